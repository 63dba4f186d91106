// Values on their way into machine code and back: every type, its limits, registers and stack.

import { type ArgumentType, native, type ResultType } from 'rawcpu';
import { type Case, equal } from './check.ts';

const integerLimits = {
  i8: [-128, 127],
  u8: [0, 255],
  i16: [-32768, 32767],
  u16: [0, 65535],
  i32: [-2147483648, 2147483647],
  u32: [0, 4294967295],
} as const;

const wideLimits = {
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  u64: [0n, 2n ** 64n - 1n],
  ptr: [0n, 2n ** 64n - 1n],
} as const;

/** Calls identity functions twice, so that both the checking path and the generated one are taken. */
function roundTrip(type: ArgumentType & ResultType, code: string, values: readonly unknown[]): void {
  const identity = native({ args: [type], returns: type }, code) as unknown as (value: unknown) => unknown;
  for (let round = 0; round < 3; round++) {
    for (const value of values) equal(identity(value), value, `${type} in round ${round}`);
  }
}

const identityCases: Case[] = [
  ...Object.entries(integerLimits).map(([type, [min, max]]) => ({
    name: `${type} keeps its limits`,
    run: () => roundTrip(type as 'i8', 'mov rax, rdi; ret', [min, 0, 1, max]),
  })),
  ...Object.entries(wideLimits).map(([type, [min, max]]) => ({
    name: `${type} keeps its limits`,
    run: () => roundTrip(type as 'i64', 'mov rax, rdi; ret', [min, 0n, 1n, 2n ** 53n + 1n, max]),
  })),
  {
    name: 'f64 keeps infinities, NaN, signed zero and denormals',
    run: () => roundTrip('f64', 'ret', [0, -0, 1.5, -Infinity, Infinity, Number.NaN, 5e-324, Number.MAX_VALUE]),
  },
  {
    name: 'f32 keeps what a float can hold and rounds the rest',
    run: () => {
      roundTrip('f32', 'ret', [0, -0, 1.5, -Infinity, Number.NaN, Math.fround(0.1), 1.401298464324817e-45]);
      const identity = native({ args: ['f32'], returns: 'f32' }, 'ret');
      equal(identity(0.1), Math.fround(0.1));
    },
  },
  { name: 'bool is true and false', run: () => roundTrip('bool', 'mov eax, edi; ret', [true, false]) },
];

const conversionCases: Case[] = [
  {
    name: 'i64 and u64 take safe integers',
    run: () => {
      const signed = native({ args: ['i64'], returns: 'i64' }, 'mov rax, rdi; ret');
      const unsigned = native({ args: ['u64'], returns: 'u64' }, 'mov rax, rdi; ret');
      for (let round = 0; round < 3; round++) {
        equal(signed(-5), -5n);
        equal(signed(Number.MAX_SAFE_INTEGER), 2n ** 53n - 1n);
        equal(unsigned(7), 7n);
        equal(unsigned(-0), 0n);
      }
    },
  },
  {
    name: '-0 is the integer 0',
    run: () => equal(native({ args: ['i32'], returns: 'i32' }, 'mov eax, edi; ret')(-0), 0),
  },
  {
    name: 'narrow results ignore the rest of rax',
    run: () => {
      const code = 'mov rax, 0xfffffffffffff180; ret';
      const results = (type: ResultType) => native({ args: [], returns: type }, code)();
      equal(results('i8'), -128);
      equal(results('u8'), 0x80);
      equal(results('i16'), 0xf180 - 0x10000);
      equal(results('u16'), 0xf180);
      equal(results('i32'), 0xf180 - 0x10000);
      equal(results('u32'), 0xfffff180);
      equal(results('bool'), true);
      equal(native({ args: [], returns: 'bool' }, 'mov eax, 0x100; ret')(), false);
    },
  },
  {
    name: 'narrow arguments fill the whole register',
    run: () => {
      const whole = (type: ArgumentType) =>
        native({ args: [type], returns: 'i64' }, 'mov rax, rdi; ret') as unknown as (value: unknown) => bigint;
      equal(whole('i8')(-1), -1n);
      equal(whole('i16')(-2), -2n);
      equal(whole('i32')(-3), -3n);
      equal(whole('u8')(255), 255n);
      equal(whole('u32')(4294967295), 4294967295n);
      equal(whole('bool')(true), 1n);
    },
  },
  {
    name: 'void returns undefined',
    run: () => equal(native({ args: ['i32'], returns: 'void' }, 'mov eax, edi; ret')(5), undefined),
  },
];

/** Where the ABI puts argument `index`, worked out here once more and differently from the product. */
function placeOf(types: readonly ArgumentType[], index: number): string {
  const isVector = (type: ArgumentType) => type === 'f32' || type === 'f64';
  let stackBytes = 8;
  const counts = { integer: 0, vector: 0 };
  for (let i = 0; ; i++) {
    const kind = isVector(types[i]!) ? 'vector' : 'integer';
    const inRegister = counts[kind] < (kind === 'vector' ? 8 : 6);
    const place = inRegister
      ? kind === 'vector'
        ? `xmm${counts[kind]}`
        : ['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9'][counts[kind]]!
      : `[rsp + ${stackBytes}]`;
    if (i === index) return place;
    if (inRegister) counts[kind]++;
    else stackBytes += 8;
  }
}

function pickerText(types: readonly ArgumentType[], index: number): string {
  const place = placeOf(types, index);
  const type = types[index]!;
  if (type === 'f64') return `movsd xmm0, ${place.startsWith('[') ? `qword ptr ${place}` : place}; ret`;
  if (type === 'f32') return `movss xmm0, ${place.startsWith('[') ? `dword ptr ${place}` : place}; ret`;
  return `mov rax, ${place}; ret`;
}

function pickEach(types: readonly (ArgumentType & ResultType)[], values: readonly unknown[]): void {
  for (const [index, type] of types.entries()) {
    const pick = native({ args: types, returns: type }, pickerText(types, index)) as (...args: unknown[]) => unknown;
    for (let round = 0; round < 2; round++) equal(pick(...values), values[index], `argument ${index + 1} (${type})`);
  }
}

const placeCases: Case[] = [
  {
    name: 'twelve integers: six in registers, six on the stack',
    run: () =>
      pickEach(
        Array.from({ length: 12 }, () => 'i64' as const),
        Array.from({ length: 12 }, (_, i) => BigInt(i + 1) * -11n),
      ),
  },
  {
    name: 'eleven doubles: eight in registers, three on the stack',
    run: () =>
      pickEach(
        Array.from({ length: 11 }, () => 'f64' as const),
        Array.from({ length: 11 }, (_, i) => i + 0.5),
      ),
  },
  {
    name: 'every type mixed, far into the stack',
    run: () => {
      const kinds = ['i8', 'f32', 'u16', 'f64', 'i32', 'u64', 'bool', 'i64', 'u8', 'f32', 'u32', 'i16', 'ptr'] as const;
      const samples = [-7, 1.25, 65000, -2.5, -70000, 2n ** 63n, true, -(2n ** 62n), 200, -0.75, 4000000000, -300, 99n];
      pickEach([...kinds, ...kinds], [...samples, ...samples]);
    },
  },
  {
    name: 'a hundred arguments',
    run: () => {
      const types = Array.from({ length: 100 }, () => 'i32' as const);
      const last = native({ args: types, returns: 'i32' }, pickerText(types, 99)) as (...args: number[]) => number;
      equal(last(...types.map((_, i) => i)), 99);
    },
  },
  {
    name: 'the stack is aligned at the entry, whatever lies on it',
    run: () => {
      for (let count = 0; count < 12; count++) {
        const types = Array.from({ length: count }, () => 'i64' as const);
        const code = 'lea rax, [rsp + 8]; and eax, 15; ret';
        const misalignment = native({ args: types, returns: 'i32' }, code) as (...args: number[]) => number;
        equal(misalignment(...types.map(() => 0)), 0, `misalignment with ${count} arguments`);
      }
    },
  },
  {
    name: 'al holds the number of vector registers',
    run: () => {
      const count = native({ args: ['f64', 'i32', 'f32'], returns: 'u8' }, 'ret');
      equal(count(1, 2, 3), 2);
    },
  },
  {
    name: 'code begins on a 64-byte boundary',
    run: () => {
      const functions = Array.from({ length: 5 }, () =>
        native({ args: [], returns: 'u64' }, 'start: lea rax, [rip + start]; ret'),
      );
      for (const fn of functions) {
        equal(fn() % 64n, 0n);
        equal(fn(), fn.address);
      }
    },
  },
];

export const valueCases: readonly Case[] = [...identityCases, ...conversionCases, ...placeCases];
