// The notation of one operand place in a table row, and which operand classes it accepts.
//
//   register    al, r32, zmm, k, sreg, sti, xmm+3 (the first of four), r32:ecx (that one only), 1 and 3 (the constants)
//   r/m         r/m32, r32/m16, xmm/m128, k/m64, zmm/m512/b32 (b32: broadcast of 32-bit elements)
//   memory      m, m64, m384, vm32x (vector index), mib, sibmem, moffs8, m8:rdi (at that register's address only)
//   immediate   imm8 imm16 imm32 imm64, simm8/64 (8 bits, sign-extended to 64), simm32 (to 64 bits), imm4
//   branch      rel8 rel16 rel32
//   flags       dfv (the default flag values of a conditional compare)
//   decorators  {k} write mask allowed, {k!} required, {z} zeroing allowed, {er} and {sae} follow the operand that allows them

import { OPERAND_CLASS_COUNT, OperandClass, type OperandClassName } from './operand-class.ts';

/** What an operand place takes. */
export interface OperandSpec {
  readonly text: string;
  /** One byte for each operand class: 1 where the class fits. */
  readonly accepts: Uint8Array;
  /** Bits of the memory operand; 0 where it has no size, or the place takes no memory. */
  readonly memoryBits: number;
  readonly takesMemory: boolean;
  readonly takesRegister: boolean;
  readonly maskable: boolean;
  readonly maskRequired: boolean;
  readonly zeroable: boolean;
  readonly rounding: boolean;
  readonly suppress: boolean;
  /** Name of the only register, or of the only base, that the place takes; '' where any will do. */
  readonly fixed: string;
}

const registerClasses: Record<string, readonly OperandClassName[]> = {
  al: ['al'],
  cl: ['cl'],
  ax: ['ax'],
  dx: ['dx'],
  eax: ['eax'],
  rax: ['rax'],
  r8: ['al', 'cl', 'r8', 'r8x', 'r8h', 'r8e'],
  r16: ['ax', 'dx', 'r16', 'r16e'],
  r32: ['eax', 'r32', 'r32e'],
  r64: ['rax', 'r64', 'r64e'],
  st0: ['st0'],
  sti: ['st0', 'sti'],
  mm: ['mm'],
  xmm0: ['xmm0'],
  xmm: ['xmm0', 'xmm', 'xmmhi'],
  ymm: ['ymm', 'ymmhi'],
  zmm: ['zmm'],
  k: ['k'],
  sreg: ['es', 'cs', 'ss', 'ds', 'fs', 'gs'],
  es: ['es'],
  cs: ['cs'],
  ss: ['ss'],
  ds: ['ds'],
  fs: ['fs'],
  gs: ['gs'],
  cr: ['cr'],
  dr: ['dr'],
  bnd: ['bnd'],
  tmm: ['tmm'],
  '1': ['i1'],
  '3': ['i3'],
  dfv: ['dfv'],
};
const maskedClasses: Record<string, OperandClassName> = { xmm: 'xmm_k', ymm: 'ymm_k', zmm: 'zmm_k', k: 'k_k' };

const signed8: readonly OperandClassName[] = ['i1', 'i3', 'i7', 'in8'];
const bits16: readonly OperandClassName[] = [...signed8, 'iu8', 'in16', 'i15', 'iu16', 'iu16x8'];
const signed32: readonly OperandClassName[] = [...bits16, 'in32', 'i31'];
const bits32: readonly OperandClassName[] = [...signed32, 'iu32', 'iu32x8'];
const immediateClasses: Record<string, readonly OperandClassName[]> = {
  imm4: ['i1', 'i3', 'i7'],
  imm8: [...signed8, 'iu8', 'isym'],
  'simm8/16': [...signed8, 'iu16x8'],
  'simm8/32': [...signed8, 'iu32x8'],
  'simm8/64': [...signed8, 'iu64x8'],
  imm16: [...bits16, 'isym'],
  imm32: [...bits32, 'isym'],
  simm32: [...signed32, 'iu64x8', 'iu64x32', 'isym'],
  imm64: [...bits32, 'in64', 'iu64', 'iu64x8', 'iu64x32', 'isym'],
  // A number as a branch target is an address. No form with a 16-bit offset is ever chosen: AMD and Intel disagree on it.
  rel8: ['target', ...bits32, 'in64', 'iu64', 'iu64x8', 'iu64x32'],
  rel16: [],
  rel32: ['target', ...bits32, 'in64', 'iu64', 'iu64x8', 'iu64x32'],
};

const cache = new Map<string, OperandSpec>();

/** Reads one operand notation. @throws Error for a notation outside the list above; rows are checked when they are packed. */
export function operandSpec(text: string): OperandSpec {
  let spec = cache.get(text);
  if (spec === undefined) {
    spec = parse(text);
    cache.set(text, spec);
  }
  return spec;
}

// No regular expressions below: compiling them takes longer than reading the fifty notations that a program uses.
function parse(text: string): OperandSpec {
  const accepts = new Uint8Array(OPERAND_CLASS_COUNT);
  const [undecorated = '', ...decorators] = text.split('{');
  const [plain = '', fixed = ''] = undecorated.split(':');
  const maskRequired = decorators.includes('k!}');
  const maskable = maskRequired || decorators.includes('k}');
  const accept = (name: OperandClassName) => {
    accepts[OperandClass[name]] = 1;
  };
  const acceptMaskable = (name: OperandClassName, masked: OperandClassName | undefined) => {
    if (!maskRequired) accept(name);
    if (maskable && masked !== undefined) accept(masked);
  };

  let memoryBits = 0;
  let takesMemory = false;
  let takesRegister = false;
  const immediate = immediateClasses[plain];
  if (immediate !== undefined) {
    for (const name of immediate) accept(name);
  } else {
    // `r/m32` is short for `r32/m32`.
    const parts = (plain.startsWith('r/m') ? `r${plain.slice(3)}/${plain.slice(2)}` : plain).split('/');
    for (const part of parts) {
      const register = registerClasses[part.includes('+') ? part.slice(0, -2) : part];
      if (register !== undefined) {
        takesRegister = true;
        for (const name of register) acceptMaskable(name, maskedClasses[part]);
      } else if (part === 'm' || bitsAfter('m', part) > 0) {
        takesMemory = true;
        memoryBits = Number(part.slice(1));
        acceptMaskable('m', 'm_k');
        if (!nameableBits.has(memoryBits)) acceptAnySize(accept);
        else acceptMaskable(memoryClass(memoryBits), `${memoryClass(memoryBits)}_k` as OperandClassName);
      } else if (broadcasts.has(part)) {
        const bits = Number(part.slice(1));
        const count = memoryBits / bits;
        for (const name of ['b', `b${bits}`, `bx${count}`, `b${bits}x${count}`]) accept(name as OperandClassName);
      } else if (vectorIndices.has(part)) {
        takesMemory = true;
        const name = `vm${part.at(-1)}`;
        acceptMaskable(name as OperandClassName, `${name}_k` as OperandClassName);
      } else if (part === 'mib' || part === 'sibmem') {
        takesMemory = true;
        acceptAnySize(accept);
      } else if (bitsAfter('moffs', part) > 0) {
        takesMemory = true;
        memoryBits = bitsAfter('moffs', part);
        // A short address will do as well; asm/constraints.ts sees to it that it is one.
        for (const name of ['mabs', 'm', memoryClass(memoryBits)] as const) accept(name);
      } else {
        throw new Error(`'${text}' is not an operand notation: '${part}' is not known`);
      }
    }
  }
  return {
    text,
    accepts,
    memoryBits,
    takesMemory,
    takesRegister,
    maskable,
    maskRequired,
    zeroable: decorators.includes('z}'),
    rounding: decorators.includes('er}'),
    suppress: decorators.includes('sae}'),
    fixed,
  };
}

/** The number of bits after the beginning of a notation; NaN where it is not of that kind. */
const bitsAfter = (start: string, part: string): number =>
  part.startsWith(start) ? Number(part.slice(start.length)) : Number.NaN;

const broadcasts: ReadonlySet<string> = new Set(['b16', 'b32', 'b64']);
const vectorIndices: ReadonlySet<string> = new Set(['vm32x', 'vm32y', 'vm32z', 'vm64x', 'vm64y', 'vm64z']);

/** Sizes that a keyword can give. */
const nameableBits: ReadonlySet<number> = new Set([8, 16, 32, 48, 64, 80, 128, 256, 512]);

/** A place without a size, or with one that no keyword can give, takes memory of any: lea, invlpg, fxsave. */
function acceptAnySize(accept: (name: OperandClassName) => void): void {
  for (const name of ['m', 'm8', 'm16', 'm32', 'm48', 'm64', 'm80', 'm128', 'm256', 'm512', 'mother'] as const)
    accept(name);
}

/** The class of memory of a size in bits; `mother` where the size has no class of its own. */
export function memoryClass(bits: number): OperandClassName {
  const name = `m${bits}`;
  return Object.hasOwn(OperandClass, name) ? (name as OperandClassName) : 'mother';
}
