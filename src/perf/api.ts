// What a user of the package gets of this room: counters, samples, profiles, symbols. What only other rooms use is in index.ts.

export {
  type CallCounts,
  type CounterGroup,
  type CounterOptions,
  type CounterReading,
  type Counters,
  type CounterValue,
  counters,
  type DerivedFigure,
  type Excluded,
  type Measured,
  type MeasureOptions,
  type ReadOptions,
  type TargetOptions,
} from './counters/index.ts';
export { type EventDescription, listEvents, type OpenedEvent } from './events/index.ts';
export {
  type Branch,
  type CodeProfile,
  type FunctionKind,
  type FunctionRow,
  type InstructionRow,
  type PprofLabels,
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
  type SpeedscopeFrame,
  type SpeedscopeThread,
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
