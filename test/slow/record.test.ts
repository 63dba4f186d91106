// `rawcpu record` for real, and profiles of whole programs, by the CPU clock.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Profile as PprofProfile } from 'pprof-format';
import { afterAll, describe, expect, test } from 'vitest';
import { assemble, profile, writeExecutable } from '../../src/index.ts';
import { packageUrl, runChild } from '../support/child.ts';
import { rawcpu } from '../support/command-line.ts';

const refusal = await profile(() => 0).then(
  () => undefined,
  (error: Error) => error.message,
);
if (refusal !== undefined) console.log(`record: skipped: ${refusal}`);

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-record-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = `
  xor eax, eax
again:
  imul rax, rdi
  imul rax, rdi
  imul rax, rdi
  dec rdi
  jne again
  ret
`;

const hasPackage = existsSync(new URL(packageUrl));
if (!hasPackage) console.log('record: skipped: the package is not built');

describe.skipIf(refusal !== undefined || !hasPackage)('rawcpu record', () => {
  const script = join(folder, 'script.mjs');
  writeFileSync(
    script,
    `import { native } from ${JSON.stringify(packageUrl)};
const burn = native({ args: ['i64'], returns: 'i64' }, ${JSON.stringify(text)}, { name: 'burn_native' });
function burnJavaScript(count) { let x = 0; for (let i = 0; i < count; i++) x = (x * 31 + i) | 0; return x; }
for (let i = 0; i < 200; i++) { burn(200_000); burnJavaScript(300_000); }
process.exitCode = 3;
`,
  );

  test('a thread pool of one thread serves both the work and the collector', () => {
    const { status, stdout, stderr } = runChild(
      `const burn = rawcpu.native({ args: ['i64'], returns: 'i64' }, ${JSON.stringify(text)}, { name: 'in_small_pool' });
const work = async () => { for (let i = 0; i < 3; i++) await burn.async(30_000_000); };
const { profile } = await rawcpu.profile(work, { threads: 'all', frequencyHz: 1000 });
console.log(profile.functions[0].name, profile.lost);`,
      { env: { UV_THREADPOOL_SIZE: '1' } },
    );
    expect([status, stderr, stdout]).toEqual([0, '', 'in_small_pool 0']);
  });

  test('a script: its functions, its native code by line, and its exit status', async () => {
    const output = join(folder, 'profile.pb.gz');
    const { status, out } = await rawcpu(['record', '--json', '-o', output, script]);
    expect(status).toBe(3);
    const shown = JSON.parse(out);
    const own = (name: string) => shown.functions.find((each: { name: string }) => each.name === name)?.self ?? 0;
    expect(own('burn_native')).toBeGreaterThan(5);
    expect(own('burnJavaScript')).toBeGreaterThan(3);
    expect(shown.lost).toBe(0);
    const code = shown.code.find(({ name }: { name: string }) => name === 'burn_native');
    expect(code.instructions.map(({ line }: { line: number }) => line)).toEqual([2, 4, 5, 6, 7, 8, 9]);
    const read = PprofProfile.decode(gunzipSync(readFileSync(output)));
    expect(read.sample.length).toBe(shown.samples);
  });

  test('machine code, listed with the heat of each instruction', async () => {
    const { status, out } = await rawcpu(['record', '--seconds', '0.2', '--code', `mov edi, 100000\n${text}`]);
    expect(status).toBe(0);
    expect(out).toMatch(/samples of cpu-clock at 1000 Hz in 0\.\d\d s, 0 lost/);
    expect(out).toMatch(/again:\n/);
    expect(out).toMatch(/\d\.\d% █+ +[0-9a-f]+ {2}(imul|dec)/);
  });

  const codeShare = (out: string) => {
    const shown = JSON.parse(out);
    const own = shown.functions.find(({ name }: { name: string }) => name === 'code')?.self ?? 0;
    return { own, samples: shown.samples };
  };

  test('machine code that never comes back ends when its time is over', async () => {
    const { status, out } = await rawcpu(['record', '--json', '--seconds', '0.3', '--code', 'l: jmp l']);
    expect(status).toBe(0);
    expect(codeShare(out).own).toBeGreaterThan(10);
  });

  test('short machine code is called by machine code', async () => {
    const { status, out } = await rawcpu(['record', '--json', '--seconds', '0.3', '--code', 'nop; ret']);
    expect(status).toBe(0);
    const { own, samples } = codeShare(out);
    const calling = JSON.parse(out).functions.find(({ name }: { name: string }) => name === '[calling]').self;
    expect(own + calling).toBeGreaterThan(samples / 2);
  });

  test('machine code that faults', async () => {
    const { status, err } = await rawcpu(['record', '--seconds', '0.3', '--code', 'ud2']);
    expect([status, err]).toEqual([1, expect.stringContaining('ud2')]);
  });

  // Name and place as run has them, whoever calls the code.
  test.each([
    ['mov rax, [8]; ret', 'code: read 8 bytes from 0x8', '  at code: mov rax'],
    ['nop; bad: ud2', 'code: executed ud2', '  at bad: ud2'],
    ['nop; int3', 'code: ran into int3', '  at code+0x1: int3'],
    ['push 16; ret', 'code: went on at 0x10', '  at 0x10, outside of the code'],
    ['mov rbx, 1; ret', 'code: ', 'rbx'],
  ])('a fault is that of the code: %s', async (code, what, where) => {
    for (const command of [
      ['record', '--seconds', '0.3'],
      ['stat', '-e', 'dummy:u'],
    ]) {
      const { status, err } = await rawcpu([...command, '--code', code]);
      expect([status, err]).toEqual([1, expect.stringContaining(`error: ${what}`)]);
      expect(err).toContain(where);
    }
  });

  test('a command ends when its time is over, even one that does not want to', async () => {
    const began = performance.now();
    for (const script of ['exec sleep 60', 'trap "" TERM; while :; do :; done']) {
      const { status } = await rawcpu(['record', '--json', '--seconds', '0.2', '--', 'sh', '-c', script]);
      expect([0, 137]).toContain(status);
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('a process that runs already, and what it was doing', async () => {
    const busy = spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' });
    try {
      const { status, out } = await rawcpu(['record', '--json', '--seconds', '0.3', '-p', `${busy.pid}`]);
      expect(status).toBe(0);
      expect(JSON.parse(out).samples).toBeGreaterThan(10);
      expect(JSON.parse(out).functions[0].module).toMatch(/sh$|libc/);
    } finally {
      busy.kill('SIGKILL');
    }
  });

  /** A program that calls a function for ever. */
  function writeSpinning(path: string): void {
    const { bytes, labels } = assemble('spin: call leaf\n jmp spin\nleaf: mov ecx, 1000\nl: dec ecx\n jne l\n ret\n');
    const symbol = (name: string, sizeBytes: number) =>
      ({
        name,
        binding: 'global',
        type: 'function',
        place: { section: '.text', offset: labels.get(name)! },
        sizeBytes,
      }) as const;
    writeFileSync(
      path,
      writeExecutable({
        sections: [{ name: '.text', bytes, access: 'execute' }],
        entry: { section: '.text', offset: 0 },
        symbols: [symbol('spin', labels.get('leaf')!), symbol('leaf', bytes.length - labels.get('leaf')!)],
      }),
    );
    chmodSync(path, 0o755);
  }

  test('an ordinary program, listed instruction by instruction', async () => {
    const path = join(folder, 'spinning');
    writeSpinning(path);
    const { status, out } = await rawcpu(['record', '--json', '--seconds', '0.3', path]);
    expect(status).toBe(0);
    const { code } = JSON.parse(out);
    const hot = code[0];
    expect([hot.name, hot.kind, hot.module]).toEqual(['leaf', 'library', path]);
    expect(hot.instructions.map((each: { text: string }) => each.text)).toEqual([
      'mov ecx, 0x3e8',
      'dec ecx',
      'jne leaf+0x5',
      'ret',
    ]);
    const [, dec, jne] = hot.instructions;
    expect(dec.samples + jne.samples).toBeGreaterThan(0.8 * hot.samples);
    expect(hot.samples).toBeGreaterThan(10);
  });

  test('a program whose file was replaced while it ran keeps no names', async () => {
    const path = join(folder, 'replaced');
    writeSpinning(path);
    const busy = spawn(path, { stdio: 'ignore' });
    await once(busy, 'spawn');
    try {
      writeSpinning(`${path}.new`);
      renameSync(`${path}.new`, path);
      const { status, out } = await rawcpu(['record', '--json', '--seconds', '0.2', '-p', `${busy.pid}`]);
      expect(status).toBe(0);
      const { functions, notes, code } = JSON.parse(out);
      expect([functions[0].name, code]).toEqual(['[replaced]', []]);
      expect(notes).toContain(`${path} was replaced since it was mapped`);
    } finally {
      busy.kill('SIGKILL');
    }
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: what was sampled is shown and written', async (name, status) => {
    const output = join(folder, `${name}.folded`);
    const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
    const args = [main, 'record', '--seconds', '60', '-o', output, '--code', 'l: jmp l'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    setTimeout(() => child.kill(name), 2500);
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(status);
    expect(out).toContain('samples of cpu-clock');
    expect(readFileSync(output, 'utf8')).toContain('code');
  });

  test('command lines that cannot be understood', async () => {
    for (const args of [
      [],
      ['--code', 'ret', 'x'],
      ['--code', 'ret', '-p', '1'],
      ['-p', '0'],
      ['--seconds', '0', 'true'],
      ['-F', '0', 'true'],
      ['-F', '5', '-c', '5', 'true'],
      ['-o', 'x.doc', 'true'],
    ]) {
      expect((await rawcpu(['record', ...args])).status).toBe(2);
    }
    const { status, err } = await rawcpu(['record', '--ring', '5000', 'true']);
    expect([status, err]).toEqual([2, expect.stringContaining('power of two')]);
  });
});
