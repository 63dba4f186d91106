// The front ends: text, arrow functions and the builder all become a Graph.

import { didYouMean, isStackOverflow, quoted, RawCpuError, readOptions } from '../../errors/index.ts';
import { type DType, dtypes, floatOf, isDType } from '../dtype.ts';
import { type ConstantValue, Graph, type Node, type Output, type SourceSpan, type Variable } from '../ir/graph.ts';
import { elementOf, type Misfit, misfitOf, numberText } from '../ir/scalar/element.ts';
import { isInstance, orNothing, own } from '../own.ts';
import { BuiltExpression, Scalar } from './builder.ts';
import { lowerBuilt, readBuilt } from './built.ts';
import { printBuilt } from './built-text.ts';
import { constants, functions, type Operand } from './functions.ts';
import { Literal, Outlier } from './literals.ts';
import { Lowerer } from './lower.ts';
import { Operations } from './operations.ts';
import { isArrowText, parseArrow, parseArrowText } from './parse-arrow.ts';
import { parseText } from './parse-text.ts';
import type { KernelSource, ScalarOption } from './source-types.ts';
import { type Definition, type Expression, type Input, type Program, parseError, partsOf, RENAMED } from './tree.ts';

export {
  type BuilderInputs,
  type BuilderResult,
  type BuilderValues,
  type BuiltExpression,
  buildExpression,
  type FloatFunction,
  type FloatOf,
  type FloatType,
  type IntegerType,
  type SameTypeFunction,
  type Scalar,
  scalar,
  type TestFunction,
  type Value,
  type ValueFloatMethods,
  type ValueOperand,
  type ValueSameTypeMethods,
  type ValueTestMethods,
} from './builder.ts';
export { constants as expressionConstants, functions as expressionFunctions } from './functions.ts';
export type {
  InputsOf,
  InputsOfProduct,
  InputsOfTwo,
  InputsOption,
  InputTypes,
  KernelFunction,
  KernelSource,
  NoNames,
  OutputsOf,
  OutputsOption,
  OutputTypes,
  Returned,
  ScalarOption,
  ScalarsOf,
  ScalarsOption,
  TupleFor,
} from './source-types.ts';

export interface ParseOptions {
  /** The type of every input, scalar and output that has no other one. */
  readonly dtype: DType;
  /** The types of inputs, by name. */
  readonly inputs?: Readonly<Record<string, DType>>;
  /** Values that are the same for all elements, by the names under which the source uses them. */
  readonly scalars?: Readonly<Record<string, ScalarOption>>;
  /** The type of the output, or of outputs by name. A comparison gives u8, 0 or 1, unless this says otherwise. */
  readonly outputs?: DType | Readonly<Record<string, DType>>;
}

/** An expression that was understood. */
export interface ParsedExpression {
  readonly graph: Graph;
  /** In the order in which a call takes them. */
  readonly inputs: readonly Variable[];
  readonly parameters: readonly Variable[];
  /** The values that the parameters had when the kernel was made. */
  readonly parameterValues: readonly ConstantValue[];
  readonly outputs: readonly Output[];
  /** How the results were written: one, an array, or a record by name. */
  readonly shape: 'single' | 'array' | 'record';
  /** The text that the nodes' source spans point into. */
  readonly source: string;
}

const knownOptions = ['dtype', 'inputs', 'scalars', 'outputs'];

function dtypeOption(where: string, type: unknown): DType {
  if (typeof type === 'string' && isDType(type)) return type;
  const known = Object.keys(dtypes).join(', ');
  throw new RawCpuError('BAD_OPTION', `${where}: an element type expected, not ${quoted(type)}`, {
    details: { type, known: Object.keys(dtypes) },
    hint: (typeof type === 'string' ? didYouMean(type, Object.keys(dtypes)) : undefined) ?? `known are ${known}`,
  });
}

/** A source that was read: its names, and how it becomes operations. */
interface ReadSource extends Pick<Program, 'inputs' | 'closed' | 'shape'> {
  readonly text: string;
  readonly results: readonly { readonly name: string; readonly place: SourceSpan }[];
  /** The names that it mentions, inputs and scalars among them. */
  readonly names: ReadonlySet<string>;
  /** The values of the results, in their order. @param scope the values of inputs and scalars, by the names in the source */
  lower(operations: Operations, scope: ReadonlyMap<string, Operand>): readonly Operand[];
}

function readSource(source: KernelSource): ReadSource {
  if (typeof source === 'string') return readTree(isArrowText(source) ? parseArrowText(source) : parseText(source));
  if (typeof source === 'function') return readTree(parseArrow(source));
  if (isInstance(source, BuiltExpression)) return readBuilder(source);
  throw new RawCpuError('BAD_OPTION', `an expression as text or as an arrow function expected, not ${typeof source}`);
}

function readBuilder(source: BuiltExpression): ReadSource {
  const built = readBuilt(source);
  const places = printBuilt(built);
  return {
    ...built,
    text: places.text,
    closed: true,
    results: built.results.map(([name], k) => ({ name, place: places.results[k] as SourceSpan })),
    names: new Set(built.inputs.map(({ name }) => name)),
    lower: (operations, scope) => lowerBuilt(built, places, operations, scope),
  };
}

function readTree(program: Program): ReadSource {
  return {
    ...program,
    text: program.source,
    names: namesOf(program),
    lower: (operations, scope) => evaluate(program, new Lowerer(operations, scope, program.closed)),
  };
}

/** The names that an expression mentions, inputs and scalars among them. @throws ParseError */
export function namesIn(source: KernelSource): ReadonlySet<string> {
  return readSource(source).names;
}

function namesOf({ inputs, closed, definitions, results }: Program): ReadonlySet<string> {
  const names = new Set(inputs.map(({ name }) => name));
  // The inputs of a text are the names that it mentions.
  const left: Expression[] = closed ? [...definitions, ...results].map(({ value }) => value) : [];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.kind === 'name') names.add(next.name);
    left.push(...partsOf(next));
  }
  if (closed) for (const { name } of definitions) names.delete(name);
  return names;
}

/** A scalar as it was given; its type need not hold the value. */
export interface TypedScalar extends Variable {
  readonly value: number | bigint | boolean;
}

/** The type that a scalar gets by its value: the kernel's, or a float where that has no fractions. */
export function typedScalar(name: string, option: ScalarOption, dtype: DType): TypedScalar {
  const isObject = typeof option === 'object' && option !== null;
  const parts = isObject ? (option as unknown as Record<string, unknown>) : undefined;
  const value = isObject ? orNothing(() => own(parts, 'value')) : option;
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') {
    const given = value === null ? 'null' : typeof value;
    throw new RawCpuError('BAD_OPTION', `scalars.${name}: a number expected, not ${given}`, {
      hint: 'a value, or { type, value }',
    });
  }
  if (isObject) return { name, type: dtypeOption(`scalars.${name}.type`, own(parts, 'type')), value };
  const isFraction = typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value);
  return { name, type: isFraction ? floatOf(dtype) : dtype, value };
}

/** The scalars of an expression, with their types: those of the options, and those that a builder declared. */
export function typedScalars(source: KernelSource, options: Pick<ParseOptions, 'dtype' | 'scalars'>): TypedScalar[] {
  const given = Object.hasOwn(options, 'scalars') ? options.scalars : undefined;
  const scalars = Object.entries(given ?? {});
  if (isInstance(source, BuiltExpression)) {
    for (const [name, declared] of Object.entries(source.inputs)) {
      if (isInstance(declared, Scalar) && own(given, name) === undefined) scalars.push([name, declared]);
    }
  }
  return scalars.map(([name, option]) => typedScalar(name, option, options.dtype));
}

/** Makes the error for a scalar whose value its type does not hold, where more than a comparison asks for it. */
export type Refusal = (name: string, misfit: Misfit) => Error;

const refuseOption: Refusal = (name, { problem, hint, details }) => {
  const other = details.types[0];
  return new RawCpuError('BAD_OPTION', `scalars.${name}: ${problem}`, {
    details,
    hint:
      other === undefined
        ? hint
        : `${hint}; in TypeScript, { type: '${other}', value: ${numberText(details.value)} } gives a scalar that type`,
  });
};

/** Refuses names in an option that the expression does not have: most likely a misspelt one. */
function refuseStrangers(option: string, names: Iterable<string>, known: readonly string[], isFunction = false): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = didYouMean(name, known) ?? (known.length === 0 ? 'it has none at all' : `it has ${known.join(', ')}`);
    throw new RawCpuError('BAD_OPTION', `${option}: the expression has no '${name}'`, {
      details: { name, known },
      hint: isFunction ? `${near}; ${RENAMED}` : near,
    });
  }
}

/** `sin + 1` forgot the brackets, unless the options say that there is an input of that name. */
function refuseFunctionsAsInputs(inputs: readonly Input[], source: string, options: ParseOptions): void {
  for (const { name, place } of inputs) {
    if (!Object.hasOwn(functions, name) || own(options.inputs, name) !== undefined) continue;
    throw parseError('UNKNOWN_NAME', `'${name}' is a function`, source, place, `call it: ${name}(...)`);
  }
}

function refuseTwins(
  definitions: readonly { readonly name: string; readonly place: Input['place'] }[],
  source: string,
) {
  const seen = new Set<string>();
  for (const { name, place } of definitions) {
    if (seen.has(name)) throw parseError('SYNTAX', `'${name}' is there twice`, source, place);
    seen.add(name);
  }
}

/** The most inputs and outputs together: native functions take 127 arguments, and a kernel up to three of its own. */
const MOST_STREAMS = 124;

function refuseTooMany(inputs: readonly Input[], { results, text }: ReadSource): void {
  const places = [...inputs, ...results].map(({ place }) => place);
  const first = places[MOST_STREAMS];
  if (first === undefined) return;
  const message = `a kernel has at most ${MOST_STREAMS} inputs and outputs together, not ${places.length}`;
  throw parseError('EXPRESSION_TOO_LARGE', message, text, first);
}

/**
 * Makes a graph out of an expression: text, an arrow function (which is read, never called), or what `buildExpression` gave.
 * @throws ParseError with the place in the source, or `RawCpuError` `BAD_OPTION` or `UNKNOWN_OPTION`
 */
export function parseExpression(
  source: KernelSource,
  options: ParseOptions,
  refusal: Refusal = refuseOption,
): ParsedExpression {
  try {
    return makeGraph(source, options, refusal);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const text = typeof source === 'string' ? source : '';
    throw parseError('EXPRESSION_TOO_DEEP', 'the stack has no room left to read this', text, { start: 0, end: 1 });
  }
}

function makeGraph(source: KernelSource, options: ParseOptions, refusal: Refusal): ParsedExpression {
  options = readOptions('parseExpression', options, knownOptions);
  const dtype = dtypeOption('dtype', options.dtype);
  const read = readSource(source);
  const parameters = typedScalars(source, options);
  const scalarNames = new Set(parameters.map(({ name }) => name));
  const isFunction = read.closed && !isInstance(source, BuiltExpression);
  const listed = read.inputs.filter(({ name }) => {
    if (scalarNames.has(name)) return false;
    return read.closed || !Object.hasOwn(constants, name);
  });
  if (!read.closed) refuseFunctionsAsInputs(listed, read.text, options);
  const inputs = listed.map(({ name }): Variable => ({ name, type: inputType(name, source, options) }));
  refuseStrangers(
    'inputs',
    Object.keys(options.inputs ?? {}),
    inputs.map(({ name }) => name),
    isFunction,
  );
  refuseStrangers(
    'scalars',
    scalarNames,
    [...read.names].filter((name) => !Object.hasOwn(constants, name)),
    isFunction,
  );
  refuseTwins(read.inputs, read.text);
  refuseTooMany(listed, read);
  const graph = new Graph(
    inputs,
    parameters.map(({ name, type }) => ({ name, type })),
  );
  const scope = new Map<string, Operand>();
  const values = parameters.map(({ type, value }) => elementOf(type, value));
  parameters.forEach(({ name, type, value }, index) => {
    const parameter: Node | Outlier =
      values[index] === undefined
        ? new Outlier(type, value, () => refusal(name, misfitOf(type, value)))
        : graph.parameter(index);
    scope.set(name, parameter);
    // A parameter of the function that is named as a scalar is one.
    const input = read.inputs.find((candidate) => candidate.name === name);
    if (input !== undefined) scope.set(input.local, parameter);
  });
  listed.forEach(({ local, place }, index) => {
    scope.set(local, graph.input(index, place));
  });
  const operations = new Operations(graph, dtype, read.text);
  store(read, read.lower(operations, scope), options, operations);
  return {
    graph,
    inputs,
    parameters: graph.parameters,
    parameterValues: parameters.map(({ value }, index) => values[index] ?? value),
    outputs: graph.outputs,
    shape: read.shape,
    source: read.text,
  };
}

function inputType(name: string, source: KernelSource, options: ParseOptions): DType {
  const given = own(options.inputs, name);
  if (given !== undefined) return dtypeOption(`inputs.${name}`, given);
  const declared = isInstance(source, BuiltExpression) ? own(source.inputs, name) : undefined;
  return (declared as DType | undefined) ?? options.dtype;
}

/** Lowers the definitions in order, then the results; in a text, results may use those before them. */
function evaluate(program: Program, lowerer: Lowerer): readonly Operand[] {
  const names = program.definitions.map(({ name, place }) => ({ name, place }));
  if (program.closed)
    refuseTwins([...program.inputs.map(({ local, place }) => ({ name: local, place })), ...names], program.source);
  for (const { name, value } of program.definitions) lowerer.define(name, lowerer.lower(value));
  refuseTwins(program.results, program.source);
  const inputs = new Set(program.inputs.map(({ name }) => name));
  return program.results.map((result: Definition) => {
    const value = lowerer.lower(result.value);
    // `x = a + b, y = x * 2`; but in `{ a: a * 2, b: a + b }` the inputs keep their names.
    if (!program.closed && !inputs.has(result.name)) lowerer.define(result.name, value);
    return value;
  });
}

function store(
  { results }: ReadSource,
  values: readonly Operand[],
  { outputs, dtype }: ParseOptions,
  operations: Operations,
): void {
  if (typeof outputs === 'object')
    refuseStrangers(
      'outputs',
      Object.keys(outputs),
      results.map(({ name }) => name),
    );
  for (const [k, { name, place }] of results.entries()) {
    const value = values[k] as Operand;
    const wanted = typeof outputs === 'object' ? own(outputs, name) : outputs;
    const isTruth = value instanceof Literal ? typeof value.value === 'boolean' : value.type === 'bool';
    const type = wanted === undefined ? (isTruth ? 'u8' : dtype) : dtypeOption(`outputs.${name}`, wanted);
    operations.graph.output(name, type, operations.to(value, type, place));
  }
}
