import { describe, expect, it } from 'vitest';
import { ParseError, RawCpuError } from '../../../src/errors/index.ts';
import { type KernelSource, type ParseOptions, parseExpression } from '../../../src/kernel/front/index.ts';

function errorOf(source: unknown, options: Partial<ParseOptions> = {}): RawCpuError {
  try {
    parseExpression(source as KernelSource, { dtype: 'f32', ...options });
  } catch (error) {
    if (error instanceof RawCpuError) return error;
    throw error;
  }
  throw new Error(`accepted: ${source}`);
}

/** What the caret of an error points at. */
function pointedAt(error: RawCpuError): string {
  expect(error).toBeInstanceOf(ParseError);
  const { column, length, message } = error as ParseError;
  const lines = message.split('\n');
  const caret = lines.findIndex((line) => /^\s*\^+$/.test(line));
  const [line, carets] = [lines[caret - 1]!, lines[caret]!];
  expect(carets.indexOf('^') - 4, message).toBe(column - 1);
  expect(carets.trim().length).toBe(length);
  return line.slice(carets.indexOf('^'), carets.indexOf('^') + length);
}

/** A function from its text, so that no tool on the way to the test changes it. */
const arrow = (text: string) => new Function(`return ${text}`)() as KernelSource;

describe('refused text', () => {
  for (const [text, code, place, hint] of [
    ['', 'SYNTAX', ''],
    ['a +', 'SYNTAX', ''],
    ['a b', 'SYNTAX', 'b'],
    ['(a + (b)', 'SYNTAX', '('],
    ['sin(a', 'SYNTAX', '('],
    ['a + )', 'SYNTAX', ')'],
    ['a @ b', 'SYNTAX', '@'],
    ['a + "x"', 'SYNTAX', '"'],
    ['1.5.2 + a', 'BAD_NUMBER', '1.5.2'],
    ['0x + a', 'BAD_NUMBER', '0x'],
    ['08 + a', 'BAD_NUMBER', '08'],
    ['3a', 'BAD_NUMBER', '3a'],
    ['a < b < c', 'SYNTAX', '<', 'a < b && b < c'],
    ['a += 1', 'SYNTAX', '+=', 'new name'],
    ['a = 1; a = 2; a', 'SYNTAX', 'a', 'new name'],
    ['b = a; a = 2; b', 'SYNTAX', 'a'],
    ['a + 1; b', 'SYNTAX', 'a + 1'],
    ['[a, b]; c', 'SYNTAX', 'a'],
    ['a = b = c', 'SYNTAX', 'b', '=='],
    ['x = a, b', 'SYNTAX', 'b'],
    ['[]', 'SYNTAX', '['],
    ['{ x: a, x: b }', 'SYNTAX', 'x'],
    ['a[0]', 'SYNTAX', 'a'],
    ['a.b', 'SYNTAX', 'a'],
    ['a ?? b', 'SYNTAX', '??'],
    ['sine(a)', 'UNKNOWN_NAME', 'sine', 'did you mean sin'],
    ['Math.sine(a)', 'UNKNOWN_NAME', 'Math.sine', 'did you mean sin'],
    ['a + sqrt', 'UNKNOWN_NAME', 'sqrt', 'sqrt(...)'],
    ['a * Math.TAU', 'UNKNOWN_NAME', 'Math.TAU'],
    ['a * Math.LN', 'UNKNOWN_NAME', 'Math.LN'],
    ['random()', 'UNKNOWN_NAME', 'random', 'docs/kernels.md'],
    ['toString(a)', 'UNKNOWN_NAME', 'toString'],
    ['t = a; t(a)', 'UNKNOWN_NAME', 't'],
    ['atan2(a)', 'SYNTAX', 'atan2(a)'],
    ['max()', 'SYNTAX', 'max()'],
    ['sin(a, b)', 'SYNTAX', 'sin(a, b)'],
    ['a & 3', 'TYPE_MISMATCH', 'a', 'i32(...)'],
    ['1 | b', 'TYPE_MISMATCH', 'b'],
    ['a << 1', 'TYPE_MISMATCH', 'a'],
    ['~a', 'TYPE_MISMATCH', '~a', '~i32(...)'],
    ['~(a > 1)', 'TYPE_MISMATCH', '~(a > 1', "'!'"],
    ['~1.5', 'TYPE_MISMATCH', '~1.5'],
    ['1.5 & 1', 'TYPE_MISMATCH', '1.5 & 1'],
    ['clz32(a)', 'TYPE_MISMATCH', 'a', 'i32(...)'],
    ['i32(a) ** b', 'TYPE_MISMATCH', undefined],
  ] as const) {
    it(JSON.stringify(text), () => {
      const error = errorOf(text, text.includes('i32(a) ** b') ? { inputs: { b: 'i32' } } : {});
      expect(error.code).toBe(code);
      const at = pointedAt(error);
      if (place !== undefined) expect(at).toBe(place);
      if (hint !== undefined) expect(error.message).toContain(hint);
    });
  }

  it('names line and column', () => {
    expect(errorOf('t = a * b\nu = t +\n  cosine(t)\nu')).toMatchObject({ line: 3, column: 3, length: 6 });
    expect(errorOf('a + 1\r\n+ foo(1)')).toMatchObject({ line: 2, column: 3 });
  });

  it('integers that do not fit', () => {
    expect(errorOf('a + 300', { dtype: 'u8' })).toMatchObject({ code: 'BAD_NUMBER', column: 5, length: 3 });
    expect(errorOf('a * -129', { dtype: 'i8' }).code).toBe('BAD_NUMBER');
    expect(errorOf('a + 2**40', { dtype: 'i32' }).code).toBe('BAD_NUMBER');
    expect(errorOf('a ** -1', { dtype: 'i32' }).code).toBe('TYPE_MISMATCH');
    expect(errorOf('a ** a', { dtype: 'i32' }).code).toBe('TYPE_MISMATCH');
    expect(errorOf('a & b', { inputs: { a: 'i64', b: 'u64' } }).code).toBe('TYPE_MISMATCH');
    expect(errorOf('1n << 99999999n', { dtype: 'i64' }).code).toBe('TYPE_MISMATCH');
  });

  it('nesting has a limit, and an error', () => {
    for (const text of [
      `${'('.repeat(5000)}a${')'.repeat(5000)}`,
      `${'-'.repeat(5000).replaceAll('-', '- ')}a`,
      `${'sin('.repeat(5000)}a${')'.repeat(5000)}`,
      `${'a ** '.repeat(5000)}a`,
      `${'a ? '.repeat(5000)}a${' : a'.repeat(5000)}`,
    ]) {
      expect(errorOf(text).code, text.slice(0, 20)).toBe('EXPRESSION_TOO_DEEP');
    }
    expect(() => parseExpression(`${'('.repeat(200)}a${')'.repeat(200)}`, { dtype: 'f32' })).not.toThrow();
    expect(errorOf(arrow(`(a) => ${'('.repeat(1500)}a${')'.repeat(1500)}`)).code).toBe('EXPRESSION_TOO_DEEP');
    expect(errorOf(arrow(`(a) => ${'-('.repeat(350)}a${')'.repeat(350)}`)).code).toBe('EXPRESSION_TOO_DEEP');
  });
});

describe('refused functions', () => {
  for (const [text, code, place, says] of [
    [
      '(a) => { for (let i = 0; i < 3; i++) a; return a }',
      'UNSUPPORTED_SYNTAX',
      'for (let i = 0; i < 3; i++) a;',
      'a loop',
    ],
    ['(a) => { while (a) a; return a }', 'UNSUPPORTED_SYNTAX', 'while (a) a;', 'a loop'],
    ['(a) => { a = a + 1; return a }', 'UNSUPPORTED_SYNTAX', 'a = a + 1', 'an assignment'],
    ['(a) => a++', 'UNSUPPORTED_SYNTAX', 'a++', 'an assignment'],
    ['(a) => { let t; return a }', 'UNSUPPORTED_SYNTAX', 't', 'needs a value'],
    ['(a) => { if (a > 0) return a; return -a }', 'UNSUPPORTED_SYNTAX', 'if (a > 0) return a;', 'a ? b : c'],
    ['(a) => { const t = a }', 'UNSUPPORTED_SYNTAX', '{ const t = a }', 'returns a value'],
    ['(a) => { return }', 'UNSUPPORTED_SYNTAX', 'return', 'returns a value'],
    ['(a) => { return a; a }', 'UNSUPPORTED_SYNTAX', 'a', 'follow'],
    ['(a) => { a + 1; return a }', 'UNSUPPORTED_SYNTAX', 'a + 1;', 'lost'],
    ['async (a) => a', 'UNSUPPORTED_SYNTAX', 'async (a) => a', 'async'],
    ['function* (a) { return a }', 'UNSUPPORTED_SYNTAX', 'function* (a) { return a }', 'generator'],
    ['(a = 1) => a', 'UNSUPPORTED_SYNTAX', 'a = 1', 'default'],
    ['(...a) => a', 'UNSUPPORTED_SYNTAX', '...a', 'one by one'],
    ['([a, b]) => a', 'UNSUPPORTED_SYNTAX', '[a, b]', 'destructured array'],
    ['({ a }, b) => a', 'UNSUPPORTED_SYNTAX', '{ a }', 'one record'],
    ['(a) => a.length', 'UNSUPPORTED_SYNTAX', 'a.length', 'elements'],
    ['(a) => a[0]', 'UNSUPPORTED_SYNTAX', 'a[0]', 'elements'],
    ['(a) => console.log(a)', 'UNSUPPORTED_SYNTAX', 'console.log', 'elements'],
    ['(a) => foo(a)', 'UNKNOWN_NAME', 'foo', "'foo'"],
    ['(a) => Math.random() * a', 'UNKNOWN_NAME', 'Math.random', 'random'],
    ['(a) => a * factor', 'UNKNOWN_NAME', 'factor', 'scalars: { factor: ... }'],
    ['(alpha) => alpha + alpah', 'UNKNOWN_NAME', 'alpah', 'did you mean alpha'],
    ['(a) => `x`', 'UNSUPPORTED_SYNTAX', '`x`', 'a string'],
    ['(a) => "x"', 'UNSUPPORTED_SYNTAX', '"x"', 'a string'],
    ['(a) => null', 'UNSUPPORTED_SYNTAX', 'null', "'null'"],
    ['(a) => /x/', 'UNSUPPORTED_SYNTAX', '/x/', 'regular'],
    ['(a) => typeof a', 'UNSUPPORTED_SYNTAX', 'typeof a', 'typeof'],
    ['(a) => a in a', 'UNSUPPORTED_SYNTAX', 'a in a', "'in'"],
    ['(a) => a ?? 1', 'UNSUPPORTED_SYNTAX', 'a ?? 1', "'??'"],
    ['(a) => (a, 1)', 'UNSUPPORTED_SYNTAX', 'a, 1', 'comma'],
    ['(a) => 1 + [a]', 'UNSUPPORTED_SYNTAX', '[a]', 'array'],
    ['(a) => b => a', 'UNSUPPORTED_SYNTAX', 'b => a', 'function inside'],
    ['(a) => new Date()', 'UNSUPPORTED_SYNTAX', 'new Date()', "'new'"],
    ['(a) => this.k * a', 'UNSUPPORTED_SYNTAX', 'this.k', 'elements'],
    ['(a) => ({ ...a })', 'UNSUPPORTED_SYNTAX', '...a', "'...'"],
    ['(a) => ({})', 'UNSUPPORTED_SYNTAX', '{}', 'no results'],
    ['(a) => { const a1 = 1; { const b = 2 } return a1 }', 'UNSUPPORTED_SYNTAX', '{ const b = 2 }', 'BlockStatement'],
    ['(a) => { class X {} return a }', 'UNSUPPORTED_SYNTAX', 'class X {}', 'a class'],
    ['(a) => a & 1', 'TYPE_MISMATCH', 'a', 'i32(...)'],
    ['class X {}', 'UNSUPPORTED_SYNTAX', 'class X {}', 'a class'],
    [
      'Object.getOwnPropertyDescriptor({ get a() { return 1 } }, "a").get',
      'UNSUPPORTED_SYNTAX',
      'get a() { return 1 }',
      'not a function',
    ],
  ] as const) {
    it(text, () => {
      const error = errorOf(arrow(text));
      expect(error.code).toBe(code);
      expect(pointedAt(error)).toBe(place);
      expect(error.message).toContain(says);
    });
  }

  it('without a source', () => {
    expect(errorOf(Math.sin).message).toContain('native');
    expect(errorOf(((a: number) => a).bind(null)).message).toContain('bound');
  });

  it('points into the function, however many lines it has', () => {
    const error = errorOf(arrow('(a) => {\n  const t = a * 2;\n  return t + missing;\n}'));
    expect(error).toMatchObject({ line: 3, column: 14, length: 7 });
  });
});

describe('refused options', () => {
  it('are named', () => {
    expect(errorOf('a', { dtype: 'f33' as 'f32' })).toMatchObject({ code: 'BAD_OPTION' });
    expect(errorOf('a', { dtype: 'f33' as 'f32' }).message).toContain('did you mean f32');
    expect(errorOf('a', { inputs: { b: 'f32' } }).code).toBe('BAD_OPTION');
    expect(errorOf('a', { inputs: { a: 'float' as 'f32' } }).code).toBe('BAD_OPTION');
    expect(errorOf('a', { scalars: { b: 1 } }).code).toBe('BAD_OPTION');
    expect(errorOf('a', { scalars: { a: 'x' as unknown as number } }).code).toBe('BAD_OPTION');
    expect(errorOf('a', { outputs: { result: 'f32' } }).message).toContain('out');
    expect(errorOf('a', { output: 'f32' } as Partial<ParseOptions>).code).toBe('UNKNOWN_OPTION');
    expect(errorOf(5).code).toBe('BAD_OPTION');
    expect(errorOf(undefined).code).toBe('BAD_OPTION');
  });
});
