// From what the user wrote to a program: parse, passes, target. Programs are kept by expression, types and options, so that
// the same kernel is compiled once; the least recently used one goes when there are too many.

import { readRecord } from '../../errors/index.ts';
import type { DType } from '../dtype.ts';
import { type KernelSource, parseExpression, type Refusal, typedScalars } from '../front/index.ts';
import type { Graph, Node } from '../ir/graph.ts';
import { optimize } from '../ir/passes/index.ts';
import { elementOf, numberText } from '../ir/scalar/element.ts';
import { watchExceptions } from '../math/exceptions.ts';
import { orNothing } from '../own.ts';
import type { OutputForm } from './arguments.ts';
import { floatOptions, type KernelOptions, machineTarget } from './options.ts';
import { Program } from './program.ts';

/** Everything that decides what a kernel is. */
export interface Recipe {
  readonly what: 'elementwise' | 'reduce';
  readonly dtype: DType;
  readonly expression: KernelSource;
  readonly options: KernelOptions;
  /** How a number is refused that its type does not hold, where that is not the fault of the options. */
  readonly refusal?: Refusal;
}

export interface Parsed {
  readonly graph: Graph;
  readonly form: Exclude<OutputForm, 'none'>;
  /** The text that the graph's spans point into. */
  readonly source: string;
}

/** The graph of an expression as it was written. @throws ParseError, RawCpuError */
export function parseSource({ dtype, expression, options, refusal }: Recipe): Parsed {
  const { inputs, scalars, outputs } = readRecord('the options', options);
  const { graph, shape, source } = parseExpression(
    expression,
    {
      dtype,
      ...(inputs === undefined ? {} : { inputs }),
      ...(scalars === undefined ? {} : { scalars }),
      ...(outputs === undefined ? {} : { outputs }),
    },
    refusal,
  );
  return { graph, form: shape, source };
}

/** What an expression is compiled to. */
export interface Compiled extends Parsed {
  readonly program: Program;
  dispose(): void;
}

/**
 * The program for a graph: optimised for what the options allow.
 * @param values of a reduction, the values whose exceptions are reported
 */
export function makeProgram(graph: Graph, recipe: Recipe, name: string, values?: readonly Node[]): Program {
  const options = readRecord(name, recipe.options);
  const { fma = false, accuracy = 'full', isa, unroll } = options;
  const target = machineTarget(isa);
  const float = floatOptions(options);
  const passes = { fast: accuracy === 'fast', fma: target.features.has('fma'), dynamicFloat: float !== undefined };
  const optimised = optimize(graph, { ...passes, contract: fma });
  const isReported = (options.reportExceptions ?? false) !== false;
  const isDirected = (options.rounding ?? 'nearest') !== 'nearest';
  const compiled = isReported
    ? optimize(watchExceptions(graph, { target, contract: fma, isDirected }, values), passes)
    : optimised;
  return new Program(optimised, { target, accuracy, unroll, float, name }, compiled);
}

/** Programs by what they were made of. */
const kept = new Map<string, Shared<{ dispose(): void }>>();
const MOST_KEPT = 256;

/** Text from which equal kernels get equal keys; undefined where the expression is not text. */
export function sourceKey({ what, dtype, expression, options }: Recipe, extra: string): string | undefined {
  if (typeof expression !== 'string' && typeof expression !== 'function') return undefined;
  const text = typeof expression === 'string' ? expression : Function.prototype.toString.call(expression);
  if (Object.keys(options).length === 0) return `${what} ${extra} ${dtype} ${typeof expression}\n${text}`;
  const { scalars, ...others } = options;
  // Of a scalar the type decides the code, and the value only where the type does not hold it.
  const kinds = typedScalars(expression, { dtype, ...(scalars === undefined ? {} : { scalars }) }).map(
    ({ name, type, value }) =>
      elementOf(type, value) === undefined ? [name, type, typeof value, numberText(value)] : [name, type],
  );
  // What no text can be made of is kept under no key, and refused by who reads it.
  return orNothing(() => JSON.stringify([what, extra, dtype, others, kinds, typeof expression, text]));
}

/** What the kernels of one expression have together. */
export class Shared<T extends { dispose(): void }> {
  readonly value: T;
  private holders = 0;
  private readonly key: string | undefined;

  constructor(value: T, key: string | undefined) {
    this.value = value;
    this.key = key;
  }

  /** Adds a holder. What is returned takes it away; with the last one the value is disposed of, and kept no more. */
  hold(): () => void {
    this.holders++;
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      if (--this.holders > 0) return;
      if (this.key !== undefined && kept.get(this.key) === this) kept.delete(this.key);
      this.value.dispose();
    };
  }
}

/** What was kept under a key, or what `make` makes. */
export function keep<T extends { dispose(): void }>(key: string | undefined, make: () => T): Shared<T> {
  if (key === undefined) return new Shared(make(), key);
  const known = kept.get(key) as Shared<T> | undefined;
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const made = new Shared(make(), key);
  kept.set(key, made);
  // What is no longer kept lives on as long as somebody uses it; its code is given back by the collector.
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  return made;
}
