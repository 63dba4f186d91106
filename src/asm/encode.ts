// One instruction form and its operands become bytes (Intel SDM volume 2, chapter 2; AMD APM volume 3, chapter 1 for XOP
// and 3DNow!). The form has been chosen; here nothing is searched. Prefix order is that of GNU as: segment, 67, 66,
// F3/F2, F0, REX.

import { EncodeError, OperandError } from '../errors/index.ts';
import type { DecoratorOperand } from '../isa/decorators.ts';
import { type MemoryOperand, NO_REGISTER, RIP } from '../isa/memory.ts';
import { FIRST_MEMORY_CLASS, OperandClass } from '../isa/operand-class.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import type { Form } from '../isa/table.ts';
import { D3NOW, EVEX, FLAG_FWAIT, LEGACY, VEX } from '../isa/table-format.ts';
import { type CodeBuffer, MAX_INSTRUCTION_BYTES } from './code-buffer.ts';
import { Hint } from './hints.ts';
import { LabelAddress, type Operand } from './operand.ts';

const { r8x, r8h } = OperandClass;

/** Room that one instruction may need while it is being written, prefixes that turn out too many included. */
const SCRATCH_BYTES = 32;

/**
 * Appends one instruction to `out`; on an error nothing is appended.
 * @param form a form that accepts the operands' classes; branches to labels are not for this function.
 * @param decorator {er} or {sae} that was among the operands, or undefined.
 * @throws EncodeError, OperandError
 */
export function encodeForm(
  out: CodeBuffer,
  form: Form,
  hints: number,
  decorator: DecoratorOperand | undefined,
  a: Operand | undefined,
  b: Operand | undefined,
  c: Operand | undefined,
  d: Operand | undefined,
  e: Operand | undefined,
): void {
  out.reserve(SCRATCH_BYTES);
  const start = out.length;
  const fixups = out.fixups.length;
  const rm = form.atRm < 0 ? undefined : (pick(form.atRm, a, b, c, d, e) as RegisterOperand | MemoryOperand);
  const memory = rm !== undefined && rm.cls >= FIRST_MEMORY_CLASS ? (rm as MemoryOperand) : undefined;
  const reg =
    form.digit >= 0 ? form.digit : form.atReg < 0 ? 0 : (pick(form.atReg, a, b, c, d, e) as RegisterOperand).id;

  let at = start;
  if (
    hints !== 0 ||
    (memory !== undefined && (memory.segmentPrefix | memory.address32) !== 0) ||
    form.address32 === 1 ||
    form.atMoffs >= 0 ||
    (form.flags & FLAG_FWAIT) !== 0
  ) {
    const moffs = form.atMoffs < 0 ? undefined : (pick(form.atMoffs, a, b, c, d, e) as MemoryOperand);
    at = encodeOuterPrefixes(out.bytes, at, form, hints, memory ?? moffs);
  }
  const tail = form.immediateBytes + form.immediate2Bytes + (form.atIs4 >= 0 || form.kind === D3NOW ? 1 : 0);

  if (form.kind === LEGACY || form.kind === D3NOW) {
    at = encodeLegacyOpcode(out.bytes, at, form, hints, reg, rm, memory, a, b, c, d, e);
  } else {
    const vvvv = form.atVvvv < 0 ? 0 : (pick(form.atVvvv, a, b, c, d, e) as RegisterOperand).id;
    at =
      form.kind === EVEX
        ? encodeEvexOpcode(out.bytes, at, form, decorator, reg, vvvv, rm!, memory, a as RegisterOperand)
        : encodeVexOpcode(out.bytes, at, form, hints, reg, vvvv, rm, memory);
  }

  if (form.hasModrm) {
    if (memory !== undefined)
      at = encodeMemory(
        out,
        at,
        reg,
        memory,
        form.kind === EVEX ? (memory.broadcastBits !== 0 ? broadcastScaleLog2(form) : form.scaleLog2) : 0,
        hints,
        tail,
      );
    else out.bytes[at++] = 0xc0 | ((reg & 7) << 3) | (rm === undefined ? 0 : (rm as RegisterOperand).id & 7);
  }
  if (form.fixedByte >= 0 && form.kind !== LEGACY) out.bytes[at++] = form.fixedByte;
  if (tail > 0) at = encodeTail(out, at, form, a, b, c, d, e);
  if (form.atMoffs >= 0)
    at = writeInteger(out.bytes, at, 8, moffsAddress(pick(form.atMoffs, a, b, c, d, e) as MemoryOperand));

  if (at - start > MAX_INSTRUCTION_BYTES) {
    out.fixups.length = fixups;
    throw new EncodeError(
      'INSTRUCTION_TOO_LONG',
      `${form} would take ${at - start} bytes; an instruction has at most ${MAX_INSTRUCTION_BYTES}`,
      {
        hint: 'leave a prefix out, or use a shorter displacement',
      },
    );
  }
  out.length = at;
}

function pick(
  index: number,
  a: Operand | undefined,
  b: Operand | undefined,
  c: Operand | undefined,
  d: Operand | undefined,
  e: Operand | undefined,
): Operand {
  return (index === 0 ? a : index === 1 ? b : index === 2 ? c : index === 3 ? d : e) as Operand;
}

function moffsAddress(memory: MemoryOperand): bigint {
  return memory.cls === OperandClass.mabs ? memory.address64 : BigInt.asUintN(64, BigInt(memory.displacement));
}

/** Segment override, address size and the prefixes that were asked for by name, up to and without 66. */
function encodeOuterPrefixes(
  bytes: Uint8Array,
  at: number,
  form: Form,
  hints: number,
  memory: MemoryOperand | undefined,
): number {
  if ((form.flags & FLAG_FWAIT) !== 0) bytes[at++] = 0x9b;
  if (memory !== undefined && memory.segmentPrefix !== 0) bytes[at++] = memory.segmentPrefix;
  if ((hints & (Hint.notrack | Hint.taken)) !== 0) bytes[at++] = 0x3e;
  if ((hints & Hint.notTaken) !== 0) bytes[at++] = 0x2e;
  if ((memory !== undefined && memory.address32 === 1) || form.address32 === 1 || (hints & Hint.addr32) !== 0)
    bytes[at++] = 0x67;
  return at;
}

function encodeLegacyOpcode(
  bytes: Uint8Array,
  at: number,
  form: Form,
  hints: number,
  reg: number,
  rm: RegisterOperand | MemoryOperand | undefined,
  memory: MemoryOperand | undefined,
  a: Operand | undefined,
  b: Operand | undefined,
  c: Operand | undefined,
  d: Operand | undefined,
  e: Operand | undefined,
): number {
  const inOpcode = form.atOpcode < 0 ? undefined : (pick(form.atOpcode, a, b, c, d, e) as RegisterOperand);
  const low =
    memory !== undefined ? 0 : rm !== undefined ? (rm as RegisterOperand).id : inOpcode !== undefined ? inOpcode.id : 0;
  let rex = (form.w << 3) | ((reg & 8) >> 1) | (low >> 3);
  if (memory !== undefined) {
    if (memory.indexId > 7) rex |= 2;
    if (memory.baseId > 7 && memory.baseId !== RIP) rex |= 1;
  }
  // spl, bpl, sil and dil exist only under a REX prefix, ah, ch, dh and bh only without one.
  const first = a === undefined ? 0 : (a as RegisterOperand).cls;
  const second = b === undefined ? 0 : (b as RegisterOperand).cls;
  if (first === r8x || second === r8x || (hints & Hint.rex) !== 0) rex |= 0x40;
  if ((first === r8h || second === r8h) && rex !== 0) {
    throw new OperandError(
      'BAD_REGISTER',
      `${first === r8h ? a : b} cannot be used in an instruction that needs a REX prefix`,
      {
        hint: 'ah, bh, ch and dh do not go together with r8 to r15, spl, bpl, sil, dil or 64-bit operands',
      },
    );
  }

  if (form.data16 === 1 || form.prefix === 1 || (hints & Hint.data16) !== 0) bytes[at++] = 0x66;
  if (form.prefix === 2 || (hints & (Hint.rep | Hint.xrelease)) !== 0) bytes[at++] = 0xf3;
  if (form.prefix === 3 || (hints & (Hint.repne | Hint.xacquire | Hint.bnd)) !== 0) bytes[at++] = 0xf2;
  if ((hints & Hint.lock) !== 0) bytes[at++] = 0xf0;
  if (rex !== 0) bytes[at++] = 0x40 | rex;
  if (form.map > 0) {
    bytes[at++] = 0x0f;
    if (form.map === 2) bytes[at++] = 0x38;
    else if (form.map === 3) bytes[at++] = 0x3a;
  }
  if (form.fixedByte >= 0 && form.kind === LEGACY) {
    // A second opcode byte, which holds the register where there is one (D8 C0+i).
    bytes[at++] = form.opcode;
    bytes[at++] = form.fixedByte | (inOpcode === undefined ? 0 : inOpcode.id & 7);
  } else bytes[at++] = inOpcode === undefined ? form.opcode : form.opcode | (inOpcode.id & 7);
  return at;
}

/** VEX in two or three bytes, XOP in three (SDM 2.3.5; APM volume 3, 1.9). */
function encodeVexOpcode(
  bytes: Uint8Array,
  at: number,
  form: Form,
  hints: number,
  reg: number,
  vvvv: number,
  rm: RegisterOperand | MemoryOperand | undefined,
  memory: MemoryOperand | undefined,
): number {
  const notR = reg > 7 ? 0 : 0x80;
  let notXB = 0x60;
  if (memory !== undefined) {
    if (memory.indexId > 7) notXB &= ~0x40;
    if (memory.baseId > 7 && memory.baseId !== RIP) notXB &= ~0x20;
  } else if (rm !== undefined && (rm as RegisterOperand).id > 7) notXB &= ~0x20;
  const last = ((~vvvv & 15) << 3) | (form.l << 2) | form.prefix;
  if (form.kind === VEX && form.map === 1 && form.w === 0 && notXB === 0x60 && (hints & Hint.vex3) === 0) {
    // | C5 | ~R vvvv L pp |
    bytes[at++] = 0xc5;
    bytes[at++] = notR | last;
  } else {
    // | C4 or 8F | ~R ~X ~B mmmmm | W vvvv L pp |
    bytes[at++] = form.kind === VEX ? 0xc4 : 0x8f;
    bytes[at++] = notR | notXB | form.map;
    bytes[at++] = (form.w << 7) | last;
  }
  bytes[at++] = form.opcode;
  return at;
}

/** EVEX in four bytes (SDM 2.7.1). */
function encodeEvexOpcode(
  bytes: Uint8Array,
  at: number,
  form: Form,
  decorator: DecoratorOperand | undefined,
  reg: number,
  vvvv: number,
  rm: RegisterOperand | MemoryOperand,
  memory: MemoryOperand | undefined,
  first: RegisterOperand,
): number {
  // | 62 | ~R ~X ~B ~R' 0 mmm | W ~vvvv 1 pp | z L'L b ~V' aaa |
  let p0 = 0xf0 | form.map;
  if ((reg & 8) !== 0) p0 &= ~0x80;
  if ((reg & 16) !== 0) p0 &= ~0x10;
  let notV4 = (vvvv & 16) === 0 ? 8 : 0;
  let b = 0;
  let l = form.l;
  if (memory !== undefined) {
    if (memory.indexId !== NO_REGISTER) {
      if ((memory.indexId & 8) !== 0) p0 &= ~0x40;
      if ((memory.indexId & 16) !== 0) notV4 = 0;
    }
    if ((memory.baseId & 8) !== 0 && memory.baseId !== NO_REGISTER) p0 &= ~0x20;
    if (memory.broadcastBits !== 0) b = 0x10;
  } else {
    const id = (rm as RegisterOperand).id;
    if ((id & 8) !== 0) p0 &= ~0x20;
    if ((id & 16) !== 0) p0 &= ~0x40;
    if (decorator !== undefined) {
      b = 0x10;
      l = decorator.cls === OperandClass.er ? decorator.control : 0;
    }
  }
  bytes[at++] = 0x62;
  bytes[at++] = p0;
  bytes[at++] = (form.w << 7) | ((~vvvv & 15) << 3) | 4 | form.prefix;
  bytes[at++] = (first.zeroing === true ? 0x80 : 0) | (l << 5) | b | notV4 | first.mask;
  bytes[at++] = form.opcode;
  return at;
}

/** log2 of a broadcast element's bytes, which scales the compressed displacement. */
function broadcastScaleLog2(form: Form): number {
  const text = form.specs[form.atRm]!.text;
  return text.includes('/b64') ? 3 : text.includes('/b32') ? 2 : 1;
}

/** modrm, sib and displacement (SDM 2.1.5, 2.2.1.6, 2.7.5). `tail` is the number of immediate bytes that follow. */
function encodeMemory(
  out: CodeBuffer,
  at: number,
  reg: number,
  memory: MemoryOperand,
  scaleLog2: number,
  hints: number,
  tail: number,
): number {
  const bytes = out.bytes;
  const { baseId, indexId, displacement, label } = memory;
  const field = (reg & 7) << 3;
  if (baseId === RIP) {
    bytes[at++] = field | 5;
    return writeDisplacement(out, at, memory, 4 + tail);
  }
  if (baseId === NO_REGISTER) {
    // Without a base an absolute address takes a SIB byte: modrm.rm 5 means rip in 64-bit mode.
    bytes[at++] = field | 4;
    bytes[at++] = (memory.scaleLog2 << 6) | ((indexId === NO_REGISTER ? 4 : indexId & 7) << 3) | 5;
    return writeDisplacement(out, at, memory, -1);
  }
  const low = baseId & 7;
  let mod: number;
  let compressed = displacement;
  if (label !== undefined || (hints & Hint.disp32) !== 0) mod = 0x80;
  else if (displacement === 0 && low !== 5 && (hints & Hint.disp8) === 0) mod = 0;
  else {
    compressed = displacement >> scaleLog2;
    mod = compressed << scaleLog2 === displacement && compressed >= -128 && compressed <= 127 ? 0x40 : 0x80;
  }
  if (indexId === NO_REGISTER && low !== 4) bytes[at++] = mod | field | low;
  else {
    bytes[at++] = mod | field | 4;
    bytes[at++] = (memory.scaleLog2 << 6) | ((indexId === NO_REGISTER ? 4 : indexId & 7) << 3) | low;
  }
  if (mod === 0x40) bytes[at++] = compressed;
  else if (mod === 0x80) return writeDisplacement(out, at, memory, -1);
  return at;
}

/** Four bytes of displacement, which wait for a label where there is one. `toEnd` as in {@link Fixup}. */
function writeDisplacement(out: CodeBuffer, at: number, memory: MemoryOperand, toEnd: number): number {
  if (memory.label !== undefined) {
    out.fixups.push({
      at,
      sizeBytes: 4,
      label: memory.label,
      minus: undefined,
      addend: memory.displacement,
      toEnd,
      elasticBefore: out.elastics.length,
    });
    return writeInteger32(out.bytes, at, 0);
  }
  return writeInteger32(out.bytes, at, memory.displacement);
}

function encodeTail(
  out: CodeBuffer,
  at: number,
  form: Form,
  a: Operand | undefined,
  b: Operand | undefined,
  c: Operand | undefined,
  d: Operand | undefined,
  e: Operand | undefined,
): number {
  if (form.atIs4 >= 0) {
    const low = form.atImm2 < 0 ? 0 : Number(pick(form.atImm2, a, b, c, d, e));
    if (low < 0 || low > 3)
      throw new EncodeError('IMMEDIATE_RANGE', `${form}: the last immediate is 0 to 3, not ${low}`);
    out.bytes[at++] = ((pick(form.atIs4, a, b, c, d, e) as RegisterOperand).id << 4) | low;
  }
  if (form.immediateBytes > 0) {
    at = writeImmediate(out, at, form.immediateBytes, pick(form.atImmediate, a, b, c, d, e));
    if (form.immediate2Bytes > 0)
      at = writeImmediate(out, at, form.immediate2Bytes, pick(form.atImmediate2, a, b, c, d, e));
  }
  return at;
}

function writeImmediate(out: CodeBuffer, at: number, sizeBytes: number, value: Operand): number {
  if (typeof value === 'number') {
    if (sizeBytes === 1) {
      out.bytes[at] = value;
      return at + 1;
    }
    if (sizeBytes === 4 && value >= -0x8000_0000 && value <= 0xffff_ffff)
      return writeInteger32(out.bytes, at, value | 0);
    return writeInteger(out.bytes, at, sizeBytes, BigInt(value));
  }
  if (value instanceof LabelAddress) {
    out.fixups.push({
      at,
      sizeBytes,
      label: value.label,
      minus: value.minus,
      addend: value.addend,
      toEnd: -1,
      elasticBefore: out.elastics.length,
    });
    return writeInteger(out.bytes, at, sizeBytes, 0n);
  }
  return writeInteger(out.bytes, at, sizeBytes, value as bigint);
}

function writeInteger32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
  return at + 4;
}

/** Writes the low bytes of an integer, little-endian. @returns the offset behind them. */
export function writeInteger(bytes: Uint8Array, at: number, sizeBytes: number, value: bigint): number {
  let rest = BigInt.asUintN(64, value);
  for (let i = 0; i < sizeBytes; i++) {
    bytes[at + i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return at + sizeBytes;
}
