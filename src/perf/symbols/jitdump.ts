// jit-PID.dump: code with its bytes and lines, as `perf inject --jit` takes it, so that perf can show instructions even
// after the process has ended (tools/perf/Documentation/jitdump-specification.txt in the kernel). perf learns of the file
// from an executable mapping of it, which is made here and never used. Times are CLOCK_MONOTONIC: record with -k mono.

import { constants, mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isMainThread, threadId } from 'node:worker_threads';
import { UnsupportedError } from '../../errors/index.ts';
import { type CodeListener, nativeEnvironment, type RegisteredCode } from '../../jit/index.ts';
import {
  errnoName,
  errnoOf,
  mapFlags,
  type OwnedDescriptor,
  PAGE_SIZE_BYTES,
  READ_EXEC,
  systemCallNumbers,
  unmap,
} from '../../linux/index.ts';
import { createSymbolFile } from './perf-map.ts';
import type { SourceFiles } from './source-files.ts';

const MAGIC = 0x4a69_5444; // JiTD
const VERSION = 1;
const HEADER_BYTES = 40;
const EM_X86_64 = 62;
const CODE_LOAD = 0;
const CODE_DEBUG_INFO = 2;
const CODE_CLOSE = 3;
const RECORD_PREFIX_BYTES = 16;

/** Bytes of a file, field by field. */
class Fields {
  readonly #bytes: number[] = [];

  u32(value: number): this {
    for (let i = 0; i < 4; i++) this.#bytes.push((value >>> (8 * i)) & 0xff);
    return this;
  }

  u64(value: bigint): this {
    return this.u32(Number(value & 0xffff_ffffn)).u32(Number((value >> 32n) & 0xffff_ffffn));
  }

  text(value: string): this {
    for (const byte of new TextEncoder().encode(value.replaceAll('\0', ' '))) this.#bytes.push(byte);
    this.#bytes.push(0);
    return this;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** The file's first bytes. */
export function jitdumpHeader(pid: number, timestampNs: bigint): Uint8Array {
  const fields = new Fields().u32(MAGIC).u32(VERSION).u32(HEADER_BYTES).u32(EM_X86_64).u32(0).u32(pid);
  return fields.u64(timestampNs).u64(0n).bytes;
}

function jitdumpRecord(type: number, timestampNs: bigint, body: Uint8Array): Uint8Array {
  const prefix = new Fields()
    .u32(type)
    .u32(RECORD_PREFIX_BYTES + body.length)
    .u64(timestampNs);
  const record = new Uint8Array(RECORD_PREFIX_BYTES + body.length);
  record.set(prefix.bytes);
  record.set(body, RECORD_PREFIX_BYTES);
  return record;
}

/** What a load record says beside the code itself. */
export interface LoadFacts {
  readonly pid: number;
  readonly tid: number;
  readonly codeIndex: bigint;
}

/** The record of code that was placed: its name and its bytes. */
export function codeLoadRecord(
  code: RegisteredCode,
  { pid, tid, codeIndex }: LoadFacts,
  timestampNs: bigint,
): Uint8Array {
  const { address, bytes, name } = code;
  const facts = new Fields().u32(pid).u32(tid).u64(address).u64(address).u64(BigInt(bytes.length)).u64(codeIndex);
  const head = facts.text(name).bytes;
  const body = new Uint8Array(head.length + bytes.length);
  body.set(head);
  body.set(bytes, head.length);
  return jitdumpRecord(CODE_LOAD, timestampNs, body);
}

/** The record of a piece of code's lines, which stands before the code's own. */
export function debugInfoRecord(
  address: bigint,
  path: string,
  lines: readonly { readonly offset: number; readonly line: number }[],
  timestampNs: bigint,
): Uint8Array {
  const fields = new Fields().u64(address).u64(BigInt(lines.length));
  for (const { offset, line } of lines)
    fields
      .u64(address + BigInt(offset))
      .u32(line)
      .u32(0)
      .text(path);
  return jitdumpRecord(CODE_DEBUG_INFO, timestampNs, fields.bytes);
}

/** perf wants this very name for the file, so a worker's has a folder of its own. */
function dumpFolder(directory: string): string {
  if (isMainThread) return directory;
  const folder = join(directory, `rawcpu-${process.pid}`, `thread-${threadId}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export class Jitdump implements CodeListener {
  readonly path: string;
  readonly #file: OwnedDescriptor;
  readonly #sources: SourceFiles;
  readonly #tid: number;
  readonly #mapping: bigint;
  #count = 0n;

  /** @throws UnsupportedError `SYMBOL_FILE` where the file cannot be written, or not mapped executable */
  constructor(directory: string, sources: SourceFiles) {
    this.path = join(dumpFolder(directory), `jit-${process.pid}.dump`);
    this.#sources = sources;
    this.#file = createSymbolFile(this.path, constants.O_APPEND);
    const { memory } = nativeEnvironment();
    this.#tid = Number(memory.systemCall(systemCallNumbers.gettid));
    writeSync(this.#file.fd, jitdumpHeader(process.pid, process.hrtime.bigint()));
    // SAFETY: a new private mapping of a file that is ours; nobody reads or runs it.
    this.#mapping = memory.systemCall(
      systemCallNumbers.mmap,
      0,
      PAGE_SIZE_BYTES,
      READ_EXEC,
      mapFlags.PRIVATE,
      this.#file.fd,
      0,
    );
    const errno = errnoOf(this.#mapping);
    if (errno === undefined) return;
    this.#file.close();
    throw new UnsupportedError('SYMBOL_FILE', `${this.path} cannot be mapped executable: ${errnoName(errno)}`, {
      details: { path: this.path, errno },
      hint: 'the folder is mounted noexec; name another one with RAWCPU_SYMBOLS_DIR',
    });
  }

  registered(code: RegisteredCode): void {
    const time = process.hrtime.bigint();
    const { directory, file, lines } = this.#sources.fileOf(code);
    if (lines.length > 0) writeSync(this.#file.fd, debugInfoRecord(code.address, join(directory, file), lines, time));
    const facts = { pid: process.pid, tid: this.#tid, codeIndex: this.#count++ };
    writeSync(this.#file.fd, codeLoadRecord(code, facts, time));
  }

  /** perf takes what lies at an address by time: the next code there replaces this. */
  released(): void {}

  close(): void {
    writeSync(this.#file.fd, jitdumpRecord(CODE_CLOSE, process.hrtime.bigint(), new Uint8Array(0)));
    // The mapping is ours, whole, and was never used.
    unmap(nativeEnvironment().memory, this.#mapping, PAGE_SIZE_BYTES);
    this.#file.close();
  }
}
