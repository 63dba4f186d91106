// Isolated runs as errors: the CpuFault of a child says what that of a guarded call says, and names refused system calls.

import { type CpuFault, RawCpuError } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { CpuState } from '../../src/exec/cpu-state.ts';
import { isolatedPlaces, runIsolated } from '../../src/exec/isolated/run-isolated.ts';
import { prepareCode } from '../../src/exec/native-code.ts';
import { hostStateLayout } from '../../src/exec/state-facts.ts';

function run(text: string, { deadlineMs = 2000, entry = undefined as string | undefined } = {}) {
  const code = prepareCode(text, entry);
  const places = isolatedPlaces(code, []);
  const state = new CpuState(hostStateLayout()).reset();
  state.set('rsp', places.stackPointer);
  return runIsolated({ name: 'run', code, places, state, memory: [], deadlineMs });
}

async function faultOf(text: string, options?: Parameters<typeof run>[1]): Promise<CpuFault> {
  const { fault } = await run(text, options);
  if (fault === undefined) throw new Error(`${text} did not fault`);
  expect(fault).toBeInstanceOf(RawCpuError);
  return fault;
}

describe('faults', () => {
  const cases: [string, string, string][] = [
    ['mov rax, [0x10]', 'FAULT_READ', 'read 8 bytes from 0x10, which is not mapped'],
    ['mov byte ptr [rip], 1', 'FAULT_WRITE', 'which is read-only'],
    ['jmp rsp', 'FAULT_EXECUTE', 'which is not executable'],
    ['1: push rax; jmp 1b', 'STACK_OVERFLOW', 'overflowed its stack'],
    ['ud2', 'ILLEGAL_INSTRUCTION', 'ud2'],
    ['int3', 'BREAKPOINT', 'ran into int3'],
    ['xor ecx, ecx; div ecx', 'DIVIDE_ERROR', 'divided by zero'],
    ['hlt', 'FAULT_PROTECTION', 'hlt'],
    ['movaps xmm0, [rsp + 4]', 'FAULT_ALIGNMENT', 'multiple of 16'],
    ['push 0; ldmxcsr [rsp]; xorps xmm0, xmm0; divss xmm0, xmm0', 'FLOATING_POINT', 'invalid operation'],
  ];
  test.each(cases)('%s: %s', async (text, code, part) => {
    const fault = await faultOf(text);
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(part);
  });

  test('place, instruction, registers and stack', async () => {
    const { details } = await faultOf('mov edi, 5; push 0x77; work: nop; mov rax, [rdi]; ret');
    expect(details).toMatchObject({
      function: 'run',
      signal: 'SIGSEGV',
      address: 5n,
      place: 'work+0x1',
      instruction: 'mov rax, qword ptr [rdi]',
      registers: { rdi: 5n },
    });
    expect((details.stack as bigint[])[0]).toBe(0x77n);
  });

  test('a deadline', async () => {
    const fault = await faultOf('nop; loop: jmp loop', { deadlineMs: 20 });
    expect(fault.code).toBe('DEADLINE');
    expect(fault.details).toMatchObject({ signal: 'deadline', place: 'loop' });
  });

  test('a report that the code has made impossible', async () => {
    const fault = await faultOf('mov rsp, 0x610000000400; ud2');
    expect([fault.code, fault.details.signal]).toEqual(['REPORT_LOST', 'SIGSEGV']);
  });
});

describe('system calls', () => {
  test('by number and name, at their place', async () => {
    const fault = await faultOf('ask: mov eax, 57; syscall; ret');
    expect(fault.code).toBe('SYSTEM_CALL_REFUSED');
    expect(fault.message).toContain('system call 57 (fork)');
    expect(fault.details).toMatchObject({ signal: 'SIGSYS', place: 'ask+0x5', instruction: 'syscall' });
  });

  test('of the x32 table', async () => {
    const fault = await faultOf('mov eax, 0x40000000 + 39; syscall');
    expect(fault.message).toContain('of the x32 table (getpid)');
  });

  test('of the 32-bit table', async () => {
    const fault = await faultOf('mov eax, 5; int 0x80');
    // A kernel without it raises a protection fault.
    if (fault.code !== 'FAULT_PROTECTION') expect(fault.message).toContain('system call 5 of the 32-bit table');
  });
});

describe('code with parts', () => {
  const valueAfter = async (text: string, entry?: string) => {
    const { state, fault } = await run(text, { entry });
    if (fault !== undefined) throw fault;
    return state!.get('rax');
  };

  test('begins at its entry', async () => {
    expect(await valueAfter('mov eax, 1; ret; second: mov eax, 2; ret', 'second')).toBe(2n);
  });

  test('writes to its own data, every run from the beginning', async () => {
    const text = 'inc dword ptr [rip + count]; mov eax, [rip + count]; ret; .data; count: .long 41; .bss; .zero 9000';
    expect([await valueAfter(text), await valueAfter(text)]).toEqual([42n, 42n]);
  });

  test('cannot run its data', async () => {
    expect((await faultOf('lea rax, [rip + d]; jmp rax; .data; d: .byte 0xc3')).code).toBe('FAULT_EXECUTE');
  });

  test('has absolute addresses of 64 and of 32 bits', async () => {
    expect(await valueAfter('mov rax, [rip + p]; mov eax, [rax]; ret; .data; p: .quad v; v: .long 7')).toBe(7n);
    expect(await valueAfter('mov eax, [v]; ret; v: .long 8')).toBe(8n);
  });
});
