// What of the machine bears on measurements and on what code can use.

import { type CheckRow, fact, type Host, limited, missing, works } from './check.ts';

const CPU = '/sys/devices/system/cpu';

export const machineChecks: readonly CheckRow[] = [
  {
    id: 'processor',
    title: 'processor',
    look(host) {
      const info = host.cpuInfo();
      if (info === undefined) return undefined;
      const name = info.brand ?? `${info.vendorName} family ${info.family} model ${info.model}`;
      return fact([name, info.codeName, info.isaLevel ?? 'below x86-64'].join(', '));
    },
  },
  {
    id: 'vectors',
    title: 'vector extensions',
    look(host) {
      const features = host.cpuInfo()?.features;
      if (features === undefined) return undefined;
      const wanted = ['sse4_2', 'avx', 'avx2', 'avx512f', 'avx512_fp16', 'amx_tile'] as const;
      const usable = wanted.filter((name) => features[name].usable);
      const refused = wanted.filter((name) => features[name].cpu && !features[name].os);
      const found = usable.join(', ') || 'SSE2';
      if (refused.length === 0) return works(found);
      return limited(found, {
        reason: `the operating system did not enable the state of ${refused.join(', ')}`,
        remedy: 'boot without noxsave and clearcpuid=',
      });
    },
  },
  {
    id: 'amx',
    title: 'AMX permission',
    look(host) {
      const tile = host.cpuInfo()?.features.amx_tile;
      if (tile?.os !== true) return undefined;
      if (tile.usable) return works('granted to this process');
      return limited('not asked for yet', {
        reason: 'Linux grants tiles to processes that ask',
        fallback: 'requestAmx()',
      });
    },
  },
  {
    id: 'tsc',
    title: 'time-stamp counter',
    look(host) {
      const features = host.cpuInfo()?.features;
      if (features === undefined) return undefined;
      const source = host.read('/sys/devices/system/clocksource/clocksource0/current_clocksource');
      const found = `clock source ${source ?? 'not known'}`;
      if (features.nonstop_tsc.cpu) return works(`invariant; ${found}`);
      return limited(`not invariant; ${found}`, { reason: 'its rate may follow the core, and it may stop' });
    },
  },
  {
    id: 'hypervisor',
    title: 'hypervisor',
    look(host) {
      const info = host.cpuInfo();
      if (info === undefined) return undefined;
      const { hypervisor } = info;
      if (hypervisor === undefined) return works('none');
      const name = hypervisor.name === 'unknown' ? `unknown ('${hypervisor.signature}')` : hypervisor.name;
      return fact(name, { reason: 'CPUID and some registers trap; counters and MSRs may be missing' });
    },
  },
  {
    id: 'container',
    title: 'container',
    look(host) {
      if (host.exists('/.dockerenv')) return fact('Docker');
      if (host.exists('/run/.containerenv')) return fact('Podman');
      const groups = host.read('/proc/1/cgroup') ?? '';
      const name = /docker|kubepods|containerd|lxc/.exec(groups)?.[0];
      return name === undefined ? works('none') : fact(name);
    },
  },
  {
    id: 'huge-pages',
    title: 'transparent huge pages',
    look(host) {
      const mode = /\[(\w+)\]/.exec(host.read('/sys/kernel/mm/transparent_hugepage/enabled') ?? '')?.[1];
      if (mode === undefined) return missing('not there', { fallback: 'pages of 4 KiB' });
      if (mode !== 'never') return works(mode);
      return limited(mode, { remedy: 'echo madvise > /sys/kernel/mm/transparent_hugepage/enabled' });
    },
  },
  {
    id: 'governor',
    title: 'frequency governor',
    look(host) {
      const governor = host.read(`${CPU}/cpu${host.onlineCpus()[0] ?? 0}/cpufreq/scaling_governor`);
      if (governor === undefined) return fact('not in the kernel’s hands', { reason: 'usual in a virtual machine' });
      if (governor === 'performance') return works(governor);
      return limited(governor, {
        reason: 'the clock follows the load, which blurs measurements',
        remedy: 'cpupower frequency-set -g performance',
      });
    },
  },
  {
    id: 'turbo',
    title: 'turbo',
    look(host) {
      const off = host.read(`${CPU}/intel_pstate/no_turbo`);
      const boost = host.read(`${CPU}/cpufreq/boost`);
      if (off === undefined && boost === undefined) return fact('not in the kernel’s hands');
      const isOn = off === '0' || boost === '1';
      if (!isOn) return works('off: the clock is steady');
      const remedy = off === undefined ? `echo 0 > ${CPU}/cpufreq/boost` : `echo 1 > ${CPU}/intel_pstate/no_turbo`;
      return fact('on', { reason: 'the clock depends on load and temperature', remedy });
    },
  },
  {
    id: 'smt',
    title: 'threads of a core',
    look(host) {
      const active = host.read(`${CPU}/smt/active`);
      if (active !== '1') return works('one each');
      return fact('several', {
        reason: 'a busy sibling halves what a core can do',
        remedy: `echo off > ${CPU}/smt/control`,
      });
    },
  },
  {
    id: 'isolated-cpus',
    title: 'isolated CPUs',
    look(host) {
      const list = host.read(`${CPU}/isolated`);
      if (list === undefined || list === '') return fact('none', { remedy: 'boot with isolcpus=LIST nohz_full=LIST' });
      return works(list);
    },
  },
  {
    id: 'cores',
    title: 'logical CPUs',
    look: (host: Host) => {
      const count = host.onlineCpus().length;
      const kind = host.cpuInfo()?.topology.coreKind;
      if (kind === undefined) return works(`${count}, all alike`);
      return fact(`${count}, of several kinds`, {
        reason: 'measurements differ by the kind of core',
        remedy: 'taskset -c CPU node ...',
      });
    },
  },
];
