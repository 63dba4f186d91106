// The thunk: machine code between JavaScript and the user's code. It is itself the callback that the engine calls, with
// no arguments. It loads registers and stack from the task descriptor, calls the user's code, stores the result, and
// returns 0, which Node-API reads as `undefined`.
//
//   entry        the engine's callback; takes the descriptor's address from a slot behind the code
//   async_entry  execute(env, job) on a pool thread; the descriptor follows the job's header
//
// A thunk's text depends on the signature alone; the addresses of one function are patched into two slots.

import { assemble } from '../asm/index.ts';
import { serializeText } from '../native/index.ts';
import type { CallPlan, PlannedArgument } from './plan.ts';

/** A job begins with slots of the bridge's own: work, resolver, status; and one more for alignment. */
export const JOB_HEADER_SLOTS = 4;

interface ThunkTemplate {
  readonly bytes: Uint8Array;
  readonly asyncEntry: number;
  readonly descriptorSlot: number;
  readonly targetSlot: number;
}

export interface Thunk {
  readonly bytes: Uint8Array;
  /** Offset of the entry for the thread pool; the other entry is at 0. */
  readonly asyncEntry: number;
}

const templates = new Map<string, ThunkTemplate>();

/** The thunk for a signature, with the addresses of one function. */
export function buildThunk(plan: CallPlan, descriptorAddress: bigint, targetAddress: bigint): Thunk {
  let template = templates.get(plan.key);
  if (template === undefined) {
    template = assembleTemplate(plan);
    templates.set(plan.key, template);
  }
  const bytes = template.bytes.slice();
  const view = new DataView(bytes.buffer);
  view.setBigUint64(template.descriptorSlot, BigInt.asUintN(64, descriptorAddress), true);
  view.setBigUint64(template.targetSlot, BigInt.asUintN(64, targetAddress), true);
  return { bytes, asyncEntry: template.asyncEntry };
}

function assembleTemplate(plan: CallPlan): ThunkTemplate {
  const { bytes, labels } = assemble(thunkText(plan));
  return {
    bytes,
    asyncEntry: labels.get('async_entry')!,
    descriptorSlot: labels.get('descriptor')!,
    targetSlot: labels.get('target')!,
  };
}

/** The thunk's text. r11 holds the descriptor while arguments are loaded; a word above the arguments keeps it. */
function thunkText(plan: CallPlan): string {
  // At the entry rsp is 8 short of a multiple of 16, and the callee wants a multiple of 16 before its call.
  const frameBytes = 8 * (plan.stackWords + 1 + (plan.stackWords % 2));
  return `
entry:
  mov r11, [rip + descriptor]
with_descriptor:
  sub rsp, ${frameBytes}
  mov [rsp + ${frameBytes - 8}], r11
${plan.arguments.map(loadText).join('\n')}
  mov eax, ${plan.vectorCount}
  call qword ptr [rip + target]
  mov r11, [rsp + ${frameBytes - 8}]
${storeResultText(plan)}
  add rsp, ${frameBytes}
  xor eax, eax
  ret
async_entry:
${serializeText('serialized')}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  jmp with_descriptor
.p2align 3
descriptor: .quad 0
target: .quad 0
`;
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
