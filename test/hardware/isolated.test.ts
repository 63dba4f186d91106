// Isolated runs as errors: the CpuFault of a child says what that of a guarded call says, and names refused system calls.

import { readdirSync, readFileSync } from 'node:fs';
import { type CpuFault, type NativeCode, RawCpuError, type RunOptions, run as runAnywhere, trace } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { buildChild } from '../../src/run/sandbox/child-object.ts';

const run = (code: NativeCode, options: RunOptions = {}) => runAnywhere(code, { ...options, isolated: true });

async function faultOf(text: string, options?: RunOptions): Promise<CpuFault> {
  const { fault } = await run(text, options);
  if (fault === undefined) throw new Error(`${text} did not fault`);
  expect(fault).toBeInstanceOf(RawCpuError);
  return fault;
}

describe('faults', () => {
  const cases: [string, string, string][] = [
    ['mov rax, [0x10]', 'FAULT_READ', 'read 8 bytes from 0x10, which is not mapped'],
    ['mov byte ptr [rip], 1', 'FAULT_WRITE', 'which is read-only'],
    ['jmp rsp', 'FAULT_EXECUTE', 'which is not executable'],
    ['1: push rax; jmp 1b', 'STACK_OVERFLOW', 'overflowed its stack'],
    ['ud2', 'ILLEGAL_INSTRUCTION', 'ud2'],
    ['int3', 'BREAKPOINT', 'ran into int3'],
    ['xor ecx, ecx; div ecx', 'DIVIDE_ERROR', 'divided by zero'],
    ['hlt', 'FAULT_PROTECTION', 'hlt'],
    ['movaps xmm0, [rsp + 4]', 'FAULT_ALIGNMENT', 'multiple of 16'],
    ['push 0; ldmxcsr [rsp]; xorps xmm0, xmm0; divss xmm0, xmm0', 'FLOATING_POINT', 'invalid operation'],
  ];
  test.each(cases)('%s: %s', async (text, code, part) => {
    const fault = await faultOf(text);
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(part);
  });

  test('place, instruction, registers and stack', async () => {
    const { details } = await faultOf('mov edi, 5; push 0x77; work: nop; mov rax, [rdi]; ret');
    expect(details).toMatchObject({
      function: 'run',
      signal: 'SIGSEGV',
      address: 5n,
      place: 'work+0x1',
      instruction: 'mov rax, qword ptr [rdi]',
      registers: { rdi: 5n },
    });
    expect((details.stack as bigint[])[0]).toBe(0x77n);
  });

  test('a deadline', async () => {
    const fault = await faultOf('nop; loop: jmp loop', { deadlineMs: 20 });
    expect(fault.code).toBe('DEADLINE');
    expect(fault.details).toMatchObject({ signal: 'deadline', place: 'loop' });
  });

  test('a deadline that passes before the code runs', async () => {
    for (let i = 0; i < 20; i++) {
      const deadlineMs = 0.001 * 2 ** (i / 2);
      expect((await faultOf('loop: jmp loop', { deadlineMs })).code).toBe('DEADLINE');
      const { end } = await trace('loop: jmp loop', { isolated: true, deadlineMs });
      expect(end).toBe('deadline');
    }
  });

  test('a report that the code has made impossible', async () => {
    const fault = await faultOf('mov rsp, 0x610000000400; ud2');
    expect([fault.code, fault.details.signal]).toEqual(['REPORT_LOST', 'SIGSEGV']);
  });
});

describe('system calls', () => {
  test('by number and name, at their place', async () => {
    const fault = await faultOf('ask: mov eax, 57; syscall; ret');
    expect(fault.code).toBe('SYSTEM_CALL_REFUSED');
    expect(fault.message).toContain('system call 57 (fork)');
    expect(fault.details).toMatchObject({ signal: 'SIGSYS', place: 'ask+0x5', instruction: 'syscall' });
  });

  test('of the x32 table', async () => {
    const fault = await faultOf('mov eax, 0x40000000 + 39; syscall');
    expect(fault.message).toContain('of the x32 table (getpid)');
  });

  test('of the 32-bit table, whether the kernel has it or not', async () => {
    for (const by of ['int 0x80', 'sysenter']) {
      const fault = await faultOf(`mov eax, 5; ${by}`);
      expect(fault.code).toBe('SYSTEM_CALL_REFUSED');
      expect(fault.message).toMatch(/system call 5 (of the 32-bit table|by (int 0x80|sysenter))/);
    }
  });

  test.each([335, 336])('number %i by the child’s own instruction', async (number) => {
    const { labels } = buildChild(hostStateLayout()).facts;
    const fault = await faultOf(`mov rcx, ${labels.exit_done - 2n}; mov eax, ${number}; jmp rcx`);
    expect(fault.code).toBe('SYSTEM_CALL_REFUSED');
    expect(fault.message).toContain(String(number));
  });
});

/** The process id of a child of this process that has its name already. */
function runningChild(): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!;
        return Number(parent) === process.pid && name === 'rawcpu-isolated';
      } catch {
        return false;
      }
    });
}

describe('signals from outside', () => {
  /** Runs code that does not end, and sends its child a signal. */
  async function sent(signal: NodeJS.Signals, start: () => Promise<{ fault?: CpuFault | undefined }>) {
    const running = start();
    for (let pid: number | undefined; pid === undefined; await new Promise((resolve) => setTimeout(resolve, 5))) {
      pid = runningChild();
      // The signal must meet the code, not the set-up.
      if (pid !== undefined) setTimeout(() => process.kill(pid!, signal), 50);
    }
    return (await running).fault!;
  }
  const loop = (how: typeof runAnywhere | typeof trace) => () => how('l: jmp l', { isolated: true, deadlineMs: 5000 });

  test.each(['SIGSEGV', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGBUS', 'SIGALRM'] as const)(
    '%s is not a fault',
    async (signal) => {
      const fault = await sent(signal, loop(runAnywhere));
      expect([fault.code, fault.details.signal, fault.details.sender]).toEqual(['REPORT_LOST', signal, process.pid]);
      expect(fault.message).toContain(`was sent ${signal} by process ${process.pid}`);
    },
  );

  test.each(['SIGSEGV', 'SIGTRAP'] as const)('%s to a trace', async (signal) => {
    const fault = await sent(signal, loop(trace));
    expect([fault.code, fault.details.signal]).toEqual(['REPORT_LOST', signal]);
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('%s ends the child', async (signal) => {
    const fault = await sent(signal, loop(runAnywhere));
    expect([fault.code, fault.details.signal]).toEqual(['REPORT_LOST', signal]);
  });
});

describe('code with parts', () => {
  const valueAfter = async (text: string, entry?: string) => {
    const { after, fault } = await run(text, entry === undefined ? {} : { entry });
    if (fault !== undefined) throw fault;
    return after.rax;
  };

  test('begins at its entry', async () => {
    expect(await valueAfter('mov eax, 1; ret; second: mov eax, 2; ret', 'second')).toBe(2n);
  });

  test('writes to its own data, every run from the beginning', async () => {
    const text = 'inc dword ptr [rip + count]; mov eax, [rip + count]; ret; .data; count: .long 41; .bss; .zero 9000';
    expect([await valueAfter(text), await valueAfter(text)]).toEqual([42n, 42n]);
  });

  test('cannot run its data', async () => {
    expect((await faultOf('lea rax, [rip + d]; jmp rax; .data; d: .byte 0xc3')).code).toBe('FAULT_EXECUTE');
  });

  test('has absolute addresses of 64 and of 32 bits', async () => {
    expect(await valueAfter('mov rax, [rip + p]; mov eax, [rax]; ret; .data; p: .quad v; v: .long 7')).toBe(7n);
    expect(await valueAfter('mov eax, [v]; ret; v: .long 8')).toBe(8n);
  });
});

describe('results', () => {
  test('are those of a run in this process', async () => {
    const text = 'vector: paddd xmm1, xmm0; add rdi, 5; fld1; mov [rsi], rdi; stc; ret';
    const options = { registers: { rdi: 2n, xmm0: Int32Array.of(1, 2, 3, 4), rsi: 'box' }, memory: { box: 8 } };
    const [here, there] = [await runAnywhere(text, options), await run(text, options)];
    const ofAddresses = ['rip', 'rsp', 'rsi'];
    const plain = (registers: Readonly<Record<string, bigint>>) =>
      Object.fromEntries(Object.entries(registers).filter(([name]) => !ofAddresses.includes(name)));
    expect(plain(there.after)).toEqual(plain(here.after));
    expect(Object.keys(there.changed)).toEqual(Object.keys(here.changed));
    expect(there.flags).toEqual(here.flags);
    expect(there.memory).toEqual(here.memory);
    expect(there.after.rsi).toBe(there.addresses.box);
  });

  test('faults are told in the same words', async () => {
    for (const text of ['mov rax, [0x10]', 'ud2', 'int3', 'xor ecx, ecx; div ecx', 'hlt', '1: push rax; jmp 1b']) {
      const [here, there] = [(await runAnywhere(text)).fault!, (await run(text)).fault!];
      expect([there.code, there.details.signal, there.details.place]).toEqual([
        here.code,
        here.details.signal,
        here.details.place,
      ]);
    }
  });

  test('any number may be asked for at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 300 }, (_, i) => run('lea rax, [rdi + rdi]; ret', { registers: { rdi: i } })),
    );
    expect(results.map(({ after }) => after.rax)).toEqual(Array.from({ length: 300 }, (_, i) => BigInt(2 * i)));
  });
});

describe('memory', () => {
  test('lies where it is wanted, whatever the kernel had there', async () => {
    for (const at of [0x1_0000n, 0x4000_0000n, 0x5200_0000_0000n, 0x7fff_fff0_0000n]) {
      const { addresses, memory, fault } = await run('mov byte ptr [rdi], 9; ret', {
        memory: { a: { at, size: 4096 }, b: 10 },
        registers: { rdi: 'a' },
      });
      expect(fault).toBeUndefined();
      expect([addresses.a, memory.a![0]]).toEqual([at, 9]);
    }
  });

  test.each([
    ['the code', 0x5000_0000_0000n],
    ['the stack', 0x5100_0000_0000n],
    ['the guard below the stack', 0x50ff_ffff_f000n],
    ['the program', 0x6000_0000_0000n],
    ['the block', 0x6000_1000_0000n],
    ['the signal stack', 0x6100_0000_0000n],
  ])('does not lie on %s', async (_, at) => {
    await expect(run('ret', { memory: { m: { at, size: 1 } } })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('regions that overlap are refused', async () => {
    const memory = { a: { at: 0x10_0000, size: 5000 }, b: { at: 0x10_1000, size: 1 } };
    await expect(run('ret', { memory })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('many regions, and too many', async () => {
    const regions = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`r${i}`, 16]));
    const { addresses } = await run('ret', { memory: regions(128) });
    expect(new Set(Object.values(addresses)).size).toBe(128);
    await expect(run('ret', { memory: regions(129) })).rejects.toMatchObject({ code: 'MAP_FAILED' });
  });
});

test.each([0, Number.NaN, -1, Number.POSITIVE_INFINITY, '5'])('a deadline of %s is refused', async (deadlineMs) => {
  await expect(run('ret', { deadlineMs: deadlineMs as number })).rejects.toMatchObject({ code: 'BAD_OPTION' });
});
