// Reads what a process left in jit-PID.dump: the code that it made, with bytes and lines. symbols/jitdump.ts says what
// the records look like.

import type { CodeFacts } from './profile-types.ts';

const MAGIC = 0x4a69_5444;
const CODE_LOAD = 0;
const CODE_DEBUG_INFO = 2;
const PREFIX_BYTES = 16;

/** Reads a dump. @returns its code, the latest last; none for bytes that are not dump */
export function readJitdump(bytes: Uint8Array): CodeFacts[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const code: CodeFacts[] = [];
  if (bytes.length < 40 || view.getUint32(0, true) !== MAGIC) return code;
  let lines: { address: bigint; rows: { offset: number; line: number }[] } | undefined;
  for (let at = view.getUint32(8, true); at + PREFIX_BYTES <= bytes.length; ) {
    const sizeBytes = view.getUint32(at + 4, true);
    if (sizeBytes < PREFIX_BYTES || at + sizeBytes > bytes.length) break;
    const record = new DataView(bytes.buffer, bytes.byteOffset + at, sizeBytes);
    const type = view.getUint32(at, true);
    if (type === CODE_DEBUG_INFO) lines = readLines(record);
    if (type === CODE_LOAD) {
      const made = readLoad(record);
      code.push(lines?.address === made.address ? { ...made, lines: lines.rows } : made);
      lines = undefined;
    }
    at += sizeBytes;
  }
  return code;
}

function endOfText(record: DataView, from: number): number {
  let to = from;
  while (to < record.byteLength && record.getUint8(to) !== 0) to++;
  return to;
}

function readLoad(record: DataView): CodeFacts {
  const nameAt = PREFIX_BYTES + 40;
  const nameEnd = endOfText(record, nameAt);
  const name = new TextDecoder().decode(new Uint8Array(record.buffer, record.byteOffset + nameAt, nameEnd - nameAt));
  const sizeBytes = Math.min(Number(record.getBigUint64(PREFIX_BYTES + 24, true)), record.byteLength - nameEnd - 1);
  const bytes = new Uint8Array(record.buffer, record.byteOffset + nameEnd + 1, sizeBytes).slice();
  return { name, kind: 'native', address: record.getBigUint64(PREFIX_BYTES + 16, true), bytes };
}

function readLines(record: DataView): { address: bigint; rows: { offset: number; line: number }[] } {
  const address = record.getBigUint64(PREFIX_BYTES, true);
  const count = Number(record.getBigUint64(PREFIX_BYTES + 8, true));
  const rows: { offset: number; line: number }[] = [];
  let at = PREFIX_BYTES + 16;
  for (let i = 0; i < count && at + 16 < record.byteLength; i++) {
    rows.push({ offset: Number(record.getBigUint64(at, true) - address), line: record.getUint32(at + 8, true) });
    at = endOfText(record, at + 16) + 1;
  }
  return { address, rows };
}
