// A chart of counts that are still coming in: a row an event, its last values as bars, drawn over the one before.

import { deriveRows, type StatInterval } from '../index.ts';
import type { Output } from './io.ts';
import { grouped } from './stat-text.ts';

const BARS = '▁▂▃▄▅▆▇█';
const NAME_WIDTH = 24;
const VALUE_WIDTH = 16;
const SHOWN = 40;

export class StatChart {
  readonly #output: Output;
  readonly #history = new Map<string, number[]>();
  #lines = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  draw(interval: StatInterval): void {
    const { colors } = this.#output;
    const derived = deriveRows(interval.rows, interval.lengthNs);
    const seconds = (interval.sinceStartNs / 1e9).toFixed(1);
    const lines = [colors.dim(`${seconds} s, each bar ${(interval.lengthNs / 1e6).toFixed(0)} ms`)];
    for (const { name, spread, state } of interval.rows) {
      const label = name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH);
      if (spread === undefined) {
        lines.push(`${label} ${colors.yellow(`<${state}>`.padStart(VALUE_WIDTH))}`);
        continue;
      }
      const values = [...(this.#history.get(name) ?? []), spread.mean].slice(-SHOWN);
      this.#history.set(name, values);
      const figure = derived.find(({ beside, unit }) => beside === name && unit !== '/s');
      const text =
        figure === undefined ? '' : `  ${figure.value.toFixed(2)}${figure.unit === '%' ? '%' : ''} ${figure.name}`;
      const value = grouped(spread.mean).padStart(VALUE_WIDTH);
      lines.push(`${label} ${colors.bold(value)} ${colors.cyan(bars(values).padEnd(SHOWN))}${colors.dim(text)}`);
    }
    // Up to the first line again; each line is cleared to its end.
    const up = this.#lines === 0 ? '' : `\x1b[${this.#lines}A`;
    this.#output.write(`${up}${lines.map((line) => `\r${line}\x1b[K\n`).join('')}`);
    this.#lines = lines.length;
  }
}

/** Values as bars, the highest one full. */
export function bars(values: readonly number[]): string {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  return values
    .map((value) =>
      most === 0 ? BARS[0]! : BARS[Math.min(BARS.length - 1, Math.floor((value / most) * BARS.length))]!,
    )
    .join('');
}
