// Tables: a permutation where the entries fit into one or two registers, a gather where the target has one, else scalar
// loads. Only the low bits of an index count, which permutations do by themselves.

import { type DType, dtypes } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { MachineOperand, VirtualVector } from '../machine-steps.ts';
import type { BlockBuilder } from './block-builder.ts';
import { elementBytes, littleEndian } from './constant-bytes.ts';
import { lookupRoutine } from './lane-routines.ts';

/** The entries of a lookup node, in memory order. */
function tableBytes(node: Node): Uint8Array {
  const type = node.type as DType;
  const { bytes } = dtypes[type];
  const entries = node.table as readonly number[];
  const data = new Uint8Array(entries.length * bytes);
  const big = type === 'i64' || type === 'u64';
  entries.forEach((entry, i) => {
    data.set(elementBytes(type, big ? BigInt(entry) : entry), i * bytes);
  });
  return data;
}

class Lookup {
  private readonly builder: BlockBuilder;
  private readonly node: Node;
  private readonly index: VirtualVector;
  private readonly bytes: 4 | 8;
  private readonly data: Uint8Array;

  constructor(builder: BlockBuilder, node: Node, index: VirtualVector) {
    this.builder = builder;
    this.node = node;
    this.index = index;
    this.bytes = dtypes[node.type as DType].bytes as 4 | 8;
    this.data = tableBytes(node);
  }

  lower(): VirtualVector {
    const { target } = this.builder;
    const { bytes: size } = this.index;
    const { length } = this.data;
    const suffix = this.bytes === 8 ? 'pd' : 'ps';
    if (length <= 16 && this.bytes === 4 && target.vex) return this.emit('vpermilps', [this.filled(0), this.index]);
    if (target.evex && length <= size && size >= 32) return this.emit(`vperm${suffix}`, [this.index, this.filled(0)]);
    if (target.evex && length === 2 * size) {
      return this.emit(`vpermi2${suffix}`, [this.filled(0), this.filled(size)], this.index);
    }
    if (target.features.has('avx2') && this.bytes === 4 && size === 32 && length <= 32) {
      return this.emit('vpermps', [this.index, this.filled(0)]);
    }
    return target.features.has('avx2') ? this.gather() : this.lanes();
  }

  /** The table from an offset on, repeated until it fills a register. */
  private filled(offset: number): VirtualVector {
    const { bytes } = this.index;
    const part = this.data.slice(offset, offset + bytes);
    return this.builder.constant(part, bytes);
  }

  private emit(mnemonic: string, sources: readonly MachineOperand[], merge?: VirtualVector): VirtualVector {
    const to = this.builder.vector(this.bytes);
    const node = this.node.id;
    this.builder.instruction(mnemonic, to, sources, merge === undefined ? { node } : { merge, node });
    return to;
  }

  private gather(): VirtualVector {
    const { builder, bytes } = this;
    const { evex } = builder.target;
    const node = this.node.id;
    const entries = (this.node.table as readonly number[]).length;
    const size = builder.bytesFor(bytes);
    const limit = builder.constant(littleEndian(BigInt(entries - 1), bytes), size);
    const index = this.emit(evex ? 'vpandd' : 'vpand', [this.index, limit]);
    const letter = bytes === 8 ? 'q' : 'd';
    const table: MachineOperand = { kind: 'table', data: this.data, bytes: size, index, scale: bytes };
    const mnemonic = `vpgather${letter}${letter}`;
    // The result may not share the index's register; starting from a value of its own keeps them apart.
    const start = () => builder.constant(new Uint8Array(bytes), size);
    // The gather clears the mask as it goes, so each one needs a mask of its own.
    if (evex) {
      const mask = builder.mask();
      builder.instruction(`vpcmp${letter}`, mask, [index, index, { kind: 'immediate', value: 0 }], { node });
      const to = builder.vector(bytes);
      builder.instruction(mnemonic, to, [table], { merge: start(), mask, node });
      return to;
    }
    const mask = builder.vector(bytes);
    builder.instruction(`vpcmpeq${letter}`, mask, [index, index], { node });
    const to = builder.vector(bytes);
    builder.instruction(mnemonic, to, [table, mask], { merge: start(), node });
    return to;
  }

  private lanes(): VirtualVector {
    const { builder, node, bytes } = this;
    const to = builder.vector(bytes);
    builder.emit({
      kind: 'lanes',
      routine: lookupRoutine((node.table as readonly number[]).length, bytes),
      to,
      toElementBytes: bytes,
      from: [{ register: this.index, elementBytes: bytes }],
      table: this.data,
      node: node.id,
    });
    return to;
  }
}

/** The register of a `lookup` node of 4 or 8 bytes; narrower entries were widened by legalise(). */
export function lowerLookup(builder: BlockBuilder, node: Node, index: VirtualVector): VirtualVector {
  return new Lookup(builder, node, index).lower();
}
