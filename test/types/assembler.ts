// Type tests: `npm run types` compiles this file. Every refused operand carries @ts-expect-error, so an overload that
// grew too wide fails the build as surely as one that is missing.

import {
  Assembler,
  ah,
  al,
  ax,
  bnd0,
  byte,
  cl,
  cr0,
  cx,
  dr7,
  ds,
  dword,
  dx,
  eax,
  ecx,
  fs,
  k0,
  k1,
  k2,
  mm0,
  ptr,
  qword,
  r8,
  r8d,
  r15b,
  rax,
  rbx,
  rcx,
  rn_sae,
  sae,
  st0,
  st1,
  tbyte,
  tmm0,
  tmm1,
  tmm2,
  word,
  xmm0,
  xmm1,
  xmm2,
  xmmword,
  ymm0,
  ymm1,
  ymm2,
  ymmword,
  zmm0,
  zmm1,
  zmm2,
  zmmword,
} from 'rawcpu';

const a = new Assembler();

// General registers: widths go together.
a.add(rax, rbx).add(eax, ecx).add(ax, cx).add(al, ah).add(r15b, byte(rax)).add(rax, 5).add(rax, 5n);
// @ts-expect-error a 64-bit and a 32-bit register
a.cmp(rcx, r8d);
// @ts-expect-error a register and memory of another width
a.add(eax, qword(rax));
// @ts-expect-error two memory operands
a.mov(dword(rax), dword(rcx));
// @ts-expect-error a vector register where a general one belongs
a.add(rax, xmm0);
// @ts-expect-error text is not an operand
a.mov(rax, 'rcx');

// Registers that one form names.
a.shl(eax, cl).shl(eax, 1).shl(eax, 7).in_(al, dx).in_(eax, 0x60).out(dx, al);
// @ts-expect-error a count is cl, not another 8-bit register
a.shl(eax, ah);
// @ts-expect-error ports are named by dx
a.in_(al, cx);

// Segment, control, debug, bounds, x87, MMX and tile registers.
a.mov(ds, ax).push(fs).mov(rax, cr0).mov(dr7, rax).bndmk(bnd0, qword(rax)).fadd(st0, st1).paddb(mm0, mm0);
a.tdpbf16ps(tmm0, tmm1, tmm2).fld(tbyte(rax));
// @ts-expect-error ds cannot be pushed in 64-bit mode
a.push(ds);
// @ts-expect-error control registers move through 64-bit registers
a.mov(eax, cr0);
// @ts-expect-error a tile is not a vector
a.tdpbf16ps(zmm0, zmm1, zmm2);

// Vector registers: widths go together, memory has the operand's size or none.
a.vaddps(xmm0, xmm1, xmm2).vaddps(ymm0, ymm1, ymmword(rax)).vaddps(zmm0, zmm1, ptr(rax)).addps(xmm0, xmmword(rax));
// @ts-expect-error ymm with xmm
a.vaddps(ymm0, ymm1, xmm2);
// @ts-expect-error memory of another size
a.vaddps(ymm0, ymm1, zmmword(rax));
// @ts-expect-error SSE has two operands
a.addps(xmm0, xmm1, xmm2);

// Masks, zeroing, broadcast and rounding.
a.vaddps(zmm0.k(k1).z(), zmm1, dword(rax).bcst())
  .vaddps(zmm0.k(k2), zmm1, zmm2, rn_sae)
  .vcmpps(k1.k(k2), zmm1, zmm2, sae, 3);
// @ts-expect-error k0 is not a write mask
zmm0.k(k0);
// @ts-expect-error zeroing needs a mask
zmm0.z();
// @ts-expect-error a compare cannot zero
a.vcmpps(k1.k(k2).z(), zmm1, zmm2, 3);
// @ts-expect-error a source carries no mask
a.vaddps(zmm0, zmm1.k(k1), zmm2);
// @ts-expect-error rounding goes with registers
a.vaddps(zmm0, zmm1, zmmword(rax), rn_sae);
// @ts-expect-error rounding goes with 512 bits
a.vaddps(ymm0, ymm1, ymm2, rn_sae);
// @ts-expect-error broadcast belongs to EVEX instructions
a.addps(xmm0, dword(rax).bcst());

// Gathers: a vector index, and a mask that AVX-512 requires.
a.vgatherdps(zmm0.k(k1), ptr(rax, zmm1, 4))
  .vgatherdps(ymm0, ptr(rax, ymm1, 4), ymm2)
  .vscatterdps(ptr(rax, zmm1).k(k1), zmm0);
// @ts-expect-error the mask is missing
a.vgatherdps(zmm0, ptr(rax, zmm1, 4));
// @ts-expect-error an ordinary index
a.vgatherdps(zmm0.k(k1), ptr(rax, rcx, 4));

// Labels and addresses.
const label = a.label('here');
a.jmp(label)
  .call(rax)
  .call(ptr(rax))
  .lea(rax, ptr(label))
  .mov(eax, dword(rax, rcx, 4, 8))
  .mov(word(r8), 1);
// @ts-expect-error a conditional branch takes a label, not a register
a.je(rax);
// @ts-expect-error a scale is 1, 2, 4 or 8
ptr(rax, rcx, 3);
// @ts-expect-error an 8-bit register is not a base
ptr(al);
// Options are those of the instruction that follows; labels stand for one another.
a.with('lock').inc(dword(rax)).with('evex').vaddps(ymm0, ymm1, ymm2).equate(label, label, 4).comment('done').ret();
// @ts-expect-error no such option
a.with('fast');
// @ts-expect-error the reader of text, and nobody else, says where a statement begins
a.mark(0);
// @ts-expect-error what an assembler may still become is its own affair
a.budget;
// @ts-expect-error no such mnemonic
a.frobnicate(rax);
