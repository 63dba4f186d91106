// Operands in Intel syntax, as LLVM and GNU as write them: registers with masks, memory in all its spellings, immediates,
// rounding decorators.

import type { DecoratorOperand } from '../../isa/decorators.ts';
import { MemoryOperand, memoryOperand } from '../../isa/memory.ts';
import { type RegisterOperand, registersByName } from '../../isa/registers.ts';
import { EncodingOption } from '../encoding-options.ts';
import { BranchTarget, LabelAddress, type Operand } from '../operand.ts';
import type { StatementSink } from '../statement-sink.ts';
import type { Cursor } from './cursor.ts';
import { readDecorations, readDefaultFlags } from './decorations.ts';
import type { ExpressionReader } from './expression.ts';
import type { Exact } from './number.ts';
import { isStackPointer, quickAddress, quickNumber } from './quick-operands.ts';
import { distanceOf, RelocatableExpression } from './relocatable-expression.ts';
import { type Word, wordHere } from './words.ts';

const LEFT_BRACKET = 91;
const LEFT_BRACE = 123;
const LEFT_PAREN = 40;
const COLON = 58;
const COMMA = 44;
const RIGHT_BRACKET = 93;
const PERCENT = 37;

/** Sizes of a far pointer: 16 bits of segment, and the offset (SDM volume 1, 4.3.1). Without a size it is `fword`. */
const farPointerBits: ReadonlySet<number> = new Set([32, 48, 80]);
const USUAL_FAR_BITS = 48;

/** Operands that may stand within each other: `[qword ptr ...]`, `{k1}, [...]`. */
const DEEPEST_OPERAND = 8;

/** Reads operands at a cursor. */
export class OperandReader {
  readonly #cursor: Cursor;
  readonly #expressions: ExpressionReader;
  readonly #sink: StatementSink;
  /** Options that the operands brought along (`short`, `near`). */
  options = 0;
  /** Bits of the last immediate that was written with a size, `dword ptr 16`; 0 without one. */
  immediateBits = 0;
  /** A rounding decorator that stood after the last operand without a comma. */
  trailing: DecoratorOperand | undefined = undefined;
  #depth = 0;

  constructor(cursor: Cursor, expressions: ExpressionReader, sink: StatementSink) {
    this.#cursor = cursor;
    this.#expressions = expressions;
    this.#sink = sink;
  }

  /** Reads one operand. @param isBranch true where a bare label is a target rather than memory. @throws ParseError */
  read(isBranch: boolean): Operand {
    this.#depth = 0;
    return this.#operand(isBranch);
  }

  /** Counts an operand within an operand. */
  #descend(from: number): void {
    if (++this.#depth > DEEPEST_OPERAND)
      throw this.#cursor.error(
        'BAD_STATEMENT',
        `an operand is nested more than ${DEEPEST_OPERAND} deep`,
        from,
        from + 1,
      );
  }

  #operand(isBranch: boolean): Operand {
    const cursor = this.#cursor;
    const c = cursor.blank();
    const from = cursor.at;
    if (c === PERCENT) return this.#percent(isBranch);
    if (c === LEFT_BRACKET) return this.#memory(0, undefined, 0);
    if (c === LEFT_BRACE) return readDefaultFlags(cursor) ?? this.#decoratorOperand(isBranch);
    if (c >= 48 && c <= 57) {
      const value = quickNumber(cursor);
      if (value >= 0) return value;
    } else if (cursor.scanName()) {
      const word = wordHere(cursor);
      if (word !== undefined) {
        if (word.register !== undefined) return this.#registerOperand(word.register, from);
        const keyword = this.#keyword(word, isBranch);
        if (keyword !== undefined) return keyword;
      }
      cursor.at = from;
      const label = isBranch && word === undefined ? this.#expressions.lastLabel() : undefined;
      if (label !== undefined) return label;
    }
    return this.#valueOperand(isBranch, from);
  }

  /** A register after a percent sign, as GNU as takes it in either syntax. */
  #percent(isBranch: boolean): Operand {
    const cursor = this.#cursor;
    const from = cursor.at++;
    const at = cursor.at;
    const word = cursor.scanName() ? wordHere(cursor) : undefined;
    if (word?.register === undefined && word?.text !== 'st')
      throw cursor.error('SYNTAX', "expected a register after '%'", from, cursor.at);
    cursor.at = at;
    return this.#operand(isBranch);
  }

  /** A size keyword, `offset`, `short`, `near` or `st(i)`; nothing for a name of another kind. */
  #keyword(word: Word, isBranch: boolean): Operand | undefined {
    const cursor = this.#cursor;
    const { text: lower, sizeBits } = word;
    if (sizeBits !== 0) {
      const { at } = cursor;
      cursor.blank();
      const next = cursor.scanName() ? wordHere(cursor) : undefined;
      if (next?.text === 'ptr') return this.#memory(sizeBits, undefined, 0, !isBranch);
      if (next?.text === 'bcst') return this.#memory(sizeBits, undefined, sizeBits);
      cursor.at = at;
      // `dword [rax]` is understood; `word` alone may be a label.
      return cursor.blank() === LEFT_BRACKET || next?.register !== undefined
        ? this.#memory(sizeBits, undefined, 0)
        : undefined;
    }
    if (lower === 'far') return this.#far(isBranch);
    if (lower === 'short' || lower === 'near') return this.#reach(lower, isBranch);
    if (lower === 'st') {
      if (cursor.blank() !== LEFT_PAREN) return registersByName.get('st0')!;
      cursor.at++;
      const number = Number(this.#expressions.constant('the number of an x87 register'));
      const register = registersByName.get(`st${number}`);
      if (register === undefined || !cursor.accept(41))
        throw cursor.errorHere('SYNTAX', `expected st(0) to st(7), found ${cursor.found()}`);
      return register;
    }
    return undefined;
  }

  /** `short label`, `near ptr label`; nothing where the word is the name of a symbol. */
  #reach(word: 'short' | 'near', isBranch: boolean): Operand | undefined {
    const cursor = this.#cursor;
    const { nameFrom: from, nameTo: to } = cursor;
    cursor.blank();
    if (cursor.atEnd() || (!isBranch && cursor.code === COMMA)) return undefined;
    if (!isBranch) throw cursor.error('SYNTAX', `'${word}' stands before the target of a branch`, from, to);
    if (this.options !== 0) throw cursor.error('SYNTAX', "a branch is 'short' or 'near', said once", from, to);
    this.options = word === 'short' ? EncodingOption.short : EncodingOption.near;
    this.#acceptPtr();
    const operand = this.#operand(isBranch);
    if (
      operand instanceof MemoryOperand &&
      operand.sizeBits !== 0 &&
      operand.sizeBits !== 64 &&
      operand.sizeBits !== 16
    )
      throw cursor.error('SYNTAX', `'${word}' does not go with a far pointer, ${operand}`, from, cursor.at);
    return operand;
  }

  /** `far ptr [rcx]`, a far pointer in memory; nothing where `far` is the name of a symbol, as in `far[rcx]`. */
  #far(isBranch: boolean): Operand | undefined {
    const cursor = this.#cursor;
    const { nameFrom: start } = cursor;
    const hasPtr = this.#acceptPtr();
    const { at } = cursor;
    cursor.blank();
    const size = cursor.scanName() ? (wordHere(cursor)?.sizeBits ?? 0) : 0;
    if (size === 0) cursor.at = at;
    else this.#acceptPtr();
    if (!hasPtr && size === 0) return undefined;
    if (!isBranch)
      throw cursor.error(
        'SYNTAX',
        "'far' stands with the target of jmp or call; lss and its like read a fword ptr",
        start,
        at,
      );
    cursor.blank();
    const from = cursor.at;
    if (size !== 0 && !farPointerBits.has(size))
      throw cursor.error('SYNTAX', 'a far pointer in memory is dword, fword or tbyte', at, from);
    const operand = this.#memory(size === 0 ? USUAL_FAR_BITS : size, undefined, 0);
    if (!cursor.text.slice(from, cursor.at).includes('['))
      throw cursor.error('SYNTAX', 'a far pointer lies in memory: expected an address in brackets', from, cursor.at);
    return operand;
  }

  /** A label's address, or a distance between labels, as an immediate. */
  #address(value: RelocatableExpression, from: number): Operand {
    const cursor = this.#cursor;
    if (value.register !== undefined)
      throw cursor.error('BAD_STATEMENT', 'an immediate holds no register', from, cursor.at);
    if (value.label === undefined) {
      if (value.minus === undefined) return value.constant;
      return new LabelAddress(this.#sink.fixedLabel(BigInt(value.constant)), 0, value.minus);
    }
    return new LabelAddress(value.label, distanceOf(value, cursor, from), value.minus);
  }

  #registerOperand(register: RegisterOperand, from: number): Operand {
    const cursor = this.#cursor;
    const to = cursor.at;
    const c = cursor.blank();
    if (c === COLON && register.kind === 'sreg') {
      cursor.at++;
      return this.#memory(0, register, 0);
    }
    if (c === LEFT_BRACE) {
      const decorations = readDecorations(cursor);
      if (decorations.broadcastCount !== 0)
        throw cursor.error('SYNTAX', 'a register cannot be broadcast by {1toN}', decorations.from, cursor.at);
      this.trailing = decorations.rounding;
      const masked =
        decorations.mask === undefined
          ? register
          : this.#checked(from, () => register.k(decorations.mask as RegisterOperand) as RegisterOperand);
      if (decorations.zeroing && masked.mask === 0)
        throw cursor.error('BAD_STATEMENT', `{z} on ${register.name} needs a write mask`, from, cursor.at, {
          hint: `write ${register.name} {k1}{z}`,
          details: { code: 'BAD_DECORATOR' },
        });
      return decorations.zeroing ? (masked.z() as RegisterOperand) : masked;
    }
    if (c === 43 || c === 42 || c === 45) {
      throw cursor.error('SYNTAX', `'${register.name}' in a sum must stand in brackets`, from, to, {
        hint: `write [${register.name} + ...]`,
      });
    }
    return register;
  }

  /** A constant, a label, or memory that does not begin with a bracket. */
  #valueOperand(isBranch: boolean, from: number): Operand {
    const cursor = this.#cursor;
    const value = this.#expressions.read();
    if (value.hasBrackets) return this.#memoryTail(value, 0, undefined, 0, from);
    if (value.isConstant) return value.constant;
    if (value.register !== undefined) {
      throw cursor.error('SYNTAX', 'registers in a sum must stand in brackets', from, cursor.at);
    }
    if (value.hasOffset) return this.#address(value, from);
    if (value.label !== undefined && value.minus === undefined) {
      if (isBranch)
        return value.constant === 0 ? value.label : new BranchTarget(value.label, distanceOf(value, cursor, from));
      return this.#memoryOperand(value, 0, undefined, 0, from);
    }
    return this.#address(value, from);
  }

  /**
   * Memory after its size keyword and segment.
   * @param mayBeImmediate true where a constant without brackets is an immediate, as in `mov eax, dword ptr 16`.
   */
  #memory(
    sizeBits: number,
    segment: RegisterOperand | undefined,
    broadcastBits: number,
    mayBeImmediate = false,
  ): Operand {
    const cursor = this.#cursor;
    const c = cursor.blank();
    const from = cursor.at;
    let value = new RelocatableExpression(0);
    if (c === LEFT_BRACKET) {
      if (segment === undefined && broadcastBits === 0) {
        const quick = quickAddress(cursor, sizeBits);
        if (quick !== undefined) return quick;
      }
    } else {
      if (c === PERCENT) cursor.at++;
      const name = cursor.identifier();
      const register = name === '' ? undefined : wordHere(cursor)?.register;
      if (register !== undefined && segment === undefined && register.kind === 'sreg' && cursor.accept(COLON))
        return this.#memory(sizeBits, register, broadcastBits);
      cursor.at = from;
      value = this.#expressions.read();
      // `dword ptr eax`: a register by the name of its size, which LLVM takes for the register itself.
      if (value.register !== undefined && !value.hasBrackets)
        throw cursor.error(
          'SYNTAX',
          `expected an address, found a register; write [${value.register.name}]`,
          from,
          cursor.at,
        );
      if (mayBeImmediate && value.isConstant && !value.hasBrackets && cursor.blank() !== LEFT_BRACE)
        return this.#sizedImmediate(value.constant, sizeBits, from);
    }
    return this.#memoryTail(value, sizeBits, segment, broadcastBits, from);
  }

  /** A constant after a size keyword. */
  #sizedImmediate(value: Exact, sizeBits: number, from: number): Operand {
    const wide = BigInt(value);
    if (BigInt.asIntN(sizeBits, wide) !== wide && BigInt.asUintN(sizeBits, wide) !== wide) {
      throw this.#cursor.error('BAD_NUMBER', `${value} does not fit into ${sizeBits} bits`, from, this.#cursor.at);
    }
    this.immediateBits = sizeBits;
    return value;
  }

  /** Consumes the word `ptr`, if it is next. */
  #acceptPtr(): boolean {
    const { at } = this.#cursor;
    this.#cursor.blank();
    if (this.#cursor.scanName() && wordHere(this.#cursor)?.text === 'ptr') return true;
    this.#cursor.at = at;
    return false;
  }

  /** The bracketed parts of an address; several, and what stands before them, are added. */
  #memoryTail(
    value: RelocatableExpression,
    sizeBits: number,
    segment: RegisterOperand | undefined,
    broadcastBits: number,
    from: number,
  ): Operand {
    const cursor = this.#cursor;
    while (cursor.blank() === LEFT_BRACKET) {
      const inner = cursor.at++;
      const start = cursor.blank() === PERCENT ? cursor.at++ : cursor.at;
      const word = cursor.scanName() ? wordHere(cursor) : undefined;
      if (word?.register?.kind === 'sreg' && cursor.accept(COLON)) segment = word.register;
      else if (word !== undefined && word.sizeBits !== 0 && this.#acceptPtr()) {
        // GCC writes `[QWORD PTR table[0+rax*8]]` for the targets of a jump table.
        this.#descend(inner);
        const operand = this.#memory(word.sizeBits, segment, 0);
        if (!cursor.accept(RIGHT_BRACKET)) throw cursor.errorHere('SYNTAX', `expected ']', found ${cursor.found()}`);
        return operand;
      } else cursor.at = start;
      const part = this.#expressions.read();
      if (!cursor.accept(93)) throw cursor.errorHere('SYNTAX', `expected ']', found ${cursor.found()}`);
      const problem = value.add(part, 1);
      if (problem !== undefined) throw cursor.error('BAD_STATEMENT', problem, inner, cursor.at);
    }
    const next = cursor.blank();
    if (next === 43 || next === 45) {
      // `[rax] + 8` is the same as `[rax + 8]`.
      const problem = value.add(this.#expressions.read(), 1);
      if (problem !== undefined) throw cursor.error('BAD_STATEMENT', problem, from, cursor.at);
    }
    return this.#memoryOperand(value, sizeBits, segment, broadcastBits, from);
  }

  #memoryOperand(
    value: RelocatableExpression,
    sizeBits: number,
    segment: RegisterOperand | undefined,
    broadcastBits: number,
    from: number,
  ): Operand {
    const cursor = this.#cursor;
    // `[offset label]` is the address itself, as for GNU as; with a register it is memory.
    if (value.hasOffset && value.register === undefined && segment === undefined) return this.#address(value, from);
    const decorations = cursor.blank() === LEFT_BRACE ? readDecorations(cursor) : undefined;
    if (decorations?.zeroing === true)
      throw cursor.error(
        'BAD_STATEMENT',
        'memory cannot be zeroed by a mask; {z} goes with a register',
        decorations.from,
        cursor.at,
      );
    if (value.minus !== undefined)
      throw cursor.error('BAD_STATEMENT', 'an address cannot subtract a label', from, cursor.at);
    this.trailing = decorations?.rounding;
    let { register: base, register2: index } = value;
    let scale = value.factor2 === 0 ? 1 : value.factor2;
    const vector = (r: RegisterOperand | undefined) =>
      r !== undefined && (r.kind === 'xmm' || r.kind === 'ymm' || r.kind === 'zmm');
    const firstIsIndex =
      base !== undefined &&
      (value.factor !== 0 ||
        vector(base) ||
        (index !== undefined &&
          value.factor2 === 0 &&
          (isStackPointer(index) || index.kind === 'rip') &&
          !vector(index)));
    if (firstIsIndex) {
      if (index !== undefined && value.factor2 !== 0 && value.factor !== 0)
        throw cursor.error('BAD_STATEMENT', 'only one register of an address can be scaled', from, cursor.at);
      [base, index, scale] = [index, base, value.factor === 0 ? 1 : value.factor];
    }
    // From outside of the text come addresses; a constant of the text is a displacement, as for GNU as and LLVM.
    if (value.outside === 1 && value.label === undefined && (base?.kind === 'rip' || base?.kind === 'eip')) {
      const { constant } = value;
      value.label = this.#checked(from, () => this.#sink.fixedLabel(BigInt(constant)));
      value.constant = 0;
    }
    const element =
      broadcastBits !== 0
        ? broadcastBits
        : decorations !== undefined && decorations.broadcastCount !== 0
          ? sizeBits === 0
            ? -1
            : sizeBits
          : 0;
    if (segment === undefined && decorations === undefined && element === 0) {
      return this.#checked(from, () => memoryOperand(sizeBits, base, index, scale, value.constant, value.label));
    }
    const extras = {
      segmentId: segment?.id,
      mask: decorations?.mask?.id ?? 0,
      broadcastBits: element,
      broadcastCount:
        decorations === undefined || decorations.broadcastCount === 0 ? undefined : decorations.broadcastCount,
    };
    return this.#checked(from, () => memoryOperand(sizeBits, base, index, scale, value.constant, value.label, extras));
  }

  /** `{sae}` and the like, or a mask before the memory that it belongs to, as LLVM prints gather prefetches. */
  #decoratorOperand(isBranch: boolean): Operand {
    const cursor = this.#cursor;
    const { from, rounding, mask, zeroing, broadcastCount } = readDecorations(cursor);
    if (mask !== undefined && rounding === undefined && !zeroing && broadcastCount === 0 && cursor.accept(COMMA)) {
      this.#descend(from);
      const operand = this.#operand(isBranch);
      if (operand instanceof MemoryOperand) return this.#checked(from, () => operand.k(mask as never));
    }
    if (rounding === undefined || mask !== undefined || zeroing || broadcastCount !== 0) {
      throw cursor.error(
        'SYNTAX',
        'expected {sae} or a rounding such as {rn-sae} as an operand of its own',
        from,
        cursor.at,
      );
    }
    return rounding;
  }

  /** Runs a maker of operands and gives its error the place. */
  #checked<T>(from: number, make: () => T): T {
    try {
      return make();
    } catch (error) {
      throw this.#cursor.located(error, from, this.#cursor.at);
    }
  }
}
