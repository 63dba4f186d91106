// Registers, memory operands, decorators, labels and the instruction table. Pure.

export * from './api.ts';
export { exceptionBits, exceptionFlags, exceptionNames } from './float-control.ts';
