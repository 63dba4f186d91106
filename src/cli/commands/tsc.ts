// `rawcpu tsc`: the time-stamp counter, its rate and who says so, and the core's clock beside it.

import type { Command } from 'commander';
import { cpuInfo, rdtsc, tsc } from '../../index.ts';
import type { Io } from '../io.ts';
import { jsonOption } from '../options.ts';
import { jsonText } from '../output.ts';
import { alignColumns, hertzText } from '../table.ts';

export function addTscCommand(program: Command, io: Io): void {
  program
    .command('tsc')
    .description('Reads the time-stamp counter, and says how fast it ticks, who says so, and what a reading costs.')
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .action(({ json }: { readonly json?: true }) => {
      const frequency = tsc.frequency();
      const core = tsc.coreClock();
      const facts = {
        value: rdtsc(),
        frequency,
        uptimeSeconds: Number(rdtsc()) / frequency.hz,
        overheadTicks: tsc.overheadCycles(),
        core,
        hasDeadlineTimer: cpuInfo().features.tsc_deadline_timer.cpu,
      };
      if (json) io.out.write(jsonText(facts));
      else {
        const { hz, source, detail, isInvariant } = frequency;
        io.out.write(
          alignColumns([
            ['counter', String(facts.value)],
            ['rate', `${hertzText(hz)}, from ${source} (${detail})`],
            ['invariant', isInvariant ? 'yes: it runs on through every power state' : 'no: ticks are not time'],
            ['since reset', `${facts.uptimeSeconds.toFixed(1)} s`],
            ['overhead', `${facts.overheadTicks} ticks for two fenced readings`],
            ['core clock', `${hertzText(core.coreHz)} now, ${core.cyclesPerTick.toFixed(3)} cycles a tick`],
          ]),
        );
      }
    });
}
