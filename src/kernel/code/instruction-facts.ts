// What the instruction table says of the instructions that kernels are made of. Nothing here knows a mnemonic: each fact
// comes from the row that takes the operands and whose features the target has.
//
// Kernels name vector instructions as AVX does, with three operands, at every level. Where there is no VEX the SSE sibling
// is written: of `vaddps d, a, b` that is `addps d, b`, whose row says that it reads its destination.

import { RawCpuError } from '../../errors/index.ts';
import type { Form } from '../../isa/form.ts';
import { mnemonicNumber, sseSibling } from '../../isa/mnemonics.ts';
import { classOfNumber, OperandClass } from '../../isa/operand-class.ts';
import { formsOf } from '../../isa/table.ts';
import type { InstructionFacts, MachineOperand, VectorBytes, VirtualRegister } from './machine-steps.ts';
import type { Target } from './target.ts';

const numbers = { vex: new Map<string, number>(), sse: new Map<string, number>() };

/** What `emit()` takes for an instruction that bears its AVX name where it has one. */
export function instructionNumber(mnemonic: string, { vex }: Target): number {
  const known = numbers[vex ? 'vex' : 'sse'];
  let number = known.get(mnemonic);
  if (number === undefined) {
    const own = mnemonicNumber(mnemonic);
    if (own === undefined) throw new RawCpuError('INTERNAL', `no instruction is called '${mnemonic}'`);
    number = vex ? own : (sseSibling(own) ?? own);
    known.set(mnemonic, number);
  }
  return number;
}

const vectorClasses: Readonly<Record<VectorBytes, number>> = {
  16: OperandClass.xmm,
  32: OperandClass.ymm,
  64: OperandClass.zmm,
};
const maskedClasses: Readonly<Record<VectorBytes, number>> = {
  16: OperandClass.xmm_k,
  32: OperandClass.ymm_k,
  64: OperandClass.zmm_k,
};
const memoryClasses: Readonly<Record<VectorBytes, number>> = {
  16: OperandClass.m128,
  32: OperandClass.m256,
  64: OperandClass.m512,
};
const indexedClasses: Readonly<Record<VectorBytes, number>> = {
  16: OperandClass.vmx,
  32: OperandClass.vmy,
  64: OperandClass.vmz,
};

function classOfRegister({ file, bytes }: VirtualRegister, isMasked: boolean): number {
  if (file === 'vector') return (isMasked ? maskedClasses : vectorClasses)[bytes];
  if (file === 'mask') return isMasked ? OperandClass.k_k : OperandClass.k;
  return bytes === 8 ? OperandClass.r64 : OperandClass.r32;
}

function classOf(operand: MachineOperand): number {
  switch (operand.kind) {
    case 'register':
      return classOfRegister(operand, false);
    case 'view':
      return operand.bytes === 4 ? OperandClass.r32 : vectorClasses[operand.bytes];
    case 'immediate':
      return classOfNumber(operand.value);
    case 'constant':
      return memoryClasses[operand.bytes];
    case 'table':
      return operand.index === undefined ? memoryClasses[operand.bytes] : indexedClasses[operand.index.bytes];
  }
}

const factsOfTarget = new WeakMap<Target, Map<string, InstructionFacts | undefined>>();

/** The facts of an instruction; undefined where the target has no form of it for such operands. */
export function instructionFacts(
  mnemonic: string,
  to: VirtualRegister,
  sources: readonly MachineOperand[],
  isMasked: boolean,
  target: Target,
): InstructionFacts | undefined {
  let ofTarget = factsOfTarget.get(target);
  if (ofTarget === undefined) {
    ofTarget = new Map();
    factsOfTarget.set(target, ofTarget);
  }
  const classes = [classOfRegister(to, isMasked)];
  let key = `${mnemonic} ${String.fromCharCode(classes[0]!)}`;
  for (const source of sources) {
    const cls = classOf(source);
    classes.push(cls);
    key += String.fromCharCode(cls);
  }
  let facts = ofTarget.get(key);
  if (facts === undefined && !ofTarget.has(key)) {
    facts = findFacts(instructionNumber(mnemonic, target), classes, sources, target);
    ofTarget.set(key, facts);
  }
  return facts;
}

function findFacts(
  number: number,
  classes: readonly number[],
  sources: readonly MachineOperand[],
  { vex, features }: Target,
): InstructionFacts | undefined {
  // Whoever has SSE2 has SSE.
  const isThere = (form: Form) => form.features.every((name) => features.has(name) || name === 'sse');
  const forms = formsOf(number).filter(isThere);
  const form = forms.find((candidate) => candidate.accepts(classes));
  if (form !== undefined) return factsOf(number, form, sources);
  const destructive = vex
    ? undefined
    : forms.find((candidate) => candidate.accesses[0] === 'rw' && candidate.accepts(classes.toSpliced(1, 1)));
  return destructive && factsOf(number, destructive, sources.slice(1), 1);
}

/** @param sources those that are operands of the form, after its destination, from source number `first` on. */
function factsOf(number: number, form: Form, sources: readonly MachineOperand[], first = 0): InstructionFacts {
  const last = sources.findLastIndex(({ kind }) => kind !== 'immediate');
  const memoryBits = 8 * vectorBytesOf(sources[last]);
  const spec = form.specs[last + 1];
  const isWritten = (place: number) => form.accesses[place + 1]!.includes('w');
  return {
    number,
    isDestructive: first > 0,
    readsResult: first === 0 && form.accesses[0]!.includes('r'),
    commutes: form.commutes,
    readsMemory: memoryBits > 0 && spec?.takesMemory === true && spec.memoryBits === memoryBits,
    writtenSources: sources.flatMap((_, place) => (isWritten(place) ? [first + place] : [])),
    clearsMask: form.clearsMask,
  };
}

/** Bytes of a vector register, 0 for other operands. */
function vectorBytesOf(operand: MachineOperand | undefined): number {
  if (operand?.kind === 'view') return operand.of.file === 'vector' ? operand.bytes : 0;
  return operand?.kind === 'register' && operand.file === 'vector' ? operand.bytes : 0;
}
