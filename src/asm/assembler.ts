// The typed Assembler: one method for each mnemonic of the table, and what a program has besides instructions. It is one
// source of statements; what becomes of them is in assembly-unit.ts.

import {
  LinkError,
  oneOf,
  optional,
  quoted,
  RawCpuError,
  readBoolean,
  readOptions,
  readText,
  wholeFrom,
} from '../errors/index.ts';
import type { Label } from '../isa/label.ts';
import { aliasImmediate, MOST_MNEMONICS, mnemonicNames, mnemonicNumber } from '../isa/mnemonics.ts';
import type { Assembly } from './assembly.ts';
import { AssemblyUnit, dataNames, readOrigin } from './assembly-unit.ts';
import {
  EncodingOption,
  type EncodingOptionName,
  type EncodingOptions,
  encodingOptionNames,
  optionsText,
} from './encoding-options.ts';
import { givenOperands, Instruction } from './instruction.ts';
import { StatementLog } from './listing.ts';
import { mnemonicOfMethod } from './method-name.ts';
import type { AssemblerMethods } from './methods.gen.ts';
import { type AnyOperand, describe, type LabelAddress, type Operand } from './operand.ts';
import { type SectionKind, sectionKinds } from './sections.ts';
import type { DataSize, Datum } from './statement-sink.ts';

/** Options of `new Assembler()`. */
export interface AssemblerOptions {
  /** The address that the first byte will have; 0 when not given. */
  readonly origin?: bigint | number;
  /** Keep the text of every statement for `listing()`; costs memory and time, so it is off when not given. */
  readonly listing?: boolean;
}

/** What `with()` gives to the constructor: the assembler that goes on, and the options of what is called on the new one. */
class Continuation {
  readonly home: Assembler;
  readonly options: EncodingOptions;
  readonly #isOurs = true;

  /** Tells one from what a caller gives, which is not looked at. */
  static is(value: object): value is Continuation {
    return typeof value === 'object' && value !== null && #isOurs in value;
  }

  constructor(home: Assembler, options: EncodingOptions) {
    this.home = home;
    this.options = options;
  }
}

/**
 * Assembles instructions by typed methods, one for each mnemonic: `new Assembler().add(rax, rcx).ret().finish()`.
 * A wrong operand is an error of the TypeScript compiler; at run time it is an EncodeError that names the nearest forms.
 * A statement that is refused with an error leaves nothing behind.
 * @example
 * ```ts
 * import { Assembler, dword, eax, edi, native } from 'rawcpu';
 *
 * const a = new Assembler({ listing: true });
 * const [again, table] = [a.label('again'), a.label('table')];
 * a.xor(eax, eax).bind(again).add(eax, dword(table)).dec(edi).jne(again).ret();
 * a.section('.rodata').bind(table).dd(7);
 * const code = a.finish();
 * code.count; // => 5
 * native({ args: ['i32'], returns: 'i32' }, code)(6); // => 42
 * ```
 */
// The methods are made from the table below, so the interface is the only place that can name them.
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see above
export class Assembler {
  readonly #unit: AssemblyUnit;
  /** The statements, where a listing was asked for. */
  readonly #log: StatementLog | undefined;
  /** Of the assembler itself: names of its labels. */
  #names: Set<string> | undefined = undefined;
  /** The record of every instruction that is called here, with the options that with() was given. */
  readonly #instruction = new Instruction();
  /** The assembler that with() was called on, which an instruction gives back; itself where it was not. */
  readonly #home: Assembler;
  /** Of the assembler itself: what with() made, and no instruction was called on. */
  #unused: Set<Assembler> | undefined = undefined;
  /** True where an instruction has more to do than to be appended. */
  readonly #isAttentive: boolean;

  /** @throws RawCpuError `UNKNOWN_OPTION`, `BAD_OPTION` */
  constructor(options: AssemblerOptions = {}) {
    if (layers === undefined) makeMethodsOnDemand();
    if (Continuation.is(options)) {
      const { home } = options;
      this.#unit = home.#unit;
      this.#log = home.#log;
      this.#home = home;
      this.#isAttentive = true;
      this.#instruction.options = options.options;
      return;
    }
    options = readOptions('new Assembler', options, ['origin', 'listing']);
    this.#unit = new AssemblyUnit(readOrigin(options.origin ?? 0));
    const hasListing = optional(readBoolean)('new Assembler: listing', options.listing);
    this.#log = hasListing === true ? new StatementLog() : undefined;
    this.#home = this;
    this.#isAttentive = this.#log !== undefined;
  }

  /** Number of instructions so far. */
  get count(): number {
    return this.#unit.count;
  }

  /**
   * Makes a label; bind it once to give it its place. With a name it appears in `Assembly.labels`.
   * @throws LinkError `LABEL_REBOUND` for a name that another label has.
   */
  label(name?: string): Label {
    if (name !== undefined) {
      readText('the name of a label', name);
      const home = this.#home;
      home.#names ??= new Set();
      if (home.#names.has(name)) throw new LinkError('LABEL_REBOUND', `there is a label '${name}' already`);
      home.#names.add(name);
    }
    return this.#unit.label(name);
  }

  /**
   * Makes a label at an address that does not move with the code: `lea(rax, ptr(assembler.fixedLabel(0x401000n)))`.
   * @throws LinkError `TARGET_OUT_OF_RANGE` where it is 2^53 bytes or more away from the origin.
   */
  fixedLabel(address: bigint): Label {
    return this.#unit.fixedLabel(address);
  }

  /** Binds a label to the present place. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN`, `ALREADY_FINISHED` */
  bind(label: Label): this {
    this.#unit.bind(label);
    this.#log?.add(`${label.name}:`, this.#unit.position);
    return this;
  }

  /**
   * Gives a label the place of another one, which may be bound later, plus a distance in bytes.
   * @throws LinkError `LABEL_FOREIGN`; OperandError `BAD_OPERAND` for a distance that is not a whole number, or beyond 2^52
   */
  equate(label: Label, target: Label, distance = 0): this {
    this.#unit.equate(label, target, distance);
    return this;
  }

  /** Bytes from one bound label to another, where nothing between them can change that any more; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined {
    return this.#unit.distance(from, to);
  }

  /**
   * Goes on in a section: `.text` (where every assembler begins), `.rodata`, `.data`, `.bss`, or one whose name begins
   * with these and a dot. Sections lie one after the other in that order.
   * @param kind makes room for any other name.
   * @throws LinkError `BAD_SECTION`, `ALREADY_FINISHED`
   */
  section(name: string, kind?: SectionKind): this {
    readText('the name of a section', name);
    optional(oneOf(sectionKinds))('the kind of a section', kind);
    this.#unit.section(name, kind);
    return this;
  }

  /** Name of the present section. */
  get sectionName(): string {
    return this.#unit.sectionName;
  }

  /**
   * The same assembler with prefixes and encoding choices for one instruction, which is called on the result:
   * `assembler.with('lock').inc(dword(rax)).ret()`. The instruction gives the assembler itself back.
   * @throws RawCpuError `BAD_OPTION` for a name that is none; from `finish()` where no instruction was called on a result.
   */
  with(...names: readonly EncodingOptionName[]): this {
    let { options } = this.#instruction;
    for (const name of names) {
      if (typeof name !== 'string' || !Object.hasOwn(EncodingOption, name))
        throw new RawCpuError(
          'BAD_OPTION',
          `${quoted(name)} is not a prefix and no encoding choice; known are ${Object.keys(EncodingOption).join(', ')}`,
        );
      options |= EncodingOption[name];
    }
    const home = this.#home;
    // A class that extends this one: its methods are there, its constructor is not run again.
    const continued = Reflect.construct(Assembler, [new Continuation(home, options)], this.constructor as never);
    home.#unused ??= new Set();
    home.#unused.add(continued).delete(this);
    return continued;
  }

  /** Appends bytes: integers of 8 bits, arrays of bytes, and strings in UTF-8. @throws OperandError `BAD_OPERAND` */
  db(...values: readonly (number | bigint | Uint8Array | string)[]): this {
    return this.#data(1, values);
  }

  /** Appends integers of 16 bits, little-endian, signed or unsigned. @throws OperandError `BAD_OPERAND` */
  dw(...values: readonly (number | bigint)[]): this {
    return this.#data(2, values);
  }

  /** Appends integers of 32 bits, little-endian; a label is its address. @throws OperandError `BAD_OPERAND` */
  dd(...values: readonly (number | bigint | Label | LabelAddress)[]): this {
    return this.#data(4, values);
  }

  /** Appends integers of 64 bits, little-endian; a label is its address. @throws OperandError `BAD_OPERAND` */
  dq(...values: readonly (number | bigint | Label | LabelAddress)[]): this {
    return this.#data(8, values);
  }

  #data(sizeBytes: DataSize, values: readonly Datum[]): this {
    const position = this.#log === undefined ? undefined : this.#unit.position;
    this.#unit.data(sizeBytes, values);
    if (position !== undefined) this.#log!.add(`${dataNames[sizeBytes]} ${values.map(describe).join(', ')}`, position);
    return this.#home as this;
  }

  /**
   * Pads to a multiple of `alignment` bytes, with long nops unless a fill byte is given (with zeros outside of code); not
   * at all if that would take more than `maxPadding` bytes.
   * @throws LinkError `BAD_ALIGNMENT`, `ALREADY_FINISHED`; RawCpuError `BAD_OPTION` for a fill byte or padding that is none
   */
  align(alignment: number, fill = -1, maxPadding: number = alignment): this {
    wholeFrom(-1, 255)('the fill byte of an alignment', fill);
    if (maxPadding !== alignment) wholeFrom(0)('the most padding of an alignment', maxPadding);
    const position = this.#log === undefined ? undefined : this.#unit.position;
    this.#unit.align(alignment, fill, maxPadding);
    if (position !== undefined) this.#log!.add(`align ${alignment}`, position);
    return this;
  }

  /** Adds a line to the listing, `; text`; without a listing it does nothing. */
  comment(text: string): this {
    readText('a comment', text);
    this.#log?.add(`; ${text}`, this.#unit.position);
    return this;
  }

  /**
   * Appends one instruction by its mnemonic's number, for generators of code: no method is looked up by a name. Operands are
   * what the typed methods take; here the compiler does not check them.
   * @param mnemonic from `mnemonicNumber()`.
   * @throws EncodeError, OperandError; LinkError `LABEL_FOREIGN`, `ALREADY_FINISHED`
   */
  emit(mnemonic: number, a?: AnyOperand, b?: AnyOperand, c?: AnyOperand, d?: AnyOperand, e?: AnyOperand): this {
    const instruction = this.#instruction;
    instruction.mnemonic = mnemonic;
    instruction.a = a as Operand | undefined;
    instruction.b = b as Operand | undefined;
    // Most instructions have two operands, and to clear a field costs less than to store what may be an object.
    instruction.c = undefined;
    instruction.d = undefined;
    instruction.e = undefined;
    if (c !== undefined) instruction.c = c as Operand;
    if (d !== undefined) instruction.d = d as Operand;
    if (e !== undefined) instruction.e = e as Operand;
    if (this.#isAttentive) return this.#emitAttentively();
    this.#unit.instruction(instruction);
    return this;
  }

  /** emit() where with() was called or a listing was asked for. */
  #emitAttentively(): this {
    const instruction = this.#instruction;
    this.#home.#unused?.delete(this);
    const position = this.#log === undefined ? undefined : this.#unit.position;
    this.#unit.instruction(instruction);
    if (position !== undefined) this.#log!.add(textOf(instruction), position);
    return this.#home as this;
  }

  /**
   * Lays the code out and returns it. The assembler takes nothing afterwards.
   * @throws LinkError `LABEL_UNBOUND`, `TARGET_OUT_OF_RANGE`, `ALREADY_FINISHED`; RawCpuError `BAD_OPTION` for a
   *   `with()` that no instruction followed.
   */
  finish(): Assembly {
    const unused = this.#home.#unused?.values().next().value;
    if (unused !== undefined) throw noInstruction(unused.#instruction.options);
    return this.#unit.finish(this.#log);
  }
}
/** The methods of the mnemonics. */
export interface Assembler extends AssemblerMethods {}

const noInstruction = (options: EncodingOptions): RawCpuError =>
  new RawCpuError(
    'BAD_OPTION',
    `no instruction was called on what with('${encodingOptionNames(options).join("', '")}') gave`,
    {
      hint: "the options are those of that instruction alone: assembler.with('lock').inc(dword(rax))",
    },
  );

/** An instruction as text; an alias that stands for an operand as well is written out. */
function textOf(instruction: Instruction): string {
  const { mnemonic, options } = instruction;
  const immediate = aliasImmediate(mnemonic);
  const given = givenOperands(instruction);
  const all = immediate === undefined ? given : [...given, immediate];
  const name = mnemonicNames[mnemonic & MOST_MNEMONICS]!;
  return `${optionsText(options)}${name} ${all.map(String).join(', ')}`.trimEnd();
}

/**
 * Methods on one prototype object: V8 keeps an object with more properties as a hash table, and then looks every call up
 * (10 ns of 40, measured on Node 20).
 */
const METHODS_A_LAYER = 500;
/** More than there are mnemonics; all are there from the beginning, because V8 optimises a chain when it is first used. */
const LAYERS = 6;

let layers: object[] | undefined;
let methods = 0;

/**
 * Puts a maker of methods at the end of the prototype chain, where only a name that is not there yet is looked up. To make
 * all 2,600 at once would take the first assembler of a program 9 ms (Node 20), and a program uses fifty.
 */
function makeMethodsOnDemand(): void {
  let top: object = new Proxy(Object.prototype, {
    get: (end, name, receiver) => methodNamed(name) ?? Reflect.get(end, name, receiver),
    has: (end, name) => methodNamed(name) !== undefined || Reflect.has(end, name),
  });
  layers = [];
  for (let i = 0; i < LAYERS; i++) {
    top = Object.create(top) as object;
    layers.push(top);
  }
  Object.setPrototypeOf(Assembler.prototype, top);
}

/** The new method of a mnemonic; undefined for any other name. */
function methodNamed(name: string | symbol): unknown {
  const mnemonic = typeof name === 'string' ? mnemonicOfMethod(name) : undefined;
  const number = mnemonic === undefined ? undefined : mnemonicNumber(mnemonic);
  if (number === undefined) return undefined;
  const value = methodOf(number);
  const layer = layers![Math.floor(methods++ / METHODS_A_LAYER)]!;
  Object.defineProperty(layer, name, { value, writable: true, configurable: true });
  return value;
}

/** The method that appends one mnemonic. */
const methodOf = (mnemonic: number) =>
  function (
    this: Assembler,
    a?: AnyOperand,
    b?: AnyOperand,
    c?: AnyOperand,
    d?: AnyOperand,
    e?: AnyOperand,
  ): Assembler {
    return this.emit(mnemonic, a, b, c, d, e);
  };
