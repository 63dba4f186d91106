// What disassembling gives: one object for each instruction, plain data but for the operand values.

import type { DefaultFlags, Rounding, SuppressAllExceptions } from '../isa/decorators.ts';
import type { Broadcast, MaskedMemory, MaskedVectorMemory, Memory, VectorMemory } from '../isa/memory.ts';
import type { MaskedRegister, Register, ZeroingRegister } from '../isa/registers.ts';
import type { accesses, flagNames, flows } from './iced-names.ts';

/**
 * `intel` is the dialect that `assemble()` reads; the others are for people and tools that are used to them. Instructions
 * that only the table knows, those of APX above all, are in `intel` syntax whatever was asked for.
 */
export type Syntax = 'intel' | 'nasm' | 'masm' | 'att';

export interface DisassembleOptions {
  /** The address of the first byte; 0 when not given. */
  readonly origin?: bigint | number;
  /** The syntax of `text`; `intel` when not given. */
  readonly syntax?: Syntax;
}

/** How an instruction uses an operand. */
export type Access = (typeof accesses)[number];

/** Where control goes after an instruction. */
export type Flow = (typeof flows)[number];

/** A flag of rflags, or a condition code of the x87 status word. */
export type Flag = (typeof flagNames)[number];

/** What an instruction does to the flags. A flag that is cleared, set or undefined is not among the written ones. */
export interface FlagEffects {
  readonly read: readonly Flag[];
  readonly written: readonly Flag[];
  readonly cleared: readonly Flag[];
  readonly set: readonly Flag[];
  readonly undefined: readonly Flag[];
}

export interface RegisterOperandFacts {
  readonly kind: 'register';
  /** The operand as the assembler takes it, write mask included. */
  readonly value: Register | MaskedRegister | ZeroingRegister;
  readonly register: Register;
  readonly access: Access;
  readonly text: string;
}

export interface MemoryOperandFacts {
  readonly kind: 'memory';
  /** The operand as the assembler takes it. */
  readonly value: Memory | MaskedMemory | Broadcast | VectorMemory | MaskedVectorMemory;
  /** Size of the access in bits, of one element for a broadcast; 0 where the instruction gives none. */
  readonly sizeBits: number;
  readonly base: Register | undefined;
  readonly index: Register | undefined;
  readonly scale: number;
  readonly displacement: bigint;
  /** The segment register that a prefix names, where it is not the one of the address anyway. */
  readonly segment: Register | undefined;
  /** The address, where it depends on no register but rip. */
  readonly address: bigint | undefined;
  readonly access: Access;
  readonly text: string;
}

export interface ImmediateFacts {
  readonly kind: 'immediate';
  /** Sign-extended where the instruction does so; a bigint where a number cannot hold it. */
  readonly value: number | bigint;
  readonly access: Access;
  readonly text: string;
}

export interface TargetFacts {
  readonly kind: 'target';
  /** The address that a branch goes to. */
  readonly value: bigint;
  readonly access: Access;
  readonly text: string;
}

export interface DecoratorFacts {
  readonly kind: 'decorator';
  readonly value: Rounding | SuppressAllExceptions | DefaultFlags;
  readonly access: Access;
  readonly text: string;
}

/** An operand: what it is, the value that the assembler would take for it, and its text in Intel syntax. */
export type InstructionOperand =
  | RegisterOperandFacts
  | MemoryOperandFacts
  | ImmediateFacts
  | TargetFacts
  | DecoratorFacts;

/** One decoded instruction, or one byte that begins none. */
export interface Instruction {
  /** Offset in the bytes that were given. */
  readonly offset: number;
  /** The origin plus the offset. */
  readonly address: bigint;
  /** The instruction's bytes, a view of the bytes that were given. */
  readonly bytes: Uint8Array;
  /** Length in bytes, 1 to 15. */
  readonly length: number;
  /** Text in the syntax that was asked for; `(bad)` for a byte that begins no instruction. */
  readonly text: string;
  /** As the manual spells it, lower case; `(bad)` for a byte that begins no instruction. */
  readonly mnemonic: string;
  readonly operands: readonly InstructionOperand[];
  /** Registers that are read and written, implied ones included. Writing eax or xmm0 by VEX clears the rest of rax or zmm0. */
  readonly registersRead: readonly Register[];
  readonly registersWritten: readonly Register[];
  /** Bytes that it writes right below rsp: those that push and call put there. */
  readonly pushedBytes: number;
  readonly flags: FlagEffects;
  /** CPUID features that the instruction needs, as the instruction table names them; none for what every x86-64 has. */
  readonly features: readonly string[];
  readonly flow: Flow;
  /** The address that a direct branch or call goes to. */
  readonly target: bigint | undefined;
  /** True for a byte that begins no instruction. */
  readonly isInvalid: boolean;
}
