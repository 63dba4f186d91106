// Debian's `cpuid` as a second opinion on feature bits: a dump with a single bit set, against one with none, shows what
// the program calls that bit.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CpuidDump, type CpuidLeaf, formatRawDump, listFeatures } from 'rawcpu/cpu/decode';
import { hypervisorLeaves } from '../../src/cpu/decode/leaf-tables/hypervisors.ts';
import { parseLeafTable } from '../../src/cpu/decode/leaves.ts';

export const hasCpuidTool = spawnSync('cpuid', ['--version']).status === 0;

/** What `cpuid -f` prints for dumps. */
export function runCpuidTool(dumps: readonly CpuidDump[] | string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-cpuid-'));
  try {
    const file = join(folder, 'dump.txt');
    writeFileSync(file, typeof dumps === 'string' ? dumps : formatRawDump(dumps));
    const run = spawnSync('cpuid', ['-f', file, ...options], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: 120_000,
    });
    if (run.status !== 0) throw new Error(`cpuid: ${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const registers = ['eax', 'ebx', 'ecx', 'edx'] as const;
type Register = (typeof registers)[number];

export interface FeatureBit {
  readonly name: string;
  readonly leaf: number;
  readonly subleaf: number;
  readonly register: Register;
  readonly bit: number;
}

/** Every feature that is a single bit. */
export const featureBits: readonly FeatureBit[] = listFeatures().flatMap(({ name, place }) => {
  const match = /^CPUID\.\(([0-9A-F]+)h,(\d+)\):(\w+)\[(\d+)\]$/.exec(place);
  if (match === null) return [];
  const [, leaf, subleaf, register, bit] = match as unknown as [string, string, string, string, string];
  const at = { leaf: Number.parseInt(leaf, 16), subleaf: Number(subleaf), bit: Number(bit) };
  return [{ name, register: register.toLowerCase() as Register, ...at }];
});

function dumpWith(cpu: number, vendor: readonly [number, number, number], feature?: FeatureBit): CpuidDump {
  const [ebx, edx, ecx] = vendor;
  const zero = { eax: 0, ebx: 0, ecx: 0, edx: 0 };
  const leaves = [
    { leaf: 0, subleaf: 0, eax: 0x24, ebx, ecx, edx },
    { ...zero, leaf: 1, subleaf: 0 },
    { ...zero, leaf: 7, subleaf: 0, eax: 2 },
    { ...zero, leaf: 0x8000_0000, subleaf: 0, eax: 0x8000_0026 },
    { ...zero, leaf: 0xc000_0000, subleaf: 0, eax: 0xc000_0001 },
  ];
  const seen = new Set(leaves.map(({ leaf, subleaf }) => `${leaf}.${subleaf}`));
  for (const { leaf, subleaf } of featureBits) {
    if (seen.has(`${leaf}.${subleaf}`)) continue;
    seen.add(`${leaf}.${subleaf}`);
    leaves.push({ ...zero, leaf, subleaf });
  }
  if (feature !== undefined) {
    const at = leaves.find(({ leaf, subleaf }) => leaf === feature.leaf && subleaf === feature.subleaf)!;
    at[feature.register] = (at[feature.register] | (1 << feature.bit)) >>> 0;
  }
  return { cpu, leaves: leaves.sort((a, b) => a.leaf - b.leaf || a.subleaf - b.subleaf) };
}

export const intelVendor = [0x756e_6547, 0x4965_6e69, 0x6c65_746e] as const;
export const amdVendor = [0x6874_7541, 0x6974_6e65, 0x444d_4163] as const;

/** The lines that change when one bit is set, for each feature: what the program calls it. */
export function labelsOfFeatures(vendor: readonly [number, number, number]): Map<string, string[]> {
  const dumps = [dumpWith(0, vendor), ...featureBits.map((feature, i) => dumpWith(i + 1, vendor, feature))];
  const sections = sectionsOf(dumps);
  return new Map(featureBits.map(({ name }, i) => [name, changedLines(sections[0]!, sections[i + 1]!)]));
}

/** What the program prints for each dump, line by line. */
export function sectionsOf(dumps: readonly CpuidDump[]): string[][] {
  return runCpuidTool(dumps)
    .split(/^CPU \d+:$/m)
    .slice(1)
    .map((section) => section.split('\n').map((line) => line.trim().replace(/ +/g, ' ')));
}

/** Lines that the second has and the first has not. */
export function changedLines(base: readonly string[], lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of base) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}

const hypervisorSignatures: Readonly<Record<string, string>> = {
  kvm: 'KVMKVMKVM',
  hyperv: 'Microsoft Hv',
  xen: 'XenVMMXenVMM',
  acrn: 'ACRNACRNACRN',
  bhyve: 'bhyve bhyve ',
};

/** For each field of a hypervisor's leaf: its place and name, and the line that changes when its lowest bit is set. */
export function labelsOfHypervisors(): string[] {
  return Object.entries(hypervisorSignatures).flatMap(([kind, signature]) => {
    const words = new DataView(new TextEncoder().encode(signature.padEnd(12, '\0')).buffer);
    const [ebx, ecx, edx] = [0, 4, 8].map((at) => words.getUint32(at, true)) as [number, number, number];
    const zero = { eax: 0, ebx: 0, ecx: 0, edx: 0 };
    const [vendorB, vendorD, vendorC] = intelVendor;
    const fields = parseLeafTable(hypervisorLeaves)
      .filter(({ hypervisor }) => hypervisor === kind)
      .flatMap((row) => row.fields.map((field) => ({ ...field, leaf: 0x4000_0000 + row.leaf, subleaf: row.subleaf })));
    const base: CpuidLeaf[] = [
      { leaf: 0, subleaf: 0, eax: 1, ebx: vendorB, ecx: vendorC, edx: vendorD },
      { ...zero, leaf: 1, subleaf: 0, ecx: 0x8000_0000 },
      { leaf: 0x4000_0000, subleaf: 0, eax: 0x4000_0010, ebx, ecx, edx },
    ];
    const dumps = fields.flatMap(({ leaf, subleaf, register, low }, i) => {
      const empty = { ...zero, leaf, subleaf };
      return [
        { cpu: 2 * i, leaves: [...base, empty] },
        { cpu: 2 * i + 1, leaves: [...base, { ...empty, [register]: 2 ** low }] },
      ];
    });
    const sections = sectionsOf(dumps);
    return fields.map(({ leaf, subleaf, register, high, low, name }, i) => {
      const label = changedLines(sections[2 * i]!, sections[2 * i + 1]!).filter((line) => !line.startsWith('0x'));
      const place = `${kind} ${(leaf - 0x4000_0000).toString(16)}.${subleaf}.${register}.${high}:${low}`;
      return `${place} ${name} | ${label.join(' ; ') || '-'}`;
    });
  });
}
