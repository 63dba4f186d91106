// What an assembler hands back.

/** The finished machine code of one assembly, with the facts that its users need. */
export interface Assembly {
  /** The machine code. Treat it as read-only. */
  readonly bytes: Uint8Array;
  /** Number of instructions. */
  readonly count: number;
  /** Offset in bytes of each named label from the start of `bytes`. */
  readonly labels: ReadonlyMap<string, number>;
  /** Offsets, bytes and text of every statement, one a line. */
  listing(): string;
}

export interface AssembleOptions {
  /** The address that the first byte will have; 0 when not given. */
  readonly origin?: bigint | number;
}
