// `rawcpu kernel`: an expression as SIMD machine code: its IR, its code, its value, and how fast it is.

import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ArrayOf,
  type Assembly,
  arrayOf,
  CallError,
  type DType,
  dtypes,
  elementwise,
  type Kernel,
  type KernelInput,
  type KernelOptions,
  type KernelResult,
  type Level,
  levels,
  type OutputTypes,
  type Reduction,
  type ReductionName,
  reduce,
  type TypedArray,
} from '../../index.ts';
import { colorListing } from '../color-listing.ts';
import { InputError, USAGE_STATUS } from '../failures.ts';
import type { Io } from '../io.ts';
import { integerOf, type Misfit, readReal } from '../numbers.ts';
import { jsonOption } from '../options.ts';
import { jsonText } from '../output.ts';
import { alignColumns } from '../table.ts';

interface CommandOptions {
  readonly dtype: DType;
  readonly input?: Record<string, DType>;
  readonly output?: DType;
  readonly scalar?: Record<string, number | bigint>;
  readonly isa?: Level;
  readonly fma?: true;
  readonly fast?: true;
  readonly reduce?: ReductionName;
  readonly show?: readonly string[];
  readonly bench?: true;
  readonly count: number;
  readonly data?: Record<string, readonly string[]>;
  readonly json?: true;
}

const help = `
The expression is numexpr-like text or an arrow function. Its names are arrays, unless --scalar gives them a value.

Examples:
  $ rawcpu kernel 'a*b+c'                                   what it becomes
  $ rawcpu kernel 'a*b+c' --bench                           how fast that is
  $ rawcpu kernel 'sqrt(x*x + y*y)' --show ir,asm           its IR and its machine code
  $ rawcpu kernel '(x, y) => Math.max(x, y)' --dtype i16
  $ rawcpu kernel 'k*x + y' --scalar k=2 --set x=1,2,3 --set y=10
  $ rawcpu kernel 'a*b' --reduce sum --bench -n 1000000
`;

const shown = ['asm', 'ir', 'js'];

function parseShow(text: string): readonly string[] {
  const names = text.split(',');
  const stranger = names.find((name) => !shown.includes(name));
  if (stranger !== undefined) throw new InvalidArgumentError(`It is a list of ${shown.join(', ')}.`);
  return names;
}

function parseCount(text: string): number {
  const count = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(count) || count < 1 || count > 2 ** 28) {
    throw new InvalidArgumentError('It is not a number of elements from 1 to 268435456.');
  }
  return count;
}

/** Reads NAME=VALUE into a record. */
function collect<T>(read: (text: string) => T) {
  return (text: string, before: Record<string, T> = {}): Record<string, T> => {
    const at = text.indexOf('=');
    if (at < 1) throw new InvalidArgumentError('It is NAME=VALUE.');
    const name = text.slice(0, at);
    if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`There is another value for '${name}'.`);
    return Object.fromEntries([...Object.entries(before), [name, read(text.slice(at + 1))]]);
  };
}

const isType = (text: string): text is DType => Object.hasOwn(dtypes, text);

function parseType(text: string): DType {
  if (!isType(text)) throw new InvalidArgumentError(`An element type is ${Object.keys(dtypes).join(', ')}.`);
  return text;
}

/** A number as text says it, an integer with all its digits; why it is none. */
function numberOf(text: string): number | bigint | Misfit {
  const plain = text.trim();
  const value = readReal(plain);
  // An integer of 64 bits may be more than a double holds to the last digit; `-0` is a float.
  const integer = integerOf(plain);
  if (integer === undefined || value === 'too large' || Object.is(value, -0)) return value;
  return Number.isSafeInteger(value) ? value : integer;
}

const isMisfit = (value: number | bigint | Misfit): value is Misfit => typeof value === 'string';

/** What is wrong with a text that should be a number. */
const misfitText: Readonly<Record<Misfit, string>> = {
  'no number': 'is not a number',
  'too large': 'is more than a number can be',
  'too small': 'is too small: it would become 0',
};

function parseNumber(text: string): number | bigint {
  const value = numberOf(text);
  if (isMisfit(value)) throw new InvalidArgumentError(`It ${misfitText[value]}.`);
  return value;
}

export function addKernelCommand(program: Command, io: Io): void {
  program
    .command('kernel')
    .description('Compiles an expression over arrays to SIMD machine code for this processor.')
    .argument('<expression>', 'text such as a*b+c, or an arrow function')
    .addOption(new Option('-d, --dtype <type>', 'the element type').choices(Object.keys(dtypes)).default('f32'))
    .option('--input <name=type>', 'an input of another type; repeatable', collect(parseType))
    .option('--output <type>', 'the type of the output', parseType)
    .option('--scalar <name=value>', 'a name that stands for one number; repeatable', collect(parseNumber))
    .addOption(new Option('--isa <level>', 'the instruction set to use').choices([...levels]))
    .option('--fma', 'a*b+c may be rounded once')
    .option('--fast', 'functions within 3.5 ULP rather than 1')
    .addOption(new Option('--reduce <operation>', 'reduce the values to one: sum, max, argmax, mean, dot, ...'))
    .option('--show <list>', `what to print: ${shown.join(', ')}`, parseShow)
    .option(
      '--set <name=values>',
      'elements of an input, comma-separated, or one for all; repeatable',
      collect((text) => text.split(',')),
    )
    .option('--bench', 'time it against the same loop in JavaScript')
    .option('-n, --count <elements>', 'the length of the arrays that are timed', parseCount, 16384)
    .addOption(jsonOption())
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((expression: string, options: CommandOptions & { set?: Record<string, readonly string[]> }) => {
      io.out.write(
        kernelCommand(expression, { ...options, ...(options.set === undefined ? {} : { data: options.set }) }, io),
      );
    });
}

function kernelOptions({ input, output, scalar, isa, fma, fast }: CommandOptions): KernelOptions {
  return {
    ...(input === undefined ? {} : { inputs: input }),
    ...(output === undefined ? {} : { outputs: output }),
    ...(scalar === undefined ? {} : { scalars: scalar }),
    ...(isa === undefined ? {} : { isa }),
    ...(fma ? { fma } : {}),
    ...(fast ? { accuracy: 'fast' } : {}),
  };
}

type Result = KernelResult<OutputTypes> | number | bigint | boolean;

/** A kernel, or a reduction of its values. */
interface Subject {
  readonly inputs: readonly { readonly name: string; readonly type: DType }[];
  readonly isa: Level;
  readonly assembly: Assembly;
  ir(): string;
  /** Computes the result of inputs by name. */
  evaluate(inputs: Readonly<Record<string, KernelInput>>): Result;
  /** The same work again and again, and the arrays that it writes to. */
  repeated(arrays: readonly TypedArray[]): { readonly run: () => void; readonly outputs: readonly TypedArray[] };
}

const ofKernel = (kernel: Kernel): Subject => ({
  inputs: kernel.inputs,
  isa: kernel.isa,
  get assembly() {
    return kernel.assembly;
  },
  ir: kernel.ir,
  evaluate: (inputs) => kernel(inputs),
  repeated: (arrays) => {
    const out = kernel(...arrays);
    return { run: () => kernel(...arrays, out), outputs: ArrayBuffer.isView(out) ? [out] : Object.values(out) };
  },
});

const ofReduction = (reduction: Reduction): Subject => ({
  inputs: reduction.inputs,
  isa: reduction.isa,
  get assembly() {
    return reduction.assembly;
  },
  ir: reduction.ir,
  evaluate: (inputs) => reduction(inputs),
  // There is no output to give.
  repeated: (arrays) => ({ run: () => reduction(...arrays), outputs: [] }),
});

function kernelCommand(expression: string, options: CommandOptions, io: Io): string {
  const { reduce: operation, data, dtype, json } = options;
  const given = kernelOptions(options);
  const whole = elementwise(dtype, expression, given);
  const subject = operation === undefined ? ofKernel(whole) : ofReduction(reduce(dtype, operation, expression, given));
  const shows = options.show ?? (options.bench || data !== undefined ? [] : ['ir', 'asm']);
  const loop = operation === undefined ? whole.javascript() : undefined;
  const result =
    data === undefined
      ? undefined
      : readable(
          evaluate(subject, data),
          whole.outputs.map(({ type }) => type),
        );
  const timing = options.bench ? time(subject, operation === undefined ? whole.loop() : undefined, options) : undefined;
  if (json) {
    return jsonText({
      expression,
      dtype,
      ...(operation === undefined ? {} : { reduce: operation }),
      isa: subject.isa,
      inputs: subject.inputs,
      outputs: whole.outputs,
      ...(shows.includes('ir') ? { ir: subject.ir().split('\n') } : {}),
      ...(shows.includes('asm') ? { assembly: subject.assembly.listing().split('\n') } : {}),
      ...(shows.includes('js') ? { javascript: loop ?? null } : {}),
      ...(result === undefined ? {} : { result: ArrayBuffer.isView(result) ? Array.from<unknown>(result) : result }),
      ...(timing === undefined ? {} : { count: options.count, timing }),
    });
  }
  const { bold, dim } = io.out.colors;
  const parts: string[] = [];
  if (shows.includes('ir')) parts.push(`${bold('IR')}\n${subject.ir().trimEnd()}\n`);
  if (shows.includes('js'))
    parts.push(`${bold('JavaScript')}\n${loop ?? dim('JavaScript has no operation like it')}\n`);
  if (shows.includes('asm')) {
    parts.push(
      `${bold(`machine code (${subject.isa})`)}\n${colorListing(subject.assembly.listing().trimEnd(), io.out.colors)}\n`,
    );
  }
  if (result !== undefined) parts.push(`${resultText(result)}\n`);
  if (timing !== undefined) parts.push(timingText(timing, options, subject.isa, io));
  return parts.join('\n');
}

/** An element of an input from its text. @throws InputError */
function element(name: string, type: DType, text: string): number | bigint {
  const value = numberOf(text);
  if (isMisfit(value)) throw badValue(name, `'${text}' ${misfitText[value]}`);
  const isFraction = typeof value === 'number' && !Number.isInteger(value);
  if (isFraction && dtypes[type].kind !== 'float') {
    throw badValue(name, `'${text}' is not an integer, and ${type} holds nothing else`);
  }
  return value;
}

const badValue = (name: string, message: string) => new InputError(`--set ${name}: ${message}`, USAGE_STATUS);

/** Runs what may find a number that its type does not hold. @throws InputError */
function withNumbers<T>(work: () => T, refusal: (message: string) => InputError): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof CallError && error.code === 'ARGUMENT_RANGE' ? refusal(error.message) : error;
  }
}

function evaluate(subject: Subject, data: Record<string, readonly string[]>): Result {
  const names = subject.inputs.map(({ name }) => name);
  const stranger = Object.keys(data).find((name) => !names.includes(name));
  const missing = names.find((name) => !Object.hasOwn(data, name));
  if (stranger !== undefined || missing !== undefined) {
    const problem = stranger !== undefined ? `there is no input '${stranger}'` : `the input '${missing}' has no values`;
    throw new InputError(problem, USAGE_STATUS, `give --set NAME=1,2,3 for each of ${names.join(', ')}`);
  }
  const length = Math.max(...Object.values(data).map((texts) => texts.length));
  const inputs = subject.inputs.map(({ name, type }): [string, KernelInput] => {
    const texts = data[name]!;
    if (texts.length !== 1 && texts.length !== length) {
      throw badValue(name, `there are ${texts.length} values; another input has ${length}`);
    }
    // One for all elements is compared by its value, whatever the type holds.
    const only = texts.length === 1 ? numberOf(texts[0]!) : 'no number';
    if (!isMisfit(only)) return [name, only];
    const values = texts.map((text) => element(name, type, text));
    return [
      name,
      withNumbers(
        () => arrayOf(type, values),
        (message) => badValue(name, message),
      ),
    ];
  });
  return withNumbers(
    () => subject.evaluate(Object.fromEntries(inputs)),
    (message) => {
      for (const { name, type } of subject.inputs) for (const text of data[name]!) element(name, type, text);
      return new InputError(message, USAGE_STATUS);
    },
  );
}

/** Results with f16 and bf16 as the numbers that their bits mean. */
function readable(result: Result, types: readonly DType[]): Result {
  if (typeof result !== 'object') return result;
  if (ArrayBuffer.isView(result)) return readableArray(result, types[0]);
  const parts = Object.values(result).map((part, k) => readableArray(part, types[k]));
  if (Array.isArray(result)) return parts;
  return Object.fromEntries(Object.keys(result).map((name, k) => [name, parts[k]!]));
}

const readableArray = (array: ArrayOf<DType>, type: DType | undefined): ArrayOf<DType> =>
  type === 'f16' || type === 'bf16' ? elementwise('f32', 'x', { inputs: { x: type } })({ x: array.buffer }) : array;

const numberText = (value: number | bigint | boolean): string => (Object.is(value, -0) ? '-0' : String(value));

function resultText(result: Result): string {
  if (typeof result !== 'object') return numberText(result);
  if (ArrayBuffer.isView(result)) return Array.from<number | bigint, string>(result, numberText).join(' ');
  return Object.entries(result)
    .map(([name, value]) => `${name}: ${resultText(value)}`)
    .join('\n');
}

interface Timing {
  readonly kernelNs: number;
  readonly javascriptNs: number | undefined;
}

/** Nanoseconds an element, medians of many turns in which both run. */
function time(subject: Subject, loop: ReturnType<Kernel['loop']>, { count }: CommandOptions): Timing {
  const numbers = Float64Array.from({ length: count }, (_, k) => 0.25 + ((k * 7919) % 1009) / 256);
  const arrays = subject.inputs.map(({ type }) =>
    elementwise(type, 'x', { inputs: { x: 'f64' }, outputs: type })({ x: numbers }),
  );
  const { run, outputs } = subject.repeated(arrays);
  const contenders = [run, ...(loop === undefined ? [] : [() => loop(...arrays, ...outputs)])];
  const samples = contenders.map((): number[] => []);
  const turns = contenders.map((contender) => {
    const end = performance.now() + 100;
    let calls = 0;
    while (performance.now() < end) {
      contender();
      calls++;
    }
    return Math.max(1, Math.ceil(calls / 10));
  });
  for (let round = 0; round < 15; round++) {
    contenders.forEach((contender, k) => {
      const start = performance.now();
      for (let turn = 0; turn < turns[k]!; turn++) contender();
      samples[k]!.push(((performance.now() - start) * 1e6) / (turns[k]! * count));
    });
  }
  const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]!;
  return { kernelNs: median(samples[0]!), javascriptNs: samples[1] === undefined ? undefined : median(samples[1]) };
}

function timingText({ kernelNs, javascriptNs }: Timing, { count }: CommandOptions, isa: Level, io: Io): string {
  const { bold, dim } = io.out.colors;
  const rate = (ns: number) => `${(1000 / ns).toFixed(0)} M/s`;
  const rows = [[`kernel (${isa})`, `${kernelNs.toFixed(3)} ns`, rate(kernelNs), '']];
  if (javascriptNs !== undefined) {
    rows.push([
      'JavaScript loop',
      `${javascriptNs.toFixed(3)} ns`,
      rate(javascriptNs),
      `${(javascriptNs / kernelNs).toFixed(1)} times as long`,
    ]);
  }
  const title = bold(`${count} elements, time an element`);
  return `${title}\n${alignColumns(rows)}${javascriptNs === undefined ? dim('JavaScript has no loop like it\n') : ''}`;
}
