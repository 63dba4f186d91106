// The notation of the lowering table: reads one row into a template. A row is
//
//   op.types [guards] | statement ; statement ; ...
//
// with the types of what the operation takes (`f32,i32`, or a set: `float`, `int`, `signed`, `unsigned`, `byte`, `word`,
// `dword`, `qword`), for `convert` both (`convert.i32.f32`). Guards are features by Linux's names, `evex`,
// `vex`, `native` (the target computes on the type itself), and what is asked about an argument: `b=const`, `b=nonzero`,
// `c=+0`, `b=-0`, `a=y` (its register is a ymm), `dies:c` (nobody reads it after this). The first row whose guards hold is
// taken.
//
// A statement is an instruction in AVX's three-operand notation. What it writes is a new value each time, so `t` may be
// written again and again. Operands: `a` `b` `c` arguments, `d` the result, other names are temporaries: vectors, or mask
// registers where they begin with `k`. `t:4` has elements of four bytes, as wide a register as the lanes need; `t:x` `t:y`
// `t:z` are 16, 32, 64 bytes. Written on a value read, that is another view of its register. `d=c` starts from the value
// of `c`; `d{k}` merges under a mask, `d{k}{z}` zeroes. `@` begins a constant (see constants.ts), numbers are immediates.
// In mnemonics, `%s` is the suffix of a float type (ps, pd, ph), `%l` that of its bitwise instructions (ps, pd), `%i` the
// letter of an integer's size (b, w, d, q), `%k` that of a mask register with a bit for each lane. `lanes NAME d, a, b` runs
// a routine of lane-routines.ts for each lane.
//
// Instead of statements, `= recipe` names an expression of recipes.ts which writes the operation in others.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes, type ValueType } from '../../dtype.ts';

/** Element bytes (1 to 8), a register by its letter, or the width that follows from the type. */
export type Width = 1 | 2 | 4 | 8 | 'x' | 'y' | 'z' | undefined;

export interface NameOperand {
  readonly kind: 'name';
  readonly name: string;
  readonly width: Width;
}

export type TemplateOperand =
  | NameOperand
  | { readonly kind: 'immediate'; readonly value: number }
  | { readonly kind: 'count'; readonly of: string }
  | { readonly kind: 'constant'; readonly text: string; readonly width: Width };

export interface RowStatement {
  readonly mnemonic: string;
  /** For `lanes`, the name of the routine. */
  readonly lanes?: string;
  readonly to: NameOperand;
  readonly merge?: string;
  readonly mask?: string;
  readonly zeroing: boolean;
  readonly operands: readonly TemplateOperand[];
}

export interface LoweringRow {
  /** The name of a recipe, or statements. */
  readonly recipe: string | undefined;
  readonly statements: readonly RowStatement[];
}

const sets: Readonly<Record<string, readonly ValueType[]>> = {
  float: ['f32', 'f64', 'f16'],
  int: ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64'],
  signed: ['i8', 'i16', 'i32', 'i64'],
  unsigned: ['u8', 'u16', 'u32', 'u64'],
  byte: ['i8', 'u8'],
  word: ['i16', 'u16'],
  dword: ['i32', 'u32'],
  qword: ['i64', 'u64'],
  half: ['f16', 'bf16'],
  any: ['f32', 'f64', 'f16', 'bf16', 'i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64'],
};

/** Whether a list such as `f32,dword` names a type. */
const lists = (list: string, type: string): boolean =>
  list
    .split(',')
    .some((name) => name === type || (sets[name] as readonly string[] | undefined)?.includes(type) === true);

const floatSuffix: Readonly<Record<string, string>> = { f32: 'ps', f64: 'pd', f16: 'ph' };
const sizeLetter: Readonly<Record<number, string>> = { 1: 'b', 2: 'w', 4: 'd', 8: 'q' };

function fault(text: string, problem: string): RawCpuError {
  return new RawCpuError('INTERNAL', `lowering table: '${text}' ${problem}`);
}

const widths: Readonly<Record<string, Width>> = { 1: 1, 2: 2, 4: 4, 8: 8, x: 'x', y: 'y', z: 'z' };

/** Takes off a width that stands after a sign: `t:4` is t, and 4. */
function cutWidth(text: string, sign: string): readonly [rest: string, width: Width] {
  const at = text.indexOf(sign);
  if (at < 0) return [text, undefined];
  const width = widths[text.slice(at + 1)];
  if (width === undefined) throw fault(text, 'has no such width');
  return [text.slice(0, at), width];
}

const isName = (text: string) => /^[a-z]\w*$/.test(text);

function readName(text: string): NameOperand {
  const [name, width] = cutWidth(text, ':');
  if (!isName(name)) throw fault(text, 'is not an operand');
  return { kind: 'name', name, width };
}

function readOperand(text: string): TemplateOperand {
  if (text.startsWith('#')) return { kind: 'count', of: text.slice(1) };
  if (text.startsWith('@')) {
    const [name, width] = cutWidth(text.slice(1), '/');
    return { kind: 'constant', text: name, width };
  }
  const value = Number(text);
  return Number.isNaN(value) ? readName(text) : { kind: 'immediate', value };
}

/** Reads `d=c{k}{z}`. */
function readTarget(text: string): Pick<RowStatement, 'to' | 'merge' | 'mask' | 'zeroing'> {
  const zeroing = text.endsWith('{z}');
  let rest = zeroing ? text.slice(0, -3) : text;
  let mask: string | undefined;
  let merge: string | undefined;
  const brace = rest.indexOf('{');
  if (brace >= 0) {
    mask = rest.slice(brace + 1, -1);
    rest = rest.slice(0, brace);
  }
  const equals = rest.indexOf('=');
  if (equals >= 0) {
    merge = rest.slice(equals + 1);
    rest = rest.slice(0, equals);
  }
  return {
    to: readName(rest),
    ...(merge === undefined ? {} : { merge }),
    ...(mask === undefined ? {} : { mask }),
    zeroing,
  };
}

/** Writes the letters of a type into a mnemonic. */
function spell(mnemonic: string, type: string): string {
  if (!mnemonic.includes('%')) return mnemonic;
  const bytes = dtypes[type as DType]?.bytes;
  return mnemonic
    .replace('%s', floatSuffix[type] ?? '%s')
    .replace('%l', type === 'f64' ? 'pd' : 'ps')
    .replace('%i', sizeLetter[bytes] ?? '%i');
}

function readStatement(text: string, type: string): RowStatement {
  const space = text.indexOf(' ');
  if (space < 0) throw fault(text, 'has no operands');
  let mnemonic = text.slice(0, space);
  let rest = text.slice(space + 1).trim();
  let lanes: string | undefined;
  if (mnemonic === 'lanes') {
    const end = rest.indexOf(' ');
    lanes = spell(rest.slice(0, end), type);
    rest = rest.slice(end + 1);
  }
  mnemonic = spell(mnemonic, type);
  const [first = '', ...others] = rest.split(',').map((part) => part.trim());
  return {
    mnemonic,
    ...(lanes === undefined ? {} : { lanes }),
    ...readTarget(first),
    operands: others.map(readOperand),
  };
}

/** Reads what stands right of the bar, for a type. */
export function readRow({ body }: Line, type: string): LoweringRow {
  if (body.startsWith('=')) return { recipe: body.slice(1).trim(), statements: [] };
  const statements = body
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => readStatement(text, type));
  return { recipe: undefined, statements };
}

/** A line of the table before its body is read: which operations on which types it serves, under which guards. */
export interface Line {
  readonly ops: string;
  readonly from: string;
  /** Of conversions. */
  readonly to: string | undefined;
  readonly guards: readonly string[];
  readonly body: string;
}

/** Reads `op.types [guards] | body`. */
export function readLine(text: string): Line {
  const bar = text.indexOf('|');
  const bracket = text.indexOf('[');
  const guarded = bracket >= 0 && bracket < bar;
  const [ops, from, to] = text
    .slice(0, guarded ? bracket : bar)
    .trim()
    .split('.') as [string, string?, string?];
  const close = guarded ? text.indexOf(']') : bar;
  if (bar < 0 || from === undefined || close < 0 || close > bar) throw fault(text, 'is not a row');
  const guards = guarded ? text.slice(bracket + 1, close).split(' ') : [];
  return { ops, from, to, guards: guards.filter((guard) => guard !== ''), body: text.slice(bar + 1).trim() };
}

/** Whether a line serves an operation on these types. */
export function serves(line: Line, type: string, to: string | undefined): boolean {
  return lists(line.from, type) && (to === undefined || (line.to !== undefined && lists(line.to, to)));
}

/** All types that a list names, for tests. */
export function typesIn(list: string): readonly string[] {
  return list.split(',').flatMap((name): readonly string[] => sets[name] ?? [name]);
}
