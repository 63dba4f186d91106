// Counting a command, a process or CPUs from the outside.

export {
  defaultStatEvents,
  deriveRows,
  type StatInterval,
  type StatOptions,
  type StatResult,
  type StatRow,
  statCommand,
} from './stat.ts';
export { type StatCodeOptions, type StatCodeResult, statCode } from './stat-code.ts';
export { type Spread, spreadOf } from './statistics.ts';
