// Tables: a permutation where the entries fit into one or two registers, a gather where the target has one, else scalar
// loads. Only the low bits of an index count, which permutations do by themselves.

import { type DType, dtypes } from '../../dtype.ts';
import type { Node } from '../../ir/graph.ts';
import type { MachineOperand, VirtualRegister } from '../machine.ts';
import type { BlockBuilder } from './block-builder.ts';
import { elementBytes, littleEndian } from './constants.ts';

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
  private readonly index: VirtualRegister;
  private readonly bytes: 4 | 8;
  private readonly data: Uint8Array;

  constructor(builder: BlockBuilder, node: Node, index: VirtualRegister) {
    this.builder = builder;
    this.node = node;
    this.index = index;
    this.bytes = dtypes[node.type as DType].bytes as 4 | 8;
    this.data = tableBytes(node);
  }

  lower(): VirtualRegister {
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
  private filled(offset: number): VirtualRegister {
    const { bytes } = this.index;
    const part = this.data.slice(offset, offset + bytes);
    return this.builder.constant(part, bytes);
  }

  private emit(mnemonic: string, operands: readonly MachineOperand[], merge?: VirtualRegister): VirtualRegister {
    const to = this.builder.vector(this.bytes);
    this.builder.emit({
      kind: 'instruction',
      mnemonic,
      operands: [to, ...operands],
      ...(merge === undefined ? {} : { merge }),
      node: this.node.id,
    });
    return to;
  }

  private gather(): VirtualRegister {
    const { builder, node, bytes } = this;
    const entries = (node.table as readonly number[]).length;
    const size = builder.bytesFor(bytes);
    const limit = builder.constant(littleEndian(BigInt(entries - 1), bytes), size);
    const index = this.emit(builder.target.evex ? 'vpandd' : 'vpand', [this.index, limit]);
    const letter = bytes === 8 ? 'q' : 'd';
    const table: MachineOperand = { kind: 'table', data: this.data, bytes: size, index, scale: bytes };
    const mnemonic = `vpgather${letter}${letter}`;
    // The gather clears the mask as it goes, so each one needs a mask of its own.
    const mask = builder.target.evex ? builder.register('mask', 8) : builder.vector(bytes);
    const equal = { kind: 'immediate', value: 0 } as const;
    builder.emit({
      kind: 'instruction',
      mnemonic: builder.target.evex ? `vpcmp${letter}` : `vpcmpeq${letter}`,
      operands: builder.target.evex ? [mask, index, index, equal] : [mask, index, index],
      node: node.id,
    });
    const to = builder.vector(bytes);
    builder.emit({
      kind: 'instruction',
      mnemonic,
      operands: builder.target.evex ? [to, table] : [to, table, mask],
      // The result may not share the index's register; starting from a value of its own keeps them apart.
      merge: builder.constant(new Uint8Array(bytes), size),
      ...(builder.target.evex ? { mask } : {}),
      clobbers: [mask],
      node: node.id,
    });
    return to;
  }

  private lanes(): VirtualRegister {
    const { builder, node, bytes } = this;
    const to = builder.vector(bytes);
    const [size, register] = bytes === 8 ? ['qword', 'rcx'] : ['dword', 'ecx'];
    const entries = (node.table as readonly number[]).length;
    builder.emit({
      kind: 'lanes',
      text: `
  mov ecx, dword ptr {0}
  and ecx, ${entries - 1}
  mov rax, qword ptr {table}
  mov ${register}, ${size} ptr [rax + rcx*${bytes}]
  mov ${size} ptr {out}, ${register}`,
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
export function lowerLookup(builder: BlockBuilder, node: Node, index: VirtualRegister): VirtualRegister {
  return new Lookup(builder, node, index).lower();
}
