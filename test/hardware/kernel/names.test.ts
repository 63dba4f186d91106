// Names that mean something elsewhere: in JavaScript, on Object.prototype, in the code that is generated.

import { buildExpression, compress, type DType, elementwise, type KernelSource, reduce } from 'rawcpu/kernel';
import { afterEach, describe, expect, test } from 'vitest';

const reserved = ['while', 'class', 'this', 'arguments', 'await', 'yield', 'let', 'eval', 'import', 'new', 'null'];
const known = [
  'i',
  'out',
  'n',
  'Number',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'ä',
  '$',
  '$1',
];
const x = Float64Array.of(1, 2, 3);
const y = Float64Array.of(10, 20, 30);

/** Records with a key of any name, `__proto__` among them. */
const record = <T>(...entries: [string, T][]) => Object.fromEntries(entries);
const bare = <T>(...entries: [string, T][]): Record<string, T> =>
  Object.assign(Object.create(null), record(...entries));
/** Text with one result, which is a number, whatever its names are. */
type OneNumber = 'a + b';

test.each([...reserved, ...known])('%s is an input, a scalar and a result like any other', (name) => {
  const add = elementwise('f64', `${name} + other * 2` as OneNumber);
  expect([...add(x, y)]).toEqual([21, 42, 63]);
  for (const make of [record, bare]) {
    expect([...add(make([name, x], ['other', y]))]).toEqual([21, 42, 63]);
    const scaled = elementwise('f64', `${name} * other` as OneNumber, { scalars: make([name, 2]) as never });
    expect([...scaled(y)]).toEqual([20, 40, 60]);
    expect([...scaled.with(make([name, 3]) as never)(y)]).toEqual([30, 60, 90]);
    expect([...scaled(make<number | Float64Array>([name, 4], ['other', y]))]).toEqual([40, 80, 120]);
    const typed = elementwise('f64', `${name} + 0` as OneNumber, { inputs: make<DType>([name, 'u8']) });
    expect([...typed(Uint8Array.of(7))]).toEqual([7]);
    expect([...compress('f64', `${name} > 1`, 'b', { scalars: make([name, 2]) as never })(y)]).toEqual([10, 20, 30]);
  }
  expect(() => add({ other: y } as never)).toThrow(`'${name}'`);
  expect(reduce('f64', 'sum', `${name} * 2`)(x)).toBe(12);
  expect(add.ir()).toContain(name);
  expect(add.assembly.listing()).toContain('vaddpd'.slice(1));
  const results = elementwise('f64', `{ ${name}: other, second: other * 2 }`)(x) as unknown as Record<
    string,
    Float64Array
  >;
  expect(Object.keys(results)).toEqual([name, 'second']);
  expect([...Object.getOwnPropertyDescriptor(results, name)!.value]).toEqual([1, 2, 3]);
  const target = new Float64Array(3);
  elementwise('f64', `{ ${name}: other, second: other * 2 }`)(x, record([name, target]));
  expect([...target]).toEqual([1, 2, 3]);
});

test.each([
  '[b = globalThis.process.exit(42)]',
  'a\nb',
  "a'b",
  'a"b',
  '*/',
  '\\',
  '\u2028',
  '$\u007bx}',
  '',
  ' ',
  '1',
  'constructor',
])('a result called %j', (name) => {
  const source = `a => ({ ${JSON.stringify(name)}: a * 2 })`;
  const kernel = elementwise('f64', source);
  const results = kernel(x) as unknown as Record<string, Float64Array>;
  expect(Object.keys(results)).toEqual([name]);
  expect([...results[name]!]).toEqual([2, 4, 6]);
  const out = new Float64Array(3);
  kernel.loop()?.(x, out);
  expect([...out]).toEqual([2, 4, 6]);
  expect(kernel.ir().split('\n')).toHaveLength(kernel.ir().trimEnd().split('\n').length + 1);
  expect(kernel.ir()).not.toContain('a\nb');
});

test('builders take any identifier', () => {
  const built = buildExpression(
    record(['__proto__', 'f64'], ['constructor', 'f64']) as { constructor: 'f64' },
    (values) => values.constructor.add(1),
  );
  expect([...elementwise('f64', built)(x, y)]).toEqual([11, 21, 31]);
  expect(() => buildExpression({ 'a;b': 'f64' }, (values) => values['a;b']!)).toThrow('identifier');
});

test('a function whose text lies is read by its own', () => {
  const lying = Object.assign((a: number) => a * 2, { toString: () => 'a => a * 3' });
  const other = Object.assign((a: number) => a * 4, { toString: () => 'a => a * 3' });
  expect([...(elementwise('f64', lying as KernelSource)(x) as Float64Array)]).toEqual([2, 4, 6]);
  expect([...(elementwise('f64', other as KernelSource)(x) as Float64Array)]).toEqual([4, 8, 12]);
});

test('scalars whose names together look like others are not mixed up', () => {
  const kernel = elementwise('f64', 'a * k + m', { scalars: { k: 2, m: 3 } });
  expect([...kernel(x)]).toEqual([5, 7, 9]);
  expect(() => elementwise('f64', 'a * k + m', { scalars: { 'k:f64,m': 2 } })).toThrow('has no');
});

describe('what is on Object.prototype', () => {
  const names = ['scalars', 'inputs', 'outputs', 'fma', 'isa', 'rounding', 'k', 'a', 'type', 'name', 'unroll'];
  afterEach(() => {
    for (const name of names) delete (Object.prototype as Record<string, unknown>)[name];
  });

  test('is not an option, input or scalar', () => {
    const values = {
      scalars: { a: 1 },
      inputs: { a: 'u8' },
      outputs: 'u8',
      fma: 'x',
      isa: 'sse2',
      rounding: 'up',
      k: 7,
      a: x,
    };
    Object.assign(Object.prototype, values, { type: 'u8', name: 9, unroll: 'x' });
    const kernel = elementwise('f64', 'a * k + 0.1', { scalars: { k: 2 } });
    expect([...kernel(x)]).toEqual([2.1, 4.1, 6.1]);
    expect(() => kernel({} as never)).toThrow("'a'");
    expect([...kernel.with({})(x)]).toEqual([2.1, 4.1, 6.1]);
    expect(() => elementwise('f64', 'a * k', { scalars: { k: {} as never } })).toThrow('number expected');
    expect(reduce('f64', 'sum')(x)).toBe(6);
  });
});
