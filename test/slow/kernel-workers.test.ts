// Kernels on several threads of JavaScript, each with code of its own, and a thread that ends while its kernels run.

import { expect, test } from 'vitest';
import { evaluate, packageUrl } from '../support/child.ts';

const start = `const { Worker } = await import('node:worker_threads');
  const prelude = "const { parentPort, workerData } = await import('node:worker_threads');"
    + "const { elementwise, reduce } = await import('${packageUrl}');";
  const begin = (source, workerData) => {
    const module = 'data:text/javascript,' + encodeURIComponent(prelude + source);
    const worker = new Worker(new URL(module), { workerData });
    const message = new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    return { worker, message };
  };`;

test('four workers with kernels over the same memory', () => {
  const result = evaluate(`(async () => {
    ${start}
    const shared = new SharedArrayBuffer(8 * 300_000);
    new Float64Array(shared).forEach((_, k, all) => { all[k] = k; });
    const workers = [0, 1, 2, 3].map((id) => begin(\`
      const a = new Float64Array(workerData.shared);
      const kernel = elementwise('f64', 'a * 2 + ' + workerData.id);
      const values = [];
      for (let turn = 0; turn < 10; turn++) values.push(kernel(a)[1000]);
      values.push((await kernel.parallel(a))[7], await reduce('f64', 'sum').parallel(a));
      parentPort.postMessage([...new Set(values)]);
    \`, { id, shared }));
    return Promise.all(workers.map(({ message }) => message));
  })()`);
  const sum = (300_000 * 299_999) / 2;
  expect(result).toEqual([0, 1, 2, 3].map((id) => [2000 + id, 14 + id, sum]));
});

test('a worker that ends while its kernels run on the thread pool', () => {
  const result = evaluate(`(async () => {
    ${start}
    for (let turn = 0; turn < 6; turn++) {
      const { worker, message } = begin(\`
        const a = new Float64Array(1_000_000).fill(2);
        const kernel = elementwise('f64', 'sin(a) * cos(a) + exp(a)');
        for (let k = 0; k < 3; k++) {
          kernel.parallel(a).catch(() => {});
          reduce('f64', 'sum', 'sin(a)').parallel(a).catch(() => {});
        }
        parentPort.postMessage('running');
      \`);
      await message;
      await worker.terminate();
    }
    return [...rawcpu.elementwise('f64', 'a + 1')(Float64Array.of(1, 2))];
  })()`);
  expect(result).toEqual([2, 3]);
});
