// Where the WebAssembly module of iced-x86 comes from. Node, Bun and Deno read it from the installed package when it is
// first needed; a browser hands it over once. This room imports no Node module, so it asks the process for them.

import { UnsupportedError } from '../errors/index.ts';

/** A compiled module, which every engine has and no ECMAScript library declares. */
export type WasmModule = object;

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: object };
  compile(bytes: Uint8Array | ArrayBuffer): Promise<WasmModule>;
}

/** The parts of the process that reading the installed package takes (Node 20.16 and later, Bun, Deno). */
interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}
interface ModuleModule {
  createRequire(from: string): { resolve(specifier: string): string };
}
interface FileSystem {
  readFileSync(path: string): Uint8Array;
}

const WASM_FILE = 'iced-x86/iced_x86_bg.wasm';

export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;

/**
 * Reads and compiles the module from the installed package.
 * @throws UnsupportedError `DECODER_MISSING` where there is no such package or no way to read it.
 */
export function installedModule(host: Host = globalThis as Host): WasmModule {
  const builtin = host.process?.getBuiltinModule?.bind(host.process);
  if (builtin === undefined) {
    throw missing('this runtime cannot read the decoder from the installed package without waiting');
  }
  let bytes: Uint8Array;
  try {
    const { createRequire } = builtin('node:module') as ModuleModule;
    const { readFileSync } = builtin('node:fs') as FileSystem;
    bytes = readFileSync(createRequire(import.meta.url).resolve(WASM_FILE));
  } catch (error) {
    throw missing(`the decoder cannot be read: ${(error as Error).message.split('\n')[0]}`, error);
  }
  return new webAssembly.Module(bytes);
}

function missing(message: string, cause?: unknown): UnsupportedError {
  return new UnsupportedError('DECODER_MISSING', message, {
    hint: `install the package iced-x86, which brings ${WASM_FILE}; in TypeScript \`await loadDisassembler(bytes)\` takes its bytes or a response`,
    details: { file: WASM_FILE },
    cause,
  });
}
