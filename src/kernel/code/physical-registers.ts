// The registers of generated code by their numbers.

import type { K, R32, R64, WriteMask, Xmm, Ymm, Zmm } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import type { VectorBytes } from './machine-steps.ts';

// biome-ignore format: a row for each eight
const xmm: readonly Xmm[] = [
  isa.xmm0, isa.xmm1, isa.xmm2, isa.xmm3, isa.xmm4, isa.xmm5, isa.xmm6, isa.xmm7,
  isa.xmm8, isa.xmm9, isa.xmm10, isa.xmm11, isa.xmm12, isa.xmm13, isa.xmm14, isa.xmm15,
  isa.xmm16, isa.xmm17, isa.xmm18, isa.xmm19, isa.xmm20, isa.xmm21, isa.xmm22, isa.xmm23,
  isa.xmm24, isa.xmm25, isa.xmm26, isa.xmm27, isa.xmm28, isa.xmm29, isa.xmm30, isa.xmm31,
];
// biome-ignore format: a row for each eight
const ymm: readonly Ymm[] = [
  isa.ymm0, isa.ymm1, isa.ymm2, isa.ymm3, isa.ymm4, isa.ymm5, isa.ymm6, isa.ymm7,
  isa.ymm8, isa.ymm9, isa.ymm10, isa.ymm11, isa.ymm12, isa.ymm13, isa.ymm14, isa.ymm15,
  isa.ymm16, isa.ymm17, isa.ymm18, isa.ymm19, isa.ymm20, isa.ymm21, isa.ymm22, isa.ymm23,
  isa.ymm24, isa.ymm25, isa.ymm26, isa.ymm27, isa.ymm28, isa.ymm29, isa.ymm30, isa.ymm31,
];
// biome-ignore format: a row for each eight
const zmm: readonly Zmm[] = [
  isa.zmm0, isa.zmm1, isa.zmm2, isa.zmm3, isa.zmm4, isa.zmm5, isa.zmm6, isa.zmm7,
  isa.zmm8, isa.zmm9, isa.zmm10, isa.zmm11, isa.zmm12, isa.zmm13, isa.zmm14, isa.zmm15,
  isa.zmm16, isa.zmm17, isa.zmm18, isa.zmm19, isa.zmm20, isa.zmm21, isa.zmm22, isa.zmm23,
  isa.zmm24, isa.zmm25, isa.zmm26, isa.zmm27, isa.zmm28, isa.zmm29, isa.zmm30, isa.zmm31,
];
const vectors = { 16: xmm, 32: ymm, 64: zmm } as const;
const masks: readonly K[] = [isa.k0, isa.k1, isa.k2, isa.k3, isa.k4, isa.k5, isa.k6, isa.k7];
const writeMasks: readonly WriteMask[] = [isa.k1, isa.k2, isa.k3, isa.k4, isa.k5, isa.k6, isa.k7];
// biome-ignore format: a row for each eight
const r64: readonly R64[] = [
  isa.rax, isa.rcx, isa.rdx, isa.rbx, isa.rsp, isa.rbp, isa.rsi, isa.rdi,
  isa.r8, isa.r9, isa.r10, isa.r11, isa.r12, isa.r13, isa.r14, isa.r15,
];
// biome-ignore format: a row for each eight
const r32: readonly R32[] = [
  isa.eax, isa.ecx, isa.edx, isa.ebx, isa.esp, isa.ebp, isa.esi, isa.edi,
  isa.r8d, isa.r9d, isa.r10d, isa.r11d, isa.r12d, isa.r13d, isa.r14d, isa.r15d,
];

/** A vector register by its width. */
export const vectorRegister = (bytes: VectorBytes, number: number): Xmm | Ymm | Zmm => vectors[bytes][number]!;

export const maskRegister = (number: number): K => masks[number]!;

/** A mask register other than k0, as a write mask. */
export const writeMask = (number: number): WriteMask => writeMasks[number - 1]!;

export const general64 = (number: number): R64 => r64[number]!;
export const general32 = (number: number): R32 => r32[number]!;
