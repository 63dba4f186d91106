// Worker threads: each has its own functions and code memory, and takes its mappings with it when it ends.

import { describe, expect, test } from 'vitest';
import { evaluate, packageUrl } from '../support/child.ts';
import { mappingsGoWithThreads } from '../support/many.ts';

/** Source for a child: `worker(body)` starts a thread that runs `body` with `native` and `report`. */
const prelude = `
  const { Worker } = await import('node:worker_threads');
  const worker = (body) => new Worker(
    \`import(${JSON.stringify(packageUrl)}).then(async ({ native }) => {
      const { parentPort } = await import('node:worker_threads');
      const report = (value) => parentPort.postMessage(value);
      \${body}
    });\`, { eval: true });
  const message = (w) => new Promise((resolve, reject) => { w.once('message', resolve); w.once('error', reject); });
  const add = () => rawcpu.native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');`;

function inChild(body: string): unknown {
  return evaluate(`(async () => { ${prelude} ${body} })()`);
}

describe('worker threads', () => {
  test('several at once, beside the main thread', () => {
    const results = inChild(`
      const own = add();
      const workers = Array.from({ length: 8 }, (_, i) => worker(\`
        const add = native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');
        let sum = 0;
        for (let i = 0; i < 100000; i++) sum += add(i, \${i});
        report([sum, await add.async(\${i}, 1)]);\`));
      const pending = Promise.all(workers.map(message));
      let sum = 0;
      for (let i = 0; i < 100000; i++) sum += own(i, 1);
      return [sum, ...(await pending)];`) as [number, ...[number, number][]];
    const base = (99999 * 100000) / 2;
    expect(results[0]).toBe(base + 100000);
    expect(results.slice(1)).toEqual(Array.from({ length: 8 }, (_, i) => [base + 100000 * i, i + 1]));
  });

  test('a shared buffer is seen by all', () => {
    const result = inChild(`
      const shared = new Int32Array(new SharedArrayBuffer(4));
      const workers = Array.from({ length: 4 }, () => worker(\`
        parentPort.once('message', (shared) => {
          const count = native({ args: ['i32*', 'i32'], returns: 'void' }, 'next: lock inc dword ptr [rdi]; dec esi; jnz next; ret');
          count(shared, 50000);
          report('done');
        });
        report('ready');\`));
      await Promise.all(workers.map(message));
      const done = Promise.all(workers.map(message));
      for (const w of workers) w.postMessage(shared);
      await done;
      return shared[0];`);
    expect(result).toBe(200000);
  });

  test('mappings go with the thread, also when it is terminated during a call', () => mappingsGoWithThreads(1, 100));
});
