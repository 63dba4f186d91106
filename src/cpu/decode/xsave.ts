// The state that XSAVE keeps, leaf 0xD (SDM 1, chapter 13; APM 3, E.3.8), and which of it the operating system enabled.
// XCR0 itself is not part of CPUID. Where a dump does not carry it, the size of the area for what is enabled now tells:
// a component that would not fit into that size is off.

import { hasBit, type LeafIndex } from './dump.ts';

/** The state components by their number in XCR0 or IA32_XSS. */
const componentNames: Readonly<Record<number, readonly [name: string, meaning: string]>> = {
  0: ['x87', 'x87 registers'],
  1: ['sse', 'xmm0 to xmm15, mxcsr'],
  2: ['avx', 'upper halves of ymm0 to ymm15'],
  3: ['bndregs', 'MPX bound registers'],
  4: ['bndcsr', 'MPX configuration'],
  5: ['opmask', 'k0 to k7'],
  6: ['zmm_hi256', 'upper halves of zmm0 to zmm15'],
  7: ['hi16_zmm', 'zmm16 to zmm31'],
  8: ['pt', 'Processor Trace'],
  9: ['pkru', 'protection keys'],
  10: ['pasid', 'process address space ID'],
  11: ['cet_u', 'CET, user'],
  12: ['cet_s', 'CET, supervisor'],
  13: ['hdc', 'hardware duty cycling'],
  14: ['uintr', 'user interrupts'],
  15: ['lbr', 'last branch records'],
  16: ['hwp', 'hardware performance states'],
  17: ['xtilecfg', 'AMX tile configuration'],
  18: ['xtiledata', 'AMX tiles'],
  19: ['apx', 'r16 to r31'],
  62: ['lwp', 'lightweight profiling'],
};

/** A part of the processor's state that XSAVE keeps (SDM 1, 13.1). */
export interface XsaveComponent {
  /** Its bit in XCR0 or IA32_XSS. */
  readonly number: number;
  /** `unknown` for a component that the manuals do not name. */
  readonly name: string;
  /** The registers that it holds. */
  readonly meaning: string;
  /** Bytes that it takes in the area. */
  readonly sizeBytes: number;
  /** Where it lies in the standard form; undefined for supervisor state, which has none. */
  readonly offsetBytes: number | undefined;
  /** Whether only the kernel can save it: IA32_XSS enables it, not XCR0. */
  readonly isSupervisor: boolean;
  /** Begins on a 64-byte boundary in the compacted form. */
  readonly isAligned: boolean;
  /** Whether the operating system enabled it in XCR0. */
  readonly isEnabled: boolean;
}

/** What XSAVE keeps: leaf 0xD (SDM 1, chapter 13; APM 3, E.3.8). */
export interface XsaveInfo {
  /** By number. */
  readonly components: readonly XsaveComponent[];
  /** The extended control register that says what is enabled; 0 where the system did not enable XSAVE. */
  readonly xcr0: bigint;
  /** Where `xcr0` comes from: XGETBV, or an inference from the sizes that leaf 0xD gives. */
  readonly xcr0Source: XcrSource;
  /** Bytes of the area, in the standard form, for what is enabled now. */
  readonly enabledSizeBytes: number;
  /** Bytes of the area for everything that the processor can keep. */
  readonly maximumSizeBytes: number;
}

/** Where a value of XCR0 comes from: it was recorded, follows from sizes, or is 0 because XSAVE is off. */
export type XcrSource = 'recorded' | 'inferred' | 'none';

const LEGACY_AREA_BYTES = 576;

/** What the operating system enabled in XCR0; 0 where it did not even enable XSAVE. */
export function enabledState(index: LeafIndex): { readonly xcr0: bigint; readonly source: XcrSource } {
  if (index.dump.xcr0 !== undefined) return { xcr0: index.dump.xcr0, source: 'recorded' };
  const main = index.get(0xd, 0);
  const isOn = hasBit(index.register(1, 0, 'ecx'), 27);
  if (!isOn || main === undefined) return { xcr0: 0n, source: 'none' };
  const supported = (BigInt(main.edx) << 32n) | BigInt(main.eax);
  let xcr0 = supported & 3n;
  for (let number = 2; number < 63; number++) {
    if (((supported >> BigInt(number)) & 1n) === 0n) continue;
    const at = index.get(0xd, number);
    // AVX has had this place since the first processor with XSAVE; old dumps lack the subleaf.
    const end = at === undefined ? (number === 2 ? LEGACY_AREA_BYTES + 256 : Infinity) : at.ebx + at.eax;
    if (end <= main.ebx) xcr0 |= 1n << BigInt(number);
  }
  return { xcr0, source: 'inferred' };
}

/** What XSAVE keeps, or undefined for a processor without it. */
export function decodeXsave(index: LeafIndex): XsaveInfo | undefined {
  const main = index.get(0xd, 0);
  if (main === undefined || main.eax === 0) return undefined;
  const { xcr0, source } = enabledState(index);
  const supervisor = index.get(0xd, 1);
  const supported = (BigInt(main.edx) << 32n) | BigInt(main.eax);
  const supervisorStates = (BigInt(supervisor?.edx ?? 0) << 32n) | BigInt(supervisor?.ecx ?? 0);
  const components: XsaveComponent[] = [];
  for (let number = 0; number < 63; number++) {
    const mask = 1n << BigInt(number);
    if (((supported | supervisorStates) & mask) === 0n) continue;
    const [name, meaning] = componentNames[number] ?? ['unknown', 'a component that the manuals do not name'];
    const isSupervisor = (supported & mask) === 0n;
    const isEnabled = (xcr0 & mask) !== 0n;
    components.push({ number, name, meaning, isSupervisor, isEnabled, ...placeOf(index, number, isSupervisor) });
  }
  return { components, xcr0, xcr0Source: source, enabledSizeBytes: main.ebx, maximumSizeBytes: main.ecx };
}

/** x87 and SSE state lie in the legacy area, which has no subleaf of its own. */
function placeOf(
  index: LeafIndex,
  number: number,
  isSupervisor: boolean,
): Pick<XsaveComponent, 'sizeBytes' | 'offsetBytes' | 'isAligned'> {
  if (number === 0) return { sizeBytes: 160, offsetBytes: 0, isAligned: false };
  if (number === 1) return { sizeBytes: 256, offsetBytes: 160, isAligned: false };
  const at = index.get(0xd, number);
  return {
    sizeBytes: at?.eax ?? 0,
    offsetBytes: isSupervisor || at === undefined ? undefined : at.ebx,
    isAligned: hasBit(at?.ecx ?? 0, 1),
  };
}
