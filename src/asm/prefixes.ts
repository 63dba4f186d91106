// Which prefixes an instruction form takes (Intel SDM volume 2, section 2.1.1; the HLE and CET chapters).

import type { Form } from '../isa/form.ts';
import { MemoryOperand } from '../isa/memory.ts';
import { FIRST_MEMORY_CLASS } from '../isa/operand-class.ts';
import { LEGACY, prefixFlags } from '../isa/table-format.ts';
import { EncodingOption, type EncodingOptions, encodingOptionNames, REX_OPTIONS } from './encoding-options.ts';
import type { Operand } from './operand.ts';

const checked: readonly [option: number, flag: number, name: string][] = (
  ['lock', 'xacquire', 'xrelease', 'bnd', 'notrack'] as const
).map((name) => [EncodingOption[name], 1 << prefixFlags.indexOf(name), name]);

const FLAG_LOCK = 1 << prefixFlags.indexOf('lock');
/** xchg with memory. */
const LOCKS_BY_ITSELF: ReadonlySet<number> = new Set([0x86, 0x87]);

/** Prefixes of one group exclude one another (SDM 2.1.1): the processor heeds one byte of each, and which is not defined. */
const groups: readonly number[] = [
  EncodingOption.rep | EncodingOption.repne | EncodingOption.xacquire | EncodingOption.xrelease | EncodingOption.bnd,
  EncodingOption.es |
    EncodingOption.ss |
    EncodingOption.fs |
    EncodingOption.gs |
    EncodingOption.taken |
    EncodingOption.notTaken |
    EncodingOption.notrack,
  REX_OPTIONS,
];
const [REPEATS, SEGMENTS] = groups as [number, number];

/** The prefixes that cannot stand beside one of these, each of them included. */
export const excludedBy = (option: number): number => groups.find((group) => (group & option) !== 0) ?? option;

/**
 * Opcodes without a mandatory prefix before which rep and repne can stand: string instructions, ret, nop, bsf and bsr
 * (which are tzcnt and lzcnt then), PadLock. Before others they do nothing, or make another instruction of it.
 */
const repeated: readonly ReadonlySet<number>[] = [
  // biome-ignore format: by opcode row
  new Set([
    0x6c, 0x6d, 0x6e, 0x6f, 0x90, 0xa4, 0xa5, 0xa6, 0xa7, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xc2, 0xc3,
  ]),
  new Set([0xa6, 0xa7, 0xbc, 0xbd]),
];

/** Bits of the prefix bytes of the segments, in the order of their options. */
const segmentOptions: readonly [prefix: number, option: number][] = [
  [0x26, EncodingOption.es],
  [0x2e, EncodingOption.notTaken],
  [0x36, EncodingOption.ss],
  [0x3e, EncodingOption.taken],
  [0x64, EncodingOption.fs],
  [0x65, EncodingOption.gs],
];

/** Two prefixes of one group, or nothing. */
function contradiction(options: EncodingOptions, operands: readonly Operand[]): string | undefined {
  for (const group of [REPEATS, SEGMENTS]) {
    const names = encodingOptionNames(options & group);
    if (names.length > 1) return `${names[0]} and ${names[1]} exclude each other; an instruction has one of them`;
  }
  if ((options & SEGMENTS) === 0) return undefined;
  for (const operand of operands) {
    if (!(operand instanceof MemoryOperand) || operand.segmentPrefix === 0) continue;
    const same = segmentOptions.find(([prefix]) => prefix === operand.segmentPrefix)![1];
    if ((options & SEGMENTS & ~same) !== 0)
      return `${encodingOptionNames(options & SEGMENTS)[0]} and the segment of ${operand} exclude each other`;
  }
  return undefined;
}

/** What prefix 66 would make of a form that has none, or nothing. */
function data16Problem(form: Form): string | undefined {
  const problem = `${form} does not take the prefix data16`;
  if (form.kind !== LEGACY || form.specs.some(({ text }) => /^(mm|xmm|k)\b/.test(text))) return problem;
  if (form.data16 === 1 || form.prefix === 1 || form.w === 1) return undefined;
  if (form.immediateBytes === 4) return `${problem}, which would leave 16 bits for the immediate`;
  // Nobody agrees on what it means for jmp, call and jcc, which have 64-bit operands; for xbegin the offset shrinks.
  return form.branchBytes === 4 && !form.default64 && form.atRm < 0
    ? `${problem}, which would leave 16 bits for the offset`
    : undefined;
}

/**
 * What REX.W would make of the immediate of a form that has none of its own, or nothing: the processor would read more bytes
 * than stand there. It has the last word over prefix 66, and `mov` into a register takes 64 bits then.
 */
function rexWProblem(form: Form): string | undefined {
  if (form.w === 1 || form.kind !== LEGACY) return undefined;
  const isMove = form.map === 0 && form.atOpcode >= 0 && form.opcode === 0xb8;
  const bits = isMove ? 64 : form.data16 === 1 && form.immediateBytes === 2 ? 32 : 0;
  return bits === 0 ? undefined : `${form} does not take rex.w, which would want an immediate of ${bits} bits`;
}

/** Says why a form refuses the prefixes in `options`, or nothing. */
export function prefixProblem(form: Form, options: EncodingOptions, operands: readonly Operand[]): string | undefined {
  const twice = contradiction(options, operands);
  if (twice !== undefined) return twice;
  for (const [option, flag, name] of checked) {
    if ((options & option) !== 0 && (form.flags & flag) === 0) return `${form} does not take the prefix ${name}`;
  }
  if ((options & (EncodingOption.rep | EncodingOption.repne)) !== 0) {
    const isRepeated = form.kind === LEGACY && form.prefix === 0 && repeated[form.map]?.has(form.opcode) === true;
    if (!isRepeated) return `${form} does not take the prefix ${encodingOptionNames(options & REPEATS)[0]}`;
  }
  const wide =
    ((options & EncodingOption.data16) === 0 ? undefined : data16Problem(form)) ??
    ((options & EncodingOption.rexW) === 0 ? undefined : rexWProblem(form));
  if (wide !== undefined) return wide;
  const rm = operands[form.atRm];
  if (typeof rm === 'object' && rm.cls >= FIRST_MEMORY_CLASS) {
    const elided = encodingOptionNames(options & (EncodingOption.xacquire | EncodingOption.xrelease));
    const wantsLock = elided.length > 0 && (form.flags & FLAG_LOCK) !== 0 && !LOCKS_BY_ITSELF.has(form.opcode);
    return wantsLock && (options & EncodingOption.lock) === 0 ? `${elided[0]} needs lock before ${form}` : undefined;
  }
  const needy = encodingOptionNames(
    options & (EncodingOption.lock | EncodingOption.xacquire | EncodingOption.xrelease),
  );
  return needy.length === 0 ? undefined : `${needy[0]} needs a memory operand with ${form}`;
}
