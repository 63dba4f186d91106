// Opens the events of one group at one instance, all or none of them.

import { constants } from 'node:os';
import type { PerfKernel } from '../../linux/index.ts';
import { type PerfAttribute, perfReadFormat, perfTypes } from '../../linux/index.ts';
import type { EventMachine, ResolvedEvent } from '../events/index.ts';
import { refusalError, undeliveredError } from './refusal.ts';
import type { EventInstance } from './target.ts';

/** Counting rather than identity: the same for every event of a group. */
export interface CountingAttributes {
  readonly inherit: boolean;
  readonly enableOnExec: boolean;
}

export interface OpenRequest {
  readonly kernel: PerfKernel;
  readonly machine: EventMachine;
  readonly instance: EventInstance;
  readonly events: readonly ResolvedEvent[];
  readonly counting: CountingAttributes;
  readonly target: { readonly text: string; readonly isSystemWide: boolean; readonly isForeign: boolean };
}

const READ_FORMAT = perfReadFormat.TOTAL_TIME_ENABLED | perfReadFormat.TOTAL_TIME_RUNNING | perfReadFormat.GROUP;

/** The first event leads: it alone is disabled, so that one call starts and stops the whole group. */
export function countingAttribute(
  event: ResolvedEvent,
  isLeader: boolean,
  counting: CountingAttributes,
): PerfAttribute {
  return {
    ...event.attribute,
    read_format: READ_FORMAT,
    disabled: isLeader,
    inherit: counting.inherit,
    enable_on_exec: isLeader && counting.enableOnExec,
  };
}

/**
 * The descriptors, the leader's first. On a failure none stays open.
 * @throws UnsupportedError for what refusal.ts explains
 */
export function openGroup(request: OpenRequest): number[] {
  const { kernel, events } = request;
  const fds: number[] = [];
  try {
    for (const event of events) fds.push(openEvent(request, event, fds));
    return fds;
  } catch (error) {
    for (const fd of fds) kernel.close(fd);
    throw error;
  }
}

function openEvent(request: OpenRequest, event: ResolvedEvent, before: readonly number[]): number {
  const { kernel, instance, machine, target } = request;
  const attempt = (groupFd: number, without: PerfAttribute = {}) => {
    const attribute = countingAttribute(event, groupFd < 0, request.counting);
    const opened = kernel.open({ ...attribute, ...without }, { ...instance, groupFd });
    // PMUs that cannot leave guests out say EINVAL; nobody asked them to.
    const isRefused = opened === -constants.errno.EINVAL && event.excludesGuestUnasked;
    return isRefused
      ? kernel.open({ ...attribute, ...without, exclude_guest: false }, { ...instance, groupFd })
      : opened;
  };
  const leader = before[0] ?? -1;
  const fd = attempt(leader);
  if (fd >= 0) {
    if (event.attribute.type !== perfTypes.BREAKPOINT || machine.deliversBreakpoints()) return fd;
    kernel.close(fd);
    throw undeliveredError(event.name);
  }
  let opensAlone = false;
  if (leader >= 0 && fd === -constants.errno.EINVAL) {
    const alone = attempt(-1);
    opensAlone = alone >= 0;
    if (opensAlone) kernel.close(alone);
  }
  throw refusalError({
    errno: -fd,
    event,
    target: target.text,
    isSystemWide: target.isSystemWide,
    isForeign: target.isForeign,
    groupSize: before.length,
    opensAlone,
    machine,
  });
}
