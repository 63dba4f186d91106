// What happens when the system refuses for real: each layer's refusal is an error of ours that names the layer and the
// remedy, and the process lives.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate, nativeUrl, root } from '../support/child.ts';

const CALL = `rawcpu.native({ args: [], returns: 'i32' }, 'mov eax, 7; ret')()`;

/** An error as a child prints it. */
interface Refused {
  readonly error: string;
  readonly message: string;
  readonly details: { layer?: string; refusals?: { systemCall: string; errnoName: string }[] };
}

describe('Node refuses addons', () => {
  const [major] = process.versions.node.split('.').map(Number);
  const permission = major! < 22 ? '--experimental-permission' : '--permission';

  test('the permission model', () => {
    const refused = evaluate(CALL, { nodeArgs: [permission, '--allow-fs-read=*'] }) as unknown as Refused;
    expect(refused.error).toBe('ADDON_REFUSED');
    expect(refused.details.layer).toBe("Node's permission model");
    expect(refused.message).toContain('--allow-addons');
  });

  test.skipIf(major! < 22)('the permission model with --allow-addons allows it', () => {
    expect(evaluate(CALL, { nodeArgs: [permission, '--allow-fs-read=*', '--allow-addons'] })).toBe(7);
  });

  test('--no-addons', () => {
    const refused = evaluate(CALL, { nodeArgs: ['--no-addons'] }) as unknown as Refused;
    expect(refused.error).toBe('ADDON_REFUSED');
    expect(refused.message).toContain('start Node without --no-addons');
  });

  test('no process.dlopen', () => {
    const refused = evaluate(`(process.dlopen = undefined, ${CALL})`) as unknown as Refused;
    expect(refused.error).toBe('ADDON_REFUSED');
    expect(refused.message).toContain('process.dlopen');
  });
});

describe('a copy of the package, without addon.node', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rawcpu-test-'));
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    rmSync(join(folder, 'dist/jit/addon.node'));
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const callCopy = (base: string) =>
    `(await import(${JSON.stringify(pathToFileURL(join(base, 'dist/index.js')).href)})).native({ args: [], returns: 'i32' }, 'mov eax, 7; ret')()`;

  test('the addon is built to a private folder and leaves nothing behind', () => {
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    expect(evaluate(callCopy(folder), { env: { TMPDIR: temporary } })).toBe(7);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('a temporary folder that cannot be written to', () => {
    const refused = evaluate(callCopy(folder), { env: { TMPDIR: join(folder, 'absent') } }) as unknown as Refused;
    expect(refused.error).toBe('ADDON_REFUSED');
    expect(refused.message).toContain('set TMPDIR');
  });

  const canMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'noexec', 'tmpfs', '/mnt']).status === 0;
  test.skipIf(!canMount)(`a file system mounted noexec${canMount ? '' : ' (needs root, to mount one)'}`, () => {
    const mount = join(folder, 'noexec');
    mkdirSync(mount);
    const script = `mount -t tmpfs -o noexec tmpfs "$1" && cp -r "$2/dist" "$2/package.json" "$1" && shift 2 && exec "$@"`;
    const wrapper = ['unshare', '-m', 'sh', '-c', script, 'sh', mount, folder];
    const refused = evaluate(callCopy(mount), { wrapper, env: { TMPDIR: mount } }) as unknown as Refused;
    expect(refused.error).toBe('ADDON_REFUSED');
    expect(refused.message).toContain('noexec');
    expect(refused.message).toContain('TMPDIR');
    expect(existsSync(join(mount, 'dist'))).toBe(false);
  });
});

describe('the kernel refuses', () => {
  // A seccomp filter that the child puts on itself. V8 runs without its compilers, for they too want executable memory.
  const filtered = (rules: string, expression: string) => {
    const source = `(async () => {
      const { nativeEnvironment } = await import(${JSON.stringify(nativeUrl)});
      const { memory, buffers } = nativeEnvironment();
      const LOAD = 0x20, JEQ = 0x15, JSET = 0x45, RET = 0x06, ALLOW = 0x7fff0000, ERRNO = 0x00050000, EXEC = 4;
      const program = [${rules}, [RET, 0, 0, ALLOW]];
      const filter = new DataView(new ArrayBuffer(8 * program.length));
      for (const [i, [code, jt, jf, k]] of program.entries()) {
        filter.setUint16(8 * i, code, true);
        filter.setUint8(8 * i + 2, jt);
        filter.setUint8(8 * i + 3, jf);
        filter.setUint32(8 * i + 4, k, true);
      }
      const header = new DataView(new ArrayBuffer(16));
      header.setUint16(0, program.length, true);
      header.setBigUint64(8, buffers.addressOf(filter), true);
      const status = [
        memory.systemCall(157, 38, 1), // prctl(PR_SET_NO_NEW_PRIVS)
        memory.systemCall(317, 1, 1, buffers.addressOf(header)), // seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC)
      ];
      if (status.some((s) => s !== 0n)) throw new Error('seccomp: ' + status);
      return ${expression};
    })()`;
    return evaluate(source, { nodeArgs: ['--jitless'] });
  };
  const noMemfd = '[LOAD, 0, 0, 0], [JEQ, 0, 1, 319], [RET, 0, 0, ERRNO | 1]';
  const noExecutable = (systemCall: number) =>
    `[LOAD, 0, 0, 0], [JEQ, 0, 3, ${systemCall}], [LOAD, 0, 0, 32], [JSET, 0, 1, EXEC], [RET, 0, 0, ERRNO | 13]`;

  test('memfd: code runs all the same, with mprotect switching', () => {
    const expression = `[${CALL}, nativeEnvironment().code.mode]`;
    expect(filtered(noMemfd, expression)).toEqual([7, 'switching']);
  });

  const ISOLATED = `(await Promise.all([
    rawcpu.run('ret', { isolated: true }).then(() => 'ran', (e) => e.code + ' ' + e.details.step),
    rawcpu.run('mov eax, 5; ret').then(({ after }) => Number(after.rax)),
    rawcpu.native({ args: [], returns: 'i32' }, 'mov eax, [rip + d]; ret; .data; d: .long 6')(),
  ]))`;

  test.each([1, 13, 22, 38])('memfd, with error %i: what needs it says so, all else falls back', (errno) => {
    const rules = `[LOAD, 0, 0, 0], [JEQ, 0, 1, 319], [RET, 0, 0, ERRNO | ${errno}]`;
    const refused = 'ISOLATION_REFUSED memfd_create';
    expect(filtered(rules, ISOLATED)).toEqual([refused, 5, 6]);
  });

  test.each([
    ['seccomp', 317, 'seccomp'],
    ['syscall user dispatch', 157, 'prctl(PR_SET_PDEATHSIG)'],
    ['execveat', 322, 'execveat'],
  ])('%s in a child: the step is named', (_, number, step) => {
    const rules = `[LOAD, 0, 0, 0], [JEQ, 0, 1, ${number}], [RET, 0, 0, ERRNO | 1]`;
    const expression = `rawcpu.run('ret', { isolated: true }).then(() => 'ran', (e) => [e.code, e.details.step])`;
    expect(filtered(rules, expression)).toEqual(['ISOLATION_REFUSED', step]);
  });

  const noexec = ['unshare', '-p', '-f', '--mount-proc', 'sh', '-c'];
  const set = 'echo 2 > /proc/sys/vm/memfd_noexec';
  const canSet = spawnSync(noexec[0]!, [...noexec.slice(1), set]).status === 0;
  test.skipIf(!canSet)(`vm.memfd_noexec=2${canSet ? '' : ' (needs root and Linux 6.3)'}`, () => {
    const refused = 'ISOLATION_REFUSED memfd_create';
    const wrapper = [...noexec, `${set}; exec "$@"`, 'sh'];
    expect(evaluate(ISOLATED, { wrapper })).toEqual([refused, 5, 6]);
  });

  test('executable mappings of the memfd: the same', () => {
    expect(filtered(noExecutable(9), `[${CALL}, nativeEnvironment().code.mode]`)).toEqual([7, 'switching']);
  });

  test('memfd and mprotect: MemoryError names both', () => {
    const refused = filtered(`${noMemfd}, ${noExecutable(10)}`, CALL) as unknown as Refused;
    expect(refused.error).toBe('PROTECT_FAILED');
    expect(refused.message).toContain('memfd_create: EPERM');
    expect(refused.message).toContain('mprotect: EACCES');
    expect(refused.details.refusals?.map(({ errnoName }) => errnoName)).toEqual(['EPERM', 'EACCES']);
  });
});

describe('code from strings is forbidden', () => {
  test('calls, bound calls and errors work without generated code', () => {
    const expression = `(() => {
      const add = rawcpu.native({ args: ['f64', 'f64'], returns: 'f64' }, 'addsd xmm0, xmm1; ret');
      const bound = add.bind(3, 4);
      const results = [add(1, 2), bound(), add.length];
      for (const wrong of [() => add('x', 1), () => bound(1), () => (bound.dispose(), bound()), () => (add.dispose(), add(1, 2))]) {
        try { wrong(); results.push('no error'); } catch (error) { results.push(error.code); }
      }
      return results;
    })()`;
    const result = evaluate(expression, { nodeArgs: ['--disallow-code-generation-from-strings'] });
    expect(result).toEqual([3, 7, 2, 'ARGUMENT_TYPE', 'ARGUMENT_COUNT', 'DISPOSED', 'DISPOSED']);
  });
});
