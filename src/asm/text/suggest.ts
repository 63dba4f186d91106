// Statements near a misspelt one.

import { nearNames } from '../../errors/index.ts';
import { allMnemonics } from '../../isa/mnemonics.ts';
import { directiveNames } from './directives.ts';

/** Instructions that 64-bit mode has not (SDM volume 2, "Invalid in 64-bit mode"; les, lds and arpl encode others there). */
const notIn64Bit = new Set(
  'aaa aad aam aas daa das into bound pusha pushad popa popad lds les arpl pushaw popaw salc setalc'.split(' '),
);

/** True for an instruction of the other modes. */
export const isOf32Bit = (name: string): boolean => notIn64Bit.has(name);

const mnemonics = (): Iterable<string> => Array.from(allMnemonics(), ([mnemonic]) => mnemonic);

/** Up to three mnemonics or directives that differ little from `name`, the nearest first. */
export function nearStatements(name: string): string[] {
  return nearNames(name, name.startsWith('.') ? directiveNames : mnemonics());
}
