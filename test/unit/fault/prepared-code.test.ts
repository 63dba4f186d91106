// The code that comes with the package is what its texts say, and its fields go where they belong.

import { assemble } from 'rawcpu';
import { expect, test } from 'vitest';
import { enterThreadCode, signalHandlerCode, stateFactsCode } from '../../../src/fault/prepared-code.gen.ts';
import { enterThreadText, handlerRoutines, signalHandlerText } from '../../../src/fault/signal-handler-source.ts';
import { stateFactsText } from '../../../src/fault/state-facts.ts';
import { fillCode } from '../../../src/jit/code-memory.ts';

test.each([
  ['the guard', signalHandlerText(), signalHandlerCode],
  ['what gives a thread its context', enterThreadText(), enterThreadCode],
  ['what reads the state there is', stateFactsText(), stateFactsCode],
])('%s', (_, text, code) => {
  const { bytes, labels } = assemble(text);
  expect(fillCode(code, {})).toEqual(bytes);
  expect(code.labels).toEqual(Object.fromEntries(labels));
});

test('fields are filled in, and nothing else', () => {
  const plain = fillCode(signalHandlerCode, {});
  const filled = fillCode(signalHandlerCode, { data_address: 0x1122_3344_5566_7788n, xsave_bytes: 2696, has_avx: 1 });
  const { data_address: data, xsave_bytes: xsave, has_avx: avx } = signalHandlerCode.labels;
  const view = new DataView(filled.buffer);
  expect(view.getBigUint64(data, true)).toBe(0x1122_3344_5566_7788n);
  expect([view.getUint32(xsave, true), view.getUint32(avx, true)]).toEqual([2696, 1]);
  const fields = [data, xsave, avx];
  const isField = (at: number) => fields.some((start) => at >= start && at < start + (start === data ? 8 : 4));
  for (const [at, byte] of filled.entries()) if (!isField(at)) expect(byte).toBe(plain[at]);
});

test('every routine has its place', () => {
  for (const name of handlerRoutines)
    expect(signalHandlerCode.labels[name]).toBeGreaterThan(signalHandlerCode.labels.handler);
});
