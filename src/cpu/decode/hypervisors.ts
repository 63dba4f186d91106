// Hypervisors: whose interfaces a guest sees, and where they begin. Each has leaves of its own from its first leaf on: one
// that speaks of two languages, such as KVM with what Windows wants, puts the second at 0x4000_0100 (Xen,
// public/arch-x86/cpuid.h: "the first otherwise unused 0x100 aligned boundary starting from 0x40000000").

import { bitsOf, HYPERVISOR_BASE, hasBit, type LeafIndex } from './dump.ts';
import { text } from './vendors.ts';

/** Whose definitions an interface's leaves follow. */
export type HypervisorKind =
  | 'acrn'
  | 'bhyve'
  | 'hyperv'
  | 'kvm'
  | 'other'
  | 'tcg'
  | 'unknown'
  | 'virtualbox'
  | 'vmware'
  | 'xen';

interface SignatureRow {
  readonly name: string;
  readonly kind: HypervisorKind;
}

/** The twelve characters of an interface's first leaf, without zeros at their end. */
const signatures: Readonly<Record<string, SignatureRow>> = {
  KVMKVMKVM: { name: 'KVM', kind: 'kvm' },
  'Linux KVM Hv': { name: 'KVM (with Hyper-V enlightenments)', kind: 'hyperv' },
  'Microsoft Hv': { name: 'Microsoft Hyper-V', kind: 'hyperv' },
  VMwareVMware: { name: 'VMware', kind: 'vmware' },
  XenVMMXenVMM: { name: 'Xen', kind: 'xen' },
  TCGTCGTCGTCG: { name: 'QEMU (software emulation)', kind: 'tcg' },
  VBoxVBoxVBox: { name: 'VirtualBox', kind: 'virtualbox' },
  'bhyve bhyve ': { name: 'bhyve', kind: 'bhyve' },
  ACRNACRNACRN: { name: 'ACRN', kind: 'acrn' },
  ' lrpepyh  vr': { name: 'Parallels', kind: 'other' },
  ' lrpepyh vr': { name: 'Parallels', kind: 'other' },
  'prl hyperv  ': { name: 'Parallels', kind: 'other' },
  QNXQVMBSQG: { name: 'QNX', kind: 'other' },
  ' QNXQVMBSQG ': { name: 'QNX', kind: 'other' },
  SRESRESRESRE: { name: 'Lockheed Martin LMHS', kind: 'other' },
  Jailhouse: { name: 'Jailhouse', kind: 'other' },
  EVMMEVMMEVMM: { name: 'Intel KGT', kind: 'other' },
  ___NVMM___: { name: 'NetBSD NVMM', kind: 'other' },
  OpenBSDVMM58: { name: 'OpenBSD vmm', kind: 'other' },
  HAXMHAXMHAXM: { name: 'Intel HAXM', kind: 'other' },
  'IntelTDX    ': { name: 'Intel TDX', kind: 'other' },
  UnisysSpar64: { name: 'Unisys s-Par', kind: 'other' },
  VirtualApple: { name: 'Apple Rosetta', kind: 'other' },
};

const LAST_BASE = 0x4000_ff00;
const BASE_STEP = 0x100;

/** `Hv#1`, in EAX of the second leaf: the leaves follow Hyper-V's definitions, whatever the signature is. */
const HYPERV_INTERFACE = 0x3123_7648;

/** One interface of a hypervisor. */
export interface HypervisorInterface {
  /** Whose definitions its leaves follow. */
  readonly kind: HypervisorKind;
  /** The twelve characters of its first leaf, without padding. */
  readonly signature: string;
  /** Who that is, or `unknown`. */
  readonly name: string;
  /** A multiple of 0x100, from 0x4000_0000 on. */
  readonly firstLeaf: number;
  /** The last leaf of this interface. */
  readonly lastLeaf: number;
}

/** A hypervisor as its guest sees it. */
export interface HypervisorInfo {
  /** The signature of the first interface. */
  readonly signature: string;
  /** Who that is, or `unknown`. */
  readonly name: string;
  /** The last leaf of the first interface. */
  readonly lastLeaf: number;
  /** Whether the first interface follows Hyper-V's definitions. */
  readonly isHyperVCompatible: boolean;
  /** What Hyper-V or Xen give as their version, such as `10.0.20348`. */
  readonly version: string | undefined;
  /** Every interface, by its first leaf: one may offer what guests of another want. */
  readonly interfaces: readonly HypervisorInterface[];
}

/** Whether a number is in the range that processors leave to hypervisors. */
export function isHypervisorLeaf(leaf: number): boolean {
  return leaf >= HYPERVISOR_BASE && leaf < LAST_BASE + BASE_STEP;
}

/** The interfaces of a dump, by their first leaves. */
export function hypervisorInterfaces(index: LeafIndex): HypervisorInterface[] {
  const found: HypervisorInterface[] = [];
  const isGuest = hasBit(index.register(1, 0, 'ecx'), 31);
  for (let base = HYPERVISOR_BASE; base <= LAST_BASE; base += BASE_STEP) {
    const first = index.get(base);
    // The range has no holes; what lies outside of its own interface is not an answer.
    if (first === undefined || (base !== HYPERVISOR_BASE && !isInterface(first.eax, base))) break;
    const signature = text(first, ['ebx', 'ecx', 'edx']).replace(/\0+$/, '');
    const row = Object.hasOwn(signatures, signature) ? signatures[signature]! : undefined;
    // Without a hypervisor the leaves here repeat others; one that hides leaves its signature.
    if (!isGuest && row === undefined) break;
    const isHyperV = index.register(base + 1, 0, 'eax') === HYPERV_INTERFACE;
    found.push({
      kind: isHyperV ? 'hyperv' : (row?.kind ?? 'unknown'),
      signature,
      name: row?.name ?? 'unknown',
      firstLeaf: base,
      // KVM of old answered 0 and meant its second leaf.
      lastLeaf: isInterface(first.eax, base) ? first.eax : base + (first.eax === 0 ? 1 : 0),
    });
  }
  return found;
}

/** Whether the first leaf at `base` names a last leaf of the same interface. */
export function isInterface(lastLeaf: number, base: number): boolean {
  return lastLeaf >= base && lastLeaf < base + BASE_STEP;
}

/** The hypervisor, or undefined where none says that it is there. */
export function decodeHypervisor(index: LeafIndex): HypervisorInfo | undefined {
  if (!hasBit(index.register(1, 0, 'ecx'), 31)) return undefined;
  const interfaces = hypervisorInterfaces(index);
  const [first] = interfaces;
  return {
    signature: first?.signature ?? '',
    name: first?.name ?? 'unknown',
    lastLeaf: first?.lastLeaf ?? 0,
    isHyperVCompatible: first?.kind === 'hyperv',
    version: versionOf(index, interfaces),
    interfaces,
  };
}

/** KVM and others that take Hyper-V's part give its version too, which says nothing of theirs. */
function versionOf(index: LeafIndex, interfaces: readonly HypervisorInterface[]): string | undefined {
  const own = interfaces.find(({ kind, signature }) => kind === 'xen' || signature === 'Microsoft Hv');
  if (own === undefined || interfaces.some(({ kind }) => kind === 'kvm')) return undefined;
  const xen = interfaces.find(({ kind }) => kind === 'xen');
  if (xen !== undefined) {
    const version = index.register(xen.firstLeaf + 1, 0, 'eax');
    return `${bitsOf(version, 31, 16)}.${bitsOf(version, 15, 0)}`;
  }
  const at = index.get(own.firstLeaf + 2);
  return at === undefined ? undefined : `${bitsOf(at.ebx, 31, 16)}.${bitsOf(at.ebx, 15, 0)}.${at.eax}`;
}

/** The rate of the time-stamp counter that a hypervisor gives, and the leaf that it comes from. */
export function hypervisorTsc(index: LeafIndex): { readonly hz: number; readonly leaf: number } | undefined {
  if (!hasBit(index.register(1, 0, 'ecx'), 31)) return undefined;
  for (const { kind, firstLeaf, lastLeaf } of hypervisorInterfaces(index)) {
    if (kind === 'unknown') continue;
    const at = kind === 'xen' ? firstLeaf + 3 : firstLeaf + 0x10;
    const kilohertz = at > lastLeaf ? 0 : index.register(at, 0, kind === 'xen' ? 'ecx' : 'eax');
    if (kilohertz !== 0) return { hz: kilohertz * 1000, leaf: at };
  }
  return undefined;
}
