// Recorded dumps of real processors: each decodes to what libcpuid's own tests expect of it.

import { readdirSync, readFileSync } from 'node:fs';
import { type CoreGroup, type CpuidDump, type CpuidLeaf, decodeMachine } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../fixtures/cpuid/recorded/', import.meta.url);
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []));

interface Expected {
  readonly logicalCpus: number;
  readonly vendor: string;
  readonly signature: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly hypervisor: boolean;
  readonly brand: string;
  /** What libcpuid's tests expect of each kind of cores. */
  readonly groups: readonly (Record<string, number> & ExpectedText)[];
}

interface ExpectedText {
  readonly purpose: string;
  readonly codename: string;
  readonly 'feature-level': string;
  readonly flags: string;
}

const expectedOf = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Expected>;

/** A line is leaf, subleaf and four registers, or `-` for none; each CPU has what the one before it has and it lacks. */
function recorded(name: string): CpuidDump[] {
  const leaves = new Map<string, CpuidLeaf>();
  const blocks = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .split(/^CPU /m)
    .slice(1);
  return blocks.map((block) => {
    const [cpu, ...lines] = block.trimEnd().split('\n');
    for (const line of lines) {
      const [leaf, subleaf, ...registers] = line.split(' ').map((word) => Number.parseInt(word, 16));
      const [eax, ebx, ecx, edx] = registers;
      const key = `${leaf}.${subleaf}`;
      if (line.endsWith('-')) leaves.delete(key);
      else leaves.set(key, { leaf: leaf!, subleaf: subleaf!, eax: eax!, ebx: ebx!, ecx: ecx!, edx: edx! });
    }
    return { cpu: Number(cpu), leaves: [...leaves.values()] };
  });
}

/** What libcpuid expects and we do not, with the reason. */
const disagreements: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'intel-core-i7-3770k-cpu': { cores: 'leaf 0xB says two threads to a core: four cores, as Intel lists them' },
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

describe('recorded dumps', () => {
  test('every one is expected to be something', () => {
    expect(names.sort()).toEqual(Object.keys(expectedOf).sort());
  });

  test.each(names)('%s', (name) => {
    const expected = expectedOf[name]!;
    const dumps = recorded(name);
    expect(dumps).toHaveLength(expected.logicalCpus);
    const machine = decodeMachine(dumps);

    const info = machine.cpus[0]!;
    const { vendor, family, model, stepping } = expected;
    expect(info).toMatchObject({ vendor, signature: Number(expected.signature), family, model, stepping });
    expect(info.features.hypervisor.cpu).toBe(expected.hypervisor);
    expect(info.brand ?? '').toBe(expected.brand);

    expect(machine.groups.map(({ kind }) => kind)).toEqual(expected.groups.map(({ purpose }) => purpose));
    const known = disagreements[name] ?? {};
    const differences: string[] = [];
    for (const [i, wanted] of expected.groups.entries()) {
      const group = machine.groups[i]!;
      for (const [field, value] of factsOf(group)) {
        // -1 is what libcpuid does not know, 0 what it takes to be absent.
        if (wanted[field]! <= 0 || Object.hasOwn(known, field)) continue;
        if (value !== wanted[field])
          differences.push(`${group.kind} ${field}: ${value}, libcpuid has ${wanted[field]}`);
      }
      const features = group.info.features as Record<string, { cpu: boolean }>;
      for (const flag of wanted.flags.split(' ')) {
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
