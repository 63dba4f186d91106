// struct perf_event_attr: against the kernel's header where a compiler and the header are here, and by itself.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  decodePerfAttribute,
  encodePerfAttribute,
  PERF_ATTRIBUTE_BITS_OFFSET,
  PERF_ATTRIBUTE_BYTES,
  perfAttributeBits,
  perfAttributeFields,
  perfAttributeSizes,
} from '../../../src/linux/perf-attribute.ts';
import {
  perfIoctls,
  perfOpenFlags,
  perfPageOffsets,
  perfReadFormat,
  perfSampleType,
  perfTypes,
} from '../../../src/linux/perf-constants.ts';

const HEADER = '/usr/include/linux/perf_event.h';

/** What the header says of everything in the tables that it knows, by a program that prints it. */
function askHeader(): { facts: Map<string, string>; unknown: string[] } | { reason: string } {
  if (!existsSync(HEADER)) return { reason: `${HEADER} is not there (apt-get install linux-libc-dev)` };
  if (spawnSync('gcc', ['--version']).status !== 0) return { reason: 'gcc is not there (apt-get install gcc)' };
  const header = readFileSync(HEADER, 'utf8');
  const attribute = /struct perf_event_attr \{[\s\S]*?\n\};/.exec(header)![0].replace(/\/\*[\s\S]*?\*\//g, '');
  const unknown: string[] = [];
  const known = (name: string, text: string) => {
    const isKnown = new RegExp(`\\b${name}\\b`).test(text);
    if (!isKnown) unknown.push(name);
    return isKnown;
  };
  const lines: string[] = [];
  for (const name of Object.keys(perfAttributeFields).filter((each) => known(each, attribute))) {
    lines.push(
      `printf("field ${name} %zu %zu\\n", offsetof(struct perf_event_attr, ${name}), sizeof(((struct perf_event_attr*)0)->${name}));`,
    );
  }
  for (const name of Object.keys(perfAttributeBits).filter((each) => known(each, attribute))) {
    lines.push(`{ struct perf_event_attr a; memset(&a, 0, sizeof a); a.${name} = ~0ull; show("bits ${name}", &a); }`);
  }
  const page = /struct perf_event_mmap_page \{[\s\S]*?\n\};/.exec(header)![0];
  for (const name of Object.keys(perfPageOffsets).filter((each) => known(each, page))) {
    lines.push(`printf("page ${name} %zu\\n", offsetof(struct perf_event_mmap_page, ${name}));`);
  }
  const constants = { TYPE_: perfTypes, FORMAT_: perfReadFormat, FLAG_: perfOpenFlags, SAMPLE_: perfSampleType };
  for (const [prefix, table] of Object.entries({ ...constants, EVENT_IOC_: perfIoctls })) {
    for (const name of Object.keys(table).map((each) => `PERF_${prefix}${each}`)) {
      if (known(name, header)) lines.push(`printf("constant ${name} %llu\\n", (unsigned long long)${name});`);
    }
  }
  const versions = [...header.matchAll(/PERF_ATTR_SIZE_VER(\d+)\s+(\d+)/g)];
  for (const [, version, size] of versions) lines.push(`puts("version ${version} ${size}");`);
  const folder = mkdtempSync(join(tmpdir(), 'rawcpu-perf-'));
  try {
    const source = `#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
static void show(const char *name, const void *p) {
  printf("%s ", name);
  for (size_t i = 0; i < sizeof(struct perf_event_attr); i++) printf("%02x", ((const unsigned char *)p)[i]);
  puts("");
}
int main(void) {
${lines.join('\n')}
}
`;
    writeFileSync(join(folder, 'ask.c'), source);
    const made = spawnSync('gcc', ['-o', join(folder, 'ask'), join(folder, 'ask.c')], { encoding: 'utf8' });
    if (made.status !== 0) return { reason: `the header's program does not compile: ${made.stderr.slice(0, 200)}` };
    const { stdout } = spawnSync(join(folder, 'ask'), { encoding: 'utf8' });
    const rows = stdout.trim().split('\n');
    const facts = new Map(rows.map((row) => [row.split(' ', 2).join(' '), row.split(' ').slice(2).join(' ')]));
    return { facts, unknown };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const answer = process.platform === 'linux' ? askHeader() : { reason: 'not Linux' };
if ('reason' in answer) console.log(`skipped: the kernel's header was not asked: ${answer.reason}`);
else if (answer.unknown.length > 0) console.log(`this machine's header is older than ${answer.unknown.join(', ')}`);

describe.skipIf('reason' in answer)("the kernel's header on this machine agrees", () => {
  const { facts, unknown } = answer as { facts: Map<string, string>; unknown: string[] };
  const isAsked = (name: string) => !unknown.includes(name);

  test('fields: offset and size', () => {
    for (const [name, { offset, sizeBytes }] of Object.entries(perfAttributeFields).filter(([each]) => isAsked(each))) {
      expect([name, facts.get(`field ${name}`)]).toEqual([name, `${offset} ${sizeBytes}`]);
    }
    expect([...facts.keys()].filter((key) => key.startsWith('field')).length).toBeGreaterThan(24);
  });

  test('bits: the bytes that setting each one gives', () => {
    for (const [name, { bit, widthBits }] of Object.entries(perfAttributeBits).filter(([each]) => isAsked(each))) {
      const word = Buffer.from(facts.get(`bits ${name}`)!, 'hex').readBigUInt64LE(PERF_ATTRIBUTE_BITS_OFFSET);
      expect([name, word]).toEqual([name, ((1n << BigInt(widthBits)) - 1n) << BigInt(bit)]);
    }
    expect([...facts.keys()].filter((key) => key.startsWith('bits')).length).toBeGreaterThan(30);
  });

  test('sizes, the mapped page, constants', () => {
    for (const [key, value] of facts) {
      const [kind, name] = key.split(' ') as [string, string];
      if (kind === 'version') expect([key, perfAttributeSizes[Number(name)]]).toEqual([key, Number(value)]);
      if (kind === 'page') {
        expect([key, perfPageOffsets[name as keyof typeof perfPageOffsets]]).toEqual([key, Number(value)]);
      }
    }
    const tables = { TYPE: perfTypes, FORMAT: perfReadFormat, FLAG: perfOpenFlags, SAMPLE: perfSampleType };
    for (const [prefix, table] of Object.entries({ ...tables, EVENT_IOC: perfIoctls })) {
      for (const [name, value] of Object.entries(table)) {
        const fact = facts.get(`constant PERF_${prefix}_${name}`);
        if (fact !== undefined) expect([name, fact]).toEqual([name, String(value)]);
      }
    }
  });
});

describe('the structure by itself', () => {
  test('the table has no gap but the reserved ones, and each field begins where its version says', () => {
    const covered = new Set<number>();
    for (const { offset, sizeBytes, sinceBytes } of Object.values(perfAttributeFields)) {
      for (let at = offset; at < offset + sizeBytes; at++) covered.add(at);
      expect(offset + sizeBytes).toBeLessThanOrEqual(sinceBytes);
      expect(perfAttributeSizes).toContain(sinceBytes);
    }
    const gaps = Array.from({ length: PERF_ATTRIBUTE_BYTES }, (_, i) => i).filter((at) => !covered.has(at));
    expect(gaps).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 110, 111]);
  });

  test('encode', () => {
    const bytes = encodePerfAttribute({ type: 1, config: 9, disabled: true, precise_ip: 2, clockid: -1 });
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(0, true), view.getUint32(4, true), view.getBigUint64(8, true)]).toEqual([1, 144, 9n]);
    expect(view.getBigUint64(40, true)).toBe(1n | (2n << 15n));
    expect(view.getInt32(92, true)).toBe(-1);
    expect(decodePerfAttribute(bytes)).toMatchObject({
      type: 1n,
      config: 9n,
      size: 144n,
      disabled: 1n,
      precise_ip: 2n,
    });
  });

  test('text is put as an address', () => {
    const asked: string[] = [];
    const bytes = encodePerfAttribute({ uprobe_path: '/bin/true', probe_offset: 0x1234 }, (text) => {
      asked.push(text);
      return 0x7000n;
    });
    expect(asked).toEqual(['/bin/true']);
    expect(decodePerfAttribute(bytes)).toMatchObject({ config1: 0x7000n, config2: 0x1234n });
  });

  test.each([
    [{ tipe: 1 }, "no field 'tipe'"],
    [{ size: 64 }, "no field 'size'"],
    [{ type: 2 ** 32 }, 'type has 32 bits; 4294967296 does not fit'],
    [{ config: 1n << 64n }, 'config has 64 bits'],
    [{ precise_ip: 4 }, 'precise_ip has 2 bits; 4'],
    [{ disabled: -1 }, 'disabled has 1 bits; -1'],
    [{ sample_freq: 1, sample_period: 1 }, 'sample_freq and sample_period are one field'],
    [{ uprobe_path: '/bin/true' }, 'nothing here can give its address'],
  ])('refused: %o', (attribute, text) => {
    expect(() => encodePerfAttribute(attribute as never)).toThrow(text);
  });
});
