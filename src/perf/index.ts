// The perf room: events of the kernel's perf subsystem, by perf's names, counted around exactly the code that matters.

export * from './api.ts';
export { derive } from './counters/index.ts';
export {
  type EventMachine,
  type ResolvedEvent,
  type ResolvedGroup,
  type ResolveOptions,
  resolveEvents,
} from './events/index.ts';
export { perfKernel } from './kernel.ts';
export { sampleFields } from './sampling/index.ts';
export { symbolKinds } from './symbols/index.ts';
