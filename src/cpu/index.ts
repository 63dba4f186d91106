// The cpu room: what this processor is, what it can do, what its registers say, and its time.

export { allowedCpus, onlineCpus, parseCpuList, parseKernelCpuList } from './affinity.ts';
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
  type MsrReading,
  type MsrReadOptions,
  type MsrSource,
  type MsrValue,
  type MsrWatch,
  type MsrWriteOptions,
  msr,
} from './msr.ts';
export { lockdownMode } from './msr-device.ts';
export { type MsrEventName, msrEvents, tryMsrEvent } from './msr-events.ts';
export { type FloatReport, mxcsr, x87 } from './mxcsr.ts';
export { type DerivedReading, type PowerLimit, type ReadingSource, readings } from './readings.ts';
export { temperatureDrivers } from './sensors.ts';
export {
  type CoreClock,
  type RdtscpResult,
  rdtsc,
  rdtscp,
  type TscFrequency,
  type TscFrequencySource,
  tsc,
} from './tsc.ts';
