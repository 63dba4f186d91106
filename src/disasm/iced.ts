// The door to iced-x86: its WebAssembly module, called directly. The package's own JavaScript reads the module with
// `fs`, so no browser can load it, and it takes 20 ms to parse (Node 20, Zen 4; the module itself takes 4); what we need
// of it is the few functions below. They follow wasm-bindgen's conventions, which is why the version is pinned exactly,
// and why a test compares everything with what the package's own JavaScript says.
//
// A pointer is a number. Objects that a function hands out are freed by the one who got them.

import { RawCpuError } from '../errors/index.ts';
import { type WasmModule, withWebAssembly } from './wasm-source.ts';

type Pointer = number;
type Getters<N extends string> = { readonly [name in N]: (object: Pointer) => number };
type BigGetters<N extends string> = { readonly [name in N]: (object: Pointer) => bigint };
type Returning<N extends string> = { readonly [name in N]: (result: Pointer, object: Pointer) => void };
type OperandIndex = 0 | 1 | 2 | 3 | 4;

/** The functions of the module that we call. Those that return structures write them where `result` points. */
export interface IcedFunctions
  extends Getters<`instruction_op${OperandIndex}${'Kind' | 'Register'}`>,
    Getters<`instruction_${'length' | 'code' | 'opCount' | 'opCode' | 'isInvalid' | 'flowControl' | 'stackPointerIncrement'}`>,
    Getters<`instruction_has${'Lock' | 'Rep' | 'Repne' | 'Xacquire' | 'Xrelease'}Prefix`>,
    Getters<`instruction_memory${'Base' | 'Index' | 'IndexScale' | 'Size' | 'DisplSize'}`>,
    Getters<`instruction_${'segmentPrefix' | 'opMask' | 'zeroingMasking' | 'isBroadcast'}`>,
    Getters<`instruction_${'roundingControl' | 'suppressAllExceptions'}`>,
    Getters<`instruction_rflags${'Read' | 'Written' | 'Cleared' | 'Set' | 'Undefined'}`>,
    Getters<`opcodeinfo_canUse${'Rep' | 'Repne' | 'Bnd' | 'Notrack' | 'Lock'}Prefix`>,
    Getters<`opcodeinfo_op${0 | 1}Kind`>,
    Getters<`instructioninfo_op${OperandIndex}Access`>,
    Getters<'instructioninfo_usedRegisters' | 'usedregister_register' | 'usedregister_access'>,
    Getters<`constantoffsets_${'displacementOffset' | 'displacementSize'}`>,
    Getters<`constantoffsets_${'immediateOffset' | 'immediateSize' | 'immediateOffset2' | 'immediateSize2'}`>,
    Getters<'opcodeinfo_memorySize' | 'memorysizeext_size'>,
    Getters<`__wbg_${'decoder' | 'opcodeinfo' | 'instructioninfo' | 'usedregister' | 'constantoffsets'}_free`>,
    BigGetters<'instruction_memoryDisplacement' | 'instruction_nearBranchTarget'>,
    Returning<
      'instruction_cpuidFeatures' | 'opcodeinfo_instructionString' | 'opcodeinfo_opCodeString' | 'formatter_new'
    > {
  readonly memory: { readonly buffer: ArrayBuffer };
  decoder_new(result: Pointer, bitness: number, bytes: Pointer, length: number, options: number): void;
  decoder_set_ip(decoder: Pointer, address: bigint): void;
  decoder_set_position(result: Pointer, decoder: Pointer, position: number): void;
  decoder_decodeOut(decoder: Pointer, instruction: Pointer): void;
  decoder_getConstantOffsets(decoder: Pointer, instruction: Pointer): Pointer;
  instruction_new(): Pointer;
  instruction_immediate(result: Pointer, instruction: Pointer, operand: number): void;
  instructioninfofactory_new(): Pointer;
  instructioninfofactory_info(factory: Pointer, instruction: Pointer): Pointer;
  formatter_format(result: Pointer, formatter: Pointer, instruction: Pointer): void;
  formatter_formatRegister(result: Pointer, formatter: Pointer, register: number): void;
  __wbindgen_add_to_stack_pointer(bytes: number): Pointer;
  __wbindgen_malloc(sizeBytes: number, alignment: number): Pointer;
  __wbindgen_free(at: Pointer, sizeBytes: number, alignment: number): void;
}

/** Settings of a formatter: `formatter_set_NAME`. */
export type FormatterSettings = Readonly<Record<string, boolean | number | string>>;

const RESULT_BYTES = 16;

/** One instance of the module, with strings, arrays and errors made into JavaScript's. */
export class Iced {
  readonly functions: IcedFunctions;
  readonly #text = new TextDecoder();
  #view: DataView | undefined;
  /** JavaScript values that the module holds by number. */
  readonly #held: unknown[] = [];

  constructor(module: WasmModule) {
    const imports = { __wbindgen_placeholder__: this.#imports() };
    const instance = withWebAssembly((api) => new api.Instance(module, imports));
    this.functions = instance.exports as IcedFunctions;
  }

  /** What the module asks of its host. The hashes are part of the names. */
  #imports(): Record<string, (a: number, b: number) => unknown> {
    const hold = (value: unknown): number => this.#held.push(value) - 1;
    return {
      __wbindgen_object_drop_ref: () => undefined,
      __wbg_new_3a66822ed076951c: (at, length) => hold(new RawCpuError('INTERNAL', this.#string(at, length))),
      __wbg_new_34c624469fb1d4fd: () => hold([]),
      __wbg_push_906164999551d793: (array, value) => (this.#held[array] as unknown[]).push(this.#held[value]),
      __wbg_usedregister_new: hold,
      __wbg_usedmemory_new: hold,
      __wbg_instruction_new: hold,
      __wbindgen_throw: (at, length) => {
        throw new RawCpuError('INTERNAL', `iced-x86: ${this.#string(at, length)}`);
      },
    };
  }

  /** Runs a function that returns JavaScript values by number, and lets go of all that it made. */
  held(call: () => number): unknown {
    try {
      return this.#held[call()];
    } finally {
      this.#held.length = 0;
    }
  }

  /** The module's memory, as it is now: growing gives it another buffer. */
  get #memory(): DataView {
    const { buffer } = this.functions.memory;
    if (this.#view?.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }

  #string(at: Pointer, length: number): string {
    return this.#text.decode(new Uint8Array(this.functions.memory.buffer, at, length));
  }

  /** Lends a place for a result to `call`, and reads it with `read`. */
  #result<T>(call: (result: Pointer) => void, read: (view: DataView, at: Pointer) => T): T {
    const { __wbindgen_add_to_stack_pointer: moveStack } = this.functions;
    const result = moveStack(-RESULT_BYTES);
    try {
      call(result);
      return read(this.#memory, result);
    } finally {
      moveStack(RESULT_BYTES);
    }
  }

  /** A function that returns a string. */
  string(call: (result: Pointer) => void): string {
    return this.#result(call, (view, at) => {
      const [text, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
      const string = this.#string(text, length);
      this.functions.__wbindgen_free(text, length, 1);
      return string;
    });
  }

  /** A function that returns an array of 32-bit numbers. */
  numbers(call: (result: Pointer) => void): number[] {
    return this.#result(call, (view, at) => {
      const [first, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
      const numbers = Array.from({ length }, (_, i) => view.getUint32(first + 4 * i, true));
      this.functions.__wbindgen_free(first, length * 4, 4);
      return numbers;
    });
  }

  /** A function that returns an object or an error. */
  object(call: (result: Pointer) => void): Pointer {
    return this.#result(call, (view, at) => {
      if (view.getUint32(at + 8, true) !== 0) throw this.#error(view.getUint32(at + 4, true));
      return view.getUint32(at, true);
    });
  }

  /** A function that returns nothing or an error. */
  check(call: (result: Pointer) => void): void {
    this.#result(call, (view, at) => {
      if (view.getUint32(at + 4, true) !== 0) throw this.#error(view.getUint32(at, true));
    });
  }

  /** A function that returns 64 bits or an error. */
  bits64(call: (result: Pointer) => void): bigint {
    return this.#result(call, (view, at) => {
      if (view.getUint32(at + 12, true) !== 0) throw this.#error(view.getUint32(at + 8, true));
      return view.getBigUint64(at, true);
    });
  }

  #error(number: number): unknown {
    const error = this.#held[number];
    this.#held.length = 0;
    return error;
  }

  /** Makes a formatter, which lives as long as this instance. */
  formatter(syntax: number, settings: FormatterSettings): Pointer {
    const formatter = this.object((result) => this.functions.formatter_new(result, syntax));
    const set = this.functions as unknown as Record<string, (object: Pointer, ...value: number[]) => void>;
    for (const [name, value] of Object.entries(settings)) {
      const setter = set[`formatter_set_${name}`]!;
      if (typeof value === 'string') setter(formatter, ...this.#copyIn(new TextEncoder().encode(value)));
      else setter(formatter, Number(value));
    }
    return formatter;
  }

  /** Copies bytes into the module's memory; the function that they are given to owns them from then on. */
  #copyIn(bytes: Uint8Array): [at: Pointer, length: number] {
    const at = this.functions.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(this.functions.memory.buffer).set(bytes, at);
    return [at, bytes.length];
  }

  /** Makes a decoder over a copy of the bytes; free it with `__wbg_decoder_free`. */
  decoder(bytes: Uint8Array, options: number): Pointer {
    const [at, length] = this.#copyIn(bytes);
    return this.object((result) => this.functions.decoder_new(result, 64, at, length, options));
  }
}
