// disassemble(): bytes become instructions. The decoder is loaded when it is first needed, so that importing costs nothing.

import { givenBytes } from '../buffers/index.ts';
import { readAddress, readOptions, refuseValue } from '../errors/index.ts';
import { Iced } from './iced.ts';
import type { DisassembleOptions, Instruction, Syntax } from './instruction.ts';
import { InstructionReader } from './instruction-reader.ts';
import { compiledModule, installedModule, type WasmModule } from './wasm-source.ts';

/** The decoder's file: its bytes, the compiled module, or what `fetch()` gave for it. */
export type WasmSource = Uint8Array | ArrayBuffer | { arrayBuffer(): Promise<ArrayBuffer> } | WasmModule;

const syntaxes: readonly Syntax[] = ['intel', 'nasm', 'masm', 'att'];

let loaded: InstructionReader | undefined;

/** The reader, loaded from the installed package where nothing else was. */
function theReader(): InstructionReader {
  loaded ??= new InstructionReader(new Iced(installedModule()));
  return loaded;
}

/**
 * Decodes machine code.
 *
 * A byte that begins no instruction becomes one of its own, `(bad)`, and decoding goes on with the next byte. The
 * decoder is loaded at the first call; in a browser `loadDisassembler()` comes first.
 * @param bytes the machine code, for 64-bit mode.
 * @param options `origin`: the address of the first byte. `syntax`: the syntax of the instructions' text.
 * @throws RawCpuError `BAD_OPTION`, `UNKNOWN_OPTION`; MemoryError `BUFFER_DETACHED`
 * @throws UnsupportedError `DECODER_MISSING` where the decoder cannot be loaded.
 * @example
 * ```ts
 * import { disassemble } from 'rawcpu';
 *
 * const [add] = disassemble(Uint8Array.of(0xf3, 0x0f, 0x58, 0x07));
 * add!.text; // => addss xmm0, dword ptr [rdi]
 * add!.operands.map(({ access }) => access); // => [ 'read and write', 'read' ]
 * add!.registersRead.map(({ name }) => name); // => [ 'xmm0', 'rdi' ]
 * disassemble(Uint8Array.of(0x90), { syntax: 'att', origin: 0x1000 })[0]!.address; // => 4096n
 * ```
 */
export function disassemble(bytes: Uint8Array, options: DisassembleOptions = {}): Instruction[] {
  const code = givenBytes('disassemble: the code', bytes);
  options = readOptions('disassemble()', options, ['origin', 'syntax']);
  const { origin = 0, syntax = 'intel' } = options;
  if (!syntaxes.includes(syntax)) refuseValue('disassemble: syntax', `one of ${syntaxes.join(', ')}`, syntax);
  const address = readAddress('disassemble: origin', origin);
  const reader = theReader();
  const instructions: Instruction[] = [];
  reader.read(code, address, syntax, instructions);
  return instructions;
}

/**
 * Loads the decoder from the bytes of `iced-x86/iced_x86_bg.wasm`, for browsers and bundles; elsewhere it is found in the
 * installed package without asking.
 * @param source the bytes, the compiled module, or what `fetch()` gave for the file.
 * @throws RawCpuError `BAD_OPTION` for anything else; UnsupportedError `DECODER_MISSING` where it is not the decoder's
 */
export async function loadDisassembler(source: WasmSource | PromiseLike<WasmSource>): Promise<void> {
  const given: unknown = await source;
  if (typeof given !== 'object' || given === null) {
    refuseValue('loadDisassembler: the source', 'bytes, a compiled module or a response', given);
  }
  if (loaded !== undefined) return;
  const { arrayBuffer } = given as { arrayBuffer?: unknown };
  const bytes = typeof arrayBuffer === 'function' ? await arrayBuffer.call(given) : given;
  const isBytes = bytes instanceof Uint8Array || bytes instanceof ArrayBuffer;
  loaded = new InstructionReader(new Iced(isBytes ? await compiledModule(bytes) : (bytes as WasmModule)));
}
