// Reads the facts of every 64-bit instruction form out of the iced-x86 package and writes them as rows into
// build/iced-forms/. It made the first table; since then rows of src/isa/forms/ were mended where GNU as encodes another
// way, so its output is there to compare with when iced-x86 learns new instructions: `npm run gen -- --import`.

import { writeFileSync } from 'node:fs';
import * as iced from 'iced-x86';

/** One operand kind of iced: our notation, and the letter of the field that holds it. */
const operandKinds: Record<string, [notation: string, field: string]> = {
  al: ['al', 'X'],
  ax: ['ax', 'X'],
  eax: ['eax', 'X'],
  rax: ['rax', 'X'],
  cl: ['cl', 'X'],
  dx: ['dx', 'X'],
  st0: ['st0', 'X'],
  fs: ['fs', 'X'],
  gs: ['gs', 'X'],
  imm8_const_1: ['1', 'X'],
  r8_reg: ['r8', 'R'],
  r16_reg: ['r16', 'R'],
  r32_reg: ['r32', 'R'],
  r64_reg: ['r64', 'R'],
  r32_reg_mem: ['r32', 'A'],
  r64_reg_mem: ['r64', 'A'],
  r16_rm: ['r16', 'M'],
  r32_rm: ['r32', 'M'],
  r64_rm: ['r64', 'M'],
  r32_vvvv: ['r32', 'V'],
  r64_vvvv: ['r64', 'V'],
  r8_opcode: ['r8', 'O'],
  r16_opcode: ['r16', 'O'],
  r32_opcode: ['r32', 'O'],
  r64_opcode: ['r64', 'O'],
  mm_reg: ['mm', 'R'],
  mm_rm: ['mm', 'M'],
  xmm_reg: ['xmm', 'R'],
  xmm_rm: ['xmm', 'M'],
  xmm_vvvv: ['xmm', 'V'],
  ymm_reg: ['ymm', 'R'],
  ymm_rm: ['ymm', 'M'],
  ymm_vvvv: ['ymm', 'V'],
  zmm_reg: ['zmm', 'R'],
  zmm_rm: ['zmm', 'M'],
  zmm_vvvv: ['zmm', 'V'],
  xmmp3_vvvv: ['xmm+3', 'V'],
  zmmp3_vvvv: ['zmm+3', 'V'],
  xmm_is4: ['xmm', 'S'],
  ymm_is4: ['ymm', 'S'],
  xmm_is5: ['xmm', 'S'],
  ymm_is5: ['ymm', 'S'],
  imm4_m2z: ['imm4', 'Z'],
  k_reg: ['k', 'R'],
  kp1_reg: ['k+1', 'R'],
  k_rm: ['k', 'M'],
  k_vvvv: ['k', 'V'],
  tmm_reg: ['tmm', 'R'],
  tmm_rm: ['tmm', 'M'],
  tmm_vvvv: ['tmm', 'V'],
  seg_reg: ['sreg', 'R'],
  cr_reg: ['cr', 'R'],
  dr_reg: ['dr', 'R'],
  bnd_reg: ['bnd', 'R'],
  sti_opcode: ['sti', 'O'],
  imm8: ['imm8', 'I'],
  imm16: ['imm16', 'I'],
  imm32: ['imm32', 'I'],
  imm64: ['imm64', 'I'],
  imm8sex16: ['simm8/16', 'I'],
  imm8sex32: ['simm8/32', 'I'],
  imm8sex64: ['simm8/64', 'I'],
  imm32sex64: ['simm32', 'I'],
  br16_1: ['rel8', 'D'],
  br64_1: ['rel8', 'D'],
  br16_2: ['rel16', 'D'],
  br64_4: ['rel32', 'D'],
  xbegin_2: ['rel16', 'D'],
  xbegin_4: ['rel32', 'D'],
};
/** Kinds whose notation depends on the memory size: register class before the slash, "" for memory alone. */
const memoryKinds: Record<string, string> = {
  r8_or_mem: 'r8',
  r16_or_mem: 'r16',
  r32_or_mem: 'r32',
  r64_or_mem: 'r64',
  r64_or_mem_mpx: 'r64',
  mm_or_mem: 'mm',
  xmm_or_mem: 'xmm',
  ymm_or_mem: 'ymm',
  zmm_or_mem: 'zmm',
  k_or_mem: 'k',
  bnd_or_mem_mpx: 'bnd',
  mem: '',
  mem_mpx: '',
  mem_mib: '',
  sibmem: '',
};
const stringKinds = new Set(['es_rDI', 'seg_rSI', 'seg_rDI', 'seg_rBX_al']);

const baseFeatures = /^(INTEL\d+|X64|CPUID|MSR|TSC|CX8|CMOV|FXSR|SYSCALL|MULTIBYTENOP|PAUSE|SMM|SEP|RDPMC|OSS)$/;

/** File of a row; the first rule that fits wins. */
const families: [name: string, fits: (f: string[], row: Facts) => boolean][] = [
  ['padlock', (f) => f.some((x) => x.startsWith('PADLOCK'))],
  ['xop', (f) => f.some((x) => ['XOP', 'FMA4', 'TBM', 'LWP'].includes(x))],
  ['amx', (f) => f.some((x) => x.startsWith('AMX'))],
  ['x87', (f) => f.some((x) => x.startsWith('FPU'))],
  ['mmx-3dnow', (f) => f.some((x) => ['MMX', 'D3NOW', 'D3NOWEXT'].includes(x))],
  ['avx512-fp16', (f) => f.includes('AVX512_FP16')],
  ['avx512', (_, row) => row.encoding === 'EVEX'],
  ['mask', (_, row) => row.encoding === 'VEX' && /\bk_/.test(row.kinds.join(' '))],
  ['fma', (f) => f.includes('FMA')],
  ['vex-integer', (_, row) => row.encoding === 'VEX' && !/[xy]mm_/.test(row.kinds.join(' ')) && !/^V/.test(row.text)],
  ['avx', (_, row) => row.encoding === 'VEX'],
  [
    'sse',
    (f, row) =>
      f.some((x) => /^(SSE|SSSE|AES$|SHA|GFNI|PCLMUL|AESKLE|WIDE_KL|KL$)/.test(x)) || /xmm_/.test(row.kinds.join(' ')),
  ],
  [
    'system',
    (f, row) =>
      row.privileged ||
      f.some((x) =>
        /^(VMX|SVM|SEV|SKINIT|SGX|SMX|INV|TDX|CET|XSAVE|PCONFIG|MONITOR|SMAP|PKU|KL|UINTR|FRED|LKGS|UDBG|MSRLIST|WRMSRNS|HRESET|ENQCMD|WAITPKG|MPX|RTM|HLE|FSGSBASE|PTWRITE|MCOMMIT|RDPRU|RMPQUERY|TSXLDTRK|SERIALIZE|TSE)/.test(
          x,
        ),
      ),
  ],
  ['integer', () => true],
];

/** Names of the files that came from iced-x86; the others are our own. */
export const importedFamilies: ReadonlySet<string> = new Set(families.map(([name]) => name));

interface Facts {
  readonly encoding: string;
  readonly kinds: readonly string[];
  readonly text: string;
  readonly privileged: boolean;
}

const memorySizeBits = (size: iced.MemorySize): number => iced.MemorySizeExt.size(size) * 8;

/** Memory part of an operand: `m32`, `vm32x`, `m384`, `m` and, where it can be one, the broadcast element `b32`. */
function memoryNotation(kind: string, info: iced.OpCodeInfo): string {
  const vsib = /^mem_vsib(\d\d)([xyz])$/.exec(kind);
  if (vsib) return `vm${vsib[1]}${vsib[2]}`;
  if (kind === 'mem_mib') return 'mib';
  if (kind === 'sibmem') return 'sibmem';
  const bits = memorySizeBits(info.memorySize);
  const far = /m16:(16|32|64)/.test(info.instructionString);
  const memory =
    bits === 0 || far || /^(LEA|NOP|PREFETCH)/.test(info.instructionString) ? (far ? `m${bits}` : 'm') : `m${bits}`;
  return info.canBroadcast ? `${memory}/b${memorySizeBits(info.broadcastMemorySize)}` : memory;
}

const decoratorsOf = (info: iced.OpCodeInfo): string =>
  (info.canUseOpMaskRegister ? (info.requireOpMaskRegister ? '{k!}' : '{k}') : '') +
  (info.canUseZeroingMasking ? '{z}' : '');

const accessLetters: Record<string, string> = {
  None: 'n',
  Read: 'r',
  CondRead: 'cr',
  Write: 'w',
  CondWrite: 'cw',
  ReadWrite: 'rw',
  ReadCondWrite: 'rcw',
  NoMemAccess: 'n',
};

/** What the form reads and writes, asked of iced with memory wherever memory may stand, so that LEA shows as no access. */
function accessOf(info: iced.OpCodeInfo, factory: iced.InstructionInfoFactory): { operands: string[]; flags: string } {
  const instruction = new iced.Instruction();
  instruction.code = info.code;
  for (let i = 0; i < info.opCount; i++) setSampleOperand(instruction, i, iced.OpCodeOperandKind[info.opKind(i)]!);
  const used = factory.info(instruction);
  const letters = (bits: number): string =>
    [
      [iced.RflagsBits.OF, 'o'],
      [iced.RflagsBits.SF, 's'],
      [iced.RflagsBits.ZF, 'z'],
      [iced.RflagsBits.AF, 'a'],
      [iced.RflagsBits.PF, 'p'],
      [iced.RflagsBits.CF, 'c'],
      [iced.RflagsBits.DF, 'd'],
      [iced.RflagsBits.IF, 'i'],
    ]
      .map(([bit, letter]) => ((bits & (bit as number)) === 0 ? '' : letter))
      .join('');
  const parts: [string, number][] = [
    ['fr', instruction.rflagsRead],
    ['fw', instruction.rflagsWritten],
    ['f0', instruction.rflagsCleared],
    ['f1', instruction.rflagsSet],
    ['fu', instruction.rflagsUndefined],
  ];
  const flags = parts
    .map(([name, bits]) => [name, letters(bits)] as const)
    .filter(([, l]) => l !== '')
    .map(([name, l]) => `${name}=${l}`)
    .join(' ');
  const operands = Array.from({ length: info.opCount }, (_, i) => accessLetters[iced.OpAccess[used.opAccess(i)]!]!);
  used.free();
  instruction.free();
  return { operands, flags };
}

function setSampleOperand(instruction: iced.Instruction, i: number, kind: string): void {
  const set = (kindOf: iced.OpKind) => instruction.setOpKind(i, kindOf);
  if (kind.startsWith('imm')) {
    const byName: Record<string, iced.OpKind> = {
      imm8: iced.OpKind.Immediate8,
      imm16: iced.OpKind.Immediate16,
      imm32: iced.OpKind.Immediate32,
      imm64: iced.OpKind.Immediate64,
      imm8sex16: iced.OpKind.Immediate8to16,
      imm8sex32: iced.OpKind.Immediate8to32,
      imm8sex64: iced.OpKind.Immediate8to64,
      imm32sex64: iced.OpKind.Immediate32to64,
      imm4_m2z: iced.OpKind.Immediate8,
      imm8_const_1: iced.OpKind.Immediate8,
    };
    set(byName[kind]!);
  } else if (kind.startsWith('br') || kind.startsWith('xbegin')) set(iced.OpKind.NearBranch64);
  else if (kind === 'es_rDI') set(iced.OpKind.MemoryESRDI);
  else if (kind === 'seg_rSI') set(iced.OpKind.MemorySegRSI);
  else if (kind === 'seg_rDI') set(iced.OpKind.MemorySegRDI);
  else if (/mem|seg_rBX/.test(kind) && !/_reg_mem/.test(kind)) {
    set(iced.OpKind.Memory);
    instruction.memoryBase = iced.Register.RBX;
  } else {
    set(iced.OpKind.Register);
    const sample = /^(xmm|ymm|zmm|mm|k|bnd|tmm|cr|dr)/.exec(kind);
    const names: Record<string, iced.Register> = {
      xmm: iced.Register.XMM1,
      ymm: iced.Register.YMM1,
      zmm: iced.Register.ZMM1,
      mm: iced.Register.MM1,
      k: iced.Register.K1,
      bnd: iced.Register.BND1,
      tmm: iced.Register.TMM1,
      cr: iced.Register.CR0,
      dr: iced.Register.DR0,
    };
    // A different register in each place: `xor r, r` and the like read nothing.
    const general = [iced.Register.ECX, iced.Register.EDX, iced.Register.EBX, iced.Register.ESI, iced.Register.EDI][i]!;
    instruction.setOpRegister(i, sample ? names[sample[1]!]! + i : general);
  }
}

function rowOf(
  info: iced.OpCodeInfo,
  factory: iced.InstructionInfoFactory,
): { family: string; mnemonic: string; row: string; preferred: number } | undefined {
  const kinds = Array.from({ length: info.opCount }, (_, i) => iced.OpCodeOperandKind[info.opKind(i)]!);
  const text = info.instructionString;
  const encoding = iced.EncodingKind[info.encoding]!;
  const icedFeatures = features(info);
  // Of the 4,690 forms for 64-bit mode these are left out: 255 of Knights Corner (MVEX and its mask instructions, which
  // neither GNU as nor LLVM knows), 27 reserved nops without a name, 4 undocumented ones of PadLock.
  if (encoding === 'MVEX' || icedFeatures.includes('KNC') || icedFeatures.includes('PADLOCK_UNDOC')) return undefined;
  if (info.isReservedNop) return undefined;
  const mnemonic = text.split(' ')[0]!.toLowerCase();
  const access = accessOf(info, factory);
  const shown = kinds
    .map((kind, i) => [kind, i] as const)
    .filter(([kind]) => !(stringKinds.has(kind) || /^(INS|OUTS|STOS|LODS|SCAS|XLAT)[BWDQ]?$/.test(text)));
  const operands: string[] = [];
  let fields = '';
  const bits = memorySizeBits(info.memorySize);
  for (const [kind, i] of shown) {
    let notation: string;
    let field: string;
    if (kind === 'mem_offs') [notation, field] = [`moffs${bits}`, 'F'];
    else if (kind in memoryKinds || kind.startsWith('mem_vsib')) {
      const register = memoryKinds[kind] ?? '';
      const memory = memoryNotation(kind, info);
      [notation, field] = [
        register === ''
          ? memory
          : /^r\d/.test(register) && memory === `m${register.slice(1)}`
            ? `r/${memory}`
            : `${register}/${memory}`,
        'M',
      ];
      // NOP r/m32 touches no memory, its operand has a size all the same.
      if (notation.endsWith('/m') && /^r(16|32|64)/.test(register)) notation = `r/m${register.slice(1)}`;
    } else [notation, field] = operandKinds[kind]!;
    const isDestination = i === 0;
    if (isDestination) notation += decoratorsOf(info);
    if (
      (kind in memoryKinds || kind.endsWith('_rm')) &&
      (info.canUseRoundingControl || info.canSuppressAllExceptions)
    ) {
      notation += info.canUseRoundingControl ? '{er}' : '{sae}';
    }
    operands.push(`${access.operands[i]} ${notation}`);
    fields += field;
  }
  const n =
    info.encoding === iced.EncodingKind.EVEX && operands.some((o) => /m\d|vm|\bm\b/.test(o))
      ? /^N(\d+)/.exec(iced.TupleType[info.tupleType]!)?.[1]
      : undefined;
  const attributes = [
    n && `n${n}`,
    info.canUseLockPrefix && 'lock',
    info.canUseXacquirePrefix && 'xacquire',
    info.canUseXreleasePrefix && 'xrelease',
    info.canUseRepPrefix && 'rep',
    info.canUseRepnePrefix && 'repne',
    info.canUseBndPrefix && 'bnd',
    info.canUseNotrackPrefix && 'notrack',
    info.canUseHintTakenPrefix && 'hint',
    info.fwait && 'fwait',
    info.defaultOpSize64 && 'd64',
    info.requiresUniqueRegNums && 'unique',
    info.requiresUniqueDestRegNum && 'unique-dest',
    access.flags,
  ]
    .filter(Boolean)
    .join(' ');
  const named =
    icedFeatures
      .filter((f) => !baseFeatures.test(f))
      .map((f) => f.toLowerCase())
      .join('+') || 'base';
  const family = families.find(([, fits]) =>
    fits(icedFeatures, { encoding, kinds, text, privileged: info.isPrivileged || (info.cpl0 && !info.cpl3) }),
  )![0];
  const row = [
    `${mnemonic} ${operands.join(', ')}`.trim(),
    fields || '-',
    info.opCodeString.replace(/^NP /, 'NP '),
    named,
    attributes,
  ].join(' | ');
  return { family, mnemonic, row: row.trimEnd().replace(/ \|$/, ' |'), preferred: encoding === 'EVEX' ? 1 : 0 };
}

function features(info: iced.OpCodeInfo): string[] {
  const instruction = new iced.Instruction();
  instruction.code = info.code;
  const names = Array.from(instruction.cpuidFeatures(), (f) => iced.CpuidFeature[f]!);
  instruction.free();
  return names;
}

/** Writes the imported families into `folder` and returns how many rows each got. */
export function importIced(folder: URL): Map<string, number> {
  const byFamily = new Map<string, Map<string, string[]>>();
  const factory = new iced.InstructionInfoFactory();
  for (const code of Object.values(iced.Code).filter((v): v is iced.Code => typeof v === 'number')) {
    const info = iced.CodeExt.opCode(code);
    const made = info.mode64 && info.isInstruction ? rowOf(info, factory) : undefined;
    info.free();
    if (made === undefined) continue;
    const byMnemonic = byFamily.get(made.family) ?? new Map<string, string[]>();
    byFamily.set(made.family, byMnemonic);
    byMnemonic.set(made.mnemonic, [...(byMnemonic.get(made.mnemonic) ?? []), made.row]);
  }
  const counts = new Map<string, number>();
  for (const [family, byMnemonic] of byFamily) {
    const lines = [...byMnemonic.values()].flat();
    writeFileSync(new URL(`${family}.txt`, folder), `${lines.join('\n')}\n`);
    counts.set(family, lines.length);
  }
  return counts;
}
