// A worker thread that is terminated takes its JavaScript with it but not its open files. This ledger lists descriptors in
// memory that machine code reads and closes when the thread's environment is torn down. The main thread needs none: its
// descriptors end with the process.

import { assemble } from '../asm/index.ts';
import { systemCallNumbers as call, checkedResult, mapAnonymous, PAGE_SIZE_BYTES } from '../linux/index.ts';
import type { Addon } from './addon.ts';
import type { CodeMemory } from './code-memory.ts';

const SLOTS = PAGE_SIZE_BYTES / 4;
const EMPTY = -1;

/** The exit hook: rdi is a page of 32-bit slots, which it closes and gives back. */
const CLOSE_ALL = `
  push rbx
  push r12
  mov rbx, rdi
  lea r12, [rdi + ${PAGE_SIZE_BYTES}]
next:
  mov edi, [rbx]
  test edi, edi
  js empty
  mov eax, ${call.close}
  syscall
empty:
  add rbx, 4
  cmp rbx, r12
  jne next
  mov eax, ${call.munmap}
  lea rdi, [r12 - ${PAGE_SIZE_BYTES}]
  mov esi, ${PAGE_SIZE_BYTES}
  syscall
  pop r12
  pop rbx
  ret
`;

type LedgerAddon = Pick<Addon, 'systemCall' | 'atExit'> & { writeBytes(address: bigint, bytes: Uint8Array): void };

export class DescriptorLedger {
  readonly #addon: LedgerAddon;
  readonly #code: Pick<CodeMemory, 'allocate'>;
  /** Where each descriptor stands, and places that are free. */
  readonly #places = new Map<number, bigint>();
  readonly #free: bigint[] = [];
  #hook: bigint | undefined;

  /** @param code memory that stays until the thread's own hooks have run */
  constructor(addon: LedgerAddon, code: Pick<CodeMemory, 'allocate'>) {
    this.#addon = addon;
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
    const page = checkedResult('mmap', mapAnonymous(this.#addon, PAGE_SIZE_BYTES));
    this.#addon.writeBytes(page, new Uint8Array(new Int32Array(SLOTS).fill(EMPTY).buffer));
    this.#hook ??= this.#code.allocate(assemble(CLOSE_ALL).bytes).address;
    // SAFETY: the hook's code is never released, and reads this page only, which nobody else unmaps.
    this.#addon.atExit(page, this.#hook);
    for (let slot = SLOTS - 1; slot >= 0; slot--) this.#free.push(page + BigInt(4 * slot));
  }

  #store(place: bigint, value: number): void {
    // SAFETY: the place is a slot of a page that stays mapped until the hook has run.
    this.#addon.writeBytes(place, new Uint8Array(Int32Array.of(value).buffer));
  }
}
