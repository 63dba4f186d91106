// The list of all state that code can change: each part is changed by a call, in a process of its own, on every way into
// native code and by code that faults afterwards; then JavaScript, the next call and the end of a worker find nothing.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stateParts } from '../../src/fault/state-list.ts';
import { evaluate, packageUrl } from '../support/child.ts';
import { stateChanges } from './state-changes.ts';

const flags = new Set(/^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.trim().split(/\s+/));

/** Source: what JavaScript computes, and what a native call finds, where a call before may have left something. */
const prelude = `
  const { native, run, trace } = rawcpu;
  if (flags.has('amx_tile')) rawcpu.requestAmx();
  const area = new Uint8Array(8192);
  const signature = { args: ['u8*'], returns: 'void' };
  const align = 'add rdi, 63; and rdi, -64\\n';
  const arithmetic = () => {
    let sum = 0;
    for (let i = 0; i < 3000; i++) sum += (i * 1.37) % 0.71 + Math.sin(i) + 5e-324 * i;
    const v = new Float64Array([1, 3, 5e-324, 5.5, 2, 1e308]);
    return [sum, v[0] / v[1], -v[0] / v[1], v[2] + v[2], v[3] % v[4], v[5] * 10, 0 / (v[0] - 1)].join();
  };
  const untouched = arithmetic();
  const has = (name) => flags.has(name);
  const look = native({ args: ['u64*'], returns: 'void' }, \`
    pushfq; pop rax; mov [rdi], rax
    mov rax, fs:[0]; mov rcx, fs:[0x10]; sub rax, rcx; mov [rdi + 8], rax
    fnstenv [rsp - 64]; movzx eax, word ptr [rsp - 56]; mov [rdi + 16], rax; fldcw [rsp - 64]
    \${has('avx512f') ? 'vextracti64x4 ymm0, zmm31, 1; vextracti64x4 ymm1, zmm16, 1; vpor ymm0, ymm0, ymm1; vextracti64x4 ymm1, zmm5, 1; vpor ymm0, ymm0, ymm1; vptest ymm0, ymm0; setnz al; movzx eax, al; mov [rdi + 24], rax' : ''}
    \${has('amx_tile') ? 'mov ecx, 1; xgetbv; and eax, 0x60000; mov [rdi + 32], rax' : ''}
    \${has('ospke') ? 'xor ecx, ecx; rdpkru; mov [rdi + 40], rax' : ''}
    mov eax, cs; mov [rdi + 48], rax; mov eax, ss; mov [rdi + 56], rax; ret\`);
  const seen = new BigUint64Array(8);
  const FORBIDDEN = 0x244500n;
  const UPPER = 3;
  const state = () => {
    look(seen);
    seen[0] &= FORBIDDEN;
    // The C library's own functions leave something there.
    return [...seen].filter((_, i) => i !== UPPER).join();
  };
  const clean = state();
  const check = (where) => {
    if (arithmetic() !== untouched) throw new Error(where + ': JavaScript computes otherwise');
    if (state() !== clean) throw new Error(where + ': a call finds ' + state() + ' and not ' + clean);
  };
  const endOf = async (work) => {
    try { await work(); return 'returned'; } catch (error) { return error.code ?? String(error); }
  };`;

const changes = Object.entries(stateChanges).flatMap(([name, ways]) =>
  ways.map(({ text, feature }) => ({ name: `${name}: ${text}`, part: name, text, feature })),
);
// The kernel may enable these without saying so there: the child finds out by trying.
const isTried = (feature: string | undefined) => feature === undefined || feature === 'fsgsbase' || flags.has(feature);
const usable = changes.filter(({ feature }) => isTried(feature));
for (const { name, feature } of changes) {
  if (!isTried(feature)) console.log(`not changed: ${name}, for this processor or system has no ${feature}`);
}

describe('all state that code can change', () => {
  test('each part, on each way in', { timeout: 120_000 }, () => {
    const ends = evaluate(`(async () => {
      const flags = new Set(${JSON.stringify([...flags])});
      ${prelude}
      const ends = {};
      for (const { name, text: change } of ${JSON.stringify(usable)}) {
        const code = align + change;
        const changes = native(signature, code);
        const faults = native(signature, align + change.replace(/ret( 16)?$/, 'ud2'));
        const spins = native(signature, align + change.replace(/ret( 16)?$/, 'spin: jmp spin'), { deadlineMs: 1 });
        const bound = changes.bind(area);
        ends[name] = await endOf(() => changes(area));
        check(name);
        if (name.includes('zmm')) {
          const isClear = () => { changes(area); look(seen); return seen[UPPER] === 0n; };
          // Whatever the engine does in between may use them too, but not each time.
          if (![1, 2, 3, 4, 5].some(isClear)) throw new Error(name + ': not cleared');
        }
        for (let i = 0; i < 3; i++) await endOf(() => changes(area));
        check(name + ', again');
        for (const [where, work] of [
          ['bound', () => bound()],
          ['async', () => Promise.all([changes.async(area), changes.async(area)])],
          ['fault', () => faults(area)],
          ['async fault', () => faults.async(area)],
          ['deadline', () => spins(area)],
          ['run', () => run(code, { registers: { rdi: 'area' }, memory: { area: 8192 } })],
          ['trace', () => trace(code, { registers: { rdi: 'area' }, memory: { area: 8192 }, maxSteps: 100 })],
        ]) {
          const end = await endOf(work);
          check(name + ', ' + where);
          const wanted = { bound: ends[name], async: ends[name], run: 'returned', trace: 'returned' }[where];
          if (wanted !== undefined && end !== wanted) throw new Error(name + ', ' + where + ': ' + end);
        }
      }
      const { Worker } = await import('node:worker_threads');
      const worker = new Worker(\`import(${JSON.stringify(packageUrl)}).then(({ native }) => {
        native({ args: [], returns: 'void' }, 'movdq2q mm0, xmm0; ret')();
        try { native({ args: [], returns: 'void' }, 'mov eax, 0x2b; mov fs, eax; ud2')(); } catch {}
      })\`, { eval: true });
      await new Promise((resolve) => worker.once('exit', resolve));
      check('a worker that ended');
      return ends;
    })()`) as Record<string, string>;
    expect(ends.error, JSON.stringify(ends)).toBeUndefined();
    for (const { name, part, feature } of usable) {
      if (feature === 'fsgsbase' && /^(ILLEGAL_INSTRUCTION|MISSING_FEATURE)$/.test(ends[name]!)) continue;
      const { care } = stateParts.find((other) => other.name === part)!;
      expect([name, ends[name]]).toEqual([name, care === 'compared' ? 'ABI_VIOLATION' : 'returned']);
    }
  });

  test('each part has a care and a reason, and a name of its own', () => {
    expect(new Set(stateParts.map(({ name }) => name)).size).toBe(stateParts.length);
    for (const { how } of stateParts) expect(how).not.toBe('');
    const names = stateParts.map(({ name }) => name);
    for (const name of Object.keys(stateChanges)) expect(names).toContain(name);
  });

  test('the documentation has the same list', () => {
    const page = readFileSync(new URL('../../docs/execution.md', import.meta.url), 'utf8');
    for (const { name, care, how } of stateParts) expect(page).toContain(`| ${name} | ${care} | ${how} |`);
  });
});
