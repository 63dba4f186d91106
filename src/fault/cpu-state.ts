// The full register state of user code as a block of memory: general registers, rip, rflags, and after them what XSAVE
// writes (x87 and MMX, MXCSR, vector and mask registers). Pure arithmetic on bytes: it runs wherever the block lies, in
// this process or in another. cpu-state-text.ts has the machine code that loads and saves such a block.
//
// Intel SDM volume 1, sections 10.5 (FXSAVE area) and 13.4 (XSAVE area). Components lie where CPUID leaf 0xd says, for
// processors differ: masks at 1088 on Intel's, at 832 on AMD's.

import { quoted, RawCpuError } from '../errors/index.ts';

/** What must be known of a processor and its system to lay out a block. */
export interface StateFacts {
  /** XCR0, the components that the system switches; 0 for a processor without XSAVE. */
  readonly xcr0: bigint;
  /** Offset in the XSAVE area of a component's bytes, by component number: CPUID leaf 0xd, ebx. */
  readonly componentOffsets: Readonly<Partial<Record<number, number>>>;
}

/** XSAVE components that a block holds, by number. */
export const AVX_COMPONENT = 2;
export const MASK_COMPONENT = 5;
export const ZMM_HIGH_COMPONENT = 6;
export const HIGH_16_ZMM_COMPONENT = 7;
const PKRU_COMPONENT = 9;
/** AMX: configuration and tiles. */
const TILE_COMPONENTS = 0x6_0000n;

const LEGACY_COMPONENTS = 3n;
const AVX512_COMPONENTS = 0xe0n;

/** General registers by hardware number, as the block holds them from offset 0. */
export const generalRegisterNames = [
  ...['rax', 'rcx', 'rdx', 'rbx', 'rsp', 'rbp', 'rsi', 'rdi'],
  ...['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15'],
] as const;

/** Offsets in the block of what does not depend on the processor. */
export const stateOffsets = {
  /** Sixteen general registers, eight bytes each, by hardware number. */
  general: 0,
  rip: 128,
  rflags: 136,
  /** The stack pointer of the code that entered the state; cpu-state-text.ts keeps it here. */
  hostStack: 144,
  /** The XSAVE area, on a multiple of 64; without XSAVE, only the 512 bytes that FXSAVE writes are used. */
  xsave: 192,
} as const;

/** Offsets in the XSAVE area. */
export const xsaveOffsets = { fcw: 0, fsw: 2, ftw: 4, mxcsr: 24, st: 32, xmm: 160, header: 512 } as const;

/** How a block is laid out on one processor. */
export interface StateLayout {
  readonly sizeBytes: number;
  /** Components to save and load, the operand of XSAVE; 0 where FXSAVE does it. */
  readonly xsaveMask: bigint;
  readonly vectorWidthBits: 128 | 256 | 512;
  readonly vectorCount: 16 | 32;
  readonly hasMasks: boolean;
  /** Whether the system switches tiles, and where PKRU lies in an XSAVE area, 0 where it does not switch that. */
  readonly hasTiles: boolean;
  readonly pkruOffset: number;
  readonly componentOffsets: Readonly<Partial<Record<number, number>>>;
}

const sizeOfComponent: Readonly<Record<number, number>> = {
  [AVX_COMPONENT]: 256,
  [MASK_COMPONENT]: 64,
  [ZMM_HIGH_COMPONENT]: 512,
  [HIGH_16_ZMM_COMPONENT]: 1024,
};

const LEGACY_AREA_BYTES = 512;
const HEADER_BYTES = 64;
/** Room for code that is told sizes by the kernel rather than by us, and for a block on a multiple of 64. */
const ROUND_BYTES = 64;

/** Lays a block out: what this CPU and system have, AVX and AVX-512 only where all parts of them are switched. */
export function stateLayout({ xcr0, componentOffsets }: StateFacts): StateLayout {
  const hasAvx = (xcr0 & 7n) === 7n;
  const hasAvx512 = hasAvx && (xcr0 & AVX512_COMPONENTS) === AVX512_COMPONENTS;
  const xsaveMask = xcr0 === 0n ? 0n : LEGACY_COMPONENTS | (hasAvx ? 4n : 0n) | (hasAvx512 ? AVX512_COMPONENTS : 0n);
  const ends = Object.entries(sizeOfComponent)
    .filter(([component]) => (xsaveMask >> BigInt(component)) & 1n)
    .map(([component, size]) => offsetOf(componentOffsets, Number(component)) + size);
  const areaBytes = Math.max(LEGACY_AREA_BYTES + HEADER_BYTES, ...ends);
  return {
    sizeBytes: Math.ceil((stateOffsets.xsave + areaBytes) / ROUND_BYTES) * ROUND_BYTES,
    xsaveMask,
    vectorWidthBits: hasAvx512 ? 512 : hasAvx ? 256 : 128,
    vectorCount: hasAvx512 ? 32 : 16,
    hasMasks: hasAvx512,
    hasTiles: (xcr0 & TILE_COMPONENTS) === TILE_COMPONENTS,
    pkruOffset: (xcr0 >> BigInt(PKRU_COMPONENT)) & 1n ? (componentOffsets[PKRU_COMPONENT] ?? 0) : 0,
    componentOffsets,
  };
}

function offsetOf(offsets: StateFacts['componentOffsets'], component: number): number {
  const offset = offsets[component];
  if (offset === undefined) throw new RawCpuError('INTERNAL', `no offset is known for XSAVE component ${component}`);
  return offset;
}

/** The names of all registers that a block of this layout holds, in the order in which people list them. */
export function stateRegisterNames(layout: StateLayout): readonly string[] {
  const vector = { 128: 'xmm', 256: 'ymm', 512: 'zmm' }[layout.vectorWidthBits];
  const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);
  return [
    ...['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rbp', 'rsp'],
    ...generalRegisterNames.slice(8),
    ...['rip', 'rflags'],
    ...numbered(vector, layout.vectorCount),
    ...(layout.hasMasks ? numbered('k', 8) : []),
    'mxcsr',
    ...numbered('st', 8),
    ...['fcw', 'fsw', 'ftw'],
  ];
}

/** A place of a register in the block: pieces of bytes, the low ones first. */
export interface RegisterPiece {
  readonly offset: number;
  readonly sizeBytes: number;
  /** The XSAVE component that the piece belongs to; while it is not in use its bytes count as 0. */
  readonly component?: number;
}

const knownPieces = new WeakMap<StateLayout, Map<string, readonly RegisterPiece[]>>();

/** Where a register lies. Several views of one register share bytes: `al` and `rax`, `xmm3` and `zmm3`. */
export function registerPieces(layout: StateLayout, name: string): readonly RegisterPiece[] | undefined {
  let known = knownPieces.get(layout);
  if (known === undefined) {
    known = new Map();
    knownPieces.set(layout, known);
  }
  const pieces = known.get(name) ?? findPieces(layout, name);
  if (pieces !== undefined) known.set(name, pieces);
  return pieces;
}

function findPieces(layout: StateLayout, name: string): readonly RegisterPiece[] | undefined {
  const general = generalPiece(name);
  if (general !== undefined) return [general];
  const { xsave } = stateOffsets;
  switch (name) {
    case 'rip':
      return [{ offset: stateOffsets.rip, sizeBytes: 8 }];
    case 'rflags':
      return [{ offset: stateOffsets.rflags, sizeBytes: 8 }];
    case 'mxcsr':
      return [{ offset: xsave + xsaveOffsets.mxcsr, sizeBytes: 4 }];
    case 'fcw':
    case 'fsw':
      return [{ offset: xsave + xsaveOffsets[name], sizeBytes: 2, component: 0 }];
    case 'ftw':
      return [{ offset: xsave + xsaveOffsets.ftw, sizeBytes: 1, component: 0 }];
  }
  const [, kind, digits] = /^(xmm|ymm|zmm|k|st|mm)(0|[1-9][0-9]?)$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const number = Number(digits);
  if (kind === 'st' || kind === 'mm') {
    if (number > 7) return undefined;
    return [{ offset: xsave + xsaveOffsets.st + 16 * number, sizeBytes: kind === 'st' ? 10 : 8, component: 0 }];
  }
  if (kind === 'k') {
    if (!layout.hasMasks || number > 7) return undefined;
    const offset = xsave + offsetOf(layout.componentOffsets, MASK_COMPONENT) + 8 * number;
    return [{ offset, sizeBytes: 8, component: MASK_COMPONENT }];
  }
  return vectorPieces(layout, { xmm: 128, ymm: 256, zmm: 512 }[kind]!, number);
}

function vectorPieces(layout: StateLayout, widthBits: number, number: number): readonly RegisterPiece[] | undefined {
  if (widthBits > layout.vectorWidthBits || number >= layout.vectorCount) return undefined;
  const { xsave } = stateOffsets;
  const at = (component: number, offset: number, sizeBytes: number): RegisterPiece => ({
    offset: xsave + offsetOf(layout.componentOffsets, component) + offset,
    sizeBytes,
    component,
  });
  if (number >= 16) return [at(HIGH_16_ZMM_COMPONENT, 64 * (number - 16), widthBits / 8)];
  return [
    { offset: xsave + xsaveOffsets.xmm + 16 * number, sizeBytes: 16, component: 1 },
    ...(widthBits > 128 ? [at(AVX_COMPONENT, 16 * number, 16)] : []),
    ...(widthBits > 256 ? [at(ZMM_HIGH_COMPONENT, 32 * number, 32)] : []),
  ];
}

const highBytes = ['ah', 'ch', 'dh', 'bh'];
const numberedGeneral = /^r(8|9|1[0-5])([dwb]?)$/;

function generalPiece(name: string): RegisterPiece | undefined {
  const high = highBytes.indexOf(name);
  if (high >= 0) return { offset: 8 * high + 1, sizeBytes: 1 };
  const [, digits, suffix] = numberedGeneral.exec(name) ?? [];
  if (digits !== undefined) {
    return { offset: 8 * Number(digits), sizeBytes: { '': 8, d: 4, w: 2, b: 1 }[suffix!]! };
  }
  return namedGeneral.get(name);
}

/** The registers that are called by letters, in all their widths. */
const namedGeneral: ReadonlyMap<string, RegisterPiece> = new Map(
  generalRegisterNames.slice(0, 8).flatMap((wide, i): [string, RegisterPiece][] => {
    const word = wide.slice(1);
    const names = [wide, `e${word}`, word, i < 4 ? `${word[0]}l` : `${word}l`];
    return names.map((name, k) => [name, { offset: 8 * i, sizeBytes: 8 >> k }]);
  }),
);

/** A block as registers with values. It reads and writes the bytes it was given; nothing is copied. */
export class CpuState {
  readonly layout: StateLayout;
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(layout: StateLayout, bytes: Uint8Array = new Uint8Array(layout.sizeBytes)) {
    if (bytes.length < layout.sizeBytes) {
      throw new RawCpuError('INTERNAL', `a register state takes ${layout.sizeBytes} bytes, not ${bytes.length}`);
    }
    this.layout = layout;
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Puts the state that the psABI wants at a function's entry: registers 0, exceptions masked, x87 stack empty. */
  reset(): this {
    this.bytes.fill(0, 0, this.layout.sizeBytes);
    this.#view.setUint16(stateOffsets.xsave + xsaveOffsets.fcw, 0x37f, true);
    this.#view.setUint32(stateOffsets.xsave + xsaveOffsets.mxcsr, 0x1f80, true);
    this.#view.setBigUint64(stateOffsets.rflags, 0x202n, true);
    this.#view.setBigUint64(stateOffsets.xsave + xsaveOffsets.header, this.layout.xsaveMask, true);
    return this;
  }

  has(name: string): boolean {
    return registerPieces(this.layout, name) !== undefined;
  }

  /** The width of a register in bits. @throws RawCpuError `BAD_OPTION` for a register that the block does not hold. */
  widthBits(name: string): number {
    return 8 * this.#pieces(name).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  #pieces(name: string): readonly RegisterPiece[] {
    const pieces = registerPieces(this.layout, name);
    if (pieces !== undefined) return pieces;
    throw new RawCpuError('BAD_OPTION', `no register ${quoted(name)} on this processor`, {
      details: { register: name },
      hint: `there are ${stateRegisterNames(this.layout).join(', ')}, and the lower parts of these`,
    });
  }

  /** The value of a register without sign. @throws RawCpuError `BAD_OPTION` for an unknown register. */
  get(name: string): bigint {
    let value = 0n;
    let shift = 0n;
    for (const piece of this.#pieces(name)) {
      if (this.#isInUse(piece)) value |= readInteger(this.#view, piece) << shift;
      else if (name === 'fcw') value = 0x37fn;
      shift += 8n * BigInt(piece.sizeBytes);
    }
    return value;
  }

  /**
   * Sets a register to a value that fits, signed or unsigned. As instructions do, setting 32 bits of a general register
   * clears the upper ones, setting part of a vector register the rest of it; setting an x87 or MMX register makes it valid.
   * @throws RawCpuError `BAD_OPTION` for an unknown register or a value that is too wide.
   */
  set(name: string, value: bigint): void {
    const pieces = this.#pieces(name);
    const width = this.widthBits(name);
    if (BigInt.asUintN(width, value) !== value && BigInt.asIntN(width, value) !== value) {
      throw new RawCpuError('BAD_OPTION', `the value ${hexOf(value)} does not fit into ${name}, ${width} bits`, {
        details: { register: name, widthBits: width },
      });
    }
    this.#clearAround(name, pieces);
    let rest = BigInt.asUintN(width, value);
    for (const piece of pieces) {
      this.#use(piece);
      writeInteger(this.#view, piece, BigInt.asUintN(8 * piece.sizeBytes, rest));
      rest >>= 8n * BigInt(piece.sizeBytes);
    }
    const [, kind, digit] = /^(st|mm)([0-7])$/.exec(name) ?? [];
    if (kind === 'mm') this.#view.setUint16(pieces[0]!.offset + 8, 0xffff, true);
    if (kind !== undefined) {
      const top = (this.#view.getUint16(stateOffsets.xsave + xsaveOffsets.fsw, true) >> 11) & 7;
      const physical = kind === 'mm' ? Number(digit) : (Number(digit) + top) & 7;
      this.bytes[stateOffsets.xsave + xsaveOffsets.ftw]! |= 1 << physical;
    }
  }

  /** Every register that the block holds, by name. */
  toRecord(): Record<string, bigint> {
    return Object.fromEntries(stateRegisterNames(this.layout).map((name) => [name, this.get(name)]));
  }

  #clearAround(name: string, [first]: readonly RegisterPiece[]): void {
    if (first!.offset < stateOffsets.rip && first!.sizeBytes === 4) {
      this.#view.setBigUint64(first!.offset, 0n, true);
    }
    const number = /^[xy]mm([0-9]+)$/.exec(name)?.[1];
    if (number === undefined) return;
    const whole = vectorPieces(this.layout, this.layout.vectorWidthBits, Number(number))!;
    for (const { offset, sizeBytes } of whole) this.bytes.fill(0, offset, offset + sizeBytes);
  }

  #header(): bigint {
    return this.#view.getBigUint64(stateOffsets.xsave + xsaveOffsets.header, true);
  }

  #isInUse({ component }: RegisterPiece): boolean {
    if (component === undefined || this.layout.xsaveMask === 0n) return true;
    return ((this.#header() >> BigInt(component)) & 1n) === 1n;
  }

  #use(piece: RegisterPiece): void {
    if (this.#isInUse(piece)) return;
    const header = this.#header() | (1n << BigInt(piece.component!));
    this.#view.setBigUint64(stateOffsets.xsave + xsaveOffsets.header, header, true);
  }
}

/** An integer in hexadecimal, with its sign in front. */
const hexOf = (value: bigint): string => (value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`);

function readInteger(view: DataView, { offset, sizeBytes }: RegisterPiece): bigint {
  if (sizeBytes === 8) return view.getBigUint64(offset, true);
  let value = 0n;
  for (let i = sizeBytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(view.getUint8(offset + i));
  return value;
}

function writeInteger(view: DataView, { offset, sizeBytes }: RegisterPiece, value: bigint): void {
  for (let i = 0; i < sizeBytes; i++) view.setUint8(offset + i, Number((value >> BigInt(8 * i)) & 0xffn));
}
