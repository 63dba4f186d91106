// What the test has Node and the browser compute alike: each pure room does what it is for, and refuses what is wrong.

import * as asm from 'rawcpu/asm';
import * as decode from 'rawcpu/cpu/decode';
import * as disasm from 'rawcpu/disasm';
import * as elf from 'rawcpu/elf';
import * as errors from 'rawcpu/errors';
import * as isa from 'rawcpu/isa';

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const source = `
  .globl dot
dot:
  vxorps ymm0, ymm0, ymm0
1:
  vmovups ymm1, [rdi + rdx*4 - 32]
  vfmadd231ps ymm0, ymm1, [rsi + rdx*4 - 32]
  sub rdx, 8
  jnz 1b
  vextractf128 xmm1, ymm0, 1
  vaddps zmm3{k1}{z}, zmm1, [rip + table]{1to16}
  lock inc dword ptr [r16 + 8]
  ret
  .balign 16
table:
  .float 1.5, -0.25
  .asciz "café"`;

/** What is refused, as plain data. */
function refused(work) {
  try {
    work();
    return 'taken';
  } catch (error) {
    const { code, summary, hint, line, column } = error;
    return { isOurs: error instanceof errors.RawCpuError, name: error.name, code, summary, hint, line, column };
  }
}

/** @param dump a recorded CPUID dump @param decoder the decoder's module, where it is not found by itself */
export async function answers(dump, decoder) {
  if (decoder !== undefined) await disasm.loadDisassembler(decoder);
  const { bytes, labels, listing } = asm.assemble(source);
  const a = new asm.Assembler();
  a.mov(isa.eax, isa.dword(isa.rdi)).vaddps(isa.zmm0.k(isa.k1).z(), isa.zmm1, isa.zmm2).ret();
  const typed = a.finish().bytes;
  const place = { section: '.text', offset: 0 };
  const executable = elf.writeExecutable({ sections: [{ name: '.text', bytes, access: 'execute' }], entry: place });
  return {
    names: Object.fromEntries(
      Object.entries({ asm, decode, disasm, elf, errors, isa }).map(([room, door]) => [room, Object.keys(door).sort()]),
    ),
    bytes: hex(bytes),
    labels: [...labels],
    listing: listing(),
    typed: hex(typed),
    text: disasm.disassemble(typed).map(({ text }) => text),
    whole: disasm.disassemble(bytes).map(({ text }) => text),
    fields: disasm.explainEncoding(typed),
    executable: hex(executable),
    machine: decode.decodeMachine(decode.parseCpuidDump(dump)),
    leaves: decode.decodeLeaves(decode.parseCpuidDump(dump)[0]),
    wrong: [
      refused(() => asm.assemble('mov eax, \nmvo eax, ebx')),
      refused(() => new asm.Assembler().mov(isa.al, isa.rbx)),
      refused(() => disasm.disassemble('xyz')),
      refused(() => decode.parseCpuidDump('nothing')),
      refused(() => isa.ptr({})),
      refused(() => new elf.ElfImage(new Uint8Array(4))),
    ],
  };
}
