// Writes src/isa/registers.gen.ts: one exported constant for each register, typed by kind and name.

import { registersByName } from '../src/isa/registers.ts';
import { heading } from './table-source.ts';

const types: Record<string, string> = {
  r8: 'R8',
  r16: 'R16',
  r32: 'R32',
  r64: 'R64',
  mm: 'Mm',
  xmm: 'Xmm',
  ymm: 'Ymm',
  zmm: 'Zmm',
  k: 'K',
  st: 'St',
  sreg: 'Sreg',
  cr: 'Cr',
  dr: 'Dr',
  bnd: 'Bnd',
  tmm: 'Tmm',
};
/** Types that name their register, because some form takes that one only. */
const named = new Set(['R8', 'R16', 'R32', 'R64', 'Xmm', 'K', 'St', 'Sreg']);

export function registersSource(): string {
  const used = [
    ...new Set([...registersByName.values()].map((register) => types[register.kind]).filter((t) => t !== undefined)),
  ].sort();
  const lines = [...registersByName].map(([name, register]) => {
    const type = types[register.kind];
    const full = type === undefined ? `Register<'${register.kind}'>` : named.has(type) ? `${type}<'${name}'>` : type;
    return `export const ${name}: ${full} = registersByName.get('${name}') as never;`;
  });
  return `${heading}\nimport { ${used.map((t) => `type ${t}`).join(', ')}, type Register, registersByName } from './registers.ts';\n\n${lines.join('\n')}\n`;
}
