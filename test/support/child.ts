// Runs a piece of JavaScript against the built package in a process of its own, for what could take the test process
// down or needs another environment.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built package, and its native room, as modules to import. */
export const packageUrl = new URL('../../dist/index.js', import.meta.url).href;
export const nativeUrl = new URL('../../dist/jit/index.js', import.meta.url).href;

export interface ChildResult {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `source` as a module; `rawcpu` in it is the built package's namespace. */
export function runChild(
  source: string,
  options: { nodeArgs?: readonly string[]; env?: Record<string, string>; wrapper?: readonly string[] } = {},
): ChildResult {
  const { nodeArgs = [], env = {}, wrapper = [] } = options;
  const program = `import * as rawcpu from ${JSON.stringify(packageUrl)};\n${source}`;
  const [file, ...args] = [...wrapper, process.execPath, ...nodeArgs, '--input-type=module', '-e', program];
  const { status, signal, stdout, stderr } = spawnSync(file!, args, {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  return { status, signal, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** Source that prints the JSON of what `expression` gives, or of the error that it throws. */
export function printing(expression: string): string {
  return `let result;
try { result = await (${expression}); }
catch (error) { result = { error: error.code ?? error.name, message: error.message, details: error.details }; }
console.log(JSON.stringify(result, (_, value) => typeof value === 'bigint' ? String(value) : value));`;
}

/** Runs an expression in a child and gives what it printed. */
export function evaluate(expression: string, options?: Parameters<typeof runChild>[1]): Record<string, unknown> {
  const result = runChild(printing(expression), options);
  const line = result.stdout.split('\n').at(-1) ?? '';
  if (result.status === 0 && line !== '') return JSON.parse(line);
  throw new Error(`the child ended with ${result.signal ?? result.status}: ${result.stderr}\n${result.stdout}`);
}

/** Source that has V8 sample its thread by SIGPROF, five thousand times a second. */
export const startProfiler = `
const { Session } = await import('node:inspector');
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 200 });
session.post('Profiler.start');`;
