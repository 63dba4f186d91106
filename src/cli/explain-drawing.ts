// The bits of an instruction as a drawing: a row a field, the field's bits at their place within the byte.

import type { EncodingField, ExplainedInstruction, FieldPart } from '../index.ts';
import type { Colors } from './io.ts';

const BYTES_A_ROW = 4;
const NAME_WIDTH = 12;

const partColors: Record<FieldPart, keyof Pick<Colors, 'magenta' | 'cyan' | 'green' | 'yellow' | 'blue' | 'red'>> = {
  prefix: 'magenta',
  opcode: 'cyan',
  modrm: 'green',
  sib: 'yellow',
  displacement: 'blue',
  immediate: 'red',
};

/** Draws one instruction, several lines with a newline after each. */
export function drawEncoding({ instruction, form, fields }: ExplainedInstruction, colors: Colors): string {
  const address = `0x${instruction.address.toString(16)}`;
  const title = `${colors.dim(address)}  ${colors.bold(instruction.text)}`;
  const subtitle =
    form === undefined || form === instruction.text ? '' : `${' '.repeat(address.length)}  ${colors.dim(form)}\n`;
  let previous = -1;
  const rows = fields.map((field) => {
    const isFirst = field.offset !== previous;
    previous = field.offset;
    return drawField(field, instruction.bytes, isFirst, colors);
  });
  return `${title}\n${subtitle}${rows.join('')}`;
}

function drawField(field: EncodingField, bytes: Uint8Array, isFirstOfByte: boolean, colors: Colors): string {
  const color = colors[partColors[field.part]];
  const name = color((field.isInverted ? field.name.replace(/\.?([^.]*)$/, '.~$1') : field.name).padEnd(NAME_WIDTH));
  const hex = Array.from(bytes.subarray(field.offset, field.offset + field.sizeBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  if (field.sizeBytes === 1) {
    const byte = isFirstOfByte ? hex[0]! : '  ';
    const bits = field.value.toString(2).padStart(field.highBit - field.lowBit + 1, '0');
    const around = [colors.dim('·'.repeat(7 - field.highBit)), colors.dim('·'.repeat(field.lowBit))];
    return `    ${byte}  ${around[0]}${color(bits)}${around[1]}  ${name}  ${field.meaning}\n`;
  }
  let text = '';
  for (let i = 0; i < hex.length; i += BYTES_A_ROW) {
    const row = hex
      .slice(i, i + BYTES_A_ROW)
      .join(' ')
      .padEnd(12);
    text += i === 0 ? `    ${row}  ${name}  ${field.meaning}\n` : `    ${row.trimEnd()}\n`;
  }
  return text;
}
