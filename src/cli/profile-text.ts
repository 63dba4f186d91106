// A profile on a terminal: the table of functions, and listings of code with the heat of each instruction.

import type { CodeProfile, Profile } from '../index.ts';
import type { Colors } from './io.ts';
import { alignColumns } from './table.ts';

export interface ProfileTextOptions {
  /** Rows of the table. */
  readonly top: number;
  /** Pieces of code that are listed. */
  readonly listings: number;
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;

/** The whole report. */
export function profileText(profile: Profile, { top, listings }: ProfileTextOptions, colors: Colors): string {
  const { samples, event, frequencyHz, period, lost, notes } = profile;
  const rate = frequencyHz === undefined ? `every ${period}` : `${frequencyHz} Hz`;
  const seconds = (Number(profile.durationNs) / 1e9).toFixed(2);
  const head = `${samples.length} samples of ${event} at ${rate} in ${seconds} s, ${lost} lost`;
  const parts = [`${colors.bold(head)}\n`];
  for (const note of notes) parts.push(`${colors.yellow(`note: ${note}`)}\n`);
  if (samples.length > 0) parts.push('\n', functionTable(profile, top, colors));
  const listed = [...profile.code].sort((a, b) => Number(b.kind === 'native') - Number(a.kind === 'native'));
  for (const code of listed.slice(0, listings)) parts.push('\n', listingText(code, samples.length, colors));
  return parts.join('');
}

function functionTable({ functions, samples }: Profile, top: number, colors: Colors): string {
  const whole = samples.length;
  const rows = functions
    .slice(0, top)
    .map(({ self, total, name, module, line }) => [
      percent(self, whole).padStart(6),
      percent(total, whole).padStart(6),
      name,
      `${module}${line > 0 ? `:${line}` : ''}`,
    ]);
  const left = functions.length - rows.length;
  const more = left > 0 ? colors.dim(`  and ${left} functions more\n`) : '';
  return `${alignColumns([['  self', ' total', 'function', 'where'], ...rows])}${more}`;
}

/** A listing with the share of each instruction; where an out-of-order processor blames the next one, so does this. */
export function listingText(code: CodeProfile, whole: number, colors: Colors): string {
  const lines = [colors.bold(`${code.name}: ${code.samples} samples, ${percent(code.samples, whole)} of all`)];
  const hasLines = new Set(code.instructions.map(({ line }) => line)).size > 1;
  const hottest = code.instructions.reduce((most, { share }) => Math.max(most, share), 0);
  for (const { offset, share, samples, text, labels, line } of code.instructions) {
    for (const label of labels) lines.push(`                      ${colors.dim(`${label}:`)}`);
    const heat = samples === 0 ? ''.padStart(6) : percent(samples, code.samples).padStart(6);
    const bar = '█'.repeat(Math.round((share / hottest) * 8)).padEnd(8);
    const place = line === undefined || !hasLines ? '' : colors.dim(`  # line ${line}`);
    lines.push(
      `${heated(heat, share, colors)} ${heated(bar, share, colors)} ${offset.toString(16).padStart(4)}  ${text}${place}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function heated(text: string, share: number, colors: Colors): string {
  if (share >= 0.2) return colors.red(text);
  if (share >= 0.05) return colors.yellow(text);
  return share > 0 ? colors.green(text) : text;
}
