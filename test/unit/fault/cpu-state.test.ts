import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/asm/index.ts';
import {
  CpuState,
  generalRegisterNames,
  type StateFacts,
  stateLayout,
  stateOffsets,
  stateRegisterNames,
  xsaveOffsets,
} from '../../../src/fault/cpu-state.ts';
import { enterStateText } from '../../../src/fault/cpu-state-text.ts';

const intel: StateFacts = { xcr0: 0x602e7n, componentOffsets: { 2: 576, 5: 1088, 6: 1152, 7: 1664 } };
const amd: StateFacts = { xcr0: 0x2e7n, componentOffsets: { 2: 576, 5: 832, 6: 896, 7: 1408 } };
const haswell: StateFacts = { xcr0: 7n, componentOffsets: { 2: 576 } };
const nehalem: StateFacts = { xcr0: 0n, componentOffsets: {} };
const machines = { intel, amd, haswell, nehalem };

describe.each(Object.entries(machines))('%s', (name, facts) => {
  const layout = stateLayout(facts);

  test('the layout has what the processor has', () => {
    expect([layout.vectorWidthBits, layout.vectorCount, layout.hasMasks, layout.sizeBytes]).toEqual(
      {
        intel: [512, 32, true, 2880],
        amd: [512, 32, true, 2624],
        haswell: [256, 16, false, 1024],
        nehalem: [128, 16, false, 768],
      }[name],
    );
    expect(layout.sizeBytes % 64).toBe(0);
  });

  test('every register keeps its own value', () => {
    const state = new CpuState(layout).reset();
    const values = new Map<string, bigint>();
    for (const [i, register] of stateRegisterNames(layout).entries()) {
      if (['fsw', 'ftw'].includes(register)) continue;
      const ones = (1n << BigInt(state.widthBits(register))) - 1n;
      values.set(register, (0x0123_4567_89ab_cdefn * BigInt(i + 3) ** 9n) & ones);
      state.set(register, values.get(register)!);
    }
    for (const [register, value] of values) expect(state.get(register), register).toBe(value);
    expect(state.get('ftw')).toBe(0xffn);
  });

  test('the text that loads and saves it assembles, with the block in eight bytes', () => {
    const blockAddress = 0x1122_3344_5566_7788n;
    const text = enterStateText({ layout, prefix: 's', blockAddress, target: 'qword ptr [rip + target]' });
    const { bytes, labels } = assemble(`${text}\n ret\ntarget: .quad 0`);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const label of ['s_block_1', 's_block_2', 's_block_3']) {
      expect(view.getBigUint64(labels.get(label)! - 8, true)).toBe(blockAddress);
    }
  });
});

describe('registers of a block', () => {
  const layout = stateLayout(intel);
  const fresh = () => new CpuState(layout).reset();

  test('begin as a function finds them', () => {
    const state = fresh();
    expect(state.get('rflags')).toBe(0x202n);
    expect(state.get('mxcsr')).toBe(0x1f80n);
    expect(state.get('fcw')).toBe(0x37fn);
    expect(state.get('zmm31')).toBe(0n);
  });

  test('parts of general registers', () => {
    const state = fresh();
    state.set('rax', 0x1122_3344_5566_7788n);
    expect(['eax', 'ax', 'al', 'ah'].map((name) => state.get(name))).toEqual([0x5566_7788n, 0x7788n, 0x88n, 0x77n]);
    state.set('ah', 0n);
    state.set('al', -1n);
    expect(state.get('rax')).toBe(0x1122_3344_5566_00ffn);
    state.set('eax', 5n);
    expect(state.get('rax')).toBe(5n);
    state.set('r15d', -1n);
    expect([state.get('r15'), state.get('r15w'), state.get('r15b')]).toEqual([0xffff_ffffn, 0xffffn, 0xffn]);
    state.set('sil', 0x7fn);
    expect(state.get('rsi')).toBe(0x7fn);
  });

  test('parts of vector registers', () => {
    const state = fresh();
    state.set('zmm3', (1n << 512n) - 1n);
    expect(state.get('xmm3')).toBe((1n << 128n) - 1n);
    state.set('ymm3', 7n);
    expect(state.get('zmm3')).toBe(7n);
    state.set('zmm20', 1n << 400n);
    state.set('xmm20', 3n);
    expect(state.get('zmm20')).toBe(3n);
  });

  test('x87 and MMX registers become valid when they are set', () => {
    const state = fresh();
    state.set('st1', 0x3fff_8000_0000_0000_0000n);
    expect(state.get('ftw')).toBe(2n);
    state.set('mm7', 5n);
    expect([state.get('ftw'), state.get('st7') >> 64n]).toEqual([0x82n, 0xffffn]);
  });

  test('a component that the processor calls unused counts as 0', () => {
    const state = fresh();
    state.set('zmm1', (1n << 512n) - 1n);
    state.bytes[stateOffsets.xsave + xsaveOffsets.header] = 0x03;
    expect(state.get('zmm1')).toBe((1n << 128n) - 1n);
    state.set('zmm2', 1n << 300n);
    expect(state.get('zmm2')).toBe(1n << 300n);
  });

  test.each(['rzx', 'zmm32', 'k8', 'st8', 'mm8', 'cr0', 'xmm01', '', 'RAX', 'r16'])('%s is refused', (name) => {
    expect(() => fresh().get(name)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    expect(fresh().has(name)).toBe(false);
  });

  test.each([
    ['rax', 1n << 64n],
    ['rax', -(1n << 63n) - 1n],
    ['al', 256n],
    ['mxcsr', 1n << 32n],
    ['zmm0', 1n << 512n],
    ['st0', 1n << 80n],
  ])('%s does not take %s', (name, value) => {
    const state = fresh();
    expect(() => state.set(name, value)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    expect(state.bytes).toEqual(fresh().bytes);
  });

  test('smaller machines refuse what they lack', () => {
    const small = new CpuState(stateLayout(nehalem)).reset();
    for (const name of ['ymm0', 'zmm0', 'k1', 'xmm16']) expect(small.has(name)).toBe(false);
    expect(small.has('xmm15')).toBe(true);
  });

  test('general registers lie by hardware number', () => {
    const state = fresh();
    for (const [i, name] of generalRegisterNames.entries()) state.set(name, BigInt(i));
    const view = new BigUint64Array(state.bytes.buffer, 0, 16);
    expect([...view]).toEqual(generalRegisterNames.map((_, i) => BigInt(i)));
  });
});
