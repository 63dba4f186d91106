// rawcpu stat: arguments, and what is printed.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counters, type StatRow } from 'rawcpu/perf';
import { afterAll, describe, expect, test } from 'vitest';
import { noColors } from '../../../src/cli/io.ts';
import { bars, StatChart } from '../../../src/cli/stat-chart.ts';
import { grouped, intervalLines, separatedLines, statTable } from '../../../src/cli/stat-text.ts';
import { rawcpu } from '../../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-stat-'));
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = ((): string | undefined => {
  try {
    counters.open('page-faults:u').close();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
})();
if (refusal !== undefined) console.log(`skipped: rawcpu stat: ${refusal}`);

const row = (name: string, mean: number, more: Partial<StatRow> = {}): StatRow => ({
  name,
  state: 'counted',
  unit: '',
  spread: { mean, relativeError: 0, least: mean, most: mean },
  coverage: 1,
  runningNs: 1e6,
  isEstimate: false,
  error: undefined,
  ...more,
});

describe('text', () => {
  const result = {
    rows: [
      row('task-clock', 2_500_000, { spread: { mean: 2_500_000, relativeError: 0.0123, least: 1, most: 2 } }),
      row('page-faults', 1234567),
      row('cycles', 5e6, { coverage: 0.75, isEstimate: true }),
      row('power/energy-pkg/', 1.5, { unit: 'Joules' }),
      { ...row('branches', 0), state: 'not supported', spread: undefined } as StatRow,
    ],
    derived: [
      { name: 'GHz', value: 2, unit: 'GHz', beside: 'cycles', formula: '' },
      { name: '/sec', value: 1.5e6, unit: '/s', beside: 'page-faults', formula: '' },
    ],
    elapsedNs: { mean: 5e6, relativeError: 0.1, least: 4e6, most: 6e6 },
    userNs: { mean: 1e6, relativeError: 0, least: 1e6, most: 1e6 },
    systemNs: { mean: 2e6, relativeError: 0, least: 2e6, most: 2e6 },
    repeat: 3,
    exitCode: 0,
    signal: null,
    notes: ['the kernel is left out'],
  };

  test('a table', () => {
    expect(statTable(result, "'true'", noColors)).toBe(`
 Performance counter stats for 'true' (3 runs):

              2.50 msec  task-clock                                                      ( +-  1.23% )
         1,234,567       page-faults                  #    1.500 M/sec
         5,000,000       cycles                       #    2.000 GHz                      (75.00%)
              1.50 Joules power/energy-pkg/
   <not supported>       branches

0.005000000 +- 0.000500000 seconds time elapsed  ( +- 10.00% )

       0.001000000 seconds user
       0.002000000 seconds sys

  the kernel is left out

`);
  });

  test('separated values, as perf stat -x has its columns', () => {
    expect(separatedLines(result.rows, result.derived, ',', { hasRuns: true }).split('\n')).toEqual([
      '2.50,msec,task-clock,1.23%,1000000,100.00,,',
      '1234567,,page-faults,0.00%,1000000,100.00,1.500,M/sec',
      '5000000,,cycles,0.00%,1000000,75.00,2.000,GHz',
      '1.50,Joules,power/energy-pkg/,0.00%,1000000,100.00,,',
      '<not supported>,,branches,0.00%,1000000,100.00,,',
      '',
    ]);
  });

  test('an interval', () => {
    const lines = intervalLines({ sinceStartNs: 1.5e9, lengthNs: 1e9, rows: [row('task-clock', 5e8)] }, noColors);
    expect(lines).toBe(
      '     1.500000000             500.00 msec  task-clock                   #    0.500 CPUs utilized\n',
    );
  });

  test('numbers and bars', () => {
    expect([grouped(0), grouped(1234), grouped(1234567.891, 2)]).toEqual(['0', '1,234', '1,234,567.89']);
    expect(bars([0, 1, 2, 4, 8])).toBe('▁▂▃▅█');
    expect(bars([0, 0])).toBe('▁▁');
  });

  test('a chart draws over the one before', () => {
    let text = '';
    const write = (chunk: string | Uint8Array) => {
      text += String(chunk);
    };
    const chart = new StatChart({ write, isTerminal: true, colors: noColors });
    const interval = (mean: number) => ({ sinceStartNs: 1e9, lengthNs: 1e8, rows: [row('page-faults', mean)] });
    chart.draw(interval(4));
    chart.draw(interval(8));
    expect(text).toContain('\r1.0 s, each bar 100 ms\x1b[K\n');
    expect(text).toContain('\x1b[2A\r1.0 s');
    expect(text.split('\n').at(-2)).toContain(' 8 ▅█');
  });
});

describe.skipIf(refusal !== undefined)('rawcpu stat', () => {
  test('a command', async () => {
    const { status, out, err } = await rawcpu(['stat', '-e', 'page-faults:u', '--', 'true']);
    expect([status, out]).toEqual([0, '']);
    expect(err).toMatch(/^\n Performance counter stats for 'true':\n\n +[\d,]+ +page-faults:u/);
    expect(err).toMatch(/\d\.\d{9} seconds time elapsed\n\n +\d\.\d{9} seconds user\n +\d\.\d{9} seconds sys\n/);
  });

  test("the command's options are its own, and so is its status", async () => {
    const { status, err } = await rawcpu(['stat', '-e', 'dummy:u', 'sh', '-c', 'exit 3']);
    expect(status).toBe(3);
    expect(err).toContain("'sh -c exit 3'");
    expect((await rawcpu(['stat', '-e', 'dummy:u', 'sh', '-c', 'kill -KILL $$'])).status).toBe(137);
  });

  test('-r, -x', async () => {
    const { err } = await rawcpu(['stat', '-e', 'page-faults:u', '-e', 'dummy:u', '-r', '3', '-x,', 'true']);
    const lines = err.trim().split('\n');
    expect(lines[0]).toMatch(/^[\d.]+,,page-faults:u,[\d.]+%,\d+,100\.00,,$/);
    expect(lines[1]).toMatch(/^0,,dummy:u,0\.00%,\d+,100\.00,,$/);
    expect(lines).toHaveLength(2);
  });

  test('--json on standard output, -o into a file', async () => {
    const { out, err } = await rawcpu(['stat', '-e', 'page-faults:u', '--json', 'true']);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ rows: [{ name: 'page-faults:u', state: 'counted' }], exitCode: 0 });
    const refused = await rawcpu(['stat', '-e', 'dummy:u,msr/tsc/k', '--json', 'true']);
    expect(JSON.parse(refused.out).rows[1]).toMatchObject({
      state: 'not supported',
      error: { code: expect.stringMatching(/^EVENT_/), message: expect.stringContaining('msr/tsc/k') },
    });
    const file = join(folder, 'result.txt');
    const quiet = await rawcpu(['stat', '-e', 'dummy:u', '-o', file, 'true']);
    expect([quiet.out, quiet.err]).toEqual(['', '']);
    expect(readFileSync(file, 'utf8')).toContain('dummy:u');
  });

  test('-I, as lines and on a terminal', async () => {
    const lines = await rawcpu(['stat', '-e', 'dummy:u', '-I', '20', 'sleep', '0.05']);
    expect(lines.err).toMatch(/^# +time +counts unit {2}events\n +0\.0\d{8} +0 +dummy:u/);
    const chart = await rawcpu(['stat', '-e', 'dummy:u', '-I', '20', 'sleep', '0.05'], { isTerminal: true });
    expect(chart.err).toContain('each bar');
    const runs = await rawcpu(['stat', '-e', 'dummy:u', '-r', '2', 'true'], { isTerminal: true });
    expect(runs.err).toContain('run 2 of 2');
  });

  test('--code', async () => {
    const { status, err } = await rawcpu([
      'stat',
      '--code',
      'mov eax, 1; ret',
      '-e',
      'dummy:u',
      '--calls',
      '10',
      '-r',
      '2',
    ]);
    expect(status).toBe(0);
    expect(err).toContain("one call of 'mov eax, 1; ret', 10 calls a run (2 runs)");
    expect(err).toContain('nanoseconds a call');
    expect((await rawcpu(['stat', '--code', 'b801000000c3', '-e', 'dummy:u', '-x;'])).err).toMatch(
      /^0\.00;;dummy:u;|^0;;dummy:u;/,
    );
    const fault = await rawcpu(['stat', '--code', 'here: ud2', '-e', 'dummy:u']);
    expect([fault.status, fault.err]).toEqual([1, expect.stringContaining('at here: ud2')]);
  });
});

describe('arguments', () => {
  test('--list', async () => {
    const { out } = await rawcpu(['stat', '--list', 'software']);
    expect(out).toMatch(/^page-faults +software {2}or faults$/m);
    expect(JSON.parse((await rawcpu(['stat', '--list', '--json', 'L1-dcache-load'])).out)).toContainEqual({
      name: 'L1-dcache-load-misses',
      aliases: [],
      kind: 'cache',
    });
  });

  test.each([
    [[], 2, 'nothing to count'],
    [['--json'], 2, 'or machine code with --code'],
    [['-r', '0', 'true'], 2, 'whole number from 1 to 1000000'],
    [['-C', 'x', 'true'], 2, 'not a list such as'],
    [['--min-coverage', '2', 'true'], 2, 'not a number from 0 to 1'],
    [['-e', 'cylces', 'true'], 65, 'did you mean cycles'],
    [['-e', 'cpu/x', 'true'], 65, 'no second one'],
    [['no-such-program-here'], 2, 'no folder of PATH'],
    [['--code', 'ret', 'true'], 2, '--code and a command exclude each other'],
    [['--code', 'ret', '-a'], 2, '--code and --all-cpus exclude each other'],
    [['--code', 'bogus'], 65, "'bogus' is not an instruction"],
    [['-p', '1', '-t', '1'], 2, 'exclude each other'],
  ])('refused: %j', async (args, status, text) => {
    const result = await rawcpu(['stat', ...args]);
    expect(result.err).toContain(text);
    expect(result.status).toBe(status);
  });
});
