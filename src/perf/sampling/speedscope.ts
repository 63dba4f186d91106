// speedscope's file format, of which https://www.speedscope.app/file-format-schema.json is the schema: frames once,
// then for each thread a profile of sampled stacks.

import type { ProfiledFunction, SampledProfile } from './profile-types.ts';

interface SpeedscopeFrame {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
}

interface ThreadProfile {
  readonly type: 'sampled';
  readonly name: string;
  readonly unit: 'nanoseconds' | 'none';
  readonly startValue: number;
  readonly endValue: number;
  /** Stacks of indices of frames, outermost first. */
  readonly samples: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

export interface Speedscope {
  readonly $schema: 'https://www.speedscope.app/file-format-schema.json';
  readonly shared: { readonly frames: readonly SpeedscopeFrame[] };
  readonly profiles: readonly ThreadProfile[];
  readonly name: string;
  readonly activeProfileIndex: number;
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
  const profiles = [...threads].map(([thread, { samples, weights }]): ThreadProfile => {
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
