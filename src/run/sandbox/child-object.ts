// The child's program as an executable: our assembler, our ELF writer. The kernel starts it from a memfd, so no file is
// needed and none can be replaced.

import { assemble } from '../../asm/index.ts';
import { executableHeaderBytes, writeExecutable } from '../../elf/index.ts';
import { RawCpuError } from '../../errors/index.ts';
import type { StateLayout } from '../../fault/index.ts';
import { childText } from './child-source.ts';
import { address, STATE_LIMIT_BYTES } from './layout.ts';
import type { SetupRequest } from './setup.ts';

export interface ChildProgram {
  /** The executable file. */
  readonly bytes: Uint8Array;
  /** What set-up needs to know of it in memory. */
  readonly facts: SetupRequest['program'];
}

/** Builds the program for processors whose register state is laid out like this. */
export function buildChild(layout: StateLayout): ChildProgram {
  if (layout.sizeBytes > STATE_LIMIT_BYTES) {
    throw new RawCpuError('INTERNAL', `a register state of ${layout.sizeBytes} bytes has no room in the shared block`);
  }
  const textAddress = address.program + executableHeaderBytes;
  const { bytes: text, labels } = assemble(childText(layout, textAddress));
  const symbolAt = (label: string) => BigInt(textAddress + labels.get(label)!);
  const bytes = writeExecutable({
    baseAddress: address.program,
    sections: [{ name: '.text', bytes: text, access: 'execute' }],
    entry: { section: '.text', offset: labels.get('_start')! },
    symbols: [...labels].map(([name, offset]) => ({
      name,
      binding: 'local',
      type: 'none',
      place: { section: '.text', offset },
    })),
  });
  return {
    bytes,
    facts: {
      sizeBytes: executableHeaderBytes + text.length,
      labels: {
        on_signal: symbolAt('on_signal'),
        restore: symbolAt('restore'),
        setup_done: symbolAt('setup_done'),
        exit_done: symbolAt('exit_done'),
      },
    },
  };
}
