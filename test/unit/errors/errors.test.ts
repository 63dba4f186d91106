import { describe, expect, test } from 'vitest';
import {
  CallError,
  type CodesOf,
  CpuFault,
  EncodeError,
  type ErrorClassName,
  type ErrorCode,
  errorCodes,
  exitStatusOf,
  LinkError,
  MeasurementError,
  MemoryError,
  OperandError,
  ParseError,
  RawCpuError,
  readOptions,
  UnsupportedError,
} from '../../../src/errors/index.ts';

const classes = {
  RawCpuError,
  OperandError,
  EncodeError,
  ParseError,
  LinkError,
  MemoryError,
  CallError,
  CpuFault,
  UnsupportedError,
  MeasurementError,
} satisfies Record<ErrorClassName, unknown>;

const place = { line: 3, column: 5, length: 3 };
const codes = Object.keys(errorCodes) as ErrorCode[];

/** An error of the class that the table names for a code. */
function errorWith(code: ErrorCode): RawCpuError {
  const name = errorCodes[code].class;
  if (name === 'ParseError') return new ParseError(code as CodesOf<'ParseError'>, 'message', place, 'add eax');
  const Class = classes[name as Exclude<ErrorClassName, 'ParseError'>] as new (
    code: ErrorCode,
    message: string,
  ) => RawCpuError;
  return new Class(code, 'message');
}

describe('classes', () => {
  test.each(Object.entries(classes))('%s keeps its name and is a RawCpuError', (name, Class) => {
    expect(Class.name).toBe(name);
    expect(Class === RawCpuError || Object.getPrototypeOf(Class) === RawCpuError).toBe(true);
  });

  test.each(codes)('%s makes an error of its class', (code) => {
    const error = errorWith(code);
    const Class = classes[errorCodes[code].class];
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(RawCpuError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(errorCodes[code].class);
    expect(error.code).toBe(code);
    expect(String(error)).toMatch(new RegExp(`^${error.name}: `));
  });

  test('a code of another class is a type error', () => {
    // @ts-expect-error LABEL_UNBOUND belongs to LinkError.
    expect(new EncodeError('LABEL_UNBOUND', 'message').code).toBe('LABEL_UNBOUND');
  });
});

describe('the table of codes', () => {
  test.each(codes)('%s has a plain name, a sentence and an exit status', (code) => {
    const { exitStatus, summary } = errorCodes[code];
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(summary).toMatch(/^[A-Z][^\n|]*\.$/);
    expect(Number.isInteger(exitStatus) && exitStatus >= 1 && exitStatus <= 125).toBe(true);
  });
});

describe('what accompanies an error', () => {
  test('hint, details and cause', () => {
    const cause = new Error('EACCES');
    const error = new MemoryError('MAP_FAILED', 'mmap of 4096 bytes failed', {
      hint: 'raise the limit',
      details: { sizeBytes: 4096 },
      cause,
    });
    expect(error.message).toBe('mmap of 4096 bytes failed\n  hint: raise the limit');
    expect(error.hint).toBe('raise the limit');
    expect(error.details).toEqual({ sizeBytes: 4096 });
    expect(error.cause).toBe(cause);
  });

  test('nothing, when nothing was given', () => {
    const error = new RawCpuError('INTERNAL', 'message');
    expect(error.message).toBe('message');
    expect(error.hint).toBeUndefined();
    expect(error.details).toEqual({});
    expect(Object.hasOwn(error, 'cause')).toBe(false);
  });

  test('its listing stands between the summary and the hint', () => {
    const error = new RawCpuError('INTERNAL', 'what', { listing: '  rax 1\n  rbx 2', hint: 'mend' });
    expect([error.summary, error.listing, error.hint]).toEqual(['what', '  rax 1\n  rbx 2', 'mend']);
    expect(error.message).toBe('what\n  rax 1\n  rbx 2\n  hint: mend');
  });
});

describe('ParseError', () => {
  const message = (sourceLine: string, column: number, length: number): string[] =>
    new ParseError('SYNTAX', 'expected an operand', { line: 7, column, length }, sourceLine).message.split('\n');

  test('carries its place and shows it under the line', () => {
    const error = new ParseError('BAD_NUMBER', 'not a number: 0xg', { line: 2, column: 10, length: 3 }, 'mov eax, 0xg');
    expect(error).toMatchObject({ line: 2, column: 10, length: 3, code: 'BAD_NUMBER' });
    expect(error.message).toBe('2:10: not a number: 0xg\n    mov eax, 0xg\n             ^^^');
  });

  test('a hint comes after the caret', () => {
    const error = new ParseError('SYNTAX', 'what', { line: 1, column: 1, length: 1 }, 'x', { hint: 'say y' });
    expect(error.message).toBe('1:1: what\n    x\n    ^\n  hint: say y');
  });

  test('a place of no length, at the end of the line, gets one caret', () => {
    expect(message('add eax,', 9, 0)).toEqual(['7:9: expected an operand', '    add eax,', '            ^']);
  });

  test('tabs before the place stay tabs, so that the caret stands right at any tab width', () => {
    expect(message('\tadd\teax, q', 11, 1).slice(1)).toEqual(['    \tadd\teax, q', '    \t   \t     ^']);
  });

  test.each([
    ['at the start', 1],
    ['in the middle', 500],
    ['at the end', 997],
  ])('a long line is cut around a place %s', (_where, column) => {
    const sourceLine = `${'a'.repeat(column - 1)}XYZ${'b'.repeat(1000 - column - 2)}`;
    const [, shown, carets] = message(sourceLine, column, 3) as [string, string, string];
    expect(shown.length).toBe(124);
    expect(carets.length).toBeLessThanOrEqual(124);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('XYZ');
  });

  test('carets end where the excerpt ends', () => {
    const [, shown, carets] = message('x'.repeat(1000), 900, 5000) as [string, string, string];
    expect(carets.length).toBe(shown.length);
  });

  test('carets do not reach past a short line', () => {
    const [, shown, carets] = message('add eax', 5, 90) as [string, string, string];
    expect(carets.length).toBe(shown.length);
  });
});

describe('exitStatusOf', () => {
  test.each(codes)('%s gives what the table says', (code) => {
    expect(exitStatusOf(errorWith(code))).toBe(errorCodes[code].exitStatus);
  });

  test.each([[new TypeError('x')], ['text'], [undefined], [{ code: 'UNKNOWN_OPTION' }]])('%o gives 70', (thrown) => {
    expect(exitStatusOf(thrown)).toBe(70);
  });
});

describe('readOptions', () => {
  const known = ['origin', 'name'];

  test('known keys pass, in any number', () => {
    readOptions('assemble', {}, known);
    readOptions('assemble', { name: 'f', origin: undefined }, known);
  });

  test.each(['orgin', 'toString', '__proto__x'])('%s is refused, and the known ones are listed', (key) => {
    const refuse = () => readOptions('assemble', { origin: 0, [key]: 1 }, known);
    expect(refuse).toThrow(RawCpuError);
    expect(refuse).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_OPTION',
        message: `assemble: unknown option '${key}'; known are origin, name`,
        details: { option: key, known },
      }),
    );
  });
});
