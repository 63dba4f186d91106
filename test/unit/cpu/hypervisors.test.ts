// Hypervisors' leaves: which interface a leaf belongs to, and what it then means.

import { type CpuidLeaf, decodeCpuid, decodeLeaves } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

type Answer = readonly [leaf: number, subleaf: number, eax?: number, ebx?: number, ecx?: number, edx?: number];

function signature(text: string): [number, number, number] {
  const bytes = new Uint8Array(12);
  bytes.set(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  return [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)];
}

/** A guest on an Intel processor with these leaves of its hypervisor. */
function guest(...answers: readonly Answer[]) {
  const own: Answer[] = [
    [0, 0, 1, 0x756e_6547, 0x6c65_746e, 0x4965_6e69],
    [1, 0, 0x806f8, 0, 0x8000_0000],
  ];
  const leaves = [...own, ...answers].map(
    ([leaf, subleaf, eax = 0, ebx = 0, ecx = 0, edx = 0]): CpuidLeaf => ({ leaf, subleaf, eax, ebx, ecx, edx }),
  );
  return { cpu: 0, leaves };
}

function fieldsOf(dump: ReturnType<typeof guest>, leaf: number, subleaf = 0): Record<string, number> {
  const at = decodeLeaves(dump).find((found) => found.leaf === leaf && found.subleaf === subleaf)!;
  return Object.fromEntries(at.fields.map(({ name, value }) => [name, value]));
}

const HV1 = 0x3123_7648;
const set = (fields: Record<string, number>) => Object.keys(fields).filter((name) => fields[name] === 1);

describe('Hyper-V', () => {
  const dump = guest(
    [0x4000_0000, 0, 0x4000_000c, ...signature('Microsoft Hv')],
    [0x4000_0001, 0, HV1],
    [0x4000_0002, 0, 20348, 0x000a_0000, 3, 0x0500_0001],
    [0x4000_0003, 0, 0x2e7f, 0x003b_8030, 0x22, 0x000e_d7b2],
    [0x4000_0004, 0, 0x0006_4e2c, 0xffff_ffff, 46],
    [0x4000_0005, 0, 240, 512, 1024],
    [0x4000_0006, 0, 0xc0f],
    [0x4000_000a, 0, 0x000e_0101],
    [0x4000_000c, 0, 1, 0x0be2],
  );

  test('interface and version', () => {
    expect(decodeCpuid(dump).hypervisor).toEqual({
      signature: 'Microsoft Hv',
      name: 'Microsoft Hyper-V',
      lastLeaf: 0x4000_000c,
      isHyperVCompatible: true,
      version: '10.0.20348',
      interfaces: [
        {
          kind: 'hyperv',
          signature: 'Microsoft Hv',
          name: 'Microsoft Hyper-V',
          firstLeaf: 0x4000_0000,
          lastLeaf: 0x4000_000c,
        },
      ],
    });
  });

  test('features, privileges, recommendations, limits, nesting, isolation', () => {
    expect(fieldsOf(dump, 0x4000_0002)).toMatchObject({ major: 10, minor: 0, build: 20348, service_branch: 5 });
    const features = fieldsOf(dump, 0x4000_0003);
    expect(features).toMatchObject({ vp_runtime_msr: 1, reference_tsc: 1, post_messages: 1, power_state: 2 });
    expect(features).toMatchObject({ invariant_mperf: 1, mwait: 0, create_partitions: 0, xmm_input: 1 });
    expect(set(fieldsOf(dump, 0x4000_0004))).toEqual(
      expect.arrayContaining(['hypercall_remote_flush', 'relaxed_timing', 'cluster_ipi', 'enlightened_vmcs']),
    );
    expect(fieldsOf(dump, 0x4000_0004)).toMatchObject({ spinlock_retries: 0xffff_ffff, physical_bits: 46 });
    expect(fieldsOf(dump, 0x4000_0005)).toEqual({
      virtual_processors: 240,
      logical_processors: 512,
      interrupt_vectors: 1024,
    });
    expect(fieldsOf(dump, 0x4000_0006)).toMatchObject({ slat: 1, hypervisor_level: 3 });
    expect(fieldsOf(dump, 0x4000_000a)).toMatchObject({ evmcs_low: 1, evmcs_high: 1, direct_flush: 1, msr_bitmap: 1 });
    expect(fieldsOf(dump, 0x4000_000c)).toMatchObject({ paravisor: 1, isolation_type: 2, shared_boundary_bits: 47 });
  });

  test('set bits without a name are told', () => {
    const leaf = decodeLeaves(
      guest(
        [0x4000_0000, 0, 0x4000_0003, ...signature('Microsoft Hv')],
        [0x4000_0001, 0, HV1],
        [0x4000_0003, 0, 2 ** 31],
      ),
    ).at(-1)!;
    expect(leaf.unnamed).toEqual([{ register: 'eax', bit: 31 }]);
  });
});

describe('two interfaces', () => {
  test('KVM behind the one for Windows', () => {
    const dump = guest(
      [0x4000_0000, 0, 0x4000_000a, ...signature('Linux KVM Hv')],
      [0x4000_0001, 0, HV1],
      [0x4000_0100, 0, 0x4000_0101, ...signature('KVMKVMKVM')],
      [0x4000_0101, 0, 0x0100_000b, 0, 0, 1],
    );
    expect(decodeCpuid(dump).hypervisor).toMatchObject({ isHyperVCompatible: true, version: undefined });
    expect(decodeCpuid(dump).hypervisor!.interfaces.map(({ kind, firstLeaf }) => [kind, firstLeaf])).toEqual([
      ['hyperv', 0x4000_0000],
      ['kvm', 0x4000_0100],
    ]);
    expect(set(fieldsOf(dump, 0x4000_0101))).toEqual([
      'clocksource',
      'nop_io_delay',
      'clocksource2',
      'clocksource_stable',
      'realtime',
    ]);
  });

  test('Xen behind the one for Windows: version, time, features', () => {
    const dump = guest(
      [0x4000_0000, 0, 0x4000_0006, ...signature('Microsoft Hv')],
      [0x4000_0001, 0, HV1],
      [0x4000_0100, 0, 0x4000_0105, ...signature('XenVMMXenVMM')],
      [0x4000_0101, 0, (4 << 16) | 17],
      [0x4000_0102, 0, 1, 0x4000_0200, 1],
      [0x4000_0103, 0, 6, 2, 2_500_000, 3],
      [0x4000_0103, 1, 5, 0, 0x6666_6666, 0xff],
      [0x4000_0103, 2, 2_400_000],
      [0x4000_0104, 0, 0x1b, 7, 12],
      [0x4000_0105, 0, 0, 46],
    );
    const info = decodeCpuid(dump);
    expect(info.hypervisor!.version).toBe('4.17');
    expect(info.frequency).toMatchObject({ tscHz: 2.5e9, tscSource: 'leaf 40000103h' });
    expect(fieldsOf(dump, 0x4000_0103)).toMatchObject({
      emulated_tsc: 0,
      host_tsc_reliable: 1,
      tsc_mode: 2,
      incarnation: 3,
    });
    expect(fieldsOf(dump, 0x4000_0103, 1)).toMatchObject({ multiplier: 0x6666_6666, shift: 0xff });
    expect(fieldsOf(dump, 0x4000_0103, 2)).toEqual({ host_tsc_khz: 2_400_000 });
    expect(fieldsOf(dump, 0x4000_0104)).toMatchObject({ vcpu_id: 7, domain_id: 12, vcpu_id_present: 1 });
    expect(fieldsOf(dump, 0x4000_0105)).toMatchObject({ machine_address_bits: 46 });
  });
});

describe('others', () => {
  test.each([
    ['VMwareVMware', 'VMware'],
    ['KVMKVMKVM', 'KVM'],
    ['bhyve bhyve ', 'bhyve'],
    ['ACRNACRNACRN', 'ACRN'],
    ['VBoxVBoxVBox', 'VirtualBox'],
    ['TCGTCGTCGTCG', 'QEMU (software emulation)'],
  ])('%s: the timing leaf', (text, name) => {
    const dump = guest([0x4000_0000, 0, 0x4000_0010, ...signature(text)], [0x4000_0010, 0, 2_194_842, 66_000]);
    const info = decodeCpuid(dump);
    expect(info.hypervisor!.name).toBe(name);
    expect(info.frequency.tscHz).toBe(2_194_842_000);
    expect(fieldsOf(dump, 0x4000_0010)).toEqual({ tsc_khz: 2_194_842, bus_khz: 66_000 });
  });

  test('features of bhyve and ACRN are not those of KVM', () => {
    for (const [text, name] of [
      ['bhyve bhyve ', 'msi_ext_dest_id'],
      ['ACRNACRNACRN', 'privileged_vm'],
    ] as const) {
      const dump = guest([0x4000_0000, 0, 0x4000_0001, ...signature(text)], [0x4000_0001, 0, 1]);
      expect(fieldsOf(dump, 0x4000_0001)).toEqual({ [name]: 1 });
    }
  });

  test('a hypervisor that nobody has seen: its signature, and no guesses', () => {
    const dump = guest(
      [0x4000_0000, 0, 0x4000_0010, ...signature('NeverSeenHV!')],
      [0x4000_0001, 0, 0xff],
      [0x4000_0010, 0, 1, 2],
    );
    const info = decodeCpuid(dump);
    expect(info.hypervisor).toMatchObject({ signature: 'NeverSeenHV!', name: 'unknown', version: undefined });
    expect(info.frequency.tscHz).toBeUndefined();
    const unknown = decodeLeaves(dump).filter(({ leaf }) => leaf > 0x4000_0000);
    expect(unknown.map(({ name, fields, unnamed }) => [name, fields, unnamed])).toEqual([
      [undefined, [], []],
      [undefined, [], []],
    ]);
  });

  test('KVM of old, which gives no last leaf', () => {
    const dump = guest([0x4000_0000, 0, 0, ...signature('KVMKVMKVM')], [0x4000_0001, 0, 1]);
    expect(decodeCpuid(dump).hypervisor!.lastLeaf).toBe(0x4000_0001);
    expect(set(fieldsOf(dump, 0x4000_0001))).toEqual(['clocksource']);
  });

  test('a processor without one repeats other leaves there, which means nothing', () => {
    const bare = guest([0x4000_0000, 0, 7, 832, 832, 0]);
    const leaves = bare.leaves.map((at) => (at.leaf === 1 ? { ...at, ecx: 0 } : at));
    expect(decodeCpuid({ cpu: 0, leaves }).hypervisor).toBeUndefined();
    expect(decodeLeaves({ cpu: 0, leaves }).at(-1)).toMatchObject({ name: undefined, fields: [] });
  });
});
