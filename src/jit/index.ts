// Machine code in this process: the addon of our own bytes, memory for code, addresses of buffers, and the code that debuggers
// and profilers are told of. One of the rooms that touch memory by address: whoever calls into it says in a SAFETY comment
// why the address, the length, the lifetime and the page state hold.

export { Addon, type AnyTypedArray } from './addon.ts';
export { buildAddon } from './addon-object.ts';
export { serializeText } from './addon-source.ts';
export { BufferAddresses } from './buffer-addresses.ts';
export type { CodeImage, ImageRequest } from './code-image.ts';
export { type CodeMapping, type MappingMode, type MemoryWriter, mapCode } from './code-mapping.ts';
export { type CodeBlock, CodeMemory, type CodeMemoryOptions, fillCode, INT3 } from './code-memory.ts';
export { DescriptorLedger } from './descriptor-ledger.ts';
export { type NativeEnvironment, type NativeMemory, nativeEnvironment } from './environment.ts';
export { FunctionObjects, type RuntimeFacts, wantsFastCalls } from './functions.ts';
export { type HeldBuffers, holdBuffers } from './held-buffers.ts';
export {
  type CodeListener,
  onCodeRegistered,
  type RegisteredCode,
  registerCode,
  registeredCode,
  registeredFunctionAt,
} from './jit-registration.ts';
export { type AddonExports, type AddonHost, loadAddon, type PlatformFacts, requirePlatform } from './load-addon.ts';
