// A finished profile: samples with their stacks resolved to functions, sums per function, counts per instruction of
// native and JIT code, and the formats that other tools read.

import { disassemble, type Instruction } from '../../disasm/index.ts';
import { readText } from '../../errors/index.ts';
import { foldedText } from './folded.ts';
import { type PprofLabels, pprofBytes } from './pprof.ts';
import type {
  CodeFacts,
  CodeProfile,
  FunctionRow,
  InstructionRow,
  ProfiledFunction,
  ProfileFacts,
  ResolvedSample,
} from './profile-types.ts';
import { type Speedscope, speedscopeProfile } from './speedscope.ts';

/** A profile. Everything in it is counted in samples. */
export class Profile {
  /** What was sampled, in perf's notation. */
  readonly event: string;
  /** Samples a second that were asked for; undefined where a period was. */
  readonly frequencyHz: number | undefined;
  /** Events from one sample to the next; undefined where a frequency was asked for. */
  readonly period: number | undefined;
  /** Samples that the kernel had no room for. */
  readonly lost: number;
  /** How often the kernel held back to spare the machine. */
  readonly throttled: number;
  /** How long samples were taken. */
  readonly durationNs: bigint;
  /** What the reader of the profile should know, such as names that are missing. */
  readonly notes: readonly string[];
  /** All samples in the order of time. */
  readonly samples: readonly ResolvedSample[];
  readonly #codeFacts: readonly CodeFacts[];
  #code: readonly CodeProfile[] | undefined;
  #functions: readonly FunctionRow[] | undefined;

  /** @internal */
  constructor(facts: ProfileFacts, samples: readonly ResolvedSample[], code: readonly CodeFacts[]) {
    this.event = facts.event;
    this.frequencyHz = facts.frequencyHz;
    this.period = facts.period;
    this.lost = facts.lost;
    this.throttled = facts.throttled;
    this.durationNs = facts.durationNs;
    this.notes = facts.notes;
    this.samples = samples;
    this.#codeFacts = code;
  }

  /** Native and JIT code with samples in it, and the hottest functions of files, most first. */
  get code(): readonly CodeProfile[] {
    this.#code ??= this.#codeFacts
      .map((each) => codeProfile(each, this.samples))
      .filter((each) => each.samples > 0)
      .sort((a, b) => b.samples - a.samples);
    return this.#code;
  }

  /** Nanoseconds that a sample stands for when time is sampled, else undefined. */
  get sampleNs(): number | undefined {
    return this.frequencyHz === undefined ? undefined : 1e9 / this.frequencyHz;
  }

  /** Every function with samples, the one with most of its own first. */
  get functions(): readonly FunctionRow[] {
    this.#functions ??= functionRows(this.samples);
    return this.#functions;
  }

  /** Folded stacks, a line each with its count, outermost function first: what flamegraph.pl reads. */
  folded(): string {
    return foldedText(this.samples);
  }

  /** A file for https://www.speedscope.app. @param name what its tab is called */
  speedscope(name = 'rawcpu'): Speedscope {
    return speedscopeProfile(this, readText('speedscope: the name', name));
  }

  /** A file for `go tool pprof` and others (profile.proto), compressed. */
  pprof(labels: PprofLabels = {}): Uint8Array {
    return pprofBytes(this, labels);
  }
}

function functionRows(samples: readonly ResolvedSample[]): FunctionRow[] {
  const rows = new Map<ProfiledFunction, { self: number; total: number }>();
  for (const { stack } of samples) {
    const seen = new Set<ProfiledFunction>();
    for (const [i, called] of stack.entries()) {
      const row = rows.get(called) ?? { self: 0, total: 0 };
      rows.set(called, row);
      if (i === 0) row.self++;
      // A function that calls itself is counted once a sample.
      if (!seen.has(called)) row.total++;
      seen.add(called);
    }
  }
  return [...rows]
    .map(([called, counts]) => ({ ...called, ...counts }))
    .sort((a, b) => b.self - a.self || b.total - a.total);
}

function codeProfile(code: CodeFacts, samples: readonly ResolvedSample[]): CodeProfile {
  const { name, kind, address, bytes, module, startOffset = 0, labels = new Map<string, number>(), lines = [] } = code;
  const counts = code.counts ?? countsIn(code, samples);
  const count = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const about = { name, kind, module, address, sizeBytes: code.sizeBytes ?? bytes.length, samples: count };
  if (count === 0) return { ...about, instructions: [] };
  const lineOf = new Map(lines.map(({ offset, line }) => [offset, line]));
  const labelsAt = groupLabels(labels);
  const origin = address + BigInt(startOffset);
  const instructions = disassemble(bytes, { origin }).map((instruction): InstructionRow => {
    const offset = startOffset + instruction.offset;
    let hits = 0;
    for (let i = 0; i < instruction.length; i++) hits += counts.get(offset + i) ?? 0;
    return {
      offset,
      address: instruction.address,
      bytes: instruction.bytes,
      text: namedText(instruction, code),
      samples: hits,
      share: hits / count,
      line: lineOf.get(offset),
      labels: labelsAt.get(offset) ?? [],
    };
  });
  return { ...about, instructions };
}

/** Samples in code at one address, by offset. */
function countsIn({ address, bytes, pid }: CodeFacts, samples: readonly ResolvedSample[]): Map<number, number> {
  const counts = new Map<number, number>();
  const end = address + BigInt(bytes.length);
  for (const { sample } of samples) {
    if (sample.ip < address || sample.ip >= end || (pid !== undefined && sample.pid !== pid)) continue;
    const offset = Number(sample.ip - address);
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  return counts;
}

/** The text of an instruction, with the name of what it calls or jumps to in place of the address. */
function namedText({ text, operands }: Instruction, { nameAt }: CodeFacts): string {
  const target = operands.find((each) => each.kind === 'target');
  const name = target && nameAt?.(target.value);
  return name === undefined ? text : text.replace(target!.text, () => name);
}

function groupLabels(labels: ReadonlyMap<string, number>): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const [label, offset] of labels) groups.set(offset, [...(groups.get(offset) ?? []), label]);
  return groups;
}
