// Completes package-lock.json after `npm install` behind a registry mirror that lacks packages for other platforms: npm
// then leaves their entries out, and `npm ci` refuses the lock everywhere. `--check` only reports what is missing.

import { readFileSync, writeFileSync } from 'node:fs';

const lockUrl = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockUrl, 'utf8'));

/** What npm would have written for a package whose name ends like `linux-arm64-musl`. */
function entryFor(name, version, parent) {
  const [, os, cpu, abi] = /\b(android|darwin|freebsd|linux|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? [];
  if (os === undefined) throw new Error(`${name}: no platform in its name; add its entry to package-lock.json by hand`);
  const libc = { musl: 'musl', gnu: 'glibc' }[abi];
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}

const missing = {};
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
    if (!places.some((place) => place in lock.packages)) missing[places[0]] = entryFor(name, version, parent);
  }
}

const names = Object.keys(missing);
if (names.length > 0 && process.argv.includes('--check')) {
  console.error(`package-lock.json lacks ${names.join(', ')}; \`node scripts/complete-lock.mjs\` adds them`);
  process.exit(1);
}
if (names.length > 0) {
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(lockUrl, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`package-lock.json: added ${names.length} entries`);
}
