// State that costs too much to look after in every call is looked after where the code may change it. Whether it may is
// judged by bytes that begin such instructions, at any offset, so that a jump into the middle of another one is seen too.
// Other bytes may look the same: that costs those calls some nanoseconds and changes nothing. Code that leaves what was
// passed, by an indirect branch or a return address of its own making, is taken to use x87 and all vector registers.
//
// Intel SDM volume 2, appendix A (opcode maps); state-list.ts has all of the state.

import { contextOffsets as c } from './thread-context.ts';

/** What code may change. */
export interface CodeTraits {
  /** x87 or MMX registers, which are declared empty after it. */
  readonly x87: boolean;
  /** zmm16 to zmm31, which VZEROUPPER does not clear. */
  readonly highVectors: boolean;
  /** AMX tiles. */
  readonly tiles: boolean;
  /** PKRU. */
  readonly keys: boolean;
}

const REX_OR_PREFIX = new Set([0x66, 0x67, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65, 0xf0, 0xf2, 0xf3]);
const isRex = (byte: number) => byte >= 0x40 && byte <= 0x4f;
const regOf = (modrm: number) => (modrm >> 3) & 7;
const isMemory = (modrm: number) => modrm < 0xc0;

/** The second opcode bytes of MMX instructions, and those that lead to more (0f 38). Intel SDM volume 2, table A-3. */
function isMmxOpcode(byte: number): boolean {
  return (
    (byte >= 0x60 && byte <= 0x6b) ||
    [0x0e, 0x0f, 0x2a, 0x2c, 0x2d, 0x38, 0x3a, 0x6e, 0x6f, 0x7e, 0x7f, 0xc4, 0xc5].includes(byte) ||
    (byte >= 0x70 && byte <= 0x77) ||
    (byte >= 0xd1 && byte !== 0xd6 && byte !== 0xe6 && byte !== 0xf0 && byte !== 0xff)
  );
}

/** Whether F2 or F3 stands among the prefixes before an opcode. */
function isRepeated(bytes: Uint8Array, opcodeAt: number): boolean {
  for (let i = opcodeAt - 1; i >= 0 && (isRex(bytes[i]!) || REX_OR_PREFIX.has(bytes[i]!)); i--) {
    if (bytes[i] === 0xf2 || bytes[i] === 0xf3) return true;
  }
  return false;
}

/** FXRSTOR and XRSTOR, which load all there is. */
const isRestore = (second: number, modrm: number) =>
  second === 0xae && isMemory(modrm) && (regOf(modrm) === 1 || regOf(modrm) === 5);

/** `[rsp]` ends with this byte. */
const STACK_TOP_SIB = 0x24;

/** Whether a push of a register, or of an immediate, or a store to `[rsp]` ends at an offset. */
function isReturnAddress(bytes: Uint8Array, end: number): boolean {
  const before = bytes[end - 1];
  if (before === undefined) return false;
  return (
    (before >= 0x50 && before <= 0x57) || before === STACK_TOP_SIB || bytes[end - 2] === 0x6a || bytes[end - 5] === 0x68
  );
}

/** An indirect call or jump, a far return, an absolute jump (APX), or a return after something that was pushed. */
function leavesAt(bytes: Uint8Array, i: number): boolean {
  const second = bytes[i + 1] ?? 0;
  switch (bytes[i]) {
    case 0xff:
      return regOf(second) >= 2 && regOf(second) <= 5;
    case 0x48:
      return second === 0xca || second === 0xcb || second === 0xcf;
    case 0xd5:
      return second === 0 && bytes[i + 2] === 0xa1;
    case 0xc2:
    case 0xc3:
      return isReturnAddress(bytes, i);
  }
  return false;
}

/**
 * What code may change.
 * @param isLinked whether it has addresses of something else in it, so that a direct branch may leave it too
 */
export function codeTraits(bytes: Uint8Array, isLinked: boolean): CodeTraits {
  let x87 = isLinked;
  let highVectors = isLinked;
  let tiles = false;
  let keys = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0f) {
      const second = bytes[i + 1] ?? 0;
      const third = bytes[i + 2] ?? 0;
      if (isMmxOpcode(second) || (second === 0xd6 && isRepeated(bytes, i))) x87 = true;
      if (isRestore(second, third)) x87 = highVectors = tiles = keys = true;
      if (second === 0x01 && third === WRPKRU) keys = true;
    } else if (byte >= 0xd8 && byte <= 0xdf) x87 = true;
    else if (byte === EVEX) {
      highVectors = true;
      if (bytes[i + 4] === LDTILECFG) tiles = true;
    } else if (byte === VEX3 && bytes[i + 3] === LDTILECFG) tiles = true;
    if (!(x87 && highVectors) && leavesAt(bytes, i)) x87 = highVectors = true;
  }
  return { x87, highVectors, tiles, keys };
}

const EVEX = 0x62;
const VEX3 = 0xc4;
/** Opcode of LDTILECFG, and the last byte of WRPKRU. */
const LDTILECFG = 0x49;
const WRPKRU = 0xef;

/** A name for them, so that thunks can be told apart. */
export function traitsKey({ x87, highVectors, tiles, keys }: CodeTraits): string {
  return `${x87 ? 'x' : ''}${highVectors ? 'h' : ''}${tiles ? 't' : ''}${keys ? 'k' : ''}`;
}

/** Text before the code. r10 is the context; changes rax, rcx, rdx. */
export function enterTraitsText({ keys }: CodeTraits): string {
  if (!keys) return '';
  return `  xor ecx, ecx
  rdpkru
  mov [r10 + ${c.pkru}], eax
  mov dword ptr [r10 + ${c.hasPkru}], 1`;
}

/** Text after the code and after VZEROUPPER's like. r10 is the context; changes rax, rcx, rdx. */
export function leaveTraitsText({ x87, highVectors, tiles, keys }: CodeTraits): string {
  return [
    x87 ? '  emms' : '',
    highVectors ? CLEAR_HIGH_VECTORS : '',
    tiles ? RELEASE_TILES : '',
    keys ? RESTORE_KEYS : '',
  ].join('\n');
}

const CLEAR_HIGH_VECTORS = Array.from(
  { length: 16 },
  (_, i) => `  vpxord zmm${i + 16}, zmm${i + 16}, zmm${i + 16}`,
).join('\n');

/** XINUSE says whether tiles are configured or in use; where they may not be used, TILERELEASE would fault. */
const RELEASE_TILES = `  mov ecx, 1
  xgetbv
  test eax, 0x60000
  je tiles_released
  tilerelease
tiles_released:`;

const RESTORE_KEYS = `  xor ecx, ecx
  xor edx, edx
  mov eax, [r10 + ${c.pkru}]
  wrpkru
  mov dword ptr [r10 + ${c.hasPkru}], 0`;
