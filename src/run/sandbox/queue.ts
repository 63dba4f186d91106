// Runs tasks a few at a time and keeps the others waiting, up to a bound: whoever asks for more at once has lost sight of
// what he asks for.

import { CallError } from '../../errors/index.ts';

export class TaskQueue {
  readonly #limit: number;
  readonly #capacity: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @param limit how many tasks run at once
   * @param capacity how many may wait
   */
  constructor(limit: number, capacity: number) {
    this.#limit = limit;
    this.#capacity = capacity;
  }

  /** How many tasks run and wait now. */
  get usage(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.length };
  }

  /**
   * Runs a task when its turn comes.
   * @throws CallError `QUEUE_FULL`
   */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limit) {
      if (this.#waiting.length >= this.#capacity) {
        throw new CallError('QUEUE_FULL', `${this.#capacity} isolated runs are waiting already`, {
          details: { running: this.#running, waiting: this.#waiting.length },
          hint: 'wait for some of them before asking for more',
        });
      }
      // Whoever ends a task hands its place on, so `running` stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
