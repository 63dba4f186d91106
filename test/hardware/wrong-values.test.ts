// Every public function with values of the wrong type in every place: an error of this package, which says what was
// expected and what came, or a valid result; never an error of the engine, whatever the value does when it is looked at.

import * as rawcpu from 'rawcpu';
import * as asm from 'rawcpu/asm';
import * as isa from 'rawcpu/isa';
import * as kernel from 'rawcpu/kernel';
import { afterAll, describe, expect, test } from 'vitest';
import { type Call, foreignErrors, type Row, row } from '../support/wrong-values.ts';

const { counters, msr, mxcsr, readings, tsc, x87 } = rawcpu;
const dump = { cpu: 0, leaves: [{ leaf: 0, subleaf: 0, eax: 1, ebx: 0, ecx: 0, edx: 0 }] };
const dumpParts = ['cpu', 'leaves', 'xcr0', 'permittedStates', 'kernelFlags', 'threadFlags'];
const image = asm.assemble('ret');
const section = { name: '.text', bytes: Uint8Array.of(0xc3), access: 'execute' };
const signature = { args: ['f64', 'i32', 'u64', 'bool', 'ptr', 'f32*'], returns: 'f64' } as const;
const add = rawcpu.native(signature, 'ret');
const numbers = Float32Array.of(1);
const group = counters.open('dummy:u');
const { profile: profiled } = await rawcpu.profile(() => {});
const traced = await rawcpu.trace('ret');
const source = { read: (offset: number, sizeBytes: number) => image.bytes.subarray(offset, offset + sizeBytes) };
const floats = ['rounding', 'flushToZero', 'denormalsAreZero', 'unmasked', 'precision'];
const targets = ['pid', 'tid', 'cpu', 'cgroup', 'inherit', 'exclude', 'hybrid'];
const sampling = ['event', 'frequencyHz', 'period', 'callChain', 'kernel', 'ringBytes'];
const running = ['registers', 'memory', 'deadlineMs', 'entry', 'name', 'isolated'];
const nativeOptions = ['entry', 'name', 'unchecked', 'deadlineMs', 'counters', 'mxcsr', 'x87', 'reportExceptions'];
/** There is no such CPU, so nothing is written. */
const nowhere = { cpu: 8191, allowWrite: true };
const objectRow = (call: unknown, input: object): Row => row(call, [input], { 0: Object.keys(input) });
const runningRow = (call: unknown, more: readonly string[] = []): Row =>
  row(call, ['ret', { deadlineMs: 100 }], { 1: [...running, ...more] });

const table: Readonly<Record<string, Row>> = {
  disassemble: row(rawcpu.disassemble, [image.bytes, {}], { 1: ['origin', 'syntax'] }),
  explainEncoding: row(rawcpu.explainEncoding, [image.bytes, {}], { 1: ['origin', 'syntax'] }),
  decodeOne: row(rawcpu.decodeOne, [image.bytes, 0n]),
  native: row(rawcpu.native, [signature, 'ret', {}], { 0: ['args', 'returns'], 2: nativeOptions }),
  'a native function': row(add, [1, 2, 3n, true, null, numbers]),
  'bind()': row(add.bind, [1, 2, 3n, true, null, numbers]),
  'async()': row(add.async, [1, 2, 3n, true, null, numbers]),
  run: runningRow(rawcpu.run),
  trace: runningRow(rawcpu.trace, ['maxSteps', 'onProgress']),
  'registers of run': row((value: never) => rawcpu.run('ret', { registers: { rax: value } }), [1]),
  'memory of run': row(
    (value: never) => rawcpu.run('ret', { memory: { m: value } }),
    [{ size: 1, at: 0x1_0000_0000n }],
    {
      0: ['size', 'bytes', 'at'],
    },
  ),
  'trace.step()': row(traced.step.bind(traced), [0]),
  'trace.place()': row(traced.place.bind(traced), [0n]),
  'trace.registersBefore()': row(traced.registersBefore.bind(traced), [0]),
  cpuid: row(rawcpu.cpuid, [0, 0, {}], { 2: ['cpu'] }),
  cpuInfo: row(rawcpu.cpuInfo, [{}], { 0: ['cpu'] }),
  readCpuidDump: row(rawcpu.readCpuidDump, [{}], { 0: ['cpu'] }),
  parseCpuidDump: row(rawcpu.parseCpuidDump, [rawcpu.formatCpuidDump([dump])]),
  formatCpuidDump: row(rawcpu.formatCpuidDump, [[dump]]),
  formatRawDump: row(rawcpu.formatRawDump, [[dump]]),
  decodeMachine: row(rawcpu.decodeMachine, [[dump]]),
  decodeCpuid: row(rawcpu.decodeCpuid, [dump], { 0: dumpParts }),
  decodeLeaves: row(rawcpu.decodeLeaves, [dump], { 0: dumpParts }),
  'leaves of decodeCpuid': row((leaf: never) => rawcpu.decodeCpuid({ cpu: 0, leaves: [leaf] }), [dump.leaves[0]], {
    0: Object.keys(dump.leaves[0]!),
  }),
  featureFacts: row(rawcpu.featureFacts, ['avx2']),
  decodeMsr: row(rawcpu.decodeMsr, [0x10, 0n]),
  msrAddress: row(rawcpu.msrAddress, [0x10]),
  msrFacts: row(rawcpu.msrFacts, [0x10]),
  'msr.read': row(msr.read, [0x10, {}], { 1: ['cpu'] }),
  'msr.readMany': row(msr.readMany, [[0x10], {}], { 1: ['cpus'] }),
  'msr.watch': row(
    (...args: never[]) => (msr.watch as Call as (...of: never[]) => rawcpu.MsrWatch)(...args).close(),
    [0x10, {}],
    {
      1: ['cpu'],
    },
  ),
  'msr.write': row(msr.write, [0x10, 0n, nowhere], { 2: ['allowWrite'] }),
  'msr.decode': row(msr.decode, [0x10, 0n]),
  decodeMxcsr: row(rawcpu.decodeMxcsr, [0x1f80]),
  decodeX87Control: row(rawcpu.decodeX87Control, [0x37f]),
  encodeMxcsr: row(rawcpu.encodeMxcsr, [{}], { 0: floats }),
  encodeX87Control: row(rawcpu.encodeX87Control, [{}], { 0: floats }),
  'mxcsr.with': row(mxcsr.with, [{}, () => {}], { 0: floats }),
  'mxcsr.report': row(mxcsr.report, [{}, () => {}], { 0: floats }),
  'x87.with': row(x87.with, [{}, () => {}], { 0: floats }),
  'tsc.cycles': row(tsc.cycles, [() => {}]),
  'tsc.toNanoseconds': row(tsc.toNanoseconds, [1]),
  'readings.effectiveHz': row(readings.effectiveHz, [1e9, { overMs: 1 }], { 1: ['cpu', 'overMs'] }),
  'readings.packageWatts': row(readings.packageWatts, [{ overMs: 1 }], { 0: ['cpu', 'overMs'] }),
  'readings.packageLimits': row(readings.packageLimits, [{}], { 0: ['cpu'] }),
  'readings.coreCelsius': row(readings.coreCelsius, [{}], { 0: ['cpu'] }),
  'counters.open': row((...args: Parameters<typeof counters.open>) => counters.open(...args).close(), ['dummy:u', {}], {
    1: [...targets, 'enableOnExec', 'separate'],
  }),
  'counters.measure': row(counters.measure, [() => {}, 'dummy:u', {}], { 2: [...targets, 'minCoverage'] }),
  'group.read()': row(group.read.bind(group), [{}], { 0: ['minCoverage'] }),
  'reading.count()': row((name: never) => group.read().count(name), ['dummy:u']),
  listEvents: row(rawcpu.listEvents, []),
  deriveRows: row(rawcpu.deriveRows, [[], 1]),
  statCode: row(rawcpu.statCode, ['ret', { repeat: 1, calls: 1 }], {
    1: ['events', 'calls', 'repeat', 'minCoverage', 'onRun', 'deadlineMs', 'entry', 'exclude', 'hybrid'],
  }),
  statCommand: row(rawcpu.statCommand, [['/no/such/program'], {}], {
    1: ['events', 'repeat', 'intervalMs', 'onInterval', 'onRun', 'signal', 'minCoverage', 'output', ...targets],
  }),
  profile: row(rawcpu.profile, [() => {}, {}], { 1: [...sampling, 'fields', 'threads', 'mostBytes'] }),
  record: row(rawcpu.record, [['/no/such/program'], {}], { 1: [...sampling, 'nodeNames', 'seconds', 'signal'] }),
  'record of a process': row(rawcpu.record, [{ pid: 2 ** 30 }, { seconds: 0.01 }], { 0: ['pid'] }),
  'profile.speedscope()': row(profiled.speedscope.bind(profiled), ['name']),
  'profile.pprof()': row(profiled.pprof.bind(profiled), [{}], { 0: ['timeNs'] }),
  setSymbols: row(rawcpu.setSymbols, [[], {}], { 1: ['directory'] }),
  exitStatusOf: row(rawcpu.exitStatusOf, [new Error('any')]),
  writeObject: row(rawcpu.writeObject, [{ ...image, relocations: [], distances: [], fixedTargets: [] }], {
    0: ['bytes', 'sections', 'labels', 'relocations', 'distances', 'fixedTargets'],
  }),
  writeExecutable: objectRow(rawcpu.writeExecutable, {
    sections: [section],
    entry: { section: '.text', offset: 0 },
    baseAddress: 0x40_0000,
    symbols: [],
  }),
  writeSharedObject: objectRow(rawcpu.writeSharedObject, {
    sections: [section],
    symbols: [],
    soname: 'a.so',
    needed: [],
    relocations: [],
    unwind: [],
  }),
  writeDebugObject: objectRow(rawcpu.writeDebugObject, {
    name: 'f',
    address: 0x1000n,
    bytes: image.bytes,
    labels: new Map(),
    unwind: [],
    source: { directory: '/', file: 'a.s', lines: [] },
  }),
  'sections of writeExecutable': row(
    (part: never) => rawcpu.writeExecutable({ sections: [part], entry: { section: '.text', offset: 0 } }),
    [section],
    { 0: ['name', 'bytes', 'access', 'alignBytes', 'offset', 'relro'] },
  ),
  ElfImage: row((given: never) => new rawcpu.ElfImage(given), [source], { 0: ['read'] }),
  'what an ElfSource gives': row((bytes: never) => new rawcpu.ElfImage({ read: () => bytes }), [image.bytes]),
  'ElfSymbols.read': row(rawcpu.ElfSymbols.read, [source, () => undefined], { 0: ['read'] }),
};

/** Exported without arguments, or of a room that has tests of its own; errors and results are made by the package. */
const others = new Set([
  ...[
    'doctor',
    'listFeatures',
    'listMsrs',
    'msrEvents',
    'onlineCpus',
    'rdtsc',
    'rdtscp',
    'readAllCpuidDumps',
    'requestAmx',
    'symbols',
  ],
  ...['CounterGroup', 'CounterReading', 'Profile', 'ElfSymbols'],
  // Whatever becomes a promise is awaited, which looks at it before we can.
  'loadDisassembler',
  // See test/unit/asm/wrong-values.test.ts.
  ...Object.keys(asm),
  ...Object.keys(isa).filter((name) => !Object.hasOwn(table, name)),
  ...Object.keys(kernel),
  ...Object.entries(rawcpu).flatMap(([name, value]) => (isErrorClass(value) ? [name] : [])),
]);

function isErrorClass(value: unknown): boolean {
  return typeof value === 'function' && (value as { prototype?: unknown }).prototype instanceof Error;
}

afterAll(() => {
  group.close();
  rawcpu.setSymbols([]);
});

test('no public function is left out', () => {
  const functions = Object.entries(rawcpu).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return [name];
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
    const methods = Object.entries(value).filter(([, each]) => typeof each === 'function' && each.length > 0);
    return others.has(name) ? [] : methods.map(([method]) => `${name}.${method}`);
  });
  expect(functions.filter((name) => !others.has(name) && !Object.hasOwn(table, name))).toEqual([]);
});

describe('values of the wrong type', () => {
  test.each(Object.entries(table))('%s', async (_, each) => expect(await foreignErrors(each)).toEqual([]));
});
