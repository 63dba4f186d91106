// The exec room: machine code as typed JavaScript functions.

export { type BoundFunction, disposeSymbol, type NativeFunction, type NativeOptions, native } from './native.ts';
export type { NativeCode } from './native-code.ts';
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
