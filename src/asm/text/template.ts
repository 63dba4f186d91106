// asm`...`: assemble() with values put into the text.

import { listOf, RawCpuError, readText, unreadable } from '../../errors/index.ts';
import { DecoratorOperand, type Rounding, type SuppressAllExceptions } from '../../isa/decorators.ts';
import { type Broadcast, type MaskedMemory, type Memory, MemoryOperand, type VectorMemory } from '../../isa/memory.ts';
import { type MaskedRegister, type Register, RegisterOperand, type ZeroingRegister } from '../../isa/registers.ts';
import type { Assembly } from '../assembly.ts';
import { describe } from '../operand.ts';
import { assemble } from './assemble.ts';

/** What may stand in `${}` of an asm template: an operand, an integer, or a string that is taken as source text. */
export type AsmValue =
  | Register
  | MaskedRegister
  | ZeroingRegister
  | Memory
  | MaskedMemory
  | VectorMemory
  | Broadcast
  | Rounding
  | SuppressAllExceptions
  | number
  | bigint
  | string;

/**
 * Assembles a template: the text as in {@link assemble}, values as operands. Registers and memory operands are written as
 * text writes them, numbers as integers, strings as they are.
 * @throws ParseError as assemble() does; RawCpuError `BAD_OPTION` for a value that is none of these.
 * @example
 * ```ts
 * import { asm, eax, edi, ptr, rdi } from 'rawcpu';
 *
 * const times = (factor: number) => asm`imul ${eax}, ${edi}, ${factor}; ret`;
 * times(-3).bytes; // => Uint8Array(4) [ 107, 199, 253, 195 ]
 * asm`lea ${eax}, ${ptr(rdi, rdi, 4)}`.count; // => 1
 * ```
 */
export function asm(strings: TemplateStringsArray, ...values: readonly AsmValue[]): Assembly {
  const texts = textsOf(strings);
  let source = texts[0] ?? '';
  for (const [i, value] of values.entries()) source += textOf(value, i) + (texts[i + 1] ?? '');
  return assemble(source);
}

/** The texts between the values; what is not a template has none. */
function textsOf(strings: TemplateStringsArray): string[] {
  let raw: unknown;
  try {
    raw = Object(strings).raw;
  } catch (cause) {
    throw unreadable('the template of asm', cause);
  }
  return listOf('a template, asm`...`', readText)('what asm is called with', raw);
}

function textOf(value: AsmValue, index: number): string {
  if (typeof value === 'string' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  try {
    if (value instanceof RegisterOperand || value instanceof MemoryOperand || value instanceof DecoratorOperand)
      return String(value);
  } catch (cause) {
    throw unreadable(`value ${index + 1} of an asm template`, cause);
  }
  throw new RawCpuError(
    'BAD_OPTION',
    `value ${index + 1} of an asm template is ${describe(value)}; expected an operand, an integer or source text`,
  );
}
