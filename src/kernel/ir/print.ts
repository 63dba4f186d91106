// The IR as text, one node a line: `%3: f32 = mul %0, %1`. For people to read, and for tests to compare.

import type { ConstantValue, Graph, Node } from './graph.ts';

export interface PrintOptions {
  /** The text that the nodes' source spans point into: each line then ends with what it came from. */
  readonly source?: string;
}

/** More entries of a table than this are only counted. */
const TABLE_SHOWN = 8;
const SOURCE_COLUMN = 40;
const SOURCE_WIDTH = 60;

function constantText(value: ConstantValue | undefined): string {
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A name as it is, or in quotes where it could be taken for something else. */
const nameText = (name: string): string =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);

function operands(graph: Graph, node: Node): string {
  const index = node.index as number;
  switch (node.op) {
    case 'input':
      return graph.inputs[index]?.name ?? `#${index}`;
    case 'parameter':
      return graph.parameters[index]?.name ?? `#${index}`;
    case 'carried':
      return graph.loopCarried[index]?.name ?? `#${index}`;
    case 'constant':
      return constantText(node.value);
    default: {
      const args = node.args.map((arg) => `%${arg.id}`);
      if (node.table !== undefined) {
        const shown = node.table.slice(0, TABLE_SHOWN).map(constantText);
        if (node.table.length > TABLE_SHOWN) shown.push(`... ${node.table.length} entries`);
        args.push(`[${shown.join(', ')}]`);
      }
      return args.join(', ');
    }
  }
}

function sourceOf(node: Node, source: string | undefined): string | undefined {
  if (source === undefined || node.source === undefined || node.source.end === 0) return undefined;
  const text = source.slice(node.source.start, node.source.end).replace(/\s+/g, ' ');
  return text.length > SOURCE_WIDTH ? `${text.slice(0, SOURCE_WIDTH)}...` : text;
}

/** The graph as text. */
export function printGraph(graph: Graph, options: PrintOptions = {}): string {
  const lines: string[] = [];
  for (const node of graph.nodes) {
    const line = `%${node.id}: ${node.type} = ${node.op} ${operands(graph, node)}`.trimEnd();
    const source = sourceOf(node, options.source);
    lines.push(source === undefined ? line : `${line.padEnd(SOURCE_COLUMN)} ; ${source}`);
  }
  for (const value of graph.loopCarried) {
    lines.push(`loop-carried ${value.name}: ${value.type} = %${value.next.id}, from ${constantText(value.initial)}`);
  }
  for (const output of graph.outputs) lines.push(`store ${nameText(output.name)}: ${output.type} = %${output.node.id}`);
  return `${lines.join('\n')}\n`;
}
