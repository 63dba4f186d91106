// JavaScript functions whose body is machine code. The engine keeps some of what belongs to such a function for ever, so
// there is one function for each address, made once and used again when the address gets new code. Callers must
// therefore never let anyone outside have the function itself.

import process from 'node:process';
import type { Addon } from './addon.ts';
import type { BufferAddresses } from './buffer-addresses.ts';

/** The V8 versions that the tests run on: Node 20, 22, 24 and 26. */
const testedV8Majors = ['11', '12', '13', '14'];

export interface RuntimeFacts {
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether to ask V8 for fast calls: a Node with a V8 that was tested, and not switched off by RAWCPU_FAST_CALLS=0. */
export function wantsFastCalls({ versions, env }: RuntimeFacts = process): boolean {
  const { v8, bun, deno, electron } = versions;
  if (bun !== undefined || deno !== undefined || electron !== undefined) return false;
  if (env.RAWCPU_FAST_CALLS === '0') return false;
  return v8 !== undefined && testedV8Majors.includes(v8.split('.')[0]!);
}

export class FunctionObjects {
  readonly #addon: Addon;
  readonly #functions = new Map<bigint, () => void>();
  /** Where V8's CFunctionInfo lies; it must stay as long as the thread. */
  readonly #storage = new BigInt64Array(8);
  readonly #storageAddress: bigint;
  #isStorageFilled = false;
  #wantsFast: boolean;

  constructor(addon: Addon, addresses: BufferAddresses, wantsFast: boolean = wantsFastCalls()) {
    this.#addon = addon;
    this.#wantsFast = wantsFast;
    this.#storageAddress = addresses.addressOf(this.#storage);
  }

  /** Whether calls go the fast way; known after the first function. */
  get isFast(): boolean {
    return this.#wantsFast && this.#isStorageFilled;
  }

  /** The function whose body is the machine code at `address`, which must be a valid Node-API callback. */
  functionAt(address: bigint): () => void {
    let made = this.#functions.get(address);
    if (made === undefined) {
      made = this.#make(address);
      this.#functions.set(address, made);
    }
    return made;
  }

  #make(address: bigint): () => void {
    if (this.#wantsFast) {
      const fast = this.#addon.makeFastFunction(address, this.#storageAddress, this.#isStorageFilled);
      if (fast !== undefined) {
        this.#isStorageFilled = true;
        return fast;
      }
      this.#wantsFast = false;
    }
    return this.#addon.makeFunction(address);
  }
}
