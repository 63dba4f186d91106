// Machine code, as text, that puts the whole register state of a block (cpu-state.ts) into the processor, enters other
// code, and puts the state that it leaves back into the block. It needs no library and no system call, so that it serves
// in this process and in a program that consists of nothing else.

import { generalRegisterNames, type StateLayout, stateOffsets } from './cpu-state.ts';

export interface StateTextOptions {
  readonly layout: StateLayout;
  /** Comes before every label. */
  readonly prefix: string;
  /**
   * The block's address as an eight-byte immediate. Where it is not known yet, any value that needs all eight bytes; the
   * labels `<prefix>_block_1` and `<prefix>_block_2` each stand right after one.
   */
  readonly blockAddress: bigint;
  /** The operand of the jump that enters the code, such as `qword ptr [rip + target]`; no register is free for it. */
  readonly target: string;
}

const address = (of: string, offset: number) => `[${of} + ${offset}]`;
const offsetOfGeneral = (name: (typeof generalRegisterNames)[number]) => 8 * generalRegisterNames.indexOf(name);

/** The operands of XSAVE and XRSTOR in edx:eax. */
function maskText({ xsaveMask }: StateLayout): string {
  return `  mov eax, ${xsaveMask & 0xffff_ffffn}\n  mov edx, ${xsaveMask >> 32n}`;
}

/** Loads vector, mask and x87 registers and MXCSR. Changes rax and rdx. `base` holds the block's address. */
export function loadVectorsText(layout: StateLayout, base: string): string {
  const area = address(base, stateOffsets.xsave);
  return layout.xsaveMask === 0n ? `  fxrstor64 ${area}` : `${maskText(layout)}\n  xrstor64 ${area}`;
}

/** Saves vector, mask and x87 registers and MXCSR. Changes rax and rdx. `base` holds the block's address. */
export function saveVectorsText(layout: StateLayout, base: string): string {
  const area = address(base, stateOffsets.xsave);
  return layout.xsaveMask === 0n ? `  fxsave64 ${area}` : `${maskText(layout)}\n  xsave64 ${area}`;
}

/**
 * Code that enters other code with the block's state and comes out after it with the state saved.
 *
 * Falls into `<prefix>_enter`. The return address that the code finds at `[rsp]` is stored there first, so the state's
 * rsp must point at eight writable bytes; a `ret` then leads to `<prefix>_exit`, which saves the state. So does a jump
 * there from anywhere with the registers as they are to be saved. `<prefix>_entered` stands after the last instruction
 * before the code. The text ends after the state is saved, with the stack pointer as at the beginning, rbx the address
 * of the block, direction flag clear, MXCSR and x87 control word as the state left them. Every register is changed.
 */
export function enterStateText({ layout, prefix, blockAddress, target }: StateTextOptions): string {
  const block = `0x${BigInt.asUintN(64, blockAddress).toString(16)}`;
  const others = generalRegisterNames.filter((name) => name !== 'rax');
  const { hostStack, rflags } = stateOffsets;
  return `
${prefix}_enter:
  mov rbx, ${block}
${prefix}_block_1:
  mov ${address('rbx', hostStack)}, rsp
  lea rax, [rip + ${prefix}_exit]
  mov rcx, ${address('rbx', offsetOfGeneral('rsp'))}
  mov [rcx], rax
${loadVectorsText(layout, 'rbx')}
  mov rax, rbx
  push qword ptr ${address('rax', rflags)}
  popfq
${others.map((name) => `  mov ${name}, ${address('rax', offsetOfGeneral(name))}`).join('\n')}
  mov rax, [rax]
  jmp ${target}
${prefix}_entered:
${prefix}_exit:
  mov [${block}], rax
${prefix}_block_2:
  mov rax, ${block}
${prefix}_block_3:
${others.map((name) => `  mov ${address('rax', offsetOfGeneral(name))}, ${name}`).join('\n')}
  mov rsp, ${address('rax', hostStack)}
  pushfq
  pop qword ptr ${address('rax', rflags)}
  cld
  mov rbx, rax
${saveVectorsText(layout, 'rbx')}
`;
}
