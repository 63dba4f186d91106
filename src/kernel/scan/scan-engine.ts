// What running sums, histograms and packing have in common. Kernels compute a block of elements into the cache, on several
// threads where that is wanted; a pass of machine code (passes.ts) takes one block after the other from there, with what it
// knows of the elements before.

import { elementCount, partOf } from '../../buffers/index.ts';
import { CallError } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import type { Variable } from '../ir/graph.ts';
import type { CallValues, Overrides } from '../run/arguments.ts';
import { asTypedArray, expectedArray, newArray, type TypedArray } from '../run/arrays.ts';
import { andValidity } from '../run/arrow-vector.ts';
import { type Block, blocksOf } from '../run/blocks.ts';
import { chooseVariant, joinRows, nativeArguments, partArguments, prepareCall, type VariantCall } from '../run/call.ts';
import type { Engine, Ready } from '../run/callable.ts';
import type { Compiled, Shared } from '../run/compile.ts';
import type { Family } from '../run/family.ts';
import { eachBlock, type ReadParallelOptions } from '../run/parallel.ts';
import type { LoopFunction } from '../run/program.ts';
import { broadcast, checkOverlap, commonShape, inputStream, type Shape, type Stream } from '../run/streams.ts';

/** Elements of a block: in f64 they fill half of a small L2. */
const BLOCK = 16384;
/** Most elements of a block that a thread computes: what it computes of them waits in memory of its own. */
const MOST_AT_ONCE = 1 << 18;
/** Blocks for each thread. */
const BLOCKS_A_THREAD = 4;

/** What is computed of the elements before the pass sees them. */
export interface Stages {
  /** Kernels of the call's inputs. */
  readonly values: readonly Family<Compiled>[];
  /** Kernels of what one of the values has become. */
  readonly derived: readonly { readonly family: Family<Compiled>; readonly of: number }[];
}

/** What takes the blocks. */
export interface Pass {
  /** @param computed an array for each of the stages, values first; so many of its elements count */
  step(computed: readonly TypedArray[], first: number, count: number): void;
  /** The result; what was given for it has it as well. */
  finish(): TypedArray;
}

/** What makes one kind of scan differ from another. */
export interface ScanKind {
  readonly what: string;
  readonly result: DType;
  /**
   * Begins a pass over so many elements. @param out what was given for the result, long enough
   */
  begin(length: number, out: TypedArray | undefined): Pass;
  /** How many elements a result that is given must have: just as many, or room for that many. */
  room(length: number): { readonly elements: number; readonly isExact: boolean };
  /** Whether elements are written to the result before all were read. */
  readonly writesEarly: boolean;
}

const typeOf = ({ usual }: Family<Compiled>): DType => usual.value.graph.outputs[0]!.type;

/** Variables of several families, each name once. */
function joined(lists: readonly (readonly Variable[])[]): readonly Variable[] {
  const known = new Map<string, Variable>();
  for (const { name, type } of lists.flat()) if (!known.has(name)) known.set(name, { name, type });
  return [...known.values()];
}

/** One kernel of a call. */
interface Stage extends VariantCall {
  readonly made: Shared<Compiled>;
  readonly inputs: number;
}

/** A call of a scan. */
class ReadyScan implements Ready<TypedArray> {
  readonly streams: readonly Stream[];
  readonly names: readonly string[];
  private readonly engine: ScanEngine;
  private readonly stages: readonly Stage[];
  private readonly shape: Shape;
  private readonly given: TypedArray | undefined;

  constructor(
    engine: ScanEngine,
    stages: readonly Stage[],
    shape: Shape,
    names: readonly string[],
    given: Stream | undefined,
  ) {
    this.engine = engine;
    this.stages = stages;
    this.shape = shape;
    this.names = names;
    this.given = given?.array;
    const inputs = stages.flatMap(({ streams, inputs }) => streams.slice(0, inputs));
    this.streams = given === undefined ? inputs : [...inputs, given];
  }

  run(): TypedArray {
    const blocks = blocksOf(this.shape, BLOCK);
    const pass = this.engine.kind.begin(blocks.total, this.given);
    const computed = this.engine.arrays(Math.min(BLOCK, blocks.total));
    for (let k = 0; k < blocks.count; k++) {
      const block = blocks.block(k);
      for (const [stage, call] of this.stages.entries()) {
        call.variant.call(...partArguments(call, block, [computed[stage]!]));
      }
      for (const { call, args } of this.derived(computed, block.elements)) call(...args);
      pass.step(computed, block.first, block.elements);
    }
    return this.presented(pass.finish());
  }

  async runParallel(streams: readonly Stream[], options: ReadParallelOptions): Promise<TypedArray> {
    const total = this.shape.rows * this.shape.columns;
    const share = Math.ceil(total / (options.threads * BLOCKS_A_THREAD) / 1024) * 1024;
    const blocks = blocksOf(this.shape, Math.min(MOST_AT_ONCE, Math.max(BLOCK, share)));
    const pass = this.engine.kind.begin(total, this.given === undefined ? undefined : streams.at(-1)!.array);
    let at = 0;
    const stages = this.stages.map((stage) => {
      const held = streams.slice(at, at + stage.inputs);
      at += stage.inputs;
      return { ...stage, streams: [...held, ...stage.streams.slice(stage.inputs)] };
    });
    // Blocks are computed in any order, and taken in theirs. Each was begun before the one after it.
    const taken: Promise<void>[] = [];
    const compute = async (block: Block, k: number) => {
      const computed = this.engine.newArrays(block.elements);
      for (const [stage, call] of stages.entries()) {
        await call.variant.call.async(...partArguments(call, block, [computed[stage]!]));
      }
      for (const { call, args } of this.derived(computed, block.elements)) await call.async(...args);
      await taken[k - 1];
      pass.step(computed, block.first, block.elements);
    };
    await eachBlock(blocks, options, (block, k) => {
      taken[k] = compute(block, k);
      return taken[k]!;
    });
    return this.presented(pass.finish());
  }

  /** What is left to call for the stages that are derived from others. */
  private derived(
    computed: readonly TypedArray[],
    count: number,
  ): { readonly call: LoopFunction; readonly args: readonly unknown[] }[] {
    return this.engine.stages.derived.map(({ family, of }, k) => {
      const [from, to] = [partOf(computed[of]!, 0, count), partOf(computed[this.stages.length + k]!, 0, count)];
      const { made, inputs, parameters } = family.fit([from]);
      const call = prepareCall(made.value.program, inputs, [to], parameters);
      return { call: call.variant.call, args: nativeArguments(call) };
    });
  }

  /** The result in what was given for it. */
  private presented(result: TypedArray): TypedArray {
    const { given } = this;
    if (given === undefined) return result;
    return elementCount(result) === elementCount(given) ? given : partOf(given, 0, elementCount(result));
  }

  hold(): () => void {
    const letGo = this.stages.map(({ made }) => made.hold());
    return () => {
      for (const one of letGo) one();
    };
  }

  again(): undefined {
    return undefined;
  }
}

export class ScanEngine implements Engine<TypedArray> {
  readonly form = 'single';
  readonly kind: ScanKind;
  readonly stages: Stages;
  readonly inputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  readonly outputs: readonly Variable[];
  /** What is computed of a block by calls that run in one go. */
  private computed: readonly TypedArray[] = [];

  constructor(kind: ScanKind, stages: Stages) {
    this.kind = kind;
    this.stages = stages;
    const graphs = stages.values.map(({ usual }) => usual.value.graph);
    this.inputs = joined(graphs.map(({ inputs }) => inputs));
    this.scalars = joined(graphs.map(({ parameters }) => parameters));
    this.outputs = [{ name: 'out', type: kind.result }];
  }

  get what() {
    return this.kind.what;
  }

  get isa() {
    return this.stages.values[0]!.usual.value.program.options.target.level;
  }

  /** Arrays for what is computed of so many elements. */
  newArrays(length: number): readonly TypedArray[] {
    const { values, derived } = this.stages;
    return [...values, ...derived.map(({ family }) => family)].map((family) => newArray(typeOf(family), length));
  }

  /** The same, kept from call to call. */
  arrays(length: number): readonly TypedArray[] {
    const [first] = this.computed;
    if (first === undefined || elementCount(first) < length) this.computed = this.newArrays(length);
    return this.computed;
  }

  prepare({ inputs, overrides }: CallValues, outputs: readonly unknown[] | undefined): ReadyScan {
    const fitted = this.stages.values.map((family) => {
      const own = family.usual.value.graph.inputs.map(({ name }) => {
        return inputs[this.inputs.findIndex((input) => input.name === name)];
      });
      const { made, inputs: left, parameters } = family.fit(own, overrides);
      const variables = made.value.graph.inputs;
      return { made, variables, parameters, streams: variables.map((variable, k) => inputStream(variable, left[k])) };
    });
    const streams = fitted.flatMap((stage) => stage.streams);
    const variables = fitted.flatMap((stage) => stage.variables);
    const shape = commonShape(streams, variables);
    if (shape === undefined) throw new CallError('ARGUMENT_TYPE', `${this.what}: at least one input is an array`);
    for (const stream of streams) broadcast(stream, shape);
    const total = shape.rows * shape.columns;
    refuseNulls(this.what, inputs, total);
    const names = variables.map(({ name }) => name);
    const given = outputs?.[0] === undefined ? undefined : this.result(outputs[0], total);
    if (given !== undefined && this.kind.writesEarly) checkOverlap(streams, [given], [...names, 'out']);
    const whole = joinRows(streams, shape);
    const stages = fitted.map(({ made, parameters, streams: own }): Stage => {
      const { program, graph } = made.value;
      const all = [...own, blockStream(graph.outputs[0]!.type, whole)];
      const variant = chooseVariant(program, all, own.length, whole, 'small');
      return { made, variant, streams: all, parameters, inputs: own.length };
    });
    return new ReadyScan(this, stages, whole, given === undefined ? names : [...names, 'out'], given);
  }

  /** What was given for the result. @throws CallError `ARGUMENT_TYPE`, `SHAPE_MISMATCH` */
  private result(value: unknown, total: number): Stream {
    const { what, result } = this.kind;
    const array = asTypedArray(result, value, "the output 'out'");
    if (array === undefined) {
      throw new CallError('ARGUMENT_TYPE', `${what}: the output takes a ${expectedArray(result)}`);
    }
    const { elements, isExact } = this.kind.room(total);
    const length = elementCount(array);
    if (isExact ? length !== elements : length < elements) {
      throw new CallError(
        'SHAPE_MISMATCH',
        `${what}: the output has ${length} elements; it takes ${isExact ? '' : 'at least '}${elements}`,
      );
    }
    return arrayStream(array);
  }

  with(overrides: Overrides): ScanEngine {
    const { values, derived } = this.stages;
    return new ScanEngine(this.kind, {
      values: values.map((family) => family.with(overrides)),
      derived: derived.map(({ family, of }) => ({ family: family.with(new Map()), of })),
    });
  }

  dispose(): void {
    for (const family of this.stages.values) family.dispose();
    for (const { family } of this.stages.derived) family.dispose();
  }
}

/** What elements that are null are in the middle of others, no scan knows. */
function refuseNulls(what: string, inputs: readonly unknown[], total: number): void {
  const bitmap = andValidity(inputs, total);
  if (bitmap === undefined) return;
  for (let k = 0; k < total; k++) {
    if (((bitmap[k >>> 3]! >> (k & 7)) & 1) === 1) continue;
    throw new CallError('ARGUMENT_TYPE', `${what}: element ${k} of an Arrow vector is null`, {
      hint: 'leave nulls out first, or replace them; reductions leave them out',
    });
  }
}

const arrayStream = (array: TypedArray): Stream => ({
  array,
  elementBytes: array.BYTES_PER_ELEMENT,
  offset: 0,
  rank: 1,
  rows: 1,
  columns: elementCount(array),
  rowStride: 0,
  columnStride: 1,
});

/** Where a kernel leaves a block: the array is that of each block. */
function blockStream(type: DType, { rank, columns }: Shape): Stream {
  const array = newArray(type, 0);
  return { ...arrayStream(array), rank, rowStride: columns };
}
