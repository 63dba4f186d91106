// The parts of isolation that need no child: the queue, the table of set-up calls, the filter.

import { describe, expect, test } from 'vitest';
import { stateLayout } from '../../../src/fault/cpu-state.ts';
import { auditArchitectures } from '../../../src/linux/index.ts';
import { systemCallName } from '../../../src/linux/system-call-names.ts';
import { childLimit } from '../../../src/run/sandbox/child-queue.ts';
import {
  BLOCK_SIZE_BYTES,
  block,
  table as header,
  outcome,
  SETUP_SIZE_BYTES,
  setupArea,
} from '../../../src/run/sandbox/layout.ts';
import { TaskQueue } from '../../../src/run/sandbox/queue.ts';
import { readReport } from '../../../src/run/sandbox/report.ts';
import { systemCallFilter } from '../../../src/run/sandbox/seccomp.ts';
import { reportedSignals, setUp } from '../../../src/run/sandbox/setup.ts';
import { SETUP_CALL_SIZE_BYTES } from '../../../src/run/sandbox/setup-table.ts';

describe('the report', () => {
  const layout = stateLayout({ xcr0: 7n, componentOffsets: { 2: 576 } });
  const reported = (kind: number, signal = 0) => {
    const image = new Uint8Array(block.calls);
    const view = new DataView(image.buffer);
    view.setUint32(block.outcome, kind, true);
    view.setUint32(block.signal, signal, true);
    return readReport(image, layout).kind;
  };

  test('says how the code ended', () => {
    expect([outcome.returned, outcome.stopped, outcome.none, 9].map((kind) => reported(kind))).toEqual([
      ...['returned', 'stopped', 'nothing', 'nothing'],
    ]);
    for (const signal of Object.values(reportedSignals)) expect(reported(outcome.signal, signal)).toBe('signal');
  });

  test.each([0, 9, 65, 0xffff_ffff])('a signal %i, which the handler never sees, is none', (signal) => {
    expect(reported(outcome.signal, signal)).toBe('nothing');
  });
});

describe('the queue', () => {
  /** A task that ends when it is told to. */
  function task() {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { run: () => ended, end };
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  test('runs at most so many at once, the others in their order', async () => {
    const queue = new TaskQueue(2, 10);
    const order: number[] = [];
    let most = 0;
    const runs = Array.from({ length: 8 }, (_, i) =>
      queue.run(async () => {
        order.push(i);
        most = Math.max(most, queue.usage.running);
        await settle();
      }),
    );
    await Promise.all(runs);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(2);
    expect(queue.usage).toEqual({ running: 0, waiting: 0 });
  });

  test('refuses more than may wait, and takes them later', async () => {
    const queue = new TaskQueue(1, 1);
    const first = task();
    const running = [queue.run(first.run), queue.run(first.run)];
    await expect(queue.run(first.run)).rejects.toMatchObject({ code: 'QUEUE_FULL' });
    first.end();
    await Promise.all(running);
    await expect(queue.run(async () => 5)).resolves.toBe(5);
  });

  test('a task that fails gives its place on', async () => {
    const queue = new TaskQueue(1, 4);
    const failing = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(async () => 'done');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
    expect(queue.usage).toEqual({ running: 0, waiting: 0 });
  });
});

test.each([
  [{ processors: 1, poolSize: undefined }, 1],
  [{ processors: 2, poolSize: undefined }, 2],
  [{ processors: 64, poolSize: undefined }, 3],
  [{ processors: 64, poolSize: '128' }, 64],
  [{ processors: 8, poolSize: '1' }, 1],
  [{ processors: 8, poolSize: 'many' }, 3],
])('children at once with %o: %i', (facts, limit) => {
  expect(childLimit(facts)).toBe(limit);
});

/** Runs classic BPF as the kernel would. */
function verdict(filter: Uint8Array, data: readonly number[]): number {
  const view = new DataView(filter.buffer);
  let accumulator = 0;
  for (let i = 0; ; i++) {
    const [code, value] = [view.getUint16(8 * i, true), view.getUint32(8 * i + 4, true)];
    if (code === 0x20) accumulator = data[value / 4]!;
    else if (code === 0x15) i += view.getUint8(8 * i + (accumulator === value ? 2 : 3));
    else if (code === 0x06) return value;
    else throw new Error(`instruction ${code}`);
  }
}

describe('the filter', () => {
  const filter = systemCallFilter([{ number: 231, after: 0x6000_0000_1234n, args: [0n] }]);
  const [ALLOW, TRAP] = [0x7fff_0000, 0x3_0000];
  const at = [0x1234, 0x6000] as const;

  test('lets exit_group through from its place', () => {
    expect(verdict(filter, [231, auditArchitectures.X86_64, ...at, 0, 0, 7, 7])).toBe(ALLOW);
  });

  test.each([
    ['another number', [60, auditArchitectures.X86_64, ...at]],
    ['the x32 number', [0x4000_0000 + 231, auditArchitectures.X86_64, ...at]],
    ['the 32-bit table', [231, auditArchitectures.I386, ...at]],
    ['another place', [231, auditArchitectures.X86_64, 0x1235, 0x6000]],
    ['a place with the same lower half', [231, auditArchitectures.X86_64, 0x1234, 0x5000]],
    ['another argument', [231, auditArchitectures.X86_64, ...at, 1, 0]],
    ['another argument with the same lower half', [231, auditArchitectures.X86_64, ...at, 0, 1]],
  ])('refuses %s', (_, data) => {
    expect(verdict(filter, data)).toBe(TRAP);
  });

  test('refuses every number but one', () => {
    for (let number = 0; number < 1024; number++) {
      expect(verdict(filter, [number, auditArchitectures.X86_64, ...at, 0, 0])).toBe(number === 231 ? ALLOW : TRAP);
    }
  });

  test('of two calls each passes from its own place', () => {
    const both = systemCallFilter([
      { number: 231, after: 0x6000_0000_1234n, args: [] },
      { number: 15, after: 0x6000_0000_2345n, args: [] },
    ]);
    expect(verdict(both, [231, auditArchitectures.X86_64, ...at])).toBe(ALLOW);
    expect(verdict(both, [15, auditArchitectures.X86_64, 0x2345, 0x6000])).toBe(ALLOW);
    expect(verdict(both, [15, auditArchitectures.X86_64, ...at])).toBe(TRAP);
    expect(verdict(both, [231, auditArchitectures.X86_64, 0x2345, 0x6000])).toBe(TRAP);
    expect(verdict(both, [231, auditArchitectures.I386, ...at])).toBe(TRAP);
  });
});

describe('the set-up', () => {
  const request = {
    hostPid: 4711,
    deadlineMs: 1500,
    code: { address: 0x5000_0000_0000, sizeBytes: 100, offset: BLOCK_SIZE_BYTES },
    data: { address: 0x5000_0000_1000, sizeBytes: 8, offset: BLOCK_SIZE_BYTES + 8192 },
    memory: [{ address: 0x5200_0000_0000, sizeBytes: 5000, offset: BLOCK_SIZE_BYTES + 4096 }],
    trace: undefined,
    program: { sizeBytes: 8192, labels: { on_signal: 1n, restore: 2n, setup_done: 4n, exit_done: 3n } },
  };
  const { first: table, last } = setUp(request);
  const named = (name: string) => table.calls.filter((call) => call.name === name);

  test('ends with its own memory, the filter, and what passes any filter; every confinement must succeed', () => {
    const dispatch = 'prctl(PR_SET_SYSCALL_USER_DISPATCH)';
    expect(last.calls.map(({ name }) => name)).toEqual(['munmap(set-up)', 'seccomp', dispatch]);
    expect(last.calls.map(({ expected }) => expected)).toEqual(['success', 'success', 'success']);
    expect(last.calls[0]!.args).toEqual([0x6000_2000_0000, SETUP_SIZE_BYTES]);
    expect(last.calls[2]!.args).toEqual([59n, 1n, 3n, 1n, 0n]);
    // That the kernel can do it is known before, where a failure can still be told.
    expect(table.calls.at(-1)).toMatchObject({ name: dispatch, expected: 'success' });
    const lenient = table.calls.filter(({ expected }) => expected === 'anything');
    expect(lenient.map(({ name, args }) => [name, args[0]])).toEqual([['munmap', 0x6100_0001_1000]]);
  });

  test('looks at its parent after it has asked to die with it', () => {
    const names = table.calls.map(({ name }) => name);
    expect(names.indexOf('getppid')).toBeGreaterThan(names.indexOf('prctl(PR_SET_PDEATHSIG)'));
    expect(named('getppid')[0]!.expected).toEqual({ value: 4711 });
  });

  test('maps nothing writable and executable', () => {
    const protections = named('mmap').map(({ args }) => Number(args[2]));
    expect(protections).toEqual([5, 3, 3, 3, 3]);
    for (const protection of protections) expect(protection & 6).not.toBe(6);
  });

  test('of a trace: its memory is mapped, and a step blocks no signal', () => {
    const trace = { address: 0x6200_0000_0000, sizeBytes: 12288, offset: BLOCK_SIZE_BYTES + 12288 };
    const traced = setUp({ ...request, trace }).first;
    expect(traced.calls.filter(({ name, args }) => name === 'mmap' && args[0] === trace.address)).toHaveLength(1);
    const image = new DataView(traced.image().buffer);
    const actions = traced.calls
      .filter(({ name }) => name === 'rt_sigaction')
      .map(({ args }) => {
        const at = Number(args[1]) - 0x6000_2000_0000;
        return [args[0], image.getBigUint64(at + 8, true) >> 30n, image.getBigUint64(at + 24, true)];
      });
    for (const [signal, noDefer, mask] of actions) {
      expect([noDefer, mask]).toEqual(signal === 5 ? [1n, 0n] : [0n, 0xffff_ffff_ffff_ffffn]);
    }
  });

  test('the images hold the calls and fit their memory', () => {
    const many = Array.from({ length: 128 }, (_, i) => ({
      address: 0x5200_0000_0000 + i * 2 ** 21,
      sizeBytes: 1,
      offset: 0,
    }));
    expect(setUp({ ...request, memory: many }).first.image().length).toBeLessThan(SETUP_SIZE_BYTES);
    expect(last.image().length).toBeLessThan(BLOCK_SIZE_BYTES - 4096);
    const image = table.image();
    const view = new DataView(image.buffer);
    expect(view.getBigUint64(setupArea.table + header.count, true)).toBe(BigInt(table.calls.length));
    const final = new DataView(last.image().buffer);
    expect(final.getBigUint64(block.table + header.count, true)).toBe(3n);
    const seccomp = block.calls + SETUP_CALL_SIZE_BYTES;
    expect([final.getUint32(seccomp, true), final.getUint32(seccomp + 4, true)]).toEqual([317, 1]);
    const timer = Number(named('setitimer')[0]!.args[1]) - 0x6000_2000_0000;
    expect([16, 24].map((at) => Number(view.getBigUint64(timer + at, true)))).toEqual([1, 500_000]);
  });
});

test('system calls have their names', () => {
  const numbers = [0, 59, 231, 334, 335, 336, 337, 424, 435, 462, 100_000];
  expect(numbers.map(systemCallName)).toEqual([
    ...['read', 'execve', 'exit_group', 'rseq', 'uretprobe', 'uprobe', undefined],
    ...['pidfd_send_signal', 'clone3', 'mseal', undefined],
  ]);
});
