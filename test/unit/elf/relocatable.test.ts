import { assemble } from 'rawcpu';
import { writeObject } from 'rawcpu/elf';
import { describe, expect, test } from 'vitest';

const source = `
start: lea rax, [rip + table]; mov ecx, dword ptr [rip + counter]; call helper; ret
.Lhidden: nop
.section .text.unlikely
helper: ret
.section .rodata
table: .quad start, counter; .long helper - table
.data
counter: .long 7
.bss
.align 32
room: .zero 100
`;

/** The section headers of an ELF64 file: name, type, flags, size, link, info and offset. */
function sectionsOf(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset);
  const at = Number(view.getBigUint64(40, true));
  const header = (i: number) => {
    const h = at + i * 64;
    const u64 = (offset: number) => Number(view.getBigUint64(h + offset, true));
    const u32 = (offset: number) => view.getUint32(h + offset, true);
    return {
      nameAt: u32(0),
      type: u32(4),
      flags: u64(8),
      offset: u64(24),
      size: u64(32),
      link: u32(40),
      info: u32(44),
      align: u64(48),
    };
  };
  const names = header(view.getUint16(62, true));
  const name = (from: number) => {
    const start = names.offset + from;
    return new TextDecoder().decode(file.subarray(start, file.indexOf(0, start)));
  };
  return Array.from({ length: view.getUint16(60, true) }, (_, i) => ({ ...header(i), name: name(header(i).nameAt) }));
}

describe('a relocatable object', () => {
  const file = writeObject(assemble(source));
  const sections = sectionsOf(file);
  const section = (name: string) => sections.find((each) => each.name === name)!;

  test('is the same every time', () => expect(writeObject(assemble(source))).toEqual(file));

  test('has the sections with their access, and none that is writable and executable', () => {
    const [WRITE, ALLOC, EXECUTE] = [1, 2, 4];
    expect(section('.text').flags).toBe(ALLOC | EXECUTE);
    expect(section('.text.unlikely').flags).toBe(ALLOC | EXECUTE);
    expect(section('.rodata').flags).toBe(ALLOC);
    expect(section('.data').flags).toBe(ALLOC | WRITE);
    expect(section('.bss')).toMatchObject({ type: 8, flags: ALLOC | WRITE, size: 100, align: 32 });
    expect(section('.note.GNU-stack').size).toBe(0);
  });

  test('describes every field that a linker must fill', () => {
    const entries = (name: string) => {
      const { offset, size } = section(name);
      const view = new DataView(file.buffer, offset, size);
      return Array.from({ length: size / 24 }, (_, i) => ({
        at: Number(view.getBigUint64(i * 24, true)),
        type: view.getUint32(i * 24 + 8, true),
        symbol: view.getUint32(i * 24 + 12, true),
        addend: Number(view.getBigInt64(i * 24 + 16, true)),
      }));
    };
    const [ABS64, PC32] = [1, 2];
    const numberOf = (name: string) => sections.findIndex((each) => each.name === name);
    expect(entries('.rela.text')).toEqual([
      { at: 3, type: PC32, symbol: numberOf('.rodata'), addend: -4 },
      { at: 9, type: PC32, symbol: numberOf('.data'), addend: -4 },
      { at: 14, type: PC32, symbol: numberOf('.text.unlikely'), addend: -4 },
    ]);
    expect(entries('.rela.rodata')).toEqual([
      { at: 0, type: ABS64, symbol: numberOf('.text'), addend: 0 },
      { at: 8, type: ABS64, symbol: numberOf('.data'), addend: 0 },
      { at: 16, type: PC32, symbol: numberOf('.text.unlikely'), addend: 16 },
    ]);
  });

  test('names no symbol where a field holds the distance to an address', () => {
    const object = writeObject(
      assemble('call 0x401000; d: .long 0x2000 - d; .section mine, "ax"; lea rax, [rip + tgt]', {
        symbols: { tgt: 0x3000n },
      }),
    );
    const headers = sectionsOf(object);
    const entries = (name: string) => {
      const { offset, size } = headers.find((each) => each.name === name)!;
      const view = new DataView(object.buffer, object.byteOffset + offset, size);
      return Array.from({ length: size / 8 }, (_, i) => view.getBigInt64(i * 8, true));
    };
    const PC32 = 2n;
    expect(entries('.rela.text')).toEqual([1n, PC32, 0x400ffcn, 5n, PC32, 0x2000n]);
    expect(entries('.relamine')).toEqual([3n, PC32, 0x2ffcn]);
    expect(headers.find((each) => each.name === 'mine')!.flags).toBe(6);
  });

  test('makes labels global symbols, except those for the assembler only', () => {
    const { offset, size, info } = section('.symtab');
    expect(size / 24 - info).toBe(5);
    const names = section('.strtab');
    const text = new TextDecoder().decode(file.subarray(names.offset, names.offset + names.size));
    expect(text.split('\0').filter(Boolean).sort()).toEqual(['counter', 'helper', 'room', 'start', 'table']);
    expect(offset % 8).toBe(0);
  });
});
