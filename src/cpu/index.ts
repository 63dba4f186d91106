// The cpu room: what this processor is, what it can do, what its registers say, and its time.

export { allowedCpus, parseCpuList, parseKernelCpuList } from './affinity.ts';
export * from './api.ts';
export { cpuidThroughDevice } from './cpuid.ts';
export { lockdownMode } from './msr-device.ts';
export { tryMsrEvent } from './msr-events.ts';
export { temperatureDrivers } from './sensors.ts';
