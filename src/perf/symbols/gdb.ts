// gdb's JIT interface (GDB manual, chapter "JIT Compilation Interface"): a list of small ELF objects, each of which
// describes a piece of code. The addon exports the list's head and the function on which gdb sets a breakpoint; when it
// is called, gdb reads what changed. The list belongs to the process, so a lock guards it between threads.

import { assemble } from '../../asm/index.ts';
import { writeDebugObject } from '../../elf/index.ts';
import { type CodeListener, nativeEnvironment, type RegisteredCode } from '../../jit/index.ts';
import { checkedResult, mapAnonymous, unmap } from '../../linux/index.ts';
import { analyzeFrames } from './frame-analysis.ts';
import type { SourceFiles } from './source-files.ts';

const REGISTER = 1n;
const UNREGISTER = 2n;

/** struct jit_code_entry: next, previous, address and size of the object. */
const ENTRY_BYTES = 32;

/** Links or unlinks an entry and tells gdb. The request lies at `request`: what to do, and the entry. */
function linkText(request: bigint, descriptor: bigint, register: bigint, lock: bigint): string {
  return `
  push rbx
  mov rbx, ${request}
  mov rdx, ${lock}
again:
  mov eax, 1
  xchg [rdx], rax
  test rax, rax
  je locked
  pause
  jmp again
locked:
  mov rcx, ${descriptor}
  mov rax, [rbx]
  mov rsi, [rbx + 8]
  cmp eax, ${REGISTER}
  jne unlink
  mov r8, [rcx + 16]          # the first entry becomes the second
  mov [rsi], r8
  mov qword ptr [rsi + 8], 0
  test r8, r8
  je linked
  mov [r8 + 8], rsi
linked:
  mov [rcx + 16], rsi
  jmp tell
unlink:
  mov r8, [rsi]
  mov r9, [rsi + 8]
  test r8, r8
  je last
  mov [r8 + 8], r9
last:
  test r9, r9
  je first
  mov [r9], r8
  jmp tell
first:
  mov [rcx + 16], r8
tell:
  mov [rcx + 8], rsi
  mov [rcx + 4], eax
  mov rax, ${register}
  call rax
  mov rdx, ${lock}
  mov qword ptr [rdx], 0
  xor eax, eax
  pop rbx
  ret
`;
}

/** An entry of the list with its object, in a mapping of its own. */
interface Entry {
  readonly address: bigint;
  readonly sizeBytes: number;
}

export class GdbInterface implements CodeListener {
  readonly #sources: SourceFiles;
  readonly #entries = new Map<RegisteredCode, Entry>();
  readonly #request = new BigInt64Array(2);
  readonly #link: () => void;

  constructor(sources: SourceFiles) {
    this.#sources = sources;
    const { memory, buffers, thunks, functions } = nativeEnvironment();
    const { descriptor, register, lock } = memory.debugInterface();
    const text = linkText(buffers.addressOf(this.#request), descriptor, register, lock);
    // SAFETY: the code keeps the calling convention and uses the request, which this object holds, and the addon's
    // data, which stays for ever. Its block is never released.
    this.#link = functions.functionAt(thunks.allocate(assemble(text).bytes).address);
  }

  registered(code: RegisteredCode): void {
    const object = objectOf(code, this.#sources);
    const { memory } = nativeEnvironment();
    const sizeBytes = ENTRY_BYTES + object.length;
    // The range is ours until it is unmapped.
    const address = checkedResult('mmap', mapAnonymous(memory, sizeBytes));
    const bytes = new Uint8Array(sizeBytes);
    const fields = new DataView(bytes.buffer);
    fields.setBigUint64(16, address + BigInt(ENTRY_BYTES), true);
    fields.setBigUint64(24, BigInt(object.length), true);
    bytes.set(object, ENTRY_BYTES);
    // SAFETY: the mapping is writable and as long as `bytes`.
    memory.writeBytes(address, bytes);
    this.#entries.set(code, { address, sizeBytes });
    this.#tell(REGISTER, address);
  }

  released(code: RegisteredCode): void {
    const entry = this.#entries.get(code);
    if (entry === undefined) return;
    this.#entries.delete(code);
    this.#tell(UNREGISTER, entry.address);
    // The entry is in the list no more, and the mapping is ours, whole.
    unmap(nativeEnvironment().memory, entry.address, entry.sizeBytes);
  }

  /** Takes everything of this thread out of the list. */
  close(): void {
    for (const code of [...this.#entries.keys()]) this.released(code);
  }

  #tell(action: bigint, entry: bigint): void {
    this.#request.set([action, entry]);
    // SAFETY: the entry is complete and mapped.
    this.#link();
  }
}

/** The object for gdb. */
export function objectOf(code: RegisteredCode, sources: Pick<SourceFiles, 'fileOf'>): Uint8Array {
  const { name, address, bytes, labels, entryOffset } = code;
  return writeDebugObject({
    name,
    address,
    bytes,
    labels,
    unwind: code.unwind ?? analyzeFrames(bytes, entryOffset),
    source: sources.fileOf(code),
  });
}
