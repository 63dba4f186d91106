// The collector and the reader of records. Rings here are memory of ours with bytes as a kernel writes them: a fake
// kernel, for what a real one does seldom.

import { expect, test } from 'vitest';
import { nativeEnvironment } from '../../../../src/jit/environment.ts';
import { perfPageOffsets, perfSampleType } from '../../../../src/linux/perf-constants.ts';
import { Collector, type Ring } from '../../../../src/perf/sampling/collector.ts';
import { readRecords, recordTypes, type Sample } from '../../../../src/perf/sampling/records.ts';

const isLinux = process.platform === 'linux' && process.arch === 'x64';

/** A record: its header, then words of eight bytes. */
function record(type: number, words: readonly bigint[], misc = 2): Uint8Array {
  const bytes = new Uint8Array(8 + 8 * words.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint16(4, misc, true);
  view.setUint16(6, bytes.length, true);
  for (const [i, word] of words.entries()) view.setBigUint64(8 + 8 * i, BigInt.asUintN(64, word), true);
  return bytes;
}

const pair = (low: number, high: number): bigint => (BigInt(high) << 32n) | BigInt(low);
const ipTidTime = perfSampleType.IP | perfSampleType.TID | perfSampleType.TIME;
const sampleOf = (ip: bigint): Uint8Array => record(recordTypes.SAMPLE, [ip, pair(7, 8), ip * 10n]);

/** A ring in a buffer of this process, and the kernel's side of it. */
class FakeRing {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sizeBytes: number;

  constructor(sizeBytes: number, startAt = 0) {
    this.bytes = new Uint8Array(4096 + sizeBytes);
    this.#view = new DataView(this.bytes.buffer);
    this.#sizeBytes = sizeBytes;
    this.#view.setBigUint64(perfPageOffsets.data_head, BigInt(startAt), true);
    this.#view.setBigUint64(perfPageOffsets.data_tail, BigInt(startAt), true);
  }

  get ring(): Ring {
    const page = nativeEnvironment().buffers.addressOf(this.bytes);
    return { page, data: page + 4096n, sizeBytes: this.#sizeBytes, fd: -1 };
  }

  get tail(): number {
    return Number(this.#view.getBigUint64(perfPageOffsets.data_tail, true));
  }

  get head(): number {
    return Number(this.#view.getBigUint64(perfPageOffsets.data_head, true));
  }

  /** Writes as the kernel does: around the end, and the head last. @returns false where there is no room */
  write(record: Uint8Array): boolean {
    const { head } = this;
    if (head + record.length - this.tail > this.#sizeBytes) return false;
    for (const [i, byte] of record.entries()) this.bytes[4096 + ((head + i) % this.#sizeBytes)] = byte;
    this.#view.setBigUint64(perfPageOffsets.data_head, BigInt(head + record.length), true);
    return true;
  }
}

async function collect(
  rings: readonly FakeRing[],
  mostBytes = 1 << 20,
): Promise<{ bytes: Uint8Array; isFull: boolean }> {
  const collector = new Collector(
    rings.map(({ ring }) => ring),
    { mostBytes, timeoutMs: 1 },
  );
  collector.start();
  await collector.stop();
  const bytes = collector.take();
  const { isFull } = collector;
  await collector.close();
  return { bytes, isFull };
}

const ipsOf = (bytes: Uint8Array): bigint[] => {
  const ips: bigint[] = [];
  const read = readRecords(bytes, { sampleType: ipTidTime }, { sample: ({ ip }) => void ips.push(ip) });
  expect(read).toBe(bytes.length);
  return ips;
};

test.skipIf(!isLinux)(
  'fake kernel: records that wrap around the end of a ring come out whole, and the tail follows',
  async () => {
    // 20 bytes before the end: the head of a record lies there, the rest at the start.
    const ring = new FakeRing(4096, 3 * 4096 - 24);
    for (let i = 1n; i <= 5n; i++) expect(ring.write(sampleOf(i))).toBe(true);
    const { bytes } = await collect([ring]);
    expect(ipsOf(bytes)).toEqual([1n, 2n, 3n, 4n, 5n]);
    expect(ring.tail).toBe(ring.head);
  },
);

test.skipIf(!isLinux)('fake kernel: a full ring and an empty one', async () => {
  const full = new FakeRing(4096);
  while (full.write(sampleOf(9n)));
  const { bytes } = await collect([new FakeRing(4096), full, new FakeRing(8192)]);
  expect(ipsOf(bytes)).toHaveLength(128);
  expect(full.tail).toBe(4096);
});

test.skipIf(!isLinux)(
  'fake kernel: rings that fill while they are emptied lose nothing, many times around',
  async () => {
    const ring = new FakeRing(4096);
    const collector = new Collector([ring.ring], { mostBytes: 1 << 22, timeoutMs: 0 });
    collector.start();
    let written = 0n;
    const end = Date.now() + 10_000;
    while (written < 5000n && Date.now() < end) if (ring.write(sampleOf(written + 1n))) written++;
    await collector.stop();
    const ips = ipsOf(collector.take());
    await collector.close();
    expect(written).toBe(5000n);
    expect(ips).toEqual(Array.from({ length: 5000 }, (_, i) => BigInt(i + 1)));
  },
);

test.skipIf(!isLinux)(
  'fake kernel: where no more fits, nothing is written past the end and the ring keeps the rest',
  async () => {
    const ring = new FakeRing(4096);
    for (let i = 1n; i <= 4n; i++) ring.write(sampleOf(i));
    const { bytes, isFull } = await collect([ring], 64);
    expect(isFull).toBe(true);
    expect(bytes).toHaveLength(0);
    expect(ring.tail).toBe(0);
  },
);

test('recorded answers: lost samples of both kinds are counted, throttling is told', () => {
  const stream = [
    record(recordTypes.LOST, [1n, 17n]),
    sampleOf(5n),
    record(recordTypes.LOST_SAMPLES, [4n]),
    record(recordTypes.THROTTLE, [0n, 0n, 0n]),
    record(99, [1n, 2n]),
  ];
  const bytes = Uint8Array.from(stream.flatMap((each) => [...each]));
  let lost = 0;
  let throttled = 0;
  const ips: bigint[] = [];
  const read = readRecords(
    bytes,
    { sampleType: ipTidTime },
    {
      lost: (count) => {
        lost += count;
      },
      throttled: () => {
        throttled++;
      },
      sample: ({ ip }) => void ips.push(ip),
    },
  );
  expect([read, lost, throttled, ips]).toEqual([bytes.length, 21, 1, [5n]]);
});

test('recorded answers: a stream that breaks off ends before the broken record', () => {
  const whole = sampleOf(1n);
  const cut = Uint8Array.from([...whole, ...sampleOf(2n).subarray(0, 20)]);
  expect(readRecords(cut, { sampleType: ipTidTime }, {})).toBe(whole.length);
  const zero = Uint8Array.from([...whole, ...new Uint8Array(16)]);
  expect(readRecords(zero, { sampleType: ipTidTime }, {})).toBe(whole.length);
});

test('recorded answers: every field of a sample, in the order of the kernel', () => {
  const type = perfSampleType;
  const sampleType =
    type.IDENTIFIER |
    ipTidTime |
    type.ADDR |
    type.ID |
    type.STREAM_ID |
    type.CPU |
    type.PERIOD |
    type.CALLCHAIN |
    type.RAW |
    type.BRANCH_STACK |
    type.REGS_USER |
    type.WEIGHT |
    type.DATA_SRC |
    type.REGS_INTR;
  const user = 2n ** 64n - 512n;
  const words = [
    1000n, // identifier
    0x401000n,
    pair(11, 12),
    99n,
    0xdead_beefn,
    1000n,
    1001n,
    pair(3, 0),
    4096n, // period
    3n, // call chain: a marker and two addresses
    user,
    0x401000n,
    0x402000n,
    pair(12, 0xaaaa), // raw: twelve bytes behind their length
    0n,
    1n, // one branch
    0x1n,
    0x2n,
    (25n << 4n) | 1n,
    2n, // registers: 64 bits
    111n,
    222n,
    7n, // weight
    8n, // data source
    0n, // registers at the interrupt: none
  ];
  let seen: Sample | undefined;
  const format = { sampleType, userRegisters: ['rax', 'rbx'], interruptRegisters: ['rax'] };
  readRecords(record(recordTypes.SAMPLE, words), format, {
    sample: (sample) => {
      seen = sample;
    },
  });
  expect(seen).toEqual({
    ip: 0x401000n,
    isKernel: false,
    pid: 11,
    tid: 12,
    timeNs: 99n,
    addr: 0xdead_beefn,
    cpu: 3,
    period: 4096n,
    callChain: BigUint64Array.of(0x401000n, 0x402000n),
    branches: [{ from: 1n, to: 2n, isMispredicted: true, cycles: 25 }],
    registers: { rax: 111n, rbx: 222n },
    interruptRegisters: undefined,
  });
});

test('recorded answers: mappings, names and forks with the time of their trailer', () => {
  const text = (value: string, sizeBytes: number) => {
    const bytes = new Uint8Array(sizeBytes);
    new TextEncoder().encodeInto(value, bytes);
    return [...new BigUint64Array(bytes.buffer)];
  };
  const trailer = [pair(1, 2), 77n];
  const map = record(recordTypes.MMAP2, [
    pair(1, 2),
    0x1000n,
    0x2000n,
    0x40n,
    pair(0x1234, 0x56789),
    99n,
    0n,
    pair(5, 2),
    ...text('/lib/x.so', 16),
    ...trailer,
  ]);
  const comm = record(recordTypes.COMM, [pair(1, 2), ...text('node', 16), ...trailer], 1 << 13);
  const fork = record(recordTypes.FORK, [pair(3, 1), pair(4, 2), 5n, ...trailer]);
  const seen: unknown[] = [];
  readRecords(
    Uint8Array.from([...map, ...comm, ...fork]),
    { sampleType: ipTidTime, hasTrailer: true },
    {
      mapping: (mapping, timeNs) => void seen.push([mapping, timeNs]),
      command: (command, timeNs) => void seen.push([command, timeNs]),
      fork: (forked, timeNs) => void seen.push([forked, timeNs]),
    },
  );
  expect(seen).toEqual([
    [
      {
        pid: 1,
        address: 0x1000n,
        sizeBytes: 0x2000,
        fileOffset: 0x40n,
        file: '/lib/x.so',
        identity: { device: 0x1000_5672_3489n, inode: 99n },
      },
      77n,
    ],
    [{ pid: 1, tid: 2, name: 'node', isExec: true }, 77n],
    [{ pid: 3, parentPid: 1, tid: 4 }, 77n],
  ]);
});
