import {
  Assembler,
  ah,
  al,
  assemble,
  byte,
  dword,
  dx,
  eax,
  ecx,
  k1,
  LabelAddress,
  mnemonicNumber,
  ptr,
  qword,
  type RawCpuError,
  r8,
  r8d,
  rax,
  rcx,
  rdi,
  rip,
  rn_sae,
  rsp,
  spl,
  word,
  xmm0,
  xmm1,
  xmm3,
  ymm0,
  ymm1,
  ymm2,
  ymm8,
  ymm9,
  zmm0,
  zmm1,
  zmm2,
} from 'rawcpu';
import { describe, expect, it } from 'vitest';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const one = (build: (a: Assembler) => unknown): string => {
  const a = new Assembler();
  build(a);
  return hex(a.finish().bytes);
};
const codeOf = (build: (a: Assembler) => unknown): string => {
  try {
    one(build);
  } catch (error) {
    return (error as RawCpuError).code;
  }
  return 'none';
};

describe('typed instructions', () => {
  // Bytes from GNU as 2.40.
  it.each<[string, string, (a: Assembler) => unknown]>([
    ['add rax, rcx', '4801c8', (a) => a.add(rax, rcx)],
    ['mov eax, [rdi + rcx*4 + 8]', '8b448f08', (a) => a.mov(eax, ptr(rdi, rcx, 4, 8))],
    ['mov rax, [rip + 8]', '488b0508000000', (a) => a.mov(rax, ptr(rip, 8))],
    ['mov eax, [0x42]', '8b042542000000', (a) => a.mov(eax, ptr(0x42))],
    ['vaddps zmm0 {k1} {z}, zmm1, [rax + 64]', '62f174c9584001', (a) => a.vaddps(zmm0.k(k1).z(), zmm1, ptr(rax, 64))],
    ['vaddps zmm0, zmm1, [rax]{1to16}', '62f174585800', (a) => a.vaddps(zmm0, zmm1, dword(rax).bcst())],
    ['vaddps zmm0, zmm1, zmm2, {rn-sae}', '62f1741858c2', (a) => a.vaddps(zmm0, zmm1, zmm2, rn_sae)],
    ['vmovaps ymm0, ymm9 as a store', 'c57c29c8', (a) => a.vmovaps(ymm0, ymm9)],
    ['vmovaps ymm8, ymm9 has no shorter way', 'c4417c28c1', (a) => a.vmovaps(ymm8, ymm9)],
    ['vgatherdps zmm0 {k1}, [rax + zmm1*4]', '62f27d49920488', (a) => a.vgatherdps(zmm0.k(k1), ptr(rax, zmm1, 4))],
    ['lock inc dword ptr [rax]', 'f0ff00', (a) => a.with('lock').inc(dword(rax))],
    ['rep movsb', 'f3a4', (a) => a.with('rep').movsb()],
    ['{vex3} vaddps', 'c4e17458c2', (a) => a.with('vex3').vaddps(ymm0, ymm1, ymm2)],
    ['{disp32} mov', '8b8008000000', (a) => a.with('disp32').mov(eax, ptr(rax, 8))],
    ['in al, dx through in_', 'ec', (a) => a.in_(al, dx)],
  ])('%s', (_, bytes, build) => {
    expect(one(build)).toBe(bytes);
  });

  it('chains, counts instructions and takes bigints', () => {
    const a = new Assembler().mov(rax, 0x1122334455667788n).mov(ecx, 0xffff_ffffn).ret();
    expect(a.count).toBe(3);
    expect(hex(a.finish().bytes)).toBe('48b88877665544332211b9ffffffffc3');
  });
});

describe('methods', () => {
  it('besides those of mnemonics are what a user calls', () => {
    const own = Object.getOwnPropertyNames(Assembler.prototype).sort().join(' ');
    expect(own).toBe(
      'align bind comment constructor count db dd distance dq dw emit equate finish fixedLabel label section sectionName with',
    );
    expect(Reflect.ownKeys(new Assembler())).toEqual([]);
  });

  it('are there for every mnemonic and alias, and for nothing else', () => {
    const a = new Assembler();
    expect(['vaddps', 'vcmpltps', 'jz', 'in_', 'emit'].filter((name) => name in a)).toHaveLength(5);
    expect(['in', 'add_', 'nothing', 'then'].filter((name) => name in a)).toEqual([]);
    expect((a as unknown as Record<string, unknown>).then).toBeUndefined();
    expect(a.paddd).toBe(new Assembler().paddd);
  });

  it('have a way around them for generators of code: emit() by number', () => {
    const a = new Assembler();
    a.emit(mnemonicNumber('vaddps')!, zmm0, zmm1, zmm2).emit(mnemonicNumber('vcmpltps')!, k1, zmm1, zmm2);
    expect(hex(a.finish().bytes)).toBe('62f1744858c2' + '62f17448c2ca01');
    expect(mnemonicNumber('vaddp')).toBeUndefined();
  });
});

describe('labels, data and alignment', () => {
  it('takes the short branch where it reaches, forward and back, and the long one where it does not', () => {
    const far = (distance: number) =>
      one((a) => {
        const end = a.label('end');
        a.jmp(end).db(new Uint8Array(distance)).bind(end);
      }).slice(0, 4);
    expect(far(127)).toBe('eb7f');
    expect(far(128)).toBe('e980');
    const back = (distance: number) =>
      one((a) => {
        const start = a.label('start');
        a.bind(start).db(new Uint8Array(distance)).je(start);
      }).slice(distance * 2);
    expect(back(126)).toBe('7480');
    expect(back(127)).toBe('0f847bffffff');
  });

  it('equates labels, knows distances that cannot change, and reaches addresses that stay where they are', () => {
    const a = new Assembler({ origin: 0x1000n });
    const [table, second, after] = [a.label('table'), a.label('second'), a.label('after')];
    a.equate(second, table, 8)
      .mov(rax, ptr(second))
      .call(after)
      .lea(rax, ptr(a.fixedLabel(0x1000n)));
    a.bind(table).dq(1, 2).bind(after);
    expect(a.distance(table, after)).toBe(16);
    const assembly = a.finish();
    expect(hex(assembly.bytes.subarray(0, 19))).toBe('488b0514000000' + 'e817000000' + '488d05edffffff');
    expect(assembly.labels.get('second')).toBe(27);
  });

  it('reports where named labels came to lie', () => {
    const a = new Assembler();
    const skip = a.label('skip');
    a.jmp(skip).db(new Uint8Array(200)).bind(skip).ret();
    expect(a.finish().labels).toEqual(new Map([['skip', 205]]));
  });

  it('addresses data relative to rip, and absolutely with an origin', () => {
    const a = new Assembler({ origin: 0x1000 });
    const data = a.label('data');
    a.lea(rax, ptr(data))
      .mov(ecx, dword(rip, data, 4))
      .bind(data)
      .dq(data, 7)
      .dd(data);
    expect(hex(a.finish().bytes)).toBe(
      '488d0506000000' + '8b0d04000000' + '0d10000000000000' + '0700000000000000' + '0d100000',
    );
  });

  it('pads with long nops, with a byte, and not at all beyond the limit', () => {
    expect(one((a) => a.ret().align(8).ret())).toBe('c30f1f8000000000c3');
    expect(one((a) => a.ret().align(4, 0xcc).ret())).toBe('c3ccccccc3');
    expect(one((a) => a.ret().align(16, 0, 4).ret())).toBe('c3c3');
  });

  it('branches to an address counted from the origin', () => {
    const a = new Assembler({ origin: 0x40_0000n });
    a.call(0x40_1000).jmp(0x40_0000);
    expect(hex(a.finish().bytes)).toBe('e8fb0f0000' + 'ebf9');
  });
});

describe('listing', () => {
  it('shows offset, bytes and statement once it was asked for', () => {
    const a = new Assembler({ listing: true });
    const top = a.label('top');
    a.bind(top)
      .vaddps(zmm0.k(k1).z(), zmm1, ptr(rax, rcx, 4, 64))
      .mov(qword(rip, top), -1)
      .jne(top)
      .db('hi', 0);
    expect(a.finish().listing().split('\n')).toEqual([
      '0000  top:',
      '0000  62 f1 74 c9 58 44 88 01          vaddps zmm0 {k1} {z}, zmm1, [rax + rcx*4 + 0x40]',
      '0008  48 c7 05 ed ff ff ff ff ff ff    mov qword ptr [rip + top], -1',
      '0012  ff',
      '0013  75 eb                            jne top',
      "0015  68 69 00                         db 'hi', 0",
    ]);
  });
});

describe('listing of comments', () => {
  it('has them as lines; without a listing they are nothing', () => {
    const build = (listing: boolean) => new Assembler({ listing }).comment('first').ret().comment('last').finish();
    expect(
      build(true)
        .listing()
        .split('\n')
        .map((line) => line.trimEnd().replace(/ +/g, ' ')),
    ).toEqual(['0000 ; first', '0000 c3 ret', '0001 ; last']);
    expect(hex(build(false).bytes)).toBe('c3');
  });
});

describe('listing of prefixes', () => {
  it('is text that assembles to the same bytes', () => {
    const a = new Assembler({ listing: true });
    a.with('rexW', 'rexB').add(eax, ecx).with('lock').inc(dword(rax)).with('evex').vaddps(ymm0, ymm1, ymm2);
    const assembly = a.finish();
    const text = assembly.listing().replace(/^.{39}/gm, '');
    expect(hex(assemble(text).bytes)).toBe(hex(assembly.bytes));
  });
});

describe('encoding options', () => {
  it('are those of one instruction, whatever stands between, and are combined', () => {
    expect(one((a) => a.with('lock').with('addr32').inc(dword(rax)).inc(dword(rax)))).toBe('67f0ff00' + 'ff00');
    const a = new Assembler();
    const here = a.label('here');
    expect(a.with('lock').section('.text').align(1).bind(here).inc(dword(rax))).toBe(a);
    expect(hex(a.finish().bytes)).toBe('f0ff00');
  });

  it('are a value: what with() gave can wait, and be used again', () => {
    const a = new Assembler();
    const locked = a.with('lock');
    a.inc(dword(rax));
    locked.inc(dword(rax));
    a.ret();
    locked.emit(mnemonicNumber('dec')!, dword(rcx));
    expect([a.count, locked.count]).toEqual([4, 4]);
    expect(hex(locked.finish().bytes)).toBe('ff00' + 'f0ff00' + 'c3' + 'f0ff09');
  });

  it('without an instruction are refused: a statement of its own says nothing of the next one', () => {
    const a = new Assembler();
    a.with('lock', 'addr32');
    a.inc(dword(rax));
    expect(() => a.finish()).toThrow("no instruction was called on what with('lock', 'addr32') gave");
    expect(codeOf((b) => b.with('rep').db(1))).toBe('BAD_OPTION');
    expect(hex(new Assembler().with().ret().finish().bytes)).toBe('c3');
  });

  it('keep the methods of a class that extends Assembler', () => {
    class Mine extends Assembler {
      twice(): this {
        return this.inc(dword(rax)).inc(dword(rax));
      }
    }
    const mine = new Mine();
    expect(mine.with('lock').inc(dword(rax))).toBe(mine);
    expect(hex(mine.with('lock').twice().finish().bytes)).toBe('f0ff00f0ff00ff00');
  });
});

describe('refused input', () => {
  it.each<[string, string, (a: Assembler) => unknown]>([
    ['widths that differ', 'NO_FORM', (a) => a.cmp(rcx, r8d as never)],
    ['memory without a size', 'NO_FORM', (a) => a.inc(ptr(rax))],
    ['an immediate too large', 'IMMEDIATE_RANGE', (a) => a.add(rax, 0x1_0000_0000)],
    ['an immediate over 64 bits', 'BAD_OPERAND', (a) => a.mov(rax, 1n << 64n)],
    ['a fraction', 'BAD_OPERAND', (a) => a.mov(rax, 1.5)],
    ['a number beyond 2^53', 'BAD_OPERAND', (a) => a.mov(rax, 2 ** 60)],
    ['no operand at all', 'BAD_OPERAND', (a) => a.push('rax' as never)],
    ['ah with a REX register', 'NO_FORM', (a) => a.mov(ah, r8 as never)],
    ['ah with spl', 'BAD_REGISTER', (a) => a.mov(ah, spl)],
    ['rounding with memory', 'NO_FORM', (a) => a.vaddps(zmm0, zmm1, ptr(rax) as never, rn_sae)],
    ['zeroing without a mask', 'BAD_DECORATOR', () => (zmm0 as unknown as { z(): unknown }).z()],
    ['rsp as an index', 'BAD_ADDRESS', () => ptr(rax, rsp)],
    ['a scale of 3', 'BAD_ADDRESS', () => ptr(rax, rcx, 3 as never)],
    ['a displacement over 32 bits', 'BAD_ADDRESS', () => ptr(rax, 0x1_0000_0000)],
    ['mixed widths in an address', 'BAD_ADDRESS', () => ptr(rax, ecx)],
    ['lock without memory', 'PREFIX_NOT_ALLOWED', (a) => a.with('lock').inc(eax)],
    ['lock on an instruction that cannot', 'PREFIX_NOT_ALLOWED', (a) => a.with('lock').mov(dword(rax), eax)],
    ['an encoding that is not there', 'ENCODING_NOT_AVAILABLE', (a) => a.with('vex3').add(rax, rcx)],
    ['an unknown prefix', 'BAD_OPTION', (a) => a.with('fast' as never)],
    ['a label never bound', 'LABEL_UNBOUND', (a) => a.jmp(a.label('nowhere'))],
    [
      'a label bound twice',
      'LABEL_REBOUND',
      (a) => {
        const l = a.label('twice');
        a.bind(l).bind(l);
      },
    ],
    ['a second label of one name', 'LABEL_REBOUND', (a) => [a.label('same'), a.label('same')]],
    ['a label of another assembler', 'LABEL_FOREIGN', (a) => a.jmp(new Assembler().label())],
    [
      'a short branch too far',
      'TARGET_OUT_OF_RANGE',
      (a) => {
        const l = a.label();
        a.loop(l).db(new Uint8Array(200)).bind(l);
      },
    ],
    ['an alignment of 3', 'BAD_ALIGNMENT', (a) => a.align(3)],
    ['a number of no mnemonic', 'BAD_OPTION', (a) => a.emit(9999, rax)],
    ['no number of a mnemonic', 'BAD_OPTION', (a) => a.emit(mnemonicNumber('vaddp')!, zmm0)],
    ['a byte of 256', 'BAD_OPERAND', (a) => a.db(256)],
    ['an unknown option', 'UNKNOWN_OPTION', () => new Assembler({ base: 1 } as never)],
  ])('%s: %s', (_, code, build) => {
    expect(codeOf(build)).toBe(code);
  });

  it('leaves no field behind that waits for a label', () => {
    const a = new Assembler();
    const data = a.label('data');
    // The last immediate has four bits; the address before it waits for the label.
    expect(() => a.vpermil2ps(xmm0, xmm1, ptr(data), xmm3, 99)).toThrow('not 99');
    expect(() => a.mov(dword(data), new LabelAddress(new Assembler().label('theirs')) as never)).toThrow('theirs');
    a.mov(eax, 0x11223344).mov(eax, 0x55667788).bind(data);
    expect(hex(a.finish().bytes)).toBe('b844332211b888776655');
  });

  it('leaves no byte behind, and the assembler usable', () => {
    const a = new Assembler();
    expect(() => a.mov(byte(rax), 300)).toThrow('300');
    expect(() => a.with('lock', 'addr32').mov(word(rax), 1)).toThrow('lock');
    expect(hex(a.ret().finish().bytes)).toBe('c3');
  });

  it('takes nothing after finish()', () => {
    const a = new Assembler().ret();
    a.finish();
    expect(() => a.ret()).toThrow('finished');
    expect(() => a.db(1)).toThrow('finished');
  });

  it('names the two right forms for mixed widths', () => {
    expect(() => new Assembler().cmp(rcx, r8d as never)).toThrow(/cmp ecx, r8d; cmp rcx, r8(;|$)/);
  });
});

it('keeps immediates apart that need different forms', () => {
  expect(one((a) => a.add(ecx, 127))).toBe('83c17f');
  expect(one((a) => a.add(ecx, 128))).toBe('81c180000000');
  expect(one((a) => a.add(ecx, 0xffff_ff80))).toBe('83c180');
  expect(one((a) => a.add(ecx, -129))).toBe('81c17fffffff');
});
