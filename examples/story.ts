// `npm start`: what this package is about, told with one addition. Source, the bytes beside each instruction, the result,
// the time against JavaScript, and what to try next.

import { assemble, native } from 'rawcpu';
import { javascriptAdd, scalarAdd } from './elementwise-add.ts';
import { makeAdd, usableVectorSets, type VectorSet } from './elementwise-add-simd.ts';
import { type Print, runIfProgram } from './run.ts';

const LENGTH = 16_384;
const ROUNDS = 31;

/** Median time of one run, in nanoseconds an element. Each sample is long enough for the clock. */
function nsPerElement(run: () => void): number {
  for (let i = 0; i < 300; i++) run();
  const samples = Array.from({ length: ROUNDS }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 20; i++) run();
    return Number(process.hrtime.bigint() - start) / 20 / LENGTH;
  });
  return samples.sort((x, y) => x - y)[ROUNDS >> 1]!;
}

const widths: Record<VectorSet, string> = {
  scalar: 'the loop above, one float at a time',
  avx2: 'AVX2, 8 floats at a time',
  avx512: 'AVX-512, 16 floats at a time',
};

export function main(print: Print): void {
  print('rawcpu: machine code from TypeScript. No compiler, no FFI package, just bytes.');
  print('');
  print('1. Two instructions, as bytes that you can write by hand:');
  print('');
  const bytes = Uint8Array.of(0xf3, 0x0f, 0x58, 0xc1, 0xc3);
  print('     f3 0f 58 c1   addss xmm0, xmm1');
  print('     c3            ret');
  print('');
  const addTwo = native({ args: ['f32', 'f32'], returns: 'f32' }, bytes);
  print(`   const add = native({ args: ['f32', 'f32'], returns: 'f32' }, bytes);`);
  print(`   add(2, 3) is ${addTwo(2, 3)}`);
  print('');
  print('2. A loop over two arrays, as text. Beside each instruction: its offset and its bytes.');
  print('');
  const assembly = assemble(scalarAdd);
  for (const line of assembly.listing().trimEnd().split('\n')) print(`     ${line}`);
  print('');
  const a = Float32Array.from({ length: LENGTH }, (_, i) => i);
  const b = Float32Array.from({ length: LENGTH }, (_, i) => i);
  const out = new Float32Array(LENGTH);
  const add = native({ args: ['f32*', 'f32*', 'f32*', 'i32'], returns: 'void' }, assembly);
  add(a, b, out, LENGTH);
  print(`   ${assembly.bytes.length} bytes. out[0] is ${out[0]}, out[1] is ${out[1]}, out[999] is ${out[999]}`);
  print('');
  print(`3. How fast? ${LENGTH.toLocaleString('en')} floats, median of ${ROUNDS} samples, on this machine, just now:`);
  print('');
  const base = nsPerElement(() => javascriptAdd(a, b, out));
  const row = (name: string, time: number) =>
    print(`     ${name.padEnd(38)} ${time.toFixed(3)} ns per element   ${(base / time).toFixed(1)} x`);
  row('a plain JavaScript loop', base);
  const sets = usableVectorSets();
  for (const set of [...sets].reverse()) {
    const bound = makeAdd(set).bind(a, b, out, LENGTH);
    row(widths[set], nsPerElement(bound));
  }
  if (!sets.includes('avx512'))
    print('     (AVX-512 is not usable here: the processor or the operating system lacks it)');
  print('');
  print('4. Try next:');
  print('');
  print('     node build/examples/scalar-add-bytes.js        nine bytes that add two floats');
  print('     node build/examples/rdtsc.js                   the time-stamp counter from raw opcodes');
  print('     node build/examples/elementwise-add-simd.js    how to ask a processor what it can do');
  print('     npm run bench -- call                          what a call costs here and elsewhere');
  print('     edit examples/story.ts, npm start              and see your own instructions');
}

runIfProgram(import.meta.url, main);
