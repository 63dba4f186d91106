// What a check is, and what it may look at. The host is an interface, so that a test can play any machine.

import type { CpuInfo } from '../cpu/index.ts';

/** `works`, `limited` (works with a fall back or for some), `missing`, or a fact that is neither good nor bad. */
export type CheckState = 'works' | 'limited' | 'missing' | 'fact';

/** What a check is about. */
export type CheckGroup = 'running code' | 'counters' | 'registers' | 'machine';

/** One line of the diagnosis. */
export interface Check {
  /** Stable, for programs. */
  readonly id: string;
  /** What it is about. */
  readonly group: CheckGroup;
  /** The line in words, such as `native code`. */
  readonly title: string;
  /** What came of it. */
  readonly state: CheckState;
  /** What was found. */
  readonly found: string;
  /** Why it does not work, or not wholly. */
  readonly reason?: string;
  /** The command that changes it, for an administrator to run; nothing is changed here. */
  readonly remedy?: string;
  /** What is used instead. */
  readonly fallback?: string;
}

export type Finding = Omit<Check, 'id' | 'group' | 'title'>;

/** A row of the tables of checks. */
export interface CheckRow {
  readonly id: string;
  readonly title: string;
  /** Looks; undefined where the question does not arise on this machine. */
  look(host: Host): Finding | undefined;
}

/** The outcome of an attempt: undefined when it worked, and else what the kernel or the runtime answered. */
export type Refusal = string | undefined;

/** Everything that the checks look at. Nothing of it changes the machine. */
export interface Host {
  readonly platform: string;
  readonly arch: string;
  /** A file's text without the white space around it, or undefined where it cannot be read. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** Whether a file can be opened for reading. */
  tryOpen(path: string): Refusal;
  readonly temporaryFolder: string;
  readonly hasPermissionModel: boolean;
  /** Loads the addon and runs a function of one instruction. */
  tryNative(): Refusal;
  tryMemfd(): Refusal;
  /** Names in a folder, in order; none where it is not there. */
  list(path: string): readonly string[];
  /** Opens one of the kernel's msr events on a whole CPU and closes it again. */
  tryMsrEvent(): Refusal;
  /** Opens a perf event of this process and closes it again. */
  tryPerfEvent(type: number, config: number): Refusal;
  /** This processor, or undefined where it cannot be asked. */
  cpuInfo(): CpuInfo | undefined;
  onlineCpus(): readonly number[];
}

export const works = (found: string, more: Partial<Finding> = {}): Finding => ({ state: 'works', found, ...more });
export const fact = (found: string, more: Partial<Finding> = {}): Finding => ({ state: 'fact', found, ...more });
export const limited = (found: string, more: Partial<Finding> = {}): Finding => ({ state: 'limited', found, ...more });
export const missing = (found: string, more: Partial<Finding> = {}): Finding => ({ state: 'missing', found, ...more });

/** One value of /proc/self/status. */
export function statusValue(host: Host, key: string): string | undefined {
  const line = host
    .read('/proc/self/status')
    ?.split('\n')
    .find((each) => each.startsWith(`${key}:`));
  return line?.slice(key.length + 1).trim();
}

/** Whether this process has a capability, by its number in linux/capability.h; undefined where it cannot be known. */
export function hasCapability(host: Host, number: number): boolean | undefined {
  const effective = statusValue(host, 'CapEff');
  if (effective === undefined || !/^[0-9a-f]+$/i.test(effective)) return undefined;
  return ((BigInt(`0x${effective}`) >> BigInt(number)) & 1n) === 1n;
}
