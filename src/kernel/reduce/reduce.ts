// reduce(): many elements become one value.

import { CallError, RawCpuError } from '../../errors/index.ts';
import type { Level } from '../code/target.ts';
import { type DType, isFloat } from '../dtype.ts';
import type { KernelSource } from '../front/index.ts';
import { extrasOf, Graph, type Node, type Variable } from '../ir/graph.ts';
import { printGraph } from '../ir/print.ts';
import { isRecord, scalarWords, valuesByName, wrongCount } from '../run/arguments.ts';
import { andValidity } from '../run/arrow-vector.ts';
import { parameterWord } from '../run/call.ts';
import { keep, makeProgram, parseSource, type Recipe, sourceKey } from '../run/compile.ts';
import { LastCall } from '../run/last-call.ts';
import { checkDType, checkOptions, type KernelOptions } from '../run/options.ts';
import type { ParallelOptions } from '../run/parallel.ts';
import type { Program } from '../run/program.ts';
import { broadcast, commonShape, inputStream, type Shape, type Stream } from '../run/streams.ts';
import { converted, type Operation, operations, type ReductionName, type State } from './operations.ts';
import { Reducer } from './reducer.ts';

export interface ReduceOptions extends KernelOptions {
  /** `pairwise` adds up in short blocks, `compensated` keeps the error of each addition (Kahan). For sums of floats. */
  readonly summation?: 'pairwise' | 'compensated';
  /** Of `variance` and `std`: what is taken from the number of elements; 0 when not given, 1 for a sample. */
  readonly ddof?: number;
}

/** What a reduction of a type gives. Indices and counts are numbers. */
export type Reduced<D extends DType, O extends ReductionName> = O extends 'any' | 'all'
  ? boolean
  : O extends 'count' | 'argmin' | 'argmax' | 'mean' | 'variance' | 'std' | 'norm'
    ? number
    : D extends 'i64' | 'u64'
      ? bigint
      : number;

export interface Reduction<R = number> {
  /**
   * Reduces every element. Inputs stand in order, or as one record by name. Of Arrow vectors, elements that are null do not
   * count.
   * @throws CallError `ARGUMENT_TYPE`, `ARGUMENT_COUNT`, `SHAPE_MISMATCH`, `EMPTY` where no elements have no result.
   */
  (...args: readonly unknown[]): R;
  /** The same on several threads; the result is the same whatever their number. Options come last. */
  parallel(...args: readonly unknown[]): Promise<R>;
  readonly inputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  readonly isa: Level;
  ir(): string;
  assembly(): string;
  dispose(): void;
}

/** Elements of a block: by the method of summation. */
const BLOCK = 1 << 20;
const PAIRWISE_BLOCK = 1 << 14;

/** The same graph with more inputs or parameters at the end. */
function extended(graph: Graph, inputs: readonly Variable[], parameters: readonly Variable[]): Graph {
  const next = new Graph([...graph.inputs, ...inputs], [...graph.parameters, ...parameters]);
  const copies: Node[] = [];
  for (const node of graph.nodes) {
    const args = node.args.map(({ id }) => copies[id]!);
    copies.push(next.node(node.op, node.type, args, extrasOf(node)));
  }
  for (const { name, type, node } of graph.outputs) next.output(name, type, copies[node.id]!);
  for (const { name, initial, next: value } of graph.carries) next.carry(name, initial, copies[value.id]!);
  return next;
}

/** The value that is reduced: what a comparison found rather than the number made of it. Nothing is stored any more. */
function takeValue(graph: Graph): Node {
  if (graph.outputs.length !== 1) {
    throw new RawCpuError('BAD_OPTION', `reduce: the expression has one value, not ${graph.outputs.length}`);
  }
  const { node } = graph.outputs[0]!;
  graph.outputs.length = 0;
  return node.op === 'convert' && node.args[0]!.type === 'bool' ? node.args[0]! : node;
}

/** Lets only elements count that are valid, as the last input says. */
function onlyValid(given: Graph): Graph {
  const graph = extended(given, [{ name: 'valid', type: 'u8' }], []);
  const valid = graph.node('ne', 'bool', [graph.input(graph.inputs.length - 1), graph.constant('u8', 0)]);
  graph.carries.forEach((carry, k) => {
    const next = graph.node('select', carry.type, [valid, carry.next, graph.carried(k, carry.type)]);
    graph.carries[k] = { ...carry, next };
  });
  return graph;
}

/** The type in which deviations from the mean are computed. */
const deviationType = (type: DType): 'f32' | 'f64' => (isFloat(type) && type !== 'f64' ? 'f32' : 'f64');

/**
 * The second pass of a variance: sums of v - m and of its square, m being a last parameter. The first of them corrects for
 * the rounding of m (Chan, Golub and LeVeque 1983).
 */
const deviations: Operation = {
  ...operations.sum,
  carry: (graph, value) => {
    const type = value.type === 'f64' || value.type === 'f32' ? value.type : 'f64';
    const distance = graph.node('sub', type, [value, graph.parameter(graph.parameters.length - 1)]);
    graph.carry('sum', 0, graph.node('add', type, [graph.carried(0, type), distance]));
    graph.carry('squares', 0, graph.node('muladd', type, [distance, distance, graph.carried(1, type)]));
  },
  gather: (lanes) => lanes.map((lane) => Array.from(lane as ArrayLike<number>).reduce((a, b) => a + b, 0)),
  merge: (before, after) => before.map((value, k) => (value as number) + (after[k] as number)),
};

/** One machine pass over the elements: with and without a validity mask. */
class Pass {
  readonly program: Program;
  private readonly operation: Operation;
  private readonly block: number;
  private readonly whole: Reducer;
  private readonly absolute: boolean;
  private readonly makeMasked: () => Program;
  private masked: Reducer | undefined;

  constructor(
    graph: Graph,
    operation: Operation,
    { block, absolute }: { readonly block: number; readonly absolute: boolean },
    make: (graph: Graph) => Program,
  ) {
    this.absolute = absolute;
    this.operation = operation;
    this.block = block;
    this.makeMasked = () => make(onlyValid(graph));
    this.program = make(graph);
    this.whole = new Reducer(this.program, operation, block, absolute);
  }

  dispose(): void {
    this.program.dispose();
    this.masked?.dispose();
  }

  reducer(isMasked: boolean): Reducer {
    if (!isMasked) return this.whole;
    this.masked ??= new Reducer(this.makeMasked(), this.operation, this.block, this.absolute);
    return this.masked;
  }
}

/** What a call was given, ready to go through any pass. */
interface Elements {
  readonly streams: readonly Stream[];
  readonly shape: Shape;
  readonly parameters: readonly bigint[];
  /** How many elements count. */
  readonly count: number;
  readonly isMasked: boolean;
  readonly options: ParallelOptions | undefined;
}

class ReductionCore {
  readonly first: Pass;
  private readonly second: Pass | undefined;
  private readonly operation: Operation;
  private readonly name: ReductionName;
  private readonly type: DType;
  private readonly ddof: number;
  readonly graph: Graph;
  /** The text that the graph's spans point into. */
  readonly source: string;

  constructor(source: Recipe, name: ReductionName, { summation, ddof = 0 }: ReduceOptions) {
    const spread = name === 'variance' || name === 'std';
    this.name = name;
    this.ddof = ddof;
    this.operation = spread ? operations.mean : operations[name];
    const { graph, source: text } = parseSource(source);
    this.graph = graph;
    this.source = text;
    this.type = graph.outputs[0]!.type;
    const block = summation === 'pairwise' ? PAIRWISE_BLOCK : BLOCK;
    const absolute = graph.nodes.some(({ op }) => op === 'position');
    const make = (made: Graph) => makeProgram(made, source, source.options.name ?? `reduce ${name}`);
    const second = spread ? extended(graph, [], [{ name: 'mean', type: deviationType(this.type) }]) : undefined;
    const value = takeValue(graph);
    this.operation.carry(graph, value, { compensated: summation === 'compensated', absolute });
    this.first = new Pass(graph, this.operation, { block, absolute }, make);
    if (second !== undefined) {
      const spreadValue = converted(second, takeValue(second), deviationType(this.type));
      deviations.carry(second, spreadValue, { compensated: false, absolute });
      this.second = new Pass(second, deviations, { block, absolute }, make);
    }
  }

  /** Sorts and checks the arguments. @param words of the scalars that the call does not give. */
  elements(args: readonly unknown[], words: readonly bigint[], parallel: boolean): Elements {
    const { graph } = this;
    const byName = isRecord(args[0]) && graph.inputs.length > 0;
    const positional = byName ? 1 : graph.inputs.length;
    const most = positional + (parallel ? 1 : 0);
    if (args.length < positional || args.length > most) throw wrongCount('reduction', graph, args.length);
    const { inputs, parameters } = byName
      ? valuesByName('reduction', graph, args[0] as Record<string, unknown>, words)
      : { inputs: args.slice(0, positional), parameters: words };
    const streams = graph.inputs.map((variable, k) => inputStream(variable, inputs[k]));
    const shape = commonShape(streams, graph.inputs) ?? { rank: 1, rows: 1, columns: 1 };
    for (const stream of streams) broadcast(stream, shape);
    const total = shape.rows * shape.columns;
    const bitmap = andValidity(inputs, total);
    const options = parallel ? ((args[positional] ?? {}) as ParallelOptions) : undefined;
    if (bitmap === undefined) return { streams, shape, parameters, count: total, isMasked: false, options };
    const valid = new Uint8Array(total);
    let count = 0;
    for (let k = 0; k < total; k++) count += valid[k] = (bitmap[k >> 3]! >> (k & 7)) & 1;
    const mask = inputStream({ name: 'valid', type: 'u8' }, valid);
    return { streams: [...streams, mask], shape, parameters, count, isMasked: true, options };
  }

  run(elements: Elements): unknown {
    const through = (pass: Pass, parameters: readonly bigint[]) =>
      pass.reducer(elements.isMasked).run(elements.streams, elements.shape, parameters);
    return this.finish(elements, through(this.first, elements.parameters), (mean) =>
      this.spread(through(this.second!, [...elements.parameters, mean]), elements),
    );
  }

  /** The call with these arguments, to be made again; undefined where it is not simple enough. */
  repeatable(args: readonly unknown[], { streams, shape, count, isMasked }: Elements): (() => unknown) | undefined {
    const isPlain =
      this.second === undefined &&
      !isMasked &&
      count > 0 &&
      args.length === streams.length &&
      streams.every(({ array, offset }, k) => offset === 0 && array === args[k] && array.length === count);
    const again = isPlain ? this.first.reducer(false).repeatable(streams, shape) : undefined;
    if (again === undefined) return undefined;
    const { operation, type, ddof } = this;
    return () => operation.finish(again(), count, { ddof, type });
  }

  async runParallel(elements: Elements): Promise<unknown> {
    const through = (pass: Pass, parameters: readonly bigint[]) =>
      pass.reducer(elements.isMasked).runParallel(elements.streams, elements.shape, parameters, elements.options ?? {});
    return this.finish(elements, await through(this.first, elements.parameters), async (mean) =>
      this.spread(await through(this.second!, [...elements.parameters, mean]), elements),
    );
  }

  dispose(): void {
    this.first.dispose();
    this.second?.dispose();
  }

  private finish(elements: Elements, state: State | undefined, spread: (mean: bigint) => unknown): unknown {
    const { operation, type, ddof, name, graph } = this;
    if (state === undefined || elements.count === 0) {
      if (!operation.ofNothing) {
        throw new CallError('EMPTY', `${name} of no elements has no value`, {
          hint: 'check the length before the call; sum, prod, norm, dot, any, all and count take no elements as well',
        });
      }
      const nothing = operation.gather(
        graph.carries.map(({ initial }) => [initial as number]),
        0,
      );
      return operation.finish(nothing, 0, { ddof, type });
    }
    const result = operation.finish(state, elements.count, { ddof, type });
    if (this.second === undefined) return result;
    return spread(parameterWord(deviationType(type), result as number, 'the mean'));
  }

  private spread(state: State | undefined, { count }: Elements): number {
    const [sum, squares] = state as [number, number];
    const variance = Math.max(0, squares - (sum * sum) / count) / (count - this.ddof);
    const result = this.name === 'std' ? Math.sqrt(variance) : variance;
    return this.type === 'f32' ? Math.fround(result) : result;
  }
}

/**
 * Makes a reduction: `sum`, `prod`, `min`, `max`, `argmin`, `argmax`, `mean`, `variance`, `std`, `norm`, `dot`, `any`,
 * `all` or `count` over an expression of the inputs.
 *
 * Long arrays are reduced in blocks of fixed size, each in many lanes, so sums round otherwise than a loop would, and
 * usually less. NaN goes through min and max, as in JavaScript and NumPy; argmin and argmax give the first NaN.
 *
 * @example reduce('f32', 'sum', '(a - b) ** 2')(x, y)
 * @param expression text or an arrow function, as for elementwise(); `a` when not given, and `a * b` for `dot`.
 * @throws ParseError for the expression; RawCpuError `BAD_OPTION`; UnsupportedError
 */
export function reduce<D extends DType, O extends ReductionName>(
  dtype: D,
  operation: O,
  expression?: KernelSource,
  options: ReduceOptions = {},
): Reduction<Reduced<D, O>> {
  checkDType('reduce', dtype);
  const names = [...Object.keys(operations), 'variance', 'std'];
  if (!names.includes(operation)) {
    throw new RawCpuError(
      'BAD_OPTION',
      `reduce: the operation is one of ${names.join(', ')}, got '${String(operation)}'`,
    );
  }
  checkOptions('reduce', options, ['summation', 'ddof']);
  const { summation, ddof, scalars = {}, ...kernelOptions } = options;
  if (summation !== undefined && summation !== 'pairwise' && summation !== 'compensated') {
    throw new RawCpuError('BAD_OPTION', `reduce: summation is pairwise or compensated, got ${String(summation)}`);
  }
  if (ddof !== undefined && !Number.isFinite(ddof)) {
    throw new RawCpuError('BAD_OPTION', `reduce: ddof is a finite number, got ${String(ddof)}`);
  }
  const text =
    expression ?? (operation === 'variance' || operation === 'std' ? 'a' : operations[operation as 'sum'].expression);
  const source: Recipe = { what: 'reduce', dtype, expression: text, options: { ...kernelOptions, scalars } };
  const key = sourceKey(source, `${operation} ${summation} ${ddof}`);
  const shared = keep(key, () => new ReductionCore(source, operation, options));
  const core = shared.value;
  const words = scalarWords(core.graph, scalars);
  const letGo = shared.hold();
  let isDisposed = false;
  const check = () => {
    if (isDisposed) throw new CallError('DISPOSED', 'the reduction was disposed of');
  };
  const last = new LastCall();
  const reduction = ((...args: unknown[]) => {
    if (last.isSame(args)) return last.repeat();
    check();
    const elements = core.elements(args, words, false);
    const result = core.run(elements);
    last.set(args, elements.count, core.repeatable(args, elements));
    return result;
  }) as unknown as Reduction<Reduced<D, O>>;
  const { graph } = core;
  return Object.assign(reduction, {
    parallel: async (...args: unknown[]) => {
      check();
      const elements = core.elements(args, words, true);
      const letGoOfCall = shared.hold();
      try {
        return (await core.runParallel(elements)) as Reduced<D, O>;
      } finally {
        letGoOfCall();
      }
    },
    inputs: graph.inputs,
    scalars: graph.parameters,
    isa: core.first.program.options.target.level,
    ir: () => printGraph(core.first.program.graph, { source: core.source }),
    assembly: () => core.first.program.listing(core.source),
    dispose: () => {
      isDisposed = true;
      last.forget();
      letGo();
    },
  });
}
