// Statements for one row of the instruction table, with operands chosen at the edges where encodings change: bases that
// need a SIB byte or a displacement, displacements around the limits of one byte and of the compressed byte, registers
// that need REX or EVEX bits, high-byte registers, immediates at the limits of each width, masks, broadcast, rounding,
// prefixes. The same seed gives the same statements.

import type { Form } from '../../../src/isa/form.ts';
import { aliasImmediate, allMnemonics, MOST_MNEMONICS, mnemonicNames } from '../../../src/isa/mnemonics.ts';
import { formsOf } from '../../../src/isa/table.ts';
import { EVEX, FLAG_NF, LEGACY, prefixFlags, VEX } from '../../../src/isa/table-format.ts';

import { optionsFor } from './operand-samples.ts';

export type Random = () => number;

/** A small generator with a seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/**
 * Up to `count` different statements for a form. The first is the plainest one; then come variations of one operand at
 * a time in a seeded order, then combinations.
 */
export function samplesOf(
  form: Form,
  count: number,
  random: Random,
  alias?: { readonly name: string; readonly fixesLast: boolean },
): string[] {
  const name = alias?.name ?? mnemonicNames[form.mnemonic]!;
  const places = form.specs.map((spec, at) => optionsFor(spec.text, form, at));
  const base = places.map((options) => options[0]!);
  const statements = new Set<string>();
  const add = (operands: readonly string[], prefix = defaultPrefix(form)) =>
    statements.add(
      `${prefix}${name} ${(alias?.fixesLast ? operands.slice(0, -1) : operands).join(', ')}`
        .replace(/(\{dfv=[^}]*\}),/, '$1')
        .trimEnd(),
    );
  add(base);
  const variations: (() => void)[] = [];
  for (const [at, options] of places.entries()) {
    for (const option of options.slice(1)) variations.push(() => add(base.with(at, option)));
  }
  for (const decorated of decorations(form, base)) variations.push(() => add(decorated));
  for (const prefix of prefixesFor(form)) {
    variations.push(() => add(base, prefix));
    variations.push(() => add(firstMemory(places, base), prefix));
  }
  if (count >= ESSENTIAL_FROM) for (const prefix of essentialPrefixes(form)) add(base, prefix);
  for (const variation of shuffle(variations, random)) if (statements.size < count) variation();
  for (let tries = count; tries > 0 && statements.size < count; tries--) {
    const operands = places.map((options) => pick(options, random));
    const choices = [operands, operands, ...decorations(form, operands)];
    add(pick(choices, random), random() < 0.9 ? defaultPrefix(form) : pick([...prefixesFor(form), ''], random));
  }
  return [...statements];
}

/** Statements with every second name of a mnemonic: up to `count` for each of its first forms. */
export function aliasSamples(count: number, random: Random): { name: string; mnemonic: string; statement: string }[] {
  const own = new Set(mnemonicNames);
  return [...allMnemonics()].flatMap(([name, number]) => {
    if (own.has(name)) return [];
    const fixesLast = aliasImmediate(number) !== undefined;
    const forms = formsOf(number & MOST_MNEMONICS).filter((form) => !fixesLast || form.specs.at(-1)?.text === 'imm8');
    const mnemonic = mnemonicNames[number & MOST_MNEMONICS]!;
    return forms
      .slice(0, FORMS_OF_ALIAS)
      .flatMap((form) => samplesOf(form, count, random, { name, fixesLast }))
      .map((statement) => ({ name, mnemonic, statement }));
  });
}

const FORMS_OF_ALIAS = 8;

const firstMemory = (places: readonly (readonly string[])[], base: readonly string[]): string[] =>
  base.map((text, at) => places[at]!.find((option) => option.includes('[')) ?? text);

const defaultPrefix = (form: Form): string => (form.kind === EVEX ? '{evex} ' : '');

/** Prefixes and encoding choices worth trying on a form. */
function prefixesFor(form: Form): string[] {
  const allowed = new Set(prefixFlags.filter((_, bit) => (form.flags & (1 << bit)) !== 0));
  const prefixes: string[] = [];
  if (allowed.has('lock')) prefixes.push('lock ');
  if (allowed.has('xacquire')) prefixes.push('xacquire lock ', 'xrelease lock ');
  if (allowed.has('xrelease') && !allowed.has('lock')) prefixes.push('xrelease ');
  for (const name of ['rep', 'repne', 'bnd', 'notrack'] as const) if (allowed.has(name)) prefixes.push(`${name} `);
  if (form.kind === VEX) prefixes.push('{vex} ', '{vex3} ', '{vex2} ');
  if (form.kind === EVEX) prefixes.push('');
  if (form.atReg >= 0 && form.atRm >= 0 && form.atReg !== form.atRm && (form.kind === LEGACY || form.kind === VEX))
    prefixes.push('{load} ', '{store} ');
  if (form.atRm >= 0 && form.specs[form.atRm]!.takesMemory) prefixes.push('{disp32} ', '{disp8} ');
  if (form.kind === EVEX && form.atReg >= 0) prefixes.push('{evex} {load} ', '{evex} {store} ');
  if (form.kind === LEGACY) prefixes.push('{rex} ');
  if (form.canRex2) prefixes.push('{rex2} ');
  if ((form.flags & FLAG_NF) !== 0) prefixes.push('{nf} ', '{nf} ');
  if (isKnownByPrefix(form)) prefixes.push(...namedPrefixes(form));
  return prefixes;
}

/** True for forms that can differ from others in a prefix only; that prefix is asked for by name. */
const isKnownByPrefix = (form: Form): boolean =>
  form.kind === LEGACY && form.specs.every((spec) => !spec.takesRegister);

function namedPrefixes(form: Form): string[] {
  const prefixes: string[] = [];
  if (form.fields.includes('D')) return prefixes;
  if (form.address32 === 1) prefixes.push('addr32 ');
  if (form.data16 === 1) prefixes.push('data16 ');
  if (form.w === 1) prefixes.push('rex64 ');
  return prefixes;
}

/** With fewer statements than this, prefixes are left to chance; LLVM does not know {load} and {store}. */
const ESSENTIAL_FROM = 10;

/** Prefixes without which a row may never be chosen, because another one with the same operands stands before it. */
const essentialPrefixes = (form: Form): string[] =>
  prefixesFor(form).filter((prefix) => /load|store|addr32|data16|rex64|^\{vex\}/.test(prefix));

/** The operands with masks and rounding, as far as the form has them. */
function decorations(form: Form, operands: readonly string[]): string[][] {
  const made: string[][] = [];
  const [first, ...rest] = operands;
  if (form.specs[0]?.maskable && !form.specs[0].maskRequired) {
    made.push([`${first} {k1}`, ...rest], [`${first} {k7}`, ...rest]);
    if (form.specs[0].zeroable && !first!.includes('[')) made.push([`${first} {k5} {z}`, ...rest]);
  }
  const at = form.specs.findIndex((spec) => spec.rounding || spec.suppress);
  if (at >= 0 && !operands[at]!.includes('[')) {
    const words = form.specs[at]!.rounding ? ['{rn-sae}', '{rd-sae}', '{ru-sae}', '{rz-sae}'] : ['{sae}'];
    for (const word of words) made.push([...operands.slice(0, at + 1), word, ...operands.slice(at + 1)]);
  }
  return made;
}

/** True for what iced-x86's decoder does not know: APX, and extensions younger than it. */
export const isBeyondIced = (form: Form, statement: string): boolean =>
  form.features.some((feature) => ['apx_f', 'user_msr', 'avx10_2'].includes(feature)) ||
  /\br(1[6-9]|2\d|3[01])[bwd]?\b|\{(nf|rex2)\}/.test(statement);
