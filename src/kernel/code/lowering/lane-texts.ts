// Scalar code for what no vector instruction does, run for each lane in turn (machine.ts, LaneCode). It may use rax, rcx,
// rdx, the x87 stack and the 128 bytes below the stack pointer. `{0}` `{1}` are the lane's arguments, `{out}` its result.

import { fmaText, raisingFmaText } from './fma-text.ts';

/** The remainder on x87: fprem lessens the exponent by at most 63 each time and says when it is done. Exact. */
const remainder = (size: string) => `
  fld ${size} ptr {1}
  fld ${size} ptr {0}
1: fprem
  fnstsw ax
  test ah, 4
  jnz 1b
  fstp st(1)
  fstp ${size} ptr {out}`;

/** idiv, but x / 0 is 0, and MIN / -1, which would fault, is a negation. */
const signedDivision = (wanted: 'quotient' | 'remainder') => `
  mov rcx, qword ptr {1}
  mov rax, qword ptr {0}
  lea rdx, [rcx + 1]
  cmp rdx, 1
  ja 1f
  imul rax, rcx
  ${wanted === 'quotient' ? '' : 'xor eax, eax'}
  jmp 2f
1: cqo
  idiv rcx
  ${wanted === 'quotient' ? '' : 'mov rax, rdx'}
2: mov qword ptr {out}, rax`;

const unsignedDivision = (wanted: 'quotient' | 'remainder') => `
  mov rcx, qword ptr {1}
  xor eax, eax
  test rcx, rcx
  jz 1f
  mov rax, qword ptr {0}
  xor edx, edx
  div rcx
  ${wanted === 'quotient' ? '' : 'mov rax, rdx'}
1: mov qword ptr {out}, rax`;

const sizes = { b: ['byte', 'al'], w: ['word', 'ax'], d: ['dword', 'eax'], q: ['qword', 'rax'] } as const;

/** A shift by a count of its own for each lane. */
function shift(letter: keyof typeof sizes, operation: 'shl' | 'shr' | 'sar'): string {
  const [size, register] = sizes[letter];
  const bits = { b: 8, w: 16, d: 32, q: 64 }[letter];
  return `
  movzx ecx, byte ptr {1}
  and ecx, ${bits - 1}
  mov ${register}, ${size} ptr {0}
  ${operation} ${register}, cl
  mov ${size} ptr {out}, ${register}`;
}

export const laneTexts: Readonly<Record<string, string>> = {
  remps: remainder('dword'),
  rempd: remainder('qword'),
  idivq: signedDivision('quotient'),
  iremq: signedDivision('remainder'),
  divq: unsignedDivision('quotient'),
  remq: unsignedDivision('remainder'),
  ...Object.fromEntries(
    (['b', 'w', 'd', 'q'] as const).flatMap((letter) =>
      (['shl', 'shr', 'sar'] as const).map((operation) => [`${operation}${letter}`, shift(letter, operation)]),
    ),
  ),
  fma: fmaText,
  raisingFma: raisingFmaText,
  // Truncation of a double that an i64 holds; 2^63 and more, and NaN, give MIN.
  cvttsd2si: `
  cvttsd2si rax, qword ptr {0}
  mov qword ptr {out}, rax`,
};
