// Runs code with a whole register state on a thread of the pool, under the guard. The thread enters the state that lies in
// a block, and leaves there the state in which the code returned; what stops the code otherwise is in the job's record.

import { assemble } from '../../asm/index.ts';
import { type CallEnvironment, callStatus, JOB_HEADER_SLOTS } from '../../call/index.ts';
import { RawCpuError } from '../../errors/index.ts';
import {
  CpuState,
  contextOffsets as c,
  enterStateText,
  enterTraitsText,
  type FaultReport,
  JOB_OWNER_OFFSET,
  keptRegisters,
  leaveTraitsText,
  readReport,
  stateOffsets,
} from '../../fault/index.ts';
import { serializeText } from '../../jit/index.ts';
import { LOWEST_ERROR, wholePages } from '../../linux/index.ts';
import type { RunMemory } from './run-memory.ts';

export const RUN_STACK_BYTES: bigint = 1n << 20n;
export const RUN_STACK_GUARD_BYTES: bigint = 1n << 20n;

/** The state's rsp lies this far below the end of the stack: room for what a caller's frame would have. */
const CALLER_BYTES = 64n + 8n;

export interface JobPlaces {
  /** Lowest address of the stack, and rsp at the entry. */
  readonly stack: bigint;
  readonly stackPointer: bigint;
  readonly block: bigint;
}

/** Code that is entered with a state. */
export interface RunJob {
  readonly environment: CallEnvironment;
  readonly memory: RunMemory;
  readonly places: JobPlaces;
  readonly entry: bigint;
  readonly state: CpuState;
  readonly deadlineMs: number;
  /** Text of a routine for single steps, assembled after the job's code, and its data's address. */
  readonly stepper?: { readonly text: string; readonly dataAddress: bigint };
}

export interface JobEnd {
  /** The state in which the code returned, or that of the report. */
  readonly state: CpuState;
  /** The signal that stopped the code. */
  readonly report: FaultReport | undefined;
}

/** Maps a stack and room for the state. */
export function placeJob({ guard }: CallEnvironment, memory: RunMemory): JobPlaces {
  const stack = memory.mapGuarded(RUN_STACK_BYTES, RUN_STACK_GUARD_BYTES);
  const stateBytes = guard().recordBytes;
  const block = memory.mapGuarded(BigInt(wholePages(stateBytes)));
  return { stack, stackPointer: stack + RUN_STACK_BYTES - CALLER_BYTES, block };
}

/** Marks in the job's text where the code that is not the user's begins and ends. */
export const jobLabels = { start: 'job_start', end: 'job_end' } as const;

function jobText({ environment, places, entry, deadlineMs, stepper, state }: RunJob, recordAddress: bigint): string {
  const { native: guard, layout } = environment.guard();
  const deadlineNs = BigInt(Math.max(1, Math.round(deadlineMs * 1e6)));
  // What clean_thread does not do.
  const traits = {
    x87: false,
    highVectors: layout.vectorCount > 16,
    tiles: layout.hasTiles,
    keys: layout.pkruOffset > 0,
  };
  const call = (routine: Parameters<typeof guard.routine>[0]) =>
    `  mov r11, ${guard.routine(routine)}\n  sub rsp, 8\n  call r11\n  add rsp, 8`;
  return `
job_start:
${serializeText('serialized')}
${call('begin_job')}
  cmp rax, ${LOWEST_ERROR - 1}
  ja failed
  mov r10, rax
  mov rax, ${deadlineNs}
${call('arm')}
  test eax, eax
  jne failed
${[...keptRegisters, 'rsp' as const].map((name) => `  mov [r10 + ${c[name]}], ${name}`).join('\n')}
  mov rax, ${recordAddress}
  mov [r10 + ${c.record}], rax
${stepper === undefined ? '' : `  lea rax, [rip + stepper]\n  mov [r10 + ${c.trapHook}], rax\n  mov rax, ${stepper.dataAddress}\n  mov [r10 + ${c.trapData}], rax`}
  lea r11, [rsi + ${8 * JOB_HEADER_SLOTS}]
  mov [r10 + ${c.active}], r11
${call('job_is_over')}
  test eax, eax
  jne failed
${enterTraitsText(traits)}
  push r10
${enterStateText({ layout: state.layout, prefix: 'state', blockAddress: places.block, target: 'qword ptr [rip + target]' })}
  pop r10
  mov qword ptr [r10 + ${c.active}], 0
  mov qword ptr [r10 + ${c.trapHook}], 0
${call('clean_thread')}
${leaveTraitsText(traits)}
${keptRegisters.map((name) => `  mov ${name}, [r10 + ${c[name]}]`).join('\n')}
${call('disarm')}
  xor eax, eax
  ret
failed:
  mov [rsi + ${8 * JOB_HEADER_SLOTS - 8}], eax
  xor eax, eax
  ret
.p2align 3
target: .quad ${entry}
job_end:
${stepper === undefined ? '' : stepper.text}
`;
}

/**
 * Runs a job to its end.
 * @throws RawCpuError `INTERNAL`; UnsupportedError `SYSTEM_CALL` where the thread could not be set up
 */
export async function runJob(job: RunJob): Promise<JobEnd> {
  const { environment, memory, places, state } = job;
  const guard = environment.guard();
  const { buffers } = environment;
  const header = new BigInt64Array(JOB_HEADER_SLOTS);
  new DataView(header.buffer).setInt32(JOB_OWNER_OFFSET, guard.jobOwner, true);
  const record = new Uint8Array(new ArrayBuffer(guard.recordBytes));
  const { bytes, labels } = assemble(jobText(job, buffers.addressOf(record)));
  const block = environment.code.allocate(bytes);
  try {
    // SAFETY: the block's pages are mapped for this job and as long as a state; nothing runs yet.
    environment.memory.writeBytes(places.block, state.bytes.subarray(0, state.layout.sizeBytes));
    if (job.stepper !== undefined) writeRange(job, block.address, labels);
    // SAFETY: the text keeps the calling convention; code, stack, state, record and header are held until the promise is
    // settled.
    await environment.memory.runAsync(block.address, buffers.addressOf(header));
    if (header[2] !== 0n) throw new RawCpuError('INTERNAL', `the thread pool ended the run with status ${header[2]}`);
    const status = Number(BigInt.asIntN(32, header[3]!));
    if (status < 0) throw guard.setupError('run', status);
    const report = status === callStatus.returned ? undefined : readReport(record, state.layout);
    const after =
      report === undefined
        ? new CpuState(state.layout, memory.read(places.block, state.layout.sizeBytes))
        : report.state;
    if (report === undefined) setRip(after, job);
    return { state: after, report };
  } finally {
    block.release();
  }
}

/** Tells the stepper which code is the job's own. */
function writeRange({ environment, stepper }: RunJob, address: bigint, labels: ReadonlyMap<string, number>): void {
  const range = BigUint64Array.of(
    address + BigInt(labels.get(jobLabels.start)!),
    BigInt(labels.get(jobLabels.end)! - labels.get(jobLabels.start)!),
  );
  // SAFETY: a stepper's data begins with these two words and is mapped by the caller.
  environment.memory.writeBytes(stepper!.dataAddress, new Uint8Array(range.buffer));
}

/** Where a ret led is ours, not the user's, to know: the state keeps the entry. */
function setRip(state: CpuState, { entry }: RunJob): void {
  new DataView(state.bytes.buffer, state.bytes.byteOffset).setBigUint64(stateOffsets.rip, entry, true);
}
