// RAWCPU_SYMBOLS in whole programs: with workers, beside Node's own map, misspelled.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageUrl, runChild } from '../support/child.ts';

const isHere = process.platform === 'linux' && process.arch === 'x64' && existsSync(new URL(packageUrl));
if (!isHere) console.log('symbols: skipped: they need Linux on x86-64 and the built package');

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The map of a process that has ended, and the file gone. */
function takeMap(pid: string): string {
  const path = `/tmp/perf-${pid}.map`;
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  return text;
}

const make = (name: string) =>
  `{ const f = rawcpu.native({ args: [], returns: 'i32' }, 'mov eax, 7; ret', { name: '${name}' }); if (f() !== 7) throw new Error('wrong'); }`;

describe.runIf(isHere)('RAWCPU_SYMBOLS', () => {
  test('every kind at once, in the main thread and in workers that come and go', () => {
    const worker = `import * as rawcpu from ${JSON.stringify(packageUrl)}; ${make('in_worker')}`;
    const source = `
      import { Worker } from 'node:worker_threads';
      ${make('in_main')}
      const url = new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(worker)}));
      for (let i = 0; i < 2; i++) {
        const status = await new Promise((resolve) => new Worker(url).on('exit', resolve));
        if (status !== 0) throw new Error('the worker ended with ' + status);
      }
      ${make('after_workers')}
      console.log(process.pid);`;
    const env = { RAWCPU_SYMBOLS: 'perfmap,jitdump,gdb', RAWCPU_SYMBOLS_DIR: folder };
    const { status, stdout, stderr } = runChild(source, { env });
    expect([status, stderr]).toEqual([0, '']);
    const map = takeMap(stdout);
    const names = map.split('\n').map((line) => line.split(' ').slice(2).join(' '));
    expect(names.filter((name) => /^(in|after)_\w+$/.test(name))).toEqual([
      'in_main',
      'in_worker',
      'in_worker',
      'after_workers',
    ]);
    const dump = readFileSync(join(folder, `jit-${stdout}.dump`));
    expect(dump.subarray(-16).readUInt32LE(0)).toBe(3); // the record that closes it
    const threads = readdirSync(join(folder, `rawcpu-${stdout}`)).filter((name) => name.startsWith('thread-'));
    expect(threads).toHaveLength(2);
  });

  test('beside --perf-basic-prof: every line of both writers is whole', () => {
    const source = `
      ${make('between')}
      const f = new Function('x', 'return x + 1'); let sum = 0; for (let i = 0; i < 1e5; i++) sum = f(sum);
      ${make('at_last')}
      console.log(process.pid);`;
    const env = { RAWCPU_SYMBOLS: 'perfmap' };
    const { status, stdout } = runChild(source, {
      env,
      nodeArgs: ['--perf-basic-prof', '--no-logfile-per-isolate', `--logfile=${join(folder, 'v8.log')}`],
    });
    expect(status).toBe(0);
    const lines = takeMap(stdout).trimEnd().split('\n');
    expect(lines.filter((line) => !/^[0-9a-f]+ [0-9a-f]+ \S/.test(line))).toEqual([]);
    expect(lines.filter((line) => / (between|at_last)$/.test(line))).toHaveLength(2);
    expect(lines.length).toBeGreaterThan(100);
  });

  test('the text for gdb goes with the process', () => {
    const source = `${make('short_lived')} console.log(process.pid);`;
    const { stdout } = runChild(source, { env: { RAWCPU_SYMBOLS: 'gdb', RAWCPU_SYMBOLS_DIR: folder } });
    expect(existsSync(join(folder, `rawcpu-${stdout}`))).toBe(false);
  });

  test('a name that is empty or blank is none: every line has one', () => {
    const source = `
const { readFileSync } = await import('node:fs');
for (const name of ['', ' ']) rawcpu.native({ args: [], returns: 'void' }, 'ret', { name })();
console.log(readFileSync(\`/tmp/perf-\${process.pid}.map\`, 'utf8').trim());`;
    const { stdout, stderr } = runChild(source, { env: { RAWCPU_SYMBOLS: 'perfmap' } });
    expect(stderr).toBe('');
    const names = stdout.split('\n').map((line) => /^[0-9a-f]+ [0-9a-f]+ (\S.*)$/.exec(line)?.[1]);
    expect(new Set(names)).toEqual(new Set(['native', 'native [thunk]']));
  });

  test('a misspelled kind is refused with those that exist', () => {
    const { status, stderr } = runChild('', { env: { RAWCPU_SYMBOLS: 'perfmap,gbd' } });
    expect(status).not.toBe(0);
    expect(stderr).toContain("RAWCPU_SYMBOLS: 'gbd' is not a kind of symbols; known are perfmap, jitdump, gdb");
  });

  test('a folder that is not there is an error with its name', () => {
    const { stderr } = runChild('', {
      env: { RAWCPU_SYMBOLS: 'jitdump', RAWCPU_SYMBOLS_DIR: join(folder, 'nowhere') },
    });
    expect(stderr).toMatch(/SYMBOL_FILE|nowhere/);
  });
});
