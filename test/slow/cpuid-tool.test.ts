// Our tables and decoder against Debian's `cpuid` (package cpuid): what it calls each bit, and what it says of every
// fixture and of the recorded dumps.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { onlineCpus, readCpuidDump } from 'rawcpu/cpu';
import { decodeCpuid, parseCpuidDump } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';
import { compareFields, fieldsOfTool } from './cpuid-fields.ts';
import {
  amdVendor,
  featureBits,
  hasCpuidTool,
  intelVendor,
  labelsOfFeatures,
  labelsOfHypervisors,
  runCpuidTool,
  sectionsOf,
} from './cpuid-tool.ts';

if (!hasCpuidTool) console.log('cpuid: skipped, the program is not there: apt-get install cpuid');

const fixtures = new URL('../fixtures/cpuid/', import.meta.url).pathname;
const folders = [fixtures, '../shared/cpuid-dumps/'].filter((folder) => existsSync(folder));
if (folders.length === 1)
  console.log('cpuid: the recorded dumps of other people are not there, only the fixtures are read');
const files = folders.flatMap((folder) =>
  readdirSync(folder).flatMap((name) =>
    name.endsWith('.txt') && !name.endsWith('-labels.txt') ? [`${folder}${name}`] : [],
  ),
);

describe.runIf(hasCpuidTool)('cpuid', () => {
  test('means the same bit by each name', () => {
    const intel = labelsOfFeatures(intelVendor);
    const amd = labelsOfFeatures(amdVendor);
    const lines = featureBits.map(({ leaf, subleaf, register, bit, name }) => {
      const labels = (leaf >= 0x8000_0000 && amd.get(name)!.length > 0 ? amd : intel).get(name)!;
      const set = labels.filter((label) => label.endsWith(' = true')).map((label) => label.replace(' = true', ''));
      return `${leaf.toString(16)}.${subleaf}.${register}.${bit} ${name} | ${set.join(' ; ') || '-'}`;
    });
    // Read by a person, line by line: name on the left, the program's words on the right.
    expect(lines).toEqual(readFileSync(`${fixtures}cpuid-labels.txt`, 'utf8').trimEnd().split('\n'));
  });

  test('means the same field of a hypervisor by each name', () => {
    const known = readFileSync(`${fixtures}hypervisor-labels.txt`, 'utf8').trimEnd().split('\n');
    // As above: read by a person. The program calls the kilohertz of the timing leaf hertz, so that is left out.
    expect(labelsOfHypervisors()).toEqual(known);
  });

  test('means the same field by each name', () => {
    const lines = fieldsOfTool().map(({ leaf, subleaf, register, high, low, name, label, scale }) => {
      const count = scale === undefined ? '-' : `${scale.base} + ${scale.step} n`;
      return `${leaf.toString(16)}.${subleaf}.${register}.${high}:${low} ${name} | ${label ?? '-'} | ${count}`;
    });
    // As above. The last column is how the program counts; where it differs from the name, the manual says otherwise.
    expect(lines).toEqual(readFileSync(`${fixtures}field-labels.txt`, 'utf8').trimEnd().split('\n'));
  });

  describe('every number that it prints', () => {
    const fields = hasCpuidTool ? fieldsOfTool() : [];
    let total = 0;
    test.each(files)('%s', (file) => {
      const dumps = parseCpuidDump(readFileSync(file, 'utf8'));
      const sections = sectionsOf(dumps);
      for (const [i, dump] of dumps.entries()) {
        const { vendorName } = decodeCpuid(dump);
        const compared = compareFields(fields, dump, sections[i]!, ['AMD', 'Hygon'].includes(vendorName));
        expect(compared.filter(({ ours, theirs }) => ours.join() !== theirs.join())).toEqual([]);
        total += compared.length;
      }
    });

    test('this processor, by cpuid -1', () => {
      // One CPU for both: leaf 1, 0xB and the hybrid leaves differ from one to the next.
      const run = spawnSync('taskset', ['-c', '0', 'cpuid', '-1', '-i'], { encoding: 'utf8' });
      const printed = run.stdout.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
      const dump = readCpuidDump({ cpu: onlineCpus()[0]! });
      const isAmd = ['AMD', 'Hygon'].includes(decodeCpuid(dump).vendorName);
      const compared = compareFields(fields, dump, printed, isAmd);
      expect(compared.filter(({ ours, theirs }) => ours.join() !== theirs.join())).toEqual([]);
      // A third of what is compared describes caches, by these leaves.
      const hasCaches = dump.leaves.some(({ leaf, eax }) => (leaf === 4 || leaf === 0x8000_001d) && eax !== 0);
      if (hasCaches) expect(compared.length).toBeGreaterThan(20);
      else console.log(`only ${compared.length} numbers are compared: a hypervisor leaves the leaves of caches empty`);
    });

    test('there were many', () => {
      expect(total).toBeGreaterThan(25 * files.length);
    });
  });

  test.each(files)('%s', (file) => {
    const source = readFileSync(file, 'utf8');
    const dumps = parseCpuidDump(source);
    const sections = runCpuidTool(dumps)
      .split(/^CPU \d+:$/m)
      .slice(1);
    expect(sections).toHaveLength(dumps.length);
    for (const [i, dump] of dumps.entries()) {
      const info = decodeCpuid(dump);
      const said = new Map<string, string>();
      for (const line of sections[i]!.split('\n')) {
        const match = /^\s*([^=]+?)\s*= (.*)$/.exec(line);
        if (match !== null && !said.has(match[1]!)) said.set(match[1]!, match[2]!);
      }
      const number = (label: string) => Number(/\((\d+)\)/.exec(said.get(label) ?? '')?.[1]);
      expect(said.get('vendor_id')).toBe(`"${info.vendor}"`);
      expect([number('(family synth)'), number('(model synth)'), number('stepping id')]).toEqual([
        info.family,
        info.model,
        info.stepping,
      ]);
      if (said.has('brand') && info.brand !== undefined)
        expect(said.get('brand')!.replace(/^"|"$/g, '').trim()).toBe(info.brand);
      if (said.has('maximum physical address bits')) {
        expect(info.addressBits).toEqual({
          physical: number('maximum physical address bits'),
          linear: number('maximum linear (virtual) address bits'),
        });
      }
      const hasHypervisor = said.get('hypervisor guest status') === 'true';
      expect(info.hypervisor !== undefined).toBe(hasHypervisor);
      // Of every feature line that it prints for this dump, the golden above says whose it is.
      expect(said.get('AVX2: advanced vector extensions 2') ?? 'false').toBe(String(info.features.avx2.cpu));
    }
  });
});
