// The program that a command's process runs until the command may start: its text, and the bytes that the assembler makes
// of it. They are kept here, and compared by a test, because a command line that ends after a few milliseconds should not
// spend more of them on assembling (30 ms of processor time, Node 20 on a Sapphire Rapids guest).

import { FD_CLOEXEC, fcntlCommands } from './constants.ts';
import { systemCallNumbers as call, errorNumbers } from './system-calls.ts';

/** The pipes' numbers in the child: one says when to go on, the other takes the reason why it could not. */
export const GO_FD = 3;
export const ANSWER_FD = 4;

/** argv: this program, the path to execute, and the command's own argv. */
export const launcherText = `
_start:
  mov rbx, rsp                # argc, argv, environment (AMD64 psABI, section 3.4.1)
  sub rsp, 16
  mov r12d, ${GO_FD}
close_on_exec:                # fcntl(pipe, F_SETFD, FD_CLOEXEC): the command gets neither
  mov eax, ${call.fcntl}
  mov edi, r12d
  mov esi, ${fcntlCommands.SETFD}
  mov edx, ${FD_CLOEXEC}
  syscall
  inc r12d
  cmp r12d, ${ANSWER_FD}
  jbe close_on_exec
wait:
  xor eax, eax                # read(pipe, stack, 1)
  mov edi, ${GO_FD}
  mov rsi, rsp
  mov edx, 1
  syscall
  cmp rax, ${-errorNumbers.EINTR!}
  je wait
  cmp rax, 1
  jne stop
  mov eax, ${call.execve}  # (argv[1], argv + 2, environment)
  mov rdi, [rbx + 16]
  lea rsi, [rbx + 24]
  mov rcx, [rbx]
  lea rdx, [rbx + rcx*8 + 16]
  syscall
  mov [rsp], rax              # why not
  mov eax, ${call.write}
  mov edi, ${ANSWER_FD}
  mov rsi, rsp
  mov edx, 8
  syscall
stop:
  mov eax, ${call.exit_group}
  mov edi, 127
  syscall
`;

/** What `assemble(launcherText)` gives. */
export const launcherBytes: Uint8Array = Uint8Array.from(
  Buffer.from(
    [
      '4889e34883ec1041bc03000000b8480000004489e7be02000000ba010000000f0541ffc44183fc0476e331c0bf030000',
      '004889e6ba010000000f054883f8fc74e94883f801752fb83b000000488b7b10488d7318488b0b488d54cb100f054889',
      '0424b801000000bf040000004889e6ba080000000f05b8e7000000bf7f0000000f05',
    ].join(''),
    'hex',
  ),
);
