// Measures contenders side by side in one run: every round runs each of them once, the order turning, so that a slow spell
// of the machine hits all alike. Reported are medians and their ratios; the spread is the distance between the quartiles.

export interface Contender {
  readonly name: string;
  /** Does `count` operations. */
  run(count: number): void;
  /** Unit operations in one of `count`, for instance the elements of an array; 1 when not given. */
  readonly units?: number;
}

/** What a ratio should be: at most (a cost) or at least (a speed), against the named contender. */
export interface Goal {
  readonly contender: string;
  readonly against: string;
  /** Time of `contender` over time of `against`, at most. */
  readonly atMost: number;
}

export interface Options {
  readonly rounds?: number;
  /** Time that one contender runs in one round. */
  readonly batchMs?: number;
  readonly goals?: readonly Goal[];
  /** `ns` an operation, or `M/s`, million operations a second. */
  readonly show?: 'ns' | 'M/s';
}

export interface Result {
  readonly name: string;
  readonly medianNs: number;
  readonly spreadNs: number;
}

/** Runs the contenders, prints the table and returns the medians. */
export function compare(title: string, contenders: readonly Contender[], options: Options = {}): Result[] {
  const { rounds = 21, batchMs = 25, goals = [], show = 'ns' } = options;
  const counts = contenders.map((contender) => calibrate(contender, batchMs));
  const samples: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < contenders.length; i++) {
      const at = (i + round) % contenders.length;
      const contender = contenders[at]!;
      samples[at]!.push(timeNs(contender, counts[at]!) / (counts[at]! * (contender.units ?? 1)));
    }
  }
  const results = contenders.map(({ name }, i) => ({ name, ...summary(samples[i]!) }));
  printTable(title, results, goals, show);
  return results;
}

/** Time that a contender runs before anything counts, so that the engine has compiled it. */
const WARM_UP_MS = 600;

function calibrate(contender: Contender, batchMs: number): number {
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) contender.run(1);
  let count = 1;
  for (;;) {
    const elapsed = timeNs(contender, count);
    if (elapsed > (batchMs * 1e6) / 4) return Math.max(1, Math.round((count * batchMs * 1e6) / elapsed));
    count *= 4;
  }
}

function timeNs(contender: Contender, count: number): number {
  const start = process.hrtime.bigint();
  contender.run(count);
  return Number(process.hrtime.bigint() - start);
}

/** Median and interquartile range. */
export function summary(samples: readonly number[]): { medianNs: number; spreadNs: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
  return { medianNs: at(0.5), spreadNs: at(0.75) - at(0.25) };
}

/** Prints results with the ratio of each to the first, and the goals below. */
export function printTable(
  title: string,
  results: readonly Result[],
  goals: readonly Goal[],
  show: 'ns' | 'M/s' = 'ns',
): void {
  const first = results[0];
  if (first === undefined) return;
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log(`\n${title}`);
  for (const { name, medianNs, spreadNs } of results) {
    const value =
      show === 'ns' ? `${medianNs.toFixed(2).padStart(9)} ns` : `${(1e3 / medianNs).toFixed(2).padStart(9)} M/s`;
    const spread = `± ${((spreadNs / medianNs) * 50).toFixed(0).padStart(2)} %`;
    console.log(
      `  ${name.padEnd(width)} ${value} ${spread}   ${(medianNs / first.medianNs).toFixed(2).padStart(7)} x the time of ${first.name}`,
    );
  }
  for (const goal of goals) printGoal(goal, results);
}

const round = (ratio: number): number => Number(ratio.toFixed(3));

function printGoal(goal: Goal, results: readonly Result[]): void {
  const own = results.find(({ name }) => name === goal.contender);
  const other = results.find(({ name }) => name === goal.against);
  if (own === undefined || other === undefined) {
    console.log(
      `  goal: ${goal.contender} / ${goal.against} <= ${round(goal.atMost)}: not measured, ${own === undefined ? goal.contender : goal.against} is absent`,
    );
    return;
  }
  const ratio = own.medianNs / other.medianNs;
  console.log(
    `  goal: ${goal.contender} / ${goal.against} <= ${round(goal.atMost)}: ${ratio.toFixed(3)} ${ratio <= goal.atMost ? 'reached' : 'MISSED'}`,
  );
}
