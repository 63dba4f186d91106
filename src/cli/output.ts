// Machine code in the formats that other programs take, and where output goes.

import { extname } from 'node:path';
import type { Io } from './io.ts';
import { writeFile } from './write.ts';

/** The formats of machine code. */
export const formats = ['listing', 'hex', 'c', 'ts', 'raw', 'elf'] as const;
export type Format = (typeof formats)[number];

const BYTES_A_LINE = 12;

/** Bytes as `f3 0f 58 c1`. */
export const hexText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** The elements of an array literal, a few a line. */
function elements(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += BYTES_A_LINE) {
    const line = Array.from(bytes.subarray(i, i + BYTES_A_LINE), (byte) => `0x${byte.toString(16).padStart(2, '0')}`);
    text += `  ${line.join(', ')},\n`;
  }
  return text;
}

/** An array of C. */
export const cArray = (bytes: Uint8Array, name: string): string =>
  `static const unsigned char ${name}[${bytes.length}] = {\n${elements(bytes)}};\n`;

/** An array of TypeScript. */
export const tsArray = (bytes: Uint8Array, name: string): string =>
  `export const ${name} = new Uint8Array([\n${elements(bytes)}]);\n`;

const formatsByExtension: Record<string, Format> = {
  '.c': 'c',
  '.h': 'c',
  '.ts': 'ts',
  '.mts': 'ts',
  '.hex': 'hex',
  '.txt': 'hex',
  '.lst': 'listing',
  '.o': 'elf',
};

/** The format that a file's name asks for; the machine code itself for most. */
export const formatOfFile = (path: string): Format => formatsByExtension[extname(path).toLowerCase()] ?? 'raw';

/** Writes to a file, or to standard output. @throws OutputError */
export function writeOutput(content: string | Uint8Array, path: string | undefined, io: Io): void {
  if (path === undefined || path === '-') io.out.write(content);
  else writeFile(path, content);
}

/**
 * A value as JSON: 64-bit numbers become `0x` strings, bytes hexadecimal ones, and
 * numbers that JSON does not have text: `NaN`, `Infinity`, `-0`.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(
    value,
    (_key, entry: unknown) => {
      // JSON.stringify() would write them as null and 0.
      if (typeof entry === 'number' && !Number.isFinite(entry)) return String(entry);
      if (Object.is(entry, -0)) return '-0';
      if (typeof entry === 'bigint') return entry < 0n ? `-0x${(-entry).toString(16)}` : `0x${entry.toString(16)}`;
      if (entry instanceof Uint8Array) return Buffer.from(entry).toString('hex');
      return entry;
    },
    2,
  )}\n`;
}
