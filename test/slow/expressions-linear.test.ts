// Expressions of any length and nesting: a kernel or an error of ours, in a time that grows as the text does.

import { describe, expect, it, vi } from 'vitest';
import { RawCpuError } from '../../src/errors/index.ts';
import { type KernelSource, parseExpression } from '../../src/kernel/front/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const MANY = 100_000;
const list = (count: number, part: (i: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);
const parse = (source: KernelSource) => parseExpression(source, { dtype: 'f64' });

describe('what nests too deep', () => {
  it.each([
    ['parentheses', `${'('.repeat(MANY)}a${')'.repeat(MANY)}`],
    ['signs', `${'- '.repeat(MANY)}a`],
    ['powers', `${'a**'.repeat(MANY)}a`],
    ['calls', `${'abs('.repeat(MANY)}a`],
    ['conditions', `${'a?'.repeat(MANY)}a`],
    ...['(', '[', '-', '!', 'a**', 'a=>', 'a?', 'a?a:', '`${', 'abs(', '/(', '{a:'].map((part): [string, string] => [
      `an arrow of ${part}`,
      `a=>${part.repeat(MANY)}a`,
    ]),
  ])('%s', (_, source) => {
    expect(() => parse(source)).toThrow(RawCpuError);
  });
});

describe('what is long', () => {
  it.each([
    ['statements', `x0=a;${list(20_000, (i) => `x${i + 1}=x${i}+${i};`)}x9`],
    ['values in one statement', `x0=a,${list(130_000, (i) => `x${i + 1}=a`, ',')};x1`],
    ['results', `[${list(123, () => 'a', ',')}]`],
    ['functions', list(1_900, (i) => `sin(a+${i})`, '+')],
    ['choices', `${list(30_000, (i) => `a<${i}?a*${i}`, ':')}:a`],
    ['a sum', `a${'+a'.repeat(20_000)}`],
    ['arguments', `max(${'a,'.repeat(130_000)}a)`],
    ['comments', `a${'/**/ '.repeat(MANY)}`],
    ['blanks', `${' '.repeat(MANY)}a${'\n'.repeat(MANY)}`],
    ['digits', `a+0.${'9'.repeat(MANY)}`],
    ['names of a function', `a=>{${list(30_000, (i) => `const a${i}=a;`)}return a}`],
    ['variables of a function', `a=>{${list(30_000, (i) => `var a${i}=a;`)}return a}`],
  ])('%s', (_, source) => {
    expect(parse(source).inputs).toHaveLength(1);
  });

  it.each([
    ['comments without an end', `a${'/* '.repeat(MANY)}`, 'SYNTAX'],
    ['products of bigints', `a+${'(1n<<4000n)*'.repeat(20_000)}1n`, 'TYPE_MISMATCH'],
    ['the same name in a function', `a=>{${'const b=a;'.repeat(MANY)}return a}`, 'SYNTAX'],
    ['members', `a=>a${'.b'.repeat(MANY)}`, 'UNSUPPORTED_SYNTAX'],
    ['digits', `a+${'9'.repeat(MANY)}`, 'BAD_NUMBER'],
    ['digits of a bigint', `a+${'9'.repeat(MANY)}n`, 'BAD_NUMBER'],
    ['an unknown name', `${'s'.repeat(MANY)}(a)`, 'UNKNOWN_NAME'],
    ['a regular expression', 'a=>/[/g', 'SYNTAX'],
    ['a surrogate alone', 'a+\ud800', 'SYNTAX'],
    ['more operations than a kernel has', list(70_000, (i) => `a*${i}`, '+'), 'EXPRESSION_TOO_LARGE'],
    ['more functions', list(2_001, (i) => `sin(a+${i})`, '+'), 'EXPRESSION_TOO_LARGE'],
    ['more arguments of a function', `hypot(${list(20_000, (i) => `a+${i}`, ',')})`, 'EXPRESSION_TOO_LARGE'],
    ['more of them in an arrow', `a=>Math.hypot(${list(20_000, (i) => `a+${i}`, ',')})`, 'EXPRESSION_TOO_LARGE'],
    ['more inputs', list(124, (i) => `x${i}`, '+'), 'EXPRESSION_TOO_LARGE'],
    ['more outputs', `[${list(124, (i) => `a+${i}`, ',')}]`, 'EXPRESSION_TOO_LARGE'],
  ])('%s', (_, source, code) => {
    expect(() => parse(source)).toThrow(expect.objectContaining({ code }));
  });
});
