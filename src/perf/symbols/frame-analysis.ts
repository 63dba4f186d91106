// How the stack lies at each instruction of code that nobody described: its instructions are followed from the entry
// along every branch, and what they do to rsp and rbp is noted. Enough for debuggers to walk through code that pushes,
// makes a frame, or has a frame pointer. Where rsp becomes what no constant says, the last known row stays.

import { disassemble, type Instruction } from '../../disasm/index.ts';
import type { SavedRegister, UnwindRow } from '../../elf/index.ts';

/** The stack at one instruction. Distances count down from the canonical frame address, rsp before the call. */
interface Frame {
  /** Distance of rsp; undefined where it is not known. */
  readonly rsp: number | undefined;
  /** Distance of rbp, where it is a frame pointer. */
  readonly rbp: number | undefined;
  readonly saved: ReadonlyMap<SavedRegister, number>;
}

const WORD_BYTES = 8;
/** Code beyond this is walked no further. */
const MOST_INSTRUCTIONS = 20_000;

const saveable: ReadonlySet<string> = new Set<SavedRegister>(['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15']);

/** The rows of the code's unwind data, by ascending offset. */
export function analyzeFrames(bytes: Uint8Array, entryOffset: number): UnwindRow[] {
  const decoded = new Map(disassemble(bytes).map((instruction) => [instruction.offset, instruction]));
  const frames = new Map<number, Frame>();
  const waiting: [offset: number, frame: Frame][] = [
    [entryOffset, { rsp: WORD_BYTES, rbp: undefined, saved: new Map() }],
  ];
  while (waiting.length > 0 && frames.size < MOST_INSTRUCTIONS) {
    const [offset, frame] = waiting.pop()!;
    const instruction = decoded.get(offset);
    if (instruction === undefined || instruction.isInvalid || frames.has(offset)) continue;
    frames.set(offset, frame);
    const after = frameAfter(instruction, frame);
    if (!['call', 'transaction'].includes(instruction.flow) && instruction.target !== undefined) {
      waiting.push([Number(instruction.target), after]);
    }
    const goesOn = !['jump', 'indirect jump', 'return', 'exception'].includes(instruction.flow);
    if (goesOn) waiting.push([offset + instruction.length, after]);
  }
  return rowsOf(frames);
}

function frameAfter({ mnemonic, operands }: Instruction, frame: Frame): Frame {
  const [first, second] = operands.map((operand) => (operand.kind === 'immediate' ? operand.value : operand.text));
  const { rsp, rbp, saved } = frame;
  const moved = (by: number): Frame => ({ ...frame, rsp: rsp === undefined ? undefined : rsp + by });
  switch (mnemonic) {
    case 'push': {
      const after = moved(WORD_BYTES);
      const keeps = typeof first === 'string' && saveable.has(first) && !saved.has(first as SavedRegister);
      if (!keeps || after.rsp === undefined) return after;
      return { ...after, saved: new Map(saved).set(first as SavedRegister, after.rsp) };
    }
    case 'pushfq':
      return moved(WORD_BYTES);
    case 'pop':
      return { ...moved(-WORD_BYTES), rbp: first === 'rbp' ? undefined : rbp };
    case 'popfq':
      return moved(-WORD_BYTES);
    case 'leave':
      return { ...frame, rsp: rbp === undefined ? undefined : rbp - WORD_BYTES, rbp: undefined };
    case 'sub':
    case 'add':
      if (first === 'rsp') {
        return typeof second === 'number' ? moved(mnemonic === 'sub' ? second : -second) : { ...frame, rsp: undefined };
      }
      break;
    case 'mov':
      if (first === 'rbp' && second === 'rsp') return { ...frame, rbp: rsp };
      if (first === 'rsp' && second === 'rbp') return { ...frame, rsp: rbp };
      break;
    case 'lea': {
      const memory = operands[1];
      if (first !== 'rsp' || memory?.kind !== 'memory' || memory.index !== undefined) break;
      const base = memory.base?.name === 'rsp' ? rsp : memory.base?.name === 'rbp' ? rbp : undefined;
      return { ...frame, rsp: base === undefined ? undefined : base - Number(memory.displacement) };
    }
  }
  const written = operands[0];
  const changes = (name: string) =>
    written?.kind === 'register' && written.register.name === name && written.access !== 'read';
  return {
    ...frame,
    rsp: changes('rsp') ? undefined : rsp,
    rbp: changes('rbp') || changes('ebp') ? undefined : rbp,
  };
}

function rowsOf(frames: ReadonlyMap<number, Frame>): UnwindRow[] {
  const rows: UnwindRow[] = [];
  let last: Pick<UnwindRow, 'cfaOffset' | 'base'> = { cfaOffset: WORD_BYTES };
  const written = new Map<SavedRegister, number>();
  for (const [at, { rsp, rbp, saved }] of [...frames].sort(([a], [b]) => a - b)) {
    const frame =
      rbp !== undefined
        ? { cfaOffset: rbp, base: 'rbp' as const }
        : rsp !== undefined
          ? { cfaOffset: rsp, base: 'rsp' as const }
          : last;
    const news = [...saved].filter(([register, belowCfa]) => written.get(register) !== belowCfa);
    for (const [register, belowCfa] of news) {
      written.set(register, belowCfa);
      rows.push({ at, ...frame, saved: { register, belowCfa } });
    }
    const isSame = frame.cfaOffset === last.cfaOffset && (frame.base ?? 'rsp') === (last.base ?? 'rsp');
    if (news.length === 0 && !isSame) rows.push({ at, ...frame });
    last = frame;
  }
  return rows;
}
