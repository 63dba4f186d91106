// The thunk: machine code between JavaScript and the user's code. It is itself the callback that the engine calls, with
// no arguments. It loads registers and stack from the task descriptor, calls the user's code, stores the result, and
// returns 0, which Node-API reads as `undefined`.
//
// There are two of them. That for the engine has the descriptor's address in its code. That for the thread pool is
// execute(env, job): the descriptor follows the job's header. It is made when a function is first called that way.
//
// A thunk is a list of stages (thunk-stages.ts). It depends on the signature and the kind of guard alone; the addresses of
// one function are patched into its instructions. float-control.ts says what the cells are: the way from the engine looks at
// that of its thread, a job's thunk at one after the arguments. A function with floating-point options has a cell after its
// arguments as well, and a thunk of its own that always uses it.
//
// The guarded thunk keeps the engine's registers in the thread's context and runs the code on the thread's own stack.
// Afterwards it compares: stack pointer, callee-saved registers, MXCSR, x87 control word, flags. Where something differs
// it executes `ud2`, and the signal handler does what it does for every fault: it notes all registers and returns to the
// engine with everything as it was. So the usual way has no code for repairs. What costs too much to look after in every
// call is looked after where the code may change it (code-traits.ts).

import type { OtherStack, UnwindRow } from '../elf/index.ts';
import { contextOffsets as c, keptRegisters, type ThunkGuard, traitsKey } from '../fault/index.ts';
import type { CallPlan } from './plan.ts';
import { assembleLines, UNPATCHED } from './thunk-assembler.ts';
import type { ThunkFloat } from './thunk-float-stages.ts';
import * as floatStages from './thunk-float-stages.ts';
import * as stages from './thunk-stages.ts';
import { type Frame, type Patch, type Stage, stackOffset, type ThunkCaller } from './thunk-stages.ts';

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

export interface Thunk {
  readonly bytes: Uint8Array;
  /** How far below the context the stack pointer is when a guarded thunk calls the code. */
  readonly stackOffset: number;
  /** How the stack lies, for debuggers. */
  readonly unwind: readonly UnwindRow[];
}

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
    template = assembleThunk(thunkStages({ ...request, float }), stackOffset(caller, plan));
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

/** What a thunk depends on. */
export type ThunkKind = Pick<ThunkRequest, 'caller' | 'plan' | 'guard' | 'float'>;

/** The stages of a thunk, in their order. */
export function thunkStages({ caller, plan, guard, float }: ThunkKind): readonly Stage[] {
  if (guard === undefined) return caller === 'engine' ? plainEngine(plan, float) : plainPool(plan);
  return caller === 'engine' ? guardedEngine(plan, guard, float) : guardedPool(plan, guard);
}

/** Distance of a cell for floating-point control from the descriptor. */
const cellOf = ({ slotCount }: CallPlan): number => 8 * slotCount;

function engineCall(plan: CallPlan, float: ThunkFloat | undefined): Stage[] {
  const load = stages.loadArguments(plan);
  const callTarget = stages.callTarget(plan);
  if (float === undefined) return [load, floatStages.testThreadControl, callTarget, stages.called];
  return [
    load,
    floatStages.enterOwnControl(cellOf(plan), float),
    callTarget,
    stages.findDescriptor,
    floatStages.leaveOwnControl(cellOf(plan), float),
  ];
}

/** What runs instead of the plain call when the thread's cell asks for other floating-point control. */
function engineControlled(plan: CallPlan, float: ThunkFloat | undefined, frame: Frame): Stage[] {
  if (float !== undefined) return [];
  return [floatStages.enterThreadControl(frame), stages.callTarget(plan), floatStages.leaveThreadControl];
}

function poolCall(plan: CallPlan, findDescriptor: Stage): Stage[] {
  const load = stages.loadArguments(plan);
  return [load, floatStages.testJobControl(cellOf(plan)), stages.callTarget(plan), findDescriptor, stages.called];
}

function poolControlled(plan: CallPlan, findDescriptor: Stage, frame: Frame): Stage[] {
  const cell = cellOf(plan);
  return [
    floatStages.enterJobControl(cell, frame),
    stages.callTarget(plan),
    findDescriptor,
    floatStages.leaveJobControl(cell),
  ];
}

/** The way from the engine is short, for it is what a call costs. */
function plainEngine(plan: CallPlan, float: ThunkFloat | undefined): Stage[] {
  // At the entry rsp is 8 short of a multiple of 16, and the callee wants a multiple of 16 before its call.
  const frameBytes = 8 * (plan.stackWords + 1 - (plan.stackWords % 2));
  return [
    stages.enterFrame(frameBytes),
    stages.findDescriptor,
    ...engineCall(plan, float),
    stages.findDescriptor,
    stages.storeResult(plan),
    stages.leaveFrame(frameBytes),
    stages.returnUndefined,
    ...engineControlled(plan, float, frameBytes),
  ];
}

/** That from the pool keeps the descriptor in its frame. */
function plainPool(plan: CallPlan): Stage[] {
  const argumentBytes = 8 * plan.stackWords;
  const frameBytes = 8 * (plan.stackWords + 1 + (plan.stackWords % 2));
  const findDescriptor = stages.findKeptDescriptor(argumentBytes);
  return [
    stages.serialize,
    stages.findJobDescriptor,
    stages.enterFrame(frameBytes),
    stages.keepOnStack('r11', argumentBytes),
    ...poolCall(plan, findDescriptor),
    stages.storeResult(plan),
    stages.leaveFrame(frameBytes),
    stages.returnToPool,
    ...poolControlled(plan, findDescriptor, frameBytes),
  ];
}

function guardedEngine(plan: CallPlan, guard: ThunkGuard, float: ThunkFloat | undefined): Stage[] {
  const room = stages.argumentBytes('engine', plan);
  const isTimed = guard.deadlineNs !== undefined;
  return [
    stages.findContext,
    ...(isTimed ? [stages.arm('not_armed')] : []),
    stages.keepRegisters(guard),
    stages.findDescriptor,
    stages.activate,
    stages.switchStack(room),
    ...engineCall(plan, float),
    stages.findContext,
    stages.findDescriptor,
    stages.storeResult(plan),
    stages.check(room, float === undefined),
    stages.leave(guard),
    // Near enough for short jumps.
    stages.violated,
    ...engineControlled(plan, float, stages.atCall),
    ...(isTimed ? [stages.failedAt('not_armed'), stages.findDescriptor, stages.storeFailure] : []),
  ];
}

/** A pool thread finds its context by asking, and again after the call by what lies on the stack above the arguments. */
function guardedPool(plan: CallPlan, guard: ThunkGuard): Stage[] {
  const contextBytes = 8 * plan.stackWords;
  const room = stages.argumentBytes('pool', plan);
  const findContext = stages.findKeptContext(contextBytes);
  return [
    stages.serialize,
    stages.beginJob,
    ...(guard.deadlineNs === undefined ? [] : [stages.arm('failed')]),
    stages.keepRegisters(guard),
    stages.findJobDescriptor,
    stages.activate,
    stages.useJobRecord(plan),
    stages.askJobIsOver,
    stages.findJobDescriptor,
    stages.switchStack(room),
    stages.keepOnStack('r10', contextBytes),
    ...poolCall(plan, findContext),
    stages.storeResult(plan),
    stages.check(room, true),
    stages.disown,
    stages.leave(guard),
    // Near enough for short jumps.
    stages.violated,
    ...poolControlled(plan, findContext, stages.atCall),
    stages.failedAt('failed'),
    stages.findJobDescriptor,
    stages.storeFailure,
  ];
}

/** The text of a list of stages. Labels stand after the addresses that are patched in, and where the frame changes. */
export function thunkText(list: readonly Stage[], patches: Patch[] = [], frames: Frame[] = []): string {
  return list
    .flatMap((stage) => stage.lines)
    .map((line) => {
      if (typeof line === 'string') return line;
      if ('load' in line) return `mov ${line.into}, ${UNPATCHED}\npatch_${patches.push(line.load) - 1}:`;
      return `frame_${frames.push(line.frame) - 1}:`;
    })
    .join('\n');
}

/** Makes bytes of stages, and notes where addresses are patched in and where the frame changes. */
export function assembleThunk(list: readonly Stage[], offset: number): ThunkTemplate {
  const patches: Patch[] = [];
  const frames: Frame[] = [];
  const { bytes, labels } = assembleLines(thunkText(list, patches, frames));
  const places = new Map<Patch, number[]>();
  for (const [i, patch] of patches.entries()) {
    places.set(patch, [...(places.get(patch) ?? []), labels.get(`patch_${i}`)! - 8]);
  }
  const otherStack = (below: number): OtherStack => ({
    rspAt: below + c.rsp,
    savedAt: keptRegisters.map((register) => ({ register, at: below + c[register] })),
  });
  const unwind = frames.map((frame, i): UnwindRow => {
    const row = { at: labels.get(`frame_${i}`)!, cfaOffset: 8 };
    if (typeof frame === 'number') return { ...row, cfaOffset: 8 + frame };
    return { ...row, otherStack: otherStack(frame.below === 'call' ? offset : frame.below) };
  });
  return { bytes, places, stackOffset: offset, unwind: unwind.sort((a, b) => a.at - b.at) };
}
