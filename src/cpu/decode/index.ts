// The decoding half of the cpu room: pure, so it works on the dump of any processor, anywhere.

export {
  decodeMxcsr,
  decodeX87Control,
  encodeMxcsr,
  encodeX87Control,
  type FloatException,
  type FloatExceptionFlags,
  type FloatRounding,
  floatExceptions,
  MXCSR_DEFAULT,
  type Mxcsr,
  type MxcsrOptions,
  X87_CONTROL_DEFAULT,
  type X87Control,
  type X87ControlOptions,
  type X87Precision,
} from '../../isa/index.ts';
export type { CacheInfo, CacheKind } from './caches.ts';
export { type CpuInfo, decodeCpuid, type IsaLevel } from './cpu-info.ts';
export type { CpuidDump, CpuidLeaf, CpuidRegister, CpuidResult } from './dump.ts';
export {
  type FeatureFacts,
  type FeatureName,
  type FeatureState,
  type Features,
  featureFacts,
  listFeatures,
} from './features/index.ts';
export type { FrequencyInfo } from './frequencies.ts';
export type { HypervisorInfo, HypervisorInterface, HypervisorKind } from './hypervisors.ts';
export { type DecodedField, type DecodedLeaf, decodeLeaves, type UnnamedBit } from './leaves.ts';
export type { Amx, CacheAllocation, MemoryEncryption, PerformanceMonitoring, ProcessorLimits } from './limits.ts';
export { type CoreGroup, decodeMachine, type MachineCache, type MachineInfo } from './machine.ts';
export {
  type DecodedMsr,
  decodeMsr,
  listMsrs,
  type MsrField,
  type MsrFieldRow,
  type MsrFormat,
  type MsrRegister,
  type MsrRow,
  msrAddress,
  msrFacts,
} from './msr.ts';
export { formatCpuidDump, formatRawDump, parseCpuidDump } from './parse-dump.ts';
export type { TlbInfo } from './tlb-info.ts';
export type { CoreKind, TopologyInfo, TopologyLevel, TopologyLevelKind } from './topology.ts';
export type { XcrSource, XsaveComponent, XsaveInfo } from './xsave.ts';
