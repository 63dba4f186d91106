// Some bits of a number, cut out by two shifts. The template tag puts operands and numbers into assembly text, so each
// function is made for its bits.

import { asm, native, rax, rdi } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** Bits `high` down to `low` of a number of 64 bits. */
export function bitField(high: number, low: number) {
  const code = asm`
    mov ${rax}, ${rdi}
    shl ${rax}, ${63 - high}
    shr ${rax}, ${63 - high + low}
    ret
  `;
  return native({ args: ['u64'], returns: 'u64' }, code, { name: 'bitField' });
}

export function main(print: Print): void {
  const bits = new BigUint64Array(Float64Array.of(-0.15625).buffer)[0]!;
  const [sign, exponent, fraction] = [bitField(63, 63), bitField(62, 52), bitField(51, 0)];
  print(`-0.15625: sign ${sign(bits)}, exponent ${exponent(bits) - 1023n}, fraction 0x${fraction(bits).toString(16)}`);
}

runIfProgram(import.meta.url, main);
