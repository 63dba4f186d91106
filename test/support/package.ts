// The package as a user would get it, packed with `npm pack` and installed from that file into an empty folder; and
// commands with a time limit, in temporary folders.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const folders: string[] = [];

/** A folder of its own for a test file, removed when the file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-e2e-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, without the variables that npm and vitest give to their children. */
export function command(
  cwd: string,
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): CommandResult {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(package|lifecycle|command|execpath)|VITEST|VITE_|NODE_ENV|NODE_OPTIONS|INIT_CWD)/.test(name),
  );
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), npm_config_prefer_offline: 'true', ...environment },
    encoding: 'utf8',
    timeout: 240_000,
    maxBuffer: 1 << 26,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a command that must succeed, and gives what it printed. */
export function mustRun(cwd: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = command(cwd, program, args);
  expect(status, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Compiles a folder with the repository's TypeScript; fails the test with the compiler's words. */
export function compile(folder: string, compilerOptions: Record<string, unknown>): void {
  const options = { strict: true, target: 'es2022', types: [], ...compilerOptions };
  writeFiles(folder, { 'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['*.ts'] }) });
  mustRun(folder, process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
}

export interface PackedPackage {
  /** The path of the tarball. */
  readonly tarball: string;
  /** The paths inside the package. */
  readonly files: readonly string[];
}

/** Packs the repository as `npm publish` would. */
export function pack(): PackedPackage {
  const folder = temporaryFolder();
  const [{ filename, files }] = JSON.parse(mustRun(root, 'npm', ['pack', '--json', '--pack-destination', folder])) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/** An empty project with the packed package installed, and Node's types beside it for those who ask for them. */
export function consumerOf({ tarball }: PackedPackage): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'package.json': JSON.stringify({ name: 'consumer', private: true, type: 'module' }) });
  mustRun(folder, 'npm', ['install', '--no-audit', '--no-fund', tarball]);
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
  for (const name of ['@types/node', 'undici-types']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return folder;
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>;
  scripts: Record<string, string>;
};
