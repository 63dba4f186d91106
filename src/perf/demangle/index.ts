// Names that compilers mangle, as people read them: C++ by the Itanium ABI, Rust in both of its schemes. What is not
// understood stays as the linker has it.

import { NameReader } from './itanium.ts';
import { NotUnderstood, type Style, written } from './nodes.ts';
import { isRustName, rustName } from './rust.ts';

/** No linker makes such symbols, and a hostile file must not cost time. */
const LONGEST_SYMBOL = 1 << 14;

/** `_ZN3foo3barEi` is `foo::bar(int)`, as c++filt writes it. */
export function demangle(symbol: string): string {
  return readable(symbol, { isShort: false });
}

/** The same without parameters and template arguments: what fits into a table. */
export function shortName(symbol: string): string {
  return readable(symbol, { isShort: true });
}

function readable(symbol: string, style: Style): string {
  if (symbol.length > LONGEST_SYMBOL) return symbol;
  try {
    if (isRustName(symbol)) return rustName(symbol, style);
    if (!symbol.startsWith('_Z')) return symbol;
    // Copies that a compiler made of a function: .isra.0, .cold.
    const clonesAt = symbol.search(/\.[a-zA-Z_\d]/);
    const mangled = clonesAt < 0 ? symbol : symbol.slice(0, clonesAt);
    const clones = clonesAt < 0 ? [] : (symbol.slice(clonesAt).match(/\.[a-zA-Z_]\w*(?:\.\d+)*|\.\d+/g) ?? []);
    const name = written(new NameReader(mangled, 2).read(), style);
    return name + clones.map((clone) => ` [clone ${clone}]`).join('');
  } catch (error) {
    if (error instanceof NotUnderstood) return symbol;
    throw error;
  }
}
