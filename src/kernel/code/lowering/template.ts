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
// letter of an integer's size (b, w, d, q), `%k` that of a mask register with a bit for each lane. `lanes NAME d, a, b` runs a text of lane-texts.ts for each lane.
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
  | { readonly kind: 'count'; readonly of: string; readonly from?: number }
  | { readonly kind: 'constant'; readonly text: string; readonly width: Width };

export interface Statement {
  readonly mnemonic: string;
  /** For `lanes`, the name of the text. */
  readonly lanes?: string;
  readonly to: NameOperand;
  readonly merge?: string;
  readonly mask?: string;
  readonly zeroing: boolean;
  readonly operands: readonly TemplateOperand[];
}

export interface Row {
  /** The text right of the bar. */
  readonly body: string;
  readonly guards: readonly string[];
  /** The name of a recipe, or statements. */
  readonly recipe: string | undefined;
  readonly statements: readonly Statement[];
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

/** The types that a list such as `f32,dword` names. */
function typesOf(list: string): readonly string[] {
  return list.split(',').flatMap((name): readonly string[] => sets[name] ?? [name]);
}

const floatSuffix: Readonly<Record<string, string>> = { f32: 'ps', f64: 'pd', f16: 'ph' };
const sizeLetter: Readonly<Record<number, string>> = { 1: 'b', 2: 'w', 4: 'd', 8: 'q' };

function widthOf(text: string | undefined): Width {
  if (text === undefined) return undefined;
  return text === 'x' || text === 'y' || text === 'z' ? text : (Number(text) as 1 | 2 | 4 | 8);
}

function readOperand(text: string): TemplateOperand {
  if (/^(0x[0-9a-f]+|\d+)$/.test(text)) return { kind: 'immediate', value: Number(text) };
  const count = /^#(?:(\d+)-)?(\w+)$/.exec(text);
  if (count) return { kind: 'count', of: count[2] as string, ...(count[1] ? { from: Number(count[1]) } : {}) };
  const constant = /^@([\w:.+-]+?)(?:\/([1248xyz]))?$/.exec(text);
  if (constant) return { kind: 'constant', text: constant[1] as string, width: widthOf(constant[2]) };
  const name = /^([a-z]\w*)(?::([1248xyz]))?$/.exec(text);
  if (!name) throw new RawCpuError('INTERNAL', `lowering table: '${text}' is no operand`);
  return { kind: 'name', name: name[1] as string, width: widthOf(name[2]) };
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

function readStatement(text: string, type: string): Statement {
  const space = text.indexOf(' ');
  if (space < 0) throw new RawCpuError('INTERNAL', `lowering table: '${text}' has no operands`);
  let mnemonic = text.slice(0, space);
  let rest = text.slice(space + 1).trim();
  let lanes: string | undefined;
  if (mnemonic === 'lanes') {
    const end = rest.indexOf(' ');
    lanes = spell(rest.slice(0, end), type);
    rest = rest.slice(end + 1);
  }
  mnemonic = spell(mnemonic, type);
  const [first, ...others] = rest.split(',').map((part) => part.trim());
  const target = /^(\w+)(?::([1248xyz]))?(?:=(\w+))?(?:\{(\w+)\})?(\{z\})?$/.exec(first as string);
  if (!target) throw new RawCpuError('INTERNAL', `lowering table: '${first}' is nothing to write to`);
  const [, name, width, merge, mask, zeroing] = target;
  return {
    mnemonic,
    ...(lanes === undefined ? {} : { lanes }),
    to: { kind: 'name', name: name as string, width: widthOf(width) },
    ...(merge === undefined ? {} : { merge }),
    ...(mask === undefined ? {} : { mask }),
    zeroing: zeroing !== undefined,
    operands: others.map(readOperand),
  };
}

/** Reads what stands right of the bar. */
export function readRow(guards: readonly string[], body: string, type: string): Row {
  if (body.startsWith('=')) {
    return { body, guards, recipe: body.slice(1).trim(), statements: [] };
  }
  const statements = body
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => readStatement(text, type));
  return { body, guards, recipe: undefined, statements };
}

/** A line of the table before its body is read: which keys it serves, under which guards. */
export interface Line {
  readonly keys: readonly string[];
  readonly guards: readonly string[];
  readonly body: string;
}

/** Reads `op.types [guards] | body`. */
export function readLine(text: string): Line {
  const bar = text.indexOf('|');
  const head = /^([\w,]+)\.([\w,]+)(?:\.([\w,]+))?\s*(?:\[([^\]]*)\])?$/.exec(text.slice(0, bar).trim());
  if (bar < 0 || !head) throw new RawCpuError('INTERNAL', `lowering table: '${text}' is no row`);
  const [, names, from, to, guards] = head;
  const keys: string[] = [];
  for (const op of (names as string).split(',')) {
    for (const type of typesOf(from as string)) {
      if (to === undefined) keys.push(`${op}.${type}`);
      else for (const other of typesOf(to)) keys.push(`${op}.${type}.${other}`);
    }
  }
  return {
    keys,
    guards: guards === undefined ? [] : guards.split(/\s+/).filter(Boolean),
    body: text.slice(bar + 1).trim(),
  };
}
