// The lowering table as the rest of the compiler asks it: which row serves an operation on a target. Rows are read from
// their text when they are first wanted, so that a short expression does not pay for the whole table.

import type { Target } from '../target.ts';
import { arithmeticRows } from './rows/arithmetic.ts';
import { bitRows } from './rows/bits.ts';
import { compareRows } from './rows/compare.ts';
import { convertRows } from './rows/convert.ts';
import { numberRows } from './rows/number.ts';
import { type Line, type Row, readLine, readRow } from './template.ts';

/** What guards may ask about the place where a row would be used. Arguments go by their letters. */
export interface Place {
  readonly target: Target;
  /** The type of the row's key. */
  readonly type: string;
  /** Whether an argument is a constant, and which: `const`, `nonzero` (nor NaN), `+0`, `-0`. */
  isConstant(name: string, which: string): boolean;
  /** Whether nobody reads the argument after this, so that its register may be written over. */
  dies(name: string): boolean;
  /** Bytes of an argument's register; undefined while that is not known, and then guards on it hold. */
  registerBytes(name: string): number | undefined;
}

const texts = [arithmeticRows, numberRows, bitRows, compareRows, convertRows];

let lines: Map<string, string[]> | undefined;
const rows = new Map<string, readonly Row[]>();

/** The lines of the table by operation. */
function linesByOperation(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const text of texts) {
    for (const raw of text.split('\n')) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      for (const op of line.slice(0, line.indexOf('.')).split(',')) {
        const known = map.get(op);
        if (known === undefined) map.set(op, [line]);
        else known.push(line);
      }
    }
  }
  return map;
}

/** Every key of the table with its lines, for tests. */
export function tableLines(): readonly Line[] {
  lines ??= linesByOperation();
  return [...new Set([...lines.values()].flat())].map(readLine);
}

const parsed = new Map<string, readonly Line[]>();

/** All rows of an operation such as `add.f32` or `convert.i32.f32`, in order of preference. */
export function rowsOf(key: string): readonly Row[] {
  const known = rows.get(key);
  if (known !== undefined) return known;
  lines ??= linesByOperation();
  const [op, type] = key.split('.') as [string, string];
  let candidates = parsed.get(op);
  if (candidates === undefined) {
    candidates = (lines.get(op) ?? []).map(readLine);
    parsed.set(op, candidates);
  }
  const found = candidates
    .filter((line) => line.keys.includes(key))
    .map((line) => readRow(line.guards, line.body, type));
  rows.set(key, found);
  return found;
}

/** Whether the target computes on a type without going through another. */
function isNative(type: string, target: Target): boolean {
  return type === 'f16' ? target.features.has('avx512_fp16') : type !== 'bf16';
}

const registerLetters: Readonly<Record<string, number>> = { x: 16, y: 32, z: 64 };

function holds(guard: string, place: Place): boolean {
  if (guard.startsWith('!')) return !holds(guard.slice(1), place);
  const { target } = place;
  const relation = /^([a-c])=(.+)$/.exec(guard);
  if (relation) {
    const [, name, what] = relation as unknown as [string, string, string];
    const bytes = registerLetters[what];
    if (bytes === undefined) return place.isConstant(name, what);
    return (place.registerBytes(name) ?? bytes) === bytes;
  }
  if (guard.startsWith('dies:')) return place.dies(guard.slice(5));
  switch (guard) {
    case 'evex':
      return target.evex;
    case 'vex':
      return target.vex;
    case 'native':
      return isNative(place.type, target);
    default:
      return target.features.has(guard);
  }
}

/** The first row of an operation that the target and the place allow. */
export function rowFor(key: string, place: Place): Row | undefined {
  return rowsOf(key).find((row) => row.guards.every((guard) => holds(guard, place)));
}
