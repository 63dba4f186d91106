// A hardware breakpoint as an event: it counts accesses to an address (perf_event_open(2), HW_BREAKPOINT_*; Intel SDM
// volume 3B, section 18.2: four addresses, 1, 2, 4 or 8 bytes, aligned to their length).

import { type PerfAttribute, perfTypes } from '../../linux/index.ts';
import { type EventBody, type EventSyntax, eventError } from './syntax.ts';

const letters = { r: 1, w: 2, x: 4 } as const;
const EXECUTE_BYTES = 8;
const DATA_BYTES = 4;

export function breakpointAttribute(
  event: EventSyntax,
  { address, sizeBytes, access }: Extract<EventBody, { kind: 'breakpoint' }>,
): PerfAttribute {
  const fail = (message: string, hint: string): never => {
    throw eventError('EVENT_SYNTAX', event.source, event, message, { hint });
  };
  const type = [...access].reduce((sum, letter) => sum | letters[letter as keyof typeof letters], 0);
  const isExecute = type === letters.x;
  if (!isExecute && (type & letters.x) !== 0) {
    fail('a breakpoint watches data or execution, not both', 'write two events, one with :rw and one with :x');
  }
  if (type === letters.r) fail('x86 has no breakpoint for reads alone', 'write :rw for reads and writes');
  const length = sizeBytes ?? (isExecute ? EXECUTE_BYTES : DATA_BYTES);
  if (![1, 2, 4, 8].includes(length))
    fail(`a breakpoint is 1, 2, 4 or 8 bytes long, not ${length}`, 'as in mem:0x1000/8:w');
  if (isExecute && length !== EXECUTE_BYTES) fail('a breakpoint for execution takes no length', 'leave it out');
  if (!isExecute && address % BigInt(length) !== 0n) {
    fail(
      `a breakpoint of ${length} bytes must lie at a multiple of ${length}`,
      `0x${address.toString(16)} is none; watch fewer bytes, or two ranges`,
    );
  }
  if (address >= 1n << 64n) fail('an address has 64 bits', 'as in mem:0x7f0012340000/8:w');
  return { type: perfTypes.BREAKPOINT, bp_type: type, bp_addr: address, bp_len: length };
}
