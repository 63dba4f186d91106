// Counters for real, on work whose count is known. What this machine does not let us count is skipped, and the reason
// printed.

import { readdirSync } from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { counters, native, rdtsc } from 'rawcpu';
import { afterAll, describe, expect, test } from 'vitest';
import { nativeEnvironment } from '../../src/jit/environment.ts';
import { evaluate, packageUrl } from '../support/child.ts';

/** Why these events cannot be counted here; undefined when they can. */
function refusalOf(events: string, options?: Parameters<typeof counters.open>[1]): string | undefined {
  try {
    counters.open(events, options).close();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

/** A test of these events, or a line that says why there is none. */
function countingTest(events: string, what: string, work: () => void | Promise<void>, options?: object): void {
  const refusal = refusalOf(events, options);
  if (refusal !== undefined) console.log(`skipped: ${what}: ${refusal}`);
  test.skipIf(refusal !== undefined)(what, work);
}

const PAGE = 4096;
const MMAP = 9;
const MUNMAP = 11;
const MADVISE = 28;
const MADV_NOHUGEPAGE = 15;

/** Fresh pages that nobody has touched. */
function freshPages(count: number): { address: bigint; unmap: () => void } {
  const { memory } = nativeEnvironment();
  // SAFETY: a new private mapping, unmapped once by its only user.
  const address = memory.systemCall(MMAP, 0, count * PAGE, 3, 0x22, -1, 0);
  memory.systemCall(MADVISE, address, count * PAGE, MADV_NOHUGEPAGE);
  return { address, unmap: () => memory.systemCall(MUNMAP, address, count * PAGE) };
}

const touch = native(
  { args: ['ptr', 'u32'], returns: 'void' },
  'next: mov byte ptr [rdi], 1; add rdi, 4096; sub esi, 1; jnz next; ret',
);
const store = native({ args: ['ptr', 'u32'], returns: 'void' }, 'next: mov [rdi], esi; sub esi, 1; jnz next; ret');
const getppid = native(
  { args: ['u32'], returns: 'void' },
  'push rbx; mov ebx, edi; next: mov eax, 110; syscall; sub ebx, 1; jnz next; pop rbx; ret',
);
const nothing = native({ args: [], returns: 'void' }, 'ret');

const openDescriptors = () => readdirSync('/proc/self/fd').length;

describe('known counts', () => {
  countingTest('page-faults:u,minor-faults:u,major-faults:u', 'page faults of touched pages', () => {
    const events = 'page-faults:u,minor-faults:u,major-faults:u';
    for (const count of [1, 100, 1000]) {
      // The engine may touch a page of its own in between; of a few tries the least has none.
      const tries = Array.from({ length: 5 }, () => {
        const pages = freshPages(count);
        const { reading } = counters.measure(() => touch(pages.address, count), events);
        pages.unmap();
        expect(reading.events[0]).toMatchObject({ coverage: 1, isEstimate: false });
        return Object.values(reading.counts);
      });
      const least = [0, 1, 2].map((i) => Math.min(...tries.map((each) => each[i]!)));
      expect(least).toEqual([count, count, 0]);
    }
  });

  const word = new Uint32Array(2);
  const wordAddress = process.platform === 'linux' ? nativeEnvironment().buffers.addressOf(word) : 0n;
  const watched = `mem:0x${wordAddress.toString(16)}/4:w:u`;
  countingTest(watched, 'writes of a watched word', () => {
    store(wordAddress, 1);
    for (const count of [1, 7, 5000]) {
      expect(counters.measure(() => store(wordAddress, count), watched).reading.count(watched)).toBe(count);
    }
    const neighbour = counters.measure(() => store(wordAddress + 4n, 100), watched);
    expect(neighbour.reading.count(watched)).toBe(0);
  });

  countingTest('mem:0x1000:x:u', 'runs of a watched instruction', () => {
    const event = `mem:0x${nothing.address.toString(16)}:x:u`;
    nothing();
    const { reading } = counters.measure(() => {
      for (let i = 0; i < 250; i++) nothing();
    }, event);
    expect(reading.count(event)).toBe(250);
  });

  countingTest('syscalls:sys_enter_getppid', 'system calls, by their tracepoint', () => {
    const event = 'syscalls:sys_enter_getppid,syscalls:sys_exit_getppid';
    getppid(1);
    const { reading } = counters.measure(() => getppid(1234), event);
    expect(Object.values(reading.counts)).toEqual([1234, 1234]);
  });

  const probe = `uprobe:${process.execPath}:napi_get_typedarray_info`;
  countingTest(probe, "calls of a function in this program's file, by a uprobe", () => {
    const { memory } = nativeEnvironment();
    const array = new Uint8Array(100);
    memory.addressOf(array);
    const countOf = (calls: number) =>
      counters
        .measure(() => {
          for (let i = 0; i < calls; i++) memory.addressOf(array);
        }, probe)
        .reading.count(probe);
    // Each call looks at two arrays, the request and the one in question; starting and stopping does so as well.
    expect(countOf(150) - countOf(50)).toBe(200);
  });

  countingTest('msr/tsc/', 'the time-stamp counter, by the kernel and by the instruction', () => {
    const group = counters.open('msr/tsc/');
    const outerStart = rdtsc();
    group.enable();
    const innerStart = rdtsc();
    for (let i = 0; i < 1e5; i++);
    const inner = rdtsc() - innerStart;
    group.disable();
    const outer = rdtsc() - outerStart;
    const counted = group.read().count('msr/tsc/');
    group.close();
    expect(counted).toBeLessThanOrEqual(Number(outer));
    // Read on the same clock; a move to another CPU in between leaves out what passed until then.
    expect(counted).toBeGreaterThan(0);
    expect(Number(inner)).toBeLessThanOrEqual(Number(outer));
  });

  countingTest('context-switches', 'sleeps are context switches', () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const { reading } = counters.measure(() => {
      for (let i = 0; i < 20; i++) Atomics.wait(cell, 0, 0, 1);
    }, 'context-switches');
    expect(reading.count('context-switches')).toBeGreaterThanOrEqual(20);
  });

  countingTest('task-clock:u,cpu-clock:u', 'clocks run while the thread does', () => {
    const group = counters.open('task-clock:u,cpu-clock:u');
    group.enable();
    const before = group.read().count('task-clock:u');
    for (let i = 0; i < 1e5; i++);
    const after = group.read();
    expect(after.count('task-clock:u')).toBeGreaterThan(before);
    group.disable();
    const stopped = group.read().count('task-clock:u');
    for (let i = 0; i < 1e5; i++);
    expect(group.read().count('task-clock:u')).toBe(stopped);
    group.reset();
    expect(group.read()).toMatchObject({ counts: { 'task-clock:u': 0 } });
    group.close();
  });
});

describe('who is counted', () => {
  countingTest('page-faults:k', 'modifiers and exclude leave out the one or the other', () => {
    const pages = freshPages(200);
    const group = counters.open(['page-faults:u', 'page-faults:k']);
    group.enable();
    touch(pages.address, 100);
    group.disable();
    const seen = group.read().counts;
    expect(seen['page-faults:u']).toBeGreaterThanOrEqual(100);
    expect(seen['page-faults:k']).toBeLessThan(20);
    group.close();
    const rest = pages.address + BigInt(100 * PAGE);
    const none = counters.measure(() => touch(rest, 100), 'page-faults', { exclude: ['user'] });
    expect(none.reading.count('page-faults')).toBeLessThan(20);
    pages.unmap();
  });

  countingTest('page-faults:u', 'threads that are started later, with inherit', async () => {
    const inherited = counters.open('page-faults:u', { inherit: true });
    const alone = counters.open('page-faults:u');
    inherited.enable();
    alone.enable();
    const source = `const a = new Uint8Array(4096 * 3000); for (let i = 0; i < a.length; i += 4096) a[i] = 1;`;
    await new Promise((resolve, reject) => new Worker(source, { eval: true }).on('exit', resolve).on('error', reject));
    const difference = inherited.read().count('page-faults:u') - alone.read().count('page-faults:u');
    inherited.close();
    alone.close();
    // Where huge pages are given out without being asked for, one fault may bring 512 pages.
    expect(difference).toBeGreaterThan(100);
  });

  countingTest('page-faults:u', 'a process, with all of its threads', () => {
    const group = counters.open('page-faults:u', { pid: process.pid });
    expect(group.descriptors.length).toBeGreaterThan(1);
    group.enable();
    const pages = freshPages(300);
    touch(pages.address, 300);
    group.disable();
    expect(group.read().count('page-faults:u')).toBeGreaterThanOrEqual(300);
    group.close();
    pages.unmap();
  });

  countingTest(
    'page-faults',
    'all CPUs',
    () => {
      const group = counters.open('page-faults', { cpu: 'all' });
      group.enable();
      const pages = freshPages(300);
      touch(pages.address, 300);
      group.disable();
      expect(group.read().count('page-faults')).toBeGreaterThanOrEqual(300);
      group.close();
      pages.unmap();
    },
    { cpu: 'all' },
  );
});

describe('cgroups', () => {
  countingTest(
    'page-faults',
    'the root cgroup has what every process does',
    () => {
      const group = counters.open('page-faults', { cgroup: '/' });
      group.enable();
      const pages = freshPages(300);
      touch(pages.address, 300);
      group.disable();
      expect(group.read().count('page-faults')).toBeGreaterThanOrEqual(300);
      group.close();
      pages.unmap();
    },
    { cgroup: '/' },
  );

  test('a folder that is none', () => {
    expect(() => counters.open('dummy:u', { cgroup: '/no/such/cgroup' })).toThrow(/cannot be opened: ENOENT/);
  });
});

describe('life', () => {
  countingTest('dummy:u', '1,000 groups at once, and no descriptor left behind', () => {
    counters.open('dummy:u,task-clock:u').close();
    const before = openDescriptors();
    const groups = Array.from({ length: 1000 }, () => counters.open('dummy:u'));
    expect(openDescriptors()).toBe(before + 1000);
    for (const group of groups) group.enable();
    for (const group of groups) expect(group.read().counts).toEqual({ 'dummy:u': 0 });
    for (const group of groups) group.close();
    expect(openDescriptors()).toBe(before);
  });

  countingTest('dummy:u', 'none is left behind by a failure, by measure() or by what it throws', async () => {
    counters.measure(() => 1, 'dummy:u');
    const before = openDescriptors();
    expect(() => counters.open('dummy:u,task-clock:u,no-such-event')).toThrow('no-such-event');
    expect(() => counters.open('{dummy:u,msr/tsc/k}')).toThrow();
    expect(() =>
      counters.measure(() => {
        throw new RangeError('mine');
      }, 'dummy:u'),
    ).toThrow(RangeError);
    await expect(counters.measure(() => Promise.reject(new RangeError('later')), 'dummy:u')).rejects.toThrow('later');
    const { result, reading } = await counters.measure(async () => 42, 'dummy:u,task-clock:u');
    expect([result, reading.events.length]).toEqual([42, 2]);
    expect(openDescriptors()).toBe(before);
  });

  countingTest('dummy:u', 'dispose', () => {
    const before = openDescriptors();
    const group = counters.open('dummy:u');
    (group as unknown as Record<symbol, () => void>)[Symbol.dispose ?? Symbol.for('Symbol.dispose')]!();
    expect(openDescriptors()).toBe(before);
    expect(() => group.read()).toThrow('were disposed of');
  });

  countingTest('dummy:u', 'forgotten counters are closed when they are collected', () => {
    const seen = evaluate(
      `(async () => {
        const { readdirSync } = await import('node:fs');
        const count = () => readdirSync('/proc/self/fd').length;
        rawcpu.counters.open('dummy:u').close();
        const before = count();
        for (let i = 0; i < 50; i++) rawcpu.counters.open('dummy:u,task-clock:u');
        const most = count();
        for (let i = 0; i < 50 && count() > before; i++) {
          globalThis.gc();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return { most: most - before, left: count() - before };
      })()`,
      { nodeArgs: ['--expose-gc'] },
    );
    expect(seen).toEqual({ most: 100, left: 0 });
  });

  countingTest('dummy:u', 'a worker that ends or is terminated takes its counters along', () => {
    const seen = evaluate(
      `(async () => {
        const { Worker } = await import('node:worker_threads');
        const { readdirSync } = await import('node:fs');
        const { setTimeout: sleep } = await import('node:timers/promises');
        const count = () => readdirSync('/proc/self/fd').length;
        const source = \`
          import { workerData, parentPort } from 'node:worker_threads';
          const { counters } = await import(workerData.url);
          const groups = Array.from({ length: workerData.count }, () => counters.open('dummy:u'));
          for (let i = 0; i < groups.length; i += 2) groups[i].close();
          parentPort.postMessage(groups.length);
          if (workerData.stays) setInterval(() => {}, 1000);
        \`;
        const run = async (stays, count) => {
          const url = new URL('data:text/javascript,' + encodeURIComponent(source));
          const worker = new Worker(url, { workerData: { url: ${JSON.stringify(packageUrl)}, stays, count } });
          await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
          if (stays) await worker.terminate();
          else await new Promise((resolve) => worker.on('exit', resolve));
        };
        await run(false, 1);
        await sleep(20);
        const before = count();
        await run(true, 1100);
        await run(false, 10);
        await sleep(20);
        return { left: count() - before };
      })()`,
    );
    expect(seen).toEqual({ left: 0 });
  });

  countingTest('dummy:u', 'too many open files is an error, not a crash', () => {
    const seen = evaluate(
      `(() => {
        const { counters } = rawcpu;
        const groups = [];
        try { for (;;) groups.push(counters.open('dummy:u,task-clock:u,page-faults:u')); }
        catch (error) { return { code: error.code, hint: error.hint, some: groups.length > 3 }; }
      })()`,
      { wrapper: ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'] },
    );
    expect(seen).toEqual({ code: 'EVENT_LIMIT', hint: 'ulimit -n raises the limit', some: true });
  });

  countingTest('dummy:u', 'a group too large to be read at once', () => {
    const names = Array.from({ length: 3000 }, () => 'dummy:u');
    try {
      counters.open(names).close();
    } catch (error) {
      expect((error as Error).message).toMatch(/group is too large|too many open files/);
      return;
    }
    throw new Error('3,000 events were read at once');
  });
});

describe('what is not there is named', () => {
  const refusal = refusalOf('cycles');
  test.skipIf(refusal === undefined)('hardware events without a PMU', () => {
    const text = refusal ?? '';
    expect(text).toContain("'cycles' cannot be counted for this thread");
    expect(text).toMatch(/virtual machine|performance monitoring unit|perf_event_paranoid|seccomp|no such event/);
  });

  test.skipIf(refusal !== undefined)('cycles and instructions of known work', () => {
    const chain = native({ args: ['u32'], returns: 'void' }, 'next: sub edi, 1; jnz next; ret');
    chain(1000);
    const { reading } = counters.measure(() => chain(100_000), 'cycles:u,instructions:u');
    expect(reading.count('instructions:u')).toBeGreaterThanOrEqual(200_000);
    expect(reading.derived.some(({ name }) => name === 'insn per cycle')).toBe(true);
  });

  countingTest('dummy:u', 'a breakpoint too many', () => {
    const word = new Uint32Array(8);
    const { buffers } = nativeEnvironment();
    const address = buffers.addressOf(word);
    const groups: { close(): void }[] = [];
    try {
      expect(() => {
        for (let i = 0; i < 8; i++) {
          groups.push(counters.open(`mem:0x${(address + BigInt(4 * i)).toString(16)}/4:w:u`));
        }
      }).toThrow(/breakpoint registers|cannot be counted/);
      expect(groups.length).toBeLessThanOrEqual(4);
    } finally {
      for (const group of groups) group.close();
    }
  });
});

afterAll(() => {
  for (const each of [touch, store, getppid, nothing]) each.dispose();
});
