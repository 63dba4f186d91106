// Buffers that native code works on while JavaScript goes on. JavaScript may transfer such a buffer away meanwhile: its
// receiver, or the collector, then frees the memory. Where the engine allows it, a second ArrayBuffer over the same memory
// is kept, which nobody else can detach (V8 counts the references to a backing store). Elsewhere (Bun, Deno, Node 22) the
// code works on copies, and what it has changed is written back in the end. A SharedArrayBuffer cannot be detached, so it
// is only referred to.

import { Buffer } from 'node:buffer';
import {
  bufferKind,
  bufferOf,
  bufferTrouble,
  byteLengthOf,
  bytesOf,
  isBuffer,
  type NativeBuffer,
  sameView,
} from '../buffers/index.ts';
import type { Addon } from './addon.ts';

/** Buffers that keep their memory until they are let go. */
export interface HeldBuffers {
  /** Whether the memory is another, so that only {@link views} have the addresses to work with. */
  readonly isCopied: boolean;
  /** What was given, each buffer or view as one of the memory that is held. */
  views(): unknown[];
  /** Ends it. The index of a value whose buffer was detached meanwhile, if there is one. */
  letGo(): number | undefined;
}

/** A buffer under one or several values. */
interface Held {
  readonly from: ArrayBufferLike;
  /** Has the memory; nobody but this file knows it, unless it is shared. */
  readonly own: ArrayBufferLike;
  /** What the memory held in the beginning, where `own` is a copy. */
  readonly before: Uint8Array | undefined;
}

/**
 * The second buffer of one that was held before: V8 takes each for memory that was allocated, and would collect garbage in
 * every call of a large one. It keeps no memory by itself.
 */
const pins = new WeakMap<object, WeakRef<ArrayBuffer>>();

/** Buffers of our own, which need not be held again. */
const owned = new WeakSet<object>();

/** The buffers among `values`, held. Those that are in trouble must have been refused before. */
export function holdBuffers(addon: Pick<Addon, 'pin'>, values: readonly unknown[]): HeldBuffers {
  const held: Held[] = [];
  const places = values.map((value) => {
    if (!isBuffer(value)) return undefined;
    const from = bufferOf(value);
    let found = held.find((other) => other.from === from);
    if (found === undefined) {
      found = hold(addon, from);
      held.push(found);
    }
    return found;
  });
  return {
    isCopied: held.some(({ before }) => before !== undefined),
    views: () =>
      values.map((value, i) => {
        const place = places[i];
        return place === undefined || place.own === place.from ? value : sameView(value as NativeBuffer, place.own);
      }),
    letGo: () => {
      for (const one of held) writeBack(one);
      const lost = places.findIndex((place) => place !== undefined && isLost(place));
      return lost < 0 ? undefined : lost;
    },
  };
}

function hold(addon: Pick<Addon, 'pin'>, from: ArrayBufferLike): Held {
  const isSafe = owned.has(from) || bufferKind(from) === 'SharedArrayBuffer' || byteLengthOf(from) === 0;
  if (isSafe) return { from, own: from, before: undefined };
  const pinned = pins.get(from)?.deref() ?? addon.pin(from as ArrayBuffer);
  if (pinned !== undefined) {
    owned.add(pinned);
    pins.set(from, new WeakRef(pinned));
    return { from, own: pinned, before: undefined };
  }
  const before = bytesOf(from).slice();
  const own = before.slice().buffer;
  owned.add(own);
  return { from, own, before };
}

const isLost = ({ from }: Held) => bufferTrouble(from) === 'BUFFER_DETACHED';

const COMPARED_BYTES = 4096;

/** Writes what differs from the beginning, and nothing else: JavaScript may have changed what lies around it. */
function writeBack({ from, own, before }: Held): void {
  if (before === undefined || bufferTrouble(from) !== undefined) return;
  const [to, now] = [bytesOf(from), bytesOf(own)];
  for (let start = 0; start < now.length; start += COMPARED_BYTES) {
    const end = Math.min(start + COMPARED_BYTES, now.length);
    if (Buffer.compare(now.subarray(start, end), before.subarray(start, end)) === 0) continue;
    for (let i = start; i < end; i++) if (now[i] !== before[i]) to[i] = now[i]!;
  }
}
