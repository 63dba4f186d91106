// Events: the notation, and what a name means on machines that are played from their files.

import { describe, expect, test } from 'vitest';
import { nearNames } from '../../../src/errors/index.ts';
import { modelRows, modelTable, parseTable } from '../../../src/perf/events/models/index.ts';
import { genericEventNames, namedEvent } from '../../../src/perf/events/names.ts';
import { parseFormat, placeValue } from '../../../src/perf/events/pmu.ts';
import { parseEventList } from '../../../src/perf/events/syntax.ts';
import { type ResolvedEvent, resolveEvents } from '../../../src/perf/index.ts';
import { guest, hybrid, type PlayedMachine, playMachine, server, zen4 } from './machine.ts';

const resolve = (text: string, on: PlayedMachine = server, options = {}) =>
  resolveEvents(text, { machine: playMachine(on), ...options }).flatMap(({ events }) => events);

/** What of an attribute is not zero, all numbers as bigint. */
function plain({ attribute }: ResolvedEvent): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attribute).flatMap(([key, value]) => {
      if (value === 0n || value === 0 || value === false) return ['type', 'config'].includes(key) ? [[key, 0n]] : [];
      return [[key, typeof value === 'number' ? BigInt(value) : value]];
    }),
  );
}

const only = (text: string, on: PlayedMachine = server, options = {}) => {
  const found = resolve(text, on, options);
  expect(found).toHaveLength(1);
  return plain(found[0]!);
};

const caught = (work: () => unknown): { code?: string; message: string; column?: number; details?: object } => {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
};

describe('the notation', () => {
  test.each([
    ['cycles', [['cycles', '']]],
    ['cycles:u', [['cycles', 'u']]],
    ['a-b.c:ppp', [['a-b.c:ppp', 'ppp']]],
    [' cycles , instructions ', [['cycles', ''], ['instructions', '']]], // biome-ignore format: one line a case
    ['cpu/event=0xc0,umask=0x1/u', [['cpu/event=0xc0,umask=0x1/u', 'u']]],
    ['cpu/event=0xc0/:u', [['cpu/event=0xc0/:u', 'u']]],
    ["cpu/event=1,name='a,b/c'/", [["cpu/event=1,name='a,b/c'/", '']]],
    ['mem:0x1000/8:rw:u,cycles', [['mem:0x1000/8:rw:u', 'u'], ['cycles', '']]], // biome-ignore format: as above
    ['sched:sched_switch:k', [['sched:sched_switch:k', 'k']]],
    ['uprobe:/bin/ls:main+4', [['uprobe:/bin/ls:main+4', '']]],
  ])('%s', (text, expected) => {
    const events = parseEventList(text).flatMap((group) => group.events);
    expect(events.map((event) => event.modifiers)).toEqual(expected.map(([, modifiers]) => modifiers));
    for (const [i, [written]] of expected.entries()) expect(events[i]!.text).toContain(written!.split(':')[0]);
  });

  test('groups', () => {
    const groups = parseEventList('{cycles,instructions:u}:k,page-faults');
    expect(groups.map(({ isGroup, modifiers, events }) => [isGroup, modifiers, events.length])).toEqual([
      [true, 'k', 2],
      [false, '', 1],
    ]);
  });

  test.each([
    ['', 1, 'an event is missing'],
    ['cycles,', 8, 'an event is missing'],
    ['cycles,,x', 8, 'an event is missing here'],
    ['{cycles', 1, "no '}'"],
    ['{a,{b}}', 4, 'a group cannot stand in a group'],
    ['cycles:q', 8, "'q' is not a modifier"],
    ['cycles:uu', 9, "'u' is there twice"],
    ['cycles:pppp', 8, '3 times at most'],
    ['cycles:', 7, 'missing after'],
    [':u', 1, "the name before ':'"],
    ['cpu/event=1', 4, 'no second one'],
    ['cpu/event=1,,umask=2/', 13, 'a term is missing'],
    ['cpu/=1/', 5, "before '=' is missing"],
    ['cpu/event=/', 5, 'the value of event is missing'],
    ['mem:here', 1, 'expected mem:ADDRESS'],
    ['mem:0x10:ww', 1, 'names a letter twice'],
    ['uprobe:x', 1, 'expected uprobe:PATH:PLACE'],
    ['cy$les', 3, "'$' cannot stand"],
    ['a:b:c:d', 1, "at most two ':'"],
    ['cycles}', 7, "expected ','"],
  ])('refused: %s', (text, column, message) => {
    const error = caught(() => parseEventList(text));
    expect([error.code, error.column]).toEqual(['EVENT_SYNTAX', column]);
    expect(error.message).toContain(message);
  });
});

describe('names of the kernel', () => {
  test.each([
    ['cycles', 0, 0],
    ['cpu-cycles', 0, 0],
    ['branch-misses', 0, 5],
    ['ref-cycles', 0, 9],
    ['CS', 1, 3],
    ['faults', 1, 2],
    ['cgroup-switches', 1, 11],
    ['L1-dcache-loads', 3, 0],
    ['L1-dcache-load-misses', 3, 0x10000],
    ['l1d-store', 3, 0x100],
    ['LLC-prefetch-misses', 3, 0x10202],
    ['dTLB-misses-load', 3, 0x10003],
    ['iTLB-loads', 3, 4],
    ['bpu', 3, 5],
    ['node-stores', 3, 0x106],
  ])('%s', (name, type, config) => {
    expect(namedEvent(name)).toEqual({ type, config });
  });

  test('caches have no event for what they cannot do', () => {
    expect(namedEvent('iTLB-stores')).toBeUndefined();
    expect(namedEvent('L1-icache-stores')).toBeUndefined();
  });

  test('every listed name is known', () => {
    for (const name of genericEventNames()) expect([name, namedEvent(name)]).not.toEqual([name, undefined]);
  });
});

describe('modifiers act as in perf', () => {
  const bits = (text: string) => {
    const { type: _, config: __, ...rest } = only(text);
    return Object.keys(rest).sort().join(' ');
  };
  test.each([
    ['cycles', 'exclude_guest'],
    ['cycles:u', 'exclude_guest exclude_hv exclude_kernel'],
    ['cycles:k', 'exclude_hv exclude_user'],
    ['cycles:uk', 'exclude_guest exclude_hv'],
    ['cycles:G', 'exclude_host'],
    ['cycles:H', 'exclude_guest'],
    ['cycles:GH', ''],
    ['cycles:uG', 'exclude_host exclude_hv exclude_kernel'],
    ['cycles:I', 'exclude_idle'],
    ['cycles:pp', 'exclude_guest precise_ip'],
    ['cycles:D', 'pinned'],
    ['cycles:e', 'exclusive'],
    ['{cycles:u}:k', 'exclude_guest exclude_hv'],
  ])('%s', (text, expected) => {
    expect(bits(text)).toBe(expected);
  });

  test("those of a group come on top of an event's own, and pin only the leader", () => {
    const [first, second] = resolve('{cycles,instructions:k}:uD');
    expect(plain(first!)).toMatchObject({ exclude_kernel: true, exclude_hv: true, pinned: true });
    expect(plain(second!)).not.toHaveProperty('pinned');
    expect(plain(second!)).not.toHaveProperty('exclude_kernel');
  });
});

describe('PMUs', () => {
  test.each([
    ['r01c2', { type: 4n, config: 0x1c2n }],
    ['cpu/event=0xc0,umask=0x1/', { type: 4n, config: 0x1c0n }],
    ['cpu/event=0xa8,umask=0x1,cmask=1,inv,edge/', { type: 4n, config: 0x1_84_01_a8n }],
    ['cpu/umask=0x1,event=0xa8,umask=0x2/', { type: 4n, config: 0x2a8n }],
    ['cpu/config=0xfff,config1=5/', { type: 4n, config: 0xfffn, config1: 5n }],
    ['cpu/r1a8/', { type: 4n, config: 0x1a8n }],
    ['cpu/cpu-cycles/', { type: 4n, config: 0x3cn }],
    ['cpu/mem-loads,ldlat=30/', { type: 4n, config: 0x1cdn, config1: 30n }],
    ['cpu/ldlat=30,mem-loads/', { type: 4n, config: 0x1cdn, config1: 30n }],
    ['mem-loads', { type: 4n, config: 0x1cdn, config1: 3n }],
    ['cpu/param-event,umask=0x7/', { type: 4n, config: 0x710n }],
    ['cpu/cycles/', { type: 0n, config: 0n }],
    ['msr/tsc/', { type: 11n, config: 0n }],
    ['cycles/period=1000/', { type: 0n, config: 0n, sample_period: 1000n }],
    ['cpu/event=0x3c,freq=99/', { type: 4n, config: 0x3cn, freq: true, sample_freq: 99n }],
  ])('%s', (text, expected) => {
    expect(only(text)).toEqual({ ...expected, exclude_guest: true });
  });

  test('fields of several ranges', () => {
    const field = parseFormat('config:0-7,32-35')!;
    expect([field.widthBits, placeValue(field, 0x28fn)]).toEqual([12, 0x2_0000_008fn]);
    expect(parseFormat('config9:0')).toBeUndefined();
    expect(parseFormat('config:9-3')).toBeUndefined();
  });

  test('name=', () => {
    expect(resolve("cpu/event=0xa8,name='LSD, all'/u")[0]!.name).toBe('LSD, all');
  });

  test('scale, unit and the CPUs of a package', () => {
    expect(resolve('power/energy-pkg/')[0]).toMatchObject({
      scale: 2.3283064365386963e-10,
      unit: 'Joules',
      cpuMask: [0],
    });
  });

  test('a name without its number means all controllers', () => {
    for (const text of ['uncore_imc/cas_count_read/', 'imc/cas_count_read/', 'uncore_imc_*/cas_count_read/']) {
      expect(resolve(text).map(({ pmu, attribute }) => [pmu, attribute.type, attribute.config])).toEqual([
        ['uncore_imc_0', 20, 0x304n],
        ['uncore_imc_1', 21, 0x304n],
      ]);
    }
  });

  test.each([
    ['cpu/event=0x100/', 'EVENT_SYNTAX', 5, 'too large for event, which has 8 bits'],
    ['cpu/event=x/', 'EVENT_SYNTAX', 5, "wants a number such as 0x1c, got 'x'"],
    ['cpu/evnt=1/', 'EVENT_UNKNOWN', 5, 'did you mean event'],
    ['cpu/mem-laods/', 'EVENT_UNKNOWN', 5, 'did you mean mem-loads'],
    ['cpu/param-event/', 'EVENT_SYNTAX', 5, 'needs a value for umask'],
    ['mrs/tsc/', 'EVENT_UNKNOWN', 1, 'did you mean msr'],
    ['cylces', 'EVENT_UNKNOWN', 1, 'did you mean cycles'],
    ['L1-dcache-loda-misses', 'EVENT_UNKNOWN', 1, 'did you mean L1-dcache-load-misses'],
    ['cache_misses', 'EVENT_UNKNOWN', 1, 'did you mean cache-misses'],
    ['sched:sched_swicth', 'EVENT_UNKNOWN', 1, 'did you mean sched:sched_switch'],
    ['shced:sched_switch', 'EVENT_UNKNOWN', 1, 'did you mean sched'],
    ['sys_enter_write', 'EVENT_UNKNOWN', 1, 'did you mean syscalls:sys_enter_write'],
    ['mem_load_retired.l3_mis', 'EVENT_UNKNOWN', 1, 'did you mean mem_load_retired.l3_miss'],
    ['quite-something-else', 'EVENT_UNKNOWN', 1, 'rawcpu stat --list'],
  ])('refused: %s', (text, code, column, message) => {
    const error = caught(() => resolve(text));
    expect([error.code, error.column]).toEqual([code, column]);
    expect(error.message).toContain(message);
  });

  test('without a PMU, the error names the layer that lacks it', () => {
    const error = caught(() => resolve('cpu/event=0xc0/', guest));
    expect([error.code, error.details]).toMatchObject(['EVENT_MISSING', { layer: 'virtual machine', pmu: 'cpu' }]);
    expect(caught(() => resolve('uncore_imc/x/', zen4)).details).toMatchObject({ layer: 'kernel' });
    // Resolved as the processor would have it; opening it is what fails.
    expect(only('inst_retired.any', guest)).toMatchObject({ type: 4n, config: 0xc0n });
  });
});

describe('several kinds of core', () => {
  test('pinned: the PMU of those cores', () => {
    expect(only('cycles', hybrid, { cpus: [2, 3] })).toMatchObject({ type: 0n, config: 4n << 32n });
    expect(only('cycles', hybrid, { cpus: [9] })).toMatchObject({ type: 0n, config: 10n << 32n });
    expect(only('r1c2', hybrid, { cpus: [9] })).toMatchObject({ type: 10n, config: 0x1c2n });
    expect(only('L1-dcache-loads', hybrid, { cpus: [0] })).toMatchObject({ type: 3n, config: 4n << 32n });
  });

  test('not pinned: an error that names both, or both on request', () => {
    const error = caught(() => resolve('cycles:u', hybrid));
    expect(error.code).toBe('EVENT_AMBIGUOUS');
    expect(error.message).toContain('cpu_core (CPUs 0-7) and cpu_atom (CPUs 8-11)');
    expect(error.message).toContain('cpu_core/cycles/ and cpu_atom/cycles/');
    const each = resolve('cycles:u', hybrid, { hybrid: 'each' });
    expect(each.map(({ name, pmu, cpus }) => [name, pmu, cpus!.length])).toEqual([
      ['cpu_core/cycles/u', 'cpu_core', 8],
      ['cpu_atom/cycles/u', 'cpu_atom', 4],
    ]);
  });

  test('by name of the PMU', () => {
    expect(only('cpu_atom/cycles/', hybrid)).toMatchObject({ type: 0n, config: 10n << 32n });
    expect(only('cpu_core/event=0xc0/u', hybrid)).toMatchObject({ type: 4n, config: 0xc0n });
  });

  test('each kind has its own events', () => {
    expect(only('cpu_core/exe_activity.2_ports_util/', hybrid)).toMatchObject({ type: 4n, config: 0x4a6n });
    expect(caught(() => resolve('cpu_atom/exe_activity.2_ports_util/', hybrid)).code).toBe('EVENT_UNKNOWN');
    expect(only('cpu_atom/topdown_retiring.all/', hybrid)).toMatchObject({ type: 10n });
  });

  test('software events belong to no kind of core', () => {
    expect(only('page-faults', hybrid)).toMatchObject({ type: 1n, config: 2n });
  });
});

describe('events of processors by the name of their vendor', () => {
  test.each([
    [server, 'mem_load_retired.l3_miss', 0x20d1n],
    [server, 'MEM_LOAD_RETIRED.L3_MISS', 0x20d1n],
    [server, 'br_misp_retired.all_branches', 0xc5n],
    [zen4, 'ls_any_fills_from_sys.dram_io_all', 0x4844n],
    [zen4, 'ex_ret_ops', 0xc1n],
    [zen4, 'op_cache_hit_miss.op_cache_miss', 0x2_0000_048fn],
    [zen4, 'cpu/ex_ret_brn_misp,cmask=2/', 0x0200_00c3n],
  ])('%#: %s', (on, name, config) => {
    expect(only(name, on)).toMatchObject({ type: 4n, config });
  });

  test('every table: rows are whole, names unique, values within the fields', () => {
    for (const { cores, text } of modelRows) {
      const lines = text.trim().split('\n');
      for (const line of lines) {
        expect(line).toMatch(/^[a-z0-9_.]+ [0-9a-f]{1,3} [0-9a-f]{2}( (edge|inv|any|[a-z_]+=0x[0-9a-f]+))*$/);
      }
      expect([cores, parseTable(text).size]).toEqual([cores, lines.length]);
      expect(lines).toEqual([...lines].sort());
      expect(lines.length).toBeGreaterThan(100);
    }
  });

  test.each([
    ['GenuineIntel', 6, 0x55, 'Skylake'],
    ['GenuineIntel', 6, 0x6a, 'Sunny Cove, Willow Cove'],
    ['GenuineIntel', 6, 0x8f, 'Golden Cove'],
    ['GenuineIntel', 6, 0xbe, 'Gracemont'],
    ['AuthenticAMD', 0x17, 0x08, 'Zen'],
    ['AuthenticAMD', 0x17, 0x71, 'Zen 2'],
    ['AuthenticAMD', 0x19, 0x01, 'Zen 3'],
    ['AuthenticAMD', 0x19, 0x61, 'Zen 4'],
    ['AuthenticAMD', 0x1a, 0x02, 'Zen 5'],
    ['AuthenticAMD', 0x15, 0x02, undefined],
  ])('%s %d %d', (vendor, family, model, cores) => {
    expect(modelTable({ vendor, family, model, stepping: 0, isGuest: false })?.cores).toBe(cores);
  });
});

describe('tracepoints, breakpoints, probes', () => {
  test('tracepoints', () => {
    expect(only('sched:sched_switch')).toMatchObject({ type: 2n, config: 316n });
    expect(resolve('sched:sched_*').map(({ name }) => name)).toEqual(['sched:sched_switch', 'sched:sched_wakeup']);
  });

  test('tracefs that is not there, or not readable', () => {
    const none = { ...server, files: { '/sys/x': '' } };
    expect(caught(() => resolve('sched:sched_switch', none))).toMatchObject({
      code: 'EVENT_MISSING',
      message: expect.stringContaining('mount -t tracefs'),
    });
    const forbidden = { ...server, forbidden: ['/sys/kernel/tracing'] };
    expect(caught(() => resolve('sched:sched_switch', forbidden)).code).toBe('EVENT_FORBIDDEN');
  });

  test.each([
    ['mem:0x1000', { bp_type: 3n, bp_len: 4n }],
    ['mem:0x1000:w', { bp_type: 2n, bp_len: 4n }],
    ['mem:0x1000/8:rw', { bp_type: 3n, bp_len: 8n }],
    ['mem:0x1001/1:w', { bp_type: 2n, bp_len: 1n, bp_addr: 0x1001n }],
    ['mem:0x1003:x', { bp_type: 4n, bp_len: 8n, bp_addr: 0x1003n }],
  ])('%s', (text, expected) => {
    expect(only(text)).toMatchObject({ type: 5n, bp_addr: 0x1000n, ...expected });
  });

  test.each([
    ['mem:0x1001:w', 'multiple of 4'],
    ['mem:0x1000/3:w', '1, 2, 4 or 8 bytes'],
    ['mem:0x1000:r', 'no breakpoint for reads alone'],
    ['mem:0x1000:wx', 'not both'],
    ['mem:0x1000/4:x', 'takes no length'],
  ])('refused: %s', (text, message) => {
    expect(caught(() => resolve(text)).message).toContain(message);
  });

  test('probes', () => {
    const known = { ...server, bytes: { '/bin/x': new Uint8Array(0x1235) } };
    const attributeOf = (text: string) => plain(resolve(text, known)[0]!);
    expect(attributeOf('uprobe:/bin/x:0x1234')).toMatchObject({ uprobe_path: '/bin/x', probe_offset: 0x1234n });
    expect(attributeOf('uretprobe:/bin/x:0x1234')).toMatchObject({ type: 8n, config: 1n });
    expect(only('kprobe:vfs_read+8')).toMatchObject({ type: 7n, kprobe_func: 'vfs_read', probe_offset: 8n });
    expect(only('kretprobe:vfs_read')).toMatchObject({ config: 1n });
    expect(caught(() => resolve('uprobe:/bin/none:main')).message).toContain('/bin/none cannot be read (ENOENT)');
    const text = { ...server, bytes: { '/bin/none': new TextEncoder().encode('#!/bin/sh') } };
    expect(caught(() => resolve('uprobe:/bin/none:main', text)).message).toContain(
      'is not an ELF file that can be read',
    );
  });
});

test('near names', () => {
  expect(nearNames('cylces', genericEventNames())).toEqual(['cycles']);
  expect(nearNames('xyzzy', genericEventNames())).toEqual([]);
});
