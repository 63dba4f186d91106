// Directives that say where the next bytes go: .section with the flags of ELF, or of PE, the sections that have a
// directive of their own, and the ways back.

import type { SectionKind } from '../sections.ts';
import type { Cursor } from './cursor.ts';
import type { Directive, DirectiveContext, SectionHistory } from './directive.ts';
import { readString } from './number.ts';

/** The history of a source that begins in `.text`. */
export const newSectionHistory = (): SectionHistory => ({ stack: [], previous: '.text' });

const COMMA = 44;
const QUOTE = 34;

/** Letters of ELF (a to T and digits) and of PE (b to y); what else they say is for linkers. */
const KNOWN_FLAGS = /^[aewxMSGTlRo?dbinrsyD0-9+-]*$/;

/** What flags and type say of a section whose name says nothing. */
function kindOfFlags(flags: string, type: string): SectionKind {
  const has = (letter: string) => flags.includes(letter);
  // PE has no letter for what is loaded: all is, but for notes and what the linker takes out.
  const isLoaded = has('a') || (/[drbx]/.test(flags) && !/[ny]/.test(flags));
  if (!isLoaded || type === 'note' || type === 'unwind') return 'dropped';
  if (has('x')) return 'code';
  if (type === 'nobits' || has('b')) return 'zero';
  return has('w') ? 'data' : 'constant';
}

/** Reads the flags and the type that may follow a section's name. @returns undefined where there are none. */
function readKind(cursor: Cursor): SectionKind | undefined {
  if (!cursor.accept(COMMA) || cursor.blank() !== QUOTE) return undefined;
  const from = cursor.at;
  const flags = new TextDecoder().decode(readString(cursor));
  const fail = (message: string, hint: string) => cursor.error('BAD_STATEMENT', message, from, cursor.at, { hint });
  if (!KNOWN_FLAGS.test(flags))
    throw fail(`'${flags}' holds a letter that is no flag of a section`, 'such as "a", "aw", "ax", "aMS"');
  if (flags.includes('T'))
    throw fail('sections of threads need a loader; there is none here', 'put the data into .data, or pass its address');
  if (flags.includes('x') && flags.includes('w'))
    throw fail('a section is writable or executable, never both', 'put code into .text and data into .data');
  const type = cursor.accept(COMMA)
    ? /^[@%"]?([\w.]*)/.exec(cursor.text.slice(cursor.at + blanks(cursor), cursor.at + 40))
    : null;
  return kindOfFlags(flags, type?.[1] ?? '');
}

function blanks(cursor: Cursor): number {
  const { at } = cursor;
  cursor.blank();
  const count = cursor.at - at;
  cursor.at = at;
  return count;
}

/** Goes on in a section, and remembers the one before. */
function enter({ sink, sections, cursor }: DirectiveContext, name: string, kind?: SectionKind): void {
  const from = cursor.nameFrom;
  const before = sink.sectionName;
  try {
    sink.section(name, kind);
  } catch (error) {
    throw cursor.located(error, from, cursor.at);
  }
  sections.previous = before;
}

/** `.section NAME, "flags", @type`, or the name of a section as a directive of its own. */
const section: Directive = (context, name) => {
  const { cursor, expressions } = context;
  cursor.blank();
  if (name !== '.section') {
    const from = cursor.at;
    if (!cursor.atEnd() && expressions.constant('the number of a subsection') !== 0)
      throw cursor.error(
        'BAD_STATEMENT',
        'there are no subsections; all bytes of a section follow one another',
        from,
        cursor.at,
      );
    enter(context, name);
    return;
  }
  const target = cursor.code === QUOTE ? new TextDecoder().decode(readString(cursor)) : sectionName(cursor);
  if (target === '') throw cursor.errorHere('SYNTAX', '.section needs a name');
  enter(context, target, readKind(cursor));
  cursor.skipStatement();
};

/** A section's name, which may hold a hyphen (.note.GNU-stack). */
function sectionName(cursor: Cursor): string {
  let name = cursor.identifier();
  while (cursor.code === 45) {
    cursor.at++;
    name += `-${cursor.identifier() || cursor.word()}`;
  }
  return name;
}

const pushSection: Directive = (context) => {
  const { sections, sink } = context;
  sections.stack.push({ present: sink.sectionName, previous: sections.previous });
  section(context, '.section');
};

const popSection: Directive = ({ cursor, sink, sections }) => {
  const back = sections.stack.pop();
  if (back === undefined) throw cursor.errorHere('BAD_STATEMENT', '.popsection without .pushsection');
  sink.section(back.present);
  sections.previous = back.previous;
};

const previous: Directive = (context) => enter(context, context.sections.previous);

/** The handlers, by the directive's name. */
export const sectionDirectives: ReadonlyMap<string, Directive> = new Map([
  ['.section', section],
  ['.text', section],
  ['.data', section],
  ['.rodata', section],
  ['.rdata', section],
  ['.bss', section],
  ['.pushsection', pushSection],
  ['.popsection', popSection],
  ['.previous', previous],
]);
