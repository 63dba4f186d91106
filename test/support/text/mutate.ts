// Faults for fuzzing: small changes to statements that are right.

import { readdirSync, readFileSync } from 'node:fs';

const golden = new URL('../../golden/', import.meta.url);

/** The text of every golden statement. */
export function goldenStatements(): string[] {
  return readdirSync(golden)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(new URL(name, golden), 'utf8').split('\n'))
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => line.split('|')[1]!.trim());
}

const inserts = [
  '',
  ' ',
  ',',
  '[',
  ']',
  '{',
  '}',
  '{k1}',
  '{z}',
  '{sae}',
  '{1to4}',
  '0x',
  '-',
  '*',
  '+',
  ':',
  'h',
  'rip',
  'zmm0',
  'eax',
  'al',
  '9999999999',
  '\0',
  '\ud800',
  '\n',
  ';',
  '#',
  '"',
];

/** Changes one place of a statement; `value` says which and how, `other` lends its words. */
export function mutate(statement: string, value: number, other: string): string {
  const at = Math.floor(value / 7) % (statement.length + 1);
  const length = Math.floor(value / 1009) % 6;
  switch (value % 5) {
    case 0:
      return statement.slice(0, at) + statement.slice(at + 1 + length);
    case 1:
      return statement.slice(0, at) + inserts[Math.floor(value / 97) % inserts.length]! + statement.slice(at);
    case 2:
      return statement.slice(0, at) + other.slice(other.length - length * 3);
    case 3:
      return statement.replace(/\w+/g, (word, offset: number) =>
        offset >= at ? (other.match(/\w+/g)?.[length] ?? word) : word,
      );
    default:
      return `${other.split(' ')[0]} ${statement.slice(statement.indexOf(' ') + 1)}`;
  }
}
