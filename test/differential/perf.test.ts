// Events and counts against perf(1): what it opens for 200 notations, read from its own log, and what it counts of the
// same command. Wants the packages linux-perf and, for the second opinion on the log, strace.

import { spawnSync } from 'node:child_process';
import { type CounterOptions, statCommand } from 'rawcpu/perf';
import { describe, expect, test } from 'vitest';
import { decodePerfAttribute, encodePerfAttribute } from '../../src/linux/perf-attribute.ts';
import { openCounters } from '../../src/perf/counters/index.ts';
import { thisMachine } from '../../src/perf/events/index.ts';
import { FakeKernel } from '../support/fake-kernel.ts';

const version = spawnSync('perf', ['--version'], { encoding: 'utf8' });
const counts = spawnSync('perf', ['stat', '-e', 'dummy', 'true'], { encoding: 'utf8' });
const reason =
  version.status !== 0
    ? 'perf is not there (apt-get install linux-perf)'
    : counts.status !== 0
      ? `perf cannot count here: ${counts.stderr.trim().split('\n')[0]}`
      : undefined;
if (reason !== undefined) console.log(`skipped: comparison with perf: ${reason}`);
else console.log(`compared with ${version.stdout.trim()}`);
const hasTracepoints = (thisMachine.list('/sys/kernel/tracing/events')?.length ?? 0) > 0;
if (!hasTracepoints) console.log('tracepoints are left out: tracefs is not mounted at /sys/kernel/tracing');

const hasSmi = thisMachine.read('/sys/bus/event_source/devices/msr/events/smi') !== undefined;
if (!hasSmi) console.log('msr/smi/ is left out: this machine has no such event');

const hardware = ['cycles', 'instructions', 'cache-references', 'cache-misses', 'branches', 'branch-misses'];
const moreHardware = ['bus-cycles', 'stalled-cycles-frontend', 'stalled-cycles-backend', 'ref-cycles', 'cpu-cycles'];
const software = ['cpu-clock', 'task-clock', 'page-faults', 'faults', 'context-switches', 'cs', 'cpu-migrations'];
const moreSoftware = ['migrations', 'minor-faults', 'major-faults', 'alignment-faults', 'emulation-faults', 'dummy'];
const caches = ['L1-dcache', 'LLC', 'dTLB', 'node'].flatMap((cache) =>
  ['loads', 'load-misses', 'stores', 'store-misses', 'prefetches', 'prefetch-misses'].map((what) => `${cache}-${what}`),
);
const moreCaches = ['L1-icache', 'iTLB', 'branch'].flatMap((cache) =>
  ['loads', 'load-misses'].map((what) => `${cache}-${what}`),
);
const modifiers = ['u', 'k', 'h', 'uk', 'kh', 'ukh', 'p', 'pp', 'ppp', 'G', 'H', 'GH', 'uG', 'uH', 'I', 'D', 'e', 'kp'];
const moreModifiers = ['uI', 'upp', 'HG', 'uD', 'kI', 'hp', 'De', 'uW', 'S', 'uS'];

const specifications: readonly string[] = [
  ...hardware,
  ...moreHardware,
  ...software,
  ...moreSoftware,
  'idle-cycles-frontend',
  'idle-cycles-backend',
  'branch-instructions',
  'bpf-output',
  'cgroup-switches',
  ...caches,
  ...moreCaches,
  ...['l1d-read', 'l1d-write-miss', 'L2', 'LLC-speculative-read', 'd-tlb-store-miss', 'bpu', 'btb-load-miss'],
  ...[...modifiers, ...moreModifiers].map((each) => `cycles:${each}`),
  ...modifiers.map((each) => `page-faults:${each}`),
  ...modifiers.map((each) => `r1c2:${each}`),
  ...moreModifiers.map((each) => `task-clock:${each}`),
  ...modifiers.map((each) => `LLC-load-misses:${each}`),
  ...['u', 'k', 'pp'].map((each) => `L1-dcache-load-misses:${each}`),
  ...['r0', 'r1c2', 'r01c2', 'r1a8:u', 'r20000038f', 'rffffffff:k', 'rc0:pp', 'r003c', 'r4f2e'],
  ...['mem:0x1000', 'mem:0x1000:w', 'mem:0x1000:rw', 'mem:0x1000:x', 'mem:4096:w', 'mem:0x7f0012345678:w:u'],
  ...['mem:0x1000/1:w', 'mem:0x1000/2:rw', 'mem:0x1000/4:w:k', 'mem:0x1000/8:rw:u', 'mem:0x1001/1:w', 'mem:0x10:x:u'],
  ...[
    'msr/tsc/',
    ...(hasSmi ? ['msr/smi/'] : []),
    'msr/event=0x4/',
    'msr/config=0x4/',
    'msr/config=4,config1=5,config2=6/',
    'msr/tsc/u',
  ],
  ...['msr/event=4,name=mine/', 'msr/tsc,event=4/', 'msr/r4/'],
  '{page-faults,task-clock}',
  '{page-faults,task-clock}:u',
  '{page-faults:u,task-clock}:k',
  '{page-faults:k,task-clock:u}:uG',
  '{page-faults,task-clock,cs}:D',
  '{page-faults,task-clock}:e',
  '{page-faults:H,task-clock:G}:u',
  '{dummy,faults}:W',
  'page-faults,task-clock:u,{cs,migrations}:k',
  ...(hasTracepoints ? ['sched:sched_switch', 'syscalls:sys_enter_write:u', 'syscalls:sys_exit_read:k'] : []),
];

/** Blocks of attributes in the order in which perf opened the events; what it tried again with less is left out. */
function askPerf(specification: string): Record<string, bigint>[] {
  const { stderr } = spawnSync('perf', ['stat', '-vv', '-e', specification, '--', 'true'], { encoding: 'utf8' });
  const events: Record<string, bigint>[] = [];
  let block: Record<string, bigint> | undefined;
  let isRetry = false;
  for (const line of stderr.split('\n')) {
    if (line.startsWith('perf_event_attr:')) block = {};
    else if (line.startsWith('switching off')) isRetry = true;
    else if (line.startsWith('sys_perf_event_open: ') && block !== undefined) {
      if (!isRetry) events.push(block);
      isRetry = false;
      block = undefined;
    } else if (block !== undefined) {
      const [, name = '', value = ''] = /^ {2}(\{.*\}|\S+)\s+(\S+)$/.exec(line) ?? [];
      const key = /config1/.test(name) ? 'config1' : /config2/.test(name) ? 'config2' : name;
      if (key !== '' && !['size', 'sample_type', 'read_format'].includes(key)) block[key] = BigInt(value);
    }
  }
  return events;
}

/** The bytes that we would give the kernel, taken apart; how results are read is each program's own business. */
function ask(specification: string): Record<string, bigint>[] {
  const kernel = new FakeKernel();
  const options: CounterOptions = { inherit: true, enableOnExec: true, separate: true };
  openCounters(specification, options, { kernel, machine: { ...thisMachine, deliversBreakpoints: () => true } });
  return kernel.opened.map(({ attribute }) => {
    const { size: _, read_format: __, ...rest } = decodePerfAttribute(encodePerfAttribute(attribute));
    return rest;
  });
}

describe.skipIf(reason !== undefined)('attributes', () => {
  test(`of ${specifications.length} notations`, () => {
    expect(new Set(specifications).size).toBe(specifications.length);
    expect(specifications.length).toBeGreaterThanOrEqual(199);
    const faults: string[] = [];
    for (const specification of specifications) {
      const theirs = askPerf(specification);
      const ours = ask(specification);
      const isSame = JSON.stringify(plain(ours)) === JSON.stringify(plain(theirs));
      if (!isSame) {
        faults.push(`${specification}\n  ours   ${text(ours)}\n  theirs ${text(theirs)}`);
      }
    }
    expect(faults.join('\n')).toBe('');
  });

  const strace = spawnSync('strace', ['-V']).status === 0;
  if (!strace) console.log('skipped: the log against strace: strace is not there (apt-get install strace)');
  test.skipIf(!strace)("perf's log says what it passes, by strace", () => {
    const args = [
      '-f',
      '-v',
      '-e',
      'trace=perf_event_open',
      '-e',
      'raw=none',
      'perf',
      'stat',
      '-e',
      'faults:u',
      'true',
    ];
    const { stderr } = spawnSync('strace', args, { encoding: 'utf8' });
    const call = /perf_event_open\(\{(type=PERF_TYPE_SOFTWARE.*?)\}, \d+, -1, -1/.exec(stderr)?.[1] ?? '';
    const [ours] = ask('faults:u');
    expect(call).toContain('config=PERF_COUNT_SW_PAGE_FAULTS');
    for (const name of Object.keys(ours!)) {
      if (!['type', 'config'].includes(name)) expect(call).toContain(`${name}=${ours![name]}`);
    }
    const set = [...call.matchAll(/(exclude_\w+|disabled|inherit|pinned|exclusive|enable_on_exec)=1/g)].map(
      ([, name]) => name,
    );
    expect(set.sort()).toEqual(
      Object.keys(ours!)
        .filter((name) => set.includes(name))
        .sort(),
    );
  });
});

const plain = (events: readonly Record<string, bigint>[]) =>
  events.map((event) =>
    Object.entries(event)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  );
const text = (events: readonly Record<string, bigint>[]) =>
  plain(events)
    .map((event) => event.join(' '))
    .join(' | ');

describe.skipIf(reason !== undefined)('counts of the same command', () => {
  function perfCounts(events: string, command: readonly string[]): Map<string, number> {
    const { stderr } = spawnSync('perf', ['stat', '-x;', '-e', events, '--', ...command], {
      encoding: 'utf8',
      stdio: ['inherit', 'ignore', 'pipe'],
    });
    return new Map(
      stderr
        .split('\n')
        .map((line) => line.split(';'))
        .filter((columns) => columns.length > 3)
        .map(([count, , name]) => [name!, Number(count)]),
    );
  }

  async function ourCounts(events: string, command: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await statCommand(command, { events, output: 'ignore' });
    return new Map(rows.map(({ name, spread }) => [name, spread?.mean ?? Number.NaN]));
  }

  test.skipIf(!hasTracepoints)('system calls of a command and its children, exactly', async () => {
    const events = 'raw_syscalls:sys_enter,syscalls:sys_enter_execve,syscalls:sys_enter_exit_group';
    // A signal that comes in between may add a call; of a few runs the least has none.
    const least = async (count: () => Map<string, number> | Promise<Map<string, number>>) => {
      const runs: Map<string, number>[] = [];
      for (let i = 0; i < 5; i++) runs.push(await count());
      return [...runs[0]!.keys()].map((name) => [name, Math.min(...runs.map((run) => run.get(name)!))]);
    };
    for (const command of [['true'], ['sh', '-c', '/bin/true; /bin/true; :'], ['ls', '/usr']]) {
      const ours = await least(() => ourCounts(events, command));
      expect(ours).toEqual(await least(() => perfCounts(events, command)));
      expect(ours[0]![1]).toBeGreaterThan(10);
    }
  });

  test('page faults, as near as a random layout of memory lets them be', async () => {
    const command = ['sh', '-c', '/bin/true; /bin/true; :'];
    for (const event of ['page-faults:u', 'minor-faults:u']) {
      const ours = (await ourCounts(event, command)).get(event)!;
      const theirs = perfCounts(event, command).get(event)!;
      expect(Math.abs(ours - theirs) / theirs).toBeLessThan(0.15);
    }
  });
});
