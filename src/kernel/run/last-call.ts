// The arrays of the last call and what is left to do for them: a loop over the same arrays pays for the checks once.

import { arrayBytes } from '../../buffers/index.ts';
import type { TypedArray } from './arrays.ts';

/** Arrays up to this size are remembered, and so kept alive, until the next call. */
const REMEMBERED_BYTES = 4 * 1024 * 1024;

export class LastCall<R> {
  /** What is left of the call when its arguments need no check; to be called where they are the same. */
  repeat: (() => R) | undefined;
  private known: readonly unknown[] = [];

  /** Remembers a call of plain arrays that are not empty; forgets the one before where there is nothing to repeat. */
  set(args: readonly unknown[], repeat: (() => R) | undefined): void {
    const isSmall = () => args.every((array) => arrayBytes(array as TypedArray) <= REMEMBERED_BYTES);
    if (repeat === undefined || !isSmall()) {
      this.forget();
      return;
    }
    this.known = args;
    this.repeat = repeat;
  }

  /** Whether the arrays are those of the last call. One whose buffer was transferred away has no element 0 any more. */
  isSame(args: readonly unknown[]): boolean {
    const { known } = this;
    if (known.length === 0 || args.length !== known.length) return false;
    for (let k = 0; k < args.length; k++) {
      if (args[k] !== known[k] || (args[k] as TypedArray)[0] === undefined) return false;
    }
    return true;
  }

  forget(): void {
    this.known = [];
    this.repeat = undefined;
  }
}
