// Events by perf's names: the notation, and what a name means on a machine.

export { type EventDescription, listEvents } from './list.ts';
export { type CoreIdentity, cpuListText, type EventMachine, thisMachine } from './machine.ts';
export { modelTable } from './models/index.ts';
export { corePmus, type FormatField, type Pmu, pmuNames, readPmu } from './pmu.ts';
export { type ResolveOptions, resolveEvents } from './resolve.ts';
export type { OpenedEvent, ResolvedEvent, ResolvedGroup } from './resolved.ts';
export { type GroupSyntax, parseEventList } from './syntax.ts';
