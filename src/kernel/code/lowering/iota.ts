// The index of each lane's element (iota): the index of the pass's first element in every lane, plus 0, 1, 2 ...
//
// Only EVEX spreads a general register over a vector. Elsewhere it is moved into the lowest lane, from where AVX2 has an
// instruction for every lane, and the levels below have a shuffle.

import { type DType, dtypes } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { MachineOperand, VirtualVector } from '../machine-steps.ts';
import type { BlockBuilder } from './block-builder.ts';
import { littleEndian } from './constant-bytes.ts';

/** 0, 1, 2 ... as a whole register. */
function laneNumbers(builder: BlockBuilder, bytes: number): VirtualVector {
  const size = builder.bytesFor(bytes);
  const data = new Uint8Array(size);
  for (let i = 0; i < size / bytes; i++) data.set(littleEndian(BigInt(i), bytes), i * bytes);
  return builder.constant(data, size);
}

/** The register of a `position` node, whose type is an integer of 4 or 8 bytes. */
export function lowerIota(builder: BlockBuilder, node: Node): VirtualVector {
  const { bytes } = dtypes[node.type as DType];
  const letter = bytes === 8 ? 'q' : 'd';
  const first = builder.general();
  builder.emit({ kind: 'index', to: first });
  const source: MachineOperand = bytes === 8 ? first : { kind: 'view', of: first, bytes: 4 };
  const spread = builder.vector(bytes);
  const extras = { node: node.id };
  if (builder.target.evex) builder.instruction(`vpbroadcast${letter}`, spread, [source], extras);
  else {
    const low = builder.vectorOf(16);
    builder.instruction(`vmov${letter}`, low, [source], extras);
    if (builder.target.features.has('avx2')) builder.instruction(`vpbroadcast${letter}`, spread, [low], extras);
    else builder.instruction('vpshufd', spread, [low, { kind: 'immediate', value: bytes === 8 ? 0x44 : 0 }], extras);
  }
  const to = builder.vector(bytes);
  builder.instruction(`vpadd${letter}`, to, [spread, laneNumbers(builder, bytes)], extras);
  return to;
}
