// Code for single lanes: its labels, which listings show and profilers get, and its instructions.

import { elementwise } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { generateLoop } from '../../../src/kernel/code/loop.ts';
import { lower } from '../../../src/kernel/code/lowering/index.ts';
import { targetFor } from '../../../src/kernel/code/target.ts';
import type { DType } from '../../../src/kernel/dtype.ts';
import { Graph } from '../../../src/kernel/ir/graph.ts';

const sse2 = targetFor(new Set(['sse2']), 'sse2');

/** The code of one operation on inputs of one type, with as many copies of the body. */
function codeOf(op: 'div' | 'fma', type: DType, inputs: number, unroll: 1 | 2) {
  const graph = new Graph(Array.from({ length: inputs }, (_, i) => ({ name: `x${i}`, type })));
  const args = graph.inputs.map((_, i) => graph.input(i));
  graph.output('y', type, graph.node(op, type, args));
  const streams = [...args, graph.outputs];
  const layouts = streams.map(() => 'contiguous' as const);
  const elementBytes = streams.map(() => 8);
  const shape = { layouts, elementBytes, inputs, rank: 1, parameters: 0, size: 'small', unroll } as const;
  return generateLoop(lower(graph, sse2), shape, sse2, () => undefined).assembly;
}

describe('labels', () => {
  test('say what a lane computes, in each copy of the body', () => {
    const names = (unroll: 1 | 2) =>
      [...codeOf('div', 'i64', 2, unroll).labels.keys()].filter((name) => name.startsWith('signed_quotient'));
    const copy = (number: number) => ['', '_divide', '_store'].map((part) => `signed_quotient_${number}${part}`);
    // Below EVEX an unrolled loop has a body for single vectors, and each one for fewer elements.
    expect(names(1).sort()).toEqual([copy(0), copy(1)].flat().sort());
    expect(names(2).sort()).toEqual([copy(0), copy(1), copy(2), copy(3)].flat().sort());
  });

  test('stand before the instructions that they name', () => {
    const assembly = codeOf('fma', 'f64', 3, 1);
    const lines = assembly.listing().split('\n');
    const lineAfter = (label: string) => lines[lines.findIndex((line) => line.endsWith(`  ${label}:`)) + 1];
    expect(lineAfter('fma_0')).toContain('mov rcx, ');
    expect(lineAfter('fma_0_plain')).toContain('fld qword ptr [rsp + ');
    expect(lineAfter('fma_0_high_away')).toContain('inc qword ptr [rsp - ');
    expect([...assembly.labels.keys()].filter((name) => !lines.some((line) => line.endsWith(`  ${name}:`)))).toEqual(
      [],
    );
  });
});

test.each([
  ['i64', 'a / b', 'signed_quotient_0:', 'idiv rcx'],
  ['u64', 'a % b', 'unsigned_remainder_0:', 'div rcx'],
  ['f64', 'a % b', 'float_remainder_0:', 'fprem'],
  ['i32', 'a << b', 'shl_0:', 'shl eax, cl'],
] as const)('the listing of a kernel of %s has the code for %s', (type, expression, label, instruction) => {
  const kernel = elementwise(type, expression, { isa: 'sse2' });
  const listing = kernel.assembly.listing();
  expect(listing).toContain(`  ${label}\n`);
  expect(listing).toContain(`  ${instruction}\n`);
  kernel.dispose();
});
