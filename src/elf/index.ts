// The elf room: writes ELF objects. Pure: no `node:` import, so it runs in a browser and on any machine.

export * from './api.ts';
export { executableHeaderBytes } from './executable.ts';
export { isUnreadable } from './image.ts';
export { writeFrameAt } from './unwind.ts';
