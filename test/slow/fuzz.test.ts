// Faulty text for a minute, half of it made by fast-check and half of goldens with faults put in: bytes or an error of
// ours, never anything else, never slowly, and nothing left behind by a refused statement. RAWCPU_FUZZ_SECONDS says how
// long instead; .ci/run takes ten minutes.

import fc from 'fast-check';
import { assemble, RawCpuError } from 'rawcpu';
import { expect, it } from 'vitest';
import { goldenStatements, mutate } from '../support/text/mutate.ts';
import { isAllOrNothing, survives, texts } from '../support/text/texts.ts';
import { xorshift } from '../support/xorshift.ts';

const seconds = Number(process.env.RAWCPU_FUZZ_SECONDS ?? 60);
/** Time of the processor, not of the clock: another program may have the machine meanwhile. */
const SLOW_MS = 1000;
const kinds = Object.entries(texts);
const eachSeconds = seconds / 2 / kinds.length;

/** True where a text takes long, and takes long again. */
function isSlow(run: () => void): boolean {
  for (let tries = 0; tries < 2; tries++) {
    const { user, system } = process.cpuUsage();
    run();
    const after = process.cpuUsage();
    if ((after.user + after.system - user - system) / 1000 < SLOW_MS) return false;
  }
  return true;
}

it.each(kinds)(`survives ${eachSeconds} seconds of text of %s`, { timeout: (eachSeconds + 60) * 1000 }, (_, text) => {
  let runs = 0;
  const holds = fc.property(text, (source) => {
    runs++;
    expect(
      isSlow(() => survives(source)),
      source,
    ).toBe(false);
  });
  const result = fc.check(holds, {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: eachSeconds * 1000,
  });
  console.log(`${runs} texts, seed ${result.seed}`);
  if (result.failed && !result.interrupted) throw new Error(fc.defaultReportMessage(result));
  expect(runs).toBeGreaterThan(100);
});

it(`survives ${seconds / 2} seconds of goldens with faults put in`, { timeout: (seconds + 60) * 1000 }, () => {
  const seed = Date.now() >>> 0;
  console.log(`fuzz seed ${seed}`);
  const random = xorshift(seed);
  const statements = goldenStatements();
  const any = () => statements[random() % statements.length]!;
  let runs = 0;
  let accepted = 0;
  for (const end = Date.now() + seconds * 500; Date.now() < end; runs++) {
    let source = any();
    for (let faults = 1 + (random() % 3); faults > 0; faults--) source = mutate(source, random(), any());
    isAllOrNothing(source);
    if (random() % 8 === 0) source = `${any()}\n${source}; l: ${any()}\n.rept 3\n${source}\n.endr`;
    const run = () => {
      try {
        assemble(source);
        accepted++;
      } catch (error) {
        if (!(error instanceof RawCpuError))
          throw new Error(`seed ${seed}: ${JSON.stringify(source)} threw ${error}`, { cause: error });
      }
    };
    if (isSlow(run)) throw new Error(`seed ${seed}: ${JSON.stringify(source)} took more than ${SLOW_MS} ms`);
  }
  console.log(`${runs} faulty texts, ${accepted} of them accepted`);
  expect(runs).toBeGreaterThan(1000);
  expect(accepted).toBeLessThan(runs);
});
