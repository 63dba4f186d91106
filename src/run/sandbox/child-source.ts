// The child's program as text: all of it, for it uses no library. It maps the shared memory, works off the set-up calls
// that the host wrote there (setup.ts), puts the register state into the processor and enters the code. What comes back,
// by `ret` or by a signal, is written into the shared memory, and the child ends. Until the code runs nothing here
// touches a stack: the set-up unmaps the one that the kernel made.
//
// After the set-up one system call is left, exit_group(0). A stepper goes back to the code by `iretq`, not by
// rt_sigreturn, for whoever may return from a signal may block all others.

import { enterStateText, type StateLayout, stateOffsets } from '../../fault/index.ts';
import { systemCallNumbers as call, mapFlags, READ_WRITE, signalNumbers } from '../../linux/index.ts';
import { stepOffsets, stepText } from '../step-source.ts';
import { CHILD_MEMORY_FD } from './launcher-source.ts';
import {
  address,
  BLOCK_SIZE_BYTES,
  block,
  GENERAL_REGISTERS_SIZE_BYTES,
  NOT_CONFINED_STATUS,
  outcome,
  SETUP_SIZE_BYTES,
  SIGINFO_SIZE_BYTES,
  STACK_SIZE_BYTES,
  STACK_TOP_SIZE_BYTES,
  setupArea,
  table,
} from './layout.ts';
import { frameRegisters } from './report.ts';
import { expectation, SETUP_CALL_SIZE_BYTES } from './setup-table.ts';

/** Offsets in ucontext_t: the general registers, some of them, and the address of the extended state. */
const ucontext = {
  ...{ registers: 40, rsp: 40 + 15 * 8, rip: 40 + 16 * 8, rflags: 40 + 17 * 8, cs: 40 + 18 * 8, ss: 40 + 18 * 8 + 6 },
  ...{ errorCode: 40 + 19 * 8, trap: 40 + 20 * 8, faultAddress: 40 + 22 * 8 },
  extendedState: 224,
} as const;

/** Maps a part of the shared memory, whose address is in rbx then. */
function mapText(at: number, sizeBytes: number, offset: number): string {
  return `  mov eax, ${call.mmap}
  mov rdi, ${at}
  mov esi, ${sizeBytes}
  mov edx, ${READ_WRITE}
  mov r10d, ${mapFlags.SHARED | mapFlags.FIXED}
  mov r8d, ${CHILD_MEMORY_FD}
  mov r9d, ${offset}
  syscall
  mov rbx, ${at}
  cmp rax, rbx
  jne unmapped`;
}

const at = (field: keyof typeof block) => `[rbx + ${block[field]}]`;

/** @param textAddress where the first instruction lies */
export function childText(layout: StateLayout, textAddress: number): string {
  const enter = enterStateText({
    layout,
    prefix: 'code',
    blockAddress: BigInt(address.block + block.state),
    target: `qword ptr [rip + _start + ${address.block + block.entry - textAddress}]`,
  });
  const restoreVectors =
    layout.xsaveMask === 0n
      ? '  fxrstor64 [rsi]'
      : `  mov eax, ${layout.xsaveMask & 0xffff_ffffn}\n  mov edx, ${layout.xsaveMask >> 32n}\n  xrstor64 [rsi]`;
  return `
_start:
${mapText(address.block, BLOCK_SIZE_BYTES, 0)}
${mapText(address.setup, SETUP_SIZE_BYTES, BLOCK_SIZE_BYTES)}
  lea rbp, [rbx + ${setupArea.calls}]
  lea rbx, [rbx + ${setupArea.table}]
begin:                        # rbx is the table's header, rbp its first call
  mov r12, [rbx + ${table.count}]
setup:
  mov eax, [rbp]
  mov rdi, [rbp + 8]
  mov rsi, [rbp + 16]
  mov rdx, [rbp + 24]
  mov r10, [rbp + 32]
  mov r8, [rbp + 40]
  mov r9, [rbp + 48]
  syscall
setup_done:
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
  inc qword ptr [rbx + ${table.done}]
  dec r12
  jnz setup
  mov rax, ${address.block + block.table}
  cmp rbx, rax
  mov rbx, rax
  lea rbp, [rbx + ${block.calls - block.table}]
  jne begin
  mov rax, ${address.block + BLOCK_SIZE_BYTES}
  mov rsp, rax
${enter}
  mov rbx, ${address.block}
  mov dword ptr ${at('outcome')}, ${outcome.returned}
  jmp exit
setup_failed:
  mov [rbx + ${table.result}], rax
unmapped:
  mov edi, ${NOT_CONFINED_STATUS}
  jmp leave
exit:
  xor edi, edi
leave:
  mov eax, ${call.exit_group}  # the one system call that is left, with status 0 and only from here
  syscall
exit_done:
  ud2

on_signal:                    # (number, siginfo, ucontext), on the signal stack
  mov rbx, ${address.block}
  mov r8, ${at('trace')}
  test r8, r8
  je on_fault
  cmp edi, ${signalNumbers.SIGTRAP}
  jne on_fault
  mov [r8 + ${stepOffsets.frame}], rdx
  lea r11, [rip + on_fault]
  call stepper
  ret
on_fault:
  mov rbx, ${address.block}
  mov ${at('signal')}, rdi
  mov r12, rdx
  mov r8, ${at('trace')}
  test r8, r8
  je fault_registers
  lea rax, [rip + _start]
  mov rcx, [rdx + ${ucontext.rip}]
  sub rcx, rax
  cmp rcx, code_end - _start
  jae fault_registers
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
restore:                      # what a stepper returns to: rsp is the ucontext
  mov rbx, rsp
  mov rsi, [rbx + ${ucontext.extendedState}]
${restoreVectors}
  movzx eax, word ptr [rbx + ${ucontext.ss}]
  push rax
  push qword ptr [rbx + ${ucontext.rsp}]
  push qword ptr [rbx + ${ucontext.rflags}]
  movzx eax, word ptr [rbx + ${ucontext.cs}]
  push rax
  push qword ptr [rbx + ${ucontext.rip}]
${frameRegisters.map((name, i) => (name === 'rbx' || name === 'rsp' ? '' : `  mov ${name}, [rbx + ${ucontext.registers + 8 * i}]`)).join('\n')}
  mov rbx, [rbx + ${ucontext.registers + 8 * frameRegisters.indexOf('rbx')}]
  iretq
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
