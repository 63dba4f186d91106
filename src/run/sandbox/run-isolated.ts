// Isolated runs as the rest of the room sees them: registers and memory go in; registers and memory come out, and the
// fault, if the code did not come to its end, as the same CpuFault that a guarded call throws.

import { constants } from 'node:os';
import { type PreparedCode, placeOf } from '../../call/index.ts';
import { CpuFault } from '../../errors/index.ts';
import { type CpuState, cpuFault, type FaultKind, type FaultScene, lostDetails } from '../../fault/index.ts';
import { auditArchitectures, systemCallName, wholePages, X32_BIT } from '../../linux/index.ts';
import type { StepNotes } from '../step-data.ts';
import type { TraceBounds } from '../trace-end.ts';
import { runQueued } from './child-queue.ts';
import { type ChildResult, codeAddress, initialStackPointer, lowCodeAddress, stackRange } from './child-run.ts';
import type { ChildEnd } from './launcher.ts';
import { GUARD_SIZE_BYTES } from './layout.ts';
import { placeMemory, type RegionWish } from './place-memory.ts';
import type { ChildReport, SignalReport } from './report.ts';
import { reportedSignals } from './setup.ts';

export interface IsolatedRequest {
  /** What errors call the code. */
  readonly name: string;
  readonly code: PreparedCode;
  /** What {@link isolatedPlaces} gave for this code and these regions. */
  readonly places: IsolatedPlaces;
  /** The registers at the entry. */
  readonly state: CpuState;
  /** Contents of the regions. */
  readonly memory: readonly Uint8Array[];
  readonly deadlineMs: number;
  /** Given for code that is traced. */
  readonly trace?: TraceBounds;
}

export interface IsolatedResult {
  /** The registers when the code ended; undefined when it destroyed what would have reported them, and after a trace. */
  readonly state: CpuState | undefined;
  readonly memory: readonly Uint8Array[];
  readonly fault: CpuFault | undefined;
  /** Processor time of the child, its start and end included. */
  readonly cpuTimeMs: number;
  /** What was noted of code that is traced, as the child left it. */
  readonly steps: StepNotes | undefined;
  /** What the child reported. */
  readonly reported: ChildReport['kind'];
}

/** Where things lie in a child, which must be known before registers are set. */
export interface IsolatedPlaces {
  readonly codeAddress: bigint;
  /** The code for that address. */
  readonly codeBytes: Uint8Array;
  /** rsp at the entry: the return address lies there. */
  readonly stackPointer: bigint;
  readonly memory: readonly bigint[];
  /** Where data begins in the code that it may write to; not below the code's size where there is none. */
  readonly writableFrom: number;
  /** What the code may write to. */
  readonly writable: readonly { readonly start: bigint; readonly end: bigint }[];
}

/**
 * Where code, stack and regions lie.
 * @throws RawCpuError `BAD_OPTION` for an address that is taken; LinkError `TARGET_OUT_OF_RANGE` for addresses that do not fit into their fields
 */
export function isolatedPlaces({ bytes, assembly }: PreparedCode, regions: readonly RegionWish[]): IsolatedPlaces {
  const { isMoved, isLow } = placeOf(assembly);
  const at = isLow ? lowCodeAddress : codeAddress;
  const data = (assembly?.sections ?? []).filter((section) => section.writable && section.sizeBytes > 0);
  const writableFrom = data.reduce((least, { offset }) => Math.min(least, offset), bytes.length);
  const memory = placeMemory(regions, { address: at, sizeBytes: bytes.length });
  const range = (start: number, sizeBytes: number) => ({ start: BigInt(start), end: BigInt(start + sizeBytes) });
  return {
    codeAddress: BigInt(at),
    codeBytes: isMoved ? assembly!.relocate(at) : bytes,
    stackPointer: BigInt(initialStackPointer),
    memory: memory.map(BigInt),
    writableFrom,
    writable: [
      range(stackRange.start, stackRange.end - stackRange.start),
      range(at + writableFrom, bytes.length - writableFrom),
      ...regions.map(({ sizeBytes }, i) => range(memory[i]!, wholePages(sizeBytes))),
    ],
  };
}

/**
 * Runs code in a child of its own, when its turn comes.
 * @throws CallError `QUEUE_FULL`; MemoryError `CODE_EMPTY`, `CODE_TOO_LARGE`, `MAP_FAILED`; UnsupportedError
 * `ISOLATION_REFUSED`, `PLATFORM`, `ADDON_REFUSED`
 */
export async function runIsolated(request: IsolatedRequest): Promise<IsolatedResult> {
  const { code, places, state, deadlineMs } = request;
  const result = await runQueued({
    code: places.codeBytes,
    codeAddress: Number(places.codeAddress),
    writableFrom: places.writableFrom,
    entryOffset: code.entryOffset,
    state,
    memory: request.memory.map((contents, i) => ({ address: Number(places.memory[i]), bytes: contents })),
    deadlineMs,
    ...(request.trace === undefined ? {} : { trace: request.trace }),
  });
  const { report, end, memory, steps } = result;
  const common = { memory, cpuTimeMs: end.cpuTimeMs, steps, reported: report.kind };
  switch (report.kind) {
    case 'returned':
      return { ...common, state: report.state, fault: undefined };
    case 'stopped':
      return { ...common, state: undefined, fault: undefined };
    case 'signal': {
      // The kernel's own signals have codes above 0.
      if (report.signal.code <= 0) return { ...common, state: report.state, fault: sentFault(request, report.signal) };
      const scene = sceneOf(request, result, report.signal);
      return { ...common, state: report.state, fault: cpuFault({ ...report.signal, state: report.state }, scene) };
    }
    default:
      return { ...common, state: undefined, fault: faultWithoutReport(request, end) };
  }
}

function sceneOf(request: IsolatedRequest, result: ChildResult, signal: SignalReport): FaultScene {
  const { memory } = result;
  const { name, places, deadlineMs: ms } = request;
  const { codeBytes: bytes, codeAddress: address } = places;
  return {
    code: { name, bytes, address, labels: request.code.assembly?.labels },
    // Whichever of its two clocks was first.
    deadline: { ms, signal: signal.signal === reportedSignals.SIGXCPU ? signal.signal : reportedSignals.SIGALRM },
    stackGuard: { start: BigInt(stackRange.start - GUARD_SIZE_BYTES), end: BigInt(stackRange.start) },
    read: (from, sizeBytes) => {
      if (from === signal.stackPointer) return signal.stackTop.subarray(0, sizeBytes);
      for (const [i, region] of memory.entries()) {
        const distance = from - places.memory[i]!;
        if (distance < 0n || distance >= BigInt(region.length)) continue;
        return region.subarray(Number(distance), Number(distance) + sizeBytes);
      }
      return new Uint8Array(0);
    },
    ...refusalOf(request, result, signal),
  };
}

/** `syscall`, `sysenter` and `int 0x80` are two bytes long, and rip is after them. */
const SYSTEM_CALL_BYTES = 2;
const hint = 'isolated code can compute and return; it has no system calls';

function refusalOf(
  { places }: IsolatedRequest,
  { report, behindExit }: ChildResult,
  signal: SignalReport,
): Pick<FaultScene, 'refused'> {
  if (signal.signal === reportedSignals.SIGSYS) return { refused: refusedSystemCall(signal) };
  if (report.kind !== 'signal') return {};
  const refused = (kind: string, instructionBytes: number) => ({
    refused: { kind: { code: 'SYSTEM_CALL_REFUSED', kind, hint }, signal: 'SIGSYS', instructionBytes } as const,
  });
  const rip = report.state.get('rip');
  // Whoever jumps to the child's own instruction with another number gets past what looks at addresses.
  if (rip === behindExit) {
    const kind = "used the child's own system call for uretprobe (335) or uprobe (336), which did nothing";
    return refused(kind, SYSTEM_CALL_BYTES);
  }
  const offset = Number(rip - places.codeAddress);
  const [first, second] = places.codeBytes.subarray(offset, offset + SYSTEM_CALL_BYTES);
  const by =
    first === 0xcd && second === 0x80 ? 'int 0x80' : first === 0x0f && second === 0x34 ? 'sysenter' : undefined;
  if (by === undefined || offset < 0) return {};
  const number = Number(report.state.get('eax'));
  return refused(`asked for system call ${number} by ${by}, which this kernel or processor does not have`, 0);
}

function refusedSystemCall({ systemCall, systemCallTable }: SignalReport): NonNullable<FaultScene['refused']> {
  const is64Bit = systemCallTable === auditArchitectures.X86_64;
  const isX32 = is64Bit && systemCall > 0 && (systemCall & X32_BIT) !== 0;
  const name = is64Bit ? systemCallName(isX32 ? systemCall ^ X32_BIT : systemCall) : undefined;
  const table = isX32 ? ' of the x32 table' : is64Bit ? '' : ' of the 32-bit table';
  const kind: FaultKind = {
    code: 'SYSTEM_CALL_REFUSED',
    kind: `asked for system call ${systemCall}${table}${name === undefined ? '' : ` (${name})`}, which was not carried out`,
    hint,
  };
  return { kind, signal: 'SIGSYS', instructionBytes: SYSTEM_CALL_BYTES };
}

const signalName = (signal: number | undefined) =>
  Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];

/** A signal that somebody sent to the child. */
function sentFault({ name }: IsolatedRequest, { signal, address }: SignalReport): CpuFault {
  const sender = Number(address & 0xffff_ffffn);
  const what = signalName(signal) ?? `signal ${signal}`;
  return new CpuFault('REPORT_LOST', `${name}: the child was sent ${what} by process ${sender}, and ended`, {
    details: lostDetails(name, { signal: what, sender }),
    hint: 'the signal came from outside; the code did not raise it',
  });
}

/** The end of a child whose signal handler could not do its work. */
function faultWithoutReport({ name, deadlineMs }: IsolatedRequest, end: ChildEnd): CpuFault {
  if (end.endedBy === 'limit') {
    return new CpuFault('DEADLINE', `${name}: ran longer than its deadline of ${deadlineMs} ms, and was killed`, {
      details: lostDetails(name, { kind: 'ran longer than its deadline', signal: 'deadline' }),
    });
  }
  const signal = signalName(end.signal);
  const how = signal === undefined ? `ended with exit status ${end.exitStatus}` : `was killed by ${signal}`;
  return new CpuFault('REPORT_LOST', `${name}: the child ${how} and reported nothing`, {
    details: lostDetails(name, { signal, ...(end.exitStatus !== undefined && { exitStatus: end.exitStatus }) }),
    hint: 'the code overwrote its result or the stack of the signal handler, or somebody killed the child',
  });
}
