// run(): whatever goes in arrives, whatever comes out is seen, here and in isolation.

import { type Assembly, assemble, type MemoryRegions, native, type RegisterValues, run, trace } from 'rawcpu';
import { afterEach, describe, expect, test } from 'vitest';
import { runsLongCode } from '../support/many.ts';

const ways = [{ isolated: false }, { isolated: true }];

afterEach(() => expect([0.1 + 0.2, 5.5 % 2, 5e-324 / 1]).toEqual([0.30000000000000004, 1.5, 5e-324]));

describe.each(ways)('run, $isolated', (way) => {
  test('registers in, registers out, what changed', async () => {
    const result = await run('lea rax, [rdi + rsi]; ret', { ...way, registers: { rdi: 40n, rsi: 2 } });
    expect(result.fault).toBeUndefined();
    expect(result.before.rdi).toBe(40n);
    expect(result.changed).toEqual({ rax: { before: 0n, after: 42n } });
  });

  test('flags', async () => {
    const { flags, changed } = await run('mov eax, -1; add eax, 1; std; ret', way);
    expect(flags).toEqual({ cf: true, pf: true, af: true, zf: true, sf: false, df: true, of: false });
    expect(Object.keys(changed)).toEqual(['rflags']);
    const carried = await run('adc rax, 0; ret', { ...way, registers: { rflags: 1 } });
    expect(carried.after.rax).toBe(1n);
  });

  test('vectors, x87 and MXCSR', async () => {
    const registers = { xmm1: Float32Array.of(1, 2, 3, 4), st0: 1.5, mxcsr: 0x7f80, fcw: 0x27f };
    const { after } = await run('addps xmm1, xmm1; fld st(0); stmxcsr [rsp - 8]; mov eax, [rsp - 8]; ret', {
      ...way,
      registers,
    });
    const vector = Object.keys(after).find((name) => /^[xyz]mm1$/.test(name))!;
    const lanes = new Float32Array(
      BigUint64Array.of(after[vector]! & ((1n << 64n) - 1n), after[vector]! >> 64n).buffer,
    );
    expect([...lanes]).toEqual([2, 4, 6, 8]);
    expect([after.st0, after.st1, after.fcw]).toEqual([
      0x3fff_c000_0000_0000_0000n,
      0x3fff_c000_0000_0000_0000n,
      0x27fn,
    ]);
    expect(after.rax! & ~0x3fn).toBe(0x7f80n);
  });

  test('memory by name', async () => {
    const memory = { numbers: Uint8Array.of(1, 2, 3), out: 16 };
    const registers = { rsi: 'numbers', rdi: 'out', rcx: 3 };
    const result = await run('rep movsb; ret', { ...way, memory, registers });
    expect([...result.memory.out!]).toEqual([1, 2, 3, ...Array(13).fill(0)]);
    expect(result.changed.rdi).toEqual({ before: result.addresses.out, after: result.addresses.out! + 3n });
  });

  test('beyond memory lies a fault, with the state of the moment', async () => {
    const { fault, after, changed } = await run('mov ebx, 7; mov al, [rdi + 4096]; ret', {
      ...way,
      memory: { page: 4096 },
      registers: { rdi: 'page' },
    });
    expect(fault?.code).toBe('FAULT_READ');
    expect(after.rbx).toBe(7n);
    expect(Object.keys(changed).sort()).toEqual(['rbx', 'rip']);
  });

  test('a deadline, a deep recursion, no instruction', async () => {
    expect((await run('here: jmp here', { ...way, deadlineMs: 30 })).fault?.code).toBe('DEADLINE');
    expect((await run('here: call here', way)).fault?.code).toBe('STACK_OVERFLOW');
    expect((await run(Uint8Array.of(6), way)).fault?.code).toBe('ILLEGAL_INSTRUCTION');
  });

  test('entry, absolute addresses, other kinds of code', async () => {
    const text =
      'one: mov eax, 1; ret\ntwo: mov rax, [rip + place]; mov eax, [rax]; ret\nplace: .quad value\nvalue: .long 9';
    expect((await run(text, { ...way, entry: 'two' })).after.rax).toBe(9n);
    const alias = 'f: mov eax, 1; ret\ng: mov eax, 2; ret\n.set second, g; third = g - 6';
    expect((await run(alias, { ...way, entry: 'second' })).after.rax).toBe(2n);
    expect((await run(alias, { ...way, entry: 'third' })).after.rax).toBe(1n);
    expect(native({ args: [], returns: 'i32' }, alias, { entry: 'second' })()).toBe(2);
    expect((await run(assemble('mov eax, 3; ret'), way)).after.rax).toBe(3n);
    expect((await run(Uint8Array.of(0xc3), way)).changed).toEqual({});
  });

  test('long code', () => runsLongCode(1e6, way));

  const refused: readonly [string, string | Uint8Array | Assembly, object][] = [
    ['BAD_OPTION', 'ret', { registers: { rzx: 1 } }],
    ['BAD_OPTION', 'ret', { registers: { rip: 1 } }],
    ['BAD_OPTION', 'ret', { registers: { al: 256 } }],
    ['BAD_OPTION', 'ret', { registers: { rax: 1n << 64n } }],
    ['BAD_OPTION', 'ret', { registers: { rax: 1.5 } }],
    ['BAD_OPTION', 'ret', { registers: { rax: 'nowhere' } }],
    ['BAD_OPTION', 'ret', { registers: { rax: null } }],
    ['BAD_OPTION', 'ret', { registers: { xmm0: new Float32Array(17) } }],
    ['BAD_OPTION', 'ret', { registers: { rflags: 0x100 } }],
    ['BAD_OPTION', 'ret', { registers: { mxcsr: 0x1_1f80 } }],
    ['BAD_OPTION', 'ret', { registers: 5 }],
    ['BAD_OPTION', 'ret', { memory: { a: 0 } }],
    ['BAD_OPTION', 'ret', { memory: { a: new Uint8Array(0) } }],
    ['BAD_OPTION', 'ret', { memory: { a: 'x' } }],
    ['BAD_OPTION', 'ret', { memory: { a: { at: 0x10001, size: 1 } } }],
    ['BAD_OPTION', 'ret', { memory: { a: { at: 0x100000, size: 4097 }, b: { at: 0x101000, size: 1 } } }],
    ['BAD_OPTION', 'ret', { memory: { a: 2 ** 40 } }],
    ['BAD_OPTION', 'ret', { deadlineMs: 0 }],
    ['BAD_OPTION', 'ret', { deadlineMs: Number.NaN }],
    ['BAD_OPTION', 'ret', { entry: 'nowhere' }],
    ['UNKNOWN_OPTION', 'ret', { registerz: {} }],
    ['CODE_EMPTY', '', {}],
    ['CODE_EMPTY', new Uint8Array(0), {}],
  ];
  test('buffers without their memory', async () => {
    const gone = Uint8Array.of(0xc3);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    const given: readonly [string | Uint8Array, object][] = [
      [gone, {}],
      ['ret', { memory: { a: gone } }],
      ['ret', { memory: { a: { at: 0x100000, bytes: gone.buffer } } }],
      ['ret', { registers: { xmm0: gone } }],
    ];
    for (const [source, options] of given)
      await expect(run(source, { ...way, ...options })).rejects.toMatchObject({ code: 'BUFFER_DETACHED' });
  });

  test.each(refused)('%s: %s', async (code, source, options) => {
    await expect(run(source, { ...way, ...options })).rejects.toMatchObject({ code });
  });
});

test('memory at a fixed address', async () => {
  // Above the heap, which the kernel puts anywhere in the first gigabyte after the program.
  const memory: MemoryRegions = { table: { at: 0x7000_0000, bytes: Uint8Array.of(77) } };
  const { after, addresses } = await run('mov al, [0x70000000]; ret', { memory });
  expect([after.rax, addresses.table]).toEqual([77n, 0x7000_0000n]);
  const taken = { again: { at: 0x7800_0000, size: 1 }, other: { at: 0x7800_1000, size: 1 } };
  expect(Object.keys((await run('ret', { memory: taken })).memory)).toEqual(['again', 'other']);
});

const hasZmm = (await run('ret')).after.zmm0 !== undefined;

describe('registers that share bits', () => {
  const pairs = [
    ...[
      ['eax', 'rax'],
      ['ax', 'eax'],
      ['al', 'rax'],
      ['ah', 'ax'],
      ['r8b', 'r8d'],
      ['sil', 'rsi'],
      ['esp', 'rsp'],
    ],
    ...[['xmm1', 'ymm1'], ['st0', 'mm0'], ['st7', 'mm7'], ...(hasZmm ? [['ymm1', 'zmm1']] : [])],
  ] as [string, string][];
  test.each(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))('%s and %s', async (first, second) => {
    for (const isolated of [false, true]) {
      await expect(run('ret', { registers: { [first]: 1n, [second]: 1n }, isolated })).rejects.toMatchObject({
        code: 'BAD_OPTION',
        summary: `registers ${first} and ${second} are parts of one register`,
        details: { registers: [first, second] },
      });
    }
  });

  test('whatever their values, in trace too', async () => {
    await expect(trace('ret', { registers: { rax: 1, eax: 1 } })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('what shares none goes together', async () => {
    const registers: RegisterValues = { al: 1, ah: 2, st0: 1.5, mm1: 5n, xmm1: 1n, ymm2: 2n };
    const { after } = await run('movq rcx, mm1; ret', { registers });
    expect([after.rax, after.rcx, after.st0]).toEqual([0x201n, 5n, 0x3fff_c000_0000_0000_0000n]);
  });

  test('x87 registers keep their values whatever else of x87 is set', async () => {
    // The top of the stack at 3, and the tags of st0 and st1 there.
    const registers: RegisterValues = { st1: 2, st0: 1.5, fsw: 3 << 11, ftw: 0b11000 };
    const { after } = await run('faddp; ret', { registers });
    expect([after.st0, after.fsw! >> 11n]).toEqual([0x4000_e000_0000_0000_0000n, 4n]);
  });

  const contradictions: readonly [RegisterValues, string][] = [
    [{ st0: 1.5, ftw: 0 }, 'st0 and ftw'],
    [{ ftw: 2, mm0: 1n }, 'mm0 and ftw'],
    [{ st0: 1, fsw: 1 << 11, ftw: 1 }, 'st0 and ftw'],
    [{ mm3: 1n, fsw: 1 << 11 }, 'mm3 and fsw'],
  ];
  test.each(contradictions)('%o contradict each other', async (registers, named) => {
    const message = expect.stringContaining(named);
    await expect(run('ret', { registers })).rejects.toMatchObject({ code: 'BAD_OPTION', message });
  });
});

describe.each(ways)('rsp, $isolated', (way) => {
  const region = { stack: 4096 };
  const bad: readonly [string, RegisterValues, MemoryRegions][] = [
    ['unmapped', { rsp: 8n }, {}],
    ['beyond all addresses', { rsp: 1n << 63n }, {}],
    ['negative', { rsp: -8 }, {}],
    ['a half that clears the other', { esp: 16 }, {}],
    ['at the end of a region', { rsp: 0x7400_1000n }, { stack: { at: 0x7400_0000, size: 4096 } }],
    ['across the end of a region', { rsp: 0x7400_0ffcn }, { stack: { at: 0x7400_0000, size: 4096 } }],
  ];
  test.each(bad)('%s is refused before anything runs', async (_, registers, memory) => {
    for (const start of [run, trace]) {
      await expect(start('nop; ret', { ...way, registers, memory })).rejects.toMatchObject({
        code: 'BAD_OPTION',
        details: { register: 'rsp' },
      });
    }
  });

  test('in a region it serves as a stack', async () => {
    const memory: MemoryRegions = { stack: { at: 0x7400_0000, size: 4096 } };
    const options = { ...way, memory, registers: { rsp: 0x7400_0ff8n } };
    const result = await run('push 7; pop rax; ret', options);
    expect([result.fault, result.after.rax, result.memory.stack![4080]]).toEqual([undefined, 7n, 7]);
    expect((await trace('push 7; pop rax; ret', options)).end).toBe('returned');
  });

  test('what the code does at the low end of one is its own fault', async () => {
    const { fault } = await run('push 7; pop rax; ret', { ...way, memory: region, registers: { rsp: 'stack' } });
    expect([fault?.code, fault?.details.place]).toEqual(['FAULT_WRITE', 'code']);
  });

  test('in data of the code it serves too, and code does not', async () => {
    const text = 'lea rax, [rip + space]; lea rcx, [rip]; ret\n.data\nspace: .quad 0, 0';
    const { after } = await run(text, way);
    // Isolated code lies at the same place each time.
    if (!way.isolated) return;
    expect((await run(text, { ...way, registers: { rsp: after.rax! } })).fault).toBeUndefined();
    await expect(run(text, { ...way, registers: { rsp: after.rcx! } })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

test("a fault in a function that the code called by its address is told as that function's", async () => {
  const called = native({ args: [], returns: 'void' }, 'nop; bad: ud2', { name: 'called' });
  const { fault } = await run('call rdi; ret', { registers: { rdi: called.address } });
  expect(fault).toMatchObject({
    code: 'ILLEGAL_INSTRUCTION',
    details: { function: 'called', place: 'bad', offset: 1 },
  });
  called.dispose();
});

test('many at once', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => run('mov rax, rdi; ret', { registers: { rdi: i } })),
  );
  expect(results.map(({ after }) => after.rax)).toEqual(Array.from({ length: 20 }, (_, i) => BigInt(i)));
});
