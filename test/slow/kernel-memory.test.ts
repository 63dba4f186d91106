// Random calls of the kernel room's functions on arrays that touch pages without access, for a minute, or for the seconds
// that RAWCPU_FUZZ_SECONDS says: nothing outside the arrays is read or written, inputs are not written, and results are
// those of the interpreter. The cases run in a process of their own; one that dies is put down to the case that it ran.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { sampleSeed } from '../support/sample.ts';

const seconds = Math.min(Number(process.env.RAWCPU_FUZZ_SECONDS ?? 50), 3600);
const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const program = path('build/test/kernel-memory/main.mjs');

beforeAll(async () => {
  const src = path('src/');
  const bundle = await rolldown({
    input: path('test/slow/kernel-memory/main.ts'),
    platform: 'node',
    resolve: { alias: { rawcpu$: `${src}index.ts`, 'rawcpu/kernel': `${src}kernel/index.ts` } },
    external: [/^node:/, /^(?!rawcpu)[a-z@]/],
  });
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  await bundle.close();
});

interface Said {
  readonly running?: number;
  readonly failed?: number;
  readonly done?: number;
  readonly refusals?: Readonly<Record<string, number>>;
}

test(`${seconds} seconds of calls`, { timeout: (seconds + 120) * 1000 }, () => {
  console.log(`kernel memory: RAWCPU_SEED=${sampleSeed} repeats it`);
  const end = Date.now() + seconds * 1000;
  const faults: string[] = [];
  let ran = 0;
  let refused = 0;
  for (let from = 0; Date.now() < end; ) {
    const left = Math.min(end - Date.now(), 30_000);
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      [program, `${sampleSeed}`, `${from}`, `${left}`],
      {
        encoding: 'utf8',
        timeout: left + 60_000,
        maxBuffer: 2 ** 28,
      },
    );
    const said = stdout
      .trim()
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as Said);
    for (const message of said) if (message.failed !== undefined) faults.push(JSON.stringify(message));
    const last = said.at(-1);
    if (last?.done !== undefined) {
      ran += last.done - from;
      from = last.done;
      for (const times of Object.values(last.refusals ?? {})) refused += times;
      if (process.env.RAWCPU_FUZZ_SECONDS !== undefined) console.log(from, last.refusals);
      continue;
    }
    const running = said.findLast((message) => message.running !== undefined)?.running;
    faults.push(`case ${running} ended the process: ${signal ?? status}\n${stderr.slice(-2000)}`);
    if (running === undefined) break;
    ran += running - from;
    from = running + 1;
  }
  console.log(`${ran} calls, ${refused} of them refused`);
  expect(faults.slice(0, 8).join('\n'), `RAWCPU_SEED=${sampleSeed}: ${faults.length} faults`).toBe('');
  expect(ran).toBeGreaterThan(50);
  expect(refused).toBeLessThan(ran / 2);
});
