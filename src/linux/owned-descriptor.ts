// A descriptor with one owner. Its number is another file's as soon as it is closed, so it is closed once, never used
// after that, and closed as well when its owner was forgotten.

import { CallError } from '../errors/index.ts';

/** What closes a descriptor. It must not hold the owner, nor be written where another function does: they share a scope. */
type Close = (fd: number) => void;

interface Held {
  readonly fd: number;
  readonly close: Close;
}

const forgotten = new FinalizationRegistry<Held>(({ fd, close }) => close(fd));

export class OwnedDescriptor {
  readonly #what: string;
  readonly #held: Held;
  #isClosed = false;

  /** @param what errors call it: `the watch of msr/tsc/` */
  constructor(what: string, fd: number, close: Close) {
    this.#what = what;
    this.#held = { fd, close };
    forgotten.register(this, this.#held, this);
  }

  /** The number, for a system call that is made at once. @throws CallError `DISPOSED` */
  get fd(): number {
    if (this.#isClosed) throw new CallError('DISPOSED', `${this.#what} was disposed of and cannot be used any more`);
    return this.#held.fd;
  }

  /** Closes it; doing it twice is not an error. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    forgotten.unregister(this);
    this.#held.close(this.#held.fd);
  }
}
