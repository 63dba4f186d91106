// The memory that a stepper (step-source.ts) works with, one range in this process or in a child: its data, the table of
// operands, the log. Whoever reads it back from a child believes nothing that stands there.

import { wholePages } from '../linux/index.ts';
import { LONGEST_NOTE_BYTES, stepOffsets } from './step-source.ts';
import { stepTable } from './step-table.ts';

const BYTES_PER_STEP = 200;
/** A log is not longer, whatever the number of steps: five million at least, and forty million of integer code. */
const LARGEST_LOG_BYTES = 2 ** 30;

export interface StepMemoryRequest {
  readonly code: Uint8Array;
  readonly codeAddress: bigint;
  readonly maxSteps: number;
  readonly xsaveBytes: number;
}

/** Addresses that are known once the memory is mapped. */
export interface StepPlaces {
  /** Where the memory begins. */
  readonly address: bigint;
  /** Code around the traced code that is not the user's: address and size. run-job.ts fills it in by itself. */
  readonly job?: { readonly address: bigint; readonly sizeBytes: number };
}

/** What was left there. */
export interface StepNotes {
  readonly log: Uint8Array;
  readonly noteCount: number;
  /** See `stopReason`. */
  readonly reason: number;
}

export class StepMemory {
  readonly #request: StepMemoryRequest;
  readonly #table: Uint8Array | undefined;
  readonly #logOffset: number;
  readonly sizeBytes: number;

  constructor(request: StepMemoryRequest) {
    this.#request = request;
    this.#table = stepTable(request.code, request.codeAddress);
    this.#logOffset = this.#tableOffset + wholePages(this.#table?.length ?? 0);
    const logBytes = Math.min(LARGEST_LOG_BYTES, request.maxSteps * BYTES_PER_STEP + 4 * LONGEST_NOTE_BYTES);
    this.sizeBytes = this.#logOffset + wholePages(logBytes);
  }

  get #tableOffset(): number {
    return wholePages(stepOffsets.xsave + this.#request.xsaveBytes);
  }

  /** What stands there before the code runs: the first bytes, and zeros after them. */
  image({ address, job = { address: 0n, sizeBytes: 0 } }: StepPlaces): Uint8Array {
    const { code, codeAddress, maxSteps } = this.#request;
    const image = new Uint8Array(this.#tableOffset + (this.#table?.length ?? 0));
    const logAddress = address + BigInt(this.#logOffset);
    const words = new BigUint64Array(image.buffer, 0, stepOffsets.general / 8);
    words[stepOffsets.jobStart / 8] = job.address;
    words[stepOffsets.jobBytes / 8] = BigInt(job.sizeBytes);
    words[stepOffsets.codeStart / 8] = codeAddress;
    words[stepOffsets.codeBytes / 8] = BigInt(code.length);
    words[stepOffsets.table / 8] = this.#table === undefined ? 0n : address + BigInt(this.#tableOffset);
    words[stepOffsets.next / 8] = logAddress;
    words[stepOffsets.limit / 8] = address + BigInt(this.sizeBytes - 2 * LONGEST_NOTE_BYTES);
    words[stepOffsets.left / 8] = BigInt(maxSteps);
    if (this.#table !== undefined) image.set(this.#table, this.#tableOffset);
    return image;
  }

  /** How many steps were noted so far. @param read copies bytes out, by their offset in the memory */
  stepsSoFar(read: (offset: number, sizeBytes: number) => Uint8Array): number {
    const count = new DataView(read(stepOffsets.noteCount, 8).buffer).getBigUint64(0, true);
    return Math.min(this.#request.maxSteps, Number(count));
  }

  /** Leaves no room for another note, which ends the trace. @param write puts bytes at an offset in the memory */
  stop(write: (offset: number, bytes: Uint8Array) => void): void {
    write(stepOffsets.limit, new Uint8Array(8));
  }

  /** What was noted. @param address where the memory began for the code */
  take(address: bigint, read: (offset: number, sizeBytes: number) => Uint8Array): StepNotes {
    const words = new BigUint64Array(read(0, stepOffsets.general).buffer);
    const end = Number(words[stepOffsets.next / 8]! - address);
    const logBytes = Math.min(this.sizeBytes, Math.max(this.#logOffset, end)) - this.#logOffset;
    return {
      log: logBytes === 0 ? new Uint8Array(0) : read(this.#logOffset, logBytes),
      noteCount: Number(words[stepOffsets.noteCount / 8]!),
      reason: Number(words[stepOffsets.stopped / 8]!),
    };
  }
}
