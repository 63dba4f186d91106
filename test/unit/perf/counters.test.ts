// Counting on a fake kernel that replays answers: what no machine of ours can be brought to say for real.

import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';
import type { CounterOptions } from 'rawcpu/perf';
import { describe, expect, test } from 'vitest';
import { openCounters } from '../../../src/perf/counters/index.ts';
import { derive } from '../../../src/perf/index.ts';
import { FakeKernel, type Script } from '../../support/fake-kernel.ts';
import { guest, hybrid, type PlayedMachine, playMachine, server } from './machine.ts';

const { errno } = constants;

function open(
  events: string | string[],
  script: Script = {},
  options: CounterOptions = {},
  on: PlayedMachine = server,
) {
  const kernel = new FakeKernel(script);
  return { kernel, open: () => openCounters(events, options, { kernel, machine: playMachine(on) }) };
}

const caught = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error as Error & { code: string; details: Record<string, unknown> };
  }
  throw new Error('nothing was thrown');
};

describe('fake kernel: groups', () => {
  test('one group, whose leader alone is disabled', () => {
    const { kernel, open: go } = open('cycles,instructions,page-faults');
    const group = go();
    expect(kernel.opened.map(({ attribute, target }) => [attribute.disabled, target])).toEqual([
      [true, { pid: 0, cpu: -1, groupFd: -1, flags: 0 }],
      [false, { pid: 0, cpu: -1, groupFd: 1000, flags: 0 }],
      [false, { pid: 0, cpu: -1, groupFd: 1000, flags: 0 }],
    ]);
    group.enable();
    group.disable();
    expect(group.read().counts).toEqual({ cycles: 10, instructions: 20, 'page-faults': 30 });
    expect(kernel.ioctls).toEqual([
      { fd: 1000, request: 'ENABLE' },
      { fd: 1000, request: 'DISABLE' },
    ]);
    group.close();
    group.close();
    group.dispose();
    expect(kernel.open_.size).toBe(0);
    for (const use of [() => group.read(), () => group.enable(), () => group.reset(), () => group.descriptors]) {
      expect(caught(use).code).toBe('DISPOSED');
    }
  });

  test('events of several PMUs are several groups; software events go along with the first', () => {
    const { kernel, open: go } = open('page-faults,cycles,msr/tsc/,cpu/event=0xc0/');
    expect(go().names).toEqual(['page-faults', 'cycles', 'msr/tsc/', 'cpu/event=0xc0/']);
    expect(kernel.opened.map(({ target }) => target.groupFd)).toEqual([-1, 1000, 1000, 1000]);
    const apart = open('cycles,instructions', {}, { separate: true });
    apart.open();
    expect(apart.kernel.opened.map(({ target }) => target.groupFd)).toEqual([-1, -1]);
    const written = open('{cycles,instructions},page-faults');
    written.open();
    expect(written.kernel.opened.map(({ target }) => target.groupFd)).toEqual([-1, 1000, -1]);
  });

  test('threads and CPUs are summed', () => {
    const read = (fd: number) => [100, 100, fd];
    const { kernel, open: go } = open('page-faults', { read }, { cpu: 'all' });
    const group = go();
    const fds = kernel.opened.map(({ fd }) => fd);
    expect(group.read().count('page-faults')).toBe(fds.reduce((a, b) => a + b));
    expect(group.read().events[0]).toMatchObject({ enabledNs: 100 * fds.length });
    expect(kernel.opened.every(({ target }) => target.pid === -1 && target.cpu >= 0)).toBe(true);
  });

  test('exclude, inherit, enableOnExec reach the attribute', () => {
    const options = { exclude: ['kernel', 'idle'], inherit: true, enableOnExec: true } as const;
    const { kernel, open: go } = open('cycles,instructions', {}, options);
    go();
    expect(kernel.opened[0]!.attribute).toMatchObject({
      exclude_kernel: true,
      exclude_idle: true,
      inherit: true,
      enable_on_exec: true,
    });
    expect(kernel.opened[1]!.attribute).toMatchObject({ exclude_kernel: true, inherit: true, enable_on_exec: false });
  });

  test('events of a package are opened on the CPU that the kernel names, and for no thread', () => {
    expect(caught(open('power/energy-pkg/').open)).toMatchObject({
      code: 'EVENT_TARGET',
      message: expect.stringContaining("cpu: 'all'"),
    });
    const { kernel, open: go } = open('power/energy-pkg/', { read: () => [10, 10, 1000] }, { cpu: 'all' });
    const group = go();
    expect(kernel.opened.map(({ target }) => [target.pid, target.cpu])).toEqual([[-1, 0]]);
    expect(group.read().events[0]).toMatchObject({ raw: 1000, unit: 'Joules' });
    expect(group.read().count('power/energy-pkg/')).toBeCloseTo(2.328e-7, 10);
  });

  test('on several kinds of core each PMU is opened on its own CPUs', () => {
    const two = { ...hybrid, cpusOfThread: [0, 1] };
    const { kernel, open: go } = open('cycles', {}, {}, two);
    go();
    expect(kernel.opened.map(({ attribute }) => attribute.config)).toEqual([4n << 32n]);
    expect(caught(open('cycles', {}, {}, hybrid).open).code).toBe('EVENT_AMBIGUOUS');
    const each = open('cycles', {}, { hybrid: 'each' }, hybrid);
    expect(each.open().names).toEqual(['cpu_core/cycles/', 'cpu_atom/cycles/']);
  });
});

describe('fake kernel: counts that were shared', () => {
  const reading = (words: number[], minCoverage?: number) => {
    const group = open('cycles', { read: () => words }).open();
    return group.read(minCoverage === undefined ? undefined : { minCoverage }).events[0]!;
  };

  test('multiplexed: an estimate that says so', () => {
    expect(reading([1000, 500, 70])).toEqual({
      name: 'cycles',
      count: 140,
      raw: 70,
      unit: '',
      enabledNs: 1000,
      runningNs: 500,
      coverage: 0.5,
      isEstimate: true,
    });
    expect(reading([1000, 1000, 70])).toMatchObject({ count: 70, coverage: 1, isEstimate: false });
  });

  test('under half of the time: refused unless asked for', () => {
    const error = caught(() => reading([1000, 499, 70]));
    expect(error).toMatchObject({ code: 'COUNT_UNSURE', details: { event: 'cycles', runningNs: 499 } });
    expect(error.message).toContain('49.9 %');
    expect(reading([1000, 250, 70], 0)).toMatchObject({ count: 280, isEstimate: true });
    expect(caught(() => reading([1000, 999, 70], 1)).code).toBe('COUNT_UNSURE');
  });

  test('zero running time: no count at all, whatever was asked for', () => {
    expect(caught(() => reading([1000, 0, 0])).code).toBe('NOT_COUNTED');
    expect(caught(() => reading([1000, 0, 0], 0)).code).toBe('NOT_COUNTED');
    expect(reading([0, 0, 0])).toMatchObject({ count: 0, coverage: 1 });
  });

  test('the NMI watchdog is named where it is on', () => {
    const on = { ...server, files: { ...server.files, '/proc/sys/kernel/nmi_watchdog': '1\n' } };
    const group = open('cycles', { read: () => [1000, 0, 0] }, {}, on).open();
    expect(caught(() => group.read()).message).toContain('kernel.nmi_watchdog=0');
  });

  test('a pinned group that the PMU had no room for reads as an end of file', () => {
    const group = open('cycles:D', { read: () => 0 }).open();
    expect(caught(() => group.read())).toMatchObject({ code: 'NOT_COUNTED' });
  });

  test('times that passed before reset() do not count', () => {
    let words = [1000, 100, 5];
    const group = open('cycles', { read: () => words }).open();
    group.reset();
    words = [1100, 200, 7];
    expect(group.read().events[0]).toMatchObject({ count: 7, enabledNs: 100, runningNs: 100, coverage: 1 });
  });

  const hasCgroups = /^\S+ \S+ cgroup/m.test(readFileSync('/proc/self/mounts', 'utf8'));
  if (!hasCgroups) console.log('times of a cgroup: skipped: no cgroups are mounted');
  test.skipIf(!hasCgroups)(
    "times since the machine's start, which Linux says at times of a cgroup, are no time",
    () => {
      const read = () => [3_556_082_200_000, 0, 7];
      const reading = (event: string, options: CounterOptions) => open(event, { read }, options).open().read();
      const counted = { count: 7, enabledNs: 0, runningNs: 0, coverage: 1, isEstimate: false };
      expect(reading('page-faults', { cgroup: '/', cpu: 0 }).events[0]).toMatchObject(counted);
      expect(reading('page-faults', { cgroup: '/', cpu: [0, 1] }).events[0]).toMatchObject({ ...counted, count: 14 });
      // What needs a counter may have had none, and of other targets the kernel does not say this.
      expect(caught(() => reading('cycles', { cgroup: '/', cpu: 0 })).code).toBe('NOT_COUNTED');
      expect(caught(() => reading('page-faults', { cpu: 0 })).code).toBe('NOT_COUNTED');
    },
  );
});

describe('fake kernel: refusals', () => {
  const refuse = (number: number, more: Partial<Script> = {}): Script => ({ open: () => -number, ...more });
  const status = (seccomp: number, capabilities: string) => `Seccomp:\t${seccomp}\nCapEff:\t${capabilities}\n`;
  const setting = (level: string, seccomp = 0, capabilities = '0'): PlayedMachine => ({
    files: {
      ...server.files,
      '/proc/sys/kernel/perf_event_paranoid': level,
      '/proc/self/status': status(seccomp, capabilities),
    },
  });
  const PERFMON = (1n << 38n).toString(16);

  const cases: [what: string, open: () => unknown, code: string, layer: string, text: string][] = [
    [
      'ENOENT in a guest',
      open('cycles', refuse(errno.ENOENT), {}, guest).open,
      'EVENT_MISSING',
      'virtual machine',
      'pmu=on',
    ],
    ['ENOENT with a PMU', open('bus-cycles', refuse(errno.ENOENT)).open, 'EVENT_MISSING', 'processor', 'no such event'],
    ['EOPNOTSUPP', open('cycles:ppp', refuse(errno.EOPNOTSUPP)).open, 'EVENT_MISSING', 'processor', "':p'"],
    ['ENOENT, software', open('dummy', refuse(errno.ENOENT)).open, 'EVENT_MISSING', 'kernel', 'kernel does not have'],
    [
      'EACCES, 2',
      open('cycles', refuse(errno.EACCES), {}, setting('2')).open,
      'EVENT_FORBIDDEN',
      'perf_event_paranoid',
      "'cycles:u'",
    ],
    [
      'EACCES, 4',
      open('cycles:u', refuse(errno.EACCES), {}, setting('4')).open,
      'EVENT_FORBIDDEN',
      'perf_event_paranoid',
      'forbids all',
    ],
    [
      'EACCES, CPUs',
      open('cycles:u', refuse(errno.EACCES), { cpu: 0 }, setting('1')).open,
      'EVENT_FORBIDDEN',
      'perf_event_paranoid',
      'paranoid=0',
    ],
    [
      'EACCES, tracepoint',
      open('sched:sched_switch:u', refuse(errno.EACCES), {}, setting('1')).open,
      'EVENT_FORBIDDEN',
      'perf_event_paranoid',
      '-1',
    ],
    [
      'EPERM, seccomp',
      open('cycles', refuse(errno.EPERM), {}, setting('2', 2, PERFMON)).open,
      'EVENT_FORBIDDEN',
      'seccomp',
      'seccomp=unconfined',
    ],
    [
      'ENOSYS, seccomp',
      open('cycles', refuse(errno.ENOSYS), {}, setting('2', 2)).open,
      'EVENT_FORBIDDEN',
      'seccomp',
      'seccomp',
    ],
    [
      'ENOSYS',
      open('cycles', refuse(errno.ENOSYS), {}, setting('2')).open,
      'EVENT_FORBIDDEN',
      'kernel',
      'CONFIG_PERF_EVENTS',
    ],
    [
      'EPERM, another',
      open('cycles:u', refuse(errno.EPERM), { pid: process.pid }, setting('1')).open,
      'EVENT_FORBIDDEN',
      'permission',
      'someone else',
    ],
    ['EMFILE', open('cycles', refuse(errno.EMFILE)).open, 'EVENT_LIMIT', 'process', 'ulimit -n'],
    ['ENFILE', open('cycles', refuse(errno.ENFILE)).open, 'EVENT_LIMIT', 'system', 'fs.file-max'],
    ['ESRCH', open('cycles', refuse(errno.ESRCH), { tid: 1 }).open, 'EVENT_TARGET', 'process', 'thread 1'],
    ['ENOSPC', open('mem:0x1000:w', refuse(errno.ENOSPC)).open, 'EVENT_BUSY', 'processor', 'four breakpoint'],
    ['EBUSY', open('cycles', refuse(errno.EBUSY)).open, 'EVENT_BUSY', 'processor', 'for themselves'],
    ['E2BIG', open('cycles', refuse(errno.E2BIG)).open, 'EVENT_BUSY', 'kernel', 'too large'],
    [
      'EINVAL, modifiers',
      open('msr/tsc/k', refuse(errno.EINVAL)).open,
      'EVENT_MISSING',
      'PMU',
      'cannot leave anyone out',
    ],
    ['EINVAL', open('cycles', refuse(errno.EINVAL)).open, 'EVENT_MISSING', 'kernel', 'refuses the event'],
  ];
  test.each(cases)('%s', (_, work, code, layer, text) => {
    const error = caught(work);
    expect([error.code, error.details.layer]).toEqual([code, layer]);
    expect(error.message).toContain(text);
  });

  test('a group too large for the PMU: EINVAL for a member that opens alone', () => {
    const script: Script = {
      open: (_, { groupFd }, count) => (groupFd >= 0 && count >= 4 ? -errno.EINVAL : undefined),
    };
    const events = 'cycles,instructions,branches,branch-misses,cache-misses';
    const { kernel, open: go } = open(events, script);
    const error = caught(go);
    expect(error).toMatchObject({ code: 'EVENT_BUSY', details: { event: 'cache-misses', layer: 'group' } });
    expect(error.message).toContain('4 other events');
    expect(kernel.open_.size).toBe(0);
    // A weak group is counted one by one then.
    const weak = open(`{${events}}:W`, script);
    expect(weak.open().read().events).toHaveLength(5);
    expect(weak.kernel.open_.size).toBe(5);
  });

  test('guests are left out only where the PMU can do that', () => {
    const script: Script = { open: ({ exclude_guest }) => (exclude_guest === true ? -errno.EINVAL : undefined) };
    const { kernel, open: go } = open('msr/tsc/', script);
    go();
    expect(kernel.opened[0]!.attribute.exclude_guest).toBe(false);
    expect(caught(open('cycles:H', script).open).code).toBe('EVENT_MISSING');
  });

  test('threads of a process that ended meanwhile are left out', () => {
    const tasks = readdirSync(`/proc/${process.pid}/task`).map(Number);
    expect(tasks.length).toBeGreaterThan(1);
    const script: Script = { open: (_, { pid }) => (pid === process.pid ? undefined : -errno.ESRCH) };
    const { kernel, open: go } = open('cycles,instructions', script, { pid: process.pid });
    expect(go().read().counts).toEqual({ cycles: 10, instructions: 20 });
    expect(kernel.open_.size).toBe(2);
    const none = open('cycles', refuse(errno.ESRCH), { pid: process.pid });
    expect(caught(none.open)).toMatchObject({ code: 'EVENT_TARGET' });
  });

  test('nothing stays open after a failure, at whatever event it comes', () => {
    for (let failing = 0; failing < 3; failing++) {
      const script: Script = { open: (_, __, count) => (count === failing ? -errno.EMFILE : undefined) };
      const { kernel, open: go } = open('cycles,instructions,page-faults', script, { cpu: 'all' });
      expect(caught(go)).toMatchObject({ code: 'EVENT_LIMIT' });
      expect([failing, kernel.opened.length, kernel.open_.size]).toEqual([failing, failing, 0]);
    }
  });
});

describe('options', () => {
  test.each([
    ['', {}, 'BAD_OPTION', 'events must be text'],
    [[], {}, 'BAD_OPTION', 'events must be text'],
    ['cycles', { pid: 1, tid: 1 }, 'BAD_OPTION', 'pid and tid exclude each other'],
    ['cycles', { pid: 0 }, 'BAD_OPTION', 'pid must be'],
    ['cycles', { tid: 1.5 }, 'BAD_OPTION', 'tid must be'],
    ['cycles', { cpu: [] }, 'BAD_OPTION', 'the list of CPUs is empty'],
    ['cycles', { cpu: 9999 }, 'CPU_OFFLINE', 'not online'],
    ['cycles', { pid: 2 ** 22 + 1 }, 'EVENT_TARGET', 'there is no process'],
    ['cycles', { cgroup: '/nowhere' }, 'EVENT_TARGET', 'ENOENT'],
    ['cycles', { exclude: ['me'] }, 'BAD_OPTION', "exclude names 'me'"],
    ['cycles', { scale: true }, 'UNKNOWN_OPTION', 'scale'],
  ])('refused: %j %j', (events, options, code, text) => {
    const error = caught(open(events as string, {}, options as CounterOptions).open);
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });

  test('read', () => {
    const group = open('cycles').open();
    for (const minCoverage of [-1, 2, 'half', Number.NaN]) {
      expect(caught(() => group.read({ minCoverage } as never)).code).toBe('BAD_OPTION');
    }
    expect(caught(() => group.read({ scale: true } as never)).code).toBe('UNKNOWN_OPTION');
    expect(caught(() => group.read().count('instructions')).code).toBe('NOT_COUNTED');
  });
});

describe('figures', () => {
  const value = (name: string, count: number, unit = '') => ({
    name,
    count,
    raw: count,
    unit,
    enabledNs: 1,
    runningNs: 1,
    coverage: 1,
    isEstimate: false,
  });
  const figures = (events: [string, number, string?][], durationNs?: number) =>
    derive(
      events.map(([name, count, unit]) => value(name, count, unit)),
      durationNs,
    ).map((figure) => [figure.beside, figure.name, figure.value]);

  test('by formula', () => {
    const counts: [string, number][] = [
      ['task-clock', 2e9],
      ['cycles', 6e9],
      ['instructions', 9e9],
      ['branches', 1e9],
      ['branch-misses', 5e7],
      ['cache-misses', 1e6],
    ];
    expect(figures(counts, 4e9)).toEqual([
      ['task-clock', 'CPUs utilized', 0.5],
      ['cycles', 'GHz', 3],
      ['instructions', 'insn per cycle', 1.5],
      ['branches', '/sec', 5e8],
      ['branch-misses', 'of all branches', 5],
      ['cache-misses', '/sec', 5e5],
    ]);
  });

  test('only events of the same modifiers go together', () => {
    expect(figures([['cycles:u', 10], ['instructions:k', 20]])).toEqual([]); // biome-ignore format: pairs
    expect(figures([['cycles:u', 10], ['instructions:u', 20]])).toEqual([['instructions:u', 'insn per cycle', 2]]); // biome-ignore format: pairs
  });

  test('nothing is divided by zero', () => {
    expect(figures([['cycles', 0], ['instructions', 20]])).toEqual([]); // biome-ignore format: pairs
  });

  test('bandwidth and power', () => {
    expect(
      figures(
        [
          ['uncore_imc/cas_count_read/', 100, 'MiB'],
          ['power/energy-pkg/', 50, 'Joules'],
        ],
        2e9,
      ),
    ).toEqual([
      ['uncore_imc/cas_count_read/', 'memory read bandwidth', 50],
      ['power/energy-pkg/', 'W', 25],
    ]);
  });
});
