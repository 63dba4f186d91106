// The perf room: events of the kernel's perf subsystem, by perf's names, counted around exactly the code that matters.

export { perfKernel } from './kernel.ts';
