// Decodes the values of model-specific registers. Pure: a value read yesterday on another machine will do.

import { quoted, RawCpuError, refuseValue } from '../../errors/index.ts';
import { type MsrFormat, type MsrRow, msrAliases, msrTable } from './msr-table.ts';

export type { MsrFieldRow, MsrFormat, MsrRow } from './msr-table.ts';

const byAddress = new Map<number, MsrRow>(msrTable.map((row) => [row.address, row]));
const byName = new Map<string, MsrRow>(msrTable.map((row) => [row.name, row]));
for (const [alias, name] of Object.entries(msrAliases)) byName.set(alias, byName.get(name)!);

/** A register's address, or its name: `0x10`, `IA32_TSC`. */
export type MsrRegister = number | string;

/** One field of a value. */
export interface MsrField {
  /** As the manuals spell it. */
  readonly name: string;
  /** Its highest bit. */
  readonly high: number;
  /** Its lowest bit. */
  readonly low: number;
  /** What its bits hold. */
  readonly value: bigint;
  /** The value in words: with its unit, or what the number stands for. */
  readonly text: string;
  /** What it is for; undefined where the name says it. */
  readonly meaning: string | undefined;
}

/** A value of a model-specific register, field by field. */
export interface DecodedMsr {
  /** What RDMSR takes in ECX. */
  readonly address: number;
  /** The register's name, or undefined where the table does not know it. */
  readonly name: string | undefined;
  /** What the register is for; undefined where the table does not know it. */
  readonly meaning: string | undefined;
  /** The manual, and the table in it. */
  readonly source: string | undefined;
  /** The value as a whole, 64 bits. */
  readonly value: bigint;
  /** What the table knows of it. */
  readonly fields: readonly MsrField[];
  /** The set bits that no field names. */
  readonly unnamedBits: bigint;
}

/**
 * The address of a register.
 * @throws RawCpuError `BAD_OPTION` for an address that is no 32-bit number, or a name that the table does not know
 */
export function msrAddress(register: MsrRegister): number {
  if (typeof register === 'number') {
    if (register >>> 0 === register) return register;
    refuseValue('msr: a register', 'a number from 0 to 0xffffffff, or a name', register);
  }
  if (typeof register !== 'string')
    refuseValue('msr: a register', 'a number from 0 to 0xffffffff, or a name', register);
  const row = byName.get(register.toUpperCase());
  if (row !== undefined) return row.address;
  throw new RawCpuError('BAD_OPTION', `msr: no register is called ${quoted(register)}`, {
    details: { register },
    hint: 'rawcpu msr --list names those that are known; any other can be given by its number',
  });
}

/** What the table says about a register, or undefined where it does not know it. */
export function msrFacts(register: MsrRegister): MsrRow | undefined {
  return byAddress.get(msrAddress(register));
}

/** Every register that the table knows, by address. */
export function listMsrs(): readonly MsrRow[] {
  return [...msrTable].sort((a, b) => a.address - b.address);
}

/**
 * A value's fields with units and meanings.
 * @throws RawCpuError `BAD_OPTION` for an unknown name, or a value that is no unsigned 64-bit number
 */
export function decodeMsr(register: MsrRegister, value: bigint): DecodedMsr {
  const address = msrAddress(register);
  if (typeof value !== 'bigint' || BigInt.asUintN(64, value) !== value) {
    refuseValue('msr: a value', 'a bigint from 0 to 2^64 - 1', value);
  }
  const row = byAddress.get(address);
  let unnamedBits = value;
  const fields = (row?.fields ?? []).map(([high, low, name, meaning, format = 'hex', values]): MsrField => {
    const width = high - low + 1;
    const bits = BigInt.asUintN(width, value >> BigInt(low));
    unnamedBits &= ~(((1n << BigInt(width)) - 1n) << BigInt(low));
    const named = values?.[Number(bits)];
    return { name, high, low, value: bits, meaning, text: named ?? formatField(bits, width, format) };
  });
  return { address, name: row?.name, meaning: row?.meaning, source: row?.source, value, fields, unnamedBits };
}

function formatField(bits: bigint, width: number, format: MsrFormat): string {
  const unit = (text: string) => `${1 / 2 ** Number(bits)} ${text}`;
  switch (format) {
    case 'flag':
      return bits === 1n ? 'yes' : 'no';
    case 'number':
      return String(bits);
    case 'signed':
      return String(BigInt.asIntN(width, bits));
    case 'ratio100MHz':
      return `${bits} (${100n * bits} MHz with a bus of 100 MHz)`;
    case 'celsius':
      return `${bits} °C`;
    case 'memoryType':
      return `reserved (${bits})`;
    case 'powerUnit':
      return unit('W');
    case 'energyUnit':
      return unit('J');
    case 'timeUnit':
      return unit('s');
    case 'hex':
      return `0x${bits.toString(16)}`;
    case 'address':
      return `0x${(width === 64 ? bits : bits << 12n).toString(16)}`;
  }
}
