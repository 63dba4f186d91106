// The class of an operand: the finest distinction that choosing an instruction form needs. Every operand object carries
// its class, so the classes of all operands of a call make one small key, and the form for a key is looked up, not
// searched. No class may say more than form selection needs: register numbers and displacements stay outside.

// biome-ignore format: one line per family of classes reads better than one per class
const names = [
  'none',
  // General registers. al/cl/ax/dx/eax/rax stand alone because short forms name them; `r8x` needs a REX prefix,
  // `r8h` (ah, ch, dh, bh) forbids one, the `e` classes are r16 to r31 of APX.
  'al', 'cl', 'r8', 'r8x', 'r8h', 'r8e',
  'ax', 'dx', 'r16', 'r16e',
  'eax', 'r32', 'r32e',
  'rax', 'r64', 'r64e',
  'st0', 'sti', 'mm',
  // Vector and mask registers: `hi` are 16 to 31, `_k` carry a write mask; both exist in EVEX encodings only.
  'xmm0', 'xmm', 'xmmhi', 'xmm_k',
  'ymm', 'ymmhi', 'ymm_k',
  'zmm', 'zmm_k',
  'k', 'k_k',
  'es', 'cs', 'ss', 'ds', 'fs', 'gs',
  'cr', 'dr', 'bnd', 'tmm',
  // Memory by operand size in bits; `m` has none given, `mother` a size outside this list, `mabs` a 64-bit address.
  'm', 'm8', 'm16', 'm32', 'm48', 'm64', 'm80', 'm128', 'm256', 'm512', 'mother', 'mabs',
  'm_k', 'm8_k', 'm16_k', 'm32_k', 'm64_k', 'm128_k', 'm256_k', 'm512_k', 'mother_k',
  // Memory with a vector index (VSIB).
  'vmx', 'vmy', 'vmz', 'vmx_k', 'vmy_k', 'vmz_k',
  // Broadcast memory: element size in bits, then the count of {1toN}; without a count any N will do.
  'b', 'b16', 'b32', 'b64',
  'bx2', 'bx4', 'bx8', 'bx16', 'bx32',
  'b16x2', 'b16x4', 'b16x8', 'b16x16', 'b16x32',
  'b32x2', 'b32x4', 'b32x8', 'b32x16',
  'b64x2', 'b64x4', 'b64x8',
  // Immediates by value: one and three, which short forms name; ranges by sign and width; the `x8`/`x32` classes are unsigned spellings of negative
  // numbers (0xff80 to 0xffff in 16 bits and so on), which sign-extended fields can hold.
  'i1', 'i3', 'i7', 'in8', 'iu8', 'in16', 'i15', 'iu16', 'iu16x8', 'in32', 'i31', 'iu32', 'iu32x8', 'in64', 'iu64', 'iu64x8', 'iu64x32',
  // A symbol's address as an immediate, and a branch target.
  'isym', 'target',
  // Rounding control {rn-sae} ... and {sae}.
  'er', 'sae',
  // The flags that a conditional compare leaves where its condition is false, {dfv=of,sf}.
  'dfv',
] as const;

/** The name of an operand class. */
export type OperandClassName = (typeof names)[number];

/** Operand classes by name; each is a number below {@link EXTENDED}. */
export const OperandClass: Readonly<Record<OperandClassName, number>> = Object.freeze(
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<OperandClassName, number>,
);

/** Names of the operand classes, by number. */
export const operandClassNames: readonly OperandClassName[] = names;

export const OPERAND_CLASS_COUNT = names.length;

/** Added to the class of memory whose base or index is r16 to r31: only EVEX and REX2 can encode it. */
export const EXTENDED = 128;

/** The first class of a memory operand; those of registers stand before it. */
export const FIRST_MEMORY_CLASS = OperandClass.m;

/** Class of an immediate number. @param value an integer; anything below 2^53 in magnitude. */
export function classOfNumber(value: number): number {
  if (value >= 0) {
    if (value < 128) return value === 1 ? OperandClass.i1 : value === 3 ? OperandClass.i3 : OperandClass.i7;
    if (value < 256) return OperandClass.iu8;
    if (value < 0x8000) return OperandClass.i15;
    if (value < 0x10000) return value >= 0xff80 ? OperandClass.iu16x8 : OperandClass.iu16;
    if (value < 0x8000_0000) return OperandClass.i31;
    if (value < 0x1_0000_0000) return value >= 0xffff_ff80 ? OperandClass.iu32x8 : OperandClass.iu32;
    return OperandClass.iu64;
  }
  if (value >= -128) return OperandClass.in8;
  if (value >= -0x8000) return OperandClass.in16;
  if (value >= -0x8000_0000) return OperandClass.in32;
  return OperandClass.in64;
}

/** Class of an immediate bigint, or -1 when it fits into no 64-bit field. */
export function classOfBigint(value: bigint): number {
  if (value >= -0x1f_ffff_ffff_ffffn && value <= 0x1f_ffff_ffff_ffffn) return classOfNumber(Number(value));
  if (value < 0n) return value >= -(1n << 63n) ? OperandClass.in64 : -1;
  if (value >= 1n << 64n) return -1;
  if (value >= (1n << 64n) - 128n) return OperandClass.iu64x8;
  if (value >= (1n << 64n) - (1n << 31n)) return OperandClass.iu64x32;
  return OperandClass.iu64;
}
