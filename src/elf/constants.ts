// Numbers of the ELF format, named as the specifications name them: the System V gABI (chapters 4 and 5), the AMD64
// psABI (section 4.4, relocations) and the GNU extensions that glibc's elf.h lists.

export const PAGE_SIZE_BYTES = 0x1000;

export const EHDR_SIZE_BYTES = 64;
export const PHDR_SIZE_BYTES = 56;
export const SHDR_SIZE_BYTES = 64;
export const SYM_SIZE_BYTES = 24;
export const RELA_SIZE_BYTES = 24;
export const DYN_SIZE_BYTES = 16;

export const ET_REL = 1;
export const ET_EXEC = 2;
export const ET_DYN = 3;
export const EM_X86_64 = 62;
export const EV_CURRENT = 1;

export const PT_LOAD = 1;
export const PT_DYNAMIC = 2;
export const PT_GNU_EH_FRAME = 0x6474e550;
export const PT_GNU_STACK = 0x6474e551;
export const PT_GNU_RELRO = 0x6474e552;

export const PF_X = 1;
export const PF_W = 2;
export const PF_R = 4;

export const SHT_PROGBITS = 1;
export const SHT_SYMTAB = 2;
export const SHT_STRTAB = 3;
export const SHT_RELA = 4;
export const SHT_DYNAMIC = 6;
export const SHT_NOBITS = 8;
export const SHT_DYNSYM = 11;
export const SHT_GNU_HASH = 0x6ffffff6;
export const SHT_GNU_VERDEF = 0x6ffffffd;
export const SHT_GNU_VERSYM = 0x6fffffff;

export const SHF_WRITE = 1;
export const SHF_ALLOC = 2;
export const SHF_EXECINSTR = 4;
export const SHF_INFO_LINK = 0x40;

export const STT_SECTION = 3;

export const SHN_UNDEF = 0;

export const symbolBindings = { local: 0, global: 1, weak: 2 } as const;
export const symbolTypes = { none: 0, object: 1, function: 2 } as const;

/** Relocation types of the AMD64 psABI that a finished shared object may carry. */
export const relocationTypes = { R_X86_64_64: 1, R_X86_64_GLOB_DAT: 6, R_X86_64_RELATIVE: 8 } as const;

/** Relocation types of a relocatable object. */
export const R_X86_64_64 = 1;
export const R_X86_64_PC32 = 2;
export const R_X86_64_32S = 11;
export const R_X86_64_PC8 = 15;
export const R_X86_64_PC64 = 24;

export const DT_NULL = 0;
export const DT_NEEDED = 1;
export const DT_STRTAB = 5;
export const DT_SYMTAB = 6;
export const DT_RELA = 7;
export const DT_RELASZ = 8;
export const DT_RELAENT = 9;
export const DT_STRSZ = 10;
export const DT_SYMENT = 11;
export const DT_SONAME = 14;
export const DT_FLAGS = 30;
export const DT_GNU_HASH = 0x6ffffef5;
export const DT_RELACOUNT = 0x6ffffff9;
export const DT_FLAGS_1 = 0x6ffffffb;

export const DF_BIND_NOW = 8;
export const DF_1_NOW = 1;
