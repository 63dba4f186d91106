// The error for operands that no form takes: which operand failed, and what would have been right.

import { EncodeError } from '../errors/index.ts';
import type { Form } from '../isa/form.ts';
import { mnemonicNames } from '../isa/mnemonics.ts';
import { EXTENDED, FIRST_MEMORY_CLASS, OperandClass } from '../isa/operand-class.ts';
import { type RegisterOperand, registersByName } from '../isa/registers.ts';
import { formsOf } from '../isa/table.ts';
import { describe, type Operand } from './operand.ts';

const MOST_SUGGESTIONS = 4;

const immediateWidths: Record<string, string> = {
  imm4: '0 to 15',
  imm8: '8 bits',
  imm16: '16 bits',
  imm32: '32 bits',
  simm32: '32 bits, sign-extended to 64',
  imm64: '64 bits',
};

/** Builds the error for a mnemonic whose forms all refuse the operands. */
export function noFormError(
  mnemonic: number,
  operands: readonly Operand[],
  plain: readonly number[],
  decorator: number | undefined,
): EncodeError {
  const name = mnemonicNames[mnemonic]!;
  const written = `${name} ${operands.map(describe).join(', ')}`.trimEnd();
  const forms = formsOf(mnemonic).filter((form) => form.chosenByDefault);
  const sameArity = forms.filter((form) => form.arity === plain.length);
  if (sameArity.length === 0) {
    const arities = [...new Set(forms.map((form) => form.arity))].sort((a, b) => a - b);
    return new EncodeError(
      'NO_FORM',
      `${written}: ${name} takes ${arities.join(' or ')} operands, not ${plain.length}`,
      {
        hint: `forms: ${sample(forms.map(String))}`,
        details: { mnemonic: name, forms: forms.map(String) },
      },
    );
  }
  if (decorator !== undefined && sameArity.some((form) => form.accepts(plain))) {
    const what = decorator === OperandClass.er ? 'rounding control' : '{sae}';
    return new EncodeError(
      'NO_FORM',
      `${written}: no form with these operands takes ${what}; it goes with register operands of full width only`,
      { details: { mnemonic: name } },
    );
  }

  // The forms that refuse the fewest operands are the nearest ones.
  const misses = sameArity.map((form) => ({ form, refused: refusedOperands(form, plain) }));
  const fewest = Math.min(...misses.map(({ refused }) => refused.length));
  const nearest = misses.filter(({ refused }) => refused.length === fewest);
  if (fewest === 0) return unencodableError(name, written, plain, operands);
  const range = immediateRangeError(name, written, nearest, operands);
  if (range !== undefined) return range;
  // Suggestions that name registers come first: they are the ones to copy.
  const suggestions = [...new Set(nearest.map(({ form, refused }) => concrete(name, form, refused, operands)))].sort(
    (x, y) => Number(/\b(r\/m|s?imm|m)\d/.test(x)) - Number(/\b(r\/m|s?imm|m)\d/.test(y)),
  );
  const culprits = [...new Set(nearest.flatMap(({ refused }) => refused))].sort();
  const which =
    culprits.length === 1
      ? `operand ${culprits[0]! + 1} (${describe(operands[culprits[0]!])}) does not fit`
      : 'the operands do not go together';
  return new EncodeError('NO_FORM', `${written}: ${which}`, {
    hint: `nearest: ${sample(suggestions)}`,
    details: { mnemonic: name, operand: culprits.length === 1 ? culprits[0] : undefined, nearest: suggestions },
  });
}

/** The operands are of the right kinds, but the encoding has no bits for one of the registers. */
function unencodableError(
  name: string,
  written: string,
  plain: readonly number[],
  operands: readonly Operand[],
): EncodeError {
  const at = plain.findIndex((cls) => cls >= EXTENDED || needsSpecialEncoding.has(cls));
  const why =
    at < 0
      ? 'no encoding holds these operands'
      : (needsSpecialEncoding.get(plain[at]!) ?? 'r16 to r31 in an address need REX2 or EVEX');
  const shown = at < 0 ? '' : ` ${describe(operands[at])} cannot be encoded:`;
  return new EncodeError('NO_FORM', `${written}:${shown} ${why}, which ${name} does not have with these operands`, {
    details: { mnemonic: name, operand: at < 0 ? undefined : at },
  });
}

const extended = 'r16 to r31 need REX2 or EVEX';
const needsSpecialEncoding: ReadonlyMap<number, string> = new Map([
  [OperandClass.xmmhi, 'vector registers 16 to 31 need EVEX'],
  [OperandClass.ymmhi, 'vector registers 16 to 31 need EVEX'],
  [OperandClass.r8h, 'ah, bh, ch and dh need an encoding without REX and EVEX'],
  [OperandClass.r8e, extended],
  [OperandClass.r16e, extended],
  [OperandClass.r32e, extended],
  [OperandClass.r64e, extended],
]);

function refusedOperands(form: Form, plain: readonly number[]): number[] {
  return plain.flatMap((cls, i) => (form.specs[i]!.accepts[cls & ~EXTENDED] === 1 ? [] : [i]));
}

/** An immediate that is merely too large gets the range as its message. */
function immediateRangeError(
  name: string,
  written: string,
  nearest: readonly { form: Form; refused: number[] }[],
  operands: readonly Operand[],
): EncodeError | undefined {
  const widths = new Set<string>();
  let at = -1;
  for (const { form, refused } of nearest) {
    if (
      refused.length !== 1 ||
      (typeof operands[refused[0]!] !== 'number' && typeof operands[refused[0]!] !== 'bigint')
    )
      continue;
    const width = immediateWidths[form.specs[refused[0]!]!.text];
    if (width === undefined) continue;
    widths.add(width);
    at = refused[0]!;
  }
  if (at < 0) return undefined;
  const wide = [...widths].some((w) => w.includes('sign-extended'));
  return new EncodeError(
    'IMMEDIATE_RANGE',
    `${written}: the immediate ${describe(operands[at])} does not fit; ${name} takes ${[...widths].join(' or ')} here`,
    {
      ...(wide ? { hint: 'a 64-bit constant goes into a register first: mov r64, imm64' } : {}),
      details: { mnemonic: name, operand: at },
    },
  );
}

/** The form with the operands as written, refused registers replaced by the same register in the width that fits. */
function concrete(name: string, form: Form, refused: readonly number[], operands: readonly Operand[]): string {
  const shown = form.specs.map((spec, i) => {
    if (!refused.includes(i)) return describe(operands[i]);
    const operand = operands[i] as Partial<RegisterOperand> | undefined;
    const isGeneral =
      typeof operand === 'object' &&
      operand.cls !== undefined &&
      operand.cls < FIRST_MEMORY_CLASS &&
      /^r\d/.test(operand.kind ?? '');
    const wanted = /^r(?:\/m)?(8|16|32|64)\b/.exec(spec.text)?.[1];
    if (!isGeneral || wanted === undefined) return spec.text;
    for (const register of registersByName.values())
      if (register.kind === `r${wanted}` && register.id === operand.id) return register.name;
    return spec.text;
  });
  return `${name} ${shown.join(', ')}`;
}

function sample(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_SUGGESTIONS);
  return shown.join('; ') + (texts.length > shown.length ? '; ...' : '');
}
