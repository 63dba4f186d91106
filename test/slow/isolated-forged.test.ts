// Code in a child that knows how the child is made: it asks for every system call, writes any report, and jumps to every
// address of the child's own program, in runs and in traces. The host gets a result or a CpuFault of the kinds that there
// are, in time, and never hears that no code ran. RAWCPU_ISOLATED_FORGED says how many reports are forged (2,000 when
// not given), RAWCPU_SEED repeats a run.

import { CpuFault, type RunOptions, run, trace } from 'rawcpu';
import { expect, test } from 'vitest';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { systemCallName } from '../../src/linux/system-call-names.ts';
import { buildChild } from '../../src/run/sandbox/child-object.ts';
import { address, BLOCK_SIZE_BYTES, block } from '../../src/run/sandbox/layout.ts';
import { stepOffsets } from '../../src/run/step-source.ts';
import { sampleSeed } from '../support/sample.ts';
import { xorshift } from '../support/xorshift.ts';

const times = Number(process.env.RAWCPU_ISOLATED_FORGED ?? 2000);
const seed = sampleSeed;
const LANES = 4;
const DEADLINE_MS = 30;
const MAX_STEPS = 300;
const { sizeBytes, labels } = buildChild(hostStateLayout()).facts;

/** Works through a list, a few at a time. */
async function each<T>(list: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const next = list[Symbol.iterator]();
  const lane = async () => {
    for (let item = next.next(); item.done !== true; item = next.next()) await work(item.value);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

test.each([
  ['syscall', 'of the 64-bit table', numbers(0, 1001), (number: number) => systemCallName(number)],
  ['syscall', 'of the x32 table', numbers(0x4000_0000, 601), (number: number) => systemCallName(number - 0x4000_0000)],
  ['int 0x80', 'of the 32-bit table', numbers(0, 501), () => undefined],
])('every `%s` %s is refused by its number and name', { timeout: 300_000 }, async (by, _, list, nameOf) => {
  const wrong: string[] = [];
  await each(list, async (number) => {
    // With arguments that would do something: a status, a signal to the host, a page.
    const registers = { rax: number, rdi: process.pid, rsi: 0x5200_0000_0000, rdx: 7, r10: 0x32, r8: -1, rbx: 1 };
    const { fault, after } = await run(`${by}; mov ebx, 2; ret`, { isolated: true, registers });
    const name = nameOf(number);
    const isNamed =
      fault?.message.includes(String(number)) && (name === undefined || fault.message.includes(`(${name})`));
    if (fault?.code !== 'SYSTEM_CALL_REFUSED' || !isNamed || after.rbx !== 1n)
      wrong.push(`${number}: ${fault?.message}`);
  });
  expect(wrong).toEqual([]);
});

/** A result or a fault as there are, and nothing else. */
async function checked(code: string, options: RunOptions, ends: Record<string, number>, isTraced: boolean) {
  const started = performance.now();
  let end: string;
  if (isTraced) {
    const steps = await trace(code, { ...options, isolated: true, maxSteps: MAX_STEPS });
    if (steps.length > MAX_STEPS) throw new Error(`${steps.length} steps of ${MAX_STEPS}\n${code}`);
    for (const step of steps) if (step.index >= steps.length) throw new Error(`step ${step.index}\n${code}`);
    if (steps.end === 'fault' && !(steps.fault instanceof CpuFault)) throw new Error(`a fault without one\n${code}`);
    end = steps.fault?.code ?? steps.end;
    void steps.fault?.message;
  } else {
    const { fault } = await run(code, { ...options, isolated: true });
    if (fault !== undefined && !(fault instanceof CpuFault)) throw new Error(`${fault}\n${code}`);
    end = fault?.code ?? 'returned';
    void fault?.message;
  }
  // Other children and tests take their share of the processors, but not this much.
  if (performance.now() - started > 20_000) throw new Error(`it took ${performance.now() - started} ms\n${code}`);
  ends[end] = (ends[end] ?? 0) + 1;
}

const exits = (random: () => number) => [
  'ret',
  'ud2',
  'l: jmp l',
  `mov edi, ${random() % 3}; mov eax, 231; mov rcx, ${labels.exit_done - 2n}; jmp rcx`,
  `mov rsp, ${address.signalStack + (random() % 0x10000)}; ud2`,
  'xor esp, esp; ud2',
];

test(`${times} forged reports`, { timeout: 60_000 + times * 100 }, async () => {
  console.log(`forged reports: seed ${seed}`);
  const random = xorshift(seed);
  const fields = [
    ...Object.values(block).filter((at) => at < block.state),
    block.generalRegisters + 128,
    block.siginfo + 8,
  ];
  const value = () => [0, 1, 2, 3, 4, 8, 11, 14, 31, 0xffff_ffff, random()][random() % 11]!;
  const notes = Object.values(stepOffsets).filter((at) => at < stepOffsets.general);
  const forge = () => {
    const base = random() % 3 === 0 ? address.trace : address.block;
    const offsets = base === address.trace ? notes : fields;
    const writes = numbers(0, 1 + (random() % 8)).map(() => {
      const at = random() % 4 === 0 ? random() % (BLOCK_SIZE_BYTES - 8) : offsets[random() % offsets.length]!;
      const wide = random() % 4 === 0 ? `mov rdx, ${address.block + (random() % 0x3000)}` : `mov edx, ${value()}`;
      return `${wide}; mov [rax + ${at}], rdx`;
    });
    const all = exits(random);
    return `mov rax, ${base}; ${writes.join('; ')}; ${all[random() % all.length]}`;
  };
  const ends: Record<string, number> = {};
  await each(numbers(0, times), (i) => checked(forge(), { deadlineMs: DEADLINE_MS }, ends, i % 3 === 0));
  console.log(JSON.stringify(ends));
});

test.each([
  ['run', false],
  ['trace', true],
])('jumps to every address of the child, in a %s', { timeout: 600_000 }, async (_, isTraced) => {
  console.log(`jumps: seed ${seed}`);
  const random = xorshift(seed ^ 1);
  const ends: Record<string, number> = {};
  // All of them in a long run, else a sample that begins elsewhere each time.
  const step = Math.max(1, Math.floor(8000 / times));
  const first = random() % step;
  const targets = numbers(0, sizeBytes).filter((offset) => offset % step === first);
  const places = [address.block, address.setup, address.trace, address.stack + 0x1000, address.program, 0, 231, 15, 9];
  await each(targets, async (offset) => {
    const names = ['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'rdi', 'rbp', 'r8', 'r9', 'r10', 'r11', 'r12'];
    const registers = Object.fromEntries(
      names.map((name) => [name, places[random() % places.length]! + (random() % 2) * 8]),
    );
    const code = `mov r15, ${address.program + offset}; jmp r15`;
    await checked(code, { deadlineMs: DEADLINE_MS, registers }, ends, isTraced);
  });
  console.log(JSON.stringify(ends));
  expect((await run('mov eax, 7; ret', { isolated: true })).after.rax).toBe(7n);
});
