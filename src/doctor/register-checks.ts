// Whether the processor's registers can be reached.

import { type CheckRow, type Host, hasCapability, limited, missing, works } from './check.ts';

const CAP_SYS_RAWIO = 17;

export const registerChecks: readonly CheckRow[] = [
  {
    id: 'msr',
    title: 'model-specific registers',
    look(host) {
      const device = `/dev/cpu/${host.onlineCpus()[0] ?? 0}/msr`;
      const refusal = host.tryOpen(device);
      if (refusal === undefined) return works(device);
      const common = { fallback: "RDTSC for the time-stamp counter; the kernel's msr events" };
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
