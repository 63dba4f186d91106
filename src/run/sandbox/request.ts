// What run() and trace() were asked for, as a request to a child.

import { type CheckedRun, entryState } from '../run-options.ts';
import { type IsolatedRequest, isolatedPlaces } from './run-isolated.ts';

export interface PlacedRequest {
  readonly request: IsolatedRequest;
  /** Where each region lies. */
  readonly addresses: ReadonlyMap<string, bigint>;
  /** Gives contents back their names. */
  readonly contentsOf: (memory: readonly Uint8Array[]) => Record<string, Uint8Array>;
}

/** Places code and regions, and makes the state at the entry. */
export function isolatedRequest(checked: CheckedRun): PlacedRequest {
  const { prepared, regions, deadlineMs, name } = checked;
  const wishes = regions.map((region) => ({ name: region.name, sizeBytes: region.bytes.length, at: region.at }));
  const places = isolatedPlaces(prepared, wishes);
  const addresses = new Map(regions.map((region, i) => [region.name, places.memory[i]!]));
  const entry = places.codeAddress + BigInt(prepared.entryOffset);
  const state = entryState(checked, entry, places.stackPointer, addresses);
  const memory = regions.map(({ bytes }) => bytes);
  return {
    request: { name, code: prepared, places, state, memory, deadlineMs },
    addresses,
    contentsOf: (contents) => Object.fromEntries(regions.map((region, i) => [region.name, contents[i]!])),
  };
}
