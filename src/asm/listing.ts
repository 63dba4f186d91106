// What can be shown of finished code beside its bytes: a listing (offset, bytes and statement, one on each line), and the
// line of each statement. Statements are kept only where somebody asked for them: they take more memory than their bytes.

import type { SourceLine } from './assembly.ts';
import type { Position } from './statement-sink.ts';

/** Finished code, and where what was appended came to lie. */
export interface PlacedCode {
  readonly bytes: Uint8Array;
  readonly origin: bigint;
  /** Final offset of a position. */
  place(position: Position): number;
}

/** What a source can tell of its statements once the code is finished. */
export interface Statements {
  /** The text, where there is one. */
  readonly source: string | undefined;
  listing(code: PlacedCode): string;
  lines(code: PlacedCode): readonly SourceLine[];
}

/** A statement as it was written, and where its bytes begin. */
interface Statement {
  readonly text: string;
  readonly position: Position;
  /** The line of the source, counted from 1; undefined for statements that no text holds. */
  readonly line: number | undefined;
}

/** Nothing is known of the statements: a listing shows the bytes. */
export const noStatements: Statements = {
  source: undefined,
  listing: (code) => format(code, [{ text: '', start: 0 }]),
  lines: () => [],
};

/** Keeps the statements of one source. */
export class StatementLog implements Statements {
  readonly source = undefined;
  readonly #statements: Statement[] = [];

  /** Adds a statement whose bytes begin at a position. @param line in the source, counted from 1. */
  add(text: string, position: Position, line?: number): void {
    this.#statements.push({ text, position, line });
  }

  /** The statements in the order of the bytes. */
  listing(code: PlacedCode): string {
    const rows = this.#statements.map(({ text, position }) => ({ text, start: code.place(position) }));
    return format(
      code,
      rows.sort((a, b) => a.start - b.start),
    );
  }

  /** Where the bytes of each statement begin, and its line. Statements without bytes are left out. */
  lines({ bytes, place }: PlacedCode): SourceLine[] {
    const rows = this.#statements.map(({ line, position }) => ({ line, offset: place(position) }));
    rows.sort((a, b) => a.offset - b.offset);
    return rows.flatMap(({ line, offset }, i) =>
      line === undefined || offset === (rows[i + 1]?.offset ?? bytes.length) ? [] : [{ offset, line }],
    );
  }
}

const BYTES_A_LINE = 10;

/** Formats statements that are in the order of the bytes. */
function format({ bytes, origin }: PlacedCode, rows: readonly { text: string; start: number }[]): string {
  const lines: string[] = [];
  const digits = Math.max(4, (origin + BigInt(bytes.length)).toString(16).length);
  for (const [i, { text, start }] of rows.entries()) {
    const end = rows[i + 1]?.start ?? bytes.length;
    const chunks: string[] = [];
    for (let at = start; at < end; at += BYTES_A_LINE)
      chunks.push(hexBytes(bytes.subarray(at, Math.min(end, at + BYTES_A_LINE))));
    const address = (at: number) => (origin + BigInt(at)).toString(16).padStart(digits, '0');
    if (text.endsWith(':') && start === end) lines.push(`${address(start)}  ${text}`);
    else lines.push(`${address(start)}  ${(chunks[0] ?? '').padEnd(BYTES_A_LINE * 3 - 1)}    ${text}`.trimEnd());
    for (const [i, chunk] of chunks.slice(1).entries())
      lines.push(`${address(start + (i + 1) * BYTES_A_LINE)}  ${chunk}`);
  }
  return lines.join('\n');
}

function hexBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
