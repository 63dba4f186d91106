// The inputs of a call, by position or by name, and the scalars beside them: what kernels and reductions have in common.

import { CallError } from '../../errors/index.ts';
import type { Graph, Variable } from '../ir/graph.ts';
import { isRecord, own } from '../own.ts';

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

/**
 * The values of a call whose inputs stand in one record, which may hold scalars as well.
 * @param what `kernel` or `reduction`.
 * @throws CallError `ARGUMENT_TYPE` for a name that is unknown
 */
export function valuesByName(what: string, graph: Graph, record: Readonly<Record<string, unknown>>): CallValues {
  const known = [...graph.inputs, ...graph.parameters].map(({ name }) => name);
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
  return {
    inputs: graph.inputs.map(({ name }) => own(record, name)),
    overrides: overridesIn(graph.parameters, record),
  };
}

/** The error for a call of too few or too many arguments. @param beside what may stand behind the inputs. */
export function wrongCount(what: string, { inputs }: Graph, got: number, beside = ''): CallError {
  const names = inputs.map(({ name }) => name).join(', ');
  return new CallError(
    'ARGUMENT_COUNT',
    `the ${what} takes ${inputs.length} inputs${names === '' ? '' : ` (${names})`}${beside}; got ${got} arguments`,
  );
}
