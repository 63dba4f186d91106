// The whole register state goes into the processor and comes back changed by exactly what the code did.

import { assemble } from 'rawcpu';
import { expect, test } from 'vitest';
import { CpuState, stateRegisterNames } from '../../src/fault/cpu-state.ts';
import { enterStateText } from '../../src/fault/cpu-state-text.ts';
import { hostStateLayout } from '../../src/fault/state-facts.ts';
import { nativeEnvironment } from '../../src/jit/environment.ts';

/** Runs code with a state on this thread. The code must neither fault nor break MXCSR's masks. */
function enter(state: CpuState, code: string): void {
  const { memory, buffers, code: codeMemory } = nativeEnvironment();
  const blockAddress = buffers.addressOf(state.bytes);
  const text = `
  push rbx; push rbp; push r12; push r13; push r14; push r15
  sub rsp, 24
  stmxcsr [rsp]
  fnstcw [rsp + 4]
${enterStateText({ layout: state.layout, prefix: 'state', blockAddress, target: 'qword ptr [rip + target]' })}
  fninit
  fldcw [rsp + 4]
  ldmxcsr [rsp]
  add rsp, 24
  pop r15; pop r14; pop r13; pop r12; pop rbp; pop rbx
  xor eax, eax
  ret
.p2align 4
code: ${code}
.p2align 3
target: .quad 0`;
  const { bytes, labels } = assemble(text);
  const block = codeMemory.allocate(bytes);
  new DataView(bytes.buffer).setBigUint64(labels.get('target')!, block.address + BigInt(labels.get('code')!), true);
  block.write(bytes);
  // SAFETY: the callback keeps the calling convention; block and state are held until it has returned.
  memory.makeFunction(block.address)();
  block.release();
}

function fresh(): { state: CpuState; stack: BigUint64Array; stackTop: bigint } {
  const layout = hostStateLayout();
  const memory = new Uint8Array(layout.sizeBytes + 64);
  const address = nativeEnvironment().buffers.addressOf(memory);
  const state = new CpuState(layout, memory.subarray(Number(-address & 63n))).reset();
  const stack = new BigUint64Array(512);
  const stackTop = nativeEnvironment().buffers.addressOf(stack) + 4088n;
  state.set('rsp', stackTop);
  return { state, stack, stackTop };
}

test('every register arrives, and comes back', () => {
  const { state, stackTop } = fresh();
  const { layout } = state;
  const values = new Map<string, bigint>();
  for (const [i, name] of stateRegisterNames(layout).entries()) {
    if (['rsp', 'rip', 'rflags', 'mxcsr', 'fcw', 'fsw', 'ftw'].includes(name)) continue;
    values.set(name, BigInt.asUintN(state.widthBits(name), 0x0123_4567_89ab_cdefn * BigInt(i + 3) ** 20n));
    state.set(name, values.get(name)!);
  }
  state.set('mxcsr', 0x7fbfn & ~0x3fn);
  state.set('fcw', 0x027fn);
  state.set('rflags', 0x8d7n);
  enter(state, 'ret');
  for (const [name, value] of values) expect(state.get(name), name).toBe(value);
  expect(state.get('rsp')).toBe(stackTop + 8n);
  expect(state.get('mxcsr')).toBe(0x7f80n);
  expect(state.get('fcw')).toBe(0x027fn);
  expect(state.get('rflags')).toBe(0x8d7n | 0x200n);
  expect(state.get('ftw')).toBe(0xffn);
  // JavaScript's arithmetic is as before.
  expect([0.1 + 0.2, 5.5 % 2, 5e-324 * 1]).toEqual([0.30000000000000004, 1.5, 5e-324]);
});

test('what the code does shows in the state', () => {
  const { state } = fresh();
  state.set('rdi', 40n);
  state.set('xmm1', 0x3ff0_0000_0000_0000n);
  enter(state, 'lea rax, [rdi + 2]; addsd xmm1, xmm1; fld1; xor ecx, ecx; std; ret');
  expect(state.get('rax')).toBe(42n);
  expect(state.get('xmm1')).toBe(0x4000_0000_0000_0000n);
  expect(state.get('st0')).toBe(0x3fff_8000_0000_0000_0000n);
  expect(state.get('ftw')).toBe(0x80n);
  expect(state.get('rflags') & 0x440n).toBe(0x440n);
});
