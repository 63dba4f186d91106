// This machine, as the checks see it.

import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { cpuInfo, msrEvents, onlineCpus, rdtsc, tryMsrEvent } from '../cpu/index.ts';
import { errnoName, errnoOf, nativeEnvironment } from '../native/index.ts';
import type { Host, Refusal } from './check.ts';

const PERF_EVENT_OPEN = 298;
const CLOSE = 3;
const MEMFD_CREATE = 319;
const MFD_CLOEXEC = 1;
const MFD_EXEC = 16;
const ATTRIBUTE_BYTES = 64;
/** perf_event_attr: disabled, exclude_kernel, exclude_hv. */
const ATTRIBUTE_FLAGS = (1n << 0n) | (1n << 5n) | (1n << 6n);

function attempt(work: () => void): Refusal {
  try {
    work();
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : message.split('\n', 1)[0]!;
  }
}

/** A call that opens a file; closes it again. */
function tryCall(number: number, args: readonly (number | bigint)[]): Refusal {
  const { memory } = nativeEnvironment();
  // SAFETY: callers hold whatever the arguments point to, and give its true length.
  const opened = memory.systemCall(number, ...args);
  const errno = errnoOf(opened);
  if (errno !== undefined) return errnoName(errno);
  memory.systemCall(CLOSE, opened);
  return undefined;
}

/** Makes the call of tryCall(), and gives the reason when not even the bridge is there. */
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
        const name = new TextEncoder().encode('rawcpu-doctor\0');
        const { buffers } = nativeEnvironment();
        const refusal = tryCall(MEMFD_CREATE, [buffers.addressOf(name), MFD_CLOEXEC | MFD_EXEC]);
        // Kernels before 6.3 do not know the flag, and need none.
        return refusal === 'EINVAL' ? tryCall(MEMFD_CREATE, [buffers.addressOf(name), MFD_CLOEXEC]) : refusal;
      }),
    tryPerfEvent: (type, config) =>
      tryKernel(() => {
        const attribute = new DataView(new ArrayBuffer(ATTRIBUTE_BYTES));
        attribute.setUint32(0, type, true);
        attribute.setUint32(4, ATTRIBUTE_BYTES, true);
        attribute.setBigUint64(8, BigInt(config), true);
        attribute.setBigUint64(40, ATTRIBUTE_FLAGS, true);
        const { buffers } = nativeEnvironment();
        return tryCall(PERF_EVENT_OPEN, [buffers.addressOf(attribute), 0, -1, -1, 0]);
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
