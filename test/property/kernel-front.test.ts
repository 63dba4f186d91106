// The front ends against JavaScript itself, which runs the same expressions; and against text that is none.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParseError, RawCpuError } from '../../src/errors/index.ts';
import {
  type KernelFunction,
  type KernelSource,
  type ParseOptions,
  parseExpression,
} from '../../src/kernel/front/index.ts';
import { interpret, type Value } from '../../src/kernel/ir/interpret.ts';
import { optimize } from '../../src/kernel/ir/passes/index.ts';
import { floatExpression, integerExpression } from './kernel-expressions.ts';

const floats = [0, -0, 1, -1, 0.5, -2.5, 3, 7, 1e-310, 1e300, Infinity, -Infinity, Number.NaN, 2 ** 31, -0.1, 100];
const integers = [0, 1, -1, 2, 3, 7, -8, 31, 100, -1000, 65536, 2 ** 31 - 1, -(2 ** 31), 0x55555555, 12345, -77];

/** Three columns in which all values meet in many ways. */
function columns(values: readonly number[]): [number[], number[], number[]] {
  const count = values.length * 6;
  const column = (step: number) => Array.from({ length: count }, (_, i) => values[(i * step + step) % values.length]!);
  return [column(1), column(7), column(3).map((_, i) => values[Math.floor(i / 6)]!)];
}

function kernelOutputs(
  source: KernelSource,
  dtype: 'f64' | 'i32',
  optimized: boolean,
  data: readonly Value[][],
): Value[] {
  const parsed = parseExpression(source, { dtype });
  const inputs = parsed.inputs.map(({ name }) => data['abc'.indexOf(name)]!);
  const graph = optimized ? optimize(parsed.graph) : parsed.graph;
  return interpret(graph, inputs, [], data[0]!.length)[0]!;
}

/** What the types of kernels (front/source-types.ts) take for one number in each element. */
function looksLikeOneNumber(text: string): boolean {
  const plain = text.replace(/=>|>>>|>>|<</g, ' ');
  if (/[<>!]|==|true|false|isNaN|isFinite|isInteger|bool/.test(plain)) return false;
  return !/[[{]/.test(text) && !(text.includes(',') && plain.includes('='));
}

describe('text that looks to the types like one number is one', () => {
  const statements = fc
    .tuple(floatExpression, floatExpression, fc.constantFrom(';', ',', '\n', ' #', ' // '), fc.nat(6))
    .map(([x, y, separator, form]) => {
      const forms = [
        x,
        `t = ${x}; ${y.replaceAll('a', 't')}`,
        `t = ${x}${separator} u = ${y}`,
        `(a, b) => ${x}`,
        `[${x}, ${y}]`,
        `{ x: ${x}, y: ${y} }`,
        `where(${x}, ${y}, a)`,
      ];
      return forms[form]!;
    });

  it('whatever the text', () => {
    let plain = 0;
    fc.assert(
      fc.property(statements, (text) => {
        if (!looksLikeOneNumber(text)) return;
        let parsed: ReturnType<typeof parseExpression>;
        try {
          parsed = parseExpression(text, { dtype: 'f32' });
        } catch (error) {
          if (error instanceof RawCpuError) return;
          throw error;
        }
        plain++;
        expect([parsed.shape, ...parsed.outputs.map(({ type }) => type)], text).toEqual(['single', 'f32']);
      }),
      { numRuns: 1000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});

describe('expressions mean what JavaScript means', () => {
  const data = columns(floats);

  it('in f64, as text and as an arrow function', () => {
    fc.assert(
      fc.property(floatExpression, (text) => {
        const arrow = new Function(
          `return (a, b, c) => ${text.startsWith('{') ? `(${text})` : text}`,
        )() as KernelFunction;
        const expected = data[0].map((_, i) => Number(arrow(data[0][i], data[1][i], data[2][i])));
        for (const source of [text, arrow]) {
          const got = kernelOutputs(source, 'f64', false, data);
          for (let i = 0; i < expected.length; i++) {
            if (Object.is(got[i], expected[i])) continue;
            expect.fail(`${text} of ${data.map((column) => column[i])}: ${got[i]}, not ${expected[i]}`);
          }
        }
        // Powers of two and their like may come out better than the engine's pow; so only without them bit by bit.
        if (!/\*\*|pow/.test(text)) {
          expect(kernelOutputs(text, 'f64', true, data)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in i32', () => {
    const numbers = columns(integers);
    fc.assert(
      fc.property(integerExpression, fc.boolean(), ({ kernel, javascript }, optimized) => {
        const f = new Function('a', 'b', 'c', `return ${javascript}`);
        const got = kernelOutputs(kernel, 'i32', optimized, numbers);
        for (let i = 0; i < got.length; i++) {
          const at = numbers.map((column) => column[i]);
          const expected = f(...at) | 0;
          if (got[i] !== expected) expect.fail(`${kernel} of ${at}: ${got[i]}, not ${expected}`);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('anything else is refused with its place', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      'b',
      '1',
      '0x',
      '1.5',
      '1e',
      '9n',
      'sin',
      'Math',
      '.',
      'Math.PI',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ';',
      '\n',
    ],
    ...[
      '+',
      '-',
      '*',
      '**',
      '/',
      '%',
      '?',
      ':',
      '&&',
      '||',
      '!',
      '~',
      '<',
      '<<',
      '>>>',
      '=',
      '==',
      '=>',
      '&',
      '|',
      '^',
    ],
    ...[
      'f32(',
      'u8(',
      'max(',
      'where(',
      '#',
      '//',
      '/*',
      '"',
      '`',
      '\\',
      '\0',
      '\u{1f600}',
      'é',
      ' ',
      'true',
      'NaN',
      '_',
    ],
  );
  const dtype = fc.constantFrom<ParseOptions['dtype']>('f32', 'f64', 'i32', 'u8', 'i64', 'bf16');

  function survives(text: string, options: ParseOptions): void {
    try {
      const { graph, outputs } = parseExpression(text, options);
      expect(outputs.length).toBeGreaterThan(0);
      optimize(graph);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const line = text.split('\n')[error.line - 1];
      expect(line, text).toBeDefined();
      expect(error.column).toBeLessThanOrEqual(line!.length + 1);
      expect(error.length).toBeGreaterThan(0);
    }
  }

  it('random pieces', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), dtype, (parts, type) =>
        survives(parts.join(''), { dtype: type }),
      ),
      { numRuns: 1500 },
    );
  });

  it('expressions with a fault', () => {
    fc.assert(
      fc.property(floatExpression, pieces, fc.nat(), fc.nat({ max: 3 }), dtype, (text, piece, place, cut, type) => {
        const at = place % (text.length + 1);
        survives(text.slice(0, at) + piece + text.slice(at + cut), { dtype: type });
      }),
      { numRuns: 1500 },
    );
  });

  it('functions with a fault', () => {
    fc.assert(
      fc.property(floatExpression, pieces, fc.nat(), (text, piece, place) => {
        const at = place % (text.length + 1);
        let fn: KernelFunction;
        try {
          fn = new Function(`return (a, b, c) => (${text.slice(0, at) + piece + text.slice(at)})`)() as KernelFunction;
        } catch {
          return;
        }
        try {
          parseExpression(fn, { dtype: 'f32' });
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
