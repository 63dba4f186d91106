// What TypeScript knows of errors. Compiled by `npm run types`, never run.

import { CpuFault, ParseError, RawCpuError } from 'rawcpu/errors';

export function look(error: unknown): unknown {
  if (error instanceof CpuFault) {
    const { address, registers, signal } = error.details;
    const own: RawCpuError = error;
    const facts: readonly [bigint | undefined, bigint | undefined, string | undefined] = [
      address,
      registers.rax,
      signal,
    ];
    // @ts-expect-error There is no such detail.
    const wrong: unknown = error.details.adress;
    return [own, facts, wrong];
  }
  if (error instanceof ParseError) {
    const { line, place }: { line: number; place: { readonly sourceLine: string } | undefined } = error;
    return [line, place];
  }
  if (error instanceof RawCpuError) {
    const anything: unknown = error.details.whatever;
    return [error.summary satisfies string, error.hint satisfies string | undefined, anything];
  }
  return undefined;
}
