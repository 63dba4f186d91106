// The typed Assembler: one method for each mnemonic of the table. What it does is in assembler-core.ts.

import { allMnemonics } from '../isa/table.ts';
import { AssemblerCore, type AssemblerOptions } from './assembler-core.ts';
import { methodName } from './method-name.ts';
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
    if (!hasMethods) installMethods();
    super(options);
  }
}
export interface Assembler extends AssemblerMethods {}

/**
 * Methods on one prototype object: V8 keeps an object with more properties as a hash table, and then looks every call up
 * (10 ns of 40, measured on Node 20).
 */
const METHODS_A_LAYER = 500;

let hasMethods = false;

/** Makes the methods when the first assembler is made: they take 6 ms, and not every program uses them. */
function installMethods(): void {
  let layer: object = AssemblerCore.prototype;
  let inLayer = METHODS_A_LAYER;
  for (const [name, number] of allMnemonics()) {
    if (inLayer === METHODS_A_LAYER) {
      layer = Object.create(layer) as object;
      inLayer = 0;
    }
    inLayer++;
    Object.defineProperty(layer, methodName(name), {
      value(this: Assembler, a?: Operand, b?: Operand, c?: Operand, d?: Operand, e?: Operand): Assembler {
        return this.emit(number, a, b, c, d, e);
      },
      writable: true,
      configurable: true,
    });
  }
  Object.setPrototypeOf(Assembler.prototype, layer);
  hasMethods = true;
}
