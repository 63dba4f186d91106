// Which parts of the register state this processor and its system have: XCR0 and where XSAVE puts each component, read by
// a few instructions that run once a thread.

import { fillCode, nativeEnvironment } from '../jit/index.ts';
import { type StateFacts, type StateLayout, stateLayout } from './cpu-state.ts';
import { stateFactsCode } from './prepared-code.gen.ts';
import { stateComponents } from './state-facts-source.ts';

/** What this processor and system have. */
export function readStateFacts(): StateFacts {
  const { memory, buffers, thunks } = nativeEnvironment();
  const result = new BigUint64Array(1 + stateComponents.length);
  const block = thunks.allocate(fillCode(stateFactsCode, { result: buffers.addressOf(result) }));
  try {
    // SAFETY: the code follows the calling convention and writes only into `result`, which is held; nobody can call the
    // function after this line.
    memory.makeFunction(block.address)();
  } finally {
    block.release();
  }
  const [xcr0, ...offsets] = result;
  return { xcr0: xcr0!, componentOffsets: Object.fromEntries(stateComponents.map((c, i) => [c, Number(offsets[i])])) };
}

let layout: StateLayout | undefined;

/** The layout of register states on this machine. @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED` */
export function hostStateLayout(): StateLayout {
  layout ??= stateLayout(readStateFacts());
  return layout;
}
