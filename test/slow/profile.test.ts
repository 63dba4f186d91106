// profile() for real, by the CPU clock, which every kernel has. How many samples come is the machine's
// business; what they say is ours.

import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { native, profile } from '../../src/index.ts';

const refusal = await profile(() => 0).then(
  () => undefined,
  (error: Error) => error.message,
);
if (refusal !== undefined) console.log(`profile: skipped: ${refusal}`);

function hasHugePages(): boolean {
  const path = '/sys/kernel/mm/transparent_hugepage/enabled';
  return existsSync(path) && readFileSync(path, 'utf8').includes('[always]');
}

/** Descriptors of events that are open. */
const openDescriptors = () =>
  readdirSync('/proc/self/fd').filter((name) => {
    try {
      return /perf_event|eventfd/.test(readlinkSync(`/proc/self/fd/${name}`));
    } catch {
      return false;
    }
  }).length;

const text = `
  xor eax, eax
again:
  imul rax, rdi
  imul rax, rdi
  imul rax, rdi
  dec rdi
  jne again
  ret
`;

function burnJavaScript(count: number): number {
  let x = 0;
  for (let i = 0; i < count; i++) x = (x * 31 + i) | 0;
  return x;
}

describe.skipIf(refusal !== undefined)('profile', () => {
  test('native code by instruction, JavaScript by function, with the result of the work', async () => {
    const burn = native({ args: ['i64'], returns: 'i64' }, text, { name: 'burn_native' });
    const work = () => {
      // A fixed amount: on a busy machine the clock of the process stands still while others run.
      for (let i = 0; i < 150; i++) {
        burn(200_000);
        burnJavaScript(300_000);
      }
      return 'result';
    };
    const { result, profile: seen } = await profile(work, { frequencyHz: 4000 });
    burn.dispose();
    expect(result).toBe('result');
    expect(seen.lost).toBe(0);
    expect(seen.samples.length).toBeGreaterThan(30);
    const own = (name: string) => seen.functions.find((each) => each.name === name)?.self ?? 0;
    expect(own('burn_native')).toBeGreaterThan(5);
    expect(own('burnJavaScript')).toBeGreaterThan(3);
    const code = seen.code.find(({ name }) => name === 'burn_native')!;
    const loop = code.instructions.filter(({ offset, text: shown }) => offset >= 2 && shown !== 'ret');
    const inLoop = loop.reduce((sum, { samples }) => sum + samples, 0);
    expect(inLoop).toBeGreaterThan(0.9 * code.samples);
    expect(code.instructions.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8, 9]);
    expect(code.instructions[1]!.labels).toEqual(['again']);
    const times = seen.samples.map(({ sample }) => sample.timeNs);
    expect(times.every((time, i) => i === 0 || time >= times[i - 1]!)).toBe(true);
    expect(seen.folded()).toMatch(/burnJavaScript \(profile\.test\.ts/);
  });

  test('work that waits is sampled until it is settled; work that throws leaves nothing open', async () => {
    const before = openDescriptors();
    const { result } = await profile(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return 5;
    });
    expect(result).toBe(5);
    const failing = () => {
      throw new TypeError('as it should');
    };
    for (let i = 0; i < 6; i++) await expect(profile(failing)).rejects.toThrow('as it should');
    expect(openDescriptors()).toBeLessThanOrEqual(before);
  });

  test('registers and other fields are in the samples', async () => {
    const burn = native({ args: ['i64'], returns: 'i64' }, text, { name: 'burn_registers' });
    const work = () => {
      for (let i = 0; i < 60; i++) burn(500_000);
    };
    const fields = ['registers', 'cpu', 'period', 'addr'] as const;
    const { profile: seen } = await profile(work, { frequencyHz: 2000, fields, callChain: false });
    const [{ address }] = [seen.code.find(({ name }) => name === 'burn_registers')!];
    burn.dispose();
    const inside = seen.samples.filter(({ sample }) => sample.ip > address && sample.ip < address + 20n);
    expect(inside.length).toBeGreaterThan(5);
    for (const { sample, stack } of inside) {
      expect(sample.registers!.rip).toBe(sample.ip);
      expect(sample.registers!.rdi).toBeLessThanOrEqual(500_000n);
      expect(sample.cpu).toBeGreaterThanOrEqual(0);
      expect(sample.callChain).toBeUndefined();
      expect(stack).toHaveLength(1);
    }
  });

  test('all threads: code that runs on the thread pool', async () => {
    const burn = native({ args: ['i64'], returns: 'i64' }, text, { name: 'burn_in_pool' });
    const options = { threads: 'all', frequencyHz: 2000 } as const;
    const { profile: seen } = await profile(() => burn.async(60_000_000), options);
    burn.dispose();
    const inside = seen.samples.filter(({ stack }) => stack[0]!.name === 'burn_in_pool');
    expect(inside.length).toBeGreaterThan(5);
    expect(inside.every(({ sample }) => sample.tid !== process.pid && sample.pid === process.pid)).toBe(true);
  });

  test('what no timer can give is refused by name', async () => {
    const refused = profile(() => 0, { fields: ['branches'] });
    await expect(refused).rejects.toMatchObject({ code: 'EVENT_MISSING', message: /branches/ });
  });

  test('an event other than the clock: each page fault, with the address that was touched', async () => {
    const touch = native(
      { args: ['u8*', 'i64'], returns: 'void' },
      'next: mov byte ptr [rdi], 1\n add rdi, 4096\n dec rsi\n jne next\n ret',
      { name: 'touch_pages' },
    );
    touch(new Uint8Array(4096), 1n);
    const PAGES = 200;
    // Larger than what malloc keeps to give out again (32 MiB): fresh from the kernel, not one page of it there yet.
    const memory = new Uint8Array(40 << 20);
    const options = { event: 'page-faults', period: 1, fields: ['addr'] as const };
    const { profile: seen } = await profile(() => touch(memory, BigInt(PAGES)), options);
    const code = seen.code.find(({ name }) => name === 'touch_pages')!;
    touch.dispose();
    const inside = seen.samples.filter(({ stack }) => stack[0]!.name === 'touch_pages');
    // All at the store, and each page at most once; huge pages make the faults fewer.
    expect(code.instructions[0]!.samples).toBe(inside.length);
    const pages = inside.map(({ sample }) => sample.addr! >> 12n);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(PAGES + 1);
    const spread = Number(pages.at(-1)! - pages[0]!);
    expect(spread).toBeLessThan(PAGES + 512);
    if (!hasHugePages()) expect(pages.length).toBeGreaterThanOrEqual(PAGES - 1);
  });

  test('a tiny ring and a tiny buffer lose samples, and say so', async () => {
    const work = () => {
      for (let i = 0; i < 500; i++) burnJavaScript(100_000);
    };
    const { profile: seen } = await profile(work, { frequencyHz: 10_000, ringBytes: 4096, mostBytes: 8192 });
    expect(seen.lost + (seen.notes.some((note) => note.includes('mostBytes')) ? 1 : 0)).toBeGreaterThan(0);
    expect(seen.notes.length).toBeGreaterThan(0);
  });

  test('two at once and bad options are refused', async () => {
    const first = profile(() => new Promise((resolve) => setTimeout(resolve, 20)));
    await expect(profile(() => 0)).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await first;
    for (const options of [
      { ringBytes: 5000 },
      { frequencyHz: 0 },
      { frequencyHz: 10, period: 10 },
      { fields: ['colour'] },
      { threads: 'some' },
      { hertz: 5 },
    ]) {
      await expect(profile(() => 0, options as never)).rejects.toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(BAD|UNKNOWN)_OPTION$/) }),
      );
    }
    await expect(profile(() => 0, { event: 'cpu-clok' })).rejects.toThrow(/cpu-clock/);
  });
});
