// Sampling and names in every runtime: the collector on its thread pool, and what its engine tells of its own code.

import { native, profile, setSymbols, symbols } from 'rawcpu';
import { type Case, equal, truthy } from './check.ts';

const SPIN = 'spin: imul rax, rdi\ndec rdi\njne spin\nret';

/** What a kernel says that forbids sampling, or an emulator that has no such call. */
async function refusal(): Promise<string | undefined> {
  try {
    await profile(() => 0);
    return undefined;
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { errnoName?: string } };
    if (code === 'EVENT_FORBIDDEN' || code === 'EVENT_MISSING' || code === 'EVENT_LIMIT') return code;
    if (details?.errnoName === 'ENOSYS') return code;
    throw error;
  }
}

function burnScript(count: number): number {
  let x = 0;
  for (let i = 0; i < count; i++) x = (x * 31 + i) | 0;
  return x;
}

const tellsNames = 'node' in process.versions && !('bun' in process.versions) && !('deno' in process.versions);

export const profileCases: readonly Case[] = [
  {
    name: 'profile() counts native code by instruction, and JavaScript where the engine names it',
    run: async () => {
      if ((await refusal()) !== undefined) return;
      const spin = native({ args: ['i64'], returns: 'i64' }, SPIN, { name: 'spin_in_runtime' });
      const { result, profile: seen } = await profile(
        () => {
          const end = performance.now() + 300;
          while (performance.now() < end) {
            spin(1_000_000n);
            burnScript(200_000);
          }
          return 5;
        },
        { frequencyHz: 2000 },
      );
      spin.dispose();
      equal(result, 5);
      equal(seen.lost, 0, 'lost samples');
      const own = (name: string) => seen.functions.find((each) => each.name === name)?.self ?? 0;
      truthy(own('spin_in_runtime') > 0, 'samples in native code');
      if (tellsNames) truthy(own('burnScript') > 0, 'samples in JavaScript');
      truthy(seen.pprof().length > 100, 'a pprof file');
    },
  },
  {
    name: 'gdb is told of code that is there, that comes and that goes',
    run: () => {
      const early = native({ args: [], returns: 'i32' }, 'mov eax, 1; ret', { name: 'early' });
      setSymbols(['gdb']);
      equal(symbols(), ['gdb']);
      const late = native({ args: [], returns: 'i32' }, 'mov eax, 2; ret', { name: 'late' });
      equal(early() + late(), 3);
      late.dispose();
      setSymbols([]);
      equal(symbols(), []);
      equal(early(), 1);
      early.dispose();
    },
  },
];
