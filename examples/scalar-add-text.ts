// The same two floats, and the same bytes, from assembly text.

import { assemble, native } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

export function main(print: Print): void {
  const body = assemble('addss xmm0, xmm1; movss [rdx], xmm0');
  print([...body.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));

  const code = 'addss xmm0, xmm1; movss [rdx], xmm0; ret';
  const add = native({ args: ['f32', 'f32', 'ptr', 'ptr', 'f32*'], returns: 'void' }, code, { name: 'add' });
  const sum = new Float32Array(1);
  add(2, 3, null, null, sum);
  print(`${sum[0]}`);
  add.dispose();
}

runIfProgram(import.meta.url, main);
