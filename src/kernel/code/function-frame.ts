// The function around the loops: which general register holds what, what has to be saved, and how code enters and leaves.
//
// rax, rcx and rdx are scratch everywhere. The entry is written last, when it is known how much stack the code needs.

import { RawCpuError } from '../../errors/index.ts';
import type { Label, Memory, R64 } from '../../isa/index.ts';
import * as isa from '../../isa/index.ts';
import { type Emitter, memory } from './emit.ts';
import { general64 } from './physical-registers.ts';

/** Numbers of the general registers that arguments arrive in. */
const argumentRegisters = [7, 6, 2, 1, 8, 9];
/** rdx and rcx are scratch, so what arrives in them moves. */
const movedTo: Readonly<Record<number, number>> = { 2: 10, 1: 11 };
const callerSaved = [8, 9, 10, 11, 6, 7];
const calleeSaved = [3, 12, 13, 14, 15];

/** Where an argument is kept: in a general register, or on the stack where it arrived. */
export type ArgumentPlace =
  | { readonly kind: 'register'; readonly register: R64 }
  | { readonly kind: 'stack'; readonly offset: number };

export interface FrameNeeds {
  readonly streams: number;
  readonly control: boolean;
  readonly results: boolean;
  readonly laneCounter: boolean;
}

const onStack = (offset: number): Memory => memory(8, { base: isa.rbp, displacement: offset });

export class FunctionFrame {
  /** Where the control block and the results are. */
  readonly control: R64 | undefined;
  readonly results: ArgumentPlace | undefined;
  readonly streams: readonly ArgumentPlace[];
  /** The number of elements in a row, the element that a pass begins with, and how many a partial pass has. */
  readonly n: R64;
  readonly index: R64;
  readonly count: R64;
  readonly laneCounter: R64 | undefined;
  private readonly spare = [...callerSaved, ...calleeSaved].reverse();
  private readonly saved = new Set<number>();
  private readonly moves: (readonly [to: R64, from: R64])[] = [];
  private readonly loads: (readonly [to: R64, stackOffset: number])[] = [];
  private arrived = 0;

  constructor(needs: FrameNeeds) {
    if (needs.control) this.control = this.registerArgument();
    const streams = Array.from({ length: needs.streams }, () => this.argument());
    this.results = needs.results ? this.argument() : undefined;
    this.n = this.claim();
    this.index = this.claim();
    this.count = this.claim();
    this.laneCounter = needs.laneCounter ? this.claim() : undefined;
    this.streams = streams.map((place) => {
      // A few registers are left for the values of the block itself.
      if (place.kind === 'register' || this.spare.length <= 2) return place;
      const register = this.claim();
      this.loads.push([register, place.offset]);
      return { kind: 'register', register };
    });
  }

  /** The general registers that are still free, for good. */
  claimRest(): readonly number[] {
    const rest = this.spare.splice(0);
    for (const id of rest) if (calleeSaved.includes(id)) this.saved.add(id);
    return rest;
  }

  /** The register with an argument; one that stayed on the stack comes into rdx. */
  pointer(out: Emitter, place: ArgumentPlace): R64 {
    if (place.kind === 'register') return place.register;
    out.op('mov', isa.rdx, onStack(place.offset));
    return isa.rdx;
  }

  /** Adds to a stream's address, through rax where it lies on the stack. */
  advance(out: Emitter, place: ArgumentPlace, distance: Memory): void {
    if (place.kind === 'register') out.op('add', place.register, distance);
    else {
      out.op('mov', isa.rax, distance);
      out.op('add', onStack(place.offset), isa.rax);
    }
  }

  /** Writes the way out, which code falls into, and after it the way in, which goes to `start`. */
  write(out: Emitter, entry: Label, start: Label): void {
    const saved = [...this.saved];
    const places = [...this.streams, ...(this.results === undefined ? [] : [this.results])];
    const framed =
      this.loads.length > 0 || out.frameBytes > 0 || saved.length > 0 || places.some(({ kind }) => kind === 'stack');
    saved.forEach((id, k) => {
      out.op('mov', general64(id), onStack(-8 * (k + 1)));
    });
    if (framed) {
      out.op('mov', isa.rsp, isa.rbp);
      out.op('pop', isa.rbp);
    }
    out.op('ret');
    out.assembler.align(16);
    out.bind(entry);
    if (framed) {
      out.op('push', isa.rbp);
      out.op('mov', isa.rbp, isa.rsp);
    }
    for (const id of saved) out.op('push', general64(id));
    if (out.frameBytes > 0) {
      out.op('sub', isa.rsp, out.frameBytes + 64);
      out.op('and', isa.rsp, -64);
    }
    out.op('vcvttsd2si', this.n, isa.xmm0);
    for (const [to, from] of this.moves) out.op('mov', to, from);
    for (const [register, offset] of this.loads) out.op('mov', register, onStack(offset));
    out.op('jmp', start);
  }

  /** Where the next argument of the System V ABI is. */
  private argument(): ArgumentPlace {
    return this.arrived < argumentRegisters.length
      ? { kind: 'register', register: this.registerArgument() }
      : { kind: 'stack', offset: 16 + 8 * (this.arrived++ - argumentRegisters.length) };
  }

  /** The register of the next argument, which is one of the first six. */
  private registerArgument(): R64 {
    const arrives = argumentRegisters[this.arrived++]!;
    const stays = movedTo[arrives] ?? arrives;
    if (stays !== arrives) this.moves.push([general64(stays), general64(arrives)]);
    this.spare.splice(this.spare.indexOf(stays), 1);
    return general64(stays);
  }

  /** Takes a general register for the whole function. */
  private claim(): R64 {
    const id = this.spare.pop();
    if (id === undefined) throw new RawCpuError('INTERNAL', 'the loop has no general register left');
    if (calleeSaved.includes(id)) this.saved.add(id);
    return general64(id);
  }
}
