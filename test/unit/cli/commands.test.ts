// The commands: formats, inputs, errors and exit statuses.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { wantsColors } from '../../../src/cli/io.ts';
import { rawcpu } from '../../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

describe('asm', () => {
  test('hexadecimal into a pipe, a listing on a terminal', async () => {
    expect(await rawcpu(['asm', 'xor eax, eax', 'ret'])).toMatchObject({ status: 0, out: '31 c0 c3\n', err: '' });
    const { out } = await rawcpu(['asm', 'f: xor eax, eax; ret'], { isTerminal: true });
    expect(out.split('\n').map((line) => line.replace(/ {3,}/, ' | '))).toEqual([
      '0000  f:',
      '0000  31 c0 | xor eax, eax',
      '0002  c3 | ret',
      '',
    ]);
  });

  test.each([
    ['hex', '0f 05\n'],
    ['c', 'static const unsigned char code[2] = {\n  0x0f, 0x05,\n};\n'],
    ['ts', 'export const code = new Uint8Array([\n  0x0f, 0x05,\n]);\n'],
    ['raw', '\x0f\x05'],
  ])('--format %s', async (format, expected) => {
    expect(await rawcpu(['asm', '--format', format, 'syscall'])).toMatchObject({ status: 0, out: expected });
  });

  test('arrays have a name, and twelve bytes a line', async () => {
    const { out } = await rawcpu(['asm', '-F', 'c', '--name', 'nops', '.rept 13; nop; .endr'.replaceAll('; ', '\n')]);
    expect(out).toBe(`static const unsigned char nops[13] = {\n  ${Array(12).fill('0x90').join(', ')},\n  0x90,\n};\n`);
    expect(await rawcpu(['asm', '--name', '1a', 'nop'])).toMatchObject({ status: 2 });
  });

  test.each([
    ...['class', 'await', 'let', 'undefined', 'yield'].map((name) => ['ts', name]),
    ...['int', 'class', 'char8_t', 'typeof', '_Bool', 'not_eq'].map((name) => ['c', name]),
  ])('in %s no array is called %s', async (format, name) => {
    const { status, out, err } = await rawcpu(['asm', '-F', format!, '--name', name!, 'nop']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`'${name}' is a reserved word of`);
    const path = at(`reserved.${format}`);
    expect((await rawcpu(['asm', '-o', path, '--name', name!, 'nop'])).status).toBe(2);
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ['ts', 'int'],
    ['ts', 'type'],
    ['c', 'await'],
    ['hex', 'class'],
  ])('in %s %s is a name', async (format, name) => {
    expect((await rawcpu(['asm', '-F', format, '--name', name, 'nop'])).status).toBe(0);
  });

  test.each([
    ['code.bin', '\xc3'],
    ['code.c', 'static const unsigned char code[1] = {\n  0xc3,\n};\n'],
    ['code.ts', 'export const code = new Uint8Array([\n  0xc3,\n]);\n'],
    ['code.hex', 'c3\n'],
    ['code.lst', `0000  c3${' '.repeat(31)}ret\n`],
  ])('-o %s', async (name, expected) => {
    expect(await rawcpu(['asm', 'ret', '-o', at(name)], { isTerminal: true })).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(at(name), 'latin1')).toBe(expected);
  });

  test('machine code itself is kept off a terminal', async () => {
    const { status, out, err } = await rawcpu(['asm', '-F', 'raw', 'ret'], { isTerminal: true });
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: .*terminal\n {2}hint: /);
  });

  test('source from standard input, by - , from a file and by a file name', async () => {
    const source = 'mov eax, 1 # one\nret\n';
    const path = file('source.s', source);
    for (const args of [[], ['-'], ['--file', '-'], ['--file', path], [path]]) {
      expect(await rawcpu(['asm', ...args], { input: source })).toMatchObject({
        status: 0,
        out: 'b8 01 00 00 00 c3\n',
      });
    }
    expect(await rawcpu(['asm', '--file', path, 'nop'])).toMatchObject({ status: 2 });
  });

  test('a text is not a name of a file, however long it is', async () => {
    for (const source of ['nop;'.repeat(2000), 'nop\0', 'ret # /etc/passwd/nothing']) {
      expect((await rawcpu(['asm', source])).status).toBe(source.includes('\0') ? 65 : 0);
    }
  });

  test('--origin', async () => {
    expect((await rawcpu(['asm', '--origin', '0x40_0000', 'mov eax, offset a; a:'])).out).toBe('b8 05 00 40 00\n');
    expect((await rawcpu(['asm', '--origin', '4096', 'jmp 4096'])).out).toBe('eb fe\n');
    for (const origin of ['x', '-1', '1.5', '0x1_0000_0000_0000_0000', '']) {
      expect(await rawcpu(['asm', `--origin=${origin}`, 'nop'])).toMatchObject({ status: 2, out: '' });
    }
  });

  test('--json', async () => {
    const { out } = await rawcpu([
      'asm',
      '--json',
      '--explain',
      '--origin',
      '0x1000',
      'f: mov rax, -1; .rodata; x: .byte 7',
    ]);
    const parsed = JSON.parse(out);
    expect(parsed).toMatchObject({
      origin: '0x1000',
      sizeBytes: 8,
      count: 1,
      bytes: '48c7c0ffffffff07',
      labels: { f: 0, x: 7 },
      instructions: [{ text: 'mov rax, -1', address: '0x1000', form: 'mov r/m64, simm32' }],
    });
    // Data is not taken for instructions.
    expect(parsed.instructions).toHaveLength(1);
    expect(parsed.instructions[0].fields[0]).toMatchObject({ name: 'REX', value: 4, highBit: 7, lowBit: 4 });
  });

  test('--explain draws every bit', async () => {
    const { out } = await rawcpu(['asm', '--explain', 'lea r9, [rax + 8]', 'mov rax, 0x1122334455667788']);
    expect(out).toBe(
      [
        '0x0  lea r9, [rax + 8]',
        '     lea r64, m',
        '    4c  0100····  REX           a REX prefix',
        '        ····1···  REX.W         operand size 64 bits',
        '        ·····1··  REX.R         adds 8 to ModRM.reg',
        '        ······0·  REX.X         not used',
        '        ·······0  REX.B         adds nothing to ModRM.rm',
        '    8d  10001101  opcode        lea',
        '    48  01······  ModRM.mod     memory, displacement of 8 bits',
        '        ··001···  ModRM.reg     r9, operand 1',
        '        ·····000  ModRM.rm      base rax',
        '    08  00001000  disp8         +8',
        '',
        '0x4  movabs rax, 0x1122334455667788',
        '     movabs r64, imm64',
        '    48  0100····  REX           a REX prefix',
        '        ····1···  REX.W         operand size 64 bits',
        '        ·····0··  REX.R         not used',
        '        ······0·  REX.X         not used',
        "        ·······0  REX.B         adds nothing to the opcode's register",
        '    b8  10111···  opcode        movabs',
        '        ·····000  opcode.reg    rax, operand 1',
        '    88 77 66 55   imm64         0x1122334455667788, operand 2',
        '    44 33 22 11',
        '',
      ].join('\n'),
    );
    expect(await rawcpu(['asm', '--explain', '-F', 'hex', 'nop'])).toMatchObject({ status: 2 });
  });

  test('every error is shown with its place, and nothing else is', async () => {
    const { status, out, err } = await rawcpu(['asm', 'movv eax, 5', 'nop', 'add eax, [rdi']);
    expect([status, out]).toEqual([65, '']);
    expect(err.split('\n').filter((line) => !/hint:/.test(line))).toEqual([
      "error: 1:1: 'movv' is not an instruction",
      '    movv eax, 5',
      '    ^^^^',
      "error: 3:14: expected ']', found the end of the statement",
      '    add eax, [rdi',
      '                 ^',
      '',
    ]);
  });

  test('an error in a file names it; a file that is not there is an error', async () => {
    const path = file('bad.s', 'nop\nfoo\n');
    expect((await rawcpu(['asm', path])).err).toMatch(`error: ${path}:2:1: 'foo' is not an instruction\n`);
    for (const args of [['--file', at('no')], [at('no.s')]]) {
      expect(await rawcpu(['asm', ...args])).toMatchObject({
        status: 66,
        err: `error: cannot read ${args.at(-1)}: there is no such file or folder\n`,
      });
    }
    expect(await rawcpu(['asm', 'nop', '-o', join(folder, 'no', 'a.bin')])).toMatchObject({ status: 73 });
  });
});

describe('disasm', () => {
  test('a line an instruction, long ones two', async () => {
    const { out } = await rawcpu(['disasm', 'f30f58c1', '48b88877665544332211', '06', '488b0510000000']);
    expect(out).toBe(
      [
        '0000  f3 0f 58 c1              addss xmm0, xmm1',
        '0004  48 b8 88 77 66 55 44 33  movabs rax, 0x1122334455667788',
        '000c  22 11',
        '000e  06                       (bad)',
        '000f  48 8b 05 10 00 00 00     mov rax, qword ptr [rip + 0x10]  # 0x26',
        '',
      ].join('\n'),
    );
  });

  test('--syntax and --origin', async () => {
    const args = ['disasm', '--origin', '0x401000', 'ebfe', '8b4708'];
    expect((await rawcpu([...args, '--syntax', 'att'])).out).toBe(
      '401000  eb fe                    jmp 0x401000\n401002  8b 47 08                 mov 8(%rdi), %eax\n',
    );
    expect((await rawcpu(args)).out).toContain('mov eax, dword ptr [rdi + 8]');
    expect(await rawcpu(['disasm', '--syntax', 'gas', '90'])).toMatchObject({ status: 2 });
  });

  test('machine code itself, from a file and from standard input', async () => {
    const code = Uint8Array.of(0xf3, 0x0f, 0x58, 0xc1);
    const expected = { status: 0, out: '0000  f3 0f 58 c1              addss xmm0, xmm1\n' };
    const path = file('code.bin', code);
    expect(await rawcpu(['disasm', path])).toMatchObject(expected);
    expect(await rawcpu(['disasm', '--raw', '--file', path])).toMatchObject(expected);
    expect(await rawcpu(['disasm'], { input: code })).toMatchObject(expected);
    expect(await rawcpu(['disasm'], { input: 'f3 0f 58 c1\n' })).toMatchObject(expected);
    // All of it could be text, so it has to be said.
    expect((await rawcpu(['disasm', '--raw'], { input: 'PX' })).out).toMatch(/push rax\n.*pop rax\n/);
    expect(await rawcpu(['disasm'], { input: 'PX' })).toMatchObject({ status: 65 });
  });

  test('--facts', async () => {
    const { out } = await rawcpu(['disasm', '--facts', '1111', 'c5f458c2']);
    expect(out.split('\n').map((line) => line.slice(31).trim())).toEqual([
      'adc dword ptr [rcx], edx',
      'reads  rcx, edx, cf',
      'flags  writes of, sf, zf, af, cf, pf',
      'vaddps ymm0, ymm1, ymm2',
      'reads  ymm1, ymm2',
      'writes zmm0',
      'needs  avx',
      '',
    ]);
  });

  test('--json', async () => {
    const { out } = await rawcpu(['disasm', '--json', '8b0510000000', 'ebfe', '48b8ffffffffffffffff']);
    expect(JSON.parse(out)).toMatchObject({
      origin: '0x0',
      instructions: [
        {
          offset: 0,
          address: '0x0',
          bytes: '8b0510000000',
          operands: [
            { kind: 'register', register: 'eax', access: 'write' },
            { kind: 'memory', base: 'rip', displacement: '0x10', address: '0x16', sizeBits: 32 },
          ],
          registersRead: [],
          registersWritten: ['rax'],
        },
        { flow: 'jump', target: '0x6' },
        { operands: [{}, { value: '0xffffffffffffffff' }] },
      ],
    });
  });

  test('what is not a byte', async () => {
    expect(await rawcpu(['disasm', 'f3', '0g'])).toMatchObject({
      status: 65,
      out: '',
      err: expect.stringMatching(/^error: 1:4: '0g' is not a hexadecimal byte\n {2}hint: /),
    });
    const path = file('bytes.txt', 'f3\nxx\n');
    expect((await rawcpu(['disasm', path])).err).toMatch(`error: ${path}:2:1: 'xx' is not a hexadecimal byte`);
  });
});

describe('the program', () => {
  test('without a command, help', async () => {
    const { status, out, err } = await rawcpu([]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/Usage: rawcpu.*asm .*disasm .*Examples:/s);
  });

  test.each([['--help'], ['help'], ['asm', '--help'], ['help', 'disasm'], ['--version']])('%s %s', async (...args) => {
    expect(await rawcpu(args)).toMatchObject({ status: 0, err: '' });
  });

  test('unknown commands and options get suggestions', async () => {
    expect(await rawcpu(['disam', '90'])).toMatchObject({
      status: 2,
      out: '',
      err: "error: unknown command 'disam'\n(Did you mean disasm?)\n",
    });
    expect((await rawcpu(['asm', '--explian', 'nop'])).err).toContain('(Did you mean --explain?)');
  });

  test('colours', async () => {
    const { out } = await rawcpu(['asm', '-F', 'listing', 'f: lock inc dword ptr [rax]'], { colors: true });
    expect(out).toContain('\x1b[36mlock inc\x1b[39m dword ptr [rax]');
    expect((await rawcpu(['asm', 'foo'], { colors: true })).err).toContain('\x1b[31merror:\x1b[39m');
    expect((await rawcpu(['asm', '--explain', 'nop'], { colors: true })).out).toContain('\x1b[36mopcode');
    expect((await rawcpu(['disasm', '06'], { colors: true })).out).toContain('\x1b[31m(bad)\x1b[39m');
    const path = at('colors.lst');
    await rawcpu(['asm', 'nop', '-o', path], { colors: true });
    expect(readFileSync(path, 'utf8')).not.toContain('\x1b');
  });

  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '0' }, false],
    [true, { TERM: 'dumb' }, false],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('on a terminal: %s, with %o: %s', (isTerminal, env, expected) => {
    expect(wantsColors(isTerminal, env)).toBe(expected);
  });
});
