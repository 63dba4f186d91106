// What GNU as 2.40 and LLVM 19 make of Intel-syntax text, where reading it otherwise would be easy. All bytes are theirs.

import { Assembler, assemble, eax, gs, type ParseError, ptr, rax } from 'rawcpu';
import { describe, expect, it, test } from 'vitest';

const hex = (source: string) => Buffer.from(assemble(source).bytes).toString('hex');
const refused = (source: string): ParseError => {
  try {
    assemble(source);
  } catch (error) {
    return error as ParseError;
  }
  throw new Error(`accepted: ${source}`);
};

describe('a size and a constant without brackets are an immediate', () => {
  it.each([
    ['mov eax, dword ptr 16', 'b810000000'],
    ['push qword ptr 16', '6a10'],
    ['push qword ptr 0x1000', '6800100000'],
    ['push word ptr 16', '666a10'],
    ['push word ptr 0x1234', '66683412'],
    ['K = 5; add eax, dword ptr K', '83c005'],
    ['.set K, 5; add eax, dword ptr K + 1', '83c006'],
    ['mov eax, dword ptr (16)', 'b810000000'],
    ['mov eax, dword ptr 3*4 + 1', 'b80d000000'],
    ["mov eax, dword ptr 'a'", 'b861000000'],
    ['mov eax, dword ptr offset 16', 'b810000000'],
    ['imul eax, ecx, dword ptr 16', '6bc110'],
    ['imul eax, dword ptr 16', '6bc010'],
    ['imul eax, dword ptr [rax], dword ptr 16', '6b0010'],
    ['mov byte ptr [rdi], byte ptr 5', 'c60705'],
    ['cmp word ptr [rax], word ptr 5', '66833805'],
    ['mov rax, qword ptr 0x1122334455667788', '48b88877665544332211'],
    ['movabs rax, qword ptr 16', '48b81000000000000000'],
    ['mov rax, qword ptr -1', '48c7c0ffffffff'],
    ['add al, byte ptr 255', '04ff'],
    ['in al, byte ptr 16', 'e410'],
    ['out byte ptr 16, al', 'e610'],
    ['shl eax, byte ptr 3', 'c1e003'],
    ['shld eax, ecx, byte ptr 3', '0fa4c803'],
    ['rol byte ptr [rax], byte ptr 1', 'd000'],
    ['int byte ptr 0x80', 'cd80'],
    ['enter word ptr 16, byte ptr 3', 'c8100003'],
    ['ret word ptr 16', 'c21000'],
    ['pshufd xmm0, xmm1, byte ptr 3', '660f70c103'],
    ['vpslld zmm0, zmm1, byte ptr 3', '62f17d4872f103'],
    ['vshufps zmm0, zmm1, zmm2, byte ptr 3', '62f17448c6c203'],
    // Memory takes the size of the immediate where it has none of its own.
    ['mov [rax], dword ptr 5', 'c70005000000'],
    ['mov [rax], byte ptr 5', 'c60005'],
    ['add [rax], word ptr 5', '66830005'],
    ['pshufd xmm0, [rax], byte ptr 3', '660f700003'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each([
    ['mov eax, dword ptr [16]', '8b042510000000'],
    ['mov eax, dword ptr 16[0]', '8b042510000000'],
    ['mov rax, qword ptr fs:0x28', '64488b042528000000'],
    ['mov rax, qword ptr ds:0x28', '488b042528000000'],
    ['K = 16; mov eax, dword ptr K[0]', '8b042510000000'],
    ['mov eax, dword ptr sym; sym:', '8b042507000000'],
    ['call qword ptr 16', 'ff142510000000'],
  ])('%s is memory', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each([
    'lea rax, qword ptr 16',
    'inc dword ptr 16',
    'pop qword ptr 16',
    'mov dword ptr 16, eax',
    'xchg eax, dword ptr 16',
    'fld dword ptr 16',
    'movss xmm0, dword ptr 16',
    'vpaddd zmm0, zmm1, dword ptr 16',
    'prefetcht0 byte ptr 16',
    'cmpxchg8b qword ptr 16',
  ])('%s is refused', (source) => {
    const error = refused(source);
    expect(error.details.code).toBe('NO_FORM');
    expect(error.hint).toMatch(/written in brackets|nearest/);
  });

  it('a value that the size cannot hold is refused', () => {
    expect(refused('mov eax, byte ptr 300').code).toBe('BAD_NUMBER');
    expect(refused('mov al, byte ptr -129').code).toBe('BAD_NUMBER');
  });
});

describe('prefixes', () => {
  it.each([
    'rep rep movsb',
    'rep repe movsb',
    'repe repne cmpsb',
    'lock lock inc dword ptr [rax]',
    'fs fs mov eax, [rax]',
    'fs gs mov eax, [rax]',
    'fs gs movsb',
    'fs mov eax, gs:[rax]',
    'ds notrack jmp rax',
    'data16 data16 nop',
    'addr32 addr32 nop',
    'rex.w rex64 nop',
    'xacquire xrelease lock inc dword ptr [rax]',
    'bnd rep jmp rax',
    'rep rep',
    'rep addps xmm0, xmm1',
    'repne pshufw mm0, mm1, 1',
    'rep mov eax, ecx',
    'rep fld dword ptr [rax]',
    'rep vaddps xmm0, xmm1, xmm2',
    'data16 addps xmm0, xmm1',
    'data16 sha1msg1 xmm0, xmm1',
    'data16 vaddps xmm0, xmm1, xmm2',
    // What the 66 would leave of the immediate is two bytes; GNU as and LLVM write four.
    'data16 add eax, 0x1234',
    'data16 push 0x12345678',
  ])('%s is refused', (source) => {
    expect(refused(source).details.code).toBe('PREFIX_NOT_ALLOWED');
  });

  it.each([
    ['fs mov eax, fs:[rax]', '648b00'],
    ['xacquire lock inc dword ptr [rax]', 'f2f0ff00'],
    ['bnd notrack jmp rax', '3ef2ffe0'],
    ['rep fs movsb', '64f3a4'],
    ['rep ret', 'f3c3'],
    ['rep nop', 'f390'],
    ['rep bsf eax, ecx', 'f30fbcc1'],
    ['data16 push 0x1234', '66683412'],
    ['data16 mov rax, 5', '6648c7c005000000'],
    ['data16 nop', '6690'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it('of one group are refused by the typed assembler as well', () => {
    expect(() => new Assembler().with('rep', 'repne').movsb()).toThrow(/exclude each other/);
    expect(() => new Assembler().with('fs').mov(eax, ptr(rax).segment(gs))).toThrow(/exclude each other/);
  });

  it('a long row of them is refused at the second', () => {
    expect(refused(`${'lock '.repeat(200_000)}inc dword ptr [rax]`).column).toBe(6);
  });
});

describe('names in quotes', () => {
  it.each([
    ['lea rax, "tab"[rip]; call "helper"; ret; "tab":; "helper": ret', '488d0506000000e801000000c3c3'],
    ['call "rax"; "rax": nop', 'e80000000090'],
    ['mov eax, "eax"[rip]; "eax": nop', '8b050000000090'],
    ['mov "byte ptr"[rip], eax; "byte ptr": nop', '89050000000090'],
    ['call "a b"; "a b": nop', 'e80000000090'],
    ['jmp "x\\"y"; "x\\"y": nop', 'eb0090'],
    ['je "f;1#//"; "f;1#//": nop', '740090'],
    ['jmp short "s"; "s":', 'eb00'],
    ['"nop": nop', '90'],
    ['call "x"@PLT; x: ret', 'e800000000c3'],
    ['mov rax, qword ptr ["q r" + rip + 8]; "q r":', '488b0508000000'],
    ['call qword ptr "q r"[rip]; "q r":', 'ff1500000000'],
    ['"a": .long "b"-"a"; "b":', '04000000'],
    ['x: nop; .quad "x" - x + 4', '900400000000000000'],
    ['.set "q", 5; mov eax, "q"; mov eax, q + 1; mov ecx, dword ptr "q"', 'b805000000b806000000b905000000'],
    ['"w" = 7; mov ecx, w', 'b907000000'],
    ['.equ "a-b", 4; mov eax, "a-b"', 'b804000000'],
    ['"offset": mov eax, offset "offset"', 'b800000000'],
    ['call "?f@@YAXXZ"; "?f@@YAXXZ": ret', 'e800000000c3'],
    ['call "ünï"; ünï: ret', 'e800000000c3'],
    ['call "1f"; "1f": ret', 'e800000000c3'],
    ['.globl "x y"; .type "x y", @function; "x y": ret; .size "x y", .-"x y"', 'c3'],
    ['x = 5; .if "x" == 5; nop; .endif', '90'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it('are the keys of labels, without the quotes', () => {
    expect([...assemble('"a b": nop; "rax": ret').labels]).toEqual([
      ['a b', 0],
      ['rax', 1],
    ]);
  });

  it.each(['"nop"', '"mov" eax, ecx', '"": nop', '"x: nop', 'call "x"; x@PLT:', '"x"@TPOFF[rip]'])(
    '%s is refused',
    (source) => {
      expect(refused(source).name).toBe('ParseError');
    },
  );

  it('may not be defined twice, in quotes or without', () => {
    expect(refused('a: nop; "a": nop').code).toBe('SYMBOL_REDEFINED');
  });
});

test.each([
  ['jmp far ptr [rcx+1]', 'ff6901'],
  ['call far ptr [rcx+1]', 'ff5901'],
  ['jmp fword ptr [rcx]', 'ff29'],
  ['jmp far ptr fword ptr [rcx]', 'ff29'],
  ['jmp far ptr sym[rip]; sym:', 'ff2d00000000'],
  ['jmp far ptr fs:[rcx]', '64ff29'],
  ['far: jmp far', 'ebfe'],
])('%s', (source, bytes) => {
  expect(hex(source)).toBe(bytes);
});

test.each([
  ...['jmp far ptr sym; sym:', 'jmp far ptr 16', 'jmp far ptr rax', 'jmp far qword ptr [rcx]', 'jmp far [rcx]'],
  // Both assemblers refuse most of these, and none means anything.
  ...['lea rax, far ptr [rcx]', 'lss eax, far ptr [rcx]', 'mov eax, far dword ptr [rcx]', 'fld far tbyte ptr [rcx]'],
  ...['ljmp dword ptr [rcx]', 'ljmp tbyte ptr [rcx]', 'lcall qword ptr [rcx]', 'lcall word ptr [rcx]'],
  ...['lss eax, dword ptr [rcx]', 'lfs eax, tbyte ptr [rcx]', 'lgs ax, fword ptr [rcx]', 'lss rax, qword ptr [rcx]'],
  ...['jmp near fword ptr [rcx]', 'jmp near dword ptr [rcx]', 'call near tbyte ptr [rcx]', 'jmp short far ptr [rcx]'],
  ...['x: je short near x', 'x: jmp near near x', 'x: jmp short short x'],
  ...['x: loop near x', 'x: jrcxz near x', 'x: call short x', 'x: xbegin short x'],
  ...['mov eax, short 5', 'mov eax, near ptr [rcx]', 'push short 5'],
])('%s is refused', (source) => {
  expect(refused(source).name).toBe('ParseError');
});

describe('sections as compilers print them', () => {
  const sectionsOf = (source: string) =>
    assemble(source).sections.map(({ name, writable, offset }) => [name, writable, offset]);

  it.each([
    ['.section .ltext,"axl",@progbits', 0],
    ['.section .text.unlikely,"ax",@progbits', 0],
    ['.section .text.f,"axG",@progbits,f,comdat', 0],
    ['.section .text.f,"axR?",@progbits', 0],
    ['.section .text.f,"axo",@progbits,.text', 0],
    ['.section mine, "ax"', 0],
    ['.section .text,"xr"', 0],
    ['.text 0', 0],
  ])('%s holds code', (directive) => {
    expect(sectionsOf(`nop; .rodata; .byte 1; ${directive}; ret`).at(-1)).toEqual(['.rodata', false, 2]);
  });

  it.each([
    ['.section .rdata', false],
    ['.section .rdata,"dr"', false],
    ['.section .lrodata,"al"', false],
    ['.section .rodata.str1.1,"aMS",@progbits,1', false],
    ['.section .rodata.cst16,"aM",@progbits,16', false],
    ['.section .data.rel.ro.local,"aw"', false],
    ['.section mine,"a",%progbits', false],
    ['.section .ldata,"awl",@progbits', true],
    ['.section .lbss,"awl",@nobits', true],
    ['.section mine,"aw",@nobits', true],
    ['.section mine,"dw"', true],
  ])('%s holds data', (directive, writable) => {
    const [first, second] = sectionsOf(`nop; ${directive}; .byte 0`);
    expect(first).toEqual(['.text', false, 0]);
    expect(second!.slice(1)).toEqual([writable, writable ? 4096 : 1]);
  });

  it.each(['.section .note.x,"a",@note', '.section .mine,"",@progbits', '.section .drectve,"yni"', '.section .x,"e"'])(
    '%s is left out',
    (directive) => {
      expect(hex(`nop; ${directive}; .byte 7; .previous; ret`)).toBe('90c3');
    },
  );

  it.each([
    '.section .mine',
    '.section .mine,"awx"',
    '.section .tdata,"awT",@progbits',
    '.section .mine,"aq"',
    '.section .init_array,"aw"',
    '.text 1',
  ])('%s is refused', (source) => {
    expect(refused(source).code).toBe('BAD_STATEMENT');
  });

  it('.previous and .popsection go back', () => {
    expect(hex('nop; .rodata; .byte 1; .previous; ret; .previous; .byte 2')).toBe('90c30102');
    expect(hex('nop; .pushsection .rodata; .byte 1; .popsection; .previous; ret')).toBe('90c301');
  });
});

test('.att_syntax as the last word, as GCC prints it', () => {
  expect(
    hex('.intel_syntax noprefix\nnop\n.att_syntax prefix\n.size f, .-f\nf:\n.section .note.GNU-stack,"",@progbits'),
  ).toBe('90');
  expect(hex('.att_syntax\n.intel_syntax noprefix\nnop')).toBe('90');
});

describe('places and distances', () => {
  it.each([
    ['nop; .org 4; nop', '9000000090'],
    ['nop; .org 4, 0xcc; nop', '90cccccc90'],
    ['nop; . = . + 3; nop', '9000000090'],
    ['x: nop; .org x + 4; nop', '9000000090'],
    ['.set ., . + 2; nop', '000090'],
    ['.byte y-x; x: nop; y:', '0190'],
    ['.word y-x; x: nop; y:', '010090'],
    ['x: jmp y; y: .byte y-x', 'eb0002'],
    ['x: nop; y: .byte (y-x)*2', '9002'],
    ['x: nop; y: .if y-x == 1; nop; .endif', '9090'],
    ['x: nop; y: .fill y-x, 1, 7', '9007'],
    ['x: nop; y: .rept y-x; ret; .endr', '90c3'],
    ['x: nop; y: mov eax, (y-x)*4+1', '90b805000000'],
    ['x: nop; y: lea rax, [rbx + (y-x)*8]', '90488d4308'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  it.each(['nop; .org 0', 'x: jmp x; .org 8', '.org rax', '.byte x; x:', '. = 1 << 40', '.byte y-x; x: .zero 300; y:'])(
    '%s is refused',
    (source) => {
      expect(refused(source).name).toBe('ParseError');
    },
  );
});

describe('floating-point data', () => {
  it.each([
    ['.float nan, -nan, +nan', 'ffffff7fffffffffffffff7f'],
    ['.double nan, -nan', 'ffffffffffffff7fffffffffffffffff'],
    ['.float inf, -inf', '0000807f000080ff'],
    ['.double 0.1, -0.0', '9a9999999999b93f0000000000000080'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });

  // GNU as reads 0x10 as ten, and LLVM not at all.
  it.each(['.double 0x10', '.double 1e400', '.float 1e39'])('%s is refused', (source) => {
    expect(refused(source).name).toBe('ParseError');
  });
});

describe('conditions and repetition', () => {
  it.each([
    ['.ifeq 0; nop; .endif; .ifne 1; nop; .endif; .ifgt 1; nop; .endif; .ifle 1; ret; .endif', '909090'],
    ['.ifge 0; nop; .endif; .iflt -1; nop; .endif', '9090'],
    ['.ifb; nop; .endif; .ifnb x; nop; .endif; .ifb x; ret; .endif', '9090'],
    ['.ifc a b,a b; nop; .endif; .ifnc a, b; nop; .endif; .ifc a, b; hlt; .else; ret; .endif', '9090c3'],
    ['.ifeqs "a", "a"; nop; .endif; .ifnes "a", "b"; nop; .endif; .ifnotdef q; nop; .endif', '909090'],
    ['.macro m a, b; .byte \\a; .ifnb \\b; .byte \\b; .endif; .endm; m 1; m 1, 2', '010102'],
    // Comments, quotes and statements on one line do not change where a block begins and ends.
    ['.if 1 # nop\nret\n.endif', 'c3'],
    ['.if 0; ret; .elseif 1; nop; .else; hlt; .endif', '90'],
    ['.if 0 # c\nhlt\n.else # d\nret\n.endif # e\nnop', 'c390'],
    ['.if 0\n.if 1; hlt; .else; nop; .endif; .else; ret; .endif', 'c3'],
    ['.rept 2\nnop // see; .endr\nret\n.endr', '90c390c3'],
    [".rept 2\n.byte ';'\n.endr", '3b3b'],
    ["if0: .if 0; .byte '\"'; hlt; .endif; ret", 'c3'],
    ['.rept 2\n/* .endr; */ nop\n.endr', '9090'],
    ['.macro m a # c\n.byte \\a\n.endm\nm 3 # d', '03'],
    ['.globl x /* a; b */ ; nop', '90'],
    ['.irp x; .byte 1\\x; .endr', '01'],
    ['.irpc x, 123; .byte \\x; .endr', '010203'],
  ])('%s', (source, bytes) => {
    expect(hex(source)).toBe(bytes);
  });
});

test('a displacement beyond 2^53 is one of 32 bits, or refused', () => {
  expect(hex('mov eax, [rax + 0xffffffffffffffff]')).toBe('8b40ff');
  expect(refused('mov eax, [rax + 0x8000000000000000]').message).toMatch(/32 signed bits/);
});
