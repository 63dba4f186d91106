// Reads every file of src/isa/forms/, in the order that decides between equally good forms.

import { readdirSync, readFileSync } from 'node:fs';
import { importedFamilies } from './import-iced.ts';
import { type Alias, type Row, type RowError, readRows } from './row.ts';

export interface Forms {
  readonly rows: Row[];
  readonly aliases: Alias[];
  /** Lines that are not rows. */
  readonly faults: RowError[];
}

/** @param root the repository. */
export function readForms(root: URL): Forms {
  const folder = new URL('src/isa/forms/', root);
  const forms: Forms = { rows: [], aliases: [], faults: [] };
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort(byFileOrder)) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { rows, aliases } = readRows(`src/isa/forms/${name}`, text, forms.faults);
    forms.rows.push(...rows);
    forms.aliases.push(...aliases);
  }
  return forms;
}

/** Rows of our own come after the imported ones, so that they are preferred only where they are shorter. */
function byFileOrder(a: string, b: string): number {
  const own = (name: string) => (importedFamilies.has(name.replace(/\.txt$/, '')) ? 0 : 1);
  return own(a) - own(b) || (a < b ? -1 : 1);
}
