// Places of uprobes in a program that the tests write: only the start of an instruction is taken, and every refusal says
// where in the text and what would do.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble, type ParseError, RawCpuError, writeSharedObject } from '../../../src/index.ts';
import { thisMachine } from '../../../src/perf/events/machine.ts';
import { resolveEvents } from '../../../src/perf/events/resolve.ts';
import { openRegularFile, readRegularFile } from '../../../src/perf/regular-file.ts';
import { DebugFiles } from '../../../src/perf/sampling/debug-files.ts';
import { playMachine, server } from './machine.ts';

const TEXT = 0x1000;
const LONG_BYTES = 1 << 20;

/** first at 0, broken at 16, second at 32, twice in two files at 48 and 49, long at 64. */
const code = new Uint8Array(64 + LONG_BYTES).fill(0x90);
code.set(assemble('push r12; mov eax, 1; pop r12; ret').bytes);
code.set([0x90, 0x06, 0x90], 16);
code.set([0xc3], 32);
const starts = [0, 2, 7, 9];
const SIZE = 10;

const place = (offset: number) => ({ section: '.text', offset });
const symbol = (name: string, offset: number, sizeBytes: number, binding: 'global' | 'local' = 'global') =>
  ({ name, binding, type: 'function', place: place(offset), sizeBytes }) as const;
const written = writeSharedObject({
  sections: [{ name: '.text', bytes: code, access: 'execute' }],
  symbols: [
    symbol('first', 0, SIZE),
    symbol('broken', 16, 3),
    symbol('second', 32, 1),
    symbol('twice', 48, 1, 'local'),
    symbol('twicE', 49, 1, 'local'),
    symbol('seconD', 50, 1, 'local'),
    symbol('long', 64, LONG_BYTES),
  ],
});

// The writer gives no two symbols one name; linkers do.
const program = new Uint8Array(
  Buffer.from(Buffer.from(written).toString('latin1').replace('twicE', 'twice').replace('seconD', 'second'), 'latin1'),
);

const machine = playMachine({ ...server, bytes: { '/bin/x': program }, forbidden: ['/bin/secret'] });
const offsetOf = (text: string) => resolveEvents(text, { machine })[0]!.events[0]!.attribute.probe_offset;
const refused = (text: string): ParseError => {
  try {
    offsetOf(text);
  } catch (error) {
    if (error instanceof RawCpuError) return error as ParseError;
    throw error;
  }
  throw new Error(`${text} was taken`);
};

describe('the start of an instruction', () => {
  test.each(Array.from({ length: SIZE }, (_, i) => i))('first+%i', (distance) => {
    for (const [text, isPlain] of [
      [`first+${distance}`, false],
      [`${TEXT + distance}`, true],
    ] as const) {
      if (starts.includes(distance)) {
        expect(offsetOf(`uprobe:/bin/x:${text}`)).toBe(BigInt(TEXT + distance));
        continue;
      }
      const before = starts.findLast((each) => each < distance)!;
      const after = starts.find((each) => each > distance)!;
      const { code, column, summary, hint } = refused(`uprobe:/bin/x:${text}`);
      expect([code, column], text).toEqual(['EVENT_UNKNOWN', 'uprobe:/bin/x:'.length + 1]);
      expect(summary).toContain(`no instruction begins at first+${distance}`);
      expect(hint, String(isPlain)).toContain(
        `those at first${before === 0 ? '' : `+${before}`} and first+${after} do`,
      );
    }
  });

  test('numbers are written as those of the text', () => {
    expect(refused('uprobe:/bin/x:first+0x3').hint).toContain('first+0x2 and first+0x7');
    expect(refused('uprobe:/bin/x:0x1003').hint).toContain('first+0x2 and first+0x7');
  });

  test.each([
    ['first+10', 'after the end of first'],
    ['first+0xffffffffffffffff', 'after the end of first'],
    ['broken+2', 'what lies at broken+1 is none'],
    [`long+${(1 << 16) + 1}`, 'too far from the start'],
    [`${TEXT + 64 + LONG_BYTES - 1}`, 'too far from the start'],
    ['none', "has no function 'none'"],
    ['twice', "has 2 functions 'twice'"],
    [`${program.length}`, 'has no byte at'],
    ['0xffffffffffffffff', 'has no byte at'],
  ])('refused: %s', (text, message) => {
    const error = refused(`uprobe:/bin/x:${text}`);
    expect([error.code, error.column]).toEqual(['EVENT_UNKNOWN', 'uprobe:/bin/x:'.length + 1]);
    expect(error.summary).toContain(message);
  });

  test('what is taken besides', () => {
    expect(offsetOf('uprobe:/bin/x:broken+1')).toBe(BigInt(TEXT + 17));
    expect(offsetOf(`uprobe:/bin/x:long+${1 << 16}`)).toBe(BigInt(TEXT + 64 + (1 << 16)));
    // Between functions, and outside of the code: nothing is known there.
    expect(offsetOf(`uprobe:/bin/x:${TEXT + 12}`)).toBe(BigInt(TEXT + 12));
    expect(offsetOf('uprobe:/bin/x:1')).toBe(1n);
    // Others link to the global one.
    expect(offsetOf('uprobe:/bin/x:second')).toBe(BigInt(TEXT + 32));
    expect(offsetOf(`uprobe:/bin/x:${TEXT + 49}`)).toBe(BigInt(TEXT + 49));
    expect(refused('uprobe:/bin/x:twice').hint).toContain('0x1030, 0x1031');
  });

  test('a return is counted from the start of the function alone', () => {
    expect(offsetOf('uretprobe:/bin/x:first')).toBe(BigInt(TEXT));
    expect(offsetOf(`uretprobe:/bin/x:${TEXT}`)).toBe(BigInt(TEXT));
    for (const text of ['first+2', `${TEXT + 2}`]) {
      expect(refused(`uretprobe:/bin/x:${text}`).summary).toContain('not at first+2');
    }
  });
});

describe('texts', () => {
  test.each([
    ['uprobe:/bin/x:18446744073709551616', 15, 20],
    ['cycles,uprobe:/bin/x:first+99999999999999999999999', 28, 23],
    ['kprobe:vfs_read+0x10000000000000000', 17, 19],
    ['kretprobe:18446744073709551616', 11, 20],
    ['uprobe:/bin/ba\0sh:readline', 15, 1],
  ])('%j', (text, column, length) => {
    const error = refused(text);
    expect([error.code, error.column, error.length]).toEqual(['EVENT_SYNTAX', column, length]);
    expect(error.message).not.toContain('\0');
  });

  test('a file that may not be read: the kernel knows', () => {
    expect(offsetOf('uprobe:/bin/secret:0x10')).toBe(0x10n);
    expect(refused('uprobe:/bin/secret:main').summary).toContain('cannot be read (EACCES)');
    expect(refused('uprobe:/bin/none:0x10')).toMatchObject({ code: 'EVENT_UNKNOWN', column: 8, length: 9 });
  });
});

describe('only regular files are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const file = join(folder, 'file');
  writeFileSync(file, 'text');
  const link = join(folder, 'link');
  symlinkSync(file, link);
  const linkToPipe = join(folder, 'link-to-pipe');
  symlinkSync(pipe, linkToPipe);

  test.each([
    [pipe, 'it is a named pipe'],
    [linkToPipe, 'it is a named pipe'],
    ['/dev/zero', 'it is a device'],
    [folder, 'it is a folder'],
    [join(folder, 'none'), 'ENOENT'],
    [join(file, 'below'), 'ENOTDIR'],
  ])('%s', (path, refusal) => {
    expect(openRegularFile(path)).toEqual({ refusal });
    expect(readRegularFile(path)).toBeUndefined();
    for (const text of ['main', '0x10']) {
      const events = () =>
        resolveEvents(`uprobe:${path}:${text}`, { machine: { ...machine, openProgram: thisMachine.openProgram } });
      expect(events).toThrow(expect.objectContaining({ code: 'EVENT_UNKNOWN' }));
    }
  });

  test('files and links to them', () => {
    expect([file, link].map((path) => readRegularFile(path)?.toString())).toEqual(['text', 'text']);
  });

  test('a pipe in the place of debugging information', () => {
    const places = { buildId: undefined, debugLink: { name: 'pipe', crc32: 0 }, debugData: undefined };
    expect(new DebugFiles().find(file, places)).toBeUndefined();
  });
});
