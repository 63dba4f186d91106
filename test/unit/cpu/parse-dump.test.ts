import { decodeCpuid, decodeLeaves, formatCpuidDump, parseCpuidDump } from 'rawcpu/cpu/decode';
import { describe, expect, test } from 'vitest';

const leaf0 = { leaf: 0, subleaf: 0, eax: 0xd, ebx: 0x756e6547, ecx: 0x6c65746e, edx: 0x49656e69 };

describe('forms', () => {
  test('cpuid -r, of one CPU and of many', () => {
    const line = '   0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69';
    expect(parseCpuidDump(`CPU:\n${line}\n`)).toEqual([{ cpu: 0, leaves: [leaf0] }]);
    expect(parseCpuidDump(`CPU 3:\r\n${line}\r\nCPU 5:\r\n${line}\r\n`).map(({ cpu }) => cpu)).toEqual([3, 5]);
    expect(parseCpuidDump(line)).toEqual([{ cpu: 0, leaves: [leaf0] }]);
  });

  test("libcpuid's raw data", () => {
    const text = `version=0.6.4
build_date=Jan 1 2023
_________________ Logical CPU #0 _________________
basic_cpuid[0]=0000000d 756e6547 6c65746e 49656e69
ext_cpuid[1]=00000000 00000000 00000121 2c100000
intel_fn4[2]=1c004143 01c0003f 000001ff 00000000
intel_fn11[1]=00000004 00000008 00000201 00000006
amd_fn8000001dh[3]=00000000 00000000 00000000 00000000
`;
    const [dump] = parseCpuidDump(text);
    expect(dump!.leaves.map(({ leaf, subleaf }) => [leaf, subleaf])).toEqual([
      [0, 0],
      [0x8000_0001, 0],
      [4, 2],
      [0xb, 1],
      [0x8000_001d, 3],
    ]);
    expect(dump!.leaves[0]).toEqual(leaf0);
  });

  test("InstLatx64's text, with and without subleaves", () => {
    const text = `------[ Versions ]------
Program Version : AIDA64
------[ Logical CPU #0 ]------
CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69 [GenuineIntel]
CPUID 00000004: 1C004121-01C0003F-0000003F-00000000 [SL 00]
CPUID 00000004: 1C004122-01C0003F-0000003F-00000000 [SL 01]
CPUID 0000000B: 00000001-00000002-00000100-00000000
CPUID 0000000B: 00000004-00000008-00000201-00000000
------[ Logical CPU #1 ]------
CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69
`;
    const dumps = parseCpuidDump(text);
    expect(dumps.map(({ cpu, leaves }) => [cpu, leaves.length])).toEqual([
      [0, 5],
      [1, 1],
    ]);
    expect(dumps[0]!.leaves.map(({ subleaf }) => subleaf)).toEqual([0, 0, 1, 0, 1]);
  });
});

describe("headings and lines of InstLatx64's files over the years", () => {
  const answer = '0000000D-756E6547-6C65746E-49656E69';

  test.each([
    ['EVEREST', '------[ Logical CPU #0 ]------', '------[ Logical CPU #1 ]------'],
    ['AIDA64', '------[ CPUID Registers / Logical CPU #0 ]------', '------[ CPUID Registers / Logical CPU #1 ]------'],
    ["AIDA64's report", '    CPUID Registers (CPU #0):', '    CPUID Registers (CPU #1 Virtual):'],
    ['InstLatX64', 'CPU#000 AffMask: 0x0000000000000001', 'CPU#001 AffMask: 0x0000000000000002'],
  ])('%s', (_, first, second) => {
    const line = `CPUID 00000000: ${answer} [GenuineIntel]`;
    const text = `${first}\n\nallcpu: Package 0 / Core 0 / Thread 0: Valid\n\n${line}\n\n${second}\n\n${line}\nMSR 0000001B: 0000-0000-FEE0-0900\n`;
    const dumps = parseCpuidDump(text);
    expect(dumps).toEqual([0, 1].map((cpu) => ({ cpu, leaves: [leaf0] })));
  });

  test.each([
    ['a colon and notes', `CPUID 00000000: ${answer} [GenuineIntel]`],
    ['columns', `      CPUID 00000000                                    ${answer} [GenuineIntel]`],
    ['a tab', `CPUID 00000000  \t${answer} `],
    ['lower case', `CPUID 00000000: ${answer.toLowerCase()}   `],
    ['blanks between the words', `CPUID 00000000: ${answer.replaceAll('-', ' ')}`],
    ['a blank before the colon', `CPUID 00000000 :${answer}`],
    ['blanks on both sides', `  CPUID  00000000 : ${answer.replaceAll('-', '  ')}  [GenuineIntel]`],
    [
      'a head that names processor and maker',
      `CPUID Manufacturer : Any\nCPUID CPU Name     : Any Processor\nCPUID Revision : 0F00h\nCPUID 00000000: ${answer}`,
    ],
  ])('%s', (_, line) => {
    expect(parseCpuidDump(`${line}\n`)).toEqual([{ cpu: 0, leaves: [leaf0] }]);
  });

  test.each([
    '------[ CPUID Registers / Logical CPU #1 Virtual ]------',
    '[ CPUID Registers / Logical CPU #1 Virtual ]',
    '_________________ Logical CPU #1 _________________',
    'CPUID Registers (CPU #1 Virtual):',
    'CPU#001 AffMask: 0x0000000000000002:0',
    'CPU 1:',
    'CPU 1 :',
    'cpu 1:',
    'CPU 0x1:',
    'CPU 001:',
    'CPU#1',
    'Logical CPU 1',
    'Logical CPU #1, Group 0',
    'Logical Processor #1 (P-core):',
    '[ Logical CPU #1 (E-core) ]',
    '------[ CPUID Registers / Logical CPU #1, Group 1 ]------',
    '------[ Logical CPU #1 - efficient ]------',
    '=== CPU 1 ===',
  ])('a heading: %s', (heading) => {
    const line = `CPUID 00000000: ${answer}`;
    expect(parseCpuidDump(`${line}\n${heading}\n${line}\n`)).toEqual([0, 1].map((cpu) => ({ cpu, leaves: [leaf0] })));
  });

  test.each([
    '[ MSR Registers / Logical CPU #1 ]',
    '[ Logical CPU #1 MSR Registers ]',
    'CPU #1 Clock: 3000 MHz',
    'CPU#1 is hot',
    'CPU Name: any',
    'CPUs 1',
  ])('no heading: %s', (line) => {
    const text = `CPUID 00000000: ${answer}\n${line}\nCPUID 00000001: ${answer}\n`;
    expect(parseCpuidDump(text).map(({ leaves }) => leaves.length)).toEqual([2]);
  });

  test('a text that begins with a heading in brackets is not JSON', () => {
    const block = (cpu: number) => `[ CPUID Registers / Logical CPU #${cpu} ]\nCPUID 00000000: ${answer}\n`;
    expect(parseCpuidDump(block(0) + block(1))).toEqual([0, 1].map((cpu) => ({ cpu, leaves: [leaf0] })));
  });

  test('leaf 0 again begins the next logical CPU', () => {
    const block = `CPUID 00000000: ${answer}\nCPUID 00000004: ${answer}\nCPUID 00000004: ${answer}\n\n`;
    const leaves = [leaf0, { ...leaf0, leaf: 4 }, { ...leaf0, leaf: 4, subleaf: 1 }];
    expect(parseCpuidDump(block.repeat(3))).toEqual([0, 1, 2].map((cpu) => ({ cpu, leaves })));
  });

  test('a mark of the byte order is passed over', () => {
    const json = formatCpuidDump([{ cpu: 0, leaves: [leaf0] }]);
    for (const text of [`CPUID 00000000: ${answer}`, json]) expect(parseCpuidDump(`\ufeff${text}`)).toHaveLength(1);
  });

  test('a subleaf with a note behind it is hexadecimal', () => {
    const [dump] = parseCpuidDump('CPUID 0000000D: 00000008-00000000-00000001-00000000 [SL 10] [HWP]\n');
    expect(dump!.leaves[0]).toMatchObject({ leaf: 0xd, subleaf: 16, eax: 8, ecx: 1 });
  });
});

test('our own JSON keeps what only a live reading knows', () => {
  const dump = {
    cpu: 2,
    leaves: [leaf0],
    xcr0: 0x602e7n,
    permittedStates: 0x2e7n,
    kernelFlags: ['la57', 'user_shstk'],
    threadFlags: [],
  };
  expect(parseCpuidDump(formatCpuidDump([dump]))).toEqual([dump]);
});

describe('a leaf that comes twice for one CPU', () => {
  const line = (leaf: number, eax: number) =>
    `   0x0000000${leaf} 0x00: eax=0x0000000${eax} ebx=0x00000000 ecx=0x00000000 edx=0x00000000\n`;
  const old = (leaf: number, eax: number) => `CPUID 0000000${leaf}: 0000000${eax}-00000000-00000000-00000000\n`;
  const shape = (text: string) => parseCpuidDump(text).map(({ cpu, leaves }) => [cpu, leaves.length]);

  test('with the same values is a repetition', () => {
    expect(shape(`CPU 0:\n${line(0, 4)}${line(1, 1)}`.concat(line(0, 4), line(1, 1)))).toEqual([[0, 2]]);
    const rounds = `CPU 0:\n${`${old(0, 4)}${old(4, 1)}${old(4, 2)}`.repeat(2)}`;
    expect(shape(rounds)).toEqual([[0, 3]]);
  });

  test.each([
    ['a line of it', `CPU 7:\n${line(0, 4)}${line(1, 1)}${line(1, 2)}`, 4],
    ['leaf 0', `CPU 7:\n${line(0, 4)}${line(0, 5)}`, 3],
    ['without a heading', `${line(0, 4)}${line(1, 1)}${line(1, 2)}`, 3],
    ['another round', `CPU 7:\n${old(0, 4)}${old(4, 1)}any other CPU\n${old(0, 4)}${old(4, 2)}`, 6],
  ])('with other values is refused: %s', (_, text, lineNumber) => {
    expect(() => parseCpuidDump(text)).toThrow(
      expect.objectContaining({ code: 'BAD_DUMP', line: lineNumber, message: expect.stringContaining('comes twice') }),
    );
  });

  test('in JSON', () => {
    const json = (...leaves: string[]) =>
      JSON.stringify({
        format: 'rawcpu-cpuid',
        cpus: [{ cpu: 0, leaves: leaves.map((eax) => `00000000 00000000 ${eax} 00000000 00000000 00000000`) }],
      });
    expect(shape(json('00000001', '00000001'))).toEqual([[0, 1]]);
    expect(() => parseCpuidDump(json('00000001', '00000002'))).toThrow(
      expect.objectContaining({ code: 'BAD_DUMP', message: expect.stringContaining('comes twice') }),
    );
  });

  test('libcpuid writes some into two arrays', () => {
    const text =
      'basic_cpuid[4]=00000001 00000000 00000000 00000000\nintel_fn4[0]=00000002 00000000 00000000 00000000\n';
    expect(shape(text)).toEqual([[0, 2]]);
  });
});

describe('the number in a heading', () => {
  const line = `CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69\n`;
  test.each([
    ['CPU 0x10:', 16],
    ['CPU 4294967295:', 0xffff_ffff],
    ['[ Logical CPU #007 ]', 7],
  ])('%s', (heading, cpu) => {
    expect(parseCpuidDump(`${heading}\n${line}`).map((dump) => dump.cpu)).toEqual([cpu]);
  });

  test.each([
    ['CPU 99999999999999999999:', 5],
    ['CPU 4294967296:', 5],
    ['CPU -1:', 5],
    ['CPU 1.5:', 5],
    ['CPU 0x:', 5],
    ['CPU 12ab:', 5],
    ['------[ Logical CPU #x ]------', 22],
    ['Logical CPU #', 14],
  ])('%s is refused', (heading, column) => {
    expect(() => parseCpuidDump(`${heading}\n${line}`)).toThrow(
      expect.objectContaining({ code: 'BAD_DUMP', line: 1, column }),
    );
  });
});

describe('refused', () => {
  const good = '   0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69';
  test.each([
    ['nothing', '', 1, 1],
    ['other text', 'hello\nworld\n', 1, 1],
    ['a line that breaks off', `CPU 0:\n${good}\n   0x00000001 0x00: eax=0x000306a9 ebx=0x0010`, 3, 46],
    ['a digit that is none', `CPU 0:\n${good.replace('0000000d', '0000000x')}`, 2, 34],
    ['text between the lines', `CPU 0:\n${good}\nSegmentation fault\n`, 3, 1],
    ['a broken line of InstLatx64', 'CPUID 00000000: 0000000D-756E6547-6C65746E\n', 1, 43],
    ['a leaf that is none', `CPUID 0000000G: ${'0000000D-'.repeat(3)}0000000D\n`, 1, 14],
    ['a leaf of few digits', `CPUID 7: ${'0000000D-'.repeat(3)}0000000D\n`, 1, 8],
    ['a register of nine digits', `CPUID 00000000: ${'0000000D-'.repeat(3)}0000000D1\n`, 1, 52],
    ['a broken line of libcpuid', 'basic_cpuid[0]=0000000d 756e6547\n', 1, 33],
    ['JSON that breaks off', '{\n "format": "rawcpu-cpuid",\n "cpus": [', 3, 11],
    ['JSON with a wrong character', '{\n "format": "rawcpu-cpuid",\n "cpus": [x]}', 3, 11],
    ['JSON with a comma too many', '{"format": "rawcpu-cpuid", }', 1, 28],
    ['JSON with something behind it', '{"format": "rawcpu-cpuid", "cpus": []} x', 1, 40],
    ['JSON with a string that breaks off', '{"format": "rawcpu', 1, 12],
    ['JSON of something else', '{"a": 1}', 1, 1],
    ['JSON without leaves', '{"format": "rawcpu-cpuid", "cpus": [{"cpu": 0, "leaves": []}]}', 1, 1],
    ['JSON with a short leaf', '{"format": "rawcpu-cpuid", "cpus": [{"cpu": 0, "leaves": ["0 0"]}]}', 1, 59],
    ['JSON with a wrong xcr0', '{"format": "rawcpu-cpuid", "cpus": [{"cpu": 0, "xcr0": "x", "leaves": ["0"]}]}', 1, 56],
    [
      'JSON with wrong flags',
      '{"format": "rawcpu-cpuid", "cpus": [{"cpu": 0, "kernelFlags": 7, "leaves": ["0"]}]}',
      1,
      63,
    ],
    [
      'JSON with a wrong number',
      '{"format": "rawcpu-cpuid", "cpus": [{"cpu": 0, "xcr0": true,\n "leaves": ["0"]}]}',
      1,
      56,
    ],
  ])('%s', (_, text, line, column) => {
    expect(() => parseCpuidDump(text)).toThrow(expect.objectContaining({ code: 'BAD_DUMP', line, column }));
  });
});

describe('what nobody has seen', () => {
  const of = (...leaves: (readonly [leaf: number, subleaf: number, ...registers: number[]])[]) =>
    decodeCpuid({
      cpu: 0,
      leaves: leaves.map(([leaf, subleaf, eax = 0, ebx = 0, ecx = 0, edx = 0]) => ({
        leaf,
        subleaf,
        eax,
        ebx,
        ecx,
        edx,
      })),
    });

  test('an unknown vendor, an unknown model', () => {
    const info = of([0, 0, 1, 0x6f666f6f, 0x6f666f6f, 0x6f666f6f], [1, 0, 0xfff0ff5, 0, 0, 1]);
    expect(info).toMatchObject({
      vendor: 'oofooofooofo',
      vendorName: 'unknown',
      codeName: 'unknown',
      brand: undefined,
    });
    expect(info.features.fpu.cpu).toBe(true);
    expect(info.caches).toEqual([]);
    expect(of([0, 0, 1, 0x756e6547, 0x6c65746e, 0x49656e69], [1, 0, 0xf06f0]).codeName).toBe('unknown');
  });

  test('an empty dump and a dump without leaf 0', () => {
    expect(of()).toMatchObject({ vendor: 'unknown', codeName: 'unknown', isaLevel: undefined, lastLeaf: 0 });
    expect(of([1, 0, 0x306a9]).family).toBe(6);
  });

  test('kinds of cores: Intel by leaf 0x1A and the L3 cache, AMD by leaf 0x80000026', () => {
    const intel = (type: number, ...caches: number[]) =>
      of(
        [0, 0, 0x1f, 0x756e_6547, 0x6c65_746e, 0x4965_6e69],
        [1, 0, 0xa06a4],
        ...caches.map((eax, subleaf) => [4, subleaf, eax, 0x1c0_003f, 63] as const),
        [7, 0, 0, 0, 0, 1 << 15],
        [0x1a, 0, (type * 2 ** 24 + 1) >>> 0],
      ).topology.coreKind;
    const [l1, l2, l3] = [0x121, 0x143, 0x163];
    expect(intel(0x40, l1, l2, l3)).toBe('performance');
    expect(intel(0x20, l1, l2, l3)).toBe('efficiency');
    expect(intel(0x20, l1, l2, 0)).toBe('low-power efficiency');
    expect(intel(0x20)).toBe('efficiency');
    expect(intel(0x30, l1, l2, l3)).toBe('unknown');
    const amd = (eax: number, type: number) =>
      of(
        [0, 0, 0x10, 0x6874_7541, 0x444d_4163, 0x6974_6e65],
        [1, 0, 0x00b2_0f40],
        [0x8000_0000, 0, 0x8000_0026],
        [0x8000_0026, 0, eax, (type * 2 ** 28 + 2) >>> 0, 0x100, 5],
        [0x8000_0026, 1, 7, 24, 0x301, 5],
      ).topology;
    expect(amd(0x4000_0001, 0).coreKind).toBe('performance');
    expect(amd(0x4000_0001, 1).coreKind).toBe('efficiency');
    expect(amd(1, 1).coreKind).toBeUndefined();
    expect(amd(0x4000_0001, 1)).toMatchObject({
      apicId: 5,
      threadsPerCore: 2,
      logicalCpusPerPackage: 24,
      packageShift: 7,
    });
  });

  test("the L2 caches of VIA's C3", () => {
    const l2 = (signature: number, value: number) =>
      of(
        [0, 0, 1, 0x746e_6543, 0x736c_7561, 0x4872_7561],
        [1, 0, signature],
        [0x8000_0000, 0, 0x8000_0006],
        [0x8000_0006, 0, 0, 0, value],
      ).caches;
    expect(l2(0x691, 0x0041_0120)).toMatchObject([{ level: 2, sizeBytes: 65536, ways: 'unknown', lineBytes: 32 }]);
    expect(l2(0x678, 0x4004_0120)).toMatchObject([{ level: 2, sizeBytes: 65536, ways: 4, lineBytes: 32 }]);
    expect(l2(0x698, 0x0040_8120)).toMatchObject([{ level: 2, sizeBytes: 65536, ways: 16, lineBytes: 32 }]);
    expect(l2(0x660, 0)).toEqual([]);
  });

  test('leaves beyond the last mean nothing', () => {
    // Intel processors answer leaves beyond the last basic one with that one's data.
    const info = of([0, 0, 2, 0x756e6547, 0x6c65746e, 0x49656e69], [7, 0, 0, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff]);
    expect(info.features.avx2.cpu).toBe(false);
    const leaves = [0, 3].map((leaf) => ({ ...leaf0, leaf, eax: 2 }));
    expect(
      decodeLeaves({ cpu: 0, leaves }).map(({ isBeyondLast, fields }) => [isBeyondLast, fields.length > 0]),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  test('hostile numbers end', () => {
    const all = 0xffff_ffff;
    const info = of(
      [0, 0, 0x24, all, all, all],
      ...[1, 2, 4, 7, 0xa, 0xb, 0xd, 0x10, 0x14, 0x15, 0x16, 0x18, 0x1a, 0x1d, 0x1f, 0x24].map(
        (leaf) => [leaf, 0, all, all, all, all] as const,
      ),
      [0x8000_0000, 0, 0x8000_0026],
      ...[1, 5, 6, 7, 8, 0xa, 0x19, 0x1d, 0x1e, 0x1f, 0x26].map(
        (leaf) => [0x8000_0000 + leaf, 0, all, all, all, all] as const,
      ),
    );
    expect(info.vendorName).toBe('unknown');
  });
});
