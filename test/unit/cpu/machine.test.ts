// Machines put together from the answers of their logical CPUs: dies that differ, packages of several nodes.

import { type CpuidDump, decodeCpuid, decodeMachine } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

type Leaf = readonly [leaf: number, subleaf: number, eax: number, ebx: number, ecx: number, edx: number];

const dump = (cpu: number, ...leaves: readonly Leaf[]): CpuidDump => ({
  cpu,
  leaves: leaves.map(([leaf, subleaf, eax, ebx, ecx, edx]) => ({ leaf, subleaf, eax, ebx, ecx, edx })),
});

const amd: Leaf = [0, 0, 0x10, 0x6874_7541, 0x444d_4163, 0x6974_6e65];
const mib = 2 ** 20;

/** Leaf 0x8000_001D of a Zen 4 with an L3 cache of this many MiB, 16 ways, shared by two logical CPUs. */
const withL3 = (cpu: number, sizeMib: number) =>
  dump(
    cpu,
    amd,
    [1, 0, 0x00a6_0f12, (cpu << 24) | 0x0004_0800, 0, 0x1000_0000],
    [0x8000_0000, 0, 0x8000_0028, 0, 0, 0],
    [0x8000_0001, 0, 0x00a6_0f12, 0, 1 << 22, 0],
    [0x8000_0008, 0, 0, 0, 0x2003, 0],
    [0x8000_001d, 0, 0x4121, (7 << 22) | 63, 63, 0],
    [0x8000_001d, 1, 0x4122, (7 << 22) | 63, 63, 0],
    [0x8000_001d, 2, 0x4143, (7 << 22) | 63, 2047, 2],
    [0x8000_001d, 3, (1 << 14) | 0x163, (15 << 22) | 63, (sizeMib * mib) / 1024 - 1, 1],
    [0x8000_001e, 0, cpu, 0x100 | (cpu >> 1), 0, 0],
  );

const l3Of = (dumps: readonly CpuidDump[]) =>
  decodeMachine(dumps).groups.flatMap(({ caches }) =>
    caches
      .filter(({ level }) => level === 3)
      .map(({ sizeBytes, ways, instances }) => [sizeBytes / 1024, ways, instances]),
  );

describe('caches that differ between dies', () => {
  test('each is counted with those that have it', () => {
    expect(l3Of([96, 96, 32, 32].map((size, cpu) => withL3(cpu, size)))).toEqual([
      [96 * 1024, 16, 1],
      [32 * 1024, 16, 1],
    ]);
    expect(l3Of([32, 32, 96, 96].map((size, cpu) => withL3(cpu, size)))).toEqual([
      [32 * 1024, 16, 1],
      [96 * 1024, 16, 1],
    ]);
  });

  test('equal ones are one row', () => {
    expect(l3Of([32, 32, 32, 32].map((size, cpu) => withL3(cpu, size)))).toEqual([[32 * 1024, 16, 2]]);
  });

  test('levels stay in order where a CPU has one more', () => {
    const [first, second, third] = [withL3(0, 32), withL3(1, 32), withL3(2, 32)];
    const without: CpuidDump = {
      ...third,
      leaves: third.leaves.filter(({ leaf, subleaf }) => leaf !== 0x8000_001d || subleaf !== 3),
    };
    const { groups } = decodeMachine([without, first, second]);
    expect(groups[0]!.caches.map(({ level }) => level)).toEqual([1, 1, 2, 3]);
    expect(groups[0]!.caches.at(-1)).toMatchObject({ instances: 1, sizeBytes: 32 * mib });
  });
});

describe('packages of several nodes', () => {
  /** Family 10h: twelve cores, 10 MiB of L3 as leaf 0x8000_0006 counts it for the package. */
  const opteron = (cpu: number, apicId: number, packageType: number) =>
    dump(
      cpu,
      amd,
      [1, 0, 0x0010_0f91, (apicId << 24) | 0x000c_0800, 0, 0x1000_0000],
      [0x8000_0000, 0, 0x8000_001b, 0, 0, 0],
      [0x8000_0001, 0, 0x0010_0f91, packageType * 2 ** 28, 0x37ff, 0],
      [0x8000_0005, 0, 0, 0, 0x4002_0140, 0x4002_0140],
      [0x8000_0006, 0, 0, 0, 0x0200_8140, 0x0050_d140],
      [0x8000_0008, 0, 0, 0, 0x400b, 0],
    );
  const two = (packageType: number) =>
    Array.from({ length: 24 }, (_, cpu) => opteron(cpu, cpu < 12 ? cpu : 16 + cpu - 12, packageType));

  test('two of two nodes have four L3 caches', () => {
    expect(decodeMachine(two(3))).toMatchObject({ packages: 2, groups: [{ cores: 24, logicalCpus: 24 }] });
    expect(l3Of(two(3))).toEqual([[5120, 48, 4]]);
    expect(l3Of([opteron(0, 0, 3)])).toEqual([[5120, 48, 2]]);
    expect(decodeCpuid(opteron(0, 0, 3)).topology.nodesPerPackage).toBe(2);
  });

  test('the same model in a package of one node', () => {
    expect(l3Of(two(5))).toEqual([[10240, 96, 2]]);
    expect(decodeCpuid(opteron(0, 0, 5)).topology.nodesPerPackage).toBe(1);
  });

  test('leaf 0x8000_001E counts them where it is there', () => {
    const [one] = [withL3(0, 32)];
    const nodes = (count: number): CpuidDump => ({
      ...one,
      leaves: one.leaves.map((at) => (at.leaf === 0x8000_001e ? { ...at, ecx: (count - 1) << 8 } : at)),
    });
    expect([1, 2, 4].map((count) => decodeCpuid(nodes(count)).topology.nodesPerPackage)).toEqual([1, 2, 4]);
  });
});

describe('what only the kernel knows', () => {
  const processor = dump(
    0,
    [0, 0, 0x20, 0x756e_6547, 0x6c65_746e, 0x4965_6e69],
    [1, 0, 0x00a6_0f12, 0, 0, 0],
    [7, 0, 0, 1, (1 << 7) | (1 << 16) | (1 << 23), (1 << 5) | (1 << 20)],
    [0x19, 0, 0, 1, 0, 0],
  );
  const features = (more: Partial<CpuidDump>) => decodeCpuid({ ...processor, ...more }).features;

  test('a recording without its word leaves it open', () => {
    for (const name of ['shstk', 'la57', 'fsgsbase', 'uintr', 'ibt'] as const) {
      expect(features({})[name], name).toEqual({ cpu: true, os: undefined, usable: false });
    }
  });

  test('what the kernel did not enable is off', () => {
    for (const name of ['shstk', 'la57', 'fsgsbase', 'uintr', 'ibt'] as const) {
      expect(features({ kernelFlags: [], threadFlags: [] })[name], name).toEqual({
        cpu: true,
        os: false,
        usable: false,
      });
    }
  });

  test('what it enabled for all is usable, what it enables by thread where it is on', () => {
    const kernelFlags = ['la57', 'fsgsbase', 'user_shstk'];
    const { la57, fsgsbase, shstk } = features({ kernelFlags, threadFlags: [] });
    expect([la57.usable, fsgsbase.usable, shstk.os, shstk.usable]).toEqual([true, true, true, false]);
    expect(features({ kernelFlags, threadFlags: ['user_shstk'] }).shstk.usable).toBe(true);
  });

  test('Key Locker says itself whether it is on', () => {
    expect(features({}).kl.usable).toBe(true);
    const leaves = processor.leaves.map((at) => (at.leaf === 0x19 ? { ...at, ebx: 0 } : at));
    expect(features({ leaves }).kl).toEqual({ cpu: true, os: false, usable: false });
  });
});
