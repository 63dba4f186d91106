// Opens files at paths that somebody else chose: a user, the mappings of a process, a link to debugging information. Only
// regular files are read, for a pipe has us wait for its writer, a device may have no end, and opening one may do something.

import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import type { ElfSource } from '../elf/index.ts';

/** A descriptor, or why there is none: `ENOENT` and the like, or what else stands there. */
export type OpenedFile =
  | { readonly fd: number; readonly refusal?: undefined }
  | { readonly fd?: undefined; readonly refusal: string };

/** Opens a regular file for reading. */
export function openRegularFile(path: string): OpenedFile {
  try {
    const before = otherKind(statSync(path));
    if (before !== undefined) return { refusal: before };
    // Something else may have taken its place since.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const after = otherKind(fstatSync(fd));
    if (after === undefined) return { fd };
    closeSync(fd);
    return { refusal: after };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { refusal: code ?? message };
  }
}

/** All bytes of a regular file; undefined where there is none that can be read. */
export function readRegularFile(path: string): Buffer | undefined {
  const { fd } = openRegularFile(path);
  if (fd === undefined) return undefined;
  try {
    return readFileSync(fd);
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

/** An open file as a source. */
export function fileSource(fd: number): ElfSource & { readonly sizeBytes: number } {
  const { size } = fstatSync(fd);
  return {
    sizeBytes: size,
    read: (offset, sizeBytes) => {
      if (offset < 0 || offset + sizeBytes > size) throw new RangeError('beyond the end of the file');
      const bytes = new Uint8Array(sizeBytes);
      readSync(fd, bytes, 0, sizeBytes, offset);
      return bytes;
    },
  };
}

/** What something is that is not a regular file. */
function otherKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'it is a folder';
  if (stats.isFIFO()) return 'it is a named pipe';
  if (stats.isSocket()) return 'it is a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'it is a device' : 'it is not a regular file';
}
