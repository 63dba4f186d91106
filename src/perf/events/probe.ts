// Probes: events that count each time a place in code is reached, in a program's file (uprobe) or in the kernel (kprobe),
// or each time the function there returns. The kernel's PMUs of these names take a path or a function and an offset
// (perf_event_open(2), "uprobe" and "kprobe" PMU). The spelling is bpftrace's: `uprobe:/bin/bash:readline`.

import { ElfSymbols } from '../../elf/index.ts';
import { didYouMean, UnsupportedError } from '../../errors/index.ts';
import type { PerfAttribute } from '../../linux/index.ts';
import type { EventMachine } from './machine.ts';
import { fieldMask, type Pmu, readPmu } from './pmu.ts';
import { type EventBody, type EventSyntax, eventError } from './syntax.ts';

const PLACE = /^(?:(0x[0-9a-f]+|\d+)|([A-Za-z_.$@][\w.$@]*)(?:\+(0x[0-9a-f]+|\d+))?)$/;

/**
 * The attribute of a probe.
 * @throws UnsupportedError `EVENT_MISSING` where the kernel was built without such probes
 */
export function probeAttribute(
  event: EventSyntax,
  { probe, path, place }: Extract<EventBody, { kind: 'probe' }>,
  machine: EventMachine,
): PerfAttribute {
  const name = probe.replace('ret', '') as 'uprobe' | 'kprobe';
  const pmu = readPmu(machine, name);
  if (pmu === undefined) {
    throw new UnsupportedError('EVENT_MISSING', `this kernel has no ${name} events`, {
      details: { event: event.text, layer: 'kernel', pmu: name },
      hint: `a kernel with CONFIG_${name.toUpperCase()}_EVENTS has them`,
    });
  }
  const match = PLACE.exec(place);
  if (match === null) {
    throw eventError('EVENT_SYNTAX', event.source, event, `'${place}' is not a place in code`, {
      hint: 'write a symbol, symbol+offset, or an offset such as 0x1234',
    });
  }
  const [, number, symbol, offset = '0'] = match;
  const common = { type: pmu.type, config: probe === name ? 0n : returnBit(pmu) };
  if (name === 'kprobe') {
    return number === undefined
      ? { ...common, kprobe_func: symbol!, probe_offset: BigInt(offset) }
      : { ...common, kprobe_addr: BigInt(number) };
  }
  const at = number === undefined ? symbolOffset(event, machine, path, symbol!) + BigInt(offset) : BigInt(number);
  return { ...common, uprobe_path: path, probe_offset: at };
}

/** The bit that asks for returns; the kernel has it in the PMU's format. */
function returnBit({ format }: Pmu): bigint {
  const field = format.get('retprobe');
  return field === undefined ? 1n : fieldMask(field);
}

function symbolOffset(event: EventSyntax, machine: EventMachine, path: string, symbol: string): bigint {
  const bytes = machine.bytes(path);
  const symbols = bytes && ElfSymbols.read({ read: (offset, sizeBytes) => bytes.subarray(offset, offset + sizeBytes) });
  if (symbols === undefined) {
    const what =
      bytes === undefined
        ? `cannot be read (${machine.refusal(path) ?? 'it is a folder'})`
        : 'is not an ELF file that can be read';
    throw eventError('EVENT_UNKNOWN', event.source, event, `${path} ${what}`, {
      hint: 'a uprobe wants the path of a program or a shared library',
      details: { path },
    });
  }
  const found = symbols.functionNamed(symbol);
  const range = found && symbols.fileRange(found.address, 1);
  if (range !== undefined) return BigInt(range.offset);
  const near = didYouMean(symbol, symbols.functionNames());
  throw eventError('EVENT_UNKNOWN', event.source, event, `${path} has no function '${symbol}'`, {
    hint: near ?? 'a stripped file keeps the functions that it exports only; an offset such as 0x1234 works as well',
    details: { path, symbol },
  });
}
