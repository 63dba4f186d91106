// Headings in recordings: where the lines of the next logical CPU begin. Each recorder has its own, and some change them
// from version to version, so what a heading says is read and what decorates it is not:
//
//   CPU 0:   CPU:   cpu 1 :   Logical CPU 1                         cpuid -r, and by hand
//   CPU#000 AffMask: 0x0000000000000001                             InstLatX64
//   CPUID Registers (CPU #1 Virtual):                               AIDA64's report
//   ------[ CPUID Registers / Logical CPU #0, Group 1 ]------       AIDA64
//   _________________ Logical CPU #0 _________________              libcpuid

export interface Heading {
  /** What stands where the number should; undefined where there is none, for a recording of one CPU. */
  readonly number: string | undefined;
  /** Where that begins in the line. */
  readonly at: number;
}

/** What may follow the number where no brackets or rules say that the line is a heading: these, and an end. */
const plainNote = /virtual|group \d+|\([^()]*\)/gi;
const plainEnd = /^[ ,]*\)?:?$/;
/** Sections about something else than CPUID's answers. */
const otherSection = /\b(?:MSR|clock)/i;

const beginning =
  /^(?<rule>[-_=*\s[]*)(?:CPUID Registers(?:\s*[/(])?\s*)?(?:logical\s+)?(?:cpu|processor)(?![a-z])\s*(?:#\s*(?<numbered>[^\s,;:()/\]]*)|(?<plain>[-+]?\d[\w.]*))?(?<rest>.*)$/i;

/** Reads a line; undefined where it is not a heading. */
export function readHeading(line: string): Heading | undefined {
  const { rule = '', numbered, plain, rest = '' } = beginning.exec(line)?.groups ?? { rest: 'none' };
  const number = numbered ?? plain;
  const notes = rest.replace(/\s+/g, ' ').trim();
  if (number === undefined) return /^\s*cpu:\s*$/i.test(line) ? { number, at: 0 } : undefined;
  const isRuled = /[-_=*[]/.test(rule) && /[-_=*\]]$/.test(notes);
  const isHeading = isRuled
    ? !otherSection.test(notes)
    : plainEnd.test(notes.replace(plainNote, '')) || /^AffMask:/.test(notes);
  return isHeading ? { number, at: line.length - rest.length - number.length } : undefined;
}
