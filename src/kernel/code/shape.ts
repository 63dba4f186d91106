// How the streams of a kernel lie, and the control block that tells the code what its arguments do not.

import { type MachineBlock, usesStep } from './machine-steps.ts';

/** How a stream lies in memory. `scalar` is one element for the whole row. */
export type StreamLayout = 'contiguous' | 'scalar' | 'strided';

/**
 * How much memory the streams take: `small` fits into the caches of a core; `large` is fetched ahead; the output of
 * `streaming` goes past the caches as well.
 */
export type SizeClass = 'small' | 'large' | 'streaming';

export interface LoopShape {
  /** Inputs first, then outputs. */
  readonly layouts: readonly StreamLayout[];
  /** Bytes of an element of each stream. */
  readonly elementBytes: readonly number[];
  readonly inputs: number;
  readonly rank: 1 | 2;
  readonly parameters: number;
  readonly size: SizeClass;
  /** Vectors a pass; chosen by the length of the body when not given. */
  readonly unroll?: number | undefined;
}

/** What lies where in the control block, in words of 8 bytes; undefined parts are not there. */
export interface ControlLayout {
  readonly words: number;
  /** Index of the first element, for blocks that ask for the index of each. */
  readonly base: number;
  /** One word for each parameter: its element, repeated to fill the word. */
  readonly parameters: number;
  /** One word for each stream: the distance from element to element in bytes. */
  readonly strides: number;
  readonly rows: number;
  /** One word for each stream: the distance from row to row in bytes. */
  readonly pitches: number;
}

export function controlLayout(block: MachineBlock, shape: LoopShape): ControlLayout | undefined {
  const usesIndex = usesStep(block, 'index');
  const strided = shape.layouts.includes('strided');
  if (!usesIndex && !strided && shape.rank === 1 && shape.parameters === 0) return undefined;
  const streams = shape.layouts.length;
  const parameters = 1;
  const strides = parameters + shape.parameters;
  const rows = strides + streams;
  const pitches = rows + 1;
  return { words: pitches + streams, base: 0, parameters, strides, rows, pitches };
}
