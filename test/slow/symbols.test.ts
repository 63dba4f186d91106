// What other programs make of our symbols: gdb through its JIT interface, perf through its map and through jitdump.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageUrl, root } from '../support/child.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const hasGdb = has('gdb');
const hasPerf = has('perf') && canSample();
if (!hasGdb) console.log('symbols: gdb is not there: apt-get install gdb');
if (!hasPerf) console.log('symbols: perf is not there or may not sample: apt-get install linux-perf, as root');

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-slow-symbols-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function canSample(): boolean {
  return spawnSync('perf', ['record', '-q', '-e', 'cpu-clock', '-o', '/dev/null', 'true']).status === 0;
}

/** A program with a function that pushes, has labels, and calls a second one of its own. */
function program(name: string, options: string): string {
  const path = join(folder, `${name}.mjs`);
  const source = `import { native } from ${JSON.stringify(packageUrl)};
const sum = native({ args: ['i64', 'i64'], returns: 'i64' }, \`# adds the hard way
entry:
  push rbx
  push r12
  sub rsp, 8
  mov rbx, rdi
  mov r12, rsi
inner_loop:
  inc rbx
  dec r12
  jne inner_loop
  mov rax, rbx
  add rsp, 8
  pop r12
  pop rbx
  ret
\`, { name: 'sum_by_hand'${options} });
const bytes = native({ args: [], returns: 'i32' }, Uint8Array.of(0xb8, 7, 0, 0, 0, 0xc3), { name: 'just_bytes' });
console.log('sum', sum(40n, BigInt(process.argv[2] ?? 2)), bytes());
sum.dispose();
console.log('disposed', bytes(), 'pid', process.pid);
`;
  writeFileSync(path, source);
  return path;
}

function gdb(path: string, ...commands: string[]): string {
  const setup = ['set breakpoint pending on', 'set pagination off', 'handle SIGSEGV nostop noprint pass'];
  const args = [...setup, ...commands].flatMap((command) => ['-ex', command]);
  const env = { ...process.env, RAWCPU_SYMBOLS: 'gdb', DEBUGINFOD_URLS: '', NODE_OPTIONS: '' };
  const { stdout, stderr } = spawnSync('gdb', ['-batch', '-nx', ...args, '--args', process.execPath, path], {
    encoding: 'utf8',
    timeout: 300_000,
    env,
  });
  return `${stdout}\n${stderr}`;
}

describe.runIf(hasGdb)('gdb', () => {
  test.each([
    ['guarded, on a stack of its own', ''],
    ['unchecked, on the stack of the engine', ', unchecked: true'],
  ])('break, bt, disas and list show our names: %s', (_, options) => {
    const path = program(options === '' ? 'guarded' : 'unchecked', options);
    const out = gdb(path, 'break sum_by_hand', 'run', 'bt 3', 'stepi 5', 'bt 6', 'disas sum_by_hand', 'list', 'kill');
    expect(out).toContain('Breakpoint 1, sum_by_hand ()');
    expect(out).toMatch(/#0 +sum_by_hand \(\) at sum_by_hand-0-\d+\.s:3/);
    // Five instructions on, behind two pushes and a frame, the callers are still found.
    expect(out).toMatch(/#0 +sum_by_hand \(\) at sum_by_hand-0-\d+\.s:9\n#1 .* in sum_by_hand \[thunk\] \(\)/);
    expect(out).toMatch(/#2 .* in v8::/);
    expect(out).toMatch(/<\+\d+>:\tinc +%rbx/);
    expect(out).toContain('inner_loop:');
  });

  test('a label is a place for a breakpoint, and code without text is shown by its disassembly', () => {
    const out = gdb(
      program('labels', ''),
      'break sum_by_hand',
      'run',
      'break sum_by_hand:inner_loop',
      'continue',
      'info line',
      'delete',
      'break just_bytes',
      'continue',
      'list',
      'kill',
    );
    expect(out).toMatch(/Breakpoint 2, sum_by_hand \(\) at .*\.s:9/);
    expect(out).toMatch(/Breakpoint 3, just_bytes \(\) at just_bytes-0-\d+\.s:1/);
    expect(out).toMatch(/1\t +mov eax, 7/);
  });

  test.each(
    ['sync', 'async'].flatMap((call) =>
      [{}, { unchecked: true }, { deadlineMs: 10_000 }, { mxcsr: { rounding: 'up' } }].map((options) => [
        call,
        options,
      ]),
    ),
  )('every kind of thunk is walked through: %s %o', (call, options) => {
    const path = join(folder, `thunk-${call}-${Object.keys(options as object).join('')}.mjs`);
    const signature = `{ args: [${"'i64', ".repeat(8)}], returns: 'i64' }`;
    const named = JSON.stringify({ name: 'in_thunk', ...(options as object) });
    writeFileSync(
      path,
      `import { native } from ${JSON.stringify(packageUrl)};
const f = native(${signature}, 'push rbx\\nmov rbx, rdi\\nmov rax, rbx\\npop rbx\\nret', ${named});
const args = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n];
console.log(${call === 'async' ? 'await f.async(...args)' : 'f(...args)'});
`,
    );
    const out = gdb(path, 'break in_thunk', 'run', 'stepi 2', 'bt 4', 'kill');
    const caller = call === 'async' ? /node::ThreadPoolWork::ScheduleWork.*\n#3 .* in worker/ : /v8::.*\n#3 .* in v8::/;
    expect(out).toMatch(
      new RegExp(`#0 +in_thunk \\(\\) at .*:3\\n#1 .* in in_thunk \\[.*thunk\\] .*\\n#2 .* in ${caller.source}`),
    );
  });

  test('code that was disposed of is known no more', () => {
    const out = gdb(
      program('disposed', ''),
      'break sum_by_hand',
      'run',
      'delete',
      'break just_bytes',
      'continue',
      'info symbol sum_by_hand',
      'continue',
      'info symbol sum_by_hand',
      'kill',
    );
    expect(out).toContain('Breakpoint 2, just_bytes');
    // The function is there at the first call of the other one, and gone at the second.
    expect(out).toMatch(/sum_by_hand in section \.text/);
    expect(out).toContain('No symbol "sum_by_hand" in current context.');
  });
});

describe.runIf(hasPerf)('perf', () => {
  const perf = (...args: string[]) => {
    const env = { ...process.env, RAWCPU_SYMBOLS: 'perfmap,jitdump', RAWCPU_SYMBOLS_DIR: folder, NODE_OPTIONS: '' };
    const result = spawnSync('perf', args, { encoding: 'utf8', cwd: folder, timeout: 300_000, env });
    if (result.status !== 0) throw new Error(`perf ${args.join(' ')}: ${result.stderr}`);
    const pid = /pid (\d+)/.exec(result.stdout)?.[1];
    if (pid !== undefined) maps.push(`/tmp/perf-${pid}.map`);
    return result.stdout;
  };
  const maps: string[] = [];
  afterAll(() => {
    for (const path of maps) rmSync(path, { force: true });
  });
  const share = (report: string, symbol: string) => Number(new RegExp(`([\\d.]+)% .*${symbol}`).exec(report)?.[1] ?? 0);

  test('record and report through the map, beside the lines of Node', () => {
    const path = program('map', '');
    const data = join(folder, 'map.data');
    perf(
      'record',
      '-q',
      '-e',
      'cpu-clock',
      '-F',
      '999',
      '-o',
      data,
      process.execPath,
      '--perf-basic-prof',
      path,
      '1000000000',
    );
    const report = perf('report', '-i', data, '--stdio', '-w', '10,20,20,60', '--sort', 'sym');
    expect(share(report, 'sum_by_hand')).toBeGreaterThan(10);
    const map = readFileSync(maps.at(-1)!, 'utf8');
    expect(map).toContain(' sum_by_hand\n');
    expect(map.split('\n').every((line) => line === '' || /^[0-9a-f]+ [0-9a-f]+ \S/.test(line))).toBe(true);
  });

  test('record of ours sees the same share of native code as perf does', () => {
    const path = program('share', '');
    const data = join(folder, 'share.data');
    const count = '1000000000';
    perf(
      'record',
      '-q',
      '-e',
      'cpu-clock:u',
      '-F',
      '999',
      '-o',
      data,
      process.execPath,
      '--perf-basic-prof',
      path,
      count,
    );
    const theirs = share(perf('report', '-i', data, '--stdio', '-w', '10,20,20,60', '--sort', 'sym'), 'sum_by_hand');
    const args = [join(root, 'dist/cli/main.js'), 'record', '-F', '999', '--json', path, count];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder, maxBuffer: 1 << 28 });
    const ours = JSON.parse(stdout.slice(stdout.indexOf('\n{\n') + 1));
    const own = ours.functions.find(({ name }: { name: string }) => name === 'sum_by_hand').self;
    expect(stderr).toBe('');
    expect(ours.lost).toBe(0);
    expect(Math.abs((100 * own) / ours.samples - theirs)).toBeLessThan(20);
  });

  test('record -k mono, inject --jit, report and annotate: our names, instructions and lines', () => {
    const path = program('dump', '');
    const data = join(folder, 'dump.data');
    const injected = join(folder, 'injected.data');
    perf(
      'record',
      '-q',
      '-k',
      'mono',
      '-e',
      'cpu-clock',
      '-F',
      '999',
      '-o',
      data,
      process.execPath,
      path,
      '3000000000',
    );
    perf('inject', '--jit', '-i', data, '-o', injected);
    const report = perf('report', '-i', injected, '--stdio', '--sort', 'dso,sym');
    expect(report).toMatch(/jitted-\d+-\d+\.so +\[\.\] sum_by_hand/);
    expect(share(report, 'sum_by_hand')).toBeGreaterThan(10);
    const annotated = perf('annotate', '-i', injected, '--stdio', '-s', 'sum_by_hand');
    expect(annotated).toContain('inner_loop:');
    expect(annotated).toMatch(/[1-9]\d*\.\d+ .*(inc|dec) +%r/);
  });
});
