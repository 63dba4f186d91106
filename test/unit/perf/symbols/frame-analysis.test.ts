// The stack at each instruction, from the instructions.

import { expect, test } from 'vitest';
import { assemble } from '../../../../src/index.ts';
import { analyzeFrames } from '../../../../src/perf/symbols/frame-analysis.ts';

const rowsOf = (text: string, entry = 0) => analyzeFrames(assemble(text).bytes, entry);

test('pushes, a frame and pops move the frame address; saved registers are noted', () => {
  expect(rowsOf('push rbx\n push r12\n sub rsp, 24\n nop\n add rsp, 24\n pop r12\n pop rbx\n ret')).toEqual([
    { at: 1, cfaOffset: 16, base: 'rsp', saved: { register: 'rbx', belowCfa: 16 } },
    { at: 3, cfaOffset: 24, base: 'rsp', saved: { register: 'r12', belowCfa: 24 } },
    { at: 7, cfaOffset: 48, base: 'rsp' },
    { at: 12, cfaOffset: 24, base: 'rsp' },
    { at: 14, cfaOffset: 16, base: 'rsp' },
    { at: 15, cfaOffset: 8, base: 'rsp' },
  ]);
});

test('a frame pointer is followed where rsp becomes unknown', () => {
  const rows = rowsOf('push rbp\n mov rbp, rsp\n and rsp, -64\n nop\n leave\n ret');
  expect(rows).toEqual([
    { at: 1, cfaOffset: 16, base: 'rsp', saved: { register: 'rbp', belowCfa: 16 } },
    { at: 4, cfaOffset: 16, base: 'rbp' },
    { at: 10, cfaOffset: 8, base: 'rsp' },
  ]);
});

test('branches carry the frame to where they go, and code behind a return has its own', () => {
  const rows = rowsOf('test rdi, rdi\n je away\n push rbx\n pop rbx\n ret\naway:\n sub rsp, 8\n add rsp, 8\n ret');
  expect(rows).toEqual([
    { at: 6, cfaOffset: 16, base: 'rsp', saved: { register: 'rbx', belowCfa: 16 } },
    { at: 7, cfaOffset: 8, base: 'rsp' },
    { at: 12, cfaOffset: 16, base: 'rsp' },
    { at: 16, cfaOffset: 8, base: 'rsp' },
  ]);
});

test('code that touches no stack has no rows; data is not decoded; a loop ends', () => {
  expect(rowsOf('again: dec rdi\n jne again\n ret\n .byte 0x50, 0x50')).toEqual([]);
});

test('pushf, popf and lea count; a stack pointer from elsewhere keeps the last row', () => {
  expect(
    rowsOf('pushfq\n lea rsp, [rsp - 16]\n lea rsp, [rsp + 16]\n popfq\n ret').map(({ cfaOffset }) => cfaOffset),
  ).toEqual([16, 32, 16, 8]);
  expect(rowsOf('push rax\n mov rsp, rdi\n nop\n ret').map(({ cfaOffset }) => cfaOffset)).toEqual([16]);
});
