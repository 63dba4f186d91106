import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { wantsFastCalls } from '../../../src/jit/functions.ts';
import { type AddonHost, loadAddon, requirePlatform } from '../../../src/jit/load-addon.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function host(changes: Partial<AddonHost>): AddonHost {
  return {
    packagedFiles: [join(folder, 'absent.node'), join(folder, 'packaged.node')],
    temporaryFolder: () => folder,
    dlopen: () => {},
    hasPermissionModel: false,
    ...changes,
  };
}

function refusing(error: object): AddonHost['dlopen'] {
  return () => {
    throw Object.assign(new Error(), error);
  };
}

test('a missing addon is built to a folder that only this user can enter, and removed', () => {
  let seen = { file: '', folderMode: 0, fileMode: 0 };
  const dlopen = (loaded: { exports: object }, file: string) => {
    const mode = (path: string) => statSync(path).mode & 0o777;
    seen = { file, folderMode: mode(dirname(file)), fileMode: mode(file) };
    loaded.exports = { loaded: true };
  };
  expect(loadAddon(host({ dlopen }))).toEqual({ loaded: true });
  expect(seen).toMatchObject({ folderMode: 0o700, fileMode: 0o600 });
  expect(seen.file.startsWith(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('the packaged addon is loaded from where it lies', () => {
  const packaged = join(folder, 'packaged.node');
  writeFileSync(packaged, '');
  const seen: string[] = [];
  loadAddon(host({ dlopen: (_, file) => seen.push(file) }));
  rmSync(packaged);
  expect(seen).toEqual([packaged]);
});

describe('a refusal names the layer and the remedy', () => {
  const cases: [name: string, changes: Partial<AddonHost>, layer: string, remedy: string][] = [
    ['no dlopen', { dlopen: undefined }, 'the runtime', 'run the program with Node, Bun or Deno'],
    [
      'the permission model',
      { dlopen: refusing({ code: 'ERR_DLOPEN_DISABLED' }), hasPermissionModel: true },
      "Node's permission model",
      '--allow-addons',
    ],
    ['--no-addons', { dlopen: refusing({ code: 'ERR_DLOPEN_DISABLED' }) }, 'the --no-addons option', '--no-addons'],
    ['Deno', { dlopen: refusing({ name: 'NotCapable' }) }, "Deno's permissions", '--allow-ffi'],
    [
      'noexec',
      { dlopen: refusing({ message: 'x.node: failed to map segment from shared object' }) },
      'the file system or a security module',
      'TMPDIR',
    ],
    ['a missing symbol', { dlopen: refusing({ message: 'undefined symbol: napi_x' }) }, 'the dynamic linker', 'symbol'],
    ['no place to write', { temporaryFolder: () => join(folder, 'absent') }, 'the file system', 'TMPDIR'],
  ];
  test.each(cases)('%s', (_, changes, layer, remedy) => {
    expect(() => loadAddon(host(changes))).toThrow(
      expect.objectContaining({
        code: 'ADDON_REFUSED',
        details: { layer },
        hint: expect.stringContaining(remedy),
      }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('native code needs Linux on x86-64', () => {
  expect(() => requirePlatform({ platform: 'linux', arch: 'x64' })).not.toThrow();
  for (const facts of [
    { platform: 'darwin', arch: 'x64' },
    { platform: 'win32', arch: 'x64' },
    { platform: 'linux', arch: 'arm64' },
  ]) {
    expect(() => requirePlatform(facts)).toThrow(
      expect.objectContaining({
        code: 'PLATFORM',
        message: expect.stringContaining(`${facts.platform} on ${facts.arch}`),
      }),
    );
  }
});

test('fast calls are for tested versions of V8 in Node, unless switched off', () => {
  const wants = (versions: Record<string, string>, env = {}) => wantsFastCalls({ versions, env });
  for (const v8 of ['11.3.244.8-node.30', '12.4.254.21-node.33', '13.6.233.10-node.28', '14.6.202.34-node.34']) {
    expect(wants({ v8 }), v8).toBe(true);
    expect(wants({ v8 }, { RAWCPU_FAST_CALLS: '0' }), v8).toBe(false);
    expect(wants({ v8 }, { RAWCPU_FAST_CALLS: '1' }), v8).toBe(true);
    for (const other of ['bun', 'deno', 'electron']) expect(wants({ v8, [other]: '1.0.0' }), other).toBe(false);
  }
  for (const v8 of ['10.2.154.26-node.36', '15.0.0', '1.0']) expect(wants({ v8 }), v8).toBe(false);
  expect(wants({})).toBe(false);
});
