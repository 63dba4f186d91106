// What a refusal of perf_event_open(2) means: which layer said no, and what changes it. The kernel answers with a bare
// number; the rest is found by looking at the machine's settings, which come through an interface so that a test can play
// any of them.

import { constants } from 'node:os';
import { type ErrorExtras, UnsupportedError } from '../../errors/index.ts';
import { errnoName } from '../../linux/index.ts';
import { corePmus, type EventMachine, type ResolvedEvent } from '../events/index.ts';

const { errno } = constants;

export interface Refused {
  readonly errno: number;
  readonly event: ResolvedEvent;
  /** What was to be counted, in words. */
  readonly target: string;
  readonly isSystemWide: boolean;
  /** Counts another process, or a cgroup. */
  readonly isForeign: boolean;
  /** Descriptors that the group has already. */
  readonly groupSize: number;
  /** Whether the event can be opened outside of its group. */
  readonly opensAlone: boolean;
  readonly machine: EventMachine;
}

const CAP_SYS_ADMIN = 21;
const CAP_PERFMON = 38;
const OTHER_EVENTS =
  'software events (task-clock, page-faults) and the time-stamp counter (msr/tsc/) work without a PMU, and count other things';

/** The error for a breakpoint that opens and is never reached. */
export function undeliveredError(event: string): UnsupportedError {
  return new UnsupportedError(
    'EVENT_MISSING',
    `'${event}' cannot be counted: a write to a watched word of our own was not counted either`,
    {
      details: { event, layer: 'hypervisor' },
      hint: 'the hypervisor lets its guests set hardware breakpoints and does not deliver them; run on the host, or under another one',
    },
  );
}

/** The error for an event that could not be opened. */
export function refusalError(refused: Refused): UnsupportedError {
  const name = errnoName(refused.errno);
  const make = (
    code: 'EVENT_MISSING' | 'EVENT_FORBIDDEN' | 'EVENT_BUSY' | 'EVENT_LIMIT' | 'EVENT_TARGET',
    layer: string,
    why: string,
    hint: string,
  ) => {
    const { event, target } = refused;
    const extras: ErrorExtras = { details: { event: event.name, errno: refused.errno, errnoName: name, layer }, hint };
    return new UnsupportedError(code, `'${event.name}' cannot be counted for ${target}: ${why} (${name})`, extras);
  };
  switch (refused.errno) {
    case errno.EACCES:
    case errno.EPERM:
      return make('EVENT_FORBIDDEN', ...permission(refused));
    case errno.ENOSYS:
      return make('EVENT_FORBIDDEN', ...noCall(refused));
    case errno.ENOENT:
    case errno.ENODEV:
    case errno.EOPNOTSUPP:
      return make('EVENT_MISSING', ...missing(refused));
    case errno.EMFILE:
      return make('EVENT_LIMIT', 'process', 'the process has too many open files', 'ulimit -n raises the limit');
    case errno.ENFILE:
      return make('EVENT_LIMIT', 'system', 'the system has too many open files', 'sysctl fs.file-max raises the limit');
    case errno.ENOMEM:
      return make('EVENT_LIMIT', 'memory', 'the kernel is short of memory', 'count less, or on fewer CPUs');
    case errno.EBADF:
      return make(
        'EVENT_TARGET',
        'cgroup',
        'the folder is not a cgroup',
        'a cgroup is a folder where cgroups are mounted',
      );
    case errno.ESRCH:
      return make('EVENT_TARGET', 'process', 'it is not there any more', 'start counting while it runs');
    case errno.ENOSPC:
    case errno.EBUSY:
      return make('EVENT_BUSY', ...busy(refused));
    case errno.E2BIG:
      return make('EVENT_BUSY', 'kernel', 'the group is too large to be read at once', 'split it into several groups');
    default:
      return make(...invalid(refused));
  }
}

type Explained = [layer: string, why: string, hint: string];

/** The value of a line in /proc/self/status. */
function status(machine: EventMachine, key: string): string | undefined {
  return new RegExp(`^${key}:\\s*(.*)$`, 'm').exec(machine.read('/proc/self/status') ?? '')?.[1];
}

function hasCapability(machine: EventMachine, ...numbers: readonly number[]): boolean {
  const effective = status(machine, 'CapEff');
  if (effective === undefined || !/^[0-9a-f]+$/i.test(effective)) return false;
  return numbers.some((number) => ((BigInt(`0x${effective}`) >> BigInt(number)) & 1n) === 1n);
}

function permission(refused: Refused): Explained {
  const { machine, event, isSystemWide, isForeign } = refused;
  const paranoid = machine.read('/proc/sys/kernel/perf_event_paranoid');
  const level = paranoid === undefined ? undefined : Number(paranoid);
  const isPrivileged = hasCapability(machine, CAP_PERFMON, CAP_SYS_ADMIN);
  const setting = `kernel.perf_event_paranoid is ${paranoid ?? 'not known'}`;
  const grant = 'or give the program the capability CAP_PERFMON';
  if (!isPrivileged && level !== undefined) {
    if (level > 2) {
      return [
        'perf_event_paranoid',
        `${setting}, which forbids all events`,
        `sudo sysctl kernel.perf_event_paranoid=2, ${grant}`,
      ];
    }
    if (isSystemWide && level > 0) {
      return [
        'perf_event_paranoid',
        `${setting}, and everything on a CPU may be counted at 0 or below`,
        `sudo sysctl kernel.perf_event_paranoid=0, ${grant}; or count a process instead`,
      ];
    }
    if (level > 1 && event.attribute.exclude_kernel !== true) {
      return [
        'perf_event_paranoid',
        `${setting}, and what the kernel does may be counted at 1 or below`,
        `leave the kernel out ('${event.name}:u', or exclude: ['kernel']), sudo sysctl kernel.perf_event_paranoid=1, ${grant}`,
      ];
    }
    if (event.pmu === 'tracepoint' && level > -1) {
      return [
        'perf_event_paranoid',
        `${setting}, and raw tracepoints may be read at -1`,
        `sudo sysctl kernel.perf_event_paranoid=-1, ${grant}`,
      ];
    }
  }
  if ((status(machine, 'Seccomp') ?? '0') === '2') {
    return [
      'seccomp',
      'a seccomp filter refuses perf_event_open, as container runtimes set one up',
      'docker run --security-opt seccomp=unconfined, or --cap-add PERFMON',
    ];
  }
  if (isForeign) {
    return [
      'permission',
      'it belongs to someone else',
      'run as its owner or as root; the kernel asks for the same permission as ptrace(2)',
    ];
  }
  return ['permission', 'the kernel forbids it', 'run as root, or see kernel lockdown and SELinux with rawcpu doctor'];
}

function noCall({ machine }: Refused): Explained {
  if ((status(machine, 'Seccomp') ?? '0') === '2') {
    return ['seccomp', 'a seccomp filter hides perf_event_open', 'docker run --security-opt seccomp=unconfined'];
  }
  return ['kernel', 'this kernel has no perf events', 'use a kernel with CONFIG_PERF_EVENTS'];
}

function missing({ event, machine, errno: number }: Refused): Explained {
  if (!event.isHardware) {
    return ['kernel', 'this kernel does not have the event', 'rawcpu stat --list shows the events of this machine'];
  }
  if (corePmus(machine).length === 0) {
    const isGuest = machine.identity()?.isGuest === true;
    return isGuest
      ? [
          'virtual machine',
          'the virtual machine shows no performance monitoring unit',
          `on the host: a CPU model with pmu=on (QEMU), or a bare-metal instance; ${OTHER_EVENTS}`,
        ]
      : ['kernel', 'the kernel offers no performance monitoring unit', `load its driver; ${OTHER_EVENTS}`];
  }
  if (number === errno.EOPNOTSUPP) {
    return [
      'processor',
      'its counters cannot do what the modifiers ask for',
      "leave out ':p', and count rather than sample",
    ];
  }
  return [
    'processor',
    'this processor has no such event',
    "ask by the vendor's name of the event, or by its number (cpu/event=.../)",
  ];
}

function busy({ event, machine, errno: number }: Refused): Explained {
  if (event.pmu === 'breakpoint') {
    return [
      'processor',
      'all four breakpoint registers are in use',
      'watch fewer addresses; a debugger of the same thread takes some as well',
    ];
  }
  if (machine.read('/proc/sys/kernel/nmi_watchdog') === '1') {
    return ['NMI watchdog', 'the NMI watchdog holds a counter', 'sudo sysctl kernel.nmi_watchdog=0'];
  }
  return [
    'processor',
    number === errno.EBUSY ? 'somebody else has the PMU for themselves' : 'all its counters are in use',
    'end the other program that counts (perf, turbostat, a virtual machine)',
  ];
}

function invalid(refused: Refused): [code: 'EVENT_MISSING' | 'EVENT_BUSY', ...Explained] {
  const { event, groupSize, opensAlone, isSystemWide } = refused;
  if (groupSize > 0 && opensAlone) {
    return [
      'EVENT_BUSY',
      'group',
      `it does not fit into one group with ${groupSize} other event${groupSize === 1 ? '' : 's'}`,
      'the PMU has fewer counters than the group has events, or they belong to different PMUs; count them in several groups',
    ];
  }
  const { exclude_user: user, exclude_kernel: kernel, exclude_idle: idle, exclude_host: host } = event.attribute;
  if (event.pmu !== 'cpu' && (user || kernel || idle || host)) {
    return [
      'EVENT_MISSING',
      'PMU',
      `the PMU ${event.pmu} cannot leave anyone out`,
      'count it without modifiers such as :u, and without the option exclude',
    ];
  }
  if (event.cpuMask !== undefined && !isSystemWide) {
    return [
      'EVENT_MISSING',
      'PMU',
      `the PMU ${event.pmu} counts a whole package, not a thread`,
      "use the option cpu: 'all'",
    ];
  }
  return [
    'EVENT_MISSING',
    'kernel',
    'the kernel refuses the event as it is',
    'try it without modifiers and further terms',
  ];
}
