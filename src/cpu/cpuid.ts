// CPUID of this machine: by the instruction itself, on a logical CPU of the caller's choice, or by the kernel's cpuid
// device where the thread may not move there. And whole dumps, which the decoding half then reads.

import { closeSync, openSync, readSync } from 'node:fs';
import { readOptions, refuseValue, UnsupportedError } from '../errors/index.ts';
import { nativeEnvironment } from '../jit/index.ts';
import { archPrctl, errnoOf, systemCallNumbers } from '../linux/index.ts';
import { onlineCpus, requireCpuNumber, runOnCpu } from './affinity.ts';
import { kernelFlagNames } from './decode/features/row.ts';
import { type CpuInfo, type CpuidDump, type CpuidLeaf, type CpuidResult, decodeCpuid } from './decode/index.ts';
import { cpuidInstruction, lazily, xgetbvInstruction } from './instructions.ts';

/** Which logical CPU is asked. */
export interface CpuOptions {
  /** The logical CPU that answers; whichever runs this thread when not given. */
  readonly cpu?: number;
}

const result = lazily(() => new Uint32Array(4));

/**
 * Runs CPUID. Registers are unsigned 32-bit numbers.
 * @throws UnsupportedError `CPU_OFFLINE`, `PLATFORM`; RawCpuError `BAD_OPTION` for a leaf that is no 32-bit number
 * @example
 * ```ts
 * import { cpuid } from 'rawcpu';
 *
 * const { ebx, edx, ecx } = cpuid(0); // the vendor's name lies in these three, in this order
 * const name = Buffer.from(Uint32Array.of(ebx, edx, ecx).buffer).toString();
 * name.length; // => 12
 * ```
 */
export function cpuid(leaf: number, subleaf = 0, options?: CpuOptions): CpuidResult {
  requireWord('leaf', leaf);
  requireWord('subleaf', subleaf);
  if (options === undefined) return cpuidHere(leaf, subleaf);
  options = readOptions('cpuid', options, ['cpu']);
  const { cpu } = options;
  return cpu === undefined ? cpuidHere(leaf, subleaf) : onCpu(cpu, (read) => read(leaf, subleaf));
}

function requireWord(name: string, value: unknown): void {
  if (typeof value === 'number' && value >>> 0 === value) return;
  refuseValue(`cpuid: ${name}`, 'an integer from 0 to 0xffffffff', value);
}

function cpuidHere(leaf: number, subleaf: number): CpuidResult {
  const registers = result();
  // SAFETY: CPUID changes no memory; the code stores four words into an array of four.
  cpuidInstruction()(leaf, subleaf, registers);
  return { eax: registers[0]!, ebx: registers[1]!, ecx: registers[2]!, edx: registers[3]! };
}

type Reader = (leaf: number, subleaf: number) => CpuidResult;

/** Lets a function ask one logical CPU: by moving there, or else through its device. */
function onCpu<T>(cpu: number, work: (read: Reader) => T): T {
  requireCpuNumber(cpu);
  try {
    return runOnCpu(cpu, () => work(cpuidHere));
  } catch (error) {
    if (!(error instanceof UnsupportedError) || error.code !== 'CPU_OFFLINE') throw error;
    return throughDevice(cpu, work, error);
  }
}

/** /dev/cpu/N/cpuid: the position is the leaf, with the subleaf in the upper half (drivers/char: cpuid(4)). */
function throughDevice<T>(cpu: number, work: (read: Reader) => T, refusal: unknown): T {
  let device: number;
  try {
    device = openSync(`/dev/cpu/${cpu}/cpuid`, 'r');
  } catch {
    throw refusal;
  }
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  try {
    return work((leaf, subleaf) => {
      readSync(device, bytes, 0, 16, (BigInt(subleaf) << 32n) | BigInt(leaf));
      const at = (i: number) => view.getUint32(4 * i, true);
      return { eax: at(0), ebx: at(1), ecx: at(2), edx: at(3) };
    });
  } finally {
    closeSync(device);
  }
}

/**
 * What the kernel's cpuid device answers, to compare with the instruction.
 * @throws UnsupportedError `FACILITY_MISSING` where the device cannot be opened
 */
export function cpuidThroughDevice(leaf: number, subleaf: number, cpu: number): CpuidResult {
  requireCpuNumber(cpu);
  const refusal = new UnsupportedError('FACILITY_MISSING', `/dev/cpu/${cpu}/cpuid cannot be opened`, {
    hint: 'as root: modprobe cpuid',
  });
  return throughDevice(cpu, (read) => read(leaf, subleaf), refusal);
}

/** How many subleaves to ask for: as many as the leaf itself counts, or until one is empty. */
type SubleafRule = (first: CpuidResult, read: (subleaf: number) => CpuidResult) => readonly number[];

const upTo = (last: number) => Array.from({ length: Math.min(last, MOST_SUBLEAVES) + 1 }, (_, i) => i);
const MOST_SUBLEAVES = 63;

function untilEmpty(isEmpty: (at: CpuidResult) => boolean): SubleafRule {
  return (_, read) => {
    let last = 0;
    while (last < MOST_SUBLEAVES && !isEmpty(read(last))) last++;
    return upTo(last);
  };
}

const noType = ({ ecx }: CpuidResult) => (ecx & 0xff00) === 0;
const noCache = ({ eax }: CpuidResult) => (eax & 0x1f) === 0;
const countInEax: SubleafRule = ({ eax }) => upTo(eax);

/** Leaves with subleaves (SDM 2A, table 3-8; APM 3, appendix E). All others have one. */
const subleafRules: Readonly<Record<number, SubleafRule>> = {
  4: untilEmpty(noCache),
  7: countInEax,
  11: untilEmpty(noType),
  13: ({ eax, edx }, read) => {
    const supervisor = read(1);
    const states = [eax | supervisor.ecx, edx | supervisor.edx];
    return upTo(62).filter((n) => n < 2 || ((states[n >> 5]! >>> (n & 31)) & 1) === 1);
  },
  15: () => [0, 1],
  16: ({ ebx }) => upTo(5).filter((n) => n === 0 || ((ebx >>> n) & 1) === 1),
  18: (_, read) => {
    let last = 1;
    while (last < MOST_SUBLEAVES && (read(last + 1).eax & 0xf) !== 0) last++;
    return upTo(last + 1);
  },
  20: countInEax,
  23: countInEax,
  24: countInEax,
  27: untilEmpty(({ eax }) => (eax & 0xfff) === 0),
  29: countInEax,
  30: countInEax,
  31: untilEmpty(noType),
  32: countInEax,
  35: ({ eax }) => upTo(31).filter((n) => n === 0 || ((eax >>> n) & 1) === 1),
  36: countInEax,
  2147483677: untilEmpty(noCache),
  2147483680: () => upTo(3),
  2147483686: untilEmpty(noType),
};

/** The ranges of leaves; each begins with a leaf whose EAX is the range's last. */
const ranges = [0, 0x4000_0000, 0x8000_0000, 0x8086_0000, 0xc000_0000];
const MOST_LEAVES = 0x100;

function readLeaves(read: Reader): CpuidLeaf[] {
  const leaves: CpuidLeaf[] = [];
  const hasHypervisor = ((read(1, 0).ecx >>> 31) & 1) === 1;
  const readRange = (first: number, last: number, rules: Readonly<Record<number, SubleafRule>>) => {
    for (let leaf = first; leaf <= Math.min(last, first + MOST_LEAVES); leaf++) {
      const rule = rules[leaf];
      const subleaves = rule === undefined ? [0] : rule(read(leaf, 0), (subleaf) => read(leaf, subleaf));
      for (const subleaf of subleaves) leaves.push({ leaf, subleaf, ...read(leaf, subleaf) });
    }
  };
  for (const base of ranges) {
    if (base === HYPERVISOR_RANGE) {
      if (hasHypervisor) readHypervisor(read, readRange);
      continue;
    }
    const last = read(base, 0).eax;
    if (last >= base && last < base + 0x1_0000) readRange(base, last, subleafRules);
  }
  return leaves;
}

const HYPERVISOR_RANGE = 0x4000_0000;
/** `XenV`: the time leaf of its interface has three subleaves (Xen, public/arch-x86/cpuid.h). */
const XEN_SIGNATURE = 0x566e_6558;

/** A hypervisor may have several interfaces, 0x100 leaves apart. */
function readHypervisor(
  read: Reader,
  readRange: (first: number, last: number, rules: Readonly<Record<number, SubleafRule>>) => void,
): void {
  for (let base = HYPERVISOR_RANGE; base < HYPERVISOR_RANGE + 0x1_0000; base += 0x100) {
    const { eax: claimed, ebx } = read(base, 0);
    // KVM of old answers 0 and means 0x4000_0001. What lies outside its own range is not an answer at all.
    const last = base === HYPERVISOR_RANGE && claimed === 0 ? base + 1 : claimed;
    if (last < base || last >= base + 0x100) return;
    readRange(base, last, ebx === XEN_SIGNATURE ? { [base + 3]: () => [0, 1, 2] } : {});
  }
}

/** The component of XSAVE that AMX's tiles are. */
const XTILEDATA = 18;

/** One word that the kernel answers, or undefined where it does not know the question. */
function askKernel(question: number): bigint | undefined {
  const { memory, buffers } = nativeEnvironment();
  const answer = new BigUint64Array(1);
  // SAFETY: the kernel stores one word into an array of one word, which is held.
  const result = memory.systemCall(systemCallNumbers.arch_prctl, question, buffers.addressOf(answer));
  return errnoOf(result) === undefined ? answer[0]! : undefined;
}

/** What says of a flag that is switched on by thread or by process whether it is on for this one. */
const threadQuestions: Readonly<Record<string, () => boolean>> = {
  user_shstk: () => ((askKernel(archPrctl.SHSTK_STATUS) ?? 0n) & 1n) === 1n,
  // Without masking every bit of an address counts.
  lam: () => (askKernel(archPrctl.GET_UNTAG_MASK) ?? ALL_BITS) !== ALL_BITS,
};

const ALL_BITS = (1n << 64n) - 1n;

/** The flags that only the kernel knows, from the first processor in /proc/cpuinfo; nothing where that is not there. */
function kernelState(): Pick<CpuidDump, 'kernelFlags' | 'threadFlags'> {
  const text = firstProcessorText();
  const flags = text === undefined ? undefined : /^flags\s*:(.*)$/m.exec(text)?.[1]?.trim().split(' ');
  if (flags === undefined) return {};
  const kernelFlags = kernelFlagNames.filter((name) => flags.includes(name));
  return { kernelFlags, threadFlags: kernelFlags.filter((name) => threadQuestions[name]?.()) };
}

/** The kernel composes /proc/cpuinfo CPU by CPU as it is read: one read gives the first. */
function firstProcessorText(): string | undefined {
  let file: number | undefined;
  try {
    file = openSync('/proc/cpuinfo', 'r');
    const bytes = new Uint8Array(16384);
    return new TextDecoder('latin1').decode(bytes.subarray(0, readSync(file, bytes)));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Asks the kernel to let this process use AMX tiles, which it does not before it is asked. It cannot be undone: signal
 * frames of every thread grow by the tiles' 8 KiB.
 * @returns whether tiles can be used now
 */
export function requestAmx(): boolean {
  const { memory } = nativeEnvironment();
  // SAFETY: the call takes numbers only.
  return errnoOf(memory.systemCall(systemCallNumbers.arch_prctl, archPrctl.REQ_XCOMP_PERM, XTILEDATA)) === undefined;
}

/**
 * Records what one logical CPU answers to every leaf it has, and the state that the operating system enabled.
 * @throws UnsupportedError `CPU_OFFLINE`, `PLATFORM`
 */
export function readCpuidDump(options: CpuOptions = {}): CpuidDump {
  options = readOptions('readCpuidDump', options, ['cpu']);
  const { cpu } = options;
  const leaves = cpu === undefined ? readLeaves(cpuidHere) : onCpu(cpu, readLeaves);
  const main = leaves.find(({ leaf }) => leaf === 1);
  // SAFETY: XGETBV is only run where OSXSAVE says that the operating system enabled it.
  const xcr0 = ((main?.ecx ?? 0) >>> 27) & 1 ? xgetbvInstruction()() : 0n;
  const permitted = xcr0 >> 17n === 0n ? undefined : askKernel(archPrctl.GET_XCOMP_PERM);
  const states = permitted === undefined ? {} : { permittedStates: permitted };
  return { cpu: cpu ?? 0, leaves, xcr0, ...states, ...kernelState() };
}

/** Records every logical CPU that is online. */
export function readAllCpuidDumps(): CpuidDump[] {
  return onlineCpus().map((cpu) => readCpuidDump({ cpu }));
}

/**
 * What this processor is and can do: {@link decodeCpuid} of this machine, with what the operating system enabled read
 * from XCR0 and, for AMX, from the kernel's permissions of this process.
 * @throws UnsupportedError `CPU_OFFLINE`, `PLATFORM`
 * @example
 * ```ts
 * import { cpuInfo } from 'rawcpu';
 *
 * const { vendorName, features, isaLevel, caches } = cpuInfo();
 * typeof vendorName; // => string
 * features.sse2; // => { cpu: true, os: true, usable: true }
 * isaLevel?.startsWith('x86-64'); // => true
 * caches.every(({ sizeBytes }) => sizeBytes > 0); // => true
 * ```
 */
export function cpuInfo(options: CpuOptions = {}): CpuInfo {
  options = readOptions('cpuInfo', options, ['cpu']);
  return decodeCpuid(readCpuidDump(options));
}
