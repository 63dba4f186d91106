// Which way calls go: V8's fast calls in this Node, Node-API where they are switched off; both give the same results.

import { expect, test } from 'vitest';
import { evaluate, nativeUrl } from '../support/child.ts';

const expression = `(async () => {
  const add = rawcpu.native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');
  let wrong = 0;
  // Long enough for the optimizing compiler, which is what makes fast calls.
  for (let i = 0; i < 300_000; i++) if (add(i, 0.5) !== i + 0.5) wrong++;
  add.dispose();
  let refused = 0;
  for (let i = 0; i < 1000; i++) try { add(i, 1); } catch (error) { refused += error.code === 'DISPOSED' ? 1 : 0; }
  const { nativeEnvironment } = await import(${JSON.stringify(nativeUrl)});
  return { isFast: nativeEnvironment().functions.isFast, wrong, refused };
})()`;

test.each([
  ['1', true],
  ['0', false],
])('RAWCPU_FAST_CALLS=%s', (value, isFast) => {
  expect(evaluate(expression, { env: { RAWCPU_FAST_CALLS: value } })).toEqual({ isFast, wrong: 0, refused: 1000 });
});
