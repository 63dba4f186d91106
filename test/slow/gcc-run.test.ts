// What gcc makes of C runs as native functions: jump tables, constants, strings, variables that are written to.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembly, assemble, native } from 'rawcpu';
import { afterAll, describe, expect, test } from 'vitest';
import { nativeEnvironment } from '../../src/jit/environment.ts';

const source = fileURLToPath(new URL('../fixtures/self-contained.c', import.meta.url));
const hasGcc = spawnSync('gcc', ['--version']).status === 0;
if (!hasGcc) console.log('skipped: gcc is not installed (apt-get install gcc)');
const folder = mkdtempSync(join(tmpdir(), 'rawcpu-gcc-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

function compile(flags: readonly string[]): Assembly {
  const file = join(folder, 'a.s');
  const standalone = ['-ffreestanding', '-fno-asynchronous-unwind-tables', '-fno-tree-loop-distribute-patterns'];
  execFileSync('gcc', ['-S', '-masm=intel', ...standalone, ...flags, '-o', file, source]);
  return assemble(readFileSync(file, 'utf8'));
}

/** Reads a C string of native memory, which lies in a page that stays mapped while its function lives. */
function text(address: bigint): string {
  const view = new Uint8Array(nativeEnvironment().memory.makeView(address, 8)!);
  return String.fromCharCode(...view.subarray(0, view.indexOf(0)));
}

describe
  .skipIf(!hasGcc)
  .each([['-O0'], ['-O2'], ['-O3', '-mavx2', '-mfma'], ['-O2', '-fno-pie', '-mcmodel=small'], ['-O2', '-fPIC']])(
  'gcc %s %s %s',
  (...flags) => {
    const assembly = hasGcc ? compile(flags.filter((flag) => flag !== undefined)) : assemble('ret');
    const float = { args: ['f64'], returns: 'f64' } as const;

    test('functions give what C gives', () => {
      expect(native({ args: ['u64'], returns: 'u64' }, assembly, { entry: 'fib' })(20)).toBe(6765n);
      expect(native(float, assembly, { entry: 'poly' })(2)).toBe(((2 * 1.5 + 2.25) * 2 - 3.125) * 2 + 0.1);
      const sw = native({ args: ['i32'], returns: 'i32' }, assembly, { entry: 'sw' });
      expect([0, 1, 2, 3, 4, 5, 6, 7, 8, -1].map((x) => sw(x))).toEqual([5, 17, 7, 99, 12, -1, 1234, 0, 0, 0]);
      const lut = native({ args: ['i32'], returns: 'f32' }, assembly, { entry: 'lut' });
      expect([0, 3, 9].map((i) => lut(i))).toEqual([1, 4, 2]);
      const crc = native({ args: ['u32', 'u8*', 'i32'], returns: 'u32' }, assembly, { entry: 'crc' });
      expect(crc(0xffff_ffff, new TextEncoder().encode('123456789'), 9)).toBe(~0xcbf43926 >>> 0);
      const numbers = Int32Array.of(5, 3, 9, -1, 0, 7);
      native({ args: ['i32*', 'i32'], returns: 'void' }, assembly, { entry: 'sort' })(numbers, numbers.length);
      expect([...numbers]).toEqual([-1, 0, 3, 5, 7, 9]);
      const a = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
      const axpy = native({ args: ['f32*', 'f32*', 'f32', 'u64'], returns: 'void' }, assembly, { entry: 'axpy' });
      axpy(a, a.slice(), 2, a.length);
      expect([...a]).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 27]);
    });

    test('pointers in data point into the code', () => {
      const name = native({ args: ['i32'], returns: 'ptr' }, assembly, { entry: 'name' });
      expect([0, 1, 2, 3].map((i) => text(name(i)))).toEqual(['zero', 'one', 'two', 'zero']);
    });

    test('variables keep what is written to them, each function its own', () => {
      const sw = native({ args: ['i32'], returns: 'i32' }, assembly, { entry: 'sw' });
      const other = native({ args: ['i32'], returns: 'i32' }, assembly, { entry: 'sw' });
      expect([sw(7), sw(7), sw(7)]).toEqual([0, 1, 2]);
      expect(other(7)).toBe(0);
      sw.dispose();
      expect(other(7)).toBe(1);
    });
  },
);
