// One pass over one graph: blocks of fixed size go through the machine code, which leaves what each lane gathered, and the
// blocks are joined in order. The size of a block never depends on the number of threads, so neither does the result.

import { dtypes } from '../dtype.ts';
import { arrayClass, type TypedArray } from '../run/arrays.ts';
import { type Block, blocksOf } from '../run/blocks.ts';
import { chooseVariant, joinRows, partArguments } from '../run/call.ts';
import { eachBlock, type ReadParallelOptions } from '../run/parallel.ts';
import type { Program, Variant } from '../run/program.ts';
import type { Shape, Stream } from '../run/streams.ts';
import type { Gathering, State } from './gathering.ts';

/** A block that is ready to be reduced. */
interface Pending {
  readonly variant: Variant;
  readonly args: readonly unknown[];
  readonly results: Uint8Array;
  /** The index from which the code counts elements. */
  readonly first: number;
}

export class Reducer {
  private readonly program: Program;
  private readonly gathering: Gathering;
  private readonly blockElements: number;
  private readonly absolute: boolean;
  private scratch: Uint8Array | undefined;

  /** @param absolute whether indices count from the first element of the array, not of the block */
  constructor(program: Program, gathering: Gathering, blockElements: number, absolute: boolean) {
    this.absolute = absolute;
    this.program = program;
    this.gathering = gathering;
    this.blockElements = blockElements;
  }

  dispose(): void {
    this.program.dispose();
  }

  run(streams: readonly Stream[], shape: Shape, parameters: readonly bigint[]): State | undefined {
    const { blocks, pending } = this.plan(streams, shape, parameters);
    let state: State | undefined;
    for (let k = 0; k < blocks.count; k++) {
      const next = pending(blocks.block(k), this.scratch);
      this.scratch = next.results;
      next.variant.call(...next.args);
      state = this.join(state, this.gather(next));
    }
    return state;
  }

  async runParallel(
    streams: readonly Stream[],
    shape: Shape,
    parameters: readonly bigint[],
    options: ReadParallelOptions,
  ): Promise<State | undefined> {
    const { blocks, pending } = this.plan(streams, shape, parameters);
    const states: State[] = [];
    await eachBlock(blocks, options, async (block, k) => {
      const next = pending(block, undefined);
      await next.variant.call.async(...next.args);
      states[k] = this.gather(next);
    });
    let state: State | undefined;
    for (const next of states) state = this.join(state, next);
    return state;
  }

  private join(state: State | undefined, next: State): State {
    return state === undefined ? next : this.gathering.merge(state, next);
  }

  private plan(streams: readonly Stream[], whole: Shape, parameters: readonly bigint[]) {
    const shape = joinRows(streams, whole);
    const variant = chooseVariant(this.program, streams, streams.length, shape);
    const pending = (block: Block, scratch: Uint8Array | undefined): Pending => {
      const bytes = this.resultBytes(variant);
      const results = scratch !== undefined && scratch.length >= bytes ? scratch : new Uint8Array(bytes);
      const [inCode, outside] = this.absolute ? [block.first, 0] : [0, block.first];
      const args = [...partArguments({ variant, streams, parameters }, { ...block, first: inCode }), results];
      return { variant, args, results, first: outside };
    };
    return { blocks: blocksOf(shape, this.blockElements), pending };
  }

  private resultBytes({ sets, lanes }: Variant): number {
    return this.program.graph.loopCarried.reduce((bytes, { type }) => bytes + sets * lanes * dtypes[type].bytes, 0);
  }

  /**
   * The same reduction of the same memory again, with all checks done: for calls that repeat. Undefined where it takes more
   * than one block, or scalars.
   */
  repeatable(streams: readonly Stream[], shape: Shape): (() => State) | undefined {
    if (this.program.graph.parameters.length > 0) return undefined;
    const { blocks, pending } = this.plan(streams, shape, []);
    if (blocks.count !== 1) return undefined;
    const { variant, args, results } = pending(blocks.block(0), undefined);
    const { call } = variant;
    const lanes = this.lanesOf(variant, results);
    const { gathering } = this;
    const [n, a, b, c] = args;
    if (args.length === 3) {
      return () => {
        call(n, a, b);
        return gathering.gather(lanes, 0);
      };
    }
    if (args.length === 4) {
      return () => {
        call(n, a, b, c);
        return gathering.gather(lanes, 0);
      };
    }
    return () => {
      call(...args);
      return gathering.gather(lanes, 0);
    };
  }

  private gather({ variant, results, first }: Pending): State {
    return this.gathering.gather(this.lanesOf(variant, results), first);
  }

  /** What each lane gathered, an array for each loop-carried value. */
  private lanesOf({ sets, lanes }: Variant, results: Uint8Array): TypedArray[] {
    let at = 0;
    return this.program.graph.loopCarried.map(({ type }): TypedArray => {
      const array = new (arrayClass(type))(results.buffer, at, sets * lanes);
      at += array.byteLength;
      return array;
    });
  }
}
