// The formats that other programs read, checked by readers that are not ours: speedscope's own schema, and pprof-format.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { Profile as PprofProfile } from 'pprof-format';
import { expect, test } from 'vitest';
import { Profile } from '../../../../src/perf/sampling/profile-data.ts';
import type { ProfiledFunction, ResolvedSample } from '../../../../src/perf/sampling/profile-types.ts';
import { ProtobufWriter } from '../../../../src/perf/sampling/protobuf.ts';
import type { Sample } from '../../../../src/perf/sampling/records.ts';

const called = (name: string, given: Partial<ProfiledFunction> = {}): ProfiledFunction => ({
  name,
  kind: 'library',
  module: '/lib/x.so',
  line: 0,
  address: 0x1000n,
  sizeBytes: 16,
  ...given,
});
const main = called('main');
const work = called('work', { kind: 'javascript', module: '/a/b.js', line: 12 });
const spin = called('spin; hard', { kind: 'native', module: '[native]' });

const sampled = (tid: number, ip: bigint, ...stack: ProfiledFunction[]): ResolvedSample => {
  const sample: Sample = {
    ip,
    isKernel: false,
    pid: 1,
    tid,
    timeNs: ip,
    addr: undefined,
    cpu: undefined,
    period: undefined,
    callChain: BigUint64Array.from([ip, ...stack.slice(1).map((_, i) => BigInt(0x9000 + i))]),
    registers: undefined,
    interruptRegisters: undefined,
    branches: undefined,
  };
  return { sample, stack };
};

const samples = [
  sampled(1, 0x2000n, spin, work, main),
  sampled(1, 0x2003n, spin, work, main),
  sampled(1, 0x2003n, spin, work, main),
  sampled(2, 0x1001n, work, work, main),
];
const facts = {
  event: 'cpu-clock',
  frequencyHz: 1000,
  period: undefined,
  lost: 3,
  throttled: 0,
  durationNs: 4_000_000n,
};
const code = {
  name: 'spin; hard',
  kind: 'native' as const,
  address: 0x2000n,
  bytes: Uint8Array.of(0x48, 0xff, 0xc0, 0xeb, 0xfb),
  labels: new Map([['again', 0]]),
  lines: [
    { offset: 0, line: 5 },
    { offset: 3, line: 6 },
  ],
};
const profile = new Profile({ ...facts, notes: ['a note'] }, samples, [code]);

test('functions: their own samples, and those of what they called, recursion once', () => {
  expect(profile.functions.map(({ name, self, total }) => [name, self, total])).toEqual([
    ['spin; hard', 3, 3],
    ['work', 1, 4],
    ['main', 0, 4],
  ]);
});

test('instructions: samples, shares, labels and lines', () => {
  expect(profile.code).toHaveLength(1);
  const rows = profile.code[0]!.instructions.map(({ offset, text, samples: hits, labels, line }) => [
    offset,
    text,
    hits,
    labels,
    line,
  ]);
  expect(rows).toEqual([
    [0, 'inc rax', 1, ['again'], 5],
    [3, 'jmp 0x2000', 2, [], 6],
  ]);
  expect(profile.code[0]!.instructions[1]!.share).toBeCloseTo(2 / 3);
});

test('folded stacks: outermost first, no separator inside of a name', () => {
  expect(profile.folded()).toBe('main;work (b.js:12);spin, hard 3\nmain;work (b.js:12);work (b.js:12) 1\n');
});

test("speedscope: the file is valid by speedscope's own schema", () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../fixtures/perf/speedscope-schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv({ strict: false }).compile(schema);
  const file = JSON.parse(JSON.stringify(profile.speedscope('name')));
  expect([validate(file), validate.errors]).toEqual([true, null]);
  expect(file.profiles.map(({ weights }: { weights: number[] }) => weights)).toEqual([[1e6, 1e6, 1e6], [1e6]]);
  const { frames } = file.shared;
  expect(file.profiles[0].samples[0].map((i: number) => frames[i].name)).toEqual(['main', 'work', 'spin; hard']);
  // The schema refuses what it should: the check above can fail.
  expect(validate({ ...file, profiles: [{ ...file.profiles[0], unit: 'fortnights' }] })).toBe(false);
});

test('pprof: another reader finds the same samples, functions and lines', () => {
  const read = PprofProfile.decode(gunzipSync(profile.pprof({ timeNs: 123n })));
  const text = (index: number | bigint) => read.stringTable.strings[Number(index)];
  expect(read.sampleType.map(({ type, unit }) => [text(type), text(unit)])).toEqual([
    ['samples', 'count'],
    ['time', 'nanoseconds'],
  ]);
  const functionOf = new Map(read.function.map((each) => [Number(each.id), each]));
  const locationOf = new Map(read.location.map((each) => [Number(each.id), each]));
  const mappingIds = new Set(read.mapping.map(({ id }) => Number(id)));
  const rows = read.sample.map(({ locationId, value, label }) => ({
    stack: locationId.map((id) => {
      const { line, mappingId } = locationOf.get(Number(id))!;
      expect(mappingIds).toContain(Number(mappingId));
      return `${text(functionOf.get(Number(line[0]!.functionId))!.name)}:${line[0]!.line}`;
    }),
    value: value.map(Number),
    thread: Number(label[0]!.num),
  }));
  expect(rows).toEqual([
    { stack: ['spin; hard:0', 'work:12', 'main:0'], value: [1, 1e6], thread: 1 },
    { stack: ['spin; hard:0', 'work:12', 'main:0'], value: [1, 1e6], thread: 1 },
    { stack: ['spin; hard:0', 'work:12', 'main:0'], value: [1, 1e6], thread: 1 },
    { stack: ['work:12', 'work:12', 'main:0'], value: [1, 1e6], thread: 2 },
  ]);
  expect([Number(read.timeNanos), Number(read.durationNanos), Number(read.period)]).toEqual([
    123, 4_000_000, 1_000_000,
  ]);
  expect(read.comment.map(text)).toEqual(['event cpu-clock', 'lost 3', 'a note']);
  expect([...locationOf.values()].map(({ address }) => BigInt(address))).toContain(0x2003n);
});

test('integers of protocol buffers at the edges of their lengths', () => {
  const bytesOf = (value: number | bigint) => [...new ProtobufWriter().uint(1, value).finish()];
  expect(bytesOf(0)).toEqual([]);
  expect(bytesOf(127)).toEqual([8, 127]);
  expect(bytesOf(128)).toEqual([8, 128, 1]);
  expect(bytesOf(2 ** 31)).toEqual([8, 128, 128, 128, 128, 8]);
  expect(bytesOf(2n ** 64n - 1n)).toEqual([8, ...Array(9).fill(255), 1]);
  expect([...new ProtobufWriter().packed(2, [1, 300]).text(3, 'é').finish()]).toEqual([
    18, 3, 1, 172, 2, 26, 2, 195, 169,
  ]);
});
