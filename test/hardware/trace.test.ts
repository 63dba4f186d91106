// trace(): every step with what it changed, and a clean end whatever the code does.

import { type Trace, type TraceStep, trace } from 'rawcpu';
import { afterEach, describe, expect, test } from 'vitest';

afterEach(() => expect([0.1 + 0.2, 5.5 % 2, 5e-324 / 1]).toEqual([0.30000000000000004, 1.5, 5e-324]));

const texts = (steps: Trace) => [...steps].map(({ instruction }) => instruction);
const changes = ({ changed }: TraceStep) =>
  Object.fromEntries(Object.entries(changed).map(([name, { after }]) => [name, after]));

describe('steps', () => {
  test('instructions, places, registers and flags', async () => {
    const steps = await trace('mov eax, 2\nnext: dec eax; jnz next; ret');
    expect(steps.end).toBe('returned');
    expect([...steps].map(({ place }) => place)).toEqual(['code', 'next', 'next+0x2', 'next', 'next+0x2', 'next+0x4']);
    expect(changes(steps.step(0))).toEqual({ rax: 2n });
    expect(changes(steps.step(3))).toEqual({ rax: 0n, rflags: 0x246n });
    expect(changes(steps.step(2))).toEqual({});
    expect(steps.after.rax).toBe(0n);
  });

  test('vector, mask and x87 registers, MXCSR', async () => {
    const steps = await trace('cvtsi2sd xmm3, rdi; divsd xmm3, xmm3; fld1; mov eax, 1; ret', { registers: { rdi: 3 } });
    const vector = Object.keys(steps.before).find((name) => /^[xyz]mm3$/.test(name))!;
    expect(changes(steps.step(0))).toEqual({ [vector]: 0x4008_0000_0000_0000n });
    expect(changes(steps.step(1))).toEqual({ [vector]: 0x3ff0_0000_0000_0000n });
    expect(changes(steps.step(2))).toMatchObject({ st0: 0x3fff_8000_0000_0000_0000n, ftw: 0x80n });
    expect(changes(steps.step(3))).toEqual({ rax: 1n });
  });

  test('memory operands: where, and what is there afterwards', async () => {
    const text = `mov dword ptr [rdi + rcx*4 + 4], 7
      inc qword ptr [rdi + 8]
      mov al, [rip + table + 1]
      lea rdx, [rdi + 1]
      movups xmm0, [rdi]
      push qword ptr [rdi + 8]; pop rax; ret
      table: .byte 5, 6`;
    const steps = await trace(text, { memory: { buffer: 64 }, registers: { rdi: 'buffer', rcx: 1 } });
    const base = steps.addresses.buffer!;
    const operands = [...steps].map(({ memory }) => memory && [memory.address - base, [...memory.bytes]]);
    expect(operands[0]).toEqual([8n, [7, 0, 0, 0]]);
    expect(operands[1]).toEqual([8n, [8, 0, 0, 0, 0, 0, 0, 0]]);
    expect(operands[2]![1]).toEqual([6]);
    expect(operands[3]).toBeUndefined();
    expect(operands[4]).toEqual([0n, [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]]);
    // What push writes says more than what it reads.
    const { memory, changed } = steps.step(5);
    expect([memory!.address, memory!.isWritten, [...memory!.bytes]]).toEqual([
      changed.rsp!.after,
      true,
      [8, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect([...steps.memory.buffer!.subarray(8, 12)]).toEqual([8, 0, 0, 0]);
  });

  test('what pushes and calls write, as instructions name it', async () => {
    const text =
      'push 7; push ax; pushf; popf; pop ax; pop rdx; call f; ret\nf: cmp eax, eax; je g; nop; g: jne g; ret';
    const steps = [...(await trace(text, {}))];
    const pushed = steps.map(({ memory, changed }) =>
      memory === undefined ? 0 : memory.address === changed.rsp!.after ? memory.bytes.length : -1,
    );
    expect(pushed.slice(0, 7)).toEqual([8, 2, 8, 0, 0, 0, 8]);
    expect(steps.filter(({ isTaken }) => isTaken !== undefined).map(({ isTaken }) => isTaken)).toEqual([true, false]);
    const whole = await trace(text, {});
    const call = whole.step(6);
    expect([whole.place(call.target!), whole.place(0n)]).toEqual(['f', undefined]);
    const back = new DataView(call.memory!.bytes.buffer, call.memory!.bytes.byteOffset).getBigUint64(0, true);
    expect(back).toBe(whole.step(whole.length - 1).address);
  });

  test('calls are stepped through, also to other code', async () => {
    const steps = await trace('call f; ret\nf: inc eax; ret');
    expect(texts(steps).map((text) => text.split(' ')[0])).toEqual(['call', 'inc', 'ret', 'ret']);
  });

  test('any step again, and the registers before it', async () => {
    const steps = await trace('mov ecx, 2000\nnext: lea rax, [rax + rcx]; dec ecx; jnz next; ret');
    expect(steps).toHaveLength(6002);
    const all = [...steps];
    for (const index of [0, 1, 1023, 1024, 1025, 3000, 6001]) expect(steps.step(index)).toEqual(all[index]);
    expect(steps.registersBefore(6001).rax).toBe((2000n * 2001n) / 2n);
    expect(() => steps.step(6002)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    expect(steps.sizeBytes / steps.length).toBeLessThan(60);
  });
});

describe('the trap flag does not show', () => {
  test.each([
    ['pushfq; pop rax; ret', 0x202n],
    ['pushf; pop rax; ret', 0x202n],
    ['push 0x246; popfq; pushfq; pop rax; ret', 0x246n],
    ['push 0x8d7; popfq; nop; nop; pushfq; pop rax; cld; ret', 0xad7n],
    ['pushw 0x246; popfw; pushfq; pop rax; ret', 0x246n],
  ])('%s', async (text, flags) => {
    const steps = await trace(text);
    expect(steps.end).toBe('returned');
    expect(steps.after.rax! & 0xfffn).toBe(flags);
    expect(steps).toHaveLength(text.split(';').length);
  });

  test('iretq goes on', async () => {
    const text =
      'mov rcx, rsp; mov eax, ss; push rax; push rcx; pushfq; mov eax, cs; push rax; lea rax, [rip + on]; push rax; iretq\non: mov eax, 5; ret';
    const steps = await trace(text);
    expect([steps.end, steps.after.rax]).toEqual(['returned', 5n]);
  });
});

describe('the end', () => {
  test('a fault: the last step is the instruction that faulted', async () => {
    const steps = await trace('mov ebx, 5; mov rax, [rbx]; ret');
    expect([steps.end, steps.fault?.code, steps.length]).toEqual(['fault', 'FAULT_READ', 2]);
    expect(steps.step(1).instruction).toContain('mov rax');
    expect(steps.after.rbx).toBe(5n);
  });

  test('int3, bytes that are not an instruction, a jump to nowhere', async () => {
    expect((await trace('nop; int3')).fault?.code).toBe('BREAKPOINT');
    expect((await trace(Uint8Array.of(0x90, 6))).fault?.code).toBe('ILLEGAL_INSTRUCTION');
    expect((await trace('mov eax, 0x1000; jmp rax')).fault?.code).toBe('FAULT_EXECUTE');
    expect(
      (await trace('here: sub rsp, 4080; call here', { maxSteps: 1_000_000, deadlineMs: 60_000 })).fault?.code,
    ).toBe('STACK_OVERFLOW');
  }, 60_000);

  test('a deadline, and a number of steps', async () => {
    const endless = 'here: inc rax; jmp here';
    const late = await trace(endless, { deadlineMs: 50, maxSteps: 10_000_000 });
    expect([late.end, late.fault?.code]).toEqual(['deadline', 'DEADLINE']);
    expect(late.length).toBeGreaterThan(10);
    const short = await trace(endless, { maxSteps: 7 });
    expect([short.end, short.length, short.after.rax]).toEqual(['maxSteps', 7, 4n]);
  });

  test('deadlines go on working where the stepper itself met a fault', async () => {
    for (let i = 0; i < 8; i++) {
      const steps = await trace('mov ecx, 9; xor esp, esp; popfq; ret');
      expect([steps.fault?.code, steps.length, steps.after.rcx]).toEqual(['FAULT_READ', 3, 9n]);
    }
    const endless = Array.from({ length: 4 }, () => trace('here: jmp here', { deadlineMs: 20, maxSteps: 1_000_000 }));
    for (const { end } of await Promise.all(endless)) expect(end).toBe('deadline');
  });

  test.each(['syscall', 'int 0x80', 'sysenter'])('%s does not run', async (instruction) => {
    const steps = await trace(`mov eax, 39; ${instruction}; ret`);
    expect([steps.end, steps.length, steps.after.rax]).toEqual(['systemCall', 1, 39n]);
  });

  test.each([0, -1, 1.5, 1e9, Number.NaN, '5'])('maxSteps %s is refused', async (maxSteps) => {
    await expect(trace('ret', { maxSteps: maxSteps as number })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('afterwards int3 is a fault again, wherever it runs', async () => {
    const { native } = await import('rawcpu');
    for (let i = 0; i < 8; i++) await trace('nop; ret');
    const broken = native({ args: [], returns: 'void' }, 'int3');
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => broken.async()));
    for (const end of ends) expect((end as PromiseRejectedResult).reason.code).toBe('BREAKPOINT');
  });

  test('several at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        trace('mov ecx, 50\nx: dec ecx; jnz x; mov rax, rdi; ret', { registers: { rdi: i } }),
      ),
    );
    expect(all.map(({ after, length }) => [after.rax, length])).toEqual(
      Array.from({ length: 6 }, (_, i) => [BigInt(i), 103]),
    );
  });
});

describe.each([{ isolated: false }, { isolated: true }])('what onProgress throws, $isolated', (way) => {
  const mine = new Error('stop');
  const endless = { ...way, deadlineMs: 60_000, maxSteps: 100_000_000 };
  const failing: readonly [string, () => unknown][] = [
    [
      'an error',
      () => {
        throw mine;
      },
    ],
    ['a promise that rejects', () => Promise.reject(mine)],
    [
      'an error when it is looked at',
      () =>
        Object.defineProperty({}, 'then', {
          get: () => {
            throw mine;
          },
        }),
    ],
  ];
  test.each(failing)('%s ends the trace, which rejects with it', async (_what, fail) => {
    const told: number[] = [];
    const onProgress = (steps: number) => {
      told.push(steps);
      return fail() as undefined;
    };
    await expect(trace('here: inc rax; jmp here', { ...endless, onProgress })).rejects.toBe(mine);
    expect(told).toHaveLength(1);
    const { end, length } = await trace('here: inc rax; jmp here', { ...way, maxSteps: 7 });
    expect([end, length]).toEqual(['maxSteps', 7]);
  });

  test('undefined is thrown as well as any error', async () => {
    const onProgress = () => {
      throw undefined;
    };
    await expect(trace('here: jmp here', { ...endless, onProgress })).rejects.toBeUndefined();
  });
});
