// What happens when machine code faults: the signal handler, the record of what it saw, the processor's state, and the error.

export type { ChangedRegister } from './abi-violation.ts';
export { type CodeTraits, codeTraits, enterTraitsText, leaveTraitsText, traitsKey } from './code-traits.ts';
export {
  CpuState,
  generalRegisterNames,
  type RegisterPiece,
  registerPieces,
  type StateLayout,
  stateOffsets,
  stateRegisterNames,
} from './cpu-state.ts';
export { enterStateText } from './cpu-state-text.ts';
export {
  cpuFault,
  type FaultScene,
  faultingCode,
  instructionAt,
  lostDetails,
  offsetIn,
  placeName,
  type RunningCode,
} from './fault.ts';
export { type FaultKind, type FaultReport, memoryOperandOf, type SignalFacts } from './fault-kind.ts';
export { ucontextGeneral, ucontextOffsets } from './fault-record.ts';
export { checkDeadline, Guard, type GuardOptions, readReport, type ThunkGuard } from './guard.ts';
export { JOB_OWNER_OFFSET } from './job-end-source.ts';
export { hostStateLayout } from './state-facts.ts';
export { FORBIDDEN_FLAGS } from './state-list.ts';
export { contextOffsets, GAP_BYTES, keptRegisters, OWN_FRAME_BYTES } from './thread-context.ts';
