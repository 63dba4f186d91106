// The outer shape of an ELF object (ET_REL): sections one after the other, then the table of their headers. System V
// gABI, chapter 4.

import { alignUp, ByteWriter, StringTable } from './bytes.ts';
import * as elf from './constants.ts';

/** A section of an object file, as its header tells it. */
export interface ObjectHeader {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly align: number;
  readonly bytes: Uint8Array;
  /** Address in memory, where the object is there already. */
  readonly address?: number;
  /** Size in memory, where the file holds no bytes. */
  readonly sizeBytes: number;
  readonly link: number;
  readonly info: number;
  readonly entrySizeBytes: number;
}

/** A section of nothing but bytes. */
export const plain = (name: string, type: number, bytes: Uint8Array, align: number): ObjectHeader => ({
  name,
  type,
  flags: 0,
  align,
  bytes,
  sizeBytes: bytes.length,
  link: 0,
  info: 0,
  entrySizeBytes: 0,
});

/** Lays sections out and adds their names and headers. */
export function objectFile(headers: readonly ObjectHeader[]): Uint8Array {
  const names = new StringTable();
  for (const { name } of headers) names.offsetOf(name);
  names.offsetOf('.shstrtab');
  const all = [...headers, plain('.shstrtab', elf.SHT_STRTAB, names.finish(), 1)];
  const offsets: number[] = [];
  let end = elf.EHDR_SIZE_BYTES;
  for (const { align, bytes } of all) {
    end = alignUp(end, align);
    offsets.push(end);
    end += bytes.length;
  }
  const headersAt = alignUp(end, 8);
  const writer = new ByteWriter().bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, elf.EV_CURRENT]).align(16);
  writer.u16(elf.ET_REL).u16(elf.EM_X86_64).u32(elf.EV_CURRENT).u64(0).u64(0).u64(headersAt).u32(0);
  writer
    .u16(elf.EHDR_SIZE_BYTES)
    .u16(0)
    .u16(0)
    .u16(elf.SHDR_SIZE_BYTES)
    .u16(all.length + 1)
    .u16(all.length);
  for (const { align, bytes } of all) writer.align(align).bytes(bytes);
  writer.align(8).bytes(new Uint8Array(elf.SHDR_SIZE_BYTES));
  for (const [i, header] of all.entries()) {
    writer
      .u32(names.offsetOf(header.name))
      .u32(header.type)
      .u64(header.flags)
      .u64(header.address ?? 0);
    writer
      .u64(offsets[i]!)
      .u64(header.sizeBytes)
      .u32(header.link)
      .u32(header.info)
      .u64(header.align)
      .u64(header.entrySizeBytes);
  }
  return writer.finish();
}
