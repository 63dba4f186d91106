import { asm, assemble, byte, dword, k1, type ParseError, ptr, rax, rcx, rn_sae, zmm0, zmm1, zmm2 } from 'rawcpu';
import { describe, expect, it } from 'vitest';

const hex = (source: string, origin = 0) => Buffer.from(assemble(source, { origin }).bytes).toString('hex');
const refused = (source: string): ParseError => {
  try {
    assemble(source);
  } catch (error) {
    return error as ParseError;
  }
  throw new Error(`accepted: ${source}`);
};

describe('numbers', () => {
  it.each([
    ['10', 10n],
    ['0x1f', 31n],
    ['0X1F', 31n],
    ['1fh', 31n],
    ['0ffh', 255n],
    ['0b101', 5n],
    ['017', 15n],
    ["'a'", 97n],
    ["'\\n'", 10n],
    ['0xffffffffffffffff', 0xffffffffffffffffn],
    ['18446744073709551615', 0xffffffffffffffffn],
    ['-9223372036854775808', 1n << 63n],
  ])('%s', (text, value) => {
    expect(Buffer.from(assemble(`.quad ${text}`).bytes).readBigUInt64LE()).toBe(value);
  });
});

describe('zeroing', () => {
  it.each([
    'vpgatherdd zmm0{k1}{z}, [rax + zmm1*4]',
    'vgatherqps ymm0{k1}{z}, [rax + zmm1]',
    'vpcmpeqd k1{k2}{z}, zmm0, zmm1',
    'vcmpps k1{k2}{z}, zmm0, zmm1, 1',
    'vfpclasspd k1{k2}{z}, zmm0, 1',
    'vptestmd k1{k2}{z}, zmm0, zmm1',
  ])('%s is refused: the processor has none there', (source) => {
    expect(refused(source).details.code).toBe('BAD_DECORATOR');
    expect(hex(source.replace('{z}', ''))).toMatch(/^62/);
  });

  it('is there where the manual has it', () => {
    expect(hex('vpcompressd zmm0{k1}{z}, zmm1')).toBe('62f27dc98bc8');
    expect(hex('vexpandps zmm0{k1}{z}, [rax]')).toBe('62f27dc98800');
  });
});

describe('floating-point numbers', () => {
  it.each([
    ['.float 1.000000059604644775390625', '0000803f'],
    ['.float 1.000000059604644775390625000001', '0100803f'],
    ['dd 1.000000059604644775390625000001', '0100803f'],
    ['.float -1.000000059604644775390625000001', '010080bf'],
    ['.float 1.000000178813934326171875', '0200803f'],
    ['.float 1.000000178813934326171874999999', '0100803f'],
    ['.float 16777217, 16777217.0000000000000000001, 16777219', '0000804b0100804b0200804b'],
    ['.float 7.00649232162408535461864791644958065640130970938257885878534141944895541342931e-46', '01000000'],
    ['.float 1e-45, 1.1754944e-38, 3.4028235e38', '01000000' + '00008000' + 'ffff7f7f'],
  ])('%s is rounded once, from its text', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each(['.float 1e-50', '.double 1e-400', '.float 3.5e38', '.double 1e309'])('%s is refused', (source) => {
    expect(refused(source).code).toBe('BAD_NUMBER');
  });
});

describe('expressions', () => {
  it.each([
    ['1+2*3', 7],
    ['(1+2)*3', 9],
    ['7/2', 3],
    ['-7/2', -3],
    ['7%4', 3],
    ['1<<4|1', 17],
    ['6&3^1', 3],
    ['~0', -1],
    ['!5', 0],
    ['!0', 1],
    ['1==1', -1],
    ['2<1', 0],
    ['1&&2', 1],
    ['0||0', 0],
    ['- - 3', 3],
    ['~0 >> 60', 15],
    ['-8 >> 1', 0x7ffffffffffffffcn],
    ['-8 / 2', -4],
    ['1 - 2 - 3', -4],
    ['0x7fffffff + 0x7fffffff - 0xffffffff', -1],
  ])('%s', (text, value) => {
    expect(Buffer.from(assemble(`.quad ${text}`).bytes).readBigInt64LE()).toBe(BigInt(value));
  });

  it('knows symbols, .equ, = and the distance between labels', () => {
    expect(hex('.equ N, 4*4\nM = N + 1\n.byte N, M')).toBe('1011');
    expect(hex('M = 1\nM = M + 1\n.byte M')).toBe('02');
    expect(hex('a: .byte 1, 2, 3\nb: .byte b - a\n mov ecx, b - a\n .long c - a, c - .\nc:')).toBe(
      '01020303b903000000110000000800000000'.slice(0, 34),
    );
  });
});

describe('statements', () => {
  it('separates by newline and ; and skips comments', () => {
    expect(hex('nop # one; nop\nnop // two\n/* three\nnop */ nop; nop;;\n\n')).toBe('90909090');
  });

  it('lets a label be named like a mnemonic and stand before a statement', () => {
    expect(hex('loop: dec ecx; jnz loop')).toBe('ffc975fc');
    expect(hex('add:\nadd: nop'.replace('add:\n', ''))).toBe('90');
  });

  it('has numeric local labels', () => {
    expect(hex('1: jmp 1f; 1: jmp 1b; jmp 1b; 1:')).toBe('eb00ebfeebfc');
  });

  it('has operators as words, and a mask before its memory', () => {
    expect(hex('push not 1; push 3 mod 2; push 4 shl 1 or 1; push 3 eq 3')).toBe('6afe' + '6a01' + '6a09' + '6aff');
    expect(hex('vgatherpf0dps {k1}, [rax + zmm3]')).toBe(hex('vgatherpf0dps [rax + zmm3] {k1}'));
    expect(hex('{disp32} jmp x; {disp8} jmp x; x:')).toBe('e902000000' + 'eb00');
  });

  it('is indifferent to case', () => {
    expect(hex('MOV EAX, DWORD PTR [RDI + RCX*4]')).toBe('8b048f');
  });

  it('takes prefixes, alone and together', () => {
    expect(hex('lock inc dword ptr [rax]; rep movsb; repne scasb; rep; movsb; {vex3} vaddps xmm0, xmm1, xmm2')).toBe(
      'f0ff00f3a4f2aef3a4c4e17058c2',
    );
  });
});

describe('addresses in all spellings', () => {
  it.each([
    ['mov eax, dword ptr [rdi + rcx*4 + 8]', '8b448f08'],
    ['mov eax, [8 + 4*rcx + rdi]', '8b448f08'],
    ['mov eax, 8[rdi + rcx*4]', '8b448f08'],
    ['mov eax, [rdi][rcx*4][8]', '8b448f08'],
    ['mov eax, [rdi + rcx*(2+2) + 16 - 8]', '8b448f08'],
    ['mov eax, dword ptr [rdi] + 8', '8b4708'],
    ['mov eax, [rdi[rcx*4]]', '8b048f'],
    ['mov eax, -4[rbp]', '8b45fc'],
    ['mov eax, DWORD PTR -4[rbp+rcx*4]', '8b448dfc'],
    ['mov eax, [[rdi] + 8]', '8b4708'],
    ['mov eax, [rcx*2]', '8b044d00000000'],
    ['mov eax, [rax + rsp]', '8b0404'],
    ['mov rax, fs:0x28', '64488b042528000000'],
    ['mov rax, qword ptr fs:[0x28]', '64488b042528000000'],
    ['mov rax, [fs:rbx]', '64488b03'],
    ['lea rax, [rip + 4]', '488d0504000000'],
    ['lea rax, x[rip]; x:', '488d0500000000'],
    ['lea rax, [rip + x + 2]; x:', '488d0502000000'],
    ['mov eax, [edi]', '678b07'],
    ['vaddps zmm0 {k1} {z}, zmm1, dword ptr [rax]{1to16}', '62f174d95800'],
    ['vaddps zmm0, zmm1, dword bcst [rax]', '62f174585800'],
    ['vcmpps k5 {k3}, zmm30, zmm29, {sae}, 0xab', '62910c13c2edab'],
    ['vaddps zmm0, zmm1, zmm2{rn-sae}', '62f1741858c2'],
    ['vscatterdps [rax + zmm1*4] {k1}, zmm2', '62f27d49a21488'],
    ['fadd st, st(1)', 'd8c1'],
    ['jmp short x; x:', 'eb00'],
    ['jmp near ptr x; x:', 'e900000000'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it('gives the guide its bytes', () => {
    expect(hex('addss xmm0, xmm1; movss [rdx], xmm0')).toBe('f30f58c1f30f1102');
  });

  it('places absolute addresses by the origin', () => {
    expect(hex('mov eax, offset x; mov eax, [x]; x:', 0x400000)).toBe('b80c0040008b04250c004000');
  });
});

describe('directives', () => {
  it.each([
    ['.byte 1, -1, 255', '01ffff'],
    ['.word 0x1234; dw -2', '3412feff'],
    ['.long 1; dd 0xffffffff', '01000000ffffffff'],
    ['.quad 1; dq -1', '0100000000000000ffffffffffffffff'],
    ['.ascii "a\\n", "b"; .asciz "c"; db "d", 0', '610a6263006400'],
    ['.ascii "\\x41\\101\\\\"', '41415c'],
    ['.float 1.5, -0.0', '0000c03f00000080'],
    ['.double 1e300', '9c7500883ce4377e'],
    ['.zero 3; .skip 2, 7', '0000000707'],
    ['.fill 2, 2, 0x1234', '34123412'],
    ['nop; .p2align 2, 0xcc; nop', '90cccccc90'],
    ['.globl f; .type f, @function; f: .cfi_startproc; ret; .cfi_endproc; .size f, .-f', 'c3'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });
});

describe('data as nasm and GNU as write it', () => {
  it.each([
    ["db 'abc', 0", '61626300'],
    ["db 'a', \"b\", '\\n'", '61620a'],
    ["dw 'abc'", '61626300'],
    ['dd 1.5, 2', '0000c03f02000000'],
    ["dq 1e3, 'ab'", '0000000000408f406162000000000000'],
    ['dd 1e5h', 'e5010000'],
    ['dd here, 1.5\nhere:', '080000000000c03f'],
    ['.ascii "a" "b", "c"', '616263'],
    ['.asciz "a" "b"', '616200'],
    ['.dc.w 5', '0500'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each([".byte 'abc'", 'dw 1.5', '.ascii "a" b'])('refuses %s', (source) => {
    expect(refused(source).line).toBe(1);
  });
});

describe('errors carry their place', () => {
  it.each<[string, string, number, number, number]>([
    ['movv eax, 1', 'UNKNOWN_MNEMONIC', 1, 1, 4],
    ['nop\n  foo.bar 1', 'UNKNOWN_MNEMONIC', 2, 3, 7],
    ['.quod 1', 'UNKNOWN_DIRECTIVE', 1, 1, 5],
    ['cmp rcx, r8d', 'BAD_STATEMENT', 1, 1, 12],
    ['mov al, 300', 'BAD_STATEMENT', 1, 9, 3],
    ['mov eax, [rbx', 'SYNTAX', 1, 14, 1],
    ['mov eax, 5 5', 'SYNTAX', 1, 12, 1],
    ['mov eax, 12q4', 'BAD_NUMBER', 1, 10, 4],
    ['mov eax, 1/0', 'BAD_STATEMENT', 1, 11, 2],
    ['mov eax, [rax+rbx+rcx]', 'BAD_STATEMENT', 1, 18, 4],
    ['lea rax, [rsp*2]', 'BAD_STATEMENT', 1, 10, 7],
    ['jmp nowhere', 'UNDEFINED_SYMBOL', 1, 5, 7],
    ['jmp 1f', 'UNDEFINED_SYMBOL', 1, 5, 2],
    ['jmp 1b', 'UNDEFINED_SYMBOL', 1, 5, 2],
    ['a: nop\na: nop', 'SYMBOL_REDEFINED', 2, 1, 1],
    ['vaddps zmm0{k0}, zmm1, zmm2', 'BAD_STATEMENT', 1, 12, 4],
    ['vaddps zmm0{q}, zmm1, zmm2', 'SYNTAX', 1, 12, 3],
    ['inc [rax]', 'BAD_STATEMENT', 1, 1, 9],
    ['.byte 256', 'BAD_NUMBER', 1, 7, 3],
    ['.fill 1 << 60', 'BAD_NUMBER', 1, 7, 7],
    ['.ascii "abc', 'SYNTAX', 1, 8, 4],
    ['nop\n/* never closed', 'SYNTAX', 2, 1, 2],
    ['{fast} nop', 'SYNTAX', 1, 1, 6],
    ['mov eax, rbx + 1', 'SYNTAX', 1, 10, 3],
    ['x: nop\n.zero 200; loop x\nret', 'BAD_STATEMENT', 2, 12, 6],
  ])('%j: %s at %i:%i, %i long', (source, code, line, column, length) => {
    const error = refused(source);
    expect([error.code, error.line, error.column, error.length]).toEqual([code, line, column, length]);
  });

  it('reports several at once and keeps the rest readable', () => {
    const error = refused('movv eax, 1\nnop\nadd rax\n.byte 999');
    expect((error.details.errors as ParseError[]).map((e) => e.line)).toEqual([1, 3, 4]);
    expect(error.message).toContain('2 more');
  });

  it('suggests near names', () => {
    expect(refused('vadps xmm0, xmm1, xmm2').hint).toContain('vaddps');
    expect(refused('.quod 1').hint).toContain('.quad');
  });

  it('survives deep nesting and odd characters', () => {
    expect(refused(`mov eax, ${'('.repeat(10_000)}`).code).toBe('BAD_STATEMENT');
    expect(refused('mov eax, \0').code).toBe('SYNTAX');
    expect(refused('mov eax, \u{1f600}').code).toBe('UNDEFINED_SYMBOL');
  });
});

it('lists offsets, bytes and source', () => {
  expect(assemble('start: nop\n jmp start # back').listing().split('\n')).toEqual([
    '0000  start:',
    '0000  90                               nop',
    '0001  eb fd                            jmp start',
  ]);
});

it('takes symbols from outside', () => {
  const { bytes } = assemble('call puts; mov eax, LIMIT; mov rax, [TABLE + rcx*8]', {
    origin: 0x1000,
    symbols: { puts: 0x2000n, LIMIT: 7, TABLE: 0x3000 },
  });
  expect(Buffer.from(bytes).toString('hex')).toBe('e8fb0f0000' + 'b807000000' + '488b04cd00300000');
  expect(() => assemble('nop', { symbols: { x: 1.5 } })).toThrow("symbol 'x'");
  expect(() => assemble('x: nop', { symbols: { x: 1 } })).toThrow("'x' is defined already");
});

describe('sections', () => {
  it('lie behind the code: constants, then data on a page of its own, then zeros', () => {
    const assembly = assemble(`
      .data
      counter: .long 7
      .text
      mov eax, [rip + counter]
      mov ecx, [rip + limit]
      lea rdx, [rip + room]
      ret
      .section .rodata.cst4, "aM", @progbits, 4
      .align 4
      limit: .long 9
      .bss
      room: .zero 16
      .section .note.GNU-stack, "", @progbits
      .long 1
    `);
    expect(assembly.sections).toEqual([
      { name: '.text', offset: 0, sizeBytes: 20, writable: false, kind: 'code', alignBytes: 1 },
      { name: '.rodata.cst4', offset: 20, sizeBytes: 4, writable: false, kind: 'constant', alignBytes: 4 },
      { name: '.data', offset: 4096, sizeBytes: 4, writable: true, kind: 'data', alignBytes: 1 },
      { name: '.bss', offset: 4100, sizeBytes: 16, writable: true, kind: 'zero', alignBytes: 1 },
    ]);
    expect(assembly.labels.get('room')).toBe(4100);
    expect(Buffer.from(assembly.bytes.subarray(0, 20)).toString('hex')).toBe(
      '8b05fa0f00008b0d08000000488d15f10f0000c3',
    );
  });

  it('come back by .popsection, and unknown ones are refused', () => {
    expect(hex('nop; .pushsection .rodata; .byte 7; .popsection; ret')).toBe('90c307');
    expect(refused('.section .mine').code).toBe('BAD_STATEMENT');
    expect(refused('.popsection').code).toBe('BAD_STATEMENT');
  });
});

describe('absolute addresses', () => {
  it('are listed and move with the origin', () => {
    const assembly = assemble('x: .quad x, y; .long y; y:', { origin: 0x1000 });
    expect(assembly.relocations).toEqual([
      { offset: 0, sizeBytes: 8, target: 0, section: '.text', label: 'x' },
      { offset: 8, sizeBytes: 8, target: 20, section: '.text', label: 'y' },
      { offset: 16, sizeBytes: 4, target: 20, section: '.text', label: 'y' },
    ]);
    expect(Buffer.from(assembly.relocate(0x2000)).toString('hex')).toBe(
      '00200000000000001420000000000000' + '14200000',
    );
    expect(() => assembly.relocate(1n << 40n)).toThrow("address of 'y'");
    expect(assemble('jmp x; x: lea rax, [rip + x]').relocations).toEqual([]);
  });

  it('go through eight bytes for @GOTPCREL, and need no detour for @PLT', () => {
    expect(hex('mov rax, x@GOTPCREL[rip]; call x@PLT; x: ret')).toBe(
      '488b0509000000' + 'e800000000' + 'c3' + '000000' + '0c00000000000000',
    );
  });

  it('go through eight bytes for @GOTPCREL of a name that has its value already', () => {
    const slots = (source: string, symbols: Record<string, bigint> = {}) => {
      const { bytes, relocations } = assemble(source, { symbols });
      return { hex: Buffer.from(bytes).toString('hex'), relocations: relocations.map((field) => field.target) };
    };
    const load = (distance: string) => `488b05${distance}000000`;
    // Second names of labels, as gcc writes them for __attribute__((alias)).
    for (const assign of ['.set x, f', '.equ x, f', 'x = f', '.equiv x, f', 'y = f; x = y'])
      expect(slots(`nop; f: ret; ${assign}; mov rax, x@GOTPCREL[rip]`), assign).toEqual({
        hex: `90c3${load('07')}${'00'.repeat(7)}0100000000000000`,
        relocations: [1],
      });
    // One slot for a name, another one where it has another value by then.
    expect(slots('f: ret; x = f + 1; mov rax, x@GOTPCREL[rip]; mov rax, x@GOTPCREL[rip]')).toEqual({
      hex: `c3${load('08')}${load('01')}00${'01'.padEnd(16, '0')}`,
      relocations: [1],
    });
    expect(slots('f: ret; x = f + 1; mov rax, x@GOTPCREL[rip]; x = f + 2; mov rax, x@GOTPCREL[rip]')).toEqual({
      hex: `c3${load('08')}${load('09')}00${'01'.padEnd(16, '0')}${'02'.padEnd(16, '0')}`,
      relocations: [1, 2],
    });
    // Constants, of the text and from outside; a distance that is known only in the end.
    expect(slots('x = -2; mov rax, x@GOTPCREL[rip]').hex).toBe(`${load('01')}00feffffffffffffff`);
    expect(slots('call [rip + x@GOTPCREL]', { x: 0x1122334455667788n })).toEqual({
      hex: 'ff15020000000000' + '8877665544332211',
      relocations: [],
    });
    expect(slots('a: jmp b; b: c: nop; x = c - a; mov rax, x@GOTPCREL[rip]').hex).toBe(
      `eb0090${load('06')}${'00'.repeat(6)}${'02'.padEnd(16, '0')}`,
    );
  });

  it('refuse a slot for what no eight bytes hold', () => {
    expect(refused('x = rax; mov rbx, x@GOTPCREL[rip]').message).toMatch(/^1:19: 'x' is not an address/);
    expect(refused('x = 1 << 64; mov rbx, x@GOTPCREL[rip]').message).toMatch(/which does not fit into 64 bits/);
  });

  it('take a name that gets its place by .set, even later', () => {
    expect(hex('call f; .set f, g + 1; nop; g: nop; ret')).toBe('e802000000' + '90' + '90' + 'c3');
  });

  it('make a label of every name that is given the place of one', () => {
    const labels = (source: string) => Object.fromEntries(assemble(source).labels);
    expect(labels('nop; f: ret; .set x, f; y = f + 1; .equiv z, x; here = .')).toEqual({
      f: 1,
      x: 1,
      y: 2,
      z: 1,
      here: 2,
    });
    expect(labels('.set x, f; jmp g; .zero 200; g: ret; f: ret')).toEqual({ g: 205, f: 206, x: 206 });
    expect(labels('a: nop; b: nop; x = a; x = b; x = x + 1')).toEqual({ a: 0, b: 1, x: 2 });
    // Numbers and distances are not places, nor is what lies outside of the bytes.
    expect(labels('a: nop; b: n = 5; d = b - a; r = rax; below = a - 1; above = b + 1; end = b')).toEqual({
      a: 0,
      b: 1,
      end: 1,
    });
    expect(labels('jmp below; a: below = a - 200')).toEqual({ a: 5 });
  });

  it('are exact, or refused: 2^53 is where numbers are not', () => {
    expect(hex('.quad f - 0xffffffff80000000; f:')).toBe('0800008000000000');
    expect(hex('f: .quad f + 0xfffffffffffff')).toBe('ffffffffffff0f00');
    for (const source of [
      'f: .quad f + 0x1000000000000001',
      'f: mov rax, offset f + 0x1000000000000001',
      'f: call f + 0x1000000000000001',
      '.quad x; x = f + 0x1000000000000001; f:',
      'x = f + 0x1000000000000001; mov rax, x@GOTPCREL[rip]; f:',
    ])
      expect(refused(source).message, source).toMatch(/1152921504606846977 is too far away from a label/);
  });
});

describe('branches to fixed addresses', () => {
  const field = (source: string, options = {}) => {
    const { fixedTargets, relocate } = assemble(source, options);
    return { fixedTargets, at: (origin: bigint) => Buffer.from(relocate(origin)).toString('hex') };
  };

  it('are listed, and written anew for another origin', () => {
    const { fixedTargets, at } = field('nop; jmp 0x401000', { origin: 0x400000n });
    expect(fixedTargets).toEqual([{ offset: 2, sizeBytes: 4, from: 6, address: 0x401000n }]);
    expect(at(0x400000n)).toBe('90e9fa0f0000');
    expect(at(0x402000n)).toBe('90e9faefffff');
    expect(at(0x8040_0ffan)).toBe('90e900000080');
    expect(() => at(0x8040_0ffbn)).toThrow(/-2147483649 bytes away/);
    expect(() => at(0x1_0000_0000n)).toThrow(/bytes away from the code at 0x100000006; a relative field reaches 2 GiB/);
  });

  it('reach a byte far where they are short', () => {
    const { fixedTargets, at } = field('loop 0x10; je 0x10; jmp short 0x10');
    expect(fixedTargets.map(({ sizeBytes }) => sizeBytes)).toEqual([1, 1, 1]);
    expect(at(0n)).toBe('e20e740ceb0a');
    expect(at(8n)).toBe('e2067404eb02');
    expect(() => at(0x1000n)).toThrow(/0x10 is -4084 bytes away from the code at 0x1004; a short branch reaches/);
  });

  it('and so are distances to them, and rip-relative operands with a symbol from outside', () => {
    const symbols = { tgt: 0x1000n };
    const { fixedTargets } = field('lea rax, [rip + tgt + 4]; d: .long tgt - d; .quad 0x2000 - .; xbegin tgt', {
      symbols,
    });
    expect(fixedTargets).toEqual([
      { offset: 3, sizeBytes: 4, from: 7, address: 0x1004n },
      { offset: 7, sizeBytes: 4, from: 7, address: 0x1000n },
      { offset: 11, sizeBytes: 8, from: 11, address: 0x2000n },
      { offset: 21, sizeBytes: 4, from: 25, address: 0x1000n },
    ]);
    expect(field('mov eax, tgt; mov ecx, [rbx + tgt]; .long tgt - 4096', { symbols }).fixedTargets).toEqual([]);
  });

  it('a constant of the text is a displacement from rip, as for GNU as and LLVM', () => {
    const { fixedTargets, at } = field('K = 0x1000; lea rax, [rip + K]; lea rax, K[rip]');
    expect([fixedTargets, at(0n)]).toEqual([[], '488d0500100000488d0500100000']);
  });
});

describe('macros', () => {
  it.each([
    ['.macro two a, b=2; .byte \\a, \\b; .endm; two 1; two 3, 4; two b=5, a=6', '010203040605'],
    ['.macro all list:vararg; .byte \\list; .endm; all 1, 2, 3', '010203'],
    ['.macro lab; l\\@: jmp l\\@; .endm; lab; lab', 'ebfeebfe'],
    ['.macro glue r; mov e\\r\\()x, 1; .endm; glue a', 'b801000000'],
    ['.rept 3; nop; .endr', '909090'],
    ['.irp i, 1, 2, 3; .byte \\i; .endr', '010203'],
    ['.irpc i, 123; .byte \\i; .endr', '010203'],
    ['.rept 2; .rept 2; nop; .endr; ret; .endr', '9090c39090c3'],
    ['.if 1 == 1; nop; .else; ret; .endif', '90'],
    ['X = 2\n.if X == 1\nnop\n.elseif X == 2\nret\n.else\nhlt\n.endif', 'c3'],
    ['.ifdef x; nop; .endif; .ifndef x; ret; .endif', 'c3'],
    ['.macro count i; .if \\i; .byte \\i; count \\i-1; .endif; .endm; count 3', '030201'],
  ])('%s', (source, bytes) => {
    expect(hex(source.replaceAll('\\n', '\n').replaceAll('; ', '\n'))).toBe(bytes);
  });

  it('reports errors at the statement that expands', () => {
    const error = refused('.macro bad r\n mov \\r, xmm0\n.endm\nnop\n bad rax');
    expect([error.line, error.column]).toEqual([5, 2]);
    expect(error.message).toContain("in macro 'bad', line 1: mov rax, xmm0");
  });

  it('ends recursion, runaway repetition and open blocks with an error', () => {
    expect(refused('.macro again\n again\n.endm\nagain').message).toContain('100 deep');
    expect(refused('.macro twice\n twice\n twice\n.endm\ntwice').message).toContain('100 deep');
    expect(refused('.rept 1 << 60\nnop\n.endr').code).toBe('BAD_NUMBER');
    expect(refused('.rept 2\nnop').message).toContain('.endr');
    expect(refused('.macro need a:req\n.endm\nneed').message).toContain("'a'");
  });
});

describe('the asm template', () => {
  it('takes operands, integers and text', () => {
    const bytes = (assembly: { bytes: Uint8Array }) => Buffer.from(assembly.bytes).toString('hex');
    expect(bytes(asm`mov ${rax}, ${ptr(rcx, 8)}; add ${rax}, ${-1}; mov ${byte(rax)}, ${7n}`)).toBe(
      '488b4108' + '4883c0ff' + 'c60007',
    );
    expect(bytes(asm`vaddps ${zmm0.k(k1).z()}, ${zmm1}, ${zmm2}, ${rn_sae}`)).toBe('62f1749958c2');
    expect(bytes(asm`vaddps ${zmm0}, ${zmm1}, ${dword(rax).bcst()}; ${'ret'}`)).toBe('62f174585800' + 'c3');
    expect(() => asm`mov eax, ${1.5}`).toThrow('value 1');
  });
});

describe('REX prefixes by name', () => {
  // Bytes from GNU as 2.40.
  it.each([
    ['rex.w add eax, ecx', '4801c8'],
    ['rex.wrxb add eax, ecx', '4f01c8'],
    ['rex.r add eax, ecx', '4401c8'],
    ['rex.X add eax, ecx', '4201c8'],
    ['rex.rb mov eax, ecx', '4589c8'],
    ['rex.WRXB add r8, r9', '4f01c8'],
    ['rex64xyz nop', '4f90'],
    // Not far jumps through 80 bits, which have the bit as well.
    ['rex.w jmp [rcx]', '48ff21'],
    ['rex.w call [rcx]', '48ff11'],
    ['rex.w jmp fword ptr [rcx]', '48ff29'],
    ['rex.wrxb; nop', '4f90'],
    ['rex.w mov rax, 5', '48c7c005000000'],
    ['rex.w add eax, 0x12345678', '480578563412'],
    ['rex.w add ax, 5', '664883c005'],
    ['rex.w mov al, 5', '48b005'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each([
    ...['rex.w vaddps xmm0, xmm1, xmm2', '{rex} vaddps zmm0, zmm1, zmm2', 'rex.r mov ah, al', 'rex.q nop'],
    // ah to bh have the numbers of spl to dil, which any prefix of this kind makes of them.
    ...[
      'rex mov ah, bl',
      '{rex} mov ah, bl',
      '{rex2} mov ah, bl',
      'rex movzx eax, ch',
      'rex add byte ptr [rax], dh',
      '{rex2} div bh',
    ],
    // The processor would take the next instructions for the rest of the immediate.
    ...[
      'rex.w mov eax, 5',
      'rex.wb mov eax, 5',
      'rex.w mov ax, 5',
      'rex.w add ax, 0x1234',
      'rex.w mov word ptr [rax], 5',
    ],
    ...['rex64 test cx, 0x1234', 'rex.w imul ax, cx, 0x1234'],
  ])('refuses %s', (source) => {
    expect(refused(source).name).toBe('ParseError');
  });
});

describe('percent signs and the syntax directives', () => {
  it.each([
    ['mov %rax, rcx', '4889c8'],
    ['.intel_syntax prefix\nmov %eax, dword ptr [%rdi + %rcx*4]', '8b048f'],
    ['mov %fs:0x28, eax', '6489042528000000'],
    ['mov eax, dword ptr %fs:0x28', '648b042528000000'],
    ['vaddps zmm0{%k1}, zmm1, zmm2', '62f1744958c2'],
    ['fld %st(1)', 'd9c1'],
    ['mov al, 7 % 4', 'b003'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each(['mov eax, %foo', 'mov eax, [%foo]', 'mov eax, %', '.intel_syntax att', '.att_syntax intel'])(
    'refuses %s',
    (source) => {
      expect(refused(source).line).toBe(1);
    },
  );
});

describe('messages for those who know other modes and other syntaxes', () => {
  it.each([
    ['aam', 'does not exist in 64-bit mode'],
    ['vaddps zmm0{z}, zmm1, zmm2', 'write zmm0 {k1}{z}'],
    ['.att_syntax; nop', '-masm=intel'],
    ['.att_syntax prefix; movl %eax, %ecx', 'only Intel syntax is read'],
    ['.code32', '64-bit mode'],
    ['f: data16 xbegin f', '16 bits for the offset'],
  ])('%s', (source, message) => {
    expect(refused(source).message).toContain(message);
  });
});

describe('names', () => {
  it('are told apart by case, by letters beyond ASCII, and by all of a thousand others', () => {
    const names = ['a', 'A', 'ä', 'ö', 'é_', 'É_', ...Array.from({ length: 1000 }, (_, i) => `name_${i}`)];
    const { labels } = assemble(names.map((name) => `${name}: nop`).join('\n'));
    expect([...labels]).toEqual(names.map((name, i) => [name, i]));
    const jumps = assemble(names.map((name) => `jmp ${name}`).join('\n') + names.map((n) => `\n${n}:`).join(''));
    expect(jumps.labels.size).toBe(names.length);
  });

  it('are words in either case after many names that are none', () => {
    const many = Array.from({ length: 600 }, (_, i) => `other${i}:`).join('\n');
    expect(hex(`${many}\nMOV RaX, rcx; Lock Inc DWORD ptr [rax]; kmovw k1, eax`)).toBe('4889c8f0ff00c5f892c8');
  });

  it('may follow a NUL only as an error', () => {
    expect(refused('nop\0').column).toBe(4);
    expect(refused('mov eax, \0').column).toBe(10);
  });
});
