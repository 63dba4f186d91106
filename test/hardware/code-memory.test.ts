// Code memory for real: never writable and executable at once, flat however often functions come and go.

import { native } from 'rawcpu';
import { afterEach, describe, expect, test } from 'vitest';
import { mapCode } from '../../src/jit/code-mapping.ts';
import { CodeMemory } from '../../src/jit/code-memory.ts';
import { nativeEnvironment } from '../../src/jit/environment.ts';
import { evaluate, nativeUrl, runChild } from '../support/child.ts';
import { functionsComeAndGo, functionsLiveAtOnce, mapsOfOurs, unreachableFunctionsAreFreed } from '../support/many.ts';

const RET = Uint8Array.of(0xc3);

/** Runs a block's code, which must return to Node-API with rax = 0. */
function callAt(address: bigint): void {
  // SAFETY: the tests below put whole functions at the addresses that they pass.
  nativeEnvironment().memory.makeFunction(address)();
}

describe('protection', () => {
  test.each(['dual', 'switching'])(
    'no mapping is writable and executable while functions come, run and go (%s)',
    (mode) => {
      // V8's own code is in such mappings unless it runs without its compilers, so this process does.
      const result = evaluate(
        `(async () => {
        const { readFileSync } = await import('node:fs');
        const { CodeMemory, nativeEnvironment } = await import(${JSON.stringify(nativeUrl)});
        const seen = new Set();
        const look = () => {
          for (const line of readFileSync('/proc/self/maps', 'utf8').split('\\n')) {
            const [, protection = ''] = line.split(' ');
            if (protection.includes('w') && protection.includes('x')) seen.add(line);
          }
        };
        look();
        const fn = rawcpu.native({ args: ['u64'], returns: 'i32' }, 'spin: dec rdi; jnz spin; ret');
        const memory = new CodeMemory(nativeEnvironment().memory, { mode: '${mode}' });
        look();
        const running = fn.async(50_000_000);
        const block = memory.allocate(Uint8Array.of(0xc3));
        const view = memory.mode;
        look();
        await running;
        fn.dispose();
        block.release();
        look();
        return { seen: [...seen], mode: view };
      })()`,
        { nodeArgs: ['--jitless'] },
      );
      expect(result).toEqual({ seen: [], mode });
    },
  );

  test('private pages from now on: what is there runs on, what comes is mapped anew, all of it is given back', () => {
    const memory = new CodeMemory(nativeEnvironment().memory, { mode: 'dual' });
    const code = Uint8Array.of(0x31, 0xc0, 0xc3);
    const before = memory.allocate(code);
    memory.usePrivatePages();
    const after = memory.allocate(code);
    expect([memory.mode, memory.usage.chunks]).toEqual(['switching', 2]);
    callAt(before.address);
    callAt(after.address);
    expect(after.address % 4096n).toBe(0n);
    before.release();
    expect(memory.usage.chunks).toBe(1);
    const again = memory.allocate(code);
    expect(memory.usage.chunks).toBe(1);
    callAt(again.address);
    again.release();
    after.release();
  });

  test('the memfd is mapped twice, once to write and once to run', () => {
    native({ args: [], returns: 'void' }, RET);
    const kinds = new Set(mapsOfOurs().map((line) => line.split(' ')[1]));
    expect(kinds).toEqual(new Set(['rw-s', 'r-xs']));
  });

  test('no file descriptor stays open', () => {
    const child = runChild(`
      import { readdirSync } from 'node:fs';
      const count = () => readdirSync('/proc/self/fd').length;
      const before = count();
      for (let i = 0; i < 100; i++) rawcpu.native({ args: [], returns: 'void' }, new Uint8Array(70_000).fill(0xc3));
      console.log(count() - before);`);
    expect(child.stdout).toBe('0');
  });
});

describe.each(['dual', 'switching'] as const)('%s mode', (mode) => {
  const memory = new CodeMemory(nativeEnvironment().memory, { mode });
  afterEach(() => expect(memory.mode).toBe(mode));

  test('code runs, and runs anew after release', () => {
    for (let i = 0; i < 100; i++) {
      const block = memory.allocate(Uint8Array.of(0x31, 0xc0, 0xc3));
      callAt(block.address);
      block.release();
      block.release();
    }
  });

  test('a block holds int3 around and after its code', () => {
    const block = memory.allocate(Uint8Array.of(0x90, 0xc3));
    const bytes = new Uint8Array(nativeEnvironment().memory.makeView(block.address, block.sizeBytes)!);
    expect([...bytes.subarray(0, 3)]).toEqual([0x90, 0xc3, 0xcc]);
    expect(bytes.subarray(2).every((byte) => byte === 0xcc)).toBe(true);
    // Another block keeps the chunk mapped, so that the view stays good.
    const neighbour = memory.allocate(RET);
    block.release();
    expect(bytes.every((byte) => byte === 0xcc)).toBe(true);
    neighbour.release();
  });

  test('large code gets a mapping of its own, unmapped on release', () => {
    const before = memory.usage;
    const block = memory.allocate(new Uint8Array(1_000_000).fill(0xc3));
    expect(memory.usage.chunks).toBe(before.chunks + 1);
    block.release();
    expect(memory.usage).toEqual(before);
  });
});

test('freed code does not run: a jump into it meets int3', () => {
  const child = runChild(`
    const call = rawcpu.native({ args: ['ptr'], returns: 'void' }, 'jmp rdi');
    const raw = rawcpu.native({ args: ['ptr'], returns: 'void' }, 'jmp rdi', { unchecked: true });
    const gone = rawcpu.native({ args: [], returns: 'void' }, 'ret');
    const { address } = gone;
    call(address);
    gone.dispose();
    try { call(address); console.log('ran on'); } catch (error) { console.log(error.code); }
    raw(address);`);
  expect(child.stdout).toBe('BREAKPOINT');
  expect(child.signal).toBe('SIGTRAP');
});

test('code cannot be written through its own address', () => {
  const result = evaluate(`(() => {
    const fn = rawcpu.native({ args: ['ptr'], returns: 'void' }, 'mov byte ptr [rdi], 0xc3; ret');
    fn(fn.address);
  })()`);
  expect(result.error).toBe('FAULT_WRITE');
});

test('functions come and go with flat memory', () => functionsComeAndGo(1000));

test('functions that live at once share mappings, and give them back', () => functionsLiveAtOnce(2000));

test('functions that nobody can reach any more are freed', () => unreachableFunctionsAreFreed(1250));

test('a bound function or a running call keeps its function', () => {
  const result = evaluate(
    `(async () => {
      const settle = async () => { for (let i = 0; i < 10; i++) { gc(); await new Promise((r) => setTimeout(r, 5)); } };
      const make = () => rawcpu.native({ args: ['u64'], returns: 'i32' }, 'spin: dec rdi; jnz spin; mov eax, 7; ret');
      const bound = make().bind(3);
      const running = make().async(200_000_000);
      await settle();
      for (let i = 0; i < 100; i++) make();
      return [bound(), await running];
    })()`,
    { nodeArgs: ['--expose-gc'] },
  );
  expect(result).toEqual([7, 7]);
});

test('a function does not keep alive what it was called with', () => {
  const result = evaluate(
    `(async () => {
      const first = rawcpu.native({ args: ['f64*'], returns: 'f64' }, 'movsd xmm0, [rdi]; ret');
      let buffer = new Float64Array(1000);
      const ref = new WeakRef(buffer);
      for (let i = 0; i < 1000; i++) first(buffer);
      buffer = undefined;
      for (let i = 0; i < 10; i++) { gc(); await new Promise((r) => setTimeout(r, 5)); }
      return { alive: ref.deref() !== undefined, first: first.length };
    })()`,
    { nodeArgs: ['--expose-gc'] },
  );
  expect(result).toEqual({ alive: false, first: 1 });
});

test('mapCode gives what the kernel gives', () => {
  const mapping = mapCode(nativeEnvironment().memory, 4096, 'dual');
  expect(mapping.ranges).toHaveLength(2);
  expect(mapping.address % 4096n).toBe(0n);
  mapping.unmap();
});
