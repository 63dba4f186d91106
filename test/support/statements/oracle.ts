// Other assemblers as oracles: many statements go in at once, each one's bytes or refusal comes out. A statement may
// name its own address as `.`. Nothing here knows this project's assembler.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an oracle says to one statement: its bytes in hexadecimal, or the word with which it refuses. */
export type Verdict = { readonly hex: string } | { readonly refused: string };

export interface Oracle {
  readonly name: string;
  /** First line of what `--version` prints. */
  readonly version: string;
  /** Assembles statements independently of one another. */
  assemble(statements: readonly string[]): Verdict[];
}

/** Why an oracle is not to be had. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/** Statements that go into one file; larger files save no time. */
const BATCH = 20_000;

export function gnuAs(): Oracle | Missing {
  return makeOracle('GNU as', 'as', /GNU assembler/, assembleWithGnu);
}

export function llvmMc(): Oracle | Missing {
  return makeOracle('LLVM', 'llvm-mc-19', /LLVM version/, assembleWithLlvm);
}

function makeOracle(
  name: string,
  command: string,
  version: RegExp,
  assemble: (statements: readonly string[], folder: string) => Verdict[],
): Oracle | Missing {
  let printed: string;
  try {
    printed = execFileSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return { name, missing: `the command ${command} is not installed` };
  }
  const line = printed.split('\n').find((candidate) => version.test(candidate));
  if (line === undefined) return { name, missing: `${command} is not what it should be: ${printed.split('\n')[0]}` };
  return {
    name,
    version: line.trim(),
    assemble(statements) {
      const folder = mkdtempSync(join(tmpdir(), 'rawcpu-oracle-'));
      try {
        const verdicts: Verdict[] = [];
        for (let from = 0; from < statements.length; from += BATCH) {
          verdicts.push(...assemble(statements.slice(from, from + BATCH), folder));
        }
        return verdicts;
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/** One statement a line behind a label of its own; line 1 is the directive, so statement i stands in line i + 2. */
function sourceOf(statements: readonly (string | undefined)[]): string {
  const lines = statements.map(
    (text, i) => `s${i}: ${text === undefined ? '' : text.replace(/(?<=\s)\.(?=[+-])/, `s${i}`)}`,
  );
  return `.intel_syntax noprefix\n${lines.join('\n')}\ns${statements.length}:\n`;
}

/** GNU as 2.40 takes r16 to r31 for symbols. */
const extendedRegister = /\br(1[6-9]|2\d|3[01])[bwd]?\b/;

function assembleWithGnu(statements: readonly string[], folder: string): Verdict[] {
  const [source, object] = [join(folder, 'gnu.s'), join(folder, 'gnu.o')];
  const known = statements.map((text) => (extendedRegister.test(text) ? undefined : text));
  writeFileSync(source, sourceOf(known));
  // -Z writes the object in spite of errors, so one run gives both the bytes and the refusals.
  const { stderr } = spawnSync('as', ['--64', '-Z', '--no-warn', '-o', object, source], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const refusals = new Map<number, string>();
  for (const [i, text] of known.entries()) if (text === undefined) refusals.set(i, 'GNU as 2.40 knows no APX');
  for (const [, line, message] of stderr.matchAll(/^[^\n:]*:(\d+): Error: (.*)$/gm))
    refusals.set(Number(line) - 2, message!);
  const bytes = readStatements(object, statements.length);
  return bytes.map((hex, i) => {
    const refused = refusals.get(i);
    return refused === undefined ? { hex } : { refused };
  });
}

/** High-byte registers beside anything that needs a REX prefix end llvm-mc-19 altogether. */
const crashesLlvm = /^(?=.*\b[abcd]h\b)(?=.*(\br\d|\b(spl|bpl|sil|dil|rex)\b|\brex2\b|\brex64\b))/;

function assembleWithLlvm(statements: readonly string[], folder: string): Verdict[] {
  const [source, object] = [join(folder, 'llvm.s'), join(folder, 'llvm.o')];
  const left: (string | undefined)[] = [...statements];
  const refusals = new Map<number, string>();
  for (const [i, text] of statements.entries()) {
    if (!crashesLlvm.test(text)) continue;
    refusals.set(i, 'llvm-mc-19 ends with a stack dump');
    left[i] = undefined;
  }
  // An error suppresses the object, and some errors come only after all lines were read: leave refused lines out and
  // try again.
  for (let attempt = 0; attempt < 8; attempt++) {
    writeFileSync(source, sourceOf(left));
    const args = ['-triple=x86_64', '-x86-asm-syntax=intel', '-filetype=obj', '-o', object, source];
    const { status, stderr } = spawnSync('llvm-mc-19', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status === 0) {
      const bytes = readStatements(object, statements.length);
      return bytes.map((hex, i) => {
        const refused = refusals.get(i);
        return refused === undefined ? { hex } : { refused };
      });
    }
    const before = refusals.size;
    for (const [, line, message] of stderr.matchAll(/^[^\n:]*:(\d+):\d+: error: (.*)$/gm)) {
      refusals.set(Number(line) - 2, message!);
      left[Number(line) - 2] = undefined;
    }
    if (refusals.size === before)
      throw new Error(
        `llvm-mc-19 failed without naming a line: ${stderr.replace(/^.*warning: .*\n.*\n.*\n/gm, '').slice(0, 800)}`,
      );
  }
  throw new Error('llvm-mc-19 goes on refusing lines');
}

/** Cuts the .text section of an ELF64 object at the symbols s0, s1 ... */
function readStatements(object: string, count: number): string[] {
  const file = readFileSync(object);
  const sectionsAt = Number(file.readBigUInt64LE(0x28));
  const section = (i: number) => {
    const at = sectionsAt + i * 64;
    return {
      type: file.readUInt32LE(at + 4),
      at: Number(file.readBigUInt64LE(at + 24)),
      size: Number(file.readBigUInt64LE(at + 32)),
      link: file.readUInt32LE(at + 40),
    };
  };
  const sections = Array.from({ length: file.readUInt16LE(0x3c) }, (_, i) => section(i));
  const symbols = sections.find((s) => s.type === 2)!;
  const names = sections[symbols.link]!;
  const offsets = new Float64Array(count + 1);
  let text = 1;
  for (let at = symbols.at; at < symbols.at + symbols.size; at += 24) {
    const nameAt = names.at + file.readUInt32LE(at);
    if (file[nameAt] !== 0x73) continue;
    const number = Number(file.toString('latin1', nameAt + 1, file.indexOf(0, nameAt)));
    if (!(number <= count)) continue;
    offsets[number] = Number(file.readBigUInt64LE(at + 8));
    text = file.readUInt16LE(at + 6);
  }
  const base = sections[text]!.at;
  return Array.from({ length: count }, (_, i) => file.toString('hex', base + offsets[i]!, base + offsets[i + 1]!));
}
