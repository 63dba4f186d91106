// The life of a native function: its three kinds of code, binding, the thread pool, disposal, and use by many.

import { assemble, native } from 'rawcpu';
import { type Case, equal, rejects, throws, truthy } from './check.ts';

const ADD_BYTES = Uint8Array.of(0xf2, 0x0f, 0x58, 0xc1, 0xc3);
const ADD = { args: ['f64', 'f64'], returns: 'f64' } as const;

/** Counts down from its argument: a call that takes a while. */
const SPIN = 'spin: dec rdi; jnz spin; mov eax, 7; ret';

const codeCases: Case[] = [
  {
    name: 'code is text, an assembly or bytes',
    run: () => {
      const assembly = assemble('addsd xmm0, xmm1; ret');
      for (const code of ['addsd xmm0, xmm1; ret', assembly, ADD_BYTES, Buffer.from(ADD_BYTES)]) {
        const add = native(ADD, code);
        equal(add(1, 2.5), 3.5);
        equal(add.bytes, ADD_BYTES);
      }
      equal(native(ADD, assembly).assembly, assembly);
      equal(native(ADD, ADD_BYTES).assembly, undefined);
    },
  },
  {
    name: 'changing the bytes afterwards changes nothing',
    run: () => {
      const bytes = Uint8Array.from(ADD_BYTES);
      const add = native(ADD, bytes);
      bytes.fill(0xcc);
      add.bytes.fill(0xcc);
      equal(add(1, 2), 3);
      equal(add.bytes, ADD_BYTES);
    },
  },
  {
    name: 'entry names the label at which calls begin',
    run: () => {
      const text = 'one: mov eax, 1; ret\ntwo: mov eax, 2; ret';
      const signature = { args: [], returns: 'i32' } as const;
      equal(native(signature, text)(), 1);
      const two = native(signature, text, { entry: 'two' });
      equal(two(), 2);
      equal(two.address % 64n, BigInt(assemble(text).labels.get('two')!));
    },
  },
  {
    name: 'a function knows its name, length and signature',
    run: () => {
      const add = native(ADD, ADD_BYTES, { name: 'sum of two' });
      equal(add.name, 'sum of two');
      equal(add.length, 2);
      equal(add.signature.args, ['f64', 'f64']);
      equal(add.signature.returns, 'f64');
      truthy(Object.isFrozen(add.signature.args), 'frozen signature');
    },
  },
  {
    name: 'large code runs, first byte to last',
    run: () => {
      const bytes = new Uint8Array(300_000).fill(0x90);
      bytes.set([0xb8, 0x2a, 0, 0, 0], bytes.length - 6);
      bytes[bytes.length - 1] = 0xc3;
      const fn = native({ args: [], returns: 'i32' }, bytes);
      equal(fn(), 42);
      fn.dispose();
    },
  },
];

const boundCases: Case[] = [
  {
    name: 'a bound function calls with its arguments',
    run: () => {
      const add = native(ADD, ADD_BYTES);
      const three = add.bind(1, 2);
      const seven = add.bind(3, 4);
      for (let i = 0; i < 5; i++) {
        equal(three(), 3);
        equal(seven(), 7);
        equal(add(10, i), 10 + i);
      }
      throws(() => (three as (...args: number[]) => number)(1), 'ARGUMENT_COUNT', 'bound');
    },
  },
  {
    name: 'a bound function sees what changes in its buffers',
    run: () => {
      const values = Float64Array.of(1, 2);
      const load = native({ args: ['f64*'], returns: 'f64' }, 'movsd xmm0, [rdi]; ret').bind(values);
      equal(load(), 1);
      values[0] = 9;
      equal(load(), 9);
    },
  },
  {
    name: 'a bound function refuses a buffer that was transferred away',
    run: () => {
      const values = Float64Array.of(1, 2);
      const load = native({ args: ['f64*', 'ptr'], returns: 'f64' }, 'movsd xmm0, [rdi]; ret', { name: 'load' });
      const other = new ArrayBuffer(8);
      const bound = load.bind(values, other);
      equal(bound(), 1);
      structuredClone(other, { transfer: [other] });
      throws(() => bound(), 'BUFFER_DETACHED', 'load', 'argument 2');
      const again = load.bind(values, null);
      equal(again(), 1);
      structuredClone(values.buffer, { transfer: [values.buffer] });
      throws(() => again(), 'BUFFER_DETACHED', 'load', 'argument 1');
      throws(() => load.bind(values, null), 'BUFFER_DETACHED');
    },
  },
  {
    name: 'disposing of a bound function leaves the other alive, and the other way round not',
    run: () => {
      const add = native(ADD, ADD_BYTES, { name: 'add' });
      const three = add.bind(1, 2);
      const seven = add.bind(3, 4);
      three.dispose();
      three.dispose();
      throws(() => three(), 'DISPOSED', 'add');
      equal(seven(), 7);
      equal(add(1, 1), 2);
      add.dispose();
      throws(() => seven(), 'DISPOSED');
      throws(() => add.bind(1, 2), 'DISPOSED');
      seven.dispose();
    },
  },
];

const asyncCases: Case[] = [
  {
    name: 'async gives the result through a promise',
    run: async () => {
      const add = native(ADD, ADD_BYTES);
      equal(await add.async(1, 2), 3);
      const many = await Promise.all(Array.from({ length: 50 }, (_, i) => add.async(i, 1)));
      equal(
        many,
        Array.from({ length: 50 }, (_, i) => i + 1),
      );
      equal(await native({ args: [], returns: 'void' }, 'ret').async(), undefined);
      equal(await native({ args: ['i64'], returns: 'i64' }, 'mov rax, rdi; ret').async(-5), -5n);
    },
  },
  {
    name: 'async leaves the event loop and synchronous calls free',
    run: async () => {
      const spin = native({ args: ['u64'], returns: 'i32' }, SPIN);
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      const promise = spin.async(200_000_000);
      equal(spin(1), 7);
      equal(await promise, 7);
      clearInterval(timer);
      truthy(turns > 2, 'turns of the event loop meanwhile');
    },
  },
  {
    name: 'async passes stack arguments and buffers',
    run: async () => {
      const types = Array.from({ length: 9 }, () => 'i32' as const);
      const last = native({ args: types, returns: 'i32' }, 'mov eax, [rsp + 24]; ret') as {
        async(...args: number[]): Promise<number>;
      };
      equal(await last.async(1, 2, 3, 4, 5, 6, 7, 8, 9), 9);
      const store = native({ args: ['f32*'], returns: 'void' }, 'mov dword ptr [rdi], 0x3fc00000; ret');
      const out = new Float32Array(1);
      await store.async(out);
      equal(out[0], 1.5);
    },
  },
  {
    name: 'a function is not disposed of while it runs on the pool',
    run: async () => {
      const spin = native({ args: ['u64'], returns: 'i32' }, SPIN, { name: 'spin' });
      const promise = spin.async(50_000_000);
      throws(() => spin.dispose(), 'BUSY', 'spin');
      equal(await promise, 7);
      spin.dispose();
      throws(() => spin(1), 'DISPOSED');
      await rejects(spin.async(1), 'DISPOSED', 'spin');
    },
  },
  {
    name: 'a buffer transferred away meanwhile is reported',
    run: async () => {
      const spin = native({ args: ['u64', 'ptr'], returns: 'i32' }, SPIN, { name: 'spin' });
      const buffer = new ArrayBuffer(64);
      const promise = spin.async(20_000_000, buffer);
      const kept = structuredClone(buffer, { transfer: [buffer] });
      await rejects(promise, 'BUFFER_DETACHED', 'spin', 'argument 2');
      equal(kept.byteLength, 64);
    },
  },
  {
    name: 'memory that is transferred away meanwhile is written to by nobody else',
    run: async () => {
      const sizeBytes = 256 * 1024;
      const fill = native({ args: ['u64', 'u8*', 'u64'], returns: 'void' }, FILL, { name: 'fill' });
      const away: ((buffer: ArrayBuffer) => void)[] = [
        (buffer) => structuredClone(buffer, { transfer: [buffer] }),
        (buffer) => (buffer as { transfer?: (length: number) => void }).transfer?.(10),
        (buffer) => {
          const { port1, port2 } = new MessageChannel();
          port1.postMessage(buffer, [buffer]);
          port1.close();
          port2.close();
        },
      ];
      for (const transfer of away) {
        const array = new Uint8Array(sizeBytes);
        const end = fill.async(1500, array, sizeBytes).then(
          () => 'ended',
          (error: { code?: string }) => error.code,
        );
        transfer(array.buffer);
        const isThere = array.length > 0;
        const others: Uint8Array[] = [];
        for (let i = 0; i < 30; i++) {
          others.push(new Uint8Array(sizeBytes));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        equal(await end, isThere ? 'ended' : 'BUFFER_DETACHED');
        equal(others.filter((other) => other.some((byte) => byte !== 0)).length, 0);
      }
    },
  },
  {
    name: 'several views of one buffer are one memory in a job, and its neighbours stay as they are',
    run: async () => {
      const copy = native({ args: ['u64', 'u8*', 'ptr'], returns: 'i32' }, SPIN_AND_COPY);
      const bytes = new Uint8Array(64);
      bytes[8] = 5;
      const promise = copy.async(5_000_000, bytes.subarray(8, 12), new DataView(bytes.buffer, 16, 4));
      bytes[40] = 9;
      equal(await promise, 5);
      equal([bytes[8], bytes[16], bytes[40]], [5, 5, 9]);
    },
  },
];

/** Writes 7 to each of rdx bytes at rsi, rdi times. */
const FILL = `again: xor ecx, ecx
  write: mov byte ptr [rsi + rcx], 7
  inc rcx
  cmp rcx, rdx
  jb write
  dec rdi
  jnz again
  ret`;

/** Waits, copies four bytes from rsi to rdx, and reads them there. */
const SPIN_AND_COPY = `wait: dec rdi
  jnz wait
  mov eax, [rsi]
  mov [rdx], eax
  mov eax, [rdx]
  ret`;

const disposalCases: Case[] = [
  {
    name: 'a call after dispose throws and runs nothing',
    run: () => {
      const counter = Int32Array.of(0);
      const count = native({ args: ['i32*'], returns: 'void' }, 'inc dword ptr [rdi]; ret', { name: 'count' });
      for (let i = 0; i < 1000; i++) count(counter);
      count.dispose();
      count.dispose();
      for (let i = 0; i < 10; i++) throws(() => count(counter), 'DISPOSED', 'count');
      throws(() => count.address, 'DISPOSED');
      equal(counter[0], 1000);
      equal(count.bytes.length > 0, true);
    },
  },
  {
    name: 'a new function in the place of an old one is not called through the old one',
    run: () => {
      for (let i = 0; i < 200; i++) {
        const old = native({ args: ['i32'], returns: 'i32' }, 'lea eax, [rdi + 1]; ret');
        equal(old(i), i + 1);
        old.dispose();
        const fresh = native({ args: ['i32'], returns: 'i32' }, 'lea eax, [rdi + 2]; ret');
        throws(() => old(i), 'DISPOSED');
        equal(fresh(i), i + 2);
        fresh.dispose();
      }
    },
  },
  {
    name: 'a disposed function stores nothing into the descriptor of its successor',
    run: () => {
      const pick = 'mov rax, [rdi]; ret';
      const a = BigInt64Array.of(1n);
      const old = native({ args: ['ptr'], returns: 'i64' }, pick);
      old(a);
      old(a);
      old.dispose();
      const fresh = native({ args: ['ptr'], returns: 'i64' }, pick);
      equal(fresh(a), 1n);
      throws(() => old(0n), 'DISPOSED');
      equal(fresh(a), 1n);
    },
  },
  {
    name: 'Symbol.dispose does the same',
    run: () => {
      const add = native(ADD, ADD_BYTES);
      const three = add.bind(1, 2);
      three[Symbol.dispose]();
      throws(() => three(), 'DISPOSED');
      add[Symbol.dispose]();
      throws(() => add(1, 2), 'DISPOSED');
    },
  },
  {
    name: 'a thousand functions live beside each other',
    run: () => {
      const functions = Array.from({ length: 1000 }, (_, i) =>
        native({ args: [], returns: 'i32' }, Uint8Array.of(0xb8, i & 0xff, i >> 8, 0, 0, 0xc3)),
      );
      for (const [i, fn] of functions.entries()) equal(fn(), i);
      for (const fn of functions.filter((_, i) => i % 2 === 0)) fn.dispose();
      for (const [i, fn] of functions.entries()) {
        if (i % 2 === 0) throws(() => fn(), 'DISPOSED');
        else equal(fn(), i);
      }
      for (const fn of functions) fn.dispose();
    },
  },
];

export const lifeCases: readonly Case[] = [...codeCases, ...boundCases, ...asyncCases, ...disposalCases];
