// The line map of assembled text.

import { expect, test } from 'vitest';
import { Assembler, assemble, eax } from '../../../src/index.ts';

test('every statement with bytes has its line; labels and comments have none', () => {
  const source = `# first
start:
  mov eax, 1   # five bytes
  inc eax; dec eax

  jmp start
  ret
`;
  const assembly = assemble(source);
  expect(assembly.source).toBe(source);
  expect(assembly.lines()).toEqual([
    { offset: 0, line: 3 },
    { offset: 5, line: 4 },
    { offset: 7, line: 4 },
    { offset: 9, line: 6 },
    { offset: 11, line: 7 },
  ]);
});

test('what a macro writes stands on the line that uses it', () => {
  const assembly = assemble('.macro twice x\n  inc \\x\n  inc \\x\n.endm\n  nop\n  twice eax\n  ret\n');
  expect(assembly.lines().map(({ line }) => line)).toEqual([5, 6, 6, 7]);
});

test('sections are put in the order of the bytes', () => {
  const assembly = assemble('.data\nvalue: .long 7\n.text\n  mov eax, [rip + value]\n  ret\n');
  expect(assembly.lines().map(({ line }) => line)).toEqual([4, 5, 2]);
});

test('typed methods have no text, hence no lines', () => {
  const assembler = new Assembler({ listing: true });
  assembler.inc(eax).ret();
  const assembly = assembler.finish();
  expect(assembly.source).toBeUndefined();
  expect(assembly.lines()).toEqual([]);
});
