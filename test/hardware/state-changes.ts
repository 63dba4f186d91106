// Code that changes each part of the list of all state (src/fault/state-list.ts). It ends with `ret`; rdi is some KiB on a
// multiple of 64.

export interface StateChange {
  readonly text: string;
  /** The CPUID feature that the code needs, as Linux names it in /proc/cpuinfo. */
  readonly feature?: string;
}

const pushFlags = (bits: number) => `pushfq; or dword ptr [rsp], ${bits}; popfq; ret`;

/** By the part's name; a part that code can change in several ways has several. */
export const stateChanges: Readonly<Record<string, readonly StateChange[]>> = {
  'rbx, rbp, r12 to r15': [
    { text: 'mov rbx, rdi; mov rbp, rdi; mov r12, rdi; mov r13, rdi; mov r14, rdi; mov r15, rdi; ret' },
  ],
  rsp: [{ text: 'ret 16' }],
  'CF, PF, AF, ZF, SF, OF': [{ text: pushFlags(0x8d5) }],
  TF: [{ text: pushFlags(0x100) }],
  DF: [{ text: 'std; ret' }],
  NT: [{ text: pushFlags(0x4000) }],
  AC: [{ text: pushFlags(0x4_0000) }],
  ID: [{ text: pushFlags(0x20_0000) }],
  RF: [{ text: pushFlags(0x1_0000) }],
  'IF, IOPL, VM, VIF, VIP': [{ text: pushFlags(0x1a_3200) }],
  'x87 and MMX registers': [
    { text: 'fld1; fldpi; fldz; ret' },
    { text: 'movdq2q mm0, xmm0; ret' },
    { text: 'movq2dq xmm0, mm0; ret' },
    { text: 'fld1; fld1; fxsave [rdi]; fninit; fxrstor [rdi]; ret' },
  ],
  'x87 control word': [{ text: 'push 0x27f; fldcw [rsp]; pop rax; ret' }],
  'MXCSR, control bits': [{ text: 'push 0xffc0; ldmxcsr [rsp]; pop rax; ret' }],
  'MXCSR, sticky flags': [{ text: 'push 0x1fbf; ldmxcsr [rsp]; pop rax; ret' }],
  'xmm0 to xmm15': [{ text: `${Array.from({ length: 16 }, (_, i) => `pcmpeqd xmm${i}, xmm${i}; `).join('')}ret` }],
  'upper halves of ymm and zmm0 to zmm15': [
    {
      feature: 'avx2',
      text: `${Array.from({ length: 16 }, (_, i) => `vpcmpeqd ymm${i}, ymm${i}, ymm${i}; `).join('')}ret`,
    },
  ],
  'zmm16 to zmm31': [
    {
      feature: 'avx512f',
      text: `${Array.from({ length: 32 }, (_, i) => `vpternlogd zmm${i}, zmm${i}, zmm${i}, 0xff; `).join('')}ret`,
    },
  ],
  'k0 to k7': [
    { feature: 'avx512bw', text: `${Array.from({ length: 8 }, (_, i) => `kxnorq k${i}, k${i}, k${i}; `).join('')}ret` },
  ],
  'AMX tiles and their configuration': [
    {
      feature: 'amx_tile',
      text: 'mov byte ptr [rdi], 1; mov word ptr [rdi + 16], 64; mov byte ptr [rdi + 48], 16; ldtilecfg [rdi]; tilezero tmm0; ret',
    },
  ],
  ss: [{ text: 'mov eax, 0x2b; mov ss, eax; ret' }],
  'ds, es': [{ text: 'mov eax, 0x2b; mov ds, eax; mov es, eax; ret' }],
  'fs by its selector': [{ text: 'mov eax, 0x2b; mov fs, eax; ret' }],
  'base of fs': [
    { feature: 'fsgsbase', text: 'xor eax, eax; wrfsbase rax; ret' },
    { feature: 'fsgsbase', text: 'wrfsbase rdi; ret' },
  ],
  'gs by its selector': [{ text: 'mov eax, 0x2b; mov gs, eax; ret' }],
  'base of gs': [{ feature: 'fsgsbase', text: 'wrgsbase rdi; ret' }],
  PKRU: [{ feature: 'ospke', text: 'xor ecx, ecx; xor edx, edx; mov eax, 0x55555550; wrpkru; ret' }],
  'shadow stack pointer': [{ text: 'rdsspq rax; ret' }],
  'CET indirect branch tracking': [{ text: 'endbr64; ret' }],
};
