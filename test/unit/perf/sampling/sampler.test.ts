// Opening an event for sampling, with kernels that refuse: fake ones that give recorded answers. Nothing may stay open.

import { expect, test } from 'vitest';
import type { PerfKernel } from '../../../../src/linux/index.ts';
import type { PerfAttribute } from '../../../../src/linux/perf-attribute.ts';
import { Sampler, type SamplerRequest } from '../../../../src/perf/sampling/sampler.ts';

/** A kernel that refuses the n-th open or map with an error number, and counts what is open. */
class FakeKernel implements PerfKernel {
  readonly opened: PerfAttribute[] = [];
  descriptors = 0;
  mappings = 0;
  readonly #openErrno: number;
  readonly #mapErrno: number;
  readonly #refuses: number;

  constructor({ open = 0, map = 0, refuses = 1 }: { open?: number; map?: number; refuses?: number } = {}) {
    this.#openErrno = open;
    this.#mapErrno = map;
    this.#refuses = refuses;
  }

  open(attribute: PerfAttribute): number {
    this.opened.push(attribute);
    if (this.#openErrno !== 0 && this.opened.length === this.#refuses) return -this.#openErrno;
    this.descriptors++;
    return 100 + this.opened.length;
  }

  ioctl(): number {
    return 0;
  }

  read(): number {
    return 0;
  }

  close(): void {
    this.descriptors--;
  }

  map(): bigint {
    if (this.#mapErrno !== 0 && this.opened.length === this.#refuses) return BigInt(-this.#mapErrno);
    this.mappings++;
    return 0x10_0000n;
  }

  unmap(): void {
    this.mappings--;
  }
}

const request: SamplerRequest = {
  event: 'cpu-clock',
  frequencyHz: 1000,
  fields: ['callChain'],
  ringBytes: 65536,
  includesKernel: false,
  targets: [
    { pid: 5, cpu: 0 },
    { pid: 5, cpu: 1 },
  ],
};

test.each([
  [{ open: 13 }, 'EVENT_FORBIDDEN', /perf_event_paranoid/],
  [{ open: 1, refuses: 2 }, 'EVENT_FORBIDDEN', /CAP_PERFMON/],
  [{ open: 2 }, 'EVENT_MISSING', /cpu-clock/],
  [{ open: 95, refuses: 2 }, 'EVENT_MISSING', /EOPNOTSUPP/],
  [{ open: 3 }, 'EVENT_TARGET', /5/],
  [{ open: 24, refuses: 2 }, 'EVENT_LIMIT', /ulimit -n/],
  [{ open: 5 }, 'SYSTEM_CALL', /EIO/],
  [{ map: 1, refuses: 2 }, 'EVENT_LIMIT', /64 KiB .*perf_event_mlock_kb/],
  [{ map: 12 }, 'SYSTEM_CALL', /ENOMEM/],
] as const)('fake kernel: refused with %o', (refusal, code, message) => {
  const kernel = new FakeKernel(refusal);
  const open = () => Sampler.open(request, kernel);
  expect(open).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  expect([kernel.descriptors, kernel.mappings]).toEqual([0, 0]);
});

test('fake kernel: more samples a second than the kernel takes', () => {
  const kernel = new FakeKernel({ open: 22 });
  const open = () => Sampler.open({ ...request, frequencyHz: 1e9 }, kernel);
  expect(open).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});

test('fake kernel: what is asked for is in the attribute, and everything is given back', () => {
  const kernel = new FakeKernel();
  const fields = ['callChain', 'addr', 'registers', 'branches'] as const;
  const sampler = Sampler.open({ ...request, fields }, kernel);
  expect(kernel.opened[0]).toMatchObject({
    sample_type: 1 | 2 | 4 | 8 | 0x20 | 0x800 | 0x1000,
    freq: true,
    sample_freq: 1000,
    disabled: true,
    exclude_kernel: true,
    sample_id_all: true,
    wakeup_watermark: 16384,
    sample_regs_user: 0xff0fff,
    branch_sample_type: 9,
  });
  expect(sampler.rings.map(({ sizeBytes, data, page }) => [sizeBytes, data - page])).toEqual([
    [65536, 4096n],
    [65536, 4096n],
  ]);
  sampler.close();
  sampler.close();
  expect([kernel.descriptors, kernel.mappings]).toEqual([0, 0]);
});

test.each([0, 4095, 5000, 12288, 1.5, Number.NaN, -4096])(
  'a ring of %d bytes is not a power of two of pages',
  (ringBytes) => {
    expect(() => Sampler.open({ ...request, ringBytes }, new FakeKernel())).toThrow(/power of two/);
  },
);

test('several events at once are refused', () => {
  expect(() => Sampler.open({ ...request, event: 'cpu-clock,task-clock' }, new FakeKernel())).toThrow(/one event/);
});
