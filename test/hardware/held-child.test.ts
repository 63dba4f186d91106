// A command that waits to run: its pipes are closed once, whichever way it ends.

import { closeSync, fstatSync, openSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nativeEnvironment } from '../../src/jit/index.ts';
import { holdChild } from '../../src/linux/index.ts';

const hold = (command: readonly string[], env?: NodeJS.ProcessEnv) =>
  holdChild(nativeEnvironment(), command, { output: 'ignore', ...(env === undefined ? {} : { env }) });
const descriptors = () => readdirSync('/proc/self/fd').length;

/** Opens files, which get the lowest free numbers, and sees whether any of them is closed by something. */
function survive(work: () => void): void {
  const files = Array.from({ length: 10 }, () => openSync('package.json', 'r'));
  work();
  for (const file of files) expect(fstatSync(file).isFile()).toBe(true);
  for (const file of files) closeSync(file);
}

describe('a held command', () => {
  test('runs once, however often it is told to', async () => {
    const child = await hold(['sh', '-c', 'exit 3']);
    const first = child.run();
    child.abandon();
    expect(await first).toMatchObject({ exitCode: 3, signal: null });
    expect(await child.run()).toBe(await first);
    survive(() => child.abandon());
  });

  test('that was abandoned ends, and cannot run any more', async () => {
    const child = await hold(['true']);
    child.abandon();
    survive(() => child.abandon());
    await expect(child.run()).rejects.toThrow(expect.objectContaining({ code: 'DISPOSED' }));
  });

  test('leaves no descriptor open, where it cannot be started either', async () => {
    await (await hold(['true'])).run();
    const before = descriptors();
    for (let i = 0; i < 5; i++) {
      await (await hold(['true'])).run();
      (await hold(['true'])).abandon();
      // Node takes no such text, and says so by throwing.
      await expect(hold(['true'], { A: 'b\0c' })).rejects.toThrow('null bytes');
    }
    expect(descriptors()).toBe(before);
  });
});
