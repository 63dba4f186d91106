// Random expressions in the language that kernels and JavaScript share.

import fc from 'fast-check';

type Tie = (key: string) => fc.Arbitrary<string>;

const variables = fc.constantFrom('a', 'b', 'c');
const literals = fc.constantFrom(
  '0',
  '1',
  '2',
  '3.5',
  '0.1',
  '1e-3',
  '7',
  '-1',
  'Math.PI',
  'Infinity',
  'NaN',
  '-0',
  '1e300',
  'true',
);

/** Expressions of f64 as JavaScript computes them, in JavaScript's own spelling. */
export const floatExpression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>((tie: Tie) => {
  const expression = tie('expression');
  const binary = fc.constantFrom('+', '-', '*', '/', '%', '**', '<', '<=', '>', '>=', '==', '!=', '&&', '||');
  const unaryFunctions = fc.constantFrom(
    ...['abs', 'sqrt', 'cbrt', 'exp', 'log', 'sin', 'cos', 'tanh', 'floor', 'ceil', 'round', 'trunc', 'sign', 'fround'],
  );
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      variables,
      literals,
      fc.tuple(expression, binary, expression).map(([x, op, y]) => `(${x}) ${op} (${y})`),
      fc.tuple(fc.constantFrom('-', '+', '!'), expression).map(([op, x]) => `${op}(${x})`),
      fc.tuple(expression, expression, expression).map(([x, y, z]) => `(${x}) ? (${y}) : (${z})`),
      fc.tuple(unaryFunctions, expression).map(([f, x]) => `Math.${f}(${x})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'pow', 'atan2', 'hypot'), expression, expression)
        .map(([f, x, y]) => `Math.${f}(${x}, ${y})`),
      fc
        .tuple(fc.constantFrom('Number.isNaN', 'Number.isFinite', 'isNaN', 'isFinite'), expression)
        .map(([f, x]) => `${f}(+(${x}))`),
    ),
  };
}).expression;

/** Expressions of i32: as a kernel has them, and as JavaScript has to write them. */
export const integerExpression: fc.Arbitrary<{ readonly kernel: string; readonly javascript: string }> = fc.letrec<{
  expression: { readonly kernel: string; readonly javascript: string };
}>((tie) => {
  const expression = tie('expression');
  const operator = fc.constantFrom('+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>');
  const comparison = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      variables.map((name) => ({ kernel: name, javascript: name })),
      fc.tuple(variables, fc.integer({ min: -70, max: 70 }), operator).map(([name, n, op]) => ({
        kernel: op === '*' ? `${name} * ${n}` : `(${name}) ${op} (${n})`,
        javascript: op === '*' ? `Math.imul(${name}, ${n})` : `((${name}) ${op} (${n}) | 0)`,
      })),
      fc.tuple(expression, operator, expression).map(([x, op, y]) => ({
        kernel: `(${x.kernel}) ${op} (${y.kernel})`,
        javascript:
          op === '*'
            ? `Math.imul(${x.javascript}, ${y.javascript})`
            : `((${x.javascript}) ${op} (${y.javascript}) | 0)`,
      })),
      fc.tuple(expression, comparison, expression, expression, expression).map(([x, op, y, p, q]) => ({
        kernel: `(${x.kernel}) ${op} (${y.kernel}) ? (${p.kernel}) : (${q.kernel})`,
        javascript: `((${x.javascript}) ${op} (${y.javascript}) ? (${p.javascript}) : (${q.javascript}))`,
      })),
      fc.tuple(fc.constantFrom('-', '~'), expression).map(([op, x]) => ({
        kernel: `${op}(${x.kernel})`,
        javascript: `(${op}(${x.javascript}) | 0)`,
      })),
      fc.tuple(fc.constantFrom('abs', 'min', 'max'), expression, expression).map(([f, x, y]) => ({
        kernel: f === 'abs' ? `abs(${x.kernel})` : `${f}(${x.kernel}, ${y.kernel})`,
        javascript: f === 'abs' ? `(Math.abs(${x.javascript}) | 0)` : `Math.${f}(${x.javascript}, ${y.javascript})`,
      })),
    ),
  };
}).expression;
