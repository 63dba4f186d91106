// Names of functions in files that gcc and the linkers make: entries of procedure linkage tables as objdump names them,
// and symbols that lie in separate debug files, found by build ID, by .gnu_debuglink and in .gnu_debugdata.

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ElfSymbols } from 'rawcpu/elf';
import { afterAll, describe, expect, test } from 'vitest';
import { thisMachine } from '../../src/perf/events/machine.ts';
import { resolveEvents } from '../../src/perf/events/resolve.ts';
import { fileSource } from '../../src/perf/regular-file.ts';
import { DebugFiles } from '../../src/perf/sampling/debug-files.ts';

const missing = ['gcc', 'objdump', 'objcopy', 'strip', 'xz'].filter((tool) => spawnSync(tool, ['--version']).error);
if (missing.length > 0)
  console.log(`ELF symbols: skipped, missing: ${missing.join(', ')} (apt-get install gcc binutils xz-utils)`);

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-elf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8', cwd: folder });

const source = `#include <stdio.h>
#include <stdlib.h>
static int hidden(int x) { return x * 3; }
int (*volatile pointer)(int) = hidden;
int main(int argc, char **argv) { void *p = malloc(argc); printf("%d %p", pointer(argc), p); free(p); return puts("") + abs(rand()); }
`;

function build(name: string, ...options: string[]): string {
  writeFileSync(at('source.c'), source);
  run('gcc', '-O1', ...options, '-o', name, 'source.c');
  return at(name);
}

/** The symbols of a file; debug files below `root`. */
function symbolsOf(path: string, root = folder): ElfSymbols {
  const fd = openSync(path, 'r');
  const debug = new DebugFiles(root);
  try {
    return ElfSymbols.read(fileSource(fd), (places) => debug.find(path, places))!;
  } finally {
    debug.close();
    closeSync(fd);
  }
}

describe.runIf(missing.length === 0)('procedure linkage tables', () => {
  test.each([
    ['endbr', '-fcf-protection', '-Wl,-z,ibtplt'],
    ['plain', '-fcf-protection=none'],
    ['lazy', '-Wl,-z,lazy'],
    ['now', '-Wl,-z,now'],
    ['fixed', '-no-pie'],
  ])('%s', (name, ...options) => {
    const symbols = symbolsOf(build(name, ...options));
    const listing = run('objdump', '-d', '-j', '.plt', '-j', '.plt.sec', '-j', '.plt.got', name);
    const entries = [...listing.matchAll(/^([0-9a-f]+) <(\w+@plt)>:$/gm)];
    expect(entries.length).toBeGreaterThan(3);
    for (const [, address, wanted] of entries) {
      for (const inside of [0, 6]) {
        expect(symbols.functionAt(Number.parseInt(address!, 16) + inside)?.name, address).toBe(wanted);
      }
    }
    // What has no name, like the code before the first entry, is not the function before it.
    const [, table] = /^([0-9a-f]+) <\.plt>:$/m.exec(listing) ?? [];
    if (table !== undefined) expect(symbols.functionAt(Number.parseInt(table, 16))?.name ?? '').not.toBe('_init');
  });

  test('of a program that is on this machine', () => {
    const listing = run('objdump', '-d', '-j', '.plt', '/usr/bin/git');
    const symbols = symbolsOf('/usr/bin/git', '');
    const entries = [...listing.matchAll(/^([0-9a-f]+) <(\w+@plt)>:$/gm)];
    const wrong = entries.filter(
      ([, address, name]) => symbols.functionAt(Number.parseInt(address!, 16))?.name !== name,
    );
    expect(entries.length).toBeGreaterThan(50);
    expect(wrong.map(([line]) => line)).toEqual([]);
  });
});

const LIBC = '/lib/x86_64-linux-gnu/libc.so.6';
describe.runIf(missing.length === 0 && existsSync(LIBC))('names of libc', () => {
  const symbols = symbolsOf(LIBC, '/nowhere');
  const rows = [...run('nm', '-D', LIBC).matchAll(/^([0-9a-f]+) [TtWi] (\w+)(@@?)(\S+)$/gm)].map(
    ([, address, name, sign, version]) => ({ address: Number.parseInt(address!, 16), name: name!, sign, version }),
  );

  test('every version, and the default one for a plain name, as nm has them', () => {
    const several = rows.filter(({ name, address }) =>
      rows.some((other) => other.name === name && other.address !== address),
    );
    expect(several.length).toBeGreaterThan(20);
    for (const { name, sign, version, address } of rows) {
      expect(symbols.functionNamed(`${name}${sign}${version}`)?.address, `${name}${sign}${version}`).toBe(address);
      if (sign === '@@')
        expect(
          symbols.functionsNamed(name).map((each) => each.address),
          name,
        ).toEqual([address]);
    }
  });

  test('every name that is listed is found', () => {
    const names = new Set(symbols.functionNames());
    expect([...names].some((name) => name.endsWith('@plt'))).toBe(true);
    expect([...names].filter((name) => symbols.functionNamed(name)?.name !== name)).toEqual([]);
  });

  test('a probe is taken where objdump begins an instruction, and nowhere else', () => {
    const machine = { ...thisMachine, read: (path: string) => (path.endsWith('/uprobe/type') ? '8' : undefined) };
    for (const name of ['malloc', 'qsort', 'pthread_cond_signal', 'getenv', 'strtol']) {
      const { address, sizeBytes } = symbols.functionNamed(name)!;
      const range = ['-d', `--start-address=${address}`, `--stop-address=${address + sizeBytes}`, '--no-show-raw-insn'];
      const starts = [...run('objdump', ...range, LIBC).matchAll(/^ +([0-9a-f]+):\t/gm)].map(
        ([, each]) => Number.parseInt(each!, 16) - address,
      );
      const isTaken = (distance: number) => {
        try {
          return resolveEvents(`uprobe:${LIBC}:${name}+${distance}`, { machine }).length === 1;
        } catch {
          return false;
        }
      };
      const most = Math.min(sizeBytes + 4, 150);
      const taken = Array.from({ length: most }, (_, distance) => distance).filter(isTaken);
      expect(taken, name).toEqual(starts.filter((start) => start < most));
    }
  });
});

describe.runIf(missing.length === 0)('separate symbols', () => {
  const addressOf = (path: string, name: string) => {
    const [, address] = new RegExp(`^([0-9a-f]+) \\w ${name}$`, 'm').exec(run('nm', path))!;
    return Number.parseInt(address!, 16);
  };
  const whole = missing.length === 0 ? build('whole', '-g', '-Wl,--build-id') : '';
  const hidden = whole === '' ? 0 : addressOf(whole, 'hidden');

  test('a stripped file has none', () => {
    run('objcopy', '--strip-all', whole, 'stripped');
    expect(symbolsOf(at('stripped')).functionAt(hidden)).toBeUndefined();
  });

  test('by build ID', () => {
    run('objcopy', '--strip-all', whole, 'by-id');
    const [, id] = /Build ID: ([0-9a-f]+)/.exec(run('readelf', '-n', whole))!;
    const place = at(`usr/lib/debug/.build-id/${id!.slice(0, 2)}`);
    mkdirSync(place, { recursive: true });
    const file = join(place, `${id!.slice(2)}.debug`);
    run('objcopy', '--only-keep-debug', whole, file);
    expect(symbolsOf(at('by-id')).functionAt(hidden + 1)?.name).toBe('hidden');
    expect(symbolsOf(at('by-id')).functionAt(addressOf(whole, 'main'))?.name).toBe('main');
    // The file of another build under the same name is not believed.
    build('other', '-g', '-O2', '-Wl,--build-id=0x1234567890');
    run('objcopy', '--only-keep-debug', 'other', file);
    expect(symbolsOf(at('by-id')).functionAt(hidden)).toBeUndefined();
    rmSync(file);
  });

  test('by link, whose CRC must fit', () => {
    const plain = build('linked', '-g', '-Wl,--build-id=none');
    const address = addressOf(plain, 'hidden');
    run('objcopy', '--only-keep-debug', plain, 'linked.debug');
    run('objcopy', '--strip-all', '--add-gnu-debuglink=linked.debug', plain, 'by-link');
    expect(symbolsOf(at('by-link')).functionAt(address)?.name).toBe('hidden');
    const bytes = readFileSync(at('linked.debug'));
    writeFileSync(at('linked.debug'), Buffer.concat([bytes, Buffer.of(0)]));
    expect(symbolsOf(at('by-link')).functionAt(address)).toBeUndefined();
    mkdirSync(at('.debug'));
    writeFileSync(at('.debug/linked.debug'), bytes);
    expect(symbolsOf(at('by-link')).functionAt(address)?.name).toBe('hidden');
  });

  test('inside the file, compressed', () => {
    run('objcopy', '--only-keep-debug', '--strip-debug', whole, 'mini');
    run('xz', '-k', 'mini');
    run('objcopy', '--strip-all', '--add-section', '.gnu_debugdata=mini.xz', whole, 'with-data');
    expect(symbolsOf(at('with-data')).functionAt(hidden)?.name).toBe('hidden');
  });
});
