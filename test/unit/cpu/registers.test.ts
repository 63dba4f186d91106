// Model-specific registers, MXCSR and the x87 control word as data.

import {
  decodeMsr,
  decodeMxcsr,
  decodeX87Control,
  encodeMxcsr,
  encodeX87Control,
  featureFacts,
  listFeatures,
  listMsrs,
  MXCSR_DEFAULT,
  msrAddress,
  X87_CONTROL_DEFAULT,
} from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';
import { leafTables } from '../../../src/cpu/decode/leaf-tables/index.ts';
import { parseLeafTable } from '../../../src/cpu/decode/leaves.ts';

describe('tables', () => {
  test('features: every name and every bit once, every option once', () => {
    const names = listFeatures().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const places = listFeatures().map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
    for (const { name, option, meaning, source } of listFeatures()) {
      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(meaning).not.toBe('');
      expect(source).not.toBe('');
      if (option !== undefined) expect(featureFacts(option)!.name).toBe(name);
    }
  });

  test('leaves: fields lie within a register and beside each other', () => {
    for (const { leaf, subleaf, fields } of leafTables.flatMap(parseLeafTable)) {
      const taken = new Set<string>();
      for (const { register, high, low, name } of fields) {
        expect(high, `${leaf}.${subleaf} ${name}`).toBeLessThan(32);
        for (let bit = low; bit <= high; bit++) {
          expect(taken.has(`${register}${bit}`), `${leaf}.${subleaf} ${register}[${bit}]`).toBe(false);
          taken.add(`${register}${bit}`);
        }
      }
    }
  });

  test('registers: every name and every address once, fields within 64 bits', () => {
    const rows = listMsrs();
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(new Set(rows.map(({ address }) => address)).size).toBe(rows.length);
    for (const { name, fields } of rows) {
      for (const [high, low] of fields) {
        expect(high, name).toBeLessThan(64);
        expect(low, name).toBeLessThanOrEqual(high);
      }
    }
  });
});

describe('decodeMsr', () => {
  const fieldsOf = (register: number | string, value: bigint) =>
    Object.fromEntries(decodeMsr(register, value).fields.map(({ name, text }) => [name, text]));

  test('units, types and meanings', () => {
    expect(fieldsOf('IA32_THERM_STATUS', 0x88240000n)).toMatchObject({
      below_target: '36 °C',
      valid: 'yes',
      hot: 'no',
    });
    expect(fieldsOf('MSR_RAPL_POWER_UNIT', 0xa0e03n)).toEqual({
      power_unit: '0.125 W',
      energy_unit: '0.00006103515625 J'.replace('0.00006103515625', String(2 ** -14)),
      time_unit: '0.0009765625 s',
    });
    expect(fieldsOf(0x277, 0x0007040600070406n)).toMatchObject({ pa0: 'WB', pa1: 'WT', pa2: 'UC-', pa3: 'UC' });
    expect(fieldsOf('IA32_APIC_BASE', 0xfee00900n)).toMatchObject({ bsp: 'yes', enabled: 'yes', base: '0xfee00000' });
    expect(fieldsOf('IA32_TSC_ADJUST', (1n << 64n) - 5n)).toEqual({ adjustment: '-5' });
    expect(fieldsOf('MSR_PLATFORM_INFO', 0x2400n)).toMatchObject({
      maximum_non_turbo_ratio: '36 (3600 MHz with a bus of 100 MHz)',
    });
  });

  test('bits that no field names', () => {
    expect(decodeMsr('IA32_EFER', 0x8000_0d01n).unnamedBits).toBe(0x8000_0000n);
    expect(decodeMsr(0xdead, 5n)).toMatchObject({ name: undefined, fields: [], unnamedBits: 5n });
  });

  test('names in any case, short ones, numbers', () => {
    for (const name of ['IA32_TIME_STAMP_COUNTER', 'ia32_tsc', 'tsc', 0x10]) expect(msrAddress(name)).toBe(0x10);
  });

  test.each([
    ['an unknown name', 'IA32_NONSENSE', 0n],
    ['a number that does not fit', 2 ** 32, 0n],
    ['a number that is none', 1.5, 0n],
    ['a negative value', 0x10, -1n],
    ['a value that does not fit', 0x10, 1n << 64n],
    ['a value that is no bigint', 0x10, 5 as never],
  ])('refuses %s', (_, register, value) => {
    expect(() => decodeMsr(register, value)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});

describe('floating-point control', () => {
  test('MXCSR: every combination of options comes back', () => {
    for (const rounding of ['nearest', 'down', 'up', 'zero'] as const) {
      for (const flushToZero of [false, true]) {
        for (const denormalsAreZero of [false, true]) {
          for (const unmasked of [[], ['invalid'], ['divideByZero', 'inexact']] as const) {
            const options = { rounding, flushToZero, denormalsAreZero, unmasked: [...unmasked] };
            const value = encodeMxcsr(options);
            expect(decodeMxcsr(value)).toEqual({ ...options, value, flags: [], reserved: 0 });
          }
        }
      }
    }
    expect(encodeMxcsr()).toBe(MXCSR_DEFAULT);
    // DAZ and FTZ alone would leave every exception unmasked.
    expect(encodeMxcsr({ flushToZero: true, denormalsAreZero: true })).toBe(0x9fc0);
    expect(decodeMxcsr(0x8040).unmasked).toHaveLength(6);
    expect(decodeMxcsr(0x11f80).reserved).toBe(0x10000);
    expect(decodeMxcsr(0x1fa1).flags).toEqual(['invalid', 'inexact']);
  });

  test('x87: every combination comes back', () => {
    expect(encodeX87Control()).toBe(X87_CONTROL_DEFAULT);
    for (const rounding of ['nearest', 'down', 'up', 'zero'] as const) {
      for (const precision of ['single', 'double', 'extended'] as const) {
        const value = encodeX87Control({ rounding, precision, unmasked: ['overflow'] });
        expect(decodeX87Control(value)).toEqual({ rounding, precision, unmasked: ['overflow'], value });
      }
    }
  });
});
