// The thunk: machine code between JavaScript and the user's code. It is itself the callback that the engine calls, with
// no arguments. It loads registers and stack from the task descriptor, calls the user's code, stores the result, and
// returns 0, which Node-API reads as `undefined`.
//
//   entry        the engine's callback; the descriptor's address is part of the code
//   async_entry  execute(env, job) on a pool thread; the descriptor follows the job's header
//
// A thunk's text depends on the signature alone; the addresses of one function are patched into its instructions.
// float-control.ts says what the cell is that the way from the engine looks at.

import { assemble } from '../asm/index.ts';
import { serializeText } from '../native/index.ts';
import { floatControlOffsets } from './float-control.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';

/** A job begins with slots of the bridge's own: work, resolver, status; and one more for alignment. */
export const JOB_HEADER_SLOTS = 4;

interface ThunkTemplate {
  readonly bytes: Uint8Array;
  readonly asyncEntry: number;
  /** Offsets of the eight-byte immediates that take the addresses. */
  readonly descriptorPlaces: readonly number[];
  readonly targetPlaces: readonly number[];
  readonly controlPlaces: readonly number[];
}

export interface Thunk {
  readonly bytes: Uint8Array;
  /** Offset of the entry for the thread pool; the other entry is at 0. */
  readonly asyncEntry: number;
}

const templates = new Map<string, ThunkTemplate>();

/** The thunk for a signature, with the addresses of one function and of the thread's floating-point control. */
export function buildThunk(
  plan: CallPlan,
  descriptorAddress: bigint,
  targetAddress: bigint,
  controlAddress: bigint,
): Thunk {
  let template = templates.get(plan.key);
  if (template === undefined) {
    template = assembleTemplate(plan);
    templates.set(plan.key, template);
  }
  const bytes = template.bytes.slice();
  const view = new DataView(bytes.buffer);
  for (const place of template.descriptorPlaces) view.setBigUint64(place, descriptorAddress, true);
  for (const place of template.targetPlaces) view.setBigUint64(place, targetAddress, true);
  for (const place of template.controlPlaces) view.setBigUint64(place, controlAddress, true);
  return { bytes, asyncEntry: template.asyncEntry };
}

function assembleTemplate(plan: CallPlan): ThunkTemplate {
  const { bytes, labels } = assemble(thunkText(plan));
  const after = (label: string) => labels.get(label)! - 8;
  return {
    bytes,
    asyncEntry: labels.get('async_entry')!,
    descriptorPlaces: [after('descriptor_1'), after('descriptor_2')],
    targetPlaces: [after('target_1'), after('target_2'), after('target_3')],
    controlPlaces: [after('control_1'), after('control_2')],
  };
}

/** Stands for an address until it is patched: it needs all eight bytes of the immediate that ends at the next label. */
const UNPATCHED = '0x1122334455667788';

/**
 * The thunk's text. r11 holds the descriptor while arguments are loaded and again when the result is stored. The way from
 * the engine is short, for it is what a call costs; the way from the pool keeps the descriptor in a word of the frame.
 */
function thunkText(plan: CallPlan): string {
  // At the entry rsp is 8 short of a multiple of 16, and the callee wants a multiple of 16 before its call.
  const argumentBytes = 8 * plan.stackWords;
  const frameBytes = 8 * (plan.stackWords + 1 - (plan.stackWords % 2));
  const asyncFrameBytes = 8 * (plan.stackWords + 1 + (plan.stackWords % 2));
  const loads = plan.arguments.map(loadText).join('\n');
  const call = (n: number) => `  mov r10, ${UNPATCHED}\ntarget_${n}:\n  mov eax, ${plan.vectorCount}\n  call r10`;
  return `
entry:
  sub rsp, ${frameBytes}
  mov r11, ${UNPATCHED}
descriptor_1:
${loads}
  mov r10, ${UNPATCHED}
control_1:
  cmp dword ptr [r10 + ${floatControlOffsets.mxcsr}], 0
  jne controlled
${call(1)}
called:
  mov r11, ${UNPATCHED}
descriptor_2:
${storeResultText(plan)}
  add rsp, ${frameBytes}
  xor eax, eax
  ret
controlled:
${enterControlText()}
${call(3)}
  mov r10, ${UNPATCHED}
control_2:
${leaveControlText()}
  jmp called
async_entry:
${serializeText('serialized')}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  sub rsp, ${asyncFrameBytes}
  mov [rsp + ${argumentBytes}], r11
${loads}
${call(2)}
  mov r11, [rsp + ${argumentBytes}]
${storeResultText(plan)}
  add rsp, ${asyncFrameBytes}
  ret
`;
}

/** r10 holds the cell. */
function enterControlText(): string {
  const { mxcsr, savedMxcsr, x87, savedX87 } = floatControlOffsets;
  return `  stmxcsr [r10 + ${savedMxcsr}]
  fnstcw [r10 + ${savedX87}]
  ldmxcsr [r10 + ${mxcsr}]
  fldcw [r10 + ${x87}]`;
}

/** r10 holds the cell; the result is in rax or xmm0. */
function leaveControlText(): string {
  const { savedMxcsr, leftMxcsr, seenMxcsr, savedX87 } = floatControlOffsets;
  return `  stmxcsr [r10 + ${leftMxcsr}]
  mov ecx, [r10 + ${leftMxcsr}]
  or [r10 + ${seenMxcsr}], ecx
  ldmxcsr [r10 + ${savedMxcsr}]
  fnclex
  fldcw [r10 + ${savedX87}]`;
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
