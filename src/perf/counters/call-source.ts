// The machine code that stands around a native call and reads counters right before and right after it. It changes
// nothing that the code could see: argument registers are put back, and the return address is replaced rather than pushed,
// so that arguments on the stack are where they belong (System V AMD64 psABI, section 3.2).
//
// Two ways of reading. `rdpmc` reads the counters themselves, guarded by the sequence lock of the page that the kernel maps
// for each event, as include/uapi/linux/perf_event.h says at struct perf_event_mmap_page. `read` asks the kernel, once for
// the whole group; it works for every event.

import { perfPageOffsets as page, perfPageCapabilities } from '../../linux/index.ts';

/** Where things lie in the cell that the code works on, in bytes. */
export interface CellLayout {
  readonly eventCount: number;
  readonly slots: number;
  readonly saved: (index: number) => number;
  readonly returnAddress: number;
  readonly calls: number;
  /** Readings that found an event off the PMU, or that failed. */
  readonly failures: number;
  /** Readings: { nr, time enabled, time running, a count an event }, as a read of a group gives it. */
  readonly before: number;
  readonly after: number;
  /** Differences in the same layout: of the last call that returned, and summed over all of them. */
  readonly last: number;
  readonly total: number;
}

const SAVED = ['rax', 'rcx', 'rdx', 'rdi', 'rsi', 'r8', 'r9'] as const;
const HEADER_WORDS = 3;

export function cellLayout(eventCount: number): CellLayout {
  const words = HEADER_WORDS + eventCount;
  const first = SAVED.length + 3;
  return {
    eventCount,
    slots: first + 4 * words,
    saved: (index) => 8 * index,
    returnAddress: 8 * SAVED.length,
    calls: 8 * (SAVED.length + 1),
    failures: 8 * (SAVED.length + 2),
    before: 8 * first,
    after: 8 * (first + words),
    last: 8 * (first + 2 * words),
    total: 8 * (first + 3 * words),
  };
}

/** How counters are read. */
export type CountSource =
  | {
      readonly kind: 'rdpmc';
      /** The mapped page of each event. */
      readonly pages: readonly bigint[];
      /** What reads counter ecx into edx:eax; `rdpmc` but for tests on machines without counters. */
      readonly instruction?: string;
    }
  | { readonly kind: 'read'; readonly fd: number };

export interface CountedCall {
  readonly cellAddress: bigint;
  readonly targetAddress: bigint;
  readonly layout: CellLayout;
  readonly source: CountSource;
}

export function countedCallText({ cellAddress, targetAddress, layout, source }: CountedCall): string {
  const { returnAddress, calls, saved } = layout;
  const save = SAVED.map((name, i) => `  mov [r11 + ${saved(i)}], ${name}`);
  const restore = SAVED.map((name, i) => `  mov ${name}, [r11 + ${saved(i)}]`);
  return `
  mov r11, ${cellAddress}
${save.join('\n')}
  pop qword ptr [r11 + ${returnAddress}]
${readText(source, layout, 'before')}
${restore.join('\n')}
  mov r10, ${targetAddress}
  call r10
  mov r11, ${cellAddress}
  mov [r11 + ${saved(0)}], rax
  mov [r11 + ${saved(2)}], rdx
${readText(source, layout, 'after')}
  inc qword ptr [r11 + ${calls}]
${sumText(layout)}
  mov rax, [r11 + ${saved(0)}]
  mov rdx, [r11 + ${saved(2)}]
  push qword ptr [r11 + ${returnAddress}]
  ret
`;
}

/** Reads into one of the two buffers. r11 is the cell; every other register that a call may change is free. */
function readText(source: CountSource, layout: CellLayout, into: 'before' | 'after'): string {
  return source.kind === 'read' ? systemCallText(source.fd, layout, into) : rdpmcText(source, layout, into);
}

/** The kernel changes rax, rcx and r11 only. */
function systemCallText(fd: number, layout: CellLayout, into: 'before' | 'after'): string {
  const sizeBytes = 8 * (HEADER_WORDS + layout.eventCount);
  return `
  mov r8, r11
  xor eax, eax                # read(fd, buffer, size)
  mov edi, ${fd}
  lea rsi, [r11 + ${layout[into]}]
  mov edx, ${sizeBytes}
  syscall
  mov r11, r8
  cmp rax, ${sizeBytes}
  je read_${into}
  inc qword ptr [r11 + ${layout.failures}]
read_${into}:`;
}

/** The loop of the kernel's header; LFENCE keeps RDPMC from being run early or late (SDM volume 2B, RDPMC). */
function rdpmcText(
  { pages, instruction = 'rdpmc' }: Extract<CountSource, { kind: 'rdpmc' }>,
  layout: CellLayout,
  into: 'before' | 'after',
): string {
  const events = pages.map(
    (address, i) => `
  mov rsi, ${address}
retry_${into}_${i}:
  mov r8d, [rsi + ${page.lock}]
  mov r9, [rsi + ${page.offset}]
  mov ecx, [rsi + ${page.index}]
  test ecx, ecx
  jz absent_${into}_${i}
  test byte ptr [rsi + ${page.capabilities}], ${perfPageCapabilities.user_rdpmc}
  jz absent_${into}_${i}
  dec ecx
  ${instruction}
  shl rdx, 32
  or rax, rdx
  movzx edx, word ptr [rsi + ${page.pmc_width}]
  mov ecx, 64
  sub ecx, edx
  shl rax, cl
  sar rax, cl
  add r9, rax
  jmp stored_${into}_${i}
absent_${into}_${i}:
  inc qword ptr [r11 + ${layout.failures}]
stored_${into}_${i}:
  cmp [rsi + ${page.lock}], r8d
  jne retry_${into}_${i}
  mov [r11 + ${layout[into] + 8 * (HEADER_WORDS + i)}], r9`,
  );
  // What follows the last reading is not counted, so nothing has to wait for it.
  return `  lfence${events.join('')}${into === 'before' ? '\n  lfence' : ''}`;
}

function sumText(layout: CellLayout): string {
  const words = Array.from({ length: layout.eventCount + HEADER_WORDS - 1 }, (_, i) => 8 * (i + 1));
  return words
    .map(
      (at) => `  mov rcx, [r11 + ${layout.after + at}]
  sub rcx, [r11 + ${layout.before + at}]
  mov [r11 + ${layout.last + at}], rcx
  add [r11 + ${layout.total + at}], rcx`,
    )
    .join('\n');
}
