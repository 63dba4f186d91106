// The lives of host and child: whatever ends the host, or the thread that asked, ends the child; the runtime's own
// children are not disturbed.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate, packageUrl, runChild } from '../support/child.ts';

const ENDLESS = `rawcpu.run('1: jmp 1b', { isolated: true, deadlineMs: 60000 })`;

/** Source of a function that finds the children of a process, as [pid, name, state]. */
const childrenSource = `(parent) => fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).flatMap((pid) => {
  try {
    const [, name, state, ppid] = /\\((.*)\\) (\\S) (\\d+)/s.exec(fs.readFileSync('/proc/' + pid + '/stat', 'utf8'));
    return Number(ppid) === parent ? [[Number(pid), name, state]] : [];
  } catch { return []; }
})`;
const prelude = `const fs = await import('node:fs'); const children = ${childrenSource};
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const started = async () => {
    for (;;) {
      const found = children(process.pid).filter(([, name]) => name === 'rawcpu-isolated');
      if (found.length > 0) return found[0][0];
      await pause(5);
    }
  };`;

/** Whether a process is there and not just waiting to be reaped by whoever adopted it. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 200 && isAlive(pid); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  return !isAlive(pid);
}

describe('the host ends while a child runs', () => {
  const ways: Record<string, string> = {
    'process.exit()': 'process.exit(3)',
    'an uncaught error': `setImmediate(() => { throw new Error('on purpose'); })`,
    'abort()': 'process.abort()',
  };
  test.each(Object.entries(ways))('by %s', async (_, way) => {
    const begun = performance.now();
    const { stdout } = runChild(`${prelude} void ${ENDLESS}; console.log(await started()); ${way};`);
    expect(await isGone(Number(stdout))).toBe(true);
    // Far from the deadline.
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('by %s', async (signal) => {
    const source = `const rawcpu = await import(${JSON.stringify(packageUrl)}); ${prelude}
      void ${ENDLESS}; console.log(await started());`;
    const host: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => host.stdout!.once('data', (text) => resolve(Number(text))));
    expect(isAlive(pid)).toBe(true);
    host.kill(signal);
    await new Promise((resolve) => host.once('close', resolve));
    expect(await isGone(pid)).toBe(true);
  });
});

describe('worker threads', () => {
  const worker = `const { Worker } = await import('node:worker_threads');
    const worker = (body) => new Worker(\`import(${JSON.stringify(packageUrl)}).then(async (rawcpu) => {
      const { parentPort } = await import('node:worker_threads');
      \${body}
    });\`, { eval: true });
    const descriptors = () => fs.readdirSync('/proc/self/fd').length;`;

  test('run isolated code, beside the main thread', () => {
    const result = evaluate(`(async () => { ${prelude} ${worker}
      const workers = Array.from({ length: 4 }, (_, i) => worker(\`
        let sum = 0n;
        for (let i = 0; i < 50; i++) {
          sum += (await rawcpu.run('lea rax, [rdi + \${i}]; ret', { isolated: true, registers: { rdi: i } })).after.rax;
        }
        parentPort.postMessage(Number(sum));\`));
      return Promise.all(workers.map((w) => new Promise((resolve, reject) => { w.once('message', resolve); w.once('error', reject); })));
    })()`);
    expect(result).toEqual([0, 1, 2, 3].map((i) => 1225 + 50 * i));
  });

  test('terminated while a child runs: at once, and nothing is left', () => {
    const [elapsedMs, left, grown] = evaluate(`(async () => { ${prelude} ${worker}
      await rawcpu.run('ret', { isolated: true });
      const before = descriptors();
      const begun = performance.now();
      for (let i = 0; i < 4; i++) {
        const w = worker(${JSON.stringify(ENDLESS)});
        await started();
        await w.terminate();
      }
      return [performance.now() - begun, children(process.pid), descriptors() - before];
    })()`) as unknown as [number, unknown[], number];
    expect(elapsedMs).toBeLessThan(30_000);
    expect(left).toEqual([]);
    expect(grown).toBeLessThanOrEqual(0);
  });
});

test("the runtime's own children end as ever", () => {
  const result = evaluate(`(async () => { ${prelude}
    const { spawn, spawnSync } = await import('node:child_process');
    const statuses = Array.from({ length: 20 }, (_, i) => new Promise((resolve) => {
      spawn('/bin/sh', ['-c', 'sleep 0.0' + (i % 10) + '; exit ' + i]).on('exit', resolve);
    }));
    const runs = Array.from({ length: 200 }, () => rawcpu.run('mov eax, 1; ret', { isolated: true }));
    const between = spawnSync('/bin/sh', ['-c', 'exit 7']).status;
    const sum = (await Promise.all(runs)).reduce((total, { after }) => total + Number(after.rax), 0);
    return [await Promise.all(statuses), between, sum, children(process.pid)];
  })()`);
  expect(result).toEqual([Array.from({ length: 20 }, (_, i) => i), 7, 200, []]);
});

test('a child has no descriptor, no environment, and asks for nothing', async () => {
  const facts = evaluate(`(async () => { ${prelude}
    const run = ${ENDLESS}.catch(() => {});
    const pid = await started();
    await pause(50);
    const status = fs.readFileSync('/proc/' + pid + '/status', 'utf8');
    const field = (name) => new RegExp('^' + name + ':\\\\s*(.*)$', 'm').exec(status)[1];
    const list = (name) => fs.readdirSync('/proc/' + pid + '/' + name).length;
    const result = {
      descriptors: list('fd'), threads: list('task'), seccomp: field('Seccomp'), noNewPrivileges: field('NoNewPrivs'),
      environment: fs.readFileSync('/proc/' + pid + '/environ', 'utf8'),
      maps: fs.readFileSync('/proc/' + pid + '/maps', 'utf8').split('\\n').map((line) => line.split(/\\s+/)[1]).filter(Boolean),
    };
    process.kill(pid, 'SIGKILL');
    await run;
    return result;
  })()`);
  // A user who is not root may not look into a process that is not dumpable.
  if (facts.error === 'EACCES' || facts.error === 'EPERM') return;
  expect(facts).toMatchObject({ descriptors: 0, threads: 1, seccomp: '2', noNewPrivileges: '1', environment: '' });
  for (const access of facts.maps as string[]) expect(access).not.toMatch(/w.?x|wx/);
});
