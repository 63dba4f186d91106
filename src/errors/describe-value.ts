// How messages show what was given. It may be anything at all: an object that no string can be made of, a revoked proxy, a
// text of any length. Showing it throws nothing.

const { getOwnPropertyDescriptor, getPrototypeOf, prototype } = Object;
const typedArray = getPrototypeOf(Uint8Array.prototype) as object;
const tagOf = getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)!.get as (this: unknown) => string | undefined;
const lengthOf = getOwnPropertyDescriptor(typedArray, 'length')!.get as (this: unknown) => number;

const LONGEST_TEXT = 40;
const LONGEST_INTEGER_BITS = 256;

/** A value in a few words: `5`, `-0`, `7n`, `the string "abc"`, `a Float32Array of 4 elements`, `an Object`, `null`. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `the string ${JSON.stringify(shortened(value))}`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return integerText(value);
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'function') return 'a function';
  const tag = typeof value === 'object' ? tagOf.call(value) : undefined;
  if (tag !== undefined) return `${withArticle(tag)} of ${lengthOf.call(value)} elements`;
  return withArticle(nameOf(value));
}

/** A name that was given, in quotes; what is not a text is described. */
export function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${shortened(value).replace(/\p{Cc}/gu, escaped)}'` : describeValue(value);
}

/** A noun with `a` or `an` in front. */
export function withArticle(noun: string): string {
  return `${/^(?:[aeioAEIO]|U(?!int)|[fi]\d)/.test(noun) ? 'an' : 'a'} ${noun}`;
}

const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

const escaped = (control: string): string => JSON.stringify(control).slice(1, -1);

/** Digits of an integer of any size take time that grows with its square. */
function integerText(value: bigint): string {
  return BigInt.asIntN(LONGEST_INTEGER_BITS, value) === value
    ? `${value}n`
    : `a bigint of more than ${LONGEST_INTEGER_BITS} bits`;
}

/** What `toString` calls an object, which may ask the object itself. */
function nameOf(value: unknown): string {
  try {
    const name = prototype.toString.call(value).slice('[object '.length, -1);
    return /^[\w $]{1,40}$/.test(name) ? name : 'Object';
  } catch {
    return 'Object';
  }
}
