// Turns the addon's text into a shared object that `process.dlopen` takes: our assembler, then our ELF writer. The
// same source gives the same bytes on every machine, so this file reads no clock, no path and no environment.

import { assemble } from '../asm/index.ts';
import { type RelocationInput, type SymbolInput, writeSharedObject } from '../elf/index.ts';
import {
  addonText,
  DEBUG_DATA_BYTES,
  debugSymbols,
  functionNames,
  requiredImports,
  unwindRowsOf,
  weakImports,
} from './addon-source.ts';

/** What the loader and gdb look for by name. */
const exported: ReadonlySet<string> = new Set(['napi_register_module_v1', debugSymbols.register]);

/** Builds the addon: the bytes of `addon.node`. */
export function buildAddon(): Uint8Array {
  const { bytes, labels } = assemble(addonText);
  const offsetOf = (label: string) => labels.get(label)!;
  const imports: [label: string, symbol: string][] = [
    ...requiredImports.map((name): [string, string] => [name, name]),
    ...Object.entries(weakImports),
  ];
  const functions = functionNames.map((name) => ({
    name,
    place: { section: '.text', offset: offsetOf(name) },
    sizeBytes: offsetOf(`${name}_end`) - offsetOf(name),
  }));
  const weak = new Set<string>(Object.values(weakImports));
  return writeSharedObject({
    soname: 'addon.node',
    sections: [
      { name: '.text', bytes: bytes.subarray(0, offsetOf('code_end')), access: 'execute', offset: 0 },
      {
        name: '.data',
        bytes: bytes.subarray(offsetOf('data'), offsetOf('data_end')),
        access: 'write',
        offset: offsetOf('data'),
      },
      {
        name: '.got',
        bytes: bytes.subarray(offsetOf('imports')),
        access: 'write',
        offset: offsetOf('imports'),
        relro: true,
      },
    ],
    symbols: [
      ...imports.map(
        ([, name]): SymbolInput => ({ name, binding: weak.has(name) ? 'weak' : 'global', type: 'function' }),
      ),
      ...functions.map(
        (entry): SymbolInput => ({
          ...entry,
          type: 'function',
          binding: exported.has(entry.name) ? 'global' : 'local',
        }),
      ),
      {
        name: debugSymbols.descriptor,
        binding: 'global',
        type: 'object',
        place: { section: '.data', offset: 0 },
        sizeBytes: DEBUG_DATA_BYTES.descriptor,
      },
    ],
    relocations: imports.map(
      ([label, symbol]): RelocationInput => ({
        type: 'R_X86_64_GLOB_DAT',
        at: { section: '.got', offset: offsetOf(label) - offsetOf('imports') },
        symbol,
      }),
    ),
    unwind: functions.map(({ name, place, sizeBytes }) => ({ place, sizeBytes, rows: unwindRowsOf(name, labels) })),
  });
}
