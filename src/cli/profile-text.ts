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

/** Code that was not written for this package is listed where this share of all samples lies in it. */
const LEAST_SHARE = 0.01;
/** Instructions that are shown before and after one with samples, in long code that was not written for this package. */
const CONTEXT = 8;
const LONG_INSTRUCTIONS = 100;

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
  const isWorthIt = ({ kind, samples: own }: CodeProfile) => kind === 'native' || own >= LEAST_SHARE * samples.length;
  for (const code of listed.filter(isWorthIt).slice(0, listings))
    parts.push('\n', listingText(code, samples.length, colors));
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
  const { name, module, instructions } = code;
  const place = module === undefined ? '' : ` in ${module}`;
  const lines = [colors.bold(`${name}${place}: ${code.samples} samples, ${percent(code.samples, whole)} of all`)];
  const part = partText(code);
  if (part !== undefined) lines.push(colors.dim(part));
  const hasLines = new Set(instructions.map(({ line }) => line)).size > 1;
  const hottest = instructions.reduce((most, { share }) => Math.max(most, share), 0);
  let left = 0;
  const tellLeft = () => {
    if (left > 0) lines.push(colors.dim(`                      ... ${left} instructions without samples`));
    left = 0;
  };
  for (const [i, { offset, share, samples, text, labels, line }] of instructions.entries()) {
    if (!isShown(code, i)) {
      left++;
      continue;
    }
    tellLeft();
    for (const label of labels) lines.push(`                      ${colors.dim(`${label}:`)}`);
    const heat = samples === 0 ? ''.padStart(6) : percent(samples, code.samples).padStart(6);
    const bar = '█'.repeat(Math.round((share / hottest) * 8)).padEnd(8);
    const source = line === undefined || !hasLines ? '' : colors.dim(`  # line ${line}`);
    lines.push(
      `${heated(heat, share, colors)} ${heated(bar, share, colors)} ${offset.toString(16).padStart(4)}  ${text}${source}`,
    );
  }
  tellLeft();
  return `${lines.join('\n')}\n`;
}

/** Which part of a function the instructions are, where they are not all. */
function partText({ instructions, sizeBytes }: CodeProfile): string | undefined {
  const [first, last] = [instructions[0], instructions.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = last.offset + last.bytes.length;
  if (first.offset === 0 && end >= sizeBytes) return undefined;
  const [from, to, of] = [first.offset, end, sizeBytes].map((each) => `0x${each.toString(16)}`);
  return `bytes ${from} to ${to} of ${of}: the part around the hottest instruction`;
}

function isShown({ kind, instructions }: CodeProfile, index: number): boolean {
  if (kind === 'native' || instructions.length <= LONG_INSTRUCTIONS) return true;
  const from = Math.max(0, index - CONTEXT);
  return instructions.slice(from, index + CONTEXT + 1).some(({ samples }) => samples > 0);
}

function heated(text: string, share: number, colors: Colors): string {
  if (share >= 0.2) return colors.red(text);
  if (share >= 0.05) return colors.yellow(text);
  return share > 0 ? colors.green(text) : text;
}
