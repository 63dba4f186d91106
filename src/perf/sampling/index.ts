export { type Profiled, type ProfileOptions, profile } from './profile.ts';
export {
  type CodeProfile,
  type FunctionRow,
  type InstructionRow,
  Profile,
  type ResolvedSample,
} from './profile-data.ts';
export { type Recording, type RecordOptions, record } from './record.ts';
export type { Branch, Sample } from './records.ts';
export { type SampleField, sampleFields } from './sampler.ts';
export type { Speedscope } from './speedscope.ts';
export type { FunctionKind, ProfiledFunction } from './symbolize.ts';
