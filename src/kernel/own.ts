// Records that users give are read by their own properties only: what Object.prototype has, or was given by somebody, is no
// option, no type and no input.

import { isBuffer, typedArrayTag } from '../buffers/index.ts';

/** The value of an own property, or undefined. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A literal object, as records of inputs, outputs and options are, or one without a prototype. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = prototypeOf(value);
  // An array is one by its internal slots, whatever became of its prototype.
  // Other buffers are not looked for among plain objects, of which every call may have one: that takes microseconds.
  if (prototype === Object.prototype) return typedArrayTag(value) === undefined;
  return prototype === null && !isBuffer(value);
}

/** The prototype of an object; undefined where it does not tell, as a proxy that was revoked. */
function prototypeOf(value: object): unknown {
  try {
    return Object.getPrototypeOf(value);
  } catch {
    return undefined;
  }
}

/** Whether a value is an instance of one of our classes; false for what refuses the question. */
export function isInstance<T extends object>(value: unknown, of: { readonly prototype: T }): value is T {
  try {
    return value instanceof (of as { new (): T });
  } catch {
    return false;
  }
}

/** What `read` gives, or undefined where the object that it looks at throws: a proxy, or one with getters of its own. */
export function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
