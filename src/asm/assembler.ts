// The typed Assembler: one method for each mnemonic of the table. What it does is in assembler-core.ts.

import { mnemonicNumber } from '../isa/mnemonics.ts';
import { AssemblerCore, type AssemblerOptions } from './assembler-core.ts';
import { mnemonicOfMethod } from './method-name.ts';
import type { AssemblerMethods } from './methods.gen.ts';
import type { Operand } from './operand.ts';

/**
 * Assembles instructions by typed methods, one for each mnemonic: `new Assembler().add(rax, rcx).ret().finish()`.
 * A wrong operand is an error of the TypeScript compiler; at run time it is an EncodeError that names the nearest forms.
 */
// The methods are made from the table below, so the interface is the only place that can name them.
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: see above
export class Assembler extends AssemblerCore {
  constructor(options: AssemblerOptions = {}) {
    if (layers === undefined) makeMethodsOnDemand();
    super(options);
  }
}
export interface Assembler extends AssemblerMethods {}

/**
 * Methods on one prototype object: V8 keeps an object with more properties as a hash table, and then looks every call up
 * (10 ns of 40, measured on Node 20).
 */
const METHODS_A_LAYER = 500;
/** More than there are mnemonics; all are there from the beginning, because V8 optimises a chain when it is first used. */
const LAYERS = 6;

let layers: object[] | undefined;
let methods = 0;

/**
 * Puts a maker of methods at the end of the prototype chain, where only a name that is not there yet is looked up. To make
 * all 2,600 at once would take the first assembler of a program 9 ms (Node 20), and a program uses fifty.
 */
function makeMethodsOnDemand(): void {
  const maker = new Proxy(Object.prototype, {
    get: (end, name, receiver) => methodNamed(name) ?? Reflect.get(end, name, receiver),
    has: (end, name) => methodNamed(name) !== undefined || Reflect.has(end, name),
  });
  Object.setPrototypeOf(AssemblerCore.prototype, maker);
  layers = [];
  let top: object = AssemblerCore.prototype;
  for (let i = 0; i < LAYERS; i++) {
    top = Object.create(top) as object;
    layers.push(top);
  }
  Object.setPrototypeOf(Assembler.prototype, top);
}

/** The new method of a mnemonic; undefined for any other name. */
function methodNamed(name: string | symbol): unknown {
  const mnemonic = typeof name === 'string' ? mnemonicOfMethod(name) : undefined;
  const number = mnemonic === undefined ? undefined : mnemonicNumber(mnemonic);
  if (number === undefined) return undefined;
  const value = function (this: Assembler, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): Assembler {
    return this.emit(number, a, b, c, d, e);
  };
  const layer = layers![Math.floor(methods++ / METHODS_A_LAYER)]!;
  Object.defineProperty(layer, name, { value, writable: true, configurable: true });
  return value;
}
