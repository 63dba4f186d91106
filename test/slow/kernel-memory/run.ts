// Runs one case: arrays at the edges of memory, inputs on read-only pages, every result against the interpreter, every
// byte beside the results against what it was.

import { RawCpuError } from '../../../src/errors/index.ts';
import { parseExpression } from '../../../src/kernel/front/index.ts';
import {
  compress,
  cumulativeSum,
  type DType,
  dtypes,
  elementwise,
  histogram,
  type Kernel,
  reduce,
  type TypedArray,
  type View,
  view,
} from '../../../src/kernel/index.ts';
import { interpret, type Value } from '../../../src/kernel/ir/interpret.ts';
import { bitsOf, fromBits } from '../../../src/kernel/ir/scalar/rounding.ts';
import { arrayClass } from '../../../src/kernel/run/arrays.ts';
import { exactly, faultOf } from '../../support/kernel/exact-reductions.ts';
import { edges, randomBits, randoms } from '../../support/kernel/lowering.ts';
import type { Case, Placed } from './cases.ts';
import { makeSlots, type Slot } from './slots.ts';

const isSmall = (type: DType) => type === 'f16' || type === 'bf16';
const isFloat = (type: DType) => dtypes[type].kind === 'float';
const isWide = (type: DType) => !isFloat(type) && dtypes[type].bytes === 8;

/** Slots for arrays of up to so many bytes: six for each size. */
const pools = new Map<number, Slot[]>();
const sizes = [96 * 1024, 640 * 1024, 5 * 1024 * 1024];

/** An argument in its slot. */
interface Lying {
  readonly slot: Slot;
  readonly type: DType;
  readonly array: TypedArray;
  readonly argument: TypedArray | View;
  /** Elements of the array in the order of the kernel's. */
  readonly places: readonly number[];
  readonly firstByte: number;
}

/** What went wrong; undefined where nothing did; the code of the error where the call was refused. */
export type Outcome = { readonly fault: string } | { readonly refused: string } | undefined;

class Run {
  private readonly given: Case;
  private readonly random: () => number;
  private readonly free: Slot[];
  private readonly lying: { readonly argument: Lying; readonly isInput: boolean }[] = [];

  constructor(given: Case) {
    this.given = given;
    this.random = randomBits(given.seed);
    const most = Math.max(
      ...[...given.inputs, ...given.outputs].map((placed) => this.extent(placed).count + placed.gap),
    );
    const size = sizes.find((bytes) => bytes >= most * 8)!;
    const slots = pools.get(size) ?? makeSlots(6, size);
    pools.set(size, slots);
    this.free = [...slots];
  }

  /** Rows, columns and distances of an argument, as it has them itself. */
  private layout({ how, rowStride, columnStride }: Placed) {
    const { rows, columns } = this.given;
    if (how === 'row') return { rows: 1, columns, rowStride: 0, columnStride: 1 };
    if (how === 'column') return { rows, columns: 1, rowStride: 1, columnStride: 0 };
    if (how === 'flat' || how === 'in place') return { rows, columns, rowStride: columns, columnStride: 1 };
    return { rows, columns, rowStride, columnStride };
  }

  private extent(placed: Placed) {
    const { rows, columns, rowStride, columnStride } = this.layout(placed);
    if (rows === 0 || columns === 0) return { offset: 0, count: 0 };
    const [down, across] = [(rows - 1) * rowStride, (columns - 1) * columnStride];
    const offset = -Math.min(0, down) - Math.min(0, across);
    return { offset, count: offset + Math.max(0, down) + Math.max(0, across) + 1 };
  }

  place(type: DType, placed: Placed, isInput: boolean): Lying {
    const slot = this.free.pop()!;
    slot.open();
    const { bytes } = dtypes[type];
    const { offset, count } = this.extent(placed);
    const at = placed.edge === 'end' ? slot.sizeBytes - (count + placed.gap) * bytes : placed.gap * bytes;
    if (at < 0 || at + count * bytes > slot.sizeBytes)
      throw new Error(`${count} elements of ${type} in a slot too small`);
    const array = new (arrayClass(type))(slot.buffer, slot.start + at, count) as TypedArray;
    const own = this.layout(placed);
    const { rows, columns } = this.given;
    const is2D =
      rows > 1 ||
      placed.how === 'row' ||
      placed.how === 'column' ||
      this.given.inputs.some(({ how }) => how === 'row' || how === 'column');
    const isPlain = placed.how === 'flat' && (!is2D || !isInput);
    const argument = isPlain
      ? array
      : is2D
        ? view(array, { shape: [own.rows, own.columns], strides: [own.rowStride, own.columnStride], offset })
        : view(array, { shape: [columns], strides: [own.columnStride], offset });
    const places: number[] = [];
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        places.push(offset + (own.rows === 1 ? 0 : r * own.rowStride) + (own.columns === 1 ? 0 : c * own.columnStride));
      }
    }
    const made = { slot, type, array, argument, places, firstByte: at };
    this.lying.push({ argument: made, isInput });
    return made;
  }

  value(type: DType): Value {
    if (this.given.what === 'elementwise') {
      const list = edges(type);
      return this.random() % 3 === 0 ? list[this.random() % list.length]! : randoms(type, 1, this.random)[0]!;
    }
    if (this.given.operation === 'prod' && this.given.what === 'reduce') return isWide(type) ? 1n : 1;
    const small = (this.random() % 9) - (dtypes[type].kind === 'unsigned' ? 0 : 4);
    return isWide(type) ? BigInt(small) : small;
  }

  fill({ type, array }: Lying): void {
    for (let k = 0; k < array.length; k++) {
      const value = this.value(type);
      array[k] = (isSmall(type) ? bitsOf(type, value as number) : value) as never;
    }
  }

  read({ type, array, places }: Lying): Value[] {
    return places.map((k) => (isSmall(type) ? fromBits(type, array[k] as number) : array[k]) as Value);
  }

  /** What changed that must not have. */
  damage(isOutput: (argument: Lying) => boolean): string | undefined {
    for (const { argument } of this.lying) {
      const { slot, firstByte, array, type } = argument;
      const written = isOutput(argument) ? new Set(argument.places) : new Set<number>();
      const byte = slot.changed((k) => written.has(Math.floor((k - firstByte) / dtypes[type].bytes)));
      if (byte >= 0)
        return `byte ${byte - firstByte} from the start of ${array.length} elements of ${type} was written`;
    }
    return undefined;
  }

  seal(writable: readonly Lying[]): void {
    for (const { argument } of this.lying) argument.slot.seal(!writable.includes(argument));
  }
}

const show = (value: unknown) => (Object.is(value, -0) ? '-0' : String(value));

function difference(what: string, got: ArrayLike<Value>, wanted: ArrayLike<Value>): string | undefined {
  if (got.length !== wanted.length) return `${what} has ${got.length} elements, not ${wanted.length}`;
  for (let k = 0; k < wanted.length; k++) {
    if (!Object.is(got[k], wanted[k])) return `${what}[${k}] is ${show(got[k])}, not ${show(wanted[k])}`;
  }
  return undefined;
}

const fault = (text: string | undefined): Outcome => (text === undefined ? undefined : { fault: text });

/** The text of the expressions as a kernel takes them. */
function sourceOf({ expressions, form }: Case): string {
  if (form === 'single') return expressions[0]!;
  if (form === 'array') return `[${expressions.join(', ')}]`;
  return `{ ${expressions.map((text, k) => `y${k}: ${text}`).join(', ')} }`;
}

const namesIn = (text: string) => [...new Set(text.match(/\b[abc]\b/g) ?? [])];

/** The inputs of a source in their order: numbers, or arrays in slots, with the values that the kernel sees. */
function inputsOf(run: Run, given: Case, names: readonly string[], count: number) {
  return names.map((name) => {
    const k = given.names.indexOf(name);
    const type = given.inputTypes[k] ?? given.type;
    const placed = given.inputs[k]!;
    if (placed.how === 'number') {
      const value = run.value(type);
      return {
        name,
        type,
        placed,
        lying: undefined,
        argument: value,
        values: new Array<Value>(count).fill(value),
      };
    }
    const lying = run.place(type, placed, true);
    run.fill(lying);
    return { name, type, placed, lying, argument: lying.argument, values: run.read(lying) };
  });
}

/** What a kernel gives for ordinary arrays, without views. */
function onPlainArrays(
  kernel: (...args: unknown[]) => unknown,
  inputs: readonly { readonly type: DType; readonly values: readonly Value[] }[],
  outputs: readonly { readonly type: DType }[],
  { form, rows, columns }: Case,
): Value[][] {
  const args = inputs.map(({ type, values }) => {
    const array = new (arrayClass(type))(values.length) as TypedArray;
    values.forEach((value, k) => {
      array[k] = (isSmall(type) ? bitsOf(type, value as number) : value) as never;
    });
    return array;
  });
  const arrays = outputs.map(({ type }) => new (arrayClass(type))(rows * columns) as TypedArray);
  const record = Object.fromEntries(arrays.map((array, k) => [`y${k}`, array]));
  try {
    kernel(...args, form === 'single' ? arrays[0] : form === 'array' ? arrays : record);
  } catch (error) {
    if (!(error instanceof RawCpuError) || error.code !== 'FLOAT_EXCEPTION') throw error;
  }
  return arrays.map((array, k) =>
    Array.from(array as ArrayLike<number>, (x) => (isSmall(outputs[k]!.type) ? fromBits(outputs[k]!.type, x) : x)),
  );
}

async function runElementwise(given: Case): Promise<Outcome> {
  const run = new Run(given);
  const source = sourceOf(given);
  const names = namesIn(source);
  const types = Object.fromEntries(
    names.map((name) => [name, given.inputTypes[given.names.indexOf(name)] ?? given.type]),
  );
  const kernel = elementwise(given.type, source, { ...given.options, inputs: types, isa: given.level } as never) as (
    ...args: unknown[]
  ) => unknown;
  const { outputs, parallel, dispose } = kernel as unknown as Omit<Kernel, 'parallel'> & {
    parallel(...args: readonly unknown[]): Promise<unknown>;
  };
  const { graph } = parseExpression(source, { dtype: given.type, inputs: types });
  const count = given.rows * given.columns;
  const inputs = inputsOf(run, given, names, count);
  const columns = inputs.map(({ values }) => values);
  const wanted = given.isAsPlain ? onPlainArrays(kernel, inputs, outputs, given) : interpret(graph, columns, [], count);
  const results = outputs.map(({ type }, k) => {
    const placed = given.outputs[k]!;
    if (placed.how !== 'in place') return run.place(type, placed, false);
    const alike = inputs.find(
      (input) =>
        input.type === type &&
        (input.placed.how === 'flat' || input.placed.how === 'view') &&
        new Set(input.lying?.places).size === count,
    );
    return alike?.lying ?? run.place(type, { ...placed, how: 'flat' }, false);
  });
  run.seal(results);
  const list = results.map(({ argument }) => argument);
  const out =
    given.form === 'single'
      ? list[0]
      : given.form === 'array'
        ? list
        : Object.fromEntries(list.map((argument, k) => [`y${k}`, argument]));
  const byName = given.seed % 2 === 0 && names.length > 0;
  const args = byName
    ? [Object.fromEntries(inputs.map(({ name, argument }) => [name, argument]))]
    : inputs.map(({ argument }) => argument);
  const isInPlace = inputs.some(({ lying }) => lying !== undefined && results.includes(lying));
  try {
    if (given.threads > 0) await parallel(...args, out, { threads: given.threads });
    else {
      kernel(...args, out);
      // The same call again takes the way for calls that repeat.
      if (!isInPlace) kernel(...args, out);
    }
  } catch (error) {
    if (!(error instanceof RawCpuError) || error.code !== 'FLOAT_EXCEPTION') throw error;
  } finally {
    dispose();
  }
  const damage = run.damage((argument) => results.includes(argument));
  if (damage !== undefined) return fault(damage);
  for (const [k, result] of results.entries()) {
    const differs = difference(outputs[k]!.name, run.read(result), wanted[k]!);
    if (differs !== undefined) return fault(differs);
  }
  return undefined;
}

/**
 * Exactness that a float result of a reduction has, in halves of the last place. The sums of these whole numbers are exact;
 * the squares of a spread are not, and what their additions lose grows with the elements that a lane adds.
 */
function withinOf(type: DType, operation: string, count: number): number {
  if (!isFloat(type)) return 1e-12;
  const isSpread = operation === 'variance' || operation === 'std';
  return (4 + (isSpread ? count / 16 : 0)) * 2 ** -dtypes[type].precision;
}

async function runReduction(given: Case): Promise<Outcome> {
  const run = new Run(given);
  const { type, operation, level } = given;
  const text = operation === 'dot' ? 'a * b' : given.expressions[0]!;
  const value = operation === 'prod' || !/[+-]|abs/.test(text) || dtypes[type].kind !== 'unsigned' ? text : 'a';
  const source = operation === 'prod' ? 'a' : value;
  const names = namesIn(source);
  const count = given.rows * given.columns;
  const reduction = reduce(type, operation, source, { isa: level, ...given.options } as never);
  const inputs = inputsOf(run, given, names, count);
  const { graph } = parseExpression(operation === 'dot' ? 'a' : source, { dtype: type });
  const columns = inputs.map(({ values }) => values);
  const values = interpret(graph, operation === 'dot' ? columns.slice(0, 1) : columns, [], count)[0]!.map((x) =>
    BigInt(x as number),
  );
  run.seal([]);
  const args = inputs.map(({ argument }) => argument);
  const got: unknown =
    given.threads > 0 ? await reduction.parallel(...args, { threads: given.threads }) : reduction(...args);
  const again: unknown = given.threads > 0 ? got : reduction(...args);
  reduction.dispose();
  const damage = run.damage(() => false);
  if (damage !== undefined) return fault(damage);
  if (count === 0) return undefined;
  const others = (columns[1] ?? []).map((x) => BigInt(x as number));
  const expected = exactly(operation, isFloat(type) ? 'i32' : type, values, others);
  const within =
    isFloat(type) && typeof expected.value === 'number' ? withinOf(type, operation, count) : expected.within;
  if (!Object.is(got, again)) return fault(`the second call gives ${show(again)}, the first gave ${show(got)}`);
  return fault(faultOf(got, { ...expected, within }));
}

async function runGathering(given: Case): Promise<Outcome> {
  const run = new Run(given);
  const { type, what, level } = given;
  const isUnsigned = dtypes[type].kind === 'unsigned';
  const text = isUnsigned && /[-]|abs/.test(given.expressions[0]!) ? 'a' : given.expressions[0]!;
  const source = what === 'histogram' ? 'a' : text;
  const names = what === 'compress' ? [...new Set(['a', ...namesIn(source)])] : namesIn(source);
  const inputs = inputsOf(run, given, names, given.columns);
  const { graph } = parseExpression(source, { dtype: type });
  const byName = new Map(inputs.map(({ name, values }) => [name, values]));
  const values = interpret(
    graph,
    namesIn(source).map((name) => byName.get(name)!),
    [],
    given.columns,
  )[0]!;
  const args = inputs.map(({ argument }) => argument);
  run.seal([]);
  let got: ArrayLike<Value>;
  let wanted: Value[];
  if (what === 'cumulativeSum') {
    got = cumulativeSum(type, source, { isa: level })(...args);
    let sum = 0n;
    wanted = values.map((x) => {
      sum += BigInt(x as number);
      return isFloat(type) ? Number(sum) : isUnsigned ? BigInt.asUintN(64, sum) : sum;
    });
  } else if (what === 'compress') {
    const packed = compress(type, 'a > 1', source, { isa: level })(...args) as ArrayLike<number>;
    got = isSmall(type) ? Array.from(packed, (bits) => fromBits(type, bits)) : packed;
    wanted = values.filter((_, k) => Number(byName.get('a')![k]) > 1);
  } else {
    got = histogram(type, 'a', { bins: 5, range: [0, 5], isa: level })(...args);
    wanted = new Array<Value>(5).fill(0);
    for (const x of values.map(Number)) if (x >= 0 && x <= 5) (wanted[Math.min(4, x)] as number)++;
  }
  const damage = run.damage(() => false);
  if (damage !== undefined) return fault(damage);
  const plain = (list: ArrayLike<Value>) => Array.from(list, (x) => (x === 0 ? 0 : x));
  return fault(difference(what, plain(got), plain(wanted)));
}

export async function runCase(given: Case): Promise<Outcome> {
  try {
    if (given.what === 'elementwise') return await runElementwise(given);
    return await (given.what === 'reduce' ? runReduction(given) : runGathering(given));
  } catch (error) {
    if (error instanceof RawCpuError && error.name !== 'CpuFault' && error.code !== 'INTERNAL')
      return { refused: `${error.code}: ${error.message}` };
    return { fault: error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error) };
  }
}
