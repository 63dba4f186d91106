// Finds the file with the symbols that a stripped one lacks, as gdb and perf do: by its build ID below /usr/lib/debug, by
// the name in .gnu_debuglink beside it or below /usr/lib/debug, or inside it, compressed (.gnu_debugdata; `xz` unpacks it).

import { spawnSync } from 'node:child_process';
import { closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DebugPlaces, ElfImage, type ElfSource, isUnreadable } from '../../elf/index.ts';
import { fileSource, openRegularFile } from '../regular-file.ts';

const DEBUG_FOLDER = '/usr/lib/debug';
const MOST_UNPACKED_BYTES = 256 << 20;

/** A file in memory as a source. */
function memorySource(bytes: Uint8Array): ElfSource {
  return {
    read: (offset, sizeBytes) => {
      if (offset < 0 || offset + sizeBytes > bytes.length) throw new RangeError('beyond the end of the file');
      return bytes.subarray(offset, offset + sizeBytes);
    },
  };
}

/** Descriptors of debug files stay open for as long as symbols are read; `close` ends that. */
export class DebugFiles {
  readonly #open: number[] = [];
  readonly #root: string;

  /** @param root the folder in which the process's files are found */
  constructor(root = '') {
    this.#root = root;
  }

  /** The source of symbols for the file at a path; undefined where there is none. */
  find(path: string, { buildId, debugLink, debugData }: DebugPlaces): ElfSource | undefined {
    if (buildId !== undefined && buildId.length > 2) {
      const place = `${this.#root}${DEBUG_FOLDER}/.build-id/${buildId.slice(0, 2)}/${buildId.slice(2)}.debug`;
      const found = this.#source(place, (source) => buildIdOf(source) === buildId);
      if (found !== undefined) return found;
    }
    if (debugLink !== undefined) {
      const folder = dirname(path);
      const inside = folder.slice(this.#root.length);
      const folders = [folder, join(folder, '.debug'), `${this.#root}${DEBUG_FOLDER}${inside}`];
      for (const each of folders) {
        const place = join(each, debugLink.name);
        if (place === path) continue;
        const found = this.#source(place, (source, size) => {
          const id = buildIdOf(source);
          return buildId !== undefined && id !== undefined
            ? id === buildId
            : crc32(source.read(0, size)) === debugLink.crc32;
        });
        if (found !== undefined) return found;
      }
    }
    return debugData && unpacked(debugData);
  }

  close(): void {
    for (const fd of this.#open.splice(0)) closeSync(fd);
  }

  #source(path: string, isRight: (source: ElfSource, sizeBytes: number) => boolean): ElfSource | undefined {
    const { fd } = openRegularFile(path);
    if (fd === undefined) return undefined;
    let isTaken = false;
    try {
      const source = fileSource(fd);
      isTaken = isRight(source, source.sizeBytes);
      return isTaken ? source : undefined;
    } finally {
      if (isTaken) this.#open.push(fd);
      else closeSync(fd);
    }
  }
}

function buildIdOf(source: ElfSource): string | undefined {
  try {
    return new ElfImage(source).debugPlaces().buildId;
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

function unpacked(data: Uint8Array): ElfSource | undefined {
  const { status, stdout } = spawnSync('xz', ['-dc'], { input: data, maxBuffer: MOST_UNPACKED_BYTES, stdio: 'pipe' });
  return status === 0 ? memorySource(stdout) : undefined;
}

let table: Uint32Array | undefined;

/** The CRC-32 of .gnu_debuglink: that of zlib (polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb8_8320;
    return value;
  });
  let sum = 0xffff_ffff;
  for (let i = 0; i < bytes.length; i++) sum = table[(sum ^ bytes[i]!) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffff_ffff) >>> 0;
}
