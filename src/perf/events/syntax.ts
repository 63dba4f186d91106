// perf's notation of events as a tree (perf-list(1); tools/perf/Documentation). What an event means on a machine is
// resolve.ts's concern.
//
//   list    group or event, with commas between
//   group   { event, event, ... } [: modifiers]
//   event   name [: modifiers]                          cycles:u   L1-dcache-load-misses   r01c2   inst_retired.any
//           name / term, ... / [modifiers]               cycles/period=1000/
//           pmu / term, ... / [modifiers]                cpu/event=0xc0,umask=0x1/u   msr/tsc/
//           system : name [: modifiers]                  sched:sched_switch
//           mem : address [/ length] [: access] [: modifiers]      mem:0x1000/8:rw:u
//           uprobe : path : place [: modifiers]          also uretprobe; kprobe : place and kretprobe

import { type ParseError, parseErrorAt } from '../../errors/index.ts';
import { namedEvent } from './names.ts';

/** A part of the text, by offset. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

export interface TermSyntax extends Span {
  readonly key: string;
  /** Undefined for a bare word. */
  readonly value: string | undefined;
}

export type ProbeKind = 'uprobe' | 'uretprobe' | 'kprobe' | 'kretprobe';

export type EventBody =
  | { readonly kind: 'name'; readonly name: string; readonly terms: readonly TermSyntax[] }
  | { readonly kind: 'raw'; readonly config: bigint }
  | { readonly kind: 'pmu'; readonly pmu: string; readonly terms: readonly TermSyntax[] }
  | { readonly kind: 'tracepoint'; readonly system: string; readonly name: string }
  | { readonly kind: 'breakpoint'; readonly address: bigint; readonly sizeBytes?: number; readonly access: string }
  | { readonly kind: 'probe'; readonly probe: ProbeKind; readonly path: string; readonly place: string };

export interface EventSyntax extends Span {
  /** As it was written, without the modifiers of its group. */
  readonly text: string;
  readonly body: EventBody;
  readonly modifiers: string;
  /** The whole text that the event stands in, for messages. */
  readonly source: string;
}

export interface GroupSyntax {
  readonly events: readonly EventSyntax[];
  readonly modifiers: string;
  /** Written with braces. */
  readonly isGroup: boolean;
}

const MODIFIERS = 'ukhIGHpPSDeW';
const PRECISE_LIMIT = 3;

/** Unicode's block of control pictures. */
const PICTURES = 0x2400;

/** An error about a part of an event's text. */
export function eventError(
  code: 'EVENT_SYNTAX' | 'EVENT_UNKNOWN',
  source: string,
  { at, length }: Span,
  message: string,
  extras: { readonly hint?: string; readonly details?: Readonly<Record<string, unknown>> } = {},
): ParseError {
  return parseErrorAt(code, shown(message), shown(source), at, at + length, extras);
}

/** A text for messages: characters that a terminal obeys become pictures of them, one for one, so that places stay. */
const shown = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that are meant
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, (each) => String.fromCharCode(PICTURES + each.charCodeAt(0)));

/**
 * Reads events in perf's notation.
 * @throws ParseError `EVENT_SYNTAX` with the place
 */
export function parseEventList(source: string): GroupSyntax[] {
  return new EventReader(source).list();
}

const MEMORY = /^mem:(0x[0-9a-f]{1,16}|\d{1,20})(?:\/(\d{1,20}))?(?::([rwx]{1,3}))?(?::(\w+))?$/i;
/** Characters of `uretprobe:`, the longest word for a kind of event. */
const LONGEST_KIND = 10;
const PROBE = /^(u(?:ret)?probe):(.+):([^:]+)$|^(k(?:ret)?probe):([^:]+)$/;

class EventReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  list(): GroupSyntax[] {
    const groups: GroupSyntax[] = [];
    do {
      this.#space();
      groups.push(this.#peek() === '{' ? this.#group() : { events: [this.#event()], modifiers: '', isGroup: false });
      this.#space();
    } while (this.#take(','));
    if (this.#at < this.#source.length) this.#fail(this.#at, 1, `expected ',' between events`);
    return groups;
  }

  #group(): GroupSyntax {
    const start = this.#at++;
    const events: EventSyntax[] = [];
    do {
      this.#space();
      if (this.#peek() === '{') this.#fail(this.#at, 1, 'a group cannot stand in a group');
      events.push(this.#event());
      this.#space();
    } while (this.#take(','));
    if (!this.#take('}')) this.#fail(start, 1, "the group has no '}'");
    const at = this.#at;
    const modifiers = /^:?(\w*)/.exec(this.#source.slice(at))![0];
    this.#at += modifiers.length;
    const letters = modifiers.replace(':', '');
    this.#checkModifiers(letters, at + (modifiers.length - letters.length));
    return { events, modifiers: letters, isGroup: true };
  }

  /** The text up to the next comma or brace that stands outside of slashes, and what it says. */
  #event(): EventSyntax {
    const at = this.#at;
    const text = this.#eventText();
    if (text === '') this.#fail(at, 1, at >= this.#source.length ? 'an event is missing' : 'an event is missing here');
    const { body, modifiers } = this.#body(text, at);
    return { at, length: text.length, text, body, modifiers, source: this.#source };
  }

  #eventText(): string {
    const source = this.#source;
    const from = this.#at;
    this.#skipTo(/[,{}/]/g);
    // An address of memory and the path of a probe have slashes of their own.
    if (source[this.#at] === '/' && !/^(mem:|[uk](ret)?probe:)/.test(source.slice(from, from + LONGEST_KIND))) {
      const end = closingSlash(source, this.#at + 1);
      this.#at = end < 0 ? source.length : end;
    }
    this.#skipTo(/[,{}]/g);
    return source.slice(from, this.#at).trimEnd();
  }

  /** Goes to the next place that matches, or to the end. */
  #skipTo(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at = pattern.exec(this.#source)?.index ?? this.#source.length;
  }

  #body(text: string, at: number): { body: EventBody; modifiers: string } {
    if (text.startsWith('mem:')) return this.#breakpoint(text, at);
    if (/^[uk](ret)?probe:/.test(text)) return this.#probe(text, at);
    const slash = text.indexOf('/');
    if (slash >= 0) return this.#withTerms(text, at, slash);
    const parts = text.split(':');
    const [name = '', second, third] = parts;
    if (parts.length > 3) this.#fail(at, text.length, `an event has at most two ':' in it, got '${text}'`);
    if (name === '') this.#fail(at, 1, "the name before ':' is missing");
    const raw = /^r(?:0x)?([0-9a-f]{1,16})$/i.exec(name);
    const isModifiers = (word: string) => [...word].every((letter) => MODIFIERS.includes(letter));
    const isEvent = raw !== null || namedEvent(name) !== undefined;
    if (parts.length === 1 || (parts.length === 2 && second !== '' && (isEvent || isModifiers(second!)))) {
      const modifiers = second ?? '';
      this.#checkName(name, at);
      this.#checkModifiers(modifiers, at + name.length + 1);
      if (raw !== null) return { body: { kind: 'raw', config: BigInt(`0x${raw[1]}`) }, modifiers };
      return { body: { kind: 'name', name, terms: [] }, modifiers };
    }
    if (second === '') this.#fail(at + name.length, 1, "modifiers or the tracepoint's name are missing after ':'");
    this.#checkName(name, at);
    this.#checkName(second!, at + name.length + 1);
    if (third === '') this.#fail(at + text.length - 1, 1, "modifiers are missing after ':'");
    this.#checkModifiers(third ?? '', at + name.length + second!.length + 2);
    return { body: { kind: 'tracepoint', system: name, name: second! }, modifiers: third ?? '' };
  }

  #withTerms(text: string, at: number, slash: number): { body: EventBody; modifiers: string } {
    const pmu = text.slice(0, slash);
    const end = closingSlash(text, slash + 1);
    if (end < 0) this.#fail(at + slash, 1, `the '/' of ${pmu}/ has no second one`);
    this.#checkName(pmu, at);
    const tail = text.slice(end + 1);
    const modifiers = tail.replace(/^:/, '');
    this.#checkModifiers(modifiers, at + end + 1 + (tail.length - modifiers.length));
    const terms = this.#terms(text.slice(slash + 1, end), at + slash + 1);
    return { body: { kind: 'pmu', pmu, terms }, modifiers };
  }

  #terms(text: string, at: number): TermSyntax[] {
    const terms: TermSyntax[] = [];
    let offset = 0;
    for (const part of splitTerms(text)) {
      const trimmed = part.trim();
      const equals = trimmed.indexOf('=');
      const key = equals < 0 ? trimmed : trimmed.slice(0, equals).trim();
      const value = equals < 0 ? undefined : trimmed.slice(equals + 1).trim();
      if (trimmed === '') {
        if (text.trim() !== '') this.#fail(at + offset, 1, 'a term is missing between commas');
      } else if (key === '') this.#fail(at + offset, part.length, "the term's name before '=' is missing");
      else if (value === '') this.#fail(at + offset, part.length, `the value of ${key} is missing after '='`);
      else {
        const plain = value?.replace(/^'([\s\S]*)'$/, '$1');
        const start = at + offset + part.indexOf(trimmed);
        terms.push({ key, value: plain, at: start, length: trimmed.length });
      }
      offset += part.length + 1;
    }
    return terms;
  }

  #breakpoint(text: string, at: number): { body: EventBody; modifiers: string } {
    const match = MEMORY.exec(text);
    if (match === null) {
      this.#fail(at, text.length, `expected mem:ADDRESS[/LENGTH][:ACCESS][:MODIFIERS], got '${text}'`, {
        hint: 'ACCESS is any of r, w and x, as in mem:0x7f0012340000/8:w',
      });
    }
    const [, address = '', length, access = 'rw', rest = ''] = match;
    if (new Set(access).size < access.length)
      this.#fail(at, text.length, `the access '${access}' names a letter twice`);
    this.#checkModifiers(rest, at + text.length - rest.length);
    const sizeBytes = length === undefined ? {} : { sizeBytes: Number(length) };
    return { body: { kind: 'breakpoint', address: BigInt(address), access, ...sizeBytes }, modifiers: rest };
  }

  #probe(text: string, at: number): { body: EventBody; modifiers: string } {
    const match = PROBE.exec(text);
    if (match === null) {
      this.#fail(at, text.length, `expected uprobe:PATH:PLACE or kprobe:PLACE, got '${text}'`, {
        hint: 'PLACE is a symbol, symbol+offset, or an offset into the file such as 0x1234',
      });
    }
    const probe = (match[1] ?? match[4]) as ProbeKind;
    return { body: { kind: 'probe', probe, path: match[2] ?? '', place: match[3] ?? match[5]! }, modifiers: '' };
  }

  #checkName(name: string, at: number): void {
    const bad = /[^\w.*?[\]+\-!]/.exec(name);
    if (bad !== null) this.#fail(at + bad.index, 1, `'${bad[0]}' cannot stand in the name of an event`);
  }

  #checkModifiers(letters: string, at: number): void {
    for (const [i, letter] of [...letters].entries()) {
      if (!MODIFIERS.includes(letter)) {
        this.#fail(at + i, 1, `'${letter}' is not a modifier`, {
          hint: `modifiers are ${[...MODIFIERS].join(', ')}: user, kernel, hypervisor, not idle, guest, host, precise ...`,
        });
      }
      if (letter !== 'p' && letters.indexOf(letter) < i)
        this.#fail(at + i, 1, `the modifier '${letter}' is there twice`);
    }
    if (letters.split('p').length - 1 > PRECISE_LIMIT) {
      this.#fail(at, letters.length, `the modifier 'p' may be there ${PRECISE_LIMIT} times at most`);
    }
  }

  #space(): void {
    while (/\s/.test(this.#peek())) this.#at++;
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #fail(at: number, length: number, message: string, extras: { readonly hint?: string } = {}): never {
    throw eventError('EVENT_SYNTAX', this.#source, { at, length }, message, extras);
  }
}

/** The offset of the slash that closes the terms, quoted ones left out. */
function closingSlash(text: string, from: number): number {
  let isQuoted = false;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "'") isQuoted = !isQuoted;
    if (text[i] === '/' && !isQuoted) return i;
  }
  return -1;
}

function splitTerms(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "'") isQuoted = !isQuoted;
    if (text[i] !== ',' || isQuoted) continue;
    parts.push(text.slice(start, i));
    start = i + 1;
  }
  parts.push(text.slice(start));
  return parts;
}
