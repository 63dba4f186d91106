// Installs the guard's signal handler, once for the process, and gives each thread its context. Whoever comes second
// (another worker, another copy of this package) finds the handler by the signature before it and uses that one.

import { UnsupportedError } from '../errors/index.ts';
import { type BufferAddresses, fillCode, type MemoryWriter, mapCode } from '../jit/index.ts';
import {
  checkedResult,
  checkedSystemCall,
  errnoName,
  errnoOf,
  freeSignals,
  mapAnonymous,
  PAGE_SIZE_BYTES,
  readMemory,
  SIGNAL_SET_BYTES,
  type SystemCalls,
  signalActionFlags as saFlags,
  signalActions,
  wholePages,
} from '../linux/index.ts';
import { enterThreadCode, signalHandlerCode } from './prepared-code.gen.ts';
import { faultSignals, HANDLER_TABLE_BYTES, handlerRoutines } from './signal-handler-source.ts';
import { CONTEXT_MAGIC, contextOffsets, GUARD_DATA_BYTES, guardDataOffsets, RECORD_OFFSET } from './thread-context.ts';

type HandlerSystem = SystemCalls &
  MemoryWriter & {
    addressOf(array: Uint8Array): bigint;
    copy(to: bigint, from: bigint, sizeBytes: number): void;
    makeFunction(address: bigint): () => void;
    makeView(address: bigint, sizeBytes: number): ArrayBuffer | undefined;
    atExit(record: bigint, address?: bigint): void;
  };

type Routine = (typeof handlerRoutines)[number];

const FLAGS = BigInt(saFlags.SIGINFO | saFlags.ONSTACK | saFlags.RESTORER | saFlags.RESTART);
/** Every signal but those that a fault raises, as a mask of the kernel's. */
const NOT_FAULTS = Object.values(faultSignals).reduce(
  (mask, signal) => mask & ~(1n << BigInt(signal - 1)),
  (1n << 64n) - 1n,
);

const SIG_DFL = BigInt(signalActions.DEFAULT);

/** The kernel's struct sigaction: handler, flags, restorer, mask. */
type SignalAction = readonly [handler: bigint, flags: bigint, restorer: bigint, mask: bigint];

/** What XSAVE areas look like here. */
export interface SignalHandlerFacts {
  /** Size of the XSAVE area in a fault record. */
  readonly xsaveBytes: number;
  readonly hasAvx: boolean;
  /** Where PKRU lies in an XSAVE area; 0 where protection keys are not enabled. */
  readonly pkruOffset: number;
}

export class SignalHandler {
  readonly #system: HandlerSystem;
  readonly #addresses: BufferAddresses;
  readonly #handler: bigint;
  readonly #data: bigint;
  readonly #routines: Readonly<Record<Routine, bigint>>;
  /** The signal that ends calls past their deadline. */
  readonly deadlineSignal: number;
  /** This thread's context. */
  readonly contextAddress: bigint;
  readonly #recordAddress: bigint;

  /**
   * @param isOwnedByThread whether the context goes with the thread, as in a worker, or stays until the process ends
   * @throws MemoryError where there is no memory for code; UnsupportedError `SYSTEM_CALL`
   */
  constructor(system: HandlerSystem, addresses: BufferAddresses, facts: SignalHandlerFacts, isOwnedByThread: boolean) {
    this.#system = system;
    this.#addresses = addresses;
    const found = this.#find();
    if (found !== undefined) {
      this.#handler = found.handler;
      this.#data = found.data;
      this.#routines = found.routines;
      this.deadlineSignal = new DataView(this.#read(this.#data, 4).buffer).getInt32(0, true);
    } else {
      // Never unmapped.
      this.#data = checkedResult('mmap', mapAnonymous(system, GUARD_DATA_BYTES));
      const bytes = fillCode(signalHandlerCode, {
        data_address: this.#data,
        xsave_bytes: facts.xsaveBytes,
        has_avx: facts.hasAvx ? 1 : 0,
        pkru_offset: facts.pkruOffset,
      });
      const mapping = mapCode(system, wholePages(bytes.length));
      mapping.write(0, bytes);
      const at = (label: keyof typeof signalHandlerCode.labels) =>
        mapping.address + BigInt(signalHandlerCode.labels[label]);
      this.#handler = at('handler');
      this.#routines = Object.fromEntries(handlerRoutines.map((name) => [name, at(name)])) as Record<Routine, bigint>;
      this.deadlineSignal = this.#freeSignal();
      this.#writeData(guardDataOffsets.deadlineSignal, BigInt(this.deadlineSignal));
    }
    this.refresh();
    this.contextAddress = this.#enterThread();
    this.#recordAddress = this.contextAddress + BigInt(RECORD_OFFSET);
    // SAFETY: the routine stays mapped for ever, and nothing of this thread's runs native code after the hook.
    if (isOwnedByThread) system.atExit(this.contextAddress, this.routine('leave_thread'));
  }

  /** Address of a routine of the guard's. */
  routine(name: Routine): bigint {
    return this.#routines[name];
  }

  /**
   * The record of this thread's last caught signal: a function that gives its first bytes, as they are now. The array is
   * good until something is caught again.
   */
  recordReader(sizeBytes: number): () => Uint8Array {
    // SAFETY: the record is as long as any, and mapped for as long as this thread runs JavaScript.
    const view = this.#system.makeView(this.#recordAddress, sizeBytes);
    if (view !== undefined) {
      const bytes = new Uint8Array(view);
      return () => bytes;
    }
    const bytes = new Uint8Array(new ArrayBuffer(sizeBytes));
    const to = this.#addresses.addressOf(bytes);
    return () => {
      // SAFETY: as above; `bytes` is held by this function.
      this.#system.copy(to, this.#recordAddress, sizeBytes);
      return bytes;
    };
  }

  /** Puts our handler back where somebody has replaced it, for example `process.on('SIGFPE')`; theirs comes after ours. */
  refresh(): void {
    for (const signal of [...Object.values(faultSignals), this.deadlineSignal]) {
      const [handler, flags, restorer, mask] = this.#action(signal);
      if (handler === this.#handler) continue;
      const previous: SignalAction = [handler, flags, restorer, mask];
      for (const [i, word] of previous.entries())
        this.#writeData(guardDataOffsets.previous + 32 * signal + 8 * i, word);
      // A deadline waits until a fault is dealt with, or it would be taken for one of the handler's. So do signals of others:
      // the kernel would begin their handlers before ours, with the flags and segments of the code that faulted.
      const blocked = (handler === SIG_DFL ? 0n : mask) | NOT_FAULTS;
      const keepsOpen = handler === SIG_DFL ? 0n : flags & BigInt(saFlags.NODEFER);
      this.#action(signal, [this.#handler, FLAGS | keepsOpen, this.routine('restorer'), blocked]);
    }
  }

  /** Has this thread close a descriptor when it ends. */
  closeAtEnd(fd: number): void {
    const bytes = new Uint8Array(Int32Array.of(fd).buffer);
    // SAFETY: the context is mapped for as long as this thread runs JavaScript; nothing else writes this field.
    this.#system.writeBytes(this.contextAddress + BigInt(contextOffsets.lifeline), bytes);
  }

  #writeData(offset: number, value: bigint): void {
    // SAFETY: the data is a page of ours that is never unmapped; each field is written whole.
    this.#system.writeBytes(this.#data + BigInt(offset), new Uint8Array(BigUint64Array.of(value).buffer));
  }

  #read(address: bigint, sizeBytes: number): Uint8Array {
    const bytes = new Uint8Array(new ArrayBuffer(sizeBytes));
    // SAFETY: callers name memory of the guard's, which is never unmapped; `bytes` is held.
    this.#system.copy(this.#addresses.addressOf(bytes), address, sizeBytes);
    return bytes;
  }

  #action(signal: number, wanted?: SignalAction): SignalAction {
    const words = new BigUint64Array(8);
    if (wanted !== undefined) words.set(wanted);
    const at = this.#addresses.addressOf(words);
    // SAFETY: the handler that is set is our own and stays mapped for ever; the kernel reads and writes `words` only.
    checkedSystemCall(this.#system, 'rt_sigaction', signal, wanted === undefined ? 0 : at, at + 32n, SIGNAL_SET_BYTES);
    return [words[4]!, words[5]!, words[6]!, words[7]!];
  }

  /** The handler that is installed, if it is one of ours. */
  #find(): { handler: bigint; data: bigint; routines: Record<Routine, bigint> } | undefined {
    const [handler] = this.#action(faultSignals.SIGSEGV);
    if (handler < BigInt(PAGE_SIZE_BYTES)) return undefined;
    const table = readMemory(
      { memory: this.#system, buffers: this.#addresses },
      handler - BigInt(HANDLER_TABLE_BYTES),
      HANDLER_TABLE_BYTES,
    );
    if (table.length < HANDLER_TABLE_BYTES) return undefined;
    const view = new DataView(table.buffer, table.byteOffset);
    if (view.getBigUint64(HANDLER_TABLE_BYTES - 8, true) !== CONTEXT_MAGIC) return undefined;
    const routines = handlerRoutines.map((name, i) => [name, handler + BigInt(view.getInt32(4 * i, true))]);
    const data = view.getBigUint64(HANDLER_TABLE_BYTES - 16, true);
    return { handler, data, routines: Object.fromEntries(routines) as Record<Routine, bigint> };
  }

  #freeSignal(): number {
    for (let signal = freeSignals.highest; signal >= freeSignals.lowest; signal--) {
      if (this.#action(signal)[0] === SIG_DFL) return signal;
    }
    throw new UnsupportedError(
      'SYSTEM_CALL',
      `no signal is free: ${freeSignals.lowest} to ${freeSignals.highest} have handlers`,
    );
  }

  #enterThread(): bigint {
    const result = new BigInt64Array(1);
    const routine = this.routine('thread_context');
    const stub = fillCode(enterThreadCode, { routine, result: this.#addresses.addressOf(result) });
    const mapping = mapCode(this.#system, PAGE_SIZE_BYTES);
    mapping.write(0, stub);
    // SAFETY: the stub keeps the calling convention, writes only into `result`, and is called once.
    this.#system.makeFunction(mapping.address)();
    mapping.unmap();
    const errno = errnoOf(result[0]!);
    if (errno === undefined) return result[0]!;
    throw new UnsupportedError('SYSTEM_CALL', `a stack for native code could not be set up: ${errnoName(errno)}`, {
      details: { errno, errnoName: errnoName(errno) },
    });
  }
}
