// The child's program as text: all of it, for it uses no library. It maps the shared memory, works off the set-up calls
// that the host wrote there (setup.ts), puts the register state into the processor and enters the code. What comes back,
// by `ret` or by a signal, is written into the shared memory, and the child ends. Until the code runs nothing here
// touches a stack: the set-up unmaps the one that the kernel made.

import type { StateLayout } from '../cpu-state.ts';
import { stateOffsets } from '../cpu-state.ts';
import { enterStateText } from '../cpu-state-text.ts';
import { stepOffsets, stepText } from '../step-source.ts';
import { CHILD_MEMORY_FD } from './launcher-source.ts';
import {
  address,
  BLOCK_SIZE_BYTES,
  block,
  GENERAL_REGISTERS_SIZE_BYTES,
  outcome,
  SIGINFO_SIZE_BYTES,
  STACK_SIZE_BYTES,
  STACK_TOP_SIZE_BYTES,
} from './layout.ts';
import { expectation, SETUP_CALL_SIZE_BYTES } from './setup-table.ts';

/** Offsets in ucontext_t: the general registers, some of them, and the address of the extended state. */
const ucontext = {
  ...{ registers: 40, rsp: 40 + 15 * 8, errorCode: 40 + 19 * 8, trap: 40 + 20 * 8, faultAddress: 40 + 22 * 8 },
  extendedState: 224,
} as const;
const SIGTRAP = 5;

const at = (field: keyof typeof block) => `[rbx + ${block[field]}]`;

/** @param textAddress where the first instruction lies */
export function childText(layout: StateLayout, textAddress: number): string {
  const enter = enterStateText({
    layout,
    prefix: 'code',
    blockAddress: BigInt(address.block + block.state),
    target: `qword ptr [rip + _start + ${address.block + block.entry - textAddress}]`,
  });
  return `
_start:
  mov eax, 9                  # mmap(block, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, memory, 0)
  mov rdi, ${address.block}
  mov esi, ${BLOCK_SIZE_BYTES}
  mov edx, 3
  mov r10d, 0x11
  mov r8d, ${CHILD_MEMORY_FD}
  xor r9d, r9d
  syscall
  mov rbx, ${address.block}
  cmp rax, rbx
  jne exit
  lea rbp, ${at('setup')}
  mov r12, ${at('setupCount')}
setup:
  mov eax, [rbp]
  mov rdi, [rbp + 8]
  mov rsi, [rbp + 16]
  mov rdx, [rbp + 24]
  mov r10, [rbp + 32]
  mov r8, [rbp + 40]
  mov r9, [rbp + 48]
  syscall
  mov ecx, [rbp + 4]
  cmp ecx, ${expectation.success}
  jb setup_next               # ${expectation.anything}: anything will do
  ja setup_value
  cmp rax, -4095
  jae setup_failed
  jmp setup_next
setup_value:
  cmp rax, [rbp + 56]
  jne setup_failed
setup_next:
  add rbp, ${SETUP_CALL_SIZE_BYTES}
  inc qword ptr ${at('setupDone')}
  dec r12
  jnz setup
  lea rsp, [rbx + ${BLOCK_SIZE_BYTES}]
${enter}
  mov rbx, ${address.block}
  mov dword ptr ${at('outcome')}, ${outcome.returned}
  jmp exit
setup_failed:
  mov ${at('setupResult')}, rax
  mov dword ptr ${at('outcome')}, ${outcome.setupFailed}
exit:
  mov eax, 231                # exit_group, the one system call that the filter lets through, and only from here
  xor edi, edi
  syscall
exit_done:
  ud2

on_signal:                    # (number, siginfo, ucontext), on the signal stack
  mov rbx, ${address.block}
  mov r8, ${at('trace')}
  test r8, r8
  je on_fault
  cmp edi, ${SIGTRAP}
  jne on_fault
  mov [r8 + ${stepOffsets.frame}], rdx
  lea r11, [rip + on_fault]
  call stepper
  mov qword ptr [r8 + ${stepOffsets.frame}], 0
  ret
on_fault:
  mov rbx, ${address.block}
  mov ${at('signal')}, rdi
  mov r12, rdx
  mov r8, ${at('trace')}
  test r8, r8
  je fault_registers
  cmp qword ptr [r8 + ${stepOffsets.frame}], 0
  je fault_registers
  mov r12, [r8 + ${stepOffsets.frame}]      # the stepper ran into it on behalf of the code
fault_registers:
  lea rdi, ${at('siginfo')}
  mov ecx, ${SIGINFO_SIZE_BYTES}
  rep movsb
  lea rsi, [r12 + ${ucontext.registers}]
  lea rdi, ${at('generalRegisters')}
  mov ecx, ${GENERAL_REGISTERS_SIZE_BYTES}
  rep movsb
${(['errorCode', 'trap', 'faultAddress'] as const)
  .map(
    (field) =>
      `  mov rax, [rdx + ${ucontext[field]}]\n  mov [rbx + ${block.generalRegisters + ucontext[field] - ucontext.registers}], rax`,
  )
  .join('\n')}
  mov rsi, [r12 + ${ucontext.extendedState}]
  test rsi, rsi
  je stack_top
  lea rdi, [rbx + ${block.state + stateOffsets.xsave}]
  mov ecx, ${layout.sizeBytes - stateOffsets.xsave}
  rep movsb
stack_top:
  mov rsi, [r12 + ${ucontext.rsp}]
  mov rax, ${address.stack}
  mov rcx, ${address.stack + STACK_SIZE_BYTES}
  cmp rsi, rax
  jb signal_written
  sub rcx, rsi
  jbe signal_written
  mov eax, ${STACK_TOP_SIZE_BYTES}
  cmp rcx, rax
  cmova rcx, rax
  mov ${at('stackTopSize')}, rcx
  lea rdi, ${at('stackTop')}
  rep movsb
signal_written:
  mov dword ptr ${at('outcome')}, ${outcome.signal}
  jmp exit
restore:                      # what a handler returns to: rt_sigreturn, which passes in traces alone
  mov eax, 15
  syscall
restore_done:
  ud2
trace_stopped:
  mov rbx, ${address.block}
  mov dword ptr ${at('outcome')}, ${outcome.stopped}
  jmp exit
${stepText({
  loadData: `  mov r8, ${address.block}\n  mov r8, [r8 + ${block.trace}]`,
  leave: '  jmp trace_stopped',
  seesOtherCode: false,
  xsaveBytes: layout.sizeBytes - stateOffsets.xsave,
})}
code_end:
`;
}
