// Two floats added by nine bytes of machine code.

import { native } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

// The bytes store through rdx, which is the third integer argument of the System V calling convention. The first two,
// rdi and rsi, are not used. Floats are counted separately: the two that are added arrive in xmm0 and xmm1.
const code = Uint8Array.of(
  ...[0xf3, 0x0f, 0x58, 0xc1], // addss xmm0, xmm1
  ...[0xf3, 0x0f, 0x11, 0x02], // movss [rdx], xmm0
  0xc3, //                        ret
);

export function main(print: Print): void {
  const add = native({ args: ['f32', 'f32', 'ptr', 'ptr', 'f32*'], returns: 'void' }, code, { name: 'add' });
  const sum = new Float32Array(1);
  add(2, 3, null, null, sum);
  print(`${sum[0]}`);
  add.dispose();
}

runIfProgram(import.meta.url, main);
