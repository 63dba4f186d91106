// Branches and rip-relative operands that lead to an address outside of the code: wherever the code is placed, they arrive
// there, or the error says how far away it is.

import { assemble, type LinkError, native, run, trace } from 'rawcpu';
import { describe, expect, test } from 'vitest';

/** A function of its own mapping in the first 2 GiB: its address is a field of 32 bits. */
const low = native({ args: [], returns: 'i32' }, 'jmp over; .long over; over: mov eax, 42; ret');
/** One somewhere in the address space. */
const high = native({ args: [], returns: 'i32' }, '.data; .long 0; .text; mov eax, 43; ret');

const symbolsOf = (tgt: bigint) => ({ symbols: { tgt } });

async function codeOfError(work: () => unknown): Promise<LinkError> {
  try {
    await work();
  } catch (error) {
    return error as LinkError;
  }
  throw new Error('it was accepted');
}

test('the addresses are what the tests take them for', () => {
  expect(low.address).toBeLessThan(1n << 31n);
  expect(high.address).toBeGreaterThan(1n << 32n);
});

describe('a target in the first 2 GiB', () => {
  test.each(['call tgt', 'call tgt - 1 + 1', 'test eax, eax; jne 1f; 1: call tgt'])('%s', (statement) => {
    const f = native({ args: [], returns: 'i32' }, assemble(`${statement}; inc eax; ret`, symbolsOf(low.address)));
    expect(f()).toBe(43);
  });

  test('from text alone, and by every kind of branch', async () => {
    const at = `0x${low.address.toString(16)}`;
    expect(native({ args: [], returns: 'i32' }, `jmp ${at}`)()).toBe(42);
    expect(native({ args: [], returns: 'i32' }, `xor eax, eax; je ${at}; ud2`)()).toBe(42);
    for (const isolated of [false, true]) {
      const result = await run(`lea rax, [rip + here]; here: call 1f; ret; 1: mov ecx, 7; ret`, { isolated });
      expect(result.after.rcx).toBe(7n);
    }
    expect((await run(`call ${at}; inc rax; ret`)).after.rax).toBe(43n);
    const steps = await trace(`call ${at}; ret`);
    expect(steps.after.rax).toBe(42n);
    expect([...steps].map(({ address }) => address)).toContain(low.address);
  });

  test('with the address as data', async () => {
    const source =
      'lea rax, [rip + tgt]; lea rcx, tgt[rip]; movsxd rdx, dword ptr [rip + d]; d0: ret; d: .long tgt - d';
    const { after } = await run(assemble(source, symbolsOf(low.address)));
    expect([after.rax, after.rcx]).toEqual([low.address, low.address]);
    const other = await run(
      assemble(
        'lea rax, [rip + d]; movsxd rcx, dword ptr [rax]; add rax, rcx; ret; d: .long tgt - .',
        symbolsOf(low.address),
      ),
    );
    expect(other.after.rax).toBe(low.address);
  });

  test('beside data that may be written to', () => {
    const source = '.data; n: .long 5; .text; call tgt; add eax, [rip + n]; mov [rip + n], eax; ret';
    const f = native({ args: [], returns: 'i32' }, assemble(source, symbolsOf(low.address)));
    expect([f(), f()]).toEqual([47, 89]);
  });
});

describe('a target far up', () => {
  const near = { origin: high.address - 0x1000n, ...symbolsOf(high.address) };

  test('is reached by code for an origin near it, wherever that is placed', async () => {
    const f = native({ args: [], returns: 'i32' }, assemble('call tgt; inc eax; ret', near));
    expect(f()).toBe(44);
    expect((await run(assemble('call tgt; inc rax; ret', near))).after.rax).toBe(44n);
    expect((await run(assemble('lea rax, [rip + tgt]; ret', near))).after.rax).toBe(high.address);
  });

  test('is refused from the origin 0, with the distance and the way out', async () => {
    const error = await codeOfError(() => run(`call 0x${high.address.toString(16)}; ret`));
    expect(error.message).toMatch(/bytes away/);
    expect(error.hint).toMatch(/through a register/);
    expect((await run(`mov rax, 0x${high.address.toString(16)}; call rax; ret`)).after.rax).toBe(43n);
  });
});

describe('what cannot arrive is refused', () => {
  test.each(['jmp short tgt', 'jmp tgt', 'loop tgt', 'jrcxz tgt', 'je tgt'])('%s over a byte', async (statement) => {
    const code = assemble(`${statement}; ret`, { origin: 0x40_0000n, ...symbolsOf(0x40_0010n) });
    const error = await codeOfError(() => run(code));
    expect(error.code).toBe('TARGET_OUT_OF_RANGE');
    expect(error.message).toMatch(/^0x400010 is -?\d+ bytes away from the code at 0x[0-9a-f]+; a short branch reaches/);
  });

  test('an address that no place of an isolated run reaches', async () => {
    const code = assemble('call tgt; ret', { origin: high.address, ...symbolsOf(high.address + 0x100n) });
    expect((await codeOfError(() => run(code, { isolated: true }))).code).toBe('TARGET_OUT_OF_RANGE');
  });
});

test('in isolation the jump arrives where nothing is mapped, and the fault says so', async () => {
  const { fault } = await run('jmp 0x401000', { isolated: true });
  expect(fault!.details).toMatchObject({ signal: 'SIGSEGV', registers: { rip: 0x401000n } });
});
