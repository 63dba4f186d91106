// The fault matrix: every kind of fault, on every way into native code. After each, JavaScript computes as before.

import { Worker } from 'node:worker_threads';
import { type CallError, CpuFault, type CpuFaultDetails, native } from 'rawcpu';
import { afterEach, describe, expect, test } from 'vitest';
import { evaluate, packageUrl, runChild } from '../support/child.ts';
import { faultRows as rows } from '../support/fault-rows.ts';
import { workersTakeTheirStacks } from '../support/many.ts';

const nothing = { args: [], returns: 'void' } as const;
const pointer = { args: ['ptr'], returns: 'u64' } as const;

/** (module (memory 1) (func (export "f") (param i32) (result i32) local.get 0 i32.load)) */
const wasm = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 5, 3, 1, 0, 1, 7, 5, 1, 1, 102, 0, 0],
  ...[10, 9, 1, 7, 0, 32, 0, 40, 2, 0, 11],
);

interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly f: (at: number) => number } };
}

/** What JavaScript computes where native code could have left something behind; opaque to the engine's folding. */
function arithmetic(): unknown[] {
  const v = new Float64Array([1, 3, 5e-324, 5.5, 2, 1e308, 0.1, 0.2]);
  return [
    v[0]! / v[1]!,
    -v[0]! / v[1]!,
    v[2]! + v[2]!,
    v[3]! % v[4]!,
    v[5]! * 10,
    v[6]! + v[7]!,
    Math.sin(v[0]!),
    Math.fround(v[6]!),
    Math.round(v[3]! - 3),
    0 / (v[0]! - 1),
    new Array(20).fill(7).reverse().join(''),
    '%'.repeat(40).split('').lastIndexOf('%'),
  ];
}
const untouched = arithmetic();
// Node's types leave the global to the DOM's.
const { Instance, Module } = (globalThis as unknown as { WebAssembly: WebAssemblyLike }).WebAssembly;
const memory = new Instance(new Module(wasm)).exports.f;

function wasmTraps(): string {
  try {
    return String(memory(0x7fff_ffff));
  } catch (error) {
    return (error as Error).message;
  }
}

afterEach(() => {
  expect(arithmetic()).toEqual(untouched);
  expect(memory(0)).toBe(0);
  expect(wasmTraps()).toBe('memory access out of bounds');
});

const fault = (run: () => unknown): CpuFault => {
  try {
    run();
  } catch (error) {
    if (error instanceof CpuFault) return error;
    throw error;
  }
  throw new Error('it returned');
};

describe.each(rows)('$kind', ({ code, text, words }) => {
  test('a plain call', () => {
    const caught = fault(native(nothing, text, { name: 'culprit' }));
    expect(caught.code).toBe(code);
    expect(caught.message).toMatch(/^culprit: /);
    expect(caught.message).toMatch(words);
  });

  test('a fast call, again and again', () => {
    const culprit = native(nothing, text);
    let caught = 0;
    for (let i = 0; i < 300; i++) if (fault(culprit).code === code) caught++;
    expect(caught).toBe(300);
  });

  test('a bound call', () => {
    const bound = native(nothing, text).bind();
    expect(fault(bound).code).toBe(code);
    expect(fault(bound).code).toBe(code);
  });

  test('on the thread pool, several at once', async () => {
    const culprit = native(nothing, text);
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => culprit.async()));
    expect(ends.map((end) => (end as PromiseRejectedResult).reason?.code)).toEqual(Array(8).fill(code));
    culprit.dispose();
  });

  test('nested: called by native code', () => {
    const inner = native(nothing, text);
    const outer = native({ args: ['ptr'], returns: 'void' }, 'push rbx; mov rbx, 5; call rdi; pop rbx; ret', {
      name: 'outer',
    });
    expect(fault(() => outer(inner.address)).code).toBe(code);
  });
});

test('in worker threads, beside the main thread', { timeout: 60_000 }, async () => {
  const source = `import(${JSON.stringify(packageUrl)}).then(({ native }) => {
    const { parentPort, workerData } = require('node:worker_threads');
    const codes = workerData.map(({ text }) => {
      const culprit = native({ args: [], returns: 'void' }, text);
      let code;
      for (let i = 0; i < 50; i++) try { culprit(); } catch (error) { code = error.code; }
      return code;
    });
    parentPort.postMessage(codes);
  });`;
  const data = rows.map(({ text }) => ({ text }));
  const workers = [0, 1, 2].map(() => new Worker(source, { eval: true, workerData: data }));
  const messages = Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))));
  const culprit = native(nothing, 'ud2');
  for (let i = 0; i < 200; i++) fault(culprit);
  for (const codes of (await messages) as string[][]) expect(codes).toEqual(rows.map(({ code }) => code));
});

describe('details of a fault', () => {
  test('place, instruction, registers, stack', () => {
    const text = 'begin: mov ebx, 7; mov r15, -1; push 0x55; vpcmpeqd ymm3, ymm3, ymm3\nload: mov rax, [rdi + 8]; ret';
    const caught = fault(() => native(pointer, text, { name: 'walk' })(0x100n));
    const details = caught.details as unknown as CpuFaultDetails;
    expect(details).toMatchObject({
      function: 'walk',
      signal: 'SIGSEGV',
      address: 0x108n,
      place: 'load',
      instruction: 'mov rax, qword ptr [rdi + 8]',
    });
    expect(details.registers).toMatchObject({ rbx: 7n, r15: (1n << 64n) - 1n, rdi: 0x100n });
    const vector = Object.keys(details.registers).find((name) => /^[yz]mm3$/.test(name))!;
    expect(details.registers[vector]! & ((1n << 256n) - 1n)).toBe((1n << 256n) - 1n);
    expect(details.stack[0]).toBe(0x55n);
    const { summary, listing, hint, message } = caught;
    expect(summary).toBe('walk: read 8 bytes from 0x108, which is not mapped');
    expect(listing!.split('\n').map((line) => line.trim().split(' ')[0])).toEqual(['at', 'rax', 'rsp', 'r8', 'r12']);
    expect(listing).toMatch(/^ {2}at load: mov rax, qword ptr \[rdi \+ 8\]\n/);
    expect(hint).toBeUndefined();
    expect(message).toBe(`${summary}\n${listing}`);
  });

  test('stay apart from the hint', () => {
    const caught = fault(() => native(pointer, 'mov rsp, [rsp]; jmp rdi', { name: 'away' })(0x100n));
    expect(caught.summary).toBe('away: went on at 0x100, which is not mapped');
    expect(caught.message).toBe(`${caught.summary}\n${caught.listing}\n  hint: ${caught.hint}`);
  });

  test('are those of the moment, whatever happens before somebody looks', () => {
    const cell = BigUint64Array.of(7n);
    const read = native(
      { args: ['u64*', 'ptr'], returns: 'u64' },
      'push qword ptr [rdi]; mov qword ptr [rdi], 8; mov rax, [rsi]; ret',
      { name: 'read' },
    );
    const caught = [1n, 2n, 3n].map((address) => {
      try {
        return read(cell, address);
      } catch (error) {
        return error as CpuFault;
      }
    }) as CpuFault[];
    const other = native({ args: ['ptr'], returns: 'u64' }, 'push 99; push 98; mov rax, [rdi + 64]; ret');
    expect(() => other(0n)).toThrow(CpuFault);
    for (const i of [2, 0, 1]) {
      const { code, details, message } = caught[i]!;
      expect([code, details.address]).toEqual(['FAULT_READ', BigInt(i + 1)]);
      expect((details.stack as bigint[])[0]).toBe(i === 0 ? 7n : 8n);
      expect((details.registers as Record<string, bigint>).rsi).toBe(BigInt(i + 1));
      expect(message).toContain(`read: read 8 bytes from 0x${i + 1}, which is not mapped`);
    }
  });

  describe('what the memory is', () => {
    // mmap(0, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    const map = native(
      { args: ['i32'], returns: 'u64' },
      'mov edx, edi; xor edi, edi; mov esi, 4096; mov r10d, 0x22; mov r8, -1; xor r9d, r9d; mov eax, 9; syscall; ret',
    );
    const unmap = native({ args: ['u64'], returns: 'i64' }, 'mov esi, 4096; mov eax, 11; syscall; ret');
    const ways = {
      read: native({ args: ['u64'], returns: 'u64' }, 'mov rax, [rdi]; ret'),
      write: native({ args: ['u64'], returns: 'void' }, 'mov [rdi], rax; ret'),
      execute: native({ args: ['u64'], returns: 'void' }, 'jmp rdi'),
    };
    const kernels = 0xffff_8000_0000_0000n;
    test.each([
      ['read', 0, 'may not be read'],
      ['write', 0, 'may not be written'],
      ['execute', 0, 'is not executable'],
      ['write', 1, 'may not be written'],
      ['execute', 3, 'is not executable'],
      ['read', 'gone', 'is not mapped'],
      ['write', 'gone', 'is not mapped'],
      ['execute', 'gone', 'is not mapped'],
      ['read', kernels, 'belongs to the kernel'],
      ['write', kernels, 'belongs to the kernel'],
      ['execute', kernels, 'belongs to the kernel'],
    ] as const)('%s with protection %s: %s', (way, protection, words) => {
      const address = typeof protection === 'bigint' ? protection : map(protection === 'gone' ? 3 : protection);
      if (protection === 'gone') expect(unmap(address)).toBe(0n);
      try {
        expect(() => ways[way](address)).toThrow(`0x${address.toString(16)}, which ${words}`);
      } finally {
        if (typeof protection === 'number') expect(unmap(address)).toBe(0n);
      }
    });
  });

  test('the stack of the error begins at the call', () => {
    const broken = native({ args: [], returns: 'void' }, 'ud2', { name: 'broken' });
    function whoCalls(): void {
      broken();
    }
    try {
      whoCalls();
      expect.unreachable();
    } catch (error) {
      const { stack } = error as CpuFault;
      expect(stack).toMatch(/^CpuFault: broken: executed ud2/);
      expect(stack!.split('\n').findIndex((line) => line.includes('whoCalls'))).toBeGreaterThan(0);
    }
  });

  test('rip is that of the instruction', () => {
    const culprit = native(nothing, 'nop; nop; int3');
    const details = fault(culprit).details as unknown as CpuFaultDetails;
    expect(details.instructionPointer).toBe(culprit.address + 2n);
    expect(details.offset).toBe(2);
  });
});

describe('the calling convention', () => {
  const violations: readonly [string, string, string[]][] = [
    ['rbx', 'mov ebx, 1; ret', ['rbx']],
    [
      'all of them',
      'xor ebx, ebx; not rbx; mov rbp, 1; mov r12, 2; mov r13, 3; mov r14, 4; mov r15, 5; ret',
      ['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15'],
    ],
    ['rsp', 'ret 8', ['rsp']],
    ['rsp far away', 'pop rax; mov rsp, 0x10000; jmp rax', ['rsp']],
    ['MXCSR', 'push 0x9fc0; ldmxcsr [rsp]; pop rax; ret', ['mxcsr']],
    ['x87 control word', 'push 0x27f; fldcw [rsp]; pop rax; ret', ['fcw']],
    ['direction flag', 'std; ret', ['rflags']],
    ['alignment check', 'pushfq; or dword ptr [rsp], 0x40000; popfq; ret', ['rflags']],
  ];
  const registersOf = (error: CallError) =>
    (error.details.changed as { register: string; before: bigint; after: bigint }[]).map(({ register }) => register);
  const catching = (run: () => unknown): CallError => {
    try {
      run();
    } catch (error) {
      return error as CallError;
    }
    throw new Error('it returned');
  };

  test.each(violations)('%s', async (_, text, registers) => {
    const culprit = native(nothing, text, { name: 'culprit' });
    const error = catching(culprit);
    expect(error.code).toBe('ABI_VIOLATION');
    expect(registersOf(error)).toEqual(registers);
    expect(error.message).toContain(`${registers[0]} was 0x`);
    const rejected = (await culprit.async().catch((reason) => reason)) as CallError;
    expect(rejected.code).toBe('ABI_VIOLATION');
    expect(registersOf(rejected)).toEqual(registers);
  });

  test('values before and after are named', () => {
    const error = catching(native(nothing, 'mov r12d, 77; ret'));
    const [changed] = error.details.changed as { before: bigint; after: bigint }[];
    expect(changed!.after).toBe(77n);
    expect(changed!.before).not.toBe(77n);
  });

  test('vector registers and the x87 stack are cleaned up without a word', () => {
    const dirty = native({ args: [], returns: 'i32' }, 'fld1; fldpi; fldz; pcmpeqd mm0, mm0; mov eax, 3; ret');
    for (let i = 0; i < 20; i++) expect(dirty()).toBe(3);
  });

  test('sticky flags of MXCSR are not a violation', () => {
    const divide = native({ args: ['f64', 'f64'], returns: 'f64' }, 'divsd xmm0, xmm1; ret');
    expect([divide(1, 0), divide(0, 0), divide(1, 3)]).toEqual([Infinity, Number.NaN, 1 / 3]);
  });

  test('unchecked calls are not looked at', () => {
    const result = evaluate(`(() => {
      const scribble = rawcpu.native({ args: [], returns: 'i32' }, 'mov eax, 5; mov ecx, 1; ret', { unchecked: true });
      return scribble();
    })()`);
    expect(result).toBe(5);
    expect(runChild(`rawcpu.native({ args: [], returns: 'void' }, 'ud2', { unchecked: true })();`).signal).toBe(
      'SIGILL',
    );
  });
});

describe('deadlines', () => {
  const endless = 'spin: jmp spin';

  test.each([1, 20, 50.5])('%d ms', (deadlineMs) => {
    const spin = native(nothing, endless, { deadlineMs, name: 'spin' });
    for (let i = 0; i < 3; i++) {
      const start = performance.now();
      const caught = fault(spin);
      expect(caught.code).toBe('DEADLINE');
      expect(caught.message).toContain(`deadline of ${deadlineMs} ms`);
      expect(performance.now() - start).toBeGreaterThan(deadlineMs * 0.9);
    }
  });

  test('on the thread pool, and in a blocking system call', async () => {
    const spin = native(nothing, endless, { deadlineMs: 20 });
    const ends = await Promise.allSettled([spin.async(), spin.async(), spin.async()]);
    expect(ends.map((end) => (end as PromiseRejectedResult).reason.code)).toEqual(Array(3).fill('DEADLINE'));
    const pause = native(nothing, 'mov eax, 34; syscall; ret', { deadlineMs: 20 });
    expect(fault(pause).code).toBe('DEADLINE');
  });

  // A machine that is busy may take the processor away for longer than the deadline; not three times.
  test('a call that is in time is not disturbed, nor is the one after it', { retry: 2 }, () => {
    const count = native({ args: ['u64'], returns: 'u64' }, 'mov rax, rdi; next: dec rdi; jnz next; ret', {
      deadlineMs: 2,
    });
    const other = native({ args: ['u64'], returns: 'u64' }, 'mov rax, rdi; next: dec rdi; jnz next; ret');
    for (let i = 0; i < 200; i++) expect(count(1000)).toBe(1000n);
    expect(other(30_000_000)).toBe(30_000_000n);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e12, '5'])('%s is refused', (deadlineMs) => {
    expect(() => native(nothing, 'ret', { deadlineMs: deadlineMs as number })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }),
    );
  });

  test('unchecked and a deadline exclude each other', () => {
    expect(() => native(nothing, 'ret', { deadlineMs: 5, unchecked: true })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }),
    );
  });
});

describe('signals that are not ours', () => {
  test('a crash of somebody else is still a crash, and says so', () => {
    const crash = (text: string) =>
      runChild(`rawcpu.native({ args: [], returns: 'void' }, 'ret')();
        rawcpu.native({ args: [], returns: 'void' }, ${JSON.stringify(text)}, { unchecked: true })();`).signal;
    expect(['mov al, [0]', 'ud2', 'int3', 'xor ecx, ecx; div ecx'].map(crash)).toEqual([
      'SIGSEGV',
      'SIGILL',
      'SIGTRAP',
      'SIGFPE',
    ]);
  });

  test('a signal that is sent ends the process as before', () => {
    const child = runChild(`rawcpu.native({ args: [], returns: 'void' }, 'ret')(); process.kill(process.pid, 'SIGSEGV');
      setTimeout(() => {}, 5000);`);
    expect(child.signal).toBe('SIGSEGV');
  });

  test("JavaScript's own listeners get signals that are sent, and faults are caught all the same", () => {
    const result = evaluate(`(async () => {
      const culprit = rawcpu.native({ args: [], returns: 'void' }, 'xor ecx, ecx; div ecx');
      const caught = () => { try { culprit(); } catch (error) { return error.code; } };
      const first = caught();
      const heard = new Promise((resolve) => process.once('SIGFPE', resolve));
      await new Promise((resolve) => setTimeout(resolve, 10));
      const second = caught();
      process.kill(process.pid, 'SIGFPE');
      // A listener for a signal keeps nobody waiting.
      setTimeout(() => {}, 200);
      return [first, await heard, second];
    })()`);
    expect(result).toEqual(['DIVIDE_ERROR', 'SIGFPE', 'DIVIDE_ERROR']);
  });

  test('workers come and go, and take their stacks with them', () => workersTakeTheirStacks(10));
});
