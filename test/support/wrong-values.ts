// Values of the wrong type for every place of a public function: an error of this package, or a valid result; never an error
// of the engine, whatever the value does when it is looked at.

import { RawCpuError } from 'rawcpu';

const throwing = (): never => {
  throw new Error('do not look at me');
};
export const detached = <A extends Uint8Array | Float32Array>(array: A): A => {
  structuredClone(array.buffer, { transfer: [array.buffer as ArrayBuffer] });
  return array;
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'];

/** Values by what they are. Each use makes a new one. */
const wrongValues: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  'a number': () => 5,
  'a negative number': () => -1,
  'a fraction': () => 0.5,
  NaN: () => Number.NaN,
  'a bigint': () => 3n,
  text: () => 'text',
  'a symbol': () => Symbol('s'),
  'a function': () => () => {},
  'an object': () => ({}),
  'a list': () => [],
  'a list of wrong things': () => [Symbol('s'), Object.create(null)],
  'an object without a prototype': () => Object.create(null),
  'an object that no text can be made of': () => ({ toString: throwing, valueOf: throwing }),
  'an object with a getter that throws': () => Object.defineProperty({}, 'cpu', { get: throwing, enumerable: true }),
  'a proxy that throws': () => new Proxy({}, Object.fromEntries(traps.map((trap) => [trap, throwing]))),
  'a revoked proxy': revoked,
  'bytes without a prototype': () => Object.setPrototypeOf(Uint8Array.of(0x90, 0xc3), null),
  'detached bytes': () => detached(Uint8Array.of(0xc3)),
  'detached numbers': () => detached(Float32Array.of(1)),
  'a map': () => new Map([[Symbol('s'), 1]]),
};

export type Call = (...args: never[]) => unknown;

/** A function, arguments that it takes, and the names of the options or parts in those of them that are objects. */
export interface Row {
  readonly call: Call;
  readonly args: readonly unknown[];
  readonly parts?: Readonly<Record<number, readonly string[]>>;
}

export const row = (call: unknown, args: readonly unknown[] = [], parts: Row['parts'] = {}): Row => ({
  call: call as Call,
  args,
  parts,
});

/** The arguments with another value in a place, or in a part of it. */
function replaced(args: readonly unknown[], at: number, part: string | undefined, value: unknown): unknown[] {
  const given = part === undefined ? value : { ...(args[at] as object), [part]: value };
  return args.map((each, i) => (i === at ? given : each));
}

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What a function throws that is not of this package, by argument and value. */
export async function foreignErrors({ call, args, parts = {} }: Row): Promise<string[]> {
  const foreign: string[] = [];
  for (const at of args.keys()) {
    for (const part of [undefined, ...(parts[at] ?? [])]) {
      for (const [what, make] of Object.entries(wrongValues)) {
        const error = await errorOf(() => call(...(replaced(args, at, part, make()) as never[])));
        if (error === undefined) continue;
        const where = `argument ${at + 1}${part === undefined ? '' : `.${part}`}, ${what}`;
        if (error instanceof RawCpuError && error.message.length > 0) continue;
        foreign.push(
          `${where}: ${(error as Error | undefined)?.stack?.split('\n').slice(0, 3).join('\n') ?? typeof error}`,
        );
      }
    }
  }
  return foreign;
}
