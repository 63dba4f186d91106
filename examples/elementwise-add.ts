// Two vectors of 1,024 floats added element by element, one at a time.

import { native } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** a, b and out arrive in rdi, rsi and rdx; the length, the fourth integer argument, in rcx. The counter is rax. */
export const scalarAdd = `
  xor eax, eax
next:
  cmp rax, rcx
  jge done
  movss xmm0, [rdi + rax*4]
  addss xmm0, [rsi + rax*4]
  movss [rdx + rax*4], xmm0
  inc rax
  jmp next
done:
  ret
`;

/** The same in JavaScript, to compare with. */
export function javascriptAdd(a: Float32Array, b: Float32Array, out: Float32Array): void {
  for (let i = 0; i < a.length; i++) out[i] = a[i]! + b[i]!;
}

export function main(print: Print): void {
  const length = 1024;
  const a = Float32Array.from({ length }, (_, i) => i);
  const b = Float32Array.from({ length }, (_, i) => i);
  const out = new Float32Array(length);

  const add = native({ args: ['f32*', 'f32*', 'f32*', 'i32'], returns: 'void' }, scalarAdd, { name: 'add' });
  add(a, b, out, length);
  for (const i of [0, 1, 999]) print(`element ${i}: ${out[i]}`);
  add.dispose();
}

runIfProgram(import.meta.url, main);
