// Collections of recordings by others, where copies of them are at hand: RAWCPU_CPUID_RECORDINGS names their folders,
// with colons between them (checkouts of InstLatx64 and of libcpuid). Every recording of an x86 processor decodes, and
// what libcpuid's tests expect holds but where a reason is listed.

import { readdirSync, readFileSync } from 'node:fs';
import { decodeMachine, type MachineInfo, parseCpuidDump } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

const folders = process.env.RAWCPU_CPUID_RECORDINGS?.split(':') ?? [];
if (folders.length === 0) {
  console.log('recordings of others: skipped, RAWCPU_CPUID_RECORDINGS names no folders with copies of them');
}
const paths = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`));

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'latin1').decode(bytes);
}

describe.runIf(folders.length > 0)('InstLatx64', () => {
  const texts = paths.filter((path) => /CPUID[^/]*\.txt$/.test(path));
  if (texts.length === 0) console.log('InstLatx64: skipped, the folders hold none of its recordings');

  test.runIf(texts.length > 0)(`${texts.length} recordings decode`, () => {
    const refused = texts.filter((path) => {
      try {
        const machine = decodeMachine(parseCpuidDump(textOf(path)));
        return machine.cpus.length === 0;
      } catch (error) {
        console.log(path, String(error));
        return true;
      }
    });
    expect(refused).toEqual([]);
  });
});

/** The lines after a recording, as libcpuid's run_tests.py names them; a block for each kind of cores. */
const fields = [
  ...['architecture', 'feature-level', 'purpose', 'family', 'model', 'stepping', 'extfamily', 'extmodel'],
  ...['cores', 'logical'],
  ...['cache', 'assoc', 'cacheline', 'instances'].flatMap((of) =>
    ['l1d', 'l1i', 'l2', 'l3', 'l4'].map((at) => `${at}-${of}`),
  ),
] as const;

/** What is expected otherwise, by the file's name, and why. */
const disagreements: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/-(dual|quad|octo)(-cpu)?\.test$/, ['cores'], 'cores of one package are expected; ours are those of all'],
  [
    /opteron-processor-(6168|6274-dual)/,
    ['l3-cache', 'l3-assoc'],
    'the L3 of both nodes is expected; each has its own',
  ],
  [/2344-he|l5320|x5667/, ['cores'], 'two packages, of which one is expected'],
  [/i7-4500u|q-[78]20|i5-cpu-650|x-990|i7-2600|i7-3770k|i7-3960x/, ['cores'], 'leaf 0xB says two threads to a core'],
  [
    /g1610|sc9853i|genuine-intel-cpu-4000|z2460/,
    ['cores', 'logical', 'l1d-instances', 'l1i-instances'],
    'one CPU of several is expected',
  ],
  [/5800x3d/, ['logical'], 'the recording holds its 16 CPUs three times'],
  [/7900x3d/, ['l3-instances'], 'one die has 96 MiB and the other 32: two rows of ours'],
];

function factsOf({ groups }: MachineInfo, i: number): ReadonlyMap<string, string> {
  const { info, ...group } = groups[i]!;
  const facts = new Map<string, unknown>([
    ['purpose', group.kind],
    ['extfamily', info.family],
    ['extmodel', info.model],
    ['stepping', info.stepping],
    ['cores', group.cores],
    ['logical', group.logicalCpus],
  ]);
  const places = [
    ['l1d', 1, ['data']],
    ['l1i', 1, ['instruction', 'trace']],
    ['l2', 2, ['unified']],
    ['l3', 3, ['unified']],
    ['l4', 4, ['unified']],
  ] as const;
  for (const [place, level, kinds] of places) {
    const cache = group.caches.find((at) => at.level === level && (kinds as readonly string[]).includes(at.kind));
    if (cache === undefined) continue;
    facts.set(`${place}-cache`, cache.sizeBytes / (cache.kind === 'trace' ? 1000 : 1024));
    facts.set(`${place}-assoc`, cache.ways);
    facts.set(`${place}-cacheline`, cache.lineBytes);
    facts.set(`${place}-instances`, cache.instances);
  }
  return new Map([...facts].map(([field, value]) => [field, String(value)]));
}

describe.runIf(folders.length > 0)('libcpuid', () => {
  const files = paths.filter((path) => path.endsWith('.test') && !path.includes('/arm/'));
  if (files.length === 0) console.log('libcpuid: skipped, the folders hold none of its tests');

  test.runIf(files.length > 0)(`${files.length} recordings decode as it expects`, () => {
    const differences: string[] = [];
    for (const path of files) {
      const [text, ...blocks] = textOf(path).split(/\r?\n-{40,}\r?\n/);
      const machine = decodeMachine(parseCpuidDump(`${text}\n`));
      if (machine.groups.length !== blocks.length) differences.push(`${path}: ${machine.groups.length} kinds of cores`);
      const known = disagreements.flatMap(([name, which]) => (name.test(path) ? which : []));
      for (const [i, block] of blocks.slice(0, machine.groups.length).entries()) {
        const wanted = block.split('\n').map((line) => line.trim());
        for (const [field, ours] of factsOf(machine, i)) {
          const theirs = wanted[fields.indexOf(field)]!;
          // -1 is what it does not know, 0 what it takes to be absent.
          if (theirs === ours || theirs === '-1' || (theirs === '0' && field.includes('-')) || known.includes(field))
            continue;
          differences.push(`${path} ${field}: ${ours}, expected ${theirs}`);
        }
      }
    }
    expect(differences).toEqual([]);
  });
});
