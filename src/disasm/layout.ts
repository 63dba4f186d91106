// The structure of one instruction's bytes: prefixes, opcode, modrm, SIB, displacement, and what follows (Intel SDM
// volume 2, chapter 2 and appendix A; APX specification, chapter 3; AMD APM volume 3, chapter 1). It says where each part
// lies, not which instruction it is.

/** How the opcode is introduced. */
export type EncodingFamily = 'legacy' | 'rex2' | 'vex2' | 'vex3' | 'evex' | 'xop' | '3dnow';

export interface Layout {
  readonly family: EncodingFamily;
  /** Offset of the REX prefix that counts, or -1. REX prefixes before other prefixes have no effect. */
  readonly rexAt: number;
  /** Offset of REX2, VEX, EVEX or XOP, or -1. */
  readonly vectorAt: number;
  /** Offset of the bytes 0F, 0F 38, 0F 3A or 0F 0F before a legacy opcode, or where they would be. */
  readonly escapeAt: number;
  /** Opcode map: 0 none, 1 0F, 2 0F38, 3 0F3A, 4 to 7 EVEX maps, 8 to 10 XOP maps. */
  readonly map: number;
  /** Offset of the opcode byte; -1 for 3DNow!, whose opcode is the last byte. */
  readonly opcodeAt: number;
  /** Offset of modrm, or -1. */
  readonly modrmAt: number;
  /** Offset of the SIB byte, or -1. */
  readonly sibAt: number;
  readonly displacementAt: number;
  /** 0, 1 or 4. */
  readonly displacementBytes: number;
  /** Offset after the displacement, where immediates begin. */
  readonly tailAt: number;
}

export const SEGMENT_PREFIXES: readonly number[] = [0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65];
const LEGACY_PREFIXES: ReadonlySet<number> = new Set([...SEGMENT_PREFIXES, 0x66, 0x67, 0xf0, 0xf2, 0xf3]);

/** Opcodes without modrm in the one-byte map and in map 0F: one bit an opcode, sixteen a number. */
// biome-ignore format: as the opcode maps of appendix A are printed
const withoutModrm: readonly (readonly number[])[] = [
  [0xf0f0, 0xf0f0, 0xf0f0, 0xf0f0, 0xffff, 0xffff, 0xf5f7, 0xffff, 0, 0xffff, 0xffff, 0xffff, 0xff0c, 0x00f0, 0xffff, 0x3f3f],
  [0x5ff0, 0,      0,      0xffff, 0,      0,      0,      0x0080, 0xffff, 0, 0x0707, 0,      0xff00, 0,      0,      0],
];

const hasModrm = (family: EncodingFamily, map: number, opcode: number): boolean => {
  // Of the vector encodings only vzeroupper and vzeroall, VEX.0F 77, have none.
  if (family.startsWith('vex')) return map !== 1 || opcode !== 0x77;
  return (((withoutModrm[map]?.[opcode >> 4] ?? 0) >> (opcode & 15)) & 1) === 0;
};

/** Finds the parts. Bytes that are missing at the end read as zero, so the parts may lie after it. */
export function readLayout(bytes: Uint8Array): Layout {
  const byte = (offset: number): number => bytes[offset] ?? 0;
  let at = 0;
  while (LEGACY_PREFIXES.has(byte(at)) || (isRex(byte(at)) && LEGACY_PREFIXES.has(byte(at + 1)))) at += 1;
  const opening = openingAt(byte, at);
  const { family, map } = opening;
  at = opening.opcodeAt;
  const opcode = byte(at);
  const opcodeAt = family === '3dnow' ? -1 : at++;
  const modrmAt = family === '3dnow' || hasModrm(family, map, opcode) ? at++ : -1;
  // Moves to and from control and debug registers have registers only, whatever the mod bits say.
  const isMemory =
    modrmAt >= 0 && byte(modrmAt) < 0xc0 && !(family === 'legacy' && map === 1 && (opcode & 0xfc) === 0x20);
  const sibAt = isMemory && (byte(modrmAt) & 7) === 4 ? at++ : -1;
  const displacementBytes = isMemory ? displacementSize(byte(modrmAt), sibAt < 0 ? 0 : byte(sibAt)) : 0;
  return {
    ...opening,
    opcodeAt,
    modrmAt,
    sibAt,
    displacementAt: at,
    displacementBytes,
    tailAt: at + displacementBytes,
  };
}

const isRex = (byte: number): boolean => (byte & 0xf0) === 0x40;

function displacementSize(modrm: number, sib: number): number {
  const mod = modrm >> 6;
  if (mod === 1) return 1;
  if (mod === 2) return 4;
  return (modrm & 7) === 5 || ((modrm & 7) === 4 && (sib & 7) === 5) ? 4 : 0;
}

type Opening = Pick<Layout, 'family' | 'rexAt' | 'vectorAt' | 'escapeAt' | 'map' | 'opcodeAt'>;

/** What stands between the legacy prefixes and the opcode. */
function openingAt(byte: (offset: number) => number, at: number): Opening {
  const vector = (family: EncodingFamily, sizeBytes: number, map: number): Opening => {
    return { family, rexAt: -1, vectorAt: at, escapeAt: at + sizeBytes, map, opcodeAt: at + sizeBytes };
  };
  const second = byte(at + 1);
  switch (byte(at)) {
    case 0xc5:
      return vector('vex2', 2, 1);
    case 0xc4:
      return vector('vex3', 3, second & 31);
    case 0x62:
      return vector('evex', 4, second & 7);
    case 0xd5:
      return vector('rex2', 2, second >> 7);
    case 0x8f:
      // POP r/m uses the same byte, with modrm.reg 0; map numbers from 8 on make it XOP.
      if ((second & 31) >= 8) return vector('xop', 3, second & 31);
  }
  const rexAt = isRex(byte(at)) ? at++ : -1;
  const legacy = (family: EncodingFamily, escapeBytes: number, map: number): Opening => {
    return { family, rexAt, vectorAt: -1, escapeAt: at, map, opcodeAt: at + escapeBytes };
  };
  if (byte(at) !== 0x0f) return legacy('legacy', 0, 0);
  if (byte(at + 1) === 0x38) return legacy('legacy', 2, 2);
  if (byte(at + 1) === 0x3a) return legacy('legacy', 2, 3);
  return byte(at + 1) === 0x0f ? legacy('3dnow', 2, 1) : legacy('legacy', 1, 1);
}
