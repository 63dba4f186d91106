// How much of an exhaustive test runs. `npm run test:slow -- --all` runs all of it; otherwise it is a sample, drawn with
// a seed that is fresh each time. RAWCPU_SEED repeats one.

/** Whether exhaustive tests are to run whole. */
export const isWhole = process.env.RAWCPU_WHOLE === '1';

/** Where samples begin, an integer below 2^31. */
export const sampleSeed = seedOf(process.env.RAWCPU_SEED);

function seedOf(given: string | undefined): number {
  if (given === undefined) return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(given);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new Error(`RAWCPU_SEED must be an integer from 0, got '${given}'`);
}

/** Says which sample a test runs, and how to repeat it. */
export function announceSample(test: string): void {
  if (!isWhole)
    console.log(`${test}: a sample; RAWCPU_SEED=${sampleSeed} repeats it, npm run test:slow -- --all runs all`);
}

/** Every one of a list, or about one of `oneOf`, chosen by the seed. */
export function sampled<T>(all: readonly T[], oneOf: number): readonly T[] {
  return isWhole ? all : all.filter((_, i) => (i + sampleSeed) % oneOf === 0);
}
