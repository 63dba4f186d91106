// The `@example` blocks of the sources as programs. A line that ends with `// => value` says what its expression gives, as
// console.log() shows it; `// => throws CODE` says that it throws an error with that code.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface DocstringExample {
  /** What the docstring belongs to: `assemble`, or `Assembler.add` for a member. */
  readonly symbol: string;
  /** The file of the sources, and the line that the block begins in. */
  readonly place: string;
  /** The block as it stands there. */
  readonly source: string;
}

const DECLARATION = /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(?:function|class|interface|type|const) (\w+)/;
const MEMBER = /^ {2,4}(?:static |readonly |get |async )*(\w+)[(<?:]/;

/** What is declared in the line after a docstring, or is a member of the declaration around it. */
function symbolAt(lines: readonly string[], at: number): string {
  const own = DECLARATION.exec(lines[at]!)?.[1];
  if (own !== undefined) return own;
  const member = MEMBER.exec(lines[at]!)?.[1];
  for (let above = at; above >= 0 && member !== undefined; above--) {
    const around = DECLARATION.exec(lines[above]!)?.[1];
    if (around !== undefined) return `${around}.${member}`;
  }
  throw new Error(`an example belongs to no declaration: ${lines[at]}`);
}

function examplesOf(path: string): DocstringExample[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const examples: DocstringExample[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!/^ *\* @example$/.test(lines[i]!)) continue;
    const place = `${path}:${i + 1}`;
    if (!/^ *\* ```ts$/.test(lines[i + 1] ?? '')) throw new Error(`${place}: an example is a block of ts`);
    const source: string[] = [];
    for (i += 2; !/^ *\* ```$/.test(lines[i]!); i++) source.push(lines[i]!.replace(/^ *\* ?/, ''));
    const end = lines.findIndex((line, at) => at > i && line.trim().endsWith('*/'));
    const declared = lines.findIndex((line, at) => at > end && !line.trim().startsWith('//'));
    examples.push({ symbol: symbolAt(lines, declared), place, source: `${source.join('\n')}\n` });
  }
  return examples;
}

/** Every example of the sources. */
export function docstringExamples(): DocstringExample[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.gen.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return files.sort().flatMap(examplesOf);
}

/** Value comments of an example: how many there are, and the program that passes each to `check`. */
export function checkedProgram(source: string): { readonly program: string; readonly checks: number } {
  let checks = 0;
  const lines = source.split('\n').map((line) => {
    const match = /^( *)(?:(const (?:\w+))(: [^=]+)? = )?(.+);( *)\/\/ => (.+)$/.exec(line);
    if (match === null) return line;
    const [, indent, name, type = '', expression, , told] = match;
    checks++;
    const [, code] = /^throws (\w+)$/.exec(told!) ?? [];
    if (code !== undefined) return `${indent}await checkThrows(async () => (${expression}), ${JSON.stringify(code)});`;
    const value = name === undefined ? expression : name.slice('const '.length);
    const statement = name === undefined ? '' : `${name}${type} = ${expression}; `;
    return `${indent}${statement}check(${value}, ${JSON.stringify(told)});`;
  });
  return { program: lines.join('\n'), checks };
}
