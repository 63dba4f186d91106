// Counting what code does: page faults by the kernel, and, where the machine has a PMU, instructions by the processor.

import { counters, native, UnsupportedError } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** Writes one byte to each of so many pages. */
const touch = `
next:
  mov byte ptr [rdi], 1
  add rdi, 4096
  sub esi, 1
  jnz next
  ret
`;

/** Counts an event inside one call; undefined, and the reason is printed, where it cannot be counted here. */
function countTouching(event: string, pageCount: number, print: Print): number | undefined {
  try {
    const group = counters.open(event);
    const touchPages = native({ args: ['u8*', 'u32'], returns: 'void' }, touch, { counters: group });
    touchPages(new Uint8Array(4096 * pageCount), pageCount);
    const count = group.callCounts.last().count(event);
    touchPages.dispose();
    group.close();
    return count;
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
    print(`${event}: not here: ${String(error.details.layer)}`);
    return undefined;
  }
}

export function main(print: Print): void {
  const faults = countTouching('page-faults:u', 1000, print);
  // Fresh memory has no pages until somebody writes to it; the first of them the array's own header may share.
  if (faults !== undefined) print(`page faults of 1,000 fresh pages: ${faults > 900 ? 'about 1,000' : faults}`);
  const instructions = countTouching('instructions:u', 1000, print);
  if (instructions !== undefined) print(`instructions, four a page: ${instructions}`);
}

runIfProgram(import.meta.url, main);
