// The registers of x86-64 as operand values: hardware number, width, name and operand class (Intel SDM volume 1,
// chapter 3; volume 2, section 2.7 for registers 16 to 31). A register never changes: `zmm0.k(k1)` is another value.

import { describeValue, OperandError } from '../errors/index.ts';
import { OperandClass, type OperandClassName } from './operand-class.ts';

/** What a register is, as the manual's operand notation names it. */
export type RegisterKind =
  | 'r8'
  | 'r16'
  | 'r32'
  | 'r64'
  | 'mm'
  | 'xmm'
  | 'ymm'
  | 'zmm'
  | 'k'
  | 'st'
  | 'sreg'
  | 'cr'
  | 'dr'
  | 'bnd'
  | 'tmm'
  | 'rip'
  | 'eip'
  | 'riz'
  | 'eiz';

/** A register operand. `N` is its name, for forms that take one register only. */
export interface Register<K extends RegisterKind = RegisterKind, N extends string = string> {
  /** What it is, as in the manuals' operand notation. */
  readonly kind: K;
  /** The name in lower case, as in text. */
  readonly name: N;
  /** Hardware number, 0 to 31; ah, ch, dh and bh are 4 to 7. */
  readonly id: number;
  /** Width in bits; a mask register has 64, a tile 8192. */
  readonly widthBits: number;
}

/** A vector or mask register with a write mask. */
export interface MaskedRegister<K extends RegisterKind = RegisterKind> {
  /** What it is, as in the manuals' operand notation. */
  readonly kind: K;
  /** Number of the write mask register, 1 to 7. */
  readonly mask: number;
  /** The same with zeroing: elements whose mask bit is 0 become 0 rather than staying as they are. */
  z(): ZeroingRegister<K>;
}

/** A vector register with a write mask and zeroing. */
export interface ZeroingRegister<K extends RegisterKind = RegisterKind> {
  /** What it is, as in the manuals' operand notation. */
  readonly kind: K;
  /** Number of the write mask register, 1 to 7. */
  readonly mask: number;
  /** Always true: it tells the type from one that leaves masked elements as they are. */
  readonly zeroing: true;
}

/** A register that can carry a write mask. */
export interface MaskableRegister<K extends RegisterKind, N extends string = string> extends Register<K, N> {
  /** Adds a write mask, `{k1}` in text. @throws OperandError `BAD_DECORATOR` for k0, which cannot be one. */
  k(mask: WriteMask): MaskedRegister<K>;
}

/** A general register of 8 bits: `al` to `r31b`, and `ah`, `ch`, `dh`, `bh`. */
export type R8<N extends string = string> = Register<'r8', N>;
/** A general register of 16 bits: `ax` to `r31w`. Writing one leaves the upper 48 bits as they are. */
export type R16<N extends string = string> = Register<'r16', N>;
/** A general register of 32 bits: `eax` to `r31d`. Writing one clears the upper half of the 64-bit register. */
export type R32<N extends string = string> = Register<'r32', N>;
/** A general register of 64 bits: `rax` to `r31`. `r16` and above need APX. */
export type R64<N extends string = string> = Register<'r64', N>;
/** An MMX register, `mm0` to `mm7`: the low 64 bits of an x87 register. */
export type Mm = Register<'mm'>;
/** A vector register of 128 bits; `xmm16` and above need AVX-512. */
export type Xmm<N extends string = string> = MaskableRegister<'xmm', N>;
/** A vector register of 256 bits; `ymm16` and above need AVX-512. */
export type Ymm = MaskableRegister<'ymm'>;
/**
 * A vector register of 512 bits, of AVX-512.
 * @example
 * ```ts
 * import { Assembler, disassemble, k1, zmm0, zmm1, zmm2 } from 'rawcpu';
 *
 * const a = new Assembler();
 * a.vaddps(zmm0.k(k1).z(), zmm1, zmm2);
 * disassemble(a.finish().bytes)[0]!.text; // => vaddps zmm0 {k1} {z}, zmm1, zmm2
 * ```
 */
export type Zmm = MaskableRegister<'zmm'>;
/** A mask register of AVX-512, `k0` to `k7`: one bit for each element. */
export type K<N extends string = string> = MaskableRegister<'k', N>;
/** A mask register that can be a write mask: not `k0`, whose number means that there is none (SDM 2, 2.7.4). */
export type WriteMask = K<'k1' | 'k2' | 'k3' | 'k4' | 'k5' | 'k6' | 'k7'>;
/** A register of the x87 stack, `st0`, the top, to `st7`. */
export type St<N extends string = string> = Register<'st', N>;
/** A segment register: `es`, `cs`, `ss`, `ds`, `fs` or `gs`. */
export type Sreg<N extends string = string> = Register<'sreg', N>;
/** A control register, `cr0` to `cr15`; those of them that exist can be used by the kernel only. */
export type Cr = Register<'cr'>;
/** A debug register, `dr0` to `dr15`; those of them that exist can be used by the kernel only. */
export type Dr = Register<'dr'>;
/** A bounds register of MPX, `bnd0` to `bnd3`. */
export type Bnd = Register<'bnd'>;
/** A tile register of AMX, `tmm0` to `tmm7`: up to 16 rows of 64 bytes. */
export type Tmm = Register<'tmm'>;

/** The one class behind every register value; its fields are what the encoder reads. */
export class RegisterOperand implements MaskedRegister, ZeroingRegister, MaskableRegister<RegisterKind> {
  readonly kind: RegisterKind;
  readonly name: string;
  readonly id: number;
  readonly widthBits: number;
  /** Operand class, see operand-class.ts. */
  readonly cls: number;
  /** Number of the write mask register, 0 for none. */
  readonly mask: number;
  readonly zeroing: true;

  constructor(kind: RegisterKind, name: string, id: number, widthBits: number, cls: number, mask = 0, zeroing = false) {
    this.kind = kind;
    this.name = name;
    this.id = id;
    this.widthBits = widthBits;
    this.cls = cls;
    this.mask = mask;
    this.zeroing = zeroing as true;
  }

  k(mask: Register): MaskedRegister {
    const cls = maskedClass[this.kind];
    if (cls === undefined) {
      throw new OperandError(
        'BAD_DECORATOR',
        `${this.name} cannot carry a write mask; xmm, ymm, zmm and k registers can`,
      );
    }
    return new RegisterOperand(
      this.kind,
      this.name,
      this.id,
      this.widthBits,
      OperandClass[cls],
      writeMaskNumber(mask),
      this.zeroing,
    );
  }

  z(): ZeroingRegister {
    if (this.mask === 0) {
      throw new OperandError('BAD_DECORATOR', `{z} on ${this.name} needs a write mask`, {
        hint: `write ${this.name}.k(k1).z()`,
      });
    }
    return new RegisterOperand(this.kind, this.name, this.id, this.widthBits, this.cls, this.mask, true);
  }

  toString(): string {
    return this.name + (this.mask === 0 ? '' : ` {k${this.mask}}`) + (this.zeroing ? ' {z}' : '');
  }
}

const maskedClass: Partial<Record<RegisterKind, OperandClassName>> = {
  xmm: 'xmm_k',
  ymm: 'ymm_k',
  zmm: 'zmm_k',
  k: 'k_k',
};

/** What was given as an operand: a register by its name, anything else in words. */
export function operandText(value: unknown): string {
  return isRegister(value) ? value.toString() : describeValue(value);
}

/** Whether a value is a register; false for one that cannot be looked at. */
export function isRegister(value: unknown): value is RegisterOperand {
  try {
    return value instanceof RegisterOperand;
  } catch {
    return false;
  }
}

/** Number of a write mask register. @throws OperandError `BAD_DECORATOR` for anything but k1 to k7. */
export function writeMaskNumber(mask: Register): number {
  if (!isRegister(mask) || mask.kind !== 'k')
    throw new OperandError('BAD_DECORATOR', `a write mask is one of k1 to k7, not ${operandText(mask)}`);
  if (mask.id === 0) {
    throw new OperandError('BAD_DECORATOR', 'k0 cannot be a write mask: its number means "no mask" in the encoding', {
      hint: 'use k1 to k7, or leave the mask out to write every element',
    });
  }
  return mask.id;
}

/** Every register by its lower-case name, aliases included. */
export const registersByName: ReadonlyMap<string, RegisterOperand> = buildRegisters();

function buildRegisters(): Map<string, RegisterOperand> {
  const all = new Map<string, RegisterOperand>();
  const add = (kind: RegisterKind, name: string, id: number, widthBits: number, cls: OperandClassName) =>
    all.set(name, new RegisterOperand(kind, name, id, widthBits, OperandClass[cls]));

  const legacy = ['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di'];
  for (let id = 0; id < 32; id++) {
    const old = legacy[id];
    const high = id > 15;
    const name8 = old === undefined ? `r${id}b` : id < 4 ? `${old[0]}l` : `${old}l`;
    add('r8', name8, id, 8, id === 0 ? 'al' : id === 1 ? 'cl' : high ? 'r8e' : id < 4 ? 'r8' : 'r8x');
    add('r16', old ?? `r${id}w`, id, 16, id === 0 ? 'ax' : id === 2 ? 'dx' : high ? 'r16e' : 'r16');
    add('r32', old === undefined ? `r${id}d` : `e${old}`, id, 32, id === 0 ? 'eax' : high ? 'r32e' : 'r32');
    add('r64', old === undefined ? `r${id}` : `r${old}`, id, 64, id === 0 ? 'rax' : high ? 'r64e' : 'r64');
    add('xmm', `xmm${id}`, id, 128, id === 0 ? 'xmm0' : high ? 'xmmhi' : 'xmm');
    add('ymm', `ymm${id}`, id, 256, high ? 'ymmhi' : 'ymm');
    add('zmm', `zmm${id}`, id, 512, 'zmm');
  }
  for (const [index, name] of ['ah', 'ch', 'dh', 'bh'].entries()) add('r8', name, index + 4, 8, 'r8h');
  for (let id = 0; id < 8; id++) {
    add('mm', `mm${id}`, id, 64, 'mm');
    add('k', `k${id}`, id, 64, 'k');
    add('st', `st${id}`, id, 80, id === 0 ? 'st0' : 'sti');
    add('tmm', `tmm${id}`, id, 8192, 'tmm');
  }
  for (const [id, name] of (['es', 'cs', 'ss', 'ds', 'fs', 'gs'] as const).entries()) add('sreg', name, id, 16, name);
  for (let id = 0; id < 16; id++) {
    add('cr', `cr${id}`, id, 64, 'cr');
    add('dr', `dr${id}`, id, 64, 'dr');
  }
  for (let id = 0; id < 4; id++) add('bnd', `bnd${id}`, id, 128, 'bnd');
  add('rip', 'rip', 0, 64, 'none');
  add('eip', 'eip', 0, 32, 'none');
  // No index, but a SIB byte: 4 is the number that means "none" there.
  add('riz', 'riz', 4, 64, 'none');
  add('eiz', 'eiz', 4, 32, 'none');
  return all;
}

/** A register by name. For the generated constants and the text reader. */
export function registerNamed(name: string): RegisterOperand | undefined {
  return registersByName.get(name);
}
