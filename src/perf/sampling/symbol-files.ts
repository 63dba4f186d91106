// The symbols and the code of mapped files, and the symbols of the kernel, read when they are first needed. A file that was
// put in the place of the one that a process has mapped is never believed.

import { type BigIntStats, closeSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { ElfSymbols } from '../../elf/index.ts';
import { fileSource, openRegularFile } from '../regular-file.ts';
import { DebugFiles } from './debug-files.ts';
import type { ProfiledFunction } from './profile-types.ts';
import type { FileIdentity, MappingRecord } from './records.ts';

/** What stood at a path when symbols were looked for there; none where it is not an ELF file that can be read. */
interface KnownFile {
  readonly identity: FileIdentity;
  readonly symbols: ElfSymbols | undefined;
}

/** A function in a file, in the file's own count. */
export interface LibraryPlace {
  readonly symbols: ElfSymbols;
  readonly path: string;
  readonly address: number;
  readonly endAddress: number;
}

/** What the kernel appends to the name of a mapped file that nothing leads to any more. */
const DELETED = ' (deleted)';

export class SymbolFiles {
  readonly #files = new Map<string, KnownFile | undefined>();
  readonly #notes = new Set<string>();
  #kernel: { readonly addresses: BigUint64Array; readonly names: readonly string[] } | undefined;

  /** Says which files could not be believed. */
  get notes(): readonly string[] {
    return [...this.#notes];
  }

  /**
   * The symbols of the file that is mapped.
   * @param root the folder in which the process's files are found
   */
  find(root: string, { file, identity }: MappingRecord): { symbols: ElfSymbols; path: string } | undefined {
    const path = root + file;
    const opened = this.#open(path);
    if (opened !== undefined && !isOther(identity, opened.identity)) {
      return opened.symbols && { symbols: opened.symbols, path };
    }
    if (opened !== undefined) this.#notes.add(`${file} was replaced since it was mapped`);
    else if (file.endsWith(DELETED)) {
      const name = file.slice(0, -DELETED.length);
      const isThere = this.#open(root + name) !== undefined;
      this.#notes.add(`${name} was ${isThere ? 'replaced' : 'removed'} since it was mapped`);
    }
    return undefined;
  }

  /** Code from an address of a file on, if the file is still the one that the symbols came from. */
  codeAt({ path, symbols }: LibraryPlace, address: number, sizeBytes: number): Uint8Array | undefined {
    const part = symbols.fileRange(address, sizeBytes);
    if (part === undefined) return undefined;
    return withFile(path, (fd, identity) => {
      const known = this.#files.get(path)?.identity;
      return known?.inode === identity.inode && known.device === identity.device
        ? fileSource(fd).read(part.offset, part.sizeBytes)
        : undefined;
    });
  }

  #open(path: string): KnownFile | undefined {
    if (!this.#files.has(path)) {
      const read = withFile(path, (fd, identity) => ({ identity, symbols: readSymbols(path, fd) }));
      this.#files.set(path, read ?? unread(path));
    }
    return this.#files.get(path);
  }

  kernelFunctionAt(address: bigint): ProfiledFunction {
    this.#kernel ??= readKallsyms();
    const { addresses, names } = this.#kernel;
    let low = 0;
    let high = addresses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (addresses[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    const name = low === 0 ? '[kernel]' : names[low - 1]!;
    const start = low === 0 ? undefined : addresses[low - 1]!;
    return { name, kind: 'kernel', module: '[kernel]', line: 0, address: start, sizeBytes: 0 };
  }
}

/**
 * Whether a file is certainly not the one that was mapped. Where the devices differ nothing is certain: btrfs and overlayfs
 * tell a mapping's device otherwise than stat(2) does.
 */
function isOther(mapped: FileIdentity | undefined, file: FileIdentity): boolean {
  return mapped !== undefined && mapped.device === file.device && mapped.inode !== file.inode;
}

function withFile<T>(path: string, use: (fd: number, identity: FileIdentity) => T): T | undefined {
  const { fd } = openRegularFile(path);
  if (fd === undefined) return undefined;
  try {
    return use(fd, identityOf(fstatSync(fd, { bigint: true })));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    closeSync(fd);
  }
}

const identityOf = ({ dev, ino }: BigIntStats): FileIdentity => ({ device: dev, inode: ino });

/** What stands where no file can be read: a pipe, or a file that is cut off or forbidden. */
function unread(path: string): KnownFile | undefined {
  try {
    return { identity: identityOf(statSync(path, { bigint: true })), symbols: undefined };
  } catch {
    return undefined;
  }
}

function readSymbols(path: string, fd: number): ElfSymbols | undefined {
  const debug = new DebugFiles(/^\/proc\/\d+\/root(?=\/)/.exec(path)?.[0]);
  try {
    return ElfSymbols.read(fileSource(fd), (places) => debug.find(path, places));
  } finally {
    debug.close();
  }
}

/** /proc/kallsyms; a kernel that hides addresses shows zeros there, which are left out. */
function readKallsyms(): { addresses: BigUint64Array; names: string[] } {
  let text = '';
  try {
    text = readFileSync('/proc/kallsyms', 'latin1');
  } catch {
    // Not there: kernel addresses keep a common name.
  }
  const rows = [...text.matchAll(/^([0-9a-f]+) [tTwW] (\S+)/gm)]
    .map(([, address, name]) => ({ address: BigInt(`0x${address}`), name: name! }))
    .filter(({ address }) => address !== 0n)
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  return { addresses: BigUint64Array.from(rows, ({ address }) => address), names: rows.map(({ name }) => name) };
}
