// The count of one event, with the time that it was counted for.

/** The count of one event. */
export interface CounterValue {
  readonly name: string;
  /** In `unit`; an estimate for the whole time where `isEstimate` says so. */
  readonly count: number;
  /** As it was counted, without scale and estimate. */
  readonly raw: number;
  /** Such as `Joules` or `MiB`; empty for a plain count. */
  readonly unit: string;
  /** Nanoseconds that the event was enabled, and that it was on the PMU, over all threads or CPUs that were counted. */
  readonly enabledNs: number;
  readonly runningNs: number;
  /** runningNs / enabledNs: 1 when nothing was missed. */
  readonly coverage: number;
  readonly isEstimate: boolean;
}
