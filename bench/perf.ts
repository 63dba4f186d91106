// Counters: reading a group against the system call that it stands on, counting inside a native call, and `rawcpu stat`
// against `perf stat`.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { counters, native } from 'rawcpu';
import { compare, summary } from './harness.ts';

const EVENTS = 'task-clock,page-faults,context-switches,cpu-migrations';
const group = counters.open(EVENTS);
group.enable();
const [fd] = group.descriptors;
const buffer = new Uint8Array(8 * 7);

/** The system call and nothing else, as a program of C would have it in a loop. */
const bareReads = native(
  { args: ['i32', 'u8*', 'i32', 'u32'], returns: 'void' },
  `push rbx; push r12; push r13; push r14
   mov ebx, edi; mov r12, rsi; mov r13d, edx; mov r14d, ecx
   next: xor eax, eax; mov edi, ebx; mov rsi, r12; mov edx, r13d; syscall
   dec r14d; jnz next
   pop r14; pop r13; pop r12; pop rbx; ret`,
  { unchecked: true },
);

compare(
  'reading a group of four counters',
  [
    { name: 'read(2), machine code', run: (count) => bareReads(fd!, buffer, buffer.length, count) },
    {
      name: 'group.read()',
      run: (count) => {
        for (let i = 0; i < count; i++) group.read();
      },
    },
    {
      name: 'group.read().counts',
      run: (count) => {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += group.read().counts['page-faults']!;
        if (sum < 0) throw new Error('wrong');
      },
    },
  ],
  { goals: [{ contender: 'group.read()', against: 'read(2), machine code', atMost: 1.3 }] },
);
group.close();

const counted = counters.open(EVENTS);
const CODE = 'addsd xmm0, xmm1; ret';
const SIGNATURE = { args: ['f64', 'f64'], returns: 'f64' } as const;
/** A loop of its own for each function: from a shared one the engine learns that its callee varies. */
const calls = (add: (a: number, b: number) => number, name: string) =>
  new Function('add', `// ${name}\nreturn (count) => { for (let i = 0; i < count; i++) add(i, 1); };`)(add) as (
    count: number,
  ) => void;
const plain = native(SIGNATURE, CODE, { name: 'plain' });
const around = native(SIGNATURE, CODE, { name: 'around', counters: counted });
const results = compare(`a native call, counted by ${counted.callCounts.method}`, [
  { name: 'without counters', run: calls(plain, 'plain') },
  { name: 'with counters', run: calls(around, 'around') },
]);
const addedNs = results[1]!.medianNs - results[0]!.medianNs;
if (counted.callCounts.method === 'rdpmc') {
  console.log(`  goal: at most 60 ns added: ${addedNs.toFixed(0)} ns ${addedNs <= 60 ? 'reached' : 'MISSED'}`);
} else {
  console.log(`  goal: at most 60 ns added by RDPMC: not measured, this machine has no counters for it`);
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const contenders: [name: string, command: string[]][] = [
  ['perf stat -- true', ['perf', 'stat', '-e', EVENTS, '--', 'true']],
  ['rawcpu stat -- true', [process.execPath, program, 'stat', '-e', EVENTS, '--', 'true']],
  ['node, and nothing else', [process.execPath, '-e', '']],
];
if (spawnSync('perf', ['stat', '-e', 'dummy', 'true']).status !== 0) {
  console.log('\nrawcpu stat against perf stat: not measured, perf is not there or cannot count');
} else {
  const samples = contenders.map((): number[] => []);
  for (let round = 0; round < 15; round++) {
    for (const [i, [, [file, ...args]]] of contenders.entries()) {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(file!, args);
      if (status !== 0) throw new Error(`${file} ended with ${status}`);
      samples[i]!.push(Number(process.hrtime.bigint() - start));
    }
  }
  const ended = contenders.map(([name], i) => ({ name, ...summary(samples[i]!) }));
  console.log('\ncounting a command');
  for (const { name, medianNs, spreadNs } of ended) {
    console.log(`  ${name.padEnd(24)} ${(medianNs / 1e6).toFixed(1).padStart(7)} ms ± ${(spreadNs / 2e6).toFixed(1)}`);
  }
  const over = (ended[1]!.medianNs - ended[0]!.medianNs) / 1e6;
  console.log(`  goal: at most 150 ms over perf stat: ${over.toFixed(0)} ms ${over <= 150 ? 'reached' : 'MISSED'}`);
}
