// What a virtual machine boots: Debian's kernel, unpacked and not installed, and an initramfs with busybox, this Node,
// its shared libraries, the msr and cpuid drivers, and the built package. Made once and kept in .cache/vm.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache/vm');

export interface Image {
  readonly kernel: string;
  readonly initramfs: string;
}

function run(command: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** What is missing to boot a machine, with the package that has it; empty when nothing is. */
export function missingTools(): string[] {
  const needed = [
    ['qemu-system-x86_64', 'qemu-system-x86'],
    ['busybox', 'busybox-static'],
    ['dpkg-deb', 'dpkg'],
    ['ldd', 'libc-bin'],
  ] as const;
  const missing = needed.flatMap(([command, name]) => (has(command) ? [] : [`${command}: apt-get install ${name}`]));
  if (findKernelPackage() === undefined && !has('apt-get')) {
    missing.push(`Debian's kernel: put the package linux-image-VERSION-amd64 into ${cache}`);
  }
  return missing;
}

function findKernelPackage(): string | undefined {
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache).find((name) => /^linux-image-\d.*\.deb$/.test(name));
}

/** Unpacks the kernel, downloading the package when it is not there yet. */
function unpackKernel(): string {
  mkdirSync(cache, { recursive: true });
  if (findKernelPackage() === undefined) {
    // linux-image-amd64 is empty; the kernel of the version that it depends on is what boots.
    const depends = /Depends: (linux-image-\d\S*-amd64)$/m.exec(
      run('apt-cache', ['depends', 'linux-image-amd64']),
    )?.[1];
    if (depends === undefined) throw new Error('apt-cache names no kernel for linux-image-amd64; run apt-get update');
    run('apt-get', ['download', depends], cache);
  }
  const unpacked = join(cache, 'kernel');
  if (!existsSync(join(unpacked, 'boot'))) run('dpkg-deb', ['-x', findKernelPackage()!, unpacked], cache);
  return unpacked;
}

interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly data: Uint8Array;
}

const FOLDER = 0o040755;
const PROGRAM = 0o100755;
const FILE = 0o100644;
const LINK = 0o120777;

/** The archive that the kernel unpacks (Documentation/driver-api/early-userspace/buffer-format.rst). */
function cpio(entries: readonly Entry[]): Buffer {
  const chunks: Uint8Array[] = [];
  const add = ({ name, mode, data }: Entry, inode: number) => {
    const word = (value: number) => value.toString(16).padStart(8, '0');
    const path = Buffer.from(`${name}\0`);
    const fields = [inode, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, path.length, 0];
    const head = Buffer.concat([Buffer.from(`070701${fields.map(word).join('')}`), path]);
    chunks.push(head, new Uint8Array(-head.length & 3), data, new Uint8Array(-data.length & 3));
  };
  for (const [i, entry] of entries.entries()) add(entry, i + 1);
  add({ name: 'TRAILER!!!', mode: 0, data: new Uint8Array() }, 0);
  return Buffer.concat(chunks);
}

/** The shared libraries of a program, the loader included. */
function librariesOf(program: string): string[] {
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...stdout.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1]!);
}

function* tree(folder: string, name: string): Generator<Entry> {
  yield { name, mode: FOLDER, data: new Uint8Array() };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* tree(path, `${name}/${entry.name}`);
    else if (/\.(js|cjs|mjs|json|node|wasm)$/.test(entry.name)) {
      yield { name: `${name}/${entry.name}`, mode: FILE, data: readFileSync(path) };
    }
  }
}

const init = `#!/bin/sh
/bin/busybox mkdir -p /proc /sys /dev /tmp /root
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox echo 1 > /proc/sys/kernel/printk
export PATH=/bin HOME=/root
/bin/node /guest/main.mjs 2>&1
/bin/busybox sync
/bin/busybox poweroff -f
`;

const guestFiles = ['main.mjs'];

/** Makes what a machine boots; what has not changed is used again. */
export function buildImage(): Image {
  const unpacked = unpackKernel();
  const kernel = readdirSync(join(unpacked, 'boot')).find((name) => name.startsWith('vmlinuz-'))!;
  const release = kernel.slice('vmlinuz-'.length);
  const drivers = join(unpacked, 'lib/modules', release, 'kernel/arch/x86/kernel');
  const initramfs = join(cache, 'initramfs.cpio');

  const programs = [
    [process.execPath, 'bin/node'],
    [run('sh', ['-c', 'command -v busybox']).trim(), 'bin/busybox'],
  ] as const;
  const entries: Entry[] = [];
  const folders = new Set<string>();
  const addFile = (name: string, mode: number, data: Uint8Array) => {
    const parts = name.split('/').slice(0, -1);
    for (let i = 1; i <= parts.length; i++) {
      const folder = parts.slice(0, i).join('/');
      if (folders.has(folder)) continue;
      folders.add(folder);
      entries.push({ name: folder, mode: FOLDER, data: new Uint8Array() });
    }
    entries.push({ name, mode, data });
  };
  addFile('init', PROGRAM, Buffer.from(init));
  const libraries = new Set(programs.flatMap(([path]) => librariesOf(path)));
  for (const [path, name] of programs) addFile(name, PROGRAM, readFileSync(path));
  for (const path of libraries) addFile(path.slice(1), PROGRAM, readFileSync(path));
  addFile('bin/sh', LINK, Buffer.from('busybox'));
  for (const driver of ['msr', 'cpuid']) {
    const file = join(drivers, `${driver}.ko`);
    if (existsSync(file)) addFile(`drivers/${driver}.ko`, FILE, readFileSync(file));
  }
  for (const name of guestFiles) {
    addFile(`guest/${name}`, FILE, readFileSync(fileURLToPath(new URL(`guest/${name}`, import.meta.url))));
  }
  addFile('package/package.json', FILE, readFileSync(join(root, 'package.json')));
  entries.push(...tree(join(root, 'dist'), 'package/dist'));
  folders.add('package/node_modules');
  entries.push({ name: 'package/node_modules', mode: FOLDER, data: new Uint8Array() });
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    entries.push(...tree(join(root, 'node_modules', name), `package/node_modules/${name}`));
  }
  rmSync(initramfs, { force: true });
  writeFileSync(initramfs, cpio(entries));
  return { kernel: join(unpacked, 'boot', kernel), initramfs };
}
