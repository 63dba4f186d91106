// Prints what `npm test -- --coverage` covered of each room of src/, by the summary that it left in coverage/. What runs in
// processes of its own, the command line above all, is not counted.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const summary = JSON.parse(readFileSync(new URL('../coverage/coverage-summary.json', import.meta.url), 'utf8'));

const kinds = ['lines', 'functions', 'branches'];
const rooms = new Map();

function add(name, file) {
  const room = rooms.get(name) ?? Object.fromEntries(kinds.map((kind) => [kind, { covered: 0, total: 0 }]));
  for (const kind of kinds) {
    room[kind].covered += file[kind].covered;
    room[kind].total += file[kind].total;
  }
  rooms.set(name, room);
}

for (const [path, file] of Object.entries(summary)) {
  // A file of re-exports has nothing to reach.
  if (path === 'total' || file.lines.total === 0) continue;
  add(relative(src, path).split('/')[0], file);
}
const sorted = [...rooms].sort(([a], [b]) => a.localeCompare(b, 'en'));

const percent = ({ covered, total }) => (total === 0 ? '-' : `${((100 * covered) / total).toFixed(1)} %`).padStart(11);
console.log(`coverage   ${kinds.map((kind) => kind.padStart(11)).join('')}`);
for (const [name, room] of [...sorted, ['all', summary.total]])
  console.log(`${name.padEnd(11)}${kinds.map((kind) => percent(room[kind])).join('')}`);
