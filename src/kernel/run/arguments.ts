// The arguments of a call: inputs in their order or by name, the scalars beside them, an output, and options.

import { CallError, isList, quoted } from '../../errors/index.ts';
import { isDType } from '../dtype.ts';
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
    throw new CallError(
      'ARGUMENT_TYPE',
      `the scalar '${name}' is ${type}, not ${isDType(wanted) ? wanted : quoted(wanted)}`,
      {
        hint: `its type is set where the kernel is made: { scalars: { ${name}: { type, value } } }`,
      },
    );
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

const nameSets = new WeakMap<readonly Variable[], ReadonlySet<string>>();

/** The names of variables; those of one list are put together once. */
function namesOf(variables: readonly Variable[]): ReadonlySet<string> {
  let names = nameSets.get(variables);
  if (names === undefined) {
    names = new Set(variables.map(({ name }) => name));
    nameSets.set(variables, names);
  }
  return names;
}

/** A name in a record that is in none of these lists. */
function strangerIn(
  record: Readonly<Record<string, unknown>>,
  ...lists: readonly (readonly Variable[])[]
): string | undefined {
  return Object.keys(record).find((name) => !lists.some((list) => namesOf(list).has(name)));
}

const hasOnly = (record: Readonly<Record<string, unknown>>, known: readonly Variable[]): boolean =>
  strangerIn(record, known) === undefined;

/** True where an argument after the inputs can be a record of outputs: there are such, and it has their names. */
const areOutputs = ({ form, outputs }: Parameters, value: unknown): boolean =>
  form === 'record' && isRecord(value) && hasOnly(value, outputs);

/** True where a record has to be options, since there are no inputs that it could have by name. */
function areOptions({ scalars }: Parameters, value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  return names.every((name) => optionNames.includes(name) && !scalars.some((scalar) => scalar.name === name));
}

/**
 * True where the first argument has the inputs by name. Where there are inputs, a record in the first place always has,
 * whatever outputs are called. Where there are none, it has scalars, unless its names can only be those of outputs or
 * options.
 */
function areInputs(parameters: Parameters, first: unknown, takesOptions: boolean): boolean {
  if (!isRecord(first)) return false;
  if (parameters.inputs.length > 0 || hasOnly(first, parameters.scalars)) return true;
  return !areOutputs(parameters, first) && !(takesOptions && areOptions(parameters, first));
}

/**
 * Sorts the arguments of a call: inputs in their order or by name, then outputs, then options where `takesOptions`.
 * @throws CallError `ARGUMENT_COUNT`, `ARGUMENT_TYPE`
 */
export function sortArguments(parameters: Parameters, args: readonly unknown[], takesOptions: boolean): Given {
  const [first] = args;
  const isPlain = args.length === parameters.inputs.length && !isRecord(first);
  if (isPlain) return { inputs: args, overrides: undefined, outputs: undefined, options: noOptions };
  const byName = areInputs(parameters, first, takesOptions);
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
    ? valuesByName(parameters, first as Readonly<Record<string, unknown>>)
    : { inputs: args.slice(0, parameters.inputs.length), overrides: undefined };
  return { ...values, outputs, options };
}

/** What was given for each output. @throws CallError `ARGUMENT_TYPE` */
function outputsIn({ what, form, outputs }: Parameters, value: unknown): readonly unknown[] {
  if (form === 'single') return [value];
  if (form === 'array') {
    if (isList(value) && value.length === outputs.length) return value;
    throw new CallError('ARGUMENT_TYPE', `the output is a list of ${outputs.length} arrays`);
  }
  const names = outputs.map(({ name }) => name).join(', ');
  if (!isRecord(value)) throw new CallError('ARGUMENT_TYPE', `the output is a record of arrays: ${names}`);
  const unknown = strangerIn(value, outputs);
  if (unknown !== undefined) {
    throw new CallError('ARGUMENT_TYPE', `the ${what} has no output '${unknown}'; it has ${names}`);
  }
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
  const unknown = strangerIn(record, inputs, scalars);
  if (unknown !== undefined) {
    const names = [...inputs, ...scalars].map(({ name }) => name).join(', ');
    throw new CallError('ARGUMENT_TYPE', `the ${what} has no input '${unknown}'; it has ${names || 'none'}`, {
      hint: 'in TypeScript, a minifier renames the parameters of a function, but not what ({ x, y }) => ... takes apart',
    });
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
