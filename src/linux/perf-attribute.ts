// struct perf_event_attr, field by field from a table of offsets (include/uapi/linux/perf_event.h, Linux 6.19). A test
// compares the table with the kernel's header on the machine. Fields and bits keep the header's names.
//
// A kernel takes a structure that is longer than its own as long as what it does not know is zero, and says E2BIG
// otherwise (perf_copy_attr() in kernel/events/core.c). So the newest size goes to every kernel.

import { RawCpuError } from '../errors/index.ts';

interface FieldRow {
  readonly offset: number;
  readonly sizeBytes: 2 | 4 | 8;
  /** The header's structure has it since this size. */
  readonly sinceBytes: number;
}

const u16 = (offset: number, sinceBytes: number): FieldRow => ({ offset, sizeBytes: 2, sinceBytes });
const u32 = (offset: number, sinceBytes = 64): FieldRow => ({ offset, sizeBytes: 4, sinceBytes });
const u64 = (offset: number, sinceBytes = 64): FieldRow => ({ offset, sizeBytes: 8, sinceBytes });

/** PERF_ATTR_SIZE_VER0 to VER9. */
export const perfAttributeSizes = [64, 72, 80, 96, 104, 112, 120, 128, 136, 144] as const;

/** The size of the newest structure, which is what is passed. */
export const PERF_ATTRIBUTE_BYTES = 144;

/** Every field; names that lie at one offset are the members of a union. */
export const perfAttributeFields = {
  type: u32(0),
  size: u32(4),
  config: u64(8),
  sample_period: u64(16),
  sample_freq: u64(16),
  sample_type: u64(24),
  read_format: u64(32),
  wakeup_events: u32(48),
  wakeup_watermark: u32(48),
  bp_type: u32(52),
  bp_addr: u64(56),
  kprobe_func: u64(56),
  uprobe_path: u64(56),
  config1: u64(56),
  bp_len: u64(64, 72),
  kprobe_addr: u64(64, 72),
  probe_offset: u64(64, 72),
  config2: u64(64, 72),
  branch_sample_type: u64(72, 80),
  sample_regs_user: u64(80, 96),
  sample_stack_user: u32(88, 96),
  clockid: u32(92, 96),
  sample_regs_intr: u64(96, 104),
  aux_watermark: u32(104, 112),
  sample_max_stack: u16(108, 112),
  aux_sample_size: u32(112, 120),
  aux_action: u32(116, 120),
  sig_data: u64(120, 128),
  config3: u64(128, 136),
  config4: u64(136, 144),
} as const satisfies Record<string, FieldRow>;

/** Where the word of single bits lies; the header gives it no name. */
export const PERF_ATTRIBUTE_BITS_OFFSET = 40;

interface BitRow {
  readonly bit: number;
  readonly widthBits: number;
}

const bit = (at: number, widthBits = 1): BitRow => ({ bit: at, widthBits });

/** The bit fields of the word at offset 40, from its lowest bit. */
export const perfAttributeBits = {
  disabled: bit(0),
  inherit: bit(1),
  pinned: bit(2),
  exclusive: bit(3),
  exclude_user: bit(4),
  exclude_kernel: bit(5),
  exclude_hv: bit(6),
  exclude_idle: bit(7),
  mmap: bit(8),
  comm: bit(9),
  freq: bit(10),
  inherit_stat: bit(11),
  enable_on_exec: bit(12),
  task: bit(13),
  watermark: bit(14),
  precise_ip: bit(15, 2),
  mmap_data: bit(17),
  sample_id_all: bit(18),
  exclude_host: bit(19),
  exclude_guest: bit(20),
  exclude_callchain_kernel: bit(21),
  exclude_callchain_user: bit(22),
  mmap2: bit(23),
  comm_exec: bit(24),
  use_clockid: bit(25),
  context_switch: bit(26),
  write_backward: bit(27),
  namespaces: bit(28),
  ksymbol: bit(29),
  bpf_event: bit(30),
  aux_output: bit(31),
  cgroup: bit(32),
  text_poke: bit(33),
  build_id: bit(34),
  inherit_thread: bit(35),
  remove_on_exec: bit(36),
  sigtrap: bit(37),
  defer_callchain: bit(38),
  defer_output: bit(39),
} as const satisfies Record<string, BitRow>;

export type PerfAttributeField = Exclude<keyof typeof perfAttributeFields, 'size'>;
export type PerfAttributeBit = keyof typeof perfAttributeBits;

/** Fields that may be text: the kernel takes the address of a string that ends with a zero byte. */
type TextField = 'uprobe_path' | 'kprobe_func';

/** What is not named is zero. */
export type PerfAttribute = {
  readonly [K in Exclude<PerfAttributeField, TextField>]?: bigint | number;
} & { readonly [K in TextField]?: bigint | number | string } & {
  readonly [K in PerfAttributeBit]?: boolean | number;
};

/**
 * The structure's bytes, 144 of them.
 * @param addressOfText the address of a string of bytes that ends with a zero byte and stays until the kernel has read it
 * @throws RawCpuError `BAD_OPTION` for an unknown name, a value that does not fit, or two members of one union
 */
export function encodePerfAttribute(attribute: PerfAttribute, addressOfText?: (text: string) => bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(PERF_ATTRIBUTE_BYTES));
  view.setUint32(perfAttributeFields.size.offset, PERF_ATTRIBUTE_BYTES, true);
  const takenBy = new Map<number, string>();
  let bits = 0n;
  for (const [name, given] of Object.entries(attribute)) {
    if (given === undefined) continue;
    if (Object.hasOwn(perfAttributeBits, name)) {
      const { bit: at, widthBits } = perfAttributeBits[name as PerfAttributeBit];
      bits |= checked(name, BigInt(given as number | boolean), widthBits) << BigInt(at);
      continue;
    }
    if (!Object.hasOwn(perfAttributeFields, name) || name === 'size') {
      throw new RawCpuError('BAD_OPTION', `perf_event_attr has no field '${name}' to set`);
    }
    const { offset, sizeBytes } = perfAttributeFields[name as PerfAttributeField];
    const other = takenBy.get(offset);
    if (other !== undefined) {
      throw new RawCpuError('BAD_OPTION', `perf_event_attr: ${other} and ${name} are one field; give one of them`);
    }
    takenBy.set(offset, name);
    const value = typeof given === 'string' ? textAddress(name, given, addressOfText) : BigInt(given);
    store(view, offset, sizeBytes, checked(name, value, 8 * sizeBytes));
  }
  view.setBigUint64(PERF_ATTRIBUTE_BITS_OFFSET, bits, true);
  return new Uint8Array(view.buffer);
}

function textAddress(name: string, text: string, addressOfText: ((text: string) => bigint) | undefined): bigint {
  if (addressOfText !== undefined) return addressOfText(text);
  throw new RawCpuError('BAD_OPTION', `perf_event_attr: ${name} is text, and nothing here can give its address`);
}

/** Negative numbers stand for their two's complement, as clockid and offsets want it. */
function checked(name: string, value: bigint, widthBits: number): bigint {
  const least = widthBits < 16 ? 0n : -(1n << BigInt(widthBits - 1));
  if (value >= least && value < 1n << BigInt(widthBits)) return BigInt.asUintN(widthBits, value);
  throw new RawCpuError('BAD_OPTION', `perf_event_attr: ${name} has ${widthBits} bits; ${value} does not fit`, {
    details: { field: name, value, widthBits },
  });
}

function store(view: DataView, offset: number, sizeBytes: FieldRow['sizeBytes'], value: bigint): void {
  if (sizeBytes === 8) view.setBigUint64(offset, value, true);
  else if (sizeBytes === 4) view.setUint32(offset, Number(value), true);
  else view.setUint16(offset, Number(value), true);
}

/** Members of unions that stand for the others when a structure is read. */
const shownMembers: ReadonlySet<string> = new Set(['sample_period', 'wakeup_events', 'config1', 'config2']);

/** What a structure says: every field and bit that is not zero, unions by their plainest member. */
export function decodePerfAttribute(bytes: Uint8Array): Record<string, bigint> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seen: Record<string, bigint> = {};
  const offsets = new Map<number, string>();
  for (const [name, { offset }] of Object.entries(perfAttributeFields)) {
    if (!offsets.has(offset) || shownMembers.has(name)) offsets.set(offset, name);
  }
  for (const [offset, name] of offsets) {
    const { sizeBytes } = perfAttributeFields[name as PerfAttributeField];
    if (offset + sizeBytes > bytes.length) continue;
    const low = sizeBytes === 2 ? BigInt(view.getUint16(offset, true)) : BigInt(view.getUint32(offset, true));
    const value = sizeBytes === 8 ? view.getBigUint64(offset, true) : low;
    if (value !== 0n) seen[name] = value;
  }
  const word = view.getBigUint64(PERF_ATTRIBUTE_BITS_OFFSET, true);
  for (const [name, { bit: at, widthBits }] of Object.entries(perfAttributeBits)) {
    const value = BigInt.asUintN(widthBits, word >> BigInt(at));
    if (value !== 0n) seen[name] = value;
  }
  return seen;
}
