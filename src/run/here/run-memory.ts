// Memory that a run brings: regions with names and contents, each between pages that fault.

import { copiedBytes, isBuffer } from '../../buffers/index.ts';
import { describeValue, MemoryError, RawCpuError, readOptions, readRecord } from '../../errors/index.ts';
import type { NativeEnvironment } from '../../jit/index.ts';
import {
  checkedResult,
  checkedSystemCall,
  errnoName,
  errnoOf,
  mapAnonymous,
  mapFlags,
  PAGE_SIZE_BYTES,
  protection,
  READ_WRITE,
  unmap,
} from '../../linux/index.ts';

/**
 * A region: its size in bytes, filled with zeros; its contents; or either with the address where it must lie, a multiple
 * of 4096.
 */
export type MemoryRegion =
  | number
  | ArrayBufferView
  | ArrayBuffer
  | { readonly at: bigint | number; readonly size?: number; readonly bytes?: ArrayBufferView | ArrayBuffer };

/** Regions by name. */
export type MemoryRegions = Readonly<Record<string, MemoryRegion>>;

/** A region as it will be mapped. */
export interface CheckedRegion {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly at: bigint | undefined;
}

const PAGE = BigInt(PAGE_SIZE_BYTES);
const LARGEST_MEMORY_BYTES = 1024 * 1024 * 1024;
const FIRST_USER_ADDRESS = 0x1_0000n;
const USER_END = 0x7fff_ffff_f000n;

const pagesOf = (sizeBytes: number) => ((BigInt(sizeBytes) + PAGE - 1n) / PAGE) * PAGE;

function refuse(message: string, hint?: string): never {
  throw new RawCpuError('BAD_OPTION', `memory: ${message}`, hint === undefined ? {} : { hint });
}

function contentsOf(name: string, value: unknown): Uint8Array {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value <= 0 || value > LARGEST_MEMORY_BYTES) {
      refuse(`region '${name}' must have a size from 1 to ${LARGEST_MEMORY_BYTES} bytes, got ${value}`);
    }
    return new Uint8Array(value);
  }
  if (!isBuffer(value)) {
    refuse(`region '${name}' must be a size, a buffer, or { at, size | bytes }, got ${describeValue(value)}`);
  }
  const bytes = copiedBytes(value);
  if (bytes === undefined)
    throw new MemoryError(
      'BUFFER_DETACHED',
      `memory: the buffer of region '${name}' is detached, or too short for the view of it`,
      { hint: 'it was transferred, or shrank; give a buffer that has its memory' },
    );
  if (bytes.length === 0) refuse(`region '${name}' has no bytes`);
  return bytes;
}

function checkRegion(name: string, region: MemoryRegion): CheckedRegion {
  const isPlaced = typeof region === 'object' && region !== null && !isBuffer(region);
  if (!isPlaced) return { name, bytes: contentsOf(name, region), at: undefined };
  const { at, size, bytes } = readOptions(`memory.${name}`, region, ['at', 'size', 'bytes']);
  if ((size === undefined) === (bytes === undefined)) refuse(`region '${name}' needs either size or bytes`);
  const isInteger = typeof at === 'bigint' || Number.isSafeInteger(at);
  const address = isInteger ? BigInt(at) : -1n;
  if (address < FIRST_USER_ADDRESS || address % PAGE !== 0n || address >= USER_END) {
    refuse(
      `region '${name}' must lie at a multiple of ${PAGE_SIZE_BYTES} from 0x10000 to 0x7fffffffe000, got ${describeValue(at)}`,
    );
  }
  return { name, bytes: contentsOf(name, size ?? bytes), at: address };
}

/**
 * Checks regions.
 * @throws RawCpuError `BAD_OPTION` for what is not a region, and for regions that overlap
 */
export function checkRegions(regions: MemoryRegions): CheckedRegion[] {
  const checked = Object.entries(readRecord('memory', regions)).map(([name, region]) => checkRegion(name, region));
  const total = checked.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > LARGEST_MEMORY_BYTES) refuse(`${total} bytes in all; at most ${LARGEST_MEMORY_BYTES} are taken`);
  const placed = checked.flatMap(({ name, bytes, at }) =>
    at === undefined ? [] : [{ name, at, end: at + pagesOf(bytes.length) }],
  );
  placed.sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const [i, { name, at }] of placed.entries()) {
    const before = placed[i - 1];
    if (before !== undefined && before.end > at) {
      refuse(
        `the regions '${before.name}' and '${name}' overlap`,
        `a region takes whole pages of ${PAGE_SIZE_BYTES} bytes`,
      );
    }
  }
  return checked;
}

/** A region in memory. */
export interface MappedRegion {
  readonly name: string;
  readonly address: bigint;
  readonly sizeBytes: number;
}

type Native = Pick<NativeEnvironment, 'memory' | 'buffers'>;

/** Regions that are mapped until they are released. */
export class RunMemory {
  readonly regions: readonly MappedRegion[];
  readonly #native: Native;
  readonly #mappings: { address: bigint; sizeBytes: bigint }[] = [];

  /** @throws RawCpuError `BAD_OPTION` where an address is taken; UnsupportedError `SYSTEM_CALL` without memory */
  constructor(native: Native, regions: readonly CheckedRegion[]) {
    this.#native = native;
    try {
      this.regions = regions.map((region) => this.#map(region));
    } catch (error) {
      this.release();
      throw error;
    }
  }

  get addresses(): ReadonlyMap<string, bigint> {
    return new Map(this.regions.map(({ name, address }) => [name, address]));
  }

  #map({ name, bytes, at }: CheckedRegion): MappedRegion {
    const { memory } = this.#native;
    const size = pagesOf(bytes.length);
    const address = at === undefined ? this.mapGuarded(size) : this.#mapAt(name, at, size);
    // SAFETY: the pages are fresh, ours alone, writable, and as long as the contents.
    memory.writeBytes(address, bytes);
    return { name, address, sizeBytes: bytes.length };
  }

  /** Fresh pages between two that fault. */
  mapGuarded(size: bigint, guardBelow: bigint = PAGE): bigint {
    const { memory } = this.#native;
    const whole = guardBelow + size + PAGE;
    const options = { protection: protection.NONE, flags: mapFlags.NORESERVE };
    const start = checkedResult('mmap', mapAnonymous(memory, whole, options));
    this.#mappings.push({ address: start, sizeBytes: whole });
    // SAFETY: the pages lie in the range that was just mapped.
    checkedSystemCall(memory, 'mprotect', start + guardBelow, size, READ_WRITE);
    return start + guardBelow;
  }

  #mapAt(name: string, at: bigint, size: bigint): bigint {
    const { memory } = this.#native;
    // The kernel refuses an address where anything is mapped already.
    const address = mapAnonymous(memory, size, { at, flags: mapFlags.NORESERVE | mapFlags.FIXED_NOREPLACE });
    const errno = errnoOf(address);
    if (errno === undefined) this.#mappings.push({ address, sizeBytes: size });
    if (address === at) return address;
    const why = errno === undefined ? 'something lies there' : errnoName(errno);
    refuse(
      `region '${name}' cannot lie at 0x${at.toString(16)}: ${why}`,
      'leave `at` out to get an address that is free',
    );
  }

  /** Copies of what the regions hold, by name. */
  contents(): Record<string, Uint8Array> {
    return Object.fromEntries(
      this.regions.map(({ name, address, sizeBytes }) => [name, this.read(address, sizeBytes)]),
    );
  }

  /** A copy of mapped bytes of a region, of a stack or of other memory of this run. */
  read(address: bigint, sizeBytes: number): Uint8Array {
    const bytes = new Uint8Array(new ArrayBuffer(sizeBytes));
    // SAFETY: callers name bytes that this object has mapped; `bytes` is held.
    this.#native.memory.copy(this.#native.buffers.addressOf(bytes), address, sizeBytes);
    return bytes;
  }

  /** Unmaps everything. No code that knows of it may be running. */
  release(): void {
    for (const { address, sizeBytes } of this.#mappings.splice(0)) {
      unmap(this.#native.memory, address, sizeBytes);
    }
  }
}
