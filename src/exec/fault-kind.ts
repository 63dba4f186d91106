// What a signal means: from the exception's vector and error code (Intel SDM volume 3, chapter 6) and the instruction
// that raised it, to a code and a sentence.

import type { Instruction } from '../disasm/index.ts';
import type { CodesOf } from '../errors/index.ts';
import { faultSignals } from '../native/index.ts';
import type { CpuState } from './cpu-state.ts';
import { effectiveAddress, isCanonical, memoryOperandOf } from './effective-address.ts';

/** A signal as the kernel reports it. */
export interface SignalFacts {
  readonly signal: number;
  /** si_code and si_addr. */
  readonly code: number;
  readonly address: bigint;
  /** The exception's vector, its error code, and the address of a page fault. */
  readonly trap: number;
  readonly errorCode: bigint;
  readonly faultAddress: bigint;
}

/** The same with the registers of the moment. */
export interface FaultReport extends SignalFacts {
  readonly state: CpuState;
}

export interface FaultKind {
  readonly code: CodesOf<'CpuFault'>;
  /** What happened, as the end of a sentence that begins with the function's name. */
  readonly kind: string;
  /** The address that the code tried to use. */
  readonly address?: bigint | undefined;
  readonly hint?: string;
}

/** What the words depend on besides the report. */
export interface FaultCircumstances {
  /** The instruction at rip; undefined where there is none to read. */
  readonly instruction: Instruction | undefined;
  readonly deadline: { readonly signal: number; readonly ms: number } | undefined;
  /** Addresses that a stack which is too deep runs into. */
  readonly stackGuard: { readonly start: bigint; readonly end: bigint } | undefined;
}

const trap = { divide: 0, debug: 1, breakpoint: 3, invalidOpcode: 6, noDevice: 7, stack: 12, protection: 13 } as const;
const pageTrap = 14;
const x87Trap = 16;
const alignmentTrap = 17;
const simdTrap = 19;

const hex = (value: bigint) => `0x${value.toString(16)}`;

const FPE_INTEGER_CODES = [1, 2]; // FPE_INTDIV, FPE_INTOVF
const SEGV_ACCERR = 2;
const SI_KERNEL = 128;

/** The report with the exception's vector. Emulators leave it out; then signal and si_code tell what can be told. */
export function withVector(report: FaultReport): FaultReport {
  const { signal, code, address, state } = report;
  if (report.trap >= 0 && report.trap < 32) return report;
  switch (signal) {
    case faultSignals.SIGILL:
      return { ...report, trap: trap.invalidOpcode };
    case faultSignals.SIGTRAP:
      return { ...report, trap: code === SI_KERNEL ? trap.breakpoint : trap.debug };
    case faultSignals.SIGFPE: {
      const isX87 = (state.get('fsw') & ~state.get('fcw') & 0x3fn) !== 0n;
      return { ...report, trap: FPE_INTEGER_CODES.includes(code) ? trap.divide : isX87 ? x87Trap : simdTrap };
    }
    case faultSignals.SIGSEGV: {
      if (code === SI_KERNEL) return { ...report, trap: trap.protection };
      const errorCode = (code === SEGV_ACCERR ? page.present : 0n) | (address === state.get('rip') ? page.fetch : 0n);
      return { ...report, trap: pageTrap, faultAddress: address, errorCode: errorCode | page.guessed };
    }
  }
  return report;
}

/** Says what happened. */
export function faultKind(report: FaultReport, circumstances: FaultCircumstances): FaultKind {
  const { instruction, deadline } = circumstances;
  if (deadline !== undefined && report.signal === deadline.signal) {
    return { code: 'DEADLINE', kind: `ran longer than its deadline of ${deadline.ms} ms` };
  }
  if (report.signal === faultSignals.SIGTRAP) return breakpoint(report);
  switch (report.trap) {
    case pageTrap:
      return pageFault(report, circumstances);
    case trap.protection:
    case trap.stack:
      return protectionFault(report, instruction);
    case trap.invalidOpcode:
    case trap.noDevice:
      return illegal(instruction);
    case trap.divide:
      return { code: 'DIVIDE_ERROR', kind: divideWords(report.state, instruction) };
    case x87Trap:
      return {
        code: 'FLOATING_POINT',
        kind: `raised the x87 exception '${x87Exception(report.state)}'`,
        hint: unmasked,
      };
    case simdTrap:
      return {
        code: 'FLOATING_POINT',
        kind: `raised the SSE exception '${sseException(report.state)}'`,
        hint: unmasked,
      };
    case alignmentTrap:
      return { code: 'FAULT_ALIGNMENT', kind: 'used an unaligned address with the alignment check flag set' };
  }
  if (report.signal === faultSignals.SIGBUS) return busError(report);
  return { code: 'FAULT_PROTECTION', kind: `was stopped by signal ${report.signal}, exception ${report.trap}` };
}

const unmasked = 'the exception was unmasked in MXCSR or in the x87 control word';

function breakpoint({ trap: vector }: FaultReport): FaultKind {
  return vector === trap.debug
    ? { code: 'BREAKPOINT', kind: 'set the trap flag, which stops it after one instruction' }
    : { code: 'BREAKPOINT', kind: 'ran into int3', hint: 'int3 also fills all memory around code: did it miss a ret?' };
}

function busError({ address }: FaultReport): FaultKind {
  return { code: 'FAULT_BUS', kind: `used ${hex(address)}, which is mapped but has nothing behind it`, address };
}

/** Bits of a page fault's error code. */
const page = { present: 1n, write: 2n, fetch: 16n, guessed: 1n << 63n } as const;

function pageFault(report: FaultReport, { instruction, stackGuard }: FaultCircumstances): FaultKind {
  const { faultAddress: address, errorCode, signal } = report;
  if (signal === faultSignals.SIGBUS) return busError(report);
  if (stackGuard !== undefined && address >= stackGuard.start && address < stackGuard.end) {
    return { code: 'STACK_OVERFLOW', kind: 'overflowed its stack', address, hint: 'does a recursion have no end?' };
  }
  const isMapped = (errorCode & page.present) !== 0n;
  const operand = instruction && memoryOperandOf(instruction);
  const mayWrite = operand === undefined ? instruction !== undefined : operand.access.endsWith('write');
  const isWrite = (errorCode & page.write) !== 0n || ((errorCode & page.guessed) !== 0n && mayWrite);
  // Emulators may leave the bit for a fetch out.
  if ((errorCode & page.fetch) !== 0n || (address === report.state.get('rip') && !isWrite)) {
    const why = isMapped ? 'is not executable' : 'is not mapped';
    const hint = 'a wrong jump, or a return address that was overwritten';
    return { code: 'FAULT_EXECUTE', kind: `went on at ${hex(address)}, which ${why}`, address, hint };
  }
  const size = (operand?.sizeBits ?? 0) / 8;
  const bytes = size === 0 ? '' : ` ${size} byte${size === 1 ? '' : 's'}`;
  if (isWrite) {
    const why = isMapped ? 'is read-only' : 'is not mapped';
    return { code: 'FAULT_WRITE', kind: `wrote${bytes} to ${hex(address)}, which ${why}`, address };
  }
  const why = isMapped ? 'may not be read' : 'is not mapped';
  return { code: 'FAULT_READ', kind: `read${bytes} from ${hex(address)}, which ${why}`, address };
}

/** The general protection fault says nothing of its reason, so the instruction is looked at. */
function protectionFault({ state }: FaultReport, instruction: Instruction | undefined): FaultKind {
  if (instruction === undefined) return { code: 'FAULT_PROTECTION', kind: 'raised a general protection fault' };
  const read = (name: string) => state.get(name);
  const operand = memoryOperandOf(instruction);
  const address = operand && effectiveAddress(operand, read);
  if (operand !== undefined && address !== undefined) {
    if (!isCanonical(address)) {
      const isWrite = operand.access.includes('write');
      const kind = `${isWrite ? 'wrote to' : 'read from'} ${hex(address)}, which is not canonical: no memory can be there`;
      return { code: isWrite ? 'FAULT_WRITE' : 'FAULT_READ', kind, address };
    }
    const wanted = BigInt(operand.sizeBits / 8);
    if (wanted >= 16n && address % wanted !== 0n) {
      const kind = `used ${hex(address)}, which is no multiple of ${wanted}`;
      return { code: 'FAULT_ALIGNMENT', kind, address, hint: 'movups, movdqu and the like take any address' };
    }
  }
  if (instruction.flow === 'return' || instruction.flow === 'indirect jump' || instruction.flow === 'indirect call') {
    const hint = 'a wrong jump, or a return address that was overwritten';
    return { code: 'FAULT_EXECUTE', kind: 'went on at an address that is not canonical', hint };
  }
  if (!isCanonical(state.get('rsp'))) {
    const kind = `used the stack at ${hex(state.get('rsp'))}, which is not canonical`;
    return { code: 'FAULT_WRITE', kind, address: state.get('rsp') };
  }
  return {
    code: 'FAULT_PROTECTION',
    kind: `executed ${instruction.mnemonic}, which user code may not with these operands`,
    hint: 'privileged instructions need the kernel',
  };
}

/** Instructions that are made to raise this fault. */
const undefinedOnPurpose = /^ud[012b]?/;

function illegal(instruction: Instruction | undefined): FaultKind {
  if (instruction === undefined || instruction.isInvalid) {
    return { code: 'ILLEGAL_INSTRUCTION', kind: 'ran into bytes that are no instruction' };
  }
  const { features, mnemonic } = instruction;
  if (features.length === 0 || undefinedOnPurpose.test(mnemonic)) {
    return { code: 'ILLEGAL_INSTRUCTION', kind: `executed ${mnemonic}, which is not allowed here or never valid` };
  }
  return {
    code: 'MISSING_FEATURE',
    kind: `executed ${mnemonic}, which needs ${features.join(' and ')}; this processor or its system lacks that`,
  };
}

function divideWords(state: CpuState, instruction: Instruction | undefined): string {
  const operand = instruction?.operands.at(-1);
  const isZero =
    operand?.kind === 'register' && state.has(operand.register.name) && state.get(operand.register.name) === 0n;
  return isZero ? 'divided by zero' : 'divided by zero, or had a quotient that is too large';
}

const exceptionNames = [
  'invalid operation',
  'denormal operand',
  'division by zero',
  'overflow',
  'underflow',
  'inexact',
];

/** Exceptions that are raised (low bits of `flags`) and whose mask bit is clear. */
function raised(flags: bigint, masks: bigint): string {
  const names = exceptionNames.filter((_, i) => ((flags >> BigInt(i)) & ~(masks >> BigInt(i)) & 1n) === 1n);
  return names.join(', ');
}

function x87Exception(state: CpuState): string {
  return raised(state.get('fsw'), state.get('fcw'));
}

function sseException(state: CpuState): string {
  const mxcsr = state.get('mxcsr');
  return raised(mxcsr, mxcsr >> 7n) || 'unknown';
}
