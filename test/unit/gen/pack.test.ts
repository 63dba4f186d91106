// Packing and unpacking: the form that the encoder reads says what the row says.

import { describe, expect, test } from 'vitest';
import { packRows } from '../../../gen/pack.ts';
import { readForms } from '../../../gen/read-forms.ts';
import { tableSource } from '../../../gen/table-source.ts';
import { aliasImmediate, allMnemonics, mnemonicNames, sseSibling } from '../../../src/isa/mnemonics.ts';
import { formCount } from '../../../src/isa/table.gen.ts';
import { formsOf } from '../../../src/isa/table.ts';
import { encodingKinds, operationFlags, prefixFlags } from '../../../src/isa/table-format.ts';

const { rows, aliases } = readForms(new URL('../../../', import.meta.url));
const packed = packRows(rows, aliases);
const forms = mnemonicNames.flatMap((_, number) => formsOf(number));

describe('the packed table', () => {
  test('has every row once, ordered by mnemonic', () => {
    expect(packed.rows).toHaveLength(rows.length);
    expect(formCount).toBe(rows.length);
    expect(forms.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
    expect(packed.mnemonics).toEqual([...mnemonicNames]);
  });

  test('is unpacked into what the rows say', () => {
    const differing: string[] = [];
    for (const [index, row] of packed.rows.entries()) {
      const form = forms[index]!;
      const expected = [
        row.mnemonic,
        row.operands.map(({ spec }) => spec).join(),
        row.fields,
        row.kind,
        row.map,
        row.opcode,
        ['none', '66', 'F3', 'F2'].indexOf(row.prefix),
        row.digit ?? -1,
        row.fixedByte ?? -1,
        row.kind === 'legacy' ? Number(row.operandSize === 16) : 0,
        Number(row.addressSize === 32),
        row.displacementScale === 0 ? 1 : row.displacementScale,
        row.features.join('+'),
        prefixFlags.filter((flag) => row.attributes.has(flag)).join(),
        row.attributes.has('commutes'),
        row.attributes.has('clears-mask'),
        row.evexBits,
        row.conditional,
      ];
      const found = [
        mnemonicNames[form.mnemonic],
        form.specs.map(({ text }) => text).join(),
        form.fields,
        encodingKinds[form.kind],
        form.map,
        form.opcode,
        form.prefix,
        form.digit,
        form.fixedByte,
        form.kind === 0 ? form.data16 : 0,
        form.address32,
        1 << form.scaleLog2,
        form.features.join('+'),
        prefixFlags.filter((_, bit) => (form.flags & (1 << bit)) !== 0).join(),
        form.commutes,
        form.clearsMask,
        form.evexBits,
        form.conditional,
      ];
      if (String(found) !== String(expected)) differing.push(`${row.file}:${row.line}: ${found} for ${expected}`);
    }
    expect(differing).toEqual([]);
  });

  test('knows aliases, with the operand that some stand for', () => {
    const names = new Map(allMnemonics());
    // The text reader looks no longer name up.
    expect(Math.max(...[...names.keys()].map((name) => name.length))).toBeLessThan(32);
    expect(names.size).toBe(mnemonicNames.length + aliases.length);
    expect(names.get('jz')).toBe(names.get('je'));
    expect(aliasImmediate(names.get('jz')!)).toBeUndefined();
    expect(aliasImmediate(names.get('vcmptrue_usps')!)).toBe(31);
    expect(aliasImmediate(names.get('vcmpeqps')!)).toBe(0);
    expect(names.get('vcmptrue_usps')! & 0xffff).toBe(names.get('vcmpps'));
  });

  test('knows the SSE mnemonic of an AVX one', () => {
    const numbers = new Map(allMnemonics());
    const siblingOf = (name: string) => mnemonicNames[sseSibling(numbers.get(name)!) ?? -1];
    expect(siblingOf('vaddps')).toBe('addps');
    expect(siblingOf('vmovq')).toBe('movq');
    expect(siblingOf('vldmxcsr')).toBe('ldmxcsr');
    // Other operands, and no SSE instruction at all.
    expect(siblingOf('vblendvps')).toBeUndefined();
    expect(siblingOf('vpermilps')).toBeUndefined();
    expect(siblingOf('addps')).toBeUndefined();
    expect(packed.siblings.length).toBeGreaterThan(200);
    expect(packed.siblings.every(([avx, sse]) => mnemonicNames[avx] === `v${mnemonicNames[sse]}`)).toBe(true);
  });

  test('fits into its fields', () => {
    expect(packed.featureSets.length).toBeLessThan(256);
    expect(packed.immediateLayouts.length).toBeLessThan(256);
    expect(packed.operandLists.length).toBeLessThan(65_536);
    expect(prefixFlags.length).toBeLessThanOrEqual(16);
    expect(operationFlags.length).toBeLessThanOrEqual(8);
  });

  test('adds less than 400 KiB to the package', () => {
    expect(tableSource(packed).length).toBeLessThan(400 * 1024);
  });
});
