// Isolated runs: the same in every runtime. An emulator of user programs (qemu-user) can start no child as they need it,
// and must say so.

import { RawCpuError, run, trace } from 'rawcpu';
import { type Case, equal } from './check.ts';

async function isEmulated(): Promise<boolean> {
  try {
    await run('ret', { isolated: true });
    return false;
  } catch (error) {
    if (error instanceof RawCpuError && error.code === 'ISOLATION_REFUSED' && error.details.step === 'clone')
      return true;
    throw error;
  }
}

const cases: readonly Case[] = [
  {
    name: 'registers and memory',
    run: async () => {
      const { after, memory } = await run('lea rax, [rdi + 2]; mov [rsi], al; ret', {
        isolated: true,
        registers: { rdi: 40, rsi: 'box' },
        memory: { box: 1 },
      });
      equal(after.rax, 42n);
      equal(memory.box, [42]);
    },
  },
  {
    name: 'a fault',
    run: async () => {
      const { fault } = await run('mov rax, [0x10]', { isolated: true });
      equal(fault?.code, 'FAULT_READ');
    },
  },
  {
    name: 'a system call',
    run: async () => {
      const { fault } = await run('mov eax, 57; syscall; ret', { isolated: true });
      equal(fault?.code, 'SYSTEM_CALL_REFUSED');
    },
  },
  {
    name: 'a deadline',
    run: async () => {
      const { fault } = await run('1: jmp 1b', { isolated: true, deadlineMs: 30 });
      equal(fault?.code, 'DEADLINE');
    },
  },
  {
    name: 'a trace',
    run: async () => {
      const steps = await trace('mov ecx, 3\nnext: dec ecx; jnz next; ret', { isolated: true });
      equal([steps.end, steps.length, steps.after.rcx], ['returned', 8, 0n]);
      const fault = await trace('nop; ud2', { isolated: true });
      equal([fault.end, fault.length, fault.fault?.code], ['fault', 2, 'ILLEGAL_INSTRUCTION']);
    },
  },
  {
    name: 'many at once',
    run: async () => {
      const runs = Array.from({ length: 50 }, (_, i) =>
        run('mov rax, rdi; ret', { isolated: true, registers: { rdi: i } }),
      );
      equal(
        (await Promise.all(runs)).map(({ after }) => after.rax),
        Array.from({ length: 50 }, (_, i) => BigInt(i)),
      );
    },
  },
];

export const isolatedCases: readonly Case[] = cases.map(({ name, run: runCase }) => ({
  name,
  run: async () => {
    if (!(await isEmulated())) await runCase();
  },
}));
