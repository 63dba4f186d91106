// What the guard costs: the same function called with it and without it, and a fault that becomes an error.

import { CpuFault, type NativeFunction, native } from 'rawcpu';
import { compare } from './harness.ts';

const CODE = 'addsd xmm0, xmm1; ret';
const SIGNATURE = { args: ['f64', 'f64'], returns: 'f64' } as const;
type Add = NativeFunction<readonly ['f64', 'f64'], 'f64'>;

/** A loop of its own for each function, as programs have them: from a shared one the engine learns that its callee varies. */
function calls(add: Add): (count: number) => void {
  const source = `// ${add.name}
    return (count) => {
      for (let i = 0; i < count; i++) if (add(i, 1) !== i + 1) throw new Error('wrong');
    };`;
  return new Function('add', source)(add) as (count: number) => void;
}

const unchecked = native(SIGNATURE, CODE, { name: 'unchecked', unchecked: true });
const guarded = native(SIGNATURE, CODE, { name: 'guarded' });
const withX87 = native(SIGNATURE, `${CODE}; fnop`, { name: 'withX87' });
const withDeadline = native(SIGNATURE, CODE, { name: 'withDeadline', deadlineMs: 1000 });

const results = compare('add(f64, f64), a call', [
  { name: 'unchecked', run: calls(unchecked) },
  { name: 'guarded', run: calls(guarded) },
  { name: 'guarded, with x87 instructions', run: calls(withX87) },
  { name: 'guarded, with a deadline', run: calls(withDeadline) },
]);
const nsOf = (name: string) => results.find((result) => result.name === name)!.medianNs;
const cost = nsOf('guarded') - nsOf('unchecked');
console.log(`  goal: the guard costs at most 3 ns: ${cost.toFixed(2)} ns ${cost <= 3 ? 'reached' : 'MISSED'}`);

const faults = native({ args: ['ptr'], returns: 'u64' }, 'mov rax, [rdi]; ret', { name: 'faults' });
function catching(look: (error: unknown) => void): (count: number) => void {
  return (count) => {
    for (let i = 0; i < count; i++) {
      let caught: unknown;
      try {
        faults(16n);
      } catch (error) {
        caught = error;
      }
      if (!(caught instanceof CpuFault)) throw new Error('it returned');
      look(caught);
    }
  };
}

const [fault] = compare('a fault that becomes an error', [
  { name: 'caught fault', run: catching(() => {}) },
  { name: 'and its code read', run: catching((error) => (error as CpuFault).code) },
  { name: 'and its message read', run: catching((error) => (error as CpuFault).message) },
  {
    name: "new Error('x'), thrown and caught",
    run: (count) => {
      for (let i = 0; i < count; i++) {
        try {
          throw new Error('x');
        } catch {}
      }
    },
  },
]);
const faultUs = fault!.medianNs / 1000;
console.log(
  `  goal: a caught fault costs at most 6 µs: ${faultUs.toFixed(1)} µs ${faultUs <= 6 ? 'reached' : 'MISSED'}`,
);
