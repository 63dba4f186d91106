// Writes the pages of docs/ that are drawn from tables in the code. `--check` writes nothing and fails when a page
// differs from what its table gives. Reads the built package, so run it after a build.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { errorCodes } = await import(new URL('dist/errors/api.js', root));

/** What an exit status means, after the names of BSD's sysexits.h where one fits. */
const exitStatuses = {
  1: 'the program that uses rawcpu did something that its state does not allow',
  2: 'an option was wrong',
  65: 'the input was wrong: code, a signature, an argument',
  69: 'this machine or runtime lacks what was asked for',
  70: 'a fault of rawcpu, or an error that is none of its own',
  71: 'the operating system refused',
};

function errorsPage() {
  const rowsByClass = {};
  for (const [code, row] of Object.entries(errorCodes)) {
    rowsByClass[row.class] ??= [];
    rowsByClass[row.class].push({ code, ...row });
  }
  const lines = [
    '# Errors',
    '',
    'Every error that rawcpu throws on purpose is a `RawCpuError` or one of its subclasses, with a stable `code`, a',
    '`summary` that says in one line what happened, `details` as data and, where there is one, a `hint` that says how to mend',
    'it. An error about a text has a `place`: line, column, length and the line of the source; a `ParseError` has `line`,',
    '`column` and `length` besides. A `CpuFault` has a `listing` of place, instruction and registers. `message` is all of that',
    'together. The last column is the exit status for a command that ends with the error.',
    '',
    'This page is written by `npm run docs` from `src/errors/codes.ts`.',
  ];
  for (const [name, rows] of Object.entries(rowsByClass)) {
    lines.push('', `## ${name}`, '', '| code | meaning | exit status |', '| --- | --- | --- |');
    for (const { code, summary, exitStatus } of rows) lines.push(`| \`${code}\` | ${summary} | ${exitStatus} |`);
  }
  lines.push('', '## Exit statuses', '', '| status | meaning |', '| --- | --- |');
  for (const status of new Set(Object.values(errorCodes).map((row) => row.exitStatus))) {
    if (exitStatuses[status] === undefined) throw new Error(`scripts/docs.mjs: exit status ${status} has no meaning`);
  }
  for (const [status, meaning] of Object.entries(exitStatuses)) lines.push(`| ${status} | ${meaning} |`);
  return `${lines.join('\n')}\n`;
}

const pages = { 'docs/errors.md': errorsPage() };
let stale = 0;
for (const [path, text] of Object.entries(pages)) {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} differs from its table; \`npm run docs\` writes it anew`);
    stale += 1;
  } else {
    writeFileSync(url, text);
    console.log(`${path} written`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
