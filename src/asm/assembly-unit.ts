// One unit of code on its way to an Assembly: its sections, the labels bound in them, and the fixups that wait for those.
// Which bytes an instruction has is decided in instruction-writer.ts, where everything comes to lie in layout.ts. What is
// refused leaves no byte and no fixup behind.

import { givenBytes, typedArrayTag } from '../buffers/index.ts';
import { LinkError, OperandError, RawCpuError, unreadable } from '../errors/index.ts';
import { Label } from '../isa/label.ts';
import type { Assembly, AssemblySection } from './assembly.ts';
import { Budget } from './budget.ts';
import type { CodeBuffer } from './code-buffer.ts';
import { writeInteger } from './encode.ts';
import type { Instruction } from './instruction.ts';
import { writeInstruction } from './instruction-writer.ts';
import { LabelTable } from './label-table.ts';
import { addressOf, type Layout, layOut, type PlacedField, relocate } from './layout.ts';
import { noStatements, type PlacedCode, type Statements } from './listing.ts';
import { checkDistance, describe, LabelAddress } from './operand.ts';
import { type Section, type SectionKind, SectionTable } from './sections.ts';
import type { DataSize, Datum, Position, StatementSink } from './statement-sink.ts';

/** The directive, and the method of Assembler, for data of each size. */
export const dataNames = { 1: 'db', 2: 'dw', 4: 'dd', 8: 'dq' } as const;

/** Takes the statements of one source, and makes the Assembly of them. */
export class AssemblyUnit implements StatementSink {
  readonly budget = new Budget();
  readonly #origin: bigint;
  readonly #labels: LabelTable;
  readonly #sections = new SectionTable(this, this.budget);
  #section: Section = this.#sections.open('.text');
  /** The bytes of the present section. */
  #buffer: CodeBuffer = this.#section.buffer;
  #count = 0;
  #isFinished = false;

  /** @param origin the address that the first byte will have. */
  constructor(origin = 0n) {
    this.#origin = origin;
    this.#labels = new LabelTable(this, origin);
  }

  /** Number of instructions so far. */
  get count(): number {
    return this.#count;
  }

  instruction(instruction: Instruction): void {
    if (this.#isFinished) this.#checkOpen();
    const buffer = this.#buffer;
    const { length } = buffer;
    try {
      writeInstruction(buffer, this.#labels, instruction);
    } catch (cause) {
      // Most errors come before the first byte. What an operand that is a proxy throws may come at any time.
      buffer.length = length;
      buffer.fixups.forgetFrom(length);
      throw unreadable('an operand', cause);
    }
    this.#count++;
  }

  data(sizeBytes: DataSize, values: readonly Datum[]): void {
    this.#checkOpen();
    const checked = values.map((value) => checkDatum(sizeBytes, value, this.#labels));
    const buffer = this.#buffer;
    for (const value of checked) {
      if (value instanceof Uint8Array) buffer.append(value);
      else {
        buffer.reserve(sizeBytes);
        if (typeof value !== 'bigint') {
          buffer.addFixup(buffer.length, sizeBytes, value.label, value.minus, value.addend, -1);
        }
        buffer.length = writeInteger(buffer.bytes, buffer.length, sizeBytes, typeof value === 'bigint' ? value : 0n);
      }
    }
  }

  repeated(bytes: Uint8Array, times: number): void {
    this.#checkOpen();
    this.#buffer.appendRepeated(bytes, times);
  }

  align(alignment: number, fill: number, maxPadding: number): void {
    this.#checkOpen();
    if (!Number.isInteger(alignment) || alignment < 1 || alignment > 65536 || (alignment & (alignment - 1)) !== 0) {
      throw new LinkError(
        'BAD_ALIGNMENT',
        `an alignment is a power of two from 1 to 65536, not ${describe(alignment)}`,
      );
    }
    const { length: at, fragments, mark } = this.#buffer;
    const filled = fill < 0 && this.#section.kind !== 'code' ? 0 : fill;
    if (alignment > 1) fragments.addAlignment(at, alignment, maxPadding, filled, mark);
    this.#section.alignment = Math.max(this.#section.alignment, alignment);
  }

  label(name?: string): Label {
    return this.#labels.make(name);
  }

  fixedLabel(address: bigint): Label {
    return this.#labels.makeFixed(address);
  }

  bind(label: Label): void {
    this.#checkOpen();
    this.#labels.bind(label, this.#section);
  }

  equate(label: Label, target: Label, distance: number): void {
    checkDistance(distance);
    this.#labels.equate(label, target, distance);
  }

  distance(from: Label, to: Label): number | undefined {
    return this.#labels.distance(from, to);
  }

  section(name: string, kind?: SectionKind): void {
    this.#checkOpen();
    this.#section = this.#sections.open(name, kind);
    this.#buffer = this.#section.buffer;
  }

  get sectionName(): string {
    return this.#section.name;
  }

  get isLeftOut(): boolean {
    return this.#section.kind === 'dropped';
  }

  get position(): Position {
    return { section: this.#section.index, at: this.#buffer.length, fragmentsBefore: this.#buffer.fragments.length };
  }

  mark(sourceOffset: number): void {
    this.#buffer.mark = sourceOffset;
  }

  /**
   * Lays the code out and returns it. The unit takes nothing afterwards.
   * @param statements what the source can tell of its statements.
   * @throws LinkError `LABEL_UNBOUND`, `TARGET_OUT_OF_RANGE`
   */
  finish(statements: Statements = noStatements): Assembly {
    this.#checkOpen();
    const labels = this.#labels;
    const merged = this.#sections.merge();
    const layout = layOut(merged.buffer, labels.places(merged), this.#origin, merged.bases.length > 1);
    this.#isFinished = true;
    this.#sections.release();
    const code: PlacedCode = {
      bytes: layout.bytes,
      origin: this.#origin,
      place: ({ section, at, fragmentsBefore }) => {
        const base = merged.bases[section]!;
        return layout.place(at + base.at, fragmentsBefore + base.fragmentsBefore);
      },
    };
    const sections = this.#sections.describe(({ index }, at, fragmentsBefore) =>
      code.place({ section: index, at, fragmentsBefore }),
    );
    const named = <T extends PlacedField>(field: T) => ({
      ...field,
      section: this.#sections.all[labels.sectionOf(field.label)]!.name,
      label: field.label.name,
    });
    let offsets: Map<string, number> | undefined;
    return {
      bytes: layout.bytes,
      count: this.#count,
      // A program may have a million, and seldom asks for them.
      get labels() {
        offsets ??= new Map(placesWithin(layout, labels.named()));
        return offsets;
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
      listing: () => statements.listing(code),
      source: statements.source,
      lines: () => statements.lines(code),
    };
  }

  #checkOpen(): void {
    if (this.#isFinished)
      throw new LinkError('ALREADY_FINISHED', 'this assembler is finished; make a new one for more code');
  }
}

/** Names and offsets of the labels that lie within the bytes: one that stands for a distance from another may not. */
function* placesWithin({ target, bytes }: Layout, labels: readonly Label[]): Generator<[string, number]> {
  for (const label of labels) {
    const offset = target(label);
    if (offset >= 0 && offset <= bytes.length) yield [label.name, offset];
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

/** The address of the first byte, from an option. @throws RawCpuError `BAD_OPTION` */
export function readOrigin(origin: bigint | number): bigint {
  if (typeof origin === 'bigint' || Number.isSafeInteger(origin)) {
    const value = BigInt(origin);
    if (value >= 0n && value < 1n << 64n) return value;
  }
  throw new RawCpuError('BAD_OPTION', `origin is an address from 0 to 2^64 - 1, not ${describe(origin)}`);
}

/** Bytes, an integer that fits, or what a fixup will hold. @throws OperandError `BAD_OPERAND`, LinkError `LABEL_FOREIGN` */
function checkDatum(sizeBytes: DataSize, value: unknown, labels: LabelTable): bigint | Uint8Array | LabelAddress {
  const name = dataNames[sizeBytes];
  if (typeof value === 'object' && value !== null) {
    if (sizeBytes === 1 && typedArrayTag(value) === 'Uint8Array') return givenBytes(name, value);
    const address = addressOfDatum(name, value);
    if (address?.minus !== undefined || (sizeBytes >= 4 && address !== undefined)) {
      labels.check(address.label);
      if (address.minus !== undefined) labels.check(address.minus);
      return address;
    }
  }
  if (sizeBytes === 1 && typeof value === 'string') return new TextEncoder().encode(value);
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

/** A label, or what is counted from one, as a datum; undefined for anything else. */
function addressOfDatum(name: string, value: object): LabelAddress | undefined {
  try {
    return value instanceof LabelAddress ? value : value instanceof Label ? new LabelAddress(value) : undefined;
  } catch (cause) {
    throw unreadable(`${name}: a value`, cause);
  }
}
