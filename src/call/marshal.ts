// Arguments into slots and results out of them, for any signature, with every check and a full error text. This is the
// slow path that always works; fast-path.ts generates the same for one signature and falls back to this one for all
// that is not plain.

import {
  type BufferTrouble,
  bufferTrouble,
  isBuffer,
  type NativeBuffer,
  troubleText,
  typedArrayTag,
} from '../buffers/index.ts';
import { CallError, describeValue, MemoryError, withArticle } from '../errors/index.ts';
import type { BufferAddresses } from '../jit/index.ts';
import type { Descriptor } from './descriptors.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';
import { arrayTypes, isArrayType, type ResultType, scalarTypes } from './types.ts';

/** Writes arguments into a descriptor and reads results from it. */
export class Marshaller {
  readonly #name: string;
  readonly #plan: CallPlan;
  readonly #addresses: BufferAddresses;

  constructor(name: string, plan: CallPlan, addresses: BufferAddresses) {
    this.#name = name;
    this.#plan = plan;
    this.#addresses = addresses;
  }

  /**
   * Checks all arguments and stores them. The caller holds the buffers for as long as code may use their addresses.
   * @throws CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE`, `ARGUMENT_RANGE`; MemoryError for unusable buffers.
   */
  store(args: ArrayLike<unknown>, descriptor: Descriptor): void {
    const planned = this.#plan.arguments;
    if (args.length !== planned.length) {
      const types = planned.map(({ type }) => type).join(', ');
      throw new CallError(
        'ARGUMENT_COUNT',
        `${this.#name}: ${count(planned.length)} expected (${types}), got ${args.length}`,
        { details: { function: this.#name, expected: planned.length, actual: args.length } },
      );
    }
    for (let i = 0; i < planned.length; i++) this.#storeOne(planned[i]!, args[i], descriptor);
  }

  #refuse(code: 'ARGUMENT_TYPE' | 'ARGUMENT_RANGE', at: PlannedArgument, expected: string, value: unknown): never {
    const got = describeValue(value);
    throw new CallError(code, `${this.#name}: argument ${at.slot} (${at.type}) must be ${expected}, got ${got}`, {
      details: { function: this.#name, argument: at.slot, type: at.type, got },
    });
  }

  #storeOne(at: PlannedArgument, value: unknown, { views, base }: Descriptor): void {
    const slot = base + at.slot;
    if (isArrayType(at.type)) {
      views.U64[slot] = this.#arrayAddress(at, value);
      return;
    }
    switch (at.type) {
      case 'f32':
        if (typeof value !== 'number') this.#refuse('ARGUMENT_TYPE', at, 'a number', value);
        views.F32[2 * slot] = value;
        return;
      case 'f64':
        if (typeof value !== 'number') this.#refuse('ARGUMENT_TYPE', at, 'a number', value);
        views.F64[slot] = value;
        return;
      case 'bool':
        if (typeof value !== 'boolean') this.#refuse('ARGUMENT_TYPE', at, 'true or false', value);
        views.U32[2 * slot] = value ? 1 : 0;
        return;
      case 'ptr':
        views.U64[slot] = this.#pointer(at, value);
        return;
      case 'i64':
      case 'u64':
        views.I64[slot] = BigInt.asIntN(64, this.#wideInteger(at, value));
        return;
      default:
        views.I32[2 * slot] = this.#integer(at, value);
    }
  }

  #integer(at: PlannedArgument, value: unknown): number {
    const [min, max] = rangeOf(at);
    const expected = `an integer from ${min} to ${max}`;
    if (typeof value !== 'number') this.#refuse('ARGUMENT_TYPE', at, expected, value);
    if (!Number.isInteger(value) || value < min || value > max) this.#refuse('ARGUMENT_RANGE', at, expected, value);
    return value;
  }

  #wideInteger(at: PlannedArgument, value: unknown): bigint {
    const [min, max] = rangeOf(at);
    const expected = `a bigint from ${min} to ${max}, or a safe integer`;
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) this.#refuse('ARGUMENT_RANGE', at, expected, value);
      value = BigInt(value);
    }
    if (typeof value !== 'bigint') this.#refuse('ARGUMENT_TYPE', at, expected, value);
    if (value < min || value > max) this.#refuse('ARGUMENT_RANGE', at, expected, value);
    return value;
  }

  #pointer(at: PlannedArgument, value: unknown): bigint {
    if (value === null) return 0n;
    if (typeof value === 'bigint' || typeof value === 'number') return this.#wideInteger(at, value);
    if (isBuffer(value)) return this.#bufferAddress(at, value);
    this.#refuse('ARGUMENT_TYPE', at, 'an address (bigint or safe integer), null, or a buffer', value);
  }

  #arrayAddress(at: PlannedArgument, value: unknown): bigint {
    const wanted: readonly string[] = arrayTypes[at.type as keyof typeof arrayTypes];
    const tag = typedArrayTag(value);
    if (tag === undefined || !wanted.includes(tag)) {
      this.#refuse('ARGUMENT_TYPE', at, withArticle(wanted.join(' or ')), value);
    }
    return this.#bufferAddress(at, value as NativeBuffer);
  }

  #bufferAddress(at: PlannedArgument, buffer: NativeBuffer): bigint {
    const trouble = bufferTrouble(buffer);
    if (trouble !== undefined) throw bufferError(this.#name, at, trouble);
    return this.#addresses.addressOf(buffer);
  }

  /** The result of a call that has ended. */
  load(descriptor: Descriptor): number | bigint | boolean | undefined {
    return loadResult(this.#plan.returns, descriptor);
  }
}

/** The error for a buffer that cannot be used, or cannot be used any more. */
export function bufferError(name: string, at: PlannedArgument, trouble: BufferTrouble): MemoryError {
  const { what, hint } = troubleText(trouble);
  return new MemoryError(trouble, `${name}: argument ${at.slot} (${at.type}) cannot be used: ${what}`, {
    details: { function: name, argument: at.slot, type: at.type },
    hint,
  });
}

function count(arguments_: number): string {
  return arguments_ === 1 ? '1 argument' : `${arguments_} arguments`;
}

function rangeOf({ type }: PlannedArgument): readonly [bigint, bigint] {
  return (scalarTypes[type as 'i32'] as { range: readonly [bigint, bigint] }).range;
}

/** The result of a type, from a descriptor. */
export function loadResult(type: ResultType, { views, base }: Descriptor): number | bigint | boolean | undefined {
  switch (type) {
    case 'void':
      return undefined;
    case 'i8':
      return (views.I32[2 * base]! << 24) >> 24;
    case 'u8':
      return views.I32[2 * base]! & 0xff;
    case 'i16':
      return (views.I32[2 * base]! << 16) >> 16;
    case 'u16':
      return views.I32[2 * base]! & 0xffff;
    case 'i32':
      return views.I32[2 * base]!;
    case 'u32':
      return views.U32[2 * base]!;
    case 'i64':
      return views.I64[base]!;
    case 'u64':
    case 'ptr':
      return views.U64[base]!;
    case 'f32':
      return views.F32[2 * base]!;
    case 'f64':
      return views.F64[base]!;
    case 'bool':
      return (views.I32[2 * base]! & 0xff) !== 0;
  }
}
