// Where the oracles disagree with this assembler, and why that is right. GNU as decides wherever it knows a statement; so
// nearly all of this list is about LLVM. A disagreement that no entry explains fails the tests.

/** One statement, with what each assembler made of it; undefined where it refused, or was not asked. */
export interface Disagreement {
  readonly statement: string;
  readonly ours: string | undefined;
  /** Code of this assembler's refusal. */
  readonly code: string | undefined;
  readonly gnu: string | undefined;
  readonly llvm: string | undefined;
}

interface Entry {
  readonly about: 'gnu' | 'llvm';
  readonly reason: string;
  readonly covers: (d: Disagreement) => boolean;
}

const legacyPrefixes = /^((?:26|2e|36|3e|48|64|65|66|67|9b|f0|f2|f3)*)(.*)$/;
const bytePairs = (hex: string): string[] => hex.match(/../g) ?? [];

/** True where two encodings differ in nothing but the order of their prefixes, and how often one is there. */
function sameButOrder(a: string, b: string): boolean {
  const [, prefixesA = '', restA] = legacyPrefixes.exec(a)!;
  const [, prefixesB = '', restB] = legacyPrefixes.exec(b)!;
  const setOf = (prefixes: string) => [...new Set(bytePairs(prefixes))].sort().join();
  return restA === restB && setOf(prefixesA) === setOf(prefixesB);
}

/** True where `llvm` has a segment prefix more than `ours`, which changes nothing. */
function redundantSegment({ statement, ours, llvm }: Disagreement): boolean {
  if (ours === undefined || llvm === undefined || !/\b[ds]s:/.test(statement)) return false;
  return ['3e', '36'].some((prefix) => sameButOrder(ours, llvm.replace(prefix, '')));
}

export const disagreements: readonly Entry[] = [
  {
    about: 'llvm',
    reason: 'cuts an immediate that is too large for its field; here that is an error',
    covers: ({ code }) => code === 'IMMEDIATE_RANGE',
  },
  {
    about: 'gnu',
    reason: 'cuts an immediate that is too large for its field; here that is an error',
    covers: ({ code }) => code === 'IMMEDIATE_RANGE',
  },
  {
    about: 'gnu',
    reason:
      'leaves {rex} out where ah, ch, dh or bh stand, which no REX prefix goes together with; here that is an error',
    covers: ({ statement, code }) =>
      code === 'BAD_REGISTER' && statement.startsWith('{rex}') && /\b[abcd]h\b/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'keeps ds: and ss: where the address has that segment anyway; GNU as leaves the prefix out',
    covers: redundantSegment,
  },
  {
    about: 'llvm',
    reason:
      'orders prefixes another way, and writes data16, addr32 and rex64 although the instruction has them already',
    covers: ({ ours, llvm }) =>
      ours !== undefined && llvm !== undefined && (llvm === `48${ours}` || sameButOrder(ours, llvm)),
  },
  {
    about: 'llvm',
    reason: 'writes 32 bits of immediate after data16 push, of which the processor reads 16; GNU as writes 16',
    covers: ({ statement, llvm }) => statement.startsWith('data16 push ') && /^6668.{8}$/.test(llvm ?? ''),
  },
  {
    about: 'llvm',
    reason: 'exchanges the sources of a commutative instruction to save a VEX byte; GNU as does that with -O2 only',
    covers: ({ ours, llvm }) =>
      /^(36|3e|26|2e|64|65|67)*c4/.test(ours ?? '') && /^c5/.test(llvm ?? '') && ours!.length === llvm!.length + 2,
  },
  {
    about: 'llvm',
    reason: 'takes call and jmp through word or dword memory for far ones without 66; GNU as knows their sizes',
    covers: ({ statement }) => /\b(call|jmp) (dword|word) ptr/.test(statement),
  },
  {
    about: 'llvm',
    reason:
      'leaves REX.W out of far calls through 80 bits; GNU as does not read tbyte there (it writes rex.w call fword ptr)',
    covers: ({ statement }) => /\b(call|jmp) tbyte ptr/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'gives ljmp REX.W, which only a 64-bit offset needs; GNU as does not',
    covers: ({ statement }) => /\bljmp\b/.test(statement),
  },
  {
    about: 'llvm',
    reason:
      'puts the operand size of sldt, str and moves of segment registers where it changes nothing, or leaves it out',
    covers: ({ statement }) => /\b(sldt|str|mov)\b.*/.test(statement) && /\b(sldt|str|[c-gs]s)\b/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'takes push fs and its like, and iret, for 16-bit forms, which are not the default of the mode',
    covers: ({ statement }) => /\b(push|pop)q? [fg]s|\biret$/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'exchanges the registers of xchg, which means the same',
    covers: ({ statement }) => /\bxchg\b/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'scales the compressed displacement of vgf2p8affineqb {1toN} by 1; the element has 8 bytes',
    covers: ({ statement }) => /\bvgf2p8affine(inv)?qb .*\{1to/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'loads and stores quadwords with {evex} vmovq by 7E and D6; GNU as by 6E and 7E with W1',
    covers: ({ statement }) => /\{evex\}.*\bvmovq\b|\bvmovq .*xmm(1[6-9]|2\d|3[01])/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'ignores segment and address size in the operand of xlatb',
    covers: ({ statement }) => /\bxlatb?\b/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'takes ah to bh in EVEX encodings and writes spl to dil',
    covers: ({ statement, ours, gnu }) => /\b[abcd]h\b/.test(statement) && (ours ?? gnu) === undefined,
  },
  {
    about: 'llvm',
    reason: 'scales the displacement of promoted setcc by 16; legacy instructions under EVEX scale by 1',
    covers: ({ statement }) => /^\{evex\} set(?!zu).*\[/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'exchanges the operands of urdmsr: the register that is read stands in modrm.reg',
    covers: ({ statement }) => /\burdmsr\b/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'accepts {rex2} before opcodes of three bytes and those that raise #UD under it',
    covers: ({ statement, ours, gnu }) => statement.startsWith('{rex2}') && (ours ?? gnu) === undefined,
  },
  {
    about: 'llvm',
    reason: 'cuts a 64-bit address of mov to 32 bits, and leaves it at 64 bits for addr32 movabs',
    covers: ({ statement }) => /\bmov .*\[0x[0-9a-f]{9,}\]|addr32 movabs/.test(statement),
  },
  {
    about: 'llvm',
    reason: 'accepts lock, xacquire and xrelease before instructions without a memory operand, which raise #UD',
    covers: ({ statement, ours, gnu }) => /\b(lock|xacquire|xrelease)\b/.test(statement) && (ours ?? gnu) === undefined,
  },
  {
    about: 'llvm',
    reason: 'only warns of complex FP16 products whose destination is a source, which raise #UD',
    covers: ({ statement, ours, gnu }) => /\bvfc?m(ul|add)cs?[hp]/.test(statement) && (ours ?? gnu) === undefined,
  },
  {
    about: 'llvm',
    reason: 'cuts an address of 32 unsigned bits to one that sign-extends to another',
    covers: ({ statement, ours, gnu }) => /\[\w*0*x?[0-9a-f]{8,10}\]/i.test(statement) && (ours ?? gnu) === undefined,
  },
  {
    about: 'llvm',
    reason: 'takes any register for the implied address of a string instruction, and encodes another one',
    covers: ({ statement, ours }) => /\b(movs|cmps|stos|lods|scas|ins|outs|xlat)/.test(statement) && ours === undefined,
  },
  {
    about: 'gnu',
    reason: 'takes any register for the implied address of a string instruction, and encodes another one',
    covers: ({ statement, ours }) => /\b(movs|cmps|stos|lods|scas|ins|outs|xlat)/.test(statement) && ours === undefined,
  },
  {
    about: 'gnu',
    reason: 'takes riz and eiz for symbols; LLVM and objdump know them',
    covers: ({ statement }) => /\b[er]iz\b/.test(statement),
  },
  {
    about: 'gnu',
    reason: 'takes ecx as a count for cl',
    covers: ({ statement, ours }) =>
      /\b(rol|ror|rcl|rcr|shl|shr|sal|sar) .*, [re]?cx$/.test(statement) && ours === undefined,
  },
  {
    about: 'llvm',
    reason: 'takes ecx as the source of a shift by one (APX), which nobody means who writes it',
    covers: ({ statement, ours }) =>
      /\b(rol|ror|rcl|rcr|shl|shr|sal|sar) .*, [re]?cx$/.test(statement) && ours === undefined,
  },
  {
    about: 'llvm',
    reason: 'takes unsized memory of movsx and movzx for a byte; GNU as refuses to guess',
    covers: ({ statement, ours, gnu }) => /\bmov[sz]x\b/.test(statement) && (ours ?? gnu) === undefined,
  },
];

/** The entry that explains a disagreement with an oracle, if any. */
export function explain(about: Entry['about'], disagreement: Disagreement): Entry | undefined {
  return disagreements.find((entry) => entry.about === about && entry.covers(disagreement));
}
