// The events of a machine, for people who look for one.

import { type EventMachine, thisMachine } from './machine.ts';
import { modelTable } from './models/index.ts';
import { cacheOperations, caches, hardwareEvents, softwareEvents } from './names.ts';
import { corePmus, pmuNames, readPmu } from './pmu.ts';
import { tracepointNames } from './tracepoints.ts';

/** An event that has a name on this machine. */
export interface EventDescription {
  /** As `counters.open` takes it. */
  readonly name: string;
  /** Other names of the same event. */
  readonly aliases: readonly string[];
  /**
   * Where the name comes from: the kernel's own events, those of the caches, /sys/bus/event_source, the vendor's table
   * for this model, or tracefs.
   */
  readonly kind: 'hardware' | 'software' | 'cache' | 'pmu' | 'model' | 'tracepoint';
}

/**
 * Every event that has a name here. Whether the machine counts it is another question: `doctor()` has the answer.
 * @example
 * ```ts
 * import { listEvents } from 'rawcpu';
 *
 * listEvents().find(({ name }) => name === 'cycles')?.aliases; // => [ 'cpu-cycles' ]
 * ```
 */
export function listEvents(): EventDescription[] {
  const machine: EventMachine = thisMachine;
  const identity = machine.identity();
  const cores = corePmus(machine).map(({ name }) => name);
  const tables =
    identity === undefined
      ? []
      : (cores.length > 1 ? cores : [undefined]).flatMap((pmu) => modelTable(identity, pmu) ?? []);
  return [
    ...hardwareEvents.map(([, name, ...aliases]) => ({ name: name!, aliases, kind: 'hardware' as const })),
    ...softwareEvents.map(([, name, ...aliases]) => ({ name: name!, aliases, kind: 'software' as const })),
    ...caches.flatMap(([, possible, cache]) =>
      cacheOperations
        .filter(([id]) => possible.includes(id))
        .flatMap(([, singular, plural]) =>
          [`${cache}-${plural}`, `${cache}-${singular}-misses`].map((name) => ({
            name,
            aliases: [],
            kind: 'cache' as const,
          })),
        ),
    ),
    ...pmuNames(machine).flatMap((pmu) =>
      (readPmu(machine, pmu)?.eventNames ?? []).map((event) => ({
        name: `${pmu}/${event}/`,
        aliases: [event],
        kind: 'pmu' as const,
      })),
    ),
    ...tables.flatMap((table) => [...table.names()].map((name) => ({ name, aliases: [], kind: 'model' as const }))),
    ...tracepointNames(machine).map((name) => ({ name, aliases: [], kind: 'tracepoint' as const })),
  ];
}
