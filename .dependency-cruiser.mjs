// The rooms of src/ and the arrows between them: the list that `npm run check:rooms` enforces. ARCHITECTURE.md says
// why each arrow is there. A room may import itself, `errors`, and the rooms that its row names; nothing else.

/** Room -> the rooms that it may import. */
export const rooms = {
  errors: [],
  javascript: [],
  buffers: [],
  isa: [],
  asm: ['buffers', 'isa'],
  disasm: ['buffers', 'isa'],
  elf: ['buffers'],
  linux: ['elf'],
  jit: ['buffers', 'asm', 'elf', 'linux'],
  fault: ['disasm', 'jit', 'linux'],
  call: ['javascript', 'buffers', 'isa', 'asm', 'elf', 'linux', 'jit', 'fault'],
  run: ['buffers', 'asm', 'disasm', 'elf', 'linux', 'jit', 'fault', 'call'],
  cpu: ['isa', 'asm', 'linux', 'jit', 'call'],
  perf: ['asm', 'disasm', 'elf', 'linux', 'jit', 'call', 'run', 'cpu'],
  measure: ['asm', 'call', 'run', 'cpu', 'perf'],
  kernel: ['javascript', 'buffers', 'isa', 'asm', 'call', 'cpu'],
  doctor: ['cpu', 'perf', 'linux', 'jit'],
  cli: ['index.ts'],
  studio: ['index.ts', 'asm', 'disasm'],
};

/**
 * Room -> the rooms and files that may import its files behind index.ts: the encoder reads the packed table as it lies, and
 * the kernels' one reader of the table asks the rows.
 */
const insiders = { isa: ['asm', 'disasm', 'kernel/code/instruction-facts.ts'] };

/**
 * Rooms that run in a browser and on any machine: no Node module. tsconfig.pure.json, which compiles them without the
 * types of Node and of browsers, sees to the globals.
 */
export const pureRooms = ['errors', 'javascript', 'buffers', 'isa', 'asm', 'disasm', 'elf', 'cpu/decode'];

/** Packages that are not Node's own, and the rooms that may import them. */
export const packages = { acorn: ['kernel'], 'iced-x86': ['disasm'], commander: ['cli'], picocolors: ['cli'] };

const inRoom = (room) => (room.endsWith('.ts') ? `^src/${room}$` : `^src/${room}/`);
/** A package by its name, in whichever folder Node finds it. */
const inPackage = (name) => `(^|node_modules/)${name}(/|$)`;
const roomNames = Object.keys(rooms);

export default {
  forbidden: [
    ...roomNames.map((room) => ({
      name: `arrow-from-${room}`,
      comment: `${room}/ may import ${['errors', ...rooms[room]].join(', ')}`,
      severity: 'error',
      from: { path: inRoom(room) },
      to: {
        path: '^src/',
        pathNot: [room, 'errors', ...rooms[room]].map(inRoom),
      },
    })),
    ...roomNames.map((room) => ({
      name: `door-of-${room}`,
      comment: `other rooms import ${room}/index.ts, not what is behind it`,
      severity: 'error',
      // src/index.ts re-exports what is public of each room.
      from: { path: '^src/', pathNot: ['^src/index\\.ts$', inRoom(room), ...(insiders[room] ?? []).map(inRoom)] },
      to: { path: inRoom(room), pathNot: `^src/${room}/index\\.ts$` },
    })),
    {
      name: 'pure-room',
      comment: `${pureRooms.join(', ')} import no Node module`,
      severity: 'error',
      from: { path: `^src/(${pureRooms.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'public-surface',
      comment: 'src/index.ts re-exports what is public of library rooms, and nothing else',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(?!cli/|studio/)[^/]+/(api|index)\\.ts$' },
    },
    {
      name: 'known-package',
      comment: `packages have their rooms: ${JSON.stringify(packages)}`,
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        pathNot: ['^\\.', ...Object.keys(packages).map(inPackage)],
      },
    },
    ...Object.entries(packages).map(([name, allowed]) => ({
      name: `package-${name}`,
      comment: `only ${allowed.join(', ')} may import ${name}`,
      severity: 'error',
      from: { path: '^src/', pathNot: allowed.map(inRoom) },
      to: { path: inPackage(name) },
    })),
    {
      name: 'outside-src',
      comment: 'the library imports nothing of the repository outside src/',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['local', 'localmodule', 'aliased'], pathNot: '^(src/|node_modules/)' },
    },
    {
      name: 'unresolvable',
      comment: 'an import must lead to a file',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, path: '^\\.' },
    },
    {
      name: 'circular',
      comment: 'files that import each other have no order in which to be read',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript parser to lend, so swc reads the sources; it keeps type-only imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], conditionNames: ['import', 'types', 'default'] },
  },
};
