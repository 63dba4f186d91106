import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssembleOptions, Assembly } from './assembly.ts';

export type { AssembleOptions, Assembly } from './assembly.ts';

// TEMPORARY stand-in (GNU as) until the encoder lands.
export function assemble(source: string, _options: AssembleOptions = {}): Assembly {
  const dir = mkdtempSync(join(tmpdir(), 'tmpas-'));
  const f = join(dir, 'a');
  writeFileSync(`${f}.s`, `.intel_syntax noprefix\n.text\n${source}\n`);
  execFileSync('as', ['--64', '-o', `${f}.o`, `${f}.s`]);
  execFileSync('ld', ['-Ttext=0', '--oformat=elf64-x86-64', '-e', '0', '-o', `${f}.elf`, `${f}.o`]);
  execFileSync('objcopy', ['-O', 'binary', '-j', '.text', `${f}.elf`, `${f}.bin`]);
  const labels = new Map<string, number>();
  for (const line of execFileSync('nm', [`${f}.o`]).toString().split('\n')) {
    const m = /^([0-9a-f]{16}) [tT] (\S+)$/.exec(line);
    if (m) labels.set(m[2]!, Number.parseInt(m[1]!, 16));
  }
  return { bytes: new Uint8Array(readFileSync(`${f}.bin`)), count: 0, labels, listing: () => '' };
}
