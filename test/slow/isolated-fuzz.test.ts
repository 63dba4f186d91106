// Random bytes and random sequences of valid instructions, each in a child of its own with random registers: this process
// lives, and nothing is left behind, neither a process nor a descriptor nor memory. RAWCPU_ISOLATED_RUNS says how many
// of each (20,000 when not given; 100,000 were run when this was written), RAWCPU_ISOLATED_SEED repeats a run.

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { CpuState, generalRegisterNames, stateRegisterNames } from '../../src/exec/cpu-state.ts';
import { runQueued } from '../../src/exec/isolated/child-queue.ts';
import { codeAddress, initialStackPointer, placeMemory } from '../../src/exec/isolated/child-run.ts';
import { hostStateLayout } from '../../src/exec/state-facts.ts';

const runs = Number(process.env.RAWCPU_ISOLATED_RUNS ?? 20_000);
const seed = Number(process.env.RAWCPU_ISOLATED_SEED ?? Date.now() >>> 0);
const LANES = 4;
const MEMORY_SIZE_BYTES = 4096;
const DEADLINE_MS = 20;

/** A 32-bit generator that a printed seed repeats (xorshift, Marsaglia 2003). */
function generator(from: number): () => number {
  let state = from | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const layout = hostStateLayout();
const [memoryAddress] = placeMemory([MEMORY_SIZE_BYTES]) as [number];
const general: readonly string[] = generalRegisterNames;

/** Registers: addresses of the memory, small numbers, or anything. */
function randomState(random: () => number): CpuState {
  const state = new CpuState(layout).reset();
  const wide = (bits: number) => {
    let value = 0n;
    for (let i = 0; i < bits; i += 32) value = (value << 32n) | BigInt(random());
    return BigInt.asUintN(bits, value);
  };
  for (const name of general) {
    const kind = random() % 4;
    const value = kind < 2 ? BigInt(memoryAddress + (random() % MEMORY_SIZE_BYTES)) : wide(kind === 2 ? 8 : 64);
    state.set(name, value);
  }
  const vectors = stateRegisterNames(layout).filter((name) => /^([xyz]mm|k)\d/.test(name));
  for (const name of vectors) if (random() % 4 === 0) state.set(name, wide(state.widthBits(name)));
  state.set('rsp', BigInt(initialStackPointer));
  return state;
}

function randomBytes(random: () => number): Uint8Array {
  return Uint8Array.from({ length: 1 + (random() % 64) }, () => random() & 0xff);
}

/** The bytes of every golden statement. */
const goldens = readdirSync(new URL('../golden/', import.meta.url))
  .filter((name) => name.endsWith('.txt') && name !== 'refused.txt')
  .flatMap((name) => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8').split('\n'))
  .map((line) => line.split('|')[0]!.trim())
  .filter((hex) => /^([0-9a-f]{2})+$/.test(hex))
  .map((hex) => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)));

/** Of these, the ones that this processor knows: alone, they raise no SIGILL. */
const known: Uint8Array[] = [];
const SIGILL = 4;

async function tryGoldens(): Promise<void> {
  const memory = [new Uint8Array(MEMORY_SIZE_BYTES)];
  const random = generator(seed);
  const next = goldens.values();
  const lane = async () => {
    for (const golden of next) {
      const code = Uint8Array.from([...golden, 0xc3]);
      const { report } = await runQueued({ code, entryOffset: 0, state: randomState(random), memory, deadlineMs: 20 });
      if (report.kind === 'returned' || (report.kind === 'signal' && report.signal.signal !== SIGILL))
        known.push(golden);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function randomInstructions(random: () => number): Uint8Array {
  const parts = Array.from({ length: 1 + (random() % 16) }, () => known[random() % known.length]!);
  return Uint8Array.from([...parts, [0xc3]].flatMap((part) => [...part]));
}

beforeAll(async () => {
  await tryGoldens();
  console.log(`this processor knows ${known.length} of ${goldens.length} goldens`);
});

/** Children of this process that are there, running or not reaped. */
function children(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [, name, state, parent] = /\((.*)\) (\S) (\d+)/s.exec(stat)!;
        return Number(parent) === process.pid && name!.startsWith('rawcpu') ? [`${pid} ${name} ${state}`] : [];
      } catch {
        return [];
      }
    });
}

const descriptors = () => readdirSync('/proc/self/fd').length;

test.each([
  ['byte strings', randomBytes],
  ['instruction sequences', randomInstructions],
])(`${runs} random %s leave nothing behind`, { timeout: 60_000 + runs * 20 }, async (what, randomCode) => {
  console.log(`isolated ${what}: seed ${seed}`);
  const random = generator(seed);
  const outcomes: Record<string, number> = {};
  const count = (key: string) => {
    outcomes[key] = (outcomes[key] ?? 0) + 1;
  };
  const lane = async (times: number) => {
    for (let i = 0; i < times; i++) {
      const [code, state] = [randomCode(random), randomState(random)];
      const memory = [new Uint8Array(MEMORY_SIZE_BYTES)];
      const { report, end } = await runQueued({ code, entryOffset: 0, state, memory, deadlineMs: DEADLINE_MS });
      count(report.kind === 'signal' ? `signal ${report.signal.signal}` : report.kind);
      expect(end.endedBy).toBe('itself');
    }
  };
  const all = async (times: number) => {
    await Promise.all(Array.from({ length: LANES }, () => lane(Math.ceil(times / LANES))));
  };
  const started = performance.now();
  await all(Math.min(2000, runs / 4));
  const before = { descriptors: descriptors(), rss: process.memoryUsage().rss };
  await all(runs - Math.min(2000, runs / 4));
  const grownMiB = (process.memoryUsage().rss - before.rss) / 2 ** 20;
  const eachMs = (performance.now() - started) / runs;
  console.log(`${JSON.stringify(outcomes)}, ${eachMs.toFixed(2)} ms each, memory ${grownMiB.toFixed(1)} MiB more`);
  expect(children()).toEqual([]);
  expect(descriptors()).toBe(before.descriptors);
  expect(grownMiB).toBeLessThan(64);
  // The host is in order: the next run gives what it must.
  const state = new CpuState(layout).reset();
  state.set('rsp', BigInt(initialStackPointer));
  const { report } = await runQueued({
    code: Uint8Array.of(0x48, 0x8d, 0x05, 0, 0, 0, 0, 0xc3), // lea rax, [rip]; ret
    entryOffset: 0,
    state,
    memory: [],
    deadlineMs: 1000,
  });
  expect(report.kind === 'returned' && report.state.get('rax')).toBe(BigInt(codeAddress + 7));
});
