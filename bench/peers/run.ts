// Other assemblers as contenders: C++ libraries, compiled here, and Keystone's WebAssembly build from the npm registry.
// Where one cannot be had, the reason takes the place of its figures.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Result, summary } from '../harness.ts';

const folder = fileURLToPath(new URL('../../../bench/peers/', import.meta.url));
const BUFFERS = 4000;
const SAMPLES = 11;

/** What a peer did, or why it did nothing. */
export type PeerResult = { readonly result: Result; readonly note: string } | { readonly absent: string };

/**
 * Compiles and runs a C++ program of this folder that prints nanoseconds an instruction, a sample a line, and the size of
 * one buffer on its error stream.
 * @param needs the Debian package. @param sizeBytes of our own buffer; another size is noted.
 */
export function cppPeer(name: string, file: string, needs: string, flags: string[], sizeBytes: number): PeerResult {
  const scratch = mkdtempSync(join(tmpdir(), 'rawcpu-peer-'));
  try {
    const program = join(scratch, 'peer');
    const compiled = spawnSync('g++', ['-O2', '-o', program, join(folder, file), ...flags], { encoding: 'utf8' });
    if (compiled.error !== undefined) return { absent: `${name}: no C++ compiler (apt-get install g++)` };
    if (compiled.status !== 0) return { absent: `${name}: does not compile; apt-get install ${needs}` };
    const ran = spawnSync(program, [String(BUFFERS), String(SAMPLES)], { encoding: 'utf8' });
    if (ran.status !== 0) return { absent: `${name}: ended with status ${ran.status}` };
    const size = Number.parseInt(ran.stderr, 10);
    return {
      result: { name, ...summary(ran.stdout.trim().split('\n').map(Number)) },
      note: size === sizeBytes ? '' : `${name}: ${size} bytes a buffer, where rawcpu has ${sizeBytes}`,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

interface KeystoneModule {
  loadKeystone(): Promise<void>;
  Keystone: new (arch: number, mode: number) => { asm(text: string): Uint8Array; close(): void };
  Const: { KS_ARCH_X86: number; KS_MODE_64: number };
}

const KEYSTONE = 'keystone-wasm';
/** Its text goes over a stack of 64 KiB, so that it takes a few hundred statements a call. */
const STATEMENTS_A_CALL = 512;
const CALLS = 8;

/** Keystone 0.9.2 as WebAssembly, on the statements in turn. */
export async function keystonePeer(name: string, lines: readonly string[]): Promise<PeerResult> {
  let keystone: KeystoneModule;
  try {
    keystone = (await import(KEYSTONE)) as KeystoneModule;
    await keystone.loadKeystone();
  } catch {
    return { absent: `${name}: absent; npm install --no-save ${KEYSTONE}` };
  }
  const { Keystone, Const } = keystone;
  const assembler = new Keystone(Const.KS_ARCH_X86, Const.KS_MODE_64);
  const text = Array.from({ length: STATEMENTS_A_CALL }, (_, i) => lines[i % lines.length]).join('\n');
  assembler.asm(text);
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const start = process.hrtime.bigint();
    for (let call = 0; call < CALLS; call++) assembler.asm(text);
    samples.push(Number(process.hrtime.bigint() - start) / (CALLS * STATEMENTS_A_CALL));
  }
  assembler.close();
  return { result: { name, ...summary(samples) }, note: `${name}: ${STATEMENTS_A_CALL} statements a call` };
}
