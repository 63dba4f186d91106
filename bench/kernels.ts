// Kernels against what else there is: the loop that gcc makes of C (the same bytes called through the same native call),
// NumPy, numexpr, WebAssembly's 128-bit SIMD, and JavaScript. Contenders take turns within a round; what is printed are
// medians of many rounds for one element, and ratios. Arguments name sections: `npm run bench -- kernels:math,reduce`.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { elementwise, native, reduce } from 'rawcpu';
import { type Goal, printTable, type Result, summary } from './harness.ts';

const ROUNDS = 15;
const BATCH_NS = 8e6;
const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);

/** Something that does `count` calls and tells how long they took. */
interface Contender {
  readonly name: string;
  time(count: number): number | Promise<number>;
}

const local = (name: string, run: () => unknown): Contender => ({
  name,
  time: (count) => {
    const start = process.hrtime.bigint();
    for (let k = 0; k < count; k++) run();
    return Number(process.hrtime.bigint() - start);
  },
});

/** A Python process that times statements. */
class Python {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  readonly versions: Promise<{ numpy: string; numexpr: string | null }>;

  constructor(command: string) {
    this.child = spawn(command, [`${root}bench/peers/numpy_kernels.py`], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
    });
    this.reader = createInterface({ input: this.child.stdout! });
    this.lines = this.reader[Symbol.asyncIterator]();
    this.versions = this.lines.next().then(({ value }) => JSON.parse(value as string));
  }

  contender(name: string, code: string, n: number, dtype = 'float32'): Contender {
    return {
      name,
      time: async (count) => {
        this.child.stdin!.write(`${JSON.stringify({ code, n, dtype, count })}\n`);
        return Number((await this.lines.next()).value);
      },
    };
  }

  close(): void {
    this.child.stdin!.end();
    this.reader.close();
    this.child.kill();
  }
}

function python(command: string, module: string): Python | undefined {
  const { status } = spawnSync(command, ['-c', `import ${module}`], { stdio: 'ignore' });
  if (status !== 0) console.log(`${module} is absent for ${command}: apt-get install -y python3-${module}`);
  return status === 0 ? new Python(command) : undefined;
}

/** Compiles a C function and takes its bytes; it may call nothing. */
function compiled(
  source: string,
  args: readonly string[],
  ...flags: string[]
): ((...values: unknown[]) => unknown) | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-bench-'));
  try {
    writeFileSync(join(folder, 'f.c'), source);
    const object = join(folder, 'f.o');
    execFileSync('gcc', [
      '-O3',
      '-march=native',
      '-fno-pic',
      '-mcmodel=small',
      '-c',
      '-o',
      object,
      join(folder, 'f.c'),
      ...flags,
    ]);
    // Linked flat, so that constants lie behind the code at the distance that it expects.
    execFileSync('ld', [
      '-Ttext=0',
      '--oformat=binary',
      '-e',
      'f',
      '-o',
      join(folder, 'f.bin'),
      object,
      '--section-start=.rodata=0x4000',
    ]);
    return native({ args, returns: 'void' } as never, readFileSync(join(folder, 'f.bin'))) as never;
  } catch (error) {
    console.log(`gcc's loop is absent: ${(error as Error).message.split('\n')[0]}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(
  title: string,
  contenders: readonly Contender[],
  units: number,
  goals: readonly Goal[],
): Promise<Result[]> {
  const counts: number[] = [];
  for (const contender of contenders) {
    let count = 1;
    for (let warm = 0; warm < 3; warm++) await contender.time(Math.max(1, Math.floor(2000 / units)));
    for (;;) {
      const elapsed = await contender.time(count);
      if (elapsed > BATCH_NS / 4) {
        counts.push(Math.max(1, Math.round((count * BATCH_NS) / elapsed)));
        break;
      }
      count *= 4;
    }
  }
  const samples: number[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < contenders.length; k++) {
      const at = (k + round) % contenders.length;
      samples[at]!.push((await contenders[at]!.time(counts[at]!)) / (counts[at]! * units));
    }
  }
  const results = contenders.map(({ name }, k) => ({ name, ...summary(samples[k]!) }));
  printTable(title, results, goals);
  return results;
}

const goal = (against: string, atMost: number): Goal => ({ contender: 'rawcpu', against, atMost });

function floats(n: number, seed = 1): Float32Array {
  const array = new Float32Array(n);
  let state = seed;
  for (let k = 0; k < n; k++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    array[k] = (state / 2 ** 32) * 4 + 0.25;
  }
  return array;
}

/** What peers/wasm-add.mjs gives. */
interface WasmAdd {
  readonly memory: ArrayBuffer;
  add(a: number, b: number, out: number, bytes: number): void;
}
const { wasmAdd } = (await import(new URL('../../bench/peers/wasm-add.mjs', import.meta.url).href)) as {
  wasmAdd(pages: number): WasmAdd;
};

/** The same addition in WebAssembly, on arrays in its own memory. */
function wasmContender(n: number, a: Float32Array, b: Float32Array): Contender {
  const bytes = 4 * n;
  const { memory, add } = wasmAdd(Math.ceil((3 * bytes) / 65536) + 1);
  const all = new Float32Array(memory);
  all.set(a);
  all.set(b, n);
  add(0, bytes, 2 * bytes, bytes);
  if (all[2 * n + 5] !== Math.fround(a[5]! + b[5]!)) throw new Error('the WebAssembly peer adds wrongly');
  return local('WebAssembly SIMD', () => add(0, bytes, 2 * bytes, bytes));
}

const SIZES = [1024, 16384, 1 << 20, 1 << 24];
const shown = (n: number): string => (n >= 1 << 20 ? `${n >> 20} M` : String(n));

interface Row {
  readonly name: string;
  readonly expression: string;
  readonly inputs: number;
  readonly c: string;
  readonly numpy: string;
  readonly javascript: (a: Float32Array, b: Float32Array, c: Float32Array, o: Float32Array) => void;
}

const rows: readonly Row[] = [
  {
    name: 'add',
    expression: 'a + b',
    inputs: 2,
    c: 'a[i] + b[i]',
    numpy: 'np.add(a, b, out=o)',
    javascript: (a, b, _c, o) => {
      for (let i = 0; i < o.length; i++) o[i] = a[i]! + b[i]!;
    },
  },
  {
    name: 'mul',
    expression: 'a * b',
    inputs: 2,
    c: 'a[i] * b[i]',
    numpy: 'np.multiply(a, b, out=o)',
    javascript: (a, b, _c, o) => {
      for (let i = 0; i < o.length; i++) o[i] = a[i]! * b[i]!;
    },
  },
  {
    name: 'max',
    expression: 'max(a, b)',
    inputs: 2,
    c: 'a[i] > b[i] ? a[i] : b[i]',
    numpy: 'np.maximum(a, b, out=o)',
    javascript: (a, b, _c, o) => {
      for (let i = 0; i < o.length; i++) o[i] = Math.max(a[i]!, b[i]!);
    },
  },
  {
    name: 'fma',
    expression: 'fma(a, b, c)',
    inputs: 3,
    c: '__builtin_fmaf(a[i], b[i], c[i])',
    numpy: 'np.multiply(a, b, out=o); np.add(o, c, out=o)',
    javascript: (a, b, c, o) => {
      for (let i = 0; i < o.length; i++) o[i] = a[i]! * b[i]! + c[i]!;
    },
  },
];

async function arithmetic(numpy: Python | undefined): Promise<void> {
  for (const row of rows) {
    const names = ['a', 'b', 'c'].slice(0, row.inputs);
    const pointers = names.map((name) => `const float *restrict ${name}`).join(', ');
    const gcc = compiled(
      `void f(long n, ${pointers}, float *restrict o) { for (long i = 0; i < n; i++) o[i] = ${row.c}; }`,
      ['i64', ...names.map(() => 'f32*'), 'f32*'],
    );
    const kernel = elementwise('f32', row.expression);
    for (const n of SIZES) {
      const [a, b, c, o] = [floats(n, 1), floats(n, 2), floats(n, 3), new Float32Array(n)];
      const inputs = [a, b, c].slice(0, row.inputs);
      const contenders = [local('rawcpu', () => kernel(...inputs, o))];
      if (gcc !== undefined) contenders.push(local('gcc -O3', () => gcc(n, ...inputs, o)));
      if (numpy !== undefined) contenders.push(numpy.contender('NumPy', row.numpy, n));
      if (row.name === 'add') contenders.push(wasmContender(n, a, b));
      contenders.push(local('JavaScript', () => row.javascript(a, b, c, o)));
      const goals = [goal('gcc -O3', 1), goal('NumPy', 1)];
      if (n <= 16384) goals.push(goal('JavaScript', 0.1));
      await compare(`f32 ${row.name}, n = ${shown(n)}, an element`, contenders, n, goals);
    }
  }
}

async function fused(numpy: Python | undefined, numexpr: Python | undefined): Promise<void> {
  const kernel = elementwise('f32', '(a + b) * (a - b) * c + 2');
  for (const n of SIZES) {
    const [a, b, c, o] = [floats(n, 1), floats(n, 2), floats(n, 3), new Float32Array(n)];
    const contenders = [local('rawcpu', () => kernel(a, b, c, o))];
    if (numpy !== undefined) contenders.push(numpy.contender('NumPy', 'o[:] = (a + b) * (a - b) * c + 2', n));
    if (numexpr !== undefined) {
      contenders.push(numexpr.contender('numexpr', "ne.evaluate('(a + b) * (a - b) * c + 2', out=o)", n));
    }
    await compare(`f32 (a + b) * (a - b) * c + 2, n = ${shown(n)}, an element`, contenders, n, [
      goal('NumPy', 0.4),
      goal('numexpr', 0.25),
    ]);
  }
}

async function math(numpy: Python | undefined): Promise<void> {
  for (const name of ['exp', 'log', 'sin', 'tanh'] as const) {
    const n = 16384;
    const kernel = elementwise('f32', `${name}(a)`);
    const fast = elementwise('f32', `${name}(a)`, { accuracy: 'fast' });
    const [a, o] = [floats(n), new Float32Array(n)];
    const f = Math[name];
    const contenders = [local('rawcpu', () => kernel(a, o)), local('rawcpu, fast', () => fast(a, o))];
    if (numpy !== undefined) contenders.push(numpy.contender('NumPy', `np.${name}(a, out=o)`, n));
    contenders.push(
      local('JavaScript', () => {
        for (let i = 0; i < n; i++) o[i] = f(a[i]!);
      }),
    );
    await compare(`f32 ${name}, n = ${n}, an element`, contenders, n, [goal('NumPy', 0.5), goal('JavaScript', 0.1)]);
  }
}

async function reductions(numpy: Python | undefined): Promise<void> {
  for (const [name, code, inputs] of [
    ['sum', 'np.sum(a)', 1],
    ['dot', 'np.dot(a, b)', 2],
    ['max', 'np.max(a)', 1],
  ] as const) {
    const reduction = reduce('f32', name, name === 'dot' ? 'a * b' : 'a');
    for (const n of SIZES) {
      const arrays = [floats(n, 1), floats(n, 2)].slice(0, inputs);
      const contenders = [local('rawcpu', () => reduction(...arrays))];
      if (numpy !== undefined) contenders.push(numpy.contender('NumPy', code, n));
      await compare(`f32 ${name}, n = ${shown(n)}, an element`, contenders, n, [goal('NumPy', 1)]);
    }
  }
}

async function conversions(numpy: Python | undefined): Promise<void> {
  const n = 16384;
  const toHalf = elementwise('f16', 'a', { inputs: { a: 'f32' } });
  const toFloat = elementwise('f32', 'a', { inputs: { a: 'f16' } });
  const [a, o, h] = [floats(n), new Float32Array(n), new Uint16Array(n)];
  for (const [title, run, code] of [
    ['f32 to f16', () => toHalf(a, h), 'ho[:] = a'],
    ['f16 to f32', () => toFloat(h, o), 'o[:] = h'],
  ] as const) {
    const contenders = [local('rawcpu', run)];
    if (numpy !== undefined) contenders.push(numpy.contender('NumPy', code, n));
    await compare(`${title}, n = ${n}, an element`, contenders, n, [goal('NumPy', 0.1)]);
  }
}

async function streams(): Promise<void> {
  const n = 1 << 24;
  const [a, b, o] = [floats(n, 1), floats(n, 2), new Float32Array(n)];
  // Copies with stores past the caches: 64 bytes a turn.
  const copy = native(
    { args: ['f32*', 'f32*', 'i64'], returns: 'void' },
    `mov rax, rsi
     neg rax
     and eax, 63
     shr eax, 2
     xor ecx, ecx
   head: cmp rcx, rax
     jae main
     mov r8d, [rdi + rcx*4]
     mov [rsi + rcx*4], r8d
     inc rcx
     jmp head
   main: lea r9, [rdx - 16]
   again: cmp rcx, r9
     jg done
     vmovups zmm0, [rdi + rcx*4]
     vmovntps [rsi + rcx*4], zmm0
     add rcx, 16
     jmp again
   done: sfence
     vzeroupper
     ret`,
  );
  const kernelCopy = elementwise('f32', 'a');
  const add = elementwise('f32', 'a + b');
  await compare(
    'copy of 16 M f32, a byte moved',
    [local('copy in assembly', () => copy(a, o, n)), local('rawcpu', () => kernelCopy(a, o))],
    8 * n,
    [goal('copy in assembly', 1 / 0.9)],
  );
  await compare(
    'add of 16 M f32, a byte moved',
    [local('copy in assembly (2/3 of the bytes)', () => copy(a, o, n)), local('rawcpu', () => add(a, b, o))],
    12 * n,
    [],
  );
}

async function threads(): Promise<void> {
  for (const [title, expression, n] of [
    ['add', 'a + b', 1 << 24],
    ['a ** b', 'a ** b', 1 << 22],
  ] as const) {
    const kernel = elementwise('f32', expression);
    const [a, b, o] = [floats(n, 1), floats(n, 2), new Float32Array(n)];
    const timed = (name: string, run: () => Promise<unknown>): Contender => ({
      name,
      time: async (count) => {
        const start = process.hrtime.bigint();
        for (let k = 0; k < count; k++) await run();
        return Number(process.hrtime.bigint() - start);
      },
    });
    await compare(
      `f32 ${title}, n = ${shown(n)}, an element`,
      [
        timed('one thread', () => kernel.parallel(a, b, o, { threads: 1 })),
        timed('two threads', () => kernel.parallel(a, b, o, { threads: 2 })),
        local('the plain call', () => kernel(a, b, o)),
      ],
      n,
      [{ contender: 'two threads', against: 'one thread', atMost: 1 / 1.7 }],
    );
  }
}

async function small(): Promise<void> {
  const kernel = elementwise('f32', 'a + b');
  const [a, b, o] = [floats(16, 1), floats(16, 2), new Float32Array(16)];
  await compare('f32 add of 16 elements, a call', [local('rawcpu', () => kernel(a, b, o))], 1, []);
  let k = 0;
  await compare(
    'compiling (a + b) * (a - b) * c + 2, a kernel',
    [
      local('new', () => {
        const made = elementwise('f32', `(a + b) * (a - b) * c + ${++k}`);
        made.dispose();
      }),
      local('from the cache', () => elementwise('f32', '(a + b) * (a - b) * c + 2')),
    ],
    1,
    [],
  );
}

const numpy = python('python3', 'numpy') ?? python('/usr/bin/python3', 'numpy');
const numexpr = python('/usr/bin/python3', 'numexpr');
console.log(
  `NumPy ${(await numpy?.versions)?.numpy ?? 'absent'}, numexpr ${(await numexpr?.versions)?.numexpr ?? 'absent'}`,
);
const sections: Readonly<Record<string, () => Promise<void>>> = {
  arithmetic: () => arithmetic(numpy),
  fused: () => fused(numpy, numexpr),
  math: () => math(numpy),
  reduce: () => reductions(numpy),
  convert: () => conversions(numpy),
  streams,
  threads,
  small,
};
for (const [name, run] of Object.entries(sections)) if (wanted.length === 0 || wanted.includes(name)) await run();
numpy?.close();
numexpr?.close();
