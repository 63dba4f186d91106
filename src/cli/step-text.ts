// One step of a trace as a line: addresses by the names of labels and regions, what was written, the way of a jump.

import type { Trace, TraceStep } from '../index.ts';
import { colorText } from './color-listing.ts';
import type { Colors } from './io.ts';
import { isVector, type LaneType, lanesIn, lanesOf } from './lanes.ts';
import { hexText } from './output.ts';
import { changedJson, changeText, laneTypeOf, registerText, type VectorView } from './register-text.ts';

const INSTRUCTION_COLUMN = 40;

interface Region {
  readonly name: string;
  readonly start: bigint;
  readonly end: bigint;
}

/** Makes the lines of a trace, in order: it remembers what each vector register was last computed with. */
export class StepWriter {
  readonly #trace: Trace;
  readonly #view: VectorView;
  readonly #colors: Colors;
  readonly #regions: readonly Region[];
  readonly #lanes = new Map<string, LaneType>();

  constructor(trace: Trace, view: VectorView, colors: Colors) {
    this.#trace = trace;
    this.#view = view;
    this.#colors = colors;
    this.#regions = Object.entries(trace.addresses).map(([name, start]) => ({
      name,
      start,
      end: start + BigInt(trace.memory[name]?.length ?? 0),
    }));
  }

  text(step: TraceStep, digits: number): string {
    const colors = this.#colors;
    const lanes = this.#laneOf(step);
    const place = step.place ?? hex(step.address);
    const instruction = this.#instruction(step);
    const head = `${colors.dim(`${String(step.index).padStart(digits)}  ${place.padEnd(12)}`)}  ${colorText(instruction, colors)}`;
    const notes = Object.entries(step.changed).map(([name, { before, after }]) =>
      changeText({ name, before, after, lanes: lanes(name), place: this.#place(after) }, colors),
    );
    if (step.memory !== undefined) notes.push(this.#memoryText(step.memory, step));
    if (step.isTaken !== undefined) notes.push(colors.dim(step.isTaken ? 'taken' : 'not taken'));
    const gap = ' '.repeat(Math.max(2, INSTRUCTION_COLUMN - instruction.length));
    return notes.length === 0 ? head : `${head}${gap}${notes.join('  ')}`;
  }

  /** The step with the names of addresses, and the numbers in vector and x87 registers. */
  json(step: TraceStep): object {
    const { changed, memory, target, ...rest } = step;
    const placeOf = (address: bigint) => this.#place(address) ?? null;
    return {
      ...rest,
      changed: changedJson(changed, this.#laneOf(step)),
      ...(target === undefined ? {} : { target: { address: target, place: placeOf(target) } }),
      ...(memory === undefined ? {} : { memory: { ...memory, place: placeOf(memory.address) } }),
    };
  }

  /** The elements of each register that a step changes. */
  #laneOf({ instruction, changed }: TraceStep): (name: string) => LaneType | undefined {
    const written = lanesOf(mnemonicOf(instruction));
    for (const name of Object.keys(changed)) {
      if (written !== undefined && isVector(name)) this.#lanes.set(name, written);
    }
    return (name) => laneTypeOf(name, this.#view, this.#lanes.get(name));
  }

  /** The instruction with the label that it goes to. */
  #instruction({ instruction, target }: TraceStep): string {
    const place = target === undefined ? undefined : this.#place(target);
    return place === undefined ? instruction : instruction.replace(/0x[0-9a-f]+$/, place);
  }

  /** An address by the label before it, or by the region that it lies in. */
  #place(address: bigint): string | undefined {
    const region = this.#regions.find(({ start, end }) => address >= start && address < end);
    if (region === undefined) return this.#trace.place(address);
    return address === region.start ? region.name : `${region.name}+${hex(address - region.start)}`;
  }

  #memoryText({ address, bytes, isWritten }: NonNullable<TraceStep['memory']>, { instruction }: TraceStep): string {
    const { magenta, green } = this.#colors;
    const value = this.#valueText(bytes, lanesOf(mnemonicOf(instruction)));
    return `${magenta(`[${this.#place(address) ?? hex(address)}]`)} ${isWritten ? `← ${green(value)}` : value}`;
  }

  /** What lies in memory: a number where it has the size of one, elements where the instruction has some, or bytes. */
  #valueText(bytes: Uint8Array, written: LaneType | undefined): string {
    const value = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const lanes = laneTypeOf('zmm0', this.#view, written);
    if (lanes !== undefined && bytes.length * 8 >= Number(lanes.slice(1)) && /^f/.test(lanes)) {
      return `${lanes}:${lanesIn(lanes, value).join(',')}`;
    }
    if (![1, 2, 4, 8].includes(bytes.length)) return hexText(bytes);
    const place = this.#place(value);
    return place === undefined ? registerText('r', value) : `${hex(value)} (${place})`;
  }
}

const hex = (value: bigint): string => `0x${value.toString(16)}`;

/** The name of an instruction, without its prefixes. */
const mnemonicOf = (text: string): string => /^(?:(?:lock|repn?e?|bnd|notrack) )*(\S+)/.exec(text)?.[1] ?? '';
