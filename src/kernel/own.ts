// Records that users give are read by their own properties only: what Object.prototype has, or was given by somebody, is no
// option, no type and no input.

/** The value of an own property, or undefined. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A literal object, as records of inputs, outputs and options are, or one without a prototype. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}
