// Code with a register state of the caller's choice, run or traced: in this process (here/) or in a child that can do nothing
// but compute (sandbox/).

export type { MemoryRegion, MemoryRegions } from './here/run-memory.ts';
export type { FlagName, RegisterChanges, Registers, RegisterValue, RegisterValues } from './registers.ts';
export { type RunResult, run } from './run.ts';
export type { RunOptions } from './run-options.ts';
export { type TraceOptions, trace } from './trace.ts';
export type { TraceEnd } from './trace-end.ts';
export type { Trace, TraceStep } from './trace-steps.ts';
