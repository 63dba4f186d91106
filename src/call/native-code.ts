// The code that a caller brings, in any of its three shapes, and where it is entered.

import { type Assembly, assemble } from '../asm/index.ts';
import { givenBytes, typedArrayTag } from '../buffers/index.ts';
import { CallError, describeValue, RawCpuError, unreadable } from '../errors/index.ts';
import type { CodeImage, NativeEnvironment } from '../jit/index.ts';

/** Assembly text, what an assembler made of it, or bytes. */
export type NativeCode = string | Assembly | Uint8Array;

export interface PreparedCode {
  readonly bytes: Uint8Array;
  readonly assembly: Assembly | undefined;
  /** Offset in bytes of the first instruction. */
  readonly entryOffset: number;
}

/** Code in executable memory. */
export interface PlacedCode {
  readonly block: CodeImage;
  /** The bytes as they are there, addresses filled in. */
  readonly bytes: Uint8Array;
}

/** Fields of this size and below need addresses in the first 2 GiB. */
const NARROW_ADDRESS_BYTES = 4;

/**
 * Puts code into executable memory: among other code where it can lie anywhere and writes to none of its own sections,
 * else into a mapping of its own.
 * @throws MemoryError for memory; LinkError `TARGET_OUT_OF_RANGE` for addresses that do not fit into their fields
 */
export function placeCode(
  { code, mapImage }: Pick<NativeEnvironment, 'code' | 'mapImage'>,
  { bytes, assembly }: PreparedCode,
): PlacedCode {
  const { isMoved, isLow, near } = placeOf(assembly);
  const writable = (assembly?.sections ?? []).filter((section) => section.writable && section.sizeBytes > 0);
  if (!isMoved && writable.length === 0) return { block: code.allocate(bytes), bytes };
  let relocated = bytes;
  const block = mapImage({
    sizeBytes: bytes.length,
    writableFrom: writable.reduce((least, { offset }) => Math.min(least, offset), bytes.length),
    isLow,
    near,
    bytesAt: (address) => {
      if (isMoved) relocated = assembly!.relocate(address);
      return relocated;
    },
  });
  return { block, bytes: relocated };
}

/** What an assembly's fields ask of the place where its bytes will lie. */
export interface WantedPlace {
  /** True where other bytes are right at another address. */
  readonly isMoved: boolean;
  /** True where the bytes must lie in the first 2 GiB. */
  readonly isLow: boolean;
  /** An address that must be less than 2 GiB away. */
  readonly near: bigint | undefined;
}

/** The least address that code in the first 2 GiB may be too far away from. */
const BEYOND_LOW = 0x8000_0000n;

export function placeOf(assembly: Assembly | undefined): WantedPlace {
  const { relocations = [], fixedTargets = [] } = assembly ?? {};
  const near = fixedTargets[0]?.address;
  const isNarrow = relocations.some(({ sizeBytes }) => sizeBytes <= NARROW_ADDRESS_BYTES);
  return {
    isMoved: relocations.length + fixedTargets.length > 0,
    isLow: isNarrow || (near !== undefined && near < BEYOND_LOW),
    near,
  };
}

/** Brings code to bytes. Text is assembled, and its errors are the assembler's. */
export function prepareCode(code: NativeCode, entry: string | undefined): PreparedCode {
  const assembly = typeof code === 'string' ? assemble(code) : isAssembly(code) ? code : undefined;
  const bytes: unknown = assembly?.bytes ?? code;
  if (typedArrayTag(bytes) !== 'Uint8Array') {
    throw new CallError(
      'ARGUMENT_TYPE',
      `native: the code must be text, an Assembly or a Uint8Array, got ${typeof code === 'number' ? 'the number ' : ''}${describeValue(code)}`,
    );
  }
  // A copy: what the caller does with its array later, or another thread with shared memory, changes nothing here.
  const copied = new Uint8Array(givenBytes('native: the code', bytes));
  return { bytes: copied, assembly, entryOffset: entryOffset(assembly, entry) };
}

function isAssembly(code: unknown): code is Assembly {
  try {
    const { bytes, labels, sections = [], relocations = [], fixedTargets = [] } = (code ?? {}) as Partial<Assembly>;
    const hasLists = [sections, relocations, fixedTargets].every((list) => Array.isArray(list));
    return typedArrayTag(bytes) === 'Uint8Array' && labels instanceof Map && hasLists;
  } catch (cause) {
    throw unreadable('native: the code', cause);
  }
}

function entryOffset(assembly: Assembly | undefined, entry: string | undefined): number {
  if (entry === undefined) return 0;
  if (typeof entry !== 'string') {
    throw new RawCpuError('BAD_OPTION', `native: entry must be the name of a label, got ${describeValue(entry)}`);
  }
  if (assembly === undefined) {
    throw new RawCpuError('BAD_OPTION', `native: entry '${entry}' needs text or an Assembly; bytes have no labels`);
  }
  const offset = assembly.labels.get(entry);
  if (offset !== undefined) return offset;
  const known = [...assembly.labels.keys()];
  throw new RawCpuError('BAD_OPTION', `native: the code has no label '${entry}'`, {
    details: { entry, known },
    hint: known.length === 0 ? 'the code has no labels at all' : `its labels are ${known.join(', ')}`,
  });
}
