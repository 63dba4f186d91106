// The events that the kernel itself names: generic hardware, cache and software ones (include/uapi/linux/perf_event.h),
// under the names that perf(1) gives them (perf-list(1)).

import { perfTypes } from '../../linux/index.ts';

export interface NamedEvent {
  readonly type: number;
  readonly config: number;
}

/** PERF_COUNT_HW_: number, and perf's names with the first one preferred. */
export const hardwareEvents: readonly (readonly [config: number, ...names: string[]])[] = [
  [0, 'cycles', 'cpu-cycles'],
  [1, 'instructions'],
  [2, 'cache-references'],
  [3, 'cache-misses'],
  [4, 'branches', 'branch-instructions'],
  [5, 'branch-misses'],
  [6, 'bus-cycles'],
  [7, 'stalled-cycles-frontend', 'idle-cycles-frontend'],
  [8, 'stalled-cycles-backend', 'idle-cycles-backend'],
  [9, 'ref-cycles'],
];

/** PERF_COUNT_SW_. */
export const softwareEvents: readonly (readonly [config: number, ...names: string[]])[] = [
  [0, 'cpu-clock'],
  [1, 'task-clock'],
  [2, 'page-faults', 'faults'],
  [3, 'context-switches', 'cs'],
  [4, 'cpu-migrations', 'migrations'],
  [5, 'minor-faults'],
  [6, 'major-faults'],
  [7, 'alignment-faults'],
  [8, 'emulation-faults'],
  [9, 'dummy'],
  [10, 'bpf-output'],
  [11, 'cgroup-switches'],
];

const READ = 0;
const WRITE = 1;
const PREFETCH = 2;

/** PERF_COUNT_HW_CACHE_: number, what can be counted of it, names. */
export const caches: readonly (readonly [id: number, operations: readonly number[], ...names: string[]])[] = [
  [0, [READ, WRITE, PREFETCH], 'L1-dcache', 'l1-d', 'l1d', 'L1-data'],
  [1, [READ, PREFETCH], 'L1-icache', 'l1-i', 'l1i', 'L1-instruction'],
  [2, [READ, WRITE, PREFETCH], 'LLC', 'L2'],
  [3, [READ, WRITE, PREFETCH], 'dTLB', 'd-tlb', 'Data-TLB'],
  [4, [READ], 'iTLB', 'i-tlb', 'Instruction-TLB'],
  [5, [READ], 'branch', 'branches', 'bpu', 'btb', 'bpc'],
  [6, [READ, WRITE, PREFETCH], 'node'],
];

/** PERF_COUNT_HW_CACHE_OP_. */
export const cacheOperations: readonly (readonly [id: number, ...names: string[]])[] = [
  [READ, 'load', 'loads', 'read'],
  [WRITE, 'store', 'stores', 'write'],
  [PREFETCH, 'prefetch', 'prefetches', 'speculative-read', 'speculative-load'],
];

/** PERF_COUNT_HW_CACHE_RESULT_. */
export const cacheResults: readonly (readonly [id: number, ...names: string[]])[] = [
  [0, 'refs', 'Reference', 'ops', 'access'],
  [1, 'misses', 'miss'],
];

type Numbered = readonly [id: number, ...names: string[]];

const indexOf = (rows: readonly Numbered[]) =>
  new Map(rows.flatMap(([id, ...names]) => names.map((name) => [name.toLowerCase(), id] as const)));

let cacheIndex: Map<string, number> | undefined;

/** Every spelling of a cache event: cache, then operation and result in any order, each of which may be left out. */
function cacheNames(): Map<string, number> {
  const index = new Map<string, number>();
  for (const [cache, possible, ...names] of caches) {
    const operations = [[READ, ''] as const, ...spelled(cacheOperations)].filter(([id]) => possible.includes(id));
    for (const [operation, operationName] of operations) {
      for (const [result, resultName] of [[0, ''] as const, ...spelled(cacheResults)]) {
        const config = cache | (operation << 8) | (result << 16);
        for (const name of names) {
          index.set(`${name}${operationName}${resultName}`.toLowerCase(), config);
          index.set(`${name}${resultName}${operationName}`.toLowerCase(), config);
        }
      }
    }
  }
  return index;
}

const spelled = (rows: readonly Numbered[]) =>
  rows.flatMap(([id, ...names]) => names.map((name) => [id, `-${name}`] as const));

let plainIndex: Map<string, NamedEvent> | undefined;

function plainNames(): Map<string, NamedEvent> {
  const index = new Map<string, NamedEvent>();
  for (const [name, config] of indexOf(hardwareEvents)) index.set(name, { type: perfTypes.HARDWARE, config });
  for (const [name, config] of indexOf(softwareEvents)) index.set(name, { type: perfTypes.SOFTWARE, config });
  return index;
}

/** The event of this name, in any case. A name of a hardware event wins over that of a cache event (`branch-misses`). */
export function namedEvent(name: string): NamedEvent | undefined {
  plainIndex ??= plainNames();
  cacheIndex ??= cacheNames();
  const key = name.toLowerCase();
  const plain = plainIndex.get(key);
  if (plain !== undefined) return plain;
  const config = cacheIndex.get(key);
  return config === undefined ? undefined : { type: perfTypes.HW_CACHE, config };
}

/** The preferred names, for lists and suggestions: what perf list shows. */
export function genericEventNames(): string[] {
  const cacheList = caches.flatMap(([, possible, name]) =>
    cacheOperations
      .filter(([id]) => possible.includes(id))
      .flatMap(([, , plural]) => [`${name}-${plural}`, `${name}-${operationStem(plural!)}-misses`]),
  );
  return [...hardwareEvents, ...softwareEvents].flatMap(([, ...names]) => names).concat(cacheList);
}

/** perf lists `L1-dcache-loads` and `L1-dcache-load-misses`. */
const operationStem = (plural: string): string => plural.replace(/(?<=ch)es$|s$/, '');
