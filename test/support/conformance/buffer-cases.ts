// Buffers: that machine code sees the right memory, and that unusable buffers are refused.

import { type ArgumentType, native } from 'rawcpu';
import { type Case, equal, throws } from './check.ts';

const SUM_F32 = `
  xorps xmm0, xmm0
  xor eax, eax
next:
  cmp rax, rsi
  jge done
  addss xmm0, [rdi + rax*4]
  inc rax
  jmp next
done:
  ret`;

function sum() {
  return native({ args: ['f32*', 'i32'], returns: 'f32' }, SUM_F32, { name: 'sum' });
}

/** As much of WebAssembly as is used here; the compiler's library has it only for browsers. */
declare const WebAssembly: {
  Memory: new (limits: {
    initial: number;
    maximum: number;
  }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
};

const FIRST_BYTE = 'movzx eax, byte ptr [rdi]; ret';

function transfer(buffer: ArrayBuffer): void {
  structuredClone(buffer, { transfer: [buffer] });
}

const arrays: readonly (readonly [ArgumentType, ArrayBufferView])[] = [
  ['i8*', new Int8Array([-5, 2])],
  ['u8*', new Uint8Array([7, 2])],
  ['u8*', new Uint8ClampedArray([9, 2])],
  ['u8*', Buffer.from([11, 2])],
  ['i16*', new Int16Array([-5, 2])],
  ['u16*', new Uint16Array([5, 2])],
  ['i32*', new Int32Array([-5, 2])],
  ['u32*', new Uint32Array([5, 2])],
  ['i64*', new BigInt64Array([-5n, 2n])],
  ['u64*', new BigUint64Array([5n, 2n])],
  ['f32*', new Float32Array([1.5, 2])],
  ['f64*', new Float64Array([1.5, 2])],
];

const usableCases: Case[] = [
  {
    name: 'every typed array goes to its own pointer type and to ptr',
    run: () => {
      for (const [type, array] of arrays) {
        const expected = new Uint8Array(array.buffer, array.byteOffset)[0];
        for (const argument of [type, 'ptr'] as const) {
          const first = native({ args: [argument], returns: 'u8' }, FIRST_BYTE) as unknown as (a: unknown) => number;
          for (let round = 0; round < 3; round++) equal(first(array), expected, `${argument} of ${array}`);
        }
      }
    },
  },
  {
    name: 'subarrays begin where they begin',
    run: () => {
      const all = Float32Array.from([1, 2, 4, 8]);
      const fn = sum();
      equal(fn(all.subarray(2), 2), 12);
      equal(fn(all.subarray(1, 2), 1), 2);
      equal(fn(all, 4), 15);
      equal(fn(all.subarray(4), 0), 0);
    },
  },
  {
    name: 'ptr takes ArrayBuffer, SharedArrayBuffer, DataView, null, bigint and number',
    run: () => {
      const first = native({ args: ['ptr'], returns: 'u8' }, FIRST_BYTE);
      const address = native({ args: ['ptr'], returns: 'ptr' }, 'mov rax, rdi; ret');
      const bytes = Uint8Array.from([42, 43, 44]);
      const shared = new SharedArrayBuffer(4);
      new Uint8Array(shared)[0] = 77;
      for (let round = 0; round < 3; round++) {
        equal(first(bytes.buffer), 42);
        equal(first(new DataView(bytes.buffer, 1)), 43);
        equal(first(shared), 77);
        equal(first(new Uint8Array(shared)), 77);
        equal(address(null), 0n);
        equal(first(address(bytes)), 42);
        equal(address(4096), 4096n);
        equal(address(bytes.subarray(1)) - address(bytes), 1n);
      }
    },
  },
  {
    name: 'what code writes is there at once, small arrays included',
    run: () => {
      const store = native({ args: ['i32*', 'i32'], returns: 'void' }, 'mov [rdi], esi; ret');
      for (let i = 1; i <= 100; i++) {
        const one = new Int32Array(1);
        store(one, i);
        store(one, i + 1);
        equal(one[0], i + 1);
      }
    },
  },
  {
    name: 'arrays may take turns in one place',
    run: () => {
      const fn = sum();
      const a = Float32Array.of(1, 2);
      const b = Float32Array.of(10, 20);
      for (let i = 0; i < 100; i++) equal(fn(i % 2 ? a : b, 2), i % 2 ? 3 : 30);
    },
  },
  {
    name: 'pointers and buffers may take turns in one place',
    run: () => {
      const first = native({ args: ['ptr'], returns: 'u8' }, FIRST_BYTE);
      const address = native({ args: ['ptr'], returns: 'ptr' }, 'mov rax, rdi; ret');
      const a = Uint8Array.of(1);
      const b = Uint8Array.of(2);
      const addressOfB = address(b);
      for (let i = 0; i < 20; i++) {
        equal(first(a), 1);
        equal(first(addressOfB), 2);
        equal(first(b), 2);
      }
    },
  },
  {
    name: 'memory of WebAssembly is used until it grows',
    run: () => {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
      const view = new Float32Array(memory.buffer, 0, 2);
      view.set([1, 2]);
      const fn = sum();
      equal(fn(view, 2), 3);
      equal(fn(view, 2), 3);
      memory.grow(1);
      throws(() => fn(view, 2), 'BUFFER_DETACHED', 'sum', 'argument 1');
      equal(fn(new Float32Array(memory.buffer, 0, 2), 2), 3);
    },
  },
  {
    name: 'a refused call leaves nothing behind that the next one could use',
    run: () => {
      const fn = native({ args: ['i32*', 'i32'], returns: 'i32' }, 'mov eax, [rdi]; add eax, esi; ret');
      const a = Int32Array.of(100);
      const b = Int32Array.of(200);
      equal(fn(a, 1), 101);
      throws(() => fn(b, 0.5), 'ARGUMENT_RANGE');
      equal(fn(a, 2), 102);
    },
  },
];

const refusedCases: Case[] = [
  {
    name: 'a detached buffer is refused, seen before or not',
    run: () => {
      const fn = sum();
      const seen = new Float32Array(64);
      fn(seen, 4);
      fn(seen, 4);
      transfer(seen.buffer);
      throws(() => fn(seen, 4), 'BUFFER_DETACHED', 'sum', 'argument 1', 'f32*');
      const unseen = new Float32Array(64);
      transfer(unseen.buffer);
      throws(() => fn(unseen, 4), 'BUFFER_DETACHED');
      const byAddress = native({ args: ['ptr'], returns: 'void' }, 'ret');
      throws(() => byAddress(unseen.buffer), 'BUFFER_DETACHED');
      throws(() => byAddress(unseen), 'BUFFER_DETACHED');
      const view = new DataView(new ArrayBuffer(8));
      byAddress(view);
      transfer(view.buffer);
      throws(() => byAddress(view), 'BUFFER_DETACHED');
    },
  },
  {
    name: 'resizable and growable buffers are refused',
    run: () => {
      const Resizable = ArrayBuffer as unknown as new (length: number, options: object) => ArrayBuffer;
      const Growable = SharedArrayBuffer as unknown as new (length: number, options: object) => SharedArrayBuffer;
      const fn = sum();
      throws(() => fn(new Float32Array(new Resizable(16, { maxByteLength: 64 })), 4), 'BUFFER_RESIZABLE', 'sum');
      throws(() => fn(new Float32Array(new Growable(16, { maxByteLength: 64 })), 4), 'BUFFER_RESIZABLE');
      throws(() => fn(new Float32Array(new Resizable(0, { maxByteLength: 64 })), 0), 'BUFFER_RESIZABLE');
    },
  },
  {
    name: 'a typed array of another element is refused',
    run: () => {
      for (const [type] of arrays) {
        const fn = native({ args: [type], returns: 'void' }, 'ret', { name: 'take' }) as unknown as (
          a: unknown,
        ) => void;
        for (const [other, array] of arrays) {
          if (other !== type) throws(() => fn(array), 'ARGUMENT_TYPE', 'take', 'argument 1', type);
        }
        for (const value of [null, undefined, [1, 2], new ArrayBuffer(8), 5n, { length: 2 }]) {
          throws(() => fn(value), 'ARGUMENT_TYPE', 'take');
        }
      }
    },
  },
];

/** A subclass that says something else of itself than what it is. */
class Liar extends Float32Array {
  override get length(): number {
    return 4;
  }
  override get byteLength(): number {
    return 16;
  }
  override get byteOffset(): number {
    return 0;
  }
  override get buffer(): ArrayBuffer {
    return new ArrayBuffer(16);
  }
  override get [Symbol.toStringTag](): 'Float32Array' {
    return 'Liar' as 'Float32Array';
  }
}

const lie = (object: object, properties: Readonly<Record<string, unknown>>) => {
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(object, name, { value });
};

const slotCases: Case[] = [
  {
    name: 'what a subclass says of itself counts for nothing',
    run: () => {
      const fn = sum();
      const liar = new Liar([1, 2, 3, 4, 5]);
      equal(fn(liar, 5), 15);
      equal(fn(liar, 5), 15);
      const bound = fn.bind(liar, 5);
      equal(bound(), 15);
      transfer(Object.getOwnPropertyDescriptor(typedArray, 'buffer')!.get!.call(liar));
      throws(() => fn(liar, 4), 'BUFFER_DETACHED');
      throws(() => bound(), 'BUFFER_DETACHED');
    },
  },
  {
    name: 'an array whose class changes between two calls',
    run: () => {
      const fn = sum();
      const array = Float32Array.of(1, 2);
      equal(fn(array, 2), 3);
      const { buffer } = array;
      Object.setPrototypeOf(array, Liar.prototype);
      equal(fn(array, 2), 3);
      lie(array, { length: 7 });
      transfer(buffer);
      throws(() => fn(array, 2), 'BUFFER_DETACHED');
    },
  },
  {
    name: 'properties of a buffer count for nothing',
    run: () => {
      const Resizable = ArrayBuffer as unknown as new (length: number, options: object) => ArrayBuffer;
      const fn = sum();
      const byAddress = native({ args: ['ptr'], returns: 'void' }, 'ret');
      const resizable = new Resizable(16, { maxByteLength: 64 });
      lie(resizable, { resizable: false, maxByteLength: 16 });
      throws(() => fn(new Float32Array(resizable), 4), 'BUFFER_RESIZABLE');
      throws(() => byAddress(resizable), 'BUFFER_RESIZABLE');
      const plain = new ArrayBuffer(16);
      lie(plain, { resizable: true, detached: true, byteLength: 0 });
      equal(fn(new Float32Array(plain), 4), 0);
      byAddress(plain);
      const gone = new ArrayBuffer(16);
      lie(gone, { detached: false, byteLength: 16, resizable: false });
      transfer(gone);
      throws(() => byAddress(gone), 'BUFFER_DETACHED');
    },
  },
  {
    name: 'views that follow a buffer, or reach beyond it, are refused',
    run: () => {
      const Resizable = ArrayBuffer as unknown as new (
        length: number,
        options: object,
      ) => ArrayBuffer & { resize(to: number): void };
      const fn = sum();
      const byAddress = native({ args: ['ptr'], returns: 'void' }, 'ret');
      const buffer = new Resizable(64, { maxByteLength: 128 });
      const views = [new Float32Array(buffer), new Float32Array(buffer, 32, 8), new Float32Array(buffer, 32)];
      const data = new DataView(buffer, 32, 8);
      for (const size of [64, 16]) {
        buffer.resize(size);
        for (const view of views) throws(() => fn(view, 0), 'BUFFER_RESIZABLE');
        throws(() => byAddress(data), 'BUFFER_RESIZABLE');
      }
    },
  },
  {
    name: 'what only looks like a buffer is refused',
    run: () => {
      const fn = sum() as unknown as (array: unknown, length: number) => number;
      const byAddress = native({ args: ['ptr'], returns: 'void' }, 'ret') as unknown as (value: unknown) => void;
      const { proxy, revoke } = Proxy.revocable(new Float32Array(4), {});
      revoke();
      const looks = [
        Object.create(Float32Array.prototype),
        new Proxy(new Float32Array(4), {}),
        proxy,
        { [Symbol.toStringTag]: 'Float32Array', length: 4, buffer: new ArrayBuffer(16), byteOffset: 0 },
      ];
      for (const value of looks) {
        throws(() => fn(value, 4), 'ARGUMENT_TYPE');
        throws(() => byAddress(value), 'ARGUMENT_TYPE');
      }
      for (const value of [new Proxy(new ArrayBuffer(8), {}), { [Symbol.toStringTag]: 'ArrayBuffer', byteLength: 8 }]) {
        throws(() => byAddress(value), 'ARGUMENT_TYPE');
      }
    },
  },
  {
    name: 'code is read once, from an array that has its memory',
    run: () => {
      const code = () => Uint8Array.of(0xb8, 7, 0, 0, 0, 0xc3); // mov eax, 7; ret
      const signature = { args: [], returns: 'i32' } as const;
      const gone = code();
      transfer(gone.buffer);
      throws(() => native(signature, gone), 'BUFFER_DETACHED', 'native: the code');
      const shared = new Uint8Array(new SharedArrayBuffer(6));
      shared.set(code());
      const fn = native(signature, shared);
      shared.fill(0xcc);
      equal(fn(), 7);
      class Odd extends Uint8Array {
        override get length(): number {
          return 1;
        }
      }
      equal(native(signature, new Odd(code()))(), 7);
      equal(native(signature, new Odd(code())).bytes, code());
    },
  },
];

/** The prototype that all typed arrays have. */
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

export const bufferCases: readonly Case[] = [...usableCases, ...refusedCases, ...slotCases];
