// A caught signal becomes a CpuFault: kind, place in the code, instruction, registers, top of the stack.

import { decodeOne, type Instruction } from '../disasm/index.ts';
import { type CpuFault, type CpuFaultDetails, lazyCpuFault } from '../errors/index.ts';
import { registeredFunctionAt } from '../jit/index.ts';
import { type CpuState, generalRegisterNames } from './cpu-state.ts';
import { stopOf, vectors } from './exception.ts';
import { type FaultCircumstances, type FaultKind, type FaultReport, faultKind } from './fault-kind.ts';
import { STACK_TOP_BYTES } from './fault-record.ts';
import { faultSignals } from './signal-handler-source.ts';

/** Code that ran, and where. */
export interface RunningCode {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly address: bigint;
  readonly labels: ReadonlyMap<string, number> | undefined;
}

export interface FaultScene extends Omit<FaultCircumstances, 'instruction'> {
  readonly code: RunningCode;
  /** Bytes of memory, as many as can be read from there on. */
  readonly read: (address: bigint, sizeBytes: number) => Uint8Array;
  /** What somebody refused to do for the code, where that is what happened; rip is after the instruction then. */
  readonly refused?: { readonly kind: FaultKind; readonly signal: string; readonly instructionBytes: number };
}

export const LONGEST_INSTRUCTION_BYTES = 15;

const hex = (value: bigint | number) => `0x${value.toString(16)}`;

/** What a CpuFault is made of. */
export interface FaultParts {
  readonly code: FaultKind['code'];
  readonly summary: string;
  /** The place, the instruction and the registers, as the message lists them. */
  readonly listing: string;
  readonly details: CpuFaultDetails;
  readonly hint: string | undefined;
}

/**
 * The code that a fault belongs to: what was called, or another function of this thread that it called by its address.
 * To be asked before anything of that may have gone.
 */
export function faultingCode(called: RunningCode, rip: bigint, signal: number): RunningCode {
  // int3 is after rip.
  const places = signal === faultSignals.SIGTRAP ? [rip - 1n, rip] : [rip];
  if (places.some((at) => offsetIn(called, at) !== undefined)) return called;
  for (const at of places) {
    const { name, bytes, address, labels } = registeredFunctionAt(at) ?? {};
    if (address !== undefined) return { name: name!, bytes: bytes!, address, labels };
  }
  return called;
}

/** Makes the error for a report. */
export function cpuFault(report: FaultReport, scene: FaultScene): CpuFault {
  const parts = faultParts(report, scene);
  // Asked for now, while the scene can be read.
  void parts.details;
  return lazyCpuFault(() => parts);
}

/**
 * Reads a report. It asks the scene for memory at the instruction, where that is not in the code, and at rsp when the
 * details are asked for. Details and listing are made then: they take most of the time.
 */
export function faultParts(report: FaultReport, scene: FaultScene): FaultParts {
  const { state } = report;
  const { code, refused } = scene;
  const stop = stopOf(report);
  const isInt3 =
    report.signal === faultSignals.SIGTRAP && stop.by === 'exception' && stop.vector === vectors.breakpoint;
  const behindBytes = BigInt(refused?.instructionBytes ?? (isInt3 ? 1 : 0));
  const instructionPointer = BigInt.asUintN(64, state.get('rip') - behindBytes);
  const isNarrow = !isLongMode(report);
  const instruction = isNarrow ? undefined : knownInstructionAt(instructionPointer, scene);
  const found = refused?.kind ?? faultKind(report, { ...scene, instruction });
  const signal = refused?.signal ?? signalName(report.signal, scene);
  const about: Occurrence = { code, found, signal, instructionPointer, instruction, state, isNarrow };
  let details: CpuFaultDetails | undefined;
  return {
    code: found.code,
    hint: found.hint,
    get details() {
      details ??= detailsOf(about, scene.read(state.get('rsp'), STACK_TOP_BYTES));
      return details;
    },
    summary: `${code.name}: ${found.kind}`,
    get listing() {
      return listingOf(about);
    },
  };
}

/** What is known of a fault of which no report came. */
export function lostDetails(name: string, known: Partial<CpuFaultDetails>): CpuFaultDetails {
  return {
    function: name,
    kind: 'ended without a report',
    signal: undefined,
    address: undefined,
    instructionPointer: undefined,
    offset: undefined,
    place: undefined,
    instruction: undefined,
    registers: {},
    stack: [],
    ...known,
  };
}

/** What happened, once the report has been read. */
interface Occurrence {
  readonly code: RunningCode;
  readonly found: FaultKind;
  readonly signal: string;
  readonly instructionPointer: bigint;
  readonly instruction: Instruction | undefined;
  readonly state: CpuState;
  /** Whether the code had gone to a segment of 32-bit code, of which nothing is decoded. */
  readonly isNarrow: boolean;
}

/** The kernel's selector of 64-bit code, and Xen's. */
const LONG_MODE_SELECTORS = [0x33, 0xe033];

const isLongMode = ({ codeSegment }: FaultReport) =>
  codeSegment === undefined || LONG_MODE_SELECTORS.includes(codeSegment);

function detailsOf(about: Occurrence, stackTop: Uint8Array): CpuFaultDetails {
  const { code, found, signal, instructionPointer, instruction, state } = about;
  const offset = offsetIn(code, instructionPointer);
  let registers: Record<string, bigint> | undefined;
  let stack: bigint[] | undefined;
  return {
    function: code.name,
    kind: found.kind,
    signal,
    address: found.address,
    instructionPointer,
    offset,
    place: offset === undefined ? undefined : placeName(offset, code.labels),
    instruction: instruction?.text,
    get registers() {
      registers ??= state.toRecord();
      return registers;
    },
    get stack() {
      stack ??= wordsOf(stackTop);
      return stack;
    },
  };
}

function listingOf({ code, instructionPointer, instruction, state, isNarrow }: Occurrence): string {
  const offset = offsetIn(code, instructionPointer);
  const at = offset === undefined ? `${hex(instructionPointer)}, outside of the code` : placeName(offset, code.labels);
  return `  at ${at}${instruction === undefined ? '' : `: ${instruction.text}`}${isNarrow ? ', in 32-bit mode' : ''}
${registerLines(state)}`;
}

/** The distance of an address from the start of the code; undefined for one that is elsewhere. */
export function offsetIn({ address, bytes }: RunningCode, instructionPointer: bigint): number | undefined {
  const distance = instructionPointer - address;
  return distance >= 0n && distance < BigInt(bytes.length) ? Number(distance) : undefined;
}

/** Instructions that faulted before, by their offset in the code: a fault that repeats is not decoded again. */
const known = new WeakMap<RunningCode, Map<bigint, Instruction | undefined>>();

function knownInstructionAt(address: bigint, scene: FaultScene): Instruction | undefined {
  const distance = address - scene.code.address;
  if (distance < 0n || distance >= BigInt(scene.code.bytes.length)) return instructionAt(address, scene);
  let instructions = known.get(scene.code);
  if (instructions === undefined) {
    instructions = new Map();
    known.set(scene.code, instructions);
  }
  if (!instructions.has(distance)) instructions.set(distance, instructionAt(address, scene));
  return instructions.get(distance);
}

/**
 * The instruction at an address; undefined where memory cannot be read or holds none. The table alone decodes it: a fault
 * must be described where WebAssembly is not to be had (--jitless, little memory).
 */
export function instructionAt(
  address: bigint,
  { code, read }: Pick<FaultScene, 'code' | 'read'>,
): Instruction | undefined {
  const distance = address - code.address;
  const isInside = distance >= 0n && distance < BigInt(code.bytes.length);
  const bytes = isInside
    ? code.bytes.subarray(Number(distance), Number(distance) + LONGEST_INSTRUCTION_BYTES)
    : read(address, LONGEST_INSTRUCTION_BYTES);
  return bytes.length === 0 ? undefined : decodeOne(bytes, address);
}

/** The nearest label at or before an offset, and the distance from it. */
export function placeName(offset: number, labels: ReadonlyMap<string, number> | undefined): string {
  let nearest: [string, number] | undefined;
  for (const label of labels ?? []) {
    if (label[1] <= offset && (nearest === undefined || label[1] > nearest[1])) nearest = label;
  }
  const [name, start] = nearest ?? ['code', 0];
  return offset === start ? name : `${name}+${hex(offset - start)}`;
}

function signalName(signal: number, { deadline }: FaultScene): string {
  if (signal === deadline?.signal) return 'deadline';
  return Object.entries(faultSignals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`;
}

function wordsOf(bytes: Uint8Array): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => view.getBigUint64(8 * i, true));
}

/** The general registers, four a line. */
function registerLines(state: CpuState): string {
  const cells = generalRegisterNames.map(
    (name) => `${name.padEnd(3)} ${state.get(name).toString(16).padStart(16, '0')}`,
  );
  return [0, 4, 8, 12].map((from) => `  ${cells.slice(from, from + 4).join('  ')}`).join('\n');
}
