// Dumps that are damaged, and processors that do not exist: reading one gives dumps or a ParseError, decoding always ends.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decodeCpuid, decodeLeaves, decodeMachine, formatCpuidDump, parseCpuidDump } from 'rawcpu/cpu/decode';
import { ParseError } from 'rawcpu/errors';
import { expect, test } from 'vitest';

const folder = new URL('../fixtures/cpuid/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('-labels.txt'));
const sources = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
const dumps = sources.flatMap(parseCpuidDump);

const options = { seed: 5, numRuns: 120 } as const;
const word = fc.integer({ min: 0, max: 0xffff_ffff });

function decodesAll(read: ReturnType<typeof parseCpuidDump>): void {
  for (const dump of read) {
    const info = decodeCpuid(dump);
    expect(Number.isFinite(info.topology.coresPerPackage)).toBe(true);
    expect(decodeLeaves(dump)).toHaveLength(dump.leaves.length);
  }
  expect(decodeMachine(read).groups.length).toBeGreaterThan(0);
}

test('damaged text is read or refused with its place', () => {
  const texts = [...sources, formatCpuidDump(dumps.slice(0, 2))];
  const damage = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.integer({ min: 0, max: 200 }),
    insert: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('\n', '0x', 'CPU 1:\n', 'CPUID 0000', ']', '"')),
  });
  fc.assert(
    fc.property(damage, ({ text, at, remove, insert }) => {
      const place = Math.floor(at * text.length);
      let read: ReturnType<typeof parseCpuidDump>;
      try {
        read = parseCpuidDump(text.slice(0, place) + insert + text.slice(place + remove));
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
        expect((error as ParseError).line).toBeGreaterThan(0);
        expect((error as ParseError).column).toBeGreaterThan(0);
        return;
      }
      decodesAll(read);
    }),
    options,
  );
});

test('any register of any leaf may hold anything', () => {
  const change = fc.record({ which: fc.nat(), register: fc.constantFrom('eax', 'ebx', 'ecx', 'edx'), value: word });
  fc.assert(
    fc.property(fc.constantFrom(...dumps), fc.array(change, { minLength: 1, maxLength: 8 }), (dump, changes) => {
      const leaves = dump.leaves.map((leaf) => ({ ...leaf }));
      for (const { which, register, value } of changes) leaves[which % leaves.length]![register] = value;
      decodesAll([{ ...dump, leaves }]);
    }),
    options,
  );
});

test('leaves of nobody', () => {
  const leaf = fc.record({
    leaf: fc.oneof(
      fc.integer({ min: 0, max: 0x30 }),
      fc.integer({ min: 0x4000_0000, max: 0x4000_0200 }),
      fc.integer({ min: 0x8000_0000, max: 0x8000_0030 }),
      fc.integer({ min: 0xc000_0000, max: 0xc000_0008 }),
      word,
    ),
    subleaf: fc.integer({ min: 0, max: 8 }),
    eax: word,
    ebx: word,
    ecx: word,
    edx: word,
  });
  fc.assert(
    fc.property(fc.array(leaf, { maxLength: 60 }), (leaves) => decodesAll([{ cpu: 0, leaves }])),
    options,
  );
});
