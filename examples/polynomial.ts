// A polynomial as machine code: the typed assembler writes Horner's rule out for coefficients that are known only when the
// program runs. They lie beside the code, and no loop is left. A wrong operand would not compile.

import { Assembler, native, qword, xmm0, xmm1 } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

/** c[0] + x (c[1] + x (c[2] + ...)) as a function of x; it has at least one coefficient. */
export function polynomial(coefficients: readonly number[]) {
  const a = new Assembler({ listing: true });
  const table = a.label('coefficients');
  const last = coefficients.length - 1;
  a.movsd(xmm1, qword(table, 8 * last));
  for (let i = last - 1; i >= 0; i--) a.mulsd(xmm1, xmm0).addsd(xmm1, qword(table, 8 * i));
  a.movapd(xmm0, xmm1).ret();
  a.section('.rodata')
    .bind(table)
    .db(new Uint8Array(Float64Array.from(coefficients).buffer));
  return native({ args: ['f64'], returns: 'f64' }, a.finish(), { name: 'polynomial' });
}

export function main(print: Print): void {
  // The first terms of e^x.
  const exp = polynomial([1, 1, 1 / 2, 1 / 6, 1 / 24]);
  print(exp.assembly!.listing());
  print(`exp(0.5) is about ${exp(0.5).toFixed(3)}`);
}

runIfProgram(import.meta.url, main);
