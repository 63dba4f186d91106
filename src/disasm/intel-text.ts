// Text in the dialect that assemble() reads.

import type { InstructionOperand } from './instruction.ts';

/** Numbers below ten as they are, others in hexadecimal. */
export function numberText(value: number | bigint): string {
  const wide = BigInt(value);
  const magnitude = wide < 0n ? -wide : wide;
  return `${wide < 0n ? '-' : ''}${magnitude < 10n ? magnitude : `0x${magnitude.toString(16)}`}`;
}

export function addressText(address: bigint): string {
  return `0x${address.toString(16)}`;
}

export function intelText(prefix: string, mnemonic: string, operands: readonly InstructionOperand[]): string {
  const head = prefix + mnemonic;
  return operands.length === 0 ? head : `${head} ${operands.map((operand) => operand.text).join(', ')}`;
}
