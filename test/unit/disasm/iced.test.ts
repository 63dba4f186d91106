// Our door to the WebAssembly module against the package's own JavaScript: the numbers mean the same, and every fact
// about every instruction is the same.

import * as iced from 'iced-x86';
import { expect, test } from 'vitest';
import {
  ABSOLUTE_ADDRESS,
  accesses,
  DECODER_OPTIONS,
  FormatterSyntax,
  featureNames,
  flagNames,
  flows,
  OpKind,
  registers,
} from '../../../src/disasm/iced-names.ts';
import { factsAreThoseOfIced } from '../../support/decoding/iced.ts';

const named = (enumeration: object): [string, number][] =>
  Object.entries(enumeration).filter((entry): entry is [string, number] => typeof entry[1] === 'number');

test('the numbers are those of the enumerations', () => {
  for (const [name, number] of Object.entries(OpKind)) expect(iced.OpKind[name as keyof typeof OpKind]).toBe(number);
  expect(ABSOLUTE_ADDRESS).toBe(iced.OpCodeOperandKind.mem_offs);
  expect(FormatterSyntax).toEqual({
    att: iced.FormatterSyntax.Gas,
    masm: iced.FormatterSyntax.Masm,
    nasm: iced.FormatterSyntax.Nasm,
  });
  expect(DECODER_OPTIONS).toBe(iced.DecoderOptions.MPX | iced.DecoderOptions.Pcommit);
  expect(flagNames.map((name) => name.toUpperCase())).toEqual(
    flagNames.map((_, bit) => iced.RflagsBits[(1 << bit) as iced.RflagsBits]),
  );
  expect(named(iced.CpuidFeature).map(([name, number]) => [number, name.toLowerCase()])).toEqual([
    ...featureNames.entries(),
  ]);
  const registerNames = named(iced.Register).filter(([, number]) => number < registers.length);
  const spelling = (name: string) => name.toLowerCase().replace(/^(r\d+)l$/, '$1b');
  expect(registers.map((register) => register?.name)).toEqual(
    registerNames.map(([name]) => (/^(None|TR\d)$/.test(name) ? undefined : spelling(name))),
  );
  expect(registers).toHaveLength(iced.Register.TMM7 + 1);
  expect(accesses).toHaveLength(named(iced.OpAccess).length);
  expect(accesses[iced.OpAccess.ReadCondWrite]).toBe('read and maybe write');
  expect(flows).toHaveLength(named(iced.FlowControl).length);
  expect(flows[iced.FlowControl.ConditionalBranch]).toBe('branch');
});

test('every fact is what the package itself says', () => factsAreThoseOfIced(8));
