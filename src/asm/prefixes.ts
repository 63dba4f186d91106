// Which prefixes an instruction form takes (Intel SDM volume 2, section 2.1.1; the HLE and CET chapters).

import type { Form } from '../isa/form.ts';
import { FIRST_MEMORY_CLASS } from '../isa/operand-class.ts';
import { prefixFlags } from '../isa/table-format.ts';
import { Hint, hintNames } from './hints.ts';
import type { Operand } from './operand.ts';

const checked: readonly [hint: number, flag: number, name: string][] = (
  ['lock', 'xacquire', 'xrelease', 'bnd', 'notrack'] as const
).map((name) => [Hint[name], 1 << prefixFlags.indexOf(name), name]);

const FLAG_LOCK = 1 << prefixFlags.indexOf('lock');
/** xchg with memory. */
const LOCKS_BY_ITSELF: ReadonlySet<number> = new Set([0x86, 0x87]);

/** Says why a form refuses the prefixes in `hints`, or nothing. rep and repne go with string instructions and ret. */
export function prefixProblem(form: Form, hints: number, operands: readonly Operand[]): string | undefined {
  for (const [hint, flag, name] of checked) {
    if ((hints & hint) !== 0 && (form.flags & flag) === 0) return `${form} does not take the prefix ${name}`;
  }
  // Nobody agrees on what it means for jmp, call and jcc, which have 64-bit operands; for xbegin the offset shrinks.
  if ((hints & Hint.data16) !== 0 && form.branchBytes === 4 && !form.default64 && form.atRm < 0)
    return `${form} does not take the prefix data16, which would leave 16 bits for the offset`;
  const rm = operands[form.atRm];
  if (typeof rm === 'object' && rm.cls >= FIRST_MEMORY_CLASS) {
    const elided = hintNames(hints & (Hint.xacquire | Hint.xrelease));
    const wantsLock = elided.length > 0 && (form.flags & FLAG_LOCK) !== 0 && !LOCKS_BY_ITSELF.has(form.opcode);
    return wantsLock && (hints & Hint.lock) === 0 ? `${elided[0]} needs lock before ${form}` : undefined;
  }
  const needy = hintNames(hints & (Hint.lock | Hint.xacquire | Hint.xrelease));
  return needy.length === 0 ? undefined : `${needy[0]} needs a memory operand with ${form}`;
}
