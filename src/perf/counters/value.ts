// The count of one event, with the time that it was counted for.

/** The count of one event. */
export interface CounterValue {
  /** As it was asked for. */
  readonly name: string;
  /** In `unit`; an estimate for the whole time where `isEstimate` says so. */
  readonly count: number;
  /** As it was counted, without scale and estimate. */
  readonly raw: number;
  /** Such as `Joules` or `MiB`; empty for a plain count. */
  readonly unit: string;
  /** Nanoseconds that the event was enabled, over all threads or CPUs that were counted. */
  readonly enabledNs: number;
  /** Nanoseconds that it was on the PMU, over all threads or CPUs that were counted. */
  readonly runningNs: number;
  /** runningNs / enabledNs: 1 when nothing was missed. */
  readonly coverage: number;
  /** Whether it took turns with others, so that its count was stretched to the whole time. */
  readonly isEstimate: boolean;
}
