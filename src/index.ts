// The public surface: re-exports only.

export * from './errors/index.ts';
export * from './asm/index.ts';
export * from './exec/index.ts';
