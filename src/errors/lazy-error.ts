// An error whose code, details, hint and message are made when somebody asks for them. A program that expects an error
// and goes on pays for no text that nobody reads; one that prints it sees no difference, for the engine asks for the
// message when it makes the text of the stack, and all are properties like any error's from then on.

/** What is made later. Its own members may be getters. */
export interface LazyParts<Code = unknown, Details = unknown> {
  readonly code: Code;
  readonly summary: string;
  /** Lines of the message after the summary. */
  readonly listing?: string | undefined;
  readonly details: Details;
  readonly hint: string | undefined;
}

type Compose = (parts: LazyParts) => string;

/** What an error carries until its parts are properties of its own. */
interface Unmade {
  readonly make: () => LazyParts;
  readonly compose: Compose;
  parts?: LazyParts;
}

/** Where an error keeps what is to be made. */
const unmade = Symbol('unmade');
type LazyError = Error & { [unmade]?: Unmade };

const partNames = ['code', 'summary', 'details', 'hint'] as const;
type PartName = (typeof partNames)[number] | 'message';

function partsOf(asked: LazyError): LazyParts | undefined {
  const state = asked[unmade];
  if (state === undefined) return undefined;
  state.parts ??= state.make();
  return state.parts;
}

/** The listing of an error that was made here. It stays a part, for making a sixth property of it costs every fault. */
export const lazyListing = (error: object): string | undefined => partsOf(error as LazyError)?.listing;

/** Makes the parts into properties of the error. @returns the message */
function settle(asked: LazyError): string {
  let error = asked;
  // Something that inherits from the error may be what is asked.
  while (!Object.hasOwn(error, unmade)) error = Object.getPrototypeOf(error);
  const parts = partsOf(error)!;
  const made = { ...parts };
  for (const name of partNames) defineUnlessSet(error, name, made[name]);
  defineUnlessSet(error, 'message', error[unmade]!.compose(made));
  return error.message;
}

/** What was set by hand stays. */
function defineUnlessSet(error: Error, name: PartName, value: unknown): void {
  if (Object.getOwnPropertyDescriptor(error, name)?.get !== undefined) define(error, name, value);
}

const isShown = (name: PartName): boolean => name !== 'message' && name !== 'summary';

function define(error: object, name: PartName, value: unknown): void {
  Object.defineProperty(error, name, { value, enumerable: isShown(name), writable: true, configurable: true });
}

/** The getter of one part. The functions are shared, so that all errors have one shape. */
function getter(name: PartName): PropertyDescriptor {
  return {
    get(this: LazyError) {
      return name === 'message' ? settle(this) : partsOf(this)?.[name];
    },
    set(this: object, value: unknown) {
      define(this, name, value);
    },
    enumerable: isShown(name),
    configurable: true,
  };
}

const [code, summary, details, hint, message] = [...partNames, 'message' as const].map(getter) as [
  PropertyDescriptor,
  PropertyDescriptor,
  PropertyDescriptor,
  PropertyDescriptor,
  PropertyDescriptor,
];

/**
 * Makes a plain error one of a class, with parts that are made once they are asked for.
 *
 * The error is a plain one at first: through the constructors of three classes it takes 0.9 µs more (Node 20, Xeon of the
 * Sapphire Rapids generation), of 6 in all.
 */
export function lazyError<E extends Error>(
  blank: Error,
  errorClass: abstract new (...args: never[]) => E,
  name: string,
  make: () => LazyParts,
  compose: Compose,
): E {
  const error: E & LazyError = Object.setPrototypeOf(blank, errorClass.prototype);
  Object.defineProperty(error, unmade, { value: { make, compose, parts: undefined }, enumerable: false });
  error.name = name;
  Object.defineProperty(error, 'code', code);
  Object.defineProperty(error, 'summary', summary);
  Object.defineProperty(error, 'details', details);
  Object.defineProperty(error, 'hint', hint);
  Object.defineProperty(error, 'message', message);
  asksForMessage ??= probe();
  if (!asksForMessage) settle(error);
  return error;
}

/** Whether this engine asks an error for its message when it is asked for the stack; V8 does. */
let asksForMessage: boolean | undefined;

function probe(): boolean {
  asksForMessage = true;
  const parts = { code: undefined, summary: 'is asked', details: {}, hint: undefined };
  return String(
    lazyError(
      new Error(),
      Error,
      'Error',
      () => parts,
      ({ summary }) => summary,
    ).stack,
  ).includes(parts.summary);
}
