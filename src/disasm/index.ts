// Bytes to text and facts: disassemble() and explainEncoding(). Pure: runs in a browser as well.

export { disassemble, loadDisassembler, type WasmSource } from './disassemble.ts';
export { explainEncoding } from './explain.ts';
export type { EncodingField, ExplainedInstruction, FieldPart } from './explain-types.ts';
export type {
  Access,
  DecoratorFacts,
  DisassembleOptions,
  Flag,
  FlagEffects,
  Flow,
  ImmediateFacts,
  Instruction,
  InstructionOperand,
  MemoryOperandFacts,
  RegisterOperandFacts,
  Syntax,
  TargetFacts,
} from './instruction.ts';
export { decodeOne } from './table-decoder.ts';
export type { WasmModule } from './wasm-source.ts';
