// Our door to the WebAssembly module against the package's own JavaScript: the numbers mean the same, and every fact
// about every instruction is the same.

import * as iced from 'iced-x86';
import { expect, test } from 'vitest';
import {
  ABSOLUTE_ADDRESS,
  accesses,
  baseFeatures,
  DECODER_OPTIONS,
  FormatterSyntax,
  featureNames,
  flagNames,
  flows,
  OpKind,
  registers,
} from '../../../src/disasm/iced-names.ts';
import { disassemble } from '../../../src/disasm/index.ts';
import { registerNamed } from '../../../src/isa/registers.ts';
import { encodedSamples, hex } from './samples.ts';

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

test('every fact is what the package itself says', () => {
  const formatter = new iced.Formatter(iced.FormatterSyntax.Nasm);
  formatter.spaceAfterOperandSeparator = true;
  formatter.spaceBetweenMemoryAddOperators = true;
  formatter.uppercaseHex = false;
  formatter.showBranchSize = false;
  formatter.branchLeadingZeros = false;
  formatter.signedImmediateOperands = true;
  formatter.hexPrefix = '0x';
  formatter.hexSuffix = '';
  const infoFactory = new iced.InstructionInfoFactory();
  const registerName = (register: iced.Register) => formatter.formatRegister(register);
  const flags = (bits: number) => flagNames.filter((_, bit) => (bits & (1 << bit)) !== 0);

  let count = 0;
  for (const { bytes, isBeyondIced } of encodedSamples(2, 2)) {
    if (isBeyondIced) continue;
    const decoder = new iced.Decoder(64, bytes, DECODER_OPTIONS);
    decoder.ip = 0x400000n;
    const theirs = decoder.decode();
    const [ours] = disassemble(bytes, { origin: 0x400000, syntax: 'nasm' });
    expect(ours!.isInvalid, hex(bytes)).toBe(theirs.isInvalid);
    if (!theirs.isInvalid) {
      count += 1;
      const info = infoFactory.info(theirs);
      const used = info.usedRegisters().map((register) => {
        const fact = { name: registerName(register.register), access: accesses[register.access]! };
        register.free();
        return fact;
      });
      const features = [...theirs.cpuidFeatures()].map((feature) => iced.CpuidFeature[feature]!.toLowerCase());
      const names = (kind: string) => [
        ...new Set(used.filter(({ access }) => access.includes(kind)).map(({ name }) => name)),
      ];
      expect({
        length: ours!.length,
        text: ours!.text,
        read: ours!.registersRead.map(({ name }) => name),
        written: ours!.registersWritten.map(({ name }) => name),
        flags: ours!.flags,
        flow: ours!.flow,
      }).toEqual({
        length: theirs.length,
        text: formatter.format(theirs),
        read: names('read'),
        written: names('write'),
        flags: {
          read: flags(theirs.rflagsRead),
          written: flags(theirs.rflagsWritten),
          cleared: flags(theirs.rflagsCleared),
          set: flags(theirs.rflagsSet),
          undefined: flags(theirs.rflagsUndefined),
        },
        flow: flows[theirs.flowControl],
      });
      expect(ours!.registersRead.every((register) => registerNamed(register.name) === register)).toBe(true);
      expect(features.filter((name) => !baseFeatures.test(name))).toEqual(ours!.features);
      info.free();
    }
    theirs.free();
    decoder.free();
  }
  expect(count).toBeGreaterThan(5_000);
  infoFactory.free();
  formatter.free();
});
