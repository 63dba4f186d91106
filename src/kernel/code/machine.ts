// Code before registers are chosen: what lowering/ writes and what allocation and emission read. Straight lines only; the
// loop around them, its pointers and its tail belong to loop/.
//
// A value of the IR is one virtual register that holds `lanes` elements side by side. The number of lanes is the same for
// all values of a kernel: bytes of a vector / bytes of the widest type in the graph. A narrower type fills only the low
// part of its register, so conversions are the ones that the instruction set has (`vcvtps2pd ymm, xmm`), and no value is
// ever split. A bool is a mask register where there are such (EVEX); elsewhere it is a vector of all-ones and all-zeros
// elements as wide as what was compared, and lowering widens or narrows it to the width of what it selects.
//
// Instructions are named as AVX names them, in three-operand form, for every level. Emission turns `vaddps d, a, b` into
// `movaps d, a` and `addps d, b` for a level without VEX. So lowering for such a level uses only instructions that are
// the same but for the `v`, and no implicit operand.

/** What a virtual register is kept in. General registers other than rax, rcx and rdx may be asked for. */
export type RegisterClass = 'vector' | 'mask' | 'general';

export interface VirtualRegister {
  readonly kind: 'register';
  readonly id: number;
  readonly class: RegisterClass;
  /** By which name instructions call it: 16, 32 or 64 for xmm, ymm, zmm; 4 or 8 for general registers; 8 for masks. */
  readonly bytes: number;
}

/** Another width of the same register: the low xmm of a zmm, say. */
export interface RegisterView {
  readonly kind: 'view';
  readonly of: VirtualRegister;
  readonly bytes: number;
}

export interface Immediate {
  readonly kind: 'immediate';
  readonly value: number;
}

/**
 * A constant in memory behind the code. `element` are the bytes of one element. With `broadcast` the operand is an EVEX
 * broadcast of that element; otherwise memory holds as many copies as fill `bytes`, aligned to `bytes`.
 */
export interface PoolConstant {
  readonly kind: 'constant';
  readonly element: Uint8Array;
  readonly bytes: number;
  readonly broadcast?: boolean;
}

/** A table in memory behind the code, for permutations and gathers: aligned to 64, exactly these bytes. */
export interface PoolTable {
  readonly kind: 'table';
  readonly data: Uint8Array;
  /** How many bytes the instruction reads (a gather reads from the table's base: its index register is `index`). */
  readonly bytes: number;
  readonly index?: VirtualRegister;
  readonly scale?: 1 | 2 | 4 | 8;
}

export type MachineOperand = VirtualRegister | RegisterView | Immediate | PoolConstant | PoolTable;

/**
 * One instruction. `operands[0]` is written, the others are read, except where `reads` says that the first is read too
 * (it then has no other role: `vfmadd231ps`, `vpternlogd`, gathers, merging masks): its value before is `merge`.
 */
export interface MachineInstruction {
  readonly kind: 'instruction';
  readonly mnemonic: string;
  readonly operands: readonly MachineOperand[];
  /** The value that operand 0 holds before: allocation puts both into the same register, copying where it lives on. */
  readonly merge?: VirtualRegister;
  /** EVEX write mask, and whether lanes that it leaves out become zero (else they keep `merge`). */
  readonly mask?: VirtualRegister;
  readonly zeroing?: boolean;
  readonly rounding?: 'rn-sae' | 'rd-sae' | 'ru-sae' | 'rz-sae' | 'sae';
  /** Registers beside operand 0 that are written (the mask that a gather consumes). */
  readonly clobbers?: readonly VirtualRegister[];
  /** The node of the IR that this serves, for the comments in `kernel.assembly()`. */
  readonly node?: number;
}

/** Loads `lanes` elements of a stream into the low part of a register. The tail of a loop masks it or bounces it. */
export interface StreamLoad {
  readonly kind: 'load';
  readonly stream: number;
  readonly to: VirtualRegister;
  readonly elementBytes: number;
  readonly node?: number;
}

/** Stores the low `lanes` elements of a register to a stream. */
export interface StreamStore {
  readonly kind: 'store';
  readonly stream: number;
  readonly from: VirtualRegister;
  readonly elementBytes: number;
  readonly node?: number;
}

/** Loads a parameter, broadcast to all lanes. Only in the `invariant` part. */
export interface ParameterLoad {
  readonly kind: 'parameter';
  readonly index: number;
  readonly to: VirtualRegister;
  readonly elementBytes: number;
}

/** Copies the index of the pass's first element into a general register of 8 bytes. */
export interface PositionLoad {
  readonly kind: 'position';
  readonly to: VirtualRegister;
}

/** Says which lanes have an element: a mask with a bit each, or a vector with elements of all ones. */
export interface PresentLoad {
  readonly kind: 'present';
  readonly to: VirtualRegister;
  /** Of a vector: bytes of an element. */
  readonly elementBytes: number;
}

/** From here on exceptions count, or no more. With such steps in a block, what is raised elsewhere does not. */
export interface Watch {
  readonly kind: 'watch';
  readonly on: boolean;
}

/**
 * What no vector instruction does: a piece of scalar text for every lane. The sources are stored to the stack, the text
 * runs `lanes` times with rsi-free addressing: `{0}`, `{1}` stand for the memory operands of that lane of each source
 * (without size), `{out}` for that of the result. It may use rax, rcx, rdx, the x87 stack and up to 128 bytes below rsp, and
 * nothing else; it has local numeric labels (`1:`, `1b`) of its own.
 */
export interface LaneCode {
  readonly kind: 'lanes';
  readonly text: string;
  readonly to: VirtualRegister;
  readonly toElementBytes: number;
  readonly from: readonly { readonly register: VirtualRegister; readonly elementBytes: number }[];
  /** Bytes in memory behind the code; `{table}` is a memory operand that holds their address (`mov rax, qword ptr {table}`). */
  readonly table?: Uint8Array;
  readonly node?: number;
}

/**
 * Steps that are jumped over where `condition` is true in no lane (`rarely` of the IR). They may read any value made
 * before, and end with the blend that makes `result`; `to` is `result` where they ran and `otherwise` where not.
 */
export interface RareSteps {
  readonly kind: 'rare';
  readonly condition: VirtualRegister;
  /** Below EVEX: bytes of an element of the condition. */
  readonly conditionBytes: number;
  readonly steps: readonly MachineStep[];
  readonly result: VirtualRegister;
  readonly otherwise: VirtualRegister;
  readonly to: VirtualRegister;
  readonly node?: number;
}

export type MachineStep =
  | MachineInstruction
  | StreamLoad
  | StreamStore
  | ParameterLoad
  | PositionLoad
  | PresentLoad
  | Watch
  | LaneCode
  | RareSteps;

/** A value that goes round the loop: read from one register, found in another one afterwards. */
export interface MachineCarry {
  readonly from: VirtualRegister;
  readonly to: VirtualRegister;
  readonly elementBytes: number;
  /** The element that every lane begins with. */
  readonly initial: Uint8Array;
}

/** A kernel's straight-line body. Streams are numbered inputs first, then outputs. */
export interface MachineBlock {
  /** How many elements a pass through the body computes. */
  readonly lanes: number;
  /** Bytes of the widest vector register in use. */
  readonly vectorBytes: 16 | 32 | 64;
  /** Run once before the loop: constants and parameters. What they write is only read by the body. */
  readonly invariant: readonly MachineStep[];
  readonly body: readonly MachineStep[];
  /** For each carry of the graph: the register that the body reads it from, and the one that holds it afterwards. */
  readonly carries: readonly MachineCarry[];
}

/** Steps with those that are seldom run among them. */
export function* everyStep(steps: readonly MachineStep[]): Generator<MachineStep> {
  for (const step of steps) {
    yield step;
    if (step.kind === 'rare') yield* everyStep(step.steps);
  }
}

/** Whether a step of a kind is anywhere in a block. */
export function usesStep(block: MachineBlock, kind: MachineStep['kind']): boolean {
  for (const step of everyStep([...block.invariant, ...block.body])) if (step.kind === kind) return true;
  return false;
}
