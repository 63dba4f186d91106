// The launcher: machine code that starts a child, waits for its end and reaps it, as one job on the thread pool. The
// thread shares its memory with the child until that has become the new program (CLONE_VM, CLONE_VFORK), so nothing of
// this process is copied, however large it is; and the child runs nothing but the few system calls below, on signals
// that are all blocked, without touching the stack. clone(2), execveat(2), pidfd_open(2), waitid(2).
//
// The kernel sends SIGCHLD when the child ends. Runtimes take it as a hint to look at the children that they know of,
// and this one is waited for by its own descriptor, so neither takes the other's.

import { JOB_HEADER_SLOTS } from '../../call/index.ts';
import {
  AT_EMPTY_PATH,
  CLOSE_RANGE_CLOEXEC,
  systemCallNumbers as call,
  cloneFlags,
  errorNumbers,
  POLLIN,
  SIG_SETMASK,
  SIGNAL_SET_BYTES,
  signalNumbers,
  wait,
} from '../../linux/index.ts';

const slots = [
  // What the host says.
  'memoryFd',
  'programFd',
  'lifelineFd',
  'limitSeconds',
  'limitNs',
  'allSignals',
  // What the launcher says.
  'cloneResult',
  'execResult',
  'endedBy',
  // What it works with.
  'pidFd',
  'pollPid',
  'pollLifeline',
  'oldSignals',
  'argv',
  'argvEnd',
  'envpEnd',
  'name',
  'nameRest',
] as const;

const first = JOB_HEADER_SLOTS;

/** Where each slot of a job lies, in slots of eight bytes from its start. */
export const jobSlot = Object.fromEntries(slots.map((name, i) => [name, first + i])) as Record<
  (typeof slots)[number],
  number
>;

/** siginfo_t, 128 bytes, and struct rusage, 144 bytes: how the child ended and what it used. */
export const SIGINFO_SLOT: number = first + slots.length;
export const RUSAGE_SLOT: number = SIGINFO_SLOT + 16;
export const JOB_SLOTS: number = RUSAGE_SLOT + 18;

/** What ended the wait: the child by itself, the time limit, the end of the thread that asked, a failure of the wait. */
export const endedBy = { itself: 0, limit: 1, lifeline: 2, failure: 3 } as const;

/** The child finds the shared memory at this descriptor. */
export const CHILD_MEMORY_FD = 3;

const CLONE_FLAGS = cloneFlags.VM | cloneFlags.VFORK | cloneFlags.PIDFD;

const EINTR = -errorNumbers.EINTR!;

const at = (name: (typeof slots)[number], offset = 0) => `[rbx + ${8 * jobSlot[name] + offset}]`;

/** `serialize` is text that makes the processor see code written on another one. */
export function launcherText(serialize: string): string {
  return `
launch:                       # execute(env, job): rbx is the job
  push rbx
  push r12
  mov rbx, rsi
${serialize}
  mov eax, ${call.rt_sigprocmask}  # all blocked: handlers of this process must not run in the child
  mov edi, ${SIG_SETMASK}
  lea rsi, ${at('allSignals')}
  lea rdx, ${at('oldSignals')}
  mov r10d, ${SIGNAL_SET_BYTES}
  syscall
  mov eax, ${call.clone}  # (flags, the same stack, where the pidfd goes)
  mov edi, ${CLONE_FLAGS}
  xor esi, esi
  lea rdx, ${at('pidFd')}
  xor r10d, r10d
  xor r8d, r8d
  syscall
  test rax, rax
  je child
  mov ${at('cloneResult')}, rax
  mov r12, rax
  mov eax, ${call.rt_sigprocmask}
  mov edi, ${SIG_SETMASK}
  lea rsi, ${at('oldSignals')}
  xor edx, edx
  mov r10d, ${SIGNAL_SET_BYTES}
  syscall
  test r12, r12
  js done
  mov eax, ${at('pidFd')}
  mov ${at('pollPid')}, eax
  mov dword ptr ${at('pollPid', 4)}, ${POLLIN}
  mov eax, ${at('lifelineFd')}
  mov ${at('pollLifeline')}, eax
  mov dword ptr ${at('pollLifeline', 4)}, ${POLLIN}
wait:
  mov eax, ${call.ppoll}  # the kernel leaves the time that remains
  lea rdi, ${at('pollPid')}
  mov esi, 2
  lea rdx, ${at('limitSeconds')}
  xor r10d, r10d
  mov r8d, ${SIGNAL_SET_BYTES}
  syscall
  cmp rax, ${EINTR}
  je wait
  mov ecx, ${endedBy.limit}
  test rax, rax
  je kill
  mov ecx, ${endedBy.failure}
  js kill
  cmp word ptr ${at('pollPid', 6)}, 0
  jne reap
  mov ecx, ${endedBy.lifeline}
kill:
  mov ${at('endedBy')}, rcx
  mov eax, ${call.pidfd_send_signal}
  mov edi, ${at('pidFd')}
  mov esi, ${signalNumbers.SIGKILL}
  xor edx, edx
  xor r10d, r10d
  syscall
reap:
  mov eax, ${call.waitid}  # (P_PIDFD, pidfd, siginfo, WEXITED | __WALL, rusage)
  mov edi, ${wait.PIDFD}
  mov esi, ${at('pidFd')}
  lea rdx, [rbx + ${8 * SIGINFO_SLOT}]
  mov r10d, ${wait.EXITED | wait.ALL}
  lea r8, [rbx + ${8 * RUSAGE_SLOT}]
  syscall
  cmp rax, ${EINTR}
  je reap
  mov eax, ${call.close}
  mov edi, ${at('pidFd')}
  syscall
  cmp qword ptr ${at('endedBy')}, ${endedBy.lifeline}
  jne done
  mov eax, ${call.close}  # the thread that would read and close it is gone
  mov edi, ${at('memoryFd')}
  syscall
done:
  mov eax, ${call.close}
  mov edi, ${at('programFd')}
  syscall
  pop r12
  pop rbx
  ret

child:                        # here a system call that fails is met again by the program, which makes sure itself
  mov eax, ${call.dup2}
  mov edi, ${at('memoryFd')}
  mov esi, ${CHILD_MEMORY_FD}
  syscall
  mov eax, ${call.close_range}  # 0 to 2 now, then the others on execveat
  xor edi, edi
  mov esi, ${CHILD_MEMORY_FD - 1}
  xor edx, edx
  syscall
  mov eax, ${call.close_range}
  mov edi, ${CHILD_MEMORY_FD + 1}
  mov esi, -1
  mov edx, ${CLOSE_RANGE_CLOEXEC}
  syscall
  lea rax, ${at('name')}
  mov ${at('argv')}, rax
  mov eax, ${call.execveat}  # (program, "", argv, no environment, AT_EMPTY_PATH)
  mov edi, ${at('programFd')}
  lea rsi, ${at('envpEnd')}
  lea rdx, ${at('argv')}
  lea r10, ${at('envpEnd')}
  mov r8d, ${AT_EMPTY_PATH}
  syscall
  mov ${at('execResult')}, rax
  mov eax, ${call.exit_group}
  mov edi, 127
  syscall
`;
}
