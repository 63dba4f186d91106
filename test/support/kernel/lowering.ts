// Runs graphs as machine code of a level, and by the interpreter, on the same elements, and says where they differ.

import { cpuInfo, native } from 'rawcpu';
import { generateLoop } from '../../../src/kernel/code/loop.ts';
import { lower } from '../../../src/kernel/code/lowering/index.ts';
import { type Level, levels, missingFor, targetFor, usableFeatures } from '../../../src/kernel/code/target.ts';
import { type DType, dtypes, type ValueType } from '../../../src/kernel/dtype.ts';
import { Graph, type Node } from '../../../src/kernel/ir/graph.ts';
import { interpret, type Value } from '../../../src/kernel/ir/interpret.ts';
import { integerLike, type Op, ops } from '../../../src/kernel/ir/ops.ts';
import { bitsOf, fromBits } from '../../../src/kernel/ir/scalar/rounding.ts';
import { arrayClass } from '../../../src/kernel/run/arrays.ts';

export const types = Object.keys(dtypes) as DType[];

const available = usableFeatures(cpuInfo().features);

/** The levels that this machine runs, some of them with features taken away. */
export interface Variant {
  readonly name: string;
  readonly level: Level;
  readonly without: readonly string[];
}

const candidates: readonly Variant[] = [
  { name: 'avx512', level: 'avx512', without: [] },
  { name: 'avx512 of Skylake', level: 'avx512', without: ['avx512_fp16', 'avx512_bitalg', 'avx512_vpopcntdq'] },
  { name: 'avx512-256', level: 'avx512-256', without: [] },
  { name: 'avx512-256 of Skylake', level: 'avx512-256', without: ['avx512_fp16', 'avx512_bitalg', 'avx512_vpopcntdq'] },
  { name: 'avx2', level: 'avx2', without: [] },
  { name: 'avx', level: 'avx', without: [] },
  { name: 'avx without f16c', level: 'avx', without: ['f16c'] },
  { name: 'sse4.2', level: 'sse4.2', without: [] },
  { name: 'sse2', level: 'sse2', without: [] },
];

const offered = (without: readonly string[]) => new Set([...available].filter((name) => !without.includes(name)));

export const variants = candidates.filter(
  ({ level, without }) => missingFor(level, offered(without.filter((name) => name !== 'f16c'))).length === 0,
);
export const missingLevels = levels.filter((level) => missingFor(level, available).length > 0);

export function targetOf({ level, without }: Variant) {
  const target = targetFor(available, level);
  return { ...target, features: new Set([...target.features].filter((name) => !without.includes(name))) };
}

/** How native() calls a stream of a type. */
const pointers: Record<DType, string> = {
  ...(Object.fromEntries(types.map((type) => [type, `${type}*`])) as Record<DType, string>),
  f16: 'u16*',
  bf16: 'u16*',
};

const isSmall = (type: DType) => type === 'f16' || type === 'bf16';

function pack(type: DType, values: readonly Value[]) {
  const Elements = arrayClass(type) as unknown as new (values: readonly unknown[]) => Float32Array;
  return new Elements(isSmall(type) ? values.map((value) => bitsOf(type, value)) : values);
}

function unpack(type: DType, data: ArrayLike<number | bigint>): Value[] {
  return Array.from(data as ArrayLike<number>, (value) => (isSmall(type) ? fromBits(type, value) : value)) as Value[];
}

/** Runs a graph's machine code over elements. */
export function runCompiled(
  graph: Graph,
  variant: Variant,
  inputs: readonly (readonly Value[])[],
  options: { readonly mxcsr?: { readonly rounding: 'down' } } = {},
): Value[][] {
  const target = targetOf(variant);
  const block = lower(graph, target);
  const variables = [...graph.inputs, ...graph.outputs];
  const code = generateLoop(
    block,
    {
      layouts: variables.map(() => 'contiguous' as const),
      elementBytes: variables.map(({ type }) => dtypes[type].bytes),
      inputs: graph.inputs.length,
      rank: 1,
      parameters: 0,
      size: 'small',
    },
    target,
  );
  const n = inputs[0]?.length ?? 0;
  const args = ['f64', ...(code.control === undefined ? [] : ['u64*']), ...variables.map(({ type }) => pointers[type])];
  const call = native({ args: args as never, returns: 'void' }, code.assembly, {
    entry: code.entry,
    deadlineMs: 10_000,
    ...options,
  });
  try {
    const outputs = graph.outputs.map(({ type }) => new (arrayClass(type))(n));
    const control = code.control === undefined ? [] : [new BigUint64Array(code.control.words)];
    const streams = [...inputs.map((values, i) => pack(graph.inputs[i]!.type, values)), ...outputs];
    (call as unknown as (...list: unknown[]) => void)(n, ...control, ...streams);
    return outputs.map((data, k) => unpack(graph.outputs[k]!.type, data as never));
  } finally {
    call.dispose();
  }
}

export interface Difference {
  readonly at: number;
  readonly inputs: readonly Value[];
  readonly expected: Value;
  readonly actual: Value;
}

const same = (a: Value, b: Value) => Object.is(a, b);

/** Where the machine code of a graph and the interpreter differ, at most a few places. */
export function differences(
  graph: Graph,
  variant: Variant,
  inputs: readonly (readonly Value[])[],
  cares: (inputs: readonly Value[]) => boolean = () => true,
): Difference[] {
  const n = inputs[0]?.length ?? 0;
  const expected = interpret(graph, inputs as never, [], n);
  // `muladd` may round once or twice.
  const fused = interpret(graph, inputs as never, [], n, { muladd: 'fused' });
  const actual = runCompiled(graph, variant, inputs);
  const found: Difference[] = [];
  for (let k = 0; k < expected.length && found.length < 4; k++) {
    for (let i = 0; i < n && found.length < 4; i++) {
      const [want, got] = [expected[k]![i] as Value, actual[k]![i] as Value];
      if (same(want, got) || same(fused[k]![i] as Value, got)) continue;
      const at = inputs.map((list) => list[i] as Value);
      if (cares(at)) found.push({ at: i, inputs: at, expected: want, actual: got });
    }
  }
  return found;
}

/** A small reproducible generator (mulberry32). */
export function randomBits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Values at the edges of a type. */
export function edges(type: DType): Value[] {
  const { kind, bytes } = dtypes[type];
  if (kind === 'float') {
    const bits = 8 * bytes;
    const fraction = BigInt(dtypes[type].precision - 1);
    const infinity = ((1n << (BigInt(bits - 1) - fraction)) - 1n) << fraction;
    const one = BigInt(bitsOf(type, 1));
    const patterns = [
      0n,
      1n,
      2n,
      (1n << fraction) - 1n,
      1n << fraction,
      one,
      one + 1n,
      one - 1n,
      infinity - 1n,
      infinity,
    ];
    const small = bytes === 8 ? patterns : patterns.map(Number);
    const list = (small as (number | bigint)[]).map((pattern) => fromBits(type, pattern) as number);
    const plain = [0.5, 1.5, 2, 2.5, 3, 7, 100, 127.5, 255.5, 32767.5, 65535.5, 2 ** 31, 2 ** 32, 2 ** 63, 2 ** 64]
      .concat([2147483520, 4294967040, 1 / 3, 0.1, 2 ** 53 - 1, 8388607.5, 2 ** 52 - 0.5, 65504, 65520])
      .map((value) => fromBits(type, bitsOf(type, value)) as number);
    return [...list, ...plain].flatMap((value) => [value, -value]).concat(Number.NaN);
  }
  const bits = BigInt(8 * bytes);
  const low = kind === 'signed' ? -(1n << (bits - 1n)) : 0n;
  const high = kind === 'signed' ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  const list = [0n, 1n, 2n, 3n, 5n, 7n, bits - 1n, bits, low, low + 1n, high, high - 1n, high >> 1n, (high >> 1n) + 1n]
    .concat(kind === 'signed' ? [-1n, -2n, -3n, -7n] : [])
    .concat([1n << (bits / 2n), (1n << (bits / 2n)) - 1n].filter((value) => value <= high));
  return bytes === 8 ? list : list.map(Number);
}

/** Random values of a type: of all bit patterns, and of numbers near each other. */
export function randoms(type: DType, count: number, random: () => number): Value[] {
  const { kind, bytes } = dtypes[type];
  return Array.from({ length: count }, () => {
    const near = random() % 4 === 0;
    if (kind === 'float' && near) {
      return fromBits(type, bitsOf(type, ((random() % 4001) - 2000) / (random() % 2 ? 8 : 7)));
    }
    if (near) {
      const small = (random() % 21) - (kind === 'signed' ? 10 : 0);
      return bytes === 8 ? BigInt(small) : small;
    }
    const low = random();
    const pattern = bytes === 8 ? (BigInt(random()) << 32n) | BigInt(low) : low & (2 ** (8 * bytes) - 1);
    return fromBits(type, bytes === 4 ? low : pattern);
  });
}

/** Columns of elements for inputs of these types: every edge with every other, then random ones. */
export function columns(list: readonly DType[], random: () => number, extra: number): Value[][] {
  const result: Value[][] = list.map(() => []);
  const sets = list.map(edges);
  const total = sets.length === 3 ? 600 : sets.reduce((product, set) => product * set.length, 1);
  for (let i = 0; i < total; i++) {
    let rest = i;
    sets.forEach((set, k) => {
      result[k]!.push((sets.length === 3 ? set[random() % set.length] : set[rest % set.length]) as Value);
      rest = Math.floor(rest / set.length);
    });
  }
  list.forEach((type, k) => {
    result[k]!.push(...randoms(type, extra, random));
  });
  return result;
}

/** One operation of the table on one type, as a graph of inputs, the operation and an output. */
export interface Case {
  readonly name: string;
  readonly op: Op;
  readonly type: DType;
  readonly to: ValueType;
  readonly inputs: readonly DType[];
  readonly graph: Graph;
}

const inDomain = (op: Op, type: DType) => {
  const { domain } = ops[op];
  if (domain === 'float') return dtypes[type].kind === 'float';
  if (domain === 'integer' || domain === 'bits') return dtypes[type].kind !== 'float';
  return true;
};

function build(op: Op, type: DType, to: ValueType, inputs: readonly DType[]): Case {
  const graph = new Graph(inputs.map((input, i) => ({ name: `x${i}`, type: input })));
  let args: Node[] = inputs.map((_, i) => graph.input(i));
  if (op === 'select' || op === 'selectUnlikely') {
    const [c, a, b] = args as [Node, Node, Node];
    const zero = graph.constant(c.type, c.type === 'i64' || c.type === 'u64' ? 0n : 0);
    args = [graph.node('lt', 'bool', [zero, c]), a, b];
  }
  if (op === 'lookup') {
    const table = Array.from({ length: 8 }, (_, i) => i * 3 + 1);
    graph.output('out', type, graph.node(op, type, args, { table }));
  } else {
    const node = graph.node(op, to, args);
    graph.output('out', to === 'bool' ? 'u8' : (to as DType), node);
  }
  return { name: `${op}.${type}${ops[op].rule === 'convert' ? `.${to}` : ''}`, op, type, to, inputs, graph };
}

/** Every operation on every type that it takes. */
export function allCases(): Case[] {
  const cases: Case[] = [];
  for (const op of Object.keys(ops) as Op[]) {
    const { tier, rule, arity } = ops[op];
    if (tier !== 'primitive' || rule === 'leaf') continue;
    for (const type of types) {
      if (!inDomain(op, type)) continue;
      const same = new Array<DType>(arity).fill(type);
      if (rule === 'same') cases.push(build(op, type, type, same));
      else if (rule === 'compare') cases.push(build(op, type, 'bool', same));
      else if (rule === 'select') cases.push(build(op, type, type, same));
      else if (rule === 'integer') cases.push(build(op, type, integerLike(type), same));
      else if (rule === 'scale') cases.push(build(op, type, type, [type, integerLike(type)]));
      else if (rule === 'lookup') cases.push(build(op, type, type, [integerLike(type)]));
      else {
        for (const to of types) {
          if (op === 'bitcast' && dtypes[to].bytes !== dtypes[type].bytes) continue;
          if (to !== type) cases.push(build(op, type, to, same));
        }
        if (op === 'convert') cases.push(build(op, type, 'bool', same));
      }
    }
  }
  return cases;
}

/** Operations whose second argument (of a select, one of the sides) is a constant that has rows of its own. */
export function constantCases(): Case[] {
  const cases: Case[] = [];
  const add = (op: Op, type: DType, value: Value, at: number) => {
    const graph = new Graph([{ name: 'x', type }]);
    const x = graph.input(0);
    const constant = graph.constant(type, value);
    const zero = graph.constant(type, dtypes[type].bytes === 8 && dtypes[type].kind !== 'float' ? 0n : 0);
    const args = op === 'select' ? [graph.node('lt', 'bool', [zero, x]), x, x] : [x, x];
    args[at] = constant;
    const to = ops[op].rule === 'compare' ? 'bool' : type;
    graph.output('y', to === 'bool' ? 'u8' : to, graph.node(op, to, args));
    cases.push({
      name: `${op}.${type} ${Object.is(value, -0) ? '-0' : value} at ${at}`,
      op,
      type,
      to,
      inputs: [type],
      graph,
    });
  };
  for (const type of types) {
    const { kind, bytes } = dtypes[type];
    const big = kind !== 'float' && bytes === 8;
    const values = (list: readonly number[]): Value[] => list.map((value) => (big ? BigInt(value) : value));
    const numbers = values(kind === 'float' ? [0, -0, 1.5, Number.NaN, -Infinity] : [0, 1, 3, 100]);
    for (const value of numbers) {
      for (const op of ['min', 'max', 'div', 'rem', 'lt', 'ge', 'eq'] as const) add(op, type, value, 1);
      for (const op of ['max', 'gt', 'sub'] as const) add(op, type, value, 0);
      for (const at of [1, 2]) add('select', type, value, at);
    }
    if (kind === 'float') continue;
    const divisors = [-1, -3, 7, 10, 127, 128, 255].filter((value) => value > 0 || kind === 'signed');
    const widest = kind === 'signed' ? 2 ** (8 * bytes - 1) - 1 : 2 ** (8 * bytes) - 1;
    const inRange = [...divisors, 641, 65_535, 1_000_003, 2 ** 31 - 1, 2 ** 32 - 1].filter((value) => value <= widest);
    for (const divisor of values(inRange)) {
      for (const op of ['div', 'rem'] as const) add(op, type, divisor, 1);
    }
    for (const count of values([0, 1, 3, 8 * bytes - 1, 8 * bytes, 8 * bytes + 3])) {
      for (const op of ['shl', 'shr', 'ushr'] as const) add(op, type, count, 1);
    }
  }
  return cases;
}

/** Inputs for which the table leaves the outcome open are of no concern. */
export function cares(op: Op): (inputs: readonly Value[]) => boolean {
  const first = (inputs: readonly Value[]) => inputs[0] as number;
  if (op === 'exponent' || op === 'significand')
    return (inputs) => Number.isFinite(first(inputs)) && first(inputs) !== 0;
  if (op === 'scalef') return (inputs) => Math.abs(inputs[1] as number) !== Infinity;
  if (op === 'mantissa') return (inputs) => !Object.is(first(inputs), -0);
  return () => true;
}
