// Instructions: the operands after a mnemonic, which fill the record that everything else works on.

import { EncodeError } from '../../errors/index.ts';
import { DefaultFlagsOperand } from '../../isa/decorators.ts';
import { MemoryOperand, sizedMemory } from '../../isa/memory.ts';
import { MOST_MNEMONICS } from '../../isa/mnemonics.ts';
import { formsOf } from '../../isa/table.ts';
import { EncodingOption, type EncodingOptions } from '../encoding-options.ts';
import { clearOperands, givenOperands, Instruction, MOST_OPERANDS, setOperand } from '../instruction.ts';
import { classOfOperand, type Operand } from '../operand.ts';
import type { StatementSink } from '../statement-sink.ts';
import type { Cursor } from './cursor.ts';
import type { OperandReader } from './operand-reader.ts';

const COMMA = 44;

/** Which mnemonics take a branch target, by number. */
const branches: (boolean | undefined)[] = [];
const isBranch = (mnemonic: number): boolean =>
  (branches[mnemonic] ??= formsOf(mnemonic).some((form) => form.branchBytes > 0));

/** Reads instructions at a cursor. */
export class InstructionReader {
  readonly #cursor: Cursor;
  readonly #operands: OperandReader;
  readonly #sink: StatementSink;
  /** The present instruction, and where its operands begin and end. */
  readonly #instruction = new Instruction();
  readonly #places = new Int32Array(MOST_OPERANDS * 2);

  constructor(cursor: Cursor, operands: OperandReader, sink: StatementSink) {
    this.#cursor = cursor;
    this.#operands = operands;
    this.#sink = sink;
  }

  /**
   * Reads what follows a mnemonic, and appends the instruction.
   * @param from where the statement's mnemonic begins. @param options what its prefixes ask for.
   * @throws ParseError
   */
  read(mnemonic: number, from: number, options: EncodingOptions): void {
    const cursor = this.#cursor;
    const reader = this.#operands;
    const places = this.#places;
    const instruction = this.#instruction;
    let count = 0;
    let trailing: Operand | undefined;
    reader.options = 0;
    reader.immediateBits = 0;
    instruction.mnemonic = mnemonic;
    clearOperands(instruction);
    cursor.blank();
    if (!cursor.atEnd()) {
      const branch = isBranch(mnemonic & MOST_MNEMONICS);
      do {
        cursor.blank();
        if (count === MOST_OPERANDS)
          throw cursor.errorHere('BAD_STATEMENT', `an instruction has at most ${MOST_OPERANDS} operands`);
        places[count * 2] = cursor.at;
        reader.trailing = undefined;
        setOperand(instruction, count, reader.read(branch));
        places[count * 2 + 1] = cursor.at;
        count++;
        trailing ??= reader.trailing;
      } while (cursor.accept(COMMA) || (count === 1 && instruction.a instanceof DefaultFlagsOperand));
      cursor.blank();
      if (!cursor.atEnd())
        throw cursor.errorHere('SYNTAX', `expected ',' or the end of the statement, found ${cursor.found()}`);
      // A rounding after the last register without a comma is an operand of its own.
      if (trailing !== undefined) setOperand(instruction, Math.min(count, MOST_OPERANDS - 1), trailing);
    }
    instruction.options = options | reader.options;
    try {
      if (reader.immediateBits !== 0) sizeByImmediate(instruction, reader.immediateBits);
      this.#sink.instruction(instruction);
    } catch (error) {
      throw this.#located(error, from, places.subarray(0, count * 2));
    }
  }

  /** An encoder's error at the operand that it names, or at the whole statement. */
  #located(error: unknown, from: number, places: Int32Array): unknown {
    const operand = error instanceof EncodeError ? error.details.operand : undefined;
    const at = typeof operand === 'number' ? places[operand * 2] : undefined;
    const end = typeof operand === 'number' ? places[operand * 2 + 1] : undefined;
    const hint =
      error instanceof EncodeError && error.code === 'NO_FORM' && this.#operands.immediateBits !== 0
        ? 'a size before a constant makes an immediate; memory at that address is written in brackets, dword ptr [16]'
        : undefined;
    return this.#cursor.located(error, at ?? from, end ?? this.#cursor.at, hint);
  }
}

/**
 * Gives an instruction the size of its immediate, as in `mov [rdi], byte ptr 5`: where no other operand says how wide the
 * operation is, the constant does, as for GNU as. Elsewhere the size says nothing that the operands do not.
 */
function sizeByImmediate(instruction: Instruction, sizeBits: number): void {
  const given = givenOperands(instruction);
  const formsFor = (all: readonly Operand[]) => {
    const classes = all.map(classOfOperand);
    return formsOf(instruction.mnemonic & MOST_MNEMONICS).filter((form) => form.accepts(classes));
  };
  const at = given.findIndex((operand) => operand instanceof MemoryOperand && operand.sizeBits === 0);
  if (at >= 0) {
    const sized = sizedMemory(given[at] as MemoryOperand, sizeBits);
    if (formsFor(given.with(at, sized)).length > 0) setOperand(instruction, at, sized);
    return;
  }
  // `push word ptr 16` writes 16 bits; the immediates of ret and enter have them anyway.
  if (sizeBits !== 16 || !given.every((operand) => typeof operand === 'number')) return;
  const forms = formsFor(given);
  const isUsual = forms.some((form) => form.data16 === 0 && form.specs.some(({ text }) => text === 'imm16'));
  if (!isUsual && forms.some((form) => form.data16 === 1)) instruction.options |= EncodingOption.data16;
}
