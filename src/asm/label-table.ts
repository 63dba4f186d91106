// Where the labels of one assembler are bound: section, offset, and how many relaxable fragments lie before.

import { LinkError, OperandError } from '../errors/index.ts';
import { Label } from '../isa/label.ts';
import { foreignLabel } from './code-buffer.ts';
import type { LabelPlaces } from './layout.ts';
import { describe } from './operand.ts';
import type { Merged, Section } from './sections.ts';

/** Values in place of a number of relaxable fragments before a label. */
const UNBOUND = -2;
const FIXED = -1;

/** The labels of one assembler, by their numbers. */
export class LabelTable {
  readonly #owner: object;
  readonly #origin: bigint;
  readonly #labels: Label[] = [];
  readonly #offsets: number[] = [];
  readonly #fragmentsBefore: number[] = [];
  readonly #sections: number[] = [];
  /** What labels that stand for others stand for, by the number of the label. */
  readonly #equal = new Map<number, { readonly target: Label; readonly distance: number }>();

  /** @param origin the address that the first byte of the code will have. */
  constructor(owner: object, origin: bigint) {
    this.#owner = owner;
    this.#origin = origin;
  }

  /** Makes a label. Whoever calls this keeps names apart. */
  make(name: string | undefined): Label {
    return this.#add(new Label(this.#owner, this.#labels.length, name), 0, UNBOUND);
  }

  /** Makes a label at an address that does not move with the code. @throws LinkError `TARGET_OUT_OF_RANGE` */
  makeFixed(address: bigint): Label {
    if (typeof address !== 'bigint')
      throw new OperandError('BAD_OPERAND', `the address of a label is a bigint, not ${describe(address)}`);
    // Addresses wrap around at both ends.
    const distance = BigInt.asIntN(64, address - this.#origin);
    if (distance > 0x1f_ffff_ffff_ffffn || distance < -0x1f_ffff_ffff_ffffn) {
      throw new LinkError(
        'TARGET_OUT_OF_RANGE',
        `the target 0x${address.toString(16)} is out of reach from the origin 0x${this.#origin.toString(16)}`,
      );
    }
    const name = `0x${BigInt.asUintN(64, address).toString(16)}`;
    return this.#add(new Label(this.#owner, this.#labels.length, name), Number(distance), FIXED);
  }

  #add(label: Label, offset: number, fragmentsBefore: number): Label {
    this.#labels.push(label);
    this.#offsets.push(offset);
    this.#fragmentsBefore.push(fragmentsBefore);
    this.#sections.push(0);
    return label;
  }

  /** Binds a label to the end of a section. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN` */
  bind(label: Label, section: Section): void {
    this.check(label);
    const { id } = label;
    if (this.#fragmentsBefore[id] !== UNBOUND) {
      throw new LinkError('LABEL_REBOUND', `label '${label.name}' is bound already`, {
        details: { label: label.name },
      });
    }
    this.#offsets[id] = section.buffer.length;
    this.#fragmentsBefore[id] = section.buffer.fragments.length;
    this.#sections[id] = section.index;
  }

  /** Gives a label the place of another one, which may be bound later, plus a distance. @throws LinkError `LABEL_FOREIGN` */
  equate(label: Label, target: Label, distance: number): void {
    this.check(label);
    this.check(target);
    this.#equal.set(label.id, { target, distance });
  }

  /** Binds the labels that stand for others, as far as those are bound. */
  #resolveEqual(): void {
    const chain: number[] = [];
    for (const first of this.#equal.keys()) {
      // To the first label that has a place; one that leads back to itself never gets one.
      let id = first;
      for (let next = this.#equal.get(id); next !== undefined; next = this.#equal.get(id)) {
        this.#equal.delete(id);
        chain.push(id, next.distance);
        id = next.target.id;
      }
      while (chain.length > 0) {
        const [label, distance] = chain.splice(-2) as [number, number];
        const offset = this.#offsets[id]! + distance;
        if (!Number.isSafeInteger(offset)) throw tooFar(this.#labels[label]!);
        this.#offsets[label] = offset;
        this.#fragmentsBefore[label] = this.#fragmentsBefore[id]!;
        this.#sections[label] = this.#sections[id]!;
        id = label;
      }
    }
  }

  isBound(label: Label): boolean {
    return this.#fragmentsBefore[label.id] !== UNBOUND;
  }

  /** Refuses what is not a label, or is a label of another assembler. @throws LinkError `LABEL_FOREIGN` */
  check(label: unknown): void {
    if (!isLabel(label))
      throw new LinkError('LABEL_FOREIGN', `${describe(label)} is not a label; make one with label()`);
    if (label.owner !== this.#owner) throw foreignLabel(label);
  }

  /**
   * Distance between two bound labels where no branch or alignment between them can change it; undefined otherwise.
   * @throws LinkError `LABEL_FOREIGN`
   */
  distance(from: Label, to: Label): number | undefined {
    this.check(from);
    this.check(to);
    const same =
      this.isBound(from) &&
      this.isBound(to) &&
      this.#sections[from.id] === this.#sections[to.id] &&
      this.#fragmentsBefore[from.id] === this.#fragmentsBefore[to.id];
    return same ? this.#offsets[to.id]! - this.#offsets[from.id]! : undefined;
  }

  /** Number of the section of a bound label. */
  sectionOf(label: Label): number {
    return this.#sections[label.id]!;
  }

  /** The places in the merged buffer. */
  places({ bases }: Merged): LabelPlaces {
    this.#resolveEqual();
    const labels = this.#labels;
    if (bases.length === 1) return { labels, offsets: this.#offsets, fragmentsBefore: this.#fragmentsBefore };
    const offsets = this.#offsets.map((offset, id) =>
      this.#fragmentsBefore[id]! < 0 ? offset : offset + bases[this.#sections[id]!]!.at,
    );
    const fragmentsBefore = this.#fragmentsBefore.map((count, id) =>
      count < 0 ? count : count + bases[this.#sections[id]!]!.fragmentsBefore,
    );
    return { labels, offsets, fragmentsBefore };
  }

  /** The labels that were given names and are bound. */
  named(): Label[] {
    return this.#labels.filter((label) => label.isNamed && this.#fragmentsBefore[label.id]! >= 0);
  }
}

/** Whether a value is a label; false for one that cannot be looked at. */
function isLabel(value: unknown): value is Label {
  try {
    return value instanceof Label;
  } catch {
    return false;
  }
}

const tooFar = ({ name }: Label): LinkError =>
  new LinkError('TARGET_OUT_OF_RANGE', `label '${name}' is 2^53 bytes or more away from the code`, {
    details: { label: name },
  });
