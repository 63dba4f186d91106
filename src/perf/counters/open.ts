// counters.open(): events by name, opened for a target.

import {
  listOf,
  oneOf,
  optional,
  quoted,
  RawCpuError,
  type Reader,
  readBoolean,
  readOptions,
  UnsupportedError,
} from '../../errors/index.ts';
import type { PerfAttribute, PerfKernel } from '../../linux/index.ts';
import {
  type EventMachine,
  type ResolvedEvent,
  type ResolvedGroup,
  resolveEvents,
  thisMachine,
} from '../events/index.ts';
import { readEvents } from '../given.ts';
import { perfKernel } from '../kernel.ts';
import { CounterGroup, type OpenInstance } from './group.ts';
import { openGroup } from './open-group.ts';
import { type EventInstance, findTarget, type Target, type TargetOptions } from './target.ts';

/** Who can be left out. */
export type Excluded = 'user' | 'kernel' | 'hypervisor' | 'idle' | 'host' | 'guest';

/** Options of `counters.open`: who is counted, and how. */
export interface CounterOptions extends TargetOptions {
  /** Also what threads and processes do that the target starts from now on. Their counts come in when they are read. */
  readonly inherit?: boolean;
  /** Who is not counted, beside what the events' own modifiers say. */
  readonly exclude?: readonly Excluded[];
  /** Counts from the next execve(2) of the target on. */
  readonly enableOnExec?: boolean;
  /**
   * Count every event for itself, so that events may take turns where they are too many. Without it, those that are not
   * in braces form one group: they are on the PMU at the same time or not at all, so their ratios hold.
   */
  readonly separate?: boolean;
  /** On a processor with several kinds of core: an error for a name that means two counters, or both of them. */
  readonly hybrid?: 'refuse' | 'each';
}

/** What open() stands on, for tests. */
export interface CounterHost {
  readonly kernel: PerfKernel;
  readonly machine: EventMachine;
}

const exclusions: Readonly<Record<Excluded, keyof PerfAttribute>> = {
  user: 'exclude_user',
  kernel: 'exclude_kernel',
  hypervisor: 'exclude_hv',
  idle: 'exclude_idle',
  host: 'exclude_host',
  guest: 'exclude_guest',
};

const optionNames = ['pid', 'tid', 'cpu', 'cgroup', 'inherit', 'exclude', 'enableOnExec', 'separate', 'hybrid'];

const readExcluded: Reader<Excluded> = (_, each) => {
  if (typeof each === 'string' && Object.hasOwn(exclusions, each)) return each as Excluded;
  const known = Object.keys(exclusions).join(', ');
  throw new RawCpuError('BAD_OPTION', `counters: exclude names ${quoted(each)}; known are ${known}`);
};

/** Those that no part looks after which uses them. @throws RawCpuError `BAD_OPTION` */
export function checkCounterOptions({ inherit, exclude, enableOnExec, separate, hybrid }: CounterOptions): void {
  for (const [name, flag] of Object.entries({ inherit, enableOnExec, separate })) {
    optional(readBoolean)(`counters: ${name}`, flag);
  }
  optional(listOf('a list of those who are left out', readExcluded))('counters: exclude', exclude);
  optional(oneOf(['refuse', 'each']))('counters: hybrid', hybrid);
}

/** See `counters.open`. */
export function openCounters(
  events: string | readonly string[],
  options: CounterOptions = {},
  host: CounterHost = { kernel: perfKernel(), machine: thisMachine },
): CounterGroup {
  options = readOptions('counters', options, optionNames);
  const texts = readEvents('counters: events', events);
  checkCounterOptions(options);
  const target = findTarget(options);
  try {
    return openFor(target, texts, options, host);
  } finally {
    target.release();
  }
}

function openFor(
  target: Target,
  events: readonly string[],
  options: CounterOptions,
  { kernel, machine }: CounterHost,
): CounterGroup {
  const { cpus, thread } = target;
  const resolved = resolveEvents(events, { machine, cpus, thread, hybrid: options.hybrid ?? 'refuse' });
  const groups = arrange(withExclusions(resolved, options.exclude ?? []), options.separate === true);
  const all = groups.flatMap((group) => group.events);
  const instances: OpenInstance[] = [];
  try {
    let first = 0;
    for (const group of groups) {
      const places = group.events.map((_, i) => first + i);
      const context = { target, options, kernel, machine };
      openInstances(target.instances, instances, (instance) => openInstance(instance, group, places, context));
      first += group.events.length;
    }
    for (const instance of packageInstances(all, target)) {
      instances.push(
        ...openInstance(
          instance.instance,
          { events: [all[instance.place]!], isGroup: false },
          [instance.place],
          { target, options, kernel, machine },
          true,
        ),
      );
    }
    requireAll(all, instances, target);
    const isOwnThread = target.instances.length === 1 && target.instances[0]!.pid === 0;
    return new CounterGroup(kernel, machine, all, instances, { isOwnThread, isCgroup: options.cgroup !== undefined });
  } catch (error) {
    for (const { fds } of instances) for (const fd of fds) kernel.close(fd);
    throw error;
  }
}

function withExclusions(groups: readonly ResolvedGroup[], excluded: readonly Excluded[]): readonly ResolvedGroup[] {
  if (excluded.length === 0) return groups;
  const bits = Object.fromEntries(excluded.map((each) => [exclusions[each], true]));
  return groups.map((group) => ({
    ...group,
    events: group.events.map((event) => ({ ...event, attribute: { ...event.attribute, ...bits } })),
  }));
}

/**
 * Puts events that stand alone into one group for each PMU; software events, which need no counter, go along with the
 * first. Events of a package stay apart, for they are opened elsewhere.
 */
function arrange(groups: readonly ResolvedGroup[], separate: boolean): readonly ResolvedGroup[] {
  const isWritten = groups.some(({ isGroup }) => isGroup);
  if (separate || isWritten) return groups.flatMap(splitGroup);
  const events = groups.flatMap((group) => group.events);
  const byPmu = new Map<string, ResolvedEvent[]>();
  const firstPmu = events.find(({ isHardware, cpuMask }) => isHardware && cpuMask === undefined)?.pmu ?? '';
  for (const event of events) {
    const key = event.cpuMask !== undefined ? `mask ${event.name}` : event.isHardware ? event.pmu : firstPmu;
    byPmu.set(key, [...(byPmu.get(key) ?? []), event]);
  }
  const made = [...byPmu.values()].map((list) => ({ events: list, isGroup: list.length > 1 }));
  return made.length === 1 ? made : ordered(made, events);
}

/** Braces around events of several PMUs are the caller's to answer for; a name that came to several events is not. */
const splitGroup = (group: ResolvedGroup): ResolvedGroup[] =>
  group.isGroup ? [group] : group.events.map((event) => ({ events: [event], isGroup: false }));

/** Groups whose events, one after another, are in the order that was asked for, where that can be. */
function ordered(groups: ResolvedGroup[], events: readonly ResolvedEvent[]): ResolvedGroup[] {
  return groups.sort((a, b) => events.indexOf(a.events[0]!) - events.indexOf(b.events[0]!));
}

/** Threads of a process that end while its others are being opened are left out; when none is left, that is an error. */
function openInstances(
  instances: readonly EventInstance[],
  into: OpenInstance[],
  open: (instance: EventInstance) => OpenInstance[],
): void {
  const before = into.length;
  let gone: UnsupportedError | undefined;
  for (const instance of instances) {
    try {
      into.push(...open(instance));
    } catch (error) {
      const isGone = error instanceof UnsupportedError && error.details.errnoName === 'ESRCH';
      if (!isGone) throw error;
      gone = error;
    }
  }
  if (into.length === before && gone !== undefined) throw gone;
}

interface OpenContext {
  readonly target: Target;
  readonly options: CounterOptions;
  readonly kernel: PerfKernel;
  readonly machine: EventMachine;
}

/** Opens those events of a group that belong to this instance, together or, for a weak group, one by one. */
function openInstance(
  instance: EventInstance,
  group: ResolvedGroup,
  places: readonly number[],
  { target, options, kernel, machine }: OpenContext,
  isPackage = false,
): OpenInstance[] {
  const belongs = group.events.map(
    ({ cpus, cpuMask }) =>
      (cpuMask === undefined || isPackage) && (instance.cpu < 0 || cpus === undefined || cpus.includes(instance.cpu)),
  );
  const events = group.events.filter((_, i) => belongs[i]);
  const ownPlaces = places.filter((_, i) => belongs[i]);
  if (events.length === 0) return [];
  const counting = { inherit: options.inherit === true, enableOnExec: options.enableOnExec === true };
  const isForeign = target.thread !== 0 || options.cgroup !== undefined;
  const facts = { text: target.text, isSystemWide: target.isSystemWide, isForeign };
  const open = (list: readonly ResolvedEvent[]) =>
    openGroup({ kernel, machine, instance, events: list, counting, target: facts });
  try {
    return [{ fds: open(events), places: ownPlaces }];
  } catch (error) {
    const isWeak = events[0]!.isWeak && events.length > 1;
    if (!isWeak || !(error instanceof UnsupportedError) || error.code !== 'EVENT_BUSY') throw error;
    return openOneByOne(events, ownPlaces, open, kernel);
  }
}

function openOneByOne(
  events: readonly ResolvedEvent[],
  places: readonly number[],
  open: (list: readonly ResolvedEvent[]) => number[],
  kernel: PerfKernel,
): OpenInstance[] {
  const instances: OpenInstance[] = [];
  try {
    for (const [i, event] of events.entries()) instances.push({ fds: open([event]), places: [places[i]!] });
    return instances;
  } catch (error) {
    for (const { fds } of instances) for (const fd of fds) kernel.close(fd);
    throw error;
  }
}

/** Events of a package or die are opened once for each, on a CPU that the kernel names. */
function packageInstances(
  events: readonly ResolvedEvent[],
  target: Target,
): { instance: EventInstance; place: number }[] {
  return events.flatMap(({ cpuMask }, place) => {
    if (cpuMask === undefined) return [];
    if (!target.isSystemWide) return [];
    const asked = cpuMask.filter((cpu) => target.cpus!.includes(cpu));
    // A CPU that was named stands for its package.
    const cpus = asked.length > 0 ? asked : target.cpus!.slice(0, 1);
    return cpus.map((cpu) => ({ instance: { pid: -1, cpu, flags: 0 }, place }));
  });
}

/** Every event must be counted somewhere. */
function requireAll(events: readonly ResolvedEvent[], instances: readonly OpenInstance[], target: Target): void {
  const opened = new Set(instances.flatMap(({ places }) => places));
  const missing = events.find((_, place) => !opened.has(place));
  if (missing === undefined) return;
  const isPackage = missing.cpuMask !== undefined;
  throw new UnsupportedError(
    'EVENT_TARGET',
    isPackage
      ? `'${missing.name}' counts a whole package, and cannot tell what ${target.text} had of it`
      : `'${missing.name}' is counted on other CPUs than ${target.text}`,
    {
      details: { event: missing.name, pmu: missing.pmu, cpus: missing.cpus ?? missing.cpuMask, layer: 'PMU' },
      hint: isPackage
        ? "count everything with the option cpu: 'all' (rawcpu stat -a)"
        : 'choose CPUs that have this PMU',
    },
  );
}
