// Traces in a child: the same steps as in this process, and nothing that hostile code does to them reaches the host.

import { type NativeCode, run, type Trace, type TraceOptions, trace as traceAnywhere } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { buildChild } from '../../src/run/sandbox/child-object.ts';
import { address, block } from '../../src/run/sandbox/layout.ts';
import { stepOffsets } from '../../src/run/step-source.ts';
import { tracesLongCode } from '../support/many.ts';

const trace = (code: NativeCode, options: TraceOptions = {}) => traceAnywhere(code, { ...options, isolated: true });

/** What does not depend on where things lie. */
function plain(steps: Trace) {
  const isAddress = (name: string) => /^(rsp|rsi|rdi)$/.test(name);
  return {
    end: steps.end,
    fault: steps.fault && [steps.fault.code, steps.fault.details.place, steps.fault.details.signal],
    memory: steps.memory,
    steps: [...steps].map(({ place, instruction, changed, memory }) => ({
      place,
      instruction: instruction.replace(/0x[0-9a-f]{8,}/, 'place'),
      changed: Object.fromEntries(Object.entries(changed).filter(([name]) => !isAddress(name))),
      operand: memory?.bytes.length,
    })),
  };
}

describe('the same as in this process', () => {
  const cases: [string, string][] = [
    ['registers, flags, a loop', 'mov eax, 2\nnext: dec eax; jnz next; ret'],
    ['vectors and x87', 'cvtsi2sd xmm3, rcx; divsd xmm3, xmm3; fld1; mov eax, 1; ret'],
    ['memory operands', 'mov dword ptr [rdi + rcx*4 + 4], 7; inc qword ptr [rdi + 8]; movups xmm0, [rdi]; ret'],
    ['its own data', 'mov al, [rip + table + 1]; ret; table: .byte 5, 6'],
    ['calls', 'call f; ret\nf: inc eax; ret'],
    ['the flags as the code has them', 'push 0x246; popfq; nop; pushfq; pop rax; ret'],
    ['prefixes on popf', '.byte 0x67, 0x2e; pushfq; .byte 0xf2, 0x67; popfq; nop; nop; ret'],
    ['a fault', 'mov ebx, 5; mov rax, [rbx]; ret'],
    ['int3', 'nop; int3'],
    ['bytes that are not an instruction', 'nop; .byte 6'],
    ['a jump to nowhere', 'mov eax, 0x1000; jmp rax'],
    ['a division by zero', 'xor ecx, ecx; div ecx'],
    ['popf without a stack', 'mov ecx, 9; xor esp, esp; popfq; ret'],
    ['pushf without a stack', 'xor esp, esp; pushfq; ret'],
    ['a system call', 'mov eax, 39; syscall; ret'],
    ['a system call with prefixes', 'mov eax, 39; .byte 0x67, 0x48, 0x0f, 0x05; ret'],
    ['int 0x80', 'mov eax, 20; int 0x80; ret'],
    ['sysenter', 'sysenter'],
  ];
  test.each(cases)('%s', async (_, text) => {
    const options = { registers: { rdi: 'box', rcx: 1 }, memory: { box: 64 }, maxSteps: 2000 };
    const [here, there] = [await traceAnywhere(text, options), await trace(text, options)];
    expect(plain(there)).toEqual(plain(here));
    expect(Object.keys(there.after)).toEqual(Object.keys(here.after));
    expect([there.after.rax, there.after.rflags]).toEqual([here.after.rax, here.after.rflags]);
  });

  test('a stack overflow', async () => {
    const { fault } = await trace('here: sub rsp, 0x1000; push rax; jmp here');
    expect(fault?.code).toBe('STACK_OVERFLOW');
  });

  test('a number of steps, and a deadline', async () => {
    const endless = 'here: inc rax; jmp here';
    const short = await trace(endless, { maxSteps: 7 });
    expect([short.end, short.length, short.after.rax]).toEqual(['maxSteps', 7, 4n]);
    const late = await trace(endless, { deadlineMs: 50, maxSteps: 10_000_000 });
    expect([late.end, late.fault?.code]).toEqual(['deadline', 'DEADLINE']);
    expect(late.length).toBeGreaterThan(10);
  });

  test('code with addresses of 32 bits, entered at a label', async () => {
    const steps = await trace('ud2; go: mov eax, [v]; inc dword ptr [v]; ret; .data; v: .long 8', { entry: 'go' });
    expect([steps.end, steps.after.rax, steps.length]).toEqual(['returned', 8n, 3]);
    expect([...steps.step(1).memory!.bytes]).toEqual([9, 0, 0, 0]);
  });

  test('instructions at the very end of a page', async () => {
    const filled = (tail: number[]) => {
      const code = new Uint8Array(4096);
      code[0] = 0xe9; // jmp rel32
      new DataView(code.buffer).setInt32(1, 4096 - tail.length - 5, true);
      code.set(tail, 4096 - tail.length);
      return code;
    };
    for (const tail of [[0x9c, 0x9d, 0xc3], [0x0f], [0x66], [0xcd]]) {
      const code = filled(tail);
      const [here, there] = [await traceAnywhere(code), await trace(code)];
      expect([there.end, there.fault?.code]).toEqual([here.end, tail.length === 3 ? undefined : there.fault?.code]);
      expect(there.step(1).offset).toBe(4096 - tail.length);
    }
  });

  test('progress is told', async () => {
    const told: number[] = [];
    const endless = 'here: inc rax; jmp here';
    const options = { deadlineMs: 450, maxSteps: 1_000_000, onProgress: (steps: number) => told.push(steps) };
    for (const run of [trace, traceAnywhere]) {
      told.length = 0;
      const steps = await run(endless, options);
      expect(told.length).toBeGreaterThan(0);
      expect(told).toEqual([...told].sort((a, b) => a - b));
      expect(told.at(-1)).toBeLessThanOrEqual(steps.length);
    }
  });

  test('any number may be asked for at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, i) => trace('lea rax, [rdi + rdi]; ret', { registers: { rdi: i } })),
    );
    expect(all.map(({ after, length }) => [after.rax, length])).toEqual(all.map((_, i) => [BigInt(2 * i), 2]));
  });

  test.each([{ isolated: 1 }, { isolated: true, maxSteps: 0 }, { onProgress: 5 }])('%o is refused', async (options) => {
    await expect(traceAnywhere('ret', options as unknown as TraceOptions)).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
  });

  test.each([
    ['no code', new Uint8Array(0), {}, 'CODE_EMPTY'],
    ['an unknown register', 'ret', { registers: { rzx: 1 } }, 'BAD_OPTION'],
    ['a value that is too wide', 'ret', { registers: { al: 256 } }, 'BAD_OPTION'],
    [
      'regions that overlap',
      'ret',
      { memory: { a: { at: 0x10_0000, size: 5000 }, b: { at: 0x10_1000, size: 1 } } },
      'BAD_OPTION',
    ],
    ['a deadline of 0', 'ret', { deadlineMs: 0 }, 'BAD_OPTION'],
    ['a deadline that is none', 'ret', { deadlineMs: Number.NaN }, 'BAD_OPTION'],
    ['an unknown option', 'ret', { steps: 5 }, 'UNKNOWN_OPTION'],
  ])('%s is refused, here and there', async (_, code, options, error) => {
    for (const run of [trace, traceAnywhere]) {
      await expect(run(code, options as TraceOptions)).rejects.toMatchObject({ code: error });
    }
  });

  test('long code, without its memory operands', () => tracesLongCode(2e6));

  test('memory does not lie on that of the trace', async () => {
    const memory = { m: { at: BigInt(address.trace), size: 1 } };
    await expect(trace('ret', { memory })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

describe('hostile code', () => {
  const data = (field: keyof typeof stepOffsets) => address.trace + stepOffsets[field];

  test.each([
    ['garbage over all of the notes', `mov rdi, ${address.trace}; mov ecx, 0x20000; mov al, 0xff; rep stosb; ret`],
    ['no notes', `mov rax, ${data('noteCount')}; mov qword ptr [rax], 0; ret`],
    ['more notes than there are', `mov rax, ${data('noteCount')}; mov dword ptr [rax], 0x7fffffff; ret`],
    ['a log that ends elsewhere', `mov rax, ${data('next')}; mov rcx, -1; mov [rax], rcx; ret`],
    ['a log in the middle of nothing', `mov rax, ${data('next')}; mov qword ptr [rax], 0x1234; ret`],
    ['a log that is too long', `mov rax, ${data('next')}; mov rcx, ${address.trace + 2 ** 33}; mov [rax], rcx; ret`],
    ['a table elsewhere', `mov rax, ${data('table')}; mov qword ptr [rax], 16; ret`],
    ['another reason to stop', `mov rax, ${data('stopped')}; mov qword ptr [rax], 77; ret`],
    ['no stepper', `mov rax, ${address.block + block.trace}; mov qword ptr [rax], 0; nop; ret`],
    ['a stepper elsewhere', `mov rax, ${address.block + block.trace}; mov qword ptr [rax], 8; nop; ret`],
    ['another end', `mov rax, ${address.block}; mov dword ptr [rax], 3; ud2`],
    ['a destroyed signal stack', `mov rsp, ${address.signalStack + 1024}; nop; ud2`],
  ])('%s', async (_, text) => {
    const steps = await trace(text, { deadlineMs: 2000 });
    for (const step of steps) expect(step.index).toBeLessThan(steps.length);
    expect(['returned', 'fault']).toContain(steps.end);
    if (steps.end === 'fault') expect(steps.fault).toBeDefined();
    expect(steps.registersBefore(steps.length)).toEqual(steps.after);
  });

  test('the return from a signal is not to be had from elsewhere', async () => {
    // `syscall` itself ends the trace, so the number is asked for in a way that the stepper does not look at.
    const { fault } = await trace('mov eax, 15; mov rcx, -10485760; call rcx; ret');
    expect(['SYSTEM_CALL_REFUSED', 'FAULT_EXECUTE', 'FAULT_READ', 'FAULT_PROTECTION']).toContain(fault?.code);
  });

  const { labels } = buildChild(hostStateLayout()).facts;
  /** Goes back from a signal that there was not, to `loop`, with all signals blocked. */
  const forgedReturn = (rflags: number) => `
      jmp start
    loop: inc rbx; jmp loop
    start:
      sub rsp, 0x2000; and rsp, -64; mov rdi, rsp; mov ecx, 0x400; xor eax, eax; rep stosq
      lea rax, [rsp + 0x800]; mov [rsp + 224], rax; mov dword ptr [rsp + 0x800 + 24], 0x1f80
      lea rax, [rip + loop]; mov [rsp + 168], rax; mov [rsp + 160], rsp
      mov dword ptr [rsp + 176], ${rflags}; mov word ptr [rsp + 184], 0x33; mov word ptr [rsp + 190], 0x2b
      mov rax, -1; mov [rsp + 296], rax
      mov rcx, ${labels.restore}; jmp rcx`;

  test.each([0x202, 0x302])('a forged return from a signal with flags 0x%s keeps no deadline off', async (rflags) => {
    const started = performance.now();
    const steps = await trace(forgedReturn(rflags), { deadlineMs: 300, maxSteps: 1_000_000 });
    expect([steps.end, steps.fault?.code]).toEqual(['deadline', 'DEADLINE']);
    expect(performance.now() - started).toBeLessThan(10_000);
    const ran = await run(forgedReturn(rflags), { isolated: true, deadlineMs: 100 });
    expect(ran.fault?.code).toMatch(rflags === 0x202 ? 'DEADLINE' : 'BREAKPOINT');
  });

  test('there are no more steps than maxSteps, whatever the notes say', async () => {
    const more = `mov rax, ${data('left')}; mov rcx, 1000000; mov [rax], rcx; mov ecx, 500; l: dec ecx; jnz l; ret`;
    const steps = await trace(more, { maxSteps: 50 });
    expect(steps.length).toBeLessThanOrEqual(50);
    expect([steps.end, steps.fault?.code]).toEqual(['fault', 'REPORT_LOST']);
    const { length } = await trace(`mov rax, ${data('noteCount')}; mov dword ptr [rax], 40; ret`, { maxSteps: 20 });
    expect(length).toBeLessThanOrEqual(20);
  });

  test.each([
    ['returned', 4, 'l: jmp l', 'deadline'],
    ['maxSteps', 1, 'ud2', 'fault'],
    ['systemCall', 3, 'ret', 'fault'],
    ['logFull', 2, 'ret', 'fault'],
  ])('the reason %s that the code wrote itself is not believed', async (_, reason, rest, end) => {
    const steps = await trace(`mov rax, ${data('stopped')}; mov qword ptr [rax], ${reason}; ${rest}`, {
      deadlineMs: 200,
    });
    expect([reason, steps.end]).toEqual([reason, rest === 'ret' ? steps.end : end]);
    if (rest === 'ret') expect(['returned', 'fault']).toContain(steps.end);
  });

  test('a system call through the child’s own instruction is refused', async () => {
    const scan = `
      mov rcx, ${address.program + 0x1000}
    1: inc rcx
      cmp word ptr [rcx], 0x050f; jne 1b
      mov eax, 39; jmp rcx`;
    const steps = await trace(scan, { deadlineMs: 2000, maxSteps: 200_000 });
    expect(['fault', 'returned']).toContain(steps.end);
  });
});
