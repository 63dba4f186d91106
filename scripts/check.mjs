// Everything that must hold before a commit: types, style, rooms, generated files, fast tests. The steps are the npm
// scripts of the same names; all run even when one fails, so that one run shows every fault. `--no-tests` leaves the
// tests out.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const quickSteps = ['types', 'lint', 'check:rooms', 'check:gen', 'check:docs', 'check:api'];

function runStep(step) {
  const started = performance.now();
  const chunks = [];
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', step], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(error.message)));
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${step.padEnd(12)} ${seconds.padStart(5)} s`);
      if (status !== 0) console.log(Buffer.concat(chunks).toString());
      resolve({ step, passed: status === 0 });
    });
  });
}

async function runAll(steps, atOnce) {
  const waiting = [...steps];
  const results = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

const results = await runAll(quickSteps, availableParallelism());
if (!process.argv.includes('--no-tests')) results.push(...(await runAll(['test'], 1)));
const failed = results.filter(({ passed }) => !passed).map(({ step }) => step);
if (failed.length > 0) {
  console.error(`check: failed: ${failed.join(', ')}`);
  process.exit(1);
}
