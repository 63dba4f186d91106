import { describe, expect, test } from 'vitest';
import { planCall } from '../../../src/call/plan.ts';
import type { ArgumentType } from '../../../src/call/types.ts';

function places(...args: ArgumentType[]): (string | number)[] {
  return planCall({ args, returns: 'void' }).arguments.map(({ to }) => ('register' in to ? to.register : to.stackWord));
}

describe('System V AMD64 places', () => {
  test('integers and pointers share the general registers', () => {
    expect(places('i32', 'f32*', 'ptr', 'bool', 'u64', 'i8')).toEqual(['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9']);
  });

  test('vectors have registers of their own', () => {
    expect(places('i32', 'f32', 'i32', 'f64')).toEqual(['rdi', 'xmm0', 'rsi', 'xmm1']);
  });

  test('what does not fit goes to the stack in order, and later ones may still find a register', () => {
    const sevenIntegers = Array.from({ length: 7 }, () => 'i64' as const);
    expect(places(...sevenIntegers, 'f64', 'i32')).toEqual(['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9', 0, 'xmm0', 1]);
    const nineVectors = Array.from({ length: 9 }, () => 'f32' as const);
    expect(places(...nineVectors, 'i32')).toEqual([...nineVectors.slice(1).map((_, i) => `xmm${i}`), 0, 'rdi']);
  });
});

test('slots follow the arguments, the result has slot 0', () => {
  const plan = planCall({ args: ['f64', 'i32'], returns: 'f64' });
  expect(plan.arguments.map(({ slot }) => slot)).toEqual([1, 2]);
  expect(plan.slotCount).toBe(3);
  expect(plan.key).toBe('f64,i32:f64');
});
