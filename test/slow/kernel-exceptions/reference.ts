// The exceptions that C's library and gcc's code raise. Needs gcc.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type FloatType = 'f32' | 'f64';

const source = fileURLToPath(new URL('reference.c', import.meta.url));

/** What C calls an operation of the language; the others have the same name. */
const names: Readonly<Record<string, string>> = {
  nearest: 'nearbyint',
  abs: 'fabs',
  min: 'fmin',
  max: 'fmax',
  '%': 'fmod',
};

const isName = (text: string) => /^\w/.test(text);

function expressionOf(operation: string, arity: number, type: FloatType): string {
  const name = names[operation] ?? operation;
  if (!isName(name)) return `x ${name} y`;
  return `${name}${type === 'f32' ? 'f' : ''}(${['x', 'y', 'z'].slice(0, arity).join(', ')})`;
}

export interface Reference {
  readonly values: Float32Array | Float64Array;
  /** Sticky bits as in MXCSR. */
  readonly raised: Uint8Array;
}

/** @param columns three arrays of bits, of which an operation takes as many as it has arguments */
export function reference(
  folder: string,
  operation: string,
  arity: number,
  type: FloatType,
  columns: readonly (Uint32Array | BigUint64Array)[],
): Reference {
  const file = join(folder, `${type}-${Buffer.from(operation).toString('hex')}`);
  const flags = ['-O0', '-frounding-math', '-fsignaling-nans', '-fno-builtin', '-std=gnu11'];
  const defines = [
    `-DTYPE=${type === 'f32' ? 'float' : 'double'}`,
    `-DFUNCTION=${expressionOf(operation, arity, type)}`,
  ];
  execFileSync('gcc', [...flags, ...defines, '-o', file, source, '-lm']);
  const count = columns[0]!.length;
  const size = columns[0]!.BYTES_PER_ELEMENT;
  const given = new Uint8Array(3 * count * size);
  columns.forEach((column, k) => {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let i = 0; i < count; i++) given.set(bytes.subarray(i * size, (i + 1) * size), (3 * i + k) * size);
  });
  writeFileSync(`${file}.in`, given);
  execFileSync(file, [`${file}.in`, `${file}.out`]);
  const found = readFileSync(`${file}.out`);
  const bytes = new Uint8Array(count * size);
  const raised = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    bytes.set(found.subarray(i * (size + 1), i * (size + 1) + size), i * size);
    raised[i] = found[i * (size + 1) + size]!;
  }
  const values = type === 'f32' ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
  return { values, raised };
}
