// Tracepoints by name: their numbers are in tracefs (Documentation/trace/events.rst), which is usually mounted at
// /sys/kernel/tracing and readable for root only.

import { UnsupportedError } from '../../errors/index.ts';
import { globMatcher, isGlob } from './glob.ts';
import type { EventMachine } from './machine.ts';

const FOLDERS = ['/sys/kernel/tracing', '/sys/kernel/debug/tracing'];

/** Where tracefs is mounted, or undefined. */
function eventsFolder(machine: EventMachine): string | undefined {
  return FOLDERS.map((folder) => `${folder}/events`).find((folder) => (machine.list(folder)?.length ?? 0) > 0);
}

export interface Tracepoint {
  readonly system: string;
  readonly name: string;
  readonly id: number;
}

/**
 * The tracepoints of a name; `*` and `?` match as in a shell. None when there is no such tracepoint.
 * @throws UnsupportedError `EVENT_MISSING`, `EVENT_FORBIDDEN` when tracefs cannot be read
 */
export function findTracepoints(machine: EventMachine, system: string, name: string): Tracepoint[] {
  const folder = requireFolder(machine, `${system}:${name}`);
  return matches(machine.list(folder) ?? [], system).flatMap((eachSystem) =>
    matches(machine.list(`${folder}/${eachSystem}`) ?? [], name).flatMap((each) => {
      const id = machine.read(`${folder}/${eachSystem}/${each}/id`);
      return id === undefined ? [] : [{ system: eachSystem, name: each, id: Number(id) }];
    }),
  );
}

function matches(names: readonly string[], pattern: string): string[] {
  if (!isGlob(pattern)) return names.includes(pattern) ? [pattern] : [];
  return names.filter(globMatcher(pattern)).sort();
}

/** `system:name` of every tracepoint; none where tracefs cannot be read. */
export function tracepointNames(machine: EventMachine, system?: string): string[] {
  const folder = eventsFolder(machine);
  if (folder === undefined) return [];
  const systems = system === undefined ? (machine.list(folder) ?? []) : [system];
  return systems.flatMap((each) => (machine.list(`${folder}/${each}`) ?? []).map((name) => `${each}:${name}`));
}

export function tracepointSystems(machine: EventMachine): readonly string[] {
  const folder = eventsFolder(machine);
  return folder === undefined ? [] : (machine.list(folder) ?? []);
}

function requireFolder(machine: EventMachine, event: string): string {
  const folder = eventsFolder(machine);
  if (folder !== undefined) return folder;
  const refusal = machine.refusal(`${FOLDERS[0]}/events`);
  const details = { event, layer: refusal === 'EACCES' ? 'permission' : 'kernel', path: FOLDERS[0] };
  if (refusal === 'EACCES') {
    throw new UnsupportedError(
      'EVENT_FORBIDDEN',
      `the tracepoint ${event} cannot be looked up: ${FOLDERS[0]} is not readable`,
      { details, hint: `run as root, or: sudo mount -o remount,mode=755 ${FOLDERS[0]}` },
    );
  }
  throw new UnsupportedError(
    'EVENT_MISSING',
    `the tracepoint ${event} cannot be looked up: tracefs is not mounted at ${FOLDERS[0]}`,
    { details, hint: `sudo mount -t tracefs nodev ${FOLDERS[0]}; a kernel without CONFIG_TRACING has none` },
  );
}
