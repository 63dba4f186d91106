// The assembler itself: instructions, labels, data and alignment are appended; finish() lays them out. Every instruction
// goes through emit(), whether a typed method or the text reader calls it. A refused statement leaves no byte behind.

import { EncodeError, LinkError, OperandError, RawCpuError, readOptions } from '../errors/index.ts';
import type { DecoratorOperand } from '../isa/decorators.ts';
import type { Form } from '../isa/form.ts';
import { Label } from '../isa/label.ts';
import { aliasImmediate, MOST_MNEMONICS, mnemonicNames } from '../isa/mnemonics.ts';
import { classOfNumber } from '../isa/operand-class.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import type { Assembly, AssemblySection } from './assembly.ts';
import { Budget } from './budget.ts';
import type { CodeBuffer } from './code-buffer.ts';
import { checkConstraints } from './constraints.ts';
import { encodeForm, writeInteger } from './encode.ts';
import {
  EncodingOption,
  type EncodingOptionName,
  type EncodingOptions,
  encodingOptionNames,
  REX_OPTIONS,
} from './encoding-options.ts';
import { LabelTable } from './label-table.ts';
import { addressOf, layOut, type PlacedField, relocate } from './layout.ts';
import { formatListing, linesOf, type Position, type Statement } from './listing.ts';
import { type AnyOperand, BranchTarget, classOfOperand, describe, LabelAddress, type Operand } from './operand.ts';
import { prefixProblem } from './prefixes.ts';
import { type Section, type SectionKind, SectionTable } from './sections.ts';
import { type Plan, selectForm } from './select.ts';

export interface AssemblerOptions {
  /** The address that the first byte will have; 0 when not given. */
  readonly origin?: bigint | number;
  /** Keep the text of every statement for `listing()`; costs memory and time, so it is off when not given. */
  readonly listing?: boolean;
}

/** Slots of the cache of plans; a power of two. All the forms of one program fit, collisions only cost a new search. */
const CACHE_SLOTS = 4096;

/** A plan that is kept, under the mnemonic and the classes of the operands, 8 bits each. */
interface CachedPlan {
  readonly key: number;
  readonly mnemonic: number;
  readonly plan: Plan;
  readonly form: Form;
  /** True where emit() has more to do than to encode the form. */
  readonly special: boolean;
}

const nothing: CachedPlan = {
  key: -1,
  mnemonic: -1,
  plan: undefined as never,
  form: undefined as never,
  special: true,
};
const cache: CachedPlan[] = new Array(CACHE_SLOTS).fill(nothing);

/** Options that fix the length of a branch; {disp8} and {disp32} do it as well. */
const SHORT = EncodingOption.short | EncodingOption.disp8;
const NEAR = EncodingOption.near | EncodingOption.disp32;

const dataNames = { 1: 'db', 2: 'dw', 4: 'dd', 8: 'dq' } as const;

/** What keeps emit() from its short path beside options. */
const NOTES_ITSELF = 1;
const FINISHED = 2;

/** What every assembler can do besides its instructions. */
export class AssemblerCore {
  /** What this assembly may still become, for the text reader. */
  readonly budget = new Budget();
  readonly #origin: bigint;
  readonly #sections = new SectionTable(this, this.budget);
  #section: Section = this.#sections.open('.text');
  /** The bytes of the present section. */
  #buffer: CodeBuffer = this.#section.buffer;
  readonly #labels = new LabelTable(this);
  /** Statements for the listing, where one was asked for. */
  #statements: Statement[] | undefined;
  /** The text that is read, and how it is read again with all statements noted. */
  #text: { readonly source: string; again(): Assembly } | undefined;
  /** True where instructions and labels note themselves; the text reader notes source lines instead. */
  readonly #notesItself: boolean;
  /** Options for the next instruction; 0 most of the time. */
  #options = 0;
  /** NOTES_ITSELF, FINISHED, or 0. */
  #attention = 0;
  #count = 0;
  #finished = false;

  constructor(options: AssemblerOptions = {}) {
    options = readOptions('new Assembler', options, ['origin', 'listing']);
    this.#origin = readOrigin(options.origin ?? 0);
    this.#notesItself = options.listing === true;
    if (this.#notesItself) this.#attention = NOTES_ITSELF;
    this.#statements = this.#notesItself ? [] : undefined;
  }

  /** Number of instructions so far. */
  get count(): number {
    return this.#count;
  }

  /** Makes a label; bind it once to give it its place. With a name it appears in `Assembly.labels`. */
  label(name?: string): Label {
    return this.#labels.make(name);
  }

  /** A label with a name that the caller gives to no other, for the text reader. */
  namedLabel(name: string): Label {
    return this.#labels.makeNamed(name);
  }

  /** Binds a label to the present place. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN` */
  bind(label: Label): this {
    this.#checkOpen();
    this.#labels.bind(label, this.#section);
    if (this.#notesItself) this.note(`${label.name}:`, this.position);
    return this;
  }

  /**
   * Goes on in a section: `.text` (where every assembler begins), `.rodata`, `.data`, `.bss`, or one whose name begins
   * with these and a dot. Sections lie one behind the other in that order.
   * @param kind makes room for any other name.
   * @throws LinkError `BAD_SECTION`
   */
  section(name: string, kind?: SectionKind): this {
    this.#checkOpen();
    this.#section = this.#sections.open(name, kind);
    this.#buffer = this.#section.buffer;
    return this;
  }

  /** True in a section that does not become part of the image: notes, comments, debugging data. */
  get isLeftOut(): boolean {
    return this.#section.kind === 'dropped';
  }

  /** Name of the present section. */
  get sectionName(): string {
    return this.#section.name;
  }

  /** Sets prefixes and encoding choices for the next instruction: `lock`, `rep`, `evex`, `disp32` ... */
  with(...names: readonly EncodingOptionName[]): this {
    for (const name of names) {
      const bit = EncodingOption[name];
      if (bit === undefined)
        throw new RawCpuError(
          'BAD_OPTION',
          `'${name}' is no prefix and no encoding choice; known are ${Object.keys(EncodingOption).join(', ')}`,
        );
      this.#options |= bit;
    }
    return this;
  }

  /** The same with a set of EncodingOption bits, for the text reader. */
  withOptions(bits: number): this {
    this.#options |= bits;
    return this;
  }

  /** Appends bytes (`db`), or integers of 16, 32 or 64 bits, little-endian. A label gives its address. */
  db(...values: readonly (number | bigint | Uint8Array | string)[]): this {
    return this.#data('db', 1, values);
  }
  dw(...values: readonly (number | bigint)[]): this {
    return this.#data('dw', 2, values);
  }
  dd(...values: readonly (number | bigint | Label | LabelAddress)[]): this {
    return this.#data('dd', 4, values);
  }
  dq(...values: readonly (number | bigint | Label | LabelAddress)[]): this {
    return this.#data('dq', 8, values);
  }

  /** The same with a list, which may be longer than that of a call's arguments, for the text reader. */
  data(sizeBytes: 1 | 2 | 4 | 8, values: readonly (number | bigint | Uint8Array | LabelAddress)[]): this {
    return this.#data(dataNames[sizeBytes], sizeBytes, values);
  }

  /** Appends the same bytes again and again, for the text reader. */
  repeated(unit: Uint8Array, times: number): this {
    this.#checkOpen();
    this.#buffer.appendRepeated(unit, times);
    return this;
  }

  /**
   * Pads to a multiple of `alignment` bytes, with long nops unless a fill byte is given; not at all if that would take
   * more than `maxPadding` bytes.
   * @throws LinkError `BAD_ALIGNMENT`
   */
  align(alignment: number, fill = -1, maxPadding: number = alignment): this {
    this.#checkOpen();
    if (!Number.isInteger(alignment) || alignment < 1 || alignment > 65536 || (alignment & (alignment - 1)) !== 0) {
      throw new LinkError('BAD_ALIGNMENT', `an alignment is a power of two from 1 to 65536, not ${alignment}`);
    }
    const position = this.#notesItself ? this.position : undefined;
    const { length: at, fragments } = this.#buffer;
    const filled = fill < 0 && this.#section.kind !== 'code' ? 0 : fill;
    if (alignment > 1) fragments.addAlignment(at, alignment, maxPadding, filled, this.#buffer.mark);
    this.#section.alignment = Math.max(this.#section.alignment, alignment);
    if (position !== undefined) this.note(`align ${alignment}`, position);
    return this;
  }

  /**
   * Appends one instruction by its mnemonic's number, for generators of code: no method is looked up by a name. Operands are
   * what the typed methods take; here the compiler does not check them.
   * @param mnemonic from `mnemonicNumber()`.
   * @throws EncodeError, OperandError; then nothing was appended.
   */
  emit(mnemonic: number, a?: AnyOperand, b?: AnyOperand, c?: AnyOperand, d?: AnyOperand, e?: AnyOperand): this;
  emit(mnemonic: number, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): this {
    if ((this.#options | this.#attention) !== 0 || e !== undefined || mnemonic > MOST_MNEMONICS)
      return this.#emitAttentively(mnemonic, a, b, c, d, e);
    const { plan, form, special } = cachedPlan(mnemonic, a, b, c, d);
    if (special) this.#emitSpecial(plan, 0, a, b, c, d, undefined);
    else encodeForm(this.#buffer, form, 0, undefined, a, b, c, d, undefined);
    this.#count++;
    return this;
  }

  /** emit() with options, five operands or a listing, or after finish(). */
  #emitAttentively(mnemonic: number, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): this {
    this.#checkOpen();
    const immediate = aliasImmediate(mnemonic);
    if (immediate !== undefined) {
      const [first, second, third, fourth, fifth] = [...listOf(a, b, c, d, e), immediate];
      return this.emit(mnemonic & MOST_MNEMONICS, first, second, third, fourth, fifth);
    }
    const options = this.#options;
    this.#options = 0;
    const operands = listOf(a, b, c, d, e);
    const plan = selectForm(mnemonic, operands, operands.map(classOfOperand), options);
    const position = this.#notesItself ? this.position : undefined;
    if (options !== 0) checkPrefixes(plan, options, operands);
    this.#emitSpecial(plan, options, a, b, c, d, e);
    this.#count++;
    if (position !== undefined) this.note(statementText(mnemonic, options, operands), position);
    return this;
  }

  #emitSpecial(
    plan: Plan,
    options: EncodingOptions,
    a: Operand | undefined,
    b: Operand | undefined,
    c: Operand | undefined,
    d: Operand | undefined,
    e: Operand | undefined,
  ): void {
    const { form, mirrored } = plan;
    if (form.constrained) checkConstraints(form, listOf(a, b, c, d, e));
    if (form.branchBytes !== 0) this.#branch(plan, options, a!);
    else if (plan.decoratorAt >= 0) emitDecorated(this.#buffer, plan, options, listOf(a, b, c, d, e));
    else {
      const shorter =
        mirrored !== undefined &&
        (a as RegisterOperand).id < 8 &&
        ((form.atRm === 1 ? b : c) as RegisterOperand).id > 7;
      encodeForm(this.#buffer, shorter ? mirrored : form, options, undefined, a, b, c, d, e);
    }
  }

  /**
   * Lays the code out and returns it. The assembler takes nothing afterwards.
   * @throws LinkError `LABEL_UNBOUND`, `TARGET_OUT_OF_RANGE`
   */
  finish(): Assembly {
    this.#checkOpen();
    const table = this.#labels;
    const text = this.#text;
    const merged = this.#sections.merge();
    const layout = layOut(merged.buffer, table.places(merged), this.#origin, merged.bases.length > 1);
    this.#finished = true;
    this.#attention = FINISHED;
    this.#sections.release();
    let labels: Map<string, number> | undefined;
    const statements = this.#statements;
    const place = ({ section, at, fragmentsBefore }: Position) => {
      const base = merged.bases[section]!;
      return layout.place(at + base.at, fragmentsBefore + base.fragmentsBefore);
    };
    const sections = this.#sections.describe(({ index }, at, fragmentsBefore) =>
      place({ section: index, at, fragmentsBefore }),
    );
    const named = <T extends PlacedField>(field: T) => ({
      ...field,
      section: this.#sections.all[table.sectionOf(field.label)]!.name,
      label: field.label.name,
    });
    return {
      bytes: layout.bytes,
      count: this.#count,
      // A program may have a million, and seldom asks for them.
      get labels() {
        labels ??= new Map(table.named().map((label) => [label.name, layout.target(label)]));
        return labels;
      },
      sections,
      relocations: layout.relocations.map(named),
      distances: layout.distances.map(named).filter(({ offset, section }) => sectionAt(sections, offset) !== section),
      fixedTargets: layout.fixed.map((field) => ({
        offset: field.offset,
        sizeBytes: field.sizeBytes,
        from: field.from,
        address: addressOf(layout, field),
      })),
      relocate: (origin) => relocate(layout, readOrigin(origin)),
      listing: () => text?.again().listing() ?? formatListing(layout.bytes, statements, place, this.#origin),
      source: text?.source,
      lines: () => text?.again().lines() ?? linesOf(statements, layout.bytes.length, place),
    };
  }

  /** The place of the next byte, which the layout may still move. */
  get position(): Position {
    return { section: this.#section.index, at: this.#buffer.length, fragmentsBefore: this.#buffer.fragments.length };
  }

  /** Says where in the source the next statement begins, for errors that only the layout finds. */
  mark(sourceOffset: number): void {
    this.#buffer.mark = sourceOffset;
  }

  /** Says what text is read; listing and lines are asked of `again` then, and no statement need be kept. */
  readingFrom(source: string, again: () => Assembly): void {
    this.#text = { source, again };
  }

  /** Makes room for statements that the caller notes. */
  keepStatements(): void {
    this.#statements = [];
  }

  /** Records the text of a statement, and its line, for the listing. */
  note(text: string, position: Position, line?: number): void {
    this.#statements?.push({ text, position, line });
  }

  /** Gives a label the place of another one, bound now or later, plus a distance in bytes. */
  equate(label: Label, target: Label, distance = 0): this {
    this.#labels.equate(label, target, distance);
    return this;
  }

  /** Distance between two bound labels where no branch or alignment between them can change it; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined {
    return this.#labels.distance(from, to);
  }

  #branch(plan: Plan, options: EncodingOptions, operand: Operand): void {
    const { label, addend } = this.#targetOf(operand);
    const { shortBranch, nearBranch } = plan;
    const buffer = this.#buffer;
    buffer.reserve(16);
    if (shortBranch === undefined || nearBranch === undefined || (options & (SHORT | NEAR)) !== 0) {
      const form = (options & NEAR) !== 0 ? (nearBranch ?? plan.form) : (shortBranch ?? nearBranch ?? plan.form);
      // The form's prefixes and opcode; the offset follows as a fixed field.
      encodeForm(buffer, form, options, undefined, undefined, undefined, undefined, undefined, undefined);
      const sizeBytes = form.branchBytes;
      buffer.addFixup(buffer.length, sizeBytes, label, undefined, addend, sizeBytes);
      buffer.length += sizeBytes;
      return;
    }
    encodeForm(buffer, shortBranch, options, undefined, undefined, undefined, undefined, undefined, undefined);
    const longOpcode = nearBranch.map === 1 ? 0x0f00 | nearBranch.opcode : nearBranch.opcode;
    buffer.fragments.addBranch(buffer.length - 1, label.id, addend, longOpcode, buffer.mark);
    buffer.length += 1;
  }

  /** The label of a branch operand; an address becomes a label at a fixed place. */
  #targetOf(operand: Operand): { label: Label; addend: number } {
    if (operand instanceof Label || operand instanceof BranchTarget) {
      const target = operand instanceof Label ? { label: operand, addend: 0 } : operand;
      this.#labels.check(target.label);
      return target;
    }
    return { label: this.fixedLabel(BigInt(operand as number | bigint)), addend: 0 };
  }

  /** A label at an address that does not move with the code. @throws LinkError `TARGET_OUT_OF_RANGE` */
  fixedLabel(address: bigint): Label {
    // Addresses wrap around at both ends.
    const distance = BigInt.asIntN(64, address - this.#origin);
    if (distance > 0x1f_ffff_ffff_ffffn || distance < -0x1f_ffff_ffff_ffffn) {
      throw new LinkError(
        'TARGET_OUT_OF_RANGE',
        `the target 0x${address.toString(16)} is out of reach from the origin 0x${this.#origin.toString(16)}`,
      );
    }
    return this.#labels.makeFixed(Number(distance), `0x${BigInt.asUintN(64, address).toString(16)}`);
  }

  #data(name: string, sizeBytes: number, values: readonly unknown[]): this {
    this.#checkOpen();
    const position = this.#notesItself ? this.position : undefined;
    const checked = values.map((value) => checkDatum(name, sizeBytes, value, this.#labels));
    this.#options = 0;
    for (const value of checked) {
      const buffer = this.#buffer;
      if (value instanceof Uint8Array) buffer.append(value);
      else {
        buffer.reserve(sizeBytes);
        if (typeof value !== 'bigint') {
          buffer.addFixup(buffer.length, sizeBytes, value.label, value.minus, value.addend, -1);
        }
        buffer.length = writeInteger(buffer.bytes, buffer.length, sizeBytes, typeof value === 'bigint' ? value : 0n);
      }
    }
    if (position !== undefined) this.note(`${name} ${values.map(describe).join(', ')}`, position);
    return this;
  }

  #checkOpen(): void {
    if (this.#finished)
      throw new LinkError('ALREADY_FINISHED', 'this assembler is finished; make a new one for more code');
  }
}

/** Name of the section that holds an offset; the sections lie in order. */
function sectionAt(sections: readonly AssemblySection[], offset: number): string | undefined {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { offset: from, sizeBytes } = sections[middle]!;
    if (offset < from) high = middle;
    else if (offset >= from + sizeBytes) low = middle + 1;
    else return sections[middle]!.name;
  }
  return undefined;
}

function readOrigin(origin: bigint | number): bigint {
  if (typeof origin === 'bigint' || Number.isSafeInteger(origin)) {
    const value = BigInt(origin);
    if (value >= 0n && value < 1n << 64n) return value;
  }
  throw new RawCpuError('BAD_OPTION', `origin is an address from 0 to 2^64 - 1, not ${String(origin)}`);
}

const listOf = (...operands: readonly (Operand | undefined)[]): Operand[] => {
  let n = operands.length;
  while (n > 0 && operands[n - 1] === undefined) n--;
  return operands.slice(0, n) as Operand[];
};

/** The class of an operand in the hot path; anything unusual goes to classOfOperand, which explains it. */
function quickClass(operand: Operand | undefined): number {
  if (operand === undefined) return 0;
  if (typeof operand === 'object' && operand !== null) {
    const { cls } = operand;
    if (cls > 0) return cls;
  } else if (typeof operand === 'number' && (operand | 0) === operand) return classOfNumber(operand);
  return classOfOperand(operand);
}

function cachedPlan(
  mnemonic: number,
  a: Operand | undefined,
  b: Operand | undefined,
  c: Operand | undefined,
  d: Operand | undefined,
): CachedPlan {
  const key = quickClass(a) | (quickClass(b) << 8) | (quickClass(c) << 16) | (quickClass(d) << 24);
  const slot = (Math.imul(key, 0x9e3779b1) + Math.imul(mnemonic, 0x85ebca6b)) >>> 20;
  const kept = cache[slot]!;
  if (kept.key === key && kept.mnemonic === mnemonic) return kept;
  const operands = listOf(a, b, c, d);
  const plan = selectForm(mnemonic, operands, operands.map(classOfOperand), 0);
  const special =
    plan.form.branchBytes !== 0 || plan.decoratorAt >= 0 || plan.mirrored !== undefined || plan.form.constrained;
  const made: CachedPlan = { key, mnemonic, plan, form: plan.form, special };
  cache[slot] = made;
  return made;
}

function emitDecorated(buffer: CodeBuffer, plan: Plan, options: EncodingOptions, operands: Operand[]): void {
  const [decorator] = operands.splice(plan.decoratorAt, 1) as unknown as [DecoratorOperand];
  const [a, b, c, d, e] = operands;
  encodeForm(buffer, plan.form, options, decorator, a, b, c, d, e);
}

/** Refuses prefixes that the form does not take. */
function checkPrefixes(plan: Plan, options: EncodingOptions, operands: readonly Operand[]): void {
  const problem = prefixProblem(plan.form, options, operands);
  if (problem !== undefined) throw new EncodeError('PREFIX_NOT_ALLOWED', problem);
}

type Datum = bigint | Uint8Array | LabelAddress;

function checkDatum(name: string, sizeBytes: number, value: unknown, labels: LabelTable): Datum {
  if (sizeBytes === 1 && (value instanceof Uint8Array || typeof value === 'string'))
    return typeof value === 'string' ? new TextEncoder().encode(value) : value;
  const isDistance = value instanceof LabelAddress && value.minus !== undefined;
  if (isDistance || (sizeBytes >= 4 && (value instanceof Label || value instanceof LabelAddress))) {
    const address = value instanceof Label ? new LabelAddress(value) : value;
    labels.check(address.label);
    if (address.minus !== undefined) labels.check(address.minus);
    return address;
  }
  if ((typeof value === 'number' && Number.isSafeInteger(value)) || typeof value === 'bigint') {
    const wide = BigInt(value);
    const bits = sizeBytes * 8;
    if (wide >= -(1n << BigInt(bits - 1)) && wide < 1n << BigInt(bits)) return wide;
    throw new OperandError('BAD_OPERAND', `${name}: ${wide} does not fit into ${bits} bits`);
  }
  throw new OperandError(
    'BAD_OPERAND',
    `${name} takes integers${sizeBytes === 1 ? ', Uint8Arrays and strings' : sizeBytes >= 4 ? ' and labels' : ''}, not ${describe(value)}`,
  );
}

function statementText(mnemonic: number, options: EncodingOptions, operands: readonly Operand[]): string {
  // The bits of REX make one prefix, `rex.wb`.
  const bits = (['rexW', 'rexR', 'rexX', 'rexB'] as const).filter((name) => (options & EncodingOption[name]) !== 0);
  const rex = bits.length === 0 ? '' : `rex.${bits.map((name) => name.slice(3).toLowerCase()).join('')} `;
  const prefixes = encodingOptionNames(bits.length === 0 ? options : options & ~REX_OPTIONS).map((name) =>
    /^(vex|evex|load|store|disp|rex|nf)/.test(name) ? `{${name}} ` : `${name} `,
  );
  return `${prefixes.join('')}${rex}${mnemonicNames[mnemonic]} ${operands.map(String).join(', ')}`.trimEnd();
}
