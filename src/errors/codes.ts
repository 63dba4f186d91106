// The one table of error codes. A row gives the class that carries the code, the exit status that the command line
// ends with, and one sentence that docs/errors.md prints. Codes are stable: add rows, never rename one.

/** The name of each error class; a code belongs to exactly one of them. */
export type ErrorClassName =
  | 'RawCpuError'
  | 'OperandError'
  | 'EncodeError'
  | 'ParseError'
  | 'LinkError'
  | 'MemoryError'
  | 'CallError'
  | 'CpuFault'
  | 'UnsupportedError'
  | 'MeasurementError';

interface ErrorCodeRow {
  readonly class: ErrorClassName;
  readonly exitStatus: number;
  readonly summary: string;
}

/**
 * Every code: the class that carries it, the exit status of a command that ends with it, and its meaning in one
 * sentence. Codes are stable: they are added, and never renamed. `docs/errors.md` is this table.
 */
export const errorCodes = {
  // Options and arguments of any public function.
  UNKNOWN_OPTION: {
    class: 'RawCpuError',
    exitStatus: 2,
    summary: 'An option object holds a key that the function does not know.',
  },
  BAD_OPTION: { class: 'RawCpuError', exitStatus: 2, summary: 'An option has a value that the function cannot take.' },
  INTERNAL: { class: 'RawCpuError', exitStatus: 70, summary: 'A fault of rawcpu itself; please report it.' },

  // Operands, as the typed assembler and the text assembler see them.
  BAD_OPERAND: { class: 'OperandError', exitStatus: 65, summary: 'A value is not an operand at all.' },
  BAD_REGISTER: { class: 'OperandError', exitStatus: 65, summary: 'A register cannot stand in this place.' },
  BAD_ADDRESS: {
    class: 'OperandError',
    exitStatus: 65,
    summary: 'A memory operand has no encoding: its base, index, scale or displacement is off.',
  },
  BAD_DECORATOR: {
    class: 'OperandError',
    exitStatus: 65,
    summary: 'A mask, zeroing, broadcast or rounding decorator does not belong to this operand.',
  },

  // Instructions.
  NO_FORM: {
    class: 'EncodeError',
    exitStatus: 65,
    summary: 'The instruction exists, but no form of it takes these operands.',
  },
  IMMEDIATE_RANGE: {
    class: 'EncodeError',
    exitStatus: 65,
    summary: 'An immediate does not fit into the widest field that the instruction has.',
  },
  PREFIX_NOT_ALLOWED: { class: 'EncodeError', exitStatus: 65, summary: 'The instruction does not take this prefix.' },
  ENCODING_NOT_AVAILABLE: {
    class: 'EncodeError',
    exitStatus: 65,
    summary: 'The encoding that was asked for ({vex3}, {evex}, {disp32} ...) does not exist for these operands.',
  },
  INSTRUCTION_TOO_LONG: {
    class: 'EncodeError',
    exitStatus: 65,
    summary: 'The instruction would be longer than 15 bytes.',
  },

  // Text.
  SYNTAX: { class: 'ParseError', exitStatus: 65, summary: 'The text is not a statement.' },
  UNKNOWN_MNEMONIC: { class: 'ParseError', exitStatus: 65, summary: 'No instruction or directive has this name.' },
  UNKNOWN_DIRECTIVE: { class: 'ParseError', exitStatus: 65, summary: 'No directive has this name.' },
  BAD_NUMBER: { class: 'ParseError', exitStatus: 65, summary: 'A number is malformed or does not fit into its place.' },
  UNDEFINED_SYMBOL: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'A symbol is used and defined nowhere.',
  },
  SYMBOL_REDEFINED: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'A symbol is defined a second time.',
  },
  BAD_STATEMENT: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'The statement was understood, but cannot be assembled.',
  },

  // Expressions of kernels; SYNTAX and BAD_NUMBER stand for theirs too.
  UNKNOWN_NAME: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'An expression uses a name or a function that does not exist.',
  },
  UNSUPPORTED_SYNTAX: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'A function contains JavaScript that a kernel cannot: a loop, an assignment, a call of something else.',
  },
  TYPE_MISMATCH: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'An operation of an expression does not take values of this type.',
  },
  EXPRESSION_TOO_DEEP: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'An expression nests too deep.',
  },
  EXPRESSION_TOO_LARGE: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'An expression has more operations, or more inputs and outputs, than a kernel can have.',
  },

  BAD_DUMP: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'A CPUID dump is malformed, breaks off, or is not a dump at all.',
  },

  // Labels and objects.
  LABEL_UNBOUND: { class: 'LinkError', exitStatus: 65, summary: 'A label is used and never bound to a place.' },
  LABEL_REBOUND: { class: 'LinkError', exitStatus: 65, summary: 'A label is bound to a second place.' },
  LABEL_FOREIGN: { class: 'LinkError', exitStatus: 65, summary: 'A label belongs to another assembler.' },
  TARGET_OUT_OF_RANGE: {
    class: 'LinkError',
    exitStatus: 65,
    summary: 'The distance to a target does not fit into the field that holds it.',
  },
  BAD_SECTION: { class: 'LinkError', exitStatus: 65, summary: 'No section has this name.' },
  BAD_ALIGNMENT: { class: 'LinkError', exitStatus: 65, summary: 'An alignment is not a power of two, or too large.' },
  BAD_OBJECT: { class: 'LinkError', exitStatus: 65, summary: 'An ELF object cannot be written or read as asked.' },
  ALREADY_FINISHED: { class: 'LinkError', exitStatus: 65, summary: 'An assembler was used after finish().' },

  // Memory and buffers.
  BUFFER_DETACHED: {
    class: 'MemoryError',
    exitStatus: 1,
    summary: 'A buffer was transferred away; it has no memory any more.',
  },
  BUFFER_RESIZABLE: {
    class: 'MemoryError',
    exitStatus: 1,
    summary: 'A buffer may move or shrink while native code uses it.',
  },
  RESULT_TOO_LARGE: { class: 'MemoryError', exitStatus: 71, summary: 'There is no memory for an array of results.' },
  MAP_FAILED: { class: 'MemoryError', exitStatus: 71, summary: 'The kernel refused to map memory.' },
  PROTECT_FAILED: {
    class: 'MemoryError',
    exitStatus: 71,
    summary: 'The kernel refused to change the protection of memory.',
  },
  CODE_TOO_LARGE: { class: 'MemoryError', exitStatus: 65, summary: 'The code is larger than one code mapping may be.' },
  CODE_EMPTY: { class: 'MemoryError', exitStatus: 65, summary: 'There are no bytes to run.' },

  // Calls.
  BAD_SIGNATURE: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'A signature names a type that does not exist, or one that cannot stand there.',
  },
  ARGUMENT_COUNT: { class: 'CallError', exitStatus: 65, summary: 'A call has too few or too many arguments.' },
  ARGUMENT_TYPE: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'An argument is not of the type that the signature names.',
  },
  ARGUMENT_RANGE: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'A number does not fit into the type that the signature names.',
  },
  SHAPE_MISMATCH: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'Arrays of one kernel call do not go together: their lengths or shapes differ.',
  },
  EMPTY: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'A reduction that has no value for no elements was given none.',
  },
  OVERLAP: {
    class: 'CallError',
    exitStatus: 65,
    summary: 'An output of a kernel overlaps an input in a way that would change the result.',
  },
  DISPOSED: {
    class: 'CallError',
    exitStatus: 1,
    summary: 'A native function, a kernel, counters or a watch of a register were used after dispose().',
  },
  BUSY: {
    class: 'CallError',
    exitStatus: 1,
    summary: 'A native function cannot be disposed of while a call of it is running.',
  },

  QUEUE_FULL: { class: 'CallError', exitStatus: 1, summary: 'Too many isolated runs are waiting for their turn.' },

  ABI_VIOLATION: {
    class: 'CallError',
    exitStatus: 1,
    summary: 'Native code left a register changed that the calling convention says it must leave as it was.',
  },

  FLOAT_EXCEPTION: {
    class: 'CallError',
    exitStatus: 1,
    summary: 'Native code raised a floating-point exception that `reportExceptions` throws for.',
  },

  // What the processor raised inside native code.
  FAULT_READ: { class: 'CpuFault', exitStatus: 1, summary: 'The code read from an address that it must not read.' },
  FAULT_WRITE: { class: 'CpuFault', exitStatus: 1, summary: 'The code wrote to an address that it must not write.' },
  FAULT_EXECUTE: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'The code went on at an address that holds no executable code.',
  },
  FAULT_ALIGNMENT: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'An instruction wants an address that is a multiple of its operand size.',
  },
  FAULT_PROTECTION: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'The code did what its privilege level forbids, or used an address that is not canonical.',
  },
  FAULT_BUS: { class: 'CpuFault', exitStatus: 1, summary: 'Mapped memory has nothing behind it.' },
  STACK_OVERFLOW: { class: 'CpuFault', exitStatus: 1, summary: 'The code used up its stack.' },
  ILLEGAL_INSTRUCTION: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'The bytes are not an instruction, or one that always faults such as ud2.',
  },
  MISSING_FEATURE: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'The instruction exists, but this processor or its operating system lacks the feature that it needs.',
  },
  DIVIDE_ERROR: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'An integer was divided by zero, or the quotient does not fit.',
  },
  FLOATING_POINT: { class: 'CpuFault', exitStatus: 1, summary: 'A floating-point exception that was not masked.' },
  BREAKPOINT: { class: 'CpuFault', exitStatus: 1, summary: 'The code ran into int3, or set the trap flag.' },
  SYSTEM_CALL_REFUSED: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'Isolated code made a system call that it may not make.',
  },
  REPORT_LOST: {
    class: 'CpuFault',
    exitStatus: 1,
    summary: 'Isolated code ended without a report: it destroyed what makes one, or somebody sent the child a signal.',
  },
  DEADLINE: { class: 'CpuFault', exitStatus: 1, summary: 'The code ran longer than it was allowed to.' },

  // What this machine or this runtime cannot do.
  PLATFORM: { class: 'UnsupportedError', exitStatus: 69, summary: 'Native code needs Linux on an x86-64 processor.' },
  ADDON_REFUSED: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The runtime or the system refused to load the addon.',
  },
  ISOLATION_REFUSED: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The system refused to start or to confine the child that isolated code runs in.',
  },
  SYMBOL_FILE: {
    class: 'UnsupportedError',
    exitStatus: 71,
    summary: 'A file that tells profilers the names of code cannot be written.',
  },
  SYSTEM_CALL: { class: 'UnsupportedError', exitStatus: 71, summary: 'A system call failed.' },
  CPU_FEATURE: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'This processor or its operating system lacks a feature that the code needs.',
  },
  CPU_OFFLINE: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'There is no logical CPU of this number, it is offline, or this process may not run on it.',
  },
  MSR_UNKNOWN: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'This processor, or its hypervisor, has no such model-specific register.',
  },
  MSR_UNAVAILABLE: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'Model-specific registers cannot be reached: no driver, no permission, or the kernel is locked down.',
  },
  MSR_WRITE_REFUSED: {
    class: 'RawCpuError',
    exitStatus: 2,
    summary: 'Writing a model-specific register was not allowed explicitly.',
  },
  // Events and counters.
  EVENT_SYNTAX: { class: 'ParseError', exitStatus: 65, summary: "The text is not an event in perf's notation." },
  EVENT_UNKNOWN: {
    class: 'ParseError',
    exitStatus: 65,
    summary: 'No event, PMU, term or tracepoint has this name on this machine.',
  },
  EVENT_MISSING: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary:
      'The event exists, but nothing here counts it: no PMU (virtual machine), another processor, an older kernel.',
  },
  EVENT_FORBIDDEN: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'Counting is not permitted: perf_event_paranoid, a missing capability, seccomp.',
  },
  EVENT_BUSY: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The counters or breakpoints that the event needs are all in use, or its group is too large.',
  },
  EVENT_AMBIGUOUS: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The event means another counter on each kind of core, and what is counted may run on several.',
  },
  EVENT_LIMIT: {
    class: 'UnsupportedError',
    exitStatus: 71,
    summary: 'A limit of the process is reached: open files, locked memory.',
  },
  EVENT_TARGET: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The process, thread or cgroup to count is not there, or cannot be counted this way.',
  },
  NOT_COUNTED: {
    class: 'MeasurementError',
    exitStatus: 1,
    summary: 'An event was enabled and never got a counter, so it has no count.',
  },
  COUNT_UNSURE: {
    class: 'MeasurementError',
    exitStatus: 1,
    summary:
      'An event shared its counter and was counted for too small a part of the time to say how often it happened.',
  },

  FACILITY_MISSING: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'Neither this processor nor its kernel offers what was asked for.',
  },
  DECODER_MISSING: {
    class: 'UnsupportedError',
    exitStatus: 69,
    summary: 'The decoder, the WebAssembly module of iced-x86, is not there or cannot be read.',
  },
} as const satisfies Record<string, ErrorCodeRow>;

/** Every code that a {@link RawCpuError} can carry. */
export type ErrorCode = keyof typeof errorCodes;

/** The codes of one error class. Looked up by it, so that an error of one class is one of any. */
export type CodesOf<C extends ErrorClassName> = {
  readonly [N in ErrorClassName]: {
    [K in ErrorCode]: (typeof errorCodes)[K]['class'] extends N ? K : never;
  }[ErrorCode];
}[C];
