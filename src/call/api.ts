// What a user of the package gets of this room: machine code as typed functions. What only other rooms use is in index.ts.

export type { NativeBuffer } from '../buffers/index.ts';
export type { CallExceptions, FloatOptions } from './float-options.ts';
export { type NativeOptions, native } from './native.ts';
export type { NativeCode } from './native-code.ts';
export type {
  BoundFunction,
  CallCounters,
  CountedEntry,
  Disposal,
  NativeFunction,
  ReportingFunction,
  ReportsExceptions,
} from './native-function.ts';
export type {
  ArgumentType,
  ArgumentValue,
  ArgumentValues,
  ArrayType,
  ArrayValues,
  ResultType,
  ResultValue,
  ScalarType,
  ScalarValues,
  Signature,
} from './types.ts';
