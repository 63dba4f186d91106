// The exceptions of a reduction beside those of its elements. How values are gathered raises none, since what overflows on
// the way may be gathered anew; the result tells, with the values that it was made of: IEEE 754, 9.4.

import type { FloatException } from '../../isa/index.ts';
import { isFloat } from '../dtype.ts';
import type { Graph, Node } from '../ir/graph.ts';
import { type Gathering, sumType } from './gathering.ts';
import type { Known, ReductionName, Result } from './operations.ts';

const leastNormal = { f32: 2 ** -126, f64: 2 ** -1022 } as const;

const isTiny = (name: ReductionName, result: number, { type }: Known): boolean => {
  const least = leastNormal[isFloat(type) ? (sumType(type) as 'f32') : 'f64'];
  if (name === 'prod') return Math.abs(result) < least;
  // The variance of equal values is 0, exactly.
  return (name === 'variance' || name === 'std') && result > 0 && result < least;
};

/** Whether the result of a reduction may have raised an exception that only the elements tell of. */
export const asksForElements = (name: ReductionName, result: Result, known: Known): boolean =>
  typeof result === 'number' && (!Number.isFinite(result) || isTiny(name, result, known));

/** What a reduction of so many NaNs, infinities and numbers below the normal ones raised. */
export function exceptionsOf(
  name: ReductionName,
  result: Result,
  known: Known,
  [nan, infinite, tiny]: readonly number[],
): readonly FloatException[] {
  if (Number.isNaN(result)) return nan === 0 ? ['invalid'] : [];
  if (!Number.isFinite(result)) {
    if (infinite !== 0) return [];
    const isSpread = name === 'variance' || name === 'std';
    return isSpread && known.count <= known.ddof ? ['divideByZero'] : ['overflow', 'inexact'];
  }
  return tiny === 0 ? ['underflow', 'inexact'] : [];
}

/** Counts the NaNs, the infinities and the numbers below the normal ones among what a pass gathers. */
export function specialValues({ element }: Gathering): Gathering {
  return {
    ...(element === undefined ? {} : { element }),
    accumulate: (graph, value) => {
      conditionsOf(graph, value).forEach((condition, k) => {
        const one = graph.node('convert', 'i32', [condition]);
        graph.addLoopCarried(`special${k}`, 0, graph.node('add', 'i32', [graph.carried(k, 'i32'), one]));
      });
    },
    gather: (lanes) => lanes.map((lane) => Array.from(lane as ArrayLike<number>).reduce((a, b) => a + b, 0)),
    merge: (before, after) => before.map((count, k) => (count as number) + (after[k] as number)),
  };
}

function conditionsOf(graph: Graph, value: Node): readonly Node[] {
  const { type } = value;
  if (!isFloat(type) || type === 'bool') {
    const never = graph.constant('bool', false);
    return [never, never, never];
  }
  const magnitude = graph.node('abs', type, [value]);
  const least = type === 'f16' ? 2 ** -14 : leastNormal[sumType(type) as 'f32'];
  return [
    graph.node('ne', 'bool', [value, value]),
    graph.node('eq', 'bool', [magnitude, graph.constant(type, Infinity)]),
    graph.node('lt', 'bool', [magnitude, graph.constant(type, least)]),
  ];
}
