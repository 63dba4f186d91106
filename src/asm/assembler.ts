// The assembler itself: instructions, labels, data and alignment are appended; finish() lays them out. Every instruction
// goes through emit(), whether a typed method or the text reader calls it. A refused statement leaves no byte behind.

import { EncodeError, LinkError, OperandError, RawCpuError, refuseUnknownOptions } from '../errors/index.ts';
import type { DecoratorOperand } from '../isa/decorators.ts';
import { Label } from '../isa/label.ts';
import { classOfNumber } from '../isa/operand-class.ts';
import type { RegisterOperand } from '../isa/registers.ts';
import { allMnemonics, type Form, mnemonicNames } from '../isa/table.ts';
import type { Assembly } from './assembly.ts';
import { CodeBuffer } from './code-buffer.ts';
import { encodeForm, writeInteger } from './encode.ts';
import { Hint, type HintName, hintNames } from './hints.ts';
import { layOut } from './layout.ts';
import { formatListing, type Statement } from './listing.ts';
import type { AssemblerMethods } from './methods.gen.ts';
import { BranchTarget, classOfOperand, describe, LabelAddress, type Operand } from './operand.ts';
import { prefixProblem } from './prefixes.ts';
import { type Plan, selectForm } from './select.ts';

export interface AssemblerOptions {
  /** The address that the first byte will have; 0 when not given. */
  readonly origin?: bigint | number;
  /** Keep the text of every statement for `listing()`; costs memory and time, so it is off when not given. */
  readonly listing?: boolean;
}

/** Slots of the cache of plans; a power of two. All the forms of one program fit, collisions only cost a new search. */
const CACHE_SLOTS = 4096;

/** A plan that is kept, under the mnemonic and the classes of the operands, 7 bits each. */
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

/** Values in place of a number of elastic places before a label. */
const UNBOUND = -2;
const FIXED = -1;

/** Bits of `attention` beside the hints. */
const NOTES_ITSELF = 1 << 30;
const FINISHED = 1 << 29;

/** What every assembler can do besides its instructions. */
export class AssemblerCore {
  readonly #buffer = new CodeBuffer();
  readonly #origin: bigint;
  readonly #offsets: number[] = [];
  readonly #elasticBefore: number[] = [];
  readonly #names = new Map<string, Label>();
  /** Statements for the listing, where one was asked for. */
  #statements: Statement[] | undefined;
  /** True where instructions and labels note themselves; the text reader notes source lines instead. */
  readonly #notesItself: boolean;
  /** Hints for the next instruction, and what else keeps emit() from its short path; 0 most of the time. */
  #attention = 0;
  #count = 0;
  #finished = false;

  constructor(options: AssemblerOptions = {}) {
    refuseUnknownOptions('new Assembler', options, ['origin', 'listing']);
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
    const label = new Label(this, this.#offsets.length, name ?? `L${this.#offsets.length}`);
    if (name !== undefined) {
      if (this.#names.has(name)) throw new LinkError('LABEL_REBOUND', `there is a label '${name}' already`);
      this.#names.set(name, label);
    }
    this.#offsets.push(0);
    this.#elasticBefore.push(UNBOUND);
    return label;
  }

  /** Binds a label to the present place. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN` */
  bind(label: Label): this {
    this.#checkOpen();
    if (!(label instanceof Label) || label.owner !== this) throw foreignLabel(label);
    if (this.isBound(label))
      throw new LinkError('LABEL_REBOUND', `label '${label.name}' is bound already`, {
        details: { label: label.name },
      });
    this.#offsets[label.id] = this.#buffer.length;
    this.#elasticBefore[label.id] = this.#buffer.elastics.length;
    if (this.#notesItself) this.note(`${label.name}:`, this.#buffer.length, this.#buffer.elastics.length);
    return this;
  }

  /** Sets prefixes and encoding choices for the next instruction: `lock`, `rep`, `evex`, `disp32` ... */
  with(...names: readonly HintName[]): this {
    for (const name of names) {
      const bit = Hint[name];
      if (bit === undefined)
        throw new RawCpuError(
          'BAD_OPTION',
          `'${name}' is no prefix and no encoding choice; known are ${Object.keys(Hint).join(', ')}`,
        );
      this.#attention |= bit;
    }
    return this;
  }

  /** The same with a set of Hint bits, for the text reader. */
  withHints(bits: number): this {
    this.#attention |= bits;
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
    const at = this.#buffer.length;
    const before = this.#buffer.elastics.length;
    if (alignment > 1)
      this.#buffer.elastics.push({ at, label: undefined, addend: 0, longOpcode: 0, alignment, maxPadding, fill });
    if (this.#notesItself) this.note(`align ${alignment}`, at, before);
    return this;
  }

  /**
   * Appends one instruction.
   * @param mnemonic number from the table.
   * @throws EncodeError, OperandError; then nothing was appended.
   */
  emit(mnemonic: number, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): this {
    if (this.#attention !== 0 || e !== undefined) return this.#emitAttentively(mnemonic, a, b, c, d, e);
    const { plan, form, special } = cachedPlan(mnemonic, a, b, c, d);
    if (special) this.#emitSpecial(plan, 0, a, b, c, d, undefined);
    else encodeForm(this.#buffer, form, 0, undefined, a, b, c, d, undefined);
    this.#count++;
    return this;
  }

  /** emit() with hints, five operands or a listing, or after finish(). */
  #emitAttentively(mnemonic: number, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): this {
    this.#checkOpen();
    const hints = this.#attention & ~NOTES_ITSELF;
    this.#attention &= NOTES_ITSELF;
    const operands = listOf(a, b, c, d, e);
    const plan = selectForm(mnemonic, operands, operands.map(classOfOperand), hints);
    const { length } = this.#buffer;
    const before = this.#buffer.elastics.length;
    if (hints !== 0) checkPrefixes(plan, hints, a);
    this.#emitSpecial(plan, hints, a, b, c, d, e);
    this.#count++;
    if (this.#notesItself) this.note(statementText(mnemonic, hints, operands), length, before);
    return this;
  }

  #emitSpecial(
    plan: Plan,
    hints: number,
    a: Operand | undefined,
    b: Operand | undefined,
    c: Operand | undefined,
    d: Operand | undefined,
    e: Operand | undefined,
  ): void {
    const { form, mirrored } = plan;
    if (form.branchBytes !== 0) this.#branch(plan, hints, a!);
    else if (plan.decoratorAt >= 0) emitDecorated(this.#buffer, plan, hints, listOf(a, b, c, d, e));
    else {
      const shorter =
        mirrored !== undefined &&
        (a as RegisterOperand).id < 8 &&
        ((form.atRm === 1 ? b : c) as RegisterOperand).id > 7;
      encodeForm(this.#buffer, shorter ? mirrored : form, hints, undefined, a, b, c, d, e);
    }
  }

  /**
   * Lays the code out and returns it. The assembler takes nothing afterwards.
   * @throws LinkError `LABEL_UNBOUND`, `TARGET_OUT_OF_RANGE`
   */
  finish(): Assembly {
    this.#checkOpen();
    const places = { offsets: this.#offsets, elasticBefore: this.#elasticBefore };
    const layout = layOut(this.#buffer, places, this.#origin);
    this.#finished = true;
    this.#attention = FINISHED;
    const labels = new Map<string, number>();
    for (const [name, { id }] of this.#names) {
      if (this.#elasticBefore[id] !== UNBOUND)
        labels.set(name, layout.place(this.#offsets[id]!, this.#elasticBefore[id]!));
    }
    const statements = this.#statements;
    return {
      bytes: layout.bytes,
      count: this.#count,
      labels,
      listing: () => formatListing(layout, statements, this.#origin),
    };
  }

  /** Offset of the next byte, in a buffer that is not laid out yet, and number of elastic places before it. */
  get position(): { readonly at: number; readonly elasticBefore: number } {
    return { at: this.#buffer.length, elasticBefore: this.#buffer.elastics.length };
  }

  /** Makes room for statements that the caller notes. */
  keepStatements(): void {
    this.#statements = [];
  }

  /** Records the text of a statement for the listing. */
  note(text: string, at: number, elasticBefore: number): void {
    this.#statements?.push({ text, at, elasticBefore });
  }

  /** Distance between two bound labels where no branch or alignment between them can change it; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined {
    const same = this.isBound(from) && this.isBound(to) && this.#elasticBefore[from.id] === this.#elasticBefore[to.id];
    return same ? this.#offsets[to.id]! - this.#offsets[from.id]! : undefined;
  }

  /** True when a label has its place. */
  isBound(label: Label): boolean {
    return this.#elasticBefore[label.id] !== UNBOUND;
  }

  #branch(plan: Plan, hints: number, operand: Operand): void {
    const { label, addend } = this.#targetOf(operand);
    const { shortBranch, nearBranch } = plan;
    const buffer = this.#buffer;
    buffer.reserve(16);
    if (shortBranch === undefined || nearBranch === undefined || (hints & (Hint.short | Hint.near)) !== 0) {
      const form = (hints & Hint.near) !== 0 ? (nearBranch ?? plan.form) : (shortBranch ?? nearBranch ?? plan.form);
      // The form's prefixes and opcode; the offset follows as a fixed field.
      encodeForm(buffer, form, hints, undefined, undefined, undefined, undefined, undefined, undefined);
      const sizeBytes = form.branchBytes;
      buffer.fixups.push({
        at: buffer.length,
        sizeBytes,
        label,
        minus: undefined,
        addend,
        toEnd: sizeBytes,
        elasticBefore: buffer.elastics.length,
      });
      buffer.length += sizeBytes;
      return;
    }
    encodeForm(buffer, shortBranch, hints, undefined, undefined, undefined, undefined, undefined, undefined);
    const longOpcode = nearBranch.map === 1 ? 0x0f00 | nearBranch.opcode : nearBranch.opcode;
    buffer.elastics.push({ at: buffer.length - 1, label, addend, longOpcode, alignment: 0, maxPadding: 0, fill: 0 });
    buffer.length += 1;
  }

  /** The label of a branch operand; an address becomes a label at a fixed place. */
  #targetOf(operand: Operand): { label: Label; addend: number } {
    if (operand instanceof Label || operand instanceof BranchTarget) {
      const target = operand instanceof Label ? { label: operand, addend: 0 } : operand;
      if (target.label.owner !== this) throw foreignLabel(target.label);
      return target;
    }
    const address = BigInt(operand as number | bigint);
    const distance = address - this.#origin;
    if (distance > 0x1f_ffff_ffff_ffffn || distance < -0x1f_ffff_ffff_ffffn) {
      throw new LinkError(
        'TARGET_OUT_OF_RANGE',
        `the target 0x${address.toString(16)} is out of reach from the origin 0x${this.#origin.toString(16)}`,
      );
    }
    const label = new Label(this, this.#offsets.length, `0x${BigInt.asUintN(64, address).toString(16)}`);
    this.#offsets.push(Number(distance));
    this.#elasticBefore.push(FIXED);
    return { label, addend: 0 };
  }

  #data(name: string, sizeBytes: number, values: readonly unknown[]): this {
    this.#checkOpen();
    const start = this.#buffer.length;
    const checked = values.map((value) => checkDatum(name, sizeBytes, value, this));
    this.#attention &= NOTES_ITSELF | FINISHED;
    for (const value of checked) {
      const buffer = this.#buffer;
      if (value instanceof Uint8Array) buffer.append(value);
      else {
        buffer.reserve(sizeBytes);
        if (typeof value !== 'bigint') {
          buffer.fixups.push({
            at: buffer.length,
            sizeBytes,
            label: value.label,
            minus: value.minus,
            addend: value.addend,
            toEnd: -1,
            elasticBefore: buffer.elastics.length,
          });
        }
        buffer.length = writeInteger(buffer.bytes, buffer.length, sizeBytes, typeof value === 'bigint' ? value : 0n);
      }
    }
    if (this.#notesItself) this.note(`${name} ${values.map(describe).join(', ')}`, start, this.#buffer.elastics.length);
    return this;
  }

  #checkOpen(): void {
    if (this.#finished)
      throw new LinkError('ALREADY_FINISHED', 'this assembler is finished; make a new one for more code');
  }
}

function readOrigin(origin: bigint | number): bigint {
  if (typeof origin === 'bigint' || Number.isSafeInteger(origin)) {
    const value = BigInt(origin);
    if (value >= 0n && value < 1n << 64n) return value;
  }
  throw new RawCpuError('BAD_OPTION', `origin is an address from 0 to 2^64 - 1, not ${String(origin)}`);
}

function foreignLabel(label: unknown): LinkError {
  return label instanceof Label
    ? new LinkError('LABEL_FOREIGN', `label '${label.name}' belongs to another assembler`)
    : new LinkError('LABEL_FOREIGN', `${describe(label)} is no label; make one with label()`);
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
  const key = quickClass(a) | (quickClass(b) << 7) | (quickClass(c) << 14) | (quickClass(d) << 21);
  const slot = (Math.imul(key, 0x9e3779b1) + Math.imul(mnemonic, 0x85ebca6b)) >>> 20;
  const kept = cache[slot]!;
  if (kept.key === key && kept.mnemonic === mnemonic) return kept;
  const operands = listOf(a, b, c, d);
  const plan = selectForm(mnemonic, operands, operands.map(classOfOperand), 0);
  const special = plan.form.branchBytes !== 0 || plan.decoratorAt >= 0 || plan.mirrored !== undefined;
  const made: CachedPlan = { key, mnemonic, plan, form: plan.form, special };
  cache[slot] = made;
  return made;
}

function emitDecorated(buffer: CodeBuffer, plan: Plan, hints: number, operands: Operand[]): void {
  const [decorator] = operands.splice(plan.decoratorAt, 1) as unknown as [DecoratorOperand];
  const [a, b, c, d, e] = operands;
  encodeForm(buffer, plan.form, hints, decorator, a, b, c, d, e);
}

/** Refuses prefixes that the form does not take. */
function checkPrefixes(plan: Plan, hints: number, first: Operand | undefined): void {
  const problem = prefixProblem(plan.form, hints, first);
  if (problem !== undefined) throw new EncodeError('PREFIX_NOT_ALLOWED', problem);
}

type Datum = bigint | Uint8Array | LabelAddress;

function checkDatum(name: string, sizeBytes: number, value: unknown, owner: object): Datum {
  if (sizeBytes === 1 && (value instanceof Uint8Array || typeof value === 'string'))
    return typeof value === 'string' ? new TextEncoder().encode(value) : value;
  if (sizeBytes >= 4 && (value instanceof Label || value instanceof LabelAddress)) {
    const address = value instanceof Label ? new LabelAddress(value) : value;
    if (address.label.owner !== owner) throw foreignLabel(address.label);
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

function statementText(mnemonic: number, hints: number, operands: readonly Operand[]): string {
  const prefixes = hintNames(hints).map((name) =>
    /^(vex|evex|load|store|disp|rex)/.test(name) ? `{${name}} ` : `${name} `,
  );
  return `${prefixes.join('')}${mnemonicNames[mnemonic]} ${operands.map(String).join(', ')}`.trimEnd();
}

/** Mnemonics whose methods carry an underscore, because the plain name is a word of the language or of the assembler. */
const RESERVED = new Set(['in', 'bind', 'label', 'lock', 'rep', 'repne']);

/**
 * Assembles instructions by typed methods, one for each mnemonic: `new Assembler().add(rax, rcx).ret().finish()`.
 * A wrong operand is an error of the TypeScript compiler; at run time it is an EncodeError that names the nearest forms.
 */
// The methods are made from the table below, so the interface is the only place that can name them.
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see above
export class Assembler extends AssemblerCore {}
export interface Assembler extends AssemblerMethods {}

/**
 * Methods on one prototype object: V8 keeps an object with more properties as a hash table, and then looks every call up
 * (10 ns of 40, measured on Node 20).
 */
const METHODS_A_LAYER = 500;

let layer: object = AssemblerCore.prototype;
let inLayer = METHODS_A_LAYER;
for (const [name, number] of allMnemonics()) {
  if (inLayer === METHODS_A_LAYER) {
    layer = Object.create(layer) as object;
    inLayer = 0;
  }
  inLayer++;
  Object.defineProperty(layer, RESERVED.has(name) ? `${name}_` : name, {
    value(this: Assembler, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): Assembler {
      return this.emit(number, a, b, c, d, e);
    },
    writable: true,
    configurable: true,
  });
}
Object.setPrototypeOf(Assembler.prototype, layer);
