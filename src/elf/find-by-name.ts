// Which of a file's functions a name means. Several may have it: the versions of a library's function, of which programs
// are linked to the default one, and functions that each object file had for itself. Linkers write the version after the
// name in .symtab (`f@V1`, `f@@V2`); in .dynsym it stands in a table of its own.

import { stringAt } from './image.ts';
import type { SymbolVersion } from './symbol-versions.ts';

/** What is looked at in a symbol. */
export interface NamedSymbol {
  readonly strings: Uint8Array;
  readonly nameAt: number;
  readonly isLocal: boolean;
  readonly version: SymbolVersion | undefined;
}

/** What a name asks for: `f`, `f@V1`, `f@@V2`. */
interface Wanted {
  readonly base: string;
  /** Undefined for the default one. */
  readonly version: string | undefined;
  readonly mustBeDefault: boolean;
}

/** The lower, the better: an older version is better than a function that no other object file sees. */
const ranks = { default: 0, global: 1, hidden: 2, local: 3 } as const;

/** Symbols of a name, the best ones alone; several where nothing tells them apart. */
export function symbolsNamed<T extends NamedSymbol>(symbols: readonly T[], name: string): T[] {
  const wanted = wantedBy(name);
  // What a damaged name was read as says nothing of its bytes.
  const prefix = new TextEncoder().encode(wanted.base.split('\ufffd')[0]);
  const found: { readonly symbol: T; readonly rank: number }[] = [];
  for (const symbol of symbols) {
    if (!beginsWith(symbol.strings, symbol.nameAt, prefix)) continue;
    const text = stringAt(symbol.strings, symbol.nameAt);
    const version = versionIn(text, symbol.version, wanted.base);
    const fits = text === name || (version !== undefined && isWanted(version, wanted));
    if (fits) found.push({ symbol, rank: rankOf(symbol.isLocal, version) });
  }
  const best = Math.min(...found.map(({ rank }) => rank));
  return found.filter(({ rank }) => rank === best).map(({ symbol }) => symbol);
}

function wantedBy(name: string): Wanted {
  const at = name.indexOf('@');
  if (at <= 0) return { base: name, version: undefined, mustBeDefault: false };
  const mustBeDefault = name[at + 1] === '@';
  return { base: name.slice(0, at), version: name.slice(at + (mustBeDefault ? 2 : 1)), mustBeDefault };
}

/** The version of a symbol whose name begins with the wanted one; undefined where it is another function. */
function versionIn(text: string, known: SymbolVersion | undefined, base: string): SymbolVersion | undefined {
  if (!text.startsWith(base)) return undefined;
  const rest = text.slice(base.length);
  if (rest === '') return known ?? { name: undefined, isHidden: false };
  // An entry of a procedure linkage table is not the function that it leads to.
  if (!rest.startsWith('@') || rest === '@plt') return undefined;
  const isHidden = !rest.startsWith('@@');
  return { name: rest.slice(isHidden ? 1 : 2), isHidden };
}

function isWanted({ name, isHidden }: SymbolVersion, { version, mustBeDefault }: Wanted): boolean {
  return version === undefined || (version === name && !(mustBeDefault && isHidden));
}

function rankOf(isLocal: boolean, version: SymbolVersion | undefined): number {
  if (isLocal) return ranks.local;
  if (version === undefined) return ranks.global;
  if (version.isHidden) return ranks.hidden;
  return version.name === undefined ? ranks.global : ranks.default;
}

function beginsWith(bytes: Uint8Array, at: number, prefix: Uint8Array): boolean {
  for (let i = 0; i < prefix.length; i++) if (bytes[at + i] !== prefix[i]) return false;
  return true;
}
