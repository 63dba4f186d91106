// Assembles one statement with this project's assembler and tells which row of the table it took.

import { AssemblyUnit } from '../../../src/asm/assembly-unit.ts';
import { givenOperands, type Instruction } from '../../../src/asm/instruction.ts';
import { classOfOperand } from '../../../src/asm/operand.ts';
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

class ProbingUnit extends AssemblyUnit {
  forms: number[] = [];

  override instruction(instruction: Instruction): void {
    super.instruction(instruction);
    const { mnemonic, options } = instruction;
    if (mnemonic > MOST_MNEMONICS) return;
    const given = givenOperands(instruction);
    const plan = selectForm(mnemonic, given, given.map(classOfOperand), options);
    this.forms = [plan.form, plan.shortBranch, plan.nearBranch].flatMap((form) =>
      form === undefined ? [] : [form.index],
    );
    if (plan.mirrored !== undefined) {
      const rm = given[plan.form.atRm] as RegisterOperand;
      if (rm.cls < FIRST_MEMORY_CLASS && rm.id > 7 && (given[0] as RegisterOperand).id < 8)
        this.forms = [plan.mirrored.index];
    }
  }
}

export function probe(statement: string, origin: number | bigint = 0): Probed {
  const unit = new ProbingUnit(BigInt(origin));
  const reader = new StatementReader(statement, unit);
  try {
    reader.readAll();
    const [error] = reader.errors;
    if (error !== undefined) return { hex: undefined, error, forms: [] };
    const { bytes } = unit.finish();
    return { hex: Buffer.from(bytes).toString('hex'), error: undefined, forms: unit.forms };
  } catch (error) {
    return { hex: undefined, error: error as Error, forms: [] };
  }
}
