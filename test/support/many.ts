// What has to stay flat however often it is done. The fast suites do each a few times, test/slow/many.test.ts as often as
// a server does in an hour.

import { readdirSync, readFileSync } from 'node:fs';
import { native, run, trace } from 'rawcpu';
import { expect } from 'vitest';
import { nativeEnvironment } from '../../src/jit/environment.ts';
import { evaluate, nativeUrl, packageUrl } from './child.ts';

/** Mappings of this process that hold native code. */
export function mapsOfOurs(): string[] {
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .filter((line) => line.includes('/memfd:rawcpu'));
}

/** Functions come and go, one after the other: memory is as before. */
export function functionsComeAndGo(count: number): void {
  const result = evaluate(
    `(async () => {
      const { readFileSync } = await import('node:fs');
      const maps = () => readFileSync('/proc/self/maps', 'utf8').split('\\n').filter((l) => l.includes('rawcpu')).length;
      const code = Uint8Array.of(0xf2, 0x0f, 0x58, 0xc1, 0xc3);
      const cycle = (i) => {
        const add = rawcpu.native({ args: ['f64', 'f64'], returns: 'f64' }, code);
        if (add(i, 1) !== i + 1) throw new Error('wrong sum');
        add.dispose();
      };
      const settle = async () => { gc(); await new Promise((r) => setTimeout(r, 20)); gc(); };
      for (let i = 0; i < ${count / 10}; i++) cycle(i);
      await settle();
      const before = { rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, maps: maps() };
      for (let i = 0; i < ${count}; i++) cycle(i);
      await settle();
      const after = { rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, maps: maps() };
      return { maps: after.maps - before.maps, heap: after.heap - before.heap, rss: after.rss - before.rss };
    })()`,
    { nodeArgs: ['--expose-gc'] },
  );
  expect(result.maps).toBe(0);
  expect(result.heap).toBeLessThan(2 * 1024 * 1024);
  expect(result.rss).toBeLessThan(48 * 1024 * 1024);
}

/** Functions that live at once share mappings, and give them back. */
export function functionsLiveAtOnce(count: number): void {
  const before = mapsOfOurs().length;
  const functions = Array.from({ length: count }, () => native({ args: [], returns: 'void' }, Uint8Array.of(0xc3)));
  // 64 KiB a chunk, two mappings a chunk: 64 bytes of code for each function, and a guarded thunk of some 300; a few
  // chunks are not full.
  expect(mapsOfOurs().length - before).toBeLessThan(count * 0.014 + 10);
  const during = nativeEnvironment().code.usage.chunks;
  for (const fn of functions) fn.dispose();
  expect(nativeEnvironment().code.usage.chunks).toBeLessThan(during);
}

/** Functions that nobody can reach any more are freed. */
export function unreachableFunctionsAreFreed(count: number): void {
  const result = evaluate(
    `(async () => {
      const { nativeEnvironment } = await import(${JSON.stringify(nativeUrl)});
      const buffer = new Float64Array(4);
      for (let i = 0; i < ${count}; i++) {
        const load = rawcpu.native({ args: ['f64*'], returns: 'f64' }, 'movsd xmm0, [rdi]; ret');
        load(buffer);
        load.bind(buffer)();
      }
      const during = nativeEnvironment().code.usage.chunks;
      for (let i = 0; i < 20; i++) { gc(); await new Promise((r) => setTimeout(r, 20)); }
      return { during, after: nativeEnvironment().code.usage.chunks };
    })()`,
    { nodeArgs: ['--expose-gc'] },
  );
  // 64 bytes for each.
  expect(result.during).toBeGreaterThan(count / 1250);
  expect(result.after).toBe(1);
}

/** Worker threads with faults and deadlines come and go, and take their stacks with them. */
export function workersTakeTheirStacks(count: number): void {
  const result = evaluate(`(async () => {
    const { Worker } = await import('node:worker_threads');
    const { readFileSync } = await import('node:fs');
    const sizeKb = () => Number(/VmSize:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    const round = () => new Promise((resolve) => new Worker(
      'import(${JSON.stringify(packageUrl)}).then(({ native }) => { try { native({ args: [], returns: "void" }, "ud2", { deadlineMs: 100 })(); } catch {} })',
      { eval: true }).once('exit', resolve));
    for (let i = 0; i < ${count / 10}; i++) await round();
    const before = sizeKb();
    for (let i = 0; i < ${count}; i++) await round();
    return sizeKb() - before;
  })()`);
  expect(Number(result)).toBeLessThan(300_000);
}

/** Mappings go with the thread, also when it is terminated during a call. */
export function mappingsGoWithThreads(rounds: number, functions: number): void {
  const result = evaluate(`(async () => {
    const { Worker } = await import('node:worker_threads');
    const { readFileSync } = await import('node:fs');
    const maps = () => readFileSync('/proc/self/maps', 'utf8').split('\\n').filter((l) => l.includes('rawcpu')).length;
    const source = \`import(${JSON.stringify(packageUrl)}).then(async ({ native }) => {
      const { parentPort } = await import('node:worker_threads');
      const fns = Array.from({ length: ${functions} }, () => native({ args: [], returns: 'void' }, new Uint8Array(100).fill(0xc3)));
      for (const fn of fns) fn();
      const spin = native({ args: ['u64'], returns: 'void' }, 'spin: dec rdi; jnz spin; ret');
      spin.async(100_000_000);
      parentPort.postMessage('busy');
      while (true) fns[0]();
    });\`;
    const busy = (w) => new Promise((resolve, reject) => { w.once('message', resolve); w.once('error', reject); });
    const exited = (w) => new Promise((resolve) => w.once('exit', resolve));
    const add = () => rawcpu.native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');
    add()(1, 2);
    const before = maps();
    for (let round = 0; round < ${rounds}; round++) {
      const workers = Array.from({ length: 4 }, () => new Worker(source, { eval: true }));
      await Promise.all(workers.map(busy));
      await Promise.all(workers.map((w) => Promise.all([w.terminate(), exited(w)])));
    }
    return { left: maps() - before, sum: add()(1, 2) };
  })()`);
  expect(result).toEqual({ left: 0, sum: 3 });
}

/** Isolated runs leave no descriptor behind. */
export async function runsLeaveNoDescriptor(count: number): Promise<void> {
  const descriptors = () => readdirSync('/proc/self/fd').length;
  const again = () => run(Uint8Array.of(0xc3), { isolated: true });
  await again();
  const before = descriptors();
  for (let i = 0; i < count; i++) await again();
  expect(descriptors()).toBe(before);
}

/** A run of as much code as that. */
export async function runsLongCode(sizeBytes: number, way: { readonly isolated: boolean }): Promise<void> {
  const bytes = new Uint8Array(sizeBytes).fill(0x90);
  bytes[bytes.length - 1] = 0xc3;
  expect((await run(bytes, way)).fault).toBeUndefined();
}

/** An isolated trace within as much code as that, without its memory operands. */
export async function tracesLongCode(sizeBytes: number): Promise<void> {
  const code = new Uint8Array(sizeBytes).fill(0x90);
  code.set([0x8b, 0x07, 0xc3]); // mov eax, [rdi]; ret
  const options = { registers: { rdi: 'box' }, memory: { box: Uint8Array.of(5, 0, 0, 0) }, isolated: true };
  const { after, length } = await trace(code, options);
  expect([after.rax, length]).toEqual([5n, 2]);
}
