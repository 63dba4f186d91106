// Long arrays in blocks: parts of one row, or whole rows. Reductions, scans and threads cut the elements of a call so.

import type { Shape } from './streams.ts';

/** The element with which a part of a call begins. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Some elements of a call that lie together. */
export interface Block {
  readonly shape: Shape;
  readonly place: Place;
  /** The index of its first element. */
  readonly first: number;
  readonly elements: number;
}

export interface Blocks {
  readonly count: number;
  /** All elements. */
  readonly total: number;
  block(k: number): Block;
}

/** Cuts a shape into blocks of so many elements at most. */
export function blocksOf({ rank, rows, columns }: Shape, most: number): Blocks {
  const across = Math.min(columns, most);
  const down = across < columns ? 1 : Math.max(1, Math.floor(most / Math.max(1, columns)));
  const perRow = Math.ceil(columns / across);
  const total = rows * columns;
  return {
    count: total === 0 ? 0 : Math.ceil(rows / down) * perRow,
    total,
    block: (k) => {
      const place = { row: Math.floor(k / perRow) * down, column: (k % perRow) * across };
      const shape: Shape = {
        rank,
        rows: Math.min(down, rows - place.row),
        columns: Math.min(across, columns - place.column),
      };
      return { shape, place, first: place.row * columns + place.column, elements: shape.rows * shape.columns };
    },
  };
}
