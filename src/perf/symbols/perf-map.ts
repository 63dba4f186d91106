// /tmp/perf-PID.map: a line with address, size and name for each piece of code, which perf reads when it reports
// (tools/perf/Documentation/jit-interface.txt in the kernel). Node writes the same file under --perf-basic-prof, through
// a descriptor that does not append. So where this process has the file open already, lines go through a duplicate of
// that descriptor: both writers then share one position, and neither overwrites the other. The duplicate is ours, for the
// other writer may close its own. Lines cannot be taken back.

import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  writeSync,
} from 'node:fs';
import process from 'node:process';
import { UnsupportedError } from '../../errors/index.ts';
import { type CodeListener, nativeEnvironment, type RegisteredCode } from '../../jit/index.ts';
import { closeDescriptors, duplicateDescriptor, errnoName, errnoOf, OwnedDescriptor } from '../../linux/index.ts';

/** Where perf looks, whatever TMPDIR says. */
export const perfMapPath = (pid: number): string => `/tmp/perf-${pid}.map`;

const NEWLINE = 10;

const isOpenAs = (fd: number, path: string): boolean => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`) === path;
  } catch {
    return false; // closed since the folder was read
  }
};

/** A duplicate of this process's descriptor on that file, if there is one. */
function shareOfOther(path: string): OwnedDescriptor | undefined {
  const other = readdirSync('/proc/self/fd')
    .map(Number)
    .find((fd) => isOpenAs(fd, path));
  if (other === undefined) return undefined;
  const { memory, openDescriptors } = nativeEnvironment();
  const opened = duplicateDescriptor({ memory }, other);
  const errno = errnoOf(opened);
  if (errno !== undefined) throw cannotWrite(path, errnoName(errno));
  const fd = Number(opened);
  openDescriptors?.add(fd);
  const owned = new OwnedDescriptor(`the symbol file ${path}`, fd, (own) => {
    openDescriptors?.remove(own);
    closeDescriptors({ memory }, own);
  });
  // Another thread may have closed it meanwhile, and opened something else.
  if (isOpenAs(fd, path)) return owned;
  owned.close();
  return undefined;
}

export class PerfMap implements CodeListener {
  readonly #path: string;
  readonly #file: OwnedDescriptor;
  readonly #isOurs: boolean;
  /** Lines that wait because another writer has not ended its own yet. */
  #waiting = '';

  /** @throws UnsupportedError `SYMBOL_FILE` where the file cannot be written */
  constructor(path: string = perfMapPath(process.pid)) {
    this.#path = path;
    const shared = shareOfOther(path);
    this.#isOurs = shared === undefined;
    this.#file = shared ?? createSymbolFile(path, constants.O_APPEND);
  }

  registered({ address, bytes, name }: RegisteredCode): void {
    this.#waiting += `${address.toString(16)} ${bytes.length.toString(16)} ${name.replace(/[\s\p{Cc}]+/gu, ' ')}\n`;
    this.flush();
  }

  released(): void {
    this.flush();
  }

  /** Writes what waits, if the file ends with a whole line. */
  flush(): void {
    if (this.#waiting === '' || (!this.#isOurs && this.#endsWithinLine())) return;
    writeSync(this.#file.fd, this.#waiting);
    this.#waiting = '';
  }

  close(): void {
    // Nothing more comes from the other writer while this runs, so a line cut in two is the last resort.
    if (this.#waiting !== '') writeSync(this.#file.fd, `\n${this.#waiting}`);
    this.#waiting = '';
    this.#file.close();
  }

  #endsWithinLine(): boolean {
    const { size } = fstatSync(this.#file.fd);
    if (size === 0) return false;
    const reader = openSync(this.#path, 'r');
    try {
      const last = new Uint8Array(1);
      return readSync(reader, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
    } finally {
      closeSync(reader);
    }
  }
}

/**
 * Creates a file in a folder that others may write to: never through a link of theirs, never into a file of theirs.
 * @throws UnsupportedError `SYMBOL_FILE`
 */
export function createSymbolFile(path: string, flags = 0): OwnedDescriptor {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  try {
    const fd = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW | flags, 0o644);
    const found = fstatSync(fd);
    if (found.isFile() && found.uid === process.getuid?.()) {
      // What an older process of the same number left there is of no more use.
      ftruncateSync(fd);
      return new OwnedDescriptor(`the symbol file ${path}`, fd, closeSync);
    }
    closeSync(fd);
    throw new Error(found.isFile() ? `it belongs to user ${found.uid}` : 'it is not a regular file');
  } catch (error) {
    throw cannotWrite(path, (error as Error).message, error);
  }
}

function cannotWrite(path: string, why: string, cause?: unknown): UnsupportedError {
  return new UnsupportedError('SYMBOL_FILE', `the symbol file ${path} cannot be written: ${why}`, {
    details: { path },
    hint: 'delete the file, or name another folder (RAWCPU_SYMBOLS_DIR for jitdump), or leave this kind out',
    cause,
  });
}
