// The doctor on machines that are played.

import { readFileSync } from 'node:fs';
import { decodeCpuid, parseCpuidDump } from 'rawcpu/cpu/decode';
import { doctor } from 'rawcpu/doctor';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../src/doctor/check.ts';
import { diagnose } from '../../../src/doctor/diagnose.ts';

const guest = readFileSync(new URL('../../fixtures/cpuid/intel-amx-guest.txt', import.meta.url), 'utf8');
const everything = '000001ffffffffff';

const folders: Record<string, readonly string[]> = {
  '/sys/bus/event_source/devices/msr/events': ['aperf', 'mperf', 'tsc'],
  '/sys/kernel/tracing/events': ['sched', 'syscalls'],
  '/sys/class/powercap': ['intel-rapl', 'intel-rapl:0', 'intel-rapl:0:0'],
  '/sys/class/hwmon': ['hwmon0', 'hwmon1'],
};
const noFolders = { list: () => [] };

/** A machine on which all is well, apart from what is given. */
function host(files: Record<string, string> = {}, more: Partial<Host> = {}): Host {
  const known: Record<string, string> = {
    '/proc/self/status': `Seccomp:\t0\nCapEff:\t${everything}`,
    '/proc/self/mounts': 'root / ext4 rw 0 0\ntmp /tmp tmpfs rw,nosuid 0 0',
    '/proc/sys/kernel/perf_event_paranoid': '2',
    '/sys/bus/event_source/devices/cpu/rdpmc': '1',
    '/sys/class/hwmon/hwmon0/name': 'nvme',
    '/sys/class/hwmon/hwmon1/name': 'coretemp',
    '/sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never',
    ...files,
  };
  return {
    platform: 'linux',
    arch: 'x64',
    read: (path) => known[path],
    exists: (path) => known[path] !== undefined,
    tryOpen: () => undefined,
    temporaryFolder: '/tmp',
    hasPermissionModel: false,
    tryNative: () => undefined,
    tryMemfd: () => undefined,
    tryPerfEvent: () => undefined,
    tryMsrEvent: () => undefined,
    list: (path) => folders[path] ?? [],
    cpuInfo: () => decodeCpuid(parseCpuidDump(guest)[0]!),
    onlineCpus: () => [0, 1],
    ...more,
  };
}

const checkOf = (id: string, machine: Host) => diagnose(machine).checks.find((check) => check.id === id);

test('without the msr device: what answers in its place', () => {
  const fallback = (machine: Host) => checkOf('msr', machine)!.fallback;
  const tryOpen = () => 'ENOENT';
  expect(fallback(host({}, { tryOpen }))).toBe('perf (aperf, mperf, tsc), hwmon, powercap, RDTSC');
  expect(fallback(host({}, { tryOpen, ...noFolders }))).toBe('RDTSC');
});

describe('diagnose', () => {
  test('a machine on which all is well', () => {
    const { checks, canRunCode } = diagnose(host());
    expect(canRunCode).toBe(true);
    expect(checks.filter(({ state }) => state === 'missing')).toEqual([]);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  test('whatever is missing or limited says why or how to change it', () => {
    const worst = host(
      { '/proc/self/status': 'Seccomp:\t2\nCapEff:\t0000000000000000\nx86_Thread_features:\tshstk' },
      {
        tryNative: () => 'ERR_DLOPEN_FAILED',
        tryMemfd: () => 'EPERM',
        tryPerfEvent: () => 'EACCES',
        tryOpen: () => 'EACCES',
        tryMsrEvent: () => 'EACCES',
        ...noFolders,
        cpuInfo: () => undefined,
        hasPermissionModel: true,
        onlineCpus: () => [],
      },
    );
    const { checks, canRunCode } = diagnose(worst);
    expect(canRunCode).toBe(false);
    for (const { id, state, reason, remedy, fallback } of checks) {
      if (state !== 'works' && state !== 'fact') expect(reason ?? remedy ?? fallback, id).toBeDefined();
    }
  });

  test.each([
    ['platform', {}, { platform: 'darwin', arch: 'arm64' }, 'missing'],
    ['memfd', {}, { tryMemfd: () => 'EPERM' }, 'limited'],
    ['temporary-folder', { '/proc/self/mounts': 'tmp /tmp tmpfs rw,noexec 0 0' }, {}, 'limited'],
    ['temporary-folder', { '/proc/self/mounts': 'a / ext4 rw,noexec 0 0\ntmp /tmp tmpfs rw 0 0' }, {}, 'works'],
    ['permission-model', {}, { hasPermissionModel: true }, 'limited'],
    ['selinux', { '/sys/fs/selinux/enforce': '1' }, {}, 'fact'],
    ['seccomp', { '/proc/self/status': 'Seccomp:\t2' }, {}, 'fact'],
    ['cet', { '/proc/self/status': 'x86_Thread_features:\tshstk wrss' }, {}, 'limited'],
    ['msr-events', {}, noFolders, 'missing'],
    ['msr-events', {}, { tryMsrEvent: () => 'EACCES' }, 'limited'],
    ['temperature', {}, noFolders, 'missing'],
    ['temperature', {}, {}, 'works'],
    ['energy', {}, noFolders, 'missing'],
    ['energy', {}, { tryOpen: (path: string) => (path.endsWith('energy_uj') ? 'EACCES' : undefined) }, 'limited'],
    ['perf-events', {}, { tryPerfEvent: () => 'EACCES' }, 'missing'],
    ['hardware-counters', {}, { tryPerfEvent: (type: number) => (type === 0 ? 'ENOENT' : undefined) }, 'missing'],
    ['perf-event-paranoid', { '/proc/self/status': 'CapEff:\t0' }, {}, 'limited'],
    ['perf-event-paranoid', {}, {}, 'works'],
    ['nmi-watchdog', { '/proc/sys/kernel/nmi_watchdog': '1' }, {}, 'limited'],
    ['rdpmc', { '/sys/bus/event_source/devices/cpu/rdpmc': '0' }, {}, 'limited'],
    ['msr', {}, { tryOpen: () => 'ENOENT' }, 'missing'],
    ['msr', {}, { tryOpen: () => 'EPERM' }, 'missing'],
    ['lockdown', { '/sys/kernel/security/lockdown': 'none [integrity] confidentiality' }, {}, 'limited'],
    ['cap-sys-rawio', { '/proc/self/status': 'CapEff:\t0' }, {}, 'limited'],
    ['container', { '/.dockerenv': '' }, {}, 'fact'],
    ['huge-pages', { '/sys/kernel/mm/transparent_hugepage/enabled': 'always madvise [never]' }, {}, 'limited'],
    ['governor', { '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'powersave' }, {}, 'limited'],
    ['turbo', { '/sys/devices/system/cpu/intel_pstate/no_turbo': '1' }, {}, 'works'],
    ['smt', { '/sys/devices/system/cpu/smt/active': '1' }, {}, 'fact'],
    ['isolated-cpus', { '/sys/devices/system/cpu/isolated': '2-3' }, {}, 'works'],
    ['hypervisor', {}, {}, 'fact'],
    ['tsc', {}, {}, 'works'],
    ['vectors', {}, {}, 'works'],
  ])('%s: %j', (id, files, more, state) => {
    expect(checkOf(id, host(files as Record<string, string>, more as Partial<Host>))).toMatchObject({ state });
  });
});

test('this machine is looked at without an error', () => {
  const { checks } = doctor();
  expect(checks.length).toBeGreaterThan(15);
});
