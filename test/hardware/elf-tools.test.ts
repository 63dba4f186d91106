// The ELF writer before the system's own eyes: readelf and eu-elflint find nothing wrong, and the dynamic linker applies
// every kind of relocation.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from 'rawcpu';
import { writeSharedObject } from 'rawcpu/elf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAddon } from '../../src/jit/addon-object.ts';
import { runChild } from '../support/child.ts';

/**
 * A Node-API module that makes no call: `exports` comes back only if all that relocations should have filled in is right.
 * Its data holds the address of an import, of a missing weak import, of a symbol of its own plus 4, and of a place.
 */
function relocatedObject(): Uint8Array {
  const { bytes, labels } = assemble(`
napi_register_module_v1:
  cmp qword ptr [rip + imported], 0
  je wrong
  cmp qword ptr [rip + missing], 0
  jne wrong
  lea rax, [rip + own + 4]
  cmp rax, [rip + own_address]
  jne wrong
  lea rax, [rip + wrong]
  cmp rax, [rip + place_address]
  jne wrong
  mov rax, rsi
  ret
wrong:
  ud2
code_end:
.p2align 12
data:
own: .quad 42
own_address: .quad 0
place_address: .quad 0
data_end:
.p2align 12
got:
imported: .quad 0
missing: .quad 0
`);
  const at = (label: string) => labels.get(label)!;
  const inData = (label: string) => ({ section: '.data', offset: at(label) - at('data') });
  const inGot = (label: string) => ({ section: '.got', offset: at(label) - at('got') });
  return writeSharedObject({
    sections: [
      { name: '.text', bytes: bytes.subarray(0, at('code_end')), access: 'execute', offset: 0 },
      { name: '.data', bytes: bytes.subarray(at('data'), at('data_end')), access: 'write', offset: at('data') },
      { name: '.got', bytes: bytes.subarray(at('got')), access: 'write', offset: at('got'), relro: true },
    ],
    symbols: [
      { name: 'napi_get_undefined', binding: 'global' },
      { name: 'no_such_symbol_anywhere', binding: 'weak' },
      { name: 'own', binding: 'global', type: 'object', place: inData('own'), sizeBytes: 8 },
      {
        name: 'napi_register_module_v1',
        binding: 'global',
        type: 'function',
        place: { section: '.text', offset: 0 },
        sizeBytes: at('code_end'),
      },
    ],
    relocations: [
      { type: 'R_X86_64_GLOB_DAT', at: inGot('imported'), symbol: 'napi_get_undefined' },
      { type: 'R_X86_64_GLOB_DAT', at: inGot('missing'), symbol: 'no_such_symbol_anywhere' },
      { type: 'R_X86_64_64', at: inData('own_address'), symbol: 'own', addend: 4 },
      {
        type: 'R_X86_64_RELATIVE',
        at: inData('place_address'),
        target: { section: '.text', offset: at('wrong') },
      },
    ],
  });
}

let folder: string;
const files: Record<string, string> = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rawcpu-test-'));
  for (const [name, bytes] of Object.entries({ addon: buildAddon(), relocated: relocatedObject() })) {
    files[name] = join(folder, `${name}.node`);
    writeFileSync(files[name], bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function isInstalled(tool: string): boolean {
  return spawnSync(tool, ['--version']).status === 0;
}

describe.each(['addon', 'relocated'])('%s', (name) => {
  const hasReadelf = isInstalled('readelf');
  test.skipIf(!hasReadelf)(`readelf has no complaint${hasReadelf ? '' : ' (readelf is not installed)'}`, () => {
    const { status, stdout, stderr } = spawnSync('readelf', ['-aW', '-wF', files[name]!], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/GNU_STACK .* RW /);
    expect(stdout).not.toMatch(/RWE/);
    expect(stdout).not.toMatch(/warning|error/i);
  });

  const hasElflint = isInstalled('eu-elflint');
  test.skipIf(!hasElflint)(`eu-elflint has no complaint${hasElflint ? '' : ' (elfutils is not installed)'}`, () => {
    const { stdout } = spawnSync('eu-elflint', ['--strict', files[name]!], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('No errors');
  });

  test('the dynamic linker loads and relocates it', () => {
    const child = runChild(`
      const loaded = { exports: {} };
      process.dlopen(loaded, ${JSON.stringify(files[name])});
      console.log(typeof loaded.exports);`);
    expect(child).toMatchObject({ status: 0, stdout: 'object' });
  });
});
