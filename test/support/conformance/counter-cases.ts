// Counters in every runtime: of the thread, inside a native call, and of a command. Where the machine forbids counting,
// the error says so and nothing else is asked.

import { counters, native, statCommand, UnsupportedError } from 'rawcpu';
import { type Case, equal, throws } from './check.ts';

const TOUCH = 'next: mov byte ptr [rdi], 1; add rdi, 4096; sub esi, 1; jnz next; ret';

/** Runs a case where counting is allowed. */
async function counting(work: () => void | Promise<void>): Promise<void> {
  try {
    counters.open('page-faults:u,dummy:u').close();
  } catch (error) {
    equal(error instanceof UnsupportedError, true, String(error));
    return;
  }
  await work();
}

export const counterCases: Case[] = [
  {
    name: 'around a function',
    run: () =>
      counting(() => {
        // More than what malloc keeps to give out again (32 MiB).
        const sizeBytes = 40 << 20;
        const { result, reading } = counters.measure(() => new Uint8Array(sizeBytes).fill(1).length, 'page-faults:u');
        equal(result, sizeBytes);
        // Where huge pages come unasked, one fault brings 512 pages.
        equal(reading.count('page-faults:u') >= 3, true, 'faults');
        const group = counters.open('task-clock:u,dummy:u');
        group.enable();
        group.disable();
        equal(group.read().count('dummy:u'), 0);
        group.close();
        throws(() => group.read(), 'DISPOSED');
        throws(() => counters.open('page-fautls'), 'EVENT_UNKNOWN', 'did you mean page-faults');
      }),
  },
  {
    name: 'inside a native call',
    run: () =>
      counting(() => {
        const group = counters.open('page-faults:u,dummy:u');
        const touch = native({ args: ['u8*', 'u32'], returns: 'void' }, TOUCH, { counters: group });
        const pages = new Uint8Array(4096 * 64);
        touch(pages, 64);
        touch(pages, 64);
        equal(Object.values(group.callCounts.last().counts), [0, 0]);
        equal(group.callCounts.calls, 2);
        group.close();
        touch.dispose();
      }),
  },
  {
    name: 'of a command',
    run: () =>
      counting(async () => {
        const { rows, exitCode, repeat } = await statCommand(['true'], { events: 'page-faults:u', repeat: 2 });
        equal([exitCode, repeat, rows[0]!.state], [0, 2, 'counted']);
        equal(rows[0]!.spread!.mean > 5, true, 'faults');
        const ended = await statCommand(['sh', '-c', 'exit 7'], { events: 'dummy:u' });
        equal(ended.exitCode, 7);
      }),
  },
];
