// A graph as the loop that one would write in JavaScript: for reading, and for timing kernels against. It computes in
// JavaScript's numbers, without a rounding to f32 after each operation, as such loops do.

import { dtypes, isFloat, type ValueType } from '../dtype.ts';
import type { Graph, Node } from './graph.ts';
import type { Op } from './ops.ts';

const infix: Partial<Record<Op, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  rem: '%',
  and: '&',
  or: '|',
  xor: '^',
  shl: '<<',
  shr: '>>',
  ushr: '>>>',
  eq: '===',
  ne: '!==',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

const called: Partial<Record<Op, string>> = {
  abs: 'Math.abs',
  sqrt: 'Math.sqrt',
  min: 'Math.min',
  max: 'Math.max',
  floor: 'Math.floor',
  ceil: 'Math.ceil',
  trunc: 'Math.trunc',
  round: 'Math.round',
  sign: 'Math.sign',
  clz: 'Math.clz32',
  exp: 'Math.exp',
  expm1: 'Math.expm1',
  log: 'Math.log',
  log2: 'Math.log2',
  log10: 'Math.log10',
  log1p: 'Math.log1p',
  sin: 'Math.sin',
  cos: 'Math.cos',
  tan: 'Math.tan',
  asin: 'Math.asin',
  acos: 'Math.acos',
  atan: 'Math.atan',
  atan2: 'Math.atan2',
  sinh: 'Math.sinh',
  cosh: 'Math.cosh',
  tanh: 'Math.tanh',
  asinh: 'Math.asinh',
  acosh: 'Math.acosh',
  atanh: 'Math.atanh',
  cbrt: 'Math.cbrt',
  hypot: 'Math.hypot',
};

const isWide = (type: ValueType): boolean => type === 'i64' || type === 'u64';

function wrap(type: ValueType, text: string): string {
  if (type === 'bool' || isFloat(type)) return text;
  const { kind, bytes } = dtypes[type];
  if (bytes === 8) return `BigInt.as${kind === 'signed' ? 'Int' : 'Uint'}N(64, ${text})`;
  if (bytes === 4) return kind === 'signed' ? `(${text} | 0)` : `(${text} >>> 0)`;
  const shift = 32 - 8 * bytes;
  return kind === 'signed' ? `(${text} << ${shift} >> ${shift})` : `(${text} & ${2 ** (8 * bytes) - 1})`;
}

/** One operation, its arguments being text; undefined where JavaScript has none like it. */
function operation({ op, type, args }: Node, [a, b, c]: readonly string[]): string | undefined {
  const operand = args[0]?.type ?? type;
  if (op === 'mul' && !isFloat(type) && !isWide(type)) return wrap(type, `Math.imul(${a}, ${b})`);
  if (isWide(operand) && ['abs', 'min', 'max', 'clz', 'ushr'].includes(op)) return undefined;
  if (op === 'and' && type === 'bool') return `(${a} && ${b})`;
  if (op === 'or' && type === 'bool') return `(${a} || ${b})`;
  const sign = infix[op];
  if (sign !== undefined) return wrap(type, `(${a} ${sign} ${b})`);
  const name = called[op];
  if (name !== undefined) return `${name}(${[a, b].slice(0, args.length).join(', ')})`;
  switch (op) {
    case 'neg':
      return wrap(type, `(-${a})`);
    case 'not':
      return type === 'bool' ? `!${a}` : wrap(type, `(~${a})`);
    case 'fma':
    case 'muladd':
      return `(${a} * ${b} + ${c})`;
    case 'pow':
      return `(${a} ** ${b})`;
    case 'exp2':
      return `(2 ** ${a})`;
    case 'select':
    case 'rarely':
      return `(${a} ? ${b} : ${c})`;
    case 'lesser':
      return `(${a} < ${b} ? ${a} : ${b})`;
    case 'greater':
      return `(${a} > ${b} ? ${a} : ${b})`;
    case 'convert':
      return convert(operand, type, a!);
    default:
      return undefined;
  }
}

function convert(from: ValueType, to: ValueType, text: string): string | undefined {
  if (to === 'bool') return `(${text} ${isWide(from) ? '!== 0n' : '!== 0'})`;
  if (from === 'bool') return isWide(to) ? `BigInt(${text})` : `+${text}`;
  if (isFloat(to)) return isWide(from) ? `Number(${text})` : text;
  if (isWide(to)) return isFloat(from) ? undefined : wrap(to, isWide(from) ? text : `BigInt(${text})`);
  return isWide(from) ? `Number(${wrap(to === 'u32' ? 'u64' : 'i64', text)})` : wrap(to, text);
}

function literal({ type, value }: Node): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (isWide(type)) return `${String(value)}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * The text of a function `(inputs, parameters, outputs) => {...}` with a loop over all elements, or undefined where an
 * operation has no like in JavaScript. f16 and bf16 are left out: their elements are bits.
 */
export function javascriptLoop(graph: Graph): string | undefined {
  const variables = [...graph.inputs, ...graph.outputs];
  if (variables.some(({ type }) => type === 'f16' || type === 'bf16') || graph.carries.length > 0) return undefined;
  const uses = new Uint32Array(graph.nodes.length);
  for (const { args } of graph.nodes) for (const { id } of args) uses[id]!++;
  for (const { node } of graph.outputs) uses[node.id]!++;
  const texts: string[] = [];
  const lines: string[] = [];
  for (const node of graph.nodes) {
    let text: string | undefined;
    if (node.op === 'input') text = `${graph.inputs[node.index!]!.name}[i]`;
    else if (node.op === 'parameter') text = graph.parameters[node.index!]!.name;
    else if (node.op === 'constant') text = literal(node);
    else if (node.op === 'position') text = isWide(node.type) ? 'BigInt(i)' : 'i';
    else
      text = operation(
        node,
        node.args.map(({ id }) => texts[id]!),
      );
    if (text === undefined) return undefined;
    if (uses[node.id]! > 1 && node.args.length > 0) {
      lines.push(`const t${node.id} = ${text};`);
      text = `t${node.id}`;
    }
    texts.push(text);
  }
  for (const { name, node } of graph.outputs) {
    const text = texts[node.id]!;
    lines.push(
      `${name}[i] = ${text.startsWith('(') && text.endsWith(')') && isOnePair(text) ? text.slice(1, -1) : text};`,
    );
  }
  const names = [...graph.inputs, ...graph.parameters, ...graph.outputs].map(({ name }) => name).join(', ');
  const first = graph.outputs[0]?.name ?? 'out';
  return `(${names}) => {\n  for (let i = 0; i < ${first}.length; i++) {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}`;
}

/** Whether the first parenthesis is closed by the last one. */
function isOnePair(text: string): boolean {
  let depth = 0;
  for (let k = 0; k < text.length - 1; k++) {
    if (text[k] === '(') depth++;
    else if (text[k] === ')') depth--;
    if (depth === 0) return false;
  }
  return true;
}
