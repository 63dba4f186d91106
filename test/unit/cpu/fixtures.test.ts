// The repository's own recordings: this project's machines and QEMU's models, made by scripts/record-cpuid.mjs.

import { readdirSync, readFileSync } from 'node:fs';
import {
  decodeCpuid,
  decodeLeaves,
  decodeMachine,
  formatCpuidDump,
  formatRawDump,
  parseCpuidDump,
} from 'rawcpu/cpu/decode';
import { expect, test } from 'vitest';

const folder = new URL('../../fixtures/cpuid/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => (/^(qemu|intel)-.*\.txt$/.test(name) ? [name.slice(0, -4)] : []));
const textOf = (name: string) => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const infoOf = (name: string) => decodeCpuid(parseCpuidDump(textOf(name))[0]!);

/** QEMU's documentation of its models: vendor, family, model, stepping. Its user mode masks what it cannot emulate. */
const expected: Readonly<Record<string, readonly [vendor: string, family: number, model: number, codeName: string]>> = {
  'intel-amx-guest': ['GenuineIntel', 6, 167, 'Rocket Lake'],
  'qemu-conroe': ['GenuineIntel', 6, 15, 'Conroe'],
  'qemu-penryn': ['GenuineIntel', 6, 23, 'Yorkfield'],
  'qemu-nehalem': ['GenuineIntel', 6, 26, 'Bloomfield'],
  'qemu-westmere': ['GenuineIntel', 6, 44, 'Gulftown'],
  'qemu-sandybridge': ['GenuineIntel', 6, 42, 'Sandy Bridge'],
  'qemu-ivybridge': ['GenuineIntel', 6, 58, 'Ivy Bridge'],
  'qemu-haswell': ['GenuineIntel', 6, 60, 'Haswell'],
  'qemu-broadwell': ['GenuineIntel', 6, 61, 'Broadwell-U'],
  'qemu-skylake-client': ['GenuineIntel', 6, 94, 'Skylake-S'],
  'qemu-skylake-server': ['GenuineIntel', 6, 85, 'Skylake-X'],
  'qemu-cascadelake-server': ['GenuineIntel', 6, 85, 'Cascade Lake'],
  'qemu-cooperlake': ['GenuineIntel', 6, 85, 'Cooper Lake'],
  'qemu-icelake-server': ['GenuineIntel', 6, 134, 'Snow Ridge'],
  'qemu-snowridge': ['GenuineIntel', 6, 134, 'Snow Ridge'],
  'qemu-denverton': ['GenuineIntel', 6, 95, 'Denverton'],
  'qemu-opteron_g1': ['AuthenticAMD', 15, 6, 'unknown'],
  'qemu-opteron_g2': ['AuthenticAMD', 15, 6, 'unknown'],
  'qemu-opteron_g3': ['AuthenticAMD', 16, 2, 'Agena'],
  'qemu-opteron_g4': ['AuthenticAMD', 21, 1, 'Zambezi'],
  'qemu-opteron_g5': ['AuthenticAMD', 21, 2, 'Vishera'],
  'qemu-phenom': ['AuthenticAMD', 16, 2, 'Agena'],
  'qemu-epyc': ['AuthenticAMD', 23, 1, 'Naples'],
  'qemu-epyc-rome': ['AuthenticAMD', 23, 49, 'Rome'],
  'qemu-epyc-milan': ['AuthenticAMD', 25, 1, 'Milan'],
  'qemu-dhyana': ['HygonGenuine', 24, 0, 'Dhyana'],
  'qemu-qemu64': ['AuthenticAMD', 15, 107, 'Brisbane'],
  'qemu-max': ['AuthenticAMD', 15, 107, 'Brisbane'],
};

test('every recording is expected to be something', () => {
  expect(names.sort()).toEqual(Object.keys(expected).sort());
});

test.each(names)('%s decodes as what it is', (name) => {
  const { vendor, family, model, codeName } = infoOf(name);
  expect([vendor, family, model, codeName]).toEqual(expected[name]);
});

test.each(names)('%s survives every form', (name) => {
  const dumps = parseCpuidDump(textOf(name));
  expect(parseCpuidDump(formatRawDump(dumps))).toEqual(dumps);
  expect(parseCpuidDump(formatCpuidDump(dumps))).toEqual(dumps);
  const withState = dumps.map((dump) => ({ ...dump, xcr0: 0xe7n }));
  expect(parseCpuidDump(formatCpuidDump(withState))).toEqual(withState);
});

test.each(names)('%s: every field of every leaf has a name', (name) => {
  for (const leaf of parseCpuidDump(textOf(name)).flatMap(decodeLeaves)) {
    for (const { register, high, low, value, text } of leaf.fields) {
      expect(high).toBeGreaterThanOrEqual(low);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(text).not.toBe('');
      expect(leaf[register]).toBeGreaterThanOrEqual(0);
    }
  }
});

test('a guest with AMX', () => {
  const machine = decodeMachine(parseCpuidDump(textOf('intel-amx-guest')));
  expect(machine).toMatchObject({
    packages: 1,
    isCounted: true,
    groups: [{ kind: 'general', cores: 2, logicalCpus: 2 }],
  });
  const info = machine.cpus[0]!;
  expect(info).toMatchObject({
    isaLevel: 'x86-64-v4',
    addressBits: { physical: 48, linear: 57 },
    hypervisor: { name: 'KVM' },
    limits: {
      amx: { tiles: 8, tileBytes: 1024, rows: 16, rowBytes: 64 },
      avx10: { version: 1, vectorBits: [128, 256, 512] },
    },
    xsave: { xcr0: 0x600e7n, xcr0Source: 'inferred', maximumSizeBytes: 11008 },
  });
  expect(info.caches.map(({ level, kind, sizeBytes, ways }) => [level, kind, sizeBytes / 1024, ways])).toEqual([
    [1, 'data', 48, 12],
    [1, 'instruction', 64, 16],
    [2, 'unified', 2048, 16],
    [3, 'unified', 491520, 16],
  ]);
  expect(info.remarks).toHaveLength(1);
});

test('what the operating system did not enable is not usable', () => {
  const dump = parseCpuidDump(textOf('intel-amx-guest'))[0]!;
  const featuresWith = (xcr0: bigint, permittedStates?: bigint) =>
    decodeCpuid({ ...dump, xcr0, ...(permittedStates !== undefined && { permittedStates }) }).features;
  expect(featuresWith(0x3n).avx).toEqual({ cpu: true, os: false, usable: false });
  expect(featuresWith(0x7n).avx).toEqual({ cpu: true, os: true, usable: true });
  expect(featuresWith(0x7n).avx512f).toEqual({ cpu: true, os: false, usable: false });
  expect(featuresWith(0xe7n).avx512f.usable).toBe(true);
  expect(featuresWith(0x600e7n, 0xe7n).amx_tile).toEqual({ cpu: true, os: true, usable: false });
  expect(featuresWith(0x600e7n, 0x600e7n).amx_tile.usable).toBe(true);
  expect(featuresWith(0x3n).sse2.usable).toBe(true);
});
