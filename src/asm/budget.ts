// What one source may become. Everything that expands draws on it while it expands: text that macros and repetitions
// make, bytes that directives and instructions make. So a short text cannot ask for more time or memory than there is.

import { MemoryError } from '../errors/index.ts';

/** The most bytes of one assembly, in all its sections; branches reach eight times as far. */
export const MOST_BYTES = 2 ** 28;

/** The most characters of text that macros, repetitions and conditions may make. */
export const MOST_EXPANDED = 2 ** 25;

/** What an expansion costs beside its characters, in characters: beginning one takes as long as reading so many. */
export const expansionCost = (parameters: number): number => 64 * (1 + parameters);

/** The same for an argument that is put into it. */
export const ARGUMENT_COST = 16;

/** What one source has drawn so far. */
export class Budget {
  #bytes = 0;
  #expanded = 0;

  /** True where something was refused: then nothing that follows can be had either. */
  get isSpent(): boolean {
    return this.#bytes > MOST_BYTES || this.#expanded > MOST_EXPANDED;
  }

  /** Draws bytes. @throws MemoryError `CODE_TOO_LARGE` */
  drawBytes(count: number): void {
    this.#bytes += count;
    if (this.#bytes > MOST_BYTES) throw tooLarge(this.#bytes);
  }

  /** Draws characters of text. @returns false when none are left. */
  drawText(characters: number): boolean {
    this.#expanded += characters;
    return this.#expanded <= MOST_EXPANDED;
  }
}

/** The error for more bytes than an assembly may have. */
export function tooLarge(sizeBytes: number): MemoryError {
  return new MemoryError(
    'CODE_TOO_LARGE',
    `an assembly has at most ${MOST_BYTES} bytes; this one would have ${sizeBytes} or more`,
  );
}
