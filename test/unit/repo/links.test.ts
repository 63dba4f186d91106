// The pages that travel in the package: what they link to travels too, every page of docs/ is reached from the README, and
// the pages that messages and docstrings name are there.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

function filesUnder(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** What travels besides the build, by package.json. */
const packed = new Set(
  (JSON.parse(read('package.json')).files as string[]).filter((path) => path !== 'dist').flatMap(filesUnder),
);
const pages = [...packed].filter((path) => path.endsWith('.md')).sort();

interface Link {
  readonly text: string;
  /** The page or file that it leads to, in the package. */
  readonly path: string;
  readonly section: string | undefined;
}

/** Links to files of the package. Code has none. */
function linksOf(page: string): Link[] {
  const prose = read(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => 'x'.repeat(code.length));
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', section] = target.split('#');
      const file = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
      return { text: target, path: file, section };
    });
}

/** Names that headings can be linked by, as GitHub makes them. */
const sectionsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the pages of the package', () => {
  test.each(pages)('%s: what it links to is in the package', (page) => {
    for (const { text, path, section } of linksOf(page)) {
      expect(packed, text).toContain(path);
      if (section !== undefined) expect(sectionsOf(path), text).toContain(section);
    }
  });

  test('every page of docs/ is reached from the README', () => {
    const reached = new Set<string>(['README.md']);
    for (const page of reached) {
      if (page.endsWith('.md')) for (const { path } of linksOf(page)) reached.add(path);
    }
    expect(filesUnder('docs').filter((page) => !reached.has(page))).toEqual([]);
  });

  test('pages that the sources name are there', () => {
    const named = filesUnder('src').flatMap((path) => read(path).match(/\bdocs\/[\w-]+\.md/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const page of named) expect(packed).toContain(page);
  });

  test('every example is listed', () => {
    const listed = new Set(linksOf('examples/README.md').map(({ path }) => path));
    const programs = filesUnder('examples').filter((path) => path.endsWith('.ts') && path !== 'examples/run.ts');
    expect(programs.filter((path) => !listed.has(path))).toEqual([]);
  });
});
