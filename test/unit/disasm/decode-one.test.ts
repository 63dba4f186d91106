// One instruction by the table alone, against what disassemble() says of it: every so many lines of the goldens.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { disassemble } from '../../../src/disasm/index.ts';
import { decodeOne } from '../../../src/disasm/table-decoder.ts';

const folder = new URL('../../golden/', import.meta.url);
/** All of them take some seconds: RAWCPU_DECODE_STRIDE=1. */
const STRIDE = Number(process.env.RAWCPU_DECODE_STRIDE ?? 23);

/** Names that stand for the same bytes, and string instructions whose operands stand for a prefix only. */
const sameName: Readonly<Record<string, string>> = {
  ...{ vmovq: 'vmovd', movq: 'movd', ret: 'retw' },
  ...{ fldenv: 'fldenvw', fnstenv: 'fnstenvw', fnsave: 'fnsavew', frstor: 'frstorw' },
};
const isString = /^(movs|cmps|scas|lods|stos|ins|outs)[bwdq]$/;

test('length, mnemonic, memory operand and flow', () => {
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && name !== 'refused.txt')
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));
  const differences: unknown[] = [];
  let count = 0;
  for (let i = 0; i < lines.length; i += STRIDE) {
    const hex = /^([0-9a-f]+) \|/.exec(lines[i]!)?.[1];
    if (hex === undefined) continue;
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
    const wanted = disassemble(bytes, { origin: 0x1000 })[0]!;
    if (wanted.isInvalid) continue;
    const found = decodeOne(bytes, 0x1000n);
    count++;
    const facts = ({ length, mnemonic, operands, flow, target }: typeof wanted) => {
      const memory = isString.test(mnemonic) ? undefined : operands.find((operand) => operand.kind === 'memory');
      const place = memory && [
        memory.base?.name,
        memory.index?.name,
        memory.scale,
        memory.displacement,
        memory.access.replace('maybe ', ''),
      ];
      return [length, sameName[mnemonic] ?? mnemonic, place, flow, target].map(String);
    };
    const [left, right] = [facts(wanted), found && facts(found)];
    if (String(left) !== String(right)) differences.push([hex, left, right]);
  }
  expect(count).toBeGreaterThan(400);
  expect(differences).toEqual([]);
});

test('high bytes, prefixes and what is not an instruction', () => {
  const text = (...bytes: number[]) => decodeOne(Uint8Array.from(bytes), 0n)?.text;
  expect(text(0x20, 0xd4)).toBe('and ah, dl');
  expect(text(0x40, 0x20, 0xd4)).toBe('and spl, dl');
  expect(text(0xf3, 0xa4)).toBe('rep movsb');
  expect(text(0xf0, 0xff, 0x00)).toBe('lock inc dword ptr [rax]');
  expect(text(0xcc)).toBe('int3');
  expect(text(0xde, 0xc1)).toBe('faddp st1, st0');
  expect(text(6)).toBeUndefined();
  expect(text(0x48)).toBeUndefined();
  expect(text()).toBeUndefined();
});
