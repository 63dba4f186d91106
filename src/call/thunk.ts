// The thunk: machine code between JavaScript and the user's code. It is itself the callback that the engine calls, with
// no arguments. It loads registers and stack from the task descriptor, calls the user's code, stores the result, and
// returns 0, which Node-API reads as `undefined`.
//
// There are two of them. That for the engine has the descriptor's address in its code. That for the thread pool is
// execute(env, job): the descriptor follows the job's header. It is made when a function is first called that way.
//
// A thunk's text depends on the signature and the kind of guard alone; the addresses of one function are patched into
// its instructions. float-control.ts says what the cells are: the way from the engine looks at that of its thread, a job's
// thunk at one behind the arguments. A function with floating-point options has a cell behind its arguments as well, and
// a thunk of its own that always uses it.
//
// The guarded thunk keeps the engine's registers in the thread's context and runs the code on the thread's own stack.
// Afterwards it compares: stack pointer, callee-saved registers, MXCSR, x87 control word, flags. Where something differs
// it executes `ud2`, and the signal handler does what it does for every fault: it notes all registers and returns to the
// engine with everything as it was. So the usual way has no code for repairs. What costs too much to look after in every
// call is looked after where the code may change it (code-traits.ts).

import { assemble } from '../asm/index.ts';
import type { OtherStack, UnwindRow } from '../elf/index.ts';
import {
  contextOffsets as c,
  enterTraitsText,
  FORBIDDEN_FLAGS,
  GAP_BYTES,
  keptRegisters,
  leaveTraitsText,
  type ThunkGuard,
  traitsKey,
} from '../fault/index.ts';
import { MXCSR_DEFAULT, X87_CONTROL_DEFAULT } from '../isa/index.ts';
import { serializeText } from '../jit/index.ts';
import { LOWEST_ERROR } from '../linux/index.ts';
import { FLOAT_CELL_SLOTS, floatCellOffsets as f, NOT_LEFT } from './float-control.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';

/** A job begins with slots of the addon's own: work, resolver, status; and then the status of the call. */
export const JOB_HEADER_SLOTS = 4;

/** Who calls a thunk: the engine, or a thread of the pool. */
export type ThunkCaller = 'engine' | 'pool';

export interface ThunkRequest {
  readonly caller: ThunkCaller;
  readonly plan: CallPlan;
  readonly descriptorAddress: bigint;
  readonly targetAddress: bigint;
  readonly controlAddress: bigint;
  /** Undefined for a thunk that checks and restores nothing. */
  readonly guard: ThunkGuard | undefined;
  /** Which registers the function has options for; undefined for one that has none. */
  readonly float: ThunkFloat | undefined;
}

/**
 * What to do for a function with floating-point options. Its own cell says what a register is to be; where it does not,
 * the thread's does, or it is the default.
 */
export interface ThunkFloat {
  readonly hasMxcsr: boolean;
  readonly hasX87: boolean;
  /** Whether x87 is looked after at all, which takes several times as long as MXCSR does. */
  readonly usesX87: boolean;
  readonly isReported: boolean;
}

export interface Thunk {
  readonly bytes: Uint8Array;
  /** How far below the context the stack pointer is when a guarded thunk calls the code. */
  readonly stackOffset: number;
  /** How the stack lies, for debuggers. */
  readonly unwind: readonly UnwindRow[];
}

/** The kinds of address that are patched in. */
type Patch = 'descriptor' | 'target' | 'control' | 'context' | 'beginJob' | 'jobIsOver' | 'arm' | 'disarm' | 'deadline';

interface ThunkTemplate extends Thunk {
  /** Offsets of the eight-byte immediates, by what they take. */
  readonly places: ReadonlyMap<Patch, readonly number[]>;
}

const templates = new Map<string, ThunkTemplate>();

/** The thunk for a signature, with the addresses of one function, of its thread's floating-point control and guard. */
export function buildThunk(request: ThunkRequest): Thunk {
  const { caller, plan, guard } = request;
  // A job's cell is filled when it is started.
  const float = caller === 'engine' ? request.float : undefined;
  const floatKind = float === undefined ? '' : `f${Object.values(float).map(Number).join('')}`;
  const kind = guard === undefined ? '' : `g${traitsKey(guard.traits)}${guard.deadlineNs === undefined ? '' : 'd'}`;
  const key = `${caller}:${kind}:${floatKind}:${plan.key}`;
  let template = templates.get(key);
  if (template === undefined) {
    template = new ThunkText(plan, guard, float).assemble(caller);
    templates.set(key, template);
  }
  const bytes = template.bytes.slice();
  const view = new DataView(bytes.buffer);
  const values: Record<Patch, bigint | undefined> = {
    descriptor: request.descriptorAddress,
    target: request.targetAddress,
    control: request.controlAddress,
    context: guard?.contextAddress,
    beginJob: guard?.beginJobRoutine,
    jobIsOver: guard?.jobIsOverRoutine,
    arm: guard?.armRoutine,
    disarm: guard?.disarmRoutine,
    deadline: guard?.deadlineNs,
  };
  for (const [patch, places] of template.places) {
    for (const place of places) view.setBigUint64(place, values[patch]!, true);
  }
  return { bytes, stackOffset: template.stackOffset, unwind: template.unwind };
}

/** Stands for an address until it is patched: it needs all eight bytes of the immediate that ends at the next label. */
const UNPATCHED = '0x1122334455667788';

/** Writes the text of one thunk. r11 holds the descriptor while arguments are loaded and when the result is stored. */
class ThunkText {
  readonly #plan: CallPlan;
  readonly #guard: ThunkGuard | undefined;
  readonly #float: ThunkFloat | undefined;
  readonly #loads: string;
  /** Distance of the cell from the descriptor. */
  readonly #cell: number;
  readonly #patches: Patch[] = [];
  /** Labels from which on the frame has grown by so many bytes, or the stack is the thread's own. */
  readonly #frames: { readonly mark: string; readonly grown: number | 'other' }[] = [];

  constructor(plan: CallPlan, guard: ThunkGuard | undefined, float: ThunkFloat | undefined) {
    this.#plan = plan;
    this.#guard = guard;
    this.#float = float;
    this.#cell = 8 * plan.slotCount;
    this.#loads = plan.arguments.map(loadText).join('\n');
  }

  assemble(caller: ThunkCaller): ThunkTemplate {
    const text = this.#guard === undefined ? this.#plainText(caller) : this.#guardedText(caller, this.#guard);
    const { bytes, labels } = assemble(text);
    const places = new Map<Patch, number[]>();
    for (const [i, patch] of this.#patches.entries()) {
      places.set(patch, [...(places.get(patch) ?? []), labels.get(`patch_${i}`)! - 8]);
    }
    const offset = stackOffset(caller, this.#plan);
    const other: OtherStack = {
      rspAt: offset + c.rsp,
      savedAt: keptRegisters.map((register) => ({ register, at: offset + c[register] })),
    };
    const unwind = this.#frames.map(({ mark, grown }): UnwindRow => {
      const row = { at: labels.get(mark)!, cfaOffset: 8 };
      return grown === 'other' ? { ...row, otherStack: other } : { ...row, cfaOffset: 8 + grown };
    });
    return { bytes, places, stackOffset: offset, unwind: unwind.sort((a, b) => a.at - b.at) };
  }

  /** Marks where the frame changes. */
  #frame(grown: number | 'other'): string {
    const mark = `frame_${this.#frames.length}`;
    this.#frames.push({ mark, grown });
    return `${mark}:`;
  }

  /** Loads an address or number that is patched in later. */
  #load(register: string, patch: Patch): string {
    this.#patches.push(patch);
    return `  mov ${register}, ${UNPATCHED}\npatch_${this.#patches.length - 1}:`;
  }

  #call(): string {
    return `${this.#load('r10', 'target')}\n  mov eax, ${this.#plan.vectorCount}\n  call r10`;
  }

  #callRoutine(patch: Patch): string {
    return `${this.#load('r11', patch)}
  sub rsp, 8
${this.#frame(8)}
  call r11
  add rsp, 8
${this.#frame(0)}`;
  }

  /** What runs instead of the plain call when the thread's cell asks for other floating-point control. */
  #controlledText(grown: number | 'other'): string {
    if (this.#float !== undefined) return '';
    return `controlled:
${this.#frame(grown)}
${enterX87Text('r10')}
  ldmxcsr [r10 + ${f.mxcsr}]
${this.#call()}
${this.#load('r10', 'control')}
${leaveX87Text('r10')}
  stmxcsr [r10 + ${f.leftMxcsr}]
  ldmxcsr [r10 + ${f.engineMxcsr}]
${seenText('r10', 'leftX87', 'seenX87')}
${seenText('r10', 'leftMxcsr', 'seenMxcsr')}
  jmp called`;
  }

  #engineCall(): string {
    if (this.#float !== undefined) return this.#ownControlCall(this.#float);
    return `${this.#loads}
${this.#load('r10', 'control')}
  cmp dword ptr [r10 + ${f.mxcsr}], 0
  jne controlled
${this.#call()}
called:`;
  }

  /**
   * The call of a function with floating-point options. The thread's cell notes the flags too, for a scope around it.
   * The engine's MXCSR is not read but known: STMXCSR takes 25 to 50 ns where LDMXCSR has just changed a value (Xeon of
   * the Sapphire Rapids generation), so it is done where somebody wants the flags, and nowhere else.
   */
  #ownControlCall({ hasMxcsr, hasX87, usesX87, isReported }: ThunkFloat): string {
    const cell = this.#cell;
    const noteFlags = `  stmxcsr [r11 + ${cell + f.leftMxcsr}]\n${seenText('r11', 'leftMxcsr', 'seenMxcsr', cell)}`;
    const lines = [
      this.#loads,
      this.#load('r10', 'control'),
      hasMxcsr ? '' : wantedText(cell, 'mxcsr', MXCSR_DEFAULT),
      hasX87 || !usesX87 ? '' : wantedText(cell, 'x87', X87_CONTROL_DEFAULT),
      usesX87 ? enterX87Text('r11', cell) : '',
      `  mov dword ptr [r11 + ${cell + f.leftMxcsr}], ${NOT_LEFT}`,
      `  ldmxcsr [r11 + ${cell + f.mxcsr}]`,
      this.#call(),
      this.#load('r11', 'descriptor'),
      this.#load('r10', 'control'),
      usesX87 ? `${leaveX87Text('r11', cell, 'r10')}\n${seenText('r11', 'leftX87', 'seenX87', cell)}` : '',
      isReported ? noteFlags : `  cmp dword ptr [r10 + ${f.mxcsr}], 0\n  je noted\n${noteFlags}\nnoted:`,
      `  ldmxcsr [r10 + ${f.engineMxcsr}]`,
    ];
    return lines.join('\n');
  }

  /** @param findDescriptor text that brings the descriptor's address into r11 */
  #poolCall(findDescriptor: string): string {
    return `${this.#loads}
  cmp dword ptr [r11 + ${this.#cell + f.mxcsr}], 0
  jne controlled
${this.#call()}
${findDescriptor}
called:`;
  }

  /** A thread of the pool has registers of its own, which the job's cell keeps meanwhile. */
  #poolControlledText(findDescriptor: string, grown: number | 'other'): string {
    const cell = this.#cell;
    return `controlled:
${this.#frame(grown)}
  stmxcsr [r11 + ${cell + f.engineMxcsr}]
  fnstcw [r11 + ${cell + f.engineX87}]
${enterX87Text('r11', cell)}
  mov dword ptr [r11 + ${cell + f.leftMxcsr}], ${NOT_LEFT}
  ldmxcsr [r11 + ${cell + f.mxcsr}]
${this.#call()}
${findDescriptor}
${leaveX87Text('r11', cell)}
  stmxcsr [r11 + ${cell + f.leftMxcsr}]
  ldmxcsr [r11 + ${cell + f.engineMxcsr}]
  jmp called`;
  }

  /** The way from the engine is short, for it is what a call costs; that from the pool keeps the descriptor in its frame. */
  #plainText(caller: ThunkCaller): string {
    const plan = this.#plan;
    // At the entry rsp is 8 short of a multiple of 16, and the callee wants a multiple of 16 before its call.
    const argumentBytes = 8 * plan.stackWords;
    const frameBytes = 8 * (plan.stackWords + 1 - (plan.stackWords % 2));
    const poolFrameBytes = 8 * (plan.stackWords + 1 + (plan.stackWords % 2));
    if (caller === 'engine') {
      return `
  sub rsp, ${frameBytes}
${this.#frame(frameBytes)}
${this.#load('r11', 'descriptor')}
${this.#engineCall()}
${this.#load('r11', 'descriptor')}
${storeResultText(plan)}
  add rsp, ${frameBytes}
${this.#frame(0)}
  xor eax, eax
  ret
${this.#controlledText(frameBytes)}
`;
    }
    const findDescriptor = `  mov r11, [rsp + ${argumentBytes}]`;
    return `
${serializeText('serialized')}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  sub rsp, ${poolFrameBytes}
${this.#frame(poolFrameBytes)}
  mov [rsp + ${argumentBytes}], r11
${this.#poolCall(findDescriptor)}
${storeResultText(plan)}
  add rsp, ${poolFrameBytes}
${this.#frame(0)}
  ret
${this.#poolControlledText(findDescriptor, poolFrameBytes)}
`;
  }

  #guardedText(caller: ThunkCaller, guard: ThunkGuard): string {
    return caller === 'engine' ? this.#guardedEngineText(guard) : this.#guardedPoolText(guard);
  }

  /** r10 is the context before the arguments are loaded and after the call. */
  #guardedEngineText(guard: ThunkGuard): string {
    const plan = this.#plan;
    const offset = stackOffset('engine', plan);
    return `
${this.#load('r10', 'context')}
${this.#armText(guard, 'not_armed')}
${keepText(guard)}
${this.#load('r11', 'descriptor')}
  mov [r10 + ${c.active}], r11
  lea rsp, [r10 - ${offset}]
${this.#frame('other')}
${this.#engineCall()}
${this.#load('r10', 'context')}
${this.#load('r11', 'descriptor')}
${storeResultText(plan)}
${checkText(offset, this.#float)}
${this.#leaveText(guard)}
${this.#controlledText('other')}
${guard.deadlineNs === undefined ? '' : `not_armed:\n${this.#frame(0)}\n${this.#load('r11', 'descriptor')}\n${FAILED_TEXT}`}
violated:
${this.#frame('other')}
  ud2
`;
  }

  /** A pool thread finds its context by asking, and again after the call by what lies on the stack above the arguments. */
  #guardedPoolText(guard: ThunkGuard): string {
    const plan = this.#plan;
    const contextBytes = 8 * plan.stackWords;
    const offset = stackOffset('pool', plan);
    const findDescriptor = `  mov r10, [rsp + ${contextBytes}]
  cmp [r10 + ${c.self}], r10
  jne violated
  mov r11, [r10 + ${c.active}]`;
    return `
${serializeText('serialized')}
${this.#callRoutine('beginJob')}
  cmp rax, ${LOWEST_ERROR - 1}
  ja failed
  mov r10, rax
${this.#armText(guard, 'failed')}
${keepText(guard)}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  mov [r10 + ${c.active}], r11
  lea rax, [r11 + ${8 * (plan.slotCount + FLOAT_CELL_SLOTS)}]
  mov [r10 + ${c.record}], rax
${this.#callRoutine('jobIsOver')}
  test eax, eax
  jne failed
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  lea rsp, [r10 - ${offset}]
${this.#frame('other')}
  mov [rsp + ${contextBytes}], r10
${this.#poolCall(findDescriptor)}
${storeResultText(plan)}
${checkText(offset)}
  mov dword ptr [r10 + ${c.owner}], 0
${this.#leaveText(guard)}
${this.#poolControlledText(findDescriptor, 'other')}
failed:
${this.#frame(0)}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
${FAILED_TEXT}
violated:
${this.#frame('other')}
  ud2
`;
  }

  #armText({ deadlineNs }: ThunkGuard, otherwise: string): string {
    if (deadlineNs === undefined) return '';
    return `${this.#load('rax', 'deadline')}
${this.#callRoutine('arm')}
  test eax, eax
  jne ${otherwise}`;
  }

  #leaveText({ hasAvx, traits, deadlineNs }: ThunkGuard): string {
    return `${leaveTraitsText(traits)}
  mov rsp, [r10 + ${c.rsp}]
${this.#frame(0)}
  mov qword ptr [r10 + ${c.active}], 0
${hasAvx ? '  vzeroupper' : ''}
${deadlineNs === undefined ? '' : this.#callRoutine('disarm')}
  xor eax, eax
  ret`;
  }
}

/** Leaves why the call could not be set up, in eax, where JavaScript looks; r11 is the descriptor. */
const FAILED_TEXT = `  mov [r11 - 8], eax
  xor eax, eax
  ret`;

/** The context, which begins a page, lies right above the gap; below that is the stack that the code runs on. */
function stackOffset(caller: ThunkCaller, { stackWords }: CallPlan): number {
  return GAP_BYTES + 16 * Math.ceil((stackWords + (caller === 'pool' ? 1 : 0)) / 2);
}

function keepText({ traits }: ThunkGuard): string {
  const stores = [...keptRegisters, 'rsp' as const].map((name) => `  mov [r10 + ${c[name]}], ${name}`);
  return [...stores, enterTraitsText(traits)].join('\n');
}

/**
 * Everything that the code must leave as it was. The stack pointer comes first, for the flags are looked at through it.
 * What was put back for floating-point options needs no look.
 */
function checkText(offset: number, float?: ThunkFloat): string {
  return `  lea rcx, [r10 - ${offset}]
  cmp rsp, rcx
  jne violated
${keptRegisters.map((name) => `  cmp ${name}, [r10 + ${c[name]}]\n  jne violated`).join('\n')}
${float === undefined ? checkMxcsrText : ''}
  fnstcw [r10 + ${c.leftX87}]
  movzx eax, word ptr [r10 + ${c.leftX87}]
  cmp eax, [r10 + ${c.x87}]
  jne violated
  pushfq
  pop rax
  test eax, ${FORBIDDEN_FLAGS}
  jne violated
  mov rax, fs:[0]
  cmp rax, [r10 + ${c.fsBase}]
  jne violated`;
}

const checkMxcsrText = `  stmxcsr [r10 + ${c.leftMxcsr}]
  mov eax, [r10 + ${c.leftMxcsr}]
  and eax, 0xffc0
  cmp eax, [r10 + ${c.mxcsr}]
  jne violated`;

/** Puts into the function's cell, behind r11, what the thread's, at r10, asks for, or else the default. */
function wantedText(cell: number, field: 'mxcsr' | 'x87', otherwise: number): string {
  return `  mov eax, [r10 + ${f[field]}]
  test eax, eax
  jne wanted_${field}
  mov eax, ${otherwise}
wanted_${field}:
  mov [r11 + ${cell + f[field]}], eax`;
}

/** Flags of x87 that lie there from before would be raised by a control word that unmasks them. */
function enterX87Text(register: string, cell = 0): string {
  return `  fnclex
  fldcw [${register} + ${cell + f.x87}]`;
}

/**
 * The result is in rax or xmm0. An x87 exception that is not masked is raised by the next x87 instruction: here, where
 * there was none.
 * @param engine the register with the cell that has the engine's control word
 */
function leaveX87Text(register: string, cell = 0, engine = register): string {
  const left = `[${register} + ${cell + f.leftX87}]`;
  return `  fwait
  mov dword ptr ${left}, 0
  fnstsw ${left}
  fnclex
  fldcw [${engine} + ${(engine === register ? cell : 0) + f.engineX87}]`;
}

/** Adds what the cell behind `register` was left with to what the thread's cell, at r10, has seen. */
function seenText(register: string, left: keyof typeof f, seen: keyof typeof f, cell = 0): string {
  return `  mov ecx, [${register} + ${cell + f[left]}]
  or [r10 + ${f[seen]}], ecx`;
}

const dwordNames = { rdi: 'edi', rsi: 'esi', rdx: 'edx', rcx: 'ecx', r8: 'r8d', r9: 'r9d', rax: 'eax' } as const;

/** Loads one argument; 32 bits are extended to 64 by their sign, so that code may use the whole register. */
function loadText({ slot, slotKind, to }: PlannedArgument): string {
  const from = `[r11 + ${8 * slot}]`;
  const register = 'register' in to ? to.register : 'rax';
  if (register.startsWith('xmm')) return `  ${slotKind === 'f32' ? 'movss' : 'movsd'} ${register}, ${from}`;
  const general = register as keyof typeof dwordNames;
  const load = {
    i32: `movsxd ${general}, dword ptr ${from}`,
    u32: `mov ${dwordNames[general]}, dword ptr ${from}`,
    f32: `mov ${dwordNames[general]}, dword ptr ${from}`,
    i64: `mov ${general}, ${from}`,
    u64: `mov ${general}, ${from}`,
    f64: `mov ${general}, ${from}`,
  }[slotKind];
  return 'stackWord' in to ? `  ${load}\n  mov [rsp + ${8 * to.stackWord}], rax` : `  ${load}`;
}

function storeResultText({ returns }: CallPlan): string {
  if (returns === 'void') return '';
  if (returns === 'f32') return '  movss [r11], xmm0';
  if (returns === 'f64') return '  movsd [r11], xmm0';
  return '  mov [r11], rax';
}
