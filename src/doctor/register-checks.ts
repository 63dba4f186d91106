// Whether the processor's registers can be reached.

import { temperatureDrivers } from '../cpu/index.ts';
import { type CheckRow, type Host, hasCapability, limited, missing, works } from './check.ts';

const CAP_SYS_RAWIO = 17;
const EVENT_DEVICES = '/sys/bus/event_source/devices';
const POWERCAP = '/sys/class/powercap';
const HWMON = '/sys/class/hwmon';

const isGuest = (host: Host) => host.cpuInfo()?.features.hypervisor.cpu === true;

function sensorsOf(host: Host): string[] {
  const drivers = host.list(HWMON).map((name) => host.read(`${HWMON}/${name}/name`) ?? '');
  return [...new Set(drivers.filter((name) => temperatureDrivers.includes(name)))];
}

/** What answers in the device's place. */
function fallbackOf(host: Host): string {
  const events = host.list(`${EVENT_DEVICES}/msr/events`);
  const others = [
    ...(events.length > 0 ? [`perf (${events.join(', ')})`] : []),
    ...(sensorsOf(host).length > 0 ? ['hwmon'] : []),
    ...(host.list(POWERCAP).length > 0 ? ['powercap'] : []),
    'RDTSC',
  ];
  return others.join(', ');
}

export const registerChecks: readonly CheckRow[] = [
  {
    id: 'msr',
    title: 'model-specific registers',
    look(host) {
      const device = `/dev/cpu/${host.onlineCpus()[0] ?? 0}/msr`;
      const refusal = host.tryOpen(device);
      if (refusal === undefined) return works(device);
      const common = { fallback: fallbackOf(host) };
      if (refusal === 'ENOENT') {
        return missing(`${device} is not there`, {
          reason: 'the msr driver is not loaded, or the kernel was built without it',
          remedy: 'modprobe msr',
          ...common,
        });
      }
      return missing(`${device}: ${refusal}`, { reason: reasonOf(host), remedy: remedyOf(host), ...common });
    },
  },
  {
    id: 'msr-events',
    title: 'msr events',
    look(host) {
      const names = host.list(`${EVENT_DEVICES}/msr/events`);
      if (names.length === 0) {
        return missing('none', {
          reason: 'the kernel has no event source `msr`',
          fallback: 'RDTSC for the time-stamp counter',
        });
      }
      const refusal = host.tryMsrEvent();
      if (refusal === undefined) return works(names.join(', '));
      return limited(`${names.join(', ')}: ${refusal}`, {
        reason: 'events of a whole CPU need leave',
        remedy: 'sysctl kernel.perf_event_paranoid=0',
        fallback: 'RDTSC for the time-stamp counter',
      });
    },
  },
  {
    id: 'temperature',
    title: 'temperature',
    look(host) {
      const drivers = sensorsOf(host);
      if (drivers.length > 0) return works(drivers.join(', '));
      return missing('no sensor of the processor below /sys/class/hwmon', {
        reason: isGuest(host) ? 'virtual machines are shown none' : 'its driver is not loaded',
        remedy: isGuest(host) ? 'ask on the host' : 'modprobe coretemp (Intel) or k10temp (AMD)',
        fallback: "Intel's registers, through the msr driver",
      });
    },
  },
  {
    id: 'energy',
    title: 'energy and its limits',
    look(host) {
      const zones = host.list(POWERCAP).filter((name) => /^intel-rapl(-mmio)?:\d+$/.test(name));
      const events = host.list(`${EVENT_DEVICES}/power/events`).filter((name) => /^energy-\w+$/.test(name));
      const found = [
        ...(zones.length > 0 ? [`powercap: ${zones.join(', ')}`] : []),
        ...(events.length > 0 ? [`perf: ${events.join(', ')}`] : []),
      ];
      if (found.length === 0) {
        return missing('neither powercap nor perf counts it', {
          reason: isGuest(host) ? 'virtual machines are shown no energy' : 'the driver is not loaded',
          remedy: isGuest(host) ? 'ask on the host' : 'modprobe intel_rapl_msr',
          fallback: 'the energy registers, through the msr driver',
        });
      }
      const file = zones.length === 0 ? undefined : `${POWERCAP}/${zones[0]}/energy_uj`;
      const refusal = file === undefined ? undefined : host.tryOpen(file);
      if (refusal === undefined) return works(found.join('; '));
      return limited(`${found.join('; ')}; ${file}: ${refusal}`, {
        reason: 'counters of energy are for root',
        remedy: `sudo chmod a+r ${POWERCAP}/*/energy_uj`,
      });
    },
  },
  {
    id: 'lockdown',
    title: 'kernel lockdown',
    look(host) {
      const mode = /\[(\w+)\]/.exec(host.read('/sys/kernel/security/lockdown') ?? '')?.[1];
      if (mode === undefined || mode === 'none') return works(mode ?? 'not there');
      return limited(mode, {
        reason: mode === 'integrity' ? 'registers cannot be written' : 'registers cannot be read or written',
        remedy: 'switch secure boot off, or boot with lockdown=none',
      });
    },
  },
  {
    id: 'cap-sys-rawio',
    title: 'CAP_SYS_RAWIO',
    look(host) {
      const has = hasCapability(host, CAP_SYS_RAWIO);
      if (has === undefined) return undefined;
      if (has) return works('this process has it');
      return limited('this process lacks it', {
        reason: 'model-specific registers need it',
        remedy: 'sudo setcap cap_sys_rawio+ep "$(command -v node)"',
      });
    },
  },
  {
    id: 'cpuid-device',
    title: 'cpuid device',
    look(host) {
      const device = `/dev/cpu/${host.onlineCpus()[0] ?? 0}/cpuid`;
      const refusal = host.tryOpen(device);
      if (refusal === undefined) return works(device);
      return limited(`${device}: ${refusal}`, { remedy: 'modprobe cpuid', fallback: 'the CPUID instruction' });
    },
  },
];

function reasonOf(host: Host): string {
  return hasCapability(host, CAP_SYS_RAWIO) === false
    ? 'no CAP_SYS_RAWIO'
    : 'the kernel is locked down, or the file mode forbids it';
}

function remedyOf(host: Host): string {
  return hasCapability(host, CAP_SYS_RAWIO) === false
    ? 'run as root, or sudo setcap cap_sys_rawio+ep "$(command -v node)" and chmod a+r /dev/cpu/*/msr'
    : 'boot with lockdown=none';
}
