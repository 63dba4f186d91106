// The function that elementwise() gives: a call becomes streams, whose code runs in one go or in chunks on several threads.

import { compile, js } from '../../javascript/index.ts';
import { javascriptLoop } from '../ir/javascript.ts';
import { printGraph } from '../ir/print.ts';
import { elementOf } from '../ir/scalar/element.ts';
import { type CallValues, type Overrides, present } from './arguments.ts';
import { andValidity } from './arrow-vector.ts';
import { namesOf, nativeArguments, type PreparedCall, prepareCall, runCall } from './call.ts';
import type { ArrowResult } from './call-types.ts';
import { type Callable, makeCallable, type Prepare, type Ready } from './callable.ts';
import type { Compiled, Shared } from './compile.ts';
import type { Family } from './family.ts';
import { FamilyEngine } from './family-engine.ts';
import { type ReadParallelOptions, runParallel } from './parallel.ts';
import type { Stream } from './streams.ts';

/** A call of a kernel. */
class ReadyKernel implements Ready<unknown> {
  private readonly engine: KernelEngine;
  private readonly made: Shared<Compiled>;
  private readonly call: PreparedCall;

  constructor(engine: KernelEngine, made: Shared<Compiled>, call: PreparedCall) {
    this.engine = engine;
    this.made = made;
    this.call = call;
  }

  get streams(): readonly Stream[] {
    return this.call.streams;
  }

  get names(): readonly string[] {
    return namesOf(this.made.value.graph);
  }

  /** How many elements it computes. */
  get elements(): number {
    return this.call.shape.rows * this.call.shape.columns;
  }

  run(): unknown {
    runCall(this.call);
    return present(this.engine, this.call.results);
  }

  async runParallel(streams: readonly Stream[], options: ReadParallelOptions): Promise<unknown> {
    await runParallel(this.made.value.program, { ...this.call, streams }, options);
    return present(this.engine, this.call.results);
  }

  hold(): () => void {
    return this.made.hold();
  }

  /** For plain arrays that were all given. */
  again(args: readonly unknown[]): (() => unknown) | undefined {
    const { shape, streams, variant } = this.call;
    const isPlain =
      this.engine.form === 'single' &&
      args.length === streams.length &&
      shape.rank === 1 &&
      shape.columns > 0 &&
      streams.every(({ array, offset }, k) => offset === 0 && array === args[k]);
    if (!isPlain) return undefined;
    const values = nativeArguments(this.call);
    const { call } = variant;
    const out = args[args.length - 1];
    const [n, a, b, c, d] = values;
    switch (values.length) {
      case 3:
        return () => {
          call(n, a, b);
          return out;
        };
      case 4:
        return () => {
          call(n, a, b, c);
          return out;
        };
      case 5:
        return () => {
          call(n, a, b, c, d);
          return out;
        };
      default:
        return () => {
          call(...values);
          return out;
        };
    }
  }
}

class KernelEngine extends FamilyEngine<Compiled, unknown> {
  readonly what = 'kernel';

  get form() {
    return this.usual.form;
  }

  prepare(values: CallValues, outputs: readonly unknown[] | undefined): ReadyKernel {
    const { made, inputs, parameters } = this.family.fit(values.inputs, values.overrides);
    return new ReadyKernel(this, made, prepareCall(made.value.program, inputs, outputs, parameters));
  }

  with(overrides: Overrides): KernelEngine {
    return new KernelEngine(this.family.with(overrides));
  }
}

/** The loop in JavaScript, with the values that the scalars have. */
function loopOf({ usual: { graph }, family }: KernelEngine) {
  const code = javascriptLoop(graph);
  const made = code && compile<() => (...args: unknown[]) => void>(js``, js`return ${code};`)?.();
  if (made === undefined) return undefined;
  const count = graph.inputs.length;
  const scalars = family.scalars.map(({ type, value }) => elementOf(type, value));
  return (...arrays: readonly unknown[]) => made(...arrays.slice(0, count), ...scalars, ...arrays.slice(count));
}

/** What a kernel has beside other functions of its kind. */
function membersOf(engine: KernelEngine, prepare: Prepare<unknown>) {
  const { usual } = engine;
  const arrow = (...args: readonly unknown[]): ArrowResult<unknown> => {
    const { given, ready } = prepare(args);
    const values = ready.run();
    return { values, nullBitmap: andValidity(given.inputs, (ready as ReadyKernel).elements) };
  };
  return {
    arrow,
    outputs: engine.outputs.map(({ name, type }) => ({ name, type })),
    ir: () => printGraph(usual.graph, { source: usual.source }),
    javascript: () => javascriptLoop(usual.graph)?.toString(),
    loop: () => loopOf(engine),
  };
}

/** Makes the function. */
export const makeKernel = (family: Family<Compiled>): Callable<unknown> =>
  makeCallable(new KernelEngine(family), membersOf);
