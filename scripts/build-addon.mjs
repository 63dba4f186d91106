// Writes dist/jit/addon.node, the shared object that the built package assembles for itself. The same sources give
// the same bytes. The file is replaced whole, never overwritten: a running process may have the old one mapped.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildAddon } from '../dist/jit/index.js';

const file = fileURLToPath(new URL('../dist/jit/addon.node', import.meta.url));
const bytes = buildAddon();
if (!existsSync(file) || !readFileSync(file).equals(bytes)) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, bytes, { mode: 0o644 });
  renameSync(fresh, file);
}
