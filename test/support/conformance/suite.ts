// The execution conformance suite: what machine code must do when it is called, the same in every runtime.

import { argumentCases } from './argument-cases.ts';
import { bufferCases } from './buffer-cases.ts';
import type { Case } from './check.ts';
import { counterCases } from './counter-cases.ts';
import { faultCases } from './fault-cases.ts';
import { floatCases } from './float-cases.ts';
import { isolatedCases } from './isolated-cases.ts';
import { kernelCases } from './kernel-cases.ts';
import { lifeCases } from './life-cases.ts';
import { profileCases } from './profile-cases.ts';
import { valueCases } from './value-cases.ts';

export const suites: Readonly<Record<string, readonly Case[]>> = {
  values: valueCases,
  buffers: bufferCases,
  arguments: argumentCases,
  life: lifeCases,
  isolated: isolatedCases,
  faults: faultCases,
  float: floatCases,
  profile: profileCases,
  kernels: kernelCases,
  counters: counterCases,
};
