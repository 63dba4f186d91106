// Everything native of one thread, made when it is first needed: the loaded addon and what stands on it.

import { isMainThread } from 'node:worker_threads';
import { Addon } from './addon.ts';
import { BufferAddresses } from './buffer-addresses.ts';
import { type CodeImage, type ImageRequest, mapImage } from './code-image.ts';
import type { CodeMapping, MemoryWriter } from './code-mapping.ts';
import { CodeMemory } from './code-memory.ts';
import { DescriptorLedger } from './descriptor-ledger.ts';
import { ExitLedger } from './exit-ledger.ts';
import { FunctionObjects } from './functions.ts';
import { loadAddon, requirePlatform } from './load-addon.ts';

/** The addon, and writing to addresses through it. */
export class NativeMemory extends Addon implements MemoryWriter {
  writeBytes(address: bigint, bytes: Uint8Array): void {
    // Asking for the buffer moves a small array off the engine's heap, so that its address holds during the copy.
    const source = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    // SAFETY: the caller owns the destination; the source is the array's own memory and is held during the call.
    this.copy(address, this.addressOf(source), bytes.length);
  }
}

export interface NativeEnvironment {
  readonly memory: NativeMemory;
  readonly buffers: BufferAddresses;
  /** For code that users bring. */
  readonly code: CodeMemory;
  /** For the code between JavaScript and theirs. Its addresses are remembered, so it is never unmapped. */
  readonly thunks: CodeMemory;
  readonly functions: FunctionObjects;
  /** Of a worker thread: what is open when it is terminated. */
  readonly openDescriptors: DescriptorLedger | undefined;
  /** Maps code that needs a mapping of its own. */
  readonly mapImage: (request: ImageRequest) => CodeImage;
}

let environment: NativeEnvironment | undefined;

/**
 * This thread's native environment.
 * @throws UnsupportedError `PLATFORM`, `ADDON_REFUSED`
 */
export function nativeEnvironment(): NativeEnvironment {
  environment ??= createEnvironment();
  return environment;
}

function createEnvironment(): NativeEnvironment {
  requirePlatform();
  const memory = new NativeMemory(loadAddon());
  const buffers = new BufferAddresses(memory);
  const ledger = isMainThread ? undefined : new ExitLedger(memory);
  const isCoherent = (mapping: CodeMapping) => runsWhatIsWritten(memory, buffers, mapping);
  const thunks = new CodeMemory(memory, { ledger, isCoherent, keepsChunks: true });
  return {
    memory,
    buffers,
    code: new CodeMemory(memory, { ledger, isCoherent }),
    thunks,
    openDescriptors: isMainThread ? undefined : new DescriptorLedger(memory, thunks),
    functions: new FunctionObjects(memory, buffers),
    mapImage: (request) => mapImage(memory, ledger, request),
  };
}

/** Writes a small function into a fresh mapping twice and looks whether each call runs what was written last. */
function runsWhatIsWritten(memory: NativeMemory, buffers: BufferAddresses, mapping: CodeMapping): boolean {
  const seen = new Uint32Array(1);
  const address = buffers.addressOf(seen);
  let call: (() => void) | undefined;
  return [1, 2].every((value) => {
    const code = new DataView(new ArrayBuffer(19));
    code.setUint16(0, 0xb848, true); // mov rax, address
    code.setBigUint64(2, address, true);
    code.setUint16(10, 0x00c7, true); // mov dword ptr [rax], value
    code.setUint32(12, value, true);
    code.setUint16(16, 0xc031, true); // xor eax, eax
    code.setUint8(18, 0xc3); // ret
    mapping.write(0, new Uint8Array(code.buffer));
    // SAFETY: the code is complete, its mapping executable, and `seen` is held; nobody calls the function afterwards.
    call ??= memory.makeFunction(mapping.address);
    call();
    return seen[0] === value;
  });
}
