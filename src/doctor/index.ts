// What a user of the package gets of this room: what works on this machine, what does not, and what changes it.

export type { Check, CheckGroup, CheckState } from './check.ts';
export { type Diagnosis, doctor } from './diagnose.ts';
