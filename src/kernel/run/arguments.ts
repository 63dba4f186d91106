// The arguments of a call: inputs in their order or by name, the scalars beside them, an output, and options.

import { CallError } from '../../errors/index.ts';
import type { Variable } from '../ir/graph.ts';
import { isRecord, own } from '../own.ts';
import type { ParallelOptions } from './parallel.ts';

/** Values of scalars that a call or `with()` gives, by name. */
export type Overrides = ReadonlyMap<string, number | bigint | boolean>;

/** Inputs in their order, and the scalars that the call gives. */
export interface CallValues {
  readonly inputs: readonly unknown[];
  readonly overrides: Overrides | undefined;
}

/** The value of a scalar as a call or `with()` gives it. @throws CallError `ARGUMENT_TYPE` */
function scalarValue({ name, type }: Variable, given: unknown): number | bigint | boolean {
  const parts = isRecord(given) ? given : undefined;
  const value = parts === undefined ? given : own(parts, 'value');
  const wanted = parts === undefined ? undefined : own(parts, 'type');
  if (wanted !== undefined && wanted !== type) {
    throw new CallError('ARGUMENT_TYPE', `the scalar '${name}' is ${type}, not ${String(wanted)}`, {
      hint: `its type is set where the kernel is made: { scalars: { ${name}: { type, value } } }`,
    });
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return value;
  throw new CallError(
    'ARGUMENT_TYPE',
    `the scalar '${name}' takes a number, got ${value === null ? 'null' : typeof value}`,
    {
      hint: `give it with the option { scalars: { ${name}: ... } }`,
    },
  );
}

/** The scalars that a record holds; undefined where it holds none. @throws CallError `ARGUMENT_TYPE` */
export function overridesIn(scalars: readonly Variable[], record: Readonly<Record<string, unknown>>) {
  const given = scalars.filter(({ name }) => Object.hasOwn(record, name));
  if (given.length === 0) return undefined;
  return new Map(given.map((scalar) => [scalar.name, scalarValue(scalar, record[scalar.name])]));
}

/** How outputs are given and come back: one array, a list, a record by name, or there are none. */
export type OutputForm = 'none' | 'single' | 'array' | 'record';

/** What a call takes. */
export interface Parameters {
  /** What is called, for messages: `kernel`. */
  readonly what: string;
  readonly inputs: readonly Variable[];
  readonly scalars: readonly Variable[];
  readonly outputs: readonly Variable[];
  readonly form: OutputForm;
}

/** What a call was given, sorted. */
export interface Given extends CallValues {
  /** For each output what was given for it; undefined where nothing was given at all. */
  readonly outputs: readonly unknown[] | undefined;
  readonly options: ParallelOptions;
}

const optionNames = ['threads', 'onProgress'];
const noOptions: ParallelOptions = {};

/** True where the argument can only be a record of outputs: there are such, and it has their names. */
function areOutputs({ form, outputs }: Parameters, value: unknown): boolean {
  if (form !== 'record' || !isRecord(value)) return false;
  return Object.keys(value).every((key) => outputs.some(({ name }) => name === key));
}

/** True where a record has to be options, since there are no inputs that it could have by name. */
function areOptions({ inputs, scalars }: Parameters, value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  if (inputs.length > 0 || names.length === 0) return false;
  return names.every((name) => optionNames.includes(name) && !scalars.some((scalar) => scalar.name === name));
}

/**
 * Sorts the arguments of a call: inputs in their order or by name, then outputs, then options where `takesOptions`.
 * @throws CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE`
 */
export function sortArguments(parameters: Parameters, args: readonly unknown[], takesOptions: boolean): Given {
  const [first] = args;
  const isPlain = args.length === parameters.inputs.length && !isRecord(first);
  if (isPlain) return { inputs: args, overrides: undefined, outputs: undefined, options: noOptions };
  const byName = isRecord(first) && !areOutputs(parameters, first) && !(takesOptions && areOptions(parameters, first));
  const count = byName ? 1 : parameters.inputs.length;
  const rest = args.slice(count);
  while (rest.length > 0 && rest[rest.length - 1] === undefined) rest.pop();
  const most = parameters.form === 'none' ? 0 : 1;
  const last = rest[rest.length - 1];
  let options = noOptions;
  if (takesOptions && isRecord(last) && (rest.length > most || !areOutputs(parameters, last))) {
    options = last as ParallelOptions;
    rest.pop();
  }
  if (args.length < count || rest.length > most) throw wrongCount(parameters, args.length);
  const outputs = rest.length === 0 ? undefined : outputsIn(parameters, rest[0]);
  const values = byName
    ? valuesByName(parameters, first)
    : { inputs: args.slice(0, parameters.inputs.length), overrides: undefined };
  return { ...values, outputs, options };
}

/** What was given for each output. */
function outputsIn({ form, outputs }: Parameters, value: unknown): readonly unknown[] {
  if (form === 'single') return [value];
  if (form === 'array') {
    if (Array.isArray(value) && value.length === outputs.length) return value as unknown[];
    throw new CallError('ARGUMENT_TYPE', `the output is a list of ${outputs.length} arrays`);
  }
  const names = outputs.map(({ name }) => name).join(', ');
  if (!isRecord(value)) throw new CallError('ARGUMENT_TYPE', `the output is a record of arrays: ${names}`);
  return outputs.map(({ name }) => own(value, name));
}

/** Results as the expression returns them. */
export function present({ form, outputs }: Parameters, results: readonly unknown[]): unknown {
  if (form === 'single') return results[0];
  if (form === 'array') return results;
  return Object.fromEntries(outputs.map(({ name }, k) => [name, results[k]]));
}

/** The values of a call whose inputs stand in one record. @throws CallError `ARGUMENT_TYPE` for a name that is unknown */
function valuesByName({ what, inputs, scalars }: Parameters, record: Readonly<Record<string, unknown>>): CallValues {
  const known = [...inputs, ...scalars].map(({ name }) => name);
  const unknown = Object.keys(record).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new CallError(
      'ARGUMENT_TYPE',
      `the ${what} has no input '${unknown}'; it has ${known.join(', ') || 'none'}`,
      {
        hint: 'in TypeScript, a minifier renames the parameters of a function, but not what ({ x, y }) => ... takes apart',
      },
    );
  }
  return { inputs: inputs.map(({ name }) => own(record, name)), overrides: overridesIn(scalars, record) };
}

/** The error for a call of too few or too many arguments. */
function wrongCount({ what, inputs, form }: Parameters, got: number): CallError {
  const names = inputs.map(({ name }) => name).join(', ');
  const after = form === 'none' ? '' : ' and an output that may be left out';
  return new CallError(
    'ARGUMENT_COUNT',
    `the ${what} takes ${inputs.length} inputs${names === '' ? '' : ` (${names})`}${after}; got ${got} arguments`,
  );
}
