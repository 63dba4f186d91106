// Colours for lines of address, bytes and text.

import type { Colors } from './io.ts';

/** Address, bytes, text; each may be missing after the first. */
const row = /^([0-9a-f]+)( {2}|$)((?:[0-9a-f]{2}(?: (?! ))?)*)( *)(.*)$/;

/** Dims addresses and bytes, and lets mnemonics and labels stand out. */
export function colorListing(listing: string, colors: Colors): string {
  if (!colors.isColorSupported) return listing;
  return listing
    .split('\n')
    .map((line) => {
      const [, address = '', gap = '', bytes = '', space = '', text = ''] = row.exec(line) ?? [];
      return address === ''
        ? line
        : `${colors.dim(address)}${gap}${colors.yellow(bytes)}${space}${colorText(text, colors)}`;
    })
    .join('\n');
}

/** Colours a statement: prefixes and mnemonic, a label, a comment. */
export function colorText(text: string, colors: Colors): string {
  if (!colors.isColorSupported) return text;
  if (text.startsWith('(bad)')) return colors.red(text);
  const found = text.search(/\s#/);
  const statement = text.slice(0, found < 0 ? undefined : found).trimEnd();
  const comment = text.slice(statement.length);
  const [, head = '', operands = ''] =
    /^((?:(?:lock|repn?e?|bnd|notrack|x(?:acquire|release)|data16|addr32|rex64) )*\S+)(.*)$/.exec(statement) ?? [];
  const isLabel = head.endsWith(':');
  return `${isLabel ? colors.green(head) : colors.cyan(head)}${operands}${comment === '' ? '' : colors.dim(comment)}`;
}
