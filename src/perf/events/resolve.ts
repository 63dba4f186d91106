// From a notation to what the kernel is given: names looked up on this machine, terms put at their bits, modifiers
// applied. Nothing is opened here.

import { didYouMean } from '../../errors/index.ts';
import { type PerfAttribute, perfTypes } from '../../linux/index.ts';
import { readEvents } from '../given.ts';
import { breakpointAttribute } from './breakpoint.ts';
import { coreChoice } from './hybrid.ts';
import { type EventMachine, thisMachine } from './machine.ts';
import { missingPmu } from './missing.ts';
import { modelTable } from './models/index.ts';
import { addModifiers, eventModifiers, type ModifierState } from './modifiers.ts';
import { genericEventNames, type NamedEvent, namedEvent } from './names.ts';
import { amdFormat, architecturalFormat, corePmus, isCorePmu, matchPmus, type Pmu, pmuNames, readPmu } from './pmu.ts';
import { probeAttribute } from './probe.ts';
import type { ResolvedEvent, ResolvedGroup } from './resolved.ts';
import { type EventSyntax, eventError, type GroupSyntax, parseEventList } from './syntax.ts';
import { assumedCorePmu, readTerms, type TermSource } from './terms.ts';
import { findTracepoints, tracepointNames, tracepointSystems } from './tracepoints.ts';

export interface ResolveOptions {
  /** The machine to look at; this one when not given. */
  readonly machine?: EventMachine;
  /** The CPUs that will be counted on; on a hybrid machine they decide which core's PMU a generic name means. */
  readonly cpus?: readonly number[] | undefined;
  /** Instead of CPUs: the thread that will be counted, wherever it may run; 0 for the calling one. */
  readonly thread?: number;
  /**
   * What a generic name means where the CPUs have several kinds of core: an error (`refuse`), or one event for each
   * kind (`each`), which is what perf(1) does.
   */
  readonly hybrid?: 'refuse' | 'each';
}

/**
 * Reads events in perf's notation and looks them up on this machine.
 * @throws ParseError `EVENT_SYNTAX`, `EVENT_UNKNOWN` with the place; UnsupportedError `EVENT_MISSING`,
 * `EVENT_FORBIDDEN`, `EVENT_AMBIGUOUS`
 */
export function resolveEvents(events: string | readonly string[], options: ResolveOptions = {}): ResolvedGroup[] {
  const texts = readEvents('resolveEvents: events', events);
  const resolver = new Resolver(options);
  return texts.flatMap((text) => parseEventList(text)).map((group) => resolver.group(group));
}

/** The part of an event that is not about who is counted. */
interface Found {
  readonly attribute: PerfAttribute;
  readonly pmu: string;
  readonly isHardware: boolean;
  readonly name?: string | undefined;
  readonly cpus?: readonly number[] | undefined;
  readonly cpuMask?: readonly number[] | undefined;
  readonly scale?: number;
  readonly unit?: string;
}

class Resolver {
  readonly #machine: EventMachine;
  readonly #options: ResolveOptions;
  #cores: readonly Pmu[] | undefined;

  constructor(options: ResolveOptions) {
    this.#machine = options.machine ?? thisMachine;
    this.#options = options;
  }

  group({ events, modifiers, isGroup }: GroupSyntax): ResolvedGroup {
    let isLeader = true;
    const resolved = events.flatMap((event) => {
      const own = eventModifiers(event.modifiers);
      const state = modifiers === '' ? own : addModifiers(own, modifiers);
      // Pinning is the leader's business: the rest of a group follows it.
      const applied = isLeader ? state : { ...state, pinned: own.pinned, exclusive: own.exclusive };
      isLeader = false;
      const suffix =
        modifiers === '' ? '' : `${event.modifiers === '' && !event.text.endsWith('/') ? ':' : ''}${modifiers}`;
      return this.#find(event).map((found) => finish(found, `${found.name ?? event.text}${suffix}`, applied));
    });
    return { events: resolved, isGroup };
  }

  #find(event: EventSyntax): Found[] {
    const { body } = event;
    switch (body.kind) {
      case 'name':
        return this.#named(event, body.name);
      case 'raw':
        return this.#onCores(event, (pmu, isHybrid) => ({
          attribute: { type: isHybrid ? pmu.type : perfTypes.RAW, config: body.config },
        }));
      case 'pmu':
        return this.#ofPmu(event, body);
      case 'tracepoint':
        return this.#tracepoint(event, body.system, body.name);
      case 'breakpoint':
        return [{ attribute: breakpointAttribute(event, body), pmu: 'breakpoint', isHardware: false }];
      case 'probe':
        return [probeAttribute(event, body, this.#machine)].map((attribute) => ({
          attribute,
          pmu: body.probe.replace('ret', ''),
          isHardware: false,
        }));
    }
  }

  #corePmus(): readonly Pmu[] {
    this.#cores ??= corePmus(this.#machine);
    return this.#cores;
  }

  /** An event of the cores, for the kinds that are meant. Where the kernel shows no core PMU, as it would have one. */
  #onCores(
    event: EventSyntax,
    make: (pmu: Pmu, isHybrid: boolean) => Pick<Found, 'attribute'> & Partial<Found>,
  ): Found[] {
    const cores = this.#corePmus();
    const isHybrid = cores.length > 1;
    const chosen = coreChoice(event.text, cores, this.#options, this.#machine);
    const isSplit = chosen.length > 1;
    return (cores.length === 0 ? [this.#assumedPmu()] : chosen).map((pmu) => ({
      pmu: pmu.name,
      isHardware: true,
      cpus: isHybrid ? pmu.cpus : undefined,
      ...make(pmu, isHybrid),
      ...(isSplit ? { name: `${pmu.name}/${event.text.replace(/:\w+$/, '')}/${event.modifiers}` } : {}),
    }));
  }

  #assumedPmu(): Pmu {
    const vendor = this.#machine.identity()?.vendor ?? '';
    return assumedCorePmu(/AMD|Hygon/.test(vendor) ? amdFormat : architecturalFormat);
  }

  #named(event: EventSyntax, name: string): Found[] {
    const generic = namedEvent(name);
    if (generic !== undefined) return this.#generic(event, generic);
    const aliased = this.#aliased(event, name);
    if (aliased.length > 0) return aliased;
    const source = this.#modelEvents();
    if (source.modelEvent(name) !== undefined) {
      const term = { key: name, value: undefined, at: event.at, length: name.length };
      return this.#onCores(event, (pmu) => this.#terms(event, pmu, [term]));
    }
    return this.#unknown(event, name);
  }

  #generic(event: EventSyntax, { type, config }: NamedEvent): Found[] {
    if (type === perfTypes.SOFTWARE) return [{ attribute: { type, config }, pmu: 'software', isHardware: false }];
    return this.#onCores(event, (pmu, isHybrid) => ({
      attribute: { type, config: genericConfig(pmu, isHybrid, config) },
    }));
  }

  /** Events that the kernel names in a PMU's folder may be written without the PMU. */
  #aliased(event: EventSyntax, name: string): Found[] {
    return pmuNames(this.#machine)
      .flatMap((each) => readPmu(this.#machine, each) ?? [])
      .filter((pmu) => pmu.eventNames.includes(name))
      .map((pmu) => {
        const term = { key: name, value: undefined, at: event.at, length: name.length };
        return this.#placed(pmu, this.#terms(event, pmu, [term]));
      });
  }

  #modelEvents(pmu?: Pmu): TermSource {
    const identity = this.#machine.identity();
    const table = identity === undefined ? undefined : modelTable(identity, pmu?.name);
    return {
      modelEvent: (name) => table?.find(name),
      modelNames: () => table?.names() ?? [],
    };
  }

  #terms(
    event: EventSyntax,
    pmu: Pmu,
    terms: Parameters<typeof readTerms>[1],
  ): Pick<Found, 'attribute'> & Partial<Found> {
    const source: TermSource = isCorePmu(pmu)
      ? this.#modelEvents(pmu)
      : { modelEvent: () => undefined, modelNames: () => [] };
    const { words, sampling, name, scale, unit } = readTerms(event, terms, pmu, source);
    return { attribute: { type: pmu.type, ...words, ...sampling }, name, scale, unit };
  }

  #placed(pmu: Pmu, found: Pick<Found, 'attribute'> & Partial<Found>): Found {
    const isHybrid = this.#corePmus().length > 1 && isCorePmu(pmu);
    return {
      pmu: pmu.name,
      isHardware: !['software', 'msr', 'tracepoint', 'breakpoint'].includes(pmu.name),
      cpus: isHybrid ? pmu.cpus : undefined,
      cpuMask: pmu.cpuMask,
      ...found,
    };
  }

  #ofPmu(event: EventSyntax, body: Extract<EventSyntax['body'], { kind: 'pmu' }>): Found[] {
    const pmus = matchPmus(this.#machine, body.pmu);
    if (pmus.length > 0) return pmus.map((pmu) => this.#onPmu(event, pmu, body.terms));
    const generic = namedEvent(body.pmu);
    if (generic !== undefined) return this.#genericWithTerms(event, generic, body.terms);
    throw missingPmu(event, body.pmu, this.#machine);
  }

  /** `cpu_core/cycles/`: a core PMU takes the generic names as well. */
  #onPmu(event: EventSyntax, pmu: Pmu, terms: Parameters<typeof readTerms>[1]): Found {
    const named = terms.find(
      ({ key, value }) => value === undefined && !pmu.eventNames.includes(key) && !pmu.format.has(key),
    );
    const generic = named === undefined || !isCorePmu(pmu) ? undefined : namedEvent(named.key);
    if (named === undefined || generic === undefined || generic.type === perfTypes.SOFTWARE) {
      return this.#placed(pmu, this.#terms(event, pmu, terms));
    }
    const rest = this.#terms(
      event,
      pmu,
      terms.filter((term) => term !== named),
    );
    const isHybrid = this.#corePmus().length > 1;
    const { type: _, config: __, ...others } = rest.attribute;
    const config = genericConfig(pmu, isHybrid, generic.config);
    return this.#placed(pmu, { ...rest, attribute: { ...others, type: generic.type, config } });
  }

  /** `cycles/period=1000/`: of the words, those that every event takes. */
  #genericWithTerms(event: EventSyntax, generic: NamedEvent, terms: Parameters<typeof readTerms>[1]): Found[] {
    const plain: Pmu = { ...assumedCorePmu(new Map()), name: 'a generic event' };
    const source: TermSource = { modelEvent: () => undefined, modelNames: () => [] };
    const { sampling, name } = readTerms(event, terms, plain, source);
    return this.#generic(event, generic).map((found) => ({
      ...found,
      name: name ?? found.name,
      attribute: { ...found.attribute, ...sampling },
    }));
  }

  #tracepoint(event: EventSyntax, system: string, name: string): Found[] {
    const found = findTracepoints(this.#machine, system, name);
    if (found.length === 0) {
      const systems = tracepointSystems(this.#machine);
      const isKnownSystem = systems.includes(system);
      const candidates = isKnownSystem ? tracepointNames(this.#machine, system) : systems;
      const near = didYouMean(isKnownSystem ? `${system}:${name}` : system, candidates);
      const what = isKnownSystem ? `${system} has no tracepoint '${name}'` : `there is no tracepoint ${system}:${name}`;
      throw eventError('EVENT_UNKNOWN', event.source, event, what, {
        ...(near === undefined ? {} : { hint: near }),
        details: { system, name },
      });
    }
    return found.map((each) => ({
      attribute: { type: perfTypes.TRACEPOINT, config: each.id },
      pmu: 'tracepoint',
      isHardware: false,
      ...(/[*?]/.test(system + name) ? { name: `${each.system}:${each.name}` } : {}),
    }));
  }

  #unknown(event: EventSyntax, name: string): never {
    const machine = this.#machine;
    const aliases = pmuNames(machine).flatMap((each) => readPmu(machine, each)?.eventNames ?? []);
    const modelNames = this.#modelEvents().modelNames();
    const tracepoints = tracepointNames(machine).filter((each) => each.endsWith(`:${name}`));
    const near =
      tracepoints.length > 0
        ? `did you mean ${tracepoints.slice(0, 3).join(', ')}?`
        : didYouMean(name, [...genericEventNames(), ...aliases, ...modelNames]);
    throw eventError(
      'EVENT_UNKNOWN',
      event.source,
      { at: event.at, length: name.length },
      `there is no event '${name}'`,
      {
        hint: near ?? 'rawcpu stat --list shows the events of this machine',
        details: { name },
      },
    );
  }
}

/** Of several kinds of core, the PMU's number stands in the upper half (PERF_PMU_TYPE_SHIFT). */
function genericConfig(pmu: Pmu, isHybrid: boolean, config: number): bigint {
  return isHybrid ? (BigInt(pmu.type) << 32n) | BigInt(config) : BigInt(config);
}

function finish(found: Found, name: string, state: ModifierState): ResolvedEvent {
  const { attribute, pmu, isHardware, cpus, cpuMask, scale = 1, unit = '' } = found;
  return {
    name,
    attribute: {
      ...attribute,
      exclude_user: state.excludeUser,
      exclude_kernel: state.excludeKernel,
      exclude_hv: state.excludeHypervisor,
      exclude_idle: state.excludeIdle,
      exclude_host: state.excludeHost,
      exclude_guest: state.excludeGuest,
      precise_ip: state.precise,
      pinned: state.pinned,
      exclusive: state.exclusive,
    },
    excludesGuestUnasked: state.excludeGuest && !state.isHostOrGuestChosen,
    pmu,
    isHardware,
    cpus,
    cpuMask,
    scale,
    unit,
    isMostPrecise: state.isMostPrecise,
    readsGroup: state.readsGroup,
    isWeak: state.isWeak,
  };
}
