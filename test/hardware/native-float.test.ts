// The floating-point options of native(): mxcsr, x87, reportExceptions, on every way into the code. After each test
// JavaScript must compute, round and treat denormals as before.

import { mxcsr, x87 } from 'rawcpu/cpu';
import { describe, expect, test } from 'vitest';
import { native } from '../../src/call/native.ts';
import { evaluate } from '../support/child.ts';
import { watchFloatState } from './float-state.ts';

const binary = { args: ['f64', 'f64'], returns: 'f64' } as const;
const divide = 'divsd xmm0, xmm1\nret';
/** Leaves its exceptions pending: no x87 instruction comes after the last one. */
const x87Divide = `movsd [rsp - 8], xmm0
movsd [rsp - 16], xmm1
fld qword ptr [rsp - 8]
fdiv qword ptr [rsp - 16]
fst qword ptr [rsp - 8]
movsd xmm0, [rsp - 8]
ret`;
const denormal = 5e-324;
const third = 1 / 3;

watchFloatState();

describe.each([
  ['guarded', {}],
  ['unchecked', { unchecked: true }],
  ['with a deadline', { deadlineMs: 60_000 }],
])('%s', (_, common) => {
  test('rounding and denormals, on every way into the code', async () => {
    const down = native(binary, divide, { ...common, mxcsr: { rounding: 'down' } });
    const up = native(binary, divide, { ...common, mxcsr: { rounding: 'up' } });
    const flush = native(binary, divide, { ...common, mxcsr: { flushToZero: true } });
    const zeros = native(binary, 'addsd xmm0, xmm1\nret', { ...common, mxcsr: { denormalsAreZero: true } });
    const above = third + 2 ** -54;
    for (let i = 0; i < 3; i++)
      expect([down(1, 3), up(1, 3), down(-1, 3), up(-1, 3)]).toEqual([third, above, -above, -third]);
    expect([down.bind(-1, 3)(), up.bind(1, 3)()]).toEqual([-above, above]);
    expect(await Promise.all([down.async(-1, 3), up.async(1, 3), up.async(-1, 3)])).toEqual([-above, above, -third]);
    expect([flush(2 ** -1022, 2), zeros(denormal, 0)]).toEqual([0, 0]);
    expect(await zeros.async(denormal, denormal)).toBe(0);
  });

  test('x87 precision and rounding', async () => {
    const single = native(binary, x87Divide, { ...common, x87: { precision: 'single' } });
    const up = native(binary, x87Divide, { ...common, x87: { precision: 'double', rounding: 'up' } });
    expect([single(1, 3), up(1, 3)]).toEqual([Math.fround(third), third + 2 ** -54]);
    expect(await single.async(1, 3)).toBe(Math.fround(third));
    expect(up.bind(1, 3)()).toBe(third + 2 ** -54);
  });

  test('what a call raises can be read', async () => {
    const f = native(binary, divide, { ...common, reportExceptions: true });
    expect(f.exceptions.raised).toEqual([]);
    const raisedBy = (...args: [number, number]) => {
      f(...args);
      return f.exceptions.raised;
    };
    expect(raisedBy(1, 0)).toEqual(['divideByZero']);
    expect(raisedBy(1, 2)).toEqual([]);
    expect(raisedBy(0, 0)).toEqual(['invalid']);
    expect(raisedBy(1, 3)).toEqual(['inexact']);
    expect(raisedBy(1e308, 1e-10)).toEqual(['overflow', 'inexact']);
    expect(raisedBy(denormal, 3)).toEqual(['denormal', 'underflow', 'inexact']);
    expect(f.exceptions).toMatchObject({ denormal: true, underflow: true, inexact: true, invalid: false });
    const bound = f.bind(1, 0);
    bound();
    expect([bound.exceptions.raised, f.exceptions.denormal]).toEqual([['divideByZero'], true]);
    expect(await f.async(0, 0)).toBeNaN();
    expect(f.exceptions.raised).toEqual(['invalid']);
    const legacy = native(binary, x87Divide, { ...common, reportExceptions: true });
    expect(legacy(1, 0)).toBe(Infinity);
    expect(legacy.exceptions).toMatchObject({ divideByZero: false, raised: ['divideByZero'] });
    expect(legacy.exceptions.x87).toMatchObject({ divideByZero: true, invalid: false, stackFault: false });
    native({ args: [], returns: 'void' }, 'fstp st(0)\nret', { ...common, reportExceptions: true })();
    await legacy.async(1, 3);
    expect(legacy.exceptions.x87.inexact).toBe(true);
  });

  test("'throw' throws after the call, a list chooses for what", async () => {
    const f = native(binary, divide, { ...common, name: 'divide', reportExceptions: 'throw' });
    const raising = (raised: string[], result: number) =>
      expect.objectContaining({
        code: 'FLOAT_EXCEPTION',
        message: expect.stringMatching(new RegExp(`^divide: .*${raised.join(', ')}`)),
        details: expect.objectContaining({ function: 'divide', raised, result }),
      });
    for (let i = 0; i < 3; i++) {
      expect(f(1, 3)).toBe(third);
      expect(() => f(1, 0)).toThrow(raising(['divideByZero'], Infinity));
      expect(() => f(0, 0)).toThrow(raising(['invalid'], NaN));
      expect(f(6, 3)).toBe(2);
    }
    expect(() => f.bind(1e308, 1e-300)()).toThrow(raising(['overflow', 'inexact'], Infinity));
    await expect(f.async(1, 0)).rejects.toThrow(raising(['divideByZero'], Infinity));
    expect(f.exceptions.divideByZero).toBe(true);
    expect(await f.async(1, 3)).toBe(third);
    const strict = native(binary, divide, { ...common, name: 'divide', reportExceptions: ['inexact'] });
    expect(strict(1, 0)).toBe(Infinity);
    expect(() => strict(1, 3)).toThrow(raising(['inexact'], third));
    const legacy = native(binary, x87Divide, { ...common, name: 'divide', reportExceptions: 'throw' });
    expect(() => legacy(1, 0)).toThrow(raising(['divideByZero'], Infinity));
  });

  test('arguments on the stack and every kind of result', () => {
    const args = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f64', 'i32'] as const;
    const text =
      'movsxd rax, dword ptr [rsp + 8]\nmovsxd rcx, dword ptr [rsp + 16]\nadd rax, rcx\ncvtsi2sd xmm1, rax\naddsd xmm0, xmm1\nret';
    const options = { ...common, mxcsr: { rounding: 'up' }, x87: {}, reportExceptions: 'throw' } as const;
    expect(native({ args, returns: 'f64' }, text, options)(1, 2, 3, 4, 5, 6, 7, 0.5, 8)).toBe(15.5);
    expect(native({ args, returns: 'i64' }, text, options)(1, 2, 3, 4, 5, 6, -7, 0.5, -8)).toBe(-15n);
    expect(native({ args, returns: 'void' }, text, options)(1, 2, 3, 4, 5, 6, 7, 0.5, 8)).toBeUndefined();
    const single = native({ args: ['f32'], returns: 'f32' }, 'addss xmm0, xmm0\nret', options);
    expect(single(0.25)).toBe(0.5);
    expect(() => single(3e38)).toThrow(expect.objectContaining({ code: 'FLOAT_EXCEPTION' }));
  });

  test('with mxcsr.with(): own options count, others follow the scope, and the scope hears of both', async () => {
    const up = native(binary, divide, { ...common, mxcsr: { rounding: 'up' } });
    const reporting = native(binary, divide, { ...common, reportExceptions: true });
    const above = third + 2 ** -54;
    const { result, raised } = mxcsr.report({ rounding: 'down' }, () => [up(1, 3), reporting(-1, 3), reporting(1, 0)]);
    expect([result, raised]).toEqual([
      [above, -above, Infinity],
      ['divideByZero', 'inexact'],
    ]);
    expect(reporting.exceptions.raised).toEqual(['divideByZero']);
    const started = mxcsr.with({ rounding: 'up' }, () => [reporting.async(1, 3), up.async(-1, 3)] as const);
    expect(await Promise.all(started)).toEqual([above, -third]);
    expect(await reporting.async(1, 3)).toBe(third);
    expect(mxcsr.report({}, () => up(1, 2)).raised).toEqual([]);
  });

  test('code that leaves the registers changed changes nothing', async () => {
    const text = 'push 0xffc0\nldmxcsr [rsp]\nmov word ptr [rsp], 0xc00\nfldcw [rsp]\npop rax\nret';
    const wild = native({ args: [], returns: 'void' }, text, { ...common, mxcsr: { rounding: 'down' } });
    wild();
    wild.bind()();
    await wild.async();
  });
});

describe('faults', () => {
  test.each([
    ['SSE', divide, { mxcsr: { unmasked: ['divideByZero'] } }],
    ['x87', x87Divide, { x87: { unmasked: ['divideByZero'] } }],
    [
      'x87, pending at ret',
      'movsd [rsp - 8], xmm1\nfld1\nfdiv qword ptr [rsp - 8]\nret',
      { x87: { unmasked: ['divideByZero'] } },
    ],
  ] as const)('an unmasked exception of %s', async (_, text, options) => {
    const f = native(binary, text, { ...options, reportExceptions: true });
    const fault = expect.objectContaining({ name: 'CpuFault', code: 'FLOATING_POINT' });
    for (let i = 0; i < 3; i++) {
      expect(() => f(1, 0)).toThrow(fault);
      expect(f.exceptions.raised).toEqual(['divideByZero']);
      f(1, 1);
      expect(f.exceptions.raised).toEqual([]);
    }
    expect(() => f.bind(1, 0)()).toThrow(fault);
    await expect(f.async(1, 0)).rejects.toThrow(fault);
    expect(f.exceptions.raised).toEqual(['divideByZero']);
  });

  test('of any other kind, and deadlines', async () => {
    const options = {
      mxcsr: { rounding: 'up', flushToZero: true, denormalsAreZero: true },
      reportExceptions: 'throw',
    } as const;
    const reading = native(binary, 'divsd xmm0, xmm1\nmov rax, [0x10]\nret', options);
    expect(() => reading(1, 0)).toThrow(expect.objectContaining({ code: 'FAULT_READ' }));
    expect(reading.exceptions.raised).toEqual(['divideByZero']);
    await expect(reading.async(1, 2)).rejects.toThrow(expect.objectContaining({ code: 'FAULT_READ' }));
    const spin = native(binary, 'divsd xmm0, xmm1\nspin: jmp spin', { ...options, deadlineMs: 20 });
    expect(() => spin(0, 0)).toThrow(expect.objectContaining({ code: 'DEADLINE' }));
    expect(spin.exceptions.raised).toEqual(['invalid']);
    const violating = native(binary, 'divsd xmm0, xmm1\nmov ebx, 1\nret', options);
    expect(() => violating(1, 0)).toThrow(expect.objectContaining({ code: 'ABI_VIOLATION' }));
    await expect(violating.async(1, 0)).rejects.toThrow(/rbx was/);
    expect(violating.exceptions.raised).toEqual(['divideByZero']);
  });

  test('a broken calling convention is told without registers that need not be restored', async () => {
    const f = native({ args: [], returns: 'void' }, 'ret 8', { mxcsr: { rounding: 'up' } });
    const broken = expect.objectContaining({
      code: 'ABI_VIOLATION',
      details: { function: 'native', changed: [expect.objectContaining({ register: 'rsp' })] },
    });
    expect(() => f()).toThrow(broken);
    await expect(f.async()).rejects.toThrow(broken);
    const plain = native({ args: [], returns: 'void' }, 'ret 8');
    await expect(mxcsr.with({ rounding: 'up' }, () => [plain.async()])[0]).rejects.toThrow(broken);
  });

  test('inside mxcsr.with()', () => {
    const f = native(binary, divide);
    const work = () => f(1, 0);
    const unmasking = () => mxcsr.with({ rounding: 'down', unmasked: ['divideByZero'] }, work);
    expect(unmasking).toThrow(expect.objectContaining({ code: 'FLOATING_POINT' }));
    expect(f(1, 0)).toBe(Infinity);
  });
});

test('scopes of x87 and MXCSR add up, and both say what was raised', () => {
  const f = native(binary, x87Divide);
  const g = native(binary, divide);
  mxcsr.with({ rounding: 'up' }, () =>
    x87.with({ precision: 'single' }, () => {
      expect(g(1, 3)).toBe(third + 2 ** -54);
      expect(f(1, 3)).toBe(Math.fround(third));
    }),
  );
  expect(mxcsr.report({}, () => f(1, 0)).x87Raised).toEqual(['divideByZero']);
});

test('workers have registers of their own', () => {
  const result = evaluate(`(async () => {
    const { Worker } = await import('node:worker_threads');
    const text = 'divsd xmm0, xmm1; ret';
    const signature = { args: ['f64', 'f64'], returns: 'f64' };
    const own = rawcpu.native(signature, text, { mxcsr: { rounding: 'down' }, reportExceptions: true });
    const worker = new Worker(\`import(${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)}).then(async ({ native }) => {
      const { parentPort } = await import('node:worker_threads');
      const f = native(\${JSON.stringify(signature)}, '\${text}', { mxcsr: { rounding: 'up' }, reportExceptions: true });
      let last = 0;
      for (let i = 0; i < 100000; i++) last = f(1, 3);
      parentPort.postMessage([last, await f.async(1, 0), f.exceptions.raised, 1 / Number('3')]);
    });\`, { eval: true });
    const message = new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
    let last = 0;
    for (let i = 0; i < 100000; i++) last = own(1, 3);
    return [last, own.exceptions.raised, ...await message];
  })()`);
  expect(result).toEqual([third, ['inexact'], third + 2 ** -54, null, ['divideByZero'], third]);
});

describe('what is refused', () => {
  test.each([
    [{ mxcsr: { rounding: 'sideways' } }, 'BAD_OPTION', /nearest, down, up, zero/],
    [{ mxcsr: { daz: true } }, 'UNKNOWN_OPTION', /denormalsAreZero/],
    [{ mxcsr: null }, 'BAD_OPTION', /an object such as/],
    [{ mxcsr: 0x8040 }, 'BAD_OPTION', /an object such as/],
    [{ x87: { precision: 'half' } }, 'BAD_OPTION', /single, double, extended/],
    [{ x87: { flushToZero: true } }, 'UNKNOWN_OPTION', /flushToZero/],
    [{ reportExceptions: 'always' }, 'BAD_OPTION', /'throw'/],
    [{ reportExceptions: ['division'] }, 'BAD_OPTION', /divideByZero/],
    [{ unchecked: true, mxcsr: { unmasked: ['invalid'] } }, 'BAD_OPTION', /need the guard/],
  ])('%o', (options, code, message) => {
    const making = () => native(binary, divide, options as never);
    expect(making).toThrow(expect.objectContaining({ code }));
    expect(making).toThrow(message);
  });

  test('exceptions after dispose()', () => {
    const f = native(binary, divide, { reportExceptions: true });
    const bound = f.bind(1, 0);
    f.dispose();
    for (const gone of [f, bound]) expect(() => gone.exceptions).toThrow(expect.objectContaining({ code: 'DISPOSED' }));
    expect('exceptions' in native(binary, divide)).toBe(false);
  });
});
