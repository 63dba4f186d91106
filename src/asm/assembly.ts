// What an assembler hands back.

/** The finished machine code of one assembly, with the facts that its users need. */
export interface Assembly {
  /** The machine code, and the data after it. Treat it as read-only. */
  readonly bytes: Uint8Array;
  /** Number of instructions. */
  readonly count: number;
  /** Offset in bytes of each named label from the start of `bytes`. A name for a place outside of them is not among these. */
  readonly labels: ReadonlyMap<string, number>;
  /** The parts of `bytes` in their order. Writable ones lie after all others and begin on a page of their own. */
  readonly sections: readonly AssemblySection[];
  /** The fields that hold absolute addresses; empty for code that runs at any address. */
  readonly relocations: readonly Relocation[];
  /** The fields that hold a distance from one section to another; they are right as long as sections keep their places. */
  readonly distances: readonly Distance[];
  /** The fields that hold a distance to a fixed address, which is another one wherever the bytes lie. */
  readonly fixedTargets: readonly FixedTarget[];
  /**
   * The same bytes for another address of the first one.
   * @param origin a multiple of the largest alignment in the code.
   * @throws LinkError `TARGET_OUT_OF_RANGE` where an address, or the distance to one, does not fit into its field.
   */
  relocate(origin: bigint | number): Uint8Array;
  /** Offsets, bytes and text of every statement, one on each line. */
  listing(): string;
  /** The text that was assembled; undefined where typed methods made the code. */
  readonly source: string | undefined;
  /** For every statement of the text that has bytes: where they begin and its line, in the order of the bytes. */
  lines(): readonly SourceLine[];
}

/** Where the bytes of a statement begin, and the line of the text that it stands on. */
export interface SourceLine {
  /** Of the first byte, from the start of `bytes`. */
  readonly offset: number;
  /** Counted from 1; for what a macro wrote, the line that uses the macro. */
  readonly line: number;
}

/** One part of the bytes: code, constants, data, or room that begins as zeros. */
export interface AssemblySection {
  /** Such as `.text`. */
  readonly name: string;
  /** From the start of `bytes`. */
  readonly offset: number;
  /** Padding before the next section is not counted. */
  readonly sizeBytes: number;
  /** True for data and zeros. */
  readonly writable: boolean;
  /** What it holds; `zero` is data that begins as zeros. */
  readonly kind: 'code' | 'constant' | 'data' | 'zero';
  /** The largest alignment that was asked for within it. */
  readonly alignBytes: number;
}

/** A field that holds the address of a place in the same assembly. */
export interface Relocation {
  /** Of the field, from the start of `bytes`. */
  readonly offset: number;
  /** 4 or 8. */
  readonly sizeBytes: number;
  /** Offset of the place, which may lie outside of the bytes. */
  readonly target: number;
  /** The section of the place's label. */
  readonly section: string;
  /** Name of the label, for messages. */
  readonly label: string;
}

/** A field that holds the distance between two places of different sections. */
export interface Distance {
  /** Of the field, from the start of `bytes`. */
  readonly offset: number;
  /** 1, 2, 4 or 8. */
  readonly sizeBytes: number;
  /** Offset of the place that the distance leads to. */
  readonly target: number;
  /** The section of that place's label. */
  readonly section: string;
  /** Offset of the place that the distance counts from. */
  readonly from: number;
  /** Name of the label, for messages. */
  readonly label: string;
}

/** A field that holds the distance to an address outside of the assembly, as `call 0x401000` has it. */
export interface FixedTarget {
  /** Of the field, from the start of `bytes`. */
  readonly offset: number;
  /** 1 or 4. */
  readonly sizeBytes: number;
  /** Offset of the place that the distance counts from. */
  readonly from: number;
  /** Where it leads, wherever the bytes lie. */
  readonly address: bigint;
}

/** Options of `assemble()`. */
export interface AssembleOptions {
  /** The address that the first byte will have; 0 when not given. */
  readonly origin?: bigint | number;
  /** Values of symbols that the text does not define: constants, or addresses of what lies elsewhere in the process. */
  readonly symbols?: Readonly<Record<string, number | bigint>>;
}
