// Where native code can run at all: Linux on an x86-64 processor.

import process from 'node:process';
import { UnsupportedError } from '../errors/index.ts';

export interface PlatformFacts {
  readonly platform: string;
  readonly arch: string;
}

/**
 * Checks that native code can run here.
 * @throws UnsupportedError `PLATFORM` on anything but Linux on x86-64.
 */
export function requirePlatform(facts: PlatformFacts = process): void {
  if (facts.platform === 'linux' && facts.arch === 'x64') return;
  throw new UnsupportedError(
    'PLATFORM',
    `running machine code needs linux on x64; this is ${facts.platform} on ${facts.arch}`,
    {
      details: { platform: facts.platform, arch: facts.arch },
      hint: 'assembling and decoding work everywhere; to run code, use a Linux x86-64 machine, container or emulator',
    },
  );
}
