// One pass over one graph: blocks of fixed size go through the machine code, which leaves what each lane gathered, and the
// blocks are joined in order. The size of a block never depends on the number of threads, so neither does the result.

import type { NativeFunction } from '../../call/index.ts';
import { dtypes } from '../dtype.ts';
import { arrayClass, type TypedArray } from '../run/arrays.ts';
import { chooseVariant, partArguments } from '../run/call.ts';
import { inParallel, type ReadParallelOptions } from '../run/parallel.ts';
import type { Program, Variant } from '../run/program.ts';
import type { Shape, Stream } from '../run/streams.ts';
import type { Gathering, State } from './gathering.ts';

/** A part of the elements: columns of the one row, or whole rows. */
interface Block {
  readonly variant: Variant;
  readonly args: readonly unknown[];
  readonly results: Uint8Array;
  /** The number of the element from which its positions count. */
  readonly first: number;
  readonly elements: number;
}

export class Reducer {
  private readonly program: Program;
  private readonly gathering: Gathering;
  private readonly blockElements: number;
  private readonly absolute: boolean;
  private scratch: Uint8Array | undefined;

  /** @param absolute whether positions count from the first element of the array, not of the block */
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
    const plan = this.plan(streams, shape, parameters);
    let state: State | undefined;
    for (let k = 0; k < plan.count; k++) {
      const block = plan.block(k, this.scratch);
      this.scratch = block.results;
      (block.variant.call as (...args: unknown[]) => void)(...block.args);
      state = this.join(state, block);
    }
    return state;
  }

  async runParallel(
    streams: readonly Stream[],
    shape: Shape,
    parameters: readonly bigint[],
    { threads, onProgress }: ReadParallelOptions,
  ): Promise<State | undefined> {
    const plan = this.plan(streams, shape, parameters);
    const states: State[] = [];
    let done = 0;
    await inParallel(plan.count, threads, async (k) => {
      const block = plan.block(k, undefined);
      const call = block.variant.call as NativeFunction & { async(...args: unknown[]): Promise<void> };
      await call.async(...(block.args as never[]));
      states[k] = this.gather(block);
      done += block.elements;
      onProgress?.(done, plan.total);
    });
    let state: State | undefined;
    for (const next of states) state = state === undefined ? next : this.gathering.merge(state, next);
    return state;
  }

  private join(state: State | undefined, block: Block): State {
    const next = this.gather(block);
    return state === undefined ? next : this.gathering.merge(state, next);
  }

  /** The blocks: parts of one row, or as many whole rows as have no more than a block's elements. */
  private plan(streams: readonly Stream[], whole: Shape, parameters: readonly bigint[]) {
    const { variant, shape } = chooseVariant(this.program, streams, streams.length, whole);
    const { rank, rows, columns } = shape;
    const across = Math.min(columns, this.blockElements);
    const down = across < columns ? 1 : Math.max(1, Math.floor(this.blockElements / Math.max(1, columns)));
    const perRow = Math.ceil(columns / across);
    const block = (k: number, scratch: Uint8Array | undefined): Block => {
      const place = { row: Math.floor(k / perRow) * down, column: (k % perRow) * across };
      const part: Shape = {
        rank,
        rows: Math.min(down, rows - place.row),
        columns: Math.min(across, columns - place.column),
      };
      const element = place.row * columns + place.column;
      const bytes = this.resultBytes(variant);
      const results = scratch !== undefined && scratch.length >= bytes ? scratch : new Uint8Array(bytes);
      const base = this.absolute ? element : 0;
      const args = [...partArguments({ variant, streams, parameters }, part, place, base), results];
      return { variant, args, results, first: this.absolute ? 0 : element, elements: part.rows * part.columns };
    };
    const total = rows * columns;
    return { count: total === 0 ? 0 : Math.ceil(rows / down) * perRow, total, block };
  }

  private resultBytes({ sets, lanes }: Variant): number {
    return this.program.graph.carries.reduce((bytes, { type }) => bytes + sets * lanes * dtypes[type].bytes, 0);
  }

  /**
   * The same reduction of the same memory again, with all checks done: for calls that repeat. Undefined where it takes more
   * than one block, or scalars.
   */
  repeatable(streams: readonly Stream[], shape: Shape): (() => State) | undefined {
    if (this.program.graph.parameters.length > 0) return undefined;
    const plan = this.plan(streams, shape, []);
    if (plan.count !== 1) return undefined;
    const block = plan.block(0, undefined);
    const call = block.variant.call as (...args: unknown[]) => void;
    const lanes = this.lanesOf(block);
    const { gathering } = this;
    const [n, a, b, c] = block.args;
    if (block.args.length === 3) {
      return () => {
        call(n, a, b);
        return gathering.gather(lanes, 0);
      };
    }
    if (block.args.length === 4) {
      return () => {
        call(n, a, b, c);
        return gathering.gather(lanes, 0);
      };
    }
    return () => {
      call(...block.args);
      return gathering.gather(lanes, 0);
    };
  }

  private gather(block: Block): State {
    return this.gathering.gather(this.lanesOf(block), block.first);
  }

  /** What each lane gathered, an array for each carry. */
  private lanesOf({ variant: { sets, lanes }, results }: Block): TypedArray[] {
    let at = 0;
    return this.program.graph.carries.map(({ type }): TypedArray => {
      const array = new (arrayClass(type))(results.buffer, at, sets * lanes);
      at += array.byteLength;
      return array;
    });
  }
}
