// Text of an assembly: offset, bytes and statement, one a line.

import type { Layout } from './layout.ts';

/** A statement as it was written, and where its bytes begin. */
export interface Statement {
  readonly text: string;
  /** Offset in the code buffer. */
  readonly at: number;
  /** Number of elastic places before it. */
  readonly elasticBefore: number;
}

const BYTES_A_LINE = 10;

/** Formats a listing. Without statements only offsets and bytes are shown. */
export function formatListing(layout: Layout, statements: readonly Statement[] | undefined, origin: bigint): string {
  const { bytes } = layout;
  const rows = statements ?? [];
  const starts = rows.map((row) => layout.place(row.at, row.elasticBefore));
  const lines: string[] = [];
  const digits = Math.max(4, (origin + BigInt(bytes.length)).toString(16).length);
  const push = (from: number, to: number, text: string) => {
    const chunks: string[] = [];
    for (let at = from; at < to; at += BYTES_A_LINE)
      chunks.push(hexBytes(bytes.subarray(at, Math.min(to, at + BYTES_A_LINE))));
    const address = (at: number) => (origin + BigInt(at)).toString(16).padStart(digits, '0');
    if (text.endsWith(':') && from === to) lines.push(`${address(from)}  ${text}`);
    else lines.push(`${address(from)}  ${(chunks[0] ?? '').padEnd(BYTES_A_LINE * 3 - 1)}    ${text}`.trimEnd());
    for (const [i, chunk] of chunks.slice(1).entries())
      lines.push(`${address(from + (i + 1) * BYTES_A_LINE)}  ${chunk}`);
  };
  if (statements === undefined) push(0, bytes.length, '');
  for (const [i, row] of rows.entries()) push(starts[i]!, starts[i + 1] ?? bytes.length, row.text);
  return lines.join('\n');
}

function hexBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
