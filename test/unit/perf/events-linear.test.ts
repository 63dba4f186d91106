// Notation that a program of another's may pass on: whatever it is, it is read in a time that grows as it does, and refused
// with an error of ours.

import { describe, expect, it } from 'vitest';
import { ElfSymbols } from '../../../src/elf/index.ts';
import { RawCpuError } from '../../../src/errors/index.ts';
import { globMatcher } from '../../../src/perf/events/glob.ts';
import { parseEventList } from '../../../src/perf/events/syntax.ts';

const MANY = 100_000;

describe('texts of any length', () => {
  it.each([
    ['events', 'cycles,'.repeat(MANY)],
    ['colons', `a${':'.repeat(MANY)}`],
    ['modifiers', `cycles:${'u'.repeat(MANY)}`],
    ['precise', `cycles:${'p'.repeat(MANY)}`],
    ['a name', 'x'.repeat(MANY)],
    ['slashes', '/'.repeat(MANY)],
    ['quotes', `cpu/${"'".repeat(MANY + 1)}/`],
    ['quoted', `cpu/${"'a'".repeat(MANY)}`],
    ['terms', `cpu/${'a=1,'.repeat(MANY)}/`],
    ['blanks in a term', `cpu/a${' '.repeat(MANY)}b,,c/`],
    ['blanks after =', `cpu/a=${' '.repeat(MANY)},c/`],
    ['lines in a term', `cpu/a${'\n'.repeat(MANY)}b,,c/`],
    ['blanks', ' '.repeat(MANY)],
    ['braces', '{'.repeat(MANY)],
    ['a group', `{${'cycles,'.repeat(MANY)}`],
    ['an address', `mem:${'9'.repeat(MANY)}`],
    ['an address of hex digits', `mem:0x${'f'.repeat(MANY)}:rw`],
    ['a probe', `uprobe:${':'.repeat(MANY)}`],
    ['a path', `uprobe:${'/a'.repeat(MANY)}:`],
  ])('%s', (_, text) => {
    expect(() => {
      parseEventList(text);
      throw new RawCpuError('BAD_OPTION', 'taken');
    }).toThrow(RawCpuError);
  });

  it('terms of more than one line', () => {
    expect(parseEventList('cycles/x=1\n=2/')[0]!.events[0]!.body).toMatchObject({
      terms: [{ key: 'x', value: '1\n=2' }],
    });
    expect(() => parseEventList('cycles/x=1/,\n  cycles:y')).toThrow(
      expect.objectContaining({ code: 'EVENT_SYNTAX', line: 2, column: 10 }),
    );
  });
});

describe('patterns', () => {
  it.each([
    ['msr', 'msr', true],
    ['m*', 'msr', true],
    ['*s*', 'msr', true],
    ['*x*', 'msr', false],
    ['m?r', 'msr', true],
    ['m??r', 'msr', false],
    ['m[a-z]r', 'msr', true],
    ['m[!a-z]r', 'msr', false],
    ['m[rs]r', 'msr', true],
    ['m[]s]r', 'msr', true],
    ['ms[r', 'ms[r', true],
    ['ms[r', 'msr', false],
    ['ms[]', 'ms[]', true],
    ['(.+', '(.+', true],
    ['*', '', true],
    ['', 'a', false],
    ['**a**', 'bab', true],
    ['a*b*c', 'a-b-b-c', true],
  ])('%s and %s', (glob, name, matches) => {
    expect(globMatcher(glob)(name)).toBe(matches);
  });

  it('of many stars', () => {
    expect(globMatcher(`${'*a'.repeat(200)}b`)('a'.repeat(2000))).toBe(false);
  });
});

describe('damaged files', () => {
  const HEADERS = 60_000;
  const file = (change: (view: DataView) => void): Uint8Array => {
    const bytes = new Uint8Array(64 + 64 * HEADERS);
    const view = new DataView(bytes.buffer);
    bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    view.setBigUint64(32, 64n, true);
    view.setBigUint64(40, 64n, true);
    view.setUint16(56, HEADERS, true);
    view.setUint16(60, HEADERS, true);
    change(view);
    return bytes;
  };

  const symbolsIn = (bytes: Uint8Array) =>
    ElfSymbols.read({ read: (offset, sizeBytes) => bytes.subarray(offset, offset + sizeBytes) });

  it('whose tables lie beyond their end', () => {
    const beyond = file((view) => {
      view.setBigUint64(32, 1n << 60n, true);
      view.setBigUint64(40, (1n << 63n) - 1n, true);
    });
    expect(symbolsIn(beyond)).toBeUndefined();
  });

  it('whose sections are all one table, with names that do not end', () => {
    const same = file((view) => {
      for (let at = 64; at < view.byteLength; at += 64) {
        view.setUint32(at + 4, 2, true);
        view.setBigUint64(at + 32, BigInt(view.byteLength), true);
        view.setBigUint64(at + 16, 0x0202_0202_0202_0202n, true);
        view.setBigUint64(at + 48, 0x0202_0202_0202_0202n, true);
      }
    });
    const symbols = symbolsIn(same)!;
    expect(symbols.functionNames().length).toBeLessThan(HEADERS * 3);
    expect(symbols.functionNamed('main')).toBeUndefined();
  });
});
