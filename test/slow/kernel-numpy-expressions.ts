// Random statements in two languages: as a kernel has them, and as NumPy has them. Types mix as they like.

import { type DType, dtypes, isFloat, promote } from '../../src/kernel/dtype.ts';

export interface Twin {
  /** Types of x0, x1 ..., and which of the columns of that type each one is. */
  readonly inputs: readonly (readonly [DType, number])[];
  readonly kernel: string;
  readonly python: readonly string[];
  readonly result: string;
  readonly type: DType;
  /** Set where the result is a function that need not be right to the last bit: then NumPy computes it in f64. */
  readonly approximate: boolean;
}

interface Named {
  readonly name: string;
  readonly type: DType;
}

export const twinTypes = Object.keys(dtypes).filter((type) => type !== 'bf16') as DType[];

const functions = {
  ...{
    exp: 'exp',
    exp2: 'exp2',
    expm1: 'expm1',
    log: 'log',
    log2: 'log2',
    log10: 'log10',
    log1p: 'log1p',
    cbrt: 'cbrt',
  },
  ...{ sin: 'sin', cos: 'cos', tan: 'tan', asin: 'arcsin', acos: 'arccos', atan: 'arctan', sinh: 'sinh', cosh: 'cosh' },
  ...{ tanh: 'tanh', asinh: 'arcsinh', acosh: 'arccosh', atanh: 'arctanh' },
};

class Writer {
  readonly kernel: string[] = [];
  readonly python: string[] = [];
  readonly values: Named[] = [];

  add(type: DType, kernel: string, python: string): void {
    const name = `t${this.kernel.length}`;
    this.kernel.push(`${name} = ${kernel}`);
    this.python.push(`${name} = ${python}`);
    this.values.push({ name, type });
  }
}

/** A literal that both languages read alike and that fits any type. */
function literal(type: DType, choice: number): string {
  return isFloat(type) && choice % 2 === 0 ? String((choice % 64) / 8 + 0.125) : String(choice % 100);
}

function unary(writer: Writer, { name, type }: Named, choice: number): void {
  if (!isFloat(type)) {
    const [kernel, python] = [
      [`-${name}`, `np.negative(${name})`],
      [`abs(${name})`, `np.abs(${name})`],
      [`~${name}`, `~${name}`],
    ][choice % 3] as [string, string];
    writer.add(type, kernel, python);
    return;
  }
  const names = { abs: 'abs', sqrt: 'sqrt', floor: 'floor', ceil: 'ceil', trunc: 'trunc', nearest: 'rint' };
  const entries = Object.entries(names);
  const [kernel, python] = entries[choice % entries.length] as [string, string];
  writer.add(type, `${kernel}(${name})`, `np.${python}(${name})`);
}

function binary(writer: Writer, a: Named, b: Named, choice: number, other: number): void {
  const constant = other % 4 === 0;
  const y = constant ? literal(a.type, other >>> 2) : b.name;
  const type = constant ? a.type : promote(a.type, b.type);
  const x = a.name;
  const float = isFloat(type);
  const operators = ['+', '-', '*', '/', '%', 'min', 'max', '&', '|', '^', '<<', '>>', '>>>'];
  const operator = operators[choice % (float ? 7 : operators.length)] as string;
  switch (operator) {
    case '/':
      writer.add(type, `${x} / ${y}`, float ? `${x} / ${y}` : `idiv(${x}, ${y})`);
      break;
    case '%':
      writer.add(type, `${x} % ${y}`, float ? `np.fmod(${x}, ${y})` : `irem(${x}, ${y})`);
      break;
    case 'min':
    case 'max':
      writer.add(type, `${operator}(${x}, ${y})`, `${operator}imum(${x}, ${y})`);
      break;
    case '<<':
    case '>>':
    case '>>>': {
      const name = { '<<': 'shl', '>>': 'shr', '>>>': 'ushr' }[operator];
      writer.add(type, `${x} ${operator} ${y}`, `${name}(${x}, ${y})`);
      break;
    }
    default:
      writer.add(type, `${x} ${operator} ${y}`, `${x} ${operator} ${y}`);
  }
}

/** NumPy compares u64 with signed integers by value, kernels in f64, where they meet. */
const comparable = (a: DType, b: DType) => isFloat(a) || isFloat(b) || !isFloat(promote(a, b));

function choice(writer: Writer, a: Named, b: Named, c: Named, decision: number): void {
  const operator = ['<', '<=', '>', '>=', '==', '!='][decision % 6] as string;
  const right = comparable(a.type, b.type) ? b.name : literal(a.type, decision);
  const test = `${a.name} ${operator} ${right}`;
  writer.add(promote(b.type, c.type), `${test} ? ${b.name} : ${c.name}`, `np.where(${test}, ${b.name}, ${c.name})`);
}

function cast(writer: Writer, { name, type }: Named, decision: number): void {
  const to = twinTypes[decision % twinTypes.length] as DType;
  // NumPy goes to f16 by way of f32, which rounds wide integers twice.
  const twice = to === 'f16' && !isFloat(type) && dtypes[type].bytes > 2;
  if (!twice) writer.add(to, `${to}(${name})`, `cast(${name}, '${to}')`);
}

/** Makes statements out of numbers: each one is a decision. */
export function twinFrom(types: readonly DType[], decisions: readonly number[]): Twin {
  const writer = new Writer();
  types.forEach((type, i) => {
    writer.values.push({ name: `x${i}`, type });
  });
  for (const decision of decisions) {
    const { values } = writer;
    const pick = (n: number) => values[values.length - 1 - (n % Math.min(values.length, 5))] as Named;
    const [a, b, c] = [pick(decision >>> 4), pick(decision >>> 8), pick(decision >>> 12)];
    const rest = decision >>> 16;
    if (decision % 8 < 4) binary(writer, a, b, rest, decision >>> 5);
    else if (decision % 8 === 4) choice(writer, a, b, c, rest);
    else if (decision % 8 === 5) cast(writer, a, rest);
    else unary(writer, a, rest);
  }
  const last = writer.values.at(-1) as Named;
  const approximate = (decisions.at(-1) as number) % 3 === 0;
  if (approximate) {
    const entries = Object.entries(functions);
    const [kernel, python] = entries[(decisions.at(-1) as number) % entries.length] as [string, string];
    writer.add('f32', `${kernel}(f32(${last.name}))`, `np.${python}(cast(${last.name}, 'f32').astype(np.float64))`);
  }
  const { name, type } = writer.values.at(-1) as Named;
  return {
    inputs: types.map((of, i) => [of, i]),
    kernel: [...writer.kernel, name].join('\n'),
    python: writer.python,
    result: name,
    type,
    approximate,
  };
}
