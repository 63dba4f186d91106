// Ways out of native code that the guard takes: into other people's signal handlers, 32-bit mode, the end of a thread and of
// the process, and without WebAssembly. All in processes of their own.

import { describe, expect, test } from 'vitest';
import { evaluate, packageUrl, runChild, startProfiler } from '../support/child.ts';

test("a profiler's signals come while code checks alignment, and while it faults by that", { timeout: 60_000 }, () => {
  const ends = evaluate(`(async () => {
    ${startProfiler}
    const make = (text) => rawcpu.native({ args: [], returns: 'void' }, text);
    const set = 'pushfq; or dword ptr [rsp], 0x40000; popfq; ';
    const clear = 'pushfq; and dword ptr [rsp], 0xfffbffff; popfq; ret';
    const faults = make(set + 'mov eax, [rsp + 1]; ret');
    const returns = make(set + 'mov ecx, 1000000; next: dec ecx; jnz next; ' + clear);
    const ends = new Set();
    for (let i = 0; i < 5000; i++) { try { faults(); } catch (error) { ends.add(error.code); } }
    for (let i = 0; i < 300; i++) { returns(); ends.add('returned'); }
    return [...ends];
  })()`);
  expect(ends).toEqual(['FAULT_ALIGNMENT', 'returned']);
});

test("code that leaves a frame which it never entered goes on in none of the engine's", { timeout: 60_000 }, () => {
  const ends = evaluate(`(async () => {
    const ends = [];
    const lines = ['leave; ret', 'mov rsp, rbp; pop rbp; ret', 'sub rsp, 16; leave; ret', 'mov ebx, 1; std; leave; ret', 'mov rbp, 5; ret',
      'pop rbp; jmp rbp', 'push rbp; mov rbp, rsp; sub rsp, 32; mov eax, 5; leave; ret'];
    for (const code of lines) for (const args of [[], Array(9).fill('i64')]) for (const options of [{}, { deadlineMs: 1000 }]) {
      const f = rawcpu.native({ args, returns: 'i32' }, code, options);
      const given = args.map((_, i) => BigInt(i));
      for (const call of [() => f(...given), f.bind(...given), () => f.async(...given)]) {
        const seen = new Set();
        for (let i = 0; i < 20; i++) { try { seen.add(await call()); } catch (error) { seen.add(error.code); } }
        ends.push([code, ...seen]);
      }
    }
    return ends;
  })()`) as unknown as (string | number)[][];
  expect(ends).toHaveLength(84);
  for (const [code, ...seen] of ends) {
    expect([code, seen]).toEqual([code, [String(code).startsWith('push') ? 5 : 'ABI_VIOLATION']]);
  }
});

describe('the process or thread that started jobs ends', () => {
  const start = `
    const { native, run, trace } = rawcpu;
    const spin = native({ args: [], returns: 'void' }, 'spin: jmp spin', { deadlineMs: 100_000 });
    const forever = native({ args: [], returns: 'void' }, 'spin: jmp spin');
    // More than the pool has threads: those that wait must not begin.
    for (let i = 0; i < 6; i++) { spin.async().catch(() => {}); forever.async().catch(() => {}); }
    run('spin: jmp spin').catch(() => {});
    trace('spin: jmp spin').catch(() => {});`;

  test.each([
    ['process.exit()', 'setTimeout(() => process.exit(7), 100);', 7],
    ['an error that nobody catches', 'setTimeout(() => { throw new Error("x"); }, 100);', 1],
    ['at once', 'process.exit(5);', 5],
  ])('%s', (_, end, status) => {
    const started = performance.now();
    const child = runChild(`${start} ${end}`);
    expect([child.status, child.signal]).toEqual([status, null]);
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  test('a worker is terminated: its jobs end, those of others go on', { timeout: 60_000 }, () => {
    const result = evaluate(`(async () => {
      const { Worker } = await import('node:worker_threads');
      const { readdirSync } = await import('node:fs');
      const source = \`import(${JSON.stringify(packageUrl)}).then(async (rawcpu) => {
        const { parentPort } = await import('node:worker_threads');
        ${start.replaceAll('`', '\\`')}
        setTimeout(() => parentPort.postMessage('running'), 50);
      });\`;
      const count = rawcpu.native({ args: ['u64'], returns: 'u64' }, 'mov rax, rdi; next: dec rdi; jnz next; ret');
      await count.async(1);
      const ends = [];
      let descriptors;
      for (let i = 0; i < 3; i++) {
        const worker = new Worker(source, { eval: true });
        const mine = count.async(300_000_000n);
        await new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
        await worker.terminate();
        ends.push(String(await mine));
        descriptors ??= readdirSync('/proc/self/fd').length;
      }
      return { ends, leaked: readdirSync('/proc/self/fd').length - descriptors };
    })()`);
    expect(result).toEqual({ ends: ['300000000', '300000000', '300000000'], leaked: 0 });
  });
});

describe("handlers of somebody else's", () => {
  test('a profiler goes on while deadlines end calls', () => {
    const result = evaluate(`(async () => {
      const inspector = await import('node:inspector');
      const { readFileSync } = await import('node:fs');
      const session = new inspector.Session();
      session.connect();
      const post = (method, params) => new Promise((resolve, reject) =>
        session.post(method, params, (error, value) => (error ? reject(error) : resolve(value))));
      await post('Profiler.enable');
      await post('Profiler.setSamplingInterval', { interval: 100 });
      await post('Profiler.start');
      const spin = rawcpu.native({ args: [], returns: 'void' }, 'spin: jmp spin', { deadlineMs: 1 });
      const codes = new Set();
      const end = performance.now() + 1000;
      while (performance.now() < end) try { spin(); } catch (error) { codes.add(error.code); }
      await post('Profiler.stop');
      const status = readFileSync('/proc/self/task/' + process.pid + '/status', 'utf8');
      return { codes: [...codes], blocked: BigInt('0x' + /SigBlk:\\s*(\\S+)/.exec(status)[1]) & (1n << 26n) };
    })()`);
    expect(result).toEqual({ codes: ['DEADLINE'], blocked: '0' });
  });

  test('a signal that finds no room on the stack is an overflow, whatever fault was before', () => {
    const result = evaluate(`(async () => {
      const { spawn } = await import('node:child_process');
      process.on('SIGUSR2', () => {});
      const code = (work) => { try { work(); return 'returned'; } catch (error) { return error.code; } };
      const spin = rawcpu.native({ args: ['u64'], returns: 'void' }, 'sub rsp, rdi; spin: pause; jmp spin', { deadlineMs: 30_000 });
      const ends = [];
      for (const before of ['nop', 'mov rax, [0]', 'xor ecx, ecx; div ecx', 'hlt', 'ud2']) {
        code(rawcpu.native({ args: [], returns: 'void' }, before + '; ret'));
        // The sender goes on until it is stopped: the first signals may come before the call.
        const sender = spawn('sh', ['-c', 'while kill -USR2 ' + process.pid + '; do sleep 0.02; done']);
        ends.push(code(() => spin(8n * 1024n * 1024n - 500n)));
        sender.kill('SIGKILL');
      }
      return ends;
    })()`);
    expect(result).toEqual(Array(5).fill('STACK_OVERFLOW'));
  });
});

describe('code that goes on in 32-bit mode', () => {
  test('becomes a fault or a deadline', () => {
    const result = evaluate(`(async () => {
      const { native, run, trace } = rawcpu;
      const rights = native({ args: ['u32'], returns: 'u32' }, 'xor eax, eax; lar eax, edi; ret');
      const code = async (work) => { try { await work(); return 'returned'; } catch (error) { return error.code; } };
      // A far return that goes nowhere, and one to an endless loop, which must lie in the first 4 GiB for that.
      const nowhere = 'push 0x23; push 0x10; retfq';
      const loop = 'push 0x23; push offset spin; retfq\\nspin: jmp spin\\n.data\\n.quad spin';
      const ends = {};
      for (const [name, text] of Object.entries({ nowhere, loop })) {
        const call = native({ args: [], returns: 'void' }, text, { deadlineMs: 200 });
        const free = native({ args: [], returns: 'void' }, nowhere);
        ends[name] = [await code(call), await code(() => call.async()), await code(call.bind()), await code(free)];
        ends[name].push((await run(text, { deadlineMs: 200 })).fault?.code, (await trace(text, { deadlineMs: 200, maxSteps: 10 })).end);
      }
      ends.next = native({ args: [], returns: 'u32' }, 'mov eax, cs; ret')();
      return { hasNarrowCode: rights(0x23) !== 0, ends };
    })()`) as { hasNarrowCode: boolean; ends: Record<string, unknown> & { nowhere: string[]; loop: string[] } };
    const { hasNarrowCode, ends } = result;
    if (!hasNarrowCode) console.log('no code runs in 32-bit mode: this system has no segment for it');
    expect(ends.next).toBe(0x33);
    for (const end of [...ends.nowhere, ...ends.loop]) {
      expect(end).toMatch(hasNarrowCode ? /^(FAULT_|DEADLINE|deadline|fault|maxSteps)/ : /^(FAULT_PROTECTION|fault)$/);
    }
    if (hasNarrowCode) expect(ends.loop[0]).toBe('DEADLINE');
  });
});

describe('without WebAssembly', () => {
  const look = `(async () => {
    const { native, run, trace, disassemble } = rawcpu;
    const fault = (text) => {
      try { native({ args: ['ptr'], returns: 'u64' }, text, { name: 'culprit' })(16n); } catch (error) {
        return [error.code, error.message.split('\\n')[0], error.details.instruction];
      }
    };
    let decoder = 'there';
    try { disassemble(Uint8Array.of(0x90)); } catch (error) { decoder = error.code; }
    const steps = await trace('mov eax, 1; ret');
    return [fault('mov rax, [rdi + 8]; ret'), fault('.byte 6'), (await run('ud2')).fault.code, steps.end, steps.step(0).instruction, decoder];
  })()`;
  const described = [
    ['FAULT_READ', 'culprit: read 8 bytes from 0x18, which is not mapped', 'mov rax, qword ptr [rdi + 8]'],
    ['ILLEGAL_INSTRUCTION', 'culprit: ran into bytes that are not an instruction', null],
    'ILLEGAL_INSTRUCTION',
    'returned',
    'mov eax, 1',
  ];

  test('--jitless', () => {
    expect(evaluate(look, { nodeArgs: ['--jitless'] })).toEqual([...described, 'DECODER_MISSING']);
  });

  test('nine gigabytes of address space', () => {
    const wrapper = ['sh', '-c', 'ulimit -v 9000000; exec "$@"', 'sh'];
    const [...result] = evaluate(look, { wrapper }) as unknown as unknown[];
    expect(result.slice(0, -1)).toEqual(described);
    expect(result.at(-1)).toMatch(/^(DECODER_MISSING|there)$/);
  });
});
