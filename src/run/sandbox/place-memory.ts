// Where the regions of a run lie in a child: where the caller wants them, or one after the other.

import { RawCpuError } from '../../errors/index.ts';
import { wholePages } from '../../linux/index.ts';
import {
  address,
  GUARD_SIZE_BYTES,
  SETUP_SIZE_BYTES,
  SIGNAL_STACK_MARGIN_BYTES,
  SIGNAL_STACK_SIZE_BYTES,
  STACK_SIZE_BYTES,
  TRACE_LIMIT_BYTES,
} from './layout.ts';

export interface RegionWish {
  readonly name: string;
  readonly sizeBytes: number;
  /** A multiple of the page size, where the region must lie. */
  readonly at: bigint | undefined;
}

interface Taken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Places regions, each with unmapped space before and after it where its address is ours to choose. Those with an
 * address must not overlap each other.
 * @param code what the code takes
 * @throws RawCpuError `BAD_OPTION` where an address is taken
 */
export function placeMemory(regions: readonly RegionWish[], code: { address: number; sizeBytes: number }): number[] {
  const taken = [
    range('the code', code.address, code.sizeBytes),
    range('the stack', address.stack - GUARD_SIZE_BYTES, GUARD_SIZE_BYTES + STACK_SIZE_BYTES),
    range('the program of the child', address.program, address.setup + SETUP_SIZE_BYTES - address.program),
    range('the trace', address.trace, TRACE_LIMIT_BYTES),
    range('the signal stack', address.signalStack, SIGNAL_STACK_SIZE_BYTES + SIGNAL_STACK_MARGIN_BYTES),
  ];
  for (const { name, sizeBytes, at } of regions) {
    if (at === undefined) continue;
    const wanted = range(name, Number(at), sizeBytes);
    const other = taken.find(({ start, end }) => wanted.start < end && start < wanted.end);
    if (other !== undefined) refuse(wanted, `${other.name} lies there`);
    if (wanted.end > address.end) refuse(wanted, 'it would reach beyond the addresses of a process');
  }
  const fixed = regions.flatMap(({ name, sizeBytes, at }) =>
    at === undefined ? [] : [range(name, Number(at), sizeBytes)],
  );
  let next: number = address.memory;
  return regions.map(({ sizeBytes, at }) => {
    if (at !== undefined) return Number(at);
    const end = () => next + wholePages(sizeBytes) + GUARD_SIZE_BYTES;
    for (const other of [...fixed].sort((a, b) => a.start - b.start)) {
      if (next - GUARD_SIZE_BYTES < other.end && other.start < end()) next = other.end + GUARD_SIZE_BYTES;
    }
    const place = next;
    next = end();
    return place;
  });
}

function range(name: string, start: number, sizeBytes: number): Taken {
  return { name, start, end: start + wholePages(sizeBytes) };
}

function refuse({ name, start }: Taken, why: string): never {
  throw new RawCpuError('BAD_OPTION', `memory: region '${name}' cannot lie at 0x${start.toString(16)}: ${why}`, {
    hint: 'leave `at` out to get an address that is free',
  });
}
