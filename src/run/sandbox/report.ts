// Reads what a child left in the shared block. The code that ran there could write anything into it, so nothing here
// trusts a value to be in range, and whatever is read says at most what the code wants to be seen.

import { CpuState, generalRegisterNames, type SignalFacts, type StateLayout, stateOffsets } from '../../fault/index.ts';
import { block, GENERAL_REGISTERS_SIZE_BYTES, outcome, SIGINFO_SIZE_BYTES, STACK_TOP_SIZE_BYTES } from './layout.ts';
import { reportedSignals } from './setup.ts';

/** A signal that ended the code. */
export interface SignalReport extends SignalFacts {
  /** For SIGSYS: what was asked for, and in which table. */
  readonly systemCall: number;
  readonly systemCallTable: number;
  readonly stackPointer: bigint;
  /** The stack from there on, as much of it as there is, up to 512 bytes; empty when rsp was elsewhere. */
  readonly stackTop: Uint8Array;
}

export type ChildReport =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'returned'; readonly state: CpuState }
  /** A trace that ended by itself. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'signal'; readonly state: CpuState; readonly signal: SignalReport };

/** The order of gregset_t (sys/ucontext.h). */
export const frameRegisters = [
  ...['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'],
  ...['rdi', 'rsi', 'rbp', 'rbx', 'rdx', 'rax', 'rcx', 'rsp'],
] as const;
const frame = { rsp: 15, rip: 16, rflags: 17, errorCode: 19, trap: 20, cr2: 22 } as const;

/** @param image the block up to `block.calls` */
export function readReport(image: Uint8Array, layout: StateLayout): ChildReport {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const stateBytes = image.slice(block.state, block.state + layout.sizeBytes);
  switch (view.getUint32(block.outcome, true)) {
    case outcome.returned:
      return { kind: 'returned', state: new CpuState(layout, stateBytes) };
    case outcome.stopped:
      return { kind: 'stopped' };
    case outcome.signal: {
      // Where the number is none of the handler's, something else wrote this.
      if (!handledSignals.has(view.getUint32(block.signal, true))) return { kind: 'nothing' };
      const registers = new DataView(image.slice(block.generalRegisters).buffer, 0, GENERAL_REGISTERS_SIZE_BYTES);
      takeFrameRegisters(stateBytes, registers);
      return { kind: 'signal', state: new CpuState(layout, stateBytes), signal: signalReport(image, registers) };
    }
    default:
      return { kind: 'nothing' };
  }
}

const handledSignals: ReadonlySet<number> = new Set(Object.values(reportedSignals));

function takeFrameRegisters(stateBytes: Uint8Array, registers: DataView): void {
  const state = new DataView(stateBytes.buffer);
  const take = (to: number, index: number) => state.setBigUint64(to, registers.getBigUint64(8 * index, true), true);
  for (const [i, name] of frameRegisters.entries()) {
    take(stateOffsets.general + 8 * (generalRegisterNames as readonly string[]).indexOf(name), i);
  }
  take(stateOffsets.rip, frame.rip);
  take(stateOffsets.rflags, frame.rflags);
}

function signalReport(image: Uint8Array, registers: DataView): SignalReport {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const siginfo = new DataView(image.slice(block.siginfo).buffer, 0, SIGINFO_SIZE_BYTES);
  const stackTopSize = Math.min(STACK_TOP_SIZE_BYTES, view.getUint32(block.stackTopSize, true));
  return {
    signal: view.getUint32(block.signal, true),
    code: siginfo.getInt32(8, true),
    address: siginfo.getBigUint64(16, true),
    trap: Number(registers.getBigUint64(8 * frame.trap, true)),
    errorCode: registers.getBigUint64(8 * frame.errorCode, true),
    faultAddress: registers.getBigUint64(8 * frame.cr2, true),
    systemCall: siginfo.getInt32(24, true),
    systemCallTable: siginfo.getUint32(28, true),
    stackPointer: registers.getBigUint64(8 * frame.rsp, true),
    stackTop: image.slice(block.stackTop, block.stackTop + stackTopSize),
  };
}
