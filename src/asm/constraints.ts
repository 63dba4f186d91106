// Conditions on operands that their classes cannot say: what is truly irregular, one case each. A form that has one is
// marked `constrained`, so that no other pays for the question.

import { OperandError } from '../errors/index.ts';
import type { Form } from '../isa/form.ts';
import { MemoryOperand, NO_REGISTER, RIP } from '../isa/memory.ts';
import { RegisterOperand, registersByName } from '../isa/registers.ts';
import { FLAG_UNIQUE, FLAG_UNIQUE_DEST } from '../isa/table-format.ts';
import type { Operand } from './operand.ts';

const ES_PREFIX = 0x26;

/** Refuses operands that the form's classes accept and the processor does not. @throws OperandError */
export function checkConstraints(form: Form, operands: readonly Operand[]): void {
  for (const [at, { fixed, takesMemory }] of form.specs.entries()) {
    if (fixed === '') continue;
    if (takesMemory) checkImpliedMemory(form, operands[at] as MemoryOperand, fixed);
    else checkImpliedRegister(form, operands[at] as RegisterOperand, fixed);
  }
  const memories = operands.filter((operand): operand is MemoryOperand => operand instanceof MemoryOperand);
  if (form.atImplied >= 0 && memories.some((memory) => memory.address32 !== memories[0]!.address32)) {
    throw new OperandError('BAD_ADDRESS', `${form}: both addresses have the same width, 64 or 32 bits`);
  }
  if (form.fields.includes('A')) checkAddressWidth(form, operands);
  if (form.map === 4 && form.fields === 'VM' && (form.opcode | 1) === 0xd1) checkShiftByOne(form, operands);
  if (form.atMoffs >= 0) checkAbsolute(form, operands[form.atMoffs] as MemoryOperand);
  if (form.flags & (FLAG_UNIQUE | FLAG_UNIQUE_DEST)) checkDistinct(form, operands);
  if (form.specs.some(({ text }) => text === 'bnd' || text === 'mib')) checkBounds(form, memories);
}

/** Strings lie at rsi and rdi, the table of xlat at rbx: the text may say so, and may say nothing else. */
function checkImpliedMemory(form: Form, memory: MemoryOperand, fixed: string): void {
  const { id } = registersByName.get(fixed)!;
  const plain = memory.indexId === NO_REGISTER && memory.displacement === 0 && memory.label === undefined;
  if (memory.baseId !== id || !plain) {
    throw new OperandError(
      'BAD_ADDRESS',
      `${form}: this operand is at [${fixed}] or [e${fixed.slice(1)}], not at ${memory}`,
    );
  }
  if (fixed === 'rdi' && memory.segmentPrefix !== 0 && memory.segmentPrefix !== ES_PREFIX) {
    throw new OperandError(
      'BAD_ADDRESS',
      `${form}: the segment of the operand at [rdi] is es and cannot be overridden`,
    );
  }
}

function checkImpliedRegister(form: Form, register: RegisterOperand, fixed: string): void {
  if (register.name !== fixed) {
    throw new OperandError('BAD_REGISTER', `${form}: this operand is ${fixed} and cannot be ${register.name}`);
  }
}

/** movdir64b and enqcmd: the register holds an address, so its width is that of the memory operand's registers. */
function checkAddressWidth(form: Form, operands: readonly Operand[]): void {
  const register = operands[form.fields.indexOf('A')] as RegisterOperand;
  const memory = operands[form.atRm] as MemoryOperand;
  const absolute = memory.baseId === NO_REGISTER && memory.indexId === NO_REGISTER;
  if (!absolute && memory.address32 !== Number(register.widthBits === 32)) {
    throw new OperandError('BAD_REGISTER', `${form}: ${register.name} and the address ${memory} differ in width`);
  }
}

/** Whoever writes `shl eax, ecx` means cl; GNU as takes it so, LLVM for APX's shift of ecx by one into eax. */
function checkShiftByOne(form: Form, operands: readonly Operand[]): void {
  const [target, source] = operands as [RegisterOperand, RegisterOperand];
  if (!(source instanceof RegisterOperand) || source.id !== 1) return;
  const name = form.toString().split(' ')[0];
  throw new OperandError('BAD_REGISTER', `${name} ${target}, ${source}: a count in a register is cl`, {
    hint: `write ${name} ${target}, cl; or ${name} ${target}, ${source}, 1 for ${source} shifted by one`,
  });
}

/** movabs has an address, or a label, and no register. */
function checkAbsolute(form: Form, memory: MemoryOperand): void {
  if (memory.baseId !== NO_REGISTER || memory.indexId !== NO_REGISTER) {
    throw new OperandError('BAD_ADDRESS', `${form} takes an absolute address, a number in brackets, not ${memory}`);
  }
}

/** Tile operations want three different tiles; complex FP16 products a destination that is not a source (SDM: #UD). */
function checkDistinct(form: Form, operands: readonly Operand[]): void {
  const registers = operands.filter((operand): operand is RegisterOperand => operand instanceof RegisterOperand);
  // Gathers are left alone: GNU as and LLVM only warn there.
  const wanted = form.flags & FLAG_UNIQUE_DEST ? registers.slice(0, 1) : registers.filter(({ kind }) => kind === 'tmm');
  for (const one of wanted) {
    const twin = registers.find((other) => other !== one && other.kind === one.kind && other.id === one.id);
    const twice = registers.filter((other) => other === one).length > 1;
    if (twin !== undefined || twice) {
      throw new OperandError('BAD_REGISTER', `${form}: ${one.name} stands there twice; these registers must differ`);
    }
  }
}

/** Bound checks know 64-bit addresses only, and those of the bound table no rip (SDM volume 1, 17.5.1). */
function checkBounds(form: Form, memories: readonly MemoryOperand[]): void {
  for (const memory of memories) {
    if (memory.address32 === 1) throw new OperandError('BAD_ADDRESS', `${form}: 32-bit addresses cannot be used here`);
    const makes =
      form.specs.some(({ text }) => text === 'mib') || (form.specs.length === 2 && form.specs[1]!.text === 'm64');
    if (memory.baseId === RIP && makes) throw new OperandError('BAD_ADDRESS', `${form} takes no rip-relative address`);
  }
}
