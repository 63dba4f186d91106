// Memory for code, handed out in blocks, so that many small functions share pages and mappings. A chunk is one mapping
// cut into blocks of one size. Whatever no code occupies holds `int3`, so that a stray jump stops at once. Freed
// blocks are filled with it and used again, last freed first; a chunk that is empty is unmapped, except the last one of
// its size.

import { Buffer } from 'node:buffer';
import { MemoryError } from '../errors/index.ts';
import { PAGE_SIZE_BYTES, wholePages } from '../linux/index.ts';
import { type CodeMapping, type MappingMode, mapCode } from './code-mapping.ts';
import type { ExitLedger } from './exit-ledger.ts';

export const INT3 = 0xcc;

/** Blocks begin on a cache line, so code may rely on alignments up to that. */
const LINE_SIZE_BYTES = 64;
const CHUNK_SIZE_BYTES = 64 * 1024;
export const LARGEST_CODE_BYTES: number = 256 * 1024 * 1024;

/** A place for code that is its holder's alone until it is released. */
export interface CodeBlock {
  readonly address: bigint;
  readonly sizeBytes: number;
  /** Replaces what the block holds; the rest is filled with `int3`. No code in the block may be running. */
  write(bytes: Uint8Array): void;
  /** Gives the block back. No code in it may be running, and none may be called from then on. */
  release(): void;
}

export interface CodeMemoryOptions {
  /** How to map; when not given, dual mode if the kernel allows it. */
  readonly mode?: MappingMode;
  /** Keep empty chunks, for holders that remember addresses. */
  readonly keepsChunks?: boolean;
  /**
   * Whether the processor sees what is written through the other address of a dual mapping; asked once, of the first
   * one. A processor always does. Emulators that translate code (qemu-user) may go on with their old translation, and
   * then memory is mapped in switching mode, which they do notice.
   */
  readonly isCoherent?: (mapping: CodeMapping) => boolean;
  /** Is told of every mapping. */
  readonly ledger?: ExitLedger | undefined;
}

type System = Parameters<typeof mapCode>[0];

/** The block size for so many bytes: steps of a quarter of a power of two, so at most a fifth is wasted. */
function blockSizeFor(sizeBytes: number, granuleBytes: number): number {
  const step = Math.max(granuleBytes, 2 ** (Math.floor(Math.log2(sizeBytes)) - 2));
  return Math.ceil(sizeBytes / step) * step;
}

export class CodeMemory {
  readonly #system: System;
  readonly #options: CodeMemoryOptions;
  /** Chunks that have room, by block size. */
  readonly #roomy = new Map<number, Chunk[]>();
  #mode: MappingMode | undefined;
  #mappedBytes = 0;
  #chunkCount = 0;

  constructor(system: System, options: CodeMemoryOptions = {}) {
    this.#system = system;
    this.#options = options;
    this.#mode = options.mode;
  }

  /** How memory is mapped; undefined before the first allocation. */
  get mode(): MappingMode | undefined {
    return this.#mode;
  }

  /**
   * Maps privately from now on. A debugger can put breakpoints into such pages only: the kernel lets it write into a
   * shared mapping no more than the process itself may.
   */
  usePrivatePages(): void {
    this.#mode = 'switching';
    this.#roomy.clear();
  }

  /** What is mapped for code, in bytes and in chunks. */
  get usage(): { readonly mappedBytes: number; readonly chunks: number } {
    return { mappedBytes: this.#mappedBytes, chunks: this.#chunkCount };
  }

  /**
   * Takes a block and writes `bytes` into it.
   * @throws MemoryError `CODE_EMPTY`, `CODE_TOO_LARGE`, `MAP_FAILED`, `PROTECT_FAILED`
   */
  allocate(bytes: Uint8Array): CodeBlock {
    if (bytes.length === 0) throw new MemoryError('CODE_EMPTY', 'there are no bytes to run');
    if (bytes.length > LARGEST_CODE_BYTES) {
      throw new MemoryError('CODE_TOO_LARGE', `${bytes.length} bytes of code; at most ${LARGEST_CODE_BYTES} are taken`);
    }
    const { chunk, index } = this.#takeBlock(bytes.length);
    const block = new ChunkBlock(chunk, index, (freed) => this.#free(freed, index));
    // Where this throws, the block stays taken: nobody knows what it holds.
    block.write(bytes);
    return block;
  }

  #takeBlock(sizeBytes: number): { chunk: Chunk; index: number } {
    // The first chunk tells the mode, and with it the granule.
    const granule = () => (this.#mode === 'switching' ? PAGE_SIZE_BYTES : LINE_SIZE_BYTES);
    let blockSizeBytes = blockSizeFor(sizeBytes, granule());
    let chunk = this.#roomy.get(blockSizeBytes)?.at(-1);
    if (chunk === undefined) {
      const mapping = this.#map(blockSizeBytes);
      this.#mode = mapping.mode;
      blockSizeBytes = blockSizeFor(sizeBytes, granule());
      chunk = new Chunk(mapping, blockSizeBytes);
      this.#roomyOf(blockSizeBytes).push(chunk);
    }
    const index = chunk.take();
    if (!chunk.hasRoom) this.#roomyOf(blockSizeBytes).pop();
    return { chunk, index };
  }

  #roomyOf(blockSizeBytes: number): Chunk[] {
    let chunks = this.#roomy.get(blockSizeBytes);
    if (chunks === undefined) {
      chunks = [];
      this.#roomy.set(blockSizeBytes, chunks);
    }
    return chunks;
  }

  #map(blockSizeBytes: number): CodeMapping {
    const mapping = this.#mapCoherent(Math.max(CHUNK_SIZE_BYTES, wholePages(blockSizeBytes)));
    this.#options.ledger?.add(mapping.ranges);
    this.#mappedBytes += mapping.sizeBytes;
    this.#chunkCount++;
    mapping.write(0, new Uint8Array(mapping.sizeBytes).fill(INT3));
    return mapping;
  }

  #mapCoherent(sizeBytes: number): CodeMapping {
    const mapping = mapCode(this.#system, sizeBytes, this.#mode);
    const isFirst = this.#mode === undefined;
    if (!isFirst || mapping.mode === 'switching' || this.#options.isCoherent?.(mapping) !== false) return mapping;
    mapping.unmap();
    return mapCode(this.#system, sizeBytes, 'switching');
  }

  #free(chunk: Chunk, index: number): void {
    const hadRoom = chunk.hasRoom;
    chunk.giveBack(index);
    const roomy = this.#roomyOf(chunk.blockSizeBytes);
    const isCurrent = chunk.mapping.mode === this.#mode;
    if (!hadRoom && isCurrent) roomy.push(chunk);
    if (!chunk.isEmpty || this.#options.keepsChunks || (isCurrent && roomy.length === 1 && !chunk.isLarge)) return;
    if (isCurrent) roomy.splice(roomy.indexOf(chunk), 1);
    this.#options.ledger?.remove(chunk.mapping.ranges);
    chunk.mapping.unmap();
    this.#mappedBytes -= chunk.mapping.sizeBytes;
    this.#chunkCount--;
  }
}

/** One mapping, cut into blocks of one size. */
class Chunk {
  readonly mapping: CodeMapping;
  readonly blockSizeBytes: number;
  readonly #blockCount: number;
  readonly #freed: number[] = [];
  #untouchedFrom = 0;

  constructor(mapping: CodeMapping, blockSizeBytes: number) {
    this.mapping = mapping;
    this.blockSizeBytes = blockSizeBytes;
    this.#blockCount = Math.floor(mapping.sizeBytes / blockSizeBytes);
  }

  get hasRoom(): boolean {
    return this.#freed.length > 0 || this.#untouchedFrom < this.#blockCount;
  }

  get isEmpty(): boolean {
    return this.#freed.length === this.#untouchedFrom;
  }

  /** Whether the mapping holds so few blocks that keeping it for the next one would be a waste. */
  get isLarge(): boolean {
    return this.#blockCount < 4;
  }

  take(): number {
    return this.#freed.pop() ?? this.#untouchedFrom++;
  }

  giveBack(index: number): void {
    this.#freed.push(index);
  }
}

class ChunkBlock implements CodeBlock {
  readonly address: bigint;
  readonly sizeBytes: number;
  readonly #chunk: Chunk;
  readonly #offset: number;
  readonly #free: (chunk: Chunk) => void;
  #isReleased = false;

  constructor(chunk: Chunk, index: number, free: (chunk: Chunk) => void) {
    this.#chunk = chunk;
    this.#offset = index * chunk.blockSizeBytes;
    this.#free = free;
    this.sizeBytes = chunk.blockSizeBytes;
    this.address = chunk.mapping.address + BigInt(this.#offset);
  }

  write(bytes: Uint8Array): void {
    const filled = new Uint8Array(this.sizeBytes).fill(INT3, bytes.length);
    filled.set(bytes);
    this.#chunk.mapping.write(this.#offset, filled);
  }

  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.write(new Uint8Array(0));
    this.#free(this.#chunk);
  }
}

export interface PreparedNativeCode {
  /** The bytes as base64. */
  readonly bytes: string;
  /** Where routines and fields lie. */
  readonly labels: Readonly<Record<string, number>>;
}

/** A copy of the code with its fields filled in: a bigint takes eight bytes, a number four. */
export function fillCode<C extends PreparedNativeCode>(
  { bytes, labels }: C,
  fields: Readonly<Partial<Record<keyof C['labels'] & string, bigint | number>>>,
): Uint8Array {
  const code = new Uint8Array(Buffer.from(bytes, 'base64'));
  const view = new DataView(code.buffer);
  for (const [name, value] of Object.entries(fields) as [string, bigint | number][]) {
    if (typeof value === 'bigint') view.setBigUint64(labels[name]!, BigInt.asUintN(64, value), true);
    else view.setUint32(labels[name]!, value, true);
  }
  return code;
}
