// Code with absolute addresses and with data of its own.

import { readFileSync } from 'node:fs';
import { assemble, native } from 'rawcpu';
import { expect, test } from 'vitest';
import { nativeEnvironment } from '../../src/jit/environment.ts';

const none = { args: [], returns: 'u64' } as const;

const counter = `
count:
  inc qword ptr [rip + total]
  mov rax, [rip + total]
  ret
.data
total: .quad 40`;

function protectionAt(address: bigint): string | undefined {
  return readFileSync('/proc/self/maps', 'utf8')
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) (....)/.exec(line))
    .find((range) => range !== null && address >= BigInt(`0x${range[1]}`) && address < BigInt(`0x${range[2]}`))?.[3];
}

test('absolute addresses of eight bytes are filled in', () => {
  const text = 'mov rax, [rip + pointer]; mov eax, [rax]; ret\n.p2align 3\npointer: .quad value\nvalue: .long 1234';
  const fn = native(none, text);
  expect(fn()).toBe(1234n);
  const { bytes, address } = fn;
  const at = fn.assembly!.labels;
  expect(new DataView(bytes.buffer).getBigUint64(at.get('pointer')!, true)).toBe(address + BigInt(at.get('value')!));
});

test('absolute addresses of four bytes bring the code below 2 GiB', () => {
  const fn = native(none, 'mov eax, [table + 4]; ret\ntable: .long 7, 8');
  expect(fn()).toBe(8n);
  expect(fn.address).toBeLessThan(1n << 31n);
});

test('writable sections are writable, and code is not', () => {
  const fn = native(none, counter);
  expect([fn(), fn(), fn()]).toEqual([41n, 42n, 43n]);
  const data = fn.address + BigInt(fn.assembly!.labels.get('total')!);
  expect(protectionAt(fn.address)).toBe('r-xp');
  expect(protectionAt(data)).toBe('rw-p');
  const poke = native({ args: ['ptr'], returns: 'void' }, 'mov byte ptr [rdi], 0xc3; ret');
  expect(() => poke(fn.address)).toThrow(expect.objectContaining({ code: 'FAULT_WRITE' }));
  expect(() => native({ args: ['ptr'], returns: 'void' }, 'jmp rdi')(data)).toThrow(
    expect.objectContaining({ code: 'FAULT_EXECUTE' }),
  );
  fn.dispose();
  expect(protectionAt(data)).not.toBe('rw-p');
});

test('every function has data of its own, and async calls use it too', async () => {
  const assembly = assemble(counter);
  const [a, b] = [native(none, assembly), native(none, assembly)];
  expect([a(), a(), b()]).toEqual([41n, 42n, 41n]);
  expect(await a.async()).toBe(43n);
});

test('where the bytes cannot be made, nothing stays mapped', () => {
  const { mapImage } = nativeEnvironment();
  let seen = 0n;
  const bytesAt = (address: bigint): never => {
    seen = address;
    throw new Error('no bytes');
  };
  expect(() => mapImage({ sizeBytes: 8192, writableFrom: 4096, isLow: true, near: undefined, bytesAt })).toThrow(
    'no bytes',
  );
  expect(protectionAt(seen)).not.toBe('rw-p');
});

test('too much and too little are refused', () => {
  const { mapImage } = nativeEnvironment();
  const request = { writableFrom: 0, isLow: false, near: undefined, bytesAt: () => new Uint8Array(0) };
  expect(() => mapImage({ ...request, sizeBytes: 0 })).toThrow(expect.objectContaining({ code: 'CODE_EMPTY' }));
  expect(() => mapImage({ ...request, sizeBytes: 2 ** 40 })).toThrow(
    expect.objectContaining({ code: 'CODE_TOO_LARGE' }),
  );
});
