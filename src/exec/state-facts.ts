// Which parts of the register state this processor and its system have: XCR0 and where XSAVE puts each component, read by
// a few instructions that run once a thread.

import { assemble } from '../asm/index.ts';
import { nativeEnvironment } from '../native/index.ts';
import {
  AVX_COMPONENT,
  HIGH_16_ZMM_COMPONENT,
  MASK_COMPONENT,
  type StateFacts,
  type StateLayout,
  stateLayout,
  ZMM_HIGH_COMPONENT,
} from './cpu-state.ts';

const OSXSAVE = 1 << 27;
const COMPONENTS = [AVX_COMPONENT, MASK_COMPONENT, ZMM_HIGH_COMPONENT, HIGH_16_ZMM_COMPONENT];

/** A Node-API callback that writes XCR0, then each component's offset, as eight-byte numbers. */
function factsText(resultAddress: bigint): string {
  return `
  push rbx
  mov r8, ${resultAddress}
  mov eax, 1
  xor ecx, ecx
  cpuid
  test ecx, ${OSXSAVE}
  je none
  xor ecx, ecx
  xgetbv
  mov [r8], eax
  mov [r8 + 4], edx
${COMPONENTS.map(
  (component, i) => `  mov eax, 13
  mov ecx, ${component}
  cpuid
  mov [r8 + ${8 + 8 * i}], rbx`,
).join('\n')}
none:
  xor eax, eax
  pop rbx
  ret`;
}

/** What this processor and system have. */
export function readStateFacts(): StateFacts {
  const { memory, buffers, thunks } = nativeEnvironment();
  const result = new BigUint64Array(1 + COMPONENTS.length);
  const block = thunks.allocate(assemble(factsText(buffers.addressOf(result))).bytes);
  try {
    // SAFETY: the code follows the calling convention and writes only into `result`, which is held; nobody can call the
    // function after this line.
    memory.makeFunction(block.address)();
  } finally {
    block.release();
  }
  const [xcr0, ...offsets] = result;
  return { xcr0: xcr0!, componentOffsets: Object.fromEntries(COMPONENTS.map((c, i) => [c, Number(offsets[i])])) };
}

let layout: StateLayout | undefined;

/** The layout of register states on this machine. @throws UnsupportedError `PLATFORM`, `BRIDGE_REFUSED` */
export function hostStateLayout(): StateLayout {
  layout ??= stateLayout(readStateFacts());
  return layout;
}
