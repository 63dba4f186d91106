// The options that run() and trace() share, checked, and the state that the code begins with.

import { type NativeCode, type PreparedCode, prepareCode } from '../call/index.ts';
import { MemoryError, RawCpuError, readBoolean, readOptions, readRecord, readText } from '../errors/index.ts';
import { CpuState, checkDeadline, hostStateLayout } from '../fault/index.ts';
import { type CheckedRegion, checkRegions, type MemoryRegions } from './here/run-memory.ts';
import { type RegisterValues, setRegisters } from './registers.ts';

/** Options of {@link run} and {@link trace}. */
export interface RunOptions {
  /** Registers at the entry; all others are 0, with the stack ready. */
  readonly registers?: RegisterValues;
  /** Memory for the code, by name. A register takes a region's address by that name. */
  readonly memory?: MemoryRegions;
  /** The code is stopped then; 10 seconds when not given. */
  readonly deadlineMs?: number;
  /** Run in a child that can do nothing but compute: for code that nobody trusts. */
  readonly isolated?: boolean;
  /** The label at which the code is entered. */
  readonly entry?: string;
  /** What errors call the code; `run` or `trace` when not given. */
  readonly name?: string;
}

const optionNames: readonly (keyof RunOptions)[] = ['registers', 'memory', 'deadlineMs', 'isolated', 'entry', 'name'];

const DEFAULT_DEADLINE_MS = 10_000;

/** Options of run() and trace(), checked. */
export interface CheckedRun {
  readonly prepared: PreparedCode;
  readonly regions: readonly CheckedRegion[];
  readonly registers: RegisterValues;
  readonly deadlineMs: number;
  readonly isolated: boolean;
  readonly name: string;
}

/**
 * Checks the options of `where`, which may have others besides.
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError `CODE_EMPTY`; what the assembler has to say about text
 */
export function checkRun<T extends RunOptions>(
  where: string,
  code: NativeCode,
  options: T,
  others: readonly Exclude<keyof T & string, keyof RunOptions>[] = [],
): CheckedRun {
  options = readOptions(where, options, [...optionNames, ...others]);
  const {
    registers = {},
    memory = {},
    deadlineMs = DEFAULT_DEADLINE_MS,
    isolated = false,
    entry,
    name = where,
  } = options;
  checkDeadline(where, deadlineMs);
  readText(`${where}: name`, name);
  readBoolean(`${where}: isolated`, isolated);
  const prepared = prepareCode(code, entry);
  if (prepared.bytes.length === 0) throw new MemoryError('CODE_EMPTY', `${name}: there are no bytes to run`);
  return {
    prepared,
    regions: checkRegions(memory),
    registers: readRecord(`${where}: registers`, registers),
    deadlineMs,
    isolated,
    name,
  };
}

/** Where things lie that the state at the entry has the addresses of. */
export interface EntryPlaces {
  readonly entry: bigint;
  readonly stackPointer: bigint;
  readonly addresses: ReadonlyMap<string, bigint>;
  isWritable(address: bigint, sizeBytes: number): boolean | undefined;
}

const RETURN_ADDRESS_BYTES = 8;

/**
 * The state at the entry.
 * @throws RawCpuError `BAD_OPTION` for registers, and for an rsp at which no return address can lie
 */
export function entryState({ registers }: Pick<CheckedRun, 'registers'>, places: EntryPlaces): CpuState {
  const { entry, stackPointer, addresses } = places;
  const state = new CpuState(hostStateLayout()).reset();
  state.set('rsp', stackPointer);
  state.set('rip', entry);
  setRegisters(state, registers, addresses);
  const rsp = state.get('rsp');
  if (rsp !== stackPointer && places.isWritable(rsp, RETURN_ADDRESS_BYTES) === false) refuseStackPointer(rsp);
  return state;
}

/** The runner stores the return address where rsp points, before any code runs. */
function refuseStackPointer(rsp: bigint): never {
  const expected = `an address of ${RETURN_ADDRESS_BYTES} bytes that the code may write to, for the return address`;
  throw new RawCpuError('BAD_OPTION', `register rsp must be ${expected}, got 0x${rsp.toString(16)}`, {
    details: { register: 'rsp' },
    hint: 'leave rsp out, and the code has a stack of its own; a region of memory serves as one too',
  });
}
