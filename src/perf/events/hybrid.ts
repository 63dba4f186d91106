// Which core's PMU a name means on a processor with several kinds of core. A thread that may run on all of them is
// counted by neither PMU alone, so nothing is guessed.

import { UnsupportedError } from '../../errors/index.ts';
import { cpuListText, type EventMachine } from './machine.ts';
import type { Pmu } from './pmu.ts';

export interface CoreChoice {
  readonly cpus?: readonly number[] | undefined;
  readonly thread?: number;
  readonly hybrid?: 'refuse' | 'each';
}

/**
 * The PMUs that are meant: the only one, the one whose CPUs hold all that will be counted on, or one after another.
 * @throws UnsupportedError `EVENT_AMBIGUOUS`
 */
export function coreChoice(
  event: string,
  cores: readonly Pmu[],
  choice: CoreChoice,
  machine: EventMachine,
): readonly Pmu[] {
  if (cores.length <= 1) return cores;
  const cpus = choice.cpus ?? machine.cpusOfThread(choice.thread ?? 0) ?? [];
  const touched = cores.filter((pmu) => pmu.cpus?.some((cpu) => cpus.includes(cpu)));
  if (touched.length === 1) return touched;
  if (choice.hybrid === 'each') return touched.length === 0 ? cores : touched;
  const kinds = cores.map(({ name, cpus: own = [] }) => `${name} (CPUs ${cpuListText(own)})`).join(' and ');
  const [first] = cores;
  throw new UnsupportedError(
    'EVENT_AMBIGUOUS',
    `'${event}' is counted by another PMU on each kind of core, ${kinds}, and what is counted may run on both`,
    {
      details: { event, cpus, pmus: cores.map(({ name, cpus: own }) => ({ name, cpus: own })) },
      hint: `pin it (taskset -c ${cpuListText(first!.cpus ?? [])}, or the option { cpu }), or ask for ${cores
        .map(({ name }) => `${name}/${event.replace(/:\w+$/, '')}/`)
        .join(' and ')}`,
    },
  );
}
