// Whether events can be counted.

import { type CheckRow, fact, hasCapability, limited, missing, works } from './check.ts';

const PERF_TYPE_HARDWARE = 0;
const PERF_TYPE_SOFTWARE = 1;
const CPU_CYCLES = 0;
const TASK_CLOCK = 1;
const CAP_SYS_ADMIN = 21;
const CAP_PERFMON = 38;
const TRACEFS = '/sys/kernel/tracing';

export const counterChecks: readonly CheckRow[] = [
  {
    id: 'perf-events',
    title: 'perf events',
    look(host) {
      const refusal = host.tryPerfEvent(PERF_TYPE_SOFTWARE, TASK_CLOCK);
      if (refusal === undefined) return works('perf_event_open works');
      return missing(`perf_event_open: ${refusal}`, {
        reason: 'the kernel, its settings or a seccomp filter refuse it',
        remedy: 'sysctl kernel.perf_event_paranoid=1; in a container also --security-opt seccomp=unconfined',
        fallback: 'the time-stamp counter',
      });
    },
  },
  {
    id: 'hardware-counters',
    title: 'hardware counters',
    look(host) {
      const refusal = host.tryPerfEvent(PERF_TYPE_HARDWARE, CPU_CYCLES);
      if (refusal === undefined) return works('cycles can be counted');
      const guest = host.cpuInfo()?.features.hypervisor.cpu === true;
      return missing(`cycles: ${refusal}`, {
        reason: guest ? 'the virtual machine shows no performance monitoring unit' : 'the kernel offers none',
        remedy: guest
          ? 'on the host: a CPU model with pmu=on (QEMU), or a bare-metal instance'
          : 'modprobe the PMU driver',
        fallback: 'core cycles by calibration against the time-stamp counter',
      });
    },
  },
  {
    id: 'perf-event-paranoid',
    title: 'perf_event_paranoid',
    look(host) {
      const level = host.read('/proc/sys/kernel/perf_event_paranoid');
      if (level === undefined) return missing('not there', { reason: 'the kernel was built without perf events' });
      const isPrivileged = hasCapability(host, CAP_PERFMON) === true || hasCapability(host, CAP_SYS_ADMIN) === true;
      if (Number(level) <= 1 || isPrivileged)
        return works(`${level}${isPrivileged ? ', and this process may anyway' : ''}`);
      return limited(level, {
        reason: 'above 1 the kernel itself cannot be measured, above 2 nothing can',
        remedy: 'sysctl kernel.perf_event_paranoid=1',
      });
    },
  },
  {
    id: 'tracepoints',
    title: 'tracepoints',
    look(host) {
      const systems = host.list(`${TRACEFS}/events`).length;
      if (systems > 0) return works(`${systems} systems in ${TRACEFS}`);
      return host.exists(`${TRACEFS}/events`) || hasCapability(host, CAP_SYS_ADMIN) === false
        ? missing('not readable', { reason: 'tracefs is for root', remedy: `mount -o remount,mode=755 ${TRACEFS}` })
        : missing('tracefs is not mounted', { remedy: `mount -t tracefs nodev ${TRACEFS}` });
    },
  },
  {
    id: 'nmi-watchdog',
    title: 'NMI watchdog',
    look(host) {
      const value = host.read('/proc/sys/kernel/nmi_watchdog');
      if (value !== '1') return works('off');
      return limited('on', { reason: 'it holds a hardware counter', remedy: 'sysctl kernel.nmi_watchdog=0' });
    },
  },
  {
    id: 'rdpmc',
    title: 'RDPMC from user space',
    look(host) {
      const value = host.read('/sys/bus/event_source/devices/cpu/rdpmc') ?? host.read('/sys/devices/cpu_core/rdpmc');
      if (value === undefined) return missing('not there', { reason: 'no hardware counters' });
      if (value === '0') return limited('off', { remedy: 'echo 1 > /sys/bus/event_source/devices/cpu/rdpmc' });
      return value === '1' ? works('for counters that the process has mapped') : fact('for every process');
    },
  },
];
