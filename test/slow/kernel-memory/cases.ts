// Random calls of kernels, as plain data: what a seed and a number give, and what is simpler than a case that failed.

import { type DType, dtypes, type Level, type ReductionName } from '../../../src/kernel/index.ts';
import { randomBits } from '../../support/kernel/lowering.ts';

/** How an argument lies: its distances in elements, and which edge of the memory it touches, with bytes between. */
export interface Placed {
  readonly how: 'flat' | 'view' | 'row' | 'column' | 'number' | 'in place';
  readonly rowStride: number;
  readonly columnStride: number;
  readonly edge: 'end' | 'start';
  readonly gap: number;
}

export interface Case {
  readonly seed: number;
  readonly what: 'elementwise' | 'reduce' | 'cumulativeSum' | 'compress' | 'histogram';
  readonly operation: ReductionName;
  readonly type: DType;
  readonly level: Level;
  readonly names: readonly string[];
  readonly inputTypes: readonly DType[];
  readonly expressions: readonly string[];
  readonly form: 'single' | 'array' | 'record';
  readonly options: Readonly<Record<string, unknown>>;
  readonly rows: number;
  readonly columns: number;
  readonly inputs: readonly Placed[];
  readonly outputs: readonly Placed[];
  readonly threads: number;
  /** Compared with the same kernel on arrays of its own, because the interpreter does not say every bit. */
  readonly isAsPlain: boolean;
}

const types = Object.keys(dtypes) as DType[];
const reductions = ['sum', 'prod', 'min', 'max', 'argmin', 'argmax', 'mean', 'variance', 'std', 'norm', 'dot'] as const;
const truths = ['any', 'all', 'count'] as const;

const otherOptions = [
  { fma: true },
  { accuracy: 'fast' },
  { rounding: 'down' },
  { rounding: 'zero' },
  { flushToZero: true },
  { denormalsAreZero: true },
];

const isFloat = (type: DType) => dtypes[type].kind === 'float';

const functions = ['sin', 'exp', 'log', 'tan', 'cbrt', 'atan', 'tanh', 'acosh', 'log1p', 'expm1'] as const;

class Chooser {
  readonly random: () => number;
  /** Whether expressions call functions that the interpreter does not compute as machine code does. */
  withFunctions = false;

  constructor(seed: number) {
    this.random = randomBits(seed);
    for (let k = 0; k < 4; k++) this.random();
  }

  below(limit: number): number {
    return this.random() % limit;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  once(oneOf: number): boolean {
    return this.below(oneOf) === 0;
  }

  length(): number {
    if (this.once(400)) return 140_000 + this.below(200);
    if (this.once(12)) return this.pick([512, 1024, 2048, 4096, 16384]) + this.below(7) - 3;
    return this.once(2) ? this.below(70) : this.below(301);
  }

  expression(type: DType, names: readonly string[], depth: number): string {
    if (depth === 0 || this.once(6)) return this.once(6) ? this.pick(['1', '2', '3', '7']) : this.pick(names);
    const part = () => this.expression(type, names, depth - 1);
    const kind = this.below(10);
    if (kind < 4) {
      const shared = ['+', '-', '*', '/'];
      return `(${part()} ${this.pick(isFloat(type) ? shared : [...shared, '%', '&', '|', '^', '<<', '>>', '>>>'])} ${part()})`;
    }
    if (kind === 4) return `${this.pick(['min', 'max'])}(${part()}, ${part()})`;
    if (kind === 5) return `(${part()} ${this.pick(['<', '<=', '==', '!=', '>'])} ${part()} ? ${part()} : ${part()})`;
    if (kind === 6) return `-(${part()})`;
    if (kind === 7) return `abs(${part()})`;
    if (kind === 8)
      return isFloat(type) ? `${this.pick(['floor', 'ceil', 'trunc', 'sqrt'])}(${part()})` : `~(${part()})`;
    if (this.withFunctions) return `${this.pick(functions)}(${part()})`;
    return this.once(3) ? `position()` : `${this.pick(names)}`;
  }

  place(isOutput: boolean, rank: 1 | 2, rows: number, columns: number): Placed {
    const place = (how: Placed['how'], rowStride = columns, columnStride = 1): Placed => ({
      how,
      rowStride,
      columnStride,
      edge: this.pick(['end', 'start'] as const),
      gap: this.once(3) ? this.below(70) : 0,
    });
    if (!isOutput && this.once(10)) return place('number', 0, 0);
    if (this.once(2)) return place('flat');
    const sign = () => this.pick([1, -1]);
    if (rank === 1) {
      const stride = sign() * (1 + this.below(4));
      return place('view', 0, isOutput || !this.once(6) ? stride : 0);
    }
    if (!isOutput && this.once(4)) return this.once(2) ? place('row', 0, 1) : place('column', 1, 0);
    const step = 1 + this.below(3);
    // Rows or columns lie closer; between them there is room.
    const [rowStep, columnStep] = this.once(2)
      ? [Math.max(1, columns) * step + this.below(5), step]
      : [step, Math.max(1, rows) * step + this.below(5)];
    const isRepeated = !isOutput && this.once(6);
    return place('view', isRepeated ? 0 : sign() * rowStep, sign() * columnStep);
  }
}

/** The case that a seed and a number give. */
export function caseOf(seed: number, index: number, levels: readonly Level[]): Case {
  const chooser = new Chooser((seed ^ Math.imul(index + 1, 0x9e3779b1)) | 0);
  const what = chooser.pick([
    'elementwise',
    'elementwise',
    'elementwise',
    'reduce',
    'cumulativeSum',
    'compress',
    'histogram',
  ] as const);
  const isWhole = what === 'elementwise';
  const type = chooser.pick(types);
  const rank = (isWhole || what === 'reduce') && chooser.once(4) ? 2 : 1;
  const rows = rank === 2 ? 1 + chooser.below(40) : 1;
  const columns = rank === 2 ? 1 + chooser.below(80) : chooser.length();
  const operation = chooser.once(4) ? chooser.pick(truths) : chooser.pick(reductions);
  const names = ['a', 'b', 'c'].slice(0, isWhole ? 1 + chooser.below(3) : 2);
  const mixed = isWhole && chooser.once(3);
  const form = isWhole ? chooser.pick(['single', 'single', 'array', 'record'] as const) : 'single';
  const count = form === 'single' ? 1 : 1 + chooser.below(3);
  const simple = ['a', 'a', 'a + b', 'a - b', 'max(a, b)', 'abs(a)'];
  chooser.withFunctions = isWhole && isFloat(type) && chooser.once(3);
  const expressions = Array.from({ length: count }, () =>
    isWhole ? chooser.expression(type, names, 1 + chooser.below(4)) : chooser.pick(simple),
  );
  const unroll = chooser.once(3) ? { unroll: chooser.pick([1, 2, 4, 8]) } : {};
  const reported = isWhole && chooser.once(8) ? { reportExceptions: ['denormal'] } : {};
  const other = isWhole && chooser.once(5) ? chooser.pick(otherOptions) : {};
  const inputs = names.map(() => {
    const placed = chooser.place(false, rank, rows, columns);
    // A reduction takes its length from an array; what is gathered lies element behind element.
    const mustBeFlat = isWhole ? false : what !== 'reduce' || !['flat', 'view'].includes(placed.how);
    return mustBeFlat ? { ...placed, how: 'flat' as const } : placed;
  });
  return {
    seed: chooser.random(),
    what,
    operation,
    type,
    level: chooser.pick(levels),
    names,
    inputTypes: names.map(() => (mixed ? chooser.pick(types) : type)),
    expressions,
    form,
    options: { ...unroll, ...reported, ...other },
    isAsPlain: chooser.withFunctions || Object.keys(other).length > 0,
    rows,
    columns,
    inputs,
    outputs: expressions.map(() =>
      isWhole && count === 1 && chooser.once(5)
        ? { how: 'in place', rowStride: 0, columnStride: 0, edge: 'end', gap: 0 }
        : chooser.place(true, rank, rows, columns),
    ),
    threads: (isWhole || what === 'reduce') && chooser.once(6) ? 1 + chooser.below(4) : 0,
  };
}

/** Cases that are a little simpler, boldest first. */
export function* simplerThan(failed: Case): Generator<Case> {
  const { rows, columns, inputs, outputs, expressions } = failed;
  for (const n of [0, 1, columns >> 1, columns - 1]) if (n >= 0 && n < columns) yield { ...failed, columns: n };
  for (const n of [1, rows >> 1, rows - 1]) if (n > 0 && n < rows) yield { ...failed, rows: n };
  if (failed.threads > 0) yield { ...failed, threads: 0 };
  if (Object.keys(failed.options).length > 0) yield { ...failed, options: {} };
  for (const name of failed.names) {
    if (expressions[0] !== name) yield { ...failed, expressions: [name], form: 'single', outputs: outputs.slice(0, 1) };
  }
  const plain: Placed = { how: 'flat', rowStride: 0, columnStride: 0, edge: 'end', gap: 0 };
  for (const [k, placed] of inputs.entries()) {
    if (placed.how !== 'flat') yield { ...failed, inputs: inputs.with(k, plain) };
    if (placed.gap > 0) yield { ...failed, inputs: inputs.with(k, { ...placed, gap: 0 }) };
  }
  for (const [k, placed] of outputs.entries()) {
    if (placed.how !== 'flat') yield { ...failed, outputs: outputs.with(k, plain) };
  }
}
