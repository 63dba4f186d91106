// Machine code for what one element's result depends on the elements before it: running sums, histograms, and packing the
// elements that are wanted. Each pass works on values that an elementwise kernel has just computed and that lie in the
// cache. The state between two blocks lies in memory.

import { type FloatOptions, native } from '../../call/index.ts';
import type { Target } from '../code/target.ts';
import { type DType, dtypes, isFloat } from '../dtype.ts';

/** Machine code for one block. It checks its arguments as every native function does. */
type BlockPass = (...args: readonly unknown[]) => unknown;

const made = new Map<string, BlockPass>();

function blockPass(key: string, make: () => (...args: never) => unknown): BlockPass {
  let known = made.get(key);
  if (known === undefined) {
    const call = make();
    known = (...args) => Reflect.apply(call, undefined, args);
    made.set(key, known);
  }
  return known;
}

/**
 * (n, values, out, state): out[i] = state + values[0] + ... + values[i]; state becomes the last of them.
 * @param float how floats are added, and which exceptions are reported.
 */
export function runningSum(type: 'f32' | 'f64' | 'i64' | 'u64', float: FloatOptions = {}): BlockPass {
  const { bytes } = dtypes[type];
  const s = type === 'f32' ? 's' : 'd';
  const text = isFloat(type)
    ? `movs${s} xmm0, [rdx]
       xor eax, eax
     again:
       adds${s} xmm0, [rdi + rax*${bytes}]
       movs${s} [rsi + rax*${bytes}], xmm0
       inc rax
       cmp rax, r8
       jb again
       movs${s} [rdx], xmm0
       ret`
    : `mov rcx, [rdx]
       xor eax, eax
     again:
       add rcx, [rdi + rax*8]
       mov [rsi + rax*8], rcx
       inc rax
       cmp rax, r8
       jb again
       mov [rdx], rcx
       ret`;
  const values = `${type}*` as const;
  return blockPass(`sum ${type} ${JSON.stringify(float)}`, () =>
    native(
      { args: ['f64', values, values, values], returns: 'void' },
      `cvttsd2si r8, xmm0\n test r8, r8\n jz none\n ${text}\n none: ret`,
      { name: 'running sum', ...float },
    ),
  );
}

/**
 * (n, values, guesses, edges, bins, counts): counts each value in its bin. A guess is off by a bin or two, because it was
 * computed with rounding; the `bins` + 1 edges decide. Whatever a guess and a value are, nothing but the bins is counted
 * into, and nothing but the edges is read: each number of a bin, as 64 bits without a sign, is compared with `bins` first.
 */
export function countBins(): BlockPass {
  return blockPass('histogram', () =>
    native(
      { args: ['f64', 'f64*', 'i32*', 'f64*', 'u32', 'f64*'], returns: 'void' },
      `cvttsd2si r9, xmm0
       mov ecx, ecx
       xor eax, eax
       mov r10d, 1
       cvtsi2sd xmm2, r10
     again:
       cmp rax, r9
       jae done
       movsxd r10, dword ptr [rsi + rax*4]
       cmp r10, rcx
       jae next
       movsd xmm1, [rdi + rax*8]
     decide:
       ucomisd xmm1, [rdx + r10*8]
       jb lower
       ucomisd xmm1, [rdx + r10*8 + 8]
       jae higher
     count:
       movsd xmm3, [r8 + r10*8]
       addsd xmm3, xmm2
       movsd [r8 + r10*8], xmm3
     next:
       inc rax
       jmp again
     lower:
       dec r10
       cmp r10, rcx
       jb decide
       jmp next
     higher:
       lea r11, [r10 + 1]
       cmp r11, rcx
       jae count
       mov r10, r11
       jmp decide
     done:
       ret`,
      { name: 'histogram' },
    ),
  );
}

/**
 * (n, values, wanted, out) -> how many: packs the values whose byte in `wanted` is not 0. Writes up to 64 bytes after the
 * last one.
 */
export function packWanted(type: DType, target: Target): BlockPass {
  const { bytes } = dtypes[type];
  const compress = { 1: 'vpcompressb', 2: 'vpcompressw', 4: 'vcompressps', 8: 'vcompresspd' }[bytes];
  const hasCompress = target.level === 'avx512' && (bytes >= 4 || target.features.has('avx512_vbmi2'));
  const lanes = 64 / bytes;
  const mask = { 1: 'zmm1', 2: 'ymm1', 4: 'xmm1', 8: 'xmm1' }[bytes];
  const load = bytes === 8 ? 'vmovq xmm1, [rsi + rcx]' : `vmovdqu8 ${mask}, [rsi + rcx]`;
  const vector = `
     again:
       lea r10, [rcx + ${lanes}]
       cmp r10, r8
       ja rest
       ${load}
       vptestmb k1, ${mask}, ${mask}
       vmovups zmm0, [rdi + rcx*${bytes}]
       ${compress} zmm0 {k1} {z}, zmm0
       vmovups [rdx + rax*${bytes}], zmm0
       kmovq r11, k1
       popcnt r11, r11
       add rax, r11
       mov rcx, r10
       jmp again`;
  const [register, move] = {
    1: ['r10b', 'movzx r10d, byte'],
    2: ['r10w', 'movzx r10d, word'],
    4: ['r10d', 'mov r10d, dword'],
    8: ['r10', 'mov r10, qword'],
  }[bytes] as [string, string];
  return blockPass(`pack ${bytes} ${hasCompress}`, () =>
    native(
      { args: ['f64', 'ptr', 'u8*', 'ptr'], returns: 'f64' },
      `cvttsd2si r8, xmm0
       xor eax, eax
       xor ecx, ecx
       ${hasCompress ? vector : ''}
     rest:
       cmp rcx, r8
       jae done
       ${move} ptr [rdi + rcx*${bytes}]
       mov [rdx + rax*${bytes}], ${register}
       xor r11d, r11d
       cmp byte ptr [rsi + rcx], 0
       setne r11b
       add rax, r11
       inc rcx
       jmp rest
     done:
       ${hasCompress ? 'vzeroupper' : ''}
       cvtsi2sd xmm0, rax
       ret`,
      { name: 'compress' },
    ),
  );
}
