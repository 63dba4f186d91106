// A seccomp filter that lets system calls through from places of the child's own, with the arguments that they have there:
// one that ends it with status 0, and one that a set-up makes after the filter. Whatever else the code asks for, in
// whichever of the kernel's tables (64 bits, x32, `int 0x80`, `sysenter`), is not done; the kernel sends SIGSYS instead,
// with number and table, and the child's handler reports it. Kernels let some calls pass any filter (uretprobe from 6.12,
// uprobe from 6.18); those are stopped by what the set-up does after it. seccomp(2); classic BPF as in linux/filter.h.

import { auditArchitectures, seccompResults } from '../../linux/index.ts';

const LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
const JUMP_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
const RETURN = 0x06; // BPF_RET | BPF_K

/** Offsets in struct seccomp_data. */
const field = { number: 0, arch: 4, addressLow: 8, addressHigh: 12, args: 16 } as const;

type BpfInstruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

/** A system call that passes, from one place. */
export interface AllowedCall {
  readonly number: number;
  /** Address after the `syscall` instruction. */
  readonly after: bigint;
  /** What its first arguments must be. */
  readonly args: readonly bigint[];
}

/** The filter as struct sock_filter[]. */
export function systemCallFilter(allowed: readonly AllowedCall[]): Uint8Array {
  const program: BpfInstruction[] = [];
  for (const { number, after, args } of allowed) {
    const checks: readonly (readonly [offset: number, value: number])[] = [
      [field.arch, auditArchitectures.X86_64],
      [field.number, number],
      [field.addressLow, Number(after & 0xffff_ffffn)],
      [field.addressHigh, Number(after >> 32n)],
      ...args.flatMap((arg, i): [number, number][] => [
        [field.args + 8 * i, Number(arg & 0xffff_ffffn)],
        [field.args + 8 * i + 4, Number(arg >> 32n)],
      ]),
    ];
    for (const [i, [offset, value]] of checks.entries()) {
      // What does not match goes on after this call's `allow`.
      const restOfChecks = 2 * (checks.length - 1 - i);
      program.push([LOAD, 0, 0, offset], [JUMP_EQUAL, 0, restOfChecks + 1, value]);
    }
    program.push([RETURN, 0, 0, seccompResults.ALLOW]);
  }
  program.push([RETURN, 0, 0, seccompResults.TRAP]);
  return encode(program);
}

function encode(program: readonly BpfInstruction[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * program.length));
  for (const [i, [code, ifTrue, ifFalse, value]] of program.entries()) {
    view.setUint16(8 * i, code, true);
    view.setUint8(8 * i + 2, ifTrue);
    view.setUint8(8 * i + 3, ifFalse);
    view.setUint32(8 * i + 4, value, true);
  }
  return new Uint8Array(view.buffer);
}
