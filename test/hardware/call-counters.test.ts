// Counters inside native calls: by the kernel for real, by RDPMC on pages and counters that the test plays, for which the
// instruction itself is exchanged for a load. That instruction runs where the machine has a PMU.

import { readdirSync } from 'node:fs';
import { CpuFault, counters, native } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { nativeEnvironment } from '../../src/jit/environment.ts';
import { CallCounting } from '../../src/perf/counters/call-counts.ts';
import { FakeKernel } from '../support/fake-kernel.ts';

const refusal = ((): string | undefined => {
  try {
    counters.open('page-faults:u,dummy:u').close();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
})();
if (refusal !== undefined) console.log(`skipped: counters inside native calls: ${refusal}`);

const PAGE = 4096;
const TOUCH = 'next: mov byte ptr [rdi], 1; add rdi, 4096; sub esi, 1; jnz next; mov eax, 77; ret';

function freshPages(count: number): { address: bigint; unmap: () => void } {
  const { memory } = nativeEnvironment();
  // SAFETY: a new private mapping, unmapped once by its only user.
  const address = memory.systemCall(9, 0, count * PAGE, 3, 0x22, -1, 0);
  memory.systemCall(28, address, count * PAGE, 15);
  return { address, unmap: () => memory.systemCall(11, address, count * PAGE) };
}

describe.skipIf(refusal !== undefined)('by the kernel', () => {
  test.each([[{}], [{ unchecked: true }], [{ deadlineMs: 5000 }]])('page faults of touched pages, %j', (options) => {
    const group = counters.open('page-faults:u,dummy:u');
    const touch = native({ args: ['ptr', 'u32'], returns: 'u32' }, TOUCH, { ...options, counters: group });
    const { callCounts } = group;
    const pages = freshPages(600);
    expect(touch(pages.address, 100)).toBe(77);
    expect(callCounts.last().counts).toEqual({ 'page-faults:u': 100, 'dummy:u': 0 });
    const rest = pages.address + BigInt(100 * PAGE);
    const bound = touch.bind(rest, 500);
    bound();
    expect(callCounts.last().count('page-faults:u')).toBe(500);
    touch(pages.address, 600);
    expect(callCounts.last().count('page-faults:u')).toBe(0);
    expect([callCounts.calls, callCounts.total().count('page-faults:u')]).toEqual([3, 600]);
    callCounts.reset();
    expect([callCounts.calls, callCounts.total().count('page-faults:u')]).toEqual([0, 0]);
    touch.dispose();
    group.close();
    pages.unmap();
  });

  test('what is around the call is not counted', () => {
    const group = counters.open('page-faults:u');
    const nothing = native({ args: [], returns: 'void' }, 'ret', { counters: group });
    const touch = native({ args: ['ptr', 'u32'], returns: 'u32' }, TOUCH);
    const pages = freshPages(50);
    nothing();
    touch(pages.address, 50);
    nothing();
    expect(group.callCounts.total().count('page-faults:u')).toBe(0);
    for (const each of [nothing, touch]) each.dispose();
    group.close();
    pages.unmap();
  });

  test('arguments in registers and on the stack, vector registers, and results arrive as ever', () => {
    const group = counters.open('dummy:u,page-faults:u');
    const types = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f64', 'f64'] as const;
    const code = `addsd xmm0, xmm1; mov eax, edi; shl eax, 1; add eax, esi; shl eax, 1; add eax, edx; shl eax, 1
      add eax, ecx; shl eax, 1; add eax, r8d; shl eax, 1; add eax, r9d; shl eax, 1; add eax, [rsp + 8]; shl eax, 1
      add eax, [rsp + 16]; cvtsi2sd xmm1, eax; addsd xmm0, xmm1; ret`;
    const plain = native({ args: types, returns: 'f64' }, code);
    const counted = native({ args: types, returns: 'f64' }, code, { counters: group });
    const cases: Parameters<typeof plain>[] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 0.5, 0.25],
      [-1, 9, 8, 7, 6, 5, 4, 3, -100, 3],
    ];
    for (const args of cases) {
      expect(counted(...args)).toBe(plain(...args));
    }
    const wide = native({ args: ['u64'], returns: 'u64' }, 'mov rax, rdi; not rax; ret', { counters: group });
    expect(wide(5n)).toBe(0xffff_ffff_ffff_fffan);
    for (const each of [plain, counted, wide]) each.dispose();
    group.close();
  });

  test('a fault is what it is without counters, and the next call counts on', () => {
    const group = counters.open('page-faults:u');
    const read = native({ args: ['ptr'], returns: 'u64' }, 'here: mov rax, [rdi]; ret', { counters: group });
    const word = BigUint64Array.of(42n);
    expect(read(word)).toBe(42n);
    expect(() => read(16n)).toThrow(CpuFault);
    expect(() => read(16n)).toThrow('at here: mov rax');
    expect(group.callCounts.calls).toBe(1);
    expect(read(word)).toBe(42n);
    expect([group.callCounts.calls, group.callCounts.last().count('page-faults:u')]).toEqual([2, 0]);
    read.dispose();
    group.close();
  });

  test('descriptors stay for as long as a function uses them', () => {
    counters.open('dummy:u').close();
    const before = readdirSync('/proc/self/fd').length;
    const group = counters.open('dummy:u,page-faults:u');
    const one = native({ args: [], returns: 'void' }, 'ret', { counters: group });
    const counts = group.callCounts;
    const two = native({ args: [], returns: 'void' }, 'ret', { counters: group });
    group.close();
    expect(() => group.callCounts).toThrow('were disposed of');
    one();
    one.dispose();
    two();
    // What the counts are read by takes no more code.
    expect(() => native({ args: [], returns: 'void' }, 'ret', { counters: counts as never })).toThrow(
      expect.objectContaining({ code: 'DISPOSED' }),
    );
    expect(counts.calls).toBe(2);
    expect(readdirSync('/proc/self/fd').length).toBe(before + 2);
    two.dispose();
    expect(readdirSync('/proc/self/fd').length).toBe(before);
  });

  test('refused', async () => {
    const group = counters.open('dummy:u');
    const nothing = native({ args: [], returns: 'void' }, 'ret', { counters: group });
    await expect(nothing.async()).rejects.toMatchObject({ code: 'BAD_OPTION' });
    nothing.dispose();
    group.close();
    const make = (given: unknown) => () => native({ args: [], returns: 'void' }, 'ret', { counters: given as never });
    expect(make(group)).toThrow('were disposed of');
    expect(make('cycles')).toThrow('counters must be what counters.open() gives');
    const process_ = counters.open('dummy:u', { pid: process.pid });
    expect(make(process_)).toThrow('one group of events of the calling thread');
    process_.close();
    const separate = counters.open('dummy:u,page-faults:u', { separate: true });
    expect(make(separate)).toThrow('one group of events of the calling thread');
    separate.close();
  });
});

const LOCK = 8;
const INDEX = 12;
const OFFSET = 16;
const CAPABILITIES = 40;
const WIDTH = 48;

/** Two events whose pages and counters the test plays: the counters are words of a table that RDPMC's stand-in loads. */
function playRdpmc(first = '') {
  const { buffers } = nativeEnvironment();
  const pages = [0, 1].map(() => new DataView(new ArrayBuffer(PAGE)));
  const table = new BigUint64Array(8);
  const flag = new BigUint64Array(1);
  for (const [i, page] of pages.entries()) {
    page.setUint32(LOCK, 2, true);
    page.setUint32(INDEX, 3 + i, true);
    page.setBigInt64(OFFSET, 1000n * BigInt(i + 1), true);
    page.setBigUint64(CAPABILITIES, 4n, true);
    page.setUint16(WIDTH, 48, true);
  }
  const tableAddress = buffers.addressOf(table);
  const instruction = `mov rax, ${buffers.addressOf(flag)}
    cmp qword ptr [rax], 0
    je 1f
    mov qword ptr [rax], 0
    ${first}
  1:
    mov rax, ${tableAddress}
    mov rax, [rax + rcx*8]
    mov rdx, rax
    shr rdx, 32
    mov eax, eax`;
  const addresses = pages.map((page) => buffers.addressOf(new Uint8Array(page.buffer)));
  const source = { kind: 'rdpmc', pages: addresses, instruction } as const;
  const event = (name: string) => ({ name, scale: 1, unit: '' });
  const events = [event('first'), event('second')];
  const counting = new CallCounting({ kernel: new FakeKernel(), fds: [1, 2], events }, source);
  const code = `mov rax, ${tableAddress}; mov rcx, 0xffffffffffff; add [rax + 2*8], rdi; and [rax + 2*8], rcx
    add [rax + 3*8], rsi; and [rax + 3*8], rcx; ret`;
  const work = native({ args: ['u64', 'u64'], returns: 'void' }, code, { counters: counting });
  return { pages, table, flag, counting, work };
}

describe('by RDPMC, on a page and counters that are played', () => {
  test('counts are differences of offset and counter, whose sign is that of its width', () => {
    const { table, counting, work } = playRdpmc();
    expect(counting.method).toBe('rdpmc');
    work(300, 7);
    expect(counting.last().counts).toEqual({ first: 300, second: 7 });
    // Across the end of a counter of 48 bits: the kernel starts counters at minus the period.
    table[2] = 0xffff_ffff_ff00n;
    work(300, 0x1_0000_0000n);
    expect(table[2]).toBe(0x2cn);
    expect(counting.last().counts).toEqual({ first: 300, second: 2 ** 32 });
    expect(counting.total().counts).toEqual({ first: 600, second: 2 ** 32 + 7 });
    expect(counting.overhead).toEqual({ first: 0, second: 0 });
    work.dispose();
  });

  test('a reading during which the kernel changed the page is made again', () => {
    // As if the event had been taken off the PMU and put back: lock, offset and counter change in the middle.
    const { flag, counting, work } = playRdpmc('inc dword ptr [rsi + 8]; add qword ptr [rsi + 16], 5000');
    work(1, 1);
    flag[0] = 1n;
    work(300, 7);
    expect(flag[0]).toBe(0n);
    expect(counting.last().counts).toEqual({ first: 300, second: 7 });
    work.dispose();
  });

  test('an event that is off the PMU has no count', () => {
    const { pages, counting, work } = playRdpmc();
    pages[1]!.setUint32(INDEX, 0, true);
    work(1, 1);
    expect(() => counting.last()).toThrow('2 readings found an event of the group off the PMU');
    pages[1]!.setUint32(INDEX, 4, true);
    counting.reset();
    work(5, 6);
    expect(counting.last().counts).toEqual({ first: 5, second: 6 });
    pages[0]!.setBigUint64(CAPABILITIES, 0n, true);
    work(5, 6);
    expect(() => counting.total()).toThrow('off the PMU');
    work.dispose();
  });
});

const noPmu = ((): string | undefined => {
  try {
    counters.open('cycles:u,instructions:u').close();
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
})();
if (noPmu !== undefined) console.log(`skipped: RDPMC itself: ${noPmu}`);
test.skipIf(noPmu !== undefined)('instructions of known work, by RDPMC', () => {
  const group = counters.open('instructions:u,cycles:u');
  const loop = native({ args: ['u32'], returns: 'void' }, 'next: sub edi, 1; jnz next; ret', { counters: group });
  loop(10_000);
  const count = group.callCounts.last().count('instructions:u');
  expect(count).toBeGreaterThanOrEqual(20_000);
  expect(count).toBeLessThan(20_100);
  loop.dispose();
  group.close();
});
