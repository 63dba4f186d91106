// r16 to r31 out of an instruction that is otherwise an old one: the same instruction with registers that iced-x86 knows
// in their place, so that iced can say what it does.

import { type RegisterOperand, registerNamed } from '../isa/registers.ts';
import { FLAG_REX2 } from '../isa/table-format.ts';
import type { Decoded } from './decoded.ts';

/** The instruction in other registers. */
export interface Translation {
  readonly bytes: Uint8Array;
  /** The registers as they were, by those that took their place. */
  readonly original: ReadonlyMap<RegisterOperand, RegisterOperand>;
}

/** Registers that no instruction implies and that any part of an address takes, whatever its mod bits. */
const substitutes = [8, 9, 10, 11, 14, 15];

/** A place of the encoding that holds a general register. */
type Role = 'reg' | 'rm' | 'base' | 'index' | 'opcode';

/** Translates; undefined for instructions that only APX, or a later extension, has. */
export function translate(decoded: Decoded): Translation | undefined {
  const { form, layout } = decoded;
  const isOld =
    !form.features.some((name) => name === 'apx_f' || name === 'user_msr' || name === 'avx10_2') &&
    (form.flags & FLAG_REX2) === 0;
  if (!isOld || (layout.family !== 'rex2' && layout.family !== 'evex')) return undefined;
  const numbers = readNumbers(decoded);
  const used = new Set(numbers.values());
  const free = substitutes.filter((number) => !used.has(number));
  const substitute = new Map<number, number>();
  for (const number of used) if (number > 15) substitute.set(number, free.pop()!);
  const translated = new Map([...numbers].map(([role, number]) => [role, substitute.get(number) ?? number]));
  return { bytes: write(decoded, translated), original: originals(substitute) };
}

const isGeneral = (text: string): boolean => /^r(8|16|32|64|\/m)/.test(text);

/** The numbers of the general registers, by their places. */
function readNumbers({ bytes, layout, bits, form }: Decoded): Map<Role, number> {
  const numbers = new Map<Role, number>();
  const { R = 0, X = 0, B = 0 } = bits;
  const [highR = 0, highX = 0, highB = 0] = [bits["R'"], bits["X'"], bits["B'"]];
  if (layout.modrmAt >= 0) {
    const modrm = bytes[layout.modrmAt]!;
    if (form.atReg >= 0 && isGeneral(form.specs[form.atReg]!.text))
      numbers.set('reg', ((modrm >> 3) & 7) + 8 * R + 16 * highR);
    const sib = layout.sibAt < 0 ? 0 : bytes[layout.sibAt]!;
    const low = layout.sibAt < 0 ? modrm & 7 : sib & 7;
    const hasBase = modrm >= 0x40 || low !== 5;
    const isRegister = modrm >= 0xc0;
    if (isRegister ? form.rmGeneral : hasBase) numbers.set(layout.sibAt < 0 ? 'rm' : 'base', low + 8 * B + 16 * highB);
    const index = ((sib >> 3) & 7) + 8 * X + 16 * highX;
    if (layout.sibAt >= 0 && !form.vsib && index !== 4) numbers.set('index', index);
  } else if (form.atOpcode >= 0) numbers.set('opcode', (bytes[layout.opcodeAt]! & 7) + 8 * B + 16 * highB);
  return numbers;
}

/** The instruction with other numbers, all below 16. */
function write({ bytes, layout, bits }: Decoded, numbers: ReadonlyMap<Role, number>): Uint8Array {
  const out = Uint8Array.from(bytes);
  const setLow = (at: number, shift: number, role: Role) => {
    const number = numbers.get(role);
    if (number !== undefined) out[at] = (out[at]! & ~(7 << shift)) | ((number & 7) << shift);
  };
  setLow(layout.modrmAt, 3, 'reg');
  setLow(layout.modrmAt, 0, 'rm');
  setLow(layout.sibAt, 0, 'base');
  setLow(layout.sibAt, 3, 'index');
  setLow(layout.opcodeAt, 0, 'opcode');
  const high = (role: Role, otherwise: number) => (numbers.has(role) ? (numbers.get(role)! >> 3) & 1 : otherwise);
  const r = high('reg', bits.R!);
  const x = high('index', bits.X!);
  const b = high('rm', high('base', high('opcode', bits.B!)));
  if (layout.family === 'evex') {
    // | ~R ~X ~B ~R' B' mmm | W ~vvvv ~X' pp |
    const highR = numbers.has('reg') ? 0x10 : out[layout.vectorAt + 1]! & 0x10;
    out[layout.vectorAt + 1] = ((r ^ 1) << 7) | ((x ^ 1) << 6) | ((b ^ 1) << 5) | highR | layout.map;
    out[layout.vectorAt + 2] = out[layout.vectorAt + 2]! | 0x04;
    return out;
  }
  const rex = 0x40 | (bits.W! << 3) | (r << 2) | (x << 1) | b;
  const escapes = layout.map === 1 ? [0x0f] : [];
  return Uint8Array.from([...out.subarray(0, layout.vectorAt), rex, ...escapes, ...out.subarray(layout.opcodeAt)]);
}

function originals(substitute: ReadonlyMap<number, number>): Map<RegisterOperand, RegisterOperand> {
  const original = new Map<RegisterOperand, RegisterOperand>();
  for (const [from, to] of substitute) {
    for (const suffix of ['', 'd', 'w', 'b'])
      original.set(registerNamed(`r${to}${suffix}`)!, registerNamed(`r${from}${suffix}`)!);
  }
  return original;
}
