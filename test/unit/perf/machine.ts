// Machines to play: their sysfs, tracefs and processor as data. The files are what such kernels show
// (Documentation/ABI/testing/sysfs-bus-event_source-devices-*).

import type { EventMachine } from '../../../src/perf/events/machine.ts';

export interface PlayedMachine {
  readonly files: Readonly<Record<string, string>>;
  readonly identity?: Partial<NonNullable<ReturnType<EventMachine['identity']>>>;
  readonly cpusOfThread?: readonly number[];
  readonly deliversBreakpoints?: boolean;
  /** Paths that exist and may not be read. */
  readonly forbidden?: readonly string[];
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
}

export function playMachine(played: PlayedMachine): EventMachine {
  const { files, forbidden = [], bytes = {} } = played;
  const isForbidden = (path: string) => forbidden.some((each) => path === each || path.startsWith(`${each}/`));
  const list = (path: string) => {
    if (isForbidden(path)) return undefined;
    const names = Object.keys(files)
      .filter((each) => each.startsWith(`${path}/`))
      .map((each) => each.slice(path.length + 1).split('/')[0]!);
    return names.length === 0 ? undefined : [...new Set(names)];
  };
  const read = (path: string) => (isForbidden(path) ? undefined : files[path]?.trim());
  return {
    read,
    list,
    refusal: (path) => {
      if (isForbidden(path)) return 'EACCES';
      return read(path) === undefined && list(path) === undefined ? 'ENOENT' : undefined;
    },
    openProgram: (path) => {
      if (isForbidden(path)) return 'EACCES';
      const file = bytes[path];
      if (file === undefined) return 'ENOENT';
      const read = (offset: number, sizeBytes: number) => file.subarray(offset, offset + sizeBytes);
      return { sizeBytes: file.length, read, close: () => {} };
    },
    identity: () => {
      const {
        vendor = 'GenuineIntel',
        family = 6,
        model = 0x8f,
        stepping = 8,
        isGuest = false,
      } = played.identity ?? {};
      return { vendor, family, model, stepping, isGuest, coreKind: played.identity?.coreKind };
    },
    deliversBreakpoints: () => played.deliversBreakpoints ?? true,
    cpusOfThread: () => played.cpusOfThread ?? [0, 1],
  };
}

const DEVICES = '/sys/bus/event_source/devices';

/** The files of one PMU. */
export function pmuFiles(
  name: string,
  type: number,
  format: Readonly<Record<string, string>> = {},
  events: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const files: Record<string, string> = { [`${DEVICES}/${name}/type`]: `${type}\n` };
  for (const [key, value] of Object.entries(format)) files[`${DEVICES}/${name}/format/${key}`] = `${value}\n`;
  for (const [key, value] of Object.entries(events)) files[`${DEVICES}/${name}/events/${key}`] = `${value}\n`;
  for (const [key, value] of Object.entries(more)) files[`${DEVICES}/${name}/${key}`] = `${value}\n`;
  return files;
}

export const intelFormat = {
  event: 'config:0-7',
  umask: 'config:8-15',
  edge: 'config:18',
  inv: 'config:23',
  cmask: 'config:24-31',
  ldlat: 'config1:0-15',
  offcore_rsp: 'config1:0-63',
  frontend: 'config1:0-23',
};

const common = {
  ...pmuFiles('software', 1),
  ...pmuFiles('tracepoint', 2),
  ...pmuFiles('breakpoint', 5),
  ...pmuFiles('uprobe', 8, { retprobe: 'config:0', ref_ctr_offset: 'config:32-63' }),
  ...pmuFiles('kprobe', 7, { retprobe: 'config:0' }),
  ...pmuFiles('msr', 11, { event: 'config:0-63' }, { tsc: 'event=0x00', smi: 'event=0x04' }),
  '/sys/kernel/tracing/events/sched/sched_switch/id': '316\n',
  '/sys/kernel/tracing/events/sched/sched_wakeup/id': '317\n',
  '/sys/kernel/tracing/events/syscalls/sys_enter_write/id': '740\n',
  '/proc/sys/kernel/perf_event_paranoid': '2\n',
};

/** A Sapphire Rapids server with memory controllers and energy counters. */
export const server: PlayedMachine = {
  files: {
    ...common,
    ...pmuFiles('cpu', 4, intelFormat, {
      'cpu-cycles': 'event=0x3c',
      instructions: 'event=0xc0',
      'mem-loads': 'event=0xcd,umask=0x1,ldlat=3',
      'mem-stores': 'event=0xcd,umask=0x2',
      'param-event': 'event=0x10,umask=?',
    }),
    ...pmuFiles('uncore_imc_0', 20, { event: 'config:0-7', umask: 'config:8-15' }, imcEvents(), { cpumask: '0,56' }),
    ...pmuFiles('uncore_imc_1', 21, { event: 'config:0-7', umask: 'config:8-15' }, imcEvents(), { cpumask: '0,56' }),
    ...pmuFiles(
      'power',
      30,
      { event: 'config:0-7' },
      { 'energy-pkg': 'event=0x02', 'energy-pkg.scale': '2.3283064365386962890625e-10', 'energy-pkg.unit': 'Joules' },
      { cpumask: '0' },
    ),
  },
};

function imcEvents(): Record<string, string> {
  return {
    cas_count_read: 'event=0x04,umask=0x03',
    'cas_count_read.scale': '6.103515625e-5',
    'cas_count_read.unit': 'MiB',
  };
}

/** An Alder Lake desktop: CPUs 0-7 are performance cores, 8-11 efficient ones. */
export const hybrid: PlayedMachine = {
  files: {
    ...common,
    ...pmuFiles('cpu_core', 4, intelFormat, { 'cpu-cycles': 'event=0x3c' }, { cpus: '0-7' }),
    ...pmuFiles('cpu_atom', 10, intelFormat, { 'cpu-cycles': 'event=0x3c' }, { cpus: '8-11' }),
  },
  identity: { model: 0x97, coreKind: 'core' },
  cpusOfThread: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
};

/** A Zen 4 server. */
export const zen4: PlayedMachine = {
  files: {
    ...common,
    ...pmuFiles('cpu', 4, {
      event: 'config:0-7,32-35',
      umask: 'config:8-15',
      edge: 'config:18',
      inv: 'config:23',
      cmask: 'config:24-31',
    }),
  },
  identity: { vendor: 'AuthenticAMD', family: 0x19, model: 0x11, stepping: 1 },
};

/** A virtual machine without a PMU. */
export const guest: PlayedMachine = { files: common, identity: { isGuest: true } };
