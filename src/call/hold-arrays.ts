// Arrays that several asynchronous calls work on together: held once for all of them.

import { troubleText } from '../buffers/index.ts';
import { MemoryError } from '../errors/index.ts';
import { holdBuffers, nativeEnvironment } from '../jit/index.ts';

/**
 * Does asynchronous work on arrays of the same memory, which stays whatever JavaScript does with the arrays meanwhile.
 * @param nameOf what the error calls an array, by its index
 * @throws MemoryError `BUFFER_DETACHED` afterwards, where one was transferred away
 */
export async function holdArrays<A extends ArrayBufferView, T>(
  arrays: readonly A[],
  nameOf: (index: number) => string,
  work: (held: readonly A[]) => Promise<T>,
): Promise<T> {
  const held = holdBuffers(nativeEnvironment().memory, arrays);
  let lost: number | undefined;
  let result: T;
  try {
    result = await work(held.views() as A[]);
  } finally {
    lost = held.letGo();
  }
  if (lost === undefined) return result;
  const { what, hint } = troubleText('BUFFER_DETACHED');
  throw new MemoryError('BUFFER_DETACHED', `${nameOf(lost)} cannot be used: ${what}`, { hint });
}
