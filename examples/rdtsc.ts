// The time-stamp counter, read by raw opcodes around some work.

import { native } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

// LFENCE waits until everything before it has finished; without it the processor may read the counter early.
const code = Uint8Array.of(
  ...[0x0f, 0xae, 0xe8], //       lfence
  ...[0x0f, 0x31], //             rdtsc: edx:eax
  ...[0x48, 0xc1, 0xe2, 0x20], // shl rdx, 32
  ...[0x48, 0x09, 0xd0], //       or rax, rdx
  0xc3, //                        ret
);

export function main(print: Print): void {
  const rdtsc = native({ args: [], returns: 'u64' }, code, { name: 'rdtsc' });

  const start = rdtsc();
  let sum = 0;
  for (let i = 0; i < 1_000_000; i++) sum += Math.sqrt(i);
  const end = rdtsc();

  print(`a million square roots (their sum is ${sum.toExponential(3)}) took ${end - start} ticks of the counter`);
  print(`two readings in a row are ${-(rdtsc() - rdtsc())} ticks apart`);
  rdtsc.dispose();
}

runIfProgram(import.meta.url, main);
