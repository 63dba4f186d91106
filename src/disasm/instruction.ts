// What disassembling gives: one object for each instruction, plain data but for the operand values.

import type { DefaultFlags, Rounding, SuppressAllExceptions } from '../isa/decorators.ts';
import type { Broadcast, MaskedMemory, MaskedVectorMemory, Memory, VectorMemory } from '../isa/memory.ts';
import type { MaskedRegister, Register, ZeroingRegister } from '../isa/registers.ts';

/**
 * `intel` is the dialect that `assemble()` reads; the others are for people and tools that are used to them. Instructions
 * that only the table knows, those of APX above all, are in `intel` syntax whatever was asked for.
 */
export type Syntax = 'intel' | 'nasm' | 'masm' | 'att';

/** Options of {@link disassemble} and {@link explainEncoding}. */
export interface DisassembleOptions {
  /** The address of the first byte; 0 when not given. */
  readonly origin?: bigint | number;
  /** The syntax of `text`; `intel` when not given. */
  readonly syntax?: Syntax;
}

/** How an instruction uses an operand; `maybe` where a condition or a mask decides. */
export type Access =
  | 'none'
  | 'read'
  | 'maybe read'
  | 'write'
  | 'maybe write'
  | 'read and write'
  | 'read and maybe write';

/**
 * Where control goes after an instruction: on, or elsewhere. `branch` is a conditional jump, `transaction` XBEGIN,
 * `exception` an instruction that always raises one, such as UD2.
 */
export type Flow =
  | 'next'
  | 'jump'
  | 'indirect jump'
  | 'branch'
  | 'return'
  | 'call'
  | 'indirect call'
  | 'interrupt'
  | 'transaction'
  | 'exception';

/** A flag of rflags, or a condition code of the x87 status word. */
export type Flag = 'of' | 'sf' | 'zf' | 'af' | 'cf' | 'pf' | 'df' | 'if' | 'ac' | 'uif' | 'c0' | 'c1' | 'c2' | 'c3';

/** What an instruction does to the flags. A flag that is cleared, set or undefined is not among the written ones. */
export interface FlagEffects {
  /** Flags that decide what it does or gives. */
  readonly read: readonly Flag[];
  /** Flags that depend on its result. */
  readonly written: readonly Flag[];
  /** Flags that are 0 afterwards. */
  readonly cleared: readonly Flag[];
  /** Flags that are 1 afterwards. */
  readonly set: readonly Flag[];
  /** Flags that may have any value afterwards. */
  readonly undefined: readonly Flag[];
}

/** A register operand. */
export interface RegisterOperandFacts {
  /** Tells the kinds of operands apart. */
  readonly kind: 'register';
  /** The operand as the assembler takes it, write mask included. */
  readonly value: Register | MaskedRegister | ZeroingRegister;
  /** The register alone, without mask and zeroing. */
  readonly register: Register;
  /** How the instruction uses it. */
  readonly access: Access;
  /** In Intel syntax. */
  readonly text: string;
}

/** A memory operand. */
export interface MemoryOperandFacts {
  /** Tells the kinds of operands apart. */
  readonly kind: 'memory';
  /** The operand as the assembler takes it. */
  readonly value: Memory | MaskedMemory | Broadcast | VectorMemory | MaskedVectorMemory;
  /** Size of the access in bits, of one element for a broadcast; 0 where the instruction gives none. */
  readonly sizeBits: number;
  /** The base register, rip included; undefined where there is none. */
  readonly base: Register | undefined;
  /** The index register, a vector register for gathers and scatters; undefined where there is none. */
  readonly index: Register | undefined;
  /** What the index is multiplied with: 1, 2, 4 or 8. */
  readonly scale: number;
  /** In bytes, as a signed number; for an address without a base and relative to rip, as it is encoded. */
  readonly displacement: bigint;
  /** The segment register that a prefix names, where it is not the one of the address anyway. */
  readonly segment: Register | undefined;
  /** The address, where it depends on no register but rip. */
  readonly address: bigint | undefined;
  /** How the instruction uses what lies there; `none` where it takes the address alone, as `lea` does. */
  readonly access: Access;
  /** In Intel syntax. */
  readonly text: string;
}

/** An immediate operand. */
export interface ImmediateFacts {
  /** Tells the kinds of operands apart. */
  readonly kind: 'immediate';
  /** Sign-extended where the instruction does so; a bigint where a number cannot hold it. */
  readonly value: number | bigint;
  /** Always `read`. */
  readonly access: Access;
  /** In Intel syntax. */
  readonly text: string;
}

/** Where a direct branch or call goes. */
export interface TargetFacts {
  /** Tells the kinds of operands apart. */
  readonly kind: 'target';
  /** The address that a branch goes to. */
  readonly value: bigint;
  /** Always `read`. */
  readonly access: Access;
  /** In Intel syntax: the address, in hexadecimal. */
  readonly text: string;
}

/** A decorator that is an operand of its own in the typed assembler: embedded rounding, `{sae}`, default flags. */
export interface DecoratorFacts {
  /** Tells the kinds of operands apart. */
  readonly kind: 'decorator';
  /** The operand as the assembler takes it. */
  readonly value: Rounding | SuppressAllExceptions | DefaultFlags;
  /** Always `none`. */
  readonly access: Access;
  /** In Intel syntax, such as `{rn-sae}`. */
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
  /** The operands in Intel's order, destination first; those that an instruction implies are not among them. */
  readonly operands: readonly InstructionOperand[];
  /** Registers that are read, implied ones and those of addresses included. */
  readonly registersRead: readonly Register[];
  /**
   * Registers that are written, implied ones included. Writing eax or xmm0 by VEX clears the rest of rax or zmm0, so
   * those are what is named then.
   */
  readonly registersWritten: readonly Register[];
  /** Bytes that it writes right below rsp: those that push and call put there. */
  readonly pushedBytes: number;
  /** What it does to the flags. */
  readonly flags: FlagEffects;
  /** CPUID features that the instruction needs, as the instruction table names them; none for what every x86-64 has. */
  readonly features: readonly string[];
  /** Where control goes afterwards. */
  readonly flow: Flow;
  /** The address that a direct branch or call goes to. */
  readonly target: bigint | undefined;
  /** True for a byte that begins no instruction. */
  readonly isInvalid: boolean;
}
