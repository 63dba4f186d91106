// What a user of the package gets of this room: counters, samples, profiles, symbols. What only other rooms use is in index.ts.

export {
  type CallCounts,
  type CounterGroup,
  type CounterOptions,
  type CounterReading,
  type CounterValue,
  counters,
  type DerivedFigure,
  type Excluded,
  type Measured,
  type ReadOptions,
  type TargetOptions,
} from './counters/index.ts';
export { type EventDescription, listEvents } from './events/index.ts';
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
export { type SymbolKind, type SymbolOptions, setSymbols, symbols } from './symbols/index.ts';
