// Output: all of it or an error, and the one place that writes it.

import {
  chmodSync,
  closeSync,
  linkSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noColors } from '../../../src/cli/io.ts';
import { runCommandLine } from '../../../src/cli/program.ts';
import { OutputError, writeFile, writeStream } from '../../../src/cli/write.ts';
import { rawcpu } from '../../support/command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rawcpu-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe('a file', () => {
  test('is made, and replaced with its mode; nothing else remains', () => {
    writeFile(at('new'), 'one');
    expect(readFileSync(at('new'), 'utf8')).toBe('one');
    chmodSync(at('new'), 0o750);
    writeFile(at('new'), Uint8Array.of(0x32));
    expect([readFileSync(at('new'), 'utf8'), statSync(at('new')).mode & 0o777]).toEqual(['2', 0o750]);
    expect(readdirSync(folder)).toEqual(['new']);
  });

  test('that others share, by a link of either kind, stays shared', () => {
    writeFileSync(at('first'), 'old');
    linkSync(at('first'), at('second'));
    symlinkSync('first', at('link'));
    symlinkSync('target', at('dangling'));
    writeFile(at('second'), 'hard');
    expect(readFileSync(at('first'), 'utf8')).toBe('hard');
    rmSync(at('second'));
    writeFile(at('link'), 'soft');
    expect(readFileSync(at('first'), 'utf8')).toBe('soft');
    writeFile(at('dangling'), 'made');
    expect(readFileSync(at('target'), 'utf8')).toBe('made');
  });

  test('that cannot be written is an error that names it', () => {
    writeFile(at('new'), 'one');
    for (const path of [folder, at('no/file'), at('new/file')]) {
      expect(() => writeFile(path, 'x')).toThrowError(`cannot write ${path}`);
    }
  });
});

test('a device that is full', async () => {
  expect(() => writeFile('/dev/full', 'x')).toThrowError(OutputError);
  for (const command of [
    ['asm', 'nop'],
    ['stat', '--code', 'ret', '-r', '1', '--calls', '1'],
  ]) {
    expect(await rawcpu([...command, '-o', '/dev/full'])).toMatchObject({
      status: 73,
      out: '',
      err: 'error: cannot write /dev/full: no space left on device\n',
    });
  }
});

test('a command whose error cannot be printed keeps its exit status', async () => {
  const refuse = () => writeStream(fullDevice, 'standard error', 'x');
  const fullDevice = openSync('/dev/full', 'w');
  const output = { write: () => {}, isTerminal: false, colors: noColors };
  const io = { out: output, err: { ...output, write: refuse }, readInput: async () => new Uint8Array(), env: {} };
  const statusOf = (...args: string[]) => runCommandLine(args, { ...io, inputIsTerminal: false });
  expect(await statusOf('cpuid', '--json', 'bogusx')).toBe(2);
  expect(await statusOf('bogus')).toBe(2);
  expect(await statusOf('asm', '--bogus')).toBe(2);
  expect(await statusOf('run', '--set', 'rax=5x', 'ret')).toBe(2);
  expect(await statusOf('asm', 'bogus')).toBe(65);
  expect(await statusOf('run', 'absent.s')).toBe(66);
  expect(await statusOf('run', 'ud2')).toBe(1);
  closeSync(fullDevice);
});

test('a stream that is closed', () => {
  expect(() => writeStream(9999, 'standard output', 'x')).toThrowError('cannot write standard output');
});

test('only these files of the command line read, write, or know the streams of the process', () => {
  const source = fileURLToPath(new URL('../../../src/cli/', import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const touching = files.filter((path) =>
    /node:fs|process\.(stdout|stderr|stdin)|\bconsole\./.test(readFileSync(join(source, path), 'utf8')),
  );
  expect(touching.sort()).toEqual(['main.ts', 'read.ts', 'write.ts']);
});
