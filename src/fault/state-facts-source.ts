// Which parts of the register state this processor and its system have, read by a few instructions: XCR0 and where XSAVE
// puts each component. Intel SDM volume 1, section 13.4; CPUID leaf 0xd.

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
