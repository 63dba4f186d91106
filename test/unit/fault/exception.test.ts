// What signal, si_code and vector mean together, as kernels were seen to report them: also what this machine cannot raise,
// and each after a fault of another kind, whose vector still stands in the frame.

import { describe, expect, test } from 'vitest';
import { decodeOne } from '../../../src/disasm/index.ts';
import { CpuState, stateLayout } from '../../../src/fault/cpu-state.ts';
import { stopOf } from '../../../src/fault/exception.ts';
import { type FaultReport, faultKind } from '../../../src/fault/fault-kind.ts';

const SIGILL = 4;
const SIGTRAP = 5;
const SIGBUS = 7;
const SIGFPE = 8;
const SIGSEGV = 11;
const SI_KERNEL = 128;

interface Row {
  readonly what: string;
  readonly signal: number;
  readonly code: number;
  /** The vector where the kernel notes one. */
  readonly trap?: number;
  readonly errorCode?: bigint;
  readonly bytes?: readonly number[];
  readonly kind: RegExp;
  readonly fault: string;
}

// biome-ignore format: a table
const rows: readonly Row[] = [
  { what: 'div by zero', signal: SIGFPE, code: 1, trap: 0, bytes: [0xf7, 0xf1], kind: /divided by zero/, fault: 'DIVIDE_ERROR' },
  { what: 'x87', signal: SIGFPE, code: 3, trap: 16, bytes: [0x9b], kind: /x87 exception/, fault: 'FLOATING_POINT' },
  { what: 'SSE', signal: SIGFPE, code: 3, trap: 19, kind: /SSE exception/, fault: 'FLOATING_POINT' },
  { what: 'ud2', signal: SIGILL, code: 2, trap: 6, bytes: [0x0f, 0x0b], kind: /executed ud2/, fault: 'ILLEGAL_INSTRUCTION' },
  { what: 'tilezero without permission', signal: SIGILL, code: 1, bytes: [0xc4, 0xe2, 0x7b, 0x49, 0xc0], kind: /executed tilezero, which is illegal without the permission.*requestAmx\(\)/, fault: 'MISSING_FEATURE' },
  { what: 'a tile of unknown bytes', signal: SIGILL, code: 1, bytes: [6], kind: /a tile instruction.*permission/, fault: 'MISSING_FEATURE' },
  { what: 'uretprobe', signal: SIGILL, code: SI_KERNEL, kind: /stopped by the kernel/, fault: 'FAULT_PROTECTION' },
  { what: 'int3', signal: SIGTRAP, code: SI_KERNEL, trap: 3, kind: /int3/, fault: 'BREAKPOINT' },
  { what: 'trap flag', signal: SIGTRAP, code: 2, trap: 1, kind: /trap flag/, fault: 'BREAKPOINT' },
  { what: 'int1', signal: SIGTRAP, code: 1, trap: 1, kind: /trap flag/, fault: 'BREAKPOINT' },
  { what: 'alignment check', signal: SIGBUS, code: 1, trap: 17, kind: /alignment check/, fault: 'FAULT_ALIGNMENT' },
  { what: 'a file that ended', signal: SIGBUS, code: 2, trap: 14, kind: /nothing behind it/, fault: 'FAULT_BUS' },
  { what: 'broken memory', signal: SIGBUS, code: 4, kind: /memory that is broken/, fault: 'FAULT_BUS' },
  { what: 'stack segment', signal: SIGBUS, code: SI_KERNEL, trap: 12, bytes: [0x50], kind: /.*/, fault: 'FAULT_PROTECTION' },
  { what: 'segment not present', signal: SIGBUS, code: SI_KERNEL, trap: 11, errorCode: 0x60n, bytes: [0x8e, 0xe0], kind: /selector 0x60/, fault: 'FAULT_PROTECTION' },
  { what: 'read', signal: SIGSEGV, code: 1, trap: 14, errorCode: 4n, bytes: [0x8a, 0x00], kind: /read 1 byte.*not mapped/, fault: 'FAULT_READ' },
  { what: 'write', signal: SIGSEGV, code: 2, trap: 14, errorCode: 7n, bytes: [0x88, 0x00], kind: /wrote 1 byte.*read-only/, fault: 'FAULT_WRITE' },
  { what: 'protection key', signal: SIGSEGV, code: 4, trap: 14, errorCode: 0x25n, bytes: [0x8a, 0x00], kind: /protection key/, fault: 'FAULT_READ' },
  { what: 'control protection', signal: SIGSEGV, code: 10, trap: 21, kind: /control-flow/, fault: 'FAULT_PROTECTION' },
  { what: 'overflow', signal: SIGSEGV, code: SI_KERNEL, trap: 4, kind: /overflow/, fault: 'FAULT_PROTECTION' },
  { what: 'bound', signal: SIGSEGV, code: SI_KERNEL, trap: 5, kind: /out of bounds/, fault: 'FAULT_PROTECTION' },
  { what: 'hlt', signal: SIGSEGV, code: SI_KERNEL, trap: 13, bytes: [0xf4], kind: /executed hlt/, fault: 'FAULT_PROTECTION' },
  { what: 'int 0x90', signal: SIGSEGV, code: SI_KERNEL, trap: 13, errorCode: 0x482n, bytes: [0xcd, 0x90], kind: /int 0x90/, fault: 'FAULT_PROTECTION' },
  { what: 'a far return', signal: SIGSEGV, code: SI_KERNEL, trap: 13, errorCode: 0x20n, bytes: [0x48, 0xcb], kind: /selector 0x20 with retf/, fault: 'FAULT_PROTECTION' },
  { what: 'a bad rt_sigreturn', signal: SIGSEGV, code: SI_KERNEL, kind: /stopped by the kernel/, fault: 'FAULT_PROTECTION' },
  { what: 'kill', signal: SIGSEGV, code: 0, kind: /process 4096 sent/, fault: 'REPORT_LOST' },
  { what: 'tgkill', signal: SIGFPE, code: -6, kind: /process 4096 sent/, fault: 'REPORT_LOST' },
  { what: 'sigqueue', signal: SIGILL, code: -1, kind: /process 4096 sent/, fault: 'REPORT_LOST' },
];

const layout = stateLayout({ xcr0: 0n, componentOffsets: {} });

function report({ signal, code, errorCode = 0n }: Row, trap: number): FaultReport {
  const state = new CpuState(layout).reset();
  state.set('rsp', 0x7000_0000n);
  return { signal, code, trap, address: 4096n, faultAddress: 4096n, errorCode, state };
}

const circumstances = ({ bytes = [0x90] }: Row) => ({
  instruction: decodeOne(Uint8Array.from(bytes), 0n),
  deadline: undefined,
  stackGuard: { start: 0x1000_0000n, end: 0x1100_0000n },
});

describe.each(rows)('$what', (row) => {
  test('is told by signal, code and vector', () => {
    for (const trap of row.trap === undefined ? [0] : [row.trap]) {
      const found = faultKind(report(row, trap), circumstances(row));
      expect([found.code, found.kind]).toEqual([row.fault, expect.stringMatching(row.kind)]);
    }
  });

  test('whatever vector a fault before it has left', () => {
    if (row.trap !== undefined) return;
    // A general protection fault is told apart by its instruction, see below.
    for (const stale of [0, 1, 3, 6, 7, 11, 12, 14, 16, 17, 19, 32, 0xffff_ffff]) {
      if (row.signal === SIGSEGV && stale >= 32) continue;
      const found = faultKind(report(row, stale), circumstances(row));
      expect([stale, found.code, found.kind]).toEqual([stale, row.fault, expect.stringMatching(row.kind)]);
    }
  });
});

describe('a signal that found no room on the stack', () => {
  const row: Row = { what: '', signal: SIGSEGV, code: SI_KERNEL, kind: /./, fault: '' };

  test.each([0, 6, 13, 14])('after vector %d', (stale) => {
    const near = report(row, stale);
    near.state.set('rsp', 0x1100_0d00n);
    expect(faultKind(near, circumstances(row)).code).toBe('STACK_OVERFLOW');
  });

  test('a privileged instruction there is what it is', () => {
    const near = report(row, 13);
    near.state.set('rsp', 0x1100_0d00n);
    expect(faultKind(near, circumstances({ ...row, bytes: [0xf4] })).kind).toContain('hlt');
  });
});

test('emulators give no vector', () => {
  const none = 0xffff_ffff;
  expect(stopOf({ signal: SIGILL, code: 2, trap: none, address: 0n })).toEqual({ by: 'exception', vector: 6 });
  expect(stopOf({ signal: SIGSEGV, code: SI_KERNEL, trap: none, address: 0n })).toEqual({
    by: 'exception',
    vector: 13,
  });
  expect(stopOf({ signal: SIGSEGV, code: 1, trap: none, address: 0n })).toEqual({ by: 'exception', vector: 14 });
  expect(stopOf({ signal: SIGTRAP, code: SI_KERNEL, trap: none, address: 0n })).toEqual({ by: 'exception', vector: 3 });
});
