// What reductions of one expression, one operation and the same options have in common: the passes over the elements, each
// compiled when it is first needed, and the way from one to the next.

import { elementCount } from '../../buffers/index.ts';
import { raisedError } from '../../call/index.ts';
import { CallError, RawCpuError, readRecord } from '../../errors/index.ts';
import type { FloatException } from '../../isa/index.ts';
import type { DType } from '../dtype.ts';
import { extrasOf, Graph, type Node, type Variable } from '../ir/graph.ts';
import { andValidity } from '../run/arrow-vector.ts';
import { parameterWord } from '../run/call.ts';
import { makeProgram, parseSource, type Recipe } from '../run/compile.ts';
import { type ParallelOptions, readParallelOptions } from '../run/parallel.ts';
import type { Program } from '../run/program.ts';
import { broadcast, commonShape, inputStream, type Shape, type Stream } from '../run/streams.ts';
import { asksForElements, exceptionsOf, specialValues } from './exceptions.ts';
import { elementType, type Gathering, isWideInteger, keptType, type State, zeroOf } from './gathering.ts';
import {
  type Known,
  operations,
  type PassRequest,
  type ReductionName,
  type ReductionRow,
  type ReductionSteps,
  type Result,
} from './operations.ts';
import { Reducer } from './reducer.ts';

/** Elements of a block: by the method of summation. */
const BLOCK_ELEMENTS = 1 << 20;
const PAIRWISE_BLOCK_ELEMENTS = 1 << 14;

/** The same graph with more inputs or parameters at the end. */
function extended(graph: Graph, inputs: readonly Variable[], parameters: readonly Variable[]): Graph {
  const next = new Graph([...graph.inputs, ...inputs], [...graph.parameters, ...parameters]);
  const copies: Node[] = [];
  for (const node of graph.nodes) {
    const args = node.args.map(({ id }) => copies[id]!);
    copies.push(next.node(node.op, node.type, args, extrasOf(node)));
  }
  for (const { name, type, node } of graph.outputs) next.output(name, type, copies[node.id]!);
  for (const { name, initial, next: value } of graph.loopCarried) next.addLoopCarried(name, initial, copies[value.id]!);
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

/** Lets only elements count that are valid, as the last input says; and the exceptions of the values of only these. */
function onlyValid(given: Graph, value: Node): readonly [Graph, Node] {
  const graph = extended(given, [{ name: 'valid', type: 'u8' }], []);
  const valid = graph.node('ne', 'bool', [graph.input(graph.inputs.length - 1), graph.constant('u8', 0)]);
  graph.loopCarried.forEach((value, k) => {
    const next = graph.node('select', value.type, [valid, value.next, graph.carried(k, value.type)]);
    graph.loopCarried[k] = { ...value, next };
  });
  const copy = graph.nodes[value.id]!;
  const { type } = copy;
  if (type === 'bool') return [graph, graph.node('and', 'bool', [valid, copy])];
  return [graph, graph.node('select', type, [valid, copy, graph.constant(type, zeroOf(type))])];
}

/** One machine pass over the elements: with and without a validity mask. */
class ReductionPass {
  readonly program: Program;
  private readonly whole: Reducer;
  private readonly makeMasked: () => Reducer;
  private masked: Reducer | undefined;

  constructor(
    graph: Graph,
    value: Node,
    make: (graph: Graph, value: Node) => Program,
    reducer: (program: Program) => Reducer,
  ) {
    this.makeMasked = () => reducer(make(...onlyValid(graph, value)));
    this.program = make(graph, value);
    this.whole = reducer(this.program);
  }

  dispose(): void {
    this.program.dispose();
    this.masked?.dispose();
  }

  reducer(isMasked: boolean): Reducer {
    if (!isMasked) return this.whole;
    this.masked ??= this.makeMasked();
    return this.masked;
  }
}

/** What a call was given, ready to go through any pass. */
export interface Elements {
  readonly streams: readonly Stream[];
  readonly shape: Shape;
  readonly parameters: readonly bigint[];
  /** How many elements count. */
  readonly count: number;
  readonly isMasked: boolean;
  readonly options: ParallelOptions;
}

/** What decides the code of a reduction beside its expression. */
export interface CoreOptions {
  readonly summation?: 'pairwise' | 'compensated' | undefined;
  readonly ddof?: number | undefined;
}

export class ReductionCore {
  readonly first: ReductionPass;
  /** Its inputs and scalars; the expression is its one output. */
  readonly graph: Graph;
  /** The text that the graph's spans point into. */
  readonly source: string;
  private readonly operation: ReductionRow;
  private readonly special: Gathering;
  private readonly name: ReductionName;
  private readonly type: DType;
  private readonly valueType: DType;
  private readonly options: CoreOptions;
  private readonly recipe: Recipe;
  private readonly passes = new Map<Gathering, ReductionPass>();

  constructor(recipe: Recipe, name: ReductionName, options: CoreOptions) {
    const { graph, source } = parseSource(recipe);
    this.name = name;
    this.options = options;
    this.recipe = recipe;
    this.operation = operations[name];
    this.special = specialValues(this.operation.first);
    this.graph = graph;
    this.source = source;
    const { type } = takeValue(extended(graph, [], []));
    this.valueType = elementType(type);
    // Numbers of comparisons are bigints where those of the values would be.
    this.type = type === 'bool' && isWideInteger(recipe.dtype) ? recipe.dtype : graph.outputs[0]!.type;
    this.first = this.pass(this.operation.first);
  }

  /** The pass that gathers so; compiled the first time. */
  private pass(gathering: Gathering): ReductionPass {
    let pass = this.passes.get(gathering);
    if (pass === undefined) {
      const { recipe, name, options } = this;
      const added = this.parameterTypes(gathering).map((type, k): Variable => ({ name: `${name} ${k}`, type }));
      const graph = extended(this.graph, [], added);
      const given = this.graph.parameters.length;
      const whole = takeValue(graph);
      const value = gathering.element?.(graph, whole) ?? whole;
      const parameters = added.map((_, k) => graph.parameter(given + k));
      const absolute = graph.nodes.some(({ op }) => op === 'iota');
      gathering.accumulate(graph, value, { compensated: options.summation === 'compensated', absolute }, parameters);
      for (const { type } of graph.loopCarried) {
        if (keptType(type) !== type) throw new RawCpuError('INTERNAL', `reduce: a lane keeps ${type}, which is bits`);
      }
      const block = options.summation === 'pairwise' ? PAIRWISE_BLOCK_ELEMENTS : BLOCK_ELEMENTS;
      // Further passes compute the same elements once more.
      const reported = gathering === this.operation.first ? recipe.options.reportExceptions : false;
      const own = readRecord('reduce', { ...recipe.options, reportExceptions: reported ?? false });
      const once = { ...recipe, options: own };
      pass = new ReductionPass(
        graph,
        value,
        (made, element) => makeProgram(made, once, recipe.options.name ?? `reduce ${name}`, [element]),
        (program) => new Reducer(program, gathering, block, absolute),
      );
      this.passes.set(gathering, pass);
    }
    return pass;
  }

  private parameterTypes(gathering: Gathering): readonly DType[] {
    return gathering.parameters?.(this.valueType) ?? [];
  }

  /** Checks the arguments and makes them ready. @param parameters the words of the scalars. */
  elements(inputs: readonly unknown[], parameters: readonly bigint[], options: ParallelOptions): Elements {
    const { graph } = this;
    const streams = graph.inputs.map((variable, k) => inputStream(variable, inputs[k]));
    const shape = commonShape(streams, graph.inputs) ?? { rank: 1, rows: 1, columns: 1 };
    for (const stream of streams) broadcast(stream, shape);
    const total = shape.rows * shape.columns;
    const bitmap = andValidity(inputs, total);
    if (bitmap === undefined) return { streams, shape, parameters, count: total, isMasked: false, options };
    const valid = new Uint8Array(total);
    let count = 0;
    for (let k = 0; k < total; k++) count += valid[k] = (bitmap[Math.floor(k / 8)]! >> (k & 7)) & 1;
    const mask = inputStream({ name: 'valid', type: 'u8' }, valid);
    return { streams: [...streams, mask], shape, parameters, count, isMasked: true, options };
  }

  /** @param first what the first pass has gathered, where it was made already. */
  run(elements: Elements, first?: State): Result {
    const steps = this.steps(elements, first);
    let step = steps.next();
    while (!step.done) {
      const { reducer, parameters } = this.prepare(step.value, elements);
      step = steps.next(reducer.run(elements.streams, elements.shape, parameters) as State);
    }
    return step.value;
  }

  async runParallel(elements: Elements): Promise<Result> {
    const { streams, shape } = elements;
    const options = readParallelOptions('parallel', elements.options);
    const steps = this.steps(elements);
    let step = steps.next();
    while (!step.done) {
      const { reducer, parameters } = this.prepare(step.value, elements);
      step = steps.next((await reducer.runParallel(streams, shape, parameters, options)) as State);
    }
    return step.value;
  }

  /** The call with these arguments, to be made again; undefined where it is not simple enough. */
  repeatable(args: readonly unknown[], elements: Elements): (() => Result) | undefined {
    const { streams, shape, count, isMasked } = elements;
    const isPlain =
      !isMasked &&
      !this.isReported &&
      count > 0 &&
      args.length === streams.length &&
      streams.every(({ array, offset }, k) => offset === 0 && array === args[k] && elementCount(array) === count);
    const again = isPlain ? this.first.reducer(false).repeatable(streams, shape) : undefined;
    if (again === undefined) return undefined;
    const { operation } = this;
    const known = this.known(count);
    return () => {
      const state = again();
      return operation.finish(state, known) ?? this.run(elements, state);
    };
  }

  /** The first pass, which every call makes. */
  get program(): Program {
    return this.first.program;
  }

  dispose(): void {
    for (const pass of this.passes.values()) pass.dispose();
  }

  private known(count: number): Known {
    const { type, valueType, options } = this;
    return { count, type, valueType, ddof: options.ddof ?? 0 };
  }

  /** Asks for passes over the elements, and gives the result. */
  private *steps({ count }: Elements, first?: State): ReductionSteps {
    const { operation } = this;
    const known = this.known(count);
    const state = first ?? (count === 0 ? this.nothing() : yield { pass: operation.first, parameters: [] });
    const result = operation.finish(state, known) ?? (yield* operation.further!(state, known));
    if (this.isReported && asksForElements(this.name, result, known)) {
      const counts = yield { pass: this.special, parameters: [] };
      this.report(exceptionsOf(this.name, result, known, counts as readonly number[]), result);
    }
    return result;
  }

  private get isReported(): boolean {
    return (this.recipe.options.reportExceptions ?? false) !== false;
  }

  /** Throws where one of the exceptions is reported. */
  private report(raised: readonly FloatException[], result: Result): void {
    const reported = this.recipe.options.reportExceptions;
    if (raised.some((name) => reported === 'throw' || (Array.isArray(reported) && reported.includes(name)))) {
      throw raisedError(this.recipe.options.name ?? `reduce ${this.name}`, raised, result);
    }
  }

  /** What lanes hold that have seen no element. */
  private nothing(): State {
    if (!this.operation.ofNothing) {
      throw new CallError('EMPTY', `${this.name} of no elements has no value`, {
        hint: 'check the length before the call; sum, prod, norm, dot, any, all and count take no elements as well',
      });
    }
    const initials = this.program.graph.loopCarried.map(({ initial }) => [initial as number]);
    return this.operation.first.gather(initials, 0);
  }

  private prepare({ pass, parameters }: PassRequest, elements: Elements) {
    const types = this.parameterTypes(pass);
    const words = parameters.map((value, k) => parameterWord(types[k]!, value));
    return { reducer: this.pass(pass).reducer(elements.isMasked), parameters: [...elements.parameters, ...words] };
  }
}
