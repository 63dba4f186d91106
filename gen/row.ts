// Reads the rows of src/isa/forms/*.txt: one instruction form a line, in the manual's notation.
//
//   mnemonic operands | fields | encoding | features | attributes
//
// operands    access (r, w, rw, cr and cw where conditional, n for no access) and notation (src/isa/operand-spec.ts) of each
// fields      one letter an operand: R modrm.reg, M modrm.rm, V vvvv, O opcode, I immediate, S imm[7:4], Z imm[3:0], D branch
//             offset, F absolute address, A register whose width is the address size, B modrm.reg and modrm.rm, X implied
// encoding    as in the manual's opcode column
// features    CPUID features joined by +, or base
// attributes  nN (bytes that a compressed displacement counts in), prefixes that are allowed, d64 (64-bit operand size
//             without REX.W), alt (never chosen by itself), fr= fw= f0= f1= fu= (flags read, written, cleared, set, undefined),
//             commutes and clears-mask, which see
//
// `commutes` stands with vector and mask instructions whose result is made of two sources that may change places: those
// after the destination, or the destination and the one after it where the destination is read as well. Which of two NaNs
// is passed on may differ. `clears-mask` stands with gathers and scatters of EVEX: the write mask, whose bits say what is
// still to be done, is 0 afterwards.
//
// A line `alias NAME = MNEMONIC` gives all forms of MNEMONIC a second name; `alias NAME = MNEMONIC 5` one whose last
// operand, an immediate, is 5. `#` begins a comment.
// A row whose mnemonic has <cc> stands for sixteen, one for each condition; `40+cc` in the encoding is its opcode. <scc>
// likewise for the conditions of ccmp and ctest, `.SCcc` in the encoding is their field.

export interface RowOperand {
  readonly access: string;
  readonly spec: string;
}

export type RowEncoding = 'legacy' | 'vex' | 'evex' | 'xop' | '3dnow';

export interface Row {
  readonly file: string;
  readonly line: number;
  readonly mnemonic: string;
  readonly operands: readonly RowOperand[];
  readonly fields: string;
  readonly encodingText: string;
  readonly kind: RowEncoding;
  /** 0 none, 1 0F, 2 0F38, 3 0F3A, 4 to 7 EVEX maps, 8 to 10 XOP maps. */
  readonly map: number;
  readonly prefix: 'none' | '66' | 'F3' | 'F2';
  readonly opcode: number;
  /** Operand size: 0 none, 16, 32 or 64. */
  readonly operandSize: number;
  readonly addressSize: number;
  readonly w: 0 | 1 | 'ignored';
  /** Vector length field: 0, 1, 2 or ignored. */
  readonly l: 0 | 1 | 2 | 'ignored';
  /** /digit, or undefined. */
  readonly digit: number | undefined;
  /** A modrm byte (3DNow!: the opcode suffix) that is part of the opcode. */
  readonly fixedByte: number | undefined;
  readonly hasModrm: boolean;
  /** Immediate layout such as `ib`, `iw ib`, `cd`, `mo`, `/is4`; empty for none. */
  readonly immediates: string;
  readonly features: readonly string[];
  readonly attributes: ReadonlySet<string>;
  readonly displacementScale: number;
  /** Bits that are always set in the last byte of the EVEX prefix: ND, NF or a source condition code. */
  readonly evexBits: number;
  /** True where EVEX holds a source condition code (.SC0 to .SC15). */
  readonly conditional: boolean;
}

export interface Alias {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly mnemonic: string;
  /** The last operand of every form, where the name stands for it. */
  readonly immediate: number | undefined;
}

/** True for forms whose last operand an alias may fix. */
export const endsInByte = (row: Row): boolean => row.operands.at(-1)?.spec === 'imm8';

/** A fault in a table, with its place. */
export class RowError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
  }
}

const maps: Record<string, number> = {
  '0F': 1,
  '0F38': 2,
  '0F3A': 3,
  MAP4: 4,
  MAP5: 5,
  MAP6: 6,
  MAP7: 7,
  X8: 8,
  X9: 9,
  XA: 10,
};

/** Reads one table file. Faults are collected, not thrown, so that all of them can be shown at once. */
export function readRows(file: string, text: string, faults: RowError[]): { rows: Row[]; aliases: Alias[] } {
  const rows: Row[] = [];
  const aliases: Alias[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') continue;
    try {
      const alias = /^alias (\S+) = (\S+)(?: (\d+))?$/.exec(line);
      if (alias) {
        const immediate = alias[3] === undefined ? undefined : Number(alias[3]);
        aliases.push({ file, line: index + 1, name: alias[1]!, mnemonic: alias[2]!, immediate });
      } else for (const one of expand(line)) rows.push(readRow(file, index + 1, one));
    } catch (error) {
      faults.push(error instanceof RowError ? error : new RowError(file, index + 1, String(error)));
    }
  }
  return { rows, aliases };
}

const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');
/** Conditional compares have true and false in place of the parity. */
const sourceConditions = conditions.map((name) => (name === 'p' ? 't' : name === 'np' ? 'f' : name));

/** The flags that each condition reads; `t` and `f` read none. */
const conditionFlags = 'o o c c z z zc zc s s p p os os osz osz'.split(' ');

/** The rows that a line stands for: one, or one for each condition. */
function expand(line: string): string[] {
  const names = line.startsWith('#')
    ? []
    : line.includes('<scc>')
      ? sourceConditions
      : line.includes('<cc>')
        ? conditions
        : [];
  if (names.length === 0) return [line];
  return names.map((name, code) =>
    `${line}${name === 't' || name === 'f' ? '' : ` fr=${conditionFlags[code]}`}`
      .replace(/<s?cc>/g, name)
      .replace(/\b([0-9A-F]{2})\+cc\b/g, (_, base: string) =>
        (Number.parseInt(base, 16) + code).toString(16).toUpperCase().padStart(2, '0'),
      )
      .replace('.SCcc', `.SC${code}`),
  );
}

function readRow(file: string, line: number, text: string): Row {
  const fail = (message: string): never => {
    throw new RowError(file, line, message);
  };
  const columns = text.split('|').map((column) => column.trim());
  if (columns.length !== 5) fail(`expected 5 columns between '|', found ${columns.length}`);
  const [head = '', fieldsText = '', encodingText = '', featureText = '', attributeText = ''] = columns;
  const space = head.indexOf(' ');
  const mnemonic = space < 0 ? head : head.slice(0, space);
  const operands = (space < 0 ? [] : head.slice(space + 1).split(',')).map((operand): RowOperand => {
    const match = /^(r|w|rw|cr|cw|rcw|n) (\S+)$/.exec(operand.trim());
    return match ? { access: match[1]!, spec: match[2]! } : fail(`'${operand.trim()}' is not 'access notation'`);
  });
  const fields = fieldsText === '-' ? '' : fieldsText;
  if (fields.length !== operands.length) fail(`${operands.length} operands, but ${fields.length} field letters`);
  const attributes = new Set(attributeText === '' ? [] : attributeText.split(/\s+/));
  const scale = [...attributes].find((a) => /^n\d+$/.test(a));
  return {
    file,
    line,
    mnemonic,
    operands,
    fields,
    encodingText,
    ...readEncoding(encodingText, fail),
    features: featureText === 'base' ? [] : featureText.split('+'),
    attributes,
    displacementScale: scale === undefined ? 0 : Number(scale.slice(1)),
  };
}

type EncodingParts = Pick<
  Row,
  | 'kind'
  | 'map'
  | 'prefix'
  | 'opcode'
  | 'operandSize'
  | 'addressSize'
  | 'w'
  | 'l'
  | 'digit'
  | 'fixedByte'
  | 'hasModrm'
  | 'immediates'
  | 'evexBits'
  | 'conditional'
>;

function readEncoding(text: string, fail: (message: string) => never): EncodingParts {
  const parts = {
    kind: 'legacy' as RowEncoding,
    map: 0,
    prefix: 'none' as Row['prefix'],
    operandSize: 0,
    addressSize: 0,
    w: 0 as Row['w'],
    l: 0 as Row['l'],
    digit: undefined as number | undefined,
    hasModrm: false,
    evexBits: 0,
    conditional: false,
  };
  const opcodes: number[] = [];
  const immediates: string[] = [];
  for (const token of text.split(' ')) {
    if (/^(VEX|EVEX|XOP)\./.test(token)) readVectorPrefix(token, parts, fail);
    else if (/^o(16|32|64)$/.test(token)) parts.operandSize = Number(token.slice(1));
    else if (/^a(32|64)$/.test(token)) parts.addressSize = Number(token.slice(1));
    else if (token === 'NP') parts.prefix = 'none';
    else if (/^\/[0-9]$/.test(token)) {
      if (token > '/7') fail(`${token}: a digit is 0 to 7`);
      parts.digit = Number(token[1]);
      parts.hasModrm = true;
    } else if (token === '/r' || token === '/vsib') parts.hasModrm = true;
    else if (/^!?\(?11\)?:/.test(token)) {
      parts.hasModrm = true;
      const reg = token.split(':')[1]!;
      if (/^[01]{3}$/.test(reg)) parts.digit = Number.parseInt(reg, 2);
    } else if (/^[0-9A-F]{2}(\+(r[bwdo]|i))?$/.test(token)) opcodes.push(Number.parseInt(token, 16));
    else if (/^(ib|iw|id|io|cb|cw|cd|mo|\/is4|\/is5)$/.test(token)) immediates.push(token);
    else fail(`'${token}' in the encoding is not understood`);
  }
  return { ...parts, ...splitOpcode(opcodes, parts, immediates, fail) };
}

function readVectorPrefix(
  token: string,
  parts: { -readonly [K in 'kind' | 'map' | 'prefix' | 'w' | 'l' | 'evexBits' | 'conditional']: Row[K] },
  fail: (m: string) => never,
): void {
  const [kind = '', ...fields] = token.split('.');
  parts.kind = kind.toLowerCase() as RowEncoding;
  for (const field of fields) {
    if (field === '128' || field === 'L0' || field === 'LZ') parts.l = 0;
    else if (field === '256' || field === 'L1') parts.l = 1;
    else if (field === '512' || field === 'L2') parts.l = 2;
    else if (field === 'LIG') parts.l = 'ignored';
    else if (field === '66' || field === 'F2' || field === 'F3') parts.prefix = field;
    else if (field === 'W0') parts.w = 0;
    else if (field === 'W1') parts.w = 1;
    else if (field === 'WIG') parts.w = 'ignored';
    else if (field in maps) parts.map = maps[field]!;
    else if (field === 'ND') parts.evexBits |= 0x10;
    else if (field === 'NF') parts.evexBits |= 0x04;
    else if (/^SC([0-9]|1[0-5])$/.test(field)) {
      parts.conditional = true;
      parts.evexBits |= Number(field.slice(2));
    } else fail(`'${field}' in ${token} is not understood`);
  }
}

/** Splits the opcode bytes into mandatory prefix, map, opcode and what follows it. */
function splitOpcode(
  bytes: number[],
  parts: { kind: RowEncoding; map: number; prefix: Row['prefix']; hasModrm: boolean },
  immediates: string[],
  fail: (message: string) => never,
): {
  opcode: number;
  map: number;
  prefix: Row['prefix'];
  kind: RowEncoding;
  fixedByte: number | undefined;
  immediates: string;
} {
  let { map, prefix, kind } = parts;
  const rest: number[] = [...bytes];
  if (kind === 'legacy') {
    if (
      rest.length > 1 &&
      (rest[0] === 0x66 || rest[0] === 0xf2 || rest[0] === 0xf3) &&
      (rest[1] === 0x0f || rest[1] === 0x90)
    ) {
      prefix = rest.shift()!.toString(16).toUpperCase() as Row['prefix'];
    }
    if (rest[0] === 0x0f && rest.length > 1) {
      rest.shift();
      map = 1;
      const second = rest[0] as number;
      if (rest.length > 1 && (second === 0x38 || second === 0x3a)) {
        rest.shift();
        map = second === 0x38 ? 2 : 3;
      }
    }
    if (map === 1 && rest.length === 2 && rest[0] === 0x0f) {
      kind = '3dnow';
      rest.shift();
      return { opcode: 0x0f, map, prefix, kind, fixedByte: rest[0], immediates: '' };
    }
  }
  const wait = kind === 'legacy' && map === 0 && rest[0] === 0x9b && rest.length > 1;
  if (wait) rest.shift();
  if (rest.length === 0 || rest.length > 2)
    fail(`expected one opcode byte and at most one fixed byte, found ${rest.length} bytes`);
  return { opcode: rest[0]!, map, prefix, kind, fixedByte: rest[1], immediates: immediates.join(' ') };
}
