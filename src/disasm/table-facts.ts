// What an instruction that only the table knows does: registers and flags.

import type { Form } from '../isa/form.ts';
import { type RegisterOperand, registerNamed } from '../isa/registers.ts';
import type { Decoded } from './decoded.ts';
import type { Flag, FlagEffects, InstructionOperand } from './instruction.ts';

/** In the order of iced's bits. */
const flagLetters: Record<string, Flag> = { o: 'of', s: 'sf', z: 'zf', a: 'af', c: 'cf', p: 'pf', d: 'df', i: 'if' };

/** @param leavesFlags the encoding says that no flag changes (NF). */
export function flagEffects(form: Form, leavesFlags: boolean): FlagEffects {
  const effects = form.effects;
  const of = (name: string): Flag[] => {
    const letters = new RegExp(`\\b${name}=(\\w+)`).exec(effects)?.[1] ?? '';
    return Object.keys(flagLetters).flatMap((letter) => (letters.includes(letter) ? [flagLetters[letter]!] : []));
  };
  const changes = (name: string) => (leavesFlags ? [] : of(name));
  return {
    read: of('fr'),
    written: changes('fw'),
    cleared: changes('f0'),
    set: changes('f1'),
    undefined: changes('fu'),
  };
}

interface RegisterUse {
  readonly registersRead: readonly RegisterOperand[];
  readonly registersWritten: readonly RegisterOperand[];
}

/** The registers of the operands, and those that the instruction implies. */
export function registerUse(decoded: Decoded, mnemonic: string, operands: readonly InstructionOperand[]): RegisterUse {
  const read = new Set<RegisterOperand>();
  const written = new Set<RegisterOperand>();
  for (const operand of operands) {
    if (operand.kind === 'memory') {
      const segment = operand.segment?.id === 4 || operand.segment?.id === 5 ? operand.segment : undefined;
      for (const register of [operand.base, operand.index, segment]) {
        if (register !== undefined && !/^[re]ip$/.test(register.kind)) read.add(register as RegisterOperand);
      }
    }
    if (operand.kind !== 'register') continue;
    const register = operand.register as RegisterOperand;
    if (operand.access.includes('read')) read.add(register);
    if (operand.access.includes('write')) written.add(whole(decoded, register));
  }
  const [first] = operands;
  const mask = first?.kind === 'register' || first?.kind === 'memory' ? (first.value as { mask?: number }).mask : 0;
  if (mask) read.add(registerNamed(`k${mask}`)!);
  const implied = impliedRegisters(mnemonic, operands);
  for (const name of implied.read) read.add(registerNamed(name)!);
  for (const name of implied.written) written.add(whole(decoded, registerNamed(name)!));
  return { registersRead: [...read], registersWritten: [...written] };
}

/** The register of which every bit changes: writing 32 bits, or by VEX and EVEX a part of a vector, clears the rest. */
function whole({ layout }: Decoded, register: RegisterOperand): RegisterOperand {
  if (register.kind === 'r32') return registerNamed(register.name.replace(/^e/, 'r').replace(/d$/, ''))!;
  if ((register.kind === 'xmm' || register.kind === 'ymm') && layout.family === 'evex')
    return registerNamed(`zmm${register.id}`)!;
  return register;
}

interface Implied {
  readonly read: readonly string[];
  readonly written: readonly string[];
}
const nothing: Implied = { read: [], written: [] };
const stack: Implied = { read: ['rsp'], written: ['rsp'] };

/** Registers that the operands do not show, of the instructions that are APX's own. */
function impliedRegisters(mnemonic: string, operands: readonly InstructionOperand[]): Implied {
  if (/^(push|pop)(2|p|2p)$/.test(mnemonic)) return stack;
  const [first] = operands;
  const bits = first?.kind === 'register' ? first.register.widthBits : first?.kind === 'memory' ? first.sizeBits : 64;
  const [a, d] = ({ 16: ['ax', 'dx'], 32: ['eax', 'edx'] } as Record<number, [string, string]>)[bits] ?? ['rax', 'rdx'];
  if (/^i?mul$/.test(mnemonic) && operands.length === 1) {
    return bits === 8 ? { read: ['al'], written: ['ax'] } : { read: [a], written: [a, d] };
  }
  if (/^i?div$/.test(mnemonic))
    return bits === 8 ? { read: ['ax'], written: ['ax'] } : { read: [a, d], written: [a, d] };
  if (mnemonic === 'mulx') return { read: [d], written: [] };
  if (mnemonic === 'ldtilecfg') return { read: [], written: Array.from({ length: 8 }, (_, i) => `tmm${i}`) };
  return nothing;
}
