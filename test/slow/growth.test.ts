// Every construct of every language that is read here, repeated N and 4N times: the time must grow with the text. What is
// quadratic takes sixteen times as long, and is found whatever it is made of. Constructs are put together at random from a
// fresh seed, which is printed; RAWCPU_SEED repeats a run, RAWCPU_GROWTH_SECONDS makes it longer.

import { assemble, parseCpuidDump, RawCpuError } from 'rawcpu';
import { describe, expect, it } from 'vitest';
import { directiveNames } from '../../src/asm/text/directives.ts';
import { parseBytes } from '../../src/cli/byte-text.ts';
import { InputError } from '../../src/cli/failures.ts';
import { parseExpression } from '../../src/kernel/front/index.ts';
import { parseEventList } from '../../src/perf/events/syntax.ts';
import { sampleSeed } from '../support/sample.ts';
import { goldenStatements } from '../support/text/mutate.ts';
import { xorshift } from '../support/xorshift.ts';

const seed = sampleSeed;
const seconds = Number(process.env.RAWCPU_GROWTH_SECONDS ?? 50);
const random = xorshift(seed);
const pick = <T>(from: readonly T[]): T => from[random() % from.length]!;

/** Characters of the shorter text, and how many times longer the other one is. */
const LENGTH = 60_000;
const FACTOR = 4;
/** Times as long that the longer one may take: room for the collector and for another program, none for squares. */
const MOST_GROWTH = 10;
const SLACK_MS = 150;
const TRIES = 3;

/** Processor time in milliseconds; anything thrown must be ours. */
function timeOf(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof RawCpuError) && !(error instanceof InputError))
      throw new Error(`seed ${seed}: ${JSON.stringify(text.slice(0, 200))} ... threw ${error}`, { cause: error });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const repeat = (part: (i: number) => string, length: number): string => {
  const parts: string[] = [];
  for (let i = 0, total = 0; total < length; i++) {
    const next = part(i);
    parts.push(next);
    total += Math.max(1, next.length);
  }
  return parts.join('');
};

/** Texts made of a beginning, a part that is repeated and an end; `#` in the part is its number. */
interface Construct {
  readonly begin: string;
  readonly part: string;
  readonly end: string;
}

const textOf = ({ begin, part, end }: Construct, length: number): string =>
  begin + repeat((i) => part.replaceAll('#', String(i)), length) + end;

/** False where the longer text takes so much longer, again and again, that its time is not linear. */
function isLinear(read: (text: string) => unknown, construct: Construct): boolean {
  const shorter = textOf(construct, LENGTH);
  const longer = textOf(construct, LENGTH * FACTOR);
  for (let tries = 0; tries < TRIES; tries++) {
    if (timeOf(read, longer) < MOST_GROWTH * timeOf(read, shorter) + SLACK_MS) return true;
  }
  return false;
}

const statements = goldenStatements();
const statement = (): string => pick(statements);
const blank = (): string => pick(['', ' ', '\t', '\n', '/**/', ';']);
const asmWords = [
  ...'( ) [ ] { } + - * / % & | ^ ~ ! << >> = == , : ; . $ # @ \' " \\ 0 1 0x 1f 1b l# l#: x#'.split(' '),
  ...'rax eax zmm1 k1 {k1} {z} dword ptr offset flat: short near far not lock rep data16 rex.w {evex} fs: st( %'.split(
    ' ',
  ),
  ...'nop mov jmp call lea add .macro .endm .rept .endr .irp .irpc .if .else .endif .purgem \\x \\@'.split(' '),
  ...directiveNames,
];
const assembly = (): Construct => {
  const line = (): string =>
    `${pick([statement(), `${pick(directiveNames)} ${pick(asmWords)}`, `l#: ${statement()}`])}\n`;
  const words = (): string => Array.from({ length: 1 + (random() % 4) }, () => pick(asmWords) + blank()).join('');
  return pick<() => Construct>([
    () => ({ begin: '', part: line(), end: '' }),
    () => ({ begin: '', part: words(), end: words() }),
    () => ({ begin: `${words()} `, part: words(), end: `\n${words()}` }),
    () => ({ begin: `${pick(directiveNames)} `, part: `${pick(['1', 'l#', '"a"', "'a'", '1.5', '#'])},`, end: '1' }),
    () => ({ begin: 'mov eax, ', part: pick(asmWords), end: '1' }),
    () => ({ begin: '', part: `jmp l${pick(['#', '0'])}\n${line()}`, end: 'l0:' }),
    () => ({ begin: '', part: `a# = ${pick(['a', 'b', '1 + a'])}#\n`, end: line() }),
    () => ({ begin: `.macro m x\n${words()}\n.endm\n`, part: `m ${pick(asmWords)}\n`, end: '' }),
    () => ({
      begin: `.irp x, `,
      part: `${pick(['#', 'nop', 'l#'])},`,
      end: `\n${pick(['\\x', '.byte \\x', '\\x:'])}\n.endr`,
    }),
    () => ({ begin: '', part: `.section .text.f#\n${statement()}\n`, end: '' }),
    () => ({ begin: '', part: `.if ${pick(['0', '1', '#'])}\n${line()}`, end: '' }),
    () => ({ begin: '', part: `.if 0\n.elseif #\n${line()}.endif\n`, end: '' }),
    () => ({ begin: '', part: `${line()}.p2align ${random() % 5}\n`, end: '' }),
  ])();
};

const kernelWords = [
  ...'a b + - * / % ** ( ) [ ] { } ? : , ; = == < > && || ! ~ . => a=> 1 1.5 0x1 1n 9 _1 # // /* */ \n'.split(' '),
  ...'sin( max(1, where( const return var Math.PI Math. t#=a; x# "a" /a/ `${'.split(' '),
];
const expression = (): Construct => {
  const words = (): string =>
    Array.from({ length: 1 + (random() % 4) }, () => pick(kernelWords) + pick(['', ' '])).join('');
  return pick<() => Construct>([
    () => ({ begin: words(), part: words(), end: words() }),
    () => ({ begin: `a=>${words()}`, part: words(), end: words() }),
    () => ({
      begin: 'a',
      part: `${pick('+ - * / < && || ** %'.split(' '))}${pick(['a', '#', '(a+#)', 'b'])}`,
      end: '',
    }),
    () => ({ begin: '', part: 't#=a*#;', end: 'a' }),
    () => ({ begin: 'a=>{', part: `${pick(['const', 'let', 'var'])} t#=a;`, end: 'return a}' }),
  ])();
};

const eventWords = [
  ..."cycles cpu/ / , : { } = ' * ? [ ] ! a# =1 event=1, u p ppp mem: 0x1 uprobe: r01c2 sched:sched_switch".split(' '),
  ' ',
  '\n',
];
const dumpWords = [
  ...'CPUID CPU 0: 00000000 : - [SL 00] [ ] { } " , 0x 0x00000000 0x00: eax=0x0000000d Logical #0'.split(' '),
  ...'basic_cpuid[#]= "format": "cpus" 1e9 true \\n'.split(' '),
  'CPUID 00000004: 1C004121-01C0003F-0000003F-00000000\n',
  '   0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n',
  ' ',
  '\n',
];
const byteWords = [...'f3 0xf3 \\xf3 { } [ ] // /* */ , ; : " \' f 0000: 12 g | l:'.split(' '), ' ', '\n', '\t'];
const ofWords = (words: readonly string[]) => (): Construct => {
  const some = (): string => Array.from({ length: 1 + (random() % 4) }, () => pick(words)).join(pick(['', ' ']));
  return { begin: pick(['', some()]), part: some(), end: pick(['', some()]) };
};

const languages: [name: string, read: (text: string) => unknown, construct: () => Construct][] = [
  ['assembly', (text) => assemble(text), assembly],
  ['expressions', (text) => parseExpression(text, { dtype: 'f64' }), expression],
  ['events', parseEventList, ofWords(eventWords)],
  ['CPUID dumps', parseCpuidDump, ofWords(dumpWords)],
  ['bytes', parseBytes, ofWords(byteWords)],
];

describe(`seed ${seed}`, () => {
  console.log(`growth seed ${seed}`);
  it.each(languages)('%s', { timeout: (seconds * 4 + 120) * 1000 }, (name, read, construct) => {
    let runs = 0;
    for (const end = Date.now() + (seconds * 1000) / languages.length; Date.now() < end; runs++) {
      const made = construct();
      expect(isLinear(read, made), `seed ${seed}: ${JSON.stringify(made)}`).toBe(true);
    }
    console.log(`${runs} constructs of ${name}`);
    expect(runs).toBeGreaterThan(0);
  });
});
