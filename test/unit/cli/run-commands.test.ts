// run and trace on the command line.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rawcpu } from '../../support/command-line.ts';

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
    [['run', 'ret', '--deadline', 'Infinity']],
    [['run', 'ret', '--deadline', '1e12']],
    [['run', 'ret', '--set', 'eax=0x1ffffffff']],
    [['run', 'ret', '--set', 'rax=-0x8000000000000001']],
    [['run', 'ret', '--set', 'xmm0=u8:256']],
    [['run', 'ret', '--set', 'xmm0=i8:-129']],
    [['run', 'ret', '--set', 'xmm0=u64:-1']],
    [['run', 'ret', '--set', 'xmm0=i64:9223372036854775808']],
    [['run', 'ret', '--set', 'xmm0=f32:1e39']],
    [['run', 'ret', '--set', 'xmm0=f32:1,2,3,4,5']],
    [['run', 'ret', '--set', 'xmm0=f16:1']],
    [['run', 'ret', '--set', 'xmm0=1.5']],
    [['run', 'ret', '--set', 'st0=1e400']],
    [['run', 'ret', '--set', 'st0=36893488147419103233']],
    [['run', 'ret', '--set', 'st0=f64:1.5']],
    [['run', 'ret', '--set', 'st0=0x100000000000000000000']],
    [['run', 'ret', '--set', 'st0=1e-400']],
    [['run', 'ret', '--set', 'xmm0=f32:1e-46']],
    [['run', 'ret', '--set', 'xmm0=f32:1e-60']],
    [['run', 'ret', '--set', 'xmm0=f64:1,-1e-400']],
    [['run', 'ret', '--set', 'xmm0=f64:1e309']],
    [['run', 'ret', '--set', `xmm0=f64:0.${'0'.repeat(400)}1`]],
    [['run', 'ret', '--set', 'eax=1', '--set', 'rax=1']],
    [['run', 'ret', '--set', 'xmm1=f32:1', '--set', 'ymm1=f32:2']],
    [['trace', 'ret', '--set', 'st0=1.5', '--set', 'mm0=5']],
    [['run', 'ret', '--set', 'rsp=8']],
    [['run', 'ret', '--deadline', '1e-400']],
    [['record', '--code', 'ret', '--seconds', '1e-400']],
    [['record', '--code', 'ret', '--seconds', '1e10']],
    [['record', '--code', 'ret', '-F', '1.5']],
    [['stat', '--code', 'ret', '--cpu', '3-1']],
    [['stat', '--code', 'ret', '--cpu', '0-99999']],
    [['run', 'ret', '--set', 'rax=1', '--set', 'rax=2']],
    [['run', 'ret', '--memory', 'a=1', '--memory', 'a=2']],
    [['run', 'ret', '--memory', 'a=-1']],
    [['run', 'ret', '--memory', 'a=1e3']],
    [['run', 'ret', '--memory', 'a=99999999999999999999']],
    [['run', 'ret', '--memory', 'a=hex:1 23']],
    [['run', 'ret', '--vectors', 'f33']],
    [['trace', 'ret', '--max-steps', '100000001']],
    [['trace', 'ret', '--max-steps', '1.5']],
    [['trace', 'ret', '--max-steps', '0']],
    [['trace', 'ret', '--isolate']],
  ])('%j is refused', async (args) => {
    const { status, out, err } = await rawcpu(args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^error:/);
  });

  test('zero, infinities and NaN are numbers, and so is the least of a type', async () => {
    const numbers = ['f32:0,-0,0e9', 'f32:0.000e-999', 'f32:inf,-inf,nan', 'f32:1e-45', 'f64:5e-324', 'f64:0x10'];
    for (const value of numbers) expect(await rawcpu(['run', 'ret', '-s', `xmm0=${value}`])).toMatchObject({ err: '' });
    for (const value of ['0.0', '-0.0', 'inf', 'nan', '5e-324']) {
      expect(await rawcpu(['run', 'ret', '-s', `st0=${value}`])).toMatchObject({ err: '' });
    }
  });

  test('an integer for an x87 register is that number, exactly; hexadecimal digits are its bits', async () => {
    // fst stores what is there, as a number; what fild makes of the integer is the processor's own answer.
    const bitsOf = async (value: string) => {
      const args = ['-m', 'out=16', '-s', 'rdi=out', '-s', `st0=${value}`, '--json'];
      const { out } = await rawcpu(['run', 'fstp tbyte ptr [rdi]; ret', ...args]);
      return (JSON.parse(out) as { memory: { out: string } }).memory.out.slice(0, 20);
    };
    const loaded = async (value: string) => {
      const args = ['-m', 'out=16', '-s', 'rdi=out', '-s', `rax=${value}`, '--json'];
      const code = 'mov [rdi], rax; fild qword ptr [rdi]; fstp tbyte ptr [rdi]; ret';
      const { out } = await rawcpu(['run', code, ...args]);
      return (JSON.parse(out) as { memory: { out: string } }).memory.out.slice(0, 20);
    };
    for (const value of ['5', '-1', '0', '1_000', '9007199254740993', '9223372036854775807', '-9223372036854775808'])
      expect(await bitsOf(value), value).toBe(await loaded(value));
    expect(await bitsOf('+5')).toBe(await bitsOf('5.0'));
    expect(await bitsOf('18446744073709551615')).toBe('ffffffffffffffff3e40');
    expect(await bitsOf('-0')).toBe('00000000000000000080');
    expect(await bitsOf('0x4001a000000000000000')).toBe(await bitsOf('5'));
    expect(await bitsOf('0b101')).toBe('05000000000000000000');
  });

  test('a value that does not fit is shown with its sign', async () => {
    const { err } = await rawcpu(['run', 'ret', '-s', 'al=-129']);
    expect(err).toContain('the value -0x81 does not fit into al, 8 bits');
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
    expect(lines[7]).toMatch(/mov byte ptr \[rdi\], al +\[cell\] ← 0x3$/);
    expect(lines[3]).toMatch(/next\+0x5 +jne next +taken$/);
    expect(lines[6]).toMatch(/jne next +not taken$/);
    expect(lines[5]).toMatch(/flags \+ZF/);
    expect(lines[9]).toBe('9 steps, returned');
  });

  test('names for addresses, values for what is written', async () => {
    const text =
      'call f; lea rsi, [rip + tab]; push 5; pop rax; ret; f: mov qword ptr [rdi + 8], 77; movsd xmm0, [rip + tab]; ret; tab: .double 1.5';
    const { out, status } = await rawcpu(['trace', text, '-m', 'cell=16', '-s', 'rdi=cell']);
    expect(status).toBe(0);
    const lines = out.split('\n').map((line) =>
      // The register has the width of the widest that this processor has.
      line
        .replaceAll(/0x[0-9a-f]{8,}/g, 'at')
        .replaceAll(/ {2,}/g, ' | ')
        .replace(/\b[yz]mm0 f64/, 'xmm0 f64'),
    );
    expect(lines).toEqual([
      '0 | code | call f | rsp at → at | [at] ← at (code+0x5)',
      '1 | f | mov qword ptr [rdi + 8], 0x4d | [cell+0x8] ← 0x4d (77)',
      '2 | f+0x8 | movsd xmm0, qword ptr [rip + 1] | xmm0 f64:0 → f64:1.5 | [tab] f64:1.5',
      '3 | f+0x10 | ret | rsp at → at',
      '4 | code+0x5 | lea rsi, [rip + 0x15] | rsi 0x0 → at (tab)',
      '5 | code+0xc | push 5 | rsp at → at | [at] ← 0x5',
      '6 | code+0xe | pop rax | rax 0x0 → 0x5 | rsp at → at',
      '7 | code+0xf | ret | rsp at → at',
      '8 steps, returned',
      '',
    ]);
    const json = JSON.parse((await rawcpu(['trace', text, '-m', 'cell=16', '-s', 'rdi=cell', '--json'])).out);
    expect(json.steps[0]).toMatchObject({ target: { place: 'f' }, memory: { isWritten: true, place: null } });
    expect(json.steps[1].memory).toMatchObject({ place: 'cell+0x8', bytes: '4d00000000000000' });
    const { xmm0, ymm0 = xmm0, zmm0 = ymm0 } = json.steps[2].changed;
    expect(zmm0.numbers).toEqual({ type: 'f64', before: ['0'], after: ['1.5'] });
  });

  test.each([
    ['auto', 'f32:0 → f32:0.2,-0,4'],
    ['hex', '0x0 → 0x40800000800000003e4ccccd'],
    ['i32', 'i32:0 → i32:1045220557,-2147483648,1082130432'],
    ['f64', 'f64:0 → f64:-1.0408283448254738e-312,5.34643471e-315'],
  ])('--vectors %s, of run and trace', async (view, expected) => {
    const args = ['vaddps xmm0, xmm1, xmm1; ret', '-s', 'xmm1=f32:0.1,-0,2', '--vectors', view];
    const found = view === 'f64' ? /f64:0 → f64:\S+,5\.34\d+e-315/ : expected;
    expect((await rawcpu(['run', ...args])).out).toMatch(found);
    expect((await rawcpu(['trace', ...args])).out).toMatch(found);
  });

  test('x87 registers are numbers', async () => {
    const { out } = await rawcpu(['run', 'fldpi; fld1; fchs; fldz; ret']);
    expect(out).toContain('st1 0 → -1');
    expect(out).toContain('st2 0 → 3.14159265358979323851');
    const json = JSON.parse((await rawcpu(['run', 'fld1; ret', '--json'])).out);
    expect(json.changed.st0.numbers).toEqual({ type: 'f80', before: ['0'], after: ['1'] });
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
