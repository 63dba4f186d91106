// Text of an assembly: offset, bytes and statement, one a line.

import type { SourceLine } from './assembly.ts';

/** A place that the layout may still move. */
export interface Position {
  /** Number of the section. */
  readonly section: number;
  /** Offset in the section's buffer. */
  readonly at: number;
  /** Number of relaxable fragments before it. */
  readonly fragmentsBefore: number;
}

/** A statement as it was written, and where its bytes begin. */
export interface Statement {
  readonly text: string;
  readonly position: Position;
  /** The line of the source, counted from 1; undefined for statements that no text holds. */
  readonly line?: number | undefined;
}

/** Where the bytes of each statement begin, and its line. Statements without bytes are left out. */
export function linesOf(
  statements: readonly Statement[] | undefined,
  sizeBytes: number,
  place: (position: Position) => number,
): SourceLine[] {
  const rows = (statements ?? []).map(({ line, position }) => ({ line, offset: place(position) }));
  rows.sort((a, b) => a.offset - b.offset);
  return rows.flatMap(({ line, offset }, i) =>
    line === undefined || offset === (rows[i + 1]?.offset ?? sizeBytes) ? [] : [{ offset, line }],
  );
}

const BYTES_A_LINE = 10;

/** Formats a listing, in the order of the bytes. Without statements only offsets and bytes are shown. */
export function formatListing(
  bytes: Uint8Array,
  statements: readonly Statement[] | undefined,
  place: (position: Position) => number,
  origin: bigint,
): string {
  const rows = (statements ?? []).map(({ text, position }) => ({ text, start: place(position) }));
  rows.sort((a, b) => a.start - b.start);
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
  for (const [i, row] of rows.entries()) push(row.start, rows[i + 1]?.start ?? bytes.length, row.text);
  return lines.join('\n');
}

function hexBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
