// An event as it can be opened on a machine.

import type { PerfAttribute } from '../../linux/index.ts';

/** What an event's name turned out to mean on this machine. */
export interface OpenedEvent {
  /** As it was asked for, with the modifiers of its group. */
  readonly name: string;
  /** The PMU's name; `software`, `tracepoint`, `breakpoint` for the kernel's own. */
  readonly pmu: string;
  /** Counted by the processor: what a machine without a PMU lacks. */
  readonly isHardware: boolean;
  /** What a count is multiplied by to be in `unit`. */
  readonly scale: number;
  /** Such as `Joules`; empty for a plain count. */
  readonly unit: string;
}

export interface ResolvedEvent extends OpenedEvent {
  /** Type, configuration, who is left out, precision, pinning; nothing about counting or sampling. */
  readonly attribute: PerfAttribute;
  /** Nobody asked that guests be left out: a PMU that cannot do so may count them. */
  readonly excludesGuestUnasked: boolean;
  /** The CPUs whose cores have this PMU, on a machine with several kinds. */
  readonly cpus: readonly number[] | undefined;
  /** CPUs to open the event on, of which each counts for a package or die: it belongs to no thread. */
  readonly cpuMask: readonly number[] | undefined;
  /** Modifiers P, S and W, which are about sampling and groups. */
  readonly isMostPrecise: boolean;
  readonly readsGroup: boolean;
  readonly isWeak: boolean;
}

/** Events that are counted at the same time, or a single one. */
export interface ResolvedGroup {
  readonly events: readonly ResolvedEvent[];
  readonly isGroup: boolean;
}
