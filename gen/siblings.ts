// SSE and AVX have most operations in common, under names that differ in a `v`: addps and vaddps. Two such names are
// siblings where the rows have the opcode in common; blendvps and vblendvps, say, have not.

import type { Row } from './row.ts';

/** What two rows of one operation have in common, whatever the prefix. */
const operationOf = ({ map, prefix, opcode, digit }: Row, mnemonic: string): string =>
  `${mnemonic} ${map} ${prefix} ${opcode} ${digit}`;

/** Each VEX row with each SSE row of the same operation. Those on mm registers, which AVX has not, are left out. */
export function siblingRows(rows: readonly Row[]): (readonly [avx: Row, sse: Row])[] {
  const legacy = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.kind !== 'legacy' || row.operands.some(({ spec }) => spec.startsWith('mm'))) continue;
    const key = operationOf(row, row.mnemonic);
    legacy.set(key, [...(legacy.get(key) ?? []), row]);
  }
  return rows
    .filter(({ kind, mnemonic }) => kind === 'vex' && mnemonic.startsWith('v'))
    .flatMap((avx) => (legacy.get(operationOf(avx, avx.mnemonic.slice(1))) ?? []).map((sse) => [avx, sse] as const));
}

/** The SSE mnemonic of each AVX mnemonic that has one. */
export function siblings(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(siblingRows(rows).map(([avx, sse]) => [avx.mnemonic, sse.mnemonic]));
}
