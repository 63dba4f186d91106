// Names for the code that V8 compiles in this thread, from V8 itself: it calls a handler for every piece of code that is
// there, that it makes, moves and drops (v8::JitCodeEvent in v8-callbacks.h). The handler is machine code of ours that
// appends what it is told to a buffer; it allocates nothing and may be called from any thread of the engine.

import { assemble } from '../../asm/index.ts';
import { type NativeEnvironment, nativeEnvironment } from '../../jit/index.ts';
import { errnoOf, mapAnonymous, mapFlags } from '../../linux/index.ts';

/** A piece of code that has a name. */
export interface NamedCode {
  readonly name: string;
  readonly address: bigint;
  readonly sizeBytes: number;
}

const BUFFER_BYTES = 256 << 20;
const HEADER_BYTES = 32;
const RECORD_BYTES = 40;
const ENUMERATE_EXISTING = 1;

const added = 0;
const moved = 1;
const removed = 2;

/**
 * The handler. The buffer begins with the number of bytes used, its size, and the number of events that did not fit. An
 * event: kind, start, length, length of the name, new start; then the name. Room is taken with an atomic addition.
 */
const handlerText = (buffer: bigint): string => `
  mov edx, [rdi]                # type: added, moved, removed, and others that are about lines
  cmp edx, ${removed}
  ja done
  mov r8, ${buffer}
  xor ecx, ecx
  test edx, edx
  jne unnamed
  mov rcx, [rdi + 56]           # name.len
unnamed:
  lea r10, [rcx + ${RECORD_BYTES + 7}]
  and r10, -8
  mov rax, r10
  lock xadd [r8], rax
  lea r9, [rax + r10]
  cmp r9, [r8 + 8]
  ja dropped
  add rax, r8
  mov [rax], rdx
  mov r9, [rdi + 8]             # code_start
  mov [rax + 8], r9
  mov r9, [rdi + 16]            # code_len
  mov [rax + 16], r9
  mov [rax + 24], rcx
  mov rsi, [rdi + 48]           # name.str, or new_code_start
  mov [rax + 32], rsi
  lea rdi, [rax + ${RECORD_BYTES}]
  cld
  rep movsb
done:
  ret
dropped:
  lock inc qword ptr [r8 + 16]
  ret
`;

/** The handler's buffer and code stay for the life of the thread: V8 might still be inside when it is switched off. */
let place: { readonly buffer: bigint; readonly handler: bigint } | undefined;

function preparePlace({ memory, thunks }: NativeEnvironment): typeof place {
  // Only what is written becomes memory.
  const buffer = mapAnonymous(memory, BUFFER_BYTES, { flags: mapFlags.NORESERVE });
  if (errnoOf(buffer) !== undefined) return undefined;
  const handler = thunks.allocate(assemble(handlerText(buffer)).bytes).address;
  return { buffer, handler };
}

/** Listens to V8. */
export class JitCodeEvents {
  readonly #native: NativeEnvironment;
  #isListening = false;

  constructor(native: NativeEnvironment = nativeEnvironment()) {
    this.#native = native;
  }

  /** Begins, with the code that is there. @returns false in a runtime that does not tell */
  start(): boolean {
    const { memory } = this.#native;
    place ??= preparePlace(this.#native);
    if (place === undefined) return false;
    const header = BigUint64Array.of(BigInt(HEADER_BYTES), BigInt(BUFFER_BYTES), 0n, 0n);
    // SAFETY: the buffer is ours, and nobody writes to it while V8 has no handler.
    memory.writeBytes(place.buffer, new Uint8Array(header.buffer));
    // SAFETY: the handler keeps the calling convention, writes into the buffer only, and stays for ever.
    this.#isListening = memory.jitCodeEvents(ENUMERATE_EXISTING, place.handler);
    return this.#isListening;
  }

  /** Ends. @returns what was told: every piece of code, the latest last */
  stop(): NamedCode[] {
    if (!this.#isListening || place === undefined) return [];
    this.#isListening = false;
    const { memory, buffers } = this.#native;
    // SAFETY: taking the handler away is always allowed.
    memory.jitCodeEvents(0, 0n);
    const copyOf = (sizeBytes: number) => {
      const bytes = new Uint8Array(new ArrayBuffer(sizeBytes));
      // SAFETY: the buffer is ours and has as many bytes; `bytes` is held.
      memory.copy(buffers.addressOf(bytes), place!.buffer, sizeBytes);
      return bytes;
    };
    const header = new DataView(copyOf(HEADER_BYTES).buffer);
    const used = Math.min(Number(header.getBigUint64(0, true)), BUFFER_BYTES);
    return readEvents(copyOf(used));
  }
}

/** Reads the buffer. */
export function readEvents(bytes: Uint8Array): NamedCode[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const code: NamedCode[] = [];
  const byAddress = new Map<bigint, NamedCode>();
  for (let at = HEADER_BYTES; at + RECORD_BYTES <= bytes.length; ) {
    const kind = Number(view.getBigUint64(at, true));
    const address = view.getBigUint64(at + 8, true);
    const nameBytes = Number(view.getBigUint64(at + 24, true));
    if (at + RECORD_BYTES + nameBytes > bytes.length) break;
    if (kind === added) {
      const name = decoder.decode(bytes.subarray(at + RECORD_BYTES, at + RECORD_BYTES + nameBytes));
      const made = { name, address, sizeBytes: Number(view.getBigUint64(at + 16, true)) };
      code.push(made);
      byAddress.set(address, made);
    } else if (kind === moved) {
      const old = byAddress.get(address);
      const made = old && { ...old, address: view.getBigUint64(at + 32, true) };
      if (made !== undefined) code.push(made);
      if (made !== undefined) byAddress.set(made.address, made);
    }
    at += (RECORD_BYTES + nameBytes + 7) & ~7;
  }
  return code;
}
