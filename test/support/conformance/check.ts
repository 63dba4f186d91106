// What the conformance cases are made of. They use nothing of a test framework or of one runtime, so that the same
// cases run under vitest, in every Node, in Bun and in Deno.

import { type ErrorCode, RawCpuError } from 'rawcpu';

export interface Case {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as unknown as ArrayLike<unknown>).join(', ')}]`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** Both are the same value, NaN and -0 included; typed arrays and arrays are compared element by element. */
export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const isList = Array.isArray(expected) || ArrayBuffer.isView(expected);
  const same = isList
    ? show(Array.from(actual as [])) === show(Array.from(expected as []))
    : Object.is(actual, expected);
  if (!same) throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

export function truthy(value: unknown, what: string): void {
  if (!value) throw new Error(`${what}: expected something true, got ${show(value)}`);
}

function checkError(error: unknown, code: ErrorCode, parts: readonly string[]): void {
  if (!(error instanceof RawCpuError)) throw error;
  equal(error.code, code, `code of "${error.message}"`);
  for (const part of parts) {
    if (!error.message.includes(part)) throw new Error(`the message should mention "${part}": ${error.message}`);
  }
}

/** The action throws an error of ours with this code, whose message mentions all of these. */
export function throws(action: () => unknown, code: ErrorCode, ...mentions: readonly string[]): void {
  let result: unknown;
  try {
    result = action();
  } catch (error) {
    checkError(error, code, mentions);
    return;
  }
  throw new Error(`expected ${code}, but the call returned ${show(result)}`);
}

/** The promise rejects with an error of ours with this code. */
export async function rejects(
  promise: Promise<unknown>,
  code: ErrorCode,
  ...mentions: readonly string[]
): Promise<void> {
  let result: unknown;
  try {
    result = await promise;
  } catch (error) {
    checkError(error, code, mentions);
    return;
  }
  throw new Error(`expected ${code}, but the promise gave ${show(result)}`);
}
