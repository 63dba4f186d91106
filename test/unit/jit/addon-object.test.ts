import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildAddon } from '../../../src/jit/addon-object.ts';
import { ReadElf } from '../../support/read-elf.ts';

const built = new URL('../../../dist/jit/addon.node', import.meta.url);

test('the addon is the same on every build, and the same as the one in dist/', () => {
  const addon = buildAddon();
  expect(buildAddon()).toEqual(addon);
  if (existsSync(built)) expect(new Uint8Array(readFileSync(built))).toEqual(addon);
});

test('the addon imports Node-API, and V8 only weakly', () => {
  const imports = new ReadElf(buildAddon()).symbols('.dynsym').filter(({ name, section }) => name && section === 0);
  for (const { name, binding } of imports) {
    expect(name.startsWith('napi_') ? 1 : 2, name).toBe(binding);
    expect(name).toMatch(/^(napi_|_ZN2v8)/);
  }
  expect(imports.length).toBeGreaterThan(10);
});

test('the addon exports its initialiser and what gdb looks for, needs no library and has no data but the list of gdb', () => {
  const read = new ReadElf(buildAddon());
  const exported = read.symbols('.dynsym').filter(({ section }) => section > 0);
  expect(exported.map(({ name }) => name)).toEqual([
    '__jit_debug_descriptor',
    '__jit_debug_register_code',
    'napi_register_module_v1',
  ]);
  const written = read.sections.filter(({ flags }) => flags & 1).map(({ name }) => name);
  expect(written).toEqual(['.data', '.got', '.dynamic']);
});
