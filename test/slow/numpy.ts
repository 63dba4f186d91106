// The Python with NumPy that slow tests ask, and a run of one of their scripts: a line of JSON in, a line of JSON out.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's packages are for its own Python, which need not be the first one on the path. */
const found = ['python3', '/usr/bin/python3'].flatMap((name) => {
  const { status, stdout } = spawnSync(name, ['-c', 'import numpy; print(numpy.__version__)'], { encoding: 'utf8' });
  return status === 0 ? [{ name, version: stdout.trim() }] : [];
});

export const numpyVersion = found[0]?.version;
if (numpyVersion === undefined) console.log('skipped: python3 has no NumPy (apt-get install python3-numpy)');

/** Sends a value a line to a script beside this file, and gives what it answers. */
export function askNumPy(script: string, lines: readonly unknown[]): unknown[] {
  const { stdout, stderr, status } = spawnSync(
    found[0]!.name,
    [fileURLToPath(new URL(`./${script}`, import.meta.url))],
    {
      input: lines.map((line) => JSON.stringify(line)).join('\n'),
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  );
  if (status !== 0) throw new Error(`${found[0]!.name} failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
