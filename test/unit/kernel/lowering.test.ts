// The lowering table: whole, without rows that nothing uses, and refused where it is wrong.

import { describe, expect, test } from 'vitest';
import { lower } from '../../../src/kernel/code/lowering/index.ts';
import { linesFor, tableLines } from '../../../src/kernel/code/lowering/lowering-table.ts';
import { type Line, readLine, readRow, typesIn } from '../../../src/kernel/code/lowering/row-notation.ts';
import { levels, missingFor, targetFor } from '../../../src/kernel/code/target.ts';
import { allCases } from '../../support/kernel/lowering.ts';

const everything = new Set([
  ...['sse2', 'ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'avx', 'avx2', 'fma', 'f16c'],
  ...['bmi2', 'avx512f', 'avx512dq', 'avx512cd', 'avx512bw', 'avx512vl'],
  ...['avx512_fp16', 'avx512vbmi', 'avx512_vbmi2', 'avx512_bitalg', 'avx512_vpopcntdq'],
]);
const without = (...names: string[]) => new Set([...everything].filter((name) => !names.includes(name)));
const optional = ['f16c', 'avx512_fp16', 'avx512_bitalg', 'avx512_vpopcntdq'];

/** Every `op.type` that a line is for. */
function keysOf({ ops, from, to }: Line): string[] {
  return ops
    .split(',')
    .flatMap((op) =>
      typesIn(from).flatMap((type) =>
        to === undefined ? [`${op}.${type}`] : typesIn(to).map((other) => `${op}.${type}.${other}`),
      ),
    );
}

const isEqual = (a: Line, b: Line) => JSON.stringify(a) === JSON.stringify(b);

describe('the table', () => {
  test.each(levels)('has every operation on every type at %s', (level) => {
    const lacking: string[] = [];
    for (const features of [everything, level.startsWith('avx512') ? without(...optional.slice(1)) : everything]) {
      const target = targetFor(features, level);
      for (const { name, graph } of allCases()) {
        try {
          const { lanes, body } = lower(graph, target);
          if (body.length < 2 || lanes * 16 < target.vectorBytes) lacking.push(`${name}: ${lanes} lanes`);
        } catch (error) {
          lacking.push(`${name}: ${(error as Error).message}`);
        }
      }
    }
    expect(lacking).toEqual([]);
  });

  test('has no row that nothing uses', () => {
    const targets = [everything, without(...optional)].flatMap((features) =>
      levels.filter((level) => missingFor(level, features).length === 0).map((level) => targetFor(features, level)),
    );
    targets.push(targetFor(without('avx512f', 'fma'), 'avx'), targetFor(without('f16c', 'avx2'), 'avx'));
    const unused = tableLines().filter(
      (line) =>
        !keysOf(line).some((key) => targets.some((target) => linesFor(key, target).some((one) => isEqual(one, line)))),
    );
    expect(unused).toEqual([]);
  });

  test.each([
    'add.f32 vaddps d, a, b',
    'add | vaddps d, a, b',
    'add.f32 | vaddps d, 5x, b',
    'add.f32 | vaddps @zero, a, b',
    'add.f32 | vaddps',
  ])('refuses the row %s', (line) => {
    expect(() => readRow(readLine(line), 'f32')).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  test('knows no operation that the IR does not have', () => {
    const known = new Set([
      ...allCases().map(({ op }) => op as string),
      'fms',
      'fnma',
      'fnms',
      'mulsigned',
      'mulunsigned',
      'andn',
      'raisingFma',
    ]);
    expect(tableLines().flatMap(({ ops }) => ops.split(',').filter((op) => !known.has(op)))).toEqual([]);
  });
});

describe('targets', () => {
  test('the best level that there is', () => {
    expect(targetFor(everything).level).toBe('avx512');
    expect(targetFor(without('avx512bw')).level).toBe('avx2');
    expect(targetFor(without('avx512f', 'fma')).level).toBe('avx');
    expect(targetFor(new Set(['sse2', 'ssse3'])).level).toBe('sse2');
  });

  test('a level that is asked for, with no features beyond it', () => {
    const { features, ...target } = targetFor(everything, 'sse4.2');
    expect(target).toEqual({ level: 'sse4.2', vectorBytes: 16, vex: false, evex: false });
    expect(features.has('avx')).toBe(false);
    expect(targetFor(everything, 'avx512-256')).toMatchObject({ vectorBytes: 32, evex: true });
  });

  test('a level that is not there is refused', () => {
    expect(missingFor('avx2', without('fma'))).toEqual(['fma']);
    expect(() => targetFor(without('avx2'), 'avx2')).toThrow(
      expect.objectContaining({ code: 'FACILITY_MISSING', details: { level: 'avx2', missing: ['avx2'] } }),
    );
    expect(() => targetFor(everything, 'avx1024' as never)).toThrow(
      expect.objectContaining({ code: 'FACILITY_MISSING' }),
    );
  });
});
