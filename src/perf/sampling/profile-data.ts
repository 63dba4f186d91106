// A finished profile: samples with their stacks resolved to functions, sums per function, counts per instruction of
// native and JIT code, and the formats that other tools read.

import { disassemble } from '../../disasm/index.ts';
import { foldedText } from './folded.ts';
import { type PprofLabels, pprofBytes } from './pprof.ts';
import type {
  CodeFacts,
  CodeProfile,
  FunctionRow,
  InstructionRow,
  ProfileFacts,
  ResolvedSample,
  SampledProfile,
} from './profile-types.ts';
import { type Speedscope, speedscopeProfile } from './speedscope.ts';
import type { ProfiledFunction } from './symbolize.ts';

/** A profile. Everything in it is counted in samples. */
export class Profile implements SampledProfile {
  readonly event: string;
  readonly frequencyHz: number | undefined;
  readonly period: number | undefined;
  readonly lost: number;
  readonly throttled: number;
  readonly durationNs: bigint;
  readonly notes: readonly string[];
  /** All samples in the order of time. */
  readonly samples: readonly ResolvedSample[];
  /** Native and JIT code with samples in it, most first. */
  readonly code: readonly CodeProfile[];
  #functions: readonly FunctionRow[] | undefined;

  constructor(facts: ProfileFacts, samples: readonly ResolvedSample[], code: readonly CodeFacts[]) {
    this.event = facts.event;
    this.frequencyHz = facts.frequencyHz;
    this.period = facts.period;
    this.lost = facts.lost;
    this.throttled = facts.throttled;
    this.durationNs = facts.durationNs;
    this.notes = facts.notes;
    this.samples = samples;
    this.code = code
      .map((each) => codeProfile(each, samples))
      .filter((each) => each.samples > 0)
      .sort((a, b) => b.samples - a.samples);
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
    return speedscopeProfile(this, name);
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
  const { name, kind, address, bytes, pid, labels = new Map<string, number>(), lines = [] } = code;
  const counts = new Map<number, number>();
  const end = address + BigInt(bytes.length);
  let count = 0;
  for (const { sample } of samples) {
    if (sample.ip < address || sample.ip >= end || (pid !== undefined && sample.pid !== pid)) continue;
    const offset = Number(sample.ip - address);
    counts.set(offset, (counts.get(offset) ?? 0) + 1);
    count++;
  }
  if (count === 0) return { name, kind, address, samples: 0, instructions: [] };
  const lineOf = new Map(lines.map(({ offset, line }) => [offset, line]));
  const labelsAt = groupLabels(labels);
  const instructions = disassemble(bytes, { origin: address }).map((instruction): InstructionRow => {
    let hits = 0;
    for (let i = 0; i < instruction.length; i++) hits += counts.get(instruction.offset + i) ?? 0;
    return {
      offset: instruction.offset,
      address: instruction.address,
      bytes: instruction.bytes,
      text: instruction.text,
      samples: hits,
      share: hits / count,
      line: lineOf.get(instruction.offset),
      labels: labelsAt.get(instruction.offset) ?? [],
    };
  });
  return { name, kind, address, samples: count, instructions };
}

function groupLabels(labels: ReadonlyMap<string, number>): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const [label, offset] of labels) groups.set(offset, [...(groups.get(offset) ?? []), label]);
  return groups;
}
