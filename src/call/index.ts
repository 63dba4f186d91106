// Machine code as typed JavaScript functions.

export { holdArrays } from './async-call.ts';
export { type CallEnvironment, callEnvironment, floatControl } from './call-site.ts';
export { callStatus } from './descriptors.ts';
export { type CallExceptions, type FloatOptions, raisedError } from './float-options.ts';
export { disposeSymbol, type NativeOptions, native } from './native.ts';
export { type NativeCode, type PreparedCode, placeCode, placeOf, prepareCode } from './native-code.ts';
export type {
  BoundFunction,
  CallCounters,
  CountedEntry,
  NativeFunction,
  ReportingFunction,
  ReportsExceptions,
} from './native-function.ts';
export { JOB_HEADER_SLOTS } from './thunk-stages.ts';
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
