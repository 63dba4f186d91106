// Names for addresses: native code of ours, code that V8 compiled, functions of mapped files, of the kernel. An address
// that nobody knows keeps the name of the mapping that it lies in.

import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ElfSymbols } from '../../elf/index.ts';
import { CodeMap, type CodeRange } from './code-map.ts';
import { DebugFiles, fileSource } from './debug-files.ts';
import { demangle } from './demangle.ts';
import type { MappingRecord } from './records.ts';

/** What kind of code a function is. */
export type FunctionKind = 'native' | 'javascript' | 'builtin' | 'library' | 'kernel' | 'unknown';

/** A function as profiles show it. */
export interface ProfiledFunction {
  readonly name: string;
  readonly kind: FunctionKind;
  /** File of a script or of a library; `[kernel]`, `[jit]`. */
  readonly module: string;
  /** Line of a script, from 1; 0 where there is none. */
  readonly line: number;
  /** Where it begins; undefined for an address that nobody knows. */
  readonly address: bigint | undefined;
  readonly sizeBytes: number;
}

/** Code with a name that came from V8, from a perf map, or from us. */
export interface NamedRange extends CodeRange {
  readonly name: string;
  /** Native code of this package. */
  readonly isNative?: boolean;
}

/** One process, as far as addresses go. */
export class ProcessSymbols {
  readonly #mappings: MappingRecord[] = [];
  #mappingMap: CodeMap<MappingRecord> | undefined;
  #code = new CodeMap<NamedRange>([]);
  readonly #known = new Map<bigint, ProfiledFunction>();
  readonly #functions = new Map<string, ProfiledFunction>();
  readonly #files: SymbolFiles;
  readonly #root: string;

  /** @param root the folder in which the process's files are found */
  constructor(files: SymbolFiles, root = '') {
    this.#files = files;
    this.#root = root;
  }

  /** Learns of a mapping; what it covers is gone. */
  map(mapping: MappingRecord): void {
    this.#mappings.push(mapping);
    this.#mappingMap = undefined;
    this.#known.clear();
  }

  /** Takes over what the parent had when it forked. */
  inherit(parent: ProcessSymbols): void {
    for (const mapping of parent.#mappings) this.map(mapping);
  }

  /** An exec: nothing of what was mapped is left. */
  clear(): void {
    this.#mappings.length = 0;
    this.#mappingMap = undefined;
    this.#known.clear();
  }

  /** Sets the named code, the latest last. */
  setCode(code: Iterable<NamedRange>): void {
    this.#code = new CodeMap(code);
    this.#known.clear();
  }

  /** The named code at an address. */
  codeAt(address: bigint): NamedRange | undefined {
    return this.#code.at(address);
  }

  functionAt(address: bigint): ProfiledFunction {
    let found = this.#known.get(address);
    if (found === undefined) {
      const made = this.#find(address);
      const key = `${made.kind}\0${made.name}\0${made.module}\0${made.address}`;
      found = this.#functions.get(key) ?? made;
      this.#functions.set(key, found);
      this.#known.set(address, found);
    }
    return found;
  }

  #find(address: bigint): ProfiledFunction {
    if (address >= 1n << 63n) return this.#files.kernelFunctionAt(address);
    const code = this.#code.at(address);
    if (code !== undefined) return functionOfCode(code);
    this.#mappingMap ??= new CodeMap(this.#mappings);
    const mapping = this.#mappingMap.at(address);
    if (mapping === undefined) return unknownFunction(`0x${address.toString(16)}`, '[unmapped]');
    const { file } = mapping;
    if (isAnonymous(file)) return unknownFunction('[jit]', '[jit]');
    if (!file.startsWith('/')) return unknownFunction(file, file);
    const symbols = this.#files.symbolsOf(this.#root + file);
    const place = symbols?.addressOfOffset(Number(address - mapping.address + mapping.fileOffset));
    const found = place === undefined ? undefined : symbols!.functionAt(place);
    const module = basename(file);
    if (found === undefined) return unknownFunction(`[${module}]`, file);
    return {
      name: demangle(found.name),
      kind: found.name.startsWith('Builtins_') ? 'builtin' : 'library',
      module: file,
      line: 0,
      address: address - BigInt(place! - found.address),
      sizeBytes: found.sizeBytes,
    };
  }
}

/** Memory without a file, where only generated code can run; newer kernels let its owner name it. */
const isAnonymous = (file: string): boolean => /^(\/\/anon|\/memfd:|\/dev\/zero|\[anon)/.test(file);

const unknownFunction = (name: string, module: string): ProfiledFunction => ({
  name,
  kind: 'unknown',
  module,
  line: 0,
  address: undefined,
  sizeBytes: 0,
});

/**
 * Takes a name of V8's apart: `JS:*work file:///a/b.js:12:3`. The sign before the name says by which compiler it was made
 * (~ interpreter, ^ baseline, + and * optimising, with an o in the middle of a loop); profiles put all of them together.
 */
export function functionOfCode({ name, address, sizeBytes, isNative }: NamedRange): ProfiledFunction {
  const place = { address, sizeBytes };
  if (isNative) return { name, kind: 'native', module: '[native]', line: 0, ...place };
  const [, script] =
    /^(?:JS|Function|LazyCompile|Script|Eval|Interpreted\w*|Callback):(?:[a-z]?[~^*+]'?)?(.*)$/s.exec(name) ?? [];
  if (script !== undefined) {
    const [, called = script, file = '', line = '0'] = /^(.*?) ?(\S*?)(?::(\d+):\d+)?$/s.exec(script) ?? [];
    // One function may be compiled often: its address says nothing of it.
    return {
      name: called || '(anonymous)',
      kind: 'javascript',
      module: file || '[script]',
      line: Number(line),
      address: undefined,
      sizeBytes: 0,
    };
  }
  const [, builtin] = /^(?:Builtin|BytecodeHandler|Stub|Handler|RegExp|Wasm)[^:]*:(.*)$/s.exec(name) ?? [];
  if (builtin !== undefined) return { name: builtin, kind: 'builtin', module: '[v8]', line: 0, ...place };
  return { name, kind: 'unknown', module: '[jit]', line: 0, ...place };
}

/** The symbols of files and of the kernel, read when they are first needed. */
export class SymbolFiles {
  readonly #symbols = new Map<string, ElfSymbols | undefined>();
  #kernel: { readonly addresses: BigUint64Array; readonly names: readonly string[] } | undefined;

  symbolsOf(file: string): ElfSymbols | undefined {
    if (!this.#symbols.has(file)) this.#symbols.set(file, readFile(file));
    return this.#symbols.get(file);
  }

  kernelFunctionAt(address: bigint): ProfiledFunction {
    this.#kernel ??= readKallsyms();
    const { addresses, names } = this.#kernel;
    let low = 0;
    let high = addresses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (addresses[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    const name = low === 0 ? '[kernel]' : names[low - 1]!;
    const start = low === 0 ? undefined : addresses[low - 1]!;
    return { name, kind: 'kernel', module: '[kernel]', line: 0, address: start, sizeBytes: 0 };
  }
}

function readFile(path: string): ElfSymbols | undefined {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return undefined;
  }
  const debug = new DebugFiles(/^\/proc\/\d+\/root(?=\/)/.exec(path)?.[0]);
  try {
    return ElfSymbols.read(fileSource(fd), (places) => debug.find(path, places));
  } finally {
    debug.close();
    closeSync(fd);
  }
}

/** /proc/kallsyms; a kernel that hides addresses shows zeros there, which are left out. */
function readKallsyms(): { addresses: BigUint64Array; names: string[] } {
  let text = '';
  try {
    text = readFileSync('/proc/kallsyms', 'latin1');
  } catch {
    // Not there: kernel addresses keep a common name.
  }
  const rows = [...text.matchAll(/^([0-9a-f]+) [tTwW] (\S+)/gm)]
    .map(([, address, name]) => ({ address: BigInt(`0x${address}`), name: name! }))
    .filter(({ address }) => address !== 0n)
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  return { addresses: BigUint64Array.from(rows, ({ address }) => address), names: rows.map(({ name }) => name) };
}

/** The executable mappings of a process from its maps file. */
export function readMaps(pid: number | 'self', text = readFileSync(`/proc/${pid}/maps`, 'utf8')): MappingRecord[] {
  const rows = text.matchAll(/^([0-9a-f]+)-([0-9a-f]+) \S\Sx\S ([0-9a-f]+) \S+ \S+ *(.*)$/gm);
  return [...rows].map(([, from, to, offset, file]) => ({
    pid: pid === 'self' ? process.pid : pid,
    address: BigInt(`0x${from}`),
    sizeBytes: Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)),
    fileOffset: BigInt(`0x${offset}`),
    file: file || '//anon',
  }));
}

/** The lines of a perf map, in their order; lines that are none are left out. */
export function readPerfMap(text: string): NamedRange[] {
  return [...text.matchAll(/^(?:0x)?([0-9a-f]+) (?:0x)?([0-9a-f]+) (.+)$/gim)].map(([, address, size, name]) => ({
    address: BigInt(`0x${address}`),
    sizeBytes: Number.parseInt(size!, 16),
    name: name!,
  }));
}
