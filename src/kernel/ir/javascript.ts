// A graph as the loop that one would write in JavaScript: for reading, and for timing kernels against. Integers are exact,
// as in the kernel. Floats are JavaScript's numbers, without a rounding to f32 after each operation, as in such loops.

import { type Code, join, js, name } from '../../javascript/index.ts';
import { type DType, dtypes, isFloat, type ValueType } from '../dtype.ts';
import type { Graph, Node } from './graph.ts';
import type { Op } from './ops.ts';
import { rangeOf } from './scalar/rounding.ts';

/** An expression. One that is not `whole` stands in brackets where it is an operand. */
interface Text {
  readonly code: Code;
  readonly whole: boolean;
}

/** Expressions that nest deeper than this get a name: engines have a limit. */
const DEEPEST = 100;

const whole = (code: Code): Text => ({ code, whole: true });
const loose = (code: Code): Text => ({ code, whole: false });
const operand = ({ code, whole }: Text): Code => (whole ? code : js`(${code})`);

type Maker = (a: Code, b: Code, c: Code) => Code;

/** What is written alike for every type, before it is brought into the type. */
const infix: Partial<Record<Op, Maker>> = {
  add: (a, b) => js`${a} + ${b}`,
  sub: (a, b) => js`${a} - ${b}`,
  mul: (a, b) => js`${a} * ${b}`,
  div: (a, b) => js`${a} / ${b}`,
  rem: (a, b) => js`${a} % ${b}`,
  neg: (a) => js`-${a}`,
  and: (a, b) => js`${a} & ${b}`,
  or: (a, b) => js`${a} | ${b}`,
  xor: (a, b) => js`${a} ^ ${b}`,
  not: (a) => js`~${a}`,
};

const comparisons: Partial<Record<Op, Maker>> = {
  eq: (a, b) => js`${a} === ${b}`,
  ne: (a, b) => js`${a} !== ${b}`,
  lt: (a, b) => js`${a} < ${b}`,
  le: (a, b) => js`${a} <= ${b}`,
  gt: (a, b) => js`${a} > ${b}`,
  ge: (a, b) => js`${a} >= ${b}`,
};

const choices: Partial<Record<Op, Maker>> = {
  select: (a, b, c) => js`${a} ? ${b} : ${c}`,
  selectUnlikely: (a, b, c) => js`${a} ? ${b} : ${c}`,
  lesser: (a, b) => js`${a} < ${b} ? ${a} : ${b}`,
  greater: (a, b) => js`${a} > ${b} ? ${a} : ${b}`,
};

const onBooleans: Partial<Record<Op, Maker>> = {
  and: (a, b) => js`${a} && ${b}`,
  or: (a, b) => js`${a} || ${b}`,
  xor: (a, b) => js`${a} !== ${b}`,
  not: (a) => js`!${a}`,
};

const onFloats: Partial<Record<Op, Maker>> = {
  muladd: (a, b, c) => js`${a} * ${b} + ${c}`,
  pow: (a, b) => js`${a} ** ${b}`,
  exp2: (a) => js`2 ** ${a}`,
};

const functions: Partial<Record<Op, Maker>> = {
  abs: (a) => js`Math.abs(${a})`,
  sqrt: (a) => js`Math.sqrt(${a})`,
  min: (a, b) => js`Math.min(${a}, ${b})`,
  max: (a, b) => js`Math.max(${a}, ${b})`,
  floor: (a) => js`Math.floor(${a})`,
  ceil: (a) => js`Math.ceil(${a})`,
  trunc: (a) => js`Math.trunc(${a})`,
  round: (a) => js`Math.round(${a})`,
  sign: (a) => js`Math.sign(${a})`,
  exp: (a) => js`Math.exp(${a})`,
  expm1: (a) => js`Math.expm1(${a})`,
  log: (a) => js`Math.log(${a})`,
  log2: (a) => js`Math.log2(${a})`,
  log10: (a) => js`Math.log10(${a})`,
  log1p: (a) => js`Math.log1p(${a})`,
  sin: (a) => js`Math.sin(${a})`,
  cos: (a) => js`Math.cos(${a})`,
  tan: (a) => js`Math.tan(${a})`,
  asin: (a) => js`Math.asin(${a})`,
  acos: (a) => js`Math.acos(${a})`,
  atan: (a) => js`Math.atan(${a})`,
  atan2: (a, b) => js`Math.atan2(${a}, ${b})`,
  sinh: (a) => js`Math.sinh(${a})`,
  cosh: (a) => js`Math.cosh(${a})`,
  tanh: (a) => js`Math.tanh(${a})`,
  asinh: (a) => js`Math.asinh(${a})`,
  acosh: (a) => js`Math.acosh(${a})`,
  atanh: (a) => js`Math.atanh(${a})`,
  cbrt: (a) => js`Math.cbrt(${a})`,
  hypot: (a, b) => js`Math.hypot(${a}, ${b})`,
};

const isWide = (type: ValueType): boolean => type === 'i64' || type === 'u64';
const widthOf = (type: DType): number => dtypes[type].bytes * 8;
const isSigned = (type: DType): boolean => dtypes[type].kind === 'signed';

/** The low bits of an integer, as the type has them; of a number that is none, of its integer part. */
function wrapped(type: DType, x: Code): Text {
  const width = widthOf(type);
  if (width === 64) return whole(isSigned(type) ? js`BigInt.asIntN(64, ${x})` : js`BigInt.asUintN(64, ${x})`);
  if (width === 32) return loose(isSigned(type) ? js`${x} | 0` : js`${x} >>> 0`);
  return loose(isSigned(type) ? js`${x} << ${32 - width} >> ${32 - width}` : js`${x} & ${2 ** width - 1}`);
}

/** The bits of a narrow integer as an unsigned number. */
const bitsOf = (type: DType, x: Code): Code => (widthOf(type) === 32 ? x : js`(${x} & ${2 ** widthOf(type) - 1})`);

const narrowOps: Partial<Record<Op, (type: DType, a: Code, b: Code) => Code>> = {
  mul: (_type, a, b) => js`Math.imul(${a}, ${b})`,
  shl: (type, a, b) => js`${a} << ${count(type, b)}`,
  shr: (type, a, b) => (isSigned(type) ? js`${a} >> ${count(type, b)}` : js`${a} >>> ${count(type, b)}`),
  ushr: (type, a, b) => js`${bitsOf(type, a)} >>> ${count(type, b)}`,
  clz: (type, a) => js`Math.clz32(${bitsOf(type, a)}) - ${32 - widthOf(type)}`,
};

/** The count of a shift; JavaScript takes it modulo 32 itself. */
const count = (type: DType, b: Code): Code => (widthOf(type) === 32 ? b : js`(${b} & ${widthOf(type) - 1})`);

const wideOps: Partial<Record<Op, (type: DType, a: Code, b: Code) => Code>> = {
  div: (_type, a, b) => js`(${b} === 0n ? 0n : ${a} / ${b})`,
  rem: (_type, a, b) => js`(${b} === 0n ? 0n : ${a} % ${b})`,
  abs: (_type, a) => js`(${a} < 0n ? -${a} : ${a})`,
  min: (_type, a, b) => js`(${a} < ${b} ? ${a} : ${b})`,
  max: (_type, a, b) => js`(${a} > ${b} ? ${a} : ${b})`,
  shl: (_type, a, b) => js`${a} << (${b} & 63n)`,
  shr: (_type, a, b) => js`${a} >> (${b} & 63n)`,
  ushr: (_type, a, b) => js`BigInt.asUintN(64, ${a}) >> (${b} & 63n)`,
};

/** Operations that are written with an argument twice, which then gets a name. */
const repeats = ({ op, type }: Node): boolean =>
  op === 'lesser' || op === 'greater' || (isWide(type) && ['div', 'rem', 'abs', 'min', 'max'].includes(op));

/** Brackets around what the wrapping operators would otherwise split. */
const bracketed = (x: Code): Code => js`(${x})`;

function integerOperation(op: Op, type: DType, a: Code, b: Code, c: Code): Text | undefined {
  const wide = isWide(type);
  if (wide && (op === 'clz' || op === 'popcnt')) return undefined;
  const own = (wide ? wideOps : narrowOps)[op]?.(type, a, b);
  if (own !== undefined) return wrapped(type, wide ? own : bracketed(own));
  const plain = infix[op]?.(a, b, c);
  if (plain !== undefined) return wrapped(type, wide ? plain : bracketed(plain));
  if (op === 'min' || op === 'max') return whole((functions[op] as Maker)(a, b, c));
  return op === 'abs' ? wrapped(type, (functions.abs as Maker)(a, b, c)) : undefined;
}

/** One operation on operands; undefined where JavaScript has none like it. */
function operation({ op, type, args }: Node, [a, b, c]: readonly Code[]): Text | undefined {
  const from = args[0]?.type ?? type;
  if (a === undefined) return undefined;
  const [x, y, z] = [a, b ?? a, c ?? a];
  if (op === 'convert') return converted(from, type, x);
  const test = comparisons[op] ?? choices[op] ?? (type === 'bool' ? onBooleans[op] : undefined);
  if (test !== undefined) return loose(test(x, y, z));
  if (type === 'bool') return undefined;
  if (!isFloat(type)) return isFloat(from) ? undefined : integerOperation(op, type, x, y, z);
  const called = functions[op];
  if (called !== undefined) return whole(called(x, y, z));
  const plain = infix[op] ?? onFloats[op];
  return plain === undefined ? undefined : loose(plain(x, y, z));
}

function converted(from: ValueType, to: ValueType, x: Code): Text | undefined {
  if (to === 'bool') return loose(isWide(from) ? js`${x} !== 0n` : js`${x} !== 0`);
  if (from === 'bool') return isWide(to) ? whole(js`BigInt(${x})`) : loose(js`+${x}`);
  if (isFloat(to)) {
    if (to === 'f32' && from === 'f64') return whole(js`Math.fround(${x})`);
    return isWide(from) ? whole(js`Number(${x})`) : whole(x);
  }
  if (isFloat(from)) {
    if (isWide(to)) return undefined;
    const { min, max } = rangeOf(to);
    return wrapped(to, js`Math.max(${Number(min)}, Math.min(${Number(max)}, ${x}))`);
  }
  if (isWide(to)) return wrapped(to, isWide(from) ? x : js`BigInt(${x})`);
  return wrapped(to, isWide(from) ? js`Number(BigInt.asIntN(32, ${x}))` : x);
}

/** The names of inputs: a to h, then x8 and so on. Those of the user stay out of the text. */
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const inputName = (k: number): Code => {
  const letter = letters[k];
  return letter === undefined ? name('x', k) : name(letter);
};

/** Elements of f16 and bf16 are bits in JavaScript, and it has no arithmetic of theirs. */
const isSmallFloat = ({ type }: { readonly type: ValueType }): boolean => type === 'f16' || type === 'bf16';

/**
 * A function `(inputs, scalars, outputs) => {...}` with a loop over all elements, or undefined where an operation has no
 * like in JavaScript.
 */
export function javascriptLoop(graph: Graph): Code | undefined {
  if ([...graph.inputs, ...graph.outputs, ...graph.nodes].some(isSmallFloat) || graph.loopCarried.length > 0) {
    return undefined;
  }
  const uses = new Uint32Array(graph.nodes.length);
  for (const node of graph.nodes) for (const { id } of node.args) uses[id]! += repeats(node) ? 2 : 1;
  for (const { node } of graph.outputs) uses[node.id]!++;
  const inputs = graph.inputs.map((_input, k) => inputName(k));
  const scalars = graph.parameters.map((_scalar, k) => name('k', k));
  const outputs = graph.outputs.map((_output, k) => (graph.outputs.length === 1 ? name('out') : name('out', k)));
  const texts: Text[] = [];
  const depths: number[] = [];
  const lines: Code[] = [];
  const leaf = ({ op, type, index, value }: Node): Text | undefined => {
    if (op === 'input') return whole(js`${inputs[index!]!}[i]`);
    if (op === 'parameter') return whole(scalars[index!]!);
    if (op === 'constant') return whole(js`${value!}`);
    if (op !== 'iota' || type === 'bool') return undefined;
    return isFloat(type) ? whole(js`i`) : wrapped(type, isWide(type) ? js`BigInt(i)` : js`i`);
  };
  for (const node of graph.nodes) {
    let text =
      node.args.length === 0
        ? leaf(node)
        : operation(
            node,
            node.args.map(({ id }) => operand(texts[id]!)),
          );
    if (text === undefined) return undefined;
    let depth = 1 + Math.max(0, ...node.args.map(({ id }) => depths[id]!));
    if ((uses[node.id]! > 1 || depth > DEEPEST) && node.args.length > 0) {
      const temporary = name('t', node.id);
      lines.push(js`    const ${temporary} = ${text.code};\n`);
      text = whole(temporary);
      depth = 0;
    }
    texts.push(text);
    depths.push(depth);
  }
  graph.outputs.forEach(({ node }, k) => {
    lines.push(js`    ${outputs[k]!}[i] = ${texts[node.id]!.code};\n`);
  });
  const names = join([...inputs, ...scalars, ...outputs], ', ');
  return js`(${names}) => {\n  for (let i = 0; i < ${outputs[0]!}.length; i++) {\n${join(lines, '')}  }\n}`;
}
