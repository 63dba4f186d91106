// The examples in the docstrings run, and give what they say. What people use most has one.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { RawCpuError, UnsupportedError } from 'rawcpu';
import { afterAll, describe, expect, test } from 'vitest';
import { checkedProgram, docstringExamples } from '../support/docstring-examples.ts';

const examples = docstringExamples();

/** What people use most. */
const mostUsed = `
  
  assemble asm Assembler disassemble explainEncoding decodeOne
  native NativeOptions NativeFunction.bind NativeFunction.async
  run trace
  cpuInfo cpuid parseCpuidDump decodeCpuid featureFacts rdtsc rdtscp
  ModelSpecificRegisters.read ModelSpecificRegisters.decode
  TimeStampCounter.cycles TimeStampCounter.begin TimeStampCounter.frequency TimeStampCounter.toNanoseconds
  MxcsrScope.with MxcsrScope.report X87Scope.with decodeMxcsr
  Counters.open Counters.measure CounterGroup.callCounts profile record statCommand statCode listEvents setSymbols
  elementwise reduce histogram compress cumulativeSum view row column
  doctor
  RawCpuError ParseError CpuFault exitStatusOf
  writeObject writeSharedObject writeExecutable ElfSymbols
  ptr Zmm
`.match(/[\w.]+/g)!;

const folder = mkdtempSync(join(tmpdir(), 'rawcpu-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, compact: true });

let done = 0;
const checks = {
  check(value: unknown, told: string): void {
    done++;
    expect(shown(value)).toBe(told);
  },
  async checkThrows(work: () => Promise<unknown>, code: string): Promise<void> {
    const error = await work().then(
      () => expect.unreachable(`nothing was thrown; expected ${code}`),
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(RawCpuError);
    expect(error.code).toBe(code);
    done++;
  },
};

Object.assign(globalThis, { docstringChecks: checks });
const prologue = 'const { check, checkThrows } = globalThis.docstringChecks;\n';

/** A kernel or a container without counters is not a fault of the example. */
const isOfMachine = (error: unknown): error is UnsupportedError =>
  error instanceof UnsupportedError && /^(EVENT_FORBIDDEN|EVENT_MISSING|SYSTEM_CALL)$/.test(error.code);

/** Rooms that run anywhere; the others run code. */
const pureRooms = /^src\/(errors|isa|asm|disasm|elf|cpu\/decode)\//;
const runsCode = process.platform === 'linux' && process.arch === 'x64';

describe('examples of docstrings', () => {
  test.each(mostUsed)('%s has one', (symbol) => {
    expect(examples.some((example) => example.symbol === symbol)).toBe(true);
  });

  test.each(examples)('$symbol, $place', async ({ source, place }) => {
    const { program, checks: count } = checkedProgram(source);
    expect(count, 'an example says what it gives').toBeGreaterThan(0);
    if (!runsCode && !pureRooms.test(place)) return;
    const path = join(folder, `${place.replace(/\W/g, '_')}.ts`);
    writeFileSync(path, prologue + program);
    done = 0;
    try {
      await import(path);
    } catch (error) {
      if (!isOfMachine(error)) throw error;
      console.log(`${place} does not run here: ${error.message}`);
      return;
    }
    // What an example catches of a machine that lacks something is all that may keep it from its checks.
    if (!/UnsupportedError|usable/.test(source)) expect(done).toBe(count);
  });
});
