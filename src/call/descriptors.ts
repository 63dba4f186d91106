// Task descriptors: rows of eight-byte slots in memory that JavaScript and machine code share. Many functions share one
// buffer and its views, each with slots of its own. Freed rows are used again by the next function with as many slots.
// The slot before a row says how the last call ended; it stays 0 while calls return as they should.

import type { BufferAddresses } from '../jit/index.ts';

const ARENA_SLOTS = 8192;

/** Every way of looking at the same slots. 32-bit views have two elements a slot, the low half first. */
export interface SlotViews {
  readonly F64: Float64Array;
  readonly F32: Float32Array;
  readonly I32: Int32Array;
  readonly U32: Uint32Array;
  readonly I64: BigInt64Array;
  readonly U64: BigUint64Array;
}

export interface Descriptor {
  readonly views: SlotViews;
  /** Index of the first slot in the 64-bit views. */
  readonly base: number;
  /** Address of the first slot; good for as long as `views` is held. */
  readonly address: bigint;
}

/** How a call ended, in the slot before its descriptor. Negative: an error number, and the code did not run. */
export const callStatus = { returned: 0, caught: 1 } as const;

/** Index in the 32-bit views of a descriptor's status. */
export function statusIndex({ base }: Pick<Descriptor, 'base'>): number {
  return 2 * (base - 1);
}

/** A buffer of so many slots with all its views. */
export function slotViews(slotCount: number): SlotViews {
  const buffer = new ArrayBuffer(8 * slotCount);
  return {
    F64: new Float64Array(buffer),
    F32: new Float32Array(buffer),
    I32: new Int32Array(buffer),
    U32: new Uint32Array(buffer),
    I64: new BigInt64Array(buffer),
    U64: new BigUint64Array(buffer),
  };
}

interface Arena {
  readonly views: SlotViews;
  readonly address: bigint;
  usedSlots: number;
}

export class DescriptorArenas {
  readonly #addresses: BufferAddresses;
  readonly #freed = new Map<number, Descriptor[]>();
  #arena: Arena | undefined;

  constructor(addresses: BufferAddresses) {
    this.#addresses = addresses;
  }

  take(slotCount: number): Descriptor {
    const freed = this.#freed.get(slotCount)?.pop();
    if (freed !== undefined) return freed;
    if (this.#arena === undefined || this.#arena.usedSlots + 1 + slotCount > ARENA_SLOTS) {
      const views = slotViews(ARENA_SLOTS);
      this.#arena = { views, address: this.#addresses.addressOf(views.U64), usedSlots: 0 };
    }
    const { views, address, usedSlots } = this.#arena;
    const base = usedSlots + 1;
    this.#arena.usedSlots += 1 + slotCount;
    return { views, base, address: address + BigInt(8 * base) };
  }

  /** Gives a row back. Nothing may store to it, and no code may hold its address, from then on. */
  giveBack(descriptor: Descriptor, slotCount: number): void {
    const freed = this.#freed.get(slotCount);
    if (freed === undefined) this.#freed.set(slotCount, [descriptor]);
    else freed.push(descriptor);
  }
}
