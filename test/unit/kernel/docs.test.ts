// docs/kernels.md against the tables that it describes.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DType, dtypes, promote } from '../../../src/kernel/dtype.ts';
import { expressionConstants, expressionFunctions } from '../../../src/kernel/front/index.ts';

const page = readFileSync(new URL('../../../docs/kernels.md', import.meta.url), 'utf8');

describe('docs/kernels.md', () => {
  it('has the table of types as it is', () => {
    const rows = page
      .split('\n')
      .filter((line) => /^\| (\*\*)?(f64|bf16|[fiu]\d+)(\*\*)? \|/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll('*', '')),
      );
    const header = page.split('\n').find((line) => line.startsWith('| | f64'))!;
    const columns = header
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim() as DType);
    expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(dtypes).sort());
    for (const [name, ...cells] of rows) {
      expect(cells, name).toEqual(columns.map((column) => promote(name as DType, column)));
    }
  });

  it('names every function and every constant', () => {
    const words = new Set(page.match(/[\w.]+/g));
    for (const name of Object.keys(expressionFunctions)) {
      if (name.startsWith('arc')) continue;
      expect(words.has(name), name).toBe(true);
    }
    for (const name of Object.keys(expressionConstants)) {
      expect(words.has(name) || words.has(name.replace('Number.', '')), name).toBe(true);
    }
  });
});
