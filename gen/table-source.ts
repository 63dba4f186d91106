// Writes src/isa/table.gen.ts.

import type { PackedTable } from './pack.ts';

const heading = '// Generated from src/isa/forms by gen/. Do not edit: change a row and run `npm run gen`.\n';

export function tableSource(table: PackedTable): string {
  const strings = (list: readonly string[]) => `[\n${list.map((s) => `  ${JSON.stringify(s)},\n`).join('')}]`;
  return [
    heading,
    `export const formCount = ${table.rows.length};`,
    `export const mnemonics = ${JSON.stringify(table.mnemonics.join(' '))};`,
    `export const aliases = ${JSON.stringify(table.aliases.map(([name, number, immediate]) => `${name}=${number}${immediate === undefined ? '' : `:${immediate}`}`).join(' '))};`,
    // AVX mnemonics and the SSE mnemonics for the same operations.
    `export const siblings = ${JSON.stringify(table.siblings.map((pair) => pair.join('=')).join(' '))};`,
    // Forms of each mnemonic, in the order of the mnemonics.
    `export const formCounts = ${JSON.stringify(countsOf(table).join(' '))};`,
    `export const operandLists: readonly string[] = ${strings(table.operandLists)};`,
    `export const immediateLayouts: readonly string[] = ${strings(table.immediateLayouts)};`,
    `export const featureSets: readonly string[] = ${strings(table.featureSets)};`,
    `export const effectSets: readonly string[] = ${strings(table.effectSets)};`,
    `export const formBytes = '${Buffer.from(table.forms).toString('base64')}';`,
    '',
  ].join('\n');
}

function countsOf(table: PackedTable): number[] {
  const counts = table.mnemonics.map(() => 0);
  const numbers = new Map(table.mnemonics.map((name, number) => [name, number]));
  for (const row of table.rows) counts[numbers.get(row.mnemonic)!]!++;
  return counts;
}

export { heading };
