// What run() and trace() tell of registers: all of them by name, those that differ, and the flags.

/** The flags of rflags that instructions look at. */
export type FlagName = 'cf' | 'pf' | 'af' | 'zf' | 'sf' | 'df' | 'of';

/** Every register by its widest name that this processor has. */
export type Registers = Readonly<Record<string, bigint>>;

/** Registers that differ. */
export type RegisterChanges = Readonly<Record<string, { readonly before: bigint; readonly after: bigint }>>;

/** The processor sets it in what it saves for a fault; it says nothing of the code. */
export const RESUME_FLAG = 0x1_0000n;
const flagBits: Readonly<Record<FlagName, bigint>> = { cf: 0n, pf: 2n, af: 4n, zf: 6n, sf: 7n, df: 10n, of: 11n };

/** What differs. A `ret` takes the return address off the stack and goes where nobody but us knows. */
export function changedRegisters(before: Registers, after: Registers, hasReturned: boolean): RegisterChanges {
  const changed = Object.entries(after).filter(([name, value]) => {
    if (hasReturned && name === 'rip') return false;
    if (hasReturned && name === 'rsp' && value === before.rsp! + 8n) return false;
    return before[name] !== value;
  });
  return Object.fromEntries(changed.map(([name, value]) => [name, { before: before[name] ?? 0n, after: value }]));
}

/** The flags of rflags. */
export function flagsOf(rflags: bigint): Readonly<Record<FlagName, boolean>> {
  return Object.fromEntries(
    Object.entries(flagBits).map(([name, bit]) => [name, ((rflags >> bit) & 1n) === 1n]),
  ) as Readonly<Record<FlagName, boolean>>;
}
