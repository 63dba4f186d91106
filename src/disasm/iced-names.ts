// What the numbers of iced-x86 1.21 mean, as far as we use them; a test compares every list with the package's own
// enumerations.

import { type RegisterOperand, registerNamed } from '../isa/registers.ts';
import type { Access, Flag, Flow } from './instruction.ts';

/** `OpKind`: what an operand is. */
export const OpKind = {
  Register: 0,
  NearBranch64: 3,
  Immediate8: 6,
  Immediate64: 10,
  Immediate8to16: 11,
  Immediate32to64: 14,
  MemorySegESI: 16,
  MemorySegRSI: 17,
  MemorySegEDI: 19,
  MemorySegRDI: 20,
  MemoryESEDI: 22,
  MemoryESRDI: 23,
  Memory: 24,
} as const;

/** `OpCodeOperandKind.mem_offs`: an absolute address in the instruction. */
export const ABSOLUTE_ADDRESS = 3;

/** `FormatterSyntax`. */
export const FormatterSyntax = { att: 0, masm: 2, nasm: 3 } as const;

/** `DecoderOptions` that we set: MPX and PCOMMIT, whose opcodes have no other meaning. */
export const DECODER_OPTIONS = 0x80000 | 0x80;

/** `OpAccess`, by number. */
export const accesses: readonly Access[] = [
  'none',
  'read',
  'maybe read',
  'write',
  'maybe write',
  'read and write',
  'read and maybe write',
  'none',
];

/** `FlowControl`, by number. */
export const flows: readonly Flow[] = [
  'next',
  'jump',
  'indirect jump',
  'branch',
  'return',
  'call',
  'indirect call',
  'interrupt',
  'transaction',
  'exception',
];

/** `RflagsBits`, by bit number: the flags of rflags, and the condition codes of the x87 status word. */
export const flagNames: readonly Flag[] = 'of sf zf af cf pf df if ac uif c0 c1 c2 c3'.split(' ') as Flag[];

// biome-ignore format: a list to look things up in
/** `CpuidFeature`, by number, in lower case. */
export const featureNames = [
  'intel8086', 'intel8086_only', 'intel186', 'intel286', 'intel286_only', 'intel386', 'intel386_only',
  'intel386_a0_only', 'intel486', 'intel486_a_only', 'umov', 'ia64', 'x64', 'adx', 'aes', 'avx', 'avx2',
  'avx512_4fmaps', 'avx512_4vnniw', 'avx512_bf16', 'avx512_bitalg', 'avx512_ifma', 'avx512_vbmi', 'avx512_vbmi2',
  'avx512_vnni', 'avx512_vp2intersect', 'avx512_vpopcntdq', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512er',
  'avx512f', 'avx512pf', 'avx512vl', 'bmi1', 'bmi2', 'cet_ibt', 'cet_ss', 'cl1invmb', 'cldemote', 'clflushopt',
  'clfsh', 'clwb', 'clzero', 'cmov', 'cmpxchg16b', 'cpuid', 'cx8', 'd3now', 'd3nowext', 'oss', 'enqcmd', 'f16c',
  'fma', 'fma4', 'fpu', 'fpu287', 'fpu287xl_only', 'fpu387', 'fpu387sl_only', 'fsgsbase', 'fxsr', 'cyrix_d3now',
  'gfni', 'hle', 'hle_or_rtm', 'invept', 'invpcid', 'invvpid', 'lwp', 'lzcnt', 'mcommit', 'mmx', 'monitor',
  'monitorx', 'movbe', 'movdir64b', 'movdiri', 'mpx', 'msr', 'multibytenop', 'padlock_ace', 'padlock_phe',
  'padlock_pmm', 'padlock_rng', 'pause', 'pclmulqdq', 'pcommit', 'pconfig', 'pku', 'popcnt', 'prefetchw',
  'prefetchwt1', 'ptwrite', 'rdpid', 'rdpmc', 'rdpru', 'rdrand', 'rdseed', 'rdtscp', 'rtm', 'sep', 'sgx1', 'sha',
  'skinit', 'skinit_or_svm', 'smap', 'smx', 'sse', 'sse2', 'sse3', 'sse4_1', 'sse4_2', 'sse4a', 'ssse3', 'svm',
  'sev_es', 'syscall', 'tbm', 'tsc', 'vaes', 'vmx', 'vpclmulqdq', 'waitpkg', 'wbnoinvd', 'xop', 'xsave', 'xsavec',
  'xsaveopt', 'xsaves', 'sev_snp', 'serialize', 'tsxldtrk', 'invlpgb', 'amx_bf16', 'amx_tile', 'amx_int8',
  'cyrix_fpu', 'cyrix_smm', 'cyrix_smint', 'cyrix_smint_0f7e', 'cyrix_shr', 'cyrix_ddi', 'cyrix_emmi', 'cyrix_dmi',
  'centaur_ais', 'mov_tr', 'smm', 'tdx', 'kl', 'aeskle', 'wide_kl', 'uintr', 'hreset', 'avx_vnni', 'padlock_gmi',
  'fred', 'lkgs', 'avx512_fp16', 'udbg', 'knc', 'padlock_undoc', 'rmpquery', 'rao_int', 'prefetchiti', 'amx_fp16',
  'cmpccxadd', 'avx_ifma', 'avx_ne_convert', 'avx_vnni_int8', 'msrlist', 'wrmsrns', 'amx_complex', 'sha512', 'sm3',
  'sm4', 'tse', 'avx_vnni_int16',
] as const;

/** Features that every x86-64 processor has, and that the instruction table does not name either. */
export const baseFeatures = /^(intel\d+|x64|cpuid|msr|tsc|cx8|cmov|fxsr|syscall|multibytenop|pause|smm|sep|rdpmc|oss)$/;

/** Runs of `Register`, from number 1 on: names, or a name without its number and how many there are. */
const registerRuns: readonly (readonly string[] | readonly [string, number])[] = [
  ['al', 'cl', 'dl', 'bl', 'ah', 'ch', 'dh', 'bh', 'spl', 'bpl', 'sil', 'dil'],
  ...['b', 'w', 'd', ''].flatMap((suffix) => {
    const numbered = Array.from({ length: 8 }, (_, i) => `r${i + 8}${suffix}`);
    const prefix = { w: '', d: 'e', '': 'r' }[suffix];
    return prefix === undefined
      ? [numbered]
      : [['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di'].map((name) => prefix + name), numbered];
  }),
  ['eip', 'rip', 'es', 'cs', 'ss', 'ds', 'fs', 'gs'],
  ['xmm', 32],
  ['ymm', 32],
  ['zmm', 32],
  ['k', 8],
  ['bnd', 4],
  ['cr', 16],
  ['dr', 16],
  ['st', 8],
  ['mm', 8],
  ['tr', 8],
  ['tmm', 8],
];

/** `Register`, by number; undefined for none, and for test registers, which 64-bit mode lacks. */
export const registers: readonly (RegisterOperand | undefined)[] = [
  undefined,
  ...registerRuns.flatMap(([name, count, ...more]) =>
    typeof count === 'number'
      ? Array.from({ length: count }, (_, i) => registerNamed(`${name}${i}`))
      : [name, count, ...more].map((each) => registerNamed(String(each))),
  ),
];
