// The two commands that a newcomer types, `npm start` and `npm test`, in a fresh clone; and what the set-up before them
// says when it cannot be done. The clone holds the last commit, not the working tree.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { command, mustRun, root, temporaryFolder } from '../support/package.ts';

let clone: string;
beforeAll(() => {
  clone = join(temporaryFolder(), 'rawcpu');
  mustRun(root, 'git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
});

describe('set-up that cannot be done', () => {
  test('an old Node is named', () => {
    const pretend = "data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '18.20.0' })";
    const { status, stderr } = command(clone, process.execPath, ['--import', pretend, 'scripts/setup.mjs']);
    expect(stderr).toContain('Node 20.19 or later is needed');
    expect(stderr).toContain('hint: ');
    expect(status).toBe(1);
  });

  test('no network and no cache: the registry is named', () => {
    const offline = { npm_config_offline: 'true', npm_config_cache: join(clone, '../empty-cache') };
    const { status, stderr } = command(clone, process.execPath, ['scripts/setup.mjs'], offline);
    expect(stderr).toContain('rawcpu setup: npm ci ended with status 1');
    expect(stderr).toContain('it needs the npm registry');
    expect(status).toBe(1);
  });
});

describe('in a fresh clone', () => {
  test('npm start installs, builds and tells its story', () => {
    const { status, stdout, stderr } = command(clone, 'npm', ['start']);
    expect(status, stderr).toBe(0);
    expect(stderr).toContain('rawcpu setup: installing');
    expect(stderr).toContain('rawcpu setup: building');
    for (const words of [
      'f3 0f 58 c1   addss xmm0, xmm1',
      'add(2, 3) is 5',
      'out[0] is 0, out[1] is 2, out[999] is 1998',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).toMatch(/a plain JavaScript loop +[\d.]+ ns per element/);
    expect(stdout).toContain('Try next');
  });

  test('npm test passes, and does not set up again', () => {
    const { status, stdout, stderr } = command(clone, 'npm', ['test', '--', 'test/unit/errors']);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain('Tests');
    expect(stderr).not.toContain('rawcpu setup');
  });

  test('a file missing from dist/ is built again', () => {
    rmSync(join(clone, 'dist/index.js'));
    const { status, stderr } = command(clone, process.execPath, ['scripts/setup.mjs']);
    expect(stderr).toContain('rawcpu setup: building');
    expect(status).toBe(0);
  });

  test('npm run reference builds the API reference, without a link that leads nowhere', () => {
    const { status, stdout, stderr } = command(clone, 'npm', ['run', 'reference']);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout + stderr).not.toContain('[warning]');
    expect(readFileSync(join(clone, 'build/reference/index.html'), 'utf8')).toContain('rawcpu');
  });

  test('nothing that git does not ignore is left behind', () => {
    expect(mustRun(clone, 'git', ['status', '--porcelain'])).toBe('');
  });
});
