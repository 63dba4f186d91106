// A worker thread that is terminated takes its JavaScript with it but not its open files. This ledger lists descriptors in
// memory that machine code reads and closes when the thread's environment is torn down. The main thread needs none: its
// descriptors end with the process.

import { assemble } from '../asm/index.ts';
import type { Bridge } from './bridge.ts';
import type { CodeMemory } from './code-memory.ts';
import { checkedSystemCall } from './system.ts';

const PAGE_BYTES = 4096;
const SLOTS = PAGE_BYTES / 4;
const EMPTY = -1;

/** The exit hook: rdi is a page of 32-bit slots, which it closes and gives back. */
const CLOSE_ALL = `
  push rbx
  push r12
  mov rbx, rdi
  lea r12, [rdi + ${PAGE_BYTES}]
next:
  mov edi, [rbx]
  test edi, edi
  js empty
  mov eax, 3                  # close
  syscall
empty:
  add rbx, 4
  cmp rbx, r12
  jne next
  mov eax, 11                 # munmap
  lea rdi, [r12 - ${PAGE_BYTES}]
  mov esi, ${PAGE_BYTES}
  syscall
  pop r12
  pop rbx
  ret
`;

type LedgerBridge = Pick<Bridge, 'systemCall' | 'atExit'> & { writeBytes(address: bigint, bytes: Uint8Array): void };

export class DescriptorLedger {
  readonly #bridge: LedgerBridge;
  readonly #code: Pick<CodeMemory, 'allocate'>;
  /** Where each descriptor stands, and places that are free. */
  readonly #places = new Map<number, bigint>();
  readonly #free: bigint[] = [];
  #hook: bigint | undefined;

  /** @param code memory that stays until the thread's own hooks have run */
  constructor(bridge: LedgerBridge, code: Pick<CodeMemory, 'allocate'>) {
    this.#bridge = bridge;
    this.#code = code;
  }

  add(fd: number): void {
    if (this.#free.length === 0) this.#addPage();
    const place = this.#free.pop()!;
    this.#places.set(fd, place);
    this.#store(place, fd);
  }

  /** To be called before a descriptor is closed, for its number may be another's right after. */
  remove(fd: number): void {
    const place = this.#places.get(fd);
    if (place === undefined) return;
    this.#store(place, EMPTY);
    this.#places.delete(fd);
    this.#free.push(place);
  }

  #addPage(): void {
    // SAFETY: the kernel chooses a free address; readable and writable, private and anonymous.
    const page = checkedSystemCall(this.#bridge, 'mmap', 0, PAGE_BYTES, 3, 0x22, -1, 0);
    this.#bridge.writeBytes(page, new Uint8Array(new Int32Array(SLOTS).fill(EMPTY).buffer));
    this.#hook ??= this.#code.allocate(assemble(CLOSE_ALL).bytes).address;
    // SAFETY: the hook's code is never released, and reads this page only, which nobody else unmaps.
    this.#bridge.atExit(page, this.#hook);
    for (let slot = SLOTS - 1; slot >= 0; slot--) this.#free.push(page + BigInt(4 * slot));
  }

  #store(place: bigint, value: number): void {
    // SAFETY: the place is a slot of a page that stays mapped until the hook has run.
    this.#bridge.writeBytes(place, new Uint8Array(Int32Array.of(value).buffer));
  }
}
