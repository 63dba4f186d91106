// This machine, as the checks see it.

import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { cpuInfo, msrEvents, onlineCpus, rdtsc, tryMsrEvent } from '../cpu/index.ts';
import { nativeEnvironment } from '../jit/index.ts';
import { closeDescriptors, createMemoryFile, errnoName, errnoOf, LivePerfKernel } from '../linux/index.ts';
import type { Host, Refusal } from './check.ts';

function attempt(work: () => void): Refusal {
  try {
    work();
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : message.split('\n', 1)[0]!;
  }
}

/** Asks the kernel, and gives the reason when not even the addon is there. */
function tryKernel(work: () => Refusal): Refusal {
  let refusal: Refusal;
  return (
    attempt(() => {
      refusal = work();
    }) ?? refusal
  );
}

export function thisHost(): Host {
  let info: ReturnType<Host['cpuInfo']>;
  return {
    platform: process.platform,
    arch: process.arch,
    read: (path) => {
      try {
        return readFileSync(path, 'utf8').trim();
      } catch {
        return undefined;
      }
    },
    exists: existsSync,
    list: (path) => {
      try {
        return readdirSync(path).sort();
      } catch {
        return [];
      }
    },
    tryOpen: (path) => attempt(() => closeSync(openSync(path, 'r'))),
    temporaryFolder: tmpdir(),
    hasPermissionModel: (process as { permission?: unknown }).permission !== undefined,
    tryNative: () => attempt(rdtsc),
    tryMemfd: () =>
      tryKernel(() => {
        const native = nativeEnvironment();
        const opened = createMemoryFile(native, 'rawcpu-doctor', 'execute');
        const errno = errnoOf(opened);
        if (errno !== undefined) return errnoName(errno);
        closeDescriptors(native, Number(opened));
        return undefined;
      }),
    tryPerfEvent: (type, config) =>
      tryKernel(() => {
        const kernel = new LivePerfKernel(nativeEnvironment());
        const attribute = { type, config, disabled: 1, exclude_kernel: 1, exclude_hv: 1 };
        const fd = kernel.open(attribute, { pid: 0, cpu: -1, groupFd: -1 });
        if (fd < 0) return errnoName(-fd);
        kernel.close(fd);
        return undefined;
      }),
    tryMsrEvent: () => attempt(() => tryMsrEvent(msrEvents()[0]!)),
    cpuInfo: () => {
      if (info === undefined) {
        attempt(() => {
          info = cpuInfo();
        });
      }
      return info;
    },
    onlineCpus: () => {
      let cpus: readonly number[] = [];
      attempt(() => {
        cpus = onlineCpus();
      });
      return cpus;
    },
  };
}
