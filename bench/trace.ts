// What a traced step costs, beside what the processor and the kernel take for any single step, and beside gdb's `stepi`.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trace } from 'rawcpu';

const ROUNDS = 5;
const LOOPS = 50_000;
const CODE = `mov ecx, ${LOOPS}\nnext: lea rax, [rax + rcx*2]; dec ecx; jnz next; ret`;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function measureTrace(): Promise<number> {
  const samples: number[] = [];
  let bytesPerStep = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const steps = await trace(CODE, { maxSteps: 1_000_000, deadlineMs: 600_000 });
    samples.push(((performance.now() - start) * 1e3) / steps.length);
    bytesPerStep = steps.sizeBytes / steps.length;
    if (steps.end !== 'returned') throw new Error(`the trace ended: ${steps.end}`);
  }
  const result = median(samples);
  console.log(`  rawcpu trace   ${result.toFixed(2).padStart(9)} µs a step, ${bytesPerStep.toFixed(0)} bytes a step`);
  const steps = await trace(CODE, { maxSteps: 1_000_000, deadlineMs: 600_000 });
  const from = performance.now();
  let count = 0;
  for (const _ of steps) count++;
  const each = ((performance.now() - from) * 1e3) / count;
  console.log(
    `  reading a step ${each.toFixed(2).padStart(9)} µs (a million: ${((bytesPerStep * 1e6) / 2 ** 20).toFixed(0)} MiB)`,
  );
  return result;
}

/** A C program that steps the same loop with a handler that does nothing: what the machine takes whoever traces. */
const bareStepper = `
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <time.h>
static long n;
static void h(int s) { n++; }
int main(void) {
  struct timespec a, b;
  signal(SIGTRAP, h);
  clock_gettime(CLOCK_MONOTONIC, &a);
  asm volatile("pushfq; orl $0x100, (%%rsp); popfq; mov $${LOOPS}, %%ecx; 1: lea (%%rax,%%rcx,2), %%rax; dec %%ecx; jnz 1b;"
    "pushfq; andl $~0x100, (%%rsp); popfq" ::: "rax", "rcx", "cc", "memory");
  clock_gettime(CLOCK_MONOTONIC, &b);
  printf("%f\\n", ((b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec)) / n / 1e3);
}`;

/** A C program that steps another one by ptrace, as debuggers do, and looks at nothing. */
const ptraceStepper = `
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
int main(void) {
  struct timespec a, b;
  int status, n = ${LOOPS};
  pid_t child = fork();
  if (child == 0) {
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    asm volatile("int3; mov $-1, %%ecx; 1: lea (%%rax,%%rcx,2), %%rax; dec %%ecx; jnz 1b" ::: "rax", "rcx", "cc");
    _exit(0);
  }
  waitpid(child, &status, 0);
  clock_gettime(CLOCK_MONOTONIC, &a);
  for (int i = 0; i < n; i++) {
    if (ptrace(PTRACE_SINGLESTEP, child, 0, 0) != 0) return 1;
    waitpid(child, &status, 0);
  }
  clock_gettime(CLOCK_MONOTONIC, &b);
  ptrace(PTRACE_KILL, child, 0, 0);
  printf("%f\\n", ((b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec)) / n / 1e3);
}`;

function measureProgram(folder: string, name: string, source: string): number | undefined {
  const file = join(folder, name);
  writeFileSync(`${file}.c`, source);
  if (spawnSync('gcc', ['-O1', '-mno-red-zone', '-o', file, `${file}.c`]).status !== 0) return undefined;
  return median(Array.from({ length: ROUNDS }, () => Number(spawnSync(file, { encoding: 'utf8' }).stdout)));
}

const GDB_STEPS = 3000;
const gdbScript = `
import gdb, time
gdb.execute('set confirm off')
gdb.execute('starti', to_string=True)
t = time.time()
for i in range(${GDB_STEPS}): gdb.execute('stepi', to_string=True)
print('us', (time.time() - t) / ${GDB_STEPS} * 1e6)
gdb.execute('kill')
`;

function measureGdb(folder: string): number | undefined {
  const program = join(folder, 'loop');
  writeFileSync(`${program}.c`, `int main(void) { asm volatile("mov $${LOOPS}, %ecx; 1: dec %ecx; jnz 1b"); }`);
  writeFileSync(join(folder, 'step.py'), gdbScript);
  if (spawnSync('gcc', ['-O1', '-static', '-o', program, `${program}.c`]).status !== 0) return undefined;
  const { stdout } = spawnSync('gdb', ['-q', '-batch', '-x', join(folder, 'step.py'), program], { encoding: 'utf8' });
  const found = /^us ([\d.]+)/m.exec(stdout ?? '');
  return found === null ? undefined : Number(found[1]);
}

console.log('\na traced step');
const folder = mkdtempSync(join(tmpdir(), 'rawcpu-bench-'));
try {
  const ours = await measureTrace();
  const bare = measureProgram(folder, 'bare', bareStepper);
  const ptrace = measureProgram(folder, 'ptrace', ptraceStepper);
  if (bare === undefined) console.log('  bare handler: absent: gcc is not installed');
  else {
    console.log(`  bare handler   ${bare.toFixed(2).padStart(9)} µs: a C program whose handler does nothing`);
    console.log(`  over the bare handler: ${(ours - bare).toFixed(2)} µs`);
    if (ptrace !== undefined)
      console.log(
        `  ptrace         ${ptrace.toFixed(2).padStart(9)} µs: a C program that steps another one and looks at nothing`,
      );
  }
  const reached =
    ours <= 3 ? 'reached' : bare !== undefined && bare > 3 ? 'MISSED; this machine takes more for any step' : 'MISSED';
  console.log(`  goal: at most 3 µs a step: ${ours.toFixed(2)} µs ${reached}`);
  const gdb = measureGdb(folder);
  if (gdb === undefined) console.log('  gdb stepi: absent: gdb or gcc is not installed');
  else {
    console.log(`  gdb stepi      ${gdb.toFixed(2).padStart(9)} µs a step`);
    console.log(
      `  goal: at least 50 times faster than gdb: ${(gdb / ours).toFixed(0)} times ${gdb / ours >= 50 ? 'reached' : 'MISSED'}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
