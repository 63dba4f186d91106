// Records the CPUID fixtures: `node scripts/record-cpuid.mjs [MODEL...]` runs the built package under QEMU's user mode
// emulation, once for each processor model, and writes what it answers to test/fixtures/cpuid/qemu-MODEL.txt. With
// `--here NAME` it records this machine instead. Needs `apt-get install qemu-user` and a build.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const models = [
  'Conroe',
  'Penryn',
  'Nehalem',
  'Westmere',
  'SandyBridge',
  'IvyBridge',
  'Haswell',
  'Broadwell',
  'Skylake-Client',
  'Skylake-Server',
  'Cascadelake-Server',
  'Cooperlake',
  'Icelake-Server',
  'SapphireRapids',
  'Snowridge',
  'Denverton',
  'Opteron_G1',
  'Opteron_G2',
  'Opteron_G3',
  'Opteron_G4',
  'Opteron_G5',
  'phenom',
  'EPYC',
  'EPYC-Rome',
  'EPYC-Milan',
  'EPYC-Genoa',
  'Dhyana',
  'qemu64',
  'max',
];

const record = `
import { formatRawDump, readAllCpuidDumps, readCpuidDump } from ${JSON.stringify(`${root}dist/cpu/api.js`)};
const dumps = process.argv[1] === 'all' ? readAllCpuidDumps() : [readCpuidDump()];
process.stdout.write(formatRawDump(dumps));
`;

function write(name, command, args, which) {
  const run = spawnSync(command, [...args, '--input-type=module', '-e', record, which], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (run.status !== 0) {
    console.error(`${name}: ${run.error?.message ?? run.stderr.trim().split('\n').at(-1)}`);
    return;
  }
  writeFileSync(`${root}test/fixtures/cpuid/${name}.txt`, run.stdout);
  console.log(`${name}: ${run.stdout.split('\n').length - 1} lines`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--here') write(rest[0], process.execPath, [], 'all');
else {
  for (const model of first === undefined ? models : [first, ...rest]) {
    write(`qemu-${model.toLowerCase()}`, 'qemu-x86_64', ['-cpu', model, process.execPath], 'one');
  }
}
