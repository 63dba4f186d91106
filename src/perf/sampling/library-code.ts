// The code of functions in files that samples lie in, for listings as `perf annotate` makes them. Addresses are the file's
// own, as objdump shows them, and a function that several processes have mapped is one. The hottest are read alone.

import { shortName } from '../demangle/index.ts';
import type { CodeFacts, ProfiledFunction, ResolvedSample } from './profile-types.ts';
import type { LibraryPlace, SymbolFiles } from './symbol-files.ts';

/** Functions whose code is read. */
const MOST_FUNCTIONS = 32;
/** Of a longer function a part is listed. */
const MOST_BYTES = 64 << 10;

interface Sampled {
  readonly called: ProfiledFunction;
  readonly place: LibraryPlace;
  /** Samples by the distance from where the function begins. */
  readonly counts: Map<number, number>;
  samples: number;
}

/** Samples in functions of files, added up while the processes have them mapped. */
export class LibraryCode {
  readonly #sampled = new Map<string, Sampled>();

  add({ sample, stack }: ResolvedSample, placeOf: (called: ProfiledFunction) => LibraryPlace | undefined): void {
    const called = stack[0]!;
    const place = placeOf(called);
    if (place === undefined) return;
    const offset = Number(sample.ip - called.address!);
    if (offset < 0 || offset >= place.endAddress - place.address) return;
    const key = `${place.path}\0${place.address}`;
    const found = this.#sampled.get(key) ?? { called, place, counts: new Map<number, number>(), samples: 0 };
    this.#sampled.set(key, found);
    found.counts.set(offset, (found.counts.get(offset) ?? 0) + 1);
    found.samples++;
  }

  /** The functions with most samples; those whose file is gone are left out. */
  facts(files: SymbolFiles): CodeFacts[] {
    const hottest = [...this.#sampled.values()].sort((a, b) => b.samples - a.samples).slice(0, MOST_FUNCTIONS);
    return hottest.flatMap(({ called, place, counts }): CodeFacts[] => {
      const { address, endAddress, symbols } = place;
      const sizeBytes = endAddress - address;
      const startOffset = sizeBytes <= MOST_BYTES ? 0 : startOf(counts);
      const bytes = files.codeAt(place, address + startOffset, Math.min(MOST_BYTES, sizeBytes - startOffset));
      if (bytes === undefined || bytes.length === 0) return [];
      const nameAt = (target: bigint) => {
        const found = symbols.functionAt(Number(target));
        if (found === undefined) return undefined;
        const into = Number(target) - found.address;
        return `${shortName(found.name)}${into === 0 ? '' : `+0x${into.toString(16)}`}`;
      };
      return [
        {
          name: called.name,
          kind: called.kind === 'builtin' ? 'builtin' : 'library',
          module: called.module,
          address: BigInt(address),
          bytes,
          startOffset,
          sizeBytes: Number.isFinite(sizeBytes) ? sizeBytes : bytes.length,
          counts,
          nameAt,
        },
      ];
    });
  }
}

/**
 * Where the listed part of a long function begins: at the first sample in the half of it before the hottest one, for where
 * a sample lies an instruction begins.
 */
export function startOf(counts: ReadonlyMap<number, number>): number {
  const offsets = [...counts.keys()].sort((a, b) => a - b);
  const hottest = offsets.reduce((most, each) => (counts.get(each)! > counts.get(most)! ? each : most));
  if (hottest < MOST_BYTES / 2) return 0;
  return offsets.find((each) => each >= hottest - MOST_BYTES / 2)!;
}
