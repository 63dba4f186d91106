// The scalar code of operations that no vector instruction does (../machine-steps.ts, LaneRoutine), by the names that rows have for it.

import { ah, al, ax, cl, dword, eax, ecx, edx, ptr, qword, rax, rcx, rdx, st1 } from '../../../isa/index.ts';
import type { LaneRoutine } from '../machine-steps.ts';
import { fmaRoutine, raisingFmaRoutine } from './lane-fma.ts';

/** The remainder on x87: fprem lessens the exponent by at most 63 each time and says when it is done. Exact. */
const floatRemainder = (bytes: 4 | 8): LaneRoutine => ({
  name: 'float_remainder',
  write(code) {
    code.op('fld', code.source(1, bytes));
    code.op('fld', code.source(0, bytes));
    const reduce = code.label('reduce');
    code.bind(reduce);
    code.op('fprem');
    code.op('fnstsw', ax);
    code.op('test', ah, 4);
    code.op('jnz', reduce);
    code.op('fstp', st1);
    code.op('fstp', code.result(bytes));
  },
});

/** idiv, but x / 0 is 0, and MIN / -1, which would fault, is a negation. */
const signedDivision = (wanted: 'quotient' | 'remainder'): LaneRoutine => ({
  name: `signed_${wanted}`,
  write(code) {
    const [divide, store] = [code.label('divide'), code.label('store')];
    code.op('mov', rcx, code.source(1, 8));
    code.op('mov', rax, code.source(0, 8));
    code.op('lea', rdx, ptr(rcx, 1));
    code.op('cmp', rdx, 1);
    code.op('ja', divide);
    code.op('imul', rax, rcx);
    if (wanted === 'remainder') code.op('xor', eax, eax);
    code.op('jmp', store);
    code.bind(divide);
    code.op('cqo');
    code.op('idiv', rcx);
    if (wanted === 'remainder') code.op('mov', rax, rdx);
    code.bind(store);
    code.op('mov', code.result(8), rax);
  },
});

const unsignedDivision = (wanted: 'quotient' | 'remainder'): LaneRoutine => ({
  name: `unsigned_${wanted}`,
  write(code) {
    const store = code.label('store');
    code.op('mov', rcx, code.source(1, 8));
    code.op('xor', eax, eax);
    code.op('test', rcx, rcx);
    code.op('jz', store);
    code.op('mov', rax, code.source(0, 8));
    code.op('xor', edx, edx);
    code.op('div', rcx);
    if (wanted === 'remainder') code.op('mov', rax, rdx);
    code.bind(store);
    code.op('mov', code.result(8), rax);
  },
});

const partsOfRax = { b: [1, al], w: [2, ax], d: [4, eax], q: [8, rax] } as const;

/** A shift by a count of its own for each lane. */
const shift = (letter: keyof typeof partsOfRax, operation: 'shl' | 'shr' | 'sar'): LaneRoutine => ({
  name: operation,
  write(code) {
    const [bytes, register] = partsOfRax[letter];
    code.op('movzx', ecx, code.source(1, 1));
    code.op('and', ecx, 8 * bytes - 1);
    code.op('mov', register, code.source(0, bytes));
    code.op(operation, register, cl);
    code.op('mov', code.result(bytes), register);
  },
});

/** Truncation of a double that an i64 holds; 2^63 and more, and NaN, give MIN. */
const truncate: LaneRoutine = {
  name: 'truncate',
  write(code) {
    code.op('cvttsd2si', rax, code.source(0, 8));
    code.op('mov', code.result(8), rax);
  },
};

/** An entry of the step's table, which has a power of two of them. */
export const lookupRoutine = (entries: number, bytes: 4 | 8): LaneRoutine => ({
  name: 'lookup',
  write(code) {
    const entry = bytes === 8 ? rcx : ecx;
    code.op('mov', ecx, code.source(0, 4));
    code.op('and', ecx, entries - 1);
    code.op('mov', rax, code.table());
    code.op('mov', entry, (bytes === 8 ? qword : dword)(rax, rcx, bytes));
    code.op('mov', code.result(bytes), entry);
  },
});

const shifts = (['b', 'w', 'd', 'q'] as const).flatMap((letter) =>
  (['shl', 'shr', 'sar'] as const).map((operation) => [`${operation}${letter}`, shift(letter, operation)] as const),
);

export const laneRoutines: Readonly<Record<string, LaneRoutine>> = {
  remps: floatRemainder(4),
  rempd: floatRemainder(8),
  idivq: signedDivision('quotient'),
  iremq: signedDivision('remainder'),
  divq: unsignedDivision('quotient'),
  remq: unsignedDivision('remainder'),
  ...Object.fromEntries(shifts),
  fma: fmaRoutine,
  raisingFma: raisingFmaRoutine,
  cvttsd2si: truncate,
};
