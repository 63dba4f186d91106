// THE unsafe room: the bridge, system calls, memory for code, addresses of buffers. Nothing outside this room reads or
// writes an address by itself. Whoever calls into it says in a SAFETY comment why the address, the length, the
// lifetime and the page state hold.

export { type AnyTypedArray, Bridge } from './bridge.ts';
export { buildBridge } from './bridge-object.ts';
export { serializeText } from './bridge-source.ts';
export { BufferAddresses } from './buffers.ts';
export type { CodeImage, ImageRequest } from './code-image.ts';
export { type CodeMapping, type MappingMode, mapCode } from './code-mapping.ts';
export { type CodeBlock, CodeMemory, type CodeMemoryOptions, INT3 } from './code-memory.ts';
export { type NativeEnvironment, NativeMemory, nativeEnvironment } from './environment.ts';
export { recordOffsets, STACK_TOP_BYTES, ucontextGeneral, ucontextOffsets } from './fault-record.ts';
export { FunctionObjects, type RuntimeFacts, wantsFastCalls } from './functions.ts';
export { Guard, type GuardFacts } from './guard.ts';
export { faultSignals } from './guard-source.ts';
export { type HeldBuffers, holdBuffers } from './held-buffers.ts';
export { JOB_OWNER_OFFSET } from './job-end-source.ts';
export { type BridgeExports, type BridgeHost, loadBridge } from './load-bridge.ts';
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
export { LivePerfKernel, type PerfKernel, type PerfTarget } from './perf-event.ts';
export { type PlatformFacts, requirePlatform } from './platform.ts';
export { stateFactsCode } from './prepared-code.gen.ts';
export { fillCode } from './prepared-code.ts';
export {
  type CodeListener,
  onCodePublished,
  type PublishedCode,
  publishCode,
  publishedCode,
} from './published-code.ts';
export { readMemory } from './safe-memory.ts';
export { stateComponents } from './state-facts-source.ts';
export { checkedSystemCall, errnoName, errnoOf, type SystemCalls, systemCallNumbers } from './system.ts';
export {
  CONTEXT_OFFSET,
  contextOffsets,
  GAP_BYTES,
  GUARD_BYTES,
  keptRegisters,
  NATIVE_STACK_BYTES,
} from './thread-context.ts';
