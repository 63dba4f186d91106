// lower(): from a graph of primitive operations to machine steps on virtual registers, by the lowering table.

import { RawCpuError } from '../../../errors/index.ts';
import { type DType, dtypes } from '../../dtype.ts';
import type { ConstantValue, Graph, Node } from '../../ir/graph.ts';
import type {
  ColdBlock,
  ElementBytes,
  MachineBlock,
  VectorBytes,
  VirtualRegister,
  VirtualVector,
} from '../machine-steps.ts';
import type { Target } from '../target.ts';
import { BlockBuilder, ofFile, TooWide } from './block-builder.ts';
import { elementBytes } from './constant-bytes.ts';
import type { MachineOperation } from './fuse.ts';
import { lowerIota } from './iota.ts';
import { constantIs, legalise, tableKey } from './legalise.ts';
import { lowerLookup } from './lookup.ts';
import { type RowContext, rowFor } from './lowering-table.ts';
import { findRegions, type Region, type Regions } from './regions.ts';

const LAST = Number.POSITIVE_INFINITY;

/** One attempt at a fixed number of lanes. */
class Lowering {
  private readonly builder: BlockBuilder;
  private readonly graph: Graph;
  private readonly regions: Regions;
  private readonly registers = new Map<Node, VirtualRegister>();
  /** Bytes of a lane of a bool, where bools are vectors. */
  private readonly boolBytes = new Map<Node, number>();
  private resized = new Map<string, VirtualRegister>();
  private readonly lastUse = new Map<Node, number>();

  constructor(
    graph: Graph,
    regions: Regions,
    target: Target,
    { vectorBytes, lanes }: { vectorBytes: VectorBytes; lanes: number },
  ) {
    this.graph = graph;
    this.regions = regions;
    this.builder = new BlockBuilder(target, vectorBytes, lanes);
    for (const { node, args, under } of regions.operations) {
      for (const arg of args) this.lastUse.set(origin(arg), node.id);
      if (under !== undefined) this.lastUse.set(origin(under), node.id);
    }
    for (const { node } of graph.outputs) this.lastUse.set(origin(node), LAST);
    for (const { next } of graph.loopCarried) this.lastUse.set(origin(next), LAST);
    for (const { args } of graph.raised) for (const arg of args) this.lastUse.set(origin(arg), LAST);
  }

  run(): MachineBlock {
    const { builder, graph } = this;
    this.region(this.regions.body);
    graph.outputs.forEach(({ type, node }, index) => {
      builder.emit({
        kind: 'store',
        stream: graph.inputs.length + index,
        from: this.vector(node),
        elementBytes: dtypes[type].bytes,
        node: node.id,
      });
    });
    this.raise();
    const loopCarried = this.loopCarried();
    const { lanes, vectorBytes, invariant, body } = builder;
    return { lanes, vectorBytes, invariant, body, loopCarried };
  }

  /** Carries out what raises exceptions, where they are watched. */
  private raise(): void {
    const { builder, graph } = this;
    if (!graph.isWatched) return;
    const operands = new Map<Node, VirtualRegister>();
    for (const { args } of graph.raised) {
      for (const arg of args) if (!operands.has(arg)) operands.set(arg, this.whereElements(arg));
    }
    builder.emit({ kind: 'watch', on: true });
    for (const node of graph.raised) {
      const op = node.op === 'fma' && !builder.target.features.has('fma') ? 'raisingFma' : node.op;
      const registers = node.args.map((arg) => operands.get(arg)!);
      this.instructions(tableKey(op, node.type, node.args), registers, node.type as DType, node);
    }
    builder.emit({ kind: 'watch', on: false });
  }

  /** A value in lanes that have an element, and 1 in those after the last one and beside them, which raises nothing. */
  private whereElements(node: Node): VirtualRegister {
    const type = node.type as DType;
    const { bytes } = dtypes[type];
    const one = this.builder.constant(elementBytes(type, 1), this.builder.bytesFor(bytes));
    return this.instructions(`select.${type}`, [this.present(bytes), this.register(node), one], type, node);
  }

  /** The instructions for registers of which nothing more is known. */
  private instructions(key: string, registers: VirtualRegister[], type: DType, node: Node): VirtualRegister {
    const { builder } = this;
    const names = argumentNames(registers);
    const row = rowFor(key, builder.target, this.context(node, [], names), true);
    if (row === undefined) {
      throw new RawCpuError('INTERNAL', `lowering table: no instructions for ${key} at level ${builder.target.level}`);
    }
    return builder.fill(row.statements, {
      type: key.startsWith('convert.') ? (key.split('.')[1] as DType) : type,
      arguments: names,
      result: { file: 'vector', elementBytes: dtypes[type].bytes },
      constant: () => 0n,
      node: node.id,
    });
  }

  private region({ operations }: Region): void {
    for (const operation of operations) {
      if (operation.args.length > 0) this.registers.set(operation.node, this.operation(operation));
    }
  }

  /** A select whose one side is computed only where a lane asks for it, in a cold block. */
  private selectUnlikely(operation: MachineOperation, region: Region): VirtualRegister {
    const { builder } = this;
    const { node, args } = operation;
    const [chosen, , usual] = args as [Node, Node, Node];
    const { bytes } = dtypes[node.type as DType];
    const condition = this.bool(chosen, bytes);
    if (condition.file === 'general') throw new RawCpuError('INTERNAL', 'lowering: a condition in a general register');
    const otherwise = this.vector(usual);
    this.leavesOf(region);
    const known = new Map(this.resized);
    let result = otherwise;
    const steps = builder.apart(() => {
      this.region(region);
      result = ofFile('vector', this.fromTable(operation, 'select'));
    });
    // What was made on the way is not there where the steps were jumped over.
    this.resized = known;
    const to = builder.vector(bytes);
    const conditionBytes = builder.target.evex ? 0 : bytes;
    const block: ColdBlock = { kind: 'cold', condition, conditionBytes, steps, result, otherwise, to, node: node.id };
    builder.emit(block);
    return to;
  }

  /** Makes the leaves that a region needs. */
  private leavesOf(region: Region): void {
    for (const { node, args } of region.operations) {
      for (const arg of args) if (arg.args.length === 0) this.register(arg);
      const inner = this.regions.cold.get(node);
      if (inner !== undefined) this.leavesOf(inner);
    }
  }

  /** Each loop-carried value's register after the body is one of its own, which nothing else holds on to. */
  private loopCarried(): MachineBlock['loopCarried'] {
    const { builder, graph } = this;
    const before = graph.loopCarried.map(({ type }, index) => this.vector(graph.carried(index, type)));
    const taken = new Set<VirtualVector>(before);
    return graph.loopCarried.map(({ type, next, initial }, index) => {
      const from = before[index]!;
      let to = this.vector(next);
      const fresh = next.args.length > 0 && !taken.has(to);
      if (!fresh && to !== from) {
        const copy = builder.vector(dtypes[type].bytes);
        builder.instruction('vmovaps', copy, [to], { node: next.id });
        to = copy;
      }
      taken.add(to);
      return { from, to, elementBytes: dtypes[type].bytes, initial: elementBytes(type, initial) };
    });
  }

  /** The register of a node; leaves are made when they are first wanted. */
  private register(node: Node): VirtualRegister {
    const known = this.registers.get(node);
    if (known !== undefined) return known;
    const register = this.leaf(node);
    this.registers.set(node, register);
    return register;
  }

  /** The register of a value that is not a bool. */
  private vector(node: Node): VirtualVector {
    return ofFile('vector', this.register(node));
  }

  private leaf(node: Node): VirtualRegister {
    const { builder } = this;
    if (node.op === 'constant') return this.constant(node);
    const bytes = dtypes[node.type as DType].bytes;
    if (node.op === 'iota') return lowerIota(builder, node);
    const to = builder.vector(bytes);
    const index = node.index as number;
    if (node.op === 'input') builder.emit({ kind: 'load', stream: index, to, elementBytes: bytes, node: node.id });
    else if (node.op === 'parameter') builder.invariant.push({ kind: 'parameter', index, to, elementBytes: bytes });
    return to;
  }

  private constant(node: Node): VirtualRegister {
    const { builder } = this;
    const value = node.value as ConstantValue;
    if (node.type !== 'bool') {
      return builder.constant(elementBytes(node.type, value), builder.bytesFor(dtypes[node.type].bytes));
    }
    if (builder.target.evex) return builder.maskConstant(value as boolean);
    this.boolBytes.set(node, 1);
    return builder.constant(new Uint8Array(1).fill(value ? 0xff : 0), builder.bytesFor(1));
  }

  private operation(operation: MachineOperation): VirtualRegister {
    const { op, node, args } = operation;
    if (op === 'bitcast') return this.register(args[0] as Node);
    if (op === 'lookup') return lowerLookup(this.builder, node, this.vector(args[0] as Node));
    if (op === 'selectUnlikely') {
      const region = this.regions.cold.get(node)!;
      return region.operations.length > 0
        ? this.selectUnlikely(operation, region)
        : this.fromTable(operation, 'select');
    }
    if (op === 'ternlog') return this.ternlog(operation);
    return this.fromTable(operation, op);
  }

  /** vpternlogd, which writes over its first argument: that is one that ends here, if there is one. */
  private ternlog({ node, args, truth = 0 }: MachineOperation): VirtualRegister {
    const context = this.context(node, args, {});
    const first = Math.max(
      ['a', 'b', 'c'].findIndex((name) => context.dies(name)),
      0,
    );
    const order = [first, ...[0, 1, 2].filter((i) => i !== first)];
    const [a, b, c] = order.map((i) => this.register(args[i] as Node)) as [
      VirtualRegister,
      VirtualRegister,
      VirtualRegister,
    ];
    // The truth table with its columns in the order of the operands.
    let value = 0;
    for (let bits = 0; bits < 8; bits++) {
      let given = 0;
      order.forEach((i, at) => {
        if ((bits >> (2 - at)) & 1) given |= 4 >> i;
      });
      value |= ((truth >> given) & 1) << bits;
    }
    const to = this.builder.vector(dtypes[node.type as DType].bytes);
    this.builder.instruction('vpternlogd', to, [b, c, { kind: 'immediate', value }], { merge: a, node: node.id });
    return to;
  }

  private fromTable({ node, args, under }: MachineOperation, op: string): VirtualRegister {
    const { builder } = this;
    const key = tableKey(op, node.type, args);
    const type = this.elementType(op, node, args);
    const registers = args.map((arg) =>
      arg.type === 'bool' ? this.bool(arg, dtypes[type].bytes) : this.register(arg),
    );
    const names = argumentNames(registers);
    const row = rowFor(key, builder.target, this.context(node, args, names), true);
    if (row === undefined) {
      throw new RawCpuError('INTERNAL', `lowering table: no instructions for ${key} at level ${builder.target.level}`);
    }
    const isBool = node.type === 'bool';
    if (isBool) this.boolBytes.set(node, dtypes[type].bytes);
    return builder.fill(row.statements, {
      type,
      arguments: names,
      result: {
        file: isBool && builder.target.evex ? 'mask' : 'vector',
        elementBytes: dtypes[isBool ? type : (node.type as DType)].bytes,
      },
      constant: (name) => BigInt((args['abc'.indexOf(name)] as Node).value as number | bigint),
      ...(under === undefined ? {} : { under: ofFile('mask', this.register(under)) }),
      node: node.id,
    });
  }

  /** The type whose elements an operation works on; for those on bools, integers as wide as their lanes. */
  private elementType(op: string, node: Node, args: readonly Node[]): DType {
    if (op === 'convert' && (args[0] as Node).type === 'bool') return node.type as DType;
    const first = args[op === 'select' ? 1 : 0] as Node;
    if (first.type !== 'bool') return first.type;
    const bytes = Math.max(...args.map((arg) => this.bytesOfBool(arg)));
    return bytes === 8 ? 'i64' : bytes === 4 ? 'i32' : bytes === 2 ? 'i16' : 'i8';
  }

  private bytesOfBool(node: Node): number {
    this.register(node);
    return this.boolBytes.get(node) ?? 1;
  }

  /** A bool with lanes of so many bytes. */
  private bool(node: Node, bytes: number): VirtualRegister {
    const { builder } = this;
    const register = this.register(node);
    let from = this.bytesOfBool(node);
    if (builder.target.evex || from === bytes) return register;
    if (node.op === 'constant') {
      return builder.constant(new Uint8Array(1).fill(node.value ? 0xff : 0), builder.bytesFor(bytes));
    }
    const name = `${node.id} ${bytes}`;
    const known = this.resized.get(name);
    if (known !== undefined) return known;
    let value = register;
    while (from !== bytes) {
      const to = from < bytes ? from * 2 : from / 2;
      value = this.resize(value, from, to, node);
      from = to;
    }
    this.resized.set(name, value);
    return value;
  }

  /** Which lanes have an element; made for each width, so that it is false where they do not fill a register. */
  private present(bytes: ElementBytes): VirtualRegister {
    const { builder } = this;
    const name = builder.target.evex ? 'present' : `present ${bytes}`;
    let to = this.resized.get(name);
    if (to === undefined) {
      const made = builder.target.evex ? builder.mask() : builder.vector(bytes);
      builder.emit({ kind: 'present', to: made, elementBytes: bytes });
      this.resized.set(name, made);
      to = made;
    }
    return to;
  }

  /** One step up or down: bools are integers that are 0 or -1. */
  private resize(value: VirtualRegister, from: number, to: number, node: Node): VirtualRegister {
    const [source, result] = [`i${8 * from}`, `i${8 * to}`];
    return this.instructions(`convert.${source}.${result}`, [value], result as DType, node);
  }

  private context(node: Node, args: readonly Node[], registers: Readonly<Record<string, VirtualRegister>>): RowContext {
    const argument = (name: string) => args['abc'.indexOf(name)];
    return {
      isConstant: (name, which) => constantIs(argument(name), which),
      dies: (name) => {
        const given = argument(name);
        if (given === undefined) return false;
        const arg = origin(given);
        if (arg.op === 'constant' || arg.op === 'parameter') return false;
        return this.lastUse.get(arg) === node.id && args.filter((other) => origin(other) === arg).length === 1;
      },
      registerBytes: (name) => registers[name]?.bytes,
    };
  }
}

/** Arguments by the letters that rows call them. */
function argumentNames(registers: readonly VirtualRegister[]): Record<string, VirtualRegister> {
  const names: Record<string, VirtualRegister> = {};
  registers.forEach((register, i) => {
    names['abc'[i]!] = register;
  });
  return names;
}

/** The node whose register a node has. */
function origin(node: Node): Node {
  return node.op === 'bitcast' ? origin(node.args[0] as Node) : node;
}

function widestElement(graph: Graph, operations: readonly MachineOperation[]): number {
  let bytes = 1;
  for (const { node } of operations) if (node.type !== 'bool') bytes = Math.max(bytes, dtypes[node.type].bytes);
  for (const { type } of graph.loopCarried) bytes = Math.max(bytes, dtypes[type].bytes);
  return bytes;
}

/**
 * The machine steps of a graph of primitive operations. Vectors are as wide as the target's, and have a lane for each
 * element of the widest type in use; AVX without AVX2 gets 16 bytes where integers are computed.
 * @throws RawCpuError `INTERNAL` for an operation of the tier `function`, which math/ has to write out before
 */
export function lower(graph: Graph, target: Target): MachineBlock {
  const legal = legalise(graph, target);
  const regions = findRegions(legal, target.evex);
  const widest = widestElement(legal, regions.operations);
  const sizes = target.level === 'avx' ? ([32, 16] as const) : [target.vectorBytes];
  for (const vectorBytes of sizes) {
    for (let lanes = vectorBytes / widest; lanes >= vectorBytes / 8; lanes /= 2) {
      try {
        return new Lowering(legal, regions, target, { vectorBytes, lanes }).run();
      } catch (error) {
        if (!(error instanceof TooWide)) throw error;
      }
    }
  }
  throw new RawCpuError('INTERNAL', `lowering: no number of lanes fits at level ${target.level}`);
}
