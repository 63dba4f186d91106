// The command line as a user runs it: the built program, in a shell, with pipes, files and a terminal.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, mustRun, root, temporaryFolder } from '../support/package.ts';

const folder = temporaryFolder();
const program = join(root, 'dist/cli/main.js');
const environment = { RAWCPU: `${process.execPath} ${program}` };

/** Runs a shell command in which `rawcpu` is the built program. */
const shell = (text: string, more: Record<string, string> = {}) =>
  command(folder, 'bash', ['-c', `set -o pipefail; rawcpu() { $RAWCPU "$@"; }; ${text}`], { ...environment, ...more });

test('a line, assembled and disassembled', () => {
  expect(shell("rawcpu asm 'addss xmm0, xmm1' ret")).toEqual({ status: 0, stdout: 'f3 0f 58 c1 c3\n', stderr: '' });
  expect(shell("rawcpu asm 'addss xmm0, xmm1' ret | rawcpu disasm").stdout).toBe(
    '0000  f3 0f 58 c1              addss xmm0, xmm1\n0004  c3                       ret\n',
  );
});

test('every format of asm is understood by disasm', () => {
  const expected = shell(
    "rawcpu asm 'mov rax, 0x123456789abcdef0' 'vaddps zmm0, zmm1, [rdi]' ret | rawcpu disasm",
  ).stdout;
  for (const format of ['listing', 'hex', 'c', 'ts', 'raw']) {
    const { status, stdout } = shell(
      `rawcpu asm 'mov rax, 0x123456789abcdef0' 'vaddps zmm0, zmm1, [rdi]' ret -F ${format} | rawcpu disasm`,
    );
    expect([format, status, stdout]).toEqual([format, 0, expected]);
  }
});

test('files', () => {
  writeFileSync(join(folder, 'add.s'), '# add\nlea eax, [rdi + rsi]\nret\n');
  expect(shell('rawcpu asm add.s -o add.bin && rawcpu disasm add.bin --syntax att').stdout).toBe(
    '0000  8d 04 37                 lea (%rdi, %rsi), %eax\n0003  c3                       ret\n',
  );
  expect([...readFileSync(join(folder, 'add.bin'))]).toEqual([0x8d, 0x04, 0x37, 0xc3]);
  expect(shell('rawcpu asm - < add.s').stdout).toBe('8d 04 37 c3\n');
  expect(shell('rawcpu asm no.s')).toMatchObject({ status: 66, stdout: '' });
});

test('an array of C compiles to the same bytes', () => {
  shell('rawcpu asm nop ret --format c --name code > code.c');
  const check = 'int main(void) { return !(sizeof code == 2 && code[0] == 0x90 && code[1] == 0xc3); }\n';
  writeFileSync(join(folder, 'check.c'), `#include "code.c"\n${check}`);
  if (command(folder, 'which', ['cc']).status === 0) mustRun(folder, 'bash', ['-c', 'cc -o check check.c && ./check']);
});

test('errors go to standard error, without a stack', () => {
  expect(shell("rawcpu asm 'mov eax, [rdi'")).toEqual({
    status: 65,
    stdout: '',
    stderr: "error: 1:14: expected ']', found the end of the statement\n    mov eax, [rdi\n                 ^\n",
  });
  expect(shell('rawcpu disasm xyz')).toMatchObject({ status: 65, stdout: '' });
  expect(shell('rawcpu frob')).toMatchObject({ status: 2, stdout: '' });
});

test('a reader that closes the pipe is not an error', () => {
  const { status, stdout, stderr } = shell(
    `yes nop | head -n 300000 | rawcpu asm | head -c 6; echo ' '\${PIPESTATUS[2]}`,
  );
  expect([status, stdout, stderr]).toEqual([0, '90 90  0\n', '']);
});

test('version and help', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(shell('rawcpu --version').stdout).toBe(`${version}\n`);
  expect(shell('rawcpu').stdout).toContain('Usage: rawcpu');
  expect(shell('rawcpu asm --help').stdout).toContain('--explain');
});

test('the examples of the help work', () => {
  writeFileSync(join(folder, 'kernel.s'), 'ret\n');
  writeFileSync(join(folder, 'script.mjs'), 'for (let i = 0; i < 1e7; i++) Math.sqrt(i);\n');
  for (const name of ['', 'asm', 'disasm', 'kernel']) {
    const examples = shell(`rawcpu ${name} --help`).stdout.match(/(?<=\$ )rawcpu.*?(?= {3}|$)/gm) ?? [];
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const { status, stderr } = shell(example.replace('code.bin', 'add.bin'));
      // What stat counted goes to standard error.
      const silent = example.startsWith('rawcpu stat') ? expect.stringContaining('Performance counter stats') : '';
      expect([example, status, stderr]).toEqual([example, 0, silent]);
    }
  }
});

test('a terminal gets a listing in colour; NO_COLOR is honoured', () => {
  // `script` lends a terminal.
  if (command(folder, 'which', ['script']).status !== 0) return;
  const onTerminal = (text: string, env: Record<string, string> = {}) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
    const { stdout } = spawnSync('script', ['-qec', `${environment.RAWCPU} ${text}`, '/dev/null'], {
      env: { ...inherited, TERM: 'xterm', ...env },
      encoding: 'utf8',
      input: '',
    });
    return stdout.replaceAll('\r', '');
  };
  expect(onTerminal('asm ret')).toBe(`\x1b[2m0000\x1b[22m  \x1b[33mc3\x1b[39m${' '.repeat(31)}\x1b[36mret\x1b[39m\n`);
  expect(onTerminal('asm ret', { NO_COLOR: '1' })).toBe(`0000  c3${' '.repeat(31)}ret\n`);
});

test('the package brings the command', () => {
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  expect(join(root, bin.rawcpu!)).toBe(program);
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

// What differs from machine to machine stands in blocks of another kind.
test('docs/cli.md says what the program prints', () => {
  const page = readFileSync(join(root, 'docs/cli.md'), 'utf8');
  const sessions = [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, session = '']) =>
    session.split(/^(?=\$ )/m),
  );
  expect(sessions.length).toBeGreaterThan(8);
  for (const session of sessions) {
    const [line = '', ...expected] = session.split('\n');
    const { stdout, stderr } = shell(line.slice(2));
    expect([line, ...(stdout + stderr).split('\n')]).toEqual([line, ...expected]);
  }
});
