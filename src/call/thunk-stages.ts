// The stages that thunks are made of. Each says which registers it reads and which it changes, so that whoever puts a stage
// between two others sees what he must leave alone; a test decodes every stage and follows the registers through each
// list. Registers are named in full (rax, xmm0); flags and memory are not named, no stage but a branch's own reads flags.
//
//   r10   the context, from `context` to the call and again after it
//   r11   the task descriptor, while arguments are loaded and when the result is stored
//   rsi   of the pool's thunk: the job

import {
  contextOffsets as c,
  enterTraitsText,
  FORBIDDEN_FLAGS,
  GAP_BYTES,
  keptRegisters,
  leaveTraitsText,
  OWN_FRAME_BYTES,
  type ThunkGuard,
} from '../fault/index.ts';
import { serializeText } from '../jit/index.ts';
import { LOWEST_ERROR } from '../linux/index.ts';
import { FLOAT_CELL_SLOTS } from './float-control.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';

/** A job begins with slots of the addon's own: work, resolver, status; and then the status of the call. */
export const JOB_HEADER_SLOTS = 4;

/** Who calls a thunk: the engine, or a thread of the pool. */
export type ThunkCaller = 'engine' | 'pool';

/** The kinds of address that are patched in. */
export type Patch =
  | 'descriptor'
  | 'target'
  | 'control'
  | 'context'
  | 'beginJob'
  | 'jobIsOver'
  | 'arm'
  | 'disarm'
  | 'deadline';

/** A line that moves an address into a register, patched in later. */
interface PatchedLoad {
  readonly load: Patch;
  readonly into: string;
}

/**
 * How the stack lies: so many bytes more than at the entry, or on the thread's own stack, whose pointer is so many bytes
 * below the context (`call` for as many as when the code is called).
 */
export type Frame = number | { readonly below: number | 'call' };

/** The stack when the code is called. */
export const atCall: Frame = { below: 'call' };

/** The frame from here on. */
interface FrameMark {
  readonly frame: Frame;
}

export type StageLine = string | PatchedLoad | FrameMark;

/** A piece of a thunk. */
export interface Stage {
  readonly name: string;
  /** Registers whose value it takes from before. */
  readonly reads: readonly string[];
  /** Registers that it changes: on purpose or by the way, the called code's included. */
  readonly clobbers: readonly string[];
  readonly lines: readonly StageLine[];
}

/** What the callee may change by the System V AMD64 psABI, section 3.2.1. */
export const callerSaved: readonly string[] = [
  ...['rax', 'rcx', 'rdx', 'rsi', 'rdi', 'r8', 'r9', 'r10', 'r11'],
  ...Array.from({ length: 16 }, (_, i) => `xmm${i}`),
];

export const load = (into: string, patch: Patch): PatchedLoad => ({ load: patch, into });

/** Calls a routine of the signal handler's, which keeps r10 and the callee-saved registers; some keep more. */
const routineLines = (patch: Patch): StageLine[] => [
  load('r11', patch),
  'sub rsp, 8',
  { frame: 8 },
  'call r11',
  'add rsp, 8',
  { frame: 0 },
];
const afterRoutine = ['rax', 'rcx', 'rdx', 'rdi', 'r8', 'r9', 'r11'];

/** Room for arguments on the stack, and for what a thread of the pool finds its context by. */
export function argumentBytes(caller: ThunkCaller, { stackWords }: CallPlan): number {
  return 16 * Math.ceil((stackWords + (caller === 'pool' ? 1 : 0)) / 2);
}

/** The context, which begins a page, lies right above the gap; below that is the stack that the code runs on. */
export function stackOffset(caller: ThunkCaller, plan: CallPlan): number {
  return GAP_BYTES + OWN_FRAME_BYTES + argumentBytes(caller, plan);
}

/** Brings the context's address into r10. */
export const findContext: Stage = { name: 'context', reads: [], clobbers: ['r10'], lines: [load('r10', 'context')] };

/** Brings the descriptor's address into r11: it is in the code. */
export const findDescriptor: Stage = {
  name: 'descriptor',
  reads: [],
  clobbers: ['r11'],
  lines: [load('r11', 'descriptor')],
};

/** The same where a job is: the descriptor follows its header. */
export const findJobDescriptor: Stage = {
  name: 'job descriptor',
  reads: ['rsi'],
  clobbers: ['r11'],
  lines: [`lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]`],
};

/** The same after the call of a plain job: it was kept in the frame, above the arguments. */
export const findKeptDescriptor = (atBytes: number): Stage => ({
  name: 'kept descriptor',
  reads: ['rsp'],
  clobbers: ['r11'],
  lines: [`mov r11, [rsp + ${atBytes}]`],
});

/** Context and descriptor after the call of a guarded job, by what lies on the stack above the arguments. */
export const findKeptContext = (atBytes: number): Stage => ({
  name: 'kept context',
  reads: ['rsp'],
  clobbers: ['r10', 'r11'],
  lines: [`mov r10, [rsp + ${atBytes}]`, `cmp [r10 + ${c.self}], r10`, 'jne violated', `mov r11, [r10 + ${c.active}]`],
});

/** Keeps what a later stage looks for on the stack. */
export const keepOnStack = (register: 'r10' | 'r11', atBytes: number): Stage => ({
  name: `keep ${register}`,
  reads: ['rsp', register],
  clobbers: [],
  lines: [`mov [rsp + ${atBytes}], ${register}`],
});

/** Makes room for arguments. */
export const enterFrame = (bytes: number): Stage => ({
  name: 'enter frame',
  reads: ['rsp'],
  clobbers: ['rsp'],
  lines: [`sub rsp, ${bytes}`, { frame: bytes }],
});

export const leaveFrame = (bytes: number): Stage => ({
  name: 'leave frame',
  reads: ['rsp'],
  clobbers: ['rsp'],
  lines: [`add rsp, ${bytes}`, { frame: 0 }],
});

/** Makes the processor see code that was written on another one. */
export const serialize: Stage = {
  name: 'serialize',
  reads: ['rsp'],
  clobbers: ['rax', 'rcx'],
  lines: [serializeText('serialized')],
};

/** Finds the context of a thread of the pool, into r10. */
export const beginJob: Stage = {
  name: 'begin job',
  reads: ['rsp', 'rsi'],
  clobbers: [...afterRoutine, 'r10'],
  lines: [...routineLines('beginJob'), `cmp rax, ${LOWEST_ERROR - 1}`, 'ja failed', 'mov r10, rax'],
};

/** Looks whether the job's owner has gone. */
export const askJobIsOver: Stage = {
  name: 'job is over',
  reads: ['rsp', 'rsi', 'r10'],
  clobbers: afterRoutine,
  lines: [...routineLines('jobIsOver'), 'test eax, eax', 'jne failed'],
};

/** Starts the deadline's timer. */
export const arm = (otherwise: string): Stage => ({
  name: 'arm',
  reads: ['rsp', 'r10'],
  clobbers: afterRoutine,
  lines: [load('rax', 'deadline'), ...routineLines('arm'), 'test eax, eax', `jne ${otherwise}`],
});

/** Keeps the engine's registers in the context. */
export const keepRegisters = ({ traits }: ThunkGuard): Stage => ({
  name: 'keep registers',
  reads: ['r10', ...keptRegisters, 'rsp'],
  clobbers: traits.keys ? ['rax', 'rcx', 'rdx'] : [],
  lines: [
    ...[...keptRegisters, 'rsp' as const].map((name) => `mov [r10 + ${c[name]}], ${name}`),
    enterTraitsText(traits),
  ],
});

/** From here on a fault ends the call. */
export const activate: Stage = {
  name: 'activate',
  reads: ['r10', 'r11'],
  clobbers: [],
  lines: [`mov [r10 + ${c.active}], r11`],
};

/** A job has a record of its own, after its arguments and the floating-point cell. */
export const useJobRecord = ({ slotCount }: CallPlan): Stage => ({
  name: 'job record',
  reads: ['r10', 'r11'],
  clobbers: ['rax'],
  lines: [`lea rax, [r11 + ${8 * (slotCount + FLOAT_CELL_SLOTS)}]`, `mov [r10 + ${c.record}], rax`],
});

/**
 * Goes to the stack that the code runs on, where a frame of the guard's own is the first thing: a return through it ends
 * where a violation does.
 */
export function switchStack(argumentBytes: number): Stage {
  return {
    name: 'switch stack',
    reads: ['r10', 'rbp'],
    clobbers: ['rax', 'rbp', 'rsp'],
    lines: [
      `lea rsp, [r10 - ${GAP_BYTES}]`,
      { frame: { below: GAP_BYTES } },
      'lea rax, [rip + violated]',
      'push rax',
      { frame: { below: GAP_BYTES + 8 } },
      'push rbp',
      { frame: { below: GAP_BYTES + OWN_FRAME_BYTES } },
      'mov rbp, rsp',
      ...(argumentBytes === 0 ? [] : [`sub rsp, ${argumentBytes}`]),
      { frame: atCall },
    ],
  };
}

const dwordNames = { rdi: 'edi', rsi: 'esi', rdx: 'edx', rcx: 'ecx', r8: 'r8d', r9: 'r9d', rax: 'eax' } as const;

/** Loads one argument; 32 bits are extended to 64 by their sign, so that code may use the whole register. */
function loadLines({ slot, slotKind, to }: PlannedArgument): string[] {
  const from = `[r11 + ${8 * slot}]`;
  const register = registerOf(to);
  if (register.startsWith('xmm')) return [`${slotKind === 'f32' ? 'movss' : 'movsd'} ${register}, ${from}`];
  const general = register as keyof typeof dwordNames;
  const load = {
    i32: `movsxd ${general}, dword ptr ${from}`,
    u32: `mov ${dwordNames[general]}, dword ptr ${from}`,
    f32: `mov ${dwordNames[general]}, dword ptr ${from}`,
    i64: `mov ${general}, ${from}`,
    u64: `mov ${general}, ${from}`,
    f64: `mov ${general}, ${from}`,
  }[slotKind];
  return 'stackWord' in to ? [load, `mov [rsp + ${8 * to.stackWord}], rax`] : [load];
}

const registerOf = (to: PlannedArgument['to']): string => ('register' in to ? to.register : 'rax');

/** Registers that arguments travel in. */
const argumentRegisters = (plan: CallPlan): string[] =>
  plan.arguments.flatMap(({ to }) => ('register' in to ? [to.register] : []));

/** Loads all arguments from the descriptor. */
export const loadArguments = (plan: CallPlan): Stage => ({
  name: 'load arguments',
  reads: plan.stackWords > 0 ? ['r11', 'rsp'] : plan.arguments.length > 0 ? ['r11'] : [],
  clobbers: [...new Set(plan.arguments.map(({ to }) => registerOf(to)))],
  lines: plan.arguments.flatMap(loadLines),
});

/** Calls the user's code. */
export const callTarget = (plan: CallPlan): Stage => ({
  name: 'call',
  reads: ['rsp', ...argumentRegisters(plan)],
  clobbers: callerSaved,
  lines: [load('r10', 'target'), `mov eax, ${plan.vectorCount}`, 'call r10'],
});

/** Whoever comes from elsewhere goes on here. */
export const called: Stage = { name: 'called', reads: [], clobbers: [], lines: ['called:'] };

/** Stores the result into the descriptor's first slot. */
export function storeResult({ returns }: CallPlan): Stage {
  if (returns === 'void') return { name: 'no result', reads: [], clobbers: [], lines: [] };
  const isVector = returns === 'f32' || returns === 'f64';
  const move = returns === 'f32' ? 'movss' : returns === 'f64' ? 'movsd' : 'mov';
  const register = isVector ? 'xmm0' : 'rax';
  return { name: 'store result', reads: ['r11', register], clobbers: [], lines: [`${move} [r11], ${register}`] };
}

/**
 * Compares everything that the code must leave as it was. The stack pointer comes first, for the flags are looked at
 * through it. What was put back for floating-point options needs no look.
 */
export const check = (argumentBytes: number, looksAtMxcsr: boolean): Stage => ({
  name: 'check',
  reads: ['r10', 'rsp', ...keptRegisters],
  clobbers: ['rax', 'rcx', 'rbp'],
  lines: [
    `lea rcx, [r10 - ${GAP_BYTES + OWN_FRAME_BYTES + argumentBytes}]`,
    'cmp rsp, rcx',
    'jne violated',
    ...(argumentBytes === 0 ? [] : [`add rcx, ${argumentBytes}`]),
    'cmp rbp, rcx',
    'jne violated',
    ...keptRegisters
      .filter((name) => name !== 'rbp')
      .flatMap((name) => [`cmp ${name}, [r10 + ${c[name]}]`, 'jne violated']),
    ...(looksAtMxcsr ? checkMxcsrLines : []),
    `fnstcw [r10 + ${c.leftX87}]`,
    `movzx eax, word ptr [r10 + ${c.leftX87}]`,
    `cmp eax, [r10 + ${c.x87}]`,
    'jne violated',
    'pushfq',
    'pop rax',
    `test eax, ${FORBIDDEN_FLAGS}`,
    'jne violated',
    'mov rax, fs:[0]',
    `cmp rax, [r10 + ${c.fsBase}]`,
    'jne violated',
    `mov rbp, [r10 + ${c.rbp}]`,
  ],
});

const checkMxcsrLines = [
  `stmxcsr [r10 + ${c.leftMxcsr}]`,
  `mov eax, [r10 + ${c.leftMxcsr}]`,
  'and eax, 0xffc0',
  `cmp eax, [r10 + ${c.mxcsr}]`,
  'jne violated',
];

/** The job has no owner from here on. */
export const disown: Stage = {
  name: 'disown',
  reads: ['r10'],
  clobbers: [],
  lines: [`mov dword ptr [r10 + ${c.owner}], 0`],
};

/** Goes back to the engine's stack: the call is over. */
export const leave = ({ hasAvx, traits, deadlineNs }: ThunkGuard): Stage => ({
  name: 'leave',
  reads: ['r10'],
  clobbers: callerSaved.concat('rsp'),
  lines: [
    leaveTraitsText(traits),
    `mov rsp, [r10 + ${c.rsp}]`,
    { frame: 0 },
    `mov qword ptr [r10 + ${c.active}], 0`,
    ...(hasAvx ? ['vzeroupper'] : []),
    ...(deadlineNs === undefined ? [] : routineLines('disarm')),
    'xor eax, eax',
    'ret',
  ],
});

/** Returns 0, which Node-API reads as `undefined`. */
export const returnUndefined: Stage = {
  name: 'return undefined',
  reads: ['rsp'],
  clobbers: ['rax', 'rsp'],
  lines: ['xor eax, eax', 'ret'],
};

/** Returns to the pool, which looks at no value. */
export const returnToPool: Stage = { name: 'return', reads: ['rsp'], clobbers: ['rsp'], lines: ['ret'] };

/** Where a label of the failing ways begins, with the stack as at the entry. */
export const failedAt = (label: string): Stage => ({
  name: label,
  reads: [],
  clobbers: [],
  lines: [`${label}:`, { frame: 0 }],
});

/** Leaves why the call could not be set up, in eax, where JavaScript looks. */
export const storeFailure: Stage = {
  name: 'store failure',
  reads: ['rax', 'r11', 'rsp'],
  clobbers: ['rax', 'rsp'],
  lines: ['mov [r11 - 8], eax', 'xor eax, eax', 'ret'],
};

/** Where something is not as it was: the signal handler notes everything and goes back to the engine. */
export const violated: Stage = {
  name: 'violated',
  reads: [],
  clobbers: [],
  lines: ['violated:', { frame: atCall }, 'ud2'],
};
