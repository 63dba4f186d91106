// Assemble, disassemble, assemble, for some of the forms; test/slow/decoding.test.ts does it for all.

import { test } from 'vitest';
import { textsGiveTheirBytes } from '../../support/decoding/round-trip.ts';

test('the text of an instruction gives its bytes again', () => textsGiveTheirBytes(8));
