// The assembler with values of the wrong type in every place; and what it must not take.

import {
  Assembler,
  asm,
  assemble,
  dword,
  LabelAddress,
  mnemonicNumber,
  ptr,
  type RawCpuError,
  rax,
  rcx,
  zmm0,
} from 'rawcpu';
import { describe, expect, it } from 'vitest';
import { detached, foreignErrors, type Row, row } from '../../support/wrong-values.ts';

type Anything = never;
type Methods = Record<string, (...args: unknown[]) => Assembler>;

/** A method of an assembler, and what comes of it to the end. */
const method = (name: string, ...args: readonly unknown[]): Row =>
  row((...given: unknown[]) => {
    const a = new Assembler({ listing: true });
    (a as unknown as Methods)[name]!(...given);
    return a.finish().listing();
  }, args);

/** The same of a method that takes labels of the assembler, given by what makes them. */
const withLabel = (
  work: (a: Assembler, label: Anything, value: Anything) => unknown,
  usual: unknown,
): readonly Row[] => [
  row((label: Anything) => work(new Assembler(), label, usual as Anything), [5]),
  row(
    (value: Anything) => {
      const a = new Assembler();
      const label = a.label('here');
      a.bind(label);
      work(a, label as Anything, value);
      return a.finish().bytes;
    },
    [usual],
  ),
];

const template = Object.assign(['mov eax, ', ''], { raw: ['mov eax, ', ''] });

const rows: Readonly<Record<string, readonly Row[]>> = {
  assemble: [row(assemble, ['ret', {}], { 1: ['origin', 'symbols'] })],
  'symbols of assemble': [row((x: Anything) => assemble('call x; mov rax, x@GOTPCREL[rip]', { symbols: { x } }), [5])],
  relocate: [row(assemble('x: .quad x').relocate, [0])],
  asm: [row(asm, [template, 5], { 0: ['raw'] })],
  mnemonicNumber: [row(mnemonicNumber, ['mov'])],
  'new Assembler': [row((options: Anything) => new Assembler(options), [{}], { 0: ['origin', 'listing'] })],
  ...Object.fromEntries(
    ['mov', 'add', 'lea', 'imul', 'jmp', 'call', 'push', 'ret', 'vaddps', 'vgatherdps', 'fld', 'enter', 'ccmpb'].map(
      (name) => [name, [0, 1, 2, 3, 4].map((count) => method(name, ...[rax, rcx, rax, rcx, 5].slice(0, count + 1)))],
    ),
  ),
  emit: [method('emit', mnemonicNumber('mov'), rax, rcx)],
  data: ['db', 'dw', 'dd', 'dq'].map((name) => method(name, 1, 2)),
  align: [method('align', 16, 0, 15)],
  section: [method('section', '.mine', 'constant')],
  label: [method('label', 'name')],
  comment: [method('comment', 'text')],
  with: [row((name: Anything) => new Assembler().with(name).ret().finish(), ['lock'])],
  fixedLabel: [method('fixedLabel', 5n)],
  bind: withLabel((a, label) => a.bind(label), 0),
  equate: [
    ...withLabel((a, label, distance) => a.equate(a.label(), label, distance), 0),
    ...withLabel((a, target, label) => a.equate(label, target), 0),
  ],
  distance: [
    ...withLabel((a, from, to) => a.distance(from, to), 0),
    ...withLabel((a, to, from) => a.distance(from, to), 0),
  ],
  LabelAddress: [
    ...withLabel((a, label, addend) => a.dq(new LabelAddress(label, addend)), 0),
    ...withLabel((a, label, minus) => a.dq(new LabelAddress(label, 0, minus)), undefined),
    ...withLabel((a, label, addend) => a.emit(mnemonicNumber('mov')!, rax, new LabelAddress(label, addend)), 0),
  ],
  'memory operands': [row(ptr, [rax, rcx, 4, 8])],
  'their methods': [
    row((mask: Anything) => dword(rax).k(mask), [5]),
    row((bits: Anything, count: Anything) => dword(rax).bcst(bits, count), [32, 16]),
    row((register: Anything) => dword(rax).segment(register), [5]),
    row((mask: Anything) => zmm0.k(mask), [5]),
  ],
};

describe('values of the wrong type', () => {
  it.each(Object.entries(rows))('%s', async (_, all) => {
    for (const each of all) expect(await foreignErrors(each)).toEqual([]);
  });

  it('are named in the error', () => {
    expect(() => assemble('call x', { symbols: { x: Symbol() as never } })).toThrow(
      /^symbol 'x' has the value a Symbol; /,
    );
    expect(() => assemble('call x', { symbols: { x: (1n << 300n) as never } })).toThrow(
      /a bigint of more than 256 bits/,
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => ptr(proxy as never)).toThrow(/^the address of a memory operand cannot be read: /);
  });
});

describe('what is not what its type says', () => {
  const refusals: Readonly<Record<string, readonly [code: string, work: (a: Assembler) => unknown]>> = {
    'a prefix that all objects have': ['BAD_OPTION', (a) => a.with('toString' as never)],
    'a kind of section that there is not': ['BAD_OPTION', (a) => a.section('.mine', 'other' as never)],
    'a fill byte of nine bits': ['BAD_OPTION', (a) => a.align(16, 256)],
    'a fraction of padding': ['BAD_OPTION', (a) => a.align(16, 0, 0.5)],
    'bytes without their memory': ['BUFFER_DETACHED', (a) => a.db(detached(Uint8Array.of(1)))],
    'the distance from no label': ['LABEL_FOREIGN', (a) => a.distance({ id: 0 } as never, a.label())],
    'a fraction of an address': ['BAD_OPERAND', (a) => a.dq(new LabelAddress(a.label(), 0.5))],
    'a place that is no number exactly': ['BAD_OPERAND', (a) => a.equate(a.label(), a.label(), 2 ** 53)],
    'a listing that is not asked for by true': ['BAD_OPTION', () => new Assembler({ listing: 1 as never })],
  };
  it.each(Object.entries(refusals))('%s', (_, [code, work]) => {
    const a = new Assembler();
    let error: RawCpuError | undefined;
    try {
      work(a);
    } catch (thrown) {
      error = thrown as RawCpuError;
    }
    expect(error?.code).toBe(code);
    expect(a.finish().bytes).toHaveLength(0);
  });

  it('leaves nothing behind where an operand throws when it is encoded', () => {
    const a = new Assembler();
    const label = a.label();
    let reads = 0;
    const odd = new Proxy(ptr(label) as object, {
      get: (target, name) => {
        if (name === 'displacement' && ++reads > 0) throw new Error('mine');
        return Reflect.get(target, name);
      },
    });
    expect(() => a.lea(rax, odd as never)).toThrow('an operand cannot be read: mine');
    expect(a.ret().finish().bytes).toEqual(Uint8Array.of(0xc3));
    expect(reads).toBeGreaterThan(0);
  });
});
