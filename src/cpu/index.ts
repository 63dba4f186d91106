// The cpu room: what this processor is, what it can do, what its registers say, and its time.

export { allowedCpus, onlineCpus } from './affinity.ts';
export {
  type CpuOptions,
  cpuid,
  cpuidThroughDevice,
  cpuInfo,
  readAllCpuidDumps,
  readCpuidDump,
  requestAmx,
} from './cpuid.ts';
export * from './decode/index.ts';
export {
  type CoreClock,
  type RdtscpResult,
  rdtsc,
  rdtscp,
  type TscFrequency,
  type TscFrequencySource,
  tsc,
} from './tsc.ts';
