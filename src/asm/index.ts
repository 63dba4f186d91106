// The assembler: typed methods, Intel-syntax text, and what they produce. Pure: runs in a browser as well.

export { mnemonicNumber } from '../isa/mnemonics.ts';
export { Assembler, type AssemblerOptions } from './assembler.ts';
export type {
  AssembleOptions,
  Assembly,
  AssemblySection,
  Distance,
  FixedTarget,
  Relocation,
  SourceLine,
} from './assembly.ts';
export type { EncodingOptionName } from './encoding-options.ts';
export type { AssemblerMethods } from './methods.gen.ts';
export { type AnyOperand, LabelAddress } from './operand.ts';
export type { SectionKind } from './sections.ts';
export { assemble } from './text/assemble.ts';
export { type AsmValue, asm } from './text/template.ts';
