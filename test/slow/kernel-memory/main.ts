// The process that runs cases: from a number on, for some time. It names each case before it runs, so that whoever
// started it knows which one took it down.

import { writeSync } from 'node:fs';
import { cpuInfo } from '../../../src/cpu/index.ts';
import { missingFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { levels } from '../../../src/kernel/index.ts';
import { type Case, caseOf, simplerThan } from './cases.ts';
import { type Outcome, runCase } from './run.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

const isFault = (outcome: Outcome): outcome is { readonly fault: string } =>
  outcome !== undefined && 'fault' in outcome;

/** The simplest case found that fails, too. */
async function shrunk(failed: Case): Promise<Case> {
  for (let tries = 0; tries < 60; tries++) {
    let next: Case | undefined;
    for (const simpler of simplerThan(failed)) {
      if (isFault(await runCase(simpler))) {
        next = simpler;
        break;
      }
    }
    if (next === undefined) break;
    failed = next;
  }
  return failed;
}

const [seed, from, milliseconds] = process.argv.slice(2).map(Number) as [number, number, number];
const say = (message: unknown) => writeSync(1, `${JSON.stringify(message)}\n`);
const refusals: Record<string, number> = {};
const end = Date.now() + milliseconds;
let index = from;
for (; Date.now() < end; index++) {
  const given = caseOf(seed, index, usable);
  say({ running: index });
  const outcome = await runCase(given);
  if (outcome === undefined) continue;
  if (isFault(outcome)) {
    const small = await shrunk(given);
    const last = await runCase(small);
    say({ failed: index, fault: isFault(last) ? last.fault : outcome.fault, case: small });
  } else {
    const key = outcome.refused.replace(/\d+|'[^']*'/g, '_').slice(0, 90);
    refusals[key] = (refusals[key] ?? 0) + 1;
  }
}
say({ done: index, refusals });
