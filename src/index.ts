// The public surface: re-exports only.

export * from './asm/index.ts';
export * from './call/api.ts';
export * from './cpu/api.ts';
export * from './disasm/index.ts';
export * from './doctor/index.ts';
export * from './elf/api.ts';
export * from './errors/api.ts';
export * from './isa/api.ts';
export * from './kernel/index.ts';
export * from './perf/api.ts';
export * from './run/index.ts';
