// What the code generator asks the instruction table: facts of rows, by the level's own instructions.

import { describe, expect, test } from 'vitest';
import { mnemonicNames } from '../../../src/isa/mnemonics.ts';
import { instructionFacts, instructionNumber } from '../../../src/kernel/code/instruction-facts.ts';
import { BlockBuilder, TooWide } from '../../../src/kernel/code/lowering/block-builder.ts';
import type { MachineOperand, VectorBytes, VirtualRegister } from '../../../src/kernel/code/machine-steps.ts';
import { type Level, levels, targetFor } from '../../../src/kernel/code/target.ts';

const features = new Set([
  ...['sse2', 'ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'avx', 'avx2', 'fma', 'f16c'],
  ...['bmi2', 'avx512f', 'avx512dq', 'avx512cd', 'avx512bw', 'avx512vl'],
  ...['avx512_fp16', 'avx512vbmi', 'avx512_vbmi2', 'avx512_bitalg', 'avx512_vpopcntdq'],
]);
const targets = new Map(levels.map((level) => [level, targetFor(features, level)]));

let count = 0;
const vector = (bytes: VectorBytes) => ({ kind: 'register', id: count++, file: 'vector', bytes }) as const;
const mask = (): VirtualRegister => ({ kind: 'register', id: count++, file: 'mask', bytes: 8 });
const immediate = (value: number) => ({ kind: 'immediate', value }) as const;
const facts = (level: Level, mnemonic: string, to: VirtualRegister, ...sources: MachineOperand[]) =>
  instructionFacts(mnemonic, to, sources, false, targets.get(level)!);

const [x, y, z] = [vector(16), vector(32), vector(64)];
const writtenOver = (level: Level, mnemonic: string, ...sources: MachineOperand[]) =>
  facts(level, mnemonic, vector(16), ...sources)?.isDestructive;
const commutes = (level: Level, mnemonic: string, ...sources: MachineOperand[]) =>
  facts(level, mnemonic, vector(16), ...sources)?.commutes;
const readsMemory = (level: Level, mnemonic: string, to: VirtualRegister, ...sources: MachineOperand[]) =>
  facts(level, mnemonic, to, ...sources)?.readsMemory;

describe('what is written over', () => {
  test('the first source of SSE instructions of two sources', () => {
    expect(writtenOver('sse2', 'vaddps', x, x)).toBe(true);
    expect(writtenOver('sse2', 'vcmpps', x, x, immediate(1))).toBe(true);
    expect(writtenOver('sse2', 'vshufps', x, x, immediate(1))).toBe(true);
    expect(writtenOver('avx', 'vaddps', x, x)).toBe(false);
  });

  test('of those with one source and an immediate, that of shifts', () => {
    for (const name of ['vpsllw', 'vpsrld', 'vpsrad', 'vpsllq']) {
      expect(writtenOver('sse2', name, x, immediate(3))).toBe(true);
      expect(writtenOver('avx2', name, x, immediate(3))).toBe(false);
    }
    expect(writtenOver('sse2', 'vpshufd', x, immediate(3))).toBe(false);
    expect(writtenOver('sse4.2', 'vroundps', x, immediate(3))).toBe(false);
    expect(writtenOver('sse2', 'vsqrtps', x)).toBe(false);
  });

  test('masks of gathers', () => {
    const table = { kind: 'table', data: new Uint8Array(64), bytes: 32, index: y, scale: 4 } as const;
    expect(facts('avx2', 'vpgatherdd', y, table, y)?.writtenSources).toEqual([1]);
    const masked = instructionFacts('vpgatherdd', y, [table], true, targets.get('avx512-256')!);
    expect(masked).toMatchObject({ writtenSources: [], clearsMask: true });
    expect(facts('avx2', 'vaddps', y, y, y)).toMatchObject({ writtenSources: [], clearsMask: false });
  });
});

test('what is read of the result', () => {
  expect(facts('avx2', 'vfmadd231ps', y, y, y)?.readsResult).toBe(true);
  expect(facts('avx512', 'vpternlogd', z, z, z, immediate(1))?.readsResult).toBe(true);
  expect(facts('avx2', 'vaddps', y, y, y)?.readsResult).toBe(false);
  // What SSE reads there is the first source.
  expect(facts('sse2', 'vaddps', x, x, x)?.readsResult).toBe(false);
  const builder = new BlockBuilder(targets.get('avx2')!, 32, 8);
  expect(() => builder.instruction('vfmadd231ps', y, [y, y])).toThrow('vfmadd231ps');
  expect(() => builder.instruction('vfmadd231ps', y, [y, y], { merge: y })).not.toThrow();
});

test('what commutes', () => {
  for (const level of ['sse4.2', 'avx2', 'avx512'] as const) {
    for (const name of ['vaddps', 'vmulpd', 'vpaddb', 'vpmuludq', 'vpminsd', 'vpmaxub', 'vpmaddwd', 'vandps']) {
      expect([name, commutes(level, name, x, x)]).toEqual([name, true]);
    }
    // Of NaN and of zeros of either sign, vminps gives the second source.
    for (const name of ['vsubps', 'vdivpd', 'vminps', 'vmaxpd', 'vpsubb', 'vandnps', 'vpunpcklbw', 'vpackssdw']) {
      expect([name, commutes(level, name, x, x)]).toEqual([name, false]);
    }
  }
  expect(commutes('avx512', 'vaddph', x, x)).toBe(true);
  expect(commutes('avx512', 'vpmaxsq', x, x)).toBe(true);
  expect(facts('avx512', 'kandb', mask(), mask(), mask())?.commutes).toBe(true);
  expect(facts('avx512', 'kandnb', mask(), mask(), mask())?.commutes).toBe(false);
});

test('what reads a constant from memory as wide as its register', () => {
  expect(readsMemory('avx2', 'vaddps', y, y, y)).toBe(true);
  expect(readsMemory('sse2', 'vaddps', x, x, x)).toBe(true);
  // Widening conversions read less than a register, unless the result is twice as wide.
  expect(readsMemory('avx2', 'vcvtps2pd', x, x)).toBe(false);
  expect(readsMemory('avx2', 'vcvtps2pd', y, x)).toBe(true);
  expect(readsMemory('avx2', 'vpmovzxbw', x, x)).toBe(false);
  // The selector of a blend is a register, and so is what VEX shifts by an immediate.
  expect(readsMemory('avx2', 'vblendvps', y, y, y, y)).toBe(false);
  expect(readsMemory('avx2', 'vpslld', y, y, immediate(3))).toBe(false);
  expect(readsMemory('avx512', 'vpslld', z, z, immediate(3))).toBe(true);
  expect(readsMemory('avx512', 'vpmovdb', x, z)).toBe(false);
  expect(readsMemory('avx512', 'kandb', mask(), mask(), mask())).toBe(false);
});

test('what a level has', () => {
  expect(facts('avx', 'vpaddd', y, y, y)).toBeUndefined();
  expect(facts('avx', 'vpaddd', x, x, x)).toBeDefined();
  expect(facts('avx', 'vpermilps', y, y, y)).toBeDefined();
  expect(facts('avx', 'vaddps', y, y, y)).toBeDefined();
  expect(facts('avx2', 'vpaddd', z, z, z)).toBeUndefined();
  expect(facts('sse2', 'vblendvps', x, x, x, x)).toBeUndefined();
  expect(facts('sse2', 'vpmulld', x, x, x)).toBeUndefined();
  expect(facts('sse4.2', 'vpmulld', x, x, x)).toBeDefined();
});

test('integers that AVX lacks with 32 bytes are computed in fewer lanes', () => {
  const builder = new BlockBuilder(targets.get('avx')!, 32, 8);
  expect(() => builder.instruction('vpaddd', y, [y, y])).toThrow(TooWide);
  expect(() => builder.instruction('vpaddd', x, [x, x])).not.toThrow();
  expect(() => builder.instruction('vaddps', z, [z, z])).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
});

test('the names below AVX are those of SSE', () => {
  const nameAt = (level: Level, mnemonic: string) => mnemonicNames[instructionNumber(mnemonic, targets.get(level)!)];
  expect(nameAt('sse2', 'vaddps')).toBe('addps');
  expect(nameAt('avx', 'vaddps')).toBe('vaddps');
  expect(nameAt('sse2', 'mov')).toBe('mov');
  expect(() => instructionNumber('vnothing', targets.get('avx')!)).toThrow(
    expect.objectContaining({ code: 'INTERNAL' }),
  );
});
