// The public declarations of the package, one report for each of its entries in api/: what is in there is what users may
// rely on, and a change of it is seen in the commit that makes it. `npm run api` writes the reports; with `--check` nothing
// is written, and a report that differs is shown as a diff. Two rules are checked either way: every type that a public
// declaration mentions is exported, and every declaration, and every member of one, has a docstring.
//
// Reads the declarations of the built package, so run it after a build. With a folder as its argument it looks at the
// package in there instead, which is how its own test shows it faults.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import { copyDeclarations, declarationOptions, declaredEntries } from './declarations.mjs';

const { CompilerState, Extractor, ExtractorConfig } = createRequire(import.meta.url)('@microsoft/api-extractor');

const home = fileURLToPath(new URL('../', import.meta.url));
const check = process.argv.includes('--check');
const root = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? home);
const work = join(root, 'build/api');

/** The entries: the report's name, and the file of declarations. The root, `rawcpu`, comes first. */
function entriesOfPackage() {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return declaredEntries(root)
    .map(({ path, file }) => ({ name: path.replaceAll('/', '-') || name, file: join(work, 'types', file) }))
    .sort((a, b) => Number(b.name === name) - Number(a.name === name));
}

function configurationOf({ name, file }, files) {
  const level = (logLevel) => ({ default: { logLevel } });
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: file,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: declarationOptions(home), files } },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(work, 'reports'),
        reportTempFolder: join(work, 'temporary'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: level('error'),
        extractorMessageReporting: level('none'),
        tsdocMessageReporting: level('none'),
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
}

/** Types that are computed in many steps, which nobody writes down: what these declarations mention need not be exported. */
const computed = new Set(['kernel/front/source-types.d.ts']);

/** Messages of API Extractor that are faults, in our words. */
const faultsOfMessages = {
  'ae-undocumented': (name) => `${name} has no docstring`,
  'ae-forgotten-export': (name) => `${name} is mentioned by a public declaration, and not exported`,
};

/** Analyses the entries in one program. Gives the text of each one's report, and the faults of the root, which has all. */
function analyse(entries) {
  const files = entries.map(({ file }) => file);
  const reports = {};
  const faults = new Set();
  let compilerState;
  for (const entry of entries) {
    const configuration = configurationOf(entry, files);
    compilerState ??= CompilerState.create(configuration);
    Extractor.invoke(configuration, {
      compilerState,
      localBuild: true,
      messageCallback(message) {
        message.handled = true;
        const path = message.sourceFilePath && relative(join(work, 'types'), message.sourceFilePath);
        const place = `dist/${path}:${message.sourceFileLine}`;
        if (message.category === 'Compiler') faults.add(`${place}: ${message.text}`);
        const faultOf = faultsOfMessages[message.messageId];
        if (faultOf === undefined || entry !== entries[0]) return;
        if (message.messageId === 'ae-forgotten-export' && computed.has(path)) return;
        const name = /"([^"]+)"/.exec(message.text)?.[1] ?? message.text;
        faults.add(`${place}: ${faultOf(name)}`);
      },
    });
    reports[entry.name] = readFileSync(join(work, 'temporary', `${entry.name}.api.md`), 'utf8');
  }
  return { reports, faults: [...faults] };
}

/** The names that a report's declarations have. */
function namesIn(report) {
  const declaration =
    /^export (?:declare )?(?:default )?(?:abstract )?(?:const|let|function|class|interface|type|enum|namespace) (\w+)/gm;
  return [...new Set([...report.matchAll(declaration)].map(([, name]) => name))];
}

/** The root has what its rooms have, so its report names them only, and says where each is declared. */
function rootReport(rootName, reports) {
  const rooms = Object.entries(reports).filter(([name]) => name !== rootName);
  const names = namesIn(reports[rootName]).sort();
  const known = new Set(names);
  const lost = rooms.flatMap(([room, report]) =>
    namesIn(report)
      .filter((name) => !known.has(name))
      .map((name) => `api/${room}.api.md: ${name} is not exported by the package's root; do two rooms have the name?`),
  );
  const inRooms = (name) => rooms.filter(([, report]) => namesIn(report).includes(name)).map(([room]) => room);
  const lines = names.map((name) => `- \`${name}\`: ${inRooms(name).join(', ')}`);
  return { text: `# What \`${rootName}\` exports, and the entries that have it too\n\n${lines.join('\n')}\n`, lost };
}

copyDeclarations(root, join(work, 'types'), ['methods', 'registers']);
const entries = entriesOfPackage();
const { reports, faults } = analyse(entries);
const rootName = entries[0].name;
const { text, lost } = rootReport(rootName, reports);
reports[rootName] = text;
faults.push(...lost);

const folder = join(root, 'api');
const differing = [];
for (const [name, report] of Object.entries(reports)) {
  const path = join(folder, `${name}.api.md`);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (before === report) continue;
  differing.push(createTwoFilesPatch(`a/api/${name}.api.md`, `b/api/${name}.api.md`, before, report));
  mkdirSync(folder, { recursive: true });
  if (!check) writeFileSync(path, report);
}
const stale = existsSync(folder) ? readdirSync(folder).filter((name) => !(name.replace('.api.md', '') in reports)) : [];
for (const name of stale) {
  differing.push(`api/${name} belongs to no entry of the package\n`);
  if (!check) rmSync(join(folder, name));
}

if (check && differing.length > 0) {
  console.error(differing.join('\n'));
  console.error('api: the public declarations have changed; if that is meant, `npm run api` accepts it');
}
if (faults.length > 0) {
  console.error(faults.sort(new Intl.Collator('en', { numeric: true }).compare).join('\n'));
  console.error(`api: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
}
if (!check) console.log(`api: ${differing.length} of ${entries.length} reports written`);
if (faults.length > 0 || (check && differing.length > 0)) process.exitCode = 1;
