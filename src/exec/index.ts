// The exec room: machine code as typed JavaScript functions.

export type { ChangedRegister } from './abi-violation.ts';
export { floatControl } from './call-site.ts';
export type { CpuFaultDetails } from './fault.ts';
export type { CallExceptions, FloatOptions } from './float-options.ts';
export { disposeSymbol, type NativeOptions, native } from './native.ts';
export type { NativeCode } from './native-code.ts';
export type { BoundFunction, NativeFunction, ReportingFunction, ReportsExceptions } from './native-function.ts';
export type { RegisterValue, RegisterValues } from './register-values.ts';
export { type FlagName, type Registers, type RunOptions, type RunResult, run } from './run.ts';
export type { MemoryRegion, MemoryRegions } from './run-memory.ts';
export { type Trace, type TraceEnd, type TraceOptions, type TraceStep, trace } from './trace.ts';
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
