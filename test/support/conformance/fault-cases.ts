// The guard in every runtime: faults, broken conventions and deadlines become errors, and the runtime goes on.

import { inspect } from 'node:util';
import { CpuFault, type ErrorCode, native, run, trace } from 'rawcpu';
import { type Case, equal, rejects, throws, truthy } from './check.ts';

const nothing = { args: [], returns: 'void' } as const;

const faults: readonly (readonly [ErrorCode, string])[] = [
  ['FAULT_READ', 'mov rax, [0x10]; ret'],
  ['FAULT_WRITE', 'mov [0x10], eax; ret'],
  ['FAULT_EXECUTE', 'mov eax, 0x1000; jmp rax'],
  ['ILLEGAL_INSTRUCTION', 'ud2'],
  ['DIVIDE_ERROR', 'xor ecx, ecx; div ecx; ret'],
  ['BREAKPOINT', 'int3'],
  ['STACK_OVERFLOW', 'again: call again'],
];

/** What the engine computes where native code could have left something behind. */
function arithmetic(): string {
  const v = new Float64Array([1, 3, 5e-324, 5.5, 2]);
  return [v[0]! / v[1]!, v[2]! + v[2]!, v[3]! % v[4]!, Math.sin(v[0]!), Math.fround(v[0]! / v[1]!)].join();
}
const untouched = arithmetic();

function unharmed(): void {
  equal(arithmetic(), untouched, 'arithmetic');
}

export const faultCases: Case[] = [
  ...faults.map(([code, text]) => ({
    name: `${code}: ${text}`,
    run: async () => {
      const culprit = native(nothing, text, { name: 'culprit' });
      for (let i = 0; i < 20; i++) throws(() => culprit(), code, 'culprit');
      await rejects(culprit.async(), code, 'culprit');
      throws(() => culprit.bind()(), code);
      unharmed();
    },
  })),
  {
    name: 'a fault with the stack pointer, the direction flag and MXCSR destroyed',
    run: async () => {
      const text = 'push 0xffc0; ldmxcsr [rsp]; std; fld1; mov rsp, 0x1230; mov rax, [0x20]';
      const culprit = native(nothing, text);
      for (let i = 0; i < 20; i++) throws(() => culprit(), 'FAULT_READ');
      await rejects(culprit.async(), 'FAULT_READ');
      unharmed();
    },
  },
  {
    name: 'a fault has its registers and its place',
    run: () => {
      try {
        native(nothing, 'mov ebx, 77; here: mov rax, [rbx]; ret')();
      } catch (error) {
        if (!(error instanceof CpuFault)) throw error;
        equal(error.details.place, 'here');
        equal((error.details.registers as Record<string, bigint>).rbx, 77n);
        return;
      }
      throw new Error('it returned');
    },
  },
  {
    name: 'a fault that is printed has its text',
    run: () => {
      const culprit = native({ args: ['ptr'], returns: 'u64' }, 'here: mov rax, [rdi]; ret', { name: 'culprit' });
      const caught = [16n, 32n].map((address) => {
        try {
          return culprit(address);
        } catch (error) {
          return error as CpuFault;
        }
      }) as CpuFault[];
      const [first, second] = caught as [CpuFault, CpuFault];
      truthy(inspect(first).includes('culprit: read 8 bytes from 0x10'), `inspect: ${inspect(first)}`);
      truthy(inspect(first).includes('FAULT_READ'), 'inspect shows the code');
      truthy(String(second).startsWith('CpuFault: culprit: read 8 bytes from 0x20'), String(second));
      truthy(/^ {2}rax [0-9a-f]{16} /m.test(second.message), 'the message has the registers');
      equal(Object.keys(second).sort().slice(0, 2), ['code', 'details']);
    },
  },
  {
    name: 'a broken calling convention is repaired and reported',
    run: async () => {
      for (const [register, text] of [
        ['rbx', 'mov ebx, 1; ret'],
        ['rsp', 'ret 8'],
        ['mxcsr', 'push 0x9fc0; ldmxcsr [rsp]; pop rax; ret'],
        ['rflags', 'std; ret'],
      ] as const) {
        const culprit = native(nothing, text);
        throws(() => culprit(), 'ABI_VIOLATION', register);
        await rejects(culprit.async(), 'ABI_VIOLATION', register);
        unharmed();
      }
    },
  },
  {
    name: 'a deadline ends an endless loop',
    run: async () => {
      const spin = native(nothing, 'spin: jmp spin', { deadlineMs: 20 });
      throws(() => spin(), 'DEADLINE', '20 ms');
      await rejects(spin.async(), 'DEADLINE');
      const quick = native({ args: [], returns: 'i32' }, 'mov eax, 3; ret', { deadlineMs: 20 });
      for (let i = 0; i < 50; i++) equal(quick(), 3);
    },
  },
  {
    name: 'code with absolute addresses and data of its own',
    run: () => {
      const text =
        'mov rax, [rip + pointer]; inc dword ptr [rax]; mov eax, [rax]; ret\n.data\npointer: .quad value\nvalue: .long 40';
      const count = native({ args: [], returns: 'i32' }, text);
      equal([count(), count()], [41, 42]);
    },
  },
  {
    name: 'run() and trace()',
    run: async () => {
      const result = await run('lea rax, [rdi + rdi]; inc byte ptr [rsi]; ret', {
        registers: { rdi: 21, rsi: 'cell' },
        memory: { cell: 1 },
      });
      equal(result.after.rax, 42n);
      equal(result.memory.cell, Uint8Array.of(1));
      equal((await run('ud2')).fault?.code, 'ILLEGAL_INSTRUCTION');
      const steps = await trace('mov ecx, 3\nnext: dec ecx; jnz next; ret');
      equal(steps.end, 'returned');
      equal(steps.length, 8);
      truthy(steps.step(1).changed.rcx?.after === 2n, 'rcx after the second step');
      unharmed();
    },
  },
];
