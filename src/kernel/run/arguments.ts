// The inputs of a call, by position or by name, and the scalars beside them: what kernels and reductions have in common.

import { CallError } from '../../errors/index.ts';
import type { ScalarOption } from '../front/index.ts';
import type { Graph, Variable } from '../ir/graph.ts';
import { parameterWord } from './call.ts';

/** A literal object, as records of inputs, outputs and options are. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Inputs in their order, and the word of each scalar. */
export interface CallValues {
  readonly inputs: readonly unknown[];
  readonly parameters: readonly bigint[];
}

function scalarWord({ name, type }: Variable, given: unknown): bigint {
  const value = typeof given === 'object' && given !== null ? (given as { value?: unknown }).value : given;
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'boolean') {
    throw new CallError('ARGUMENT_TYPE', `the scalar '${name}' takes a number, got ${typeof value}`, {
      hint: `give it with the option { scalars: { ${name}: ... } }`,
    });
  }
  return parameterWord(type, value, `the scalar '${name}'`);
}

/** The words of scalars whose values the options give. @throws CallError `ARGUMENT_TYPE` */
export function scalarWords(graph: Graph, scalars: Readonly<Record<string, ScalarOption>>): readonly bigint[] {
  return graph.parameters.map((variable) => scalarWord(variable, scalars[variable.name]));
}

/**
 * The values of a call whose inputs stand in one record, which may hold scalars as well.
 * @param what `kernel` or `reduction`.
 * @param parameters the words of the scalars that the record leaves out.
 * @throws CallError `ARGUMENT_TYPE` for a name that is unknown
 */
export function valuesByName(
  what: string,
  graph: Graph,
  record: Readonly<Record<string, unknown>>,
  parameters: readonly bigint[],
): CallValues {
  const known = [...graph.inputs, ...graph.parameters].map(({ name }) => name);
  const unknown = Object.keys(record).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new CallError('ARGUMENT_TYPE', `the ${what} has no input '${unknown}'; it has ${known.join(', ') || 'none'}`);
  }
  return {
    inputs: graph.inputs.map(({ name }) => record[name]),
    parameters: graph.parameters.map((variable, k) =>
      Object.hasOwn(record, variable.name) ? scalarWord(variable, record[variable.name]) : parameters[k]!,
    ),
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
