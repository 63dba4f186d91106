// What code in a child can do, which is to compute, and what it cannot. The whole of the system is asked: the kernel
// itself refuses, and the child itself reports.

import { assemble } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { CpuState } from '../../src/fault/cpu-state.ts';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { nativeEnvironment } from '../../src/jit/environment.ts';
import { auditArchitectures } from '../../src/linux/index.ts';
import { systemCallName } from '../../src/linux/system-call-names.ts';
import { buildChild } from '../../src/run/sandbox/child-object.ts';
import {
  type ChildResult,
  codeAddress,
  initialStackPointer,
  runInChild,
  stackRange,
} from '../../src/run/sandbox/child-run.ts';
import { Launcher } from '../../src/run/sandbox/launcher.ts';
import { address, BLOCK_SIZE_BYTES, block } from '../../src/run/sandbox/layout.ts';
import { SharedMemory } from '../../src/run/sandbox/shared-memory.ts';
import { runsLeaveNoDescriptor } from '../support/many.ts';

const [SIGILL, SIGTRAP, SIGFPE, SIGKILL, SIGSEGV, SIGALRM, SIGSYS] = [4, 5, 8, 9, 11, 14, 31];

/** Where the tests' regions lie: a gigabyte apart. */
const memoryAddress = (index: number) => address.memory + index * 2 ** 30;

interface Options {
  readonly registers?: Readonly<Record<string, bigint>>;
  readonly memory?: readonly Uint8Array[];
  readonly deadlineMs?: number;
  readonly killAfterMs?: number;
}

function run(code: string | Uint8Array, options: Options = {}) {
  const { registers = {}, memory = [], deadlineMs = 2000 } = options;
  const state = new CpuState(hostStateLayout()).reset();
  state.set('rsp', BigInt(initialStackPointer));
  for (const [name, value] of Object.entries(registers)) state.set(name, value);
  const bytes = typeof code === 'string' ? assemble(code).bytes : code;
  const { killAfterMs } = options;
  const placed = memory.map((region, i) => ({ address: memoryAddress(i), bytes: region }));
  const kill = killAfterMs === undefined ? {} : { killAfterMs };
  return runInChild({
    code: bytes,
    codeAddress,
    writableFrom: bytes.length,
    entryOffset: 0,
    state,
    memory: placed,
    deadlineMs,
    ...kill,
  });
}

function returned({ report }: ChildResult): CpuState {
  if (report.kind === 'returned') return report.state;
  throw new Error(
    `expected a return, got ${report.kind === 'signal' ? `signal ${report.signal.signal}` : report.kind}`,
  );
}

function signalled({ report }: ChildResult) {
  if (report.kind !== 'signal') throw new Error(`expected a signal, got ${report.kind}`);
  return { ...report.signal, state: report.state };
}

describe('code that returns', () => {
  test('general registers and flags go in and come out', async () => {
    const registers = { rdi: 5n, r15: 0xffff_ffff_ffff_fff0n, rbp: 7n };
    const state = returned(await run('lea rax, [rdi + rbp]; add r15, 16; mov rbx, rsp; ret', { registers }));
    expect([state.get('rax'), state.get('r15'), state.get('rbx')]).toEqual([12n, 0n, BigInt(initialStackPointer)]);
    expect(state.get('rflags') & 0x41n).toBe(0x41n); // carry and zero
    expect(state.get('rsp')).toBe(BigInt(initialStackPointer) + 8n);
  });

  test('vector and x87 registers, MXCSR', async () => {
    const layout = hostStateLayout();
    const last = `${{ 128: 'xmm', 256: 'ymm', 512: 'zmm' }[layout.vectorWidthBits]}${layout.vectorCount - 1}`;
    const value = (1n << BigInt(layout.vectorWidthBits - 1)) | 0x1234n;
    const state = returned(
      await run('fld1; stmxcsr [rsp - 8]; mov eax, [rsp - 8]; ret', { registers: { [last]: value } }),
    );
    expect(state.get(last)).toBe(value);
    expect(state.get('st0')).toBe(0x3fff_8000_0000_0000_0000n);
    expect(state.get('rax')).toBe(0x1f80n);
  });

  test('memory is written and read back, up to its last page', async () => {
    const memory = [Uint8Array.of(1, 2, 3), new Uint8Array(5000), new Uint8Array(0)];
    const registers = { rdi: BigInt(memoryAddress(0)), rsi: BigInt(memoryAddress(1)) };
    const result = await run('movzx eax, byte ptr [rdi + 2]; mov [rsi + 4999], al; ret', { registers, memory });
    returned(result);
    expect(result.memory.map(({ length }) => length)).toEqual([3, 5000, 0]);
    expect(result.memory[1]![4999]).toBe(3);
    expect(memory[1]![4999]).toBe(0);
  });

  test('the stack is the function ABI’s, aligned at the call', async () => {
    expect((initialStackPointer + 8) % 16).toBe(0);
    returned(await run('sub rsp, 24; movaps [rsp], xmm0; add rsp, 24; ret'));
  });
});

describe('code that faults', () => {
  const cases: [string, string, number, bigint | undefined][] = [
    ['an unknown instruction', 'nop; ud2', SIGILL, undefined],
    ['a breakpoint', 'int3', SIGTRAP, undefined],
    ['a division by zero', 'xor ecx, ecx; div ecx', SIGFPE, undefined],
    ['a read of nothing', 'mov rax, [0x1234]', SIGSEGV, 0x1234n],
    ['a write to code', 'mov byte ptr [rip], 1', SIGSEGV, undefined],
    ['a jump to the stack', 'jmp rsp', SIGSEGV, BigInt(initialStackPointer)],
    ['a privileged instruction', 'hlt', SIGSEGV, undefined],
    ['a stack overflow', '1: push rax; jmp 1b', SIGSEGV, BigInt(stackRange.start - 8)],
    ['a stack pointer of 0', 'xor esp, esp; push rax', SIGSEGV, undefined],
    ['the trap flag', 'pushfq; or dword ptr [rsp], 0x100; popfq; nop; nop', SIGTRAP, undefined],
  ];
  test.each(cases)('%s', async (_, code, signal, faultAddress) => {
    const result = signalled(await run(code));
    expect(result.signal).toBe(signal);
    if (faultAddress !== undefined) expect(result.address).toBe(faultAddress);
  });

  test('the whole state at the fault, with the stack from rsp on', async () => {
    const text = 'mov eax, 7; pcmpeqd xmm3, xmm3; push 0x55; stc; ud2';
    const { state, stackTop } = signalled(await run(text));
    expect(state.get('rip')).toBe(BigInt(codeAddress + assemble(text).bytes.length - 2));
    expect([state.get('rax'), state.get('xmm3')]).toEqual([7n, 2n ** 128n - 1n]);
    expect(state.get('rflags') & 1n).toBe(1n);
    expect([...stackTop.subarray(0, 8)]).toEqual([0x55, 0, 0, 0, 0, 0, 0, 0]);
    expect(stackTop.length).toBe(stackRange.end - Number(state.get('rsp')));
  });

  test('a deadline, with the place of the loop', async () => {
    const { signal, state } = signalled(await run('1: inc rax; jmp 1b', { deadlineMs: 30 }));
    expect(signal).toBe(SIGALRM);
    expect(state.get('rax')).toBeGreaterThan(1000n);
  });
});

test('a child that does not end is killed', async () => {
  const { report, end } = await run('1: jmp 1b', { deadlineMs: 60_000, killAfterMs: 50 });
  expect(report.kind).toBe('nothing');
  expect(end).toMatchObject({ endedBy: 'limit', signal: SIGKILL });
});

describe('system calls are refused', () => {
  const numbers = {
    ...{ open: 2, openat: 257, socket: 41, execve: 59, execveat: 322, fork: 57, vfork: 58, clone: 56, clone3: 435 },
    ...{ ptrace: 101, kill: 62, tgkill: 234, mmap: 9, mprotect: 10, mremap: 25, read: 0, write: 1, prctl: 157 },
    ...{ exit: 60, exit_group: 231, rt_sigreturn: 15, seccomp: 317, io_uring_setup: 425, process_vm_writev: 311 },
    // Those that pass any filter where the kernel has them.
    ...{ uretprobe: 335, uprobe: 336, restart_syscall: 219 },
  };
  test.each(Object.entries(numbers))('%s', async (name, number) => {
    const result = signalled(
      await run(`mov eax, ${number}; mov edi, ${process.ppid}; mov edx, 7; syscall; mov ebx, 1; ret`),
    );
    expect([result.signal, result.systemCall, result.systemCallTable]).toEqual([
      SIGSYS,
      number,
      auditArchitectures.X86_64,
    ]);
    expect(systemCallName(result.systemCall)).toBe(name);
    expect(result.state.get('rbx')).toBe(0n);
  });

  test.each([-1, 9999, 0x7fff_ffff])('number %i, which is none', async (number) => {
    const result = signalled(await run(`mov eax, ${number}; syscall; ret`));
    expect([result.signal, result.systemCall]).toEqual([SIGSYS, number]);
  });

  test('exit_group of the x32 table', async () => {
    const result = signalled(await run('mov eax, 0x40000000 + 231; syscall; ret'));
    expect([result.signal, result.systemCall]).toEqual([SIGSYS, 0x4000_0000 + 231]);
  });

  test('the 32-bit table through int 0x80, where the kernel has it', async () => {
    const result = signalled(await run('mov eax, 231; int 0x80; mov eax, 252; int 0x80; ret'));
    expect([SIGSYS, SIGSEGV]).toContain(result.signal);
    if (result.signal === SIGSYS) expect(result.systemCallTable).toBe(auditArchitectures.I386);
  });

  test('sysenter', async () => {
    const result = signalled(await run('mov eax, 1; mov rbp, rsp; sysenter'));
    expect([SIGSYS, SIGSEGV, SIGILL]).toContain(result.signal);
  });

  test('the vsyscall page', async () => {
    const result = signalled(await run('mov rax, -10485760; call rax; ret'));
    expect([SIGSYS, SIGSEGV]).toContain(result.signal);
  });
});

describe('attempts to escape', () => {
  const outcomeAt = address.block + block.outcome;

  const { labels } = buildChild(hostStateLayout()).facts;
  const exit = labels.exit_done - 2n;
  const forge = (outcome: number) => `mov rax, ${outcomeAt}; mov dword ptr [rax], ${outcome};`;
  const leave = (number: number, status: number) => `mov edi, ${status}; mov eax, ${number}; mov rcx, ${exit}; jmp rcx`;

  test('a forged end by the child’s own exit is an end, and no more', async () => {
    const { report, end } = await run(`${forge(1)} ${leave(231, 0)}`);
    expect(report.kind).toBe('returned');
    expect(end).toMatchObject({ endedBy: 'itself', exitStatus: 0 });
  });

  test.each([1, 2, 99, 255, 256])('an end with status %i, as if no code had run, is refused', async (status) => {
    const { signal, systemCall } = signalled(await run(`${forge(3)} ${leave(231, status)}`));
    expect([signal, systemCall]).toEqual([SIGSYS, 231]);
  });

  test.each([0, 3, 4, 5, 0xffff_ffff])('the outcome %i, which a run has not, is none', async (outcome) => {
    const { report } = await run(`${forge(outcome | 0)} ${leave(231, 0)}`);
    expect(report.kind).toBe('nothing');
  });

  test('what was written before a violent end counts for nothing', async () => {
    const { report, end } = await run(`${forge(1)} mov rsp, ${address.signalStack + 1024}; ud2`);
    expect([report.kind, end.signal]).toEqual(['nothing', SIGSEGV]);
  });

  test('what tells how far the set-up came is not there any more', async () => {
    for (const at of [address.setup, address.setup + 4096]) {
      const { signal, address: used } = signalled(await run(`mov rax, ${at}; mov qword ptr [rax + 8], 0; ret`));
      expect([signal, used]).toEqual([SIGSEGV, BigInt(at + 8)]);
    }
  });

  test('the instructions of the set-up make no system call any more', async () => {
    for (const number of [9, 39, 157, 317, 335, 336]) {
      const code = `mov rcx, ${labels.setup_done - 2n}; mov edi, 59; mov esi, 1; xor edx, edx; xor r10d, r10d; mov eax, ${number}; jmp rcx`;
      const { signal, systemCall } = signalled(await run(code));
      expect([signal, systemCall]).toEqual([SIGSYS, number]);
    }
  });

  test('garbage all over the shared block harms nobody', async () => {
    const { end } = await run(`mov rdi, ${address.block}; mov ecx, ${BLOCK_SIZE_BYTES}; mov eax, 0xff; rep stosb; ud2`);
    expect(end.endedBy).toBe('itself');
  });

  test('a destroyed signal stack ends the child by the kernel’s hand', async () => {
    const { report, end } = await run(`mov rsp, ${address.signalStack + 1024}; ud2`);
    expect(report.kind).toBe('nothing');
    expect(end).toMatchObject({ endedBy: 'itself', signal: SIGSEGV });
  });

  test('nothing else is mapped: neither the vdso nor the first stack', async () => {
    // Where a kernel seals its own mappings, their pages stay; the stack with the kernel's random bytes must be gone.
    const result = signalled(await run('mov rax, 0x7ffffffff000 - 8; mov rax, [rax]; ret'));
    expect(result.signal).toBe(SIGSEGV);
  });

  test.each(['0x401000', '0x600000003000', '0x7ffff7ff0000'])('%s is not mapped', async (at) => {
    expect(signalled(await run(`mov rax, ${at}; mov rax, [rax]; ret`)).signal).toBe(SIGSEGV);
  });

  test('protection keys cannot lock the report out', async () => {
    const { report, end } = await run('xor ecx, ecx; xor edx, edx; mov eax, -1; wrpkru; ud2');
    expect(['signal', 'nothing']).toContain(report.kind);
    expect([undefined, SIGSEGV, SIGKILL]).toContain(end.signal);
  });
});

describe('a system that refuses', () => {
  test('a step of the set-up: no code is run, the error names the step', async () => {
    // The child takes a parent with another number for one that has died.
    const pid = Object.getOwnPropertyDescriptor(process, 'pid')!;
    Object.defineProperty(process, 'pid', { ...pid, value: 1 });
    try {
      await expect(run('ret')).rejects.toMatchObject({ code: 'ISOLATION_REFUSED', details: { step: 'getppid' } });
    } finally {
      Object.defineProperty(process, 'pid', pid);
    }
    returned(await run('ret'));
  });

  test('the start of the child', async () => {
    const native = nativeEnvironment();
    const memory = new SharedMemory(native, 4096, 'data');
    try {
      const launcher = new Launcher(native, Uint8Array.of(1, 2, 3), -1);
      await expect(launcher.run(memory, 1000)).rejects.toMatchObject({
        code: 'ISOLATION_REFUSED',
        details: { step: 'execveat' },
      });
    } finally {
      memory.close();
    }
  });
});

describe('sizes', () => {
  test('no code at all', async () => {
    await expect(run(new Uint8Array(0))).rejects.toMatchObject({ code: 'CODE_EMPTY' });
  });

  test('100 MB of code', async () => {
    const code = new Uint8Array(100e6).fill(0x90);
    code[code.length - 1] = 0xc3;
    returned(await run(code, { deadlineMs: 10_000 }));
  });

  test('more code than is taken', async () => {
    await expect(run(new Uint8Array(257 * 2 ** 20))).rejects.toMatchObject({ code: 'CODE_TOO_LARGE' });
  });

  test('more memory than is given', async () => {
    const region = new Uint8Array(2 ** 29);
    await expect(run('ret', { memory: [region, region, region] })).rejects.toMatchObject({ code: 'MAP_FAILED' });
  });

  test('code that runs off its end stops there', async () => {
    expect(signalled(await run('nop')).signal).toBe(SIGTRAP);
  });
});

test('runs leave no descriptor behind', () => runsLeaveNoDescriptor(100));
