// Chooses the form of an instruction and has it encoded. What was chosen for a mnemonic and the classes of its operands is
// kept, for every assembler: the answer depends on nothing else where no encoding option was given.

import { EncodeError } from '../errors/index.ts';
import type { DecoratorOperand } from '../isa/decorators.ts';
import { Label } from '../isa/label.ts';
import { aliasImmediate, MOST_MNEMONICS } from '../isa/mnemonics.ts';
import { classOfNumber } from '../isa/operand-class.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import type { CodeBuffer } from './code-buffer.ts';
import { checkConstraints } from './constraints.ts';
import { encode } from './encode.ts';
import { EncodingOption } from './encoding-options.ts';
import { givenOperands, Instruction, operandAt, setOperand } from './instruction.ts';
import type { LabelTable } from './label-table.ts';
import { BranchTarget, classOfOperand, type Operand } from './operand.ts';
import { prefixProblem } from './prefixes.ts';
import { type Plan, selectForm } from './select.ts';

/** Slots of the cache of plans; a power of two. All the forms of one program fit, collisions only cost a new search. */
const CACHE_SLOTS = 4096;

/** A plan that is kept, under the mnemonic and the classes of the operands, 8 bits each. */
interface CachedPlan {
  readonly key: number;
  readonly mnemonic: number;
  readonly plan: Plan;
  readonly form: Plan['form'];
  /** True where there is more to do than to encode the form. */
  readonly isSpecial: boolean;
}

const nothing: CachedPlan = {
  key: -1,
  mnemonic: -1,
  plan: undefined as never,
  form: undefined as never,
  isSpecial: true,
};
const cache: CachedPlan[] = new Array(CACHE_SLOTS).fill(nothing);

// The engine folds a module's own constants, and reads those of others through a cell, with two checks each time.
const [classOfInteger, lastMnemonic] = [classOfNumber, MOST_MNEMONICS];

/** Options that fix the length of a branch; {disp8} and {disp32} do it as well. */
const SHORT = EncodingOption.short | EncodingOption.disp8;
const NEAR = EncodingOption.near | EncodingOption.disp32;

/**
 * Appends one instruction; on an error nothing is appended.
 * @param labels those that its operands may name.
 * @throws EncodeError, OperandError; LinkError `LABEL_FOREIGN`
 */
export function writeInstruction(buffer: CodeBuffer, labels: LabelTable, instruction: Instruction): void {
  if (instruction.options !== 0 || instruction.e !== undefined || instruction.mnemonic > lastMnemonic) {
    writeUnusual(buffer, labels, instruction);
    return;
  }
  const { plan, form, isSpecial } = cachedPlan(instruction);
  if (isSpecial) writePlanned(buffer, labels, instruction, plan);
  else {
    instruction.form = form;
    encode(buffer, instruction);
  }
}

function cachedPlan(instruction: Instruction): CachedPlan {
  const { mnemonic, a, b, c, d } = instruction;
  const key = quickClass(a) | (quickClass(b) << 8) | (quickClass(c) << 16) | (quickClass(d) << 24);
  const slot = (Math.imul(key, 0x9e3779b1) + Math.imul(mnemonic, 0x85ebca6b)) >>> 20;
  const kept = cache[slot]!;
  if (kept.key === key && kept.mnemonic === mnemonic) return kept;
  const given = givenOperands(instruction);
  const plan = selectForm(mnemonic, given, given.map(classOfOperand), 0);
  const isSpecial =
    plan.form.branchBytes !== 0 || plan.decoratorAt >= 0 || plan.mirrored !== undefined || plan.form.constrained;
  const made: CachedPlan = { key, mnemonic, plan, form: plan.form, isSpecial };
  cache[slot] = made;
  return made;
}

/** The class of an operand in the hot path; anything unusual goes to classOfOperand, which explains it. */
function quickClass(operand: Operand | undefined): number {
  if (operand === undefined) return 0;
  if (typeof operand === 'number') {
    if ((operand | 0) === operand) return classOfInteger(operand) | 0;
  } else if (operand !== null) {
    const { cls } = operand as RegisterOperand;
    if (cls > 0) return cls | 0;
  }
  return classOfOperand(operand) | 0;
}

/** Instructions with options or five operands, and aliases that stand for an operand as well: their plans are not kept. */
function writeUnusual(buffer: CodeBuffer, labels: LabelTable, instruction: Instruction): void {
  const immediate = aliasImmediate(instruction.mnemonic);
  if (immediate !== undefined) {
    const { options } = instruction;
    const given = [...givenOperands(instruction), immediate];
    writeInstruction(buffer, labels, instructionOf(instruction.mnemonic & MOST_MNEMONICS, options, given));
    return;
  }
  const given = givenOperands(instruction);
  const plan = selectForm(instruction.mnemonic, given, given.map(classOfOperand), instruction.options);
  const problem = instruction.options === 0 ? undefined : prefixProblem(plan.form, instruction.options, given);
  if (problem !== undefined) throw new EncodeError('PREFIX_NOT_ALLOWED', problem);
  writePlanned(buffer, labels, instruction, plan);
}

/** Another record for an instruction, whose operands differ from those that were stated. */
function instructionOf(mnemonic: number, options: number, operands: readonly Operand[]): Instruction {
  const instruction = new Instruction();
  instruction.mnemonic = mnemonic;
  instruction.options = options;
  for (const [i, operand] of operands.entries()) setOperand(instruction, i, operand);
  return instruction;
}

/** Does what a plan says beside its form. */
function writePlanned(buffer: CodeBuffer, labels: LabelTable, instruction: Instruction, plan: Plan): void {
  const { form, mirrored, decoratorAt } = plan;
  const { a, options } = instruction;
  if (form.constrained) checkConstraints(form, givenOperands(instruction));
  if (form.branchBytes !== 0) writeBranch(buffer, labels, instruction, plan);
  else if (decoratorAt >= 0) {
    const plain = givenOperands(instruction);
    const [decorator] = plain.splice(decoratorAt, 1);
    const decorated = instructionOf(instruction.mnemonic, options, plain);
    decorated.form = form;
    decorated.decorator = decorator as DecoratorOperand;
    encode(buffer, decorated);
  } else {
    const isShorter =
      mirrored !== undefined &&
      (a as RegisterOperand).id < 8 &&
      (operandAt(instruction, form.atRm) as RegisterOperand).id > 7;
    instruction.form = isShorter ? mirrored : form;
    encode(buffer, instruction);
  }
}

function writeBranch(buffer: CodeBuffer, labels: LabelTable, instruction: Instruction, plan: Plan): void {
  const target = instruction.a!;
  const label = branchLabel(labels, target);
  const addend = target instanceof BranchTarget ? target.addend : 0;
  const { shortBranch, nearBranch } = plan;
  const { options } = instruction;
  const missing =
    (options & EncodingOption.short) !== 0 && shortBranch === undefined
      ? 'short'
      : (options & EncodingOption.near) !== 0 && nearBranch === undefined
        ? 'near'
        : undefined;
  if (missing !== undefined) throw new EncodeError('ENCODING_NOT_AVAILABLE', `${plan.form} has no ${missing} form`);
  buffer.reserve(16);
  if (shortBranch === undefined || nearBranch === undefined || (options & (SHORT | NEAR)) !== 0) {
    const form = (options & NEAR) !== 0 ? (nearBranch ?? plan.form) : (shortBranch ?? nearBranch ?? plan.form);
    // The form's prefixes and opcode; the offset follows as a fixed field.
    instruction.form = form;
    encode(buffer, instruction);
    const sizeBytes = form.branchBytes;
    buffer.addFixup(buffer.length, sizeBytes, label, undefined, addend, sizeBytes);
    buffer.length += sizeBytes;
    return;
  }
  instruction.form = shortBranch;
  encode(buffer, instruction);
  const longOpcode = nearBranch.map === 1 ? 0x0f00 | nearBranch.opcode : nearBranch.opcode;
  buffer.fragments.addBranch(buffer.length - 1, label.id, addend, longOpcode, buffer.mark);
  buffer.length += 1;
}

/** The label that a branch goes to; an address becomes a label at a fixed place. */
function branchLabel(labels: LabelTable, operand: Operand): Label {
  const label = operand instanceof BranchTarget ? operand.label : operand;
  if (!(label instanceof Label)) return labels.makeFixed(BigInt(label as number | bigint));
  labels.check(label);
  return label;
}
