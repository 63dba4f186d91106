// What a user of the package gets of this room: machine code as typed functions. What only other rooms use is in index.ts.

export type { CallExceptions, FloatOptions } from './float-options.ts';
export { type NativeOptions, native } from './native.ts';
export type { NativeCode } from './native-code.ts';
export type {
  BoundFunction,
  CallCounters,
  NativeFunction,
  ReportingFunction,
  ReportsExceptions,
} from './native-function.ts';
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
