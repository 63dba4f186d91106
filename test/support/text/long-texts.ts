// Texts that would take minutes if anything were read twice for each time that it is there.

import { Assembler, assemble, ParseError } from 'rawcpu';
import { expect } from 'vitest';

/** One source of a number of parts. */
export const parts = (count: number, part: (i: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

/** The error that a text is refused with. */
export function refused(source: string): ParseError {
  try {
    assemble(source);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
  throw new Error('taken');
}

/** Names that differ in the case of their letters only. */
export function namesOfTheSameLetters(count: number): void {
  const name = (i: number) => [...i.toString(2).padStart(17, '0')].map((bit) => (bit === '1' ? 'a' : 'A')).join('');
  const { labels } = assemble(parts(count, (i) => `${name(i)}: nop`));
  expect(labels.size).toBe(count);
  expect(labels.get(name(count - 9))).toBe(count - 9);
  expect(refused(parts(count, (i) => `${name(i % (count - 1))}:`)).code).toBe('SYMBOL_REDEFINED');
}

/** Names that stand for each other, the last one first. */
export function namesForEachOther(count: number): void {
  const source = `${parts(count, (i) => `call a${i}\na${i} = a${i + 1}`)}\na${count}: ret`;
  expect(assemble(source).labels.get('a0')).toBe(count * 5);
}

/** Functions in sections of their own. */
export function namesOfSections(count: number): void {
  const source = `${parts(count, (i) => `.section .text.f${i}\ncall g${i}`)}\n${parts(count, (i) => `.section .text.g${i}\ng${i}: ret`)}`;
  expect(assemble(source).distances).toHaveLength(count);
}

/** Jumps that just reach, each over the next one; the last one does not, so all of them grow, one after the other. */
export function cascade(count: number, between = ''): string {
  const jump = (i: number) => `jmp t${i}\n.zero 45\n${i > 0 ? `t${i - 1}:\n` : ''}.zero 35\n${between}`;
  return `${parts(count, jump, '')}jmp end\n.zero 45\nt${count - 1}:\n.zero 200\nend:`;
}

/** A cascade of growing jumps ends. */
export function growingJumps(count: number): void {
  expect(assemble(cascade(count)).bytes.length).toBe(count * 85 + 250);
  expect(assemble(cascade(count, '.p2align 1\n')).bytes.length).toBeGreaterThan(count * 85);
}

/** A cascade of growing jumps ends through the typed methods. */
export function growingTypedJumps(count: number): void {
  const a = new Assembler();
  const targets = Array.from({ length: count + 1 }, () => a.label());
  for (const [i, target] of targets.entries()) {
    a.jmp(target).db(new Uint8Array(45));
    if (i > 0) a.bind(targets[i - 1]!);
    a.db(new Uint8Array(35));
  }
  a.db(new Uint8Array(200)).bind(targets.at(-1)!);
  expect(a.finish().bytes.length).toBe((count + 1) * 85 + 200);
}
