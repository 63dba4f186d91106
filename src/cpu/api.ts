// What a user of the package gets of this room: what this processor is, what it can do, what its registers say, and its time. What only other rooms use is in index.ts.

export { onlineCpus } from './affinity.ts';
export { type CpuOptions, cpuInfo, cpuid, readAllCpuidDumps, readCpuidDump, requestAmx } from './cpuid.ts';
export * from './decode/index.ts';
export {
  type ModelSpecificRegisters,
  type MsrReading,
  type MsrReadOptions,
  type MsrSource,
  type MsrValue,
  type MsrWatch,
  type MsrWriteOptions,
  msr,
} from './msr.ts';
export { type MsrEventName, msrEvents } from './msr-events.ts';
export { type FloatReport, type MxcsrScope, mxcsr, type X87Scope, x87 } from './mxcsr.ts';
export {
  type DerivedReading,
  type PowerLimit,
  type ReadingOptions,
  type ReadingSource,
  type Readings,
  readings,
} from './readings.ts';
export {
  type CoreClock,
  type RdtscpResult,
  rdtsc,
  rdtscp,
  type TimeStampCounter,
  type TscFrequency,
  type TscFrequencySource,
  tsc,
} from './tsc.ts';
