// Names for addresses: native code of ours, code that V8 compiled, functions of mapped files, of the kernel. An address
// that nobody knows keeps the name of the mapping that it lies in.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { shortName } from '../demangle/index.ts';
import { CodeMap, type CodeRange } from './code-map.ts';

import type { ProfiledFunction } from './profile-types.ts';
import { type MappingRecord, mappedFile } from './records.ts';
import type { LibraryPlace, SymbolFiles } from './symbol-files.ts';

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
  readonly #places = new WeakMap<ProfiledFunction, LibraryPlace>();
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
    const found = this.#files.find(this.#root, mapping);
    const module = `[${basename(file).replace(/ \(deleted\)$/, '')}]`;
    if (found === undefined) return unknownFunction(module, file);
    const { symbols, path } = found;
    const place = symbols.addressOfOffset(Number(address - mapping.address + mapping.fileOffset));
    const named = place === undefined ? undefined : symbols.functionAt(place);
    if (named === undefined) return unknownFunction(module, file);
    const made: ProfiledFunction = {
      name: shortName(named.name),
      kind: named.name.startsWith('Builtins_') ? 'builtin' : 'library',
      module: file,
      line: 0,
      address: address - BigInt(place! - named.address),
      sizeBytes: named.sizeBytes,
    };
    this.#places.set(made, { symbols, path, address: named.address, endAddress: symbols.endOf(named) });
    return made;
  }

  /** Where a function that functionAt() gave lies in a file; undefined for one that lies in none. */
  placeOf(found: ProfiledFunction): LibraryPlace | undefined {
    return this.#places.get(found);
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

/** The executable mappings of a process from its maps file. */
export function readMaps(pid: number | 'self', text = readFileSync(`/proc/${pid}/maps`, 'utf8')): MappingRecord[] {
  const row = /^([0-9a-f]+)-([0-9a-f]+) \S\Sx\S ([0-9a-f]+) ([0-9a-f]+):([0-9a-f]+) (\d+) *(.*)$/gm;
  return [...text.matchAll(row)].map(([, from, to, offset, major, minor, inode, file]) => ({
    pid: pid === 'self' ? process.pid : pid,
    address: BigInt(`0x${from}`),
    sizeBytes: Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)),
    fileOffset: BigInt(`0x${offset}`),
    file: file || '//anon',
    ...mappedFile(Number.parseInt(major!, 16), Number.parseInt(minor!, 16), BigInt(inode!)),
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
