// The instructions that this room is made of, each a native function made when it is first needed. All are bytes of a
// few instructions; none touches memory but the block that its argument points to.

import { assemble } from '../asm/index.ts';
import { native } from '../call/index.ts';
import { nativeEnvironment } from '../jit/index.ts';

/** Makes a value once, when it is first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** CPUID: leaf, subleaf; the four registers go into the array. rbx belongs to the caller (System V ABI, 3.2.1). */
export const cpuidInstruction = lazily(() =>
  native(
    { args: ['u32', 'u32', 'u32*'], returns: 'void' },
    `mov r8, rdx
     mov r9, rbx
     mov eax, edi
     mov ecx, esi
     cpuid
     mov [r8], eax
     mov [r8 + 4], ebx
     mov [r8 + 8], ecx
     mov [r8 + 12], edx
     mov rbx, r9
     ret`,
    { name: 'cpuid' },
  ),
);

/** XGETBV of register 0. It exists where CPUID reports OSXSAVE, and nowhere else. */
export const xgetbvInstruction = lazily(() =>
  native(
    { args: [], returns: 'u64' },
    `xor ecx, ecx
     xgetbv
     shl rdx, 32
     or rax, rdx
     ret`,
    { name: 'xgetbv' },
  ),
);

const combine = 'shl rdx, 32\nor rax, rdx\nret';

/** RDTSC as it is: the processor may read the counter before earlier instructions have finished. */
export const rdtscInstruction = lazily(() =>
  native({ args: [], returns: 'u64' }, `rdtsc\n${combine}`, { name: 'rdtsc' }),
);

/** LFENCE, RDTSC: everything before has finished (SDM 2B, RDTSC; APM 3 where LFENCE serializes). */
export const rdtscFencedInstruction = lazily(() =>
  native({ args: [], returns: 'u64' }, `lfence\nrdtsc\n${combine}`, { name: 'rdtscFenced' }),
);

/** RDTSCP: waits for everything before; IA32_TSC_AUX goes into the array. */
export const rdtscpInstruction = lazily(() =>
  native({ args: ['u32*'], returns: 'u64' }, `rdtscp\nmov [rdi], ecx\n${combine}`, { name: 'rdtscp' }),
);

/** RDTSCP, LFENCE: and nothing after begins before the counter was read. */
export const rdtscpFencedInstruction = lazily(() =>
  native({ args: ['u32*'], returns: 'u64' }, `rdtscp\nmov [rdi], ecx\nlfence\n${combine}`, { name: 'rdtscpFenced' }),
);

/**
 * The ticks since the last call, as a double. The code is itself the engine's callback and leaves the result in a cell
 * that JavaScript reads: a native function's way, through a thunk, takes as long again as RDTSC.
 */
export const tscDeltaInstruction = lazily(() => {
  const { buffers, functions, thunks } = nativeEnvironment();
  // The last reading, and the difference as a double.
  const cell = new Float64Array(2);
  const { bytes } = assemble(
    `rdtsc
     mov rcx, 0x${buffers.addressOf(cell).toString(16)}
     shl rdx, 32
     or rax, rdx
     mov rdx, rax
     sub rax, [rcx]
     mov [rcx], rdx
     xorps xmm0, xmm0
     cvtsi2sd xmm0, rax
     movsd [rcx + 8], xmm0
     xor eax, eax
     ret`,
  );
  // SAFETY: the code is a callback that leaves alone what it is given and returns 0. It is never released, and the
  // cell whose address it has is held by what is returned, which lives as long as the thread.
  const invoke = functions.functionAt(thunks.allocate(bytes).address);
  return { invoke, cell };
});

/** A chain of dependent additions, each one cycle long on every processor since the 486; returns the ticks it took. */
export const cycleChainInstruction = lazily(() =>
  native(
    { args: ['u64'], returns: 'u64' },
    `lfence
     rdtsc
     shl rdx, 32
     or rax, rdx
     mov r8, rax
     xor eax, eax
     .p2align 4
     again:
     ${'add rax, rdi\n'.repeat(100)}
     dec rdi
     jnz again
     lfence
     rdtsc
     shl rdx, 32
     or rax, rdx
     sub rax, r8
     ret`,
    { name: 'cycleChain' },
  ),
);

/** STMXCSR. */
export const stmxcsrInstruction = lazily(() =>
  native({ args: [], returns: 'u32' }, 'stmxcsr [rsp - 8]\nmov eax, [rsp - 8]\nret', { name: 'stmxcsr' }),
);

/** FNSTCW. */
export const fnstcwInstruction = lazily(() =>
  native({ args: [], returns: 'u16' }, 'fnstcw [rsp - 8]\nmovzx eax, word ptr [rsp - 8]\nret', { name: 'fnstcw' }),
);
