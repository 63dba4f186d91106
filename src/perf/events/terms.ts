// The terms between the slashes of `pmu/term,term=value/`: fields of the PMU's format, events by name, and a few words
// that mean the same for every PMU. A later term overrides an earlier one.

import { didYouMean } from '../../errors/index.ts';
import type { PerfAttribute } from '../../linux/index.ts';
import {
  architecturalFormat,
  type ConfigWord,
  configWords,
  type FormatField,
  fieldMask,
  type Pmu,
  placeValue,
} from './pmu.ts';
import { type EventSyntax, eventError, type TermSyntax } from './syntax.ts';

/** What terms come to. */
export interface TermResult {
  readonly words: Readonly<Partial<Record<ConfigWord, bigint>>>;
  /** From `name=`. */
  readonly name: string | undefined;
  readonly sampling: PerfAttribute;
  readonly scale: number;
  readonly unit: string;
}

/** Where terms find the events that the kernel does not name. */
export interface TermSource {
  /** Terms of a model-specific event. */
  modelEvent(name: string): string | undefined;
  readonly modelNames: () => Iterable<string>;
}

/** Words for every PMU; what else perf knows there is about sampling, and an option of the functions that sample. */
const commonKeys = [...configWords, 'name', 'period', 'freq'];

export function readTerms(event: EventSyntax, terms: readonly TermSyntax[], pmu: Pmu, source: TermSource): TermResult {
  return new TermReader(event, pmu, source).read(terms);
}

class TermReader {
  readonly #event: EventSyntax;
  readonly #pmu: Pmu;
  readonly #source: TermSource;
  readonly #words: Partial<Record<ConfigWord, bigint>> = {};
  #name: string | undefined;
  #sampling: PerfAttribute = {};
  #scale = 1;
  #unit = '';

  constructor(event: EventSyntax, pmu: Pmu, source: TermSource) {
    this.#event = event;
    this.#pmu = pmu;
    this.#source = source;
  }

  read(terms: readonly TermSyntax[]): TermResult {
    // An event's own terms stand below those that are written beside it, wherever it stands.
    const isEvent = (term: TermSyntax) => term.value === undefined && this.#termsOfEvent(term.key) !== undefined;
    for (const term of terms.filter(isEvent)) this.#nameEvent(term, terms);
    for (const term of terms.filter((each) => !isEvent(each))) this.#apply(term);
    const { scale, unit } = { scale: this.#scale, unit: this.#unit };
    return { words: this.#words, name: this.#name, sampling: this.#sampling, scale, unit };
  }

  #termsOfEvent(name: string): string | undefined {
    if (this.#pmu.format.has(name)) return undefined;
    return this.#pmu.eventTerms(name) ?? this.#source.modelEvent(name);
  }

  #nameEvent(term: TermSyntax, all: readonly TermSyntax[]): void {
    for (const part of this.#termsOfEvent(term.key)!.split(',')) {
      const [key = '', value] = part.trim().split('=');
      if (value === '?') {
        if (all.some((each) => each.key === key && each.value !== undefined)) continue;
        this.#fail(term, `${this.#pmu.name}/${term.key}/ needs a value for ${key}`, `write ${term.key},${key}=0x1`);
      }
      this.#apply({ key, value, at: term.at, length: term.length });
    }
    const { scale, unit } = this.#pmu.eventScale(term.key);
    this.#scale = scale;
    this.#unit = unit;
  }

  #apply(term: TermSyntax): void {
    const { key, value } = term;
    const field = this.#pmu.format.get(key);
    if (field !== undefined) {
      this.#setField(term, field);
      return;
    }
    const word = configWords.find((each) => each === key);
    if (word !== undefined) {
      this.#words[word] = this.#number(term, 64);
      return;
    }
    const raw = /^r(?:0x)?([0-9a-f]{1,16})$/i.exec(key);
    if (raw !== null && value === undefined) {
      this.#words.config = BigInt(`0x${raw[1]}`);
      return;
    }
    if (key === 'name' && value !== undefined) this.#name = value;
    else if (key === 'period') this.#sampling = { ...this.#sampling, sample_period: this.#number(term, 63) };
    else if (key === 'freq') this.#sampling = { ...this.#sampling, freq: true, sample_freq: this.#number(term, 63) };
    else this.#unknown(term);
  }

  #setField(term: TermSyntax, field: FormatField): void {
    const value = term.value === undefined ? 1n : this.#number(term, field.widthBits);
    const rest = (this.#words[field.word] ?? 0n) & ~fieldMask(field);
    this.#words[field.word] = rest | placeValue(field, value);
  }

  #number(term: TermSyntax, widthBits: number): bigint {
    const { key, value } = term;
    if (value === undefined || !/^(0x[0-9a-f]+|\d+)$/i.test(value)) {
      this.#fail(term, `${key} wants a number such as 0x1c, got '${value ?? ''}'`);
    }
    const number = BigInt(value);
    if (number < 1n << BigInt(widthBits)) return number;
    return this.#fail(term, `${value} is too large for ${key}, which has ${widthBits} bits`);
  }

  #unknown(term: TermSyntax): never {
    const { name, format, eventNames } = this.#pmu;
    const isPlain = term.value === undefined;
    const fields = [...format.keys()];
    const candidates = [...fields, ...commonKeys, ...(isPlain ? [...eventNames, ...this.#source.modelNames()] : [])];
    const near = didYouMean(term.key, candidates);
    const what = isPlain ? 'no field and no event' : 'no field';
    throw eventError('EVENT_UNKNOWN', this.#event.source, term, `${name} has ${what} named '${term.key}'`, {
      hint: near ?? `its fields are ${fields.sort().join(', ') || 'none'}, and ${commonKeys.join(', ')}`,
      details: { pmu: name, term: term.key },
    });
  }

  #fail(term: TermSyntax, message: string, hint?: string): never {
    throw eventError('EVENT_SYNTAX', this.#event.source, term, message, hint === undefined ? {} : { hint });
  }
}

/** The format of a core PMU that the kernel does not show, which is what a virtual machine without a PMU has. */
export function assumedCorePmu(format = architecturalFormat): Pmu {
  return {
    name: 'cpu',
    type: 4,
    format,
    eventNames: [],
    eventTerms: () => undefined,
    eventScale: () => ({ scale: 1, unit: '' }),
    cpus: undefined,
    cpuMask: undefined,
  };
}
