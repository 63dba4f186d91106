// Registers, memory operands, decorators, labels and the instruction table. Pure.

export { type Rounding, rd_sae, rn_sae, ru_sae, rz_sae, type SuppressAllExceptions, sae } from './decorators.ts';
export { Label } from './label.ts';
export {
  type Broadcast,
  byte,
  dword,
  fword,
  type MaskedMemory,
  type MaskedVectorMemory,
  type Memory,
  type MemoryConstructor,
  ptr,
  qword,
  tbyte,
  type VectorMemory,
  word,
  xmmword,
  ymmword,
  zmmword,
} from './memory.ts';
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
