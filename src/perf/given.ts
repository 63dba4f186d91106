// What the functions of this room take from callers: events, commands, and signals that end what they do.

import {
  isList,
  listOf,
  optional,
  RawCpuError,
  type Reader,
  readText,
  refuseValue,
  unreadable,
} from '../errors/index.ts';

const EVENTS = "text such as 'cycles,instructions', or a list of such";
const hint = 'rawcpu stat --list shows the events of this machine';

/** Events in perf's notation, as one text or several. @throws RawCpuError `BAD_OPTION` */
export function readEvents(what: string, events: unknown): string[] {
  if (typeof events === 'string' && events !== '') return [events];
  if (!isList(events)) return refuseValue(what, EVENTS, events, hint);
  const texts = listOf(EVENTS, readText)(what, events);
  return texts.length > 0 ? texts : refuseValue(what, EVENTS, events, hint);
}

const readArgument: Reader<string> = (what, value) => {
  const text = readText(what, value);
  if (!text.includes('\0')) return text;
  throw new RawCpuError('BAD_OPTION', `${what} has a NUL in it, where arguments of programs end`);
};

/** A program and its arguments; empty where none is meant. @throws RawCpuError `BAD_OPTION` */
export const readCommand: Reader<string[]> = listOf('a list of a program and its arguments', readArgument);

/** @throws RawCpuError `BAD_OPTION` for what is not an AbortSignal */
export function checkSignal(what: string, signal: unknown): void {
  optional(readSignal)(what, signal);
}

const readSignal: Reader<AbortSignal> = (what, value) => {
  try {
    const { aborted, addEventListener } = (value ?? {}) as Partial<AbortSignal>;
    if (typeof aborted === 'boolean' && typeof addEventListener === 'function') return value as AbortSignal;
  } catch (cause) {
    throw unreadable(what, cause);
  }
  return refuseValue(what, 'an AbortSignal', value);
};

/** A longer time overflows the engine's timers, which fire at once then. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
