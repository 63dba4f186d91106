// Leaves of graphs: the position of an element, parameters, constants, and what is carried from element to element.

import { describe, expect, test } from 'vitest';
import { lower } from '../../src/kernel/code/lowering/index.ts';
import { dtypes } from '../../src/kernel/dtype.ts';
import { Graph } from '../../src/kernel/ir/graph.ts';
import { differences, randomBits, randoms, targetOf, types, variants } from '../support/kernel/lowering.ts';

const count = Array.from({ length: 300 }, (_, i) => i % 7);

describe.each(variants.map((variant) => ({ ...variant, variant })))('$name', ({ variant }) => {
  test.each(types)('position as %s', (type) => {
    const graph = new Graph([{ name: 'x', type: 'i8' }]);
    graph.output(
      'y',
      type,
      graph.node('add', type, [graph.node('iota', type), graph.node('convert', type, [graph.input(0)])]),
    );
    expect(differences(graph, variant, [count])).toEqual([]);
  });

  test('bools that are constants, and bools of other widths', () => {
    const graph = new Graph(['f64', 'i8', 'f32'].map((type, i) => ({ name: `x${i}`, type: type as 'f64' })));
    const [a, b, c] = [0, 1, 2].map((i) => graph.input(i)) as [never, never, never];
    const zero = graph.constant('i8', 0);
    const positive = graph.node('gt', 'bool', [b, zero]);
    const less = graph.node('lt', 'bool', [a, graph.constant('f64', 1)]);
    const both = graph.node('and', 'bool', [positive, graph.node('not', 'bool', [less])]);
    const any = graph.node('or', 'bool', [both, graph.constant('bool', false)]);
    graph.output('p', 'f32', graph.node('select', 'f32', [any, c, graph.constant('f32', -1)]));
    graph.output(
      'q',
      'i8',
      graph.node('select', 'i8', [graph.node('xor', 'bool', [less, graph.constant('bool', true)]), b, zero]),
    );
    const random = randomBits(3);
    const data = (['f64', 'i8', 'f32'] as const).map((type) => randoms(type, 200, random));
    expect(differences(graph, variant, data)).toEqual([]);
  });

  test('every loop-carried value ends in a register of its own', () => {
    const graph = new Graph([{ name: 'x', type: 'f32' }]);
    const [first, second, third] = [0, 1, 2].map((i) => graph.carried(i, 'f32')) as [never, never, never];
    // Two change places, and the third becomes what the first was.
    graph.addLoopCarried('a', 0, second);
    graph.addLoopCarried('b', 1, first);
    graph.addLoopCarried('c', 2, first);
    graph.output('y', 'f32', graph.node('add', 'f32', [third, graph.input(0)]));
    const { loopCarried, lanes } = lower(graph, targetOf(variant));
    expect(new Set(loopCarried.flatMap(({ from, to }) => [from, to])).size).toBe(6);
    expect(loopCarried.map(({ initial }) => new Float32Array(initial.buffer)[0])).toEqual([0, 1, 2]);
    expect(lanes * dtypes.f32.bytes).toBe(targetOf(variant).vectorBytes);
  });
});
