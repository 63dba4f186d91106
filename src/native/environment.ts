// Everything native of one thread, made when it is first needed: the loaded bridge and what stands on it.

import { isMainThread } from 'node:worker_threads';
import { Bridge } from './bridge.ts';
import { BufferAddresses } from './buffers.ts';
import type { MemoryWriter } from './code-mapping.ts';
import { CodeMemory } from './code-memory.ts';
import { ExitLedger } from './exit-ledger.ts';
import { FunctionObjects } from './functions.ts';
import { loadBridge } from './load-bridge.ts';
import { requirePlatform } from './platform.ts';

/** The bridge, and writing to addresses through it. */
export class NativeMemory extends Bridge implements MemoryWriter {
  writeBytes(address: bigint, bytes: Uint8Array): void {
    // Reading `.buffer` moves a small array off the engine's heap, so that its address holds during the copy.
    void bytes.buffer;
    // SAFETY: the caller owns the destination; the source is the array's own memory and is held during the call.
    this.copy(address, this.addressOf(bytes), bytes.length);
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
}

let environment: NativeEnvironment | undefined;

/**
 * This thread's native environment.
 * @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED`
 */
export function nativeEnvironment(): NativeEnvironment {
  environment ??= createEnvironment();
  return environment;
}

function createEnvironment(): NativeEnvironment {
  requirePlatform();
  const memory = new NativeMemory(loadBridge());
  const buffers = new BufferAddresses(memory);
  const ledger = isMainThread ? undefined : new ExitLedger(memory);
  return {
    memory,
    buffers,
    code: new CodeMemory(memory, { ledger }),
    thunks: new CodeMemory(memory, { ledger, keepsChunks: true }),
    functions: new FunctionObjects(memory, buffers),
  };
}
