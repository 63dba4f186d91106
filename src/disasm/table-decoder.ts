// Decodes by the instruction table. `decodeByTable` is for what iced-x86 1.21 does not know: APX (REX2, the extended EVEX
// prefix) and the extensions that came after it. `decodeOne` takes any instruction, where iced is not to be had or not
// worth loading; it knows less of what is not valid.

import { givenBytes } from '../buffers/index.ts';
import { readAddress } from '../errors/index.ts';
import type { Form } from '../isa/form.ts';
import { mnemonicNames } from '../isa/mnemonics.ts';
import type { Register } from '../isa/registers.ts';
import { formsOf, formsWithOpcode } from '../isa/table.ts';
import { EVEX, FLAG_NF, FLAG_REX2, LEGACY, prefixFlags } from '../isa/table-format.ts';
import { type PrefixBits, readPrefixBits, vectorLength } from './bit-fields.ts';
import type { Decoded } from './decoded.ts';
import { fits, hasPrefix, kindOf, tailBytes } from './find-form.ts';
import type { Flow, Instruction, InstructionOperand } from './instruction.ts';
import { intelText } from './intel-text.ts';
import { type Layout, readLayout } from './layout.ts';
import { flagEffects, registerUse } from './table-facts.ts';
import { readTableOperands } from './table-operands.ts';

const MAX_INSTRUCTION_BYTES = 15;

/** An instruction, and how the table took it apart. */
export interface DecodedInstruction {
  readonly instruction: Instruction;
  readonly decoded: Decoded;
}

/** Decodes the instruction at the start of `bytes`, or gives undefined where there is none that iced lacks. */
export function decodeByTable(bytes: Uint8Array, offset: number, address: bigint): DecodedInstruction | undefined {
  const layout = readLayout(bytes);
  const bits = readPrefixBits(layout, bytes);
  const opcode = bytes[layout.opcodeAt];
  if (opcode === undefined || !mayBeNew(layout, opcode)) return undefined;
  const isCandidate = (form: Form) => isNew(form, layout) || layout.family === 'evex';
  const found = decodeAs({ bytes, layout, bits }, address, isCandidate);
  if (found === undefined) return undefined;
  const { decoded, operands } = found;
  // Bits that only APX gives a meaning must have one here.
  if (!isNew(decoded.form, layout) && !usesHighRegister(operands)) return undefined;
  return { instruction: toInstruction(decoded, operands, offset, address), decoded };
}

/**
 * Decodes the instruction at the start of `bytes` by the instruction table alone, without WebAssembly.
 *
 * It knows less than `disassemble()`: registers that an instruction implies are not among those that it reads and writes,
 * and some encodings that no processor takes are decoded as if it did.
 * @param bytes machine code for 64-bit mode; what follows the instruction is not looked at.
 * @param address of the first byte.
 * @returns undefined where the table has no such instruction, or the bytes end within it.
 * @throws RawCpuError `BAD_OPTION`; MemoryError `BUFFER_DETACHED`
 * @example
 * ```ts
 * import { decodeOne } from 'rawcpu';
 *
 * decodeOne(Uint8Array.of(0xc3, 0x90), 0n)!.mnemonic; // => ret
 * decodeOne(Uint8Array.of(0x0f), 0n); // => undefined
 * ```
 */
export function decodeOne(bytes: Uint8Array, address: bigint | number): Instruction | undefined {
  const code = givenBytes('decodeOne: the code', bytes);
  const origin = BigInt.asUintN(64, readAddress('decodeOne: address', address));
  const layout = readLayout(code);
  const bits = readPrefixBits(layout, code);
  const found = decodeAs({ bytes: code, layout, bits }, origin, () => true);
  return found && toInstruction(found.decoded, found.operands, 0, origin);
}

function decodeAs(
  { bytes, layout, bits }: Pick<Decoded, 'bytes' | 'layout' | 'bits'>,
  address: bigint,
  isCandidate: (form: Form) => boolean,
): { readonly decoded: Decoded; readonly operands: InstructionOperand[] } | undefined {
  const opcode = layout.opcodeAt < 0 ? 0x0f : (bytes[layout.opcodeAt] ?? 0);
  const forms = formsWithOpcode(kindOf(layout), layout.map, opcode).filter(
    (form) => isCandidate(form) && fits(form, layout, bytes, bits) && isValid(form, layout, bytes, bits),
  );
  const form = preferred(forms, layout, bits);
  if (form === undefined) return undefined;
  const length = layout.tailAt + tailBytes(form, layout, bytes);
  if (length > Math.min(bytes.length, MAX_INSTRUCTION_BYTES)) return undefined;
  const nextAddress = BigInt.asUintN(64, address + BigInt(length));
  const decoded: Decoded = { bytes: bytes.subarray(0, length), layout, bits, form, nextAddress };
  const operands = readTableOperands(decoded);
  return operands && { decoded, operands };
}

function toInstruction(
  decoded: Decoded,
  operands: readonly InstructionOperand[],
  offset: number,
  address: bigint,
): Instruction {
  const { bytes, form } = decoded;
  const mnemonic = mnemonicNames[form.mnemonic]!;
  const features = form.features.includes('apx_f') || !usesApx(decoded) ? form.features : [...form.features, 'apx_f'];
  return {
    offset,
    address,
    bytes,
    length: bytes.length,
    text: intelText(prefixText(decoded, operands), mnemonic, operands),
    mnemonic,
    operands,
    ...registerUse(decoded, mnemonic, operands),
    pushedBytes: pushedBytesOf(mnemonic, operands),
    flags: flagEffects(form, leavesFlags(decoded)),
    features,
    flow: flowOf(mnemonic, operands),
    target: targetOf(mnemonic, operands),
    isInvalid: false,
  };
}

/** Where control goes, by the mnemonic and whether the target stands in the instruction. */
function flowOf(mnemonic: string, operands: readonly InstructionOperand[]): Flow {
  const isDirect = operands[0]?.kind === 'target' || mnemonic === 'jmpabs';
  if (/^jmp/.test(mnemonic)) return isDirect ? 'jump' : 'indirect jump';
  if (/^call/.test(mnemonic)) return isDirect ? 'call' : 'indirect call';
  if (/^(syscall|sysenter|vm(m?call|launch|resume|run|gexit)|seamcall|seamret|tdcall)$/.test(mnemonic)) return 'call';
  if (/^(u?iret|ret|sysret|sysexit|rsm|skinit|eret)/.test(mnemonic)) return 'return';
  if (mnemonic === 'xbegin') return 'transaction';
  if (isDirect) return 'branch';
  if (/^int[o13]?$/.test(mnemonic)) return 'interrupt';
  return /^ud[012]/.test(mnemonic) ? 'exception' : 'next';
}

function targetOf(mnemonic: string, [first]: readonly InstructionOperand[]): bigint | undefined {
  if (mnemonic === 'jmpabs') return BigInt((first as { value: number | bigint }).value);
  return first?.kind === 'target' ? first.value : undefined;
}

/** What push, pushf and call put below rsp. A far call depends on more than its name. */
function pushedBytesOf(mnemonic: string, [first]: readonly InstructionOperand[]): number {
  if (/^push2p?$/.test(mnemonic)) return 16;
  if (!/^(push|pushp|pushfq?|call)$/.test(mnemonic)) return /^push(fw|w)$/.test(mnemonic) ? 2 : 0;
  const widthBits =
    first?.kind === 'register' ? first.register.widthBits : first?.kind === 'memory' ? first.sizeBits : 64;
  return mnemonic === 'push' && widthBits === 16 ? 2 : 8;
}

/** Tells cheaply that most bytes are not for this decoder. */
function mayBeNew({ family, map }: Layout, opcode: number): boolean {
  if (family === 'rex2' || family === 'evex') return true;
  return opcode === 0xf8 && (family === 'vex3' ? map === 7 : family === 'legacy' && map === 2);
}

const newFeatures = ['apx_f', 'user_msr', 'avx10_2'];

const isNew = (form: Form, layout: Layout): boolean =>
  layout.family === 'rex2' || form.features.some((feature) => newFeatures.includes(feature));

/** What an encoding must be for the processor to take it for this form. */
function isValid(form: Form, layout: Layout, bytes: Uint8Array, bits: PrefixBits): boolean {
  const { family } = layout;
  const modrm = layout.modrmAt < 0 ? 0 : bytes[layout.modrmAt]!;
  if (family === '3dnow') return true;
  if (family === 'rex2' && !(form.takesExtended && (form.canRex2 || (form.flags & FLAG_REX2) !== 0))) return false;
  if (family !== 'rex2' && (form.flags & FLAG_REX2) !== 0) return false;
  // VEX of two bytes has no W.
  if ((family === 'vex2' ? 0 : bits.W) !== form.w && !mayIgnoreW(form, layout)) return false;
  // Bound checks know addresses of 64 bits only (SDM volume 1, 17.5.1).
  if (form.specs.some(({ text }) => /^(bnd|mib)\b/.test(text)) && hasPrefix(layout, bytes, 0x67)) return false;
  if (form.fields.includes('A') && form.specs[form.atReg]!.text !== (hasPrefix(layout, bytes, 0x67) ? 'r32' : 'r64')) {
    return false;
  }
  if (family === 'legacy' || family === 'rex2') {
    if (form.address32 === 1 && !hasPrefix(layout, bytes, 0x67)) return false;
    const has66 = form.prefix !== 1 && hasPrefix(layout, bytes, 0x66);
    return form.data16 === Number(has66 && bits.W !== 1 && !isByteForm(form));
  }
  const isRounded = bits.b === 1 && modrm >= 0xc0 && form.specs.some((spec) => spec.rounding || spec.suppress);
  if (!isRounded && vectorLength(bits) !== form.l) return false;
  if (family !== 'evex') return form.atVvvv >= 0 || bits.vvvv === 0;
  if (layout.map === 4) return form.conditional || form.atVvvv >= 0 || (bits.vvvv === 0 && bits["V'"] === 0);
  if (form.atVvvv < 0 && (bits.vvvv !== 0 || (bits["V'"] !== 0 && !form.vsib))) return false;
  if (bits.aaa !== 0 && form.specs[0]?.maskable !== true && !(bits.aaa === 4 && (form.flags & FLAG_NF) !== 0))
    return false;
  if (bits.z === 1 && (form.specs[0]?.zeroable !== true || bits.aaa === 0)) return false;
  const mayBroadcast = form.specs.some((spec) => /\/b\d/.test(spec.text));
  return bits.b === 0 || (modrm < 0xc0 ? mayBroadcast : isRounded);
}

/** Of legacy forms, one with W is found as well where there is one, and then preferred. */
const mayIgnoreW = (form: Form, { family }: Layout): boolean =>
  family === 'rex2' || family === 'legacy' ? form.w === 0 : form.ignoresW || isByteForm(form);

/** Of 8-bit operands only, which prefix 66 does not change. */
const isByteForm = (form: Form): boolean =>
  form.specs.some((spec) => /^r(\/m)?8\b/.test(spec.text)) &&
  !form.specs.some((spec) => /^r(\/m)?(16|32|64)\b/.test(spec.text));

/** Where two names are for the same bytes, that of the manuals. */
const ownNames = new Set(['int3', 'faddp', 'fmulp', 'fsubp', 'fsubrp', 'fdivp', 'fdivrp']);

/** Of several rows for the same bytes, the one whose text says most: all operands, but not those that are implied. */
function preferred(forms: readonly Form[], layout: Layout, bits: PrefixBits): Form | undefined {
  const hasHighBit = bits.B === 1 || bits["B'"] === 1;
  const rank = (form: Form): number =>
    // With a bit that extends the register in the opcode, 90 is xchg.
    (layout.modrmAt < 0 && hasHighBit && form.atOpcode < 0 ? 0 : 64) +
    (form.fields.includes('B') || form.specs.some((spec) => spec.fixed !== '') ? 0 : 32) +
    (form.w === bits.W ? 16 : 0) +
    (form.kind !== LEGACY || form.prefix === 0 ? 0 : form.prefix === 1 ? 4 : 8) +
    (form.chosenByDefault ? 2 : 0) +
    (['movabs', 'movsxd'].includes(mnemonicNames[form.mnemonic]!) ? 1 : 0) +
    (ownNames.has(mnemonicNames[form.mnemonic]!) ? 4 : 0);
  let best: Form | undefined;
  for (const form of forms) if (best === undefined || rank(form) > rank(best)) best = form;
  return best;
}

/** r16 to r31, or a prefix that only APX has. */
const usesApx = ({ layout, bits }: Decoded): boolean =>
  layout.family === 'rex2' || bits["B'"] === 1 || (bits["X'"] === 1 && layout.family === 'evex');

/** The bit NF of map 4, where it stands for itself. */
const leavesFlags = ({ layout, bytes, form }: Decoded): boolean =>
  (form.flags & FLAG_NF) !== 0 && (bytes[layout.vectorAt + 3]! & 4) !== 0;

/** Prefixes, and choices of encoding where another one would be taken without them. */
function prefixText(decoded: Decoded, operands: readonly InstructionOperand[]): string {
  const { layout, bytes, form } = decoded;
  let text = '';
  if (leavesFlags(decoded)) text += '{nf} ';
  else if (layout.family === 'rex2' && (form.flags & FLAG_REX2) === 0 && !usesHighRegister(operands)) text += '{rex2} ';
  else if (layout.family === 'evex' && showsEvex(form, layout, operands)) text += '{evex} ';
  const takes = (name: (typeof prefixFlags)[number]) => (form.flags & (1 << prefixFlags.indexOf(name))) !== 0;
  const has = (prefix: number) => hasPrefix(layout, bytes, prefix);
  if (has(0xf0) && takes('lock')) {
    if (has(0xf2) && takes('xacquire')) text += 'xacquire ';
    else if (has(0xf3) && takes('xrelease')) text += 'xrelease ';
    text += 'lock ';
  }
  if (has(0xf3) && takes('rep')) text += /^(cmps|scas)/.test(mnemonicNames[decoded.form.mnemonic]!) ? 'repe ' : 'rep ';
  if (has(0xf2) && takes('bnd')) text += 'bnd ';
  else if (has(0xf2) && takes('repne')) text += 'repne ';
  if (has(0x3e) && takes('notrack')) text += 'notrack ';
  const showsAddressSize = operands.some((operand) => operand.kind === 'memory' || operand.kind === 'register');
  if (form.address32 === 1 && !showsAddressSize) text += 'addr32 ';
  return text;
}

const isHigh = (register: Register | undefined): boolean =>
  register !== undefined && /^r(8|16|32|64)$/.test(register.kind) && register.id > 15;

const usesHighRegister = (operands: readonly InstructionOperand[]): boolean =>
  operands.some((operand) => {
    if (operand.kind === 'register') return isHigh(operand.register);
    return operand.kind === 'memory' && (isHigh(operand.base) || isHigh(operand.index));
  });

/** Of what the older decoder knows too, its text says no more than it does. */
const showsEvex = (form: Form, layout: Layout, operands: readonly InstructionOperand[]): boolean =>
  (isNew(form, layout) || usesHighRegister(operands)) && hasOtherEncoding(form, operands);

/** True where a legacy or VEX form would take the same operands. */
function hasOtherEncoding(form: Form, operands: readonly InstructionOperand[]): boolean {
  const classes = operands.map(({ value }) =>
    typeof value === 'object' ? (value as unknown as { cls: number }).cls : -1,
  );
  return formsOf(form.mnemonic).some(
    (other) =>
      other.kind !== EVEX &&
      other.arity === classes.length &&
      classes.every((cls, i) => (cls < 0 ? other.specs[i]!.text === form.specs[i]!.text : true)) &&
      other.accepts(classes.map((cls, i) => (cls < 0 ? firstClass(other.specs[i]!.accepts) : cls))),
  );
}

const firstClass = (accepts: Uint8Array): number => accepts.indexOf(1);
