// Boots a virtual machine under software emulation, and collects what its guest program reports on the serial port. A
// machine that does not end by itself is ended here.

import { spawn } from 'node:child_process';
import type { Image } from './image.ts';

/** One line of the guest's report. */
export interface Report {
  readonly name: string;
  readonly value?: unknown;
  readonly error?: { readonly code?: string; readonly message: string; readonly details?: Record<string, unknown> };
}

export interface Run {
  readonly reports: ReadonlyMap<string, Report>;
  readonly seconds: number;
  /** Everything that the machine printed, for the case that something went wrong. */
  readonly console: string;
}

const LIMIT_MS = 90_000;

/** Boots a machine with a processor model; the guest's program runs the suites named. */
export function bootMachine(image: Image, model: string, suites: readonly string[]): Promise<Run> {
  // QEMU before 9.1 runs a user program's IRETQ, with which the addon serializes, as if the kernel read the stack: SMAP
  // must be off.
  const args = [
    ...['-accel', 'tcg,thread=multi', '-machine', 'q35', '-smp', '2', '-m', '1024'],
    ...['-cpu', `${model},-smap`],
    ...['-kernel', image.kernel, '-initrd', image.initramfs],
    // The processor's weaknesses are none of the guest's business: looking for them takes a third of the boot.
    ...['-append', `console=ttyS0 panic=-1 quiet mitigations=off rawcpu.suites=${suites.join(',')}`],
    ...['-display', 'none', '-serial', 'stdio', '-monitor', 'none', '-no-reboot', '-nodefaults', '-net', 'none'],
  ];
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn('qemu-system-x86_64', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      const reports = new Map<string, Report>();
      for (const match of text.matchAll(/^@@(\{.*\})\r?$/gm)) {
        const report = JSON.parse(match[1]!) as Report;
        reports.set(report.name, report);
      }
      resolve({ reports, seconds: (performance.now() - started) / 1000, console: text });
    });
  });
}
