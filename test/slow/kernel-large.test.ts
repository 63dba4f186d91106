// Kernels of some 2,000 operations with hundreds of values that live at the same time: most of them lie on the stack.
// The expected values are those of the same program in JavaScript.

import { cpuInfo } from 'rawcpu/cpu';
import { type DType, elementwise, type Level, levels } from 'rawcpu/kernel';
import { describe, expect, test } from 'vitest';
import { missingFor, usableFeatures } from '../../src/kernel/code/target.ts';
import { newArray } from '../../src/kernel/run/arrays.ts';

const features = usableFeatures(cpuInfo().features);
const usable = levels.filter((level) => missingFor(level, features).length === 0);

/** Numbers below a limit, the same in every run. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
}

const kinds: readonly { type: DType; operators: string; wrap: (text: string) => string }[] = [
  { type: 'f64', operators: '+-*', wrap: (text) => `Math.max(-1000, Math.min(1000, ${text}))` },
  { type: 'i32', operators: '+-*^&', wrap: (text) => text },
  { type: 'u8', operators: '+-*^&|', wrap: (text) => text },
];

/** What keeps JavaScript's integers as narrow as the type's. */
const narrowed = {
  f64: (text: string) => text,
  i32: (text: string) => `((${text}) | 0)`,
  u8: (text: string) => `((${text}) & 255)`,
};

function programs(type: 'f64' | 'i32' | 'u8', operators: string, wrap: (text: string) => string) {
  const below = random(2024);
  const names = ['a', 'b', 'c'];
  const kernel: string[] = [];
  const script: string[] = [];
  const define = (expression: string, exact: string) => {
    const name = `v${names.length}`;
    kernel.push(`${name} = ${wrap(expression)}`);
    script.push(`const ${name} = ${narrowed[type](wrap(exact))};`);
    names.push(name);
  };
  for (let k = 0; k < 660; k++) {
    const [x, y] = [names[below(names.length)]!, names[below(names.length)]!];
    const operator = operators[below(operators.length)]!;
    const product = operator === '*' && type === 'i32' ? `Math.imul(${x}, ${y})` : `(${x} ${operator} ${y})`;
    const term = below(9);
    define(`(${x} ${operator} ${y}) + ${term}`, `${product} + ${term}`);
  }
  // Every value is needed at the end, so none of them dies before.
  const all = names.slice(-330);
  const total = all.reduce((sum, name) => narrowed[type](`${sum} + ${name}`));
  return { kernel: `${kernel.join('\n')}\n${all.join(' + ')}`, script: `${script.join('\n')}\nreturn ${total};` };
}

describe.each(usable)('at level %s', (isa: Level) => {
  test.each(kinds)('$type', ({ type, operators, wrap }) => {
    const { kernel, script } = programs(type as 'f64', operators, wrap);
    const expected = new Function('a', 'b', 'c', script) as (...values: unknown[]) => number;
    const run = elementwise(type, kernel, { isa });
    const make = (factor: number) => {
      const array = newArray(type, 77) as Float64Array;
      return array.map((_, k) => (k * factor) % 50);
    };
    const [a, b, c] = [make(3), make(5), make(7)];
    expect([...(run({ a, b, c }) as unknown as Float64Array)]).toEqual(
      Array.from(a, (_, k) => expected(a[k], b[k], c[k])),
    );
  });
});
