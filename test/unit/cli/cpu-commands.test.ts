// cpuid, msr, tsc and doctor on the command line: recorded processors, so that every machine prints the same.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rawcpu as run } from '../../support/command-line.ts';

const fixture = (name: string) => `test/fixtures/cpuid/${name}.txt`;

describe('rawcpu cpuid', () => {
  test('a recorded processor', async () => {
    const { out, status } = await run(['cpuid', '--dump', fixture('qemu-haswell')]);
    expect(status).toBe(0);
    expect(out).toMatch(/code name +Haswell, Haswell/);
    expect(out).toMatch(/features .*\bavx2\b/s);
  });

  test('--json has every fact', async () => {
    const { out } = await run(['cpuid', '--dump', fixture('intel-amx-guest'), '--json']);
    const machine = JSON.parse(out);
    expect(machine.groups).toHaveLength(1);
    expect(machine.cpus[0].features.avx512f).toEqual({ cpu: true, os: true, usable: true });
  });

  test('--raw gives the dump back, and --raw --json ours', async () => {
    const raw = await run(['cpuid', '--dump', fixture('intel-amx-guest'), '--raw']);
    expect(raw.out).toContain('   0x00000000 0x00: eax=0x00000024');
    const json = await run(['cpuid', '--dump', fixture('intel-amx-guest'), '--raw', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ format: 'rawcpu-cpuid' });
  });

  test('--dump of a file that a shell of Windows wrote', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rawcpu-dump-'));
    try {
      const file = join(folder, 'dump.txt');
      const text = readFileSync(fixture('qemu-nehalem'), 'utf8').replaceAll('\n', '\r\n');
      writeFileSync(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
      expect((await run(['cpuid', '--dump', file])).out).toBe(
        (await run(['cpuid', '--dump', fixture('qemu-nehalem')])).out,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('--leaf, --features, --cpu', async () => {
    const leaf = await run(['cpuid', '--dump', fixture('intel-amx-guest'), '--leaf', '0xd.1', '--cpu', '1']);
    expect(leaf.out).toMatch(/eax\[4\] +xfd +yes/);
    const features = await run(['cpuid', '--dump', fixture('qemu-nehalem'), '--features']);
    expect(features.out).toMatch(/sse4_2 +usable +-msse4\.2/);
    expect(features.out).toMatch(/absent: .*\bavx\b/);
  });

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    '--leaf of this processor, beyond the last',
    async () => {
      const { out } = await run(['cpuid', '--leaf', '0x7fff']);
      expect(out).toContain('beyond the last leaf');
      const [found] = JSON.parse((await run(['cpuid', '--leaf', '0x7fff', '--json'])).out);
      expect(found.leaves).toEqual([
        expect.objectContaining({ leaf: 0x7fff, isBeyondLast: true, fields: [], unnamed: [] }),
      ]);
    },
  );

  test('--diff', async () => {
    const { out } = await run(['cpuid', '--diff', fixture('qemu-conroe'), fixture('qemu-penryn')]);
    expect(out).toMatch(/00000001\.0\.ecx\[19\] +sse4_1 +no +yes/);
    const same = await run(['cpuid', '--diff', fixture('qemu-conroe'), fixture('qemu-conroe')]);
    expect(same.out).toContain('answer alike');
    const [a, b] = [fixture('qemu-conroe'), fixture('qemu-penryn')];
    const json = JSON.parse((await run(['cpuid', '--diff', '--json', a, b])).out);
    expect(json).toContainEqual({ place: '00000001.0.ecx[19]', name: 'sse4_1', first: 'no', second: 'yes' });
  });

  test.each([
    [['cpuid', '--dump', 'nowhere.txt'], 66],
    [['cpuid', '--dump', 'package.json'], 65],
    [['cpuid', '--dump', fixture('qemu-conroe'), '--leaf', '0x1234'], 1],
    [['cpuid', '--dump', fixture('qemu-conroe'), '--cpu', '7'], 2],
    [['cpuid', '--leaf', 'x'], 2],
    [['cpuid', '--leaf', '80000006'], 2],
    [['cpuid', '--cpu', 'x'], 2],
    [['cpuid', '--diff', 'a', 'b', 'c'], 2],
    [['cpuid', '--diff', '--json', 'a', 'b', 'c'], 2],
    [['cpuid', '--diff'], 2],
    [['cpuid', fixture('qemu-conroe')], 2],
  ])('refuses %j', async (args, wanted) => {
    const { status, err } = await run(args);
    expect(status).toBe(wanted);
    expect(err).toContain('error:');
  });
});

describe('rawcpu msr', () => {
  test.runIf(process.platform === 'linux' && process.arch === 'x64')('says where a value comes from', async () => {
    const { out } = await run(['msr', 'tsc']);
    expect(out).toMatch(/IA32_TIME_STAMP_COUNTER = 0x[0-9a-f]{16} {2}\((device|perf|rdtsc): \S+\)/);
    const [reading] = JSON.parse((await run(['msr', 'tsc', '--json'])).out);
    expect(reading).toMatchObject({ cpu: 0, source: expect.any(String), path: expect.any(String) });
  });

  test('--decode needs no register', async () => {
    const { out, status } = await run(['msr', 'IA32_THERM_STATUS', '--decode', '0x88240000']);
    expect(status).toBe(0);
    expect(out).toMatch(/below_target +36 °C/);
  });

  test.each(['0x1ffffffffffffffff', '18446744073709551616'])('--decode %s is too wide a value', async (value) => {
    const { status, err } = await run(['msr', '0x10', '--decode', value]);
    expect(status).toBe(2);
    expect(err).toContain('It has more than 64 bits; expected a value');
  });

  test('--list', async () => {
    const { out } = await run(['msr', '--list']);
    expect(out).toMatch(/^0x00000010 +IA32_TIME_STAMP_COUNTER +rw +any/m);
    expect(JSON.parse((await run(['msr', '--list', '--json'])).out).length).toBeGreaterThan(80);
  });

  test.each([
    [['msr'], 2],
    [['msr', 'IA32_NONSENSE'], 2],
    [['msr', 'IA32_PAT', '--write', '1'], 2],
    [['msr', 'IA32_PAT', '--decode', 'x'], 2],
  ])('refuses %j', async (args, wanted) => {
    expect((await run(args)).status).toBe(wanted);
  });
});

test('rawcpu tsc and rawcpu doctor print JSON', async () => {
  expect(JSON.parse((await run(['tsc', '--json'])).out).frequency.hz).toBeGreaterThan(1e8);
  expect(JSON.parse((await run(['doctor', '--json'])).out).checks.length).toBeGreaterThan(15);
  expect((await run(['doctor'])).out).toContain('native functions');
});
