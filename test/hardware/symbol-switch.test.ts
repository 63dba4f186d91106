// The switch: who hears of which code, and when.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { native, setSymbols, symbols } from '../../src/index.ts';
import { onCodeRegistered, type RegisteredCode, registeredCode } from '../../src/jit/jit-registration.ts';
import { parseSymbolKinds } from '../../src/perf/symbols/index.ts';
import { textOf } from '../../src/perf/symbols/source-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-switch-'));
afterAll(() => {
  setSymbols([]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(`/tmp/perf-${process.pid}.map`, { force: true });
});

const isLinux = process.platform === 'linux' && process.arch === 'x64';

test('kinds that do not exist are refused, with those that do', () => {
  expect(() => setSymbols(['perf' as never])).toThrow(/perfmap, jitdump, gdb/);
  expect(() => parseSymbolKinds('perfmap, gbd')).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  expect([...parseSymbolKinds(' gdb,perfmap,')]).toEqual(['gdb', 'perfmap']);
  expect(() => setSymbols([], { folder: '/' } as never)).toThrow(expect.objectContaining({ code: 'UNKNOWN_OPTION' }));
});

test.skipIf(!isLinux)(
  'a listener hears of code that is there, that comes and that goes; freed code is not live',
  () => {
    const signature = { args: [], returns: 'i32' } as const;
    const early = native(signature, 'mov eax, 1; ret', { name: 'early' });
    const heard: string[] = [];
    const stop = onCodeRegistered({
      registered: ({ name }) => heard.push(`+${name}`),
      released: ({ name }) => heard.push(`-${name}`),
    });
    const late = native(signature, 'mov eax, 2; ret', { name: 'late' });
    late.dispose();
    stop();
    early.dispose();
    const ours = heard.filter((name) => /early|late/.test(name) && !name.includes('thunk'));
    expect(ours).toEqual(['+early', '+late', '-late']);
    expect(registeredCode().filter(({ name }) => /early|late/.test(name))).toEqual([]);
  },
);

test.skipIf(!isLinux)(
  'a listener that fails stops native(), and those before it are told that the code is gone',
  () => {
    const heard: string[] = [];
    const stops = [
      onCodeRegistered({
        registered: ({ name }) => heard.push(`+${name}`),
        released: ({ name }) => heard.push(`-${name}`),
      }),
      onCodeRegistered({
        registered: ({ name }) => {
          if (name.startsWith('refused')) throw new Error('no room for names');
        },
        released: () => {},
      }),
    ];
    const make = () => native({ args: [], returns: 'void' }, 'ret', { name: 'refused' });
    expect(make).toThrow('no room for names');
    for (const stop of stops) stop();
    expect(heard.filter((each) => each.includes('refused'))).toEqual(['+refused', '-refused']);
    const works = make();
    works();
    works.dispose();
  },
);

test.skipIf(!isLinux)('perfmap and jitdump are written, with the text of the code beside the dump', () => {
  setSymbols(['perfmap', 'jitdump'], { directory: folder });
  expect(symbols()).toEqual(['perfmap', 'jitdump']);
  const add = native({ args: ['i64', 'i64'], returns: 'i64' }, '# sum\n lea rax, [rdi + rsi]\n ret', {
    name: 'the_sum',
  });
  const map = readFileSync(`/tmp/perf-${process.pid}.map`, 'utf8');
  expect(map).toContain(`${add.address.toString(16)} 5 the_sum\n`);
  const dump = readFileSync(join(folder, `jit-${process.pid}.dump`), 'latin1');
  expect(dump).toContain('the_sum\0');
  const file = /\/[^\0]*the_sum[^\0]*\.s/.exec(dump)![0];
  expect(readFileSync(file, 'utf8')).toBe('# sum\n lea rax, [rdi + rsi]\n ret');
  setSymbols([]);
  expect(symbols()).toEqual([]);
  expect(add(2n, 3n)).toBe(5n);
});

test.skipIf(!isLinux)('switched off, no file stays open', () => {
  const count = () => readdirSync('/proc/self/fd').length;
  const turn = () => {
    setSymbols(['perfmap', 'jitdump', 'gdb'], { directory: folder });
    setSymbols([]);
  };
  turn();
  const before = count();
  for (let i = 0; i < 5; i++) turn();
  expect(count()).toBe(before);
});

test('code without text gets its disassembly', () => {
  const code: RegisteredCode = {
    name: 'x',
    address: 0x1000n,
    bytes: Uint8Array.of(0xeb, 0xfe, 0xc3),
    entryOffset: 0,
  };
  expect(textOf(code)).toEqual({
    text: '  jmp short 0x1000\n  ret\n'.replace('short ', ''),
    lines: [
      { offset: 0, line: 1 },
      { offset: 2, line: 2 },
    ],
  });
});
