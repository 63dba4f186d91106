// Errors of the library in the words of the command line.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { flagsOfCommands, hintWithFlags, optionPattern, withFlags } from '../../../src/cli/flags.ts';
import { rawcpu } from '../../support/command-line.ts';

test.each([
  ['msr', 'hint: pass { allowWrite: true }; a wrong value can stop the machine', '--allow-write;'],
  ['stat', 'hint: count fewer; or take an estimate with { minCoverage: 0 }', '--min-coverage 0'],
  ['stat', 'hint: leave them out with { inherit: false }', '--no-inherit'],
  ['kernel', "hint: the option { inputs: { x: 'i16' } }", '--input x=i16'],
  ['kernel', "scalars.k: a number expected, not 'x'", '--scalar k: a number'],
  ['kernel', "inputs: the expression has no 'z'", '--input: the expression'],
  ['run', 'run: deadlineMs must be milliseconds above 0', 'run: --deadline must be'],
  ['run', 'run: entry must be the name of a label', 'run: --entry must be'],
])('%s: %s', (command, message, expected) => {
  const hint = /^hint: (.*)$/.exec(message)?.[1];
  const text = hint === undefined ? withFlags(message, command) : hintWithFlags(hint, command);
  expect(text).toContain(expected);
  expect(text).not.toMatch(/\{ \w+/);
});

test('what a command has no flag for, and what only programs can do, is left out', () => {
  expect(hintWithFlags('pass { allowWrite: true }; or wait', 'asm')).toBe('or wait');
  expect(hintWithFlags('ask for less with { mostBytes }', 'record')).toBe(undefined);
  expect(hintWithFlags('write byte ptr; in TypeScript byte()', 'asm')).toBe('write byte ptr');
  expect(hintWithFlags('in TypeScript byte()', 'asm')).toBe(undefined);
});

test('a line of source that looks like an option stays as it is', async () => {
  const { err } = await rawcpu(['run', 'foo { entry: 1 }']);
  expect(err).toContain("1:1: 'foo' is not an instruction\n    foo { entry: 1 }\n    ^^^");
});

test('every flag exists', async () => {
  for (const [command, flags] of Object.entries(flagsOfCommands)) {
    const { out } = await rawcpu([command, '--help']);
    for (const flag of Object.values(flags)) {
      expect([command, flag, out.includes(flag) || out.includes(flag.replace('--', '--no-'))]).toEqual([
        command,
        flag,
        true,
      ]);
    }
  }
});

describe('how the library speaks of options', () => {
  const source = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.startsWith('cli/') && !path.endsWith('.gen.ts'),
  );
  /** The texts of hints, from the word `hint` to the end of the literal. */
  const hints = files.flatMap((path) =>
    [
      ...readFileSync(join(source, path), 'utf8').matchAll(/\b(?:hint|remedy):\s*(?:[^'"`\n]*\?\s*)?(['"`])(.*)\1/g),
    ].map(([, , text = '']) => [path, text] as const),
  );
  /** Options that no command has: what says them cannot be reached from the command line, or is left out there. */
  const ofPrograms = new Set(['at', 'size', 'bytes', 'mostBytes', 'value', 'type', 'counters', 'pid', 'hybrid']);
  const known = new Set(Object.values(flagsOfCommands).flatMap((flags) => Object.keys(flags)));

  test('there are hints', () => expect(hints.length).toBeGreaterThan(80));

  test.each(hints)('%s: %s', (_path, text) => {
    for (const [, name = ''] of text.matchAll(optionPattern)) {
      expect(known.has(name) || ofPrograms.has(name), `${name} is an option of no command`).toBe(true);
    }
    // An option is written as { name: value }, and never as a name alone.
    expect(text).not.toMatch(/\b(?:the )?option [a-z]/);
  });
});
