// The bytes of constants: values of the IR, and what the lowering table writes after `@`:
//
//   @zero @ones @one            of the row's type (ones are all bits set)
//   @sign @magnitude            the sign bit of the row's type, and all other bits
//   @width                      the bits of the row's type less one: what a shift's count is masked with
//   @u32:0x7fff  @f64:0.5       a value of a type
//   @shuffle:0-4-8-12           selectors of bytes for pshufb, padded with 0x80, which selects zero

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes, isDType, isFloat } from '../../dtype.ts';
import type { ConstantValue } from '../../ir/graph.ts';
import { bitsOf } from '../../ir/scalar/rounding.ts';

/** The bits of an element, lowest byte first. */
export function littleEndian(bits: number | bigint, bytes: number): Uint8Array {
  const data = new Uint8Array(8);
  const view = new DataView(data.buffer);
  if (typeof bits === 'bigint') view.setBigUint64(0, BigInt.asUintN(64, bits), true);
  else view.setUint32(0, bits, true);
  return data.subarray(0, bytes);
}

/** An element of a type in memory. */
export function elementBytes(type: DType, value: ConstantValue): Uint8Array {
  return littleEndian(bitsOf(type, value), dtypes[type].bytes);
}

function named(name: string, type: DType): Uint8Array | undefined {
  const { bytes } = dtypes[type];
  const sign = 1n << BigInt(8 * bytes - 1);
  switch (name) {
    case 'zero':
      return new Uint8Array(bytes);
    case 'ones':
      return new Uint8Array(bytes).fill(0xff);
    case 'one':
      return elementBytes(type, bytes === 8 && !isFloat(type) ? 1n : 1);
    case 'width':
      return elementBytes(type, bytes === 8 ? 63n : 8 * bytes - 1);
    case 'sign':
      return littleEndian(sign, bytes);
    case 'magnitude':
      return littleEndian(sign - 1n, bytes);
    default:
      return undefined;
  }
}

const known = new Map<string, Uint8Array>();

/** What `@text` means in a row of `type`. */
export function tableConstant(text: string, type: DType): Uint8Array {
  const key = `${type} ${text}`;
  let data = known.get(key);
  if (data === undefined) {
    data = readConstant(text, type);
    known.set(key, data);
  }
  return data;
}

function readConstant(text: string, type: DType): Uint8Array {
  const byName = named(text, type);
  if (byName !== undefined) return byName;
  const [kind, value = ''] = text.split(':') as [string, string?];
  if (kind === 'shuffle') {
    const selectors = value.split('-').map(Number);
    return Uint8Array.from({ length: 16 }, (_, i) => selectors[i] ?? 0x80);
  }
  if (!isDType(kind)) throw new RawCpuError('INTERNAL', `lowering table: '@${text}' is not a constant`);
  const of = named(value, kind);
  if (of !== undefined) return of;
  if (isFloat(kind)) return elementBytes(kind, Number(value));
  return littleEndian(BigInt.asUintN(64, BigInt(value)), dtypes[kind].bytes);
}

/**
 * What an integer is multiplied with for its quotient by `divisor`, which is then truncated: 1 / divisor and a little more.
 * The excess outweighs all rounding, so that no multiple of the divisor falls short; with integers up to 32 bits in f64, and
 * up to 16 in f32, it is far less than the 1 / divisor that separates the next smaller one from that multiple.
 */
export function reciprocal(divisor: number, type: 'f32' | 'f64'): number {
  return type === 'f64' ? (1 / divisor) * (1 + 2 ** -50) : Math.fround((1 / divisor) * (1 + 2 ** -22));
}
