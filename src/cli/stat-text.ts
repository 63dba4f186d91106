// Counts as `perf stat` prints them: a table, lines of separated values, intervals.

import { type DerivedFigure, deriveRows, type StatInterval, type StatResult, type StatRow } from '../index.ts';
import type { Colors } from './io.ts';

const CLOCKS = /^(task-clock|cpu-clock)(:|$)/;

/** A number with commas between groups of three digits. */
export function grouped(value: number, digits = 0): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

/** A count and its unit, as shown: clocks in milliseconds, others as they are. */
function shown(name: string, count: number, unit: string): { value: string; plain: string; unit: string } {
  const isClock = CLOCKS.test(name);
  // A call of machine code takes nanoseconds.
  if (isClock && count > 0 && count < 1e4) return { value: grouped(count, 2), plain: count.toFixed(2), unit: 'nsec' };
  const number = isClock ? count / 1e6 : count;
  const digits = isClock || !Number.isInteger(number) ? 2 : 0;
  return { value: grouped(number, digits), plain: number.toFixed(digits), unit: isClock ? 'msec' : unit };
}

/** A figure as perf shows it: rates with K, M or G. */
function figureText({ name, value, unit }: DerivedFigure): { value: string; text: string } {
  if (unit === '%') return { value: value.toFixed(2), text: `% ${name}`.replace('% %', '%') };
  if (unit !== '/s') return { value: value.toFixed(name === 'insn per cycle' ? 2 : 3), text: name };
  const step = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'K'],
  ].find(([size]) => Math.abs(value) >= (size as number)) as [number, string] | undefined;
  return step === undefined
    ? { value: value.toFixed(3), text: '/sec' }
    : { value: (value / step[0]).toFixed(3), text: `${step[1]}/sec` };
}

const percent = (part: number): string => `${(100 * part).toFixed(2)}%`;

/** One row: count, unit, name, figure, spread, and the part of the time that was counted where it is not all of it. */
function rowLine(row: StatRow, derived: readonly DerivedFigure[], colors: Colors): string {
  const { name, spread, state, unit, coverage } = row;
  if (spread === undefined) return `${colors.yellow(`<${state}>`.padStart(18))}       ${name}\n`;
  const count = shown(name, spread.mean, unit);
  const figure = derived.find(({ beside }) => beside === name);
  const figureShown = figure === undefined ? undefined : figureText(figure);
  const spreadText = spread.relativeError === 0 ? '' : ` ( +- ${percent(spread.relativeError).padStart(6)} )`;
  const coverageText = coverage === 1 ? '' : `  (${percent(coverage)})`;
  const left = `${colors.bold(count.value.padStart(18))} ${count.unit.padEnd(5)} ${name.padEnd(28)}`;
  const middle =
    figureShown === undefined
      ? ''.padEnd(34)
      : `${colors.dim('#')} ${figureShown.value.padStart(8)} ${figureShown.text.padEnd(23)}`;
  return `${`${left} ${middle}${spreadText}${coverageText}`.trimEnd()}\n`;
}

/** The table at the end. @param title what was counted, such as `'true'` or `CPUs 0-1` */
export function statTable(result: StatResult, title: string, colors: Colors): string {
  const runs = result.repeat > 1 ? ` (${result.repeat} runs)` : '';
  let text = `\n Performance counter stats for ${title}${runs}:\n\n`;
  for (const row of result.rows) text += rowLine(row, result.derived, colors);
  text += `\n${timeLines(result)}`;
  const notes = noteLines(result);
  return notes.length === 0 ? `${text}\n` : `${text}\n${notes.map((line) => `${colors.dim(line)}\n`).join('')}\n`;
}

function timeLines({ elapsedNs, userNs, systemNs, ...rest }: StatResult): string {
  if ('calls' in rest) return `${elapsedNs.mean.toFixed(2).padStart(18)} nanoseconds a call\n`;
  const seconds = (ns: number) => (ns / 1e9).toFixed(9);
  const spread =
    elapsedNs.relativeError === 0 ? '' : ` +- ${((elapsedNs.mean * elapsedNs.relativeError) / 1e9).toFixed(9)}`;
  const error = spread === '' ? '' : `  ( +- ${percent(elapsedNs.relativeError)} )`;
  let text = `${`${seconds(elapsedNs.mean)}${spread}`.padStart(18)} seconds time elapsed${error}\n`;
  if (userNs !== undefined && systemNs !== undefined) {
    text += `\n${seconds(userNs.mean).padStart(18)} seconds user\n${seconds(systemNs.mean).padStart(18)} seconds sys\n`;
  }
  return text;
}

/** Why rows have no count, each reason once. */
function noteLines({ rows, notes }: StatResult): string[] {
  const reasons = new Map<string, string[]>();
  for (const { name, error } of rows) {
    if (error === undefined) continue;
    const reason = error.message.replace(/^'[^']*' cannot be counted for [^:]*: /, '');
    reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
  }
  const lines = [...reasons].flatMap(([reason, names]) => `${names.join(', ')}: ${reason}`.split('\n'));
  return [...lines, ...notes].map((line) => `  ${line}`);
}

/** Lines of values with a separator, the columns of `perf stat -x`. */
export function separatedLines(
  rows: readonly StatRow[],
  derived: readonly DerivedFigure[],
  separator: string,
  options: { readonly hasRuns?: boolean; readonly time?: string } = {},
): string {
  return rows
    .map((row) => {
      const { name, spread, state, unit, coverage, runningNs } = row;
      const figure = derived.find(({ beside }) => beside === name);
      const figureShown = figure === undefined ? undefined : figureText(figure);
      const count = spread === undefined ? { plain: `<${state}>`, unit: '' } : shown(name, spread.mean, unit);
      const columns = [
        ...(options.time === undefined ? [] : [options.time]),
        count.plain,
        count.unit,
        name,
        ...(options.hasRuns ? [percent(spread?.relativeError ?? 0)] : []),
        runningNs.toFixed(0),
        (spread === undefined ? 100 : 100 * coverage).toFixed(2),
        figureShown?.value ?? '',
        figureShown?.text ?? '',
      ];
      return `${columns.join(separator)}\n`;
    })
    .join('');
}

export const intervalHeader = '#           time             counts unit  events\n';

/** The lines of one interval. */
export function intervalLines({ sinceStartNs, lengthNs, rows }: StatInterval, colors: Colors): string {
  const time = (sinceStartNs / 1e9).toFixed(9).padStart(16);
  const derived = deriveRows(rows, lengthNs);
  return rows.map((row) => `${colors.dim(time)} ${rowLine(row, derived, colors)}`).join('');
}
