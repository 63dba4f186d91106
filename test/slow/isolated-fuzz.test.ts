// Random bytes and random sequences of valid instructions, each in a child of its own with random registers: this process
// lives, and nothing is left behind, neither a process nor a descriptor nor memory. RAWCPU_ISOLATED_RUNS says how many
// of each (100,000 were run when this was written), RAWCPU_SEED repeats a run.

import { readdirSync, readFileSync } from 'node:fs';
import { trace } from 'rawcpu';
import { beforeAll, expect, test } from 'vitest';
import { CpuState, generalRegisterNames, stateRegisterNames } from '../../src/fault/cpu-state.ts';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { address } from '../../src/run/sandbox/layout.ts';
import { isolatedPlaces, runIsolated } from '../../src/run/sandbox/run-isolated.ts';
import { isWhole, sampleSeed } from '../support/sample.ts';
import { xorshift } from '../support/xorshift.ts';

const runs = Number(process.env.RAWCPU_ISOLATED_RUNS ?? (isWhole ? 20_000 : 3_000));
const seed = sampleSeed;
const LANES = 4;
const MEMORY_SIZE_BYTES = 4096;
const DEADLINE_MS = 20;

const layout = hostStateLayout();
const placesOf = (code: Uint8Array) =>
  isolatedPlaces({ bytes: code, assembly: undefined, entryOffset: 0 }, [
    { name: 'm', sizeBytes: MEMORY_SIZE_BYTES, at: undefined },
  ]);
const places = placesOf(Uint8Array.of(0xc3));
const memoryAddress = Number(places.memory[0]);
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
  state.set('rsp', places.stackPointer);
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

function runOne(code: Uint8Array, state: CpuState, memory: readonly Uint8Array[], deadlineMs = DEADLINE_MS) {
  const prepared = { bytes: code, assembly: undefined, entryOffset: 0 };
  return runIsolated({ name: 'fuzz', code: prepared, places: placesOf(code), state, memory, deadlineMs });
}

/** Of these, the ones that this processor knows. */
const known: Uint8Array[] = [];
const unknownCodes = ['ILLEGAL_INSTRUCTION', 'MISSING_FEATURE'];

async function tryGoldens(): Promise<void> {
  const memory = [new Uint8Array(MEMORY_SIZE_BYTES)];
  const random = xorshift(seed);
  const next = goldens.values();
  const lane = async () => {
    for (const golden of next) {
      const code = Uint8Array.from([...golden, 0xc3]);
      const { fault } = await runOne(code, randomState(random), memory);
      if (!unknownCodes.includes(fault?.code ?? '')) known.push(golden);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function randomInstructions(random: () => number): Uint8Array {
  const parts = Array.from({ length: 1 + (random() % 16) }, () => known[random() % known.length]!);
  return Uint8Array.from([...parts, [0xc3]].flatMap((part) => [...part]));
}

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

beforeAll(async () => {
  await tryGoldens();
  console.log(`this processor knows ${known.length} of ${goldens.length} goldens`);
});

test.each([
  ['byte strings', randomBytes],
  ['instruction sequences', randomInstructions],
])(
  `traces of ${Math.ceil(runs / 10)} random %s can be read, and leave nothing behind`,
  { timeout: 60_000 + runs * 20 },
  async (what, randomCode) => {
    console.log(`traces of ${what}: seed ${seed}`);
    const random = xorshift(seed);
    const ends: Record<string, number> = {};
    const lane = async (times: number) => {
      for (let i = 0; i < times; i++) {
        // rdi is what code is most likely to use, so it points at what it must not believe in: the notes themselves.
        const registers = { rdi: address.trace + (random() % 8192), rax: random(), rsi: 'm' };
        const memory = { m: MEMORY_SIZE_BYTES };
        const options = { isolated: true, registers, memory, deadlineMs: DEADLINE_MS, maxSteps: 200 };
        const steps = await trace(randomCode(random), options);
        ends[steps.fault?.code ?? steps.end] = (ends[steps.fault?.code ?? steps.end] ?? 0) + 1;
        for (const step of steps)
          if (step.index >= steps.length) throw new Error(`step ${step.index} of ${steps.length}`);
        if (steps.registersBefore(steps.length).rax !== steps.after.rax) throw new Error('the end is not the end');
      }
    };
    await Promise.all(Array.from({ length: LANES }, () => lane(Math.ceil(runs / 10 / LANES))));
    console.log(JSON.stringify(ends));
    expect(children()).toEqual([]);
    expect((await trace('mov eax, 7; ret', { isolated: true })).after.rax).toBe(7n);
  },
);

test.each([
  ['byte strings', randomBytes],
  ['instruction sequences', randomInstructions],
])(`${runs} random %s leave nothing behind`, { timeout: 60_000 + runs * 20 }, async (what, randomCode) => {
  console.log(`isolated ${what}: seed ${seed}`);
  const random = xorshift(seed);
  const outcomes: Record<string, number> = {};
  const lane = async (times: number) => {
    for (let i = 0; i < times; i++) {
      const [code, state] = [randomCode(random), randomState(random)];
      const { fault, state: after } = await runOne(code, state, [new Uint8Array(MEMORY_SIZE_BYTES)]);
      const end = fault?.code ?? 'returned';
      outcomes[end] = (outcomes[end] ?? 0) + 1;
      if (after === undefined && end !== 'REPORT_LOST') throw new Error(`no registers with ${end}: ${fault}`);
    }
  };
  const all = async (times: number) => {
    await Promise.all(Array.from({ length: LANES }, () => lane(Math.ceil(times / LANES))));
  };
  const warmUp = Math.min(2000, runs / 4);
  const started = performance.now();
  await all(warmUp);
  const before = { descriptors: descriptors(), rss: process.memoryUsage().rss };
  await all(runs - warmUp);
  const grownMiB = (process.memoryUsage().rss - before.rss) / 2 ** 20;
  const eachMs = (performance.now() - started) / runs;
  console.log(`${JSON.stringify(outcomes)}, ${eachMs.toFixed(2)} ms each, memory ${grownMiB.toFixed(1)} MiB more`);
  expect(children()).toEqual([]);
  expect(descriptors()).toBe(before.descriptors);
  // The collector's heap sways by tens of MiB; a page lost in each run would be more than this.
  expect(grownMiB).toBeLessThan(48 + (runs * 800) / 2 ** 20);
  // This process is in order: the next run gives what it must.
  const state = new CpuState(layout).reset();
  state.set('rsp', places.stackPointer);
  const { fault, state: after } = await runOne(Uint8Array.of(0x48, 0x8d, 0x05, 0, 0, 0, 0, 0xc3), state, [], 1000);
  expect(fault).toBeUndefined();
  expect(after!.get('rax')).toBe(places.codeAddress + 7n); // lea rax, [rip]; ret
});
