// The perf room: events of the kernel's perf subsystem, by perf's names, counted around exactly the code that matters.

export {
  type CallCounts,
  type CounterGroup,
  type CounterOptions,
  type CounterReading,
  type CounterValue,
  counters,
  type DerivedFigure,
  derive,
  type Excluded,
  type Measured,
  type ReadOptions,
  type TargetOptions,
} from './counters/index.ts';
export {
  type EventDescription,
  type EventMachine,
  listEvents,
  type ResolvedEvent,
  type ResolvedGroup,
  type ResolveOptions,
  resolveEvents,
} from './events/index.ts';
export { perfKernel } from './kernel.ts';
export {
  type Branch,
  type CodeProfile,
  type FunctionKind,
  type FunctionRow,
  type InstructionRow,
  type Profile,
  type Profiled,
  type ProfiledFunction,
  type ProfileOptions,
  profile,
  type Recording,
  type RecordOptions,
  type ResolvedSample,
  record,
  type Sample,
  type SampleField,
  type Speedscope,
  sampleFields,
} from './sampling/index.ts';
export {
  defaultStatEvents,
  deriveRows,
  type Spread,
  type StatCodeOptions,
  type StatCodeResult,
  type StatInterval,
  type StatOptions,
  type StatResult,
  type StatRow,
  statCode,
  statCommand,
} from './stat/index.ts';

export { type SymbolKind, type SymbolOptions, setSymbols, symbolKinds, symbols } from './symbols/index.ts';
