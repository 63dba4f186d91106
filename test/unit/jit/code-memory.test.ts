// The allocator and the ways of mapping over a kernel that exists only here, so that it can refuse anything.

import { describe, expect, test } from 'vitest';
import { mapCode } from '../../../src/jit/code-mapping.ts';
import { CodeMemory } from '../../../src/jit/code-memory.ts';

const [EPERM, ENOMEM, EACCES, EINVAL, ENOSYS] = [1, 12, 13, 22, 38];
const names: Record<number, string> = {
  3: 'close',
  9: 'mmap',
  10: 'mprotect',
  11: 'munmap',
  77: 'ftruncate',
  319: 'memfd_create',
};

interface Call {
  readonly name: string;
  readonly args: readonly number[];
}

/** A kernel that hands out addresses and remembers; `refuse` may give an error number for a call. */
class FakeKernel {
  readonly calls: Call[] = [];
  readonly mapped = new Map<number, number>();
  readonly writes: { address: number; bytes: Uint8Array }[] = [];
  openDescriptors = 0;
  #next = 0x10000;

  readonly #refuse: (call: Call) => number | undefined;

  constructor(refuse: (call: Call) => number | undefined = () => undefined) {
    this.#refuse = refuse;
  }

  systemCall(number: number, ...rest: readonly (number | bigint)[]): bigint {
    const call = { name: names[number]!, args: rest.map(Number) };
    this.calls.push(call);
    const errno = this.#refuse(call);
    if (errno !== undefined) return BigInt(-errno);
    const [first, second] = call.args as [number, number];
    if (call.name === 'memfd_create') this.openDescriptors++;
    if (call.name === 'close') this.openDescriptors--;
    if (call.name === 'munmap') {
      expect(this.mapped.get(first)).toBe(second);
      this.mapped.delete(first);
    }
    if (call.name !== 'mmap') return call.name === 'memfd_create' ? 3n : 0n;
    const address = this.#next;
    this.#next += second + 0x1000;
    this.mapped.set(address, second);
    return BigInt(address);
  }

  addressOf(): bigint {
    return 0x1000n;
  }

  writeBytes(address: bigint, bytes: Uint8Array): void {
    const at = Number(address);
    const inside = [...this.mapped].some(([from, size]) => from <= at && at + bytes.length <= from + size);
    expect(inside, `write of ${bytes.length} at ${at}`).toBe(true);
    this.writes.push({ address: at, bytes: bytes.slice() });
  }

  names(): string[] {
    return this.calls.map(({ name }) => name);
  }
}

const isExecutable = ({ args }: Call) => Boolean(args[2]! & 4);

describe('mapping', () => {
  test('dual: a memfd, mapped to run and mapped to write, never both', () => {
    const kernel = new FakeKernel();
    const mapping = mapCode(kernel, 8192);
    expect(mapping.mode).toBe('dual');
    expect(kernel.names()).toEqual(['memfd_create', 'ftruncate', 'mmap', 'mmap', 'close']);
    expect(kernel.calls.filter(({ name }) => name === 'mmap').map(({ args }) => args[2])).toEqual([1 | 4, 1 | 2]);
    mapping.unmap();
    expect(kernel.mapped.size).toBe(0);
  });

  test('an old kernel does not know MFD_EXEC', () => {
    const kernel = new FakeKernel(({ name, args }) =>
      name === 'memfd_create' && args[1]! & 0x10 ? EINVAL : undefined,
    );
    expect(mapCode(kernel, 4096).mode).toBe('dual');
  });

  test.each<[string, (call: Call) => boolean, number]>([
    ['memfd_create', ({ name }) => name === 'memfd_create', ENOSYS],
    ['ftruncate', ({ name }) => name === 'ftruncate', EPERM],
    ['mmap to run', (call) => call.name === 'mmap' && isExecutable(call), EACCES],
    ['mmap to write', ({ name, args }) => name === 'mmap' && args[3] === 1 && args[2] === 3, EPERM],
  ])('switching when %s is refused; nothing is left behind', (_, isRefused, errno) => {
    const kernel = new FakeKernel((call) => (isRefused(call) ? errno : undefined));
    const mapping = mapCode(kernel, 4096);
    expect(mapping.mode).toBe('switching');
    expect(kernel.openDescriptors).toBe(0);
    expect(kernel.mapped.size).toBe(1);
    mapping.unmap();
    expect(kernel.mapped.size).toBe(0);
  });

  test('switching: writable only around a write', () => {
    const kernel = new FakeKernel();
    const mapping = mapCode(kernel, 8192, 'switching');
    mapping.write(4096, new Uint8Array(10));
    const protections = kernel.calls.filter(({ name }) => name === 'mprotect').map(({ args }) => args.slice(1));
    expect(protections).toEqual([
      [8192, 5],
      [4096, 3],
      [4096, 5],
    ]);
    expect(kernel.calls.every((call) => call.name !== 'mprotect' || (call.args[2]! & 6) !== 6)).toBe(true);
  });

  test.each<[string, string, Record<string, number>]>([
    ['PROTECT_FAILED', 'memfd_create: EPERM; mprotect: EACCES', { memfd_create: EPERM, mprotect: EACCES }],
    ['MAP_FAILED', 'mmap: ENOMEM; mmap: ENOMEM', { mmap: ENOMEM }],
    ['MAP_FAILED', 'memfd_create: ENOSYS; mmap: EPERM', { memfd_create: ENOSYS, mmap: EPERM }],
  ])('%s names what was refused: %s', (code, text, refused) => {
    const kernel = new FakeKernel(({ name }) => refused[name]);
    expect(() => mapCode(kernel, 4096)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
    expect(kernel.mapped.size).toBe(0);
    expect(kernel.openDescriptors).toBe(0);
  });
});

describe('blocks', () => {
  test('small code shares a chunk; blocks do not overlap and begin on a cache line', () => {
    const memory = new CodeMemory(new FakeKernel());
    const blocks = Array.from({ length: 500 }, (_, i) => memory.allocate(new Uint8Array((i % 120) + 1)));
    const sorted = [...blocks].sort((a, b) => Number(a.address - b.address));
    for (const [i, block] of sorted.entries()) {
      expect(block.address % 64n).toBe(0n);
      const next = sorted[i + 1];
      if (next) expect(block.address + BigInt(block.sizeBytes)).toBeLessThanOrEqual(next.address);
    }
    expect(memory.usage.chunks).toBe(2);
  });

  test('at most a quarter of a page-sized block is wasted', () => {
    const memory = new CodeMemory(new FakeKernel());
    for (const size of [257, 1000, 5000, 70_001, 1_000_000]) {
      const block = memory.allocate(new Uint8Array(size));
      expect(block.sizeBytes).toBeGreaterThanOrEqual(size);
      expect(block.sizeBytes).toBeLessThan(1.26 * size);
    }
  });

  test('a block is written whole: code, then int3; freed, int3 alone', () => {
    const kernel = new FakeKernel();
    const block = new CodeMemory(kernel).allocate(Uint8Array.of(1, 2));
    const written = kernel.writes.at(-1)!.bytes;
    expect([...written.subarray(0, 3)]).toEqual([1, 2, 0xcc]);
    expect(written.length).toBe(block.sizeBytes);
    block.release();
    expect(kernel.writes.at(-1)!.bytes.every((byte) => byte === 0xcc)).toBe(true);
    const count = kernel.writes.length;
    block.release();
    expect(kernel.writes.length).toBe(count);
  });

  test('blocks never share a page in switching mode', () => {
    const memory = new CodeMemory(new FakeKernel(), { mode: 'switching' });
    const pages = Array.from({ length: 40 }, () => memory.allocate(Uint8Array.of(1)).address / 4096n);
    expect(new Set(pages).size).toBe(40);
  });

  test('the mode of the first mapping holds for all', () => {
    const kernel = new FakeKernel(({ name }) => (name === 'memfd_create' ? EPERM : undefined));
    const memory = new CodeMemory(kernel);
    for (let i = 0; i < 40; i++) memory.allocate(Uint8Array.of(1));
    expect(memory.mode).toBe('switching');
    expect(kernel.names().filter((name) => name === 'memfd_create')).toHaveLength(1);
  });

  test('a dual mapping that the processor does not see through is given up', () => {
    const kernel = new FakeKernel();
    const asked: string[] = [];
    const memory = new CodeMemory(kernel, { isCoherent: ({ mode }) => asked.push(mode) === 0 });
    for (let i = 0; i < 40; i++) memory.allocate(Uint8Array.of(1));
    expect(memory.mode).toBe('switching');
    expect(asked).toEqual(['dual']);
    expect(kernel.mapped.size).toBe(memory.usage.chunks);
    const sound = new CodeMemory(new FakeKernel(), { isCoherent: () => true });
    sound.allocate(Uint8Array.of(1));
    expect(sound.mode).toBe('dual');
  });

  test('empty chunks are unmapped but one, and all of them where they are kept', () => {
    for (const keepsChunks of [false, true]) {
      const kernel = new FakeKernel();
      const memory = new CodeMemory(kernel, { keepsChunks });
      const blocks = Array.from({ length: 5000 }, () => memory.allocate(Uint8Array.of(1)));
      const { chunks } = memory.usage;
      expect(chunks).toBe(5);
      for (const block of blocks) block.release();
      expect(memory.usage.chunks).toBe(keepsChunks ? 5 : 1);
      expect(kernel.mapped.size).toBe(keepsChunks ? 10 : 2);
    }
  });

  test('a released block is the next one of its size', () => {
    const memory = new CodeMemory(new FakeKernel());
    memory.allocate(Uint8Array.of(1));
    const block = memory.allocate(Uint8Array.of(1));
    const { address } = block;
    block.release();
    expect(memory.allocate(Uint8Array.of(2)).address).toBe(address);
  });

  test('any order of allocating and releasing keeps blocks apart', () => {
    const memory = new CodeMemory(new FakeKernel());
    const live = new Map<bigint, ReturnType<CodeMemory['allocate']>>();
    let seed = 12345;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed % below;
    };
    for (let i = 0; i < 5000; i++) {
      if (random(2) === 0 || live.size === 0) {
        const block = memory.allocate(new Uint8Array(random(10) === 0 ? random(200_000) + 1 : random(300) + 1));
        expect(live.has(block.address)).toBe(false);
        live.set(block.address, block);
      } else {
        const [address, block] = [...live][random(Math.min(live.size, 50))]!;
        live.delete(address);
        block.release();
      }
    }
    for (const block of live.values()) block.release();
    // One for each block size of at most a quarter of a chunk: four sizes for each power of two.
    expect(memory.usage.chunks).toBeLessThan(32);
  });

  test('no code and too much code are refused', () => {
    const memory = new CodeMemory(new FakeKernel());
    expect(() => memory.allocate(new Uint8Array(0))).toThrow(expect.objectContaining({ code: 'CODE_EMPTY' }));
    expect(() => memory.allocate({ length: 2 ** 29 } as Uint8Array)).toThrow(
      expect.objectContaining({ code: 'CODE_TOO_LARGE' }),
    );
  });
});
