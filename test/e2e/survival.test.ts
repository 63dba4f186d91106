// What becomes of the program where the machine refuses: full disks, closed pipes, few descriptors, small stacks, no
// /proc. Each command ends by itself, with its result or one line that says why, and with a documented status.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { command, root, temporaryFolder } from '../support/package.ts';

const folder = temporaryFolder();
const program = join(root, 'dist/cli/main.js');
const environment = { RAWCPU: `${process.execPath} ${program}` };
const shell = (text: string, more: Record<string, string> = {}) =>
  command(folder, 'bash', ['-c', text], { ...environment, ...more });

const commands = [
  'asm nop',
  'disasm 90',
  'run ret',
  'run --isolated ret',
  'trace ret',
  'trace --isolated ret',
  'kernel a+b --set a=1 --set b=2',
  'cpuid',
  'msr --list',
  'tsc',
  'doctor',
  'stat --list',
  'stat --json --code ret -r 1 --calls 10',
  'stat --json -- true',
];
const notNode = expect.not.stringMatching(/Node\.js v|^ {4}at |node:internal/m);

describe.each([...commands, '--help', 'help asm', '--version', ''])('rawcpu %s', (line) => {
  test('a full disk: 73 and one line', () => {
    expect(shell(`$RAWCPU ${line} > /dev/full`)).toEqual({
      status: 73,
      stdout: '',
      stderr: 'error: cannot write standard output: no space left on device\n',
    });
    expect(shell(`$RAWCPU ${line} > /dev/full 2>&1`).status).toBe(73);
  });

  test('a closed pipe: silence', () => {
    expect(shell(`{ sleep 0.2; $RAWCPU ${line}; echo $? >&2; } | true`)).toMatchObject({ stderr: '0\n' });
  });
});

const limits: readonly (readonly [name: string, before: string])[] = [
  ['24 descriptors', 'ulimit -n 24;'],
  ['20 descriptors', 'ulimit -n 20;'],
  ['a small stack', 'ulimit -s 256;'],
  ['little address space', 'ulimit -v 3000000;'],
  ['files of no size', 'ulimit -f 0;'],
  ['no home, no temporary folder', 'export HOME=/nonexistent TMPDIR=/nonexistent;'],
  ['no environment', 'R=$RAWCPU; for name in $(compgen -e); do unset $name 2>/dev/null; done; RAWCPU=$R;'],
  ['a folder that is gone', 'mkdir gone; cd gone; rmdir ../gone;'],
  ['an odd terminal', 'export LC_ALL=xx_YY.ODD TERM=dumb COLUMNS=20;'],
];

test.each(limits)('%s', (_name, before) => {
  for (const line of commands) {
    const { status, stdout, stderr } = shell(`${before} $RAWCPU ${line}`);
    const text = stderr.replace(/^shell-init:.*\n/m, '');
    expect([line, text]).toEqual([line, notNode]);
    expect([line, [0, 69, 71].includes(status!), text]).toEqual([line, true, text]);
    expect([line, status === 0 || /^error: .*\n( {2}hint: .*\n)?$/.test(text), text]).toEqual([line, true, text]);
    if (status === 0) expect([line, stdout !== '']).toEqual([line, true]);
  }
});

test('few descriptors are enough for the program and for an import', () => {
  const code =
    "const { native } = await import('rawcpu'); console.log(native({ args: [], returns: 'i32' }, 'mov eax, 42; ret')())";
  const run = (text: string) => command(root, 'bash', ['-c', `ulimit -n 24; ${text}`], environment);
  expect(run(`${process.execPath} --input-type=module -e "${code}"`)).toMatchObject({ status: 0, stdout: '42\n' });
  expect(run('$RAWCPU asm nop')).toMatchObject({ status: 0, stdout: '90\n' });
});

test('without /proc', (context) => {
  const hide = 'unshare -m bash -c "mount -t tmpfs none /proc &&';
  if (command(folder, 'bash', ['-c', `${hide} true"`]).status !== 0) {
    context.skip('mounts need root, or a user namespace');
  }
  for (const line of commands) {
    const { status, stderr } = shell(`${hide} $RAWCPU ${line}"`);
    expect([line, stderr]).toEqual([line, notNode]);
    expect([line, [0, 69, 71].includes(status!)]).toEqual([line, true]);
  }
});

test('a file of -o is complete or as it was', () => {
  writeFileSync(join(folder, 'kept.bin'), 'kept');
  for (const name of ['fresh.bin', 'kept.bin']) {
    expect(shell(`ulimit -f 8; $RAWCPU asm '.zero 100000' -o ${name}`)).toEqual({
      status: 73,
      stdout: '',
      stderr: `error: cannot write ${name}: file too large\n`,
    });
  }
  expect([existsSync(join(folder, 'fresh.bin')), readFileSync(join(folder, 'kept.bin'), 'utf8')]).toEqual([
    false,
    'kept',
  ]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('input that is not what it should be', () => {
  writeFileSync(join(folder, 'bad.s'), 'nop\nfoo\n');
  writeFileSync(join(folder, 'wide.s'), Buffer.from('\ufeffmov eax, 42\nret\n', 'utf16le'));
  writeFileSync(join(folder, 'latin.s'), Buffer.from('ret # caf\xe9\n', 'latin1'));
  writeFileSync(join(folder, 'string.s'), Buffer.from('.ascii "caf\xe9"\n', 'latin1'));
  for (const name of ['asm', 'run', 'trace']) {
    expect(shell(`$RAWCPU ${name} bad.s`)).toMatchObject({
      status: 65,
      stderr: expect.stringMatching(/^error: bad\.s:2:1: /),
    });
    expect(shell(`$RAWCPU ${name} < bad.s`)).toMatchObject({
      status: 65,
      stderr: expect.stringMatching(/^error: <stdin>:2:1: /),
    });
    expect(shell(`$RAWCPU ${name} string.s`).stderr).toMatch(/^error: string\.s:1:12: this is not text in UTF-8\n/);
    for (const good of ['wide.s', 'latin.s', '<(echo ret)']) {
      expect(shell(`$RAWCPU ${name} ${good}`)).toMatchObject({ status: 0, stderr: '' });
    }
    expect(shell(`$RAWCPU ${name} /dev/zero`).stderr).toBe('error: cannot read /dev/zero: it is longer than 64 MiB\n');
    expect(shell(`$RAWCPU ${name} -f .`)).toMatchObject({
      status: 66,
      stderr: 'error: cannot read .: it is a folder\n',
    });
    expect(shell(`$RAWCPU ${name} < .`)).toMatchObject({
      status: 66,
      stderr: 'error: cannot read <stdin>: it is a folder\n',
    });
  }
  expect(shell('$RAWCPU disasm f3 0f 5')).toMatchObject({ status: 65, stdout: '' });
});

test.each([
  ['SIGINT', 130, "run 'x: jmp x'"],
  ['SIGTERM', 143, "run --isolated 'x: jmp x'"],
  ['SIGINT', 130, "trace 'x: jmp x' --max-steps 100000000"],
  ['SIGTERM', 143, 'stat -- sleep 77.25'],
  ['SIGINT', 130, 'stat -- sleep 77.25'],
] as const)('%s ends %s %s', async (signal, status, line) => {
  const [first = '', ...words] = line.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));
  const child = spawn(
    process.execPath,
    [program, first, ...words, ...(/^(run|trace)/.test(line) ? ['--deadline', '60000'] : [])],
    {
      stdio: 'ignore',
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code, name) => resolve(code ?? { SIGINT: 130, SIGTERM: 143 }[name as 'SIGINT'] ?? -1)),
  );
  child.kill(signal);
  expect(await ended).toBe(status);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(command(folder, 'bash', ['-c', 'pgrep -f "^sleep 77[.]25"']).stdout).toBe('');
});
