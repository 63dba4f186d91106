// What stages of thunks say of themselves is compared with their instructions as the decoder reads them, and every thunk's
// list is followed: no stage reads a register that was not given to it, or that one in between has changed.

import { assemble, disassemble, type Register } from 'rawcpu';
import { describe, expect, test } from 'vitest';
import { noteEngineText } from '../../../src/call/float-control.ts';
import { planCall } from '../../../src/call/plan.ts';
import { preparedLines } from '../../../src/call/prepared-lines.gen.ts';
import { type ThunkKind, thunkStages, thunkText } from '../../../src/call/thunk.ts';
import { assembleLines, isLabelOrBranch, linesOf, UNPATCHED } from '../../../src/call/thunk-assembler.ts';
import type { Stage, StageLine } from '../../../src/call/thunk-stages.ts';
import type { Signature } from '../../../src/call/types.ts';
import { keptRegisters, type ThunkGuard } from '../../../src/fault/index.ts';

const signatures: readonly Signature[] = [
  { args: [], returns: 'void' },
  { args: ['i32', 'f64', 'f32*'], returns: 'f32' },
  { args: Array(9).fill('i64'), returns: 'i64' },
  { args: [...Array(10).fill('f32'), ...Array(8).fill('u32'), 'f64'], returns: 'f64' },
];
const guards = [undefined, ...[false, true].flatMap((all) => [guard(all, undefined), guard(all, 1n)])];
const floats = [false, true].flatMap((hasX87) =>
  [false, true].map((isReported) => ({ hasMxcsr: !hasX87, hasX87, usesX87: hasX87 || isReported, isReported })),
);

function guard(all: boolean, deadlineNs: bigint | undefined): ThunkGuard {
  return {
    ...{ contextAddress: 1n, beginJobRoutine: 2n, jobIsOverRoutine: 3n, armRoutine: 4n, disarmRoutine: 5n },
    hasAvx: all,
    traits: { x87: all, highVectors: all, tiles: all, keys: all },
    deadlineNs,
  };
}

const kinds: readonly ThunkKind[] = signatures.flatMap((signature) =>
  guards.flatMap((each) => {
    const common = { plan: planCall(signature), guard: each };
    const engine = [undefined, ...floats].map((float) => ({ ...common, caller: 'engine' as const, float }));
    return [...engine, { ...common, caller: 'pool' as const, float: undefined }];
  }),
);

const textOf = (line: StageLine): string =>
  typeof line === 'string' ? line : 'load' in line ? `mov ${line.into}, ${UNPATCHED}` : '';

/** What a stage calls keeps or changes by a convention of its own. */
const isCall = (stage: Stage): boolean => stage.lines.some((line) => typeof line === 'string' && /^call /.test(line));

interface Use {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

const general = ['rax', 'rcx', 'rdx', 'rbx', 'rsp', 'rbp', 'rsi', 'rdi'];

/** The register's name in full; undefined for those that stages do not speak of: flags, x87, segments, opmasks. */
function family({ kind, id: number }: Register): string | undefined {
  if (/^r(8|16|32|64)$/.test(kind)) return general[number] ?? `r${number}`;
  // Only xmm0 to xmm15 hold what is passed or returned.
  return /^[xyz]mm$/.test(kind) && number < 16 ? `xmm${number}` : undefined;
}

/** What a stage's own instructions read before they have written it, and what they write. */
function usesOf(stage: Stage): Use {
  // Labels that other stages have stand for themselves.
  const source = stage.lines.map(textOf).join('\n');
  const own = new Set([...source.matchAll(/^\s*(\w+):/gm)].map(([, label]) => label));
  const others = new Set(
    [...source.matchAll(/(?:\bj\w+|rip \+) ([a-z]\w+)/g)].map(([, label]) => label!).filter((label) => !own.has(label)),
  );
  const { bytes } = assemble(`${source}\n${[...others].map((label) => `${label}:`).join('\n')}`);
  const [reads, writes] = [new Set<string>(), new Set<string>()];
  for (const { registersRead, registersWritten, mnemonic, operands } of disassemble(bytes)) {
    // What is combined with itself to zero is not read.
    const names = new Set(
      operands.map((operand) => (operand.kind === 'register' ? operand.register.name : operand.kind)),
    );
    const isZeroing = (/^(vp)?xor/.test(mnemonic) && names.size === 1) || mnemonic === 'vzeroupper';
    for (const full of registersRead.map(family)) {
      if (full !== undefined && !isZeroing && !writes.has(full)) reads.add(full);
    }
    for (const full of registersWritten.map(family)) if (full !== undefined) writes.add(full);
    // What is called gives a result.
    if (mnemonic === 'call') writes.add('rax');
  }
  return { reads, writes };
}

test('the decoder tells registers in full', () => {
  const { reads, writes } = usesOf({
    name: 'x',
    reads: [],
    clobbers: [],
    lines: ['mov eax, [rdi + rcx*4]', 'add dl, al'],
  });
  expect([...reads].sort()).toEqual(['rcx', 'rdi', 'rdx']);
  expect([...writes].sort()).toEqual(['rax', 'rdx']);
});

const named = new Map(
  kinds.flatMap(thunkStages).map((stage) => [`${stage.name}: ${stage.lines.map(textOf).join('; ')}`, stage]),
);

describe('a stage', () => {
  test.each([...named])('%s', (_text, stage) => {
    const { reads, writes } = usesOf(stage);
    // pushes and calls move rsp and put it back; only a stage that means to has it in its list.
    for (const register of reads) if (register !== 'rsp') expect(stage.reads, `reads ${register}`).toContain(register);
    for (const register of writes)
      if (register !== 'rsp') expect(stage.clobbers, `writes ${register}`).toContain(register);
    // And says no more than it does, but for what the called code may do.
    for (const register of stage.clobbers) {
      if (!isCall(stage) && register !== 'rsp' && stage.name !== 'leave') expect(writes, register).toContain(register);
    }
  });
});

/** What a stage leaves for others, of what it changes. */
const results: Readonly<Record<string, readonly string[]>> = {
  call: ['rax', 'xmm0'],
  'begin job': ['r10', 'rax'],
  arm: ['rax'],
  'job is over': ['rax'],
  leave: [],
};

test('no stage of any thunk reads what it was not given', () => {
  expect(kinds.length).toBe(120);
  for (const kind of kinds) {
    const list = thunkStages(kind);
    const given = new Set(['rsp', ...keptRegisters, ...(kind.caller === 'pool' ? ['rdi', 'rsi'] : [])]);
    const cold = new Map<string, Set<string>>();
    for (const stage of list) {
      const labels = stage.lines.filter((line): line is string => typeof line === 'string' && /^\w+:$/.test(line));
      // A way that is jumped to begins with what was there at the jump.
      for (const label of labels) {
        const at = cold.get(label.slice(0, -1));
        if (at === undefined || stage.name === 'called') continue;
        given.clear();
        for (const register of at) given.add(register);
      }
      for (const register of stage.reads) {
        expect([...given], `${kind.caller} ${kind.plan.key}, ${stage.name}: ${register}`).toContain(register);
      }
      for (const register of stage.clobbers) given.delete(register);
      for (const register of results[stage.name] ?? stage.clobbers) given.add(register);
      for (const [, label] of stage.lines
        .map(textOf)
        .join('\n')
        .matchAll(/^j\w+ (\w+)/gm)) {
        cold.set(label!, new Set(given));
      }
    }
  }
});

describe('prepared lines', () => {
  const isGiven = ({ caller, float, guard }: ThunkKind) =>
    caller === 'engine' && float === undefined && guard?.traits.tiles !== true;
  const texts = (kinds.filter(isGiven) as ThunkKind[]).map((kind) => thunkText(thunkStages(kind)));

  test('make what the assembler makes', () => {
    expect(texts.length).toBeGreaterThan(8);
    for (const text of [...texts, noteEngineText]) {
      const wanted = assemble(text);
      const got = assembleLines(text);
      expect(Buffer.from(got.bytes).toString('hex')).toBe(Buffer.from(wanted.bytes).toString('hex'));
      expect([...got.labels].sort()).toEqual([...wanted.labels].sort());
    }
  });

  test('are there for all of a usual thunk', () => {
    for (const text of [...texts.slice(0, 4), noteEngineText]) {
      expect(linesOf(text).filter((line) => !isLabelOrBranch(line) && !preparedLines.includes(`=${line}\n`))).toEqual(
        [],
      );
    }
  });

  test.each([
    [`jmp far_away\n${'mov r11, 0x1122334455667788\n'.repeat(12)}far_away:\njne far_away`],
    [`jmp far_away\n${'mov r11, 0x1122334455667788\n'.repeat(13)}far_away:\njne far_away`],
    [
      'back:\n' +
        'mov r11, 0x1122334455667788\n'.repeat(12) +
        'jne back\nja next\nje back\nnext:\nlea rax, [rip + back]',
    ],
    ['here:\nmov [rsp + 123456], rax\njmp here'],
  ])('%j', (text) => {
    expect(Buffer.from(assembleLines(text).bytes)).toEqual(Buffer.from(assemble(text).bytes));
  });
});
