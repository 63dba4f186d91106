// The function around the loops: which general register holds what, what has to be saved, and how code enters and leaves.
//
// rax, rcx and rdx are scratch everywhere. The entry is written last, when it is known how much stack the code needs.

import { RawCpuError } from '../../errors/index.ts';
import type { Label, Register } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import { type Emitter, general64, memory } from './emit.ts';

/** Numbers of the general registers that arguments arrive in. */
const argumentRegisters = [7, 6, 2, 1, 8, 9];
/** rdx and rcx are scratch, so what arrives in them moves. */
const movedTo: Readonly<Record<number, number>> = { 2: 10, 1: 11 };
const callerSaved = [8, 9, 10, 11, 6, 7];
const calleeSaved = [3, 12, 13, 14, 15];

/** A general register, or a place on the stack where an argument arrived. */
export type Home = { readonly register: Register } | { readonly stackOffset: number };

export interface FrameNeeds {
  readonly streams: number;
  readonly control: boolean;
  readonly results: boolean;
  readonly laneCounter: boolean;
}

export class Frame {
  /** Where the control block and the results are. */
  readonly control: Register | undefined;
  readonly results: Home | undefined;
  readonly streams: readonly Home[];
  /** The number of elements in a row, the element that a pass begins with, and how many a partial pass has. */
  readonly n: Register;
  readonly index: Register;
  readonly count: Register;
  readonly laneCounter: Register | undefined;
  private readonly spare = [...callerSaved, ...calleeSaved].reverse();
  private readonly saved = new Set<number>();
  private readonly moves: (readonly [to: Register, from: Register])[] = [];
  private readonly loads: (readonly [to: Register, stackOffset: number])[] = [];
  private arrived = 0;

  constructor(needs: FrameNeeds) {
    if (needs.control) this.control = (this.argument() as { register: Register }).register;
    const streams = Array.from({ length: needs.streams }, () => this.argument());
    this.results = needs.results ? this.argument() : undefined;
    this.n = this.claim();
    this.index = this.claim();
    this.count = this.claim();
    this.laneCounter = needs.laneCounter ? this.claim() : undefined;
    this.streams = streams.map((home) => {
      // A few registers are left for the values of the block itself.
      if ('register' in home || this.spare.length <= 2) return home;
      const register = this.claim();
      this.loads.push([register, home.stackOffset]);
      return { register };
    });
  }

  /** The general registers that are still free, for good. */
  claimRest(): readonly number[] {
    const rest = this.spare.splice(0);
    for (const id of rest) if (calleeSaved.includes(id)) this.saved.add(id);
    return rest;
  }

  /** The register with a stream's address; one that stayed on the stack comes into rdx. */
  pointer(out: Emitter, home: Home): Register {
    if ('register' in home) return home.register;
    out.op('mov', isa.rdx, memory(8, { base: isa.rbp, displacement: home.stackOffset }));
    return isa.rdx;
  }

  /** Adds to a stream's address, through rax where it lies on the stack. */
  advance(out: Emitter, home: Home, distance: unknown): void {
    if ('register' in home) out.op('add', home.register, distance);
    else {
      out.op('mov', isa.rax, distance);
      out.op('add', memory(8, { base: isa.rbp, displacement: home.stackOffset }), isa.rax);
    }
  }

  /** Writes the way out, which code falls into, and behind it the way in, which goes to `start`. */
  write(out: Emitter, entry: Label, start: Label): void {
    const saved = [...this.saved];
    const onStack = [...this.streams, ...(this.results === undefined ? [] : [this.results])];
    const framed =
      this.loads.length > 0 || out.frameBytes > 0 || saved.length > 0 || onStack.some((home) => 'stackOffset' in home);
    saved.forEach((id, k) => {
      out.op('mov', general64[id]!, memory(8, { base: isa.rbp, displacement: -8 * (k + 1) }));
    });
    if (framed) {
      out.op('mov', isa.rsp, isa.rbp);
      out.op('pop', isa.rbp);
    }
    out.op('ret');
    out.assembler.align(16);
    out.assembler.bind(entry);
    if (framed) {
      out.op('push', isa.rbp);
      out.op('mov', isa.rbp, isa.rsp);
    }
    for (const id of saved) out.op('push', general64[id]!);
    if (out.frameBytes > 0) {
      out.op('sub', isa.rsp, out.frameBytes + 64);
      out.op('and', isa.rsp, -64);
    }
    out.op('vcvttsd2si', this.n, isa.xmm0);
    for (const [to, from] of this.moves) out.op('mov', to, from);
    for (const [register, stackOffset] of this.loads) {
      out.op('mov', register, memory(8, { base: isa.rbp, displacement: stackOffset }));
    }
    out.op('jmp', start);
  }

  /** Where the next argument of the System V ABI is. */
  private argument(): Home {
    const at = this.arrived++;
    const arrives = argumentRegisters[at];
    if (arrives === undefined) return { stackOffset: 16 + 8 * (at - argumentRegisters.length) };
    const stays = movedTo[arrives] ?? arrives;
    if (stays !== arrives) this.moves.push([general64[stays]!, general64[arrives]!]);
    this.spare.splice(this.spare.indexOf(stays), 1);
    return { register: general64[stays]! };
  }

  /** Takes a general register for the whole function. */
  private claim(): Register {
    const id = this.spare.pop();
    if (id === undefined) throw new RawCpuError('INTERNAL', 'the loop has no general register left');
    if (calleeSaved.includes(id)) this.saved.add(id);
    return general64[id]!;
  }
}
