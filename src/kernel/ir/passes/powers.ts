// Powers with a constant exponent, without logarithms. x ** 2, x ** -1 and x ** 0.5 come out correctly rounded. Cubes and
// fourth powers keep within 1 ULP with the rounding errors of their squares added back, which takes an FMA; within the
// 3.5 ULP of `fast`, plain products do.

import { isFloat, type ValueType } from '../../dtype.ts';
import type { Graph, Node } from '../graph.ts';
import { constantOf, type Maker, type Rule, rewrite } from './rewrite.ts';

export interface PowerOptions {
  /** Results may be off by 3.5 ULP. */
  readonly fast?: boolean;
  /** The processor has FMA instructions. */
  readonly fma?: boolean;
}

/** JavaScript's x ** 0.5: as the square root, but -0 gives 0 and -Infinity gives Infinity. */
function root(type: ValueType, x: Node, maker: Maker): Node {
  const magnitude = maker.make('abs', type, [maker.make('sqrt', type, [x])]);
  const lowest = maker.make('eq', 'bool', [x, maker.constant(type, -Infinity)]);
  return maker.make('select', type, [lowest, maker.constant(type, Infinity), magnitude]);
}

function plainPower(type: ValueType, x: Node, n: number, maker: Maker): Node {
  const square = maker.make('mul', type, [x, x]);
  return maker.make('mul', type, [square, n === 3 ? x : square]);
}

/** x^3 or x^4 with the errors of the products added back; the plain product where they would be NaN. */
function compensatedPower(type: ValueType, x: Node, n: number, maker: Maker): Node {
  const square = maker.make('mul', type, [x, x]);
  const squareError = maker.make('fma', type, [x, x, maker.make('neg', type, [square])]);
  const product = maker.make('mul', type, [square, n === 3 ? x : square]);
  const infinite = maker.constant(type, Infinity);
  if (n === 3) {
    const better = maker.make('fma', type, [square, x, maker.make('mul', type, [squareError, x])]);
    return maker.make('select', type, [maker.make('lt', 'bool', [square, infinite]), better, product]);
  }
  const productError = maker.make('fma', type, [square, square, maker.make('neg', type, [product])]);
  const twice = maker.make('add', type, [square, square]);
  const better = maker.make('add', type, [product, maker.make('fma', type, [twice, squareError, productError])]);
  return maker.make('select', type, [maker.make('lt', 'bool', [product, infinite]), better, product]);
}

function smallPower(type: ValueType, x: Node, n: number, maker: Maker, options: PowerOptions): Node | undefined {
  if (type === 'f16' || type === 'bf16') {
    const wide = maker.make('convert', 'f32', [x]);
    return maker.make('convert', type, [plainPower('f32', wide, n, maker)]);
  }
  if (options.fast === true) return plainPower(type, x, n, maker);
  return options.fma === true ? compensatedPower(type, x, n, maker) : undefined;
}

export function powerRule(options: PowerOptions): Rule {
  return ({ op, type, args }, maker) => {
    if (op !== 'pow' || !isFloat(type)) return undefined;
    const [x, y] = args as readonly [Node, Node];
    if (constantOf(x) === 2 && y.op !== 'constant') return maker.make('exp2', type, [y]);
    switch (constantOf(y)) {
      case 0:
        return maker.constant(type, 1);
      case 1:
        return x;
      case 2:
        return maker.make('mul', type, [x, x]);
      case 3:
        return smallPower(type, x, 3, maker, options);
      case 4:
        return smallPower(type, x, 4, maker, options);
      case -1:
        return maker.make('div', type, [maker.constant(type, 1), x]);
      case 0.5:
        return root(type, x, maker);
      default:
        return undefined;
    }
  };
}

export function expandPowers(graph: Graph, options: PowerOptions = {}): Graph {
  return rewrite(graph, [powerRule(options)]);
}
