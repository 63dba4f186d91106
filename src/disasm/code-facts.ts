// What is true of every instruction with the same code of iced-x86: asked once for each code.

import { mnemonicNumber } from '../isa/mnemonics.ts';
import { formsOf } from '../isa/table.ts';
import { VEX } from '../isa/table-format.ts';
import type { Iced } from './iced.ts';
import { ABSOLUTE_ADDRESS, baseFeatures, featureNames } from './iced-names.ts';

/** Prefixes that mean something to an instruction, and are nothing but bytes otherwise. */
export interface CodeFacts {
  readonly mnemonic: string;
  /** `rex64 ` or `{vex} ` where the mnemonic alone would give other bytes. */
  readonly prefix: string;
  readonly features: readonly string[];
  readonly takesRep: boolean;
  readonly takesRepne: boolean;
  readonly takesBnd: boolean;
  readonly takesNotrack: boolean;
  /** The opcode calls for prefix 67, and perhaps no operand shows it. */
  readonly hasNarrowAddress: boolean;
  /** True for string instructions, whose operands are implied. */
  readonly impliesOperands: boolean;
  /** How many operands its text has at most. */
  readonly mostOperands: number;
  /** Bytes that it writes right below rsp. */
  readonly pushedBytes: number;
  /** Bits of the memory operand when it is not broadcast. */
  readonly memoryBits: number;
  /** The instruction holds the address of its memory operand in full. */
  readonly hasAbsoluteAddress: boolean;
}

const stringInstruction = /^(ins|outs|movs|stos|lods|scas|cmps)[bwdq]$|^xlatb$/;

/** Reads the facts about the code of an instruction. */
export function readCodeFacts(iced: Iced, instruction: number): CodeFacts {
  const { functions } = iced;
  const info = functions.instruction_opCode(instruction);
  try {
    const form = iced.string((result) => functions.opcodeinfo_instructionString(result, info));
    const opcode = iced.string((result) => functions.opcodeinfo_opCodeString(result, info));
    const name = irregularName(form, opcode) ?? form.split(' ')[0]!.toLowerCase();
    const [mnemonic = '', named = ''] = name.split(' ').reverse();
    const prefix = named === '' && opcode.startsWith('VEX.') && isSecondChoice(mnemonic) ? '{vex}' : named;
    const features = iced
      .numbers((result) => functions.instruction_cpuidFeatures(result, instruction))
      .map((number) => featureNames[number]!)
      .filter((name) => !baseFeatures.test(name));
    return {
      mnemonic,
      prefix: prefix === '' ? '' : `${prefix} `,
      features: Object.freeze(features),
      takesRep: functions.opcodeinfo_canUseRepPrefix(info) !== 0 || mnemonic === 'ret',
      takesRepne: functions.opcodeinfo_canUseRepnePrefix(info) !== 0,
      // The prefix keeps bounds at near branches only; FF /5 is the far jump.
      takesBnd: functions.opcodeinfo_canUseBndPrefix(info) !== 0 || (mnemonic === 'jmp' && !opcode.endsWith('FF /5')),
      takesNotrack: functions.opcodeinfo_canUseNotrackPrefix(info) !== 0,
      hasNarrowAddress: opcode.startsWith('a32') && mnemonic !== 'jecxz',
      // Assemblers write a nop with one operand, whatever modrm.reg holds.
      mostOperands: form.startsWith('RESERVEDNOP ') ? 1 : 5,
      impliesOperands: stringInstruction.test(mnemonic) && !form.includes('xmm'),
      // The frame that enter makes depends on its operands.
      pushedBytes: mnemonic.startsWith('enter')
        ? 0
        : Math.max(0, -functions.instruction_stackPointerIncrement(instruction)),
      memoryBits: 8 * functions.memorysizeext_size(functions.opcodeinfo_memorySize(info)),
      hasAbsoluteAddress: [functions.opcodeinfo_op0Kind(info), functions.opcodeinfo_op1Kind(info)].includes(
        ABSOLUTE_ADDRESS,
      ),
    };
  } finally {
    functions.__wbg_opcodeinfo_free(info);
  }
}

/** True where an assembler would take EVEX, because the VEX encoding of the mnemonic came later. */
function isSecondChoice(mnemonic: string): boolean {
  const number = mnemonicNumber(mnemonic);
  const forms = number === undefined ? [] : formsOf(number).filter(({ kind }) => kind === VEX);
  return forms.length > 0 && forms.every(({ chosenByDefault }) => !chosenByDefault);
}

/**
 * The name that asks for this operand size, where the manual's own stands for several sizes and no operand tells which;
 * a prefix may stand before it.
 * @param form such as `PUSH imm8`.
 * @param opcode such as `o16 6A ib`.
 */
function irregularName(form: string, opcode: string): string | undefined {
  if (/^MOV .*\b(imm64|moffs\d+)$|^MOV moffs/.test(form)) return 'movabs';
  if (/^V?PCMPESTR[IM]64 /.test(form)) return form.split(' ')[0]!.toLowerCase().replace('64', 'q');
  const isNamedBySize = /^(PUSH|POP) (imm\d+|[FG]S)$|^(PUSHF|POPF|RET|RETF|ENTER|LEAVE|IRET)\b/.test(form);
  if (isNamedBySize && opcode.startsWith('o16')) return `${form.split(' ')[0]!.toLowerCase()}w`;
  if (form.startsWith('RESERVEDNOP ')) return 'nop';
  if (form === 'NOP' && opcode.startsWith('o16')) return 'data16 nop';
  if (form === 'NOP' && opcode.startsWith('o64')) return 'rex64 nop';
  if (/^(FLDENV|FNSTENV|FRSTOR|FNSAVE) /.test(form) && opcode.startsWith('o16')) {
    return `data16 ${form.split(' ')[0]!.toLowerCase()}`;
  }
  // A second encoding of shl, which the manuals list under a second name.
  if (form.startsWith('SAL ')) return 'shl';
  if (form === 'GETSECQ') return 'rex64 getsec';
  if (form.startsWith('RETF') && opcode.startsWith('o64')) return 'retfq';
  return undefined;
}
