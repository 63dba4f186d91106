// The error for a PMU that this machine does not have: which layer lacks it.

import { didYouMean, type ParseError, UnsupportedError } from '../../errors/index.ts';
import type { EventMachine } from './machine.ts';
import { pmuNames } from './pmu.ts';
import { type EventSyntax, eventError } from './syntax.ts';

/** PMUs of x86 processors that a kernel shows where the machine has them: name, what it is, how it comes about. */
const knownPmus: readonly (readonly [pattern: RegExp, what: string, remedy: string])[] = [
  [/^cpu(_core|_atom)?$/, "the cores' counters", 'use a bare-metal machine, or a virtual one with a PMU'],
  [
    /^(uncore_|amd_(df|l3|umc|iommu))/,
    'counters of the package',
    'use a bare-metal machine; modprobe intel_uncore or amd_uncore',
  ],
  [/^power$/, 'energy counters (RAPL)', 'modprobe rapl'],
  [/^cstate_(core|pkg|module)$/, 'residency in idle states', 'modprobe intel_cstate'],
  [/^(intel_pt|intel_bts)$/, "Intel's trace of branches", 'use a bare-metal Intel machine'],
  [/^ibs_(op|fetch)$/, "AMD's instruction-based sampling", 'use a bare-metal AMD machine'],
  [/^i915|^xe_/, 'counters of the graphics processor', 'load its driver'],
];

export function missingPmu(event: EventSyntax, name: string, machine: EventMachine): ParseError | UnsupportedError {
  const known = knownPmus.find(([pattern]) => pattern.test(name));
  const names = pmuNames(machine);
  if (known !== undefined) {
    const isGuest = machine.identity()?.isGuest === true;
    const [, what, remedy] = known;
    const why = isGuest ? 'the virtual machine does not show it' : 'the kernel does not show it';
    return new UnsupportedError('EVENT_MISSING', `there is no PMU '${name}' (${what}): ${why}`, {
      details: { event: event.text, pmu: name, layer: isGuest ? 'virtual machine' : 'kernel', pmus: names },
      hint: `${remedy}; software events (task-clock, page-faults) and msr/tsc/ are other things, and work without it`,
    });
  }
  const near = didYouMean(name, names);
  return eventError('EVENT_UNKNOWN', event.source, { at: event.at, length: name.length }, `there is no PMU '${name}'`, {
    hint: near ?? `those of this machine are ${names.join(', ') || 'none'}`,
    details: { pmu: name, pmus: names },
  });
}
