// The fields of CPUID's leaves that are not feature bits (those are in features/). A line `leaf LEAF SUBLEAF NAME` opens a
// leaf; SUBLEAF is a number, `*` for all, or `N+` for N and those after it. The lines below it are fields: register,
// bits, name, meaning. `+1` after the bits means that the register holds one less than the value; `0x` that the value
// reads better in hexadecimal, `txt` as characters. LEAF is a number, or for hypervisors an interface and a distance.

import { basicLeaves } from './basic.ts';
import { laterBasicLeaves } from './basic-later.ts';
import { extendedLeaves } from './extended.ts';
import { laterExtendedLeaves } from './extended-later.ts';
import { hypervisorLeaves } from './hypervisors.ts';
import { vendorLeaves } from './vendor-ranges.ts';

export const leafTables: readonly string[] = [
  basicLeaves,
  laterBasicLeaves,
  hypervisorLeaves,
  extendedLeaves,
  laterExtendedLeaves,
  vendorLeaves,
];
