// A page that changes built-ins after the package is loaded weakens no check: each case runs in a process of its own,
// where a check that fails would read or write memory that is not there any more.

import { describe, expect, test } from 'vitest';
import { evaluate } from '../support/child.ts';

/** An expression: what happens when `body` runs, with helpers. */
const inChild = (body: string) =>
  evaluate(`(async () => {
    const { native, run, elementwise, reduce, view } = rawcpu;
    const code = (action) => { try { const value = action(); return value === undefined ? 'nothing' : value; } catch (e) { return e.code ?? String(e); } };
    const transfer = (buffer) => { structuredClone(buffer, { transfer: [buffer] }); };
    const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
    const first = native({ args: ['f32*'], returns: 'f32' }, 'movss xmm0, [rdi]; ret');
    const address = native({ args: ['ptr'], returns: 'ptr' }, 'mov rax, rdi; ret');
    ${body}
  })()`);

test('options on Object.prototype have no effect', () => {
  const seen = inChild(`
    Object.assign(Object.prototype, { unchecked: true, deadlineMs: 0.001, isolated: 'yes', name: 5, entry: 'x', unroll: 3, isa: 'none', ddof: -5 });
    const fault = code(() => native({ args: [], returns: 'void' }, 'ud2')());
    const ran = await run('mov eax, 5; ret');
    const double = elementwise('f32', 'a * 2')(Float32Array.of(1, 2));
    const spread = reduce('f64', 'std')(Float64Array.of(1, 3));
    const both = code(() => elementwise('f32', 'a + constructor'));
    return [fault, Number(ran.after.rax), [...double], spread, both];
  `);
  expect(seen).toEqual(['ILLEGAL_INSTRUCTION', 5, [2, 4], 1, expect.any(Object)]);
});

test('changed getters of typed arrays and buffers', () => {
  const seen = inChild(`
    const arrays = Array.from({ length: 3 }, () => Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17));
    const bound = first.bind(arrays[1]);
    const before = [first(arrays[0]), bound()];
    const { buffer: get } = { buffer: Object.getOwnPropertyDescriptor(typedArray, 'buffer').get };
    const buffers = arrays.map((array) => get.call(array));
    buffers.forEach(transfer);
    const undo = [];
    const change = (target, name, descriptor) => {
      const old = Object.getOwnPropertyDescriptor(target, name);
      undo.push(() => { if (old) Object.defineProperty(target, name, old); else delete target[name]; });
      Object.defineProperty(target, name, { configurable: true, ...descriptor });
    };
    for (const name of ['length', 'byteLength']) change(typedArray, name, { get: () => 4 });
    change(typedArray, 'buffer', { get: () => new ArrayBuffer(64) });
    change(typedArray, 'byteOffset', { get: () => 8 });
    change(typedArray, Symbol.toStringTag, { get: () => 'Float32Array' });
    change(Float32Array.prototype, 'length', { value: 4 });
    for (const name of ['resizable', 'detached', 'byteLength']) change(ArrayBuffer.prototype, name, { get: () => name === 'byteLength' ? 64 : false });
    change(WeakMap.prototype, 'get', { value: () => 0x1000n });
    change(Map.prototype, 'get', { value: () => undefined });
    change(Function.prototype, 'call', { value: () => 1 });
    change(ArrayBuffer, 'isView', { value: () => true });
    const results = [before, code(() => first(arrays[0])), code(() => bound()), code(() => first(arrays[2])), code(() => address(buffers[0])), code(() => first({})), code(() => address('a'))];
    for (const restore of undo.reverse()) restore();
    return results;
  `);
  const gone = 'BUFFER_DETACHED';
  expect(seen).toEqual([[1, 1], gone, gone, gone, gone, 'ARGUMENT_TYPE', 'ARGUMENT_TYPE']);
});

test('arrays of another realm', () => {
  const seen = inChild(`
    const vm = await import('node:vm');
    const there = vm.runInNewContext('({ a: Float32Array.of(5, 6), b: new ArrayBuffer(8), s: new SharedArrayBuffer(8), d: new DataView(new ArrayBuffer(8)), r: new ArrayBuffer(8, { maxByteLength: 16 }), code: Uint8Array.of(0xc3), options: { name: "there" } })');
    const values = [first(there.a), [...elementwise('f32', 'a * 2')(there.a)], reduce('f32', 'sum')(there.a), reduce('f32', 'sum')(there.b), view(there.a, { shape: [2] }).columns];
    const taken = [there.b, there.s, there.d].map((buffer) => typeof address(buffer));
    const named = native({ args: [], returns: 'void' }, there.code, there.options).name;
    transfer(there.a.buffer);
    return [values, taken, named, code(() => address(there.r)), code(() => first(there.a)), code(() => reduce('f32', 'sum')(there.r))];
  `);
  expect(seen).toEqual([
    [5, [10, 12], 11, 0, 2],
    ['bigint', 'bigint', 'bigint'],
    'there',
    'BUFFER_RESIZABLE',
    'BUFFER_DETACHED',
    'BUFFER_RESIZABLE',
  ]);
});

describe('kernels', () => {
  const liar = `class Liar extends Float32Array {
    get length() { return 1000; } get byteOffset() { return 0; } get byteLength() { return 4000; } get buffer() { return new ArrayBuffer(4000); }
    get BYTES_PER_ELEMENT() { return 1; } static get [Symbol.species]() { return Array; } subarray() { return new Float32Array(1000); } }
    const liar = () => new Liar([1, 2, 3, 4]);`;

  test('see the elements that an array has', () => {
    const seen = inChild(`${liar}
      const double = elementwise('f32', 'a * 2');
      const out = liar();
      double(liar(), out);
      const kept = liar();
      const sums = [reduce('f32', 'sum')(kept), reduce('f32', 'sum')(kept)];
      return [double(liar()).length, Array.from({ length: 4 }, (_, i) => out[i]), sums, view(liar(), { shape: [4] }).columns,
        code(() => view(liar(), { shape: [5] })), rawcpu.cumulativeSum('f32')(liar()).length, rawcpu.compress('f32', 'a > 2')(liar()).length];
    `);
    expect(seen).toEqual([4, [2, 4, 6, 8], [10, 10], 4, 'ARGUMENT_RANGE', 4, 2]);
  });

  test('refuse what was transferred between two calls', () => {
    const seen = inChild(`
      const double = elementwise('f32', 'a * 2');
      const sum = reduce('f32', 'sum');
      const [a, out] = [new Float32Array(100).fill(1), new Float32Array(100)];
      for (let i = 0; i < 3; i++) { double(a, out); sum(a); }
      const { buffer } = a;
      for (const name of ['length', 'byteLength']) Object.defineProperty(a, name, { value: 100 });
      transfer(buffer);
      return [code(() => double(a, out)), code(() => sum(a)), code(() => rawcpu.cumulativeSum('f32')(a)), code(() => view(a, { shape: [2] }))];
    `);
    const gone = 'BUFFER_DETACHED';
    expect(seen).toEqual([gone, gone, gone, 'ARGUMENT_RANGE']);
  });

  test('on the thread pool keep memory that is transferred away', () => {
    const seen = inChild(`
      const n = 3_000_000;
      const ends = [];
      for (const which of [0, 1]) {
        const [a, out] = [new Float32Array(n).fill(1), new Float32Array(n)];
        const running = elementwise('f32', 'sin(a) + 2')
          .parallel(a, out, { threads: 2 }).then(() => 'ended', (e) => e.code);
        transfer([a, out][which].buffer);
        const others = Array.from({ length: 20 }, () => new Float32Array(n / 10));
        ends.push(await running, others.some((other) => other.some((value) => value !== 0)));
      }
      const a = new Float32Array(n).fill(1);
      const sum = reduce('f32', 'sum').parallel(a).then(() => 'ended', (e) => e.code);
      transfer(a.buffer);
      ends.push(await sum);
      const kept = new Float32Array(n).fill(1);
      ends.push(await reduce('f32', 'sum').parallel(kept));
      return ends;
    `);
    const gone = 'BUFFER_DETACHED';
    expect(seen).toEqual([gone, false, gone, false, gone, 3_000_000]);
  });
});

test('registers and regions with names that all objects have', () => {
  const seen = inChild(`
    const results = [];
    for (const text of ['{ "constructor": 1 }', '{ "__proto__": 1 }', '{ "toString": 1 }', '{ "hasOwnProperty": 1 }']) {
      results.push(await run('ret', { registers: JSON.parse(text) }).then(() => 'ran', (e) => e.code + ' ' + e.message.includes('no register')));
    }
    const { memory, addresses } = await run('mov byte ptr [rdi], 7; ret', { memory: JSON.parse('{ "__proto__": 16, "constructor": 4 }'), registers: { rdi: '__proto__' } });
    results.push(Object.keys(memory).join(), Object.getOwnPropertyDescriptor(memory, '__proto__').value[0], Object.keys(addresses).join());
    results.push(await run('ret', { registers: Object.create({ rax: 5 }) }).then(() => 'ran', (e) => e.code));
    results.push(await run('ret', { registers: new Map([['rax', 5]]) }).then(() => 'ran', (e) => e.code));
    return results;
  `);
  const refused = 'BAD_OPTION true';
  const names = '__proto__,constructor';
  expect(seen).toEqual([refused, refused, refused, refused, names, 7, names, 'BAD_OPTION', 'BAD_OPTION']);
});
