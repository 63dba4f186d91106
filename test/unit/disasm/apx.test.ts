// What the table decodes does what iced-x86 says of the same instruction in old registers.

import { expect, test } from 'vitest';
import { decode, highBaseIsBase, promotedIsOld, randomBytesAssemble, rex2IsRex } from '../../support/decoding/apx.ts';
import { assembled } from '../../support/decoding/samples.ts';

test('REX2 in place of REX changes nothing', () => rex2IsRex(8));

test('a promoted instruction is the old one', () => promotedIsOld(8));

test('r16 as a base in place of rdx changes nothing else', () => highBaseIsBase(8));

test('every general register can be a substitute or be replaced', () => {
  for (const register of ['r16', 'r20', 'r21', 'r28', 'r29', 'r31']) {
    for (const other of ['rax', 'r8', 'r13', 'r15', 'r17', 'r30']) {
      const text = `add ${register}, qword ptr [${other} + ${register}*4 + 8]`;
      const instruction = decode(assembled(text)!);
      expect(instruction.text).toBe(text);
      expect(new Set(instruction.registersRead.map(({ name }) => name))).toEqual(new Set([register, other]));
      expect(instruction.registersWritten.map(({ name }) => name)).toEqual([register]);
    }
  }
});

test('what random bytes decode to, assembles to the same instruction', () => randomBytesAssemble(1500));
