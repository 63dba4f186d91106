// What a user of the package gets of this room: errors: classes, codes and what they carry. What only other rooms use is in index.ts.

export { type CodesOf, type ErrorClassName, type ErrorCode, errorCodes } from './codes.ts';
export {
  CallError,
  CpuFault,
  type CpuFaultDetails,
  EncodeError,
  type ErrorExtras,
  type ErrorPlace,
  exitStatusOf,
  LinkError,
  MeasurementError,
  MemoryError,
  OperandError,
  ParseError,
  RawCpuError,
  type SourcePlace,
  UnsupportedError,
} from './raw-cpu-error.ts';
