// Runs in a child. What the child reports and notes lies in memory that the code could write to, so it is looked through
// before anything is made of it.

import type { CpuState } from '../../fault/index.ts';
import type { PlacedRun, RunEnd } from '../host.ts';
import type { CheckedRun } from '../run-options.ts';
import { wholeNotes } from '../step-log.ts';
import { stopReason } from '../step-source.ts';
import type { TraceBounds } from '../trace-end.ts';
import { type IsolatedResult, isolatedPlaces, runIsolated } from './run-isolated.ts';

/**
 * Places a run in a child, which starts when the run does.
 * @throws RawCpuError `BAD_OPTION` where a region's address is taken; LinkError `TARGET_OUT_OF_RANGE`
 */
export function placeInSandbox({ prepared, regions, deadlineMs, name }: CheckedRun): PlacedRun {
  const wishes = regions.map((region) => ({ name: region.name, sizeBytes: region.bytes.length, at: region.at }));
  const places = isolatedPlaces(prepared, wishes);
  const { codeAddress: address, codeBytes: bytes, stackPointer } = places;
  const memory = regions.map((region) => region.bytes);
  return {
    code: { name, bytes, address, labels: prepared.assembly?.labels },
    entry: address + BigInt(prepared.entryOffset),
    stackPointer,
    addresses: new Map(regions.map((region, i) => [region.name, places.memory[i]!])),
    async start(state: CpuState, trace?: TraceBounds): Promise<RunEnd> {
      const request = { name, code: prepared, places, state, memory, deadlineMs };
      const result = await runIsolated(trace === undefined ? request : { ...request, trace });
      const contents = Object.fromEntries(regions.map((region, i) => [region.name, result.memory[i]!]));
      const { state: last, fault } = result;
      return { state: last, fault, memory: contents, notes: trace && checkedNotes(result, state, trace.maxSteps) };
    },
    isWritable: (from, sizeBytes) =>
      places.writable.some(({ start, end }) => from >= start && from + BigInt(sizeBytes) <= end),
    // The child's memory has gone, and there is no code in it but the one that was given.
    read: () => new Uint8Array(0),
    release() {},
  };
}

/** What of the child's notes can be believed. */
function checkedNotes({ steps, reported }: IsolatedResult, { layout }: CpuState, maxSteps: number): RunEnd['notes'] {
  const { log, noteCount, reason: noted } = steps!;
  // The stepper's word counts where the child came to the end that belongs to it.
  const isEnd = reported === (noted === stopReason.returned ? 'returned' : 'stopped');
  const reason = isEnd ? noted : stopReason.none;
  // The stepper notes the state after the last step, too.
  const most = maxSteps + 1;
  const { count, isWhole } = wholeNotes(log, Math.min(noteCount, most), layout);
  return { log, noteCount: count, reason, isWhole: isWhole && noteCount <= most };
}
