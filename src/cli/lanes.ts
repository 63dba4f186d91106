// Vector and x87 registers as the numbers in them, in the spelling that --set takes: `f32:1,2.5`.

/** The elements that a vector register can be shown as. */
export const laneTypes = ['f16', 'f32', 'f64', 'i8', 'i16', 'i32', 'i64', 'u8', 'u16', 'u32', 'u64'] as const;
export type LaneType = (typeof laneTypes)[number];

/** What the last letters of a name say, by the manuals' rule: `addps`, `vfmadd231sd`, `paddw`, `vpmulld`. */
const suffixes: readonly (readonly [suffix: RegExp, type: LaneType])[] = [
  [/[ps]h$/, 'f16'],
  [/[ps]s$/, 'f32'],
  [/[ps]d$/, 'f64'],
  [/(b|u8)$/, 'i8'],
  [/(w|u16)$/, 'i16'],
  [/(d|[au]32|2u?dq|[lh]dq)$/, 'i32'],
  [/(q|[au]64)$/, 'i64'],
];

/** Names whose letters say less: they combine or move bits, whatever these are. */
const ofBits = /^v?(p?(and|andn|or|xor)[dq]?|pternlog[dq]|movdq[au]|lddqu|pshufb|ptest|ps[lr]ldq)$/;

/** The elements that an instruction computes with; undefined for one that does not say. */
export function lanesOf(mnemonic: string): LaneType | undefined {
  if (ofBits.test(mnemonic)) return undefined;
  // An integer instruction begins with p; a float that is permuted or blended has two letters at its end.
  const isInteger = /^v?p/.test(mnemonic) && !/^vperm.*p[sd]$/.test(mnemonic);
  const known = suffixes.filter(([, type]) => !isInteger || type.startsWith('i'));
  return known.find(([suffix]) => suffix.test(mnemonic))?.[1];
}

/** A register whose bits are elements. */
export const isVector = (name: string): boolean => /^[xyz]mm\d+$/.test(name);

const shortestOf = (value: number, round: (value: number) => number, digits: number): string => {
  if (Object.is(value, -0)) return '-0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  for (let precision = 1; precision <= digits; precision++) {
    const text = value.toPrecision(precision);
    if (round(Number(text)) === value) return String(Number(text));
  }
  return String(value);
};

/** A half: sign, five bits of exponent, ten of fraction. */
function halfOf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The half next to a number, the even one of two. */
function roundHalf(value: number): number {
  const unit = 2 ** (Math.max(-14, Math.floor(Math.log2(Math.abs(value)))) - 10);
  const steps = value / unit;
  const nearest = Math.round(steps);
  return (Math.abs(steps % 1) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest) * unit;
}

function laneText(type: LaneType, bits: bigint): string {
  const width = Number(type.slice(1));
  if (type.startsWith('u')) return String(bits);
  if (type.startsWith('i')) return String(BigInt.asIntN(width, bits));
  if (type === 'f16') return shortestOf(halfOf(Number(bits)), roundHalf, 5);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return type === 'f32' ? shortestOf(view.getFloat32(4), Math.fround, 9) : shortestOf(view.getFloat64(0), Number, 17);
}

/** The elements of a register, the lowest first; zeros above the last one that is not 0 are left out. */
export function lanesIn(type: LaneType, value: bigint): string[] {
  const width = BigInt(type.slice(1));
  const lanes: string[] = [];
  let rest = value;
  do {
    lanes.push(laneText(type, BigInt.asUintN(Number(width), rest)));
    rest >>= width;
  } while (rest !== 0n);
  return lanes;
}

const EXTENDED_DIGITS = 21;

/** A number in the 80-bit format of x87, with as many digits as tell it from its neighbours. */
export function extendedText(value: bigint): string {
  const sign = (value >> 79n) & 1n ? '-' : '';
  const exponent = Number((value >> 64n) & 0x7fffn);
  const fraction = BigInt.asUintN(64, value);
  if (exponent === 0x7fff) return BigInt.asUintN(63, fraction) === 0n ? `${sign}inf` : 'nan';
  if (fraction === 0n) return `${sign}0`;
  return sign + decimalOf(fraction, Math.max(1, exponent) - 16383 - 63);
}

/** fraction * 2^power, in decimal. */
function decimalOf(fraction: bigint, power: number): string {
  const up = power > 0 ? 1n << BigInt(power) : 1n;
  const down = power < 0 ? 1n << BigInt(-power) : 1n;
  // Scaled by a power of ten such that the digits that are wanted stand before the point.
  const magnitude = Math.floor((fraction.toString(2).length + power) * Math.log10(2));
  const scale = EXTENDED_DIGITS - magnitude;
  const scaled =
    (fraction * up * (scale > 0 ? 10n ** BigInt(scale) : 1n)) / (down * (scale < 0 ? 10n ** BigInt(-scale) : 1n));
  const digits = String(scaled).slice(0, EXTENDED_DIGITS).replace(/0+$/, '');
  const leading = magnitude + String(scaled).length - EXTENDED_DIGITS - 1;
  if (leading >= 0 && leading < EXTENDED_DIGITS) {
    const whole = digits.slice(0, leading + 1).padEnd(leading + 1, '0');
    return digits.length > leading + 1 ? `${whole}.${digits.slice(leading + 1)}` : whole;
  }
  if (leading < 0 && leading > -7) return `0.${'0'.repeat(-leading - 1)}${digits}`;
  return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${leading < 0 ? '' : '+'}${leading}`;
}
