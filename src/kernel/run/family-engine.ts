// What kernels and reductions have in common: one family of programs stands for the expression, and says what a call takes.

import type { Assembly } from '../../asm/index.ts';
import type { CallValues, OutputForm, Overrides } from './arguments.ts';
import type { Engine, Ready } from './callable.ts';
import type { Family, Made } from './family.ts';
import type { Program } from './program.ts';

/** What is compiled for an expression, with the code to show. */
export interface Shown extends Made {
  readonly program: Program;
  /** The text that the graph's spans point into. */
  readonly source: string;
}

export abstract class FamilyEngine<T extends Shown, R> implements Engine<R> {
  abstract readonly what: string;
  abstract readonly form: OutputForm;
  readonly family: Family<T>;

  constructor(family: Family<T>) {
    this.family = family;
  }

  abstract prepare(values: CallValues, outputs: readonly unknown[] | undefined): Ready<R>;
  abstract with(overrides: Overrides): FamilyEngine<T, R>;

  /** What serves the usual values of scalars. */
  get usual(): T {
    return this.family.usual.value;
  }

  get inputs() {
    return this.usual.graph.inputs;
  }

  get scalars() {
    return this.usual.graph.parameters;
  }

  get outputs() {
    return this.usual.graph.outputs;
  }

  get isa() {
    return this.usual.program.options.target.level;
  }

  assembly(): Assembly {
    return this.usual.program.assembly(this.usual.source);
  }

  dispose(): void {
    this.family.dispose();
  }
}
