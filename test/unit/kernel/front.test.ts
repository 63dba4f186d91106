import { describe, expect, it } from 'vitest';
import { type KernelSource, type ParseOptions, parseExpression } from '../../../src/kernel/front/index.ts';
import { interpret, type Value } from '../../../src/kernel/ir/interpret.ts';

type Options = Partial<ParseOptions>;

function outputsOf(source: KernelSource, inputs: Readonly<Record<string, Value>>, options: Options = {}) {
  const parsed = parseExpression(source, { dtype: 'f64', ...options });
  const values = parsed.inputs.map(({ name }) => [inputs[name] as Value]);
  const results = interpret(parsed.graph, values, parsed.parameterValues, 1);
  return Object.fromEntries(parsed.outputs.map(({ name, type }, i) => [name, { type, value: results[i]?.[0] }]));
}

/** The value of an expression for some inputs. */
const run = (source: KernelSource, inputs: Readonly<Record<string, Value>> = {}, options: Options = {}) =>
  outputsOf(source, inputs, options).out?.value;

const namesOf = (source: KernelSource, options: Options = {}) =>
  parseExpression(source, { dtype: 'f32', ...options }).inputs.map(({ name }) => name);

/** The type in which an expression computes, before it is stored. */
function typeOf(source: KernelSource, options: Options = {}): string {
  const { outputs } = parseExpression(source, { dtype: 'f64', ...options });
  const { node } = outputs[0]!;
  return (node.op === 'convert' ? node.args[0]! : node).type;
}

describe('text', () => {
  it("has JavaScript's operators and precedences", () => {
    const at = { a: 7, b: 2, c: 3 };
    expect(run('a + b * c', at)).toBe(13);
    expect(run('(a + b) * c', at)).toBe(27);
    expect(run('a - b - c', at)).toBe(2);
    expect(run('2 ** c ** b', at)).toBe(512);
    expect(run('-b ** 2', at)).toBe(-4);
    expect(run('a % b + a / b', at)).toBe(4.5);
    expect(run('a > b ? b > c ? 1 : 2 : 3', at)).toBe(2);
    expect(run('a > 0 || b > 5 && c > 5', at)).toBe(1);
    expect(run('!(a > b) == false', at)).toBe(1);
    expect(run('a ? b : c', { ...at, a: Number.NaN })).toBe(3);
    expect(run('a && b', at)).toBe(2);
    expect(run('a || b', { ...at, a: 0 })).toBe(2);
    expect(run('a | b ^ c & 1', at, { dtype: 'i32' })).toBe(7 | (2 ^ (3 & 1)));
    expect(run('a << b >>> 1', at, { dtype: 'i32' })).toBe(14);
    expect(run('~a', at, { dtype: 'i32' })).toBe(-8);
    expect(run('1 + a << 1', at, { dtype: 'i32' })).toBe(16);
    expect(run('a === 7 && b !== 3', at)).toBe(1);
  });

  it('reads numbers as JavaScript writes them', () => {
    expect(run('a + 1.5e-3 + .5 + 1. + 0xff + 0b11 + 0o17 + 1_000', { a: 0 })).toBe(
      1.5e-3 + 0.5 + 1 + 255 + 3 + 15 + 1000,
    );
    expect(run('a + 9007199254740993', { a: 0n }, { dtype: 'i64' })).toBe(9007199254740993n);
    expect(run('a + 10n', { a: 1n }, { dtype: 'i64' })).toBe(11n);
    expect(run('a * Infinity', { a: -1 })).toBe(-Infinity);
    expect(run('NaN + a', { a: 1 })).toBeNaN();
    expect(run('Math.PI * a', { a: 1 })).toBe(Math.PI);
    expect(Object.is(run('a * -0', { a: 1 }), -0)).toBe(true);
    expect(Object.is(run('-0'), -0)).toBe(true);
    expect(Object.is(run('0 * -1'), -0)).toBe(true);
    expect(Object.is(run('a - 0', { a: -0 }), -0)).toBe(true);
  });

  it('takes statements, comments and several results', () => {
    const source = `# a comment
      t = a * b // another one
      u = t +
        1
      /* and
         one more */ x = t + u, y = x * 2`;
    expect(outputsOf(source, { a: 2, b: 3 })).toEqual({ x: { type: 'f64', value: 13 }, y: { type: 'f64', value: 26 } });
    expect(outputsOf('t = a + 1; [t, t * 2]', { a: 1 })).toEqual({
      out0: { type: 'f64', value: 2 },
      out1: { type: 'f64', value: 4 },
    });
    expect(outputsOf('{ a: a * 2, b: a + b, c }', { a: 1, b: 10, c: 5 })).toMatchObject({
      a: { value: 2 },
      b: { value: 11 },
      c: { value: 5 },
    });
    expect(outputsOf('y = a + 1', { a: 1 })).toEqual({ y: { type: 'f64', value: 2 } });
    expect(parseExpression('[a, b]', { dtype: 'f32' }).shape).toBe('array');
    expect(parseExpression('x = a, y = b', { dtype: 'f32' }).shape).toBe('record');
    expect(parseExpression('a', { dtype: 'f32' }).shape).toBe('single');
  });

  it('takes its inputs in order of first appearance', () => {
    expect(namesOf('b * a + c > d ? b : e')).toEqual(['b', 'a', 'c', 'd', 'e']);
    expect(namesOf('t = z + y; t * x')).toEqual(['z', 'y', 'x']);
    expect(namesOf('k * x + Infinity', { scalars: { k: 2 } })).toEqual(['x']);
    expect(namesOf('ä_1 + $b')).toEqual(['ä_1', '$b']);
    expect(namesOf('1 + 1')).toEqual([]);
  });
});

describe('arrow functions', () => {
  it('are read, not called', () => {
    const trap = (a: number) => {
      const t = a * 2;
      return t + Math.max(a, 1, t);
    };
    expect(run(trap, { a: 3 })).toBe(12);
    expect(run((a: number, b: number) => a * b, { a: 3, b: 4 })).toBe(12);
    expect(namesOf((b: number, a: number, _unused: number) => a + b)).toEqual(['b', 'a', '_unused']);
    expect(namesOf(({ x, y: z }: { x: number; y: number }) => x * z)).toEqual(['x', 'y']);
    expect(
      outputsOf(
        ({ x, y: z }: { x: number; y: number }) => {
          const sum = x + z;
          const product = x * z;
          return { sum, twice: 2 * product };
        },
        { x: 3, y: 4 },
      ),
    ).toMatchObject({ sum: { value: 7 }, twice: { value: 24 } });
    expect(outputsOf((a: number) => [a, a + 1], { a: 1 })).toMatchObject({ out0: { value: 1 }, out1: { value: 2 } });
    expect(run(new Function('a', 'return a - 1') as KernelSource, { a: 3 })).toBe(2);
    expect(run('a => a ** 2 + 1', { a: 3 })).toBe(10);
    expect(run('a => 1 - a ** 2 * 3 - a ** 3 + (a ** 2 - 1)', { a: 2 })).toBe(1 - 12 - 8 + 3);
    expect(run('a => 010 + 1e3 + 2.0 + a', { a: 0 }, { dtype: 'i32' })).toBe(1010);
    expect(typeOf('a => a * 2.0 + 1e3', { inputs: { a: 'u16' } })).toBe('u16');
    expect(typeOf('a => a * 2.5', { inputs: { a: 'u16' } })).toBe('f32');
    expect(run('({ x, y }) => x - y', { x: 3, y: 1 })).toBe(2);
    expect(run(' x => { const t = x; return t * 2 }', { x: 3 })).toBe(6);
    const methods = {
      twice(a: number) {
        return a * 2;
      },
    };
    expect(run(methods.twice, { a: 3 })).toBe(6);
  });

  it('take what they capture as scalars', () => {
    const k = 3;
    const parsed = parseExpression((a: number) => a * k, { dtype: 'f32', scalars: { k } });
    expect(parsed.parameters).toEqual([{ name: 'k', type: 'f32' }]);
    expect(parsed.parameterValues).toEqual([3]);
    expect(interpret(parsed.graph, [[2]], [10])).toEqual([[20]]);
    expect(parseExpression('a * k', { dtype: 'u8', scalars: { k: 0.5 } }).parameters).toEqual([
      { name: 'k', type: 'f32' },
    ]);
    expect(parseExpression('a * k', { dtype: 'u8', scalars: { k: { type: 'i64', value: 3n } } }).parameters).toEqual([
      { name: 'k', type: 'i64' },
    ]);
    // A parameter of the function may be a scalar, too.
    expect(namesOf((a: number, k: number) => a * k, { scalars: { k: 2 } })).toEqual(['a']);
  });
});

describe('types', () => {
  it('mix as in NumPy; literals adapt', () => {
    const of = (expression: string, a: ParseOptions['dtype'], b: ParseOptions['dtype']) =>
      typeOf(expression, { inputs: { a, b } });
    expect(of('a + b', 'i64', 'f32')).toBe('f64');
    expect(of('a + b', 'u8', 'i8')).toBe('i16');
    expect(of('a * b', 'f16', 'bf16')).toBe('f32');
    expect(of('a * b', 'f16', 'u8')).toBe('f16');
    expect(of('max(a, b, 1)', 'u16', 'i16')).toBe('i32');
    expect(of('a > 0 ? a : b', 'i8', 'f32')).toBe('f32');
    expect(typeOf('a * 2 + 1', { inputs: { a: 'u8' } })).toBe('u8');
    expect(typeOf('a * 0.5', { inputs: { a: 'f16' } })).toBe('f16');
    expect(typeOf('a * 0.5', { inputs: { a: 'u8' } })).toBe('f32');
    expect(typeOf('a * 2.0', { inputs: { a: 'i32' } })).toBe('f64');
    expect(typeOf('a * (1 / 2)', { inputs: { a: 'f32' } })).toBe('f32');
    expect(typeOf('sin(a)', { inputs: { a: 'i16' } })).toBe('f32');
    expect(typeOf('sin(a)', { inputs: { a: 'u32' } })).toBe('f64');
    expect(typeOf('abs(a)', { inputs: { a: 'i16' } })).toBe('i16');
    expect(typeOf('floor(a)', { inputs: { a: 'i16' } })).toBe('i16');
    expect(typeOf('(a > 1) * a', { inputs: { a: 'i16' } })).toBe('i16');
    expect(typeOf('(a > 1) + (a > 2)', { dtype: 'f32', inputs: { a: 'i16' } })).toBe('f32');
    expect(typeOf('f32(a) * 0.1', { inputs: { a: 'i64' } })).toBe('f32');
    expect(typeOf('fround(a) + fround(a)')).toBe('f64');
  });

  it('of the output is the default type, u8 for truth values, or the one that is asked for', () => {
    const type = (source: string, options: Options) =>
      parseExpression(source, { dtype: 'f32', ...options }).outputs[0]?.type;
    expect(type('a + b', { inputs: { a: 'f64' } })).toBe('f32');
    expect(type('a > b', {})).toBe('u8');
    expect(type('a > b', { outputs: 'f32' })).toBe('f32');
    expect(type('x = a > b, y = a', { outputs: { x: 'i32' } })).toBe('i32');
  });

  it('give integers their own arithmetic', () => {
    const i32 = { dtype: 'i32' } as const;
    expect(run('a / 2', { a: -7 }, i32)).toBe(-3);
    expect(run('a / b', { a: 5, b: 0 }, i32)).toBe(0);
    expect(run('a ** 3', { a: -2 }, i32)).toBe(-8);
    expect(run('a ** 0', { a: 9 }, i32)).toBe(1);
    expect(run('a ** 31', { a: 3 }, i32)).toBe(Number(BigInt.asIntN(32, 3n ** 31n)));
    expect(run('sign(a)', { a: -5 }, i32)).toBe(-1);
    expect(run('sign(a)', { a: 0 }, i32)).toBe(0);
    expect(run('sign(a)', { a: 200 }, { dtype: 'u8' })).toBe(1);
    expect(run('a - 1', { a: 0 }, { dtype: 'u8' })).toBe(255);
    expect(run('a & -2', { a: 255 }, { dtype: 'u8' })).toBe(254);
    expect(run('a & ~1', { a: 255 }, { dtype: 'u8' })).toBe(254);
    expect(run('a + (b > 3)', { a: 1, b: 4 }, i32)).toBe(2);
    expect(run('a << 33', { a: 1 }, i32)).toBe(2);
    expect(run('1n << 40n', {}, { dtype: 'i64' })).toBe(1n << 40n);
    expect(run('imul(a, 0x7fffffff)', { a: 3 }, i32)).toBe(Math.imul(3, 0x7fffffff));
    expect(run('Math.clz32(a)', { a: 1n }, { dtype: 'i64' })).toBe(31n);
    expect(run('Math.clz32(a)', { a: -1 }, { dtype: 'i8' })).toBe(0);
    expect(run('clz(a)', { a: 1 }, { dtype: 'i8' })).toBe(7);
    expect(run('popcnt(a)', { a: -1n }, { dtype: 'i64' })).toBe(64n);
  });

  it('a literal out of range compares the same with every element', () => {
    for (const [expression, expected] of [
      ['a < 300', 1],
      ['a <= 300', 1],
      ['a != 300', 1],
      ['a > 300', 0],
      ['a == 300', 0],
      ['300 < a', 0],
      ['300 >= a', 1],
      ['a > -1', 1],
      ['a == -1', 0],
      ['-1 < a', 1],
      ['-1 != a', 1],
      ['-1 >= a', 0],
    ] as const) {
      expect(run(expression, { a: 255 }, { inputs: { a: 'u8' } }), expression).toBe(expected);
    }
  });

  it('casts convert: integers wrap, floats saturate', () => {
    expect(run('i8(a)', { a: 300 }, { inputs: { a: 'i32' } })).toBe(44);
    expect(run('i8(a)', { a: 300 })).toBe(127);
    expect(run('u8(300.7)')).toBe(255);
    expect(run('i32(-2.7)')).toBe(-2);
    expect(run('f32(0.1)')).toBe(Math.fround(0.1));
    expect(run('bool(a)', { a: Number.NaN })).toBe(0);
    expect(run('bool(a) + 1', { a: 5 })).toBe(2);
  });
});

describe('functions', () => {
  it("are JavaScript's", () => {
    const names = [
      ...[
        'abs',
        'sqrt',
        'cbrt',
        'exp',
        'expm1',
        'log',
        'log2',
        'log10',
        'log1p',
        'sin',
        'cos',
        'tan',
        'asin',
        'acos',
        'atan',
      ],
      ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'floor', 'ceil', 'round', 'trunc', 'sign', 'fround'],
    ] as const;
    for (const name of names) {
      for (const a of [0.3, -0.7, 1.5, -0, 2.5, Number.NaN]) {
        const expected = Math[name as 'sin'](a);
        expect(run(`${name}(a)`, { a }), `${name}(${a})`).toBe(expected);
        expect(run(`Math.${name}(${Object.is(a, -0) ? '-0' : a})`), `of the literal ${a}`).toBe(expected);
      }
    }
    expect(run('Math.min(a, 3, b)', { a: 5, b: -1 })).toBe(-1);
    expect(run('max(a)', { a: 5 })).toBe(5);
    expect(run('hypot(a, b, 12)', { a: 3, b: 4 })).toBe(13);
    expect(run('hypot(a)', { a: -3 })).toBe(3);
    expect(run('atan2(a, b)', { a: 1, b: -1 })).toBe(Math.atan2(1, -1));
    expect(run('pow(a, 0.5)', { a: 4 })).toBe(2);
    expect(run('fma(a, a, -1)', { a: 1 + 2 ** -30 })).toBe(2 ** -29 + 2 ** -60);
    expect(run('clamp(a, 0, 1)', { a: 7 })).toBe(1);
    expect(run('copysign(a, -0)', { a: 7 })).toBe(-7);
    expect(run('rint(a) + nearest(a)', { a: 2.5 })).toBe(4);
    expect(run('where(a > 1, 10, 20)', { a: 2 })).toBe(10);
    expect(run('select(a, 10, 20)', { a: 0 })).toBe(20);
    expect(run('isNaN(a) || isFinite(b)', { a: 1, b: Infinity })).toBe(0);
    expect(run('Number.isInteger(a)', { a: 3 })).toBe(1);
    expect(run('Number.isInteger(a)', { a: Infinity })).toBe(0);
    expect(run('arctan2(a, 1)', { a: 1 })).toBe(Math.PI / 4);
    expect(run('exp2(a)', { a: 10 })).toBe(1024);
    const positions = parseExpression('position() * 2 + a', { dtype: 'i32' });
    expect(interpret(positions.graph, [[1, 1, 1]])).toEqual([[1, 3, 5]]);
  });

  it('of literals are literals in double precision', () => {
    expect(run('a * sqrt(2)', { a: 1 }, { dtype: 'f32' })).toBe(Math.fround(Math.SQRT2));
    expect(typeOf('a * max(2, 3)', { inputs: { a: 'u8' } })).toBe('u8');
    expect(typeOf('a * log(2)', { inputs: { a: 'f16' } })).toBe('f16');
  });
});

describe('size', () => {
  it('ten thousand operands in a row are fine', () => {
    const wide = Array.from({ length: 10_000 }, () => 'a').join(' + ');
    expect(run(wide, { a: 1 })).toBe(10_000);
    expect(run(new Function(`return (a) => ${wide}`)() as KernelSource, { a: 1 })).toBe(10_000);
    const conditions = Array.from({ length: 3000 }, (_, i) => `a == ${i} ? ${i + 1}`).join(' : ');
    expect(run(`${conditions} : 0`, { a: 2999 })).toBe(3000);
    expect(run(Array.from({ length: 10_000 }, () => 'a').join(' && '), { a: 1 })).toBe(1);
    const statements = Array.from({ length: 3000 }, (_, i) => `t${i + 1} = t${i} + 1`).join('\n');
    expect(run(`t0 = a\n${statements}\nt3000`, { a: 0 })).toBe(3000);
  });
});
