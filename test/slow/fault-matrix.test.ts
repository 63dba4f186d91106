// Every kind of fault, on every way into native code, each way in a process of its own, in an order of its own: whatever
// came before, a fault is told as what it is, and JavaScript computes as ever. RAWCPU_SEED repeats an order,
// RAWCPU_FAULT_ROUNDS has more of them.

import { describe, expect, test } from 'vitest';
import { evaluate, packageUrl, startProfiler } from '../support/child.ts';
import { faultRows } from '../support/fault-rows.ts';
import { sampleSeed } from '../support/sample.ts';

const seed = sampleSeed;
const rounds = Number(process.env.RAWCPU_FAULT_ROUNDS ?? 3);
console.log(`fault matrix: RAWCPU_SEED=${seed} RAWCPU_FAULT_ROUNDS=${rounds}`);

/** Source of a function that gives the code of the error of one call. */
const ways: Readonly<Record<string, string>> = {
  sync: '(row) => ended(() => made(row)())',
  bound: '(row) => ended(() => made(row).bind()())',
  async: '(row) => ended(() => made(row).async())',
  'several at once':
    '(row) => Promise.all([1, 2, 3, 4].map(() => ended(() => made(row).async()))).then((all) => [...new Set(all)].join())',
  'with a deadline': '(row) => ended(() => native(nothing, row.text, { deadlineMs: 20_000 })())',
  'with floating-point options':
    '(row) => ended(() => native(nothing, row.text, { mxcsr: { rounding: "down" }, reportExceptions: true })())',
  nested: '(row) => ended(() => outer(made(row).address))',
  run: '(row) => run(row.text).then(({ fault }) => fault?.code)',
  trace: '(row) => trace(row.text, { maxSteps: 500_000, deadlineMs: 100_000 }).then(({ fault }) => fault?.code)',
};

/** What the trap flag and int3 become while code is traced, and what a million of steps would take. */
const leftOut: Readonly<Record<string, RegExp>> = {
  trace: /^(trap flag|int1|stack overflow|overflow by a large frame|a system call)/,
};

/** While fs has another base, a handler of somebody else dies of it: SECURITY.md, docs/execution.md. */
const notProfiled = /^another base of fs/;

const source = (way: string, isProfiled: boolean, body: string) => `(async () => {
  const { native, run, trace } = rawcpu;
  const nothing = { args: [], returns: 'void' };
  const outer = native({ args: ['ptr'], returns: 'void' }, 'push rbx; mov rbx, 5; call rdi; pop rbx; ret');
  const functions = new Map();
  const made = (row) => functions.get(row) ?? functions.set(row, native(nothing, row.text)).get(row);
  const ended = async (work) => { try { await work(); return 'returned'; } catch (error) { return error.code; } };
  const arithmetic = () => {
    let sum = 0;
    for (let i = 0; i < 2000; i++) sum += (i * 1.37) % 0.71 + Math.sin(i);
    const v = new Float64Array([1, 3, 5e-324]);
    return [sum, v[0] / v[1], v[2] + v[2], 0 / (v[0] - 1)].join();
  };
  const untouched = arithmetic();
  if (${isProfiled}) {
    ${startProfiler}
  }
  let random = ${seed} + ${way.length};
  const next = (limit) => { random = (Math.imul(random, 1103515245) + 12345) >>> 0; return (random >>> 8) % limit; };
  const way = ${ways[way]};
  const rows = ${JSON.stringify(faultRows.filter(({ kind }) => leftOut[way]?.test(kind) !== true && !(isProfiled && notProfiled.test(kind))))};
  const wrong = [];
  for (let i = 0; i < ${rounds} * rows.length; i++) {
    const row = rows[i < rows.length ? i : next(rows.length)];
    const code = await way(row);
    if (code !== row.code) wrong.push([row.kind, code]);
    if (arithmetic() !== untouched) { wrong.push([row.kind, 'JavaScript computes otherwise']); break; }
  }
  ${body}
})()`;

describe.each(Object.keys(ways))('%s', (way) => {
  test('in the main thread', { timeout: 120_000 }, () => {
    expect(evaluate(source(way, false, 'return wrong;'))).toEqual([]);
  });

  test('under a profiler', { timeout: 120_000 }, () => {
    expect(evaluate(source(way, true, 'return wrong;'))).toEqual([]);
  });

  test('in a worker', { timeout: 120_000 }, () => {
    const inner = `import(${JSON.stringify(packageUrl)}).then(async (rawcpu) => {
      const { parentPort } = await import('node:worker_threads');
      parentPort.postMessage(await ${source(way, false, 'return wrong;')});
    })`;
    const wrong = evaluate(`(async () => {
      const { Worker } = await import('node:worker_threads');
      const worker = new Worker(${JSON.stringify(inner)}, { eval: true });
      return new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
    })()`);
    expect(wrong).toEqual([]);
  });
});
