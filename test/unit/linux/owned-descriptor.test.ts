// A descriptor's number belongs to another file as soon as it is closed: nothing of ours may touch that one.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OwnedDescriptor } from '../../../src/linux/index.ts';

const open = () => openSync('package.json', 'r');

describe('a descriptor with one owner', () => {
  test('is closed once, and a file that gets its number is left alone', () => {
    const owned = new OwnedDescriptor('the file', open(), closeSync);
    const { fd } = owned;
    owned.close();
    expect(() => fstatSync(fd)).toThrow(expect.objectContaining({ code: 'EBADF' }));
    const others = [open()];
    while (others.at(-1) !== fd && others.length < 20) others.push(open());
    expect(others).toContain(fd);
    owned.close();
    expect(fstatSync(fd).isFile()).toBe(true);
    for (const other of others) closeSync(other);
  });

  test('gives no number after that', () => {
    const owned = new OwnedDescriptor('the file', open(), closeSync);
    expect(readSync(owned.fd, new Uint8Array(4))).toBe(4);
    owned.close();
    expect(() => owned.fd).toThrow(
      expect.objectContaining({ code: 'DISPOSED', summary: 'the file was disposed of and cannot be used any more' }),
    );
  });
});
