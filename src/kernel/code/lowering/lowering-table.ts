// The lowering table as the rest of the compiler asks it: which row serves an operation on a target. Rows are read from
// their text when they are first wanted, so that a short expression does not pay for the whole table.

import type { DType, ValueType } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { Op } from '../../ir/ops.ts';
import type { Target } from '../target.ts';
import { type Line, type LoweringRow, readLine, readRow, serves } from './row-notation.ts';
import { arithmeticRows } from './rows/arithmetic.ts';
import { bitRows } from './rows/bits.ts';
import { compareRows } from './rows/compare.ts';
import { convertRows } from './rows/convert.ts';
import { floatPartRows } from './rows/float-parts.ts';

/** What guards may ask about the place where a row would be used. Arguments go by their letters. */
export interface RowContext {
  /** Whether an argument is a constant, and which: `const`, `nonzero` (nor NaN), `+0`, `-0`. */
  isConstant(name: string, which: string): boolean;
  /** Whether nobody reads the argument after this, so that its register may be written over. */
  dies(name: string): boolean;
  /** Bytes of an argument's register; undefined while that is not known, and then guards on it hold. */
  registerBytes(name: string): number | undefined;
}

/** What recipes write with. Whatever it makes is legalised in its turn. */
export interface RecipeWriter {
  /** An operation that gives the type of its arguments (of the second, for `select`). */
  do(op: Op, ...args: Node[]): Node;
  /** An operation as it is, for which the table has instructions further down than the recipe that asks for it. */
  keep(op: Op, ...args: Node[]): Node;
  convert(a: Node, type: ValueType): Node;
  /** The same bits as another type. */
  cast(a: Node, type: DType): Node;
  /** A constant; integers of 64 bits take numbers too. */
  value(type: DType, value: number | bigint): Node;
}

export interface RecipeCall {
  readonly make: RecipeWriter;
  readonly op: Op;
  /** What the operation gives. */
  readonly type: ValueType;
  readonly args: readonly Node[];
  /** The type after the recipe's name. */
  readonly through: DType | undefined;
}

/** A function that writes one operation in others: what a row may name in place of instructions. */
export type LoweringRecipe = (call: RecipeCall) => Node;

const table = ['', arithmeticRows, floatPartRows, bitRows, compareRows, convertRows, ''].join('\n');

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

/** The lines of an operation. They are searched for in the text, most of which is thus never read. */
function linesOf(op: string): readonly Line[] {
  const known = linesOfOperation.get(op);
  if (known !== undefined) return known;
  const lines: Line[] = [];
  for (let at = table.indexOf(op); at >= 0; at = table.indexOf(op, at + 1)) {
    const [before, after] = [table[at - 1], table[at + op.length]];
    // A name of the list that a line begins with: `add.f32`, or `sub` in `add,sub,mul.half`.
    if ((before !== '\n' && before !== ',') || (after !== '.' && after !== ',')) continue;
    const start = table.lastIndexOf('\n', at) + 1;
    const text = table.slice(start, table.indexOf('\n', at));
    const dot = text.indexOf('.');
    if (at - start < dot && isRow(text)) lines.push(readLine(text));
  }
  linesOfOperation.set(op, lines);
  return lines;
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

function holdsAt(place: RowContext, guard: string): boolean {
  if (guard.startsWith('dies:')) return place.dies(guard.slice(5));
  const [name, what] = [guard.slice(0, 1), guard.slice(2)];
  const bytes = registerLetters[what];
  if (bytes === undefined) return place.isConstant(name, what);
  return (place.registerBytes(name) ?? bytes) === bytes;
}

/** A line with the guards that are still open once the target is known, and its row once that was wanted. */
interface LineCandidate {
  readonly line: Line;
  readonly open: readonly string[];
  row: LoweringRow | undefined;
}

const candidatesOfTarget = new WeakMap<Target, Map<string, readonly LineCandidate[]>>();

function candidatesOf(key: string, target: Target): readonly LineCandidate[] {
  let ofTarget = candidatesOfTarget.get(target);
  if (ofTarget === undefined) {
    ofTarget = new Map();
    candidatesOfTarget.set(target, ofTarget);
  }
  const known = ofTarget.get(key);
  if (known !== undefined) return known;
  const [op = '', type = '', to] = key.split('.');
  const candidates: LineCandidate[] = [];
  for (const line of linesOf(op)) {
    if (!serves(line, type, to)) continue;
    const open = line.guards.filter(asksPlace);
    if (!line.guards.every((guard) => open.includes(guard) || holdsFor(target, type, guard))) continue;
    candidates.push({ line, open, row: undefined });
    // After a recipe come the instructions for what it keeps.
    if (open.length === 0 && !line.body.startsWith('=')) break;
  }
  ofTarget.set(key, candidates);
  return candidates;
}

/** The lines for an operation that the target allows, as far as arguments do not decide; for tests. */
export function linesFor(key: string, target: Target): readonly Line[] {
  return candidatesOf(key, target).map(({ line }) => line);
}

/** The first row of an operation that the target and the place allow; on request the first one with instructions. */
export function rowFor(key: string, target: Target, place: RowContext, instructions = false): LoweringRow | undefined {
  for (const candidate of candidatesOf(key, target)) {
    if (!candidate.open.every((guard) => holdsAt(place, guard))) continue;
    candidate.row ??= readRow(candidate.line, key.split('.')[1] ?? '');
    if (!instructions || candidate.row.recipe === undefined) return candidate.row;
  }
  return undefined;
}
