// What sampling at 10 kHz costs the sampled work, beside what perf(1) costs the same work, and whether ten seconds of it
// lose anything. Work is machine code that touches no memory, so only the interruptions cost.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { native, profile } from 'rawcpu';

const FREQUENCY_HZ = 10_000;
const ROUNDS = 6;
const PIECES = 25;
/** About 13 ms, so 130 samples. */
const ITERATIONS = 40_000_000n;

const work = native({ args: ['i64'], returns: 'void' }, 'again: dec rdi; jne again; ret', { name: 'work' });

/** Times of one piece of work after the other. */
function timePieces(): number[] {
  return Array.from({ length: PIECES }, () => {
    const start = performance.now();
    work(ITERATIONS);
    return performance.now() - start;
  });
}

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-bench-'));
const hasPerf = spawnSync('perf', ['--version']).status === 0;

/** Attaches perf to this process, and waits until it samples. */
async function startPerf(): Promise<ChildProcess> {
  const args = ['record', '-q', '-e', 'cpu-clock:u', '-F', String(FREQUENCY_HZ), '-g', '-o', join(folder, 'perf.data')];
  const child = spawn('perf', [...args, '-p', String(process.pid)], { stdio: 'ignore' });
  await sleep(500);
  return child;
}

async function stopPerf(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

const plain: number[] = [];
const ours: number[] = [];
const theirs: number[] = [];
const timerAlone: number[] = [];
timePieces();
for (let round = 0; round < ROUNDS; round++) {
  plain.push(...timePieces());
  ours.push(...(await profile(timePieces, { frequencyHz: FREQUENCY_HZ })).result);
  // Samples of the kernel alone: the timer comes as often, and what it interrupts here is never the kernel.
  const nothing = { event: 'cpu-clock:k', kernel: true, frequencyHz: FREQUENCY_HZ };
  timerAlone.push(...(await profile(timePieces, nothing)).result);
  if (!hasPerf) continue;
  const perf = await startPerf();
  theirs.push(...timePieces());
  await stopPerf(perf);
}
rmSync(folder, { recursive: true, force: true });

/** The lower quartile: what else the machine does makes pieces longer, never shorter. */
const typical = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)]!;
const base = typical(plain);
const costOf = (values: readonly number[]) => typical(values) / base - 1;
const text = (cost: number) => `${(100 * cost).toFixed(1)} %, ${((cost * 1e6) / FREQUENCY_HZ).toFixed(1)} µs a sample`;
console.log(`sampling at ${FREQUENCY_HZ} Hz by the CPU clock, ${ROUNDS * PIECES} pieces of ${base.toFixed(1)} ms`);
console.log(`  profile()    costs ${text(costOf(ours))}`);
console.log(`  the timer    costs ${text(costOf(timerAlone))}, with every sample thrown away`);
console.log(
  hasPerf ? `  perf record  costs ${text(costOf(theirs))}` : '  perf record  is not there: apt-get install linux-perf',
);
console.log(`  goal: at most 3 %: ${costOf(ours) <= 0.03 ? 'reached' : 'MISSED'}`);
console.log(`  beyond the timer's interrupts: ${(100 * (typical(ours) / typical(timerAlone) - 1)).toFixed(1)} %`);
if (hasPerf) console.log(`  time of the work against perf record: ${(typical(ours) / typical(theirs)).toFixed(3)}`);

const tenSeconds = () => {
  const end = performance.now() + 10_000;
  while (performance.now() < end) work(ITERATIONS);
};
const { profile: long } = await profile(tenSeconds, { frequencyHz: FREQUENCY_HZ });
console.log(`  ten seconds: ${long.samples.length} samples, ${long.lost} lost`);
console.log(`  goal: nothing lost: ${long.lost === 0 ? 'reached' : 'MISSED'}`);
