// The public surface: re-exports only.

export * from './asm/index.ts';
export * from './call/index.ts';
export * from './cpu/index.ts';
export * from './disasm/index.ts';
export * from './doctor/index.ts';
export * from './elf/index.ts';
export * from './errors/index.ts';
export * from './isa/index.ts';
export * from './kernel/index.ts';
export * from './perf/index.ts';
export * from './run/index.ts';
