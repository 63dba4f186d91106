// disassemble(): operands, facts, addresses, bad bytes, options.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { Assembler, assemble } from '../../../src/asm/index.ts';
import {
  decodeOne,
  disassemble,
  explainEncoding,
  type Instruction,
  type MemoryOperandFacts,
} from '../../../src/disasm/index.ts';
import { installedModule, withWebAssembly } from '../../../src/disasm/wasm-source.ts';
import { cl, fs, k1, rax, rcx, rdi, zmm0 } from '../../../src/isa/index.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const one = (hex: string, options = {}): Instruction => {
  const [instruction, ...more] = disassemble(bytesOf(hex), options);
  expect(more).toEqual([]);
  return instruction!;
};
const names = (registers: readonly { readonly name: string }[]) => registers.map(({ name }) => name).join(' ');

describe('text', () => {
  test.each([
    ['62f17c4858c1', 'vaddps zmm0, zmm0, zmm1'],
    ['62f174d958448f02', 'vaddps zmm0 {k1} {z}, zmm1, dword ptr [rdi + rcx*4 + 8] {1to16}'],
    ['62f1741858c2', 'vaddps zmm0, zmm1, zmm2, {rn-sae}'],
    ['62f1741bc2ca01', 'vcmpps k1 {k3}, zmm1, zmm2, {sae}, 1'],
    ['64488b042528000000', 'mov rax, qword ptr fs:[0x28]'],
    ['48b88877665544332211', 'movabs rax, 0x1122334455667788'],
    ['48a18877665544332211', 'movabs rax, qword ptr [0x1122334455667788]'],
    ['4883c0ff', 'add rax, -1'],
    ['8b042d00000000', 'mov eax, dword ptr [rbp*1]'],
    ['678b00', 'mov eax, dword ptr [eax]'],
    ['f3a4', 'rep movsb'],
    ['f3a6', 'repe cmpsb'],
    ['67a4', 'movsb byte ptr es:[edi], byte ptr [esi]'],
    ['64a4', 'movsb byte ptr es:[rdi], byte ptr fs:[rsi]'],
    ['d2f0', 'shl al, cl', 'd2e0'],
    ['26ae', 'scasb', 'ae'],
    ['3ea4', 'movsb', 'a4'],
    ['f00fb10b', 'lock cmpxchg dword ptr [rbx], ecx'],
    ['3effe0', 'notrack jmp rax'],
    ['f2ff10', 'bnd call qword ptr [rax]'],
    ['f3c3', 'rep ret'],
    ['6690', 'data16 nop'],
    ['666a05', 'pushw 5'],
    ['48cb', 'retfq'],
    ['d8c1', 'fadd st0, st1'],
    // The result is exact: bits that would round mean nothing, and no assembler writes them.
    ['62e10f182ad3', 'vcvtsi2sd xmm18, xmm14, ebx', '62e10f082ad3'],
    ['62e10f187bd3', 'vcvtusi2sd xmm18, xmm14, ebx', '62e10f087bd3'],
    ['62e18f182ad3', 'vcvtsi2sd xmm18, xmm14, rbx, {rn-sae}'],
    // A segment that the address has anyway.
    ['3e8b00', 'mov eax, dword ptr [rax]', '8b00'],
    ['368b4500', 'mov eax, dword ptr [rbp]', '8b4500'],
    ['368b00', 'mov eax, dword ptr ss:[rax]'],
    ['67a178563412', 'addr32 movabs eax, dword ptr [0x12345678]'],
    ['c4e251522489', '{vex} vpdpwssd xmm4, xmm5, xmmword ptr [rcx + rcx*4]'],
    ['0f1bef', 'nop edi', '0f1fc7'],
    ['0f1c4808', 'nop dword ptr [rax + 8]', '0f1f4008'],
    ['62f27d4992048d00000000', 'vgatherdps zmm0 {k1}, dword ptr [zmm1*4]'],
  ])('%s is %s', (hex, text, again = hex) => {
    expect(one(hex).text).toBe(text);
    expect(Buffer.from(assemble(text).bytes).toString('hex')).toBe(again);
  });

  test.each([
    ['intel', 'vaddps zmm0 {k1}, zmm1, zmmword ptr [rip + 0x10]'],
    ['nasm', 'vaddps zmm0{k1}, zmm1, [rel 0x101a]'],
    ['masm', 'vaddps zmm0{k1}, zmm1, [101ah]'],
    ['att', 'vaddps 0x10(%rip), %zmm1, %zmm0{%k1}'],
  ] as const)('in %s syntax', (syntax, text) => {
    expect(one('62f174495805' + '10000000', { origin: 0x1000, syntax }).text).toBe(text);
  });
});

describe('operands', () => {
  test('are values of the typed assembler', () => {
    const { operands } = one('62f174d958448f02');
    expect(operands.map(({ kind, access }) => [kind, access])).toEqual([
      ['register', 'write'],
      ['register', 'read'],
      ['memory', 'read'],
    ]);
    expect(operands[0]).toMatchObject({ value: zmm0.k(k1).z(), register: zmm0, text: 'zmm0 {k1} {z}' });
    const memory = operands[2] as MemoryOperandFacts;
    expect(memory).toMatchObject({ sizeBits: 32, base: rdi, index: rcx, scale: 4, displacement: 8n });
    const again = new Assembler();
    again.vaddps(...(operands.map(({ value }) => value) as Parameters<Assembler['vaddps']>));
    expect(Buffer.from(again.finish().bytes).toString('hex')).toBe('62f174d958448f02');
  });

  test('immediates are numbers where a number can hold them', () => {
    expect(one('48b8ffffffffffffffff').operands[1]).toMatchObject({ kind: 'immediate', value: 0xffff_ffff_ffff_ffffn });
    expect(one('48b8ffffffffffff0f00').operands[1]).toMatchObject({ value: 0xf_ffff_ffff_ffff });
    expect(one('b8ffffffff').operands[1]).toMatchObject({ value: 0xffff_ffff });
    expect(one('48c7c0ffffffff').operands[1]).toMatchObject({ value: -1 });
    expect(one('c8341205').operands).toMatchObject([{ value: 0x1234 }, { value: 5 }]);
  });

  test('memory knows its address where no register but rip decides', () => {
    const at = (hex: string) => (one(hex, { origin: 0x1000 }).operands[1] as MemoryOperandFacts).address;
    expect(at('8b0510000000')).toBe(0x1016n);
    expect(at('8b05f0ffffff')).toBe(0xff6n);
    expect(at('678b05f0efffff')).toBe(0xfffffff7n);
    expect(at('8b042500f0ffff')).toBe(0xffff_ffff_ffff_f000n);
    expect(at('8b00')).toBeUndefined();
  });

  test('a segment is told apart from notrack', () => {
    expect(one('648b00').operands[1]).toMatchObject({ segment: fs });
    expect(one('3eff20').operands[0]).toMatchObject({ segment: undefined });
  });
});

describe('facts', () => {
  test('registers, flags, features, control flow', () => {
    const shl = one('48d3e0');
    expect(shl.operands.map(({ value }) => value)).toEqual([rax, cl]);
    expect([names(shl.registersRead), names(shl.registersWritten)]).toEqual(['rax cl', 'rax']);
    expect(shl.flags).toMatchObject({ read: [], undefined: ['of', 'af'] });
    expect(one('31c0')).toMatchObject({
      registersRead: [],
      flags: { cleared: ['of', 'sf', 'cf'], set: ['zf', 'pf'], undefined: ['af'] },
    });
    expect(names(one('f3ab').registersWritten)).toBe('rcx rdi');
    expect(one('62f17d48fec1').features).toEqual(['avx512f']);
    expect(one('90').features).toEqual([]);
    expect(one('ebfe', { origin: 0x400000n })).toMatchObject({ flow: 'jump', target: 0x400000n });
    expect(['7402', 'c3', 'ffd0', 'ffe0', 'cc', '0f0b'].map((hex) => one(hex).flow)).toEqual([
      'branch',
      'return',
      'indirect call',
      'indirect jump',
      'interrupt',
      'exception',
    ]);
  });

  test('addresses wrap at 64 bits', () => {
    const [, second] = disassemble(bytesOf('90ebfe'), { origin: 0xffff_ffff_ffff_ffffn });
    expect(second).toMatchObject({ offset: 1, address: 0n, target: 0n });
  });
});

describe('what iced-x86 does not know', () => {
  test.each([
    ['d5518b0f', 'mov r17d, dword ptr [r31]'],
    ['62ecf814034cda10', '{nf} add r16, r17, qword ptr [r18 + r19*8 + 0x10]'],
    ['6264cc0539f0', 'ccmpne {dfv=of,cf}, rax, r30'],
    ['62f47c10fff3', 'push2 r16, rbx'],
    ['62f96cda584810', 'vaddps zmm1 {k2} {z}, zmm2, dword ptr [r16 + 0x40] {1to16}'],
    ['62fc7f1842c4', 'setzub r20b'],
    ['d500a18877665544332211', 'jmpabs 0x1122334455667788'],
    ['d51050', 'push r16'],
    ['d50853', 'pushp rbx'],
    ['d50053', '{rex2} push rbx'],
    ['62f47c0801c8', '{evex} add eax, ecx'],
    ['f0d5100108', 'lock add dword ptr [r16], ecx'],
    ['f20f38f8d8', 'urdmsr rax, rbx'],
    ['6201ff082ff7', 'vcomxsd xmm30, xmm31'],
    ['6201ff182ff7', 'vcomxsd xmm30, xmm31, {sae}'],
    ['62f17e082f00', 'vcomxss xmm0, dword ptr [rax]'],
    ['62457e082e31', 'vucomxsh xmm30, word ptr [r9]'],
    ['c4e77bf8c001000000', 'urdmsr rax, 1'],
  ])('%s', (hex, text) => {
    expect(one(hex).text).toBe(text);
    expect(Buffer.from(assemble(text).bytes).toString('hex')).toBe(hex);
  });

  test('the facts are there as well', () => {
    const facts = (hex: string) => {
      const { registersRead, registersWritten, flags, features, flow } = one(hex);
      return { read: names(registersRead), written: names(registersWritten), flags, features, flow };
    };
    expect(facts('62ecf814034cda10')).toEqual({
      read: 'r17 r18 r19',
      written: 'r16',
      flags: { read: [], written: [], cleared: [], set: [], undefined: [] },
      features: ['apx_f'],
      flow: 'next',
    });
    expect(facts('d510f7e0')).toMatchObject({ read: 'r16d eax', written: 'rdx rax', flags: { written: ['of', 'cf'] } });
    expect(facts('d510ffd0')).toMatchObject({ read: 'r16 rsp', written: 'rsp', flow: 'indirect call' });
    expect(facts('6264cc0539f0').flags.read).toEqual(['zf']);
    expect(facts('62f96cda584810')).toMatchObject({ read: 'zmm2 r16 k2', features: ['avx512f', 'apx_f'] });
    expect(one('d500a18877665544332211')).toMatchObject({ flow: 'jump', target: 0x1122334455667788n });
  });

  test('AVX10.2 is told by its flags and its feature', () => {
    const { flags, features, registersRead, length } = one('6201ff082ff7');
    expect(flags).toMatchObject({ written: ['of', 'sf', 'zf', 'cf', 'pf'], cleared: ['af'] });
    expect([features, names(registersRead), length]).toEqual([['avx10_2'], 'xmm30 xmm31', 6]);
    expect(disassemble(bytesOf('6201ff082ff7c3')).map(({ text }) => text)).toEqual(['vcomxsd xmm30, xmm31', 'ret']);
  });

  test('no byte that is nothing becomes something', () => {
    // #UD: a bit that only r16 to r31 set where there is none; VEX behind REX2; rows that REX2 may not introduce.
    for (const hex of ['62f97c4858c1', 'd500c5f858c1', 'd5007400', 'd5004890', '62f47c0b01c8', '62f4fc4801c8']) {
      expect([hex, disassemble(bytesOf(hex))[0]!.isInvalid]).toEqual([hex, true]);
    }
  });
});

test('targets wrap around at both ends of the address space', () => {
  const [call] = disassemble(bytesOf('e8f0ffffff'), { origin: 0 });
  expect(call!.text).toBe('call 0xfffffffffffffff5');
  expect(Buffer.from(assemble(call!.text).bytes).toString('hex')).toBe('e8f0ffffff');
});

describe('bytes that begin no instruction', () => {
  test('are one byte each, and decoding goes on behind them', () => {
    expect(disassemble(bytesOf('0690f04831c00f')).map(({ offset, length, text }) => [offset, length, text])).toEqual([
      [0, 1, '(bad)'],
      [1, 1, 'nop'],
      [2, 1, '(bad)'],
      [3, 3, 'xor rax, rax'],
      [6, 1, '(bad)'],
    ]);
    expect(one('06')).toMatchObject({ mnemonic: '(bad)', isInvalid: true, operands: [], target: undefined });
  });

  test('what the decoder knows and nobody has a name for is none', () => {
    for (const last of [0xf0, 0xf7, 0xf8, 0xfc, 0xff]) {
      const [first] = disassemble(Uint8Array.of(0xf3, 0x0f, 0xa6, last));
      expect([first!.text, first!.length, first!.isInvalid]).toEqual(['(bad)', 1, true]);
    }
    // Its neighbours have one.
    expect(one('f30fa6e8').text).toBe('ccs_hash');
    expect(one('f30fa6d0').text).toBe('xsha256');
  });

  test('more than one window of bytes', () => {
    const bytes = new Uint8Array(200_001);
    for (let i = 0; i < bytes.length; i += 3) bytes.set(bytesOf('0f1f00').subarray(0, bytes.length - i), i);
    const instructions = disassemble(bytes);
    expect(instructions).toHaveLength(66_667);
    expect(instructions.every(({ length, offset }, i) => length === 3 && offset === 3 * i)).toBe(true);
    expect(disassemble(new Uint8Array())).toEqual([]);
  });
});

describe('bytes that are there no more', () => {
  const gone = (): Uint8Array => {
    const bytes = Uint8Array.of(0x90, 0xc3);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    return bytes;
  };
  const shrunk = (): Uint8Array => {
    const buffer = new (ArrayBuffer as unknown as new (size: number, options: object) => ArrayBuffer)(16, {
      maxByteLength: 16,
    }) as ArrayBuffer & { resize(size: number): void };
    const bytes = new Uint8Array(buffer, 8, 8);
    buffer.resize(4);
    return bytes;
  };
  test.each([
    ['detached', gone],
    ['beyond a buffer that shrank', shrunk],
  ])('%s', (_, make) => {
    for (const read of [disassemble, explainEncoding, (bytes: Uint8Array) => decodeOne(bytes, 0n)]) {
      expect(() => read(make())).toThrow(expect.objectContaining({ code: 'BUFFER_DETACHED' }));
    }
  });

  test('a length of 0 is a length', () => {
    for (const read of [disassemble, explainEncoding]) expect(read(new Uint8Array(0))).toEqual([]);
  });

  test('what an array says of itself counts for nothing', () => {
    const lying = Object.defineProperty(Uint8Array.of(0x90), 'length', { value: 0 });
    const bare = Object.setPrototypeOf(Uint8Array.of(0x90), null) as Uint8Array;
    for (const bytes of [lying, bare]) {
      expect(disassemble(bytes).map(({ text }) => text)).toEqual(['nop']);
      expect(decodeOne(bytes, 0n)?.text).toBe('nop');
    }
  });
});

test('an origin has 64 bits', () => {
  expect(disassemble(Uint8Array.of(0x90), { origin: -1 })[0]!.address).toBe(0xffff_ffff_ffff_ffffn);
  for (const origin of [1n << 64n, -(1n << 63n) - 1n, 2 ** 60]) {
    expect(() => disassemble(Uint8Array.of(0x90), { origin })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  }
});

describe('refusals', () => {
  test.each([
    ['bytes', () => disassemble('90' as never), 'BAD_OPTION'],
    ['syntax', () => disassemble(bytesOf('90'), { syntax: 'gas' as never }), 'BAD_OPTION'],
    ['origin', () => disassemble(bytesOf('90'), { origin: 1.5 }), 'BAD_OPTION'],
    ['option', () => disassemble(bytesOf('90'), { at: 0 } as never), 'UNKNOWN_OPTION'],
    ['a runtime that reads no files', () => installedModule({}), 'DECODER_MISSING'],
    [
      'a missing package',
      () =>
        installedModule({
          process: {
            getBuiltinModule: () => ({
              createRequire: () => ({
                resolve: () => {
                  throw new Error("Cannot find module 'iced-x86'");
                },
              }),
            }),
          },
        }),
      'DECODER_MISSING',
    ],
  ])('%s', (_name, call, code) => {
    expect(call).toThrowError(expect.objectContaining({ code }));
  });

  test('loadDisassembler() takes bytes, a response or a module, and is needed once', async () => {
    const { vi } = await import('vitest');
    const file = createRequire(import.meta.url).resolve('iced-x86/iced_x86_bg.wasm');
    const wasm = readFileSync(file);
    const sources = [wasm, new Response(wasm), Promise.resolve(withWebAssembly((api) => new api.Module(wasm)))];
    for (const source of sources) {
      vi.resetModules();
      vi.stubGlobal('process', { ...process, getBuiltinModule: undefined });
      try {
        const fresh = await import('../../../src/disasm/index.ts');
        expect(() => fresh.disassemble(bytesOf('90'))).toThrowError(
          expect.objectContaining({ code: 'DECODER_MISSING' }),
        );
        await fresh.loadDisassembler(source);
        expect(fresh.disassemble(bytesOf('90'))[0]!.text).toBe('nop');
      } finally {
        vi.unstubAllGlobals();
      }
    }
  });
});
