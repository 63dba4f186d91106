// What has to stay flat, as often as a server does it; the fast suites do the same a few times.

import { test } from 'vitest';
import {
  functionsComeAndGo,
  functionsLiveAtOnce,
  mappingsGoWithThreads,
  runsLeaveNoDescriptor,
  runsLongCode,
  tracesLongCode,
  unreachableFunctionsAreFreed,
  workersTakeTheirStacks,
} from '../support/many.ts';

test('100,000 functions come and go', () => functionsComeAndGo(100_000));

test('10,000 functions live at once', () => functionsLiveAtOnce(10_000));

test('5,000 functions that nobody can reach are freed', () => unreachableFunctionsAreFreed(5000));

test('100 workers come and go', () => workersTakeTheirStacks(100));

test('twenty workers with 1,000 functions each are terminated', () => mappingsGoWithThreads(5, 1000));

test('2,000 isolated runs leave no descriptor behind', () => runsLeaveNoDescriptor(2000));

test.each([{ isolated: false }, { isolated: true }])('a run of 100 MB of code, isolated: $isolated', (way) =>
  runsLongCode(100e6, way),
);

test('a trace in 100 MB of code', () => tracesLongCode(100e6));
