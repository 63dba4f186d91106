// The index of each lane's element: the index of the pass's first element in every lane, plus 0, 1, 2 ...

import { type DType, dtypes } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { MachineInstruction, VirtualRegister } from '../machine.ts';
import type { BlockBuilder } from './block-builder.ts';
import { littleEndian } from './constants.ts';

/** 0, 1, 2 ... as a whole register. */
function counting(builder: BlockBuilder, bytes: number): VirtualRegister {
  const size = builder.bytesFor(bytes);
  const data = new Uint8Array(size);
  for (let i = 0; i < size / bytes; i++) data.set(littleEndian(BigInt(i), bytes), i * bytes);
  return builder.constant(data, size);
}

/** The register of a `position` node, whose type is an integer of 4 or 8 bytes. */
export function lowerPosition(builder: BlockBuilder, node: Node): VirtualRegister {
  const bytes = dtypes[node.type as DType].bytes;
  const letter = bytes === 8 ? 'q' : 'd';
  const first = builder.register('general', 8);
  builder.emit({ kind: 'position', to: first });
  const source = bytes === 8 ? first : ({ kind: 'view', of: first, bytes: 4 } as const);
  const spread = builder.vector(bytes);
  const emit = (mnemonic: string, operands: Parameters<typeof step>[1]) => builder.emit(step(mnemonic, operands, node));
  if (builder.target.evex) {
    emit(`vpbroadcast${letter}`, [spread, source]);
  } else {
    const low = builder.register('vector', 16);
    emit(`vmov${letter}`, [low, source]);
    if (builder.target.features.has('avx2')) emit(`vpbroadcast${letter}`, [spread, low]);
    else emit('vpshufd', [spread, low, { kind: 'immediate', value: bytes === 8 ? 0x44 : 0 }]);
  }
  const to = builder.vector(bytes);
  emit(`vpadd${letter}`, [to, spread, counting(builder, bytes)]);
  return to;
}

function step(mnemonic: string, operands: MachineInstruction['operands'], node: Node): MachineInstruction {
  return { kind: 'instruction', mnemonic, operands, node: node.id };
}
