// run and trace on the command line.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rawcpu } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('rawcpu run', () => {
  test('what changed', async () => {
    const { status, out, err } = await rawcpu(['run', 'mov eax, 42; ret']);
    expect([status, out, err]).toEqual([0, 'rax 0x0 → 0x2a (42)\nflags none\n', '']);
  });

  test.each([[[]], [['--isolated']]])('registers and memory, %j', async (way) => {
    const file = join(folder, 'code.s');
    writeFileSync(file, 'start: rep movsb\n lea rax, [rdx + r8]\n ret\n');
    const args = ['--set', 'rsi=from', '-s', 'rdi=to', '-s', 'rcx=3', '-s', 'rdx=-2', '-s', 'r8=0x10'];
    const memory = ['-m', 'from=text:abc', '--memory', 'to=16'];
    const { status, out } = await rawcpu(['run', file, ...way, ...args, ...memory]);
    expect(status).toBe(0);
    expect(out).toContain('rax 0x0 → 0xe (14)');
    expect(out).toContain('from unchanged');
    expect(out).toContain('61 62 63 00');
  });

  test('vectors, --json', async () => {
    const { out } = await rawcpu(['run', 'addps xmm0, xmm0; ret', '-s', 'xmm0=f32:1,2', '--json']);
    const { changed, fault } = JSON.parse(out);
    const [after] = Object.values(changed as Record<string, { after: string }>);
    expect([after!.after, fault]).toEqual(['0x4080000040000000', null]);
  });

  test('--all, standard input, raw bytes, --entry', async () => {
    expect((await rawcpu(['run', '--all'], { input: 'ret' })).out).toMatch(/^r15 +0x0$/m);
    expect((await rawcpu(['run'], { input: Uint8Array.of(0xb8, 7, 0, 0, 0, 0xc3) })).out).toContain('→ 0x7');
    expect((await rawcpu(['run', 'ret; two: mov eax, 2; ret', '--entry', 'two'])).out).toContain('→ 0x2');
  });

  test('a fault is shown, and the status says so', async () => {
    const fault = await rawcpu(['run', 'mov eax, 5; x: mov rbx, [rax]; ret']);
    expect(fault.status).toBe(1);
    expect(fault.out).toContain('rax 0x0 → 0x5');
    expect(fault.err).toMatch(/read 8 bytes from 0x5.*\n {2}at x: mov rbx/);
    const json = await rawcpu(['run', 'ud2', '--json']);
    expect([json.status, JSON.parse(json.out).fault.code]).toEqual([1, 'ILLEGAL_INSTRUCTION']);
    expect((await rawcpu(['run', 'x: jmp x', '--deadline', '20'])).err).toContain('deadline of 20 ms');
  });

  test.each([
    [['run', 'ret', '--set', 'rdi']],
    [['run', 'ret', '--set', 'xmm0=f32:one']],
    [['run', 'ret', '--set', 'rax=5x']],
    [['run', 'ret', '--set', 'rzx=5']],
    [['run', 'ret', '--set', 'rax=nowhere']],
    [['run', 'ret', '--memory', 'a=hex:123']],
    [['run', 'ret', '--memory', 'a=0']],
    [['run', 'ret', '--deadline', '0']],
    [['run', 'ret', '--deadline', 'soon']],
    [['trace', 'ret', '--max-steps', '0']],
    [['trace', 'ret', '--isolate']],
  ])('%j is refused', async (args) => {
    const { status, out, err } = await rawcpu(args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^error:/);
  });

  test('a file that is not there', async () => {
    expect((await rawcpu(['run', 'ret', '--memory', `a=@${folder}/absent`])).status).toBe(66);
    expect((await rawcpu(['run', 'absent.s'])).status).toBe(66);
  });
});

describe('rawcpu trace', () => {
  const code = 'mov ecx, 2; next: add rax, rcx; dec ecx; jnz next; mov [rdi], al; ret';
  const memory = ['-m', 'cell=1', '-s', 'rdi=cell'];

  test('every step with what it changed', async () => {
    const { status, out } = await rawcpu(['trace', code, ...memory]);
    const lines = out.trimEnd().split('\n');
    expect(status).toBe(0);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^0 {2}code +mov ecx, 2 +rcx 0x0 → 0x2$/);
    expect(lines[7]).toMatch(/mov byte ptr \[rdi\], al +\[0x[0-9a-f]+\] 03$/);
    expect(lines[5]).toMatch(/flags \+ZF/);
    expect(lines[9]).toBe('9 steps, returned');
  });

  test('colours', async () => {
    expect((await rawcpu(['trace', code, ...memory], { colors: true })).out).toContain('\u001b[');
  });

  test('--json', async () => {
    const { out } = await rawcpu(['trace', code, ...memory, '--json']);
    const { steps, end, after } = JSON.parse(out);
    expect([steps.length, end, after.rax]).toEqual([9, 'returned', '0x3']);
    expect(steps[0]).toMatchObject({
      index: 0,
      instruction: 'mov ecx, 2',
      changed: { rcx: { before: '0x0', after: '0x2' } },
    });
    expect(steps[7].memory.bytes).toBe('03');
  });

  test('--isolated: the same steps', async () => {
    const [here, there] = [
      await rawcpu(['trace', code, ...memory]),
      await rawcpu(['trace', '--isolated', code, ...memory]),
    ];
    const withoutAddress = (out: string) => out.replaceAll(/0x[0-9a-f]{8,}/g, 'at');
    expect(withoutAddress(there.out)).toBe(withoutAddress(here.out));
    const refused = await rawcpu(['trace', '--isolated', 'mov eax, 1; .byte 0xcd, 0x80']);
    expect(refused.out).toContain('stopped before a system call');
  });

  test('a progress line on a terminal, taken away at the end', async () => {
    const { err } = await rawcpu(['trace', 'x: jmp x', '--deadline', '500', '--max-steps', '1_000_000'], {
      isTerminal: true,
    });
    expect(err).toMatch(/\r[0-9,]+ of at most 1,000,000 steps, 0\.\d s/);
    expect(err).toContain('\r\u001b[K');
  });

  test('--max-steps, and a fault', async () => {
    expect((await rawcpu(['trace', 'x: jmp x', '--max-steps', '3'])).out).toMatch(/3 steps, stopped: --max-steps/);
    const fault = await rawcpu(['trace', 'nop; int3']);
    expect([fault.status, fault.out.split('\n').at(-2)]).toEqual([1, '2 steps, ended with a fault']);
    expect(fault.err).toContain('int3');
  });
});
