// What a user of the package gets of this room: registers, memory operands, decorators, labels, floating-point control words. What only other rooms use is in index.ts.

export {
  type DefaultFlag,
  type DefaultFlags,
  dfv,
  type Rounding,
  rd_sae,
  rn_sae,
  ru_sae,
  rz_sae,
  type SuppressAllExceptions,
  sae,
} from './decorators.ts';
export {
  decodeMxcsr,
  decodeX87Control,
  encodeMxcsr,
  encodeX87Control,
  type FloatException,
  type FloatExceptionFlags,
  type FloatRounding,
  floatExceptions,
  MXCSR_DEFAULT,
  type Mxcsr,
  type MxcsrOptions,
  X87_CONTROL_DEFAULT,
  type X87Control,
  type X87ControlOptions,
  type X87Precision,
} from './float-control.ts';
export { Label } from './label.ts';
export { byte, dword, fword, ptr, qword, tbyte, word, xmmword, ymmword, zmmword } from './memory.ts';
export type {
  AddressBase,
  AddressIndex,
  Broadcast,
  MaskedMemory,
  MaskedVectorMemory,
  Memory,
  MemoryConstructor,
  VectorIndex,
  VectorMemory,
} from './memory-types.ts';
export * from './registers.gen.ts';
export type {
  Bnd,
  Cr,
  Dr,
  K,
  MaskableRegister,
  MaskedRegister,
  Mm,
  R8,
  R16,
  R32,
  R64,
  Register,
  RegisterKind,
  Sreg,
  St,
  Tmm,
  WriteMask,
  Xmm,
  Ymm,
  ZeroingRegister,
  Zmm,
} from './registers.ts';
