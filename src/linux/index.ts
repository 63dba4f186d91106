// Linux on x86-64: system calls by name, the numbers of its interface, descriptors, mappings, a child that is held before it
// runs, and perf's interface. One of the rooms that touch memory by address: whoever calls into it says in a SAFETY comment
// why the address, the length, the lifetime and the page state hold.

export {
  AT_EMPTY_PATH,
  archPrctl,
  auditArchitectures,
  CLOCK_MONOTONIC,
  CLOSE_RANGE_CLOEXEC,
  cloneFlags,
  EFD_CLOEXEC,
  fcntlCommands,
  freeSignals,
  LOWEST_ERROR,
  mapFlags,
  openFlags,
  PAGE_SIZE_BYTES,
  POLLIN,
  PR_SYS_DISPATCH_ON,
  prctlOptions,
  protection,
  READ_EXEC,
  READ_WRITE,
  resourceLimits,
  SECCOMP_SET_MODE_FILTER,
  SIG_SETMASK,
  SIGEV_THREAD_ID,
  SIGNAL_SET_BYTES,
  seccompResults,
  signalActionFlags,
  signalActions,
  signalCodes,
  signalNumbers,
  wait,
  wholePages,
  X32_BIT,
} from './constants.ts';
export { closeDescriptors, createMemoryFile, duplicateDescriptor, openLifeline } from './descriptors.ts';
export { type CommandEnd, type HeldChild, type HeldChildOptions, holdChild } from './held-child.ts';
export { isWritable, mapAnonymous, readMemory, unmap } from './memory.ts';
export { OwnedDescriptor } from './owned-descriptor.ts';
export {
  decodePerfAttribute,
  encodePerfAttribute,
  PERF_ATTRIBUTE_BITS_OFFSET,
  PERF_ATTRIBUTE_BYTES,
  type PerfAttribute,
  type PerfAttributeBit,
  type PerfAttributeField,
  perfAttributeBits,
  perfAttributeFields,
  perfAttributeSizes,
} from './perf-attribute.ts';
export {
  PERF_IOC_FLAG_GROUP,
  perfIoctls,
  perfOpenFlags,
  perfPageCapabilities,
  perfPageOffsets,
  perfReadFormat,
  perfSampleType,
  perfTypes,
} from './perf-constants.ts';
export { LivePerfKernel, type PerfKernel, type PerfTarget } from './perf-events.ts';
export { isAlive } from './process-state.ts';
export { systemCallName } from './system-call-names.ts';
export {
  type ArrayAddresses,
  checkedResult,
  checkedSystemCall,
  errnoName,
  errnoOf,
  errorNumbers,
  type SystemAccess,
  type SystemCallName,
  type SystemCalls,
  systemCallNumbers,
} from './system-calls.ts';
