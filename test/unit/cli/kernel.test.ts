// `rawcpu kernel`: what it shows, computes and refuses.

import { expect, test } from 'vitest';
import { rawcpu as run } from '../../support/command-line.ts';

const rawcpu = (...args: string[]) => run(args);

test('values of a set of inputs', async () => {
  const { out, status } = await rawcpu('kernel', 'k*x + y', '--scalar', 'k=2', '--set', 'x=1,2,3', '--set', 'y=10');
  expect([out, status]).toEqual(['12 14 16\n', 0]);
});

test('a reduction, an arrow function, integers of 64 bits', async () => {
  expect((await rawcpu('kernel', 'a*b', '--reduce', 'sum', '--set', 'a=1,2,3', '--set', 'b=4,5,6')).out).toBe('32\n');
  expect((await rawcpu('kernel', '(x, y) => x > y ? x : y', '-d', 'i16', '--set', 'x=1,5', '--set', 'y=2')).out).toBe(
    '2 5\n',
  );
  const large = await rawcpu('kernel', 'a + 1', '-d', 'i64', '--set', 'a=9007199254740993');
  expect(large.out).toBe('9007199254740994\n');
});

test('numbers by the one rule', async () => {
  const values = async (...args: string[]) => (await rawcpu('kernel', ...args)).out;
  expect(await values('a < k', '-d', 'u8', '--scalar', 'k=300', '--set', 'a=1,255')).toBe('1 1\n');
  expect(await values('a < b', '-d', 'u8', '--set', 'a=1,255', '--set', 'b=300')).toBe('1 1\n');
  expect(await values('a == b', '-d', 'i32', '--set', 'a=1,2', '--set', 'b=1.5')).toBe('0 0\n');
  expect(await values('a > 300', '-d', 'u8', '--set', 'a=1,255')).toBe('0 0\n');
  expect(await values('a + k', '-d', 'i64', '--scalar', 'k=9007199254740993', '--set', 'a=0,1')).toBe(
    '9007199254740993 9007199254740994\n',
  );
  expect(await values('a', '--set', 'a=-0')).toBe('-0\n');
  expect(await values('[a, -a]', '--set', 'a=-0,1')).toBe('0: -0 1\n1: 0 -1\n');
  expect(await values('a', '-d', 'i32', '--set', 'a=-0,0o17')).toBe('0 15\n');
  expect(await values('a', '-d', 'f64', '--set', 'a=5e-324,-inf,NaN,1_000')).toBe('5e-324 -Infinity NaN 1000\n');
  expect(await values('a', '--reduce', 'max', '--set', 'a=-0')).toBe('-0\n');
  expect(await values('a * 2', '-d', 'f16', '--set', 'a=1.5,-0.25')).toBe('3 -0.5\n');
  expect(await values('{ x: a, y: a > 1 }', '-d', 'bf16', '--set', 'a=1.5,0x10')).toBe('x: 1.5 16\ny: 1 1\n');
});

test('the IR, the code and the loop in JavaScript', async () => {
  const { out } = await rawcpu('kernel', 'a*b + 1', '--isa', 'sse2', '--show', 'ir,asm,js');
  expect(out).toContain('%2: f32 = mul %0, %1');
  expect(out).toMatch(/mulps xmm\d+, xmm\d+/);
  expect(out).toContain('out[i] = (a[i] * b[i]) + 1;');
});

test('JSON', async () => {
  const { out } = await rawcpu('kernel', 'a > 1', '--set', 'a=1,2', '--json', '--bench', '-n', '64');
  const json = JSON.parse(out);
  expect(json).toMatchObject({
    dtype: 'f32',
    inputs: [{ name: 'a', type: 'f32' }],
    outputs: [{ type: 'u8' }],
    result: [0, 1],
  });
  expect(json.timing.kernelNs).toBeGreaterThan(0);
  expect(json.timing.javascriptNs).toBeGreaterThan(0);
});

test('JSON: numbers that it does not have are text', async () => {
  const { out } = await rawcpu('kernel', 'a * -1', '--set', 'a=0,1,nan,inf,-inf,-0', '--json');
  expect(JSON.parse(out).result).toEqual(['-0', -1, 'NaN', '-Infinity', 'Infinity', 0]);
  const { out: reduced } = await rawcpu('kernel', 'a', '--reduce', 'max', '--set', 'a=-inf', '--json');
  expect(JSON.parse(reduced).result).toEqual('-Infinity');
});

test.each([
  'a => ({ "[b = globalThis.process.exit(42)]": a })',
  'this+1',
  'while + class',
  '__proto__ * constructor + i + out',
])('%s is timed, and none of its names becomes code', async (expression) => {
  const { out, status } = await rawcpu('kernel', expression, '--bench', '-n', '64', '--show', 'js');
  expect(status).toBe(0);
  expect(out).toContain('JavaScript loop');
  expect(out).not.toContain('process.exit');
});

test.each([
  [['a + '], 65, 'a value expected'],
  [['a', '-d', 'f33'], 2, 'Allowed choices are'],
  [['a', '--isa', 'neon'], 2, 'Allowed choices are'],
  [['a', '--set', 'b=1'], 2, "there is no input 'b'"],
  [['a + b', '--set', 'a=1'], 2, "the input 'b' has no values"],
  [['a + b', '--set', 'a=1,2', '--set', 'b=1,2,3'], 2, '--set a: there are 2 values; another input has 3'],
  [['a', '--set', 'a=x'], 2, "--set a: 'x' is not a number"],
  [['a + b', '--set', 'a=1', '--set', 'b=1,q'], 2, "--set b: 'q' is not a number"],
  [['a', '-d', 'f64', '--set', 'a=1e-400'], 2, 'too small'],
  [['a', '-d', 'f64', '--set', 'a=1,1e-400'], 2, "'1e-400' is too small"],
  [['a', '-d', 'f64', '--set', 'a=1,-1e400'], 2, "'-1e400' is more than a number can be"],
  [['a*k', '-d', 'f64', '--scalar', 'k=1e-400', '--set', 'a=1'], 2, 'It is too small'],
  [['a', '--set', 'a=1', '--set', 'a=2'], 2, "There is another value for 'a'"],
  [['a*k', '--scalar', 'k=1', '--scalar', 'k=1', '--set', 'a=2'], 2, "There is another value for 'k'"],
  [['a', '--input', 'a=u8', '--input', 'a=i8', '--set', 'a=2'], 2, "There is another value for 'a'"],
  [['a', '-d', 'u64', '--set', 'a=1.5'], 2, "'1.5' is not an integer"],
  [['a', '-d', 'u8', '--set', 'a=1,300'], 2, '--set a: 300 is not a u8, which holds integers from 0 to 255'],
  [['a + b', '-d', 'u8', '--set', 'a=1,2', '--set', 'b=300'], 2, '300 is not a u8'],
  [['a + b', '-d', 'i32', '--set', 'a=1,2', '--set', 'b=0.5'], 2, "'0.5' is not an integer"],
  [['a', '-d', 'i16', '--set', 'a=1,NaN'], 2, "'NaN' is not an integer"],
  [['a', '-d', 'f16', '--set', 'a=1,70000'], 2, '70000 is not an f16'],
  [['a', '-d', 'f64', '--set', 'a=1,1e400'], 2, "'1e400' is more than a number can be"],
  [['a + k', '-d', 'u8', '--scalar', 'k=300'], 2, '300 is not a u8'],
  [['a + k', '-d', 'u8', '--scalar', 'k=-1'], 2, '-1 is not a u8'],
  [['a + 300', '-d', 'u8'], 65, '300 is not a u8'],
  [['a + toString', '--set', 'a=1'], 2, "the input 'toString' has no values"],
  [['a', '--reduce', 'total'], 2, 'the operation is one of sum'],
  [['a', '-n', '0'], 2, 'not a number of elements'],
])('%j is refused', async (args, status, message) => {
  const result = await rawcpu('kernel', ...args);
  expect(result.err).toContain(message);
  expect(result.status).toBe(status);
});
