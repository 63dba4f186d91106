// Counting commands and machine code: what comes out of runs of known work, and what is refused.

import { readdirSync } from 'node:fs';
import process from 'node:process';
import { assemble, CpuFault } from 'rawcpu';
import { counters, type StatInterval, statCode, statCommand } from 'rawcpu/perf';
import { describe, expect, test } from 'vitest';
import { launcherBytes, launcherText } from '../../../src/linux/held-child-program.ts';
import { spreadOf } from '../../../src/perf/stat/statistics.ts';

const refusal = ((): string | undefined => {
  try {
    counters.open('page-faults:u').close();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
})();
if (refusal !== undefined) console.log(`skipped: counting commands: ${refusal}`);

const openDescriptors = () => readdirSync('/proc/self/fd').length;

test('the launcher’s bytes are those of its text', () => {
  const { bytes, labels } = assemble(launcherText);
  expect(Buffer.from(launcherBytes).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
  expect(labels.get('_start')).toBe(0);
});

test('mean and spread', () => {
  expect(spreadOf([5])).toEqual({ mean: 5, relativeError: 0, least: 5, most: 5 });
  expect(spreadOf([1, 2, 3, 4])).toEqual({ mean: 2.5, relativeError: Math.sqrt(5 / 3 / 4) / 2.5, least: 1, most: 4 });
  expect(spreadOf([0, 0]).relativeError).toBe(0);
});

describe.skipIf(refusal !== undefined)('commands', () => {
  const node = (source: string) => [process.execPath, '-e', source];

  test('from the first instruction to the end, children included', async () => {
    const one = await statCommand(['true'], { events: 'page-faults:u', output: 'ignore' });
    const three = await statCommand(['sh', '-c', 'true; /bin/true; /bin/true; :'], { events: 'page-faults:u' });
    const alone = await statCommand(['sh', '-c', 'true; /bin/true; /bin/true; :'], {
      events: 'page-faults:u',
      inherit: false,
    });
    const faults = (result: typeof one) => result.rows[0]!.spread!.mean;
    expect(faults(one)).toBeGreaterThan(10);
    expect(faults(three)).toBeGreaterThan(faults(alone) + faults(one));
    expect(one).toMatchObject({ exitCode: 0, signal: null, repeat: 1, notes: [] });
    expect(one.userNs!.mean + one.systemNs!.mean).toBeGreaterThan(0);
  });

  test('status and signal of the command', async () => {
    expect(await statCommand(['sh', '-c', 'exit 7'], { events: 'dummy:u' })).toMatchObject({ exitCode: 7 });
    const killed = await statCommand(['sh', '-c', 'kill -TERM $$'], { events: 'dummy:u' });
    expect(killed).toMatchObject({ exitCode: null, signal: 'SIGTERM' });
  });

  test('several runs, with progress', async () => {
    const seen: string[] = [];
    const result = await statCommand(['true'], {
      events: ['page-faults:u', 'dummy:u'],
      repeat: 3,
      onRun: (run, repeat) => seen.push(`${run}/${repeat}`),
    });
    expect(seen).toEqual(['1/3', '2/3', '3/3']);
    expect(result.repeat).toBe(3);
    expect(result.rows[0]!.spread!.least).toBeGreaterThan(10);
    expect(result.rows[1]).toMatchObject({ name: 'dummy:u', spread: { mean: 0, relativeError: 0 } });
  });

  test('clocks of the run, as perf names them', async () => {
    const result = await statCommand(['true'], { events: 'duration_time,user_time,system_time,dummy:u' });
    const means = Object.fromEntries(result.rows.map(({ name, spread }) => [name, spread!.mean]));
    expect(means).toMatchObject({
      duration_time: result.elapsedNs.mean,
      user_time: result.userNs!.mean,
      system_time: result.systemNs!.mean,
    });
  });

  test('intervals add up to the whole', async () => {
    const intervals: StatInterval[] = [];
    const result = await statCommand(['sh', '-c', 'true & sleep 0.05; /bin/true'], {
      events: 'page-faults:u',
      intervalMs: 20,
      onInterval: (interval) => intervals.push(interval),
    });
    expect(intervals.length).toBeGreaterThan(1);
    const sum = intervals.reduce((total, { rows }) => total + rows[0]!.spread!.mean, 0);
    expect(sum).toBe(result.rows[0]!.spread!.mean);
  });

  test('an event that cannot be counted is a row with its reason; none at all is an error', async () => {
    const result = await statCommand(['true'], { events: 'page-faults:u,msr/tsc/k' });
    expect(result.rows.map(({ name, state }) => [name, state])).toEqual([
      ['page-faults:u', 'counted'],
      ['msr/tsc/k', 'not supported'],
    ]);
    expect(result.rows[1]!.error!.code).toMatch(/^EVENT_/);
    await expect(statCommand(['true'], { events: 'msr/tsc/k' })).rejects.toMatchObject({ name: 'UnsupportedError' });
  });

  test('a process that runs already, until the signal', async () => {
    const abort = new AbortController();
    const counted = statCommand([], { pid: process.pid, events: 'task-clock:u', signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    expect((await counted).rows[0]!.spread!.mean).toBeGreaterThan(0);
  });

  test('nothing is left behind: no descriptor, no process', async () => {
    await statCommand(['true'], { events: 'dummy:u' });
    const before = openDescriptors();
    await statCommand(['true'], { events: 'page-faults:u,dummy:u', repeat: 2 });
    await expect(statCommand(['true'], { events: 'no-such-event' })).rejects.toThrow('no-such-event');
    await expect(statCommand(['no-such-program'], {})).rejects.toThrow('no folder of PATH has it');
    expect(openDescriptors()).toBe(before);
    const children = await statCommand(node(''), { events: 'dummy:u' });
    expect(children.exitCode).toBe(0);
  });

  test.each([
    [[], {}, 'nothing to count'],
    [['true'], { pid: 1 }, 'exclude each other'],
    [['true'], { repeat: 0 }, 'repeat must be'],
    [['true'], { intervalMs: 1 }, 'intervalMs must be'],
    [[], { pid: 1, repeat: 2 }, 'only a command can be repeated'],
    [['true'], { scale: 1 }, "unknown option 'scale'"],
    [['/etc'], {}, 'not a file that may be executed'],
  ])('refused: %j %j', async (command, options, text) => {
    await expect(statCommand(command, options as object)).rejects.toThrow(text);
  });
});

describe.skipIf(refusal !== undefined)('machine code', () => {
  test('counts a call, less the cost of calling', () => {
    const result = statCode('mov eax, 110; syscall; ret', { events: 'task-clock:u,dummy:u', calls: 100, repeat: 2 });
    expect(result).toMatchObject({ calls: 100, repeat: 2 });
    expect(result.rows.map(({ name, state }) => [name, state])).toEqual([
      ['task-clock:u', 'counted'],
      ['dummy:u', 'counted'],
    ]);
    expect(result.rows[0]!.spread!.mean).toBeGreaterThan(0);
  });

  test('bytes, entry, and what goes wrong in the code', () => {
    expect(statCode(Uint8Array.of(0xc3), { events: 'dummy:u', calls: 1, repeat: 1 }).rows[0]!.spread!.mean).toBe(0);
    const twice = { events: 'dummy:u', calls: 1, repeat: 1, entry: 'two' };
    expect(statCode('one: ud2; two: ret', twice).rows).toHaveLength(1);
    expect(() => statCode('here: ud2', { events: 'dummy:u' })).toThrow(CpuFault);
    expect(() => statCode('here: ud2', { events: 'dummy:u' })).toThrow('at here: ud2');
    expect(() => statCode('x: jmp x', { events: 'dummy:u', deadlineMs: 20 })).toThrow('deadline of 20 ms');
    expect(() => statCode('movv eax, 1', { events: 'dummy:u' })).toThrow('1:1:');
    expect(() => statCode('ret', { calls: 0 })).toThrow('calls must be');
  });
});
