// What a Node program does not use is not loaded. `import ... from 'rawcpu'` has to bring every name of the package, and
// Node reads, compiles and evaluates all modules behind them before the first line runs: 1.9 MB, of which a native call needs
// a quarter. So for Node the rooms below are files of their own that are read when something of theirs is first used, at
// once and without a promise (module.createRequire). Until then each of their names is a facade: a function that loads the
// room and calls the real one; data is what it is. Bundlers and browsers take the other build (the
// conditions "module" and "default" in package.json), whose imports are plain ones.
//
// A lazy file is CommonJS inside a function that is given the modules of the eager part, so nothing exists twice: errors, the
// assembler and the native environment are those that the program has already.

import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { rolldown } from 'rolldown';

/** What has a room loaded with the package: a variable of the environment that asks for what it does. */
const wakes = { perf: 'RAWCPU_SYMBOLS' };

/** The rooms, each after those that it imports. */
export const lazyRooms = ['disasm', 'run', 'cpu', 'perf', 'kernel', 'doctor'];

const doorOf = (room) => `${room}/index.js`;

/** Bundles a lazy room. @returns its code, and the modules of others that it imports, as paths below `modules` */
async function bundleRoom(room, { modules, external, plugins }) {
  const needed = new Set();
  const build = await rolldown({
    input: join(modules, doorOf(room)),
    platform: 'node',
    external,
    plugins: [
      ...plugins,
      {
        name: 'other-rooms',
        resolveId(source, importer) {
          if (importer === undefined || !source.startsWith('.')) return null;
          const path = relative(modules, join(dirname(importer), source));
          if (path.startsWith(`${room}/`)) return null;
          needed.add(path);
          return { id: `rawcpu:${path}`, external: true };
        },
      },
    ],
  });
  const { output } = await build.generate({
    format: 'cjs',
    exports: 'named',
    codeSplitting: false,
    comments: { legal: true, jsdoc: false },
  });
  await build.close();
  const [chunk] = output;
  const code = `module.exports = (require, exports) => {${chunk.code}\nreturn exports;\n};\n`;
  return { code, needed };
}

const isClass = (value) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

const isData = (value) =>
  typeof value !== 'function' && isDeepStrictEqual(JSON.parse(JSON.stringify(value) ?? 'null'), value);

/** The names that a lazy file takes of a module: all of them where it has the module as a whole. */
function namesTaken(code, path, names) {
  const [, variable] = new RegExp(`\\b(\\w+) = require\\("rawcpu:${path}"\\)`).exec(code);
  const rest = code.replace(`${variable} = __toESM(${variable}, 1);`, '');
  const uses = [...rest.matchAll(new RegExp(`(?<!\\b(?:let|const|var) )\\b${variable}\\b(?:\\.(\\w+))?`, 'g'))];
  const taken = new Set(uses.map(([, name]) => name));
  return taken.has(undefined) ? names : names.filter((name) => taken.has(name));
}

/** What stands for a value until its room is loaded: functions for functions, data as it is. */
function facadeOf(room, name, value) {
  const path = name;
  if (typeof value === 'function' && !isClass(value)) return `(...args) => room().${path}(...args)`;
  if (isData(value)) return JSON.stringify(value);
  const members = typeof value === 'object' ? Object.entries(Object.getOwnPropertyDescriptors(value)) : [];
  const isRecord =
    members.length > 0 && members.every(([, { get, value }]) => get || typeof value === 'function' || isData(value));
  if (!isRecord)
    throw new Error(`${room}/: ${name} is neither function nor data, so nothing can stand for it; export its type`);
  const lines = members.map(([key, { get, value: member }]) => {
    if (get !== undefined) return `get ${key}() { return room().${path}.${key}; }`;
    return `${key}: ${isData(member) ? JSON.stringify(member) : `(...args) => room().${path}.${key}(...args)`}`;
  });
  return `{ ${lines.join(', ')} }`;
}

/**
 * The module that stands for a lazy room.
 * @param door what the room exports
 * @param eager doors of eager rooms by their paths: what the room merely hands on is taken from there
 */
function facadeModule(room, door, eager) {
  const lines = Object.keys(door).map((name) => {
    const from = [...eager].find(([, exports]) => name in exports && exports[name] === door[name]);
    if (from !== undefined) return `export { ${name} } from 'rawcpu:eager/${from[0]}';`;
    return `export const ${name} = ${facadeOf(room, name, door[name])};`;
  });
  return `import { room } from 'rawcpu:lazy/${room}';\n${lines.join('\n')}\n`;
}

/** What loads lazy rooms: each once. */
const loaderModule = `import { createRequire } from 'node:module';
const rooms = { __proto__: null };
let require;
export function load(name, given) {
  if (rooms[name] === undefined) {
    require ??= createRequire(import.meta.url);
    const fill = require('../lazy/' + name + '.cjs');
    rooms[name] = fill((id) => (given[id] === undefined ? require(id) : given[id]()), {});
  }
  return rooms[name];
}
`;

/**
 * The module that loads one room, and imports what that room is given: so a room drags no other along.
 * @param given the modules of other rooms that it imports, and the names that each exports. A namespace object would be
 * made of each when the program starts, whether the room is ever loaded or not.
 */
function roomModule(room, given) {
  const imports = [];
  const doors = [...given].map(([path, names], i) => {
    const other = path.split('/')[0];
    if (lazyRooms.includes(other)) {
      imports.push(`import { room as other${i} } from 'rawcpu:lazy/${other}';`);
      return `'rawcpu:${path}': other${i}`;
    }
    const as = (name) => `given${i}_${name}`;
    imports.push(`import { ${names.map((name) => `${name} as ${as(name)}`).join(', ')} } from 'rawcpu:eager/${path}';`);
    return `'rawcpu:${path}': () => ({ ${names.map((name) => `get ${name}() { return ${as(name)}; }`).join(', ')} })`;
  });
  return `import { load } from 'rawcpu:lazy';
${imports.join('\n')}
const given = { __proto__: null, ${doors.join(',\n')} };
export const room = () => load('${room}', given);
`;
}

/** The module that loads what the environment asks for. */
function wakeModule() {
  const lines = Object.entries(wakes).map(
    ([room, variable]) =>
      `import { room as ${room} } from 'rawcpu:lazy/${room}';\nif (globalThis.process.env.${variable}) ${room}();`,
  );
  return `${lines.join('\n')}\n`;
}

/**
 * The lazy rooms' files, and a plugin that puts facades in their place.
 * @param options the folder of the compiled `modules`, and what the bundler is given for all of them
 */
export async function lazily(options) {
  const { modules } = options;
  const files = [];
  const loaders = new Map();
  const eagerDoors = new Map();
  for (const room of lazyRooms) {
    const { code, needed } = await bundleRoom(room, options);
    files.push({ path: `lazy/${room}.cjs`, code });
    const given = new Map();
    for (const path of [...needed].sort()) {
      const exports = await import(join(modules, path));
      given.set(path, namesTaken(code, path, Object.keys(exports)));
      const isLazy = lazyRooms.includes(path.split('/')[0]);
      if (!isLazy && path.endsWith('/index.js')) eagerDoors.set(path, exports);
    }
    loaders.set(room, roomModule(room, given));
  }
  const facades = new Map();
  for (const room of lazyRooms) {
    facades.set(room, facadeModule(room, await import(join(modules, doorOf(room))), eagerDoors));
    const api = join(modules, room, 'api.js');
    if (!existsSync(api)) continue;
    const wake = room in wakes ? "import 'rawcpu:wake';\n" : '';
    facades.set(
      `${room}/api.js`,
      `${wake}export { ${Object.keys(await import(api)).join(', ')} } from 'rawcpu:room/${room}';\n`,
    );
  }
  const ofEager = 'rawcpu:eager/';
  return {
    files,
    plugin: {
      name: 'lazy-rooms',
      resolveId(source, importer) {
        if (/^rawcpu:(lazy|wake|room)\b/.test(source)) return `\0${source}`;
        if (source.startsWith(ofEager)) return join(modules, source.slice(ofEager.length));
        const path = relative(modules, importer === undefined ? source : join(dirname(importer), source));
        const room = path.split('/')[0];
        const isFromOutside = importer === undefined || !relative(modules, importer).startsWith(`${room}/`);
        if (!lazyRooms.includes(room) || !isFromOutside) return null;
        // What is deeper is an entry of its own: cpu/decode is pure.
        if (path === doorOf(room)) return `\0rawcpu:room/${room}`;
        return facades.has(path) ? `\0rawcpu:room/${path}` : null;
      },
      load(id) {
        if (id === '\0rawcpu:lazy') return loaderModule;
        if (id.startsWith('\0rawcpu:lazy/')) return loaders.get(id.slice('\0rawcpu:lazy/'.length));
        if (id === '\0rawcpu:wake') return wakeModule();
        if (id.startsWith('\0rawcpu:room/')) return facades.get(id.slice('\0rawcpu:room/'.length));
        return null;
      },
      // Evaluated last, when the eager part is complete.
      transform: (code, id) => (id === join(modules, 'index.js') ? `${code}\nimport 'rawcpu:wake';\n` : null),
    },
  };
}
