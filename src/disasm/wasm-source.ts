// Where the WebAssembly module of iced-x86 comes from. Node, Bun and Deno read it from the installed package when it is
// first needed; a browser hands it over once. This room imports no Node module, so it asks the process for them.

import { UnsupportedError } from '../errors/index.ts';

/** A compiled `WebAssembly.Module`, which every engine has and no ECMAScript library declares. */
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

/**
 * Has WebAssembly do something.
 * @throws UnsupportedError `DECODER_MISSING` where there is none (--jitless), or no memory for it
 */
export function withWebAssembly<T>(work: (api: WebAssemblyApi) => T): T {
  const api = (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly;
  if (api === undefined) throw unusable('this runtime has no WebAssembly, which --jitless switches off');
  try {
    return work(api);
  } catch (error) {
    throw unusable(`WebAssembly failed: ${(error as Error).message.split('\n')[0]}`, error);
  }
}

/** Compiles the module without keeping others waiting. @throws UnsupportedError `DECODER_MISSING` */
export async function compiledModule(bytes: Uint8Array | ArrayBuffer): Promise<WasmModule> {
  const compiling = withWebAssembly((api) => api.compile(bytes));
  return compiling.catch((error: unknown) => {
    throw unusable(`its file is not what it should be: ${(error as Error).message.split('\n')[0]}`, error);
  });
}

function unusable(why: string, cause?: unknown): UnsupportedError {
  return new UnsupportedError('DECODER_MISSING', `the disassembler cannot run: ${why}`, {
    hint: 'it needs WebAssembly and ten gigabytes of address space (ulimit -v)',
    cause,
  });
}

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
  return withWebAssembly((api) => new api.Module(bytes));
}

function missing(message: string, cause?: unknown): UnsupportedError {
  return new UnsupportedError('DECODER_MISSING', message, {
    hint: `install the package iced-x86, which brings ${WASM_FILE}; in TypeScript \`await loadDisassembler(bytes)\` takes its bytes or a response`,
    details: { file: WASM_FILE },
    cause,
  });
}
