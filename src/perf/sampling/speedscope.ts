// speedscope's file format, of which https://www.speedscope.app/file-format-schema.json is the schema: frames once,
// then for each thread a profile of sampled stacks.

import type { ProfiledFunction, SampledProfile } from './profile-types.ts';

/** A function of a file for speedscope. */
export interface SpeedscopeFrame {
  /** Its name. */
  readonly name: string;
  /** The file that it is in. */
  readonly file?: string;
  /** Its line there. */
  readonly line?: number;
}

/** The samples of one thread in a file for speedscope. */
export interface SpeedscopeThread {
  /** Speedscope's name for samples with a weight each. */
  readonly type: 'sampled';
  /** The thread. */
  readonly name: string;
  /** What weights count: time, or samples of anything else. */
  readonly unit: 'nanoseconds' | 'none';
  /** Always 0. */
  readonly startValue: number;
  /** All weights together. */
  readonly endValue: number;
  /** Stacks of indices of frames, outermost first. */
  readonly samples: readonly (readonly number[])[];
  /** A weight for each sample. */
  readonly weights: readonly number[];
}

/** A file in speedscope's format, as an object: JSON.stringify() writes it. */
export interface Speedscope {
  /** The format. */
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  /** The functions, which stacks name by their index. */
  readonly shared: { readonly frames: readonly SpeedscopeFrame[] };
  /** One for each thread. */
  readonly profiles: readonly SpeedscopeThread[];
  /** What the tab is called. */
  readonly name: string;
  /** Which thread is shown first. */
  readonly activeProfileIndex: number;
  /** Who wrote the file. */
  readonly exporter: string;
}

export function speedscopeProfile(profile: SampledProfile, name: string): Speedscope {
  const indices = new Map<ProfiledFunction, number>();
  const indexOf = (called: ProfiledFunction) => {
    const index = indices.get(called) ?? indices.size;
    indices.set(called, index);
    return index;
  };
  const weight = profile.sampleNs ?? 1;
  const threads = new Map<string, { samples: number[][]; weights: number[] }>();
  for (const { sample, stack } of profile.samples) {
    const thread = `process ${sample.pid}, thread ${sample.tid}`;
    const entry = threads.get(thread) ?? { samples: [], weights: [] };
    threads.set(thread, entry);
    entry.samples.push(stack.map(indexOf).reverse());
    entry.weights.push(weight);
  }
  const profiles = [...threads].map(([thread, { samples, weights }]): SpeedscopeThread => {
    const endValue = weight * samples.length;
    const unit = profile.sampleNs === undefined ? 'none' : 'nanoseconds';
    return { type: 'sampled', name: thread, unit, startValue: 0, endValue, samples, weights };
  });
  const frames = [...indices.keys()].map(
    ({ name: called, module, line }): SpeedscopeFrame => ({
      name: called,
      file: module,
      ...(line > 0 ? { line } : {}),
    }),
  );
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames },
    profiles,
    name,
    activeProfileIndex: 0,
    exporter: 'rawcpu',
  };
}
