// One run of code in a child: the shared memory is written, a child started, its end awaited, and what it left read back.

import process from 'node:process';
import { MemoryError, UnsupportedError } from '../../errors/index.ts';
import { type CpuState, hostStateLayout, type StateLayout, stateOffsets } from '../../fault/index.ts';
import { INT3, type NativeEnvironment, nativeEnvironment } from '../../jit/index.ts';
import { errnoName, errnoOf, openLifeline, wholePages } from '../../linux/index.ts';
import { StepMemory, type StepNotes, type StepPlaces } from '../step-data.ts';
import { type TraceBounds, whileRunning } from '../trace-end.ts';
import { buildChild, type ChildProgram } from './child-object.ts';
import { type ChildEnd, Launcher } from './launcher.ts';
import {
  address,
  BLOCK_SIZE_BYTES,
  block,
  NOT_CONFINED_STATUS,
  REGION_LIMIT,
  SETUP_SIZE_BYTES,
  STACK_SIZE_BYTES,
  setupArea,
  table,
} from './layout.ts';
import { type ChildReport, readReport } from './report.ts';
import { reportedSignals, type Setup, type SharedRange, setUp } from './setup.ts';
import type { SetupTable } from './setup-table.ts';
import { SharedMemory } from './shared-memory.ts';

/** A run as the child is asked for it. */
export interface ChildRequest {
  readonly code: Uint8Array;
  /** Where the code begins, one of `codeAddress` and `lowCodeAddress`. */
  readonly codeAddress: number;
  /** Where data begins that the code may write to, a multiple of the page size; not below the code's size where none does. */
  readonly writableFrom: number;
  readonly entryOffset: number;
  /** The registers at the entry; rsp must lie in the child's stack, see `initialStackPointer`. */
  readonly state: CpuState;
  /** The memory that the code may read and write, at multiples of the page size. */
  readonly memory: readonly { readonly address: number; readonly bytes: Uint8Array }[];
  /** The child stops itself then. */
  readonly deadlineMs: number;
  /** Given for code that is traced; the state has the trap flag then. */
  readonly trace?: TraceBounds;
  /** It is killed then, in case that it could not; a second after the deadline when not given. */
  readonly killAfterMs?: number;
}

export interface ChildResult {
  readonly report: ChildReport;
  readonly end: ChildEnd;
  /** The memory afterwards. */
  readonly memory: readonly Uint8Array[];
  /** After the one system call instruction that is left to the child. */
  readonly behindExit: bigint;
  /** What was noted of code that is traced. */
  readonly steps: StepNotes | undefined;
}

/** Where the first byte of the code lies in a child, and where it does when it needs addresses of 32 bits. */
export const codeAddress: number = address.code;
export const lowCodeAddress: number = address.lowCode;
/** rsp at the entry: eight bytes below a multiple of 16, as after a call, with room for what a caller's frame has above. */
export const initialStackPointer: number = address.stack + STACK_SIZE_BYTES - 64 - 8;
/** The stack, for telling an overflow from another fault. */
export const stackRange: { readonly start: number; readonly end: number } = {
  start: address.stack,
  end: address.stack + STACK_SIZE_BYTES,
};

const LARGEST_CODE_BYTES = 256 * 1024 * 1024;
const LARGEST_MEMORY_BYTES = 1024 * 1024 * 1024;
const GRACE_MS = 1000;

interface Isolation {
  readonly native: NativeEnvironment;
  readonly layout: StateLayout;
  readonly program: ChildProgram;
  readonly launcher: Launcher;
}

let isolation: Promise<Isolation> | undefined;

/** What all children of this thread share, made when it is first needed. */
function prepareIsolation(): Promise<Isolation> {
  isolation ??= makeIsolation().catch((error: unknown) => {
    isolation = undefined;
    throw error;
  });
  return isolation;
}

async function makeIsolation(): Promise<Isolation> {
  const native = nativeEnvironment();
  const layout = hostStateLayout();
  const program = buildChild(layout);
  // Both ends belong to the runtime: the launcher's poll is woken when it closes the watched one with the thread.
  const lifeline = openLifeline(native, { holdsReader: true, net: await import('node:net') }) ?? NO_DESCRIPTOR;
  return { native, layout, program, launcher: new Launcher(native, program.bytes, lifeline) };
}

/** poll(2) passes over it. */
const NO_DESCRIPTOR = -1;

/**
 * Runs code in a child.
 * @throws MemoryError `CODE_EMPTY`, `CODE_TOO_LARGE`, `MAP_FAILED`; UnsupportedError `ISOLATION_REFUSED`, `PLATFORM`,
 * `ADDON_REFUSED`
 */
export async function runInChild(request: ChildRequest): Promise<ChildResult> {
  checkSizes(request);
  const { native, layout, program, launcher } = await prepareIsolation();
  let offset = BLOCK_SIZE_BYTES + SETUP_SIZE_BYTES;
  const share = (at: number, sizeBytes: number): SharedRange => {
    const range = { address: at, sizeBytes, offset };
    offset += wholePages(sizeBytes);
    return range;
  };
  const codeBytes = Math.min(request.writableFrom, request.code.length);
  const code = share(request.codeAddress, codeBytes);
  const dataBytes = request.code.length - codeBytes;
  const data = dataBytes === 0 ? undefined : share(request.codeAddress + codeBytes, dataBytes);
  const ranges = request.memory.map((region) => share(region.address, region.bytes.length));
  const steps = request.trace && stepMemory(request, request.trace, layout);
  const trace = steps && share(address.trace, steps.sizeBytes);
  const setup = setUp({
    hostPid: process.pid,
    deadlineMs: request.deadlineMs,
    code,
    data,
    memory: ranges.filter(({ sizeBytes }) => sizeBytes > 0),
    trace,
    program: program.facts,
  });
  const image = setup.last.image();
  new DataView(image.buffer).setBigUint64(block.entry, BigInt(request.codeAddress + request.entryOffset), true);
  if (trace !== undefined) new DataView(image.buffer).setBigUint64(block.trace, BigInt(trace.address), true);
  image.set(request.state.bytes.subarray(0, layout.sizeBytes), block.state);

  const shared = new SharedMemory(native, offset, 'data');
  try {
    shared.write(0, image);
    shared.write(BLOCK_SIZE_BYTES, setup.first.image());
    shared.write(code.offset, request.code);
    if (data === undefined) shared.write(code.offset + code.sizeBytes, padding(code.sizeBytes));
    for (const [i, range] of ranges.entries()) shared.write(range.offset, request.memory[i]!.bytes);
    const readTrace = (at: number, sizeBytes: number) => shared.read(trace!.offset + at, sizeBytes);
    if (steps !== undefined) shared.write(trace!.offset, steps.image(stepPlaces(program)));
    const running = launcher.run(shared, request.killAfterMs ?? request.deadlineMs + GRACE_MS);
    const end = await whileRunning(
      running,
      { onProgress: request.trace?.onProgress },
      {
        stepsSoFar: () => steps!.stepsSoFar(readTrace),
        stop: () => steps!.stop((at, bytes) => shared.write(trace!.offset + at, bytes)),
      },
    );
    // Who wrote a report has ended by itself. What else may stand there counts for nothing.
    const left = readReport(shared.read(0, block.calls), layout);
    let report: ChildReport = end.exitStatus === 0 && isPossible(left, request) ? left : { kind: 'nothing' };
    const progress = setUpProgress(setup, shared, end);
    if (progress !== undefined && end.endedBy !== 'limit') {
      if (report.kind !== 'signal' || !isFromOutside(report)) throw notConfined(progress, end);
      report = { ...report, state: request.state };
    }
    return {
      report,
      end,
      behindExit: program.facts.labels.exit_done,
      memory: ranges.map((range) => shared.read(range.offset, range.sizeBytes)),
      steps: steps?.take(BigInt(address.trace), readTrace),
    };
  } finally {
    shared.close();
  }
}

function stepMemory({ code, codeAddress }: ChildRequest, { maxSteps }: TraceBounds, layout: StateLayout): StepMemory {
  const xsaveBytes = layout.sizeBytes - stateOffsets.xsave;
  return new StepMemory({ code, codeAddress: BigInt(codeAddress), maxSteps, xsaveBytes });
}

/** All of the child's own program is around the code. */
function stepPlaces({ facts }: ChildProgram): StepPlaces {
  return {
    address: BigInt(address.trace),
    job: { address: BigInt(address.program), sizeBytes: facts.sizeBytes },
  };
}

/** The rest of the code's last page stops whoever runs into it. */
function padding(sizeBytes: number): Uint8Array {
  return new Uint8Array(wholePages(sizeBytes) - sizeBytes).fill(INT3);
}

function checkSizes({ code, writableFrom, memory }: ChildRequest): void {
  if (Math.min(code.length, writableFrom) === 0) throw new MemoryError('CODE_EMPTY', 'there are no bytes to run');
  if (code.length > LARGEST_CODE_BYTES) {
    throw new MemoryError('CODE_TOO_LARGE', `${code.length} bytes of code; at most ${LARGEST_CODE_BYTES} are taken`);
  }
  const memoryBytes = memory.reduce((sum, { bytes }) => sum + wholePages(bytes.length), 0);
  if (memoryBytes > LARGEST_MEMORY_BYTES || memory.length > REGION_LIMIT) {
    throw new MemoryError(
      'MAP_FAILED',
      `${memory.length} regions of ${memoryBytes} bytes in all for isolated code; at most ${REGION_LIMIT} and ${LARGEST_MEMORY_BYTES} are given`,
    );
  }
}

const isPossible = ({ kind }: ChildReport, { trace }: ChildRequest) => kind !== 'stopped' || trace !== undefined;

/** Signals that may come at any time: that of the deadline, and whatever somebody sends. */
const isFromOutside = ({ signal }: ChildReport & { kind: 'signal' }) =>
  signal.code <= 0 || signal.signal === reportedSignals.SIGALRM;

/** How far a set-up came that did not come to its end. */
interface Progress {
  readonly step: string | undefined;
  /** What the step gave, where the child itself has ended there. */
  readonly result: bigint;
}

/**
 * Whether the child ended before it ran any code. That is told by memory which is not mapped any more when the code runs,
 * and after that by an exit status which the code cannot give.
 */
function setUpProgress({ first, last }: Setup, shared: SharedMemory, end: ChildEnd): Progress | undefined {
  const progress = ({ calls }: SetupTable, offset: number): Progress & { readonly done: number } => {
    const view = new DataView(shared.read(offset, 24).buffer);
    const done = Number(view.getBigUint64(table.done, true));
    return { done, step: calls[done]?.name, result: view.getBigInt64(table.result, true) };
  };
  const begun = progress(first, BLOCK_SIZE_BYTES + setupArea.table);
  if (begun.done < first.calls.length) return begun;
  return end.exitStatus === NOT_CONFINED_STATUS ? progress(last, block.table) : undefined;
}

function notConfined({ step, result }: Progress, { exitStatus, endedBy, signal }: ChildEnd): UnsupportedError {
  const errno = exitStatus === undefined ? undefined : errnoOf(result);
  const ended = errno === undefined ? `result ${result}` : errnoName(errno);
  const reason = exitStatus !== undefined ? ended : endedBy === 'itself' ? `signal ${signal}` : 'it was killed';
  return new UnsupportedError(
    'ISOLATION_REFUSED',
    `a child could not be confined (${step}: ${reason}); it ran no code`,
    {
      details: { step, errno },
      hint: 'isolation needs Linux 5.11 or later with seccomp filters; a container or an emulator may withhold them',
    },
  );
}
