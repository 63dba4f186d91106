// Folded stacks: one line for each different stack, functions from the outermost on between semicolons, then the count.
// Brendan Gregg's flamegraph.pl and most viewers read them.

import type { ProfiledFunction, ResolvedSample } from './profile-types.ts';

/** A function's name with where it comes from, for files that hold names alone. */
export function frameName({ name, kind, module, line }: ProfiledFunction): string {
  if (kind !== 'javascript') return kind === 'kernel' ? `${name}_[k]` : name;
  return `${name} (${module.replace(/^.*\//, '')}${line > 0 ? `:${line}` : ''})`;
}

export function foldedText(samples: readonly ResolvedSample[]): string {
  const counts = new Map<string, number>();
  for (const { stack } of samples) {
    const names = stack.map((called) => frameName(called).replace(/[;\n]/g, ','));
    const line = names.reverse().join(';');
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, count]) => `${line} ${count}\n`)
    .join('');
}
