// Memory operands: base, index, scale and displacement (Intel SDM volume 2, section 2.1.5), VSIB (2.3.12), RIP-relative
// (2.2.1.6), size, segment override, broadcast and write mask. A memory operand never changes.

import { describeValue, OperandError, unreadable } from '../errors/index.ts';
import { Label } from './label.ts';
import type { Broadcast, MaskedMemory, MemoryConstructor } from './memory-types.ts';
import { EXTENDED, OperandClass, type OperandClassName } from './operand-class.ts';
import { memoryClass } from './operand-spec.ts';
import { isRegister, type K, operandText, type Register, RegisterOperand, writeMaskNumber } from './registers.ts';

export type { Broadcast, MaskedMemory, MaskedVectorMemory, Memory, VectorMemory } from './memory-types.ts';

/** `baseId` and `indexId` where there is no such register, and `baseId` where the base is the instruction pointer. */
export const NO_REGISTER = -1;
export const RIP = 64;

/** Number of the register that cannot be an index, rsp or esp: it means "none" there. */
const NO_INDEX = 4;

const segmentPrefixes = [0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65];
const SS = 2;
const DS = 3;

/** The override of a segment; none for the one that the address has anyway, as in GNU as. */
function segmentPrefix(segmentId: number, baseId: number): number {
  return segmentId === (baseId === 4 || baseId === 5 ? SS : DS) ? 0 : segmentPrefixes[segmentId]!;
}

/** What only some memory operands have. */
export interface MemoryExtras {
  readonly segmentId?: number | undefined;
  readonly mask?: number;
  /** Bits of a broadcast element; -1 where the instruction decides. */
  readonly broadcastBits?: number;
  readonly broadcastCount?: number | undefined;
  /** The address, where it has no base and does not fit into 32 signed bits. */
  readonly address64?: bigint;
}

const plain: MemoryExtras = {};

/** Fields of {@link MemoryOperand.place}. One number is stored in place of seven: operands are made for every statement. */
export const Place = {
  /** Hardware number of the base; 0 where there is none, and for rip. */
  base: 0x1f,
  hasBase: 1 << 5,
  isRelative: 1 << 6,
  hasIndex: 1 << 13,
  /** Base and index have 32 bits (prefix 67). */
  address32: 1 << 16,
  isBroadcast: 1 << 17,
  /** The segment override prefix, 0 for none. */
  segment: 0xff << 18,
} as const;
const INDEX_SHIFT = 8;
const SCALE_SHIFT = 14;
const SEGMENT_SHIFT = 18;

/** Hardware number of the index; 0 where there is none. */
export const indexOf = (place: number): number => (place >> INDEX_SHIFT) & 0x1f;
/** Base-2 logarithm of the scale. */
export const scaleOf = (place: number): number => (place >> SCALE_SHIFT) & 3;

/**
 * The one class behind every memory operand; its fields are what the encoder reads. Made by {@link memoryOperand}: the
 * constructor only stores, so that engines build the object in place (half the time of one that also checks, Node 20).
 */
export class MemoryOperand implements MaskedMemory, Broadcast {
  /** Operand class, see operand-class.ts. */
  readonly cls: number;
  readonly sizeBits: number;
  readonly base: RegisterOperand | undefined;
  readonly index: RegisterOperand | undefined;
  readonly displacement: number;
  readonly label: Label | undefined;
  /** All that the encoder reads of the registers, the segment and the broadcast, in one number; see {@link Place}. */
  readonly place: number;
  readonly extras: MemoryExtras;

  constructor(
    cls: number,
    sizeBits: number,
    base: RegisterOperand | undefined,
    index: RegisterOperand | undefined,
    displacement: number,
    label: Label | undefined,
    place: number,
    extras: MemoryExtras,
  ) {
    this.cls = cls;
    this.sizeBits = sizeBits;
    this.base = base;
    this.index = index;
    this.displacement = displacement;
    this.label = label;
    this.place = place;
    this.extras = extras;
  }

  /** Hardware number of the base, or NO_REGISTER, or RIP. */
  get baseId(): number {
    const { place } = this;
    return (place & Place.hasBase) !== 0 ? place & Place.base : (place & Place.isRelative) !== 0 ? RIP : NO_REGISTER;
  }

  /** Hardware number of the index, or NO_REGISTER. */
  get indexId(): number {
    return (this.place & Place.hasIndex) !== 0 ? indexOf(this.place) : NO_REGISTER;
  }

  get scaleLog2(): number {
    return scaleOf(this.place);
  }

  get mask(): number {
    return this.extras.mask ?? 0;
  }

  get broadcastBits(): number {
    return this.extras.broadcastBits ?? 0;
  }

  get scale(): number {
    return 1 << this.scaleLog2;
  }

  get segmentPrefix(): number {
    return (this.place >> SEGMENT_SHIFT) & 0xff;
  }

  get address32(): number {
    return Number((this.place & Place.address32) !== 0);
  }

  get address64(): bigint {
    return this.extras.address64 ?? 0n;
  }

  /** Width of the index vector: `x`, `y`, `z`, or undefined for an ordinary operand. */
  get vector(): 'x' | 'y' | 'z' | undefined {
    return vectorOf(this.index);
  }

  k(mask: K): MemoryOperand {
    return varied(this, this.sizeBits, { mask: writeMaskNumber(mask) });
  }

  bcst(elementBits?: number, count?: number): MemoryOperand {
    const bits = elementBits ?? this.sizeBits;
    if (bits !== 0 && bits !== 16 && bits !== 32 && bits !== 64) {
      throw new OperandError('BAD_DECORATOR', `a broadcast element has 16, 32 or 64 bits, not ${describeValue(bits)}`);
    }
    if (count !== undefined && !Number.isInteger(count)) {
      throw new OperandError(
        'BAD_DECORATOR',
        `a broadcast makes a whole number of elements, not ${describeValue(count)}`,
      );
    }
    return varied(this, bits, { broadcastBits: bits === 0 ? -1 : bits, broadcastCount: count });
  }

  segment(register: Register<'sreg'>): MemoryOperand {
    if (!isRegister(register) || register.kind !== 'sreg') {
      throw new OperandError(
        'BAD_REGISTER',
        `${operandText(register)} is not a segment register; expected es, cs, ss, ds, fs or gs`,
      );
    }
    return varied(this, this.sizeBits, { segmentId: register.id });
  }

  toString(): string {
    return memoryText(this);
  }
}

/** The same operand with another size and more decorations. No private method: those cost every constructor a store. */
function varied(memory: MemoryOperand, sizeBits: number, extras: MemoryExtras): MemoryOperand {
  const displacement = memory.cls === OperandClass.mabs ? memory.address64 : memory.displacement;
  const { base, index, scale, label } = memory;
  return memoryOperand(sizeBits, base, index, scale, displacement, label, { ...memory.extras, ...extras });
}

/** The same operand with another size. */
export const sizedMemory = (memory: MemoryOperand, sizeBits: number): MemoryOperand => varied(memory, sizeBits, {});

/**
 * Makes a memory operand.
 * @param sizeBits 0 where none is given.
 * @param scale 1, 2, 4 or 8.
 * @throws OperandError `BAD_ADDRESS` for registers, scales and displacements that have no encoding, `BAD_DECORATOR`.
 */
export function memoryOperand(
  sizeBits: number,
  base: RegisterOperand | undefined,
  index: RegisterOperand | undefined,
  scale: number,
  displacement: number | bigint,
  label: Label | undefined,
  extras: MemoryExtras = plain,
): MemoryOperand {
  if (
    extras === plain &&
    typeof displacement === 'number' &&
    isGeneral64(base) &&
    (index === undefined || (isGeneral64(index) && index.id !== NO_INDEX)) &&
    (displacement | 0) === displacement
  ) {
    // Nearly every address; nothing about it can be wrong but the scale.
    const extended = base.cls === r64e || (index !== undefined && index.cls === r64e) ? EXTENDED : 0;
    const cls = sizeClass(sizeBits) | extended;
    const place = Place.hasBase | base.id | indexPlace(index, scale);
    return new MemoryOperand(cls, sizeBits, base, index, displacement, label, place, plain);
  }
  const baseId = base === undefined ? NO_REGISTER : base.kind === 'rip' || base.kind === 'eip' ? RIP : base.id;
  const indexId = index === undefined ? NO_REGISTER : index.id;
  const address32 = checkRegisters(base, index) ? 1 : 0;
  const usual = extras === plain && (index === undefined || index.widthBits <= 64);
  let cls = usual ? sizeClass(sizeBits) : decoratedClass(sizeBits, index, extras);
  let offset = 0;
  if (typeof displacement === 'number' && (displacement | 0) === displacement) offset = displacement;
  else {
    const wide = wideDisplacement(displacement);
    const narrow = narrowDisplacement(wide, address32);
    if (narrow !== undefined) offset = narrow;
    else if (base === undefined && index === undefined && wide >= -(1n << 63n) && wide < 1n << 64n) {
      cls = OperandClass.mabs;
      extras = { ...extras, address64: BigInt.asUintN(64, wide) };
    } else {
      throw new OperandError('BAD_ADDRESS', `a displacement has 32 signed bits; ${wide} does not fit`, {
        hint: 'load the address into a register first',
      });
    }
  }
  if ((baseId > 15 && baseId < RIP) || (indexId > 15 && index!.widthBits <= 64)) cls |= EXTENDED;
  const segment = extras.segmentId === undefined ? 0 : segmentPrefix(extras.segmentId, baseId);
  const place =
    (baseId === RIP ? Place.isRelative : baseId === NO_REGISTER ? 0 : Place.hasBase | baseId) |
    indexPlace(index, scale) |
    (address32 === 1 ? Place.address32 : 0) |
    ((extras.broadcastBits ?? 0) === 0 ? 0 : Place.isBroadcast) |
    (segment << SEGMENT_SHIFT);
  return new MemoryOperand(cls, sizeBits, base, index, offset, label, place, extras);
}

/** The index and its scale. */
function indexPlace(index: RegisterOperand | undefined, scale: number): number {
  const log2 = (scale === 1 ? 0 : scaleLog2(scale)) << SCALE_SHIFT;
  return index === undefined ? log2 : log2 | Place.hasIndex | (index.id << INDEX_SHIFT);
}

const { rax, r64e } = OperandClass;

/** True for the general registers of 64 bits, whose classes are neighbours. */
const isGeneral64 = (register: RegisterOperand | undefined): register is RegisterOperand =>
  register !== undefined && register.cls >= rax && register.cls <= r64e;

/** A displacement in 32 signed bits, as it is or as the unsigned spelling of a negative one. */
function narrowDisplacement(wide: bigint, address32: number): number | undefined {
  const narrow = BigInt.asIntN(32, wide);
  const fits =
    narrow === wide ||
    BigInt.asUintN(64, narrow) === wide ||
    // 32-bit addresses wrap around.
    (address32 === 1 && wide > -(1n << 32n) && wide < 1n << 32n);
  return fits ? Number(narrow) : undefined;
}

function wideDisplacement(displacement: number | bigint): bigint {
  if (typeof displacement === 'bigint' || Number.isSafeInteger(displacement)) return BigInt(displacement);
  throw new OperandError('BAD_ADDRESS', `a displacement is an integer, not ${describeValue(displacement)}`);
}

/** Operand class of plain memory, by its size in bytes. */
const classBySizeBytes = Uint8Array.from(
  { length: 65 },
  (_, bytes) => OperandClass[bytes === 0 ? 'm' : memoryClass(bytes * 8)],
);

const sizeClass = (sizeBits: number): number =>
  sizeBits <= 512 ? classBySizeBytes[sizeBits >> 3]! : OperandClass.mother;

function scaleLog2(scale: number): number {
  if (scale === 1) return 0;
  if (scale === 2) return 1;
  if (scale === 4) return 2;
  if (scale === 8) return 3;
  throw new OperandError('BAD_ADDRESS', `a scale is 1, 2, 4 or 8, not ${describeValue(scale)}`);
}

function vectorOf(index: RegisterOperand | undefined): 'x' | 'y' | 'z' | undefined {
  const kind = index?.kind;
  return kind === 'xmm' ? 'x' : kind === 'ymm' ? 'y' : kind === 'zmm' ? 'z' : undefined;
}

/** Refuses impossible bases and indices. @returns true when the registers are 32 bits wide. */
function checkRegisters(base: RegisterOperand | undefined, index: RegisterOperand | undefined): boolean {
  if (base !== undefined && base.kind !== 'r64' && base.kind !== 'r32' && base.kind !== 'rip' && base.kind !== 'eip') {
    throw new OperandError(
      'BAD_ADDRESS',
      `${base.name} cannot be a base; expected a 64-bit or 32-bit general register, or rip`,
    );
  }
  if (index === undefined) return base !== undefined && (base.kind === 'r32' || base.kind === 'eip');
  if (base?.kind === 'rip' || base?.kind === 'eip')
    throw new OperandError('BAD_ADDRESS', 'a rip-relative address has no index');
  if (vectorOf(index) !== undefined) {
    if (index.mask !== 0)
      throw new OperandError('BAD_ADDRESS', 'a vector index carries no mask; put it on the whole operand');
    return base?.kind === 'r32';
  }
  if (index.kind === 'riz' || index.kind === 'eiz') {
    if (base !== undefined && base.widthBits !== index.widthBits)
      throw new OperandError('BAD_ADDRESS', `base ${base.name} and index ${index.name} differ in width`);
    return index.kind === 'eiz';
  }
  if (index.kind !== 'r64' && index.kind !== 'r32')
    throw new OperandError(
      'BAD_ADDRESS',
      `${index.name} cannot be an index; expected a general register of 64 or 32 bits, or a vector register`,
    );
  if (index.id === 4)
    throw new OperandError(
      'BAD_ADDRESS',
      `${index.name} cannot be an index: its number means "no index" in the encoding`,
      { hint: 'make it the base' },
    );
  if (base !== undefined && base.kind !== index.kind)
    throw new OperandError('BAD_ADDRESS', `base ${base.name} and index ${index.name} differ in width`);
  return index.kind === 'r32';
}

/** Operand class of memory with a vector index, a mask or a broadcast. */
function decoratedClass(sizeBits: number, index: RegisterOperand | undefined, extras: MemoryExtras): number {
  const vector = vectorOf(index);
  const masked = (extras.mask ?? 0) !== 0;
  if (vector !== undefined) return OperandClass[`vm${vector}${masked ? '_k' : ''}` as OperandClassName];
  const { broadcastBits = 0, broadcastCount } = extras;
  if (broadcastBits !== 0) {
    const element = broadcastBits > 0 ? String(broadcastBits) : '';
    const name = `b${element}${broadcastCount === undefined ? '' : `x${broadcastCount}`}` as OperandClassName;
    const cls: number | undefined = OperandClass[name];
    if (cls === undefined)
      throw new OperandError(
        'BAD_DECORATOR',
        `no instruction broadcasts ${broadcastCount} elements of ${element} bits`,
      );
    return cls;
  }
  if (!masked) return sizeClass(sizeBits);
  const name = `${sizeBits === 0 ? 'm' : memoryClass(sizeBits)}_k` as OperandClassName;
  return OperandClass[name] ?? OperandClass.mother_k;
}

const sizeKeywords: Record<number, string> = {
  8: 'byte ptr ',
  16: 'word ptr ',
  32: 'dword ptr ',
  48: 'fword ptr ',
  64: 'qword ptr ',
  80: 'tbyte ptr ',
  128: 'xmmword ptr ',
  256: 'ymmword ptr ',
  512: 'zmmword ptr ',
};
const segmentNames = ['es', 'cs', 'ss', 'ds', 'fs', 'gs'];

/** Intel-syntax text of a memory operand. */
function memoryText(memory: MemoryOperand): string {
  const { base, index, scale, label, mask } = memory;
  const { segmentId, broadcastCount } = memory.extras;
  const terms: string[] = [];
  if (base !== undefined) terms.push(base.name);
  // Without a scale, a lone register would be the base.
  if (index !== undefined) terms.push(scale === 1 && base !== undefined ? index.name : `${index.name}*${scale}`);
  if (label !== undefined) terms.push(label.name);
  const displacement = memory.cls === OperandClass.mabs ? memory.address64 : BigInt(memory.displacement);
  let inner = terms.join(' + ');
  if (inner === '') inner = hex(displacement);
  else if (displacement !== 0n) inner += displacement < 0n ? ` - ${hex(-displacement)}` : ` + ${hex(displacement)}`;
  const segment = segmentId === undefined ? '' : `${segmentNames[segmentId]}:`;
  const keyword = sizeKeywords[memory.sizeBits] ?? '';
  // Without a count the size keyword says that the operand is broadcast, as GNU as has it.
  const size = memory.broadcastBits !== 0 && broadcastCount === undefined ? keyword.replace('ptr', 'bcst') : keyword;
  const broadcast = broadcastCount === undefined ? '' : ` {1to${broadcastCount}}`;
  return `${size}${segment}[${inner}]${broadcast}${mask === 0 ? '' : ` {k${mask}}`}`;
}

const hex = (value: bigint): string => (value < 10n ? String(value) : `0x${value.toString(16)}`);

const rip = new RegisterOperand('rip', 'rip', 0, 64, OperandClass.none);

function memoryConstructor<B extends number>(sizeBits: B): MemoryConstructor<B> {
  const make = (first: unknown, second?: unknown, third?: unknown, fourth?: unknown): MemoryOperand => {
    try {
      return addressed(first, second, third, fourth);
    } catch (cause) {
      throw unreadable('the address of a memory operand', cause);
    }
  };
  const addressed = (first: unknown, second: unknown, third: unknown, fourth: unknown): MemoryOperand => {
    if (first instanceof RegisterOperand) {
      if (second === undefined || typeof second === 'number' || typeof second === 'bigint') {
        return memoryOperand(sizeBits, first, undefined, 1, second ?? 0, undefined);
      }
      if (second instanceof RegisterOperand) {
        return memoryOperand(
          sizeBits,
          first,
          second,
          (third as number | undefined) ?? 1,
          (fourth as number | undefined) ?? 0,
          undefined,
        );
      }
      if (second instanceof Label)
        return memoryOperand(sizeBits, first, undefined, 1, (third as number | undefined) ?? 0, second);
      throw new OperandError(
        'BAD_ADDRESS',
        `after a base stands an index register, a label or a displacement, not ${operandText(second)}`,
      );
    }
    if (first instanceof Label)
      return memoryOperand(sizeBits, rip, undefined, 1, (second as number | undefined) ?? 0, first);
    if (typeof first === 'number' || typeof first === 'bigint')
      return memoryOperand(sizeBits, undefined, undefined, 1, first, undefined);
    throw new OperandError(
      'BAD_ADDRESS',
      `an address begins with a register, a label or a number, not ${operandText(first)}`,
    );
  };
  return make as unknown as MemoryConstructor<B>;
}

/**
 * Memory without a size: the instruction's other operands decide.
 * @example
 * ```ts
 * import { Assembler, dword, ptr, rax, rdi, zmm0 } from 'rawcpu';
 *
 * const a = new Assembler();
 * a.lea(rax, ptr(rdi, rax, 4, 16));
 * a.inc(dword(rdi, 8)); // without a register beside it, memory needs a size
 * a.vmovups(zmm0, ptr(rdi));
 * a.finish().count; // => 3
 * ```
 */
export const ptr: MemoryConstructor<0> = memoryConstructor(0);
/** Memory of 8 bits, `byte ptr` in text. Called as {@link ptr} is, which says what an address can be. */
export const byte: MemoryConstructor<8> = memoryConstructor(8);
/** Memory of 16 bits, `word ptr` in text. */
export const word: MemoryConstructor<16> = memoryConstructor(16);
/** Memory of 32 bits, `dword ptr` in text. */
export const dword: MemoryConstructor<32> = memoryConstructor(32);
/** Memory of 48 bits, `fword ptr` in text: a far pointer of selector and 32-bit offset. */
export const fword: MemoryConstructor<48> = memoryConstructor(48);
/** Memory of 64 bits, `qword ptr` in text. */
export const qword: MemoryConstructor<64> = memoryConstructor(64);
/** Memory of 80 bits, `tbyte ptr` in text: extended precision or packed decimals of the x87 unit. */
export const tbyte: MemoryConstructor<80> = memoryConstructor(80);
/** Memory of 128 bits, `xmmword ptr` in text. */
export const xmmword: MemoryConstructor<128> = memoryConstructor(128);
/** Memory of 256 bits, `ymmword ptr` in text. */
export const ymmword: MemoryConstructor<256> = memoryConstructor(256);
/** Memory of 512 bits, `zmmword ptr` in text. */
export const zmmword: MemoryConstructor<512> = memoryConstructor(512);
