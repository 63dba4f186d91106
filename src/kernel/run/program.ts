// From a graph to functions that can be called: the passes, the lowering, and one native function for each way in which
// the streams of a call may lie. Everything after the passes is made when it is first needed.

import type { Assembly } from '../../asm/index.ts';
import { type FloatOptions, native } from '../../call/index.ts';
import { generateLoop } from '../code/loop.ts';
import { lower } from '../code/lowering/index.ts';
import type { MachineBlock } from '../code/machine-steps.ts';
import type { ControlLayout, LoopShape, SizeClass, StreamLayout } from '../code/shape.ts';
import type { Target } from '../code/target.ts';
import { type DType, dtypes } from '../dtype.ts';
import type { Graph } from '../ir/graph.ts';
import { ops } from '../ir/ops.ts';
import { optimize } from '../ir/passes/index.ts';
import { expandFunctions } from '../math/expand.ts';
import type { Stream } from './streams.ts';

export interface ProgramOptions {
  readonly target: Target;
  readonly accuracy: 'full' | 'fast';
  readonly unroll?: number | undefined;
  readonly float?: FloatOptions | undefined;
  readonly name: string;
}

/** Machine code that goes over streams: it takes what partArguments() makes. */
export interface LoopFunction {
  (...args: readonly unknown[]): void;
  async(...args: readonly unknown[]): Promise<void>;
  dispose(): void;
}

/** A native function for one way of lying, and how its control block looks. */
export interface Variant {
  readonly call: LoopFunction;
  readonly control: ControlLayout | undefined;
  readonly sets: number;
  readonly lanes: number;
}

/** Native functions that a program keeps; the ways in which streams lie are few in any one use. */
const MOST_VARIANTS = 32;

export class Program {
  readonly graph: Graph;
  readonly options: ProgramOptions;
  private readonly compiled: Graph;
  private block: MachineBlock | undefined;
  /** What was asked for to be looked at. */
  private shown: { readonly source: string; readonly assembly: Assembly } | undefined;
  private readonly variants = new Map<string, Variant>();

  /**
   * @param graph after the passes that keep functions as they are
   * @param compiled the same with what raises its exceptions, where those are reported
   */
  constructor(graph: Graph, options: ProgramOptions, compiled = graph) {
    this.graph = graph;
    this.compiled = compiled;
    this.options = options;
  }

  /** The graph in primitive operations. */
  primitive(): Graph {
    const { target, accuracy, float } = this.options;
    const expanded = expandFunctions(this.compiled, { target, accuracy });
    // A function of a constant, such as the exponent of a power, leaves operations on constants behind.
    const isWorthIt = this.compiled.nodes.some(
      ({ op, args }) => ops[op].tier === 'function' && args.some((arg) => arg.op === 'constant'),
    );
    return isWorthIt ? optimize(expanded, { dynamicFloat: float !== undefined }) : expanded;
  }

  private machineBlock(): MachineBlock {
    if (this.block === undefined) this.block = lower(this.primitive(), this.options.target);
    return this.block;
  }

  /** The function for streams that lie so; compiled the first time. */
  variant(layouts: readonly StreamLayout[], rank: 1 | 2, size: SizeClass): Variant {
    const key = `${layouts.join()} ${rank} ${size}`;
    let variant = this.variants.get(key);
    if (variant === undefined) {
      variant = this.compile(layouts, rank, size);
      // Calls that are running and kernels that remember their last call may still use it: it is left to the collector.
      if (this.variants.size >= MOST_VARIANTS) this.variants.delete(this.variants.keys().next().value as string);
    } else this.variants.delete(key);
    this.variants.set(key, variant);
    return variant;
  }

  private shape(layouts: readonly StreamLayout[], rank: 1 | 2, size: SizeClass): LoopShape {
    const { inputs, outputs, parameters } = this.graph;
    return {
      layouts,
      elementBytes: [...inputs, ...outputs].map(({ type }) => dtypes[type].bytes),
      inputs: inputs.length,
      rank,
      parameters: parameters.length,
      size,
      unroll: this.options.unroll,
    };
  }

  private compile(layouts: readonly StreamLayout[], rank: 1 | 2, size: SizeClass): Variant {
    const block = this.machineBlock();
    const { assembly, entry, control, sets, lanes } = generateLoop(
      block,
      this.shape(layouts, rank, size),
      this.options.target,
    );
    const { inputs, outputs } = this.graph;
    const args = [
      'f64',
      ...(control === undefined ? [] : ['u64*']),
      ...[...inputs, ...outputs].map(({ type }) => pointerTo(type)),
      ...(block.loopCarried.length > 0 ? ['u8*'] : []),
    ] as never;
    const call = native({ args, returns: 'void' }, assembly, {
      entry,
      name: this.options.name,
      ...this.options.float,
    }) as unknown as LoopFunction;
    return { call, control, sets, lanes };
  }

  /** Compiles for arrays that lie element after element, so that a mistake shows now and the first call is fast. */
  compileUsual(): void {
    this.variant(this.usualLayouts(), 1, 'small');
  }

  private usualLayouts(): readonly StreamLayout[] {
    return [...this.graph.inputs, ...this.graph.outputs].map(() => 'contiguous');
  }

  /** The code for arrays that lie element after element. @param source the text whose parts its listing shows */
  assembly(source: string): Assembly {
    if (this.shown?.source !== source) {
      const graph = this.primitive();
      const { target } = this.options;
      const commentOf = (node: number) => {
        const span = graph.nodes[node]?.source;
        return span === undefined ? undefined : source.slice(span.start, span.end).replace(/\s+/g, ' ');
      };
      const shape = this.shape(this.usualLayouts(), 1, 'small');
      this.shown = { source, assembly: generateLoop(lower(graph, target), shape, target, commentOf).assembly };
    }
    return this.shown.assembly;
  }

  dispose(): void {
    for (const { call } of this.variants.values()) call.dispose();
    this.variants.clear();
  }
}

function pointerTo(type: DType): string {
  return type === 'f16' || type === 'bf16' ? 'u16*' : `${type}*`;
}

/** How a stream lies in a row of so many columns. */
export function layoutOf({ columnStride, columns }: Stream, total: number, output: boolean): StreamLayout {
  if (columnStride === 0 && !output) return 'scalar';
  if (columnStride === 1 || total === 1) return 'contiguous';
  return columns === 1 && !output ? 'scalar' : 'strided';
}
