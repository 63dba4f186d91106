// Which parts of the register state this processor and its system have: XCR0 and where XSAVE puts each component, read by
// a few instructions that run once a thread.

import { fillCode, nativeEnvironment } from '../jit/index.ts';
import { type StateFacts, type StateLayout, stateLayout } from './cpu-state.ts';
import { stateFactsCode } from './prepared-code.gen.ts';

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

/** The layout of register states on this machine. @throws UnsupportedError `PLATFORM`, `ADDON_REFUSED` */
export function hostStateLayout(): StateLayout {
  layout ??= stateLayout(readStateFacts());
  return layout;
}

const OSXSAVE = 1 << 27;

/** Components whose offsets are read: AVX, mask registers, upper halves of zmm0 to zmm15, zmm16 to zmm31, PKRU. */
export const stateComponents = [2, 5, 6, 7, 9] as const;

/** A Node-API callback that writes XCR0, then each component's offset, as eight-byte numbers to the field `result`. */
export function stateFactsText(): string {
  return `
  push rbx
  mov r8, [rip + result]
  mov eax, 1
  xor ecx, ecx
  cpuid
  test ecx, ${OSXSAVE}
  je none
  xor ecx, ecx
  xgetbv
  mov [r8], eax
  mov [r8 + 4], edx
${stateComponents
  .map(
    (component, i) => `  mov eax, 13
  mov ecx, ${component}
  cpuid
  mov [r8 + ${8 + 8 * i}], rbx`,
  )
  .join('\n')}
none:
  xor eax, eax
  pop rbx
  ret
.p2align 3
result: .quad 0
`;
}
