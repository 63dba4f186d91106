// Writes src/cpu/decode/features/feature-names.gen.ts: the type of a feature's name, from the tables. Written out, so that
// declarations and editors show the names themselves.

import { listFeatures } from '../src/cpu/decode/features/index.ts';

export function featureNamesSource(): string {
  const names = [...new Set(listFeatures().map(({ name }) => name))];
  return `// Generated from the tables beside this file by gen/. Do not edit: change a row and run \`npm run gen\`.

/** A feature's name: Linux's, as in /proc/cpuinfo, or the kernel's macro in lower case where it shows none. */
export type FeatureName =
${names.map((name) => `  | '${name}'`).join('\n')};
`;
}
