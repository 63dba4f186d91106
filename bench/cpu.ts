// What the cpu room costs: CPUID against the instruction itself, the time-stamp counter, a whole decode.

import { cpuInfo, cpuid, decodeCpuid, mxcsr, native, rdtsc, readCpuidDump, tsc } from 'rawcpu';
import { compare } from './harness.ts';

/** CPUID in a loop, so that the way from JavaScript counts for nothing. */
const cpuidLoop = native(
  { args: ['u32'], returns: 'void' },
  `mov r8, rbx
   mov r9d, edi
   again:
   xor eax, eax
   xor ecx, ecx
   cpuid
   dec r9d
   jnz again
   mov rbx, r8
   ret`,
);
const rdtscLoop = native({ args: ['u32'], returns: 'void' }, 'again: rdtsc\ndec edi\njnz again\nret');

const results = compare(
  'cpuid(leaf)',
  [
    { name: 'the instruction', run: (count) => cpuidLoop(count) },
    {
      name: 'cpuid(0)',
      run: (count) => {
        for (let i = 0; i < count; i++) cpuid(0);
      },
    },
  ],
  { goals: [{ contender: 'cpuid(0)', against: 'the instruction', atMost: 2 }] },
);
console.log(
  `  cpuid(0) costs ${(results[1]!.medianNs - results[0]!.medianNs).toFixed(0)} ns more than the instruction`,
);

let sink = 0n;
let sum = 0;
compare('time-stamp counter', [
  { name: 'the instruction', run: (count) => rdtscLoop(count) },
  {
    name: 'rdtsc()',
    run: (count) => {
      let last = 0n;
      for (let i = 0; i < count; i++) last = rdtsc();
      sink ^= last;
    },
  },
  {
    name: 'tsc.delta()',
    run: (count) => {
      let ticks = 0; // A local: a number that closures share is a new object on each change.
      for (let i = 0; i < count; i++) ticks += tsc.delta();
      sum += ticks;
    },
  },
  {
    name: 'process.hrtime.bigint()',
    run: (count) => {
      let last = 0n;
      for (let i = 0; i < count; i++) last = process.hrtime.bigint();
      sink ^= last;
    },
  },
  {
    name: 'performance.now()',
    run: (count) => {
      let ms = 0;
      for (let i = 0; i < count; i++) ms += performance.now();
      sum += ms;
    },
  },
]);

const dump = readCpuidDump();
compare('one CPU', [
  {
    name: 'decodeCpuid(dump)',
    run: (count) => {
      for (let i = 0; i < count; i++) decodeCpuid(dump);
    },
  },
  {
    name: 'cpuInfo()',
    run: (count) => {
      for (let i = 0; i < count; i++) cpuInfo();
    },
  },
]);

const signature = { args: ['f64', 'f64'], returns: 'f64' } as const;
const code = 'addsd xmm0, xmm1\nret';
const add = native(signature, code);
const addUp = native(signature, code, { mxcsr: { rounding: 'up' } });
const addReporting = native(signature, code, { reportExceptions: 'throw' });
const addMany = (count: number) => {
  for (let i = 0; i < count; i++) sum += add(i, 1);
};
compare('native call', [
  { name: 'add(a, b)', run: addMany },
  { name: 'in mxcsr.with()', run: (count) => mxcsr.with({ rounding: 'up' }, () => addMany(count)) },
  {
    name: 'with mxcsr of its own',
    run: (count) => {
      for (let i = 0; i < count; i++) sum += addUp(i, 1);
    },
  },
  {
    name: 'reporting exceptions',
    run: (count) => {
      for (let i = 0; i < count; i++) sum += addReporting(i, 1);
    },
  },
]);
if (sink === 1n && sum === 1) console.log('never');
