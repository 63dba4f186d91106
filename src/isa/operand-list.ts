// What the forms with the same operands have in common: the places, the fields of the encoding that hold them, and what
// follows from both. Many forms share a list, so this is worked out once for all of them.

import { OperandClass } from './operand-class.ts';
import { type OperandSpec, operandSpec } from './operand-spec.ts';
import { operandLists } from './table.gen.ts';
import { accessLetters, accessNames } from './table-format.ts';

/** Operand positions are -1 where there is no such field. */
export interface OperandList {
  readonly specs: readonly OperandSpec[];
  /** Letters of the fields that hold the operands, one each. */
  readonly fields: string;
  /** How each operand is accessed, in the rows' words: r, w, rw, cr, cw, rcw or n. */
  readonly accesses: readonly string[];
  readonly atReg: number;
  readonly atRm: number;
  readonly atVvvv: number;
  readonly atOpcode: number;
  readonly atIs4: number;
  readonly atImm2: number;
  readonly atMoffs: number;
  readonly atImmediate: number;
  readonly atImmediate2: number;
  readonly atImplied: number;
  readonly memoryBits: number;
  readonly needsSib: boolean;
  readonly rmGeneral: boolean;
  readonly vsib: boolean;
  readonly byteRegisters: boolean;
  /** True where operands must meet conditions beside their classes, whatever the form. */
  readonly constrained: boolean;
}

const lists: (OperandList | undefined)[] = [];

/** @param index of the list in the packed table. */
export function operandList(index: number): OperandList {
  lists[index] ??= parse(operandLists[index]!);
  return lists[index];
}

function parse(text: string): OperandList {
  const [specTexts = '', fields = '', letters = ''] = text.split('|');
  const specs = specTexts === '' ? [] : specTexts.split(',').map(operandSpec);
  const both = fields.indexOf('B');
  const atRm = both >= 0 ? both : fields.indexOf('M');
  const atMoffs = fields.indexOf('F');
  const atImmediate = fields.indexOf('I');
  return {
    specs,
    fields,
    accesses: Array.from(letters, (letter) => accessNames[accessLetters.indexOf(letter)]!),
    atReg: both >= 0 ? both : Math.max(fields.indexOf('R'), fields.indexOf('A')),
    atRm,
    atVvvv: fields.indexOf('V'),
    atOpcode: fields.indexOf('O'),
    atIs4: fields.indexOf('S'),
    atImm2: fields.indexOf('Z'),
    atMoffs,
    atImmediate,
    atImmediate2: fields.indexOf('I', atImmediate + 1),
    atImplied: impliedMemory(specs),
    memoryBits: Math.max(0, ...specs.map((spec) => spec.memoryBits)),
    needsSib: specs.some((spec) => spec.text === 'sibmem'),
    rmGeneral: atRm >= 0 && /^r(8|16|32|64|\/m)/.test(specs[atRm]!.text),
    vsib: specs.some((spec) => spec.text.startsWith('vm')),
    byteRegisters: specs.some((spec) => spec.accepts[OperandClass.r8h] === 1),
    constrained:
      fields.includes('A') ||
      atMoffs >= 0 ||
      specs.some((spec) => spec.fixed !== '' || spec.text === 'bnd' || spec.text === 'mib'),
  };
}

/** The memory operand at rsi or rbx, which takes a segment override; else the one at rdi, which takes none. */
function impliedMemory(specs: readonly OperandSpec[]): number {
  const source = specs.findIndex((spec) => spec.takesMemory && (spec.fixed === 'rsi' || spec.fixed === 'rbx'));
  return source >= 0 ? source : specs.findIndex((spec) => spec.takesMemory && spec.fixed !== '');
}
