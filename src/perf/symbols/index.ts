// One switch for everything that tells other programs the names of native code: RAWCPU_SYMBOLS in the environment when
// the package is loaded, or setSymbols(). Off, nothing listens, and nothing is written.

import { tmpdir } from 'node:os';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { optional, quoted, RawCpuError, readOptions, readText, refuseValue } from '../../errors/index.ts';
import { type CodeListener, nativeEnvironment, onCodeRegistered } from '../../jit/index.ts';
import { GdbInterface } from './gdb.ts';
import { Jitdump } from './jitdump.ts';
import { PerfMap } from './perf-map.ts';
import { SourceFiles } from './source-files.ts';

/** Who is told: perf through its map, `perf inject --jit`, gdb. */
export type SymbolKind = 'perfmap' | 'jitdump' | 'gdb';

export const symbolKinds: readonly SymbolKind[] = ['perfmap', 'jitdump', 'gdb'];

/** Options of {@link setSymbols}. */
export interface SymbolOptions {
  /** The folder for jitdump and for the text of the code; RAWCPU_SYMBOLS_DIR or the temporary folder when not given. */
  readonly directory?: string;
}

interface Sink extends CodeListener {
  close(): void;
}

interface Active {
  readonly sink: Sink;
  readonly stop: () => void;
}

const active = new Map<SymbolKind, Active>();
let sources: SourceFiles | undefined;
let endsWithProcess = false;

/** The kinds that are on in this thread. */
export function symbols(): readonly SymbolKind[] {
  return symbolKinds.filter((kind) => active.has(kind));
}

/**
 * Tells debuggers and profilers the names of this thread's native code: of what is there, and of what comes.
 *
 * `perfmap` writes /tmp/perf-PID.map, `jitdump` jit-PID.dump for `perf record -k mono` and `perf inject --jit`, `gdb`
 * registers code with gdb. Kinds that are not named are switched off.
 * @throws RawCpuError `BAD_OPTION`; UnsupportedError `PLATFORM`, `ADDON_REFUSED`, `SYMBOL_FILE`
 * @example
 * ```ts
 * import { setSymbols, symbols } from 'rawcpu';
 *
 * setSymbols(['gdb']); // gdb now names native code of this thread, in backtraces too
 * symbols(); // => [ 'gdb' ]
 * setSymbols([]);
 * ```
 */
export function setSymbols(kinds: Iterable<SymbolKind>, options: SymbolOptions = {}): void {
  options = readOptions('setSymbols', options, ['directory']);
  const wanted = checkedKinds(listed(kinds), 'setSymbols');
  optional(readText)('setSymbols: directory', options.directory);
  for (const kind of symbols()) if (!wanted.has(kind)) switchOff(kind);
  const directory = options.directory ?? process.env.RAWCPU_SYMBOLS_DIR ?? tmpdir();
  sources ??= new SourceFiles(directory);
  for (const kind of wanted) if (!active.has(kind)) switchOn(kind, directory, sources);
}

function listed(kinds: unknown): unknown[] {
  try {
    return [...(kinds as Iterable<unknown>)];
  } catch {
    return refuseValue('setSymbols: the kinds', `a list of ${symbolKinds.join(', ')}`, kinds);
  }
}

function checkedKinds(kinds: readonly unknown[], where: string): Set<SymbolKind> {
  for (const kind of kinds) {
    if ((symbolKinds as readonly unknown[]).includes(kind)) continue;
    throw new RawCpuError(
      'BAD_OPTION',
      `${where}: ${quoted(kind)} is not a kind of symbols; known are ${symbolKinds.join(', ')}`,
      {
        details: { kind, known: symbolKinds },
      },
    );
  }
  return new Set(kinds as SymbolKind[]);
}

function switchOn(kind: SymbolKind, directory: string, files: SourceFiles): void {
  const make: Record<SymbolKind, () => Sink> = {
    perfmap: () => new PerfMap(),
    jitdump: () => new Jitdump(directory, files),
    gdb: () => new GdbInterface(files),
  };
  const sink = make[kind]();
  if (kind !== 'jitdump') usePrivatePages();
  active.set(kind, { sink, stop: onCodeRegistered(sink) });
  if (!endsWithProcess) process.once('exit', () => setSymbolsOff());
  endsWithProcess = true;
}

/** gdb can write breakpoints into private pages only, and perf looks into its map for anonymous ones only. */
function usePrivatePages(): void {
  const { code, thunks } = nativeEnvironment();
  code.usePrivatePages();
  thunks.usePrivatePages();
}

function switchOff(kind: SymbolKind): void {
  const { sink, stop } = active.get(kind)!;
  active.delete(kind);
  stop();
  sink.close();
}

/** At the end: files are completed, and the text goes unless the dump that names it stays. */
function setSymbolsOff(): void {
  const keepsSources = active.has('jitdump');
  for (const kind of symbols()) switchOff(kind);
  if (!keepsSources && isMainThread) sources?.remove();
}

/** The kinds that a setting such as `perfmap,gdb` names. @throws RawCpuError `BAD_OPTION` */
export function parseSymbolKinds(setting: string): Set<SymbolKind> {
  const names = setting.split(',').map((name) => name.trim());
  return checkedKinds(
    names.filter((name) => name !== ''),
    'RAWCPU_SYMBOLS',
  );
}

const setting = process.env.RAWCPU_SYMBOLS;
if (setting !== undefined && setting !== '') setSymbols(parseSymbolKinds(setting));
