// The exec room: machine code as typed JavaScript functions.

export type { ChangedRegister } from './abi-violation.ts';
export type { CallCounters, CountedEntry } from './call-counters.ts';
export { floatControl } from './call-site.ts';
export type { CpuFaultDetails } from './fault.ts';
export { type CallExceptions, type FloatOptions, raisedError } from './float-options.ts';
export { holdArrays } from './hold-arrays.ts';
export { disposeSymbol, type NativeOptions, native } from './native.ts';
export type { NativeCode } from './native-code.ts';
export type { BoundFunction, NativeFunction, ReportingFunction, ReportsExceptions } from './native-function.ts';
export type { RegisterValue, RegisterValues } from './register-values.ts';
export { type FlagName, type Registers, type RunResult, run } from './run.ts';
export type { MemoryRegion, MemoryRegions } from './run-memory.ts';
export type { RunOptions } from './run-options.ts';
export { type TraceOptions, trace } from './trace.ts';
export type { TraceEnd } from './trace-run.ts';
export type { Trace, TraceStep } from './trace-steps.ts';
export type {
  ArgumentType,
  ArgumentValue,
  ArgumentValues,
  ArrayType,
  ResultType,
  ResultValue,
  ScalarType,
  Signature,
} from './types.ts';
