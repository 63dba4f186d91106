// Probes: events that count each time a place in code is reached, in a program's file (uprobe) or in the kernel (kprobe),
// or each time the function there returns. The kernel's PMUs of these names take a path or a function and an offset
// (perf_event_open(2), "uprobe" and "kprobe" PMU). The spelling is bpftrace's: `uprobe:/bin/bash:readline`.

import { UnsupportedError } from '../../errors/index.ts';
import type { PerfAttribute } from '../../linux/index.ts';
import type { EventMachine } from './machine.ts';
import { fieldMask, type Pmu, readPmu } from './pmu.ts';
import { offsetInFile } from './probe-place.ts';
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
  const [, number, symbol, distance] = match;
  const common = { type: pmu.type, config: probe === name ? 0n : returnBit(pmu) };
  const offset = offsetIn(event, number ?? distance ?? '0');
  if (name === 'kprobe') {
    return symbol === undefined
      ? { ...common, kprobe_addr: offset }
      : { ...common, kprobe_func: symbol, probe_offset: offset };
  }
  const pathSpan = { at: event.at + `${probe}:`.length, length: path.length };
  const placeSpan = { at: event.at + event.length - place.length, length: place.length };
  const nul = path.indexOf('\0');
  if (nul >= 0) {
    throw eventError(
      'EVENT_SYNTAX',
      event.source,
      { at: pathSpan.at + nul, length: 1 },
      'a path has no character NUL in it',
    );
  }
  const isHexadecimal = /^0x/.test(number ?? distance ?? '0x');
  const wanted = { path, symbol, offset, isHexadecimal, isReturn: probe !== name, pathSpan, placeSpan };
  return { ...common, uprobe_path: path, probe_offset: offsetInFile(event, machine, wanted) };
}

/** The number that ends a probe's text. */
function offsetIn(event: EventSyntax, text: string): bigint {
  const offset = BigInt(text);
  if (offset < 1n << 64n) return offset;
  const span = { at: event.at + event.length - text.length, length: text.length };
  throw eventError('EVENT_SYNTAX', event.source, span, 'an offset has 64 bits', {
    hint: 'write a number below 2^64, such as 0x1234',
  });
}

/** The bit that asks for returns; the kernel has it in the PMU's format. */
function returnBit({ format }: Pmu): bigint {
  const field = format.get('retprobe');
  return field === undefined ? 1n : fieldMask(field);
}
