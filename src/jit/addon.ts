// The addon with types: each primitive of the loaded shared object as a method that takes and gives plain values.
// Nothing here checks that an address is good; callers say in a SAFETY comment why theirs are.

import { RawCpuError } from '../errors/index.ts';
import type { AddonExports, RequestBlock } from './load-addon.ts';

/** Views over memory that native code can be given the address of. */
export type AnyTypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

const hasTransfer = 'transfer' in ArrayBuffer.prototype;
const SLOT_COUNT = 16;
const STATUS_SLOT = 7;
const NAPI_NO_EXTERNAL_BUFFERS_ALLOWED = 22n;

export class Addon {
  readonly #exports: AddonExports;
  readonly #block: RequestBlock = new BigInt64Array(SLOT_COUNT);

  constructor(exports: AddonExports) {
    this.#exports = exports;
  }

  #checkStatus(primitive: string): void {
    const status = this.#block[STATUS_SLOT];
    if (status !== 0n) throw new RawCpuError('INTERNAL', `${primitive} ended with Node-API status ${status}`);
  }

  /** A Linux system call; the result as the kernel gives it, an error as its negative number. */
  systemCall(number: number, ...args: readonly (number | bigint)[]): bigint {
    this.#block[0] = BigInt(number);
    for (let i = 0; i < 6; i++) this.#block[i + 1] = BigInt.asIntN(64, BigInt(args[i] ?? 0));
    // SAFETY: the block has all seven slots; what the call itself touches is the caller's to answer for.
    this.#exports.systemCall(this.#block);
    return this.#block[0]!;
  }

  /** The address of a typed array's first element. The array must be off the engine's heap, see buffer-addresses.ts. */
  addressOf(array: AnyTypedArray): bigint {
    // SAFETY: Node-API reads the array's header only; it refuses anything that is no typed array.
    this.#exports.addressOf(this.#block, array);
    this.#checkStatus('addressOf');
    return BigInt.asUintN(64, this.#block[0]!);
  }

  /**
   * A second ArrayBuffer over the memory of one, which keeps that memory when the first is detached; undefined where the
   * engine gives none.
   */
  pin(buffer: ArrayBuffer): ArrayBuffer | undefined {
    this.#block[0] = hasTransfer ? 1n : 0n;
    // SAFETY: the primitive wants an ArrayBuffer that is not shared and not detached, which callers have looked for.
    return this.#exports.pin(this.#block, buffer) as ArrayBuffer | undefined;
  }

  /** A JavaScript function whose body is the machine code at `address`, called as a Node-API callback. */
  makeFunction(address: bigint): () => void {
    this.#block[0] = BigInt.asIntN(64, address);
    // SAFETY: creating the function does not run it; callers keep code at the address for as long as it can be called.
    const made = this.#exports.makeFunction(this.#block);
    this.#checkStatus('makeFunction');
    return made as () => void;
  }

  /**
   * The same for V8's fast calls, or undefined where the runtime lacks them.
   * @param storageAddress 64 bytes that stay as long as the thread
   * @param isStorageFilled whether an earlier call filled them in
   */
  makeFastFunction(address: bigint, storageAddress: bigint, isStorageFilled: boolean): (() => void) | undefined {
    this.#block[0] = BigInt.asIntN(64, address);
    this.#block[1] = BigInt.asIntN(64, storageAddress);
    this.#block[2] = isStorageFilled ? 1n : 0n;
    // SAFETY: as above; V8 keeps pointers into the storage, which functions.ts holds for the life of the thread.
    return this.#exports.makeFastFunction(this.#block) as (() => void) | undefined;
  }

  /** An ArrayBuffer over memory of ours, or undefined in a runtime that forbids such buffers. */
  makeView(address: bigint, sizeBytes: number): ArrayBuffer | undefined {
    this.#block[0] = BigInt.asIntN(64, address);
    this.#block[1] = BigInt(sizeBytes);
    // SAFETY: the caller keeps the range mapped for as long as the buffer can be reached.
    const view = this.#exports.makeView(this.#block);
    if (this.#block[STATUS_SLOT] === NAPI_NO_EXTERNAL_BUFFERS_ALLOWED) return undefined;
    this.#checkStatus('makeView');
    return view as ArrayBuffer;
  }

  /** Copies bytes and then serializes the processor, so that the bytes may be code. The ranges must not overlap. */
  copy(to: bigint, from: bigint, sizeBytes: number): void {
    this.#block[0] = BigInt.asIntN(64, to);
    this.#block[1] = BigInt.asIntN(64, from);
    this.#block[2] = BigInt(sizeBytes);
    // SAFETY: callers own both ranges.
    this.#exports.copy(this.#block);
  }

  /**
   * Runs the machine code at `address` on the thread pool, as `execute(env, job)`. The promise resolves when it ended.
   * @param jobAddress begins with three slots for the addon; must stay until the promise is settled
   */
  runAsync(address: bigint, jobAddress: bigint): Promise<void> {
    this.#block[0] = BigInt.asIntN(64, address);
    this.#block[1] = BigInt.asIntN(64, jobAddress);
    // SAFETY: callers hold code and job until the promise is settled.
    const promise = this.#exports.runAsync(this.#block);
    this.#checkStatus('runAsync');
    return promise as Promise<void>;
  }

  /** Where gdb's JIT interface is: its descriptor, the function that gdb watches, and a lock of ours for both. */
  debugInterface(): { descriptor: bigint; register: bigint; lock: bigint } {
    // SAFETY: the primitive only tells addresses of the loaded addon, which is never unloaded.
    this.#exports.debugInterface(this.#block);
    const [descriptor, register, lock] = this.#block;
    return { descriptor: descriptor!, register: register!, lock: lock! };
  }

  /**
   * Has V8 call a handler for code that it makes, moves and drops in this thread (v8-callbacks.h, JitCodeEventHandler).
   * @param options 1 to hear first of the code that is there already
   * @param handlerAddress machine code that stays until this is called with 0
   * @returns false in a runtime without this interface
   */
  jitCodeEvents(options: number, handlerAddress: bigint): boolean {
    this.#block[0] = BigInt(options);
    this.#block[1] = BigInt.asIntN(64, handlerAddress);
    // SAFETY: the caller keeps the handler, which obeys the calling convention and allocates nothing of V8's.
    this.#exports.jitCodeEvents(this.#block);
    return this.#block[0] === 1n;
  }

  /**
   * Has the mappings that a record lists unmapped when this thread's environment ends, or a function called.
   * @param recordAddress the record, or the function's only argument
   * @param functionAddress machine code that stays for ever
   */
  atExit(recordAddress: bigint, functionAddress = 0n): void {
    this.#block[0] = BigInt.asIntN(64, recordAddress);
    this.#block[1] = BigInt.asIntN(64, functionAddress);
    // SAFETY: the record lies in a mapping of its own that nothing else unmaps.
    this.#exports.atExit(this.#block);
    this.#checkStatus('atExit');
  }
}
