// a * b + c with one rounding, for processors without FMA: scalar x87 code for one lane. Extended precision has 64 bits of
// significand, 11 more than a double, and exponents that no product of doubles leaves.
//
// The product becomes u + v exactly: each factor is cut into 26 and 27 bits, whose products need no rounding (Dekker, "A
// floating-point technique for extending the available precision", 1971). Then u + v + c is summed without error but the
// last, which is rounded to odd, so that the store may round again (Boldo and Melquiond, "Emulation of a FMA and
// correctly rounded sums", 2008). Scratch is the 128 bytes below the stack pointer.

const slots = { u: -32, v: -48, c: -64, high: -80, low: -96, rest: -112, head: -128 } as const;

type Slot = keyof typeof slots;

const tbyte = (slot: Slot) => `tbyte ptr [rsp - ${-slots[slot]}]`;

/** x + y as a rounded sum and its error, both exact (Knuth's TwoSum). */
const twoSum = (x: Slot, y: Slot, sum: Slot, error: Slot) => `
  fld ${tbyte(x)}
  fld ${tbyte(y)}
  fadd st(0), st(1)
  fld st(0)
  fsub st(0), st(2)
  fld st(1)
  fsub st(0), st(1)
  fld st(3)
  fsub st(0), st(1)
  fld ${tbyte(y)}
  fsub st(0), st(3)
  faddp st(1), st(0)
  fstp ${tbyte(error)}
  fstp st(0)
  fstp st(0)
  fstp ${tbyte(sum)}
  fstp st(0)`;

/** A sum and its error become one value whose last bit is odd where anything was lost. */
const roundToOdd = (sum: Slot, error: Slot, labels: readonly [number, number]) => `
  fld ${tbyte(error)}
  ftst
  fnstsw ax
  fstp st(0)
  test ah, 0x40
  jnz ${labels[1]}f
  test byte ptr [rsp - ${-slots[sum]}], 1
  jnz ${labels[1]}f
  movzx ecx, byte ptr [rsp - ${-slots[sum] - 9}]
  shr ecx, 7
  movzx eax, ah
  and eax, 1
  cmp eax, ecx
  je ${labels[0]}f
  sub qword ptr [rsp - ${-slots[sum]}], 1
  js ${labels[1]}f
  mov qword ptr [rsp - ${-slots[sum]}], -1
  dec word ptr [rsp - ${-slots[sum] - 8}]
  jmp ${labels[1]}f
${labels[0]}: inc qword ptr [rsp - ${-slots[sum]}]
${labels[1]}:`;

/** Cuts a factor: its upper 26 bits go to `-24` or `-16`, what is left onto the x87 stack. */
const cut = (argument: number, offset: number) => `
  mov rax, qword ptr {${argument}}
  and rax, -0x8000000
  mov qword ptr [rsp - ${offset}], rax
  fld qword ptr {${argument}}
  fsub qword ptr [rsp - ${offset}]`;

/** Leaves for the plain way where an argument is infinite, NaN or, for factors, 0: there is nothing to round then. */
const check = (argument: number, zeroToo: boolean) => `
  mov rax, qword ptr {${argument}}
  add rax, rax
  ${zeroToo ? 'jz 8f' : ''}
  cmp rax, rcx
  jae 8f`;

/** Computes the fused product; `forget` and `tell` stand before and after the only step that rounds to the type. */
const fused = (forget: string, tell: string) => `
  mov rcx, 0xffe0000000000000
  ${check(0, true)}
  ${check(1, true)}
  ${check(2, false)}
  fld qword ptr {2}
  fstp ${tbyte('c')}
  fld qword ptr {0}
  fmul qword ptr {1}
  fstp ${tbyte('u')}
  ${cut(0, 16)}
  ${cut(1, 8)}
  fld qword ptr [rsp - 16]
  fmul qword ptr [rsp - 8]
  fld ${tbyte('u')}
  fsubp st(1), st(0)
  fld qword ptr [rsp - 16]
  fmul st(0), st(2)
  faddp st(1), st(0)
  fld qword ptr [rsp - 8]
  fmul st(0), st(3)
  faddp st(1), st(0)
  fxch st(2)
  fmulp st(1), st(0)
  faddp st(1), st(0)
  fstp ${tbyte('v')}
  ${twoSum('c', 'v', 'high', 'low')}
  ${twoSum('u', 'high', 'head', 'rest')}
  ${twoSum('rest', 'low', 'u', 'v')}
  ${roundToOdd('u', 'v', [2, 3])}
  ${twoSum('head', 'u', 'high', 'low')}
  ${roundToOdd('high', 'low', [4, 5])}
  fld ${tbyte('high')}
  ${forget}
  fstp qword ptr {out}
  ${tell}
  jmp 9f
8: fld qword ptr {0}
  fmul qword ptr {1}
  fadd qword ptr {2}
  fstp qword ptr {out}
9:`;

export const fmaText = fused('', '');

/** The same, where MXCSR gets what the last step raises: overflow, underflow and inexact. */
export const raisingFmaText = fused(
  'fnclex',
  `
  fnstsw ax
  and eax, 0x38
  stmxcsr dword ptr [rsp - 8]
  or dword ptr [rsp - 8], eax
  ldmxcsr dword ptr [rsp - 8]`,
);
