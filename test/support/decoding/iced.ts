// Our door to the WebAssembly module against the package's own JavaScript: every fact about every instruction is the same.

import * as iced from 'iced-x86';
import { expect } from 'vitest';
import { accesses, baseFeatures, DECODER_OPTIONS, flagNames, flows } from '../../../src/disasm/iced-names.ts';
import { disassemble } from '../../../src/disasm/index.ts';
import { registerNamed } from '../../../src/isa/registers.ts';
import { encodedSamples, hex, someForms } from './samples.ts';

/** Every fact about instructions of one of `oneOf` forms is what the package itself says. */
export function factsAreThoseOfIced(oneOf: number): void {
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
  for (const { bytes, isBeyondIced } of encodedSamples(someForms(oneOf), 2, 2)) {
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
  expect(count).toBeGreaterThan(5_000 / oneOf);
  infoFactory.free();
  formatter.free();
}
