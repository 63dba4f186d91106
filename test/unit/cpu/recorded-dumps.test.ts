// Recorded dumps of real processors, which lie beside the repository where they are available: each decodes to what
// libcpuid's own tests expect of it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type CoreGroup, decodeMachine, parseCpuidDump } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

const folder = '../shared/cpuid-dumps';
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []))
  : [];
if (names.length === 0) console.log(`recorded CPUID dumps: skipped, ${folder} is not there`);

interface Expected {
  readonly derived_cpu0: {
    readonly vendor: string;
    readonly signature: string;
    readonly family: number;
    readonly model: number;
    readonly stepping: number;
    readonly hypervisor_bit: boolean;
    readonly brand?: string;
  };
  readonly logical_cpus_in_dump: number;
  readonly expected: { readonly types: readonly (Record<string, number> & ExpectedText)[] };
}

interface ExpectedText {
  readonly purpose: string;
  readonly codename: string;
  readonly 'feature-level': string;
  readonly flags: readonly string[];
}

/** What libcpuid expects and we do not, with the reason. */
const disagreements: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'libcpuid-intel-core-i7-3770k-cpu': { cores: 'leaf 0xB says two threads to a core: four cores, as Intel lists them' },
};

/** libcpuid's names of features where they differ from Linux's. */
const otherNames: Readonly<Record<string, string>> = {
  pclmul: 'pclmulqdq',
  dts64: 'dtes64',
  xd: 'nx',
  fma3: 'fma',
  ts: 'temperature_sensor',
  tm_amd: 'htc',
  '100mhzsteps': 'multiplier_100mhz',
  pfi: 'proc_feedback',
  avx512vnni: 'avx512_vnni',
  avx512vbmi2: 'avx512_vbmi2',
  hwpstate: 'hw_pstate',
  padlock: 'rng',
};

const kinds = ['data', 'instruction', 'unified'] as const;
const cacheFields = [
  ['l1d', 1, kinds[0]],
  ['l1i', 1, kinds[1]],
  ['l2', 2, kinds[2]],
  ['l3', 3, kinds[2]],
  ['l4', 4, kinds[2]],
] as const;

function* factsOf(group: CoreGroup): Generator<[string, unknown]> {
  yield ['cores', group.cores];
  yield ['logical', group.logicalCpus];
  yield ['extfamily', group.info.family];
  yield ['extmodel', group.info.model];
  yield ['stepping', group.info.stepping];
  for (const [field, level, kind] of cacheFields) {
    const isSame = (k: string) => k === kind || (kind === 'instruction' && k === 'trace');
    const cache = group.caches.find((candidate) => candidate.level === level && isSame(candidate.kind));
    const unit = cache?.kind === 'trace' ? 1000 : 1024;
    yield [`${field}-cache`, cache === undefined ? -1 : cache.sizeBytes / unit];
    yield [`${field}-assoc`, cache?.ways ?? -1];
    yield [`${field}-cacheline`, cache?.lineBytes ?? -1];
    yield [`${field}-instances`, cache?.instances ?? -1];
  }
}

describe.runIf(names.length > 0)('recorded dumps', () => {
  test.each(names)('%s', (name) => {
    const expected = JSON.parse(
      // Some of the texts hold bare control characters.
      [...readFileSync(`${folder}/${name}.json`, 'utf8')].filter((char) => char >= ' ').join(''),
    ) as Expected;
    const dumps = parseCpuidDump(readFileSync(`${folder}/${name}.txt`, 'utf8'));
    expect(dumps).toHaveLength(expected.logical_cpus_in_dump);
    const machine = decodeMachine(dumps);

    const { derived_cpu0: first } = expected;
    const info = machine.cpus[0]!;
    expect(info).toMatchObject({
      vendor: first.vendor,
      signature: Number(first.signature),
      family: first.family,
      model: first.model,
      stepping: first.stepping,
    });
    expect(info.features.hypervisor.cpu).toBe(first.hypervisor_bit);
    expect(info.brand ?? '').toBe(first.brand ?? '');

    expect(machine.groups.map(({ kind }) => kind)).toEqual(expected.expected.types.map(({ purpose }) => purpose));
    const known = disagreements[name] ?? {};
    const differences: string[] = [];
    for (const [i, wanted] of expected.expected.types.entries()) {
      const group = machine.groups[i]!;
      for (const [field, value] of factsOf(group)) {
        // -1 is what libcpuid does not know, 0 what it takes to be absent.
        if (wanted[field]! <= 0 || Object.hasOwn(known, field)) continue;
        if (value !== wanted[field])
          differences.push(`${group.kind} ${field}: ${value}, libcpuid has ${wanted[field]}`);
      }
      const features = group.info.features as Record<string, { cpu: boolean }>;
      for (const flag of wanted.flags) {
        const feature = otherNames[flag] ?? flag;
        if (features[feature]?.cpu !== true) differences.push(`flag ${flag}`);
      }
      const named = wanted.codename.replace(/^.*\(|\).*$/g, '').toLowerCase();
      const own = group.info.codeName.toLowerCase();
      if (!named.startsWith(own) && !own.startsWith(named)) differences.push(`code name ${own}, not ${named}`);
    }
    expect(differences).toEqual([]);
  });
});
