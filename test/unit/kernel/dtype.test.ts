import { describe, expect, expectTypeOf, it } from 'vitest';
import { type DType, dtypes, fits, type Promote, promote } from '../../../src/kernel/dtype.ts';

const types = Object.keys(dtypes) as DType[];

describe('promotion', () => {
  it('is the smallest type that holds both, or f64 where none does', () => {
    for (const a of types) {
      for (const b of types) {
        const holding = types.filter((type) => fits(a, type) && fits(b, type));
        const smallest = Math.min(...holding.map((type) => dtypes[type].bytes));
        const expected = holding.length === 0 ? ['f64'] : holding.filter((type) => dtypes[type].bytes === smallest);
        expect(expected, `${a} with ${b}`).toContain(promote(a, b));
        expect(promote(b, a)).toBe(promote(a, b));
        // Integers stay integers where they can.
        const integers = dtypes[a].kind !== 'float' && dtypes[b].kind !== 'float';
        if (integers && holding.some((type) => dtypes[type].kind !== 'float')) {
          expect(dtypes[promote(a, b)].kind).not.toBe('float');
        }
      }
      expect(promote(a, a)).toBe(a);
    }
  });

  it('is known to TypeScript', () => {
    expectTypeOf<Promote<'f32', 'i32'>>().toEqualTypeOf<'f64'>();
    expectTypeOf<Promote<'u8', 'i8'>>().toEqualTypeOf<'i16'>();
    expectTypeOf<Promote<'f16', 'bf16'>>().toEqualTypeOf<'f32'>();
    expectTypeOf<Promote<'u64', 'u64'>>().toEqualTypeOf<'u64'>();
    expectTypeOf<Promote<'i64', 'u64'>>().toEqualTypeOf<'f64'>();
  });

  it('a type fits another only with all its values', () => {
    expect(fits('i32', 'f32')).toBe(false);
    expect(fits('i16', 'f32')).toBe(true);
    expect(fits('u8', 'bf16')).toBe(true);
    expect(fits('u16', 'i16')).toBe(false);
    expect(fits('i8', 'u64')).toBe(false);
    expect(fits('f16', 'bf16')).toBe(false);
    expect(fits('f16', 'f32')).toBe(true);
    expect(fits('f32', 'i64')).toBe(false);
    expect(fits('bool', 'f16')).toBe(true);
    expect(fits('u8', 'bool')).toBe(false);
  });
});
