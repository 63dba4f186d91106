// Where code runs with a register state: in this process (here/host.ts) or in a child that can do nothing but compute
// (sandbox/host.ts). run() and trace() are written once, over this.

import type { CpuFault } from '../errors/index.ts';
import type { CpuState, RunningCode } from '../fault/index.ts';
import type { StepNotes } from './step-data.ts';
import type { TraceBounds } from './trace-end.ts';

/** Code and memory in their places, where a host has put them; nothing of it has run yet. */
export interface PlacedRun {
  readonly code: RunningCode;
  /** Address of the first instruction. */
  readonly entry: bigint;
  /** rsp at the entry: the return address lies there. */
  readonly stackPointer: bigint;
  /** Where each region of memory lies. */
  readonly addresses: ReadonlyMap<string, bigint>;
  /** Enters the code with a state, which has the trap flag where the steps are to be noted; once. */
  start(state: CpuState, trace?: TraceBounds): Promise<RunEnd>;
  /** Whether the code may write there; undefined where nobody can tell. */
  isWritable(address: bigint, sizeBytes: number): boolean | undefined;
  /** Bytes of memory that the code could reach, as many as can be read from there on. */
  read(address: bigint, sizeBytes: number): Uint8Array;
  /** Gives all of it back. */
  release(): void;
}

/** How the code ended. */
export interface RunEnd {
  /** The registers then; undefined where they are not known. */
  readonly state: CpuState | undefined;
  /** Why the code did not return. */
  readonly fault: CpuFault | undefined;
  /** Contents of the regions, by name. */
  readonly memory: Readonly<Record<string, Uint8Array>>;
  /** What was noted of code that was traced. */
  readonly notes: CheckedNotes | undefined;
}

/** Notes that can be read. */
export interface CheckedNotes extends StepNotes {
  /** Whether they are all that was noted. */
  readonly isWhole: boolean;
}
