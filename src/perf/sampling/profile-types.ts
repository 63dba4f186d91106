// What a profile consists of.

import type { Sample } from './records.ts';

/** What kind of code a function is. */
export type FunctionKind = 'native' | 'javascript' | 'builtin' | 'library' | 'kernel' | 'unknown';

/** A function as profiles show it. */
export interface ProfiledFunction {
  /** Demangled where it is of C++ or Rust; an address in hexadecimal where nobody knows it. */
  readonly name: string;
  /** What kind of code it is. */
  readonly kind: FunctionKind;
  /** File of a script or of a library; `[kernel]`, `[jit]`. */
  readonly module: string;
  /** Line of a script, from 1; 0 where there is none. */
  readonly line: number;
  /** Where it begins; undefined for an address that nobody knows. */
  readonly address: bigint | undefined;
  /** Bytes of its code; 0 where that is not known. */
  readonly sizeBytes: number;
}

/** A sample whose addresses have names. */
export interface ResolvedSample {
  /** The sample as it was taken. */
  readonly sample: Sample;
  /** The functions from the innermost on. */
  readonly stack: readonly ProfiledFunction[];
}

/** One row of the table of functions. */
export interface FunctionRow extends ProfiledFunction {
  /** Samples in the function itself. */
  readonly self: number;
  /** Samples in it or anything that it called. */
  readonly total: number;
}

/** One instruction with its samples. */
export interface InstructionRow {
  /** In bytes from where the code begins. */
  readonly offset: number;
  /** Where it lies; of code in a file, in the file's own count. */
  readonly address: bigint;
  /** Its machine code. */
  readonly bytes: Uint8Array;
  /** In Intel syntax. */
  readonly text: string;
  /** Samples whose instruction pointer was here. */
  readonly samples: number;
  /** Of the samples in this code, 0 to 1. */
  readonly share: number;
  /** Line of the text that the code was assembled from, where it was. */
  readonly line: number | undefined;
  /** Labels that lie here. */
  readonly labels: readonly string[];
}

/** Samples in one piece of code, instruction by instruction. */
export interface CodeProfile {
  /** Of the function. */
  readonly name: string;
  /** What kind of code it is. */
  readonly kind: 'native' | 'javascript' | 'builtin' | 'library' | 'unknown';
  /** The file that it lies in; undefined for code that was generated. */
  readonly module: string | undefined;
  /** Of code in a file, in the file's own count. */
  readonly address: bigint;
  /** Of a function of more than 64 KiB in a file, `instructions` are the part around the hottest one. */
  readonly sizeBytes: number;
  /** Samples in this code. */
  readonly samples: number;
  /** Every instruction, those without samples too, by address. */
  readonly instructions: readonly InstructionRow[];
}

/** Code in a file, which may lie at several addresses in several processes. */
interface FileCode {
  readonly module: string;
  /** Where `bytes` begin in the function, and how long it is. */
  readonly startOffset: number;
  readonly sizeBytes: number;
  /** Samples by the offset in the function. */
  readonly counts: ReadonlyMap<number, number>;
  /** The name of what a call or jump goes to. */
  readonly nameAt: (target: bigint) => string | undefined;
}

/** What is known of code whose instructions are to be counted. */
export interface CodeFacts extends Partial<FileCode> {
  readonly name: string;
  readonly kind: CodeProfile['kind'];
  readonly address: bigint;
  readonly bytes: Uint8Array;
  /** The process that it belongs to, where several are sampled. */
  readonly pid?: number;
  readonly labels?: ReadonlyMap<string, number> | undefined;
  readonly lines?: readonly { readonly offset: number; readonly line: number }[] | undefined;
}

/** How the samples were taken: what the writers of all formats need of a {@link Profile}, whose readers find it there. */
export interface ProfileFacts {
  readonly event: string;
  readonly frequencyHz: number | undefined;
  readonly period: number | undefined;
  /** Samples that the kernel had no room for, and how often it held back to spare the machine. */
  readonly lost: number;
  readonly throttled: number;
  readonly durationNs: bigint;
  /** What the reader of the profile should know, such as names that are missing. */
  readonly notes: readonly string[];
}

/** What the writers of other formats need of a profile. */
export interface SampledProfile extends ProfileFacts {
  /** All samples in the order of time. */
  readonly samples: readonly ResolvedSample[];
  /** Nanoseconds that a sample stands for when time is sampled, else undefined. */
  readonly sampleNs: number | undefined;
}
