// The cpu room: what this processor is, what it can do, what its registers say, and its time.

export { allowedCpus, onlineCpus } from './affinity.ts';
export {
  type CpuOptions,
  cpuInfo,
  cpuid,
  cpuidThroughDevice,
  readAllCpuidDumps,
  readCpuidDump,
  requestAmx,
} from './cpuid.ts';
export * from './decode/index.ts';
export {
  lockdownMode,
  type MsrReading,
  type MsrReadOptions,
  type MsrSource,
  type MsrWriteOptions,
  msr,
} from './msr.ts';
export { type FloatReport, mxcsr, x87 } from './mxcsr.ts';
export { type DerivedReading, readings } from './readings.ts';
export {
  type CoreClock,
  type RdtscpResult,
  rdtsc,
  rdtscp,
  type TscFrequency,
  type TscFrequencySource,
  tsc,
} from './tsc.ts';
