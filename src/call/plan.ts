// A signature, checked and laid out: where each argument travels by the System V AMD64 psABI, section 3.2.3 (parameter
// passing), and in which slot of the task descriptor JavaScript leaves it.
//
// A task descriptor is a row of eight-byte slots: slot 0 takes the result, slot 1 holds the first argument, and so on.

import { CallError, describeValue, quoted, RawCpuError, readList, readOptions } from '../errors/index.ts';
import {
  type ArgumentType,
  arrayTypes,
  isArrayType,
  type RegisterClass,
  type ResultType,
  type ScalarType,
  type Signature,
  scalarTypes,
} from './types.ts';

const integerRegisters = ['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9'] as const;
const vectorRegisters = ['xmm0', 'xmm1', 'xmm2', 'xmm3', 'xmm4', 'xmm5', 'xmm6', 'xmm7'] as const;

export type ArgumentRegister = (typeof integerRegisters)[number] | (typeof vectorRegisters)[number];

export type SlotKind = (typeof scalarTypes)[ScalarType]['slot'];

/** One argument: what it is and where it goes. */
export interface PlannedArgument {
  readonly type: ArgumentType;
  readonly slot: number;
  readonly slotKind: SlotKind;
  /** The register that takes it, or its place on the stack, in eight-byte words from the lowest. */
  readonly to: { readonly register: ArgumentRegister } | { readonly stackWord: number };
}

export interface CallPlan {
  /** The same text for the same signature. */
  readonly key: string;
  readonly arguments: readonly PlannedArgument[];
  readonly returns: ResultType;
  readonly slotCount: number;
  readonly stackWords: number;
  readonly vectorCount: number;
}

/** More arguments than any ABI or reader should meet; it bounds the stack that a call takes. */
const LARGEST_ARGUMENT_COUNT = 127;

function isArgumentType(type: unknown): type is ArgumentType {
  return typeof type === 'string' && (Object.hasOwn(scalarTypes, type) || Object.hasOwn(arrayTypes, type));
}

function isResultType(type: unknown): type is ResultType {
  return type === 'void' || (typeof type === 'string' && Object.hasOwn(scalarTypes, type));
}

function refuse(message: string, hint?: string): never {
  throw new CallError('BAD_SIGNATURE', message, hint === undefined ? {} : { hint });
}

function checkSignature(signature: Signature): Signature {
  if (typeof signature !== 'object' || signature === null) {
    refuse(`a signature is an object like { args: ['f64'], returns: 'f64' }, got ${describeValue(signature)}`);
  }
  signature = readOptions('signature', signature, ['args', 'returns']);
  const { returns } = signature;
  const args = readTypes(signature.args);
  const known = Object.keys(scalarTypes).join(', ');
  for (const [i, type] of args.entries()) {
    if (isArgumentType(type)) continue;
    refuse(
      `signature: argument ${i + 1} has the type ${quoted(type)}, which does not exist`,
      `known are ${known}, and a * after any of the number types for a typed array`,
    );
  }
  if (args.length > LARGEST_ARGUMENT_COUNT) {
    refuse(`signature: ${args.length} arguments; at most ${LARGEST_ARGUMENT_COUNT} are taken`);
  }
  if (isResultType(returns)) return { args: args as ArgumentType[], returns };
  const isArray = isArgumentType(returns);
  refuse(
    `signature: the result has the type ${quoted(returns)}, which ${isArray ? 'cannot be returned' : 'does not exist'}`,
    isArray ? "return 'ptr' for an address, or pass an array to be written to" : `known are void, ${known}`,
  );
}

function readTypes(args: unknown): unknown[] {
  try {
    return readList('signature: args', 'an array of type names', args);
  } catch (error) {
    if (error instanceof RawCpuError) refuse(error.summary);
    throw error;
  }
}

/**
 * Checks a signature and lays it out.
 * @throws CallError `BAD_SIGNATURE`; RawCpuError `UNKNOWN_OPTION` for another key than args and returns.
 */
export function planCall(signature: Signature): CallPlan {
  signature = checkSignature(signature);
  const used: Record<RegisterClass, number> = { integer: 0, vector: 0 };
  const registers = { integer: integerRegisters, vector: vectorRegisters };
  let stackWords = 0;
  const planned = signature.args.map((type, i): PlannedArgument => {
    const { class: registerClass, slot: slotKind } = isArrayType(type) ? scalarTypes.ptr : scalarTypes[type];
    const register = registers[registerClass][used[registerClass]];
    const common = { type, slot: i + 1, slotKind };
    if (register === undefined) return { ...common, to: { stackWord: stackWords++ } };
    used[registerClass]++;
    return { ...common, to: { register } };
  });
  return {
    key: `${signature.args.join()}:${signature.returns}`,
    arguments: planned,
    returns: signature.returns,
    slotCount: 1 + planned.length,
    stackWords,
    vectorCount: used.vector,
  };
}
