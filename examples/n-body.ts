// Bodies that attract each other: for each of them one kernel weighs the pull of all, and reductions add it up.

import { elementwise, reduce } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

export interface Bodies {
  readonly mass: Float64Array;
  readonly position: readonly [Float64Array, Float64Array, Float64Array];
  readonly velocity: readonly [Float64Array, Float64Array, Float64Array];
}

/** What a body's pull on one place is per unit of distance. `softening` keeps two that meet from pulling without limit. */
const weights = elementwise(
  'f64',
  `dx = x - atX; dy = y - atY; dz = z - atZ;
   squared = dx*dx + dy*dy + dz*dz + softening;
   mass / (squared * sqrt(squared))`,
  { scalars: { softening: 1e-3 } },
);
const pull = reduce('f64', 'sum', '(along - at) * weight');
const move = elementwise('f64', 'value + rate * dt');

/** Moves the bodies on by `dt`, first their velocities, then their places (the semi-implicit Euler method). */
export function advance({ mass, position, velocity }: Bodies, dt: number): void {
  const [x, y, z] = position;
  const weight = new Float64Array(mass.length);
  const pulls = velocity.map(() => new Float64Array(mass.length));
  for (let k = 0; k < mass.length; k++) {
    weights({ mass, x, y, z, atX: x[k]!, atY: y[k]!, atZ: z[k]! }, weight);
    position.forEach((along, axis) => {
      pulls[axis]![k] = pull({ along, at: along[k]!, weight });
    });
  }
  velocity.forEach((v, axis) => {
    move({ value: v, rate: pulls[axis]!, dt }, v);
    move({ value: position[axis]!, rate: v, dt }, position[axis]!);
  });
}

/** The sum of mass * velocity along each axis, which no pull between the bodies changes. */
export function momentum({ mass, velocity }: Bodies): number[] {
  const dot = reduce('f64', 'dot', 'mass * velocity');
  return velocity.map((v) => dot(mass, v));
}

export function someBodies(count: number): Bodies {
  const wave = (phase: number) => Float64Array.from({ length: count }, (_, k) => Math.sin(k * 12.9898 + phase));
  const zeros = () => new Float64Array(count);
  return {
    mass: Float64Array.from({ length: count }, (_, k) => 1 + (k % 3)),
    position: [wave(0), wave(1), wave(2)],
    velocity: [zeros(), zeros(), zeros()],
  };
}

export function main(print: Print): void {
  const bodies = someBodies(200);
  const before = bodies.position[0][0]!;
  for (let k = 0; k < 10; k++) advance(bodies, 1e-4);
  print(`the first of 200 bodies went from ${before.toFixed(6)} to ${bodies.position[0][0]!.toFixed(6)}`);
  const largest = Math.max(...momentum(bodies).map(Math.abs));
  print(`momentum along any axis: ${largest < 1e-9 ? 'none, as at the start' : largest}`);
}

runIfProgram(import.meta.url, main);
