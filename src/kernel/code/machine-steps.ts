// Code before registers are chosen: what lowering/ writes and what allocation and emission read. Straight lines only; the
// loop around them, its pointers and its tail belong to loop.ts.
//
// A value of the IR is one virtual register that holds `lanes` elements side by side. The number of lanes is the same for
// all values of a kernel: bytes of a vector / bytes of the widest type in the graph. A narrower type fills only the low
// part of its register, so conversions are the ones that the instruction set has (`vcvtps2pd ymm, xmm`), and no value is
// ever split. A bool is a mask register where there are such (EVEX); elsewhere it is a vector of all-ones and all-zeros
// elements as wide as what was compared, and lowering widens or narrows it to the width of what it selects.
//
// Instructions are named as AVX names them, in three-operand form, for every level. Emission turns `vaddps d, a, b` into
// `movaps d, a` and `addps d, b` for a level without VEX. So lowering for such a level uses only instructions that have an
// SSE sibling, and no implicit operand.

import type { AnyOperand } from '../../asm/index.ts';
import type { Label, Memory } from '../../isa/index.ts';

/** What a virtual register is kept in. General registers other than rax, rcx and rdx may be asked for. */
export type RegisterFile = 'vector' | 'mask' | 'general';

export type VectorBytes = 16 | 32 | 64;
export type ElementBytes = 1 | 2 | 4 | 8;

export interface VirtualVector {
  readonly kind: 'register';
  readonly id: number;
  readonly file: 'vector';
  /** By which name instructions call it: xmm, ymm or zmm. */
  readonly bytes: VectorBytes;
}

export interface VirtualMask {
  readonly kind: 'register';
  readonly id: number;
  readonly file: 'mask';
  readonly bytes: 8;
}

export interface VirtualGeneral {
  readonly kind: 'register';
  readonly id: number;
  readonly file: 'general';
  readonly bytes: 4 | 8;
}

export type VirtualRegister = VirtualVector | VirtualMask | VirtualGeneral;

/** Another width of the same register: the low xmm of a zmm, say, or the low half of a general one. */
export interface RegisterView {
  readonly kind: 'view';
  readonly of: VirtualRegister;
  readonly bytes: VectorBytes | 4;
}

export interface Immediate {
  readonly kind: 'immediate';
  readonly value: number;
}

/** A constant in memory after the code: as many copies of the bytes of an element as fill `bytes`, aligned to that. */
export interface PoolConstant {
  readonly kind: 'constant';
  readonly element: Uint8Array;
  readonly bytes: VectorBytes;
}

/** A table in memory after the code, for permutations and gathers: aligned to 64, exactly these bytes. */
export interface PoolTable {
  readonly kind: 'table';
  readonly data: Uint8Array;
  /** How many bytes the instruction reads (a gather reads from the table's base: its index register is `index`). */
  readonly bytes: VectorBytes;
  readonly index?: VirtualVector;
  readonly scale?: ElementBytes;
}

export type MachineOperand = VirtualRegister | RegisterView | Immediate | PoolConstant | PoolTable;

/** What the instruction table says of an instruction with operands of certain kinds, on a target (instruction-facts.ts). */
export interface InstructionFacts {
  /** What `Assembler.emit()` takes. */
  readonly number: number;
  /** The form writes over its first source, which then is not an operand of its own. */
  readonly isDestructive: boolean;
  /** What the result's register holds before is read as well: `merge`. */
  readonly readsResult: boolean;
  /** The two sources may change places. */
  readonly commutes: boolean;
  /** The last source may be memory as wide as its register. */
  readonly readsMemory: boolean;
  /** Places of the sources that are written too. */
  readonly writtenSources: readonly number[];
  /** The write mask is 0 afterwards. */
  readonly clearsMask: boolean;
}

/**
 * One instruction. `to` is written, the sources are read. Where the row says that its first operand is read too
 * (`vfmadd231ps`, `vpternlogd`, gathers, merging masks), what it holds before is `merge`.
 */
export interface MachineInstruction {
  readonly kind: 'instruction';
  readonly mnemonic: string;
  /** What the instruction table says of it. */
  readonly facts: InstructionFacts;
  readonly to: VirtualRegister;
  readonly sources: readonly MachineOperand[];
  /** The value that `to` holds before: allocation puts both into the same register, copying where it lives on. */
  readonly merge?: VirtualRegister;
  /** EVEX write mask, and whether lanes that it leaves out become zero (else they keep `merge`). */
  readonly mask?: VirtualMask;
  readonly zeroing?: boolean;
  /** Registers beside `to` that are written (the mask that a gather consumes). */
  readonly clobbers: readonly VirtualRegister[];
  /** The node of the IR that this serves, for the comments in the listing of `kernel.assembly`. */
  readonly node?: number;
}

/** Fills a register with copies of an element. Only in the `invariant` part. */
export interface ConstantLoad {
  readonly kind: 'constant';
  readonly to: VirtualVector;
  readonly element: Uint8Array;
}

/** Loads `lanes` elements of a stream into the low part of a register. The tail of a loop masks it or bounces it. */
export interface StreamLoad {
  readonly kind: 'load';
  readonly stream: number;
  readonly to: VirtualVector;
  readonly elementBytes: ElementBytes;
  readonly node?: number;
}

/** Stores the low `lanes` elements of a register to a stream. */
export interface StreamStore {
  readonly kind: 'store';
  readonly stream: number;
  readonly from: VirtualVector;
  readonly elementBytes: ElementBytes;
  readonly node?: number;
}

/** Loads a parameter, broadcast to all lanes. Only in the `invariant` part. */
export interface ParameterLoad {
  readonly kind: 'parameter';
  readonly index: number;
  readonly to: VirtualVector;
  readonly elementBytes: ElementBytes;
}

/** Copies the index of the pass's first element into a general register of 8 bytes. */
export interface IndexLoad {
  readonly kind: 'index';
  readonly to: VirtualGeneral;
}

/** Says which lanes have an element: a mask with a bit each, or a vector with elements of all ones. */
export interface PresentLoad {
  readonly kind: 'present';
  readonly to: VirtualMask | VirtualVector;
  /** Of a vector: bytes of an element. */
  readonly elementBytes: ElementBytes;
}

/** From here on exceptions count, or no more. With such steps in a block, what is raised elsewhere does not. */
export interface Watch {
  readonly kind: 'watch';
  readonly on: boolean;
}

/** What a routine writes the code of one lane with. */
export interface LaneWriter {
  /** Appends an instruction. */
  op(mnemonic: string, ...operands: readonly AnyOperand[]): void;
  /** Makes a label, whose name begins with that of the routine. */
  label(name: string): Label;
  bind(label: Label): void;
  /** The lane's element of a source, or its low bytes. */
  source(index: number, bytes: number): Memory;
  /** Where the lane's result goes. */
  result(bytes: number): Memory;
  /** Where the address of the step's table lies. */
  table(): Memory;
}

/**
 * Scalar code for one lane, of what no vector instruction does. It may use rax, rcx, rdx, the x87 stack and the 128 bytes
 * below the stack pointer, and nothing else.
 */
export interface LaneRoutine {
  /** What its labels are called by, in listings and for profilers. */
  readonly name: string;
  write(code: LaneWriter): void;
}

/** Runs a routine for each lane: the sources are stored to the stack before, the results loaded from there afterwards. */
export interface LaneCode {
  readonly kind: 'lanes';
  readonly routine: LaneRoutine;
  readonly to: VirtualVector;
  readonly toElementBytes: ElementBytes;
  readonly from: readonly { readonly register: VirtualVector; readonly elementBytes: ElementBytes }[];
  /** Bytes in memory after the code, whose address the routine may ask for. */
  readonly table?: Uint8Array;
  readonly node?: number;
}

/**
 * A cold block: steps that are jumped over where `condition` is true in no lane (`selectUnlikely` of the IR). They may read any
 * value made before, and end with the blend that makes `result`; `to` is `result` where they ran and `otherwise` where not.
 */
export interface ColdBlock {
  readonly kind: 'cold';
  readonly condition: VirtualVector | VirtualMask;
  /** Below EVEX: bytes of an element of the condition. */
  readonly conditionBytes: number;
  readonly steps: readonly MachineStep[];
  readonly result: VirtualVector;
  readonly otherwise: VirtualVector;
  readonly to: VirtualVector;
  readonly node?: number;
}

export type MachineStep =
  | MachineInstruction
  | ConstantLoad
  | StreamLoad
  | StreamStore
  | ParameterLoad
  | IndexLoad
  | PresentLoad
  | Watch
  | LaneCode
  | ColdBlock;

/** A loop-carried value: read from one register, found in another one afterwards. */
export interface LoopCarriedValue {
  readonly from: VirtualVector;
  readonly to: VirtualVector;
  readonly elementBytes: ElementBytes;
  /** The element that every lane begins with. */
  readonly initial: Uint8Array;
}

/** A kernel's straight-line body. Streams are numbered inputs first, then outputs. */
export interface MachineBlock {
  /** How many elements a pass through the body computes. */
  readonly lanes: number;
  /** Bytes of the widest vector register in use. */
  readonly vectorBytes: VectorBytes;
  /** Run once before the loop: constants and parameters. What they write is only read by the body. */
  readonly invariant: readonly MachineStep[];
  readonly body: readonly MachineStep[];
  /** For each loop-carried value of the graph: the register that the body reads it from, and the one that holds it afterwards. */
  readonly loopCarried: readonly LoopCarriedValue[];
}

/** Steps with those of cold blocks among them. */
export function* everyStep(steps: readonly MachineStep[]): Generator<MachineStep> {
  for (const step of steps) {
    yield step;
    if (step.kind === 'cold') yield* everyStep(step.steps);
  }
}

/** Whether a step of a kind is anywhere in a block. */
export function usesStep(block: MachineBlock, kind: MachineStep['kind']): boolean {
  for (const step of everyStep([...block.invariant, ...block.body])) if (step.kind === kind) return true;
  return false;
}
