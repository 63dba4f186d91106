// Jobs on the thread pool whose owner goes: a thread that is terminated, a process that exits. The runtime waits for jobs
// then, and code that loops would keep it for ever. So each thread that starts jobs has a pipe; a job knows the end that is
// watched, and the runtime closes the other one (guard.ts). The kernel then sends the process a signal that names
// the descriptor (fcntl(2), F_SETSIG), and whichever thread gets it sends one to each thread of the pool that works for
// that owner, which ends its job as a deadline does. A job that starts later looks at the descriptor first.

import { systemCallNumbers as call, errorNumbers, LOWEST_ERROR } from '../linux/index.ts';
import { contextOffsets as c, guardDataOffsets } from './thread-context.ts';

/** In a job: where the descriptor lies, four bytes. */
export const JOB_OWNER_OFFSET = 28;

/** In struct siginfo of a descriptor's signal. */
const SI_FD_OFFSET = 24;

/**
 * `begin_job` gives the context of a thread of the pool in rax, or a negative error number; rsi is the job. It keeps rsi
 * and the callee-saved registers. `job_is_over` gives in eax, once the call can be ended, whether its owner has gone: 0 or
 * a negative error number; r10 is the context. It keeps rsi, r10, r11.
 */
export function beginJobText(): string {
  return `
begin_job:
  sub rsp, 8
  call thread_context
  add rsp, 8
  cmp rax, ${LOWEST_ERROR - 1}
  ja begin_job_end
  cmp dword ptr [rax + ${c.thread}], 0
  jne begin_job_known
  mov rdx, rax
  mov eax, ${call.gettid}
  syscall
  mov [rdx + ${c.thread}], eax
  mov r8, [rip + data_address]
  mov rax, [r8 + ${guardDataOffsets.jobs}]
begin_job_link:
  mov [rdx + ${c.next}], rax
  lock cmpxchg [r8 + ${guardDataOffsets.jobs}], rdx
  jne begin_job_link
  mov rax, rdx
begin_job_known:
  push rax
  push rsi
  mov r10, rax
  call disarm
  pop rsi
  pop rax
  mov ecx, [rsi + ${JOB_OWNER_OFFSET}]
  mov [rax + ${c.owner}], ecx
begin_job_end:
  ret
job_is_over:
  mov eax, [r10 + ${c.owner}]
  test eax, eax
  je job_is_over_end
  mov [r10 + ${c.poll}], rax
  push rsi
  push r11
  lea rdi, [r10 + ${c.poll}]
  mov esi, 1
  xor edx, edx
  mov eax, ${call.poll}
  syscall
  pop r11
  pop rsi
  cmp eax, 1
  mov eax, 0
  jne job_is_over_end
  mov eax, ${-errorNumbers.ECANCELED!}
  mov qword ptr [r10 + ${c.active}], 0
  mov dword ptr [r10 + ${c.owner}], 0
job_is_over_end:
  ret`;
}

/** What a signal of a descriptor does. r8 is the guard's data, rsi the siginfo; it runs on any thread. */
export function threadEndsText(): string {
  return `
thread_ends:
  mov r9d, [rsi + ${SI_FD_OFFSET}]
  mov eax, ${call.getpid}
  syscall
  mov r12d, eax
  mov rbx, [r8 + ${guardDataOffsets.jobs}]
thread_ends_look:
  test rbx, rbx
  je handled
  cmp [rbx + ${c.owner}], r9d
  jne thread_ends_next
  mov edi, r12d
  mov esi, [rbx + ${c.thread}]
  mov edx, [r8 + ${guardDataOffsets.deadlineSignal}]
  mov eax, ${call.tgkill}
  syscall
thread_ends_next:
  mov rbx, [rbx + ${c.next}]
  jmp thread_ends_look`;
}
