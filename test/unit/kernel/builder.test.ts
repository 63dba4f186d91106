import { describe, expect, expectTypeOf, it } from 'vitest';
import { RawCpuError } from '../../../src/errors/index.ts';
import {
  type BuiltExpression,
  buildExpression,
  type ParseOptions,
  parseExpression,
  scalar,
  type Value,
} from '../../../src/kernel/front/index.ts';
import { type Value as Element, interpret } from '../../../src/kernel/ir/interpret.ts';

function run(built: BuiltExpression, inputs: readonly Element[][], dtype: ParseOptions['dtype'] = 'f64') {
  const { graph, parameterValues } = parseExpression(built, { dtype });
  return interpret(graph, inputs, parameterValues, 1).map(([value]) => value);
}

describe('builder', () => {
  it('makes what the text makes', () => {
    const built = buildExpression({ a: 'f32', b: 'f32', c: 'f32' }, ({ a, b, c }) => a.mul(b).add(c));
    const parsed = parseExpression(built, { dtype: 'f32' });
    expect(parsed.source).toBe('(a * b) + c');
    expect(parsed.inputs).toEqual([
      { name: 'a', type: 'f32' },
      { name: 'b', type: 'f32' },
      { name: 'c', type: 'f32' },
    ]);
    expect(parsed.graph.nodes).toMatchObject(
      parseExpression('a * b + c', { dtype: 'f32' }).graph.nodes.map(({ op }) => ({ op })),
    );
  });

  it('has every operation', () => {
    const floats = buildExpression({ a: 'f64', b: 'f64', k: scalar('f64', 3) }, ({ a, b, k }) => [
      a.add(b).sub(1).mul(2).div(b).rem(5).neg(),
      a.pow(2).min(b).max(0.5),
      a.sqrt().exp().log().sin().abs(),
      a.lt(b).and(a.le(b)).or(b.gt(a)).xor(a.ge(b)).not().select(a, b),
      a.eq(b).select(a, 0).add(a.ne(b).select(a, -1)),
      a.fma(b, k).atan2(2).hypot(1).copysign(-1),
      a.clamp(0, 1).floor().add(b.isNaN().select(a, b.round())),
    ]);
    const [a, b, k] = [2, 7, 3];
    expect(run(floats, [[a], [b]])).toEqual([
      -((((a + b - 1) * 2) / b) % 5),
      4,
      Math.abs(Math.sin(Math.log(Math.exp(Math.sqrt(a))))),
      b,
      2,
      -Math.hypot(Math.atan2(a * b + k, 2), 1),
      1 + 7,
    ]);
    const integers = buildExpression({ i: 'i32', j: 'u8' }, ({ i, j }) => ({
      bits: i.and(0xff).or(256).xor(3).not().shl(2).shr(1).ushr(1),
      counts: i.clz().add(i.popcnt()),
      mixed: i.add(j).to('i64'),
      power: i.pow(3),
    }));
    const expected = [((~(((12 & 0xff) | 256) ^ 3) << 2) >> 1) >>> 1, 28 + 2, 212, 1728];
    expect(run(integers, [[12], [200]])).toEqual(expected);
  });

  it('names what is used twice, so that nothing is written out again and again', () => {
    const built = buildExpression({ a: 'f32' }, ({ a }) => {
      let x: Value<'f32'> = a;
      for (let i = 0; i < 200; i++) x = x.add(x);
      return x;
    });
    const { graph, source } = parseExpression(built, { dtype: 'f32' });
    expect(graph.nodes).toHaveLength(201);
    expect(source.length).toBeLessThan(10_000);
  });

  it('can be shown as text, and so can what is wrong', () => {
    const built = buildExpression({ a: 'f32', b: 'f32' }, ({ a, b }) => {
      const sum = a.add(b);
      return { twice: sum.mul(2), less: sum.lt(-0).not() };
    });
    const { graph, source } = parseExpression(built, { dtype: 'f32' });
    expect(source).toBe('t1 = a + b; twice = t1 * 2, less = !(t1 < (-0))');
    const textOf = (op: string) => {
      const { start, end } = graph.nodes.find((node) => node.op === op)!.source!;
      return source.slice(start, end);
    };
    expect(['add', 'mul', 'lt', 'not'].map(textOf)).toEqual(['a + b', 't1 * 2', '(t1 < (-0))', '!(t1 < (-0))']);
    const misfit = buildExpression({ a: 'u8' }, ({ a }) => [a, a.add(1).add(300)]);
    expect(() => parseExpression(misfit, { dtype: 'u8' })).toThrow(
      expect.objectContaining({ code: 'BAD_NUMBER', line: 1, column: 14, length: 3 }),
    );
  });

  it('takes expressions as deep as they come, on either side', () => {
    const left = buildExpression({ a: 'f64' }, ({ a }) => {
      let x: Value<'f64'> = a;
      for (let i = 0; i < 10_000; i++) x = x.add(1);
      return x;
    });
    const right = buildExpression({ a: 'f64' }, ({ a }) => {
      let x: Value<'f64'> = a;
      for (let i = 0; i < 10_000; i++) x = a.sub(x);
      return x;
    });
    expect(run(left, [[5]])).toEqual([10_005]);
    expect(run(right, [[5]])).toEqual([5]);
  });

  it('TypeScript knows the types, and refuses what makes no sense', () => {
    buildExpression({ a: 'f32', i: 'i32', u: 'u8' }, ({ a, i, u }) => {
      expectTypeOf(a.mul(2)).toEqualTypeOf<Value<'f32'>>();
      expectTypeOf(a.mul(i)).toEqualTypeOf<Value<'f64'>>();
      expectTypeOf(i.add(u)).toEqualTypeOf<Value<'i32'>>();
      expectTypeOf(u.sin()).toEqualTypeOf<Value<'f32'>>();
      expectTypeOf(i.sin()).toEqualTypeOf<Value<'f64'>>();
      expectTypeOf(a.lt(i)).toEqualTypeOf<Value<'bool'>>();
      expectTypeOf(a.lt(i).select(a, u)).toEqualTypeOf<Value<'f32'>>();
      expectTypeOf(i.and(1)).toEqualTypeOf<Value<'i32'>>();
      expectTypeOf(a.to('f16')).toEqualTypeOf<Value<'f16'>>();
      // @ts-expect-error bit operations take integers
      expect(() => a.and(1)).toThrow(RawCpuError);
      // @ts-expect-error shifts take integers
      expect(() => a.shl(1)).toThrow(RawCpuError);
      // @ts-expect-error only truth values choose
      expect(() => a.select(a, a)).toThrow(RawCpuError);
      // @ts-expect-error truth values are not numbers
      expect(() => a.lt(0).add(1)).toThrow();
      expect(() => i.add(0.5)).toThrow('0.5 is not an i32');
      return a;
    });
  });

  it('refuses inputs and results that are none', () => {
    const codeOf = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as RawCpuError).code;
      }
      return undefined;
    };
    expect(codeOf(() => buildExpression({ a: 'float' as 'f32' }, ({ a }) => a))).toBe('BAD_OPTION');
    expect(codeOf(() => buildExpression({ 'a b': 'f32' }, (values) => values['a b']))).toBe('BAD_OPTION');
    const nothing = buildExpression({ a: 'f32' }, () => ({}));
    expect(codeOf(() => parseExpression(nothing, { dtype: 'f32' }))).toBe('BAD_OPTION');
    const number = buildExpression({ a: 'f32' }, () => [1 as unknown as Value<'f32'>]);
    expect(codeOf(() => parseExpression(number, { dtype: 'f32' }))).toBe('BAD_OPTION');
    expect(codeOf(() => scalar('float' as 'f32', 1))).toBe('BAD_OPTION');
    let foreign: Value<'f32'> | undefined;
    buildExpression({ x: 'f32' }, ({ x }) => {
      foreign = x;
      return x;
    });
    const mixed = buildExpression({ a: 'f32' }, ({ a }) => a.add(foreign!));
    expect(codeOf(() => parseExpression(mixed, { dtype: 'f32' }))).toBe('BAD_OPTION');
  });
});
