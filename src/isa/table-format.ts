// The layout of one packed form: the generator writes it, the table reader reads it, nobody else knows it.

/** Encoding families, by number. */
export const encodingKinds = ['legacy', 'vex', 'evex', 'xop', '3dnow'] as const;
export const LEGACY = 0;
export const VEX = 1;
export const EVEX = 2;
export const XOP = 3;
export const D3NOW = 4;

/** Attributes that are one bit each, by bit number. */
export const prefixFlags = [
  'lock',
  'xacquire',
  'xrelease',
  'rep',
  'repne',
  'bnd',
  'notrack',
  'hint',
  'fwait',
  'unique',
  'unique-dest',
  'alt',
  'exact',
  'nf',
  'norex2',
  'rex2',
] as const;
export const FLAG_BND = 1 << 5;
export const FLAG_NOTRACK = 1 << 6;
export const FLAG_FWAIT = 1 << 8;
export const FLAG_UNIQUE = 1 << 9;
export const FLAG_UNIQUE_DEST = 1 << 10;
export const FLAG_ALT = 1 << 11;
export const FLAG_EXACT = 1 << 12;
export const FLAG_NF = 1 << 13;
export const FLAG_NOREX2 = 1 << 14;
export const FLAG_REX2 = 1 << 15;

/** Attributes that say what the operation is like, one bit each, by bit number. */
export const operationFlags = ['commutes', 'clears-mask'] as const;
export const FLAG_COMMUTES = 1 << 0;
export const FLAG_CLEARS_MASK = 1 << 1;

/** How an operand is accessed, in the rows' words, and the letter that stands for it in the packed operand lists. */
export const accessNames: readonly string[] = ['n', 'r', 'w', 'rw', 'cr', 'cw', 'rcw'];
export const accessLetters = 'nrwbRWB';

/** A multiple of 3, so that each form is a whole number of base64 digits and is read without those before it. */
export const FORM_BYTES = 18;
export const FORM_DIGITS = (FORM_BYTES / 3) * 4;

export interface FormFields {
  /** Number of the mnemonic. */
  readonly mnemonic: number;
  readonly opcode: number;
  /** Index into encodingKinds. */
  readonly kind: number;
  /** 0 none, 1 0F, 2 0F38, 3 0F3A, 4 to 7 EVEX maps, 8 to 10 XOP maps. */
  readonly map: number;
  /** Mandatory prefix: 0 none, 1 66, 2 F3, 3 F2 (the order of the VEX pp field). */
  readonly prefix: number;
  readonly w: number;
  readonly wIgnored: boolean;
  readonly l: number;
  /** 0, 16, 32 or 64. */
  readonly operandSize: number;
  readonly addressSize: number;
  /** 64-bit operands without REX.W. */
  readonly default64: boolean;
  readonly hasModrm: boolean;
  /** /digit, or -1. */
  readonly digit: number;
  /** A modrm byte, or 3DNow! suffix, that is part of the opcode, or -1. */
  readonly fixedByte: number;
  /** Number of the immediate layout, of the operand list and of the feature set. */
  readonly immediates: number;
  readonly operands: number;
  readonly scaleLog2: number;
  /** Bits of prefixFlags. */
  readonly flags: number;
  readonly features: number;
  /** Bits that are always set in the last byte of the EVEX prefix: ND 10, NF 04, or a source condition code. */
  readonly evexBits: number;
  /** True where EVEX holds a source condition code and default flags (ccmp, ctest). */
  readonly conditional: boolean;
  /** Number of the flag effects, below 128. */
  readonly effects: number;
  /** Bits of operationFlags. */
  readonly operation: number;
}

const sizes = [0, 16, 32, 64];

export function writeForm(bytes: Uint8Array, index: number, form: FormFields): void {
  bytes.set(
    [
      form.mnemonic & 0xff,
      form.mnemonic >> 8,
      form.opcode,
      form.kind | (form.map << 3),
      form.prefix |
        (form.w << 2) |
        (Number(form.wIgnored) << 3) |
        (form.l << 4) |
        (Number(form.default64) << 6) |
        (Number(form.hasModrm) << 7),
      sizes.indexOf(form.operandSize) | (sizes.indexOf(form.addressSize) << 2) | (form.scaleLog2 << 4),
      (form.digit + 1) | (Number(form.fixedByte >= 0) << 4),
      Math.max(0, form.fixedByte),
      form.operands & 0xff,
      form.operands >> 8,
      form.immediates,
      form.features,
      form.flags & 0xff,
      form.flags >> 8,
      form.evexBits,
      form.effects | (Number(form.conditional) << 7),
      form.operation,
    ],
    index * FORM_BYTES,
  );
}

export function readForm(bytes: Uint8Array, index: number): FormFields {
  const at = index * FORM_BYTES;
  const byte = (offset: number): number => bytes[at + offset]!;
  const bits = byte(4);
  return {
    mnemonic: byte(0) | (byte(1) << 8),
    opcode: byte(2),
    kind: byte(3) & 7,
    map: byte(3) >> 3,
    prefix: bits & 3,
    w: (bits >> 2) & 1,
    wIgnored: (bits & 8) !== 0,
    l: (bits >> 4) & 3,
    default64: (bits & 0x40) !== 0,
    hasModrm: (bits & 0x80) !== 0,
    operandSize: sizes[byte(5) & 3]!,
    addressSize: sizes[(byte(5) >> 2) & 3]!,
    scaleLog2: byte(5) >> 4,
    digit: (byte(6) & 15) - 1,
    fixedByte: (byte(6) & 16) !== 0 ? byte(7) : -1,
    operands: byte(8) | (byte(9) << 8),
    immediates: byte(10),
    features: byte(11),
    flags: byte(12) | (byte(13) << 8),
    evexBits: byte(14),
    conditional: byte(15) >= 128,
    effects: byte(15) & 127,
    operation: byte(16),
  };
}
