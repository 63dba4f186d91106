// Debugging information of one function: which file and lines its instructions come from, and its labels. Three
// sections, DWARF version 4: .debug_abbrev (7.5.3), .debug_info (7.5.1), .debug_line (6.2). The language is "assembler",
// so debuggers expect no prologue.

import { ByteWriter } from './bytes.ts';

/** A function, and the text that it was made from. */
export interface DebugFunction {
  /** The function's name. */
  readonly name: string;
  /** Where its first byte lies. */
  readonly address: number;
  /** How many bytes it has. */
  readonly sizeBytes: number;
  /** Where the text lies: a folder, and a file in it. */
  readonly directory: string;
  /** The file of the text, in that folder. */
  readonly file: string;
  /** Where the instructions of a line begin, by ascending offset. Lines count from 1. */
  readonly lines: readonly { readonly offset: number; readonly line: number }[];
  /** Offsets of labels inside of the function. */
  readonly labels: ReadonlyMap<string, number>;
}

const DW_TAG_label = 0x0a;
const DW_TAG_compile_unit = 0x11;
const DW_TAG_subprogram = 0x2e;

const DW_AT_name = 0x03;
const DW_AT_stmt_list = 0x10;
const DW_AT_low_pc = 0x11;
const DW_AT_high_pc = 0x12;
const DW_AT_language = 0x13;
const DW_AT_comp_dir = 0x1b;
const DW_AT_producer = 0x25;
const DW_AT_decl_file = 0x3a;
const DW_AT_decl_line = 0x3b;
const DW_AT_external = 0x3f;

const DW_FORM_addr = 0x01;
const DW_FORM_data2 = 0x05;
const DW_FORM_data8 = 0x07;
const DW_FORM_string = 0x08;
const DW_FORM_data1 = 0x0b;
const DW_FORM_udata = 0x0f;
const DW_FORM_sec_offset = 0x17;
const DW_FORM_flag_present = 0x19;

const DW_LANG_Mips_Assembler = 0x8001;

/** Abbreviations: tag, whether it has children, and attributes with their forms. */
const abbreviations = [
  {
    tag: DW_TAG_compile_unit,
    children: 1,
    attributes: [
      [DW_AT_producer, DW_FORM_string],
      [DW_AT_language, DW_FORM_data2],
      [DW_AT_name, DW_FORM_string],
      [DW_AT_comp_dir, DW_FORM_string],
      [DW_AT_low_pc, DW_FORM_addr],
      [DW_AT_high_pc, DW_FORM_data8],
      [DW_AT_stmt_list, DW_FORM_sec_offset],
    ],
  },
  {
    tag: DW_TAG_subprogram,
    children: 1,
    attributes: [
      [DW_AT_external, DW_FORM_flag_present],
      [DW_AT_name, DW_FORM_string],
      [DW_AT_decl_file, DW_FORM_data1],
      [DW_AT_decl_line, DW_FORM_udata],
      [DW_AT_low_pc, DW_FORM_addr],
      [DW_AT_high_pc, DW_FORM_data8],
    ],
  },
  {
    tag: DW_TAG_label,
    children: 0,
    attributes: [
      [DW_AT_name, DW_FORM_string],
      [DW_AT_decl_file, DW_FORM_data1],
      [DW_AT_decl_line, DW_FORM_udata],
      [DW_AT_low_pc, DW_FORM_addr],
    ],
  },
] as const;

const UNIT = 1;
const SUBPROGRAM = 2;
const LABEL = 3;

/** The three sections. */
export function writeDebugInfo(given: DebugFunction): { name: string; bytes: Uint8Array }[] {
  return [
    { name: '.debug_abbrev', bytes: abbreviationTable() },
    { name: '.debug_info', bytes: debugInfo(given) },
    { name: '.debug_line', bytes: lineProgram(given) },
  ];
}

function abbreviationTable(): Uint8Array {
  const writer = new ByteWriter();
  for (const [i, { tag, children, attributes }] of abbreviations.entries()) {
    writer
      .uleb128(i + 1)
      .uleb128(tag)
      .u8(children);
    for (const [attribute, form] of attributes) writer.uleb128(attribute).uleb128(form);
    writer.u8(0).u8(0);
  }
  return writer.u8(0).finish();
}

const text = (value: string): Uint8Array => new TextEncoder().encode(`${value.replaceAll('\0', ' ')}\0`);

function debugInfo({ name, address, sizeBytes, directory, file, lines, labels }: DebugFunction): Uint8Array {
  const firstLine = lines[0]?.line ?? 1;
  const lineAt = (offset: number) => lines.findLast((row) => row.offset <= offset)?.line ?? firstLine;
  const unit = new ByteWriter().u16(4).u32(0).u8(8); // version, offset of the abbreviations, size of an address
  unit.uleb128(UNIT).bytes(text('rawcpu')).u16(DW_LANG_Mips_Assembler).bytes(text(file)).bytes(text(directory));
  unit.u64(address).u64(sizeBytes).u32(0);
  unit.uleb128(SUBPROGRAM).bytes(text(name)).u8(1).uleb128(firstLine).u64(address).u64(sizeBytes);
  for (const [label, offset] of labels) {
    if (offset < sizeBytes)
      unit
        .uleb128(LABEL)
        .bytes(text(label))
        .u8(1)
        .uleb128(lineAt(offset))
        .u64(address + offset);
  }
  unit.u8(0).u8(0);
  const bytes = unit.finish();
  return new ByteWriter().u32(bytes.length).bytes(bytes).finish();
}

const DW_LNS_copy = 1;
const DW_LNS_advance_pc = 2;
const DW_LNS_advance_line = 3;
const DW_LNE_end_sequence = 1;
const DW_LNE_set_address = 2;

/** Numbers of operands of the standard opcodes 1 to 12. */
const STANDARD_OPERANDS = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];
const LINE_BASE = -5;
const LINE_RANGE = 14;

function lineProgram({ address, sizeBytes, file, lines }: DebugFunction): Uint8Array {
  const header = new ByteWriter().u8(1).u8(1).u8(1); // instruction unit, operations in one, lines are statements
  header
    .u8(LINE_BASE & 0xff)
    .u8(LINE_RANGE)
    .u8(STANDARD_OPERANDS.length + 1)
    .bytes(STANDARD_OPERANDS);
  header.u8(0); // no folders beside the unit's
  header.bytes(text(file)).uleb128(0).uleb128(0).uleb128(0).u8(0);
  const program = new ByteWriter().u8(0).uleb128(9).u8(DW_LNE_set_address).u64(address);
  let at = 0;
  let line = 1;
  for (const row of lines) {
    if (row.offset > at) program.u8(DW_LNS_advance_pc).uleb128(row.offset - at);
    if (row.line !== line) program.u8(DW_LNS_advance_line).sleb128(row.line - line);
    program.u8(DW_LNS_copy);
    ({ offset: at, line } = row);
  }
  program.u8(DW_LNS_advance_pc).uleb128(sizeBytes - at);
  program.u8(0).uleb128(1).u8(DW_LNE_end_sequence);
  const unit = new ByteWriter().u16(4).u32(header.length).bytes(header.finish()).bytes(program.finish());
  return new ByteWriter().u32(unit.length).bytes(unit.finish()).finish();
}
