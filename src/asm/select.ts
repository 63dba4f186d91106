// Which form of a mnemonic encodes these operands: of the forms that accept their classes the shortest, then VEX before
// EVEX, then the first in the table, whose order is that of GNU as. The answer depends on nothing but the mnemonic, the
// operand classes and the encoding options, so it is kept.

import { EncodeError, RawCpuError } from '../errors/index.ts';
import type { Form } from '../isa/form.ts';
import { MemoryOperand, NO_REGISTER } from '../isa/memory.ts';
import { mnemonicNames } from '../isa/mnemonics.ts';
import { EXTENDED, FIRST_MEMORY_CLASS, OperandClass } from '../isa/operand-class.ts';
import { formsOf } from '../isa/table.ts';
import { D3NOW, EVEX, FLAG_BND, FLAG_NF, FLAG_NOTRACK, LEGACY, VEX } from '../isa/table-format.ts';
import { EncodingOption, type EncodingOptions, encodingOptionNames, REX_OPTIONS } from './encoding-options.ts';
import { noFormError } from './no-form.ts';
import { describe, type Operand } from './operand.ts';

/** What to do for a mnemonic and operand classes. */
export interface Plan {
  readonly form: Form;
  /** The same operation with modrm.reg and modrm.rm exchanged, where that can save the third VEX byte. */
  readonly mirrored: Form | undefined;
  /** Position of {er} or {sae} among the operands, or -1. */
  readonly decoratorAt: number;
  /** For a branch: the form with a 1-byte offset, and the one with four, as far as they exist. */
  readonly shortBranch: Form | undefined;
  readonly nearBranch: Form | undefined;
}

const { er, sae } = OperandClass;

/**
 * Chooses the form.
 * @param classes the classes of the operands, {er} and {sae} included.
 * @throws RawCpuError `BAD_OPTION` for a number that no mnemonic has. EncodeError `NO_FORM`, which names the nearest forms, or `ENCODING_NOT_AVAILABLE` when an encoding option rules all out.
 */
export function selectForm(
  mnemonic: number,
  operands: readonly Operand[],
  classes: readonly number[],
  options: EncodingOptions,
): Plan {
  if (mnemonicNames[mnemonic] === undefined) {
    throw new RawCpuError('BAD_OPTION', `${describe(mnemonic)} is the number of no mnemonic`, {
      hint: 'mnemonicNumber(name) gives it, or undefined for a name that is no mnemonic',
    });
  }
  const decoratorAt = classes.findIndex((cls) => cls === er || cls === sae);
  const plain = decoratorAt < 0 ? classes : classes.filter((_, i) => i !== decoratorAt);
  const fitting = formsOf(mnemonic).filter(
    (form) => form.accepts(plain) && takesDecorator(form, plain, classes[decoratorAt]),
  );
  if (fitting.length === 0) throw noFormError(mnemonic, operands, plain, classes[decoratorAt]);
  const chosen = wished(
    fitting.filter((form) => fitsOptions(form, options)),
    operands,
    options,
  );
  if (chosen.length === 0) {
    throw new EncodeError(
      'ENCODING_NOT_AVAILABLE',
      `${fitting[0]} has no encoding of the kind that was asked for: ${encodingOptionNames(options & ~prefixOptions).join(', ')}`,
    );
  }
  const best = swapped(shortest(chosen, plain, options), chosen, options);
  return {
    form: best,
    mirrored: mirroredForm(best, fitting, options),
    decoratorAt,
    shortBranch: chosen.find((form) => form.branchBytes === 1 && preferredBranch(form)),
    nearBranch: chosen.find((form) => form.branchBytes === 4 && preferredBranch(form)),
  };
}

const prefixOptions =
  EncodingOption.lock |
  EncodingOption.rep |
  EncodingOption.repne |
  EncodingOption.xacquire |
  EncodingOption.xrelease |
  EncodingOption.bnd |
  EncodingOption.notrack |
  EncodingOption.data16 |
  EncodingOption.addr32 |
  EncodingOption.es |
  EncodingOption.ss |
  EncodingOption.fs |
  EncodingOption.gs |
  EncodingOption.taken |
  EncodingOption.notTaken;

/** {er} and {sae} go with register operands of the forms that name them. */
function takesDecorator(form: Form, plain: readonly number[], decorator: number | undefined): boolean {
  if (decorator === undefined) return true;
  const at = form.specs.findIndex((spec) => (decorator === er ? spec.rounding : spec.suppress || spec.rounding));
  return at >= 0 && plain[at]! < FIRST_MEMORY_CLASS && (decorator === er || form.specs[at]!.suppress);
}

function fitsOptions(form: Form, options: EncodingOptions): boolean {
  if ((options & (EncodingOption.vex | EncodingOption.vex2 | EncodingOption.vex3)) !== 0 && form.kind !== VEX)
    return false;
  if ((options & EncodingOption.evex) !== 0 && form.kind !== EVEX) return false;
  if ((options & REX_OPTIONS) !== 0 && form.kind !== LEGACY && form.kind !== D3NOW) return false;
  if ((options & EncodingOption.nf) !== 0 && (form.flags & FLAG_NF) === 0) return false;
  if ((options & EncodingOption.rex2) !== 0 && !form.canRex2) return false;
  return true;
}

/** Of forms that differ in a prefix that was asked for by name, those that have it or take it. */
function wished(forms: readonly Form[], operands: readonly Operand[], options: EncodingOptions): readonly Form[] {
  let list = forms;
  const wish = (option: number, fits: (form: Form) => boolean): void => {
    const fitting = (options & option) === 0 ? list : list.filter(fits);
    if (fitting.length > 0) list = fitting;
  };
  // Branches keep their operand size: processors disagree on what 16 bits mean there.
  wish(EncodingOption.data16, (form) => form.data16 === 1 && !forms.some((other) => other.branchBytes === 4));
  // Under addr32 the address of mov between memory and accumulator has four bytes: the shortest form.
  wish(EncodingOption.addr32, (form) => form.address32 === 1 || isAbsolute(operands[form.atMoffs]));
  // What has 64 bits without it stays what it is: jmp [rax] does not become a far jump.
  wish(EncodingOption.rexW, (form) => form.w === 1 || form.default64);
  wish(EncodingOption.bnd, (form) => (form.flags & FLAG_BND) !== 0);
  wish(EncodingOption.notrack, (form) => (form.flags & FLAG_NOTRACK) !== 0);
  return list;
}

const isAbsolute = (operand: Operand | undefined): boolean =>
  operand instanceof MemoryOperand &&
  operand.baseId === NO_REGISTER &&
  operand.indexId === NO_REGISTER &&
  operand.label === undefined;

const preferredBranch = (form: Form): boolean => form.address32 === 0 && form.data16 === 0;

function shortest(candidates: readonly Form[], plain: readonly number[], options: EncodingOptions): Form {
  refuseAmbiguousSize(candidates, plain);
  const unsized = plain.some((cls) => (cls & ~EXTENDED) === OperandClass.m);
  // push, call and the like: without a size, memory has the 64 bits that such instructions have by default.
  const usual = unsized ? candidates.filter((form) => form.default64 && form.memoryBits === 64) : [];
  let best: Form | undefined;
  let bestRank = 0;
  for (const form of usual.length > 0 ? usual : candidates) {
    let rank =
      form.weight +
      (form.kind === EVEX ? 100 : 0) +
      (form.chosenByDefault ? 0 : 200) -
      (form.exact ? 1000 : 0) -
      (form.signExtends ? 0.5 : 0);
    // Of two directions the option names one; both have the same length.
    const direction = options & (EncodingOption.load | EncodingOption.store);
    if (direction === EncodingOption.load && form.atReg === 0) rank -= 400;
    if (direction === EncodingOption.store && form.atRm === 0 && form.atReg > 0) rank -= 400;
    if (best === undefined || rank < bestRank) {
      best = form;
      bestRank = rank;
    }
  }
  return best!;
}

/** With {load} and {store} together, the direction that would not have been taken: what GNU as writes as mov.s. */
function swapped(best: Form, chosen: readonly Form[], options: EncodingOptions): Form {
  if ((options & EncodingOption.load) === 0 || (options & EncodingOption.store) === 0) return best;
  return chosen.find((form) => form.kind === best.kind && form.atReg === best.atRm && form.atRm === best.atReg) ?? best;
}

/** Memory without a size, where the forms differ in it and nothing else decides, is a mistake, not a choice. */
function refuseAmbiguousSize(all: readonly Form[], plain: readonly number[]): void {
  const usual = all.filter((form) => form.chosenByDefault);
  const candidates = usual.length > 0 ? usual : all;
  const at = plain.findIndex((extended) => {
    const cls = extended & ~EXTENDED;
    return (
      cls === OperandClass.m ||
      cls === OperandClass.m_k ||
      cls === OperandClass.b ||
      (cls >= OperandClass.b16 && cls <= OperandClass.b64)
    );
  });
  if (at < 0) return;
  const sizes = new Set<number>();
  for (const form of candidates) {
    if (form.default64 && form.memoryBits === 64 && candidates.every((other) => other.specs[at]!.takesMemory)) return;
    if (form.memoryBits > 0) sizes.add(form.memoryBits);
  }
  if (sizes.size < 2 || candidates.every((form) => form.specs.some((spec) => spec.text === 'm'))) return;
  const list = [...sizes].sort((a, b) => a - b);
  throw new EncodeError(
    'NO_FORM',
    `${candidates[0]!.toString().split(' ')[0]}: the size of the memory operand is not given; it may have ${list.join(', ')} bits`,
    {
      hint: 'write byte ptr, word ptr, dword ptr, qword ptr ... before it; in TypeScript byte(), word(), dword(), qword()',
      details: { sizesBits: list },
    },
  );
}

/** `vmovaps xmm0, xmm8` is a byte shorter as a store, because only the two-byte VEX lacks the bit that extends modrm.rm. */
function mirroredForm(form: Form, fitting: readonly Form[], options: EncodingOptions): Form | undefined {
  if (
    form.kind !== VEX ||
    form.map !== 1 ||
    form.w !== 0 ||
    form.atReg !== 0 ||
    form.atRm < 1 ||
    (options & (EncodingOption.vex3 | EncodingOption.load)) !== 0
  )
    return undefined;
  return fitting.find(
    (other) =>
      other.kind === VEX &&
      other.map === 1 &&
      other.w === 0 &&
      other.atRm === 0 &&
      other.atReg === form.atRm &&
      other.l === form.l,
  );
}
