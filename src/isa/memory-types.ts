// Memory operands as a user sees them: what the typed assembler's methods take, and what makes it. The class behind them
// all is in memory.ts.

import type { Label } from './label.ts';
import type { R32, R64, Register, WriteMask } from './registers.ts';

/** A memory operand. `B` is its size in bits, 0 where none is given; then the instruction's form decides. */
export interface Memory<B extends number = number> {
  /** Size of what is read or written, in bits; 0 where the instruction's other operands decide. */
  readonly sizeBits: B;
  /** Adds a write mask to a destination, `[rdi] {k1}` in text. */
  k(mask: WriteMask): MaskedMemory<B>;
  /** Broadcasts one element of `elementBits` to all, `{1toN}` in text; without `elementBits` the operand's own size is the element. */
  bcst(elementBits?: 16 | 32 | 64, count?: 2 | 4 | 8 | 16 | 32): Broadcast;
  /** The same operand with a segment override. */
  segment(register: Register<'sreg'>): Memory<B>;
}

/** A memory destination with a write mask. */
export interface MaskedMemory<B extends number = number> {
  /** Size of what is written, in bits; 0 where the instruction's other operands decide. */
  readonly sizeBits: B;
  /** Number of the write mask register, 1 to 7. */
  readonly mask: number;
}

/** A broadcast memory source. */
export interface Broadcast {
  /** Size of the element in bits: 16, 32 or 64; -1 where the instruction decides. */
  readonly broadcastBits: number;
}

/** Memory addressed by a vector of indices (VSIB); `V` is the width of the index vector. */
export interface VectorMemory<V extends 'x' | 'y' | 'z' = 'x' | 'y' | 'z'> {
  /** The kind of register that holds the indices: xmm, ymm or zmm. */
  readonly vector: V;
  /** Adds the write mask that gathers and scatters of AVX-512 need. */
  k(mask: WriteMask): MaskedVectorMemory<V>;
  /** The same operand with a segment override. */
  segment(register: Register<'sreg'>): VectorMemory<V>;
}

/** Memory addressed by a vector of indices, with the write mask that says which elements are moved. */
export interface MaskedVectorMemory<V extends 'x' | 'y' | 'z' = 'x' | 'y' | 'z'> {
  /** The kind of register that holds the indices: xmm, ymm or zmm. */
  readonly vector: V;
  /** Number of the write mask register, 1 to 7. */
  readonly mask: number;
}

/** What an address can begin with: a general register of 64 or 32 bits, or the instruction pointer. */
export type AddressBase = R64 | R32 | Register<'rip'> | Register<'eip'>;
/** What can be an index: a general register of 64 or 32 bits, as wide as the base; not rsp or esp. */
export type AddressIndex = R64 | R32;
/** A vector register that holds an index for each element, by its width. */
export type VectorIndex<V extends 'x' | 'y' | 'z'> = Register<V extends 'x' ? 'xmm' : V extends 'y' ? 'ymm' : 'zmm'>;

/** Makes memory operands of one size; see {@link ptr}. */
export interface MemoryConstructor<B extends number> {
  /** `[base + displacement]`, `[label]` relative to rip, or `[address]`. */
  (base: AddressBase | Label | number | bigint, displacement?: number | bigint): Memory<B>;
  /** `[base + index*scale + displacement]`. */
  (base: AddressBase, index: AddressIndex, scale?: 1 | 2 | 4 | 8, displacement?: number): Memory<B>;
  /** `[rip + label + displacement]`, or an address that holds a label's offset. */
  (base: AddressBase, label: Label, displacement?: number): Memory<B>;
  /** Memory addressed by the indices in an xmm register: one address for each element. */
  (base: AddressBase, index: VectorIndex<'x'>, scale?: 1 | 2 | 4 | 8, displacement?: number): VectorMemory<'x'>;
  /** The same with the indices in a ymm register. */
  (base: AddressBase, index: VectorIndex<'y'>, scale?: 1 | 2 | 4 | 8, displacement?: number): VectorMemory<'y'>;
  /** The same with the indices in a zmm register. */
  (base: AddressBase, index: VectorIndex<'z'>, scale?: 1 | 2 | 4 | 8, displacement?: number): VectorMemory<'z'>;
}
