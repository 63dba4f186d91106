// Faulty statements for a minute (RAWCPU_FUZZ_SECONDS says otherwise): bytes or an error of ours, never anything else,
// and never slowly.

import { assemble, RawCpuError } from 'rawcpu';
import { expect, it } from 'vitest';
import { goldenStatements, mutate } from '../property/mutate.ts';

const seconds = Number(process.env.RAWCPU_FUZZ_SECONDS ?? 60);
const SLOW_MS = 1000;

/** A 32-bit generator that a printed seed repeats (xorshift, Marsaglia 2003). */
function generator(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

it(`survives ${seconds} seconds of faulty text`, { timeout: (seconds + 60) * 1000 }, () => {
  const seed = Date.now() >>> 0;
  console.log(`fuzz seed ${seed}`);
  const random = generator(seed);
  const statements = goldenStatements();
  const any = () => statements[random() % statements.length]!;
  let runs = 0;
  let accepted = 0;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; runs++) {
    let source = any();
    for (let faults = 1 + (random() % 3); faults > 0; faults--) source = mutate(source, random(), any());
    if (random() % 8 === 0) source = `${any()}\n${source}; l: ${any()}\n.rept 3\n${source}\n.endr`;
    const start = performance.now();
    try {
      assemble(source);
      accepted++;
    } catch (error) {
      if (!(error instanceof RawCpuError))
        throw new Error(`seed ${seed}: ${JSON.stringify(source)} threw ${error}`, { cause: error });
    }
    const elapsedMs = performance.now() - start;
    if (elapsedMs > SLOW_MS) throw new Error(`seed ${seed}: ${JSON.stringify(source)} took ${elapsedMs} ms`);
  }
  console.log(`${runs} faulty texts, ${accepted} of them accepted`);
  expect(runs).toBeGreaterThan(1000);
  expect(accepted).toBeLessThan(runs);
});
