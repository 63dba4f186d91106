// Where the labels of one assembler are bound: section, offset, and how many elastic places lie before.

import { LinkError } from '../errors/index.ts';
import { Label } from '../isa/label.ts';
import type { LabelPlaces } from './layout.ts';
import { describe } from './operand.ts';
import type { Merged, Section } from './sections.ts';

/** Values in place of a number of elastic places before a label. */
const UNBOUND = -2;
const FIXED = -1;

export class LabelTable {
  readonly #owner: object;
  readonly #offsets: number[] = [];
  readonly #elasticBefore: number[] = [];
  readonly #sections: number[] = [];
  readonly #names = new Map<string, Label>();
  readonly #equal: { readonly label: Label; readonly target: Label; readonly distance: number }[] = [];

  constructor(owner: object) {
    this.#owner = owner;
  }

  /** Makes a label. @throws LinkError `LABEL_REBOUND` for a name that another label has. */
  make(name: string | undefined): Label {
    const label = new Label(this.#owner, this.#offsets.length, name ?? `L${this.#offsets.length}`);
    if (name !== undefined) {
      if (this.#names.has(name)) throw new LinkError('LABEL_REBOUND', `there is a label '${name}' already`);
      this.#names.set(name, label);
    }
    this.#push(0, UNBOUND);
    return label;
  }

  /** Makes a label at a distance from the origin, which the layout does not move. */
  makeFixed(distance: number, name: string): Label {
    const label = new Label(this.#owner, this.#offsets.length, name);
    this.#push(distance, FIXED);
    return label;
  }

  #push(offset: number, elasticBefore: number): void {
    this.#offsets.push(offset);
    this.#elasticBefore.push(elasticBefore);
    this.#sections.push(0);
  }

  /** Binds a label to the end of a section. @throws LinkError `LABEL_REBOUND`, `LABEL_FOREIGN` */
  bind(label: Label, section: Section): void {
    this.check(label);
    if (this.isBound(label)) {
      throw new LinkError('LABEL_REBOUND', `label '${label.name}' is bound already`, {
        details: { label: label.name },
      });
    }
    this.#offsets[label.id] = section.buffer.length;
    this.#elasticBefore[label.id] = section.buffer.elastics.length;
    this.#sections[label.id] = section.index;
  }

  /** Gives a label the place of another one, which may be bound later, plus a distance. */
  equate(label: Label, target: Label, distance: number): void {
    this.check(label);
    this.check(target);
    this.#equal.push({ label, target, distance });
  }

  /** Binds the labels that stand for others, as far as those are bound. */
  #resolveEqual(): void {
    for (let open = this.#equal, before = Number.POSITIVE_INFINITY; open.length < before; ) {
      before = open.length;
      open = open.filter(({ label, target, distance }) => {
        if (!this.isBound(target)) return true;
        this.#offsets[label.id] = this.#offsets[target.id]! + distance;
        this.#elasticBefore[label.id] = this.#elasticBefore[target.id]!;
        this.#sections[label.id] = this.#sections[target.id]!;
        return false;
      });
    }
  }

  isBound(label: Label): boolean {
    return this.#elasticBefore[label.id] !== UNBOUND;
  }

  /** Refuses what is no label, or a label of another assembler. @throws LinkError `LABEL_FOREIGN` */
  check(label: unknown): void {
    if (!(label instanceof Label))
      throw new LinkError('LABEL_FOREIGN', `${describe(label)} is no label; make one with label()`);
    if (label.owner !== this.#owner)
      throw new LinkError('LABEL_FOREIGN', `label '${label.name}' belongs to another assembler`);
  }

  /** Distance between two bound labels where no branch or alignment between them can change it; undefined otherwise. */
  distance(from: Label, to: Label): number | undefined {
    const same =
      this.isBound(from) &&
      this.isBound(to) &&
      this.#sections[from.id] === this.#sections[to.id] &&
      this.#elasticBefore[from.id] === this.#elasticBefore[to.id];
    return same ? this.#offsets[to.id]! - this.#offsets[from.id]! : undefined;
  }

  /** Number of the section of a bound label. */
  sectionOf(label: Label): number {
    return this.#sections[label.id]!;
  }

  /** The places in the merged buffer. */
  places({ bases }: Merged): LabelPlaces {
    this.#resolveEqual();
    if (bases.length === 1) return { offsets: this.#offsets, elasticBefore: this.#elasticBefore };
    const offsets = this.#offsets.map((offset, id) =>
      this.#elasticBefore[id]! < 0 ? offset : offset + bases[this.#sections[id]!]!.at,
    );
    const elasticBefore = this.#elasticBefore.map((count, id) =>
      count < 0 ? count : count + bases[this.#sections[id]!]!.elasticBefore,
    );
    return { offsets, elasticBefore };
  }

  /** The named labels that are bound. */
  *named(): Generator<[name: string, label: Label]> {
    for (const entry of this.#names) if (this.isBound(entry[1])) yield entry;
  }
}
