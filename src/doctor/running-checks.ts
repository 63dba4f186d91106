// Whether machine code can be brought into memory and run.

import { type CheckRow, fact, type Host, limited, missing, statusValue, works } from './check.ts';

export const runningChecks: readonly CheckRow[] = [
  {
    id: 'platform',
    title: 'platform',
    look: ({ platform, arch }) =>
      platform === 'linux' && arch === 'x64'
        ? works('Linux on x86-64')
        : missing(`${platform} on ${arch}`, {
            reason: 'native code needs Linux on x86-64',
            fallback: 'assembling, disassembling and decoding work everywhere',
          }),
  },
  {
    id: 'native',
    title: 'native functions',
    look(host) {
      const refusal = host.tryNative();
      return refusal === undefined
        ? works('the addon loads, machine code runs')
        : missing('no machine code can be run', { reason: refusal, remedy: remedyForNative(host) });
    },
  },
  {
    id: 'memfd',
    title: 'memory that is written here and run there',
    look(host) {
      const refusal = host.tryMemfd();
      if (refusal === undefined) return works('memfd, mapped twice');
      return limited('memfd is refused', {
        reason: refusal,
        remedy: 'sysctl vm.memfd_noexec=0',
        fallback: 'one mapping, switched between writable and executable by mprotect',
      });
    },
  },
  {
    id: 'temporary-folder',
    title: 'temporary folder',
    look(host) {
      const options = mountOptions(host, host.temporaryFolder);
      if (options === undefined) return fact(`${host.temporaryFolder}; its mount is not known`);
      if (!options.includes('noexec')) return works(`${host.temporaryFolder} may hold code`);
      return limited(`${host.temporaryFolder} is mounted noexec`, {
        reason: 'an addon that has to be rebuilt cannot be loaded from there',
        remedy: `TMPDIR=/another/folder, or mount -o remount,exec ${host.temporaryFolder}`,
        fallback: 'the addon that the package brings',
      });
    },
  },
  {
    id: 'permission-model',
    title: 'Node permission model',
    look: ({ hasPermissionModel }) =>
      hasPermissionModel
        ? limited('on', { reason: 'native add-ons are refused without leave', remedy: 'node --allow-addons' })
        : works('off'),
  },
  {
    id: 'selinux',
    title: 'SELinux',
    look(host) {
      const enforce = host.read('/sys/fs/selinux/enforce');
      if (enforce === undefined) return works('not there');
      if (enforce === '0') return works('permissive');
      return fact('enforcing', {
        reason: 'a policy may refuse executable memory (execmem)',
        remedy: 'setsebool -P deny_execmem 0',
      });
    },
  },
  {
    id: 'seccomp',
    title: 'seccomp',
    look(host) {
      const mode = statusValue(host, 'Seccomp');
      if (mode === undefined || mode === '0') return works('no filter');
      return fact(`a filter is on (mode ${mode})`, {
        reason: 'it may refuse perf_event_open and other calls, as container runtimes do',
        remedy: 'docker run --security-opt seccomp=unconfined',
      });
    },
  },
  {
    id: 'cet',
    title: 'shadow stack',
    look(host) {
      const features = statusValue(host, 'x86_Thread_features') ?? '';
      return features.includes('shstk')
        ? limited('on in this process', {
            reason: 'code that changes return addresses faults',
            remedy: 'GLIBC_TUNABLES=glibc.cpu.x86_shstk=off',
          })
        : works('off in this process');
    },
  },
];

function remedyForNative(host: Host): string {
  if (host.hasPermissionModel) return 'node --allow-addons';
  return 'the reason names the layer that refused';
}

/** The options of the mount that a path lies on: the longest mount point that the path begins with. */
function mountOptions(host: Host, path: string): readonly string[] | undefined {
  const mounts = (host.read('/proc/self/mounts') ?? '').split('\n').flatMap((line) => {
    const [, point, , options] = line.split(' ');
    if (point === undefined || options === undefined) return [];
    const plain = point.replaceAll('\\040', ' ');
    const isAbove = plain === '/' || path === plain || path.startsWith(`${plain}/`);
    return isAbove ? [{ length: plain.length, options: options.split(',') }] : [];
  });
  // Of equal ones the last was mounted on top.
  return mounts.reduce<(typeof mounts)[number] | undefined>(
    (best, mount) => (best === undefined || mount.length >= best.length ? mount : best),
    undefined,
  )?.options;
}
