// pprof's format: a Profile message of profile.proto (github.com/google/pprof, proto/profile.proto), compressed with
// gzip. Text lies in one table, and everything else names it by index.

import { gzipSync } from 'node:zlib';
import { readOptions, refuseValue } from '../../errors/index.ts';
import type { ProfiledFunction, SampledProfile } from './profile-types.ts';
import { ProtobufWriter } from './protobuf.ts';

/** What a pprof file says about its profile besides. */
export interface PprofLabels {
  /** When the profile began, in nanoseconds since 1970; left out when not given. */
  readonly timeNs?: bigint;
}

/** Numbers of the fields, as profile.proto has them. */
const profileFields = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  stringTable: 6,
  timeNanos: 9,
  durationNanos: 10,
  periodType: 11,
  period: 12,
  comment: 13,
} as const;

export function pprofBytes(profile: SampledProfile, labels: PprofLabels): Uint8Array {
  const { timeNs } = readOptions('pprof', labels, ['timeNs']);
  if (timeNs !== undefined && !(typeof timeNs === 'bigint' && timeNs >= 0n && timeNs < 1n << 63n)) {
    refuseValue('pprof: timeNs', 'a bigint from 0 to 2^63 - 1', timeNs);
  }
  const strings = new Map<string, number>([['', 0]]);
  const stringAt = (text: string) => {
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return index;
  };
  const out = new ProtobufWriter();
  const valueType = (type: string, unit: string) =>
    new ProtobufWriter().uint(1, stringAt(type)).uint(2, stringAt(unit));
  const periodNs = profile.sampleNs;
  out.message(profileFields.sampleType, valueType('samples', 'count'));
  if (periodNs !== undefined) out.message(profileFields.sampleType, valueType('time', 'nanoseconds'));

  // One location for each address, for pprof also shows instructions; number 0 is not allowed.
  const locations = new Map<string, number>();
  const functions = new Map<ProfiledFunction, number>();
  const modules = new Map<string, number>();
  const writer = { locations: new ProtobufWriter(), functions: new ProtobufWriter(), mappings: new ProtobufWriter() };
  const moduleAt = (module: string) => {
    const known = modules.get(module);
    if (known !== undefined) return known;
    const id = modules.size + 1;
    modules.set(module, id);
    // Names are resolved here, so readers need not look into the files: has_functions, and for scripts has_filenames.
    const mapping = new ProtobufWriter().uint(1, id).uint(5, stringAt(module)).uint(7, 1).uint(8, 1);
    writer.mappings.message(profileFields.mapping, mapping);
    return id;
  };
  const functionAt = (called: ProfiledFunction) => {
    const known = functions.get(called);
    if (known !== undefined) return known;
    const id = functions.size + 1;
    functions.set(called, id);
    const { name, module, line } = called;
    const message = new ProtobufWriter().uint(1, id).uint(2, stringAt(name)).uint(3, stringAt(name));
    writer.functions.message(profileFields.function, message.uint(4, stringAt(module)).uint(5, line));
    return id;
  };
  const locationAt = (address: bigint, called: ProfiledFunction) => {
    const key = `${functionAt(called)}:${address}`;
    const known = locations.get(key);
    if (known !== undefined) return known;
    const id = locations.size + 1;
    locations.set(key, id);
    const line = new ProtobufWriter().uint(1, functionAt(called)).uint(2, called.line);
    const message = new ProtobufWriter().uint(1, id).uint(2, moduleAt(called.module)).uint(3, address).message(4, line);
    writer.locations.message(profileFields.location, message);
    return id;
  };
  for (const { sample, stack } of profile.samples) {
    const chain = sample.callChain;
    const ids = stack.map((called, i) => locationAt(chain?.[i] ?? sample.ip, called));
    const values = periodNs === undefined ? [1] : [1, Math.round(periodNs)];
    const thread = new ProtobufWriter().uint(1, stringAt('thread')).uint(3, sample.tid);
    out.message(profileFields.sample, new ProtobufWriter().packed(1, ids).packed(2, values).message(3, thread));
  }
  out.append(writer.mappings).append(writer.locations).append(writer.functions);
  const period = valueType(
    periodNs === undefined ? profile.event : 'time',
    periodNs === undefined ? 'count' : 'nanoseconds',
  );
  const comments = [`event ${profile.event}`, `lost ${profile.lost}`, ...profile.notes].map(stringAt);
  for (const text of strings.keys()) out.text(profileFields.stringTable, text);
  if (timeNs !== undefined) out.uint(profileFields.timeNanos, timeNs);
  out.uint(profileFields.durationNanos, profile.durationNs);
  out.message(profileFields.periodType, period);
  out.uint(profileFields.period, Math.round(periodNs ?? profile.period ?? 1));
  out.packed(profileFields.comment, comments);
  return gzipSync(out.finish());
}
