// An instruction that the table has taken apart.

import type { Form } from '../isa/form.ts';
import type { PrefixBits } from './bit-fields.ts';
import type { Layout } from './layout.ts';

/** One instruction, taken apart by its row. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly bits: PrefixBits;
  readonly form: Form;
  /** The address after the instruction. */
  readonly nextAddress: bigint;
}
