// What a call costs: add(f64, f64) through native() against the ways that other tools call native code, each in its own
// runtime, all calling the same three instructions. Every contender is a process that stays; they take turns, so that a
// slow spell of the machine hits all alike. Calls of ours are guarded, and beside each stands the same without the guard,
// which is what the others do. Then the time to the first call, and the addition of 16,384 floats.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assemble } from 'rawcpu';
import { writeSharedObject } from 'rawcpu/elf';
import { javascriptAdd } from '../examples/elementwise-add.ts';
import { makeAdd, usableVectorSets } from '../examples/elementwise-add-simd.ts';
import { compare, type Goal, printTable, type Result, summary } from './harness.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const peers = `${root}bench/peers/`;
const ROUNDS = 41;
const BATCH_MS = 15;

interface Contender {
  readonly name: string;
  /** The command; throws where something is missing. */
  command(): string[];
}

/** What scripts/runtimes.mjs offers. */
interface Runtimes {
  readonly runtimes: readonly { readonly name: string }[];
  commandOf(runtime: { readonly name: string }): string[];
  installed(packageSpec: string, file: string): string;
}

const { runtimes, commandOf, installed } = (await import(
  new URL('../../scripts/runtimes.mjs', import.meta.url).href
)) as Runtimes;

function runtime(name: string): string[] {
  return commandOf(runtimes.find((known) => known.name === name)!);
}

/** The function that the others call, in a shared object made with our own assembler and ELF writer. */
function buildLibrary(): string {
  const bytes = assemble('addsd xmm0, xmm1; ret').bytes;
  const object = writeSharedObject({
    soname: 'libadd.so',
    sections: [{ name: '.text', bytes, access: 'execute' }],
    symbols: [
      {
        name: 'add',
        binding: 'global',
        type: 'function',
        place: { section: '.text', offset: 0 },
        sizeBytes: bytes.length,
      },
    ],
  });
  mkdirSync(`${root}.cache`, { recursive: true });
  const file = `${root}.cache/libadd.so`;
  writeFileSync(file, object);
  return file;
}

function koffiPackage(): string {
  // Its binary comes as a package of its own, which npm installs beside it without any script.
  return installed('koffi@3', 'koffi/package.json').replace(/package\.json$/, '');
}

function contenders(library: string): Contender[] {
  const node = [process.execPath];
  const own = (name: string, command: () => string[], file: string): Contender => ({
    name,
    command: () => [...command(), `${peers}${file}`],
  });
  return [
    own('rawcpu add, this Node', () => node, 'rawcpu.mjs'),
    own('  unchecked', () => node, 'rawcpu-unchecked.mjs'),
    own('rawcpu bind, this Node', () => node, 'rawcpu-bind.mjs'),
    own('  bind, unchecked', () => node, 'rawcpu-bind-unchecked.mjs'),
    own('rawcpu add, Node 26', () => runtime('node 26'), 'rawcpu.mjs'),
    own('  unchecked, Node 26', () => runtime('node 26'), 'rawcpu-unchecked.mjs'),
    own('rawcpu add, Deno', () => runtime('deno'), 'rawcpu.mjs'),
    own('  unchecked, Deno', () => runtime('deno'), 'rawcpu-unchecked.mjs'),
    own('rawcpu add, Bun', () => runtime('bun'), 'rawcpu.mjs'),
    own('  unchecked, Bun', () => runtime('bun'), 'rawcpu-unchecked.mjs'),
    { name: 'koffi, this Node', command: () => [...node, `${peers}koffi.mjs`, library, koffiPackage()] },
    {
      name: 'node:ffi, Node 26',
      command: () => [...runtime('node 26'), '--experimental-ffi', '--no-warnings', `${peers}node-ffi.mjs`, library],
    },
    { name: 'Deno FFI', command: () => [...runtime('deno'), `${peers}deno-ffi.mjs`, library] },
    { name: 'bun:ffi', command: () => [...runtime('bun'), `${peers}bun-ffi.mjs`, library] },
    { name: 'Python ctypes', command: () => ['python3', `${peers}ctypes_add.py`, library] },
  ];
}

/** A contender's process: answers counts with nanoseconds. */
class Peer {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #stderr = '';

  constructor([file, ...args]: readonly string[]) {
    this.#child = spawn(file!, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr!.on('data', (chunk) => {
      this.#stderr += chunk;
    });
    this.#child.on('error', (error) => {
      this.#stderr += error.message;
    });
    this.#lines = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(this.#stderr.trim().split('\n').slice(0, 3).join(' ') || 'the process ended');
    return value;
  }

  async ready(): Promise<void> {
    if ((await this.#line()) !== 'ready') throw new Error('it did not answer');
  }

  async timeNs(count: number): Promise<number> {
    this.#child.stdin!.write(`${count}\n`);
    const line = await this.#line();
    if (!/^\d+$/.test(line)) throw new Error(line);
    return Number(line);
  }

  end(): void {
    this.#child.stdin!.end();
  }
}

async function calibrated(peer: Peer): Promise<number> {
  let count = 100_000;
  for (let i = 0; i < 6; i++) await peer.timeNs(count);
  for (;;) {
    const elapsed = await peer.timeNs(count);
    if (elapsed > (BATCH_MS * 1e6) / 4) return Math.round((count * BATCH_MS * 1e6) / elapsed);
    count *= 2;
  }
}

async function measureCalls(): Promise<void> {
  const running: { name: string; peer: Peer; count: number; samples: number[] }[] = [];
  const absent: string[] = [];
  for (const { name, command } of contenders(buildLibrary())) {
    try {
      const peer = new Peer(command());
      await peer.ready();
      running.push({ name, peer, count: await calibrated(peer), samples: [] });
    } catch (error) {
      absent.push(`  ${name}: absent: ${(error as Error).message}`);
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { peer, count, samples } of running) samples.push((await peer.timeNs(count)) / count);
  }
  for (const { peer } of running) peer.end();
  const results = running.map(({ name, samples }): Result => ({ name, ...summary(samples) }));
  const goals: Goal[] = [
    { contender: 'rawcpu add, this Node', against: 'koffi, this Node', atMost: 0.35 },
    { contender: 'rawcpu add, Node 26', against: 'node:ffi, Node 26', atMost: 0.6 },
    { contender: 'rawcpu add, this Node', against: 'Deno FFI', atMost: 1.0 },
    { contender: 'rawcpu bind, this Node', against: 'koffi, this Node', atMost: 0.2 },
  ];
  printTable(`add(f64, f64), a call; this Node is ${process.version}; median of ${ROUNDS} rounds`, results, goals);
  for (const line of absent) console.log(line);
}

function median(values: readonly number[]): number {
  return summary(values).medianNs;
}

function measureStart(): void {
  const empty = [`${peers}empty.mjs`];
  const first = [`${peers}first-call.mjs`];
  const samples = { empty: [] as number[], first: [] as number[], emptyCpu: [] as number[], firstCpu: [] as number[] };
  const time = (args: readonly string[], wallMs: number[], cpuMs: number[]) => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    wallMs.push(performance.now() - start);
    cpuMs.push(Number(stdout) / 1000);
  };
  for (let round = 0; round < 25; round++) {
    time(empty, samples.empty, samples.emptyCpu);
    time(first, samples.first, samples.firstCpu);
  }
  const extra = median(samples.first) - median(samples.empty);
  console.log('\nimporting the package and making the first call, over an empty Node process; median of 25');
  console.log(
    `  empty process ${median(samples.empty).toFixed(1)} ms, with the first call ${median(samples.first).toFixed(1)} ms`,
  );
  const extraCpu = median(samples.firstCpu) - median(samples.emptyCpu);
  console.log(`  processor time of all its threads: ${extraCpu.toFixed(1)} ms more`);
  console.log(`  goal: at most 60 ms more: ${extra.toFixed(1)} ms ${extra <= 60 ? 'reached' : 'MISSED'}`);
}

function measureElements(): void {
  const length = 16_384;
  const a = Float32Array.from({ length }, (_, i) => i);
  const b = Float32Array.from({ length }, (_, i) => i);
  const out = new Float32Array(length);
  const repeat = (run: () => void) => (count: number) => {
    for (let i = 0; i < count; i++) run();
  };
  // A function that is called with one set of arrays only is compiled for these very arrays, their addresses and their
  // length; that is the second row. The first has seen another set as well, as the functions of a library have.
  const known = () => {
    for (let i = 0; i < length; i++) out[i] = a[i]! + b[i]!;
  };
  const others = [a, b, out].map((array) => array.slice()) as [Float32Array, Float32Array, Float32Array];
  let turn = 0;
  const javascript = () => (turn++ % 2 === 0 ? javascriptAdd(a, b, out) : javascriptAdd(...others));
  const sets = usableVectorSets();
  const base = 'JavaScript function';
  compare(
    'adding 16,384 floats, an element',
    [
      { name: base, run: repeat(javascript), units: length },
      { name: 'JavaScript, arrays in constants', run: repeat(known), units: length },
      ...sets.map((set) => ({
        name: `native, ${set}`,
        run: repeat(makeAdd(set).bind(a, b, out, length)),
        units: length,
      })),
    ],
    { goals: [{ contender: `native, ${sets[0]}`, against: base, atMost: 0.1 }] },
  );
}

// `npm run bench -- call:start` measures one section.
const sections = { calls: measureCalls, start: measureStart, elements: measureElements };
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(sections)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure();
}
