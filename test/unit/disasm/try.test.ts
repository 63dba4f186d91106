import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { samplesOf, seeded } from '../../differential/sample.ts';
import { assemble } from '../../../src/asm/index.ts';
import { formsOf, mnemonicNames } from '../../../src/isa/table.ts';
import { disassemble } from '../../../src/disasm/index.ts';
const hex = (b: Uint8Array) => Buffer.from(b).toString('hex');
test('x', { timeout: 600000 }, () => {
  const random = seeded(1);
  const lines: string[] = [];
  let n = 0, refused = 0, ok = 0;
  const t = performance.now();
  for (const [number] of mnemonicNames.entries()) for (const form of formsOf(number)) for (const statement of samplesOf(form, 8, random)) {
    n++;
    let bytes: Uint8Array;
    try { bytes = assemble(statement, { origin: 0x400000 }).bytes; } catch (e) { refused++; if (n % 50 === 0) lines.push(`REFUSED ${statement} ${(e as Error).message.split('\n')[0]}`); continue; }
    let text = '';
    try {
      const ins = disassemble(bytes, { origin: 0x400000 });
      text = ins.map((i) => i.text).join('; ');
      if (ins.some((i) => i.isInvalid)) { lines.push(`BAD ${statement} | ${hex(bytes)} | ${text} | ${form.features}`); continue; }
    } catch (e) { lines.push(`THROW ${statement} | ${hex(bytes)} | ${(e as Error).stack?.split('\n').slice(0,4).join(' ')}`); continue; }
    let again: string;
    try { again = hex(assemble(text, { origin: 0x400000 }).bytes); } catch (e) { lines.push(`NOASM ${statement} | ${hex(bytes)} | ${text} | ${(e as Error).message.split('\n')[0]}`); continue; }
    if (again !== hex(bytes)) {
      const asked = /^\{|\{(disp|rex|load|store|vex|evex)/.test(statement);
      let text2 = disassemble(assemble(text, { origin: 0x400000 }).bytes, { origin: 0x400000 }).map((i) => i.text).join('; ');
      if (asked && text2 === text) { ok++; continue; }
      lines.push(`DIFF${asked ? '-ASKED' : ''} ${statement} | ${hex(bytes)} | ${text} | ${again}`);
    } else ok++;
  }
  console.log(n, 'refused', refused, 'ok', ok, 'fail', lines.length, performance.now() - t);
  writeFileSync('/tmp/rt.txt', lines.join('\n'));
});
