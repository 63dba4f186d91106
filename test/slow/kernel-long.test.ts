// Long expressions: thousands of choices and arguments, whose values lie on the stack, against JavaScript; as many inputs and
// outputs as there may be; and code whose stack does not grow with its length.

import { compress, elementwise, reduce } from 'rawcpu/kernel';
import { expect, test } from 'vitest';

const list = (count: number, part: (i: number) => string, between: string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);
const a = Float64Array.of(0.5, 700.5, 1999.25, 5000);
const inputNames = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`);

test.each([
  ['choices', `${list(2000, (i) => `a < ${i} ? a * ${i}`, ' : ')} : a`],
  ['arguments', `Math.min(${list(2000, (i) => `a * ${(i * 7919) % 2001}`, ', ')})`],
  ['conditions', `${list(2000, (i) => `a + ${i} < 5000`, ' && ')} ? a : -a`],
  ['alternatives', list(2000, (i) => `(a < ${i + 1000} && a * ${i})`, ' || ')],
])('%s', (_, text) => {
  const expected = new Function('a', `return Number(${text})`) as (a: number) => number;
  const kernel = elementwise('f64', text.replaceAll('Math.', ''), { outputs: 'f64' });
  expect([...(kernel(a) as Float64Array)]).toEqual(Array.from(a, expected));
});

test('the stack holds what lives at the same time, not all that ever lay there', () => {
  const { assembly } = elementwise(
    'f64',
    list(60, (i) => `sin(a + ${i}) * (b + ${i})`, '+'),
  );
  const [, bytes] = /sub\s+rsp, (\d+)/.exec(assembly.listing()) ?? [];
  expect(Number(bytes)).toBeLessThan(4096);
});

test('inputs and outputs, 124 together', async () => {
  const names = inputNames(123);
  const values = names.map((_, i) => Float64Array.of(i, 2 * i));
  const sum = elementwise('f64', names.join('+'));
  expect([...(sum(...values) as Float64Array)]).toEqual([7503, 15006]);
  expect([...((await sum.parallel(...values)) as Float64Array)]).toEqual([7503, 15006]);
  expect(reduce('f64', 'sum', names.join('+'))(...values)).toBe(22509);
  expect([...compress('f64', `${names.join('+')} > 8000`, names.join('+'))(...values)]).toEqual([15006]);
  const many = elementwise('f64', `[${list(123, (i) => `a * ${i}`, ',')}]`)(a) as readonly Float64Array[];
  expect(many.map((array) => array[0])).toEqual(names.map((_, i) => i * 0.5));
});
