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
  /** Whether an argument is a constant, and which: `const`, `nonzero` (nor NaN), `+0`, `-0`. */
  isConstant(name: string, which: string): boolean;
  /** Whether nobody reads the argument after this, so that its register may be written over. */
  dies(name: string): boolean;
  /** Bytes of an argument's register; undefined while that is not known, and then guards on it hold. */
  registerBytes(name: string): number | undefined;
}

const table = [arithmeticRows, numberRows, bitRows, compareRows, convertRows].join('\n');

const isRow = (line: string) => line !== '' && !line.startsWith('#');

/** Every line of the table, for tests. */
export function tableLines(): readonly Line[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter(isRow)
    .map(readLine);
}

const linesOfOperation = new Map<string, readonly Line[]>();
const rowsOfKey = new Map<string, readonly Row[]>();

/** The lines of an operation. They are searched for in the text, most of which is thus never read. */
function linesOf(op: string): readonly Line[] {
  const known = linesOfOperation.get(op);
  if (known !== undefined) return known;
  const found = table.match(new RegExp(`^(?:\\w+,)*${op}(?:,\\w+)*\\..*$`, 'gm')) ?? [];
  const lines = found.map(readLine);
  linesOfOperation.set(op, lines);
  return lines;
}

/** All rows of an operation such as `add.f32` or `convert.i32.f32`, in order of preference. */
function rowsOf(key: string): readonly Row[] {
  const known = rowsOfKey.get(key);
  if (known !== undefined) return known;
  const [op, type] = key.split('.') as [string, string];
  const rows: Row[] = [];
  for (const line of linesOf(op)) if (line.keys.includes(key)) rows.push(readRow(line.guards, line.body, type));
  rowsOfKey.set(key, rows);
  return rows;
}

/** Whether the target computes on a type without going through another. */
function isNative(type: string, target: Target): boolean {
  return type === 'f16' ? target.features.has('avx512_fp16') : type !== 'bf16';
}

function holdsFor(target: Target, type: string, guard: string): boolean {
  switch (guard) {
    case 'evex':
      return target.evex;
    case 'vex':
      return target.vex;
    case 'native':
      return isNative(type, target);
    default:
      return target.features.has(guard);
  }
}

const registerLetters: Readonly<Record<string, number>> = { x: 16, y: 32, z: 64 };

/** Guards that ask about the place: `b=const`, `a=y`, `dies:c`. */
const asksPlace = (guard: string) => guard[1] === '=' || guard.startsWith('dies:');

function holdsAt(place: Place, guard: string): boolean {
  if (guard.startsWith('dies:')) return place.dies(guard.slice(5));
  const [name, what] = [guard.slice(0, 1), guard.slice(2)];
  const bytes = registerLetters[what];
  if (bytes === undefined) return place.isConstant(name, what);
  return (place.registerBytes(name) ?? bytes) === bytes;
}

/** A row with the guards that are still open once the target is known. */
interface Candidate {
  readonly row: Row;
  readonly open: readonly string[];
}

const candidatesOfTarget = new WeakMap<Target, Map<string, readonly Candidate[]>>();

function candidatesOf(key: string, target: Target): readonly Candidate[] {
  let ofTarget = candidatesOfTarget.get(target);
  if (ofTarget === undefined) {
    ofTarget = new Map();
    candidatesOfTarget.set(target, ofTarget);
  }
  const known = ofTarget.get(key);
  if (known !== undefined) return known;
  const type = key.split('.')[1] as string;
  const candidates: Candidate[] = [];
  for (const row of rowsOf(key)) {
    const open = row.guards.filter(asksPlace);
    if (!row.guards.every((guard) => open.includes(guard) || holdsFor(target, type, guard))) continue;
    candidates.push({ row, open });
    if (open.length === 0) break;
  }
  ofTarget.set(key, candidates);
  return candidates;
}

/** The rows of an operation that the target allows, as far as arguments do not decide; for tests. */
export function rowsFor(key: string, target: Target): readonly Row[] {
  return candidatesOf(key, target).map(({ row }) => row);
}

/** The first row of an operation that the target and the place allow. */
export function rowFor(key: string, target: Target, place: Place): Row | undefined {
  for (const { row, open } of candidatesOf(key, target)) {
    if (open.every((guard) => holdsAt(place, guard))) return row;
  }
  return undefined;
}
