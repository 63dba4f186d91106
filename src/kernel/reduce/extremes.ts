// The least and the greatest value, and where they stand.

import { type DType, isFloat } from '../dtype.ts';
import { integerLike } from '../ir/ops.ts';
import { rangeOf } from '../ir/scalar/rounding.ts';
import { converted, elementType, fold, type Gathering, isWideInteger, keptType } from './gathering.ts';

/** The smallest and the largest value of a type. */
function limitsOf(type: DType): readonly [number | bigint, number | bigint] {
  if (isFloat(type)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { min, max } = rangeOf(type);
  return isWideInteger(type) ? [min, max] : [Number(min), Number(max)];
}

const isNaNumber = (value: number | bigint): boolean => typeof value === 'number' && Number.isNaN(value);

const least = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'number' ? Math.min(a, b as number) : a < b ? a : b;
const most = (a: number | bigint, b: number | bigint): number | bigint =>
  typeof a === 'number' ? Math.max(a, b as number) : a > b ? a : b;

export function extreme(op: 'min' | 'max'): Gathering {
  const join = op === 'min' ? least : most;
  return {
    accumulate: (graph, value) => {
      const type = keptType(elementType(value.type));
      const next = graph.node(op, type, [graph.carried(0, type), converted(graph, value, type)]);
      graph.addLoopCarried(op, limitsOf(type)[op === 'min' ? 1 : 0], next);
    },
    gather: ([lanes]) => [fold(lanes!, join)],
    merge: ([a], [b]) => [join(a!, b!)],
  };
}

/** Says whether a candidate is better than the best before it; an equal one is not, so the first one stays. */
const isBetter = (op: 'argmin' | 'argmax', candidate: number | bigint, best: number | bigint): boolean =>
  isNaNumber(candidate) ? !isNaNumber(best) : op === 'argmin' ? candidate < best : candidate > best;

/** A state of value and index; the index is -1 where there was no element. */
export function extremeIndex(op: 'argmin' | 'argmax'): Gathering {
  return {
    accumulate: (graph, given, { absolute }) => {
      const type = keptType(elementType(given.type));
      const value = converted(graph, given, type);
      const wide = absolute || integerLike(type) === 'i64' ? 'i64' : 'i32';
      const best = graph.carried(0, type);
      const at = graph.carried(1, wide);
      const nothing = graph.constant(wide, wide === 'i64' ? -1n : -1);
      // The first element is taken whatever it is.
      let better = graph.node('or', 'bool', [
        graph.node(op === 'argmin' ? 'lt' : 'gt', 'bool', [value, best]),
        graph.node('eq', 'bool', [at, nothing]),
      ]);
      if (isFloat(type)) {
        const news = graph.node('and', 'bool', [
          graph.node('ne', 'bool', [value, value]),
          graph.node('eq', 'bool', [best, best]),
        ]);
        better = graph.node('or', 'bool', [better, news]);
      }
      const position = graph.node('iota', wide);
      graph.addLoopCarried(
        'best',
        limitsOf(type)[op === 'argmin' ? 1 : 0],
        graph.node('select', type, [better, value, best]),
      );
      graph.addLoopCarried('at', wide === 'i64' ? -1n : -1, graph.node('select', wide, [better, position, at]));
    },
    gather: ([values, places], first) => {
      let [best, at] = [0 as number | bigint, -1];
      for (let k = 0; k < values!.length; k++) {
        const place = Number(places![k]);
        if (place < 0) continue;
        const value = values![k]!;
        const isEqual = value === best || (isNaNumber(value) && isNaNumber(best));
        if (at < 0 || isBetter(op, value, best) || (isEqual && place < at)) [best, at] = [value, place];
      }
      return [best, at < 0 ? -1 : at + first];
    },
    merge: (before, after) => {
      if ((after[1] as number) < 0) return before;
      return (before[1] as number) < 0 || isBetter(op, after[0]!, before[0]!) ? after : before;
    },
  };
}
