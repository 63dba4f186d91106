// What a signal means: from the exception's vector and error code (Intel SDM volume 3, chapter 6) and the instruction
// that raised it, to a code and a sentence.

import type { Instruction, MemoryOperandFacts } from '../disasm/index.ts';
import type { CodesOf } from '../errors/index.ts';
import type { CpuState } from './cpu-state.ts';
import { hasVector, type SignalOrigin, stopOf, vectors } from './exception.ts';
import { faultSignals } from './signal-handler-source.ts';

/** A signal as the kernel reports it. */
export interface SignalFacts extends SignalOrigin {
  /** The exception's error code, and the address of a page fault. */
  readonly errorCode: bigint;
  readonly faultAddress: bigint;
}

/** The same with the registers of the moment. */
export interface FaultReport extends SignalFacts {
  readonly state: CpuState;
  /** The code segment, where it is known. */
  readonly codeSegment?: number;
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

const hex = (value: bigint) => `0x${value.toString(16)}`;

const SEGV_ACCERR = 2;

/** The report with what a page fault's frame says. Emulators leave it out; then si_code and the address tell. */
function withPageFault(report: FaultReport): FaultReport {
  if (hasVector(report)) return report;
  const { code, address, state } = report;
  const errorCode = (code === SEGV_ACCERR ? page.present : 0n) | (address === state.get('rip') ? page.fetch : 0n);
  return { ...report, faultAddress: address, errorCode: errorCode | page.guessed };
}

/** Says what happened. */
export function faultKind(report: FaultReport, circumstances: FaultCircumstances): FaultKind {
  const { instruction, deadline } = circumstances;
  if (deadline !== undefined && report.signal === deadline.signal) {
    return { code: 'DEADLINE', kind: `ran longer than its deadline of ${deadline.ms} ms` };
  }
  const stop = stopOf(report);
  switch (stop.by) {
    case 'process':
      return { code: 'REPORT_LOST', kind: `was stopped by a signal that process ${stop.pid} sent` };
    case 'hardware':
      return { code: 'FAULT_BUS', kind: 'used memory that is broken', address: report.address };
    case 'tiles':
      return withoutPermission(instruction);
    case 'kernel':
      return kernelStop(report, circumstances);
    case 'exception':
      return exceptionKind(stop.vector, report, circumstances);
  }
}

function exceptionKind(vector: number, report: FaultReport, circumstances: FaultCircumstances): FaultKind {
  const { instruction } = circumstances;
  const { state } = report;
  switch (vector) {
    case vectors.debug:
      return { code: 'BREAKPOINT', kind: 'set the trap flag, which stops it after one instruction' };
    case vectors.breakpoint:
      return {
        code: 'BREAKPOINT',
        kind: 'ran into int3',
        hint: 'int3 also fills all memory around code: did it miss a ret?',
      };
    case vectors.page:
      return pageFault(withPageFault(report), circumstances);
    case vectors.protection:
    case vectors.stack:
    case vectors.segment:
      return protectionFault(report, circumstances);
    case vectors.invalidOpcode:
    case vectors.noDevice:
      return illegal(instruction);
    case vectors.divide:
      return { code: 'DIVIDE_ERROR', kind: divideWords(state, instruction) };
    case vectors.x87:
      return floatingPoint('x87', x87Exception(state));
    case vectors.simd: {
      const isX87 = !hasVector(report) && x87Exception(state) !== '';
      return isX87 ? floatingPoint('x87', x87Exception(state)) : floatingPoint('SSE', sseException(state));
    }
    case vectors.alignment:
      return { code: 'FAULT_ALIGNMENT', kind: 'used an unaligned address with the alignment check flag set' };
    case vectors.overflow:
      return { code: 'FAULT_PROTECTION', kind: 'raised the overflow exception', hint: 'int 4 and into do that' };
    case vectors.bound:
      return { code: 'FAULT_PROTECTION', kind: 'raised the exception for an index that is out of bounds' };
    case vectors.control:
      return {
        code: 'FAULT_PROTECTION',
        kind: 'broke the rules of control-flow enforcement (CET)',
        hint: 'a return address that was overwritten, or an indirect branch to no endbr64',
      };
  }
  return { code: 'FAULT_PROTECTION', kind: `raised exception ${vector}` };
}

const floatingPoint = (unit: string, names: string): FaultKind => ({
  code: 'FLOATING_POINT',
  kind: `raised the ${unit} exception '${names}'`,
  hint: unmasked,
});

/** What a signal's frame takes at most: with AVX-512 and tiles some 12 KiB. */
const SIGNAL_FRAME_BYTES = 16384n;

/** Whether a signal that has no stack of its own finds no room on the code's. */
function isNearStackEnd({ state }: FaultReport, { stackGuard }: FaultCircumstances): boolean {
  const rsp = state.get('rsp');
  return stackGuard !== undefined && rsp >= stackGuard.start && rsp < stackGuard.end + SIGNAL_FRAME_BYTES;
}

const noRoom: FaultKind = {
  code: 'STACK_OVERFLOW',
  kind: 'left no room on its stack for a signal that came',
  hint: 'the handlers of some signals run on the stack of the code: some 4 KiB of it must be free, 12 with AMX tiles',
};

function kernelStop(report: FaultReport, circumstances: FaultCircumstances): FaultKind {
  if (report.signal === faultSignals.SIGSEGV && isNearStackEnd(report, circumstances)) return noRoom;
  return {
    code: 'FAULT_PROTECTION',
    kind: 'was stopped by the kernel; no instruction raised it',
    hint: 'a system call that may not be made like this (rt_sigreturn, uretprobe), or no memory for a signal at rsp',
  };
}

function withoutPermission(instruction: Instruction | undefined): FaultKind {
  const what = instruction === undefined || instruction.isInvalid ? 'a tile instruction' : instruction.mnemonic;
  return {
    code: 'MISSING_FEATURE',
    kind: `executed ${what}, which is illegal without the permission for AMX tiles; requestAmx() asks for it`,
    hint: 'call requestAmx() once in the process, before the code runs',
  };
}

const unmasked = 'the exception was unmasked in MXCSR or in the x87 control word';

function busError({ address }: FaultReport): FaultKind {
  return { code: 'FAULT_BUS', kind: `used ${hex(address)}, which is mapped but has nothing behind it`, address };
}

/** Bits of a page fault's error code. */
const page = { present: 1n, write: 2n, fetch: 16n, key: 32n, guessed: 1n << 63n } as const;

const keyWords = 'its protection key forbids (PKRU)';
const kernelWords = 'belongs to the kernel';

function pageFault(report: FaultReport, { instruction, stackGuard }: FaultCircumstances): FaultKind {
  const { faultAddress: address, errorCode, signal } = report;
  if (signal === faultSignals.SIGBUS) return busError(report);
  if (stackGuard !== undefined && address >= stackGuard.start && address < stackGuard.end) {
    return { code: 'STACK_OVERFLOW', kind: 'overflowed its stack', address, hint: 'does a recursion have no end?' };
  }
  // The processor says nothing of pages that it has not seen yet, or that nobody may use (PROT_NONE); the kernel does.
  const isPresent = (errorCode & page.present) !== 0n;
  const isMapped = isPresent || report.code === SEGV_ACCERR;
  const isKernels = address >> 63n !== 0n;
  const operand = instruction && memoryOperandOf(instruction);
  const mayWrite = operand === undefined ? instruction !== undefined : operand.access.endsWith('write');
  const isWrite = (errorCode & page.write) !== 0n || ((errorCode & page.guessed) !== 0n && mayWrite);
  // Emulators may leave the bit for a fetch out.
  if ((errorCode & page.fetch) !== 0n || (address === report.state.get('rip') && !isWrite)) {
    const why = isKernels ? kernelWords : isMapped ? 'is not executable' : 'is not mapped';
    const hint = 'a wrong jump, or a return address that was overwritten';
    return { code: 'FAULT_EXECUTE', kind: `went on at ${hex(address)}, which ${why}`, address, hint };
  }
  const hasKey = (errorCode & page.key) !== 0n;
  const forbidden = (rule: string) => (isKernels ? kernelWords : hasKey ? keyWords : isMapped ? rule : 'is not mapped');
  const size = (operand?.sizeBits ?? 0) / 8;
  const bytes = size === 0 ? '' : ` ${size} byte${size === 1 ? '' : 's'}`;
  if (isWrite) {
    const why = forbidden(isPresent ? 'is read-only' : 'may not be written');
    return { code: 'FAULT_WRITE', kind: `wrote${bytes} to ${hex(address)}, which ${why}`, address };
  }
  const why = forbidden('may not be read');
  return { code: 'FAULT_READ', kind: `read${bytes} from ${hex(address)}, which ${why}`, address };
}

/** Mnemonics of what only the kernel may execute, or what faults for what it is given in registers. */
const faultsByItself =
  /^(hlt|in|out|ins[bwd]|outs[bwd]|cli|sti|clts|lmsw|l[gil]dt|ltr|invd|wb\w*invd|invl\w+|invpcid|(rd|wr)msr\w*|rdpmc|rdtscp?|swapgs|sysret|sysexit|xsetbv|xgetbv|int|iret[qdw]?|mwaitx?|monitorx?|ldmxcsr|f?xrstors?(64)?|xsaves(64)?|wr(fs|gs)base|wrpkru|vm(m?call|func|launch|resume|read|write|xon|xoff|run|load|save|clear|ptrld|ptrst)|smsw|l[fgs]s)$/;

/** A selector in an error code: its index and table, or a vector of the interrupt table. */
function selectorFault(errorCode: bigint, instruction: Instruction | undefined): FaultKind {
  const INTERRUPT_TABLE = 2n;
  if ((errorCode & INTERRUPT_TABLE) !== 0n) {
    const kind = `executed int 0x${(errorCode >> 3n).toString(16)}, which user code may not`;
    return { code: 'FAULT_PROTECTION', kind };
  }
  const by = instruction === undefined || instruction.isInvalid ? '' : ` with ${instruction.mnemonic}`;
  const kind = `loaded the segment of selector ${hex(errorCode & 0xfffcn)}${by}, which is none or may not be loaded like this`;
  return { code: 'FAULT_PROTECTION', kind, hint: 'the last two bits of a selector are not told' };
}

/** The general protection fault says nothing of its reason, so the instruction is looked at. */
function protectionFault(report: FaultReport, circumstances: FaultCircumstances): FaultKind {
  const { state, errorCode } = report;
  const { instruction } = circumstances;
  if (errorCode !== 0n && hasVector(report)) return selectorFault(errorCode, instruction);
  const found = instruction === undefined ? undefined : explainedProtection(state, instruction);
  if (found !== undefined) return found;
  if (isNearStackEnd(report, circumstances)) return noRoom;
  if (instruction === undefined) return { code: 'FAULT_PROTECTION', kind: 'raised a general protection fault' };
  return privileged(instruction);
}

const privileged = ({ mnemonic }: Instruction): FaultKind => ({
  code: 'FAULT_PROTECTION',
  kind: `executed ${mnemonic}, which user code may not with these operands`,
  hint: 'privileged instructions need the kernel',
});

function explainedProtection(state: CpuState, instruction: Instruction): FaultKind | undefined {
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
      const kind = `used ${hex(address)}, which is not a multiple of ${wanted}`;
      return { code: 'FAULT_ALIGNMENT', kind, address, hint: 'movups, movdqu and the like take any address' };
    }
  }
  const { flow, mnemonic } = instruction;
  if (/^(ret|jmp|call)/.test(mnemonic) && (flow === 'return' || flow.startsWith('indirect'))) {
    const hint = 'a wrong jump, or a return address that was overwritten';
    return { code: 'FAULT_EXECUTE', kind: 'went on at an address that is not canonical', hint };
  }
  if (!isCanonical(state.get('rsp'))) {
    const kind = `used the stack at ${hex(state.get('rsp'))}, which is not canonical`;
    return { code: 'FAULT_WRITE', kind, address: state.get('rsp') };
  }
  const usesSegment = instruction.operands.some(
    (other) => other.kind === 'register' && ['sreg', 'cr', 'dr'].includes(other.register.kind),
  );
  return usesSegment || faultsByItself.test(mnemonic) ? privileged(instruction) : undefined;
}

/** Instructions that are made to raise this fault. */
const undefinedOnPurpose = /^ud[012b]?/;

function illegal(instruction: Instruction | undefined): FaultKind {
  if (instruction === undefined || instruction.isInvalid) {
    return { code: 'ILLEGAL_INSTRUCTION', kind: 'ran into bytes that are not an instruction' };
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

/** The value of a general register by name. */
export type ReadRegister = (name: string) => bigint;

/** The first memory operand, if there is one. */
export function memoryOperandOf(instruction: Instruction): MemoryOperandFacts | undefined {
  return instruction.operands.find((operand): operand is MemoryOperandFacts => operand.kind === 'memory');
}

/** The address; undefined where it depends on what is not at hand: a segment's base, a vector of indices. */
export function effectiveAddress(operand: MemoryOperandFacts, read: ReadRegister): bigint | undefined {
  if (operand.address !== undefined) return BigInt.asUintN(64, operand.address);
  const { base, index, segment } = operand;
  if (segment?.name === 'fs' || segment?.name === 'gs') return undefined;
  if ([base, index].some((register) => register !== undefined && !isGeneral(register))) return undefined;
  const sum =
    (base === undefined ? 0n : read(base.name)) +
    (index === undefined ? 0n : read(index.name) * BigInt(operand.scale)) +
    operand.displacement;
  const isNarrow = (base ?? index)?.widthBits === 32;
  return BigInt.asUintN(isNarrow ? 32 : 64, sum);
}

function isGeneral({ kind }: NonNullable<MemoryOperandFacts['base']>): boolean {
  return kind === 'r64' || kind === 'r32';
}

/** Whether bits 63 to 47 of an address are all the same; others fault on every access. */
export function isCanonical(address: bigint): boolean {
  return BigInt.asUintN(64, BigInt.asIntN(48, address)) === address;
}
