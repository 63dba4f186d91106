// Where in a program's file a uprobe lies. The kernel writes int3 over the byte there, in every process that has the file
// mapped, and asks nobody whether an instruction begins with it: one that is cut ends those processes. So a place in a
// known function is decoded up to from the function's start, and refused where no instruction begins.

import { decodeOne } from '../../disasm/index.ts';
import { type ElfFunction, ElfSymbols } from '../../elf/index.ts';
import { didYouMean } from '../../errors/index.ts';
import type { EventMachine, OpenProgram } from './machine.ts';
import { type EventSyntax, eventError, type Span } from './syntax.ts';

const MAX_INSTRUCTION_BYTES = 15;
/** What is decoded at most: some twenty thousand instructions, which take a second on a slow machine. */
const MOST_BYTES = 1 << 16;
/** Places that a message names. */
const MOST_PLACES = 8;

/** What a probe's text says of its place. */
export interface ProbePlace {
  readonly path: string;
  /** Undefined where the offset is one into the file. */
  readonly symbol: string | undefined;
  /** Below 2^64. */
  readonly offset: bigint;
  /** Numbers in messages are written as those of the text. */
  readonly isHexadecimal: boolean;
  readonly isReturn: boolean;
  /** Where path and place stand in the text. */
  readonly pathSpan: Span;
  readonly placeSpan: Span;
}

/**
 * The offset into the file.
 * @throws ParseError `EVENT_UNKNOWN` for a file that is not there, a function that it lacks, and what is not the start of an
 * instruction
 */
export function offsetInFile(event: EventSyntax, machine: EventMachine, place: ProbePlace): bigint {
  const file = machine.openProgram(place.path);
  if (typeof file === 'string') {
    // The kernel needs no right to read it.
    if (file === 'EACCES' && place.symbol === undefined) return place.offset;
    throw unreadable(event, place, `cannot be read (${file})`);
  }
  try {
    return new PlaceFinder(event, file, place).find();
  } finally {
    file.close();
  }
}

const unreadable = (event: EventSyntax, { path, pathSpan }: ProbePlace, what: string) =>
  eventError('EVENT_UNKNOWN', event.source, pathSpan, `${path} ${what}`, {
    hint: 'a uprobe wants the path of a program or a shared library',
    details: { path },
  });

class PlaceFinder {
  readonly #event: EventSyntax;
  readonly #file: OpenProgram;
  readonly #place: ProbePlace;
  readonly #symbols: ElfSymbols | undefined;

  constructor(event: EventSyntax, file: OpenProgram, place: ProbePlace) {
    this.#event = event;
    this.#file = file;
    this.#place = place;
    this.#symbols = ElfSymbols.read(file);
  }

  find(): bigint {
    const { symbol } = this.#place;
    return BigInt(symbol === undefined ? this.#byOffset() : this.#bySymbol(symbol));
  }

  #byOffset(): number {
    const { path, offset } = this.#place;
    const { sizeBytes } = this.#file;
    if (offset >= BigInt(sizeBytes)) {
      const end = this.#number(sizeBytes);
      this.#fail(
        `${path} has no byte at ${this.#number(offset)}: it has ${end} of them`,
        'give an offset into the file',
      );
    }
    const address = this.#symbols?.addressOfOffset(Number(offset));
    const found = address === undefined ? undefined : this.#symbols!.functionAt(address);
    if (found !== undefined) this.#checkStart(this.#symbols!, found, address! - found.address);
    return Number(offset);
  }

  #bySymbol(symbol: string): number {
    const { path, offset } = this.#place;
    const symbols = this.#symbols;
    if (symbols === undefined) throw unreadable(this.#event, this.#place, 'is not an ELF file that can be read');
    const inFile = symbols.functionsNamed(symbol).filter(({ address }) => symbols.fileRange(address, 1) !== undefined);
    const [found] = inFile;
    if (found === undefined) {
      const near = didYouMean(symbol, symbols.functionNames());
      const stripped =
        'a stripped file keeps the functions that it exports only; an offset such as 0x1234 works as well';
      this.#fail(`${path} has no function '${symbol}'`, near ?? stripped);
    }
    if (inFile.length > 1) {
      const places = inFile.slice(0, MOST_PLACES).map(({ address }) => `0x${placeOf(symbols, address).toString(16)}`);
      const rest = inFile.length > MOST_PLACES ? ' ...' : '';
      const hint = `name the one that is meant by its offset in the file: ${places.join(', ')}${rest}`;
      this.#fail(`${path} has ${inFile.length} functions '${symbol}'`, hint);
    }
    const end = symbols.endOf(found);
    if (offset > 0n && BigInt(found.address) + offset >= BigInt(Math.min(end, Number.MAX_SAFE_INTEGER))) {
      const size = this.#number(end - found.address);
      this.#fail(`${symbol}+${this.#number(offset)} lies after the end of ${symbol}`, `the function has ${size} bytes`);
    }
    this.#checkStart(symbols, found, Number(offset));
    return placeOf(symbols, found.address + Number(offset));
  }

  /** Refuses a distance from the start of a function at which no instruction begins. */
  #checkStart(symbols: ElfSymbols, { name, address }: ElfFunction, distance: number): void {
    if (distance === 0) return;
    const at = (offset: number) => `${name}${offset === 0 ? '' : `+${this.#number(offset)}`}`;
    if (this.#place.isReturn) {
      this.#fail(
        `the return of a function is found where it begins, not at ${at(distance)}`,
        `write ${at(0)}; from there on the address that it returns to is not where rsp points`,
      );
    }
    if (distance > MOST_BYTES) {
      this.#fail(
        `whether an instruction begins at ${at(distance)} is not known: it is too far from the start of the function`,
        `places up to ${at(MOST_BYTES)} can be told`,
      );
    }
    const range = symbols.fileRange(address, distance + MAX_INSTRUCTION_BYTES);
    const code = range && this.#file.read(range.offset, range.sizeBytes);
    let start = 0;
    while (start < distance) {
      const instruction = code && decodeOne(code.subarray(start, start + MAX_INSTRUCTION_BYTES), 0n);
      if (instruction === undefined) {
        this.#fail(
          `whether an instruction begins at ${at(distance)} is not known: what lies at ${at(start)} is none`,
          'a probe within an instruction ends the processes that reach it',
        );
      }
      const next = start + instruction.length;
      if (next > distance) {
        this.#fail(
          `no instruction begins at ${at(distance)}, which lies within '${instruction.text}'`,
          `those at ${at(start)} and ${at(next)} do; a probe within one ends the processes that reach it`,
        );
      }
      start = next;
    }
  }

  #number(value: bigint | number): string {
    return this.#place.isHexadecimal ? `0x${value.toString(16)}` : value.toString();
  }

  #fail(message: string, hint: string): never {
    const { path, symbol, placeSpan } = this.#place;
    const details = symbol === undefined ? { path } : { path, symbol };
    throw eventError('EVENT_UNKNOWN', this.#event.source, placeSpan, message, { hint, details });
  }
}

const placeOf = (symbols: ElfSymbols, address: number): number => symbols.fileRange(address, 1)!.offset;
