// Unwind data: .eh_frame and .eh_frame_hdr, by which debuggers, profilers and exception handlers walk the stack.
// Formats: Linux Standard Base core, sections 10.6 (.eh_frame, .eh_frame_hdr); DWARF 4, section 6.4; register numbers:
// AMD64 psABI, figure 3.36.

import { listOf, oneOf, optional, shapeOf, wholeFrom } from '../errors/index.ts';
import { ByteWriter } from './bytes.ts';

/** DWARF numbers of the registers that a function may save (AMD64 psABI, figure 3.36). */
const dwarfRegisters = { rbx: 3, rbp: 6, rsp: 7, r12: 12, r13: 13, r14: 14, r15: 15 } as const;
const DWARF_RETURN_ADDRESS = 16;

/** A register that a function may save and has to restore (AMD64 psABI, figure 3.4). */
export type SavedRegister = 'rbx' | 'rbp' | 'r12' | 'r13' | 'r14' | 'r15';

/** From `at` on: where the canonical frame address lies, and the register that was just saved, if one was. */
export interface UnwindRow {
  /** Offset in bytes from the function's first byte. */
  readonly at: number;
  /** Distance in bytes from rsp up to the canonical frame address, rsp's value before the call instruction. */
  readonly cfaOffset: number;
  /** A register that lies in memory from here on, `belowCfa` bytes below the canonical frame address. */
  readonly saved?: { readonly register: SavedRegister; readonly belowCfa: number };
  /** The register that `cfaOffset` counts from; rsp when not given. */
  readonly base?: 'rsp' | 'rbp';
  /** For code that changes to another stack: where it keeps the caller's. Holds for this row alone. */
  readonly otherStack?: OtherStack;
}

/** Places that code which changes to another stack keeps registers in, as distances in bytes from its rsp. */
export interface OtherStack {
  /** Where the caller's stack pointer lies; `cfaOffset` counts from what is there. */
  readonly rspAt: number;
  /** Where registers lie that were saved on the way. */
  readonly savedAt: readonly { readonly register: SavedRegister; readonly at: number }[];
}

/** The largest number that the formats have room for. */
const LARGEST_FIELD = 2 ** 31 - 1;
const readField = wholeFrom(0, LARGEST_FIELD);
const readSavedRegister = oneOf(
  (Object.keys(dwarfRegisters) as (keyof typeof dwarfRegisters)[]).filter((name) => name !== 'rsp'),
);

/** Rows as callers give them. */
export const readUnwindRows = listOf(
  'a list of rows',
  shapeOf<UnwindRow>('a row', {
    at: readField,
    cfaOffset: readField,
    saved: optional(shapeOf('a saved register', { register: readSavedRegister, belowCfa: readField })),
    base: optional(oneOf(['rsp', 'rbp'])),
    otherStack: optional(
      shapeOf<OtherStack>('another stack', {
        rspAt: wholeFrom(-LARGEST_FIELD, LARGEST_FIELD),
        savedAt: listOf(
          'a list of saved registers',
          shapeOf('a saved register', { register: readSavedRegister, at: wholeFrom(-LARGEST_FIELD, LARGEST_FIELD) }),
        ),
      }),
    ),
  }),
);

/** One function's unwind data, its address relative to the same base as the section's. */
export interface UnwindFunction {
  readonly address: number;
  readonly sizeBytes: number;
  readonly rows: readonly UnwindRow[];
}

const DW_EH_PE_ABSPTR = 0;
const DW_EH_PE_SDATA4 = 0x0b;
const DW_EH_PE_UDATA4 = 0x03;
const DW_EH_PE_PCREL = 0x10;
const DW_EH_PE_DATAREL = 0x30;

const DW_CFA_ADVANCE_LOC4 = 0x04;
const DW_CFA_DEF_CFA = 0x0c;
const DW_CFA_DEF_CFA_OFFSET = 0x0e;
const DW_CFA_RESTORE = 0xc0;
const DW_CFA_DEF_CFA_EXPRESSION = 0x0f;
const DW_CFA_EXPRESSION = 0x10;
const DW_OP_DEREF = 0x06;
const DW_OP_PLUS_UCONST = 0x23;
const DW_OP_BREG0 = 0x70;
const DW_CFA_OFFSET = 0x80;
const DATA_ALIGNMENT = 8;

/** Writes a record whose first field is its own length, padded with DW_CFA_nop (0) to a multiple of 8. */
function appendRecord(writer: ByteWriter, fill: (record: ByteWriter) => void): void {
  const record = new ByteWriter();
  fill(record);
  while ((record.length + 4) % 8 !== 0) record.u8(0);
  writer.u32(record.length).bytes(record.finish());
}

function writeCie(record: ByteWriter, encoding = DW_EH_PE_PCREL | DW_EH_PE_SDATA4): void {
  record.u32(0).u8(1).bytes([0x7a, 0x52, 0x00]); // id, version, augmentation "zR"
  record.uleb128(1).u8(0x78); // code alignment 1, data alignment -8
  record.uleb128(DWARF_RETURN_ADDRESS);
  record.uleb128(1).u8(encoding);
  record.u8(DW_CFA_DEF_CFA).uleb128(dwarfRegisters.rsp).uleb128(8);
  record.u8(DW_CFA_OFFSET | DWARF_RETURN_ADDRESS).uleb128(1);
}

function writeRows(record: ByteWriter, rows: readonly UnwindRow[]): void {
  let at = 0;
  let cfaOffset = 8;
  let base: keyof typeof dwarfRegisters = 'rsp';
  let left: OtherStack | undefined;
  for (const row of rows) {
    if (row.at !== at) record.u8(DW_CFA_ADVANCE_LOC4).u32(row.at - at);
    at = row.at;
    if (row.otherStack !== undefined) {
      writeOtherStack(record, row.otherStack, row.cfaOffset);
      left = row.otherStack;
      continue;
    }
    const rowBase = row.base ?? 'rsp';
    if (left !== undefined || rowBase !== base) {
      record.u8(DW_CFA_DEF_CFA).uleb128(dwarfRegisters[rowBase]).uleb128(row.cfaOffset);
    } else if (row.cfaOffset !== cfaOffset) record.u8(DW_CFA_DEF_CFA_OFFSET).uleb128(row.cfaOffset);
    for (const { register } of left?.savedAt ?? []) record.u8(DW_CFA_RESTORE | dwarfRegisters[register]);
    left = undefined;
    base = rowBase;
    cfaOffset = row.cfaOffset;
    if (row.saved) {
      record.u8(DW_CFA_OFFSET | dwarfRegisters[row.saved.register]);
      record.uleb128(row.saved.belowCfa / DATA_ALIGNMENT);
    }
  }
}

/** The frame address and the kept registers, as expressions over rsp (DWARF 4, sections 2.5 and 6.4.2). */
function writeOtherStack(record: ByteWriter, { rspAt, savedAt }: OtherStack, cfaOffset: number): void {
  const fromRsp = (distance: number) => new ByteWriter().u8(DW_OP_BREG0 + dwarfRegisters.rsp).sleb128(distance);
  const frame = fromRsp(rspAt).u8(DW_OP_DEREF).u8(DW_OP_PLUS_UCONST).uleb128(cfaOffset).finish();
  record.u8(DW_CFA_DEF_CFA_EXPRESSION).uleb128(frame.length).bytes(frame);
  for (const { register, at } of savedAt) {
    const place = fromRsp(at).finish();
    record.u8(DW_CFA_EXPRESSION).uleb128(dwarfRegisters[register]).uleb128(place.length).bytes(place);
  }
}

/**
 * Writes .eh_frame for one function at an absolute address, for debuggers that are handed code at run time.
 * @returns a section that holds for any address of its own
 */
export function writeFrameAt(
  functions: readonly { address: bigint; sizeBytes: number; rows: readonly UnwindRow[] }[],
): Uint8Array {
  const frame = new ByteWriter();
  appendRecord(frame, (record) => writeCie(record, DW_EH_PE_ABSPTR));
  for (const { address, sizeBytes, rows } of functions) {
    const start = frame.length;
    appendRecord(frame, (record) => {
      record
        .u32(start + 4)
        .u64(address)
        .u64(sizeBytes)
        .uleb128(0);
      writeRows(record, rows);
    });
  }
  return frame.u32(0).finish();
}

/** The size of .eh_frame_hdr for so many functions. */
export function ehFrameHeaderSizeBytes(functionCount: number): number {
  return 12 + 8 * functionCount;
}

/**
 * Writes both sections.
 * @param functions with addresses in the object
 * @param headerAddress address of .eh_frame_hdr
 * @param frameAddress address of .eh_frame
 */
export function writeUnwindData(
  functions: readonly UnwindFunction[],
  headerAddress: number,
  frameAddress: number,
): { header: Uint8Array; frame: Uint8Array } {
  const frame = new ByteWriter();
  appendRecord(frame, (record) => writeCie(record));
  const sorted = [...functions].sort((a, b) => a.address - b.address);
  const header = new ByteWriter().u8(1);
  header
    .u8(DW_EH_PE_PCREL | DW_EH_PE_SDATA4)
    .u8(DW_EH_PE_UDATA4)
    .u8(DW_EH_PE_DATAREL | DW_EH_PE_SDATA4);
  header.i32(frameAddress - (headerAddress + 4)).u32(sorted.length);
  for (const { address, sizeBytes, rows } of sorted) {
    const start = frame.length;
    header.i32(address - headerAddress).i32(frameAddress + start - headerAddress);
    appendRecord(frame, (record) => {
      record.u32(start + 4); // distance back to the CIE, which is the first record
      record
        .i32(address - (frameAddress + start + 8))
        .u32(sizeBytes)
        .uleb128(0);
      writeRows(record, rows);
    });
  }
  frame.u32(0);
  return { header: header.finish(), frame: frame.finish() };
}
