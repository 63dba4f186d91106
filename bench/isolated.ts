// What isolation costs: a run in a child, its start and end included, beside the other ways to have code run in a process
// that can die: a Node child with a line of JavaScript, and any child at all (/bin/true). Each is started, awaited and gone
// before the next one; the order turns. The second table repeats it with a gigabyte in use: starting a child the usual
// way copies the host's page tables.

import { spawn } from 'node:child_process';
import { assemble, run } from 'rawcpu';
import { type Goal, printTable, type Result, summary } from './harness.ts';

const ROUNDS = 41;

function child(command: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const process = spawn(command, args, { stdio: 'ignore' });
    process.on('error', reject);
    process.on('close', () => resolve());
  });
}

const code = assemble('mov eax, 42; ret');
const contenders: readonly (readonly [name: string, once: () => Promise<unknown>])[] = [
  ['isolated run', () => run(code, { isolated: true })],
  ['isolated run, text', () => run('mov eax, 42; ret', { isolated: true })],
  ['isolated run that faults', () => run('ud2', { isolated: true })],
  ['/bin/true, spawned', () => child('/bin/true')],
  ['Node child', () => child(process.execPath, '-e', '42')],
];

async function measure(title: string, goals: readonly Goal[] = []): Promise<Result[]> {
  const samples: number[][] = contenders.map(() => []);
  for (const [, once] of contenders) for (let i = 0; i < 5; i++) await once();
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < contenders.length; i++) {
      const at = (i + round) % contenders.length;
      const start = process.hrtime.bigint();
      await contenders[at]![1]();
      samples[at]!.push(Number(process.hrtime.bigint() - start));
    }
  }
  const results = contenders.map(([name], i): Result => ({ name, ...summary(samples[i]!) }));
  printTable(title, results, goals);
  return results;
}

const [isolated] = await measure(`one run, start and end of its process included; median of ${ROUNDS} rounds`, [
  { contender: 'isolated run', against: 'Node child', atMost: 0.05 },
]);
const isolatedMs = isolated!.medianNs / 1e6;
console.log(
  `  goal: an isolated run at most 2 ms: ${isolatedMs.toFixed(2)} ms ${isolatedMs <= 2 ? 'reached' : 'MISSED'}`,
);

const ballast = new Uint8Array(2 ** 30).fill(1);
await measure('the same with a gigabyte in use');
if (ballast[0] !== 1) throw new Error('the ballast is in use until here');

const LANES = 4;
const COUNT = 4000;
const start = performance.now();
let left = COUNT;
await Promise.all(
  Array.from({ length: LANES }, async () => {
    while (left-- > 0) await run(code, { isolated: true });
  }),
);
const seconds = (performance.now() - start) / 1000;
console.log(`\nmany at once: ${(COUNT / seconds).toFixed(0)} isolated runs a second`);
