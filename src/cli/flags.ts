// The words of the library in those of the command line. Errors speak of options as code does, `{ minCoverage: 0 }`, and
// of what only a program can do after "in TypeScript"; here they become flags, or are left out where there is none.

/** The flags of each command, by the options of the library that they stand for. */
export const flagsOfCommands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  asm: { origin: '--origin' },
  disasm: { origin: '--origin', syntax: '--syntax' },
  run: {
    registers: '--set',
    memory: '--memory',
    deadlineMs: '--deadline',
    entry: '--entry',
    isolated: '--isolated',
  },
  trace: {
    registers: '--set',
    memory: '--memory',
    deadlineMs: '--deadline',
    entry: '--entry',
    isolated: '--isolated',
    maxSteps: '--max-steps',
  },
  record: {
    event: '--event',
    frequencyHz: '--frequency',
    period: '--count',
    callChain: '--call-chain',
    kernel: '--kernel',
    nodeNames: '--node-names',
    ringBytes: '--ring',
  },
  kernel: {
    dtype: '--dtype',
    inputs: '--input',
    outputs: '--output',
    scalars: '--scalar',
    isa: '--isa',
    fma: '--fma',
  },
  cpuid: { cpu: '--cpu' },
  msr: { cpu: '--cpu', allowWrite: '--allow-write' },
  stat: {
    events: '--event',
    repeat: '--repeat',
    intervalMs: '--interval',
    cpu: '--cpu',
    pid: '--pid',
    tid: '--tid',
    cgroup: '--cgroup',
    inherit: '--inherit',
    minCoverage: '--min-coverage',
    calls: '--calls',
  },
};

/** An option as errors write it: `{ allowWrite: true }`, `{ scalars: { k: 2 } }`, `{ entry }`. */
export const optionPattern = /\{ (\w+)(?:: ((?:[^{}]|\{[^{}]*\})+?))? \}/g;

/** What only programs can do: a clause of a hint that begins so. */
const FOR_PROGRAMS = /^in TypeScript\b/;

/** A message in the words of a command line. @param command the command that runs, where one does */
export function withFlags(text: string, command = ''): string {
  const flags = flagsOf(command);
  return text
    .split('\n')
    .map((line) => lineWithFlags(line, flags))
    .join('\n');
}

/** The part of a hint that is for a command line, in its words; undefined where there is none. */
export function hintWithFlags(hint: string, command = ''): string | undefined {
  const flags = flagsOf(command);
  const clauses = hint.split('; ').filter((clause) => !FOR_PROGRAMS.test(clause) && hasFlags(clause, flags));
  return clauses.length === 0 ? undefined : lineWithFlags(clauses.join('; '), flags);
}

const flagsOf = (command: string): Flags => (Object.hasOwn(flagsOfCommands, command) ? flagsOfCommands[command]! : {});

type Flags = Readonly<Record<string, string>>;

/** True where the command has a flag for every option that a clause names. */
const hasFlags = (clause: string, flags: Flags): boolean =>
  [...clause.matchAll(optionPattern)].every(([, name = '']) => Object.hasOwn(flags, name));

function lineWithFlags(text: string, flags: Flags): string {
  const replaced = text.replace(optionPattern, (whole, name: string, value: string | undefined) =>
    Object.hasOwn(flags, name) ? flagText(flags[name]!, value) : whole,
  );
  // Names in camel case are nothing but options, wherever they stand; a short one is the subject of its message.
  return replaced
    .replace(/\b[a-z]+[A-Z]\w*\b/g, (name) => (Object.hasOwn(flags, name) ? flags[name]! : name))
    .replace(/^(\w+)\.(\w+)(?=[:. ])/, (whole, name: string, part: string) =>
      Object.hasOwn(flags, name) ? `${flags[name]} ${part}` : whole,
    )
    .replace(/^((?:[\w.]+: )?)(\w+)(?=: | must )/, (whole, where: string, name: string) =>
      Object.hasOwn(flags, name) ? where + flags[name] : whole,
    );
}

function flagText(flag: string, value: string | undefined): string {
  if (value === undefined || value === 'true') return flag;
  if (value === 'false') return flag.replace(/^--/, '--no-');
  const [, name, part] = /^\{ (\w+): (.*) \}$/.exec(value) ?? [];
  return `${flag} ${(name === undefined ? value : `${name}=${part}`).replaceAll("'", '')}`;
}
