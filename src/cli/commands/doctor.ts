// `rawcpu doctor`: one table of what works here, and why not where it does not.

import type { Command } from 'commander';
import { type Check, type CheckState, type Diagnosis, doctor } from '../../index.ts';
import type { Colors, Io } from '../io.ts';
import { jsonOption } from '../options.ts';
import { jsonText } from '../output.ts';

export function addDoctorCommand(program: Command, io: Io): void {
  program
    .command('doctor')
    .description('Looks at what this machine allows. Nothing is changed.')
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .action(({ json }: { readonly json?: true }) => {
      const diagnosis = doctor();
      io.out.write(json ? jsonText(diagnosis) : diagnosisText(diagnosis, io.out.colors));
    });
}

const marks: Record<CheckState, string> = { works: '+', limited: '~', missing: '-', fact: ' ' };

function diagnosisText({ checks }: Diagnosis, colors: Colors): string {
  const paint: Record<CheckState, (text: string) => string> = {
    works: colors.green,
    limited: colors.yellow,
    missing: colors.red,
    fact: (text) => text,
  };
  const width = Math.max(...checks.map(({ title }) => title.length));
  let text = '';
  let group: string | undefined;
  for (const check of checks) {
    if (check.group !== group) text += `${group === undefined ? '' : '\n'}${colors.bold(check.group)}\n`;
    group = check.group;
    text += `${paint[check.state](marks[check.state])} ${check.title.padEnd(width)}  ${check.found}\n`;
    for (const line of detailLines(check)) text += `${' '.repeat(width + 4)}${colors.dim(line)}\n`;
  }
  return `${text}\n${colors.dim('+ works   ~ with limits   - missing')}\n`;
}

function detailLines({ reason, remedy, fallback, state }: Check): string[] {
  if (state === 'works') return [];
  const lines: string[] = [];
  if (reason !== undefined) lines.push(`why: ${reason}`);
  if (remedy !== undefined) lines.push(`to change it: ${remedy}`);
  if (fallback !== undefined) lines.push(`instead: ${fallback}`);
  return lines;
}
