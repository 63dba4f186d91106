// Assemble, disassemble, assemble: the text of an instruction gives its bytes again.

import { expect } from 'vitest';
import { disassemble } from '../../../src/disasm/index.ts';
import { assembled, encodedSamples, hex, ORIGIN, someForms } from './samples.ts';

/** Statements whose bytes are not what their disassembly gives, and why. */
const explained: readonly [statement: RegExp, reason: string][] = [
  [/gather/, 'destination, index and mask must differ; iced-x86 decodes nothing that raises #UD'],
  [/^({\w+} )?mov (cs|cr15|dr(8|9|1\d)), |, (cr15|dr(8|9|1\d))$/, 'raises #UD as well'],
  [/^({\w+} )?(ud0|montmul)$/, 'iced-x86 wants the modrm byte of ud0, and no montmul in 64-bit mode'],
  [/wrudbg/, 'shares its opcode with 3DNow!, which is decoded'],
  [
    /^(bnd |notrack |data16 )*(call|jmp) (\.|word ptr|[a-z][a-z0-9]$|r\d+w)|(call|jmp|ret)w\b|data16 xbegin/,
    'Intel ignores prefix 66 before near branches, and so does iced-x86',
  ],
  [
    /^v?movd .*(qword|\br\d+$|\br\w\w$)/,
    'movq between memory and vector register has a shorter form than movd with REX.W',
  ],
];

const asksForEncoding = (statement: string): boolean =>
  /\{(disp8|disp32|rex|load|store|vex|vex2|vex3|evex)\}/.test(statement);

/** The text of an instruction of each form gives its bytes again. One of `oneOf` forms is tried. */
export function textsGiveTheirBytes(oneOf: number): void {
  const failures: string[] = [];
  let count = 0;
  for (const { statement, bytes } of encodedSamples(someForms(oneOf), 3, 1)) {
    const instructions = disassemble(bytes, { origin: ORIGIN });
    const text = instructions.map((instruction) => instruction.text).join('; ');
    const again = assembled(text);
    const isSame = again !== undefined && hex(again) === hex(bytes);
    // An encoding that was asked for by name need not be the usual one; then the text must be the same.
    const isEquivalent =
      again !== undefined &&
      asksForEncoding(statement) &&
      text ===
        disassemble(again, { origin: ORIGIN })
          .map((instruction) => instruction.text)
          .join('; ');
    count += 1;
    const isExplained = explained.some(([pattern]) => pattern.test(statement));
    if (!isSame && !isEquivalent && !isExplained)
      failures.push(`${statement} | ${hex(bytes)} | ${text} | ${again && hex(again)}`);
  }
  expect(failures).toEqual([]);
  expect(count).toBeGreaterThan(12_000 / oneOf);
}
