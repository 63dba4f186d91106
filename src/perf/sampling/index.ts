// Sampling: where the time of this process or of a program goes, by function and by instruction.

export type { PprofLabels } from './pprof.ts';
export { type Profiled, type ProfileOptions, profile } from './profile.ts';
export { Profile } from './profile-data.ts';
export type {
  CodeProfile,
  FunctionKind,
  FunctionRow,
  InstructionRow,
  ProfiledFunction,
  ResolvedSample,
} from './profile-types.ts';
export { type Recording, type RecordOptions, record } from './record.ts';
export type { Branch, Sample } from './records.ts';
export { type SampleField, sampleFields } from './sampler.ts';
export type { SamplingOptions } from './sampling-options.ts';
export type { Speedscope, SpeedscopeFrame, SpeedscopeThread } from './speedscope.ts';
