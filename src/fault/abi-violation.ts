// Code that returned with a register changed that the calling convention says it must leave alone (System V AMD64 psABI,
// section 3.2.1): which one, and its values before and after.

import { CallError } from '../errors/index.ts';
import type { CpuState } from './cpu-state.ts';
import { recordOffsets } from './fault-record.ts';
import { FORBIDDEN_FLAGS } from './state-list.ts';
import { GAP_BYTES, keptRegisters, OWN_FRAME_BYTES } from './thread-context.ts';

/** A register before and after a call. */
export interface ChangedRegister {
  readonly register: string;
  readonly before: bigint;
  readonly after: bigint;
}

const MXCSR_CONTROL = 0xffc0n;

const advice: Readonly<Record<string, string>> = {
  rsp: 'every push needs its pop, and ret takes no operand',
  rbp: 'push rbp first and pop it before ret; leave belongs to push rbp; mov rbp, rsp',
  mxcsr: 'restore it with ldmxcsr before ret',
  fcw: 'restore it with fldcw before ret',
  rflags:
    'the direction flag must be clear at ret (cld), as must trap, nested task, alignment check and identification',
  fs: 'the C library finds what belongs to a thread by the base of fs: leave it alone',
};

/** The processor sets it in what it saves for a fault; it says nothing of the code. */
const RESUME_FLAG = 0x1_0000n;

/** Which registers differ. @param stackOffset how far below the context rsp was at the call */
function changedRegisters(
  record: Uint8Array,
  state: CpuState,
  stackOffset: number,
  isFloatControlled: boolean,
): ChangedRegister[] {
  const view = new DataView(record.buffer, record.byteOffset);
  const context = view.getBigUint64(recordOffsets.context, true);
  const frame = context - BigInt(GAP_BYTES + OWN_FRAME_BYTES);
  const before: [string, bigint][] = keptRegisters.map((name, i) => [
    name,
    name === 'rbp' ? frame : view.getBigUint64(recordOffsets.kept + 8 * i, true),
  ]);
  const changed = before
    .map(([register, value]) => ({ register, before: value, after: state.get(register) }))
    .filter((entry) => entry.before !== entry.after);
  const rsp = state.get('rsp');
  const wanted = context - BigInt(stackOffset);
  if (rsp !== wanted) changed.unshift({ register: 'rsp', before: wanted, after: rsp });
  if (isFloatControlled) return changed;
  const mxcsr = {
    before: BigInt(view.getUint32(recordOffsets.mxcsr, true)),
    after: state.get('mxcsr') & MXCSR_CONTROL,
  };
  if (mxcsr.before !== mxcsr.after) changed.push({ register: 'mxcsr', ...mxcsr });
  const fcw = { before: BigInt(view.getUint32(recordOffsets.x87, true)), after: state.get('fcw') };
  if (fcw.before !== fcw.after) changed.push({ register: 'fcw', ...fcw });
  return changed;
}

/**
 * The error. `rflags` is looked at after the others: what the checks before it left there is arithmetic flags only. The
 * base of fs is what is left: it cannot be read everywhere, and where it was is all that is known.
 */
export function violationError(
  name: string,
  record: Uint8Array,
  state: CpuState,
  stackOffset: number,
  isFloatControlled: boolean,
): CallError {
  const changed = changedRegisters(record, state, stackOffset, isFloatControlled);
  const flags = state.get('rflags') & ~RESUME_FLAG;
  const forbidden = flags & BigInt(FORBIDDEN_FLAGS);
  if (forbidden !== 0n) changed.push({ register: 'rflags', before: flags & ~BigInt(FORBIDDEN_FLAGS), after: flags });
  const list =
    changed.length === 0
      ? ['fs has another base']
      : changed.map(({ register, before, after }) => `${register} was ${hex(before)} and is ${hex(after)}`);
  const names = changed.length === 0 ? ['fs'] : changed.map(({ register }) => register);
  const hints = names.map((register) => advice[register] ?? `push ${register} first and pop it before ret`);
  return new CallError('ABI_VIOLATION', `${name}: the code broke the calling convention: ${list.join('; ')}`, {
    details: { function: name, changed },
    hint: [...new Set(hints)].join('; '),
  });
}

const hex = (value: bigint) => `0x${value.toString(16)}`;
