// Rows of the table that neither oracle confirms, each with the reason. A row without one fails the tests.

import type { Form } from '../../../src/isa/form.ts';
import { formsOf } from '../../../src/isa/table.ts';

const reasons: readonly [row: RegExp, reason: string][] = [
  [/^(j\w+|call|xbegin) rel16$/, 'a 16-bit offset: Intel and AMD disagree on it in 64-bit mode, so it is never chosen'],
  [/^(j\w+|loop\w*) rel8$/, 'with 66: the same disagreement'],
  [/^bswap r16$/, 'its result is undefined; both oracles refuse it'],
  [/^(lldt|ltr|lmsw|verr|verw|lkgs) r(32|64)\/m16$/, 'both oracles know the 16-bit register only'],
  [/^movsxd r16, /, 'both oracles refuse it: it is mov with a longer name'],
  [/^(fcom|fcomp|fucom|fucomp|fxch) st0, sti$/, 'both oracles want the one-operand spelling'],
  [/^urdmsr r64, r64$/, 'LLVM 19 exchanges the operands; GNU as 2.40 does not know it'],
  [/^vu?com[xi]*s[sdh] xmm, /, 'AVX10.2 as finally specified: GNU as 2.40 and LLVM 19 do not know it'],
  [/^fstpnce /, 'undocumented: fstp that does not report an empty stack'],
  [/^(pcommit|rdudbg|wrudbg|ud0)$/, 'withdrawn, or undocumented; known to neither oracle'],
  [/^(ccs_|xsha512|xstore_alt|xsha512_alt|montmul)/, 'VIA and Zhaoxin PadLock, known to neither oracle'],
];

/** Why no oracle confirms a form; undefined where one should. */
export function unverifiedReason(form: Form): string | undefined {
  const text = form.toString();
  const listed = reasons.find(([row]) => row.test(text));
  if (listed) return listed[1];
  const before = formsOf(form.mnemonic).find((other) => other.index < form.index && sameChoice(other, form));
  return before && 'a second encoding of the row before it: decoders know it, assemblers do not write it';
}

function sameChoice(a: Form, b: Form): boolean {
  return a.kind === b.kind && a.toString() === b.toString();
}
