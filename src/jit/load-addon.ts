// Finds the addon and loads it. The package brings it as dist/jit/addon.node; where that file is missing (a source
// tree, a bundle), it is built to a temporary folder that only this user can enter, and deleted once it is loaded.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UnsupportedError } from '../errors/index.ts';
import { buildAddon } from './addon-object.ts';
import type { primitives } from './addon-source.ts';

/** A request block, see addon-source.ts. */
export type RequestBlock = BigInt64Array;

/** What loading the addon gives: bare primitives, of which addon.ts makes something safer. */
export type AddonExports = Readonly<
  Record<(typeof primitives)[number], (block: RequestBlock, value?: unknown) => unknown>
>;

type Dlopen = (module: { exports: object }, file: string) => unknown;

/** How the addon is loaded; tests put refusals in place of these. */
export interface AddonHost {
  /** Where the file that came with the package may lie. */
  readonly packagedFiles: readonly string[];
  /** Asked for only where it is needed: Deno wants a permission for it. */
  readonly temporaryFolder: () => string;
  /** `process.dlopen`, or undefined in a runtime without it. */
  readonly dlopen: Dlopen | undefined;
  /** Whether Node's permission model is on. */
  readonly hasPermissionModel: boolean;
}

function thisHost(): AddonHost {
  return {
    // Seen from this module and from any other folder of dist/ that it may be bundled into, or from dist/ itself.
    packagedFiles: ['../jit/addon.node', '../../jit/addon.node', './jit/addon.node'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    ),
    temporaryFolder: tmpdir,
    dlopen: process.dlopen?.bind(process),
    hasPermissionModel: 'permission' in process && process.permission !== undefined,
  };
}

/**
 * Loads the addon.
 * @throws UnsupportedError `ADDON_REFUSED`, which names the layer that refused and the remedy.
 */
export function loadAddon(host: AddonHost = thisHost()): AddonExports {
  if (typeof host.dlopen !== 'function') {
    throw refusal('the runtime', 'it has no process.dlopen', 'run the program with Node, Bun or Deno');
  }
  try {
    const packaged = host.packagedFiles.find((path) => existsSync(path));
    return packaged === undefined ? loadTemporary(host.dlopen, host.temporaryFolder()) : load(host.dlopen, packaged);
  } catch (error) {
    throw explain(host, error);
  }
}

function loadTemporary(dlopen: Dlopen, temporaryFolder: string): AddonExports {
  const folder = mkdtempSync(join(temporaryFolder, 'rawcpu-')); // mode 0700
  try {
    const file = join(folder, 'addon.node');
    writeFileSync(file, buildAddon(), { mode: 0o600, flag: 'wx' });
    return load(dlopen, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function load(dlopen: Dlopen, file: string): AddonExports {
  const module = { exports: {} };
  // SAFETY: the file is our own shared object; its initialiser only makes function objects in the environment that
  // Node-API hands it, and keeps no state, so loading it again or in another thread is harmless.
  dlopen(module, file);
  return module.exports as AddonExports;
}

function refusal(layer: string, reason: string, hint: string, cause?: unknown): UnsupportedError {
  return new UnsupportedError('ADDON_REFUSED', `${layer} refused to load native code: ${reason}`, {
    details: { layer },
    hint,
    cause,
  });
}

/** Tells from an error which layer refused, and what helps. */
function explain(host: AddonHost, error: unknown): UnsupportedError {
  const { code = '', name = '', message = String(error) } = error as { code?: string; name?: string; message?: string };
  if (code === 'ERR_ACCESS_DENIED' || (code === 'ERR_DLOPEN_DISABLED' && host.hasPermissionModel)) {
    const remedy = `add --allow-addons --allow-fs-read=${dirname(host.packagedFiles[0]!)} to the command line`;
    return refusal("Node's permission model", message, remedy, error);
  }
  if (code === 'ERR_DLOPEN_DISABLED') {
    return refusal('the --no-addons option', message, 'start Node without --no-addons', error);
  }
  if (name === 'NotCapable' || name === 'PermissionDenied') {
    return refusal("Deno's permissions", message, 'add --allow-ffi --allow-read to the command line', error);
  }
  if (/failed to map segment|Operation not permitted|Permission denied/.test(message)) {
    const packaged = host.packagedFiles.find((path) => existsSync(path));
    return refusal(
      'the file system or a security module',
      `${message} (a folder mounted noexec does this)`,
      packaged === undefined
        ? 'set TMPDIR to a folder that is not mounted noexec'
        : `install the package in a folder that is not mounted noexec; ${dirname(packaged)} is`,
      error,
    );
  }
  if (/^E[A-Z]+$/.test(code)) {
    return refusal('the file system', message, 'set TMPDIR to a folder that this user can write to', error);
  }
  return refusal('the dynamic linker', message, 'the symbol or file that it names shows what is missing', error);
}

export interface PlatformFacts {
  readonly platform: string;
  readonly arch: string;
}

/**
 * Checks that native code can run here.
 * @throws UnsupportedError `PLATFORM` on anything but Linux on x86-64.
 */
export function requirePlatform(facts: PlatformFacts = process): void {
  if (facts.platform === 'linux' && facts.arch === 'x64') return;
  throw new UnsupportedError(
    'PLATFORM',
    `running machine code needs linux on x64; this is ${facts.platform} on ${facts.arch}`,
    {
      details: { platform: facts.platform, arch: facts.arch },
      hint: 'assembling and decoding work everywhere; to run code, use a Linux x86-64 machine, container or emulator',
    },
  );
}
