// Listings of code in files, and files that are not the ones that were mapped.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { noColors } from '../../../../src/cli/io.ts';
import { listingText } from '../../../../src/cli/profile-text.ts';
import { assemble, writeExecutable } from '../../../../src/index.ts';
import { LibraryCode, startOf } from '../../../../src/perf/sampling/library-code.ts';
import { resolveSample } from '../../../../src/perf/sampling/profile.ts';
import { Profile } from '../../../../src/perf/sampling/profile-data.ts';
import type { MappingRecord, Sample } from '../../../../src/perf/sampling/records.ts';
import { SymbolFiles } from '../../../../src/perf/sampling/symbol-files.ts';
import { ProcessSymbols } from '../../../../src/perf/sampling/symbolize.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `main` at 0x401000 calls `leaf`; the sizes are written into the file, or left out. */
function program(path: string, text: string, hasSizes = true): void {
  const { bytes, labels } = assemble(text);
  const names = [...labels].filter(([name]) => /^(main|leaf)$/.test(name));
  writeFileSync(
    path,
    writeExecutable({
      sections: [{ name: '.text', bytes, access: 'execute' }],
      entry: { section: '.text', offset: 0 },
      symbols: names.map(([name, offset], i) => ({
        name,
        binding: 'global',
        type: 'function',
        place: { section: '.text', offset },
        sizeBytes: hasSizes ? (names[i + 1]?.[1] ?? bytes.length) - offset : 0,
      })),
    }),
  );
}

const text = 'main: nop\nagain: call leaf\n jmp again\n jmp leaf\nleaf: dec eax\n ret\n';

function mappingOf(path: string, address = 0x401000n, pid = 1) {
  const { dev, ino } = statSync(path, { bigint: true });
  return { pid, address, sizeBytes: 1 << 20, fileOffset: 0x1000n, file: path, identity: { device: dev, inode: ino } };
}

const sampleAt = (ip: bigint, pid = 1) => ({ ip, pid, tid: pid, timeNs: 0n, callChain: undefined }) as Sample;

function profileOf(
  files: SymbolFiles,
  processes: readonly [ReturnType<typeof mappingOf>, readonly bigint[]][],
): Profile {
  const libraries = new LibraryCode();
  const samples = processes.flatMap(([mapping, addresses]) => {
    const symbols = new ProcessSymbols(files);
    symbols.map(mapping);
    return addresses.map((ip) => {
      const resolved = resolveSample(sampleAt(ip, mapping.pid), symbols);
      libraries.add(resolved, (called) => symbols.placeOf(called));
      return resolved;
    });
  });
  const facts = { event: 'cpu-clock', frequencyHz: 1000, period: undefined, lost: 0, throttled: 0, durationNs: 1n };
  return new Profile({ ...facts, notes: files.notes }, samples, libraries.facts(files));
}

describe('listings', () => {
  test.each([true, false])(
    'of a function in a file, with names of what it calls; sizes in the file: %s',
    (hasSizes) => {
      const path = join(folder, `listed-${hasSizes}`);
      program(path, text, hasSizes);
      const { code } = profileOf(new SymbolFiles(), [[mappingOf(path), [0x401001n, 0x401001n, 0x401006n]]]);
      expect(code).toHaveLength(1);
      const { instructions, ...about } = code[0]!;
      expect(about).toEqual({
        name: 'main',
        kind: 'library',
        module: path,
        address: 0x401000n,
        sizeBytes: 10,
        samples: 3,
      });
      expect(
        instructions.map(({ offset, address, text: shown, samples }) => [offset, address, shown, samples]),
      ).toEqual([
        [0, 0x401000n, 'nop', 0],
        [1, 0x401001n, 'call leaf', 2],
        [6, 0x401006n, 'jmp main+0x1', 1],
        [8, 0x401008n, 'jmp leaf', 0],
      ]);
    },
  );

  test('of one function in two processes that have it at different addresses', () => {
    const path = join(folder, 'twice');
    program(path, text);
    const { code } = profileOf(new SymbolFiles(), [
      [mappingOf(path), [0x40100an]],
      [mappingOf(path, 0x7f0000000000n, 2), [0x7f000000000an, 0x7f000000000cn]],
    ]);
    expect(
      code.map(({ name, samples, instructions }) => [name, samples, instructions.map((each) => each.samples)]),
    ).toEqual([['leaf', 3, [2, 1]]]);
  });

  test('of a huge function: a part around the hottest instruction, which says so', () => {
    const path = join(folder, 'huge');
    program(path, `main: ${'mov eax, 0x90909090\n'.repeat(60_000)} ret\n`);
    const hot = 0x401000n + 5n * 40_000n;
    const samples = [0x401000n, hot - 5n * 100n, hot, hot, hot];
    const { code } = profileOf(new SymbolFiles(), [[mappingOf(path), samples]]);
    const { instructions, samples: count, sizeBytes } = code[0]!;
    expect([count, sizeBytes, instructions[0]!.offset]).toEqual([5, 300_001, 5 * 39_900]);
    const hottest = instructions.find((each) => each.address === hot)!;
    expect([hottest.text, hottest.samples, hottest.share]).toEqual(['mov eax, 0x90909090', 3, 0.6]);
    const shown = listingText(code[0]!, 5, noColors);
    expect(shown).toContain('main in ');
    expect(shown).toMatch(/bytes 0x30b4c to 0x40b4c of 0x493e1: the part around the hottest instruction/);
    expect(shown).toMatch(/\.\.\. \d+ instructions without samples\n$/);
    expect(shown.split('\n').length).toBeLessThan(50);
  });

  test('the part begins where an instruction certainly does', () => {
    expect(
      startOf(
        new Map([
          [5, 1],
          [100, 9],
        ]),
      ),
    ).toBe(0);
    expect(
      startOf(
        new Map([
          [5, 1],
          [100_000, 9],
          [90_000, 1],
          [60_000, 1],
        ]),
      ),
    ).toBe(90_000);
    expect(startOf(new Map([[100_000, 1]]))).toBe(100_000);
  });
});

describe('a file that is another one by now', () => {
  const nameIn = (files: SymbolFiles, mapping: MappingRecord) => {
    const symbols = new ProcessSymbols(files);
    symbols.map(mapping);
    return symbols.functionAt(0x401000n).name;
  };

  test('replaced: no name, no listing, a note', () => {
    const path = join(folder, 'replaced');
    program(path, text);
    const mapping = mappingOf(path);
    program(`${path}.new`, 'leaf: ret\nmain: call leaf\n ret\n');
    renameSync(`${path}.new`, path);
    const files = new SymbolFiles();
    const { code, functions, notes } = profileOf(files, [[mapping, [0x401000n]]]);
    expect([code, functions[0]!.name, functions[0]!.kind]).toEqual([[], '[replaced]', 'unknown']);
    expect(notes).toEqual([`${path} was replaced since it was mapped`]);
    const { identity: _, ...unidentified } = mapping;
    expect(nameIn(new SymbolFiles(), unidentified)).toBe('leaf');
  });

  test('a name that ends with (deleted): a file of that name, one in its place, none', () => {
    const path = join(folder, 'gone');
    program(`${path} (deleted)`, text);
    const own = new SymbolFiles();
    expect([nameIn(own, mappingOf(`${path} (deleted)`)), own.notes]).toEqual(['main', []]);
    const mapping = mappingOf(`${path} (deleted)`);
    unlinkSync(mapping.file);
    const none = new SymbolFiles();
    expect([nameIn(none, mapping), none.notes]).toEqual(['[gone]', [`${path} was removed since it was mapped`]]);
    program(path, text);
    const other = new SymbolFiles();
    expect([nameIn(other, mapping), other.notes]).toEqual(['[gone]', [`${path} was replaced since it was mapped`]]);
  });

  test('a filesystem that tells mappings another device is believed', () => {
    const path = join(folder, 'overlay');
    program(path, text);
    const mapping = mappingOf(path);
    const files = new SymbolFiles();
    const identity = { device: mapping.identity.device + 1n, inode: mapping.identity.inode + 1n };
    expect([nameIn(files, { ...mapping, identity }), files.notes]).toEqual(['main', []]);
  });

  test.each([
    ['folder', (path: string) => mkdirSync(path)],
    ['pipe', (path: string) => execFileSync('mkfifo', [path])],
  ] as const)('replaced by a %s', (name, make) => {
    const path = join(folder, name);
    program(path, text);
    const mapping = mappingOf(path);
    renameSync(path, `${path}.old`);
    make(path);
    const files = new SymbolFiles();
    expect([nameIn(files, mapping), files.notes]).toEqual([`[${name}]`, [`${path} was replaced since it was mapped`]]);
  });

  test('replaced between the symbols and the code: no listing', () => {
    const path = join(folder, 'late');
    program(path, text);
    const files = new SymbolFiles();
    const mapping = mappingOf(path);
    const symbols = new ProcessSymbols(files);
    symbols.map(mapping);
    const libraries = new LibraryCode();
    libraries.add(resolveSample(sampleAt(0x401000n), symbols), (called) => symbols.placeOf(called));
    program(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    expect(libraries.facts(files)).toEqual([]);
  });
});
