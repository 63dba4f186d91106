// The reference for every code generator: runs a graph element by element, in JavaScript, with the exact meaning of each
// operation. A graph is compiled once into a list of steps, each one a closure that fills a column of values, so that a
// hundred thousand elements take a fraction of a second. Slow and right; nothing here knows of vectors.

import { RawCpuError } from '../../errors/index.ts';
import type { Graph, Node } from './graph.ts';
import { integerLike, ops } from './ops.ts';
import { type Value, wrapTo } from './scalar/rounding.ts';
import { type Contraction, convertFunction, scalarFunction, tableValues } from './scalar/semantics.ts';

export type { Value } from './scalar/rounding.ts';
export type { Contraction } from './scalar/semantics.ts';

export interface InterpretOptions {
  /** How `muladd` rounds; once for each operation unless this says `fused`. */
  readonly muladd?: Contraction;
  /** The index of the first element, which `position` counts from. */
  readonly first?: number;
}

export interface Interpretation {
  /** One array for each output: numbers, or bigints for i64 and u64. */
  readonly outputs: Value[][];
  /** What each loop-carried value is after the last element. */
  readonly loopCarried: Value[];
}

type Column = Value[];
type Step = (from: number, count: number) => void;

/** Elements that a step computes at once: enough to make the closure cheap, few enough to stay in the cache. */
const LARGEST_BLOCK = 1024;
const SMALLEST_BLOCK = 16;
/** Values in all columns together. */
const MOST_VALUES = 2 ** 18;

interface Frame {
  readonly columns: Column[];
  readonly loopCarried: Value[];
  inputs: readonly ArrayLike<Value>[];
  first: number;
}

/** The index type of a table as a number that masks. */
const indexOf = wrapTo('i32');

function leafStep(node: Node, column: Column, frame: Frame): Step {
  const index = node.index as number;
  switch (node.op) {
    case 'input':
      return (from, count) => {
        const input = frame.inputs[index] as ArrayLike<Value>;
        for (let i = 0; i < count; i++) column[i] = input[from + i] as Value;
      };
    case 'iota': {
      const convert = convertFunction('u64', node.type);
      return (from, count) => {
        for (let i = 0; i < count; i++) column[i] = convert(BigInt(frame.first + from + i));
      };
    }
    default:
      return (_from, count) => column.fill(frame.loopCarried[index] as Value, 0, count);
  }
}

function lookupStep(node: Node, column: Column, frame: Frame): Step {
  const entries = tableValues(node.type, node.table as readonly number[]);
  const places = frame.columns[(node.args[0] as Node).id] as Column;
  const big = integerLike(node.type) === 'i64';
  const mask = entries.length - 1;
  return (_from, count) => {
    for (let i = 0; i < count; i++) {
      const place = places[i] as Value;
      const low = big ? Number(BigInt.asUintN(32, place as bigint)) : (place as number);
      column[i] = entries[indexOf(low) & mask] as Value;
    }
  };
}

function operationStep(node: Node, column: Column, frame: Frame, contraction: Contraction): Step {
  const from = node.args[ops[node.op].rule === 'select' ? 1 : 0] as Node;
  const f = scalarFunction(node.op, node.type, from.type, contraction);
  const [a, b, c] = node.args.map((arg) => frame.columns[arg.id] as Column);
  // Where an operation has fewer arguments, the first one stands in for those that it does not look at.
  const first = a as Column;
  const second = b ?? first;
  const third = c ?? first;
  return (_from, count) => {
    for (let i = 0; i < count; i++) column[i] = f(first[i] as Value, second[i] as Value, third[i] as Value);
  };
}

/** A graph made ready to be run many times. */
export class Interpreter {
  private readonly graph: Graph;
  private readonly frame: Frame;
  private readonly steps: Step[] = [];
  private readonly parameters: { readonly column: Column; readonly index: number }[] = [];
  private readonly block: number;

  constructor(graph: Graph, options: InterpretOptions = {}) {
    this.graph = graph;
    // What one element leaves behind, the next one needs: no blocks then.
    const fitting = Math.floor(MOST_VALUES / Math.max(1, graph.nodes.length));
    this.block = graph.loopCarried.length > 0 ? 1 : Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, fitting));
    this.frame = { columns: [], loopCarried: [], inputs: [], first: options.first ?? 0 };
    for (const node of graph.nodes) {
      const column: Column = new Array(this.block).fill(node.value ?? 0);
      this.frame.columns.push(column);
      if (node.op === 'constant') continue;
      if (node.op === 'parameter') this.parameters.push({ column, index: node.index as number });
      else this.steps.push(this.step(node, column, options.muladd ?? 'separate'));
    }
  }

  private step(node: Node, column: Column, contraction: Contraction): Step {
    if (node.op === 'lookup') return lookupStep(node, column, this.frame);
    if (node.args.length === 0) return leafStep(node, column, this.frame);
    return operationStep(node, column, this.frame, contraction);
  }

  /**
   * Runs the graph over `count` elements.
   * @param inputs one array of element values for each input, of at least `count` elements
   * @param parameters the values of the scalar parameters
   */
  run(inputs: readonly ArrayLike<Value>[], parameters: readonly Value[], count: number): Interpretation {
    const { graph, frame } = this;
    if (inputs.length !== graph.inputs.length || parameters.length !== graph.parameters.length) {
      throw new RawCpuError(
        'INTERNAL',
        `interpreter: ${graph.inputs.length} inputs and ${graph.parameters.length} parameters expected, ` +
          `${inputs.length} and ${parameters.length} given`,
      );
    }
    frame.inputs = inputs;
    for (const { column, index } of this.parameters) column.fill(parameters[index] as Value);
    graph.loopCarried.forEach((value, index) => {
      frame.loopCarried[index] = value.initial;
    });
    const outputs = graph.outputs.map(() => new Array<Value>(count));
    const sources = graph.outputs.map((output) => frame.columns[output.node.id] as Column);
    const nexts = graph.loopCarried.map(({ next }) => frame.columns[next.id] as Column);
    for (let from = 0; from < count; from += this.block) {
      const length = Math.min(this.block, count - from);
      for (const step of this.steps) step(from, length);
      for (let k = 0; k < outputs.length; k++) {
        const output = outputs[k] as Value[];
        const source = sources[k] as Column;
        for (let i = 0; i < length; i++) output[from + i] = source[i] as Value;
      }
      for (let k = 0; k < nexts.length; k++) frame.loopCarried[k] = (nexts[k] as Column)[0] as Value;
    }
    return { outputs, loopCarried: frame.loopCarried.slice(0, graph.loopCarried.length) };
  }
}

/**
 * Runs a graph over `count` elements and gives its outputs: numbers, bigints for i64 and u64.
 * Inputs and parameters are element values: f16 and bf16 as the numbers that they mean, not as their bits.
 */
export function interpret(
  graph: Graph,
  inputs: readonly ArrayLike<Value>[],
  parameters: readonly Value[] = [],
  count: number = inputs[0]?.length ?? 0,
  options: InterpretOptions = {},
): Value[][] {
  return new Interpreter(graph, options).run(inputs, parameters, count).outputs;
}
