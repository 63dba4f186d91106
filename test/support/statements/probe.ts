// Assembles one statement with this project's assembler and tells which row of the table it took.

import { AssemblerCore } from '../../../src/asm/assembler-core.ts';
import { classOfOperand, type Operand } from '../../../src/asm/operand.ts';
import { selectForm } from '../../../src/asm/select.ts';
import { StatementReader } from '../../../src/asm/text/statement-reader.ts';
import { MOST_MNEMONICS } from '../../../src/isa/mnemonics.ts';
import { FIRST_MEMORY_CLASS } from '../../../src/isa/operand-class.ts';
import type { RegisterOperand } from '../../../src/isa/registers.ts';

export interface Probed {
  /** Bytes in hexadecimal, or undefined where the statement was refused. */
  readonly hex: string | undefined;
  readonly error: Error | undefined;
  /** Numbers of the table's forms that may have been taken (a branch has two), -1 for none. */
  readonly forms: readonly number[];
}

class ProbingAssembler extends AssemblerCore {
  forms: number[] = [];
  #options = 0;

  override withOptions(bits: number): this {
    this.#options = bits;
    return super.withOptions(bits);
  }

  override emit(mnemonic: number, ...operands: Operand[]): this {
    super.emit(mnemonic, ...(operands as [Operand]));
    if (mnemonic > MOST_MNEMONICS) return this;
    const given = operands.filter((operand) => operand !== undefined);
    const plan = selectForm(mnemonic, given, given.map(classOfOperand), this.#options);
    this.forms = [plan.form, plan.shortBranch, plan.nearBranch].flatMap((form) =>
      form === undefined ? [] : [form.index],
    );
    if (plan.mirrored !== undefined) {
      const rm = given[plan.form.atRm] as RegisterOperand;
      if (rm.cls < FIRST_MEMORY_CLASS && rm.id > 7 && (given[0] as RegisterOperand).id < 8)
        this.forms = [plan.mirrored.index];
    }
    return this;
  }
}

export function probe(statement: string, origin = 0): Probed {
  const assembler = new ProbingAssembler({ origin });
  const reader = new StatementReader(statement, assembler, false);
  try {
    reader.readAll();
    const [error] = reader.errors;
    if (error !== undefined) return { hex: undefined, error, forms: [] };
    const { bytes } = assembler.finish();
    return { hex: Buffer.from(bytes).toString('hex'), error: undefined, forms: assembler.forms };
  } catch (error) {
    return { hex: undefined, error: error as Error, forms: [] };
  }
}
