// What a statement may ask of its encoding beside its operands: prefixes, and which of several encodings to take. One
// bit each; a set of them is a number that travels with the statement, and no bit means "the default".

/** The name of an encoding option, for `Assembler.with()`: a prefix, or one of several encodings. */
export type EncodingOptionName =
  | 'lock'
  | 'rep'
  | 'repne'
  | 'xacquire'
  | 'xrelease'
  | 'bnd'
  | 'notrack'
  | 'data16'
  | 'addr32'
  | 'rex'
  | 'vex'
  | 'vex2'
  | 'vex3'
  | 'evex'
  | 'load'
  | 'store'
  | 'disp8'
  | 'disp32'
  | 'taken'
  | 'notTaken'
  | 'short'
  | 'near'
  | 'rexW'
  | 'es'
  | 'ss'
  | 'fs'
  | 'gs'
  | 'nf'
  | 'rex2'
  | 'rexR'
  | 'rexX'
  | 'rexB';

/** The bit of each option. */
export const EncodingOption = {
  lock: 1 << 0,
  rep: 1 << 1,
  repne: 1 << 2,
  xacquire: 1 << 3,
  xrelease: 1 << 4,
  bnd: 1 << 5,
  notrack: 1 << 6,
  /** Prefix 66, whatever the operands. */
  data16: 1 << 7,
  /** Prefix 67, whatever the operands. */
  addr32: 1 << 8,
  /** A REX prefix even where none is needed. */
  rex: 1 << 9,
  vex: 1 << 10,
  vex2: 1 << 11,
  vex3: 1 << 12,
  evex: 1 << 13,
  /** The form whose destination is modrm.reg, of two that are equally long. */
  load: 1 << 14,
  /** The form whose destination is modrm.rm. */
  store: 1 << 15,
  disp8: 1 << 16,
  disp32: 1 << 17,
  /** Branch hints, prefixes 3E and 2E. */
  taken: 1 << 18,
  notTaken: 1 << 19,
  /** Branch with the short, or the near form, whatever the distance. */
  short: 1 << 20,
  near: 1 << 21,
  /** REX.W, whatever the operands; `rexR`, `rexX` and `rexB` likewise. */
  rexW: 1 << 22,
  /** Segment prefixes, whatever the operands; for cs and ds see `notTaken` and `taken`. */
  es: 1 << 23,
  ss: 1 << 24,
  fs: 1 << 25,
  gs: 1 << 26,
  /** Leave the flags alone, {nf} in text (APX). */
  nf: 1 << 27,
  /** A REX2 prefix even where none is needed. */
  rex2: 1 << 28,
  rexR: 1 << 29,
  rexX: 1 << 30,
  rexB: 1 << 31,
} as const satisfies Record<EncodingOptionName, number>;

/** Everything that calls for a REX prefix, which no VEX or EVEX encoding can have. */
export const REX_OPTIONS =
  EncodingOption.rex | EncodingOption.rexW | EncodingOption.rexR | EncodingOption.rexX | EncodingOption.rexB;

/** A set of bits of {@link EncodingOption}, 0 for none. */
export type EncodingOptions = number;

/** Names of the options in a set, for messages. */
export function encodingOptionNames(options: EncodingOptions): string[] {
  return Object.entries(EncodingOption)
    .filter(([, bit]) => (options & bit) !== 0)
    .map(([name]) => name);
}

/** The prefixes and choices of an instruction as text has them, with a blank after each. */
export function optionsText(options: EncodingOptions): string {
  // The bits of REX make one prefix, `rex.wb`.
  const bits = (['rexW', 'rexR', 'rexX', 'rexB'] as const).filter((name) => (options & EncodingOption[name]) !== 0);
  const rex = bits.length === 0 ? '' : `rex.${bits.map((name) => name.slice(3).toLowerCase()).join('')} `;
  const prefixes = encodingOptionNames(bits.length === 0 ? options : options & ~REX_OPTIONS).map((name) =>
    /^(vex|evex|load|store|disp|rex|nf)/.test(name) ? `{${name}} ` : `${name} `,
  );
  return `${prefixes.join('')}${rex}`;
}
