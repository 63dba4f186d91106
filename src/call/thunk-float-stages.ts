// The stages of thunks that change floating-point control around the user's code, see float-control.ts. The way from the
// engine looks at the cell of its thread, a job's thunk at one after its arguments; a function with options of its own has
// a cell after its arguments as well.

import { MXCSR_DEFAULT, X87_CONTROL_DEFAULT } from '../isa/index.ts';
import { floatCellOffsets as f, NOT_LEFT } from './float-control.ts';
import { type Frame, load, type Stage } from './thunk-stages.ts';

/**
 * What to do for a function with floating-point options. Its own cell says what a register is to be; where it does not,
 * the thread's does, or it is the default.
 */
export interface ThunkFloat {
  readonly hasMxcsr: boolean;
  readonly hasX87: boolean;
  /** Whether x87 is looked after at all, which takes several times as long as MXCSR does. */
  readonly usesX87: boolean;
  readonly isReported: boolean;
}

/** Leaves for `controlled` where this thread's cell asks for other floating-point control. */
export const testThreadControl: Stage = {
  name: 'thread control',
  reads: [],
  clobbers: ['r10'],
  lines: [load('r10', 'control'), `cmp dword ptr [r10 + ${f.mxcsr}], 0`, 'jne controlled'],
};

/** The same where a job's own cell, after its arguments, says so. */
export const testJobControl = (cell: number): Stage => ({
  name: 'job control',
  reads: ['r11'],
  clobbers: [],
  lines: [`cmp dword ptr [r11 + ${cell + f.mxcsr}], 0`, 'jne controlled'],
});

/** Begins the way with other floating-point control, at r10. */
export const enterThreadControl = (frame: Frame): Stage => ({
  name: 'enter thread control',
  reads: ['r10'],
  clobbers: [],
  lines: ['controlled:', { frame }, ...enterX87Lines('r10'), `ldmxcsr [r10 + ${f.mxcsr}]`],
});

/** Puts the engine's registers back and notes what the code left. */
export const leaveThreadControl: Stage = {
  name: 'leave thread control',
  reads: [],
  clobbers: ['r10', 'rcx'],
  lines: [
    load('r10', 'control'),
    ...leaveX87Lines('r10'),
    `stmxcsr [r10 + ${f.leftMxcsr}]`,
    `ldmxcsr [r10 + ${f.engineMxcsr}]`,
    ...seenLines('r10', 'leftX87', 'seenX87'),
    ...seenLines('r10', 'leftMxcsr', 'seenMxcsr'),
    'jmp called',
  ],
};

/** A thread of the pool has registers of its own, which the job's cell keeps meanwhile. */
export const enterJobControl = (cell: number, frame: Frame): Stage => ({
  name: 'enter job control',
  reads: ['r11'],
  clobbers: [],
  lines: [
    'controlled:',
    { frame },
    `stmxcsr [r11 + ${cell + f.engineMxcsr}]`,
    `fnstcw [r11 + ${cell + f.engineX87}]`,
    ...enterX87Lines('r11', cell),
    `mov dword ptr [r11 + ${cell + f.leftMxcsr}], ${NOT_LEFT}`,
    `ldmxcsr [r11 + ${cell + f.mxcsr}]`,
  ],
});

export const leaveJobControl = (cell: number): Stage => ({
  name: 'leave job control',
  reads: ['r11'],
  clobbers: [],
  lines: [
    ...leaveX87Lines('r11', cell),
    `stmxcsr [r11 + ${cell + f.leftMxcsr}]`,
    `ldmxcsr [r11 + ${cell + f.engineMxcsr}]`,
    'jmp called',
  ],
});

/**
 * Floating-point control of a function with options of its own. The thread's cell notes the flags too, for a scope around
 * it.
 */
export const enterOwnControl = (cell: number, { hasMxcsr, hasX87, usesX87 }: ThunkFloat): Stage => ({
  name: 'enter own control',
  reads: ['r11'],
  clobbers: hasMxcsr && (hasX87 || !usesX87) ? ['r10'] : ['r10', 'rax'],
  lines: [
    load('r10', 'control'),
    ...(hasMxcsr ? [] : wantedLines(cell, 'mxcsr', MXCSR_DEFAULT)),
    ...(hasX87 || !usesX87 ? [] : wantedLines(cell, 'x87', X87_CONTROL_DEFAULT)),
    ...(usesX87 ? enterX87Lines('r11', cell) : []),
    `mov dword ptr [r11 + ${cell + f.leftMxcsr}], ${NOT_LEFT}`,
    `ldmxcsr [r11 + ${cell + f.mxcsr}]`,
  ],
});

/**
 * The engine's MXCSR is not read but known: STMXCSR takes 25 to 50 ns where LDMXCSR has just changed a value (Xeon of
 * the Sapphire Rapids generation), so it is done where somebody wants the flags, and nowhere else.
 */
export const leaveOwnControl = (cell: number, { usesX87, isReported }: ThunkFloat): Stage => {
  const noteFlags = [`stmxcsr [r11 + ${cell + f.leftMxcsr}]`, ...seenLines('r11', 'leftMxcsr', 'seenMxcsr', cell)];
  return {
    name: 'leave own control',
    reads: ['r11'],
    clobbers: ['r10', 'rcx'],
    lines: [
      load('r10', 'control'),
      ...(usesX87 ? [...leaveX87Lines('r11', cell, 'r10'), ...seenLines('r11', 'leftX87', 'seenX87', cell)] : []),
      ...(isReported ? noteFlags : [`cmp dword ptr [r10 + ${f.mxcsr}], 0`, 'je noted', ...noteFlags, 'noted:']),
      `ldmxcsr [r10 + ${f.engineMxcsr}]`,
    ],
  };
};

/** Puts into the function's cell, after r11, what the thread's, at r10, asks for, or else the default. */
function wantedLines(cell: number, field: 'mxcsr' | 'x87', otherwise: number): string[] {
  return [
    `mov eax, [r10 + ${f[field]}]`,
    'test eax, eax',
    `jne wanted_${field}`,
    `mov eax, ${otherwise}`,
    `wanted_${field}:`,
    `mov [r11 + ${cell + f[field]}], eax`,
  ];
}

/** Flags of x87 that lie there from before would be raised by a control word that unmasks them. */
function enterX87Lines(register: string, cell = 0): string[] {
  return ['fnclex', `fldcw [${register} + ${cell + f.x87}]`];
}

/**
 * The result is in rax or xmm0. An x87 exception that is not masked is raised by the next x87 instruction: here, where
 * there was none.
 * @param engine the register with the cell that has the engine's control word
 */
function leaveX87Lines(register: string, cell = 0, engine = register): string[] {
  const left = `[${register} + ${cell + f.leftX87}]`;
  return [
    'fwait',
    `mov dword ptr ${left}, 0`,
    `fnstsw ${left}`,
    'fnclex',
    `fldcw [${engine} + ${(engine === register ? cell : 0) + f.engineX87}]`,
  ];
}

/** Adds what the cell at `register` was left with to what the thread's cell, at r10, has seen. */
function seenLines(register: string, left: keyof typeof f, seen: keyof typeof f, cell = 0): string[] {
  return [`mov ecx, [${register} + ${cell + f[left]}]`, `or [r10 + ${f[seen]}], ecx`];
}
