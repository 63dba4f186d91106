// Registers as callers give them, checked and put into a state (names of any width, numbers, addresses of named memory,
// typed arrays for vectors), and what is told of them afterwards: all by name, those that differ, the flags.

import { bufferKind, copiedBytes } from '../buffers/index.ts';
import { describeValue, MemoryError, quoted, RawCpuError } from '../errors/index.ts';
import { type CpuState, type RegisterPiece, registerPieces } from '../fault/index.ts';

/**
 * The value of a register: an integer with or without sign that fits; a number for an x87 register is its value in
 * floating point. A string is the address of the memory region of that name. Bytes of a typed array fill a vector
 * register from its low end.
 */
export type RegisterValue = bigint | number | string | ArrayBufferView;

/** Registers by name, such as `{ rdi: 5n, xmm0: Float32Array.of(1, 2, 3, 4), rsi: 'table' }`. */
export type RegisterValues = Readonly<Record<string, RegisterValue>>;

/** Flags that user code may set; bit 1 is always set, and interrupts stay on. */
const SETTABLE_FLAGS = 0x24_4cd5n;
const FIXED_FLAGS = 0x202n;
const LARGEST_MXCSR = 0xffffn;

function refuse(name: string, expected: string, value: unknown): never {
  throw new RawCpuError('BAD_OPTION', `register ${name} takes ${expected}, got ${describeValue(value)}`, {
    details: { register: name },
  });
}

/**
 * Sets registers of a state.
 * @param addresses of memory regions by name
 * @throws RawCpuError `BAD_OPTION` for unknown registers, values that do not fit, and registers of which one is part of
 * the other
 */
export function setRegisters(state: CpuState, values: RegisterValues, addresses: ReadonlyMap<string, bigint>): void {
  const names = Object.keys(values);
  if (names.includes('rip')) {
    throw new RawCpuError('BAD_OPTION', 'rip cannot be set', { hint: 'the option { entry } says where code begins' });
  }
  refuseOverlaps(state, names);
  // The top of the x87 stack says which register st0 is, so it is set first; tags of registers that are set come last.
  const rank = (name: string) => (name === 'fsw' ? 0 : name === 'ftw' ? 2 : 1);
  names.sort((a, b) => rank(a) - rank(b));
  let tags = 0n;
  for (const name of names) {
    const value = checkedValue(name, integerOf(state, name, values[name]!, addresses));
    if (name === 'ftw') tags = state.get(name);
    state.set(name, value);
  }
  refuseLostX87(state, names, tags);
}

/** Registers share bytes: eax and rax, xmm1 and ymm1, st0 and mm0. Of two that do, one setting would be lost. */
function refuseOverlaps({ layout }: CpuState, names: readonly string[]): void {
  const settings = names.map((name) => ({ name, pieces: registerPieces(layout, name) ?? [] }));
  for (const [i, { name, pieces }] of settings.entries()) {
    const other = settings.slice(0, i).find((before) => before.pieces.some((a) => pieces.some((b) => overlap(a, b))));
    if (other !== undefined) refuseBoth(other.name, name, 'are parts of one register');
  }
}

const overlap = (a: RegisterPiece, b: RegisterPiece): boolean =>
  a.offset < b.offset + b.sizeBytes && b.offset < a.offset + a.sizeBytes;

/** Tags say which x87 registers hold something, and MMX registers are there while the stack's top is 0. */
function refuseLostX87(state: CpuState, names: readonly string[], tags: bigint): void {
  const holder = names.find((name) => /^(st|mm)[0-7]$/.test(name));
  if (holder === undefined) return;
  if (names.includes('ftw') && (state.get('ftw') & tags) !== tags) {
    refuseBoth(holder, 'ftw', 'contradict each other: these tags say that the register is empty');
  }
  const mmx = names.find((name) => /^mm[0-7]$/.test(name));
  if (mmx !== undefined && ((state.get('fsw') >> 11n) & 7n) !== 0n) {
    refuseBoth(mmx, 'fsw', 'contradict each other: MMX registers want the top of the x87 stack to be 0');
  }
}

function refuseBoth(first: string, second: string, why: string): never {
  throw new RawCpuError('BAD_OPTION', `registers ${first} and ${second} ${why}`, {
    details: { registers: [first, second] },
    hint: 'set one of them; parts that share no bits, such as al and ah, go together',
  });
}

function checkedValue(name: string, value: bigint): bigint {
  if (name === 'mxcsr' && (value < 0n || value > LARGEST_MXCSR)) refuse(name, 'bits 0 to 15', value);
  if (name !== 'rflags') return value;
  if ((value & ~(SETTABLE_FLAGS | FIXED_FLAGS)) !== 0n) {
    refuse(name, 'CF, PF, AF, ZF, SF, DF, OF, AC, ID and NT only (trap flag and system flags stay)', value);
  }
  return value | FIXED_FLAGS;
}

function integerOf(
  state: CpuState,
  name: string,
  value: RegisterValue,
  addresses: ReadonlyMap<string, bigint>,
): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (/^st[0-7]$/.test(name)) return extendedOf(value);
    if (Number.isSafeInteger(value)) return BigInt(value);
    refuse(name, 'a bigint or a safe integer', value);
  }
  if (typeof value === 'string') {
    const address = addresses.get(value);
    if (address !== undefined) return address;
    throw new RawCpuError('BAD_OPTION', `register ${name}: there is no memory region ${quoted(value)}`, {
      details: { register: name },
      hint:
        addresses.size === 0
          ? 'the option { memory } names regions'
          : `regions are ${[...addresses.keys()].join(', ')}`,
    });
  }
  const kind = bufferKind(value);
  if (kind !== 'typed array' && kind !== 'DataView') {
    refuse(name, 'a bigint, an integer, the name of a region, or a typed array', value);
  }
  const bytes = copiedBytes(value);
  if (bytes === undefined)
    throw new MemoryError(
      'BUFFER_DETACHED',
      `register ${name}: the array's buffer is detached, or too short for the array`,
      { details: { register: name }, hint: 'it was transferred, or shrank; give an array that has its memory' },
    );
  const widthBytes = state.widthBits(name) / 8;
  if (bytes.length > widthBytes) {
    const text = `register ${name} takes at most ${widthBytes} bytes, got ${bytes.length}`;
    throw new RawCpuError('BAD_OPTION', text, { details: { register: name } });
  }
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** A double in the 80-bit format of x87: sign and exponent, then a fraction with its leading 1 written out. */
function extendedOf(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const sign = (raw >> 63n) << 79n;
  const exponent = (raw >> 52n) & 0x7ffn;
  const fraction = raw & 0xf_ffff_ffff_ffffn;
  if (exponent === 0x7ffn) return sign | (0x7fffn << 64n) | (1n << 63n) | (fraction << 11n);
  if (exponent !== 0n) return sign | ((exponent + 15360n) << 64n) | (1n << 63n) | (fraction << 11n);
  if (fraction === 0n) return sign;
  const shift = BigInt(53 - fraction.toString(2).length);
  return sign | ((15361n - shift) << 64n) | (fraction << (11n + shift));
}

/** The flags of rflags that instructions look at. */
export type FlagName = 'cf' | 'pf' | 'af' | 'zf' | 'sf' | 'df' | 'of';

/** Every register by its widest name that this processor has. */
export type Registers = Readonly<Record<string, bigint>>;

/** Registers that differ. */
export type RegisterChanges = Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;

/** The processor sets it in what it saves for a fault; it says nothing of the code. */
export const RESUME_FLAG = 0x1_0000n;
const flagBits: Readonly<Record<FlagName, bigint>> = { cf: 0n, pf: 2n, af: 4n, zf: 6n, sf: 7n, df: 10n, of: 11n };

/** What differs. A `ret` takes the return address off the stack and goes where nobody but us knows. */
export function changedRegisters(before: Registers, after: Registers, hasReturned: boolean): RegisterChanges {
  const changed = Object.entries(after).filter(([name, value]) => {
    if (hasReturned && name === 'rip') return false;
    if (hasReturned && name === 'rsp' && value === before.rsp! + 8n) return false;
    return before[name] !== value;
  });
  return Object.fromEntries(changed.map(([name, value]) => [name, { before: before[name] ?? 0n, after: value }]));
}

/** The flags of rflags. */
export function flagsOf(rflags: bigint): Readonly<Record<FlagName, boolean>> {
  return Object.fromEntries(
    Object.entries(flagBits).map(([name, bit]) => [name, ((rflags >> bit) & 1n) === 1n]),
  ) as Readonly<Record<FlagName, boolean>>;
}
