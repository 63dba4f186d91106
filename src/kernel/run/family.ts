// One expression and the values of its scalars. Numbers that their types hold are passed to the code that serves all of
// them. Others become part of the code: a program of its own, in which comparisons with them are decided, or the refusal.

import { CallError, readRecord } from '../../errors/index.ts';
import { type Refusal, type TypedScalar, typedScalars } from '../front/index.ts';
import type { Graph, Variable } from '../ir/graph.ts';
import { elementOf, numberText } from '../ir/scalar/element.ts';
import type { Overrides } from './arguments.ts';
import { parameterWord } from './call.ts';
import type { Recipe, Shared } from './compile.ts';

/** What is compiled for an expression. */
export interface Made {
  readonly graph: Graph;
  dispose(): void;
}

/** What serves a call, and what is left to pass to it. */
export interface Fitted<T extends Made> {
  readonly made: Shared<T>;
  readonly inputs: readonly unknown[];
  /** The words of its parameters. */
  readonly parameters: readonly bigint[];
}

/** Programs for numbers that do not fit which one family keeps. */
const MOST_OTHERS = 8;

const isNumber = (value: unknown): value is number | bigint | boolean =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

const isOutlier = ({ type, value }: TypedScalar): boolean => elementOf(type, value) === undefined;

const keyOf = (outliers: readonly TypedScalar[]): string =>
  outliers.length === 0
    ? ''
    : JSON.stringify(outliers.map(({ name, type, value }) => [name, type, typeof value, numberText(value)]));

/** Refuses a number of a call or of `with()`. */
const refuseNumber =
  (inputs: readonly Variable[]): Refusal =>
  (name, { problem, hint, details }) => {
    const what = inputs.some((input) => input.name === name) ? 'input' : 'scalar';
    return new CallError('ARGUMENT_RANGE', `the ${what} '${name}' is ${details.type}: ${problem}`, { details, hint });
  };

export class Family<T extends Made> {
  readonly scalars: readonly TypedScalar[];
  /** What serves the scalars' own values, with arrays for all inputs. */
  readonly usual: Shared<T>;
  private readonly recipe: Recipe;
  private readonly make: (recipe: Recipe) => Shared<T>;
  private readonly words: readonly bigint[];
  private readonly usualKey: string;
  private readonly others = new Map<string, { readonly made: Shared<T>; readonly letGo: () => void }>();
  private readonly letGo: () => void;

  /** @param make compiles a recipe, or finds what was compiled for it before. */
  constructor(recipe: Recipe, make: (recipe: Recipe) => Shared<T>, usual: Shared<T> = make(recipe)) {
    this.recipe = recipe;
    this.make = make;
    this.usual = usual;
    this.letGo = usual.hold();
    this.scalars = typedScalars(recipe.expression, { dtype: recipe.dtype, ...recipe.options });
    this.usualKey = keyOf(this.scalars.filter(isOutlier));
    this.words = this.wordsOf(usual, this.scalars);
  }

  dispose(): void {
    this.letGo();
    for (const { letGo } of this.others.values()) letGo();
    this.others.clear();
  }

  /** The same expression with other values of its scalars. @throws CallError `ARGUMENT_RANGE` */
  with(overrides: Overrides): Family<T> {
    const scalars = this.overridden(overrides);
    const recipe = this.recipeFor(scalars, []);
    const isUsual = keyOf(scalars.filter(isOutlier)) === this.usualKey;
    return new Family(recipe, this.make, isUsual ? this.usual : this.make(recipe));
  }

  /** What serves a call with these inputs. @throws CallError `ARGUMENT_RANGE` for a number that does not fit */
  fit(inputs: readonly unknown[], overrides?: Overrides): Fitted<T> {
    const variables = this.usual.value.graph.inputs;
    const numbers = variables.flatMap(({ name, type }, k): TypedScalar[] => {
      const value = inputs[k];
      return isNumber(value) && elementOf(type, value) === undefined ? [{ name, type, value }] : [];
    });
    if (overrides === undefined && numbers.length === 0) return { made: this.usual, inputs, parameters: this.words };
    const scalars = this.overridden(overrides);
    const outliers = [...scalars.filter(isOutlier), ...numbers];
    const key = keyOf(outliers);
    const made = key === this.usualKey ? this.usual : this.other(key, scalars, numbers);
    return {
      made,
      inputs: inputs.filter((_, k) => !numbers.some(({ name }) => name === variables[k]?.name)),
      parameters: this.wordsOf(made, scalars),
    };
  }

  private overridden(overrides: Overrides | undefined): readonly TypedScalar[] {
    if (overrides === undefined) return this.scalars;
    return this.scalars.map((scalar) => ({ ...scalar, value: overrides.get(scalar.name) ?? scalar.value }));
  }

  /** The parameters of a number that is part of the code are not looked at. */
  private wordsOf(made: Shared<T>, scalars: readonly TypedScalar[]): readonly bigint[] {
    return made.value.graph.parameters.map(({ name, type }) => {
      const value = scalars.find((scalar) => scalar.name === name)?.value;
      const element = value === undefined ? undefined : elementOf(type, value);
      return element === undefined ? 0n : parameterWord(type, element);
    });
  }

  private other(key: string, scalars: readonly TypedScalar[], numbers: readonly TypedScalar[]): Shared<T> {
    const known = this.others.get(key);
    if (known !== undefined) return known.made;
    const made = this.make(this.recipeFor(scalars, numbers));
    this.others.set(key, { made, letGo: made.hold() });
    const [oldest] = this.others;
    if (this.others.size > MOST_OTHERS && oldest !== undefined) {
      this.others.delete(oldest[0]);
      oldest[1].letGo();
    }
    return made;
  }

  /** The recipe with values of its scalars, and with inputs that are numbers as scalars. */
  private recipeFor(scalars: readonly TypedScalar[], numbers: readonly TypedScalar[]): Recipe {
    const { inputs, ...options } = this.recipe.options;
    const types = Object.entries(inputs ?? {}).filter(([name]) => !numbers.some((number) => number.name === name));
    const values = [...scalars, ...numbers].map(({ name, type, value }) => [name, { type, value }] as const);
    return {
      ...this.recipe,
      options: readRecord('kernel', {
        ...options,
        ...(inputs === undefined ? {} : { inputs: Object.fromEntries(types) }),
        scalars: Object.fromEntries(values),
      }),
      refusal: refuseNumber(this.usual.value.graph.inputs),
    };
  }
}
