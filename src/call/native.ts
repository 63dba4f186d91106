// native(): machine code becomes a typed JavaScript function. This file is the life of such a function: how it is made,
// called, bound, run on the thread pool, disposed of and cleaned up when forgotten. Freed code never runs: whatever
// outlives its function throws when it is called.

import type { Assembly } from '../asm/index.ts';
import { CallError, RawCpuError, readBoolean, readOptions, readText } from '../errors/index.ts';
import { checkDeadline, codeTraits, type GuardOptions, type RunningCode } from '../fault/index.ts';
import { type CodeImage, registerCode } from '../jit/index.ts';
import { startJob } from './async-call.ts';
import { bindArguments, exceptionsProperty } from './bound.ts';
import { type CallEnvironment, CallSite, callEnvironment } from './call-site.ts';
import { makeWrapper, type WrapperControl } from './fast-path.ts';
import { type FloatOptions, type FloatPlan, planFloat } from './float-options.ts';
import { Marshaller } from './marshal.ts';
import { type NativeCode, type PreparedCode, placeCode, prepareCode } from './native-code.ts';
import {
  type BoundFunction,
  type CallCounters,
  type CountedEntry,
  checkCounters,
  type NativeFunction,
  type ReportingFunction,
  refuseAsync,
} from './native-function.ts';
import { type CallPlan, planCall } from './plan.ts';
import type { ArgumentType, ResultType, Signature } from './types.ts';

/**
 * Options of {@link native}.
 * @example
 * ```ts
 * import { native } from 'rawcpu';
 *
 * const third = native({ args: ['f32', 'f32'], returns: 'f32' }, 'divss xmm0, xmm1; ret', {
 *   name: 'third',
 *   mxcsr: { rounding: 'down' },
 *   reportExceptions: true,
 *   deadlineMs: 100,
 * });
 * third(1, 3) < 1 / 3; // => true
 * third.exceptions.raised; // => [ 'inexact' ]
 *
 * const forever = native({ args: [], returns: 'void' }, 'here: jmp here', { deadlineMs: 5 });
 * forever(); // => throws DEADLINE
 * ```
 */
export interface NativeOptions extends FloatOptions {
  /** The label at which calls enter the code; its first byte when not given. */
  readonly entry?: string;
  /** What error messages and stack traces call the function; `native` when not given. */
  readonly name?: string;
  /**
   * No guard: the code must keep the calling convention and must not fault, or the process is lost. Saves about three
   * nanoseconds a call.
   */
  readonly unchecked?: boolean;
  /** A call that runs longer than this is stopped with a CpuFault `DEADLINE`. Costs two system calls a call. */
  readonly deadlineMs?: number;
  /** Counters that are read right before and right after the code, inside the call: `counters.open(events)`. */
  readonly counters?: CallCounters | undefined;
}

const DEFAULT_NAME = 'native';

const optionNames = ['entry', 'name', 'unchecked', 'deadlineMs', 'mxcsr', 'x87', 'reportExceptions', 'counters'];

/**
 * The same for a function whose option `reportExceptions` is on: it also tells which floating-point exceptions its calls
 * raised, in `exceptions`.
 */
export function native<const A extends readonly ArgumentType[], const R extends ResultType>(
  signature: Signature<A, R>,
  code: NativeCode,
  options: NativeOptions & { readonly reportExceptions: Exclude<FloatOptions['reportExceptions'], boolean> | true },
): ReportingFunction<A, R>;
/**
 * Makes a JavaScript function of machine code that follows the System V AMD64 calling convention.
 *
 * Integers of 64 bits are `bigint`; arguments may also be safe integers. `T*` takes a typed array of that element
 * (`u8*` any array of unsigned bytes) and passes the address of its first element. `ptr` takes an address, null or any
 * buffer. Integers below 64 bits arrive extended to the whole register. The code begins on a 64-byte boundary and must be
 * position-independent, unless it comes as text or an Assembly: then absolute addresses are filled in, and sections that
 * are writable can be written to.
 *
 * Calls are guarded: a fault of the processor or a passed deadline is thrown as a CpuFault, a broken calling convention as
 * a CallError `ABI_VIOLATION`, and JavaScript goes on as if nothing had happened. The code runs on a stack of its own
 * of 8 MiB. What the code had locked, allocated or half written when it was stopped stays so.
 *
 * With `mxcsr` or `x87` the code computes with these registers, and JavaScript never does. With `reportExceptions` the
 * function has a property `exceptions`, or throws a CallError `FLOAT_EXCEPTION`.
 *
 * @throws CallError `BAD_SIGNATURE`; RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError for memory; UnsupportedError `PLATFORM`, `ADDON_REFUSED`; whatever
 * the assembler has to say about text.
 * @example
 * ```ts
 * import { native } from 'rawcpu';
 *
 * // System V calling convention: the arguments arrive in rdi and esi, the result is left in eax.
 * const sum = native(
 *   { args: ['i32*', 'i32'], returns: 'i32' },
 *   `     xor eax, eax
 *   next: sub esi, 1
 *         js  done
 *         add eax, [rdi + rsi*4]
 *         jmp next
 *   done: ret`,
 * );
 * sum(Int32Array.of(1, 2, 3), 3); // => 6
 * sum.dispose();
 * ```
 */
export function native<const A extends readonly ArgumentType[], const R extends ResultType>(
  signature: Signature<A, R>,
  code: NativeCode,
  options?: NativeOptions,
): NativeFunction<A, R>;
export function native<const A extends readonly ArgumentType[], const R extends ResultType>(
  signature: Signature<A, R>,
  code: NativeCode,
  options: NativeOptions = {},
): NativeFunction<A, R> {
  options = readOptions('native', options, optionNames);
  const { name: given = DEFAULT_NAME, unchecked = false, deadlineMs } = options;
  readText('native: name', given);
  readBoolean('native: unchecked', unchecked);
  // A symbol without a name would be damage in the files of perf and gdb.
  const name = given.trim() === '' ? DEFAULT_NAME : given;
  checkDeadline('native', deadlineMs);
  if (unchecked && deadlineMs !== undefined) {
    throw new RawCpuError('BAD_OPTION', 'native: deadlineMs needs the guard, which unchecked: true drops');
  }
  checkCounters(options.counters);
  const plan = planCall(signature);
  const prepared = prepareCode(code, options.entry);
  const { assembly } = prepared;
  const traits = codeTraits(prepared.bytes, (assembly?.relocations.length ?? 0) > 0);
  const float = planFloat(options, { isGuarded: !unchecked, usesX87: traits.x87 });
  const guard = unchecked ? undefined : { traits, deadlineMs };
  const core = new NativeCore(callEnvironment(), plan, name, prepared, guard, float, options.counters);
  const call = core.makeCall();
  const disposal = { value: () => core.dispose() };
  Object.defineProperties(call, {
    name: { value: name, configurable: true },
    length: { value: plan.arguments.length, configurable: true },
    bind: { value: (...args: unknown[]) => core.bind(args, call) },
    async: { value: (...args: unknown[]) => core.startAsync(args, call) },
    dispose: disposal,
    [disposeSymbol]: disposal,
    address: { get: () => core.address },
    bytes: { get: () => core.bytes, enumerable: true },
    assembly: { value: assembly, enumerable: true },
    signature: { value: frozenSignature(plan), enumerable: true },
    ...(float?.isReported === true && { exceptions: core.exceptionsProperty() }),
  });
  forgotten.register(call, core, core);
  return call as unknown as NativeFunction<A, R>;
}

/** Runtimes without explicit resource management lack the symbol; tools that emulate it use the registered one. */
export const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for('Symbol.dispose') as never);

function frozenSignature({ arguments: planned, returns }: CallPlan): Signature {
  return Object.freeze({ args: Object.freeze(planned.map(({ type }) => type)), returns });
}

/** Frees what belongs to functions that nobody can call any more. A core must not hold the function it serves. */
const forgotten = new FinalizationRegistry<NativeCore>((core) => core.release());

/** What a native function holds, and what keeps it from being freed too early. */
class NativeCore {
  readonly #environment: CallEnvironment;
  readonly #plan: CallPlan;
  readonly #name: string;
  readonly #marshaller: Marshaller;
  readonly #code: CodeImage;
  readonly #address: bigint;
  /** What calls enter: the code, or what counts around it. */
  readonly #entry: CountedEntry | undefined;
  readonly #guard: GuardOptions | undefined;
  readonly #float: FloatPlan | undefined;
  readonly #running: RunningCode;
  readonly #withdraw: () => void;
  readonly #bound = new Set<CallSite>();
  #site: CallSite | undefined;
  #runningJobs = 0;
  #isReleased = false;

  constructor(
    environment: CallEnvironment,
    plan: CallPlan,
    name: string,
    prepared: PreparedCode,
    guard: GuardOptions | undefined,
    float: FloatPlan | undefined,
    counters: CallCounters | undefined,
  ) {
    this.#environment = environment;
    this.#plan = plan;
    this.#name = name;
    this.#marshaller = new Marshaller(name, plan, environment.buffers);
    const { block, bytes } = placeCode(environment, prepared);
    this.#code = block;
    this.#address = block.address + BigInt(prepared.entryOffset);
    this.#guard = guard;
    this.#float = float;
    const { assembly, entryOffset } = prepared;
    this.#running = { name, bytes, address: this.#code.address, labels: assembly?.labels };
    this.#withdraw = this.#register(assembly, entryOffset);
    this.#entry = this.#count(counters);
  }

  /** Makes the code known to debuggers and profilers. */
  #register(assembly: Assembly | undefined, entryOffset: number): () => void {
    try {
      return registerCode({
        ...this.#running,
        entryOffset,
        source: assembly?.source,
        lines: () => assembly?.lines?.() ?? [],
      });
    } catch (error) {
      this.#code.release();
      throw error;
    }
  }

  #count(counters: CallCounters | undefined): CountedEntry | undefined {
    try {
      return counters?.around(this.#address);
    } catch (error) {
      this.#withdraw();
      this.#code.release();
      throw error;
    }
  }

  get #target(): bigint {
    return this.#entry?.address ?? this.#address;
  }

  /** Makes the function, once. */
  makeCall(): (...args: unknown[]) => unknown {
    const plan = this.#plan;
    try {
      const { site, call } = CallSite.create({
        environment: this.#environment,
        plan,
        targetAddress: this.#target,
        code: this.#running,
        guard: this.#guard,
        float: this.#float,
        makeWrapper: (parts) => makeWrapper(plan, { ...parts, slow: (args) => this.#callSlowly(args) }),
      });
      this.#site = site;
      return call;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  #requireLive(): void {
    if (!this.#isReleased) return;
    throw new CallError('DISPOSED', `${this.#name}: the function was disposed of and cannot be called any more`);
  }

  /** A copy of the machine code. */
  get bytes(): Uint8Array {
    return this.#running.bytes.slice();
  }

  get address(): bigint {
    this.#requireLive();
    return this.#address;
  }

  exceptionsProperty(): PropertyDescriptor {
    return exceptionsProperty(this.#site!, () => this.#requireLive());
  }

  /** A call with every check. The wrapper remembers the buffers until the current job of the event loop ends. */
  #callSlowly(args: ArrayLike<unknown>): ReturnType<Marshaller['load']> {
    this.#requireLive();
    const site = this.#site!;
    const { control, descriptor } = site;
    // Forgotten first: a refused argument may leave new addresses in the slots of arguments before it.
    control.forget();
    this.#marshaller.store(args, descriptor);
    // SAFETY: the descriptor is complete; `args` holds the buffers during the call, which neither yields nor collects.
    site.invokeChecked();
    if (this.#plan.arguments.length > 0) {
      control.remember(args);
      forgetSoon(control);
    }
    return this.#marshaller.load(descriptor);
  }

  bind(args: readonly unknown[], owner: object): BoundFunction {
    this.#requireLive();
    const { site, call } = bindArguments({
      environment: this.#environment,
      plan: this.#plan,
      name: this.#name,
      marshaller: this.#marshaller,
      targetAddress: this.#target,
      code: this.#running,
      guard: this.#guard,
      float: this.#float,
      args,
      owner,
      requireLive: () => this.#requireLive(),
      released: (released) => this.#bound.delete(released),
    });
    this.#bound.add(site);
    return call;
  }

  async startAsync(args: readonly unknown[], owner: object): Promise<unknown> {
    this.#requireLive();
    if (this.#entry !== undefined) refuseAsync(this.#name);
    const { memory, buffers } = this.#environment;
    const guard = this.#guard === undefined ? undefined : this.#environment.guard();
    const site = this.#site!;
    this.#runningJobs++;
    try {
      const job = { memory, buffers, plan: this.#plan, name: this.#name, marshaller: this.#marshaller };
      return await startJob({ ...job, site, guard, args, owner });
    } finally {
      this.#runningJobs--;
    }
  }

  dispose(): void {
    if (this.#runningJobs > 0) {
      throw new CallError('BUSY', `${this.#name}: ${this.#runningJobs} asynchronous calls are running`, {
        details: { function: this.#name, running: this.#runningJobs },
        hint: 'await the promises before dispose()',
      });
    }
    forgotten.unregister(this);
    this.release();
  }

  /** Frees everything. No call is running: calls are synchronous, or counted, or hold the function. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    for (const site of this.#bound) site.release();
    this.#bound.clear();
    this.#site?.release();
    this.#entry?.release();
    this.#withdraw();
    this.#code.release();
  }
}

/** Wrappers that remember buffers, until the current job ends: a function must not keep alive what it was once passed. */
const remembering = new Set<WrapperControl>();

function forgetSoon(control: WrapperControl): void {
  if (remembering.size === 0) queueMicrotask(forgetAll);
  remembering.add(control);
}

function forgetAll(): void {
  for (const control of remembering) control.forget();
  remembering.clear();
}
