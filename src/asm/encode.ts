// One instruction form and its operands become bytes (Intel SDM volume 2, chapter 2; AMD APM volume 3, chapter 1 for XOP
// and 3DNow!). The form has been chosen; here nothing is searched. Prefix order is that of GNU as: segment, 67, 66,
// F3/F2, F0, REX.

import { EncodeError, OperandError } from '../errors/index.ts';
import type { Form } from '../isa/form.ts';
import { indexOf, type MemoryOperand, Place, scaleOf } from '../isa/memory.ts';
import { FIRST_MEMORY_CLASS, OperandClass } from '../isa/operand-class.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import { D3NOW, EVEX, FLAG_FWAIT, FLAG_REX2, LEGACY, VEX } from '../isa/table-format.ts';
import { type CodeBuffer, MAX_INSTRUCTION_BYTES } from './code-buffer.ts';
import { EncodingOption, type EncodingOptions, REX_OPTIONS } from './encoding-options.ts';
import { type Instruction, operandAt } from './instruction.ts';
import { LabelAddress, type Operand } from './operand.ts';

// What the hot path reads of other modules has a name here: the engine folds a module's own constants, and reads those of
// others through a cell, with two checks each time (1 ns of 50 for an instruction with memory, Node 20).
const { r8x, r8h, er, mabs } = OperandClass;
const { base, hasBase, isRelative, hasIndex, isBroadcast, segment, address32 } = Place;
const OUTER_PREFIXES = segment | address32;
const firstMemoryClass = FIRST_MEMORY_CLASS;
const [indexIn, scaleIn] = [indexOf, scaleOf];

/** Room that one instruction may need while it is being written, prefixes that turn out too many included. */
const SCRATCH_BYTES = 32;

/**
 * Appends one instruction to `out`; on an error nothing is appended.
 * @param instruction its form accepts the classes of its operands; the target of a branch is not written.
 * @throws EncodeError, OperandError; LinkError `LABEL_FOREIGN`
 */
export function encode(out: CodeBuffer, instruction: Instruction): void {
  const { form } = instruction;
  const start = out.length;
  if (start + SCRATCH_BYTES > out.bytes.length) out.reserve(SCRATCH_BYTES);
  const { bytes } = out;
  const rm = form.atRm < 0 ? undefined : (operandAt(instruction, form.atRm) as RegisterOperand | MemoryOperand);
  const memory = rm !== undefined && rm.cls >= firstMemoryClass ? (rm as MemoryOperand) : undefined;
  const reg = form.digit >= 0 ? form.digit : form.atReg < 0 ? 0 : registerId(operandAt(instruction, form.atReg));
  instruction.reg = reg;
  let low = 0;
  let index = 0;
  if (memory !== undefined) {
    low = memory.place & base;
    index = indexIn(memory.place);
  } else if (rm !== undefined) low = (rm as RegisterOperand).id;
  else if (form.atOpcode >= 0) low = registerId(operandAt(instruction, form.atOpcode));
  instruction.low = low;
  instruction.index = index;

  let at = start;
  if (form.outer || instruction.options !== 0 || (memory !== undefined && (memory.place & OUTER_PREFIXES) !== 0))
    at = encodeOuterPrefixes(bytes, at, instruction, memory);
  if (form.kind === LEGACY || form.kind === D3NOW) at = encodeLegacyOpcode(bytes, at, instruction);
  else {
    instruction.vvvv = form.atVvvv < 0 ? 0 : registerId(operandAt(instruction, form.atVvvv));
    if (form.kind === EVEX) at = encodeEvexOpcode(bytes, at, instruction, memory);
    else at = encodeVexOpcode(bytes, at, instruction);
  }
  if (memory !== undefined) at = encodeMemory(out, at, instruction, memory);
  else if (form.hasModrm) bytes[at++] = 0xc0 | ((reg & 7) << 3) | (low & 7);
  if (form.tailBytes > 0) at = encodeTail(out, at, instruction);
  if (form.atMoffs >= 0) at = encodeMoffs(out, at, instruction);
  if (at - start > MAX_INSTRUCTION_BYTES) throw tooLong(out, start, form, at - start);
  out.length = at;
}

const registerId = (operand: Operand | undefined): number => (operand as RegisterOperand).id;

/** The error for an instruction of more than 15 bytes; forgets the fixups that it made. */
function tooLong(out: CodeBuffer, start: number, form: Form, sizeBytes: number): EncodeError {
  out.fixups.forgetFrom(start);
  const message = `${form} would take ${sizeBytes} bytes; an instruction has at most ${MAX_INSTRUCTION_BYTES}`;
  return new EncodeError('INSTRUCTION_TOO_LONG', message, {
    hint: 'leave a prefix out, or use a shorter displacement',
  });
}

/** The address of mov between memory and accumulator: eight bytes, four under addr32. */
function encodeMoffs(out: CodeBuffer, at: number, instruction: Instruction): number {
  const { bytes } = out;
  const memory = operandAt(instruction, instruction.form.atMoffs) as MemoryOperand;
  const sizeBytes = (instruction.options & EncodingOption.addr32) === 0 ? 8 : 4;
  const address = memory.cls === mabs ? memory.address64 : BigInt.asUintN(64, BigInt(memory.displacement));
  if (memory.label !== undefined) {
    out.addFixup(at, sizeBytes, memory.label, undefined, memory.displacement, -1);
    bytes.fill(0, at, at + sizeBytes);
    return at + sizeBytes;
  }
  if (sizeBytes === 4 && address > 0xffff_ffffn)
    throw new OperandError('BAD_ADDRESS', `${memory} does not fit into 32 bits`);
  return writeInteger(bytes, at, sizeBytes, address);
}

/**
 * Segment override, address size and the prefixes that were asked for by name, up to and without 66.
 * @param rm the memory in modrm.rm; an address elsewhere has them too.
 */
function encodeOuterPrefixes(
  bytes: Uint8Array,
  at: number,
  instruction: Instruction,
  rm: MemoryOperand | undefined,
): number {
  const { form, options } = instruction;
  const beside = form.atMoffs >= 0 ? form.atMoffs : form.atImplied;
  const memory = rm ?? (beside < 0 ? undefined : (operandAt(instruction, beside) as MemoryOperand));
  if ((form.flags & FLAG_FWAIT) !== 0) bytes[at++] = 0x9b;
  // A string destination has es and nothing else.
  const takesSegment = form.atImplied < 0 || form.specs[form.atImplied]!.fixed !== 'rdi';
  const segment = memory !== undefined && takesSegment ? memory.segmentPrefix : 0;
  if (segment !== 0) bytes[at++] = segment;
  if ((options & (EncodingOption.es | EncodingOption.ss | EncodingOption.fs | EncodingOption.gs)) !== 0) {
    // The same prefix in both places is written once.
    if ((options & EncodingOption.es) !== 0 && segment !== 0x26) bytes[at++] = 0x26;
    if ((options & EncodingOption.ss) !== 0 && segment !== 0x36) bytes[at++] = 0x36;
    if ((options & EncodingOption.fs) !== 0 && segment !== 0x64) bytes[at++] = 0x64;
    if ((options & EncodingOption.gs) !== 0 && segment !== 0x65) bytes[at++] = 0x65;
  }
  if ((options & (EncodingOption.notrack | EncodingOption.taken)) !== 0) bytes[at++] = 0x3e;
  if ((options & EncodingOption.notTaken) !== 0) bytes[at++] = 0x2e;
  if (
    (memory !== undefined && memory.address32 === 1) ||
    form.address32 === 1 ||
    (options & EncodingOption.addr32) !== 0
  )
    bytes[at++] = 0x67;
  return at;
}

/**
 * The REX prefix that 8-bit registers ask for: spl, bpl, sil and dil exist only under one, ah, ch, dh and bh only without.
 * @returns 0x40 where there must be one.
 */
function byteRex({ form, options, a, b, reg, index, low }: Instruction): number {
  const first = a === undefined ? 0 : (a as RegisterOperand).cls;
  const second = b === undefined ? 0 : (b as RegisterOperand).cls;
  const high = first === r8h || second === r8h;
  const rex = first === r8x || second === r8x || (options & REX_OPTIONS) !== 0 ? 0x40 : 0;
  const isRex2 = (options & EncodingOption.rex2) !== 0;
  if (high && (rex !== 0 || isRex2 || form.w === 1 || (reg | index | low) > 7)) {
    throw new OperandError(
      'BAD_REGISTER',
      `${first === r8h ? a : b} cannot be used in an instruction that has a REX prefix`,
      {
        hint: 'ah, bh, ch and dh do not go together with r8 to r31, spl, bpl, sil, dil or 64-bit operands, nor with rex, {rex} or {rex2}',
      },
    );
  }
  return rex;
}

/** The bits W, R, X and B of a REX prefix that were asked for by name. */
const rexBits = (options: EncodingOptions): number =>
  ((options & EncodingOption.rexW) === 0 ? 0 : 8) |
  ((options & EncodingOption.rexR) === 0 ? 0 : 4) |
  ((options & EncodingOption.rexX) === 0 ? 0 : 2) |
  ((options & EncodingOption.rexB) === 0 ? 0 : 1);

/** Prefixes from 66 on, escapes and opcode. */
function encodeLegacyOpcode(bytes: Uint8Array, at: number, instruction: Instruction): number {
  const { form, options, reg, index, low } = instruction;
  if (form.prefixed || options !== 0) at = encodeLegacyPrefixes(bytes, at, instruction);
  let rex = (form.w << 3) | ((reg & 8) >> 1) | ((index & 8) >> 2) | ((low & 8) >> 3);
  if (options !== 0) rex |= rexBits(options);
  if (form.byteRegisters || (options & REX_OPTIONS) !== 0) rex |= byteRex(instruction);
  if (((reg | index | low) & 16) !== 0 || ((form.flags & FLAG_REX2) | (options & EncodingOption.rex2)) !== 0)
    return encodeRex2Opcode(bytes, at, instruction, rex);
  if (rex !== 0) bytes[at++] = 0x40 | rex;
  if (form.map > 0) {
    bytes[at++] = 0x0f;
    if (form.map === 2) bytes[at++] = 0x38;
    else if (form.map === 3) bytes[at++] = 0x3a;
  }
  const inOpcode = form.atOpcode < 0 ? 0 : low & 7;
  if (form.fixedByte >= 0 && form.kind === LEGACY) {
    // A second opcode byte, which holds the register where there is one (D8 C0+i).
    bytes[at++] = form.opcode;
    bytes[at++] = form.fixedByte | inOpcode;
  } else bytes[at++] = form.opcode | inOpcode;
  return at;
}

function encodeLegacyPrefixes(bytes: Uint8Array, at: number, { form, options }: Instruction): number {
  if (form.data16 === 1 || form.prefix === 1 || (options & EncodingOption.data16) !== 0) bytes[at++] = 0x66;
  if (form.prefix === 2 || (options & (EncodingOption.rep | EncodingOption.xrelease)) !== 0) bytes[at++] = 0xf3;
  if (form.prefix === 3 || (options & (EncodingOption.repne | EncodingOption.xacquire | EncodingOption.bnd)) !== 0)
    bytes[at++] = 0xf2;
  if ((options & EncodingOption.lock) !== 0) bytes[at++] = 0xf0;
  return at;
}

/** REX2 and the opcode (APX, 3.1.2.1). @param rex the bits that a REX prefix would have. */
function encodeRex2Opcode(bytes: Uint8Array, at: number, instruction: Instruction, rex: number): number {
  const { form, reg, index, low } = instruction;
  const inOpcode = form.atOpcode < 0 ? 0 : low & 7;
  // | D5 | M0 R4 X4 B4 W R3 X3 B3 |, M0 in place of the byte 0F
  bytes[at++] = 0xd5;
  bytes[at++] = (form.map << 7) | ((reg & 16) << 2) | ((index & 16) << 1) | (low & 16) | (rex & 15);
  bytes[at++] = form.opcode | (form.fixedByte >= 0 ? 0 : inOpcode);
  if (form.fixedByte >= 0) bytes[at++] = form.fixedByte | inOpcode;
  return at;
}

/** VEX in two or three bytes, XOP in three (SDM 2.3.5; APM volume 3, 1.9). */
function encodeVexOpcode(bytes: Uint8Array, at: number, instruction: Instruction): number {
  const { form, options, reg, vvvv, index, low } = instruction;
  const last = ((~vvvv & 15) << 3) | (form.l << 2) | form.prefix;
  if (
    form.kind === VEX &&
    form.map === 1 &&
    form.w === 0 &&
    (index | low) < 8 &&
    (options & EncodingOption.vex3) === 0
  ) {
    // | C5 | ~R vvvv L pp |
    bytes[at++] = 0xc5;
    bytes[at++] = ((~reg & 8) << 4) | last;
  } else {
    // | C4 or 8F | ~R ~X ~B mmmmm | W vvvv L pp |
    bytes[at++] = form.kind === VEX ? 0xc4 : 0x8f;
    bytes[at++] = ((~reg & 8) << 4) | ((~index & 8) << 3) | ((~low & 8) << 2) | form.map;
    bytes[at++] = (form.w << 7) | last;
  }
  bytes[at++] = form.opcode;
  if (form.fixedByte >= 0) bytes[at++] = form.fixedByte;
  return at;
}

/** EVEX in four bytes (SDM 2.7.1; APX, 3.1.2.3). */
function encodeEvexOpcode(
  bytes: Uint8Array,
  at: number,
  instruction: Instruction,
  memory: MemoryOperand | undefined,
): number {
  const { form, options, decorator, reg, vvvv, index, low } = instruction;
  const first = instruction.a as RegisterOperand;
  // The fifth bit of a vector register in modrm.rm goes into X, that of a general register or base into B4; that of a
  // vector index into V', that of another one into X4.
  const isVector = memory === undefined && !form.rmGeneral;
  const x = isVector ? (low & 16) >> 1 : index & 8;
  const b4 = isVector ? 0 : (low & 16) >> 1;
  const x4 = form.vsib ? 0 : (index & 16) >> 2;
  const v4 = form.vsib ? (vvvv | index) & 16 : vvvv & 16;
  let b = 0;
  let { l } = form;
  if (memory !== undefined) {
    if ((memory.place & isBroadcast) !== 0) b = 0x10;
  } else if (decorator !== undefined) {
    b = 0x10;
    l = decorator.cls === er ? decorator.control : 0;
  }
  // | 62 | ~R ~X ~B ~R' B4 mmm | W ~vvvv ~X4 pp | z L'L b ~V' aaa |
  bytes[at++] = 0x62;
  bytes[at++] = ((~reg & 8) << 4) | ((~x & 8) << 3) | ((~low & 8) << 2) | (~reg & 16) | b4 | form.map;
  if (form.conditional) {
    // | W of sf zf cf ~X4 pp | 0 0 0 0 scc |: default flags and condition in place of vvvv and V' aaa
    bytes[at++] = (form.w << 7) | (vvvv << 3) | (x4 ^ 4) | form.prefix;
    bytes[at++] = form.evexBits;
  } else {
    // Of APX: ND in b, NF in the upper bit of aaa.
    const apx = form.evexBits | ((options & EncodingOption.nf) === 0 ? 0 : 4);
    bytes[at++] = (form.w << 7) | ((~vvvv & 15) << 3) | (x4 ^ 4) | form.prefix;
    bytes[at++] =
      (first.zeroing === true ? zeroingBit(form, first) : 0) | (l << 5) | b | ((v4 ^ 16) >> 1) | first.mask | apx;
  }
  bytes[at++] = form.opcode;
  return at;
}

/** The bit that clears what a mask leaves out. Gathers and comparisons into masks have none: the processor refuses them. */
function zeroingBit(form: Form, first: RegisterOperand): number {
  if (form.specs[0]!.zeroable) return 0x80;
  throw new OperandError('BAD_DECORATOR', `${form} does not take {z} on ${first.name}: it merges under its mask`);
}

/** log2 of a broadcast element's bytes, which scales the compressed displacement. */
function broadcastScaleLog2(form: Form): number {
  const text = form.specs[form.atRm]!.text;
  return text.includes('/b64') ? 3 : text.includes('/b32') ? 2 : 1;
}

/** modrm, sib and displacement (SDM 2.1.5, 2.2.1.6, 2.7.5). */
function encodeMemory(out: CodeBuffer, at: number, instruction: Instruction, memory: MemoryOperand): number {
  const { form, options } = instruction;
  const { bytes } = out;
  const field = (instruction.reg & 7) << 3;
  const { place, displacement, label } = memory;
  const sibIndex = (scaleIn(place) << 6) | ((place & hasIndex) === 0 ? 4 << 3 : (indexIn(place) & 7) << 3);
  if ((place & isRelative) !== 0) {
    if (form.needsSib) throw ripRefused(form);
    bytes[at++] = field | 5;
    return writeDisplacement(out, at, memory, 4 + form.tailBytes);
  }
  if ((place & hasBase) === 0) {
    // Without a base an absolute address takes a SIB byte: modrm.rm 5 means rip in 64-bit mode.
    bytes[at++] = field | 4;
    bytes[at++] = sibIndex | 5;
    return writeDisplacement(out, at, memory, -1);
  }
  const low = place & 7;
  let mod: number;
  let compressed = displacement;
  if (label !== undefined || (options & EncodingOption.disp32) !== 0) mod = 0x80;
  else if (displacement === 0 && low !== 5 && (options & EncodingOption.disp8) === 0) mod = 0;
  else {
    const scaleLog2 = (place & isBroadcast) === 0 ? form.scaleLog2 : broadcastScaleLog2(form);
    compressed = displacement >> scaleLog2;
    mod = compressed << scaleLog2 === displacement && compressed >= -128 && compressed <= 127 ? 0x40 : 0x80;
  }
  if ((place & hasIndex) === 0 && low !== 4 && !form.needsSib) bytes[at++] = mod | field | low;
  else {
    bytes[at++] = mod | field | 4;
    bytes[at++] = sibIndex | low;
  }
  if (mod === 0x40) bytes[at++] = compressed;
  else if (mod === 0x80) return writeDisplacement(out, at, memory, -1);
  return at;
}

function ripRefused(form: Form): OperandError {
  return new OperandError('BAD_ADDRESS', `${form} takes no rip-relative address; expected a base register`);
}

/** Four bytes of displacement, which wait for a label where there is one. `toEnd` as in {@link FixupList}. */
function writeDisplacement(out: CodeBuffer, at: number, memory: MemoryOperand, toEnd: number): number {
  if (memory.label !== undefined) {
    out.addFixup(at, 4, memory.label, undefined, memory.displacement, toEnd);
    return writeInteger32(out.bytes, at, 0);
  }
  return writeInteger32(out.bytes, at, memory.displacement);
}

function encodeTail(out: CodeBuffer, at: number, instruction: Instruction): number {
  const { form } = instruction;
  if (form.atIs4 >= 0) {
    const low = form.atImm2 < 0 ? 0 : Number(operandAt(instruction, form.atImm2));
    if (low < 0 || low > 15) {
      out.fixups.forgetFrom(out.length);
      throw new EncodeError('IMMEDIATE_RANGE', `${form}: the last immediate is 0 to 15, not ${low}`);
    }
    out.bytes[at++] = ((operandAt(instruction, form.atIs4) as RegisterOperand).id << 4) | low;
  }
  if (form.immediateBytes > 0) {
    at = writeImmediate(out, at, form.immediateBytes, operandAt(instruction, form.atImmediate));
    if (form.immediate2Bytes > 0)
      at = writeImmediate(out, at, form.immediate2Bytes, operandAt(instruction, form.atImmediate2));
  }
  if (form.kind === D3NOW) out.bytes[at++] = form.fixedByte;
  return at;
}

function writeImmediate(out: CodeBuffer, at: number, sizeBytes: number, value: Operand | undefined): number {
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
    out.addFixup(at, sizeBytes, value.label, value.minus, value.addend, -1);
    out.bytes.fill(0, at, at + sizeBytes);
    return at + sizeBytes;
  }
  return writeInteger(out.bytes, at, sizeBytes, value as bigint);
}

/** Writes four bytes, little-endian. @returns the offset after them. */
export function writeInteger32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
  return at + 4;
}

/** Writes the low bytes of an integer, little-endian. @returns the offset after them. */
export function writeInteger(bytes: Uint8Array, at: number, sizeBytes: number, value: bigint): number {
  let rest = BigInt.asUintN(64, value);
  for (let i = 0; i < sizeBytes; i++) {
    bytes[at + i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return at + sizeBytes;
}
