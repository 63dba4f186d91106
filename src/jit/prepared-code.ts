// Machine code that is the same in every process but for a few fields, assembled when the package is made
// (gen/native-code.ts): to assemble it in every process took a fifth of the time to the first call.

import { Buffer } from 'node:buffer';

export interface PreparedNativeCode {
  /** The bytes as base64. */
  readonly bytes: string;
  /** Where routines and fields lie. */
  readonly labels: Readonly<Record<string, number>>;
}

/** A copy of the code with its fields filled in: a bigint takes eight bytes, a number four. */
export function fillCode<C extends PreparedNativeCode>(
  { bytes, labels }: C,
  fields: Readonly<Partial<Record<keyof C['labels'] & string, bigint | number>>>,
): Uint8Array {
  const code = Uint8Array.from(Buffer.from(bytes, 'base64'));
  const view = new DataView(code.buffer);
  for (const [name, value] of Object.entries(fields) as [string, bigint | number][]) {
    if (typeof value === 'bigint') view.setBigUint64(labels[name]!, BigInt.asUintN(64, value), true);
    else view.setUint32(labels[name]!, value, true);
  }
  return code;
}
