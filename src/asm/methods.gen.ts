// Generated from src/isa/forms by gen/. Do not edit: change a row and run `npm run gen`.

import type { Broadcast, MaskedMemory, MaskedVectorMemory, Memory, VectorMemory } from '../isa/memory.ts';
import type { DefaultFlags, Rounding, SuppressAllExceptions } from '../isa/decorators.ts';
import type { Label } from '../isa/label.ts';
import type {
  Bnd, Cr, Dr, K, MaskedRegister, Mm, R8, R16, R32, R64, Sreg, St, Tmm, Xmm, Ymm, ZeroingRegister, Zmm,
} from '../isa/registers.ts';

/** Memory of a given size, or without one. */
type M<B extends number> = Memory<B> | Memory<0>;
/** Memory of any size. */
type AnyMemory = Memory<number>;
/** An immediate: an integer. */
type Imm = number | bigint;
/** Where a branch goes: a label, or an address counted from the origin. */
type Target = Label | number | bigint;

/** The methods of an Assembler that append instructions: one for each mnemonic and alias, one overload for each form. */
export interface AssemblerMethods {
  /** AADD (rao_int, apx_f+rao_int). */
  aadd(a: M<32>, b: R32): this;
  aadd(a: M<64>, b: R64): this;
  /** AAND (rao_int, apx_f+rao_int). */
  aand(a: M<32>, b: R32): this;
  aand(a: M<64>, b: R64): this;
  /** ADC (x86-64, apx_f). */
  adc(a: R8 | M<8>, b: R8): this;
  adc(a: R16 | M<16>, b: R16): this;
  adc(a: R32 | M<32>, b: R32): this;
  adc(a: R64 | M<64>, b: R64): this;
  adc(a: R8, b: R8 | M<8>): this;
  adc(a: R16, b: R16 | M<16>): this;
  adc(a: R32, b: R32 | M<32>): this;
  adc(a: R64, b: R64 | M<64>): this;
  adc(a: R8<'al'>, b: Imm): this;
  adc(a: R16<'ax'>, b: Imm): this;
  adc(a: R32<'eax'>, b: Imm): this;
  adc(a: R64<'rax'>, b: Imm): this;
  adc(a: R8 | M<8>, b: Imm): this;
  adc(a: R16 | M<16>, b: Imm): this;
  adc(a: R32 | M<32>, b: Imm): this;
  adc(a: R64 | M<64>, b: Imm): this;
  adc(a: R8, b: R8 | M<8>, c: R8): this;
  adc(a: R16, b: R16 | M<16>, c: R16): this;
  adc(a: R32, b: R32 | M<32>, c: R32): this;
  adc(a: R64, b: R64 | M<64>, c: R64): this;
  adc(a: R8, b: R8, c: R8 | M<8>): this;
  adc(a: R16, b: R16, c: R16 | M<16>): this;
  adc(a: R32, b: R32, c: R32 | M<32>): this;
  adc(a: R64, b: R64, c: R64 | M<64>): this;
  adc(a: R8, b: R8 | M<8>, c: Imm): this;
  adc(a: R16, b: R16 | M<16>, c: Imm): this;
  adc(a: R32, b: R32 | M<32>, c: Imm): this;
  adc(a: R64, b: R64 | M<64>, c: Imm): this;
  /** ADCX (adx, apx_f+adx). */
  adcx(a: R32, b: R32 | M<32>): this;
  adcx(a: R64, b: R64 | M<64>): this;
  adcx(a: R32, b: R32, c: R32 | M<32>): this;
  adcx(a: R64, b: R64, c: R64 | M<64>): this;
  /** ADD (x86-64, apx_f). */
  add(a: R8 | M<8>, b: R8): this;
  add(a: R16 | M<16>, b: R16): this;
  add(a: R32 | M<32>, b: R32): this;
  add(a: R64 | M<64>, b: R64): this;
  add(a: R8, b: R8 | M<8>): this;
  add(a: R16, b: R16 | M<16>): this;
  add(a: R32, b: R32 | M<32>): this;
  add(a: R64, b: R64 | M<64>): this;
  add(a: R8<'al'>, b: Imm): this;
  add(a: R16<'ax'>, b: Imm): this;
  add(a: R32<'eax'>, b: Imm): this;
  add(a: R64<'rax'>, b: Imm): this;
  add(a: R8 | M<8>, b: Imm): this;
  add(a: R16 | M<16>, b: Imm): this;
  add(a: R32 | M<32>, b: Imm): this;
  add(a: R64 | M<64>, b: Imm): this;
  add(a: R8, b: R8 | M<8>, c: R8): this;
  add(a: R16, b: R16 | M<16>, c: R16): this;
  add(a: R32, b: R32 | M<32>, c: R32): this;
  add(a: R64, b: R64 | M<64>, c: R64): this;
  add(a: R8, b: R8, c: R8 | M<8>): this;
  add(a: R16, b: R16, c: R16 | M<16>): this;
  add(a: R32, b: R32, c: R32 | M<32>): this;
  add(a: R64, b: R64, c: R64 | M<64>): this;
  add(a: R8, b: R8 | M<8>, c: Imm): this;
  add(a: R16, b: R16 | M<16>, c: Imm): this;
  add(a: R32, b: R32 | M<32>, c: Imm): this;
  add(a: R64, b: R64 | M<64>, c: Imm): this;
  /** ADDPD (sse2). */
  addpd(a: Xmm, b: Xmm | M<128>): this;
  /** ADDPS (sse). */
  addps(a: Xmm, b: Xmm | M<128>): this;
  /** ADDSD (sse2). */
  addsd(a: Xmm, b: Xmm | M<64>): this;
  /** ADDSS (sse). */
  addss(a: Xmm, b: Xmm | M<32>): this;
  /** ADDSUBPD (sse3). */
  addsubpd(a: Xmm, b: Xmm | M<128>): this;
  /** ADDSUBPS (sse3). */
  addsubps(a: Xmm, b: Xmm | M<128>): this;
  /** ADOX (adx, apx_f+adx). */
  adox(a: R32, b: R32 | M<32>): this;
  adox(a: R64, b: R64 | M<64>): this;
  adox(a: R32, b: R32, c: R32 | M<32>): this;
  adox(a: R64, b: R64, c: R64 | M<64>): this;
  /** AESDEC (aes). */
  aesdec(a: Xmm, b: Xmm | M<128>): this;
  /** AESDEC128KL (aeskle). */
  aesdec128kl(a: Xmm, b: M<384>): this;
  /** AESDEC256KL (aeskle). */
  aesdec256kl(a: Xmm, b: M<512>): this;
  /** AESDECLAST (aes). */
  aesdeclast(a: Xmm, b: Xmm | M<128>): this;
  /** AESDECWIDE128KL (aeskle+wide_kl). */
  aesdecwide128kl(a: M<384>): this;
  /** AESDECWIDE256KL (aeskle+wide_kl). */
  aesdecwide256kl(a: M<512>): this;
  /** AESENC (aes). */
  aesenc(a: Xmm, b: Xmm | M<128>): this;
  /** AESENC128KL (aeskle). */
  aesenc128kl(a: Xmm, b: M<384>): this;
  /** AESENC256KL (aeskle). */
  aesenc256kl(a: Xmm, b: M<512>): this;
  /** AESENCLAST (aes). */
  aesenclast(a: Xmm, b: Xmm | M<128>): this;
  /** AESENCWIDE128KL (aeskle+wide_kl). */
  aesencwide128kl(a: M<384>): this;
  /** AESENCWIDE256KL (aeskle+wide_kl). */
  aesencwide256kl(a: M<512>): this;
  /** AESIMC (aes). */
  aesimc(a: Xmm, b: Xmm | M<128>): this;
  /** AESKEYGENASSIST (aes). */
  aeskeygenassist(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** AND (x86-64, apx_f). */
  and(a: R8 | M<8>, b: R8): this;
  and(a: R16 | M<16>, b: R16): this;
  and(a: R32 | M<32>, b: R32): this;
  and(a: R64 | M<64>, b: R64): this;
  and(a: R8, b: R8 | M<8>): this;
  and(a: R16, b: R16 | M<16>): this;
  and(a: R32, b: R32 | M<32>): this;
  and(a: R64, b: R64 | M<64>): this;
  and(a: R8<'al'>, b: Imm): this;
  and(a: R16<'ax'>, b: Imm): this;
  and(a: R32<'eax'>, b: Imm): this;
  and(a: R64<'rax'>, b: Imm): this;
  and(a: R8 | M<8>, b: Imm): this;
  and(a: R16 | M<16>, b: Imm): this;
  and(a: R32 | M<32>, b: Imm): this;
  and(a: R64 | M<64>, b: Imm): this;
  and(a: R8, b: R8 | M<8>, c: R8): this;
  and(a: R16, b: R16 | M<16>, c: R16): this;
  and(a: R32, b: R32 | M<32>, c: R32): this;
  and(a: R64, b: R64 | M<64>, c: R64): this;
  and(a: R8, b: R8, c: R8 | M<8>): this;
  and(a: R16, b: R16, c: R16 | M<16>): this;
  and(a: R32, b: R32, c: R32 | M<32>): this;
  and(a: R64, b: R64, c: R64 | M<64>): this;
  and(a: R8, b: R8 | M<8>, c: Imm): this;
  and(a: R16, b: R16 | M<16>, c: Imm): this;
  and(a: R32, b: R32 | M<32>, c: Imm): this;
  and(a: R64, b: R64 | M<64>, c: Imm): this;
  /** ANDN (bmi1, apx_f+bmi1). */
  andn(a: R32, b: R32, c: R32 | M<32>): this;
  andn(a: R64, b: R64, c: R64 | M<64>): this;
  /** ANDNPD (sse2). */
  andnpd(a: Xmm, b: Xmm | M<128>): this;
  /** ANDNPS (sse). */
  andnps(a: Xmm, b: Xmm | M<128>): this;
  /** ANDPD (sse2). */
  andpd(a: Xmm, b: Xmm | M<128>): this;
  /** ANDPS (sse). */
  andps(a: Xmm, b: Xmm | M<128>): this;
  /** AOR (rao_int, apx_f+rao_int). */
  aor(a: M<32>, b: R32): this;
  aor(a: M<64>, b: R64): this;
  /** AXOR (rao_int, apx_f+rao_int). */
  axor(a: M<32>, b: R32): this;
  axor(a: M<64>, b: R64): this;
  /** BEXTR (bmi1, tbm, apx_f+bmi1). */
  bextr(a: R32, b: R32 | M<32>, c: R32): this;
  bextr(a: R64, b: R64 | M<64>, c: R64): this;
  bextr(a: R32, b: R32 | M<32>, c: Imm): this;
  bextr(a: R64, b: R64 | M<64>, c: Imm): this;
  /** BLCFILL (tbm). */
  blcfill(a: R32, b: R32 | M<32>): this;
  blcfill(a: R64, b: R64 | M<64>): this;
  /** BLCI (tbm). */
  blci(a: R32, b: R32 | M<32>): this;
  blci(a: R64, b: R64 | M<64>): this;
  /** BLCIC (tbm). */
  blcic(a: R32, b: R32 | M<32>): this;
  blcic(a: R64, b: R64 | M<64>): this;
  /** BLCMSK (tbm). */
  blcmsk(a: R32, b: R32 | M<32>): this;
  blcmsk(a: R64, b: R64 | M<64>): this;
  /** BLCS (tbm). */
  blcs(a: R32, b: R32 | M<32>): this;
  blcs(a: R64, b: R64 | M<64>): this;
  /** BLENDPD (sse4_1). */
  blendpd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** BLENDPS (sse4_1). */
  blendps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** BLENDVPD (sse4_1). */
  blendvpd(a: Xmm, b: Xmm | M<128>): this;
  blendvpd(a: Xmm, b: Xmm | M<128>, c: Xmm<'xmm0'>): this;
  /** BLENDVPS (sse4_1). */
  blendvps(a: Xmm, b: Xmm | M<128>): this;
  blendvps(a: Xmm, b: Xmm | M<128>, c: Xmm<'xmm0'>): this;
  /** BLSFILL (tbm). */
  blsfill(a: R32, b: R32 | M<32>): this;
  blsfill(a: R64, b: R64 | M<64>): this;
  /** BLSI (bmi1, apx_f+bmi1). */
  blsi(a: R32, b: R32 | M<32>): this;
  blsi(a: R64, b: R64 | M<64>): this;
  /** BLSIC (tbm). */
  blsic(a: R32, b: R32 | M<32>): this;
  blsic(a: R64, b: R64 | M<64>): this;
  /** BLSMSK (bmi1, apx_f+bmi1). */
  blsmsk(a: R32, b: R32 | M<32>): this;
  blsmsk(a: R64, b: R64 | M<64>): this;
  /** BLSR (bmi1, apx_f+bmi1). */
  blsr(a: R32, b: R32 | M<32>): this;
  blsr(a: R64, b: R64 | M<64>): this;
  /** BNDCL (mpx). */
  bndcl(a: Bnd, b: R64 | M<64>): this;
  /** BNDCN (mpx). */
  bndcn(a: Bnd, b: R64 | M<64>): this;
  /** BNDCU (mpx). */
  bndcu(a: Bnd, b: R64 | M<64>): this;
  /** BNDLDX (mpx). */
  bndldx(a: Bnd, b: AnyMemory): this;
  /** BNDMK (mpx). */
  bndmk(a: Bnd, b: M<64>): this;
  /** BNDMOV (mpx). */
  bndmov(a: Bnd, b: Bnd | M<128>): this;
  bndmov(a: Bnd | M<128>, b: Bnd): this;
  /** BNDSTX (mpx). */
  bndstx(a: AnyMemory, b: Bnd): this;
  /** BSF (x86-64). */
  bsf(a: R16, b: R16 | M<16>): this;
  bsf(a: R32, b: R32 | M<32>): this;
  bsf(a: R64, b: R64 | M<64>): this;
  /** BSR (x86-64). */
  bsr(a: R16, b: R16 | M<16>): this;
  bsr(a: R32, b: R32 | M<32>): this;
  bsr(a: R64, b: R64 | M<64>): this;
  /** BSWAP (x86-64). */
  bswap(a: R16): this;
  bswap(a: R32): this;
  bswap(a: R64): this;
  /** BT (x86-64). */
  bt(a: R16 | M<16>, b: R16): this;
  bt(a: R32 | M<32>, b: R32): this;
  bt(a: R64 | M<64>, b: R64): this;
  bt(a: R16 | M<16>, b: Imm): this;
  bt(a: R32 | M<32>, b: Imm): this;
  bt(a: R64 | M<64>, b: Imm): this;
  /** BTC (x86-64). */
  btc(a: R16 | M<16>, b: Imm): this;
  btc(a: R32 | M<32>, b: Imm): this;
  btc(a: R64 | M<64>, b: Imm): this;
  btc(a: R16 | M<16>, b: R16): this;
  btc(a: R32 | M<32>, b: R32): this;
  btc(a: R64 | M<64>, b: R64): this;
  /** BTR (x86-64). */
  btr(a: R16 | M<16>, b: R16): this;
  btr(a: R32 | M<32>, b: R32): this;
  btr(a: R64 | M<64>, b: R64): this;
  btr(a: R16 | M<16>, b: Imm): this;
  btr(a: R32 | M<32>, b: Imm): this;
  btr(a: R64 | M<64>, b: Imm): this;
  /** BTS (x86-64). */
  bts(a: R16 | M<16>, b: R16): this;
  bts(a: R32 | M<32>, b: R32): this;
  bts(a: R64 | M<64>, b: R64): this;
  bts(a: R16 | M<16>, b: Imm): this;
  bts(a: R32 | M<32>, b: Imm): this;
  bts(a: R64 | M<64>, b: Imm): this;
  /** BZHI (bmi2, apx_f+bmi2). */
  bzhi(a: R32, b: R32 | M<32>, c: R32): this;
  bzhi(a: R64, b: R64 | M<64>, c: R64): this;
  /** CALL (x86-64). */
  call(a: Target): this;
  call(a: R16 | M<16>): this;
  call(a: R64 | M<64>): this;
  call(a: M<32>): this;
  call(a: M<48>): this;
  call(a: M<80>): this;
  /** CALLQ (x86-64). The same as CALL. */
  callq(a: Target): this;
  callq(a: R16 | M<16>): this;
  callq(a: R64 | M<64>): this;
  callq(a: M<32>): this;
  callq(a: M<48>): this;
  callq(a: M<80>): this;
  /** CALLW (x86-64). */
  callw(a: R16 | M<16>): this;
  /** CBW (x86-64). */
  cbw(): this;
  /** CBTW (x86-64). The same as CBW. */
  cbtw(): this;
  /** CCMPA (apx_f). */
  ccmpa(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpa(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpa(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpa(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpa(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpa(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpa(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpa(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpa(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpa(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpa(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpa(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPAE (apx_f). */
  ccmpae(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpae(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpae(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpae(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpae(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpae(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpae(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpae(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpae(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpae(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpae(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpae(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPB (apx_f). */
  ccmpb(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpb(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpb(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpb(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpb(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpb(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpb(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpb(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpb(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpb(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpb(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpb(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPBE (apx_f). */
  ccmpbe(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpbe(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpbe(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpbe(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpbe(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpbe(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpbe(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpbe(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpbe(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpbe(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpbe(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpbe(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPE (apx_f). */
  ccmpe(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpe(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpe(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpe(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpe(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpe(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpe(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpe(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpe(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpe(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpe(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpe(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPF (apx_f). */
  ccmpf(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpf(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpf(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpf(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpf(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpf(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpf(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpf(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpf(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpf(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpf(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpf(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPG (apx_f). */
  ccmpg(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpg(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpg(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpg(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpg(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpg(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpg(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpg(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpg(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpg(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpg(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpg(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPGE (apx_f). */
  ccmpge(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpge(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpge(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpge(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpge(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpge(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpge(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpge(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpge(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpge(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpge(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpge(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPL (apx_f). */
  ccmpl(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpl(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpl(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpl(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpl(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpl(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpl(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpl(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpl(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpl(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpl(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpl(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPLE (apx_f). */
  ccmple(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmple(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmple(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmple(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmple(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmple(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmple(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmple(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmple(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmple(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmple(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmple(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPNE (apx_f). */
  ccmpne(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpne(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpne(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpne(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpne(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpne(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpne(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpne(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpne(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpne(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpne(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpne(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPNO (apx_f). */
  ccmpno(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpno(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpno(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpno(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpno(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpno(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpno(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpno(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpno(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpno(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpno(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpno(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPNS (apx_f). */
  ccmpns(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpns(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpns(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpns(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpns(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpns(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpns(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpns(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpns(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpns(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpns(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpns(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPO (apx_f). */
  ccmpo(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpo(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpo(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpo(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpo(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpo(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpo(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpo(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpo(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpo(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpo(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpo(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPS (apx_f). */
  ccmps(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmps(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmps(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmps(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmps(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmps(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmps(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmps(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmps(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmps(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmps(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmps(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCMPT (apx_f). */
  ccmpt(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ccmpt(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ccmpt(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ccmpt(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ccmpt(a: DefaultFlags, b: R8, c: R8 | M<8>): this;
  ccmpt(a: DefaultFlags, b: R16, c: R16 | M<16>): this;
  ccmpt(a: DefaultFlags, b: R32, c: R32 | M<32>): this;
  ccmpt(a: DefaultFlags, b: R64, c: R64 | M<64>): this;
  ccmpt(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ccmpt(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ccmpt(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ccmpt(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CCS_ENCRYPT (padlock_gmi). */
  ccs_encrypt(): this;
  /** CCS_HASH (padlock_gmi). */
  ccs_hash(): this;
  /** CDQ (x86-64). */
  cdq(): this;
  /** CLTD (x86-64). The same as CDQ. */
  cltd(): this;
  /** CDQE (x86-64). */
  cdqe(): this;
  /** CLTQ (x86-64). The same as CDQE. */
  cltq(): this;
  /** CFCMOVA (apx_f). */
  cfcmova(a: R16, b: M<16>): this;
  cfcmova(a: R32, b: M<32>): this;
  cfcmova(a: R64, b: M<64>): this;
  cfcmova(a: R16 | M<16>, b: R16): this;
  cfcmova(a: R32 | M<32>, b: R32): this;
  cfcmova(a: R64 | M<64>, b: R64): this;
  cfcmova(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmova(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmova(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVAE (apx_f). */
  cfcmovae(a: R16, b: M<16>): this;
  cfcmovae(a: R32, b: M<32>): this;
  cfcmovae(a: R64, b: M<64>): this;
  cfcmovae(a: R16 | M<16>, b: R16): this;
  cfcmovae(a: R32 | M<32>, b: R32): this;
  cfcmovae(a: R64 | M<64>, b: R64): this;
  cfcmovae(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovae(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovae(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVB (apx_f). */
  cfcmovb(a: R16, b: M<16>): this;
  cfcmovb(a: R32, b: M<32>): this;
  cfcmovb(a: R64, b: M<64>): this;
  cfcmovb(a: R16 | M<16>, b: R16): this;
  cfcmovb(a: R32 | M<32>, b: R32): this;
  cfcmovb(a: R64 | M<64>, b: R64): this;
  cfcmovb(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovb(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovb(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVBE (apx_f). */
  cfcmovbe(a: R16, b: M<16>): this;
  cfcmovbe(a: R32, b: M<32>): this;
  cfcmovbe(a: R64, b: M<64>): this;
  cfcmovbe(a: R16 | M<16>, b: R16): this;
  cfcmovbe(a: R32 | M<32>, b: R32): this;
  cfcmovbe(a: R64 | M<64>, b: R64): this;
  cfcmovbe(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovbe(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovbe(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVE (apx_f). */
  cfcmove(a: R16, b: M<16>): this;
  cfcmove(a: R32, b: M<32>): this;
  cfcmove(a: R64, b: M<64>): this;
  cfcmove(a: R16 | M<16>, b: R16): this;
  cfcmove(a: R32 | M<32>, b: R32): this;
  cfcmove(a: R64 | M<64>, b: R64): this;
  cfcmove(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmove(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmove(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVG (apx_f). */
  cfcmovg(a: R16, b: M<16>): this;
  cfcmovg(a: R32, b: M<32>): this;
  cfcmovg(a: R64, b: M<64>): this;
  cfcmovg(a: R16 | M<16>, b: R16): this;
  cfcmovg(a: R32 | M<32>, b: R32): this;
  cfcmovg(a: R64 | M<64>, b: R64): this;
  cfcmovg(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovg(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovg(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVGE (apx_f). */
  cfcmovge(a: R16, b: M<16>): this;
  cfcmovge(a: R32, b: M<32>): this;
  cfcmovge(a: R64, b: M<64>): this;
  cfcmovge(a: R16 | M<16>, b: R16): this;
  cfcmovge(a: R32 | M<32>, b: R32): this;
  cfcmovge(a: R64 | M<64>, b: R64): this;
  cfcmovge(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovge(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovge(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVL (apx_f). */
  cfcmovl(a: R16, b: M<16>): this;
  cfcmovl(a: R32, b: M<32>): this;
  cfcmovl(a: R64, b: M<64>): this;
  cfcmovl(a: R16 | M<16>, b: R16): this;
  cfcmovl(a: R32 | M<32>, b: R32): this;
  cfcmovl(a: R64 | M<64>, b: R64): this;
  cfcmovl(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovl(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovl(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVLE (apx_f). */
  cfcmovle(a: R16, b: M<16>): this;
  cfcmovle(a: R32, b: M<32>): this;
  cfcmovle(a: R64, b: M<64>): this;
  cfcmovle(a: R16 | M<16>, b: R16): this;
  cfcmovle(a: R32 | M<32>, b: R32): this;
  cfcmovle(a: R64 | M<64>, b: R64): this;
  cfcmovle(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovle(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovle(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVNE (apx_f). */
  cfcmovne(a: R16, b: M<16>): this;
  cfcmovne(a: R32, b: M<32>): this;
  cfcmovne(a: R64, b: M<64>): this;
  cfcmovne(a: R16 | M<16>, b: R16): this;
  cfcmovne(a: R32 | M<32>, b: R32): this;
  cfcmovne(a: R64 | M<64>, b: R64): this;
  cfcmovne(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovne(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovne(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVNO (apx_f). */
  cfcmovno(a: R16, b: M<16>): this;
  cfcmovno(a: R32, b: M<32>): this;
  cfcmovno(a: R64, b: M<64>): this;
  cfcmovno(a: R16 | M<16>, b: R16): this;
  cfcmovno(a: R32 | M<32>, b: R32): this;
  cfcmovno(a: R64 | M<64>, b: R64): this;
  cfcmovno(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovno(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovno(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVNP (apx_f). */
  cfcmovnp(a: R16, b: M<16>): this;
  cfcmovnp(a: R32, b: M<32>): this;
  cfcmovnp(a: R64, b: M<64>): this;
  cfcmovnp(a: R16 | M<16>, b: R16): this;
  cfcmovnp(a: R32 | M<32>, b: R32): this;
  cfcmovnp(a: R64 | M<64>, b: R64): this;
  cfcmovnp(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovnp(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovnp(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVNS (apx_f). */
  cfcmovns(a: R16, b: M<16>): this;
  cfcmovns(a: R32, b: M<32>): this;
  cfcmovns(a: R64, b: M<64>): this;
  cfcmovns(a: R16 | M<16>, b: R16): this;
  cfcmovns(a: R32 | M<32>, b: R32): this;
  cfcmovns(a: R64 | M<64>, b: R64): this;
  cfcmovns(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovns(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovns(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVO (apx_f). */
  cfcmovo(a: R16, b: M<16>): this;
  cfcmovo(a: R32, b: M<32>): this;
  cfcmovo(a: R64, b: M<64>): this;
  cfcmovo(a: R16 | M<16>, b: R16): this;
  cfcmovo(a: R32 | M<32>, b: R32): this;
  cfcmovo(a: R64 | M<64>, b: R64): this;
  cfcmovo(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovo(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovo(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVP (apx_f). */
  cfcmovp(a: R16, b: M<16>): this;
  cfcmovp(a: R32, b: M<32>): this;
  cfcmovp(a: R64, b: M<64>): this;
  cfcmovp(a: R16 | M<16>, b: R16): this;
  cfcmovp(a: R32 | M<32>, b: R32): this;
  cfcmovp(a: R64 | M<64>, b: R64): this;
  cfcmovp(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovp(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovp(a: R64, b: R64, c: R64 | M<64>): this;
  /** CFCMOVS (apx_f). */
  cfcmovs(a: R16, b: M<16>): this;
  cfcmovs(a: R32, b: M<32>): this;
  cfcmovs(a: R64, b: M<64>): this;
  cfcmovs(a: R16 | M<16>, b: R16): this;
  cfcmovs(a: R32 | M<32>, b: R32): this;
  cfcmovs(a: R64 | M<64>, b: R64): this;
  cfcmovs(a: R16, b: R16, c: R16 | M<16>): this;
  cfcmovs(a: R32, b: R32, c: R32 | M<32>): this;
  cfcmovs(a: R64, b: R64, c: R64 | M<64>): this;
  /** CLAC (smap). */
  clac(): this;
  /** CLC (x86-64). */
  clc(): this;
  /** CLD (x86-64). */
  cld(): this;
  /** CLDEMOTE (cldemote). */
  cldemote(a: M<8>): this;
  /** CLFLUSH (clfsh). */
  clflush(a: M<8>): this;
  /** CLFLUSHOPT (clflushopt). */
  clflushopt(a: M<8>): this;
  /** CLGI (svm). */
  clgi(): this;
  /** CLI (x86-64). */
  cli(): this;
  /** CLR (x86-64). */
  clr(a: R16): this;
  clr(a: R32): this;
  clr(a: R64): this;
  clr(a: R8): this;
  /** CLRSSBSY (cet_ss). */
  clrssbsy(a: M<64>): this;
  clrssbsy(a: M<32>): this;
  /** CLTS (x86-64). */
  clts(): this;
  /** CLUI (uintr). */
  clui(): this;
  /** CLWB (clwb). */
  clwb(a: M<8>): this;
  /** CLZERO (clzero). */
  clzero(): this;
  clzero(a: R64<'rax'>): this;
  clzero(a: R32<'eax'>): this;
  /** CMC (x86-64). */
  cmc(): this;
  /** CMOVA (x86-64, apx_f). */
  cmova(a: R16, b: R16 | M<16>): this;
  cmova(a: R32, b: R32 | M<32>): this;
  cmova(a: R64, b: R64 | M<64>): this;
  cmova(a: R16, b: R16, c: R16 | M<16>): this;
  cmova(a: R32, b: R32, c: R32 | M<32>): this;
  cmova(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNBE (x86-64, apx_f). The same as CMOVA. */
  cmovnbe(a: R16, b: R16 | M<16>): this;
  cmovnbe(a: R32, b: R32 | M<32>): this;
  cmovnbe(a: R64, b: R64 | M<64>): this;
  cmovnbe(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnbe(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnbe(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVAE (x86-64, apx_f). */
  cmovae(a: R16, b: R16 | M<16>): this;
  cmovae(a: R32, b: R32 | M<32>): this;
  cmovae(a: R64, b: R64 | M<64>): this;
  cmovae(a: R16, b: R16, c: R16 | M<16>): this;
  cmovae(a: R32, b: R32, c: R32 | M<32>): this;
  cmovae(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNC (x86-64, apx_f). The same as CMOVAE. */
  cmovnc(a: R16, b: R16 | M<16>): this;
  cmovnc(a: R32, b: R32 | M<32>): this;
  cmovnc(a: R64, b: R64 | M<64>): this;
  cmovnc(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnc(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnc(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNB (x86-64, apx_f). The same as CMOVAE. */
  cmovnb(a: R16, b: R16 | M<16>): this;
  cmovnb(a: R32, b: R32 | M<32>): this;
  cmovnb(a: R64, b: R64 | M<64>): this;
  cmovnb(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnb(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnb(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVB (x86-64, apx_f). */
  cmovb(a: R16, b: R16 | M<16>): this;
  cmovb(a: R32, b: R32 | M<32>): this;
  cmovb(a: R64, b: R64 | M<64>): this;
  cmovb(a: R16, b: R16, c: R16 | M<16>): this;
  cmovb(a: R32, b: R32, c: R32 | M<32>): this;
  cmovb(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVC (x86-64, apx_f). The same as CMOVB. */
  cmovc(a: R16, b: R16 | M<16>): this;
  cmovc(a: R32, b: R32 | M<32>): this;
  cmovc(a: R64, b: R64 | M<64>): this;
  cmovc(a: R16, b: R16, c: R16 | M<16>): this;
  cmovc(a: R32, b: R32, c: R32 | M<32>): this;
  cmovc(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNAE (x86-64, apx_f). The same as CMOVB. */
  cmovnae(a: R16, b: R16 | M<16>): this;
  cmovnae(a: R32, b: R32 | M<32>): this;
  cmovnae(a: R64, b: R64 | M<64>): this;
  cmovnae(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnae(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnae(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVBE (x86-64, apx_f). */
  cmovbe(a: R16, b: R16 | M<16>): this;
  cmovbe(a: R32, b: R32 | M<32>): this;
  cmovbe(a: R64, b: R64 | M<64>): this;
  cmovbe(a: R16, b: R16, c: R16 | M<16>): this;
  cmovbe(a: R32, b: R32, c: R32 | M<32>): this;
  cmovbe(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNA (x86-64, apx_f). The same as CMOVBE. */
  cmovna(a: R16, b: R16 | M<16>): this;
  cmovna(a: R32, b: R32 | M<32>): this;
  cmovna(a: R64, b: R64 | M<64>): this;
  cmovna(a: R16, b: R16, c: R16 | M<16>): this;
  cmovna(a: R32, b: R32, c: R32 | M<32>): this;
  cmovna(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVE (x86-64, apx_f). */
  cmove(a: R16, b: R16 | M<16>): this;
  cmove(a: R32, b: R32 | M<32>): this;
  cmove(a: R64, b: R64 | M<64>): this;
  cmove(a: R16, b: R16, c: R16 | M<16>): this;
  cmove(a: R32, b: R32, c: R32 | M<32>): this;
  cmove(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVZ (x86-64, apx_f). The same as CMOVE. */
  cmovz(a: R16, b: R16 | M<16>): this;
  cmovz(a: R32, b: R32 | M<32>): this;
  cmovz(a: R64, b: R64 | M<64>): this;
  cmovz(a: R16, b: R16, c: R16 | M<16>): this;
  cmovz(a: R32, b: R32, c: R32 | M<32>): this;
  cmovz(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVG (x86-64, apx_f). */
  cmovg(a: R16, b: R16 | M<16>): this;
  cmovg(a: R32, b: R32 | M<32>): this;
  cmovg(a: R64, b: R64 | M<64>): this;
  cmovg(a: R16, b: R16, c: R16 | M<16>): this;
  cmovg(a: R32, b: R32, c: R32 | M<32>): this;
  cmovg(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNLE (x86-64, apx_f). The same as CMOVG. */
  cmovnle(a: R16, b: R16 | M<16>): this;
  cmovnle(a: R32, b: R32 | M<32>): this;
  cmovnle(a: R64, b: R64 | M<64>): this;
  cmovnle(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnle(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnle(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVGE (x86-64, apx_f). */
  cmovge(a: R16, b: R16 | M<16>): this;
  cmovge(a: R32, b: R32 | M<32>): this;
  cmovge(a: R64, b: R64 | M<64>): this;
  cmovge(a: R16, b: R16, c: R16 | M<16>): this;
  cmovge(a: R32, b: R32, c: R32 | M<32>): this;
  cmovge(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNL (x86-64, apx_f). The same as CMOVGE. */
  cmovnl(a: R16, b: R16 | M<16>): this;
  cmovnl(a: R32, b: R32 | M<32>): this;
  cmovnl(a: R64, b: R64 | M<64>): this;
  cmovnl(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnl(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnl(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVL (x86-64, apx_f). */
  cmovl(a: R16, b: R16 | M<16>): this;
  cmovl(a: R32, b: R32 | M<32>): this;
  cmovl(a: R64, b: R64 | M<64>): this;
  cmovl(a: R16, b: R16, c: R16 | M<16>): this;
  cmovl(a: R32, b: R32, c: R32 | M<32>): this;
  cmovl(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNGE (x86-64, apx_f). The same as CMOVL. */
  cmovnge(a: R16, b: R16 | M<16>): this;
  cmovnge(a: R32, b: R32 | M<32>): this;
  cmovnge(a: R64, b: R64 | M<64>): this;
  cmovnge(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnge(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnge(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVLE (x86-64, apx_f). */
  cmovle(a: R16, b: R16 | M<16>): this;
  cmovle(a: R32, b: R32 | M<32>): this;
  cmovle(a: R64, b: R64 | M<64>): this;
  cmovle(a: R16, b: R16, c: R16 | M<16>): this;
  cmovle(a: R32, b: R32, c: R32 | M<32>): this;
  cmovle(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNG (x86-64, apx_f). The same as CMOVLE. */
  cmovng(a: R16, b: R16 | M<16>): this;
  cmovng(a: R32, b: R32 | M<32>): this;
  cmovng(a: R64, b: R64 | M<64>): this;
  cmovng(a: R16, b: R16, c: R16 | M<16>): this;
  cmovng(a: R32, b: R32, c: R32 | M<32>): this;
  cmovng(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNE (x86-64, apx_f). */
  cmovne(a: R16, b: R16 | M<16>): this;
  cmovne(a: R32, b: R32 | M<32>): this;
  cmovne(a: R64, b: R64 | M<64>): this;
  cmovne(a: R16, b: R16, c: R16 | M<16>): this;
  cmovne(a: R32, b: R32, c: R32 | M<32>): this;
  cmovne(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNZ (x86-64, apx_f). The same as CMOVNE. */
  cmovnz(a: R16, b: R16 | M<16>): this;
  cmovnz(a: R32, b: R32 | M<32>): this;
  cmovnz(a: R64, b: R64 | M<64>): this;
  cmovnz(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnz(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnz(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNO (x86-64, apx_f). */
  cmovno(a: R16, b: R16 | M<16>): this;
  cmovno(a: R32, b: R32 | M<32>): this;
  cmovno(a: R64, b: R64 | M<64>): this;
  cmovno(a: R16, b: R16, c: R16 | M<16>): this;
  cmovno(a: R32, b: R32, c: R32 | M<32>): this;
  cmovno(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNP (x86-64, apx_f). */
  cmovnp(a: R16, b: R16 | M<16>): this;
  cmovnp(a: R32, b: R32 | M<32>): this;
  cmovnp(a: R64, b: R64 | M<64>): this;
  cmovnp(a: R16, b: R16, c: R16 | M<16>): this;
  cmovnp(a: R32, b: R32, c: R32 | M<32>): this;
  cmovnp(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVPO (x86-64, apx_f). The same as CMOVNP. */
  cmovpo(a: R16, b: R16 | M<16>): this;
  cmovpo(a: R32, b: R32 | M<32>): this;
  cmovpo(a: R64, b: R64 | M<64>): this;
  cmovpo(a: R16, b: R16, c: R16 | M<16>): this;
  cmovpo(a: R32, b: R32, c: R32 | M<32>): this;
  cmovpo(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVNS (x86-64, apx_f). */
  cmovns(a: R16, b: R16 | M<16>): this;
  cmovns(a: R32, b: R32 | M<32>): this;
  cmovns(a: R64, b: R64 | M<64>): this;
  cmovns(a: R16, b: R16, c: R16 | M<16>): this;
  cmovns(a: R32, b: R32, c: R32 | M<32>): this;
  cmovns(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVO (x86-64, apx_f). */
  cmovo(a: R16, b: R16 | M<16>): this;
  cmovo(a: R32, b: R32 | M<32>): this;
  cmovo(a: R64, b: R64 | M<64>): this;
  cmovo(a: R16, b: R16, c: R16 | M<16>): this;
  cmovo(a: R32, b: R32, c: R32 | M<32>): this;
  cmovo(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVP (x86-64, apx_f). */
  cmovp(a: R16, b: R16 | M<16>): this;
  cmovp(a: R32, b: R32 | M<32>): this;
  cmovp(a: R64, b: R64 | M<64>): this;
  cmovp(a: R16, b: R16, c: R16 | M<16>): this;
  cmovp(a: R32, b: R32, c: R32 | M<32>): this;
  cmovp(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVPE (x86-64, apx_f). The same as CMOVP. */
  cmovpe(a: R16, b: R16 | M<16>): this;
  cmovpe(a: R32, b: R32 | M<32>): this;
  cmovpe(a: R64, b: R64 | M<64>): this;
  cmovpe(a: R16, b: R16, c: R16 | M<16>): this;
  cmovpe(a: R32, b: R32, c: R32 | M<32>): this;
  cmovpe(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMOVS (x86-64, apx_f). */
  cmovs(a: R16, b: R16 | M<16>): this;
  cmovs(a: R32, b: R32 | M<32>): this;
  cmovs(a: R64, b: R64 | M<64>): this;
  cmovs(a: R16, b: R16, c: R16 | M<16>): this;
  cmovs(a: R32, b: R32, c: R32 | M<32>): this;
  cmovs(a: R64, b: R64, c: R64 | M<64>): this;
  /** CMP (x86-64). */
  cmp(a: R8 | M<8>, b: R8): this;
  cmp(a: R16 | M<16>, b: R16): this;
  cmp(a: R32 | M<32>, b: R32): this;
  cmp(a: R64 | M<64>, b: R64): this;
  cmp(a: R8, b: R8 | M<8>): this;
  cmp(a: R16, b: R16 | M<16>): this;
  cmp(a: R32, b: R32 | M<32>): this;
  cmp(a: R64, b: R64 | M<64>): this;
  cmp(a: R8<'al'>, b: Imm): this;
  cmp(a: R16<'ax'>, b: Imm): this;
  cmp(a: R32<'eax'>, b: Imm): this;
  cmp(a: R64<'rax'>, b: Imm): this;
  cmp(a: R8 | M<8>, b: Imm): this;
  cmp(a: R16 | M<16>, b: Imm): this;
  cmp(a: R32 | M<32>, b: Imm): this;
  cmp(a: R64 | M<64>, b: Imm): this;
  /** CMPBEXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpbexadd(a: M<32>, b: R32, c: R32): this;
  cmpbexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNAXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPBEXADD. */
  cmpnaxadd(a: M<32>, b: R32, c: R32): this;
  cmpnaxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPBXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpbxadd(a: M<32>, b: R32, c: R32): this;
  cmpbxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPCXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPBXADD. */
  cmpcxadd(a: M<32>, b: R32, c: R32): this;
  cmpcxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNAEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPBXADD. */
  cmpnaexadd(a: M<32>, b: R32, c: R32): this;
  cmpnaexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPLEXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmplexadd(a: M<32>, b: R32, c: R32): this;
  cmplexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNGXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPLEXADD. */
  cmpngxadd(a: M<32>, b: R32, c: R32): this;
  cmpngxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPLXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmplxadd(a: M<32>, b: R32, c: R32): this;
  cmplxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNGEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPLXADD. */
  cmpngexadd(a: M<32>, b: R32, c: R32): this;
  cmpngexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNBEXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnbexadd(a: M<32>, b: R32, c: R32): this;
  cmpnbexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPAXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNBEXADD. */
  cmpaxadd(a: M<32>, b: R32, c: R32): this;
  cmpaxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNBXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnbxadd(a: M<32>, b: R32, c: R32): this;
  cmpnbxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPAEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNBXADD. */
  cmpaexadd(a: M<32>, b: R32, c: R32): this;
  cmpaexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNCXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNBXADD. */
  cmpncxadd(a: M<32>, b: R32, c: R32): this;
  cmpncxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNLEXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnlexadd(a: M<32>, b: R32, c: R32): this;
  cmpnlexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPGXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNLEXADD. */
  cmpgxadd(a: M<32>, b: R32, c: R32): this;
  cmpgxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNLXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnlxadd(a: M<32>, b: R32, c: R32): this;
  cmpnlxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPGEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNLXADD. */
  cmpgexadd(a: M<32>, b: R32, c: R32): this;
  cmpgexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNOXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnoxadd(a: M<32>, b: R32, c: R32): this;
  cmpnoxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNPXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnpxadd(a: M<32>, b: R32, c: R32): this;
  cmpnpxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPPOXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNPXADD. */
  cmppoxadd(a: M<32>, b: R32, c: R32): this;
  cmppoxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNSXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnsxadd(a: M<32>, b: R32, c: R32): this;
  cmpnsxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNZXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpnzxadd(a: M<32>, b: R32, c: R32): this;
  cmpnzxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPNEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPNZXADD. */
  cmpnexadd(a: M<32>, b: R32, c: R32): this;
  cmpnexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPOXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpoxadd(a: M<32>, b: R32, c: R32): this;
  cmpoxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPPD (sse2). */
  cmppd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** CMPEQPD (sse2). The same as CMPPD with 0 as the last operand. */
  cmpeqpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPLTPD (sse2). The same as CMPPD with 1 as the last operand. */
  cmpltpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPLEPD (sse2). The same as CMPPD with 2 as the last operand. */
  cmplepd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPUNORDPD (sse2). The same as CMPPD with 3 as the last operand. */
  cmpunordpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNEQPD (sse2). The same as CMPPD with 4 as the last operand. */
  cmpneqpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNLTPD (sse2). The same as CMPPD with 5 as the last operand. */
  cmpnltpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNLEPD (sse2). The same as CMPPD with 6 as the last operand. */
  cmpnlepd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPORDPD (sse2). The same as CMPPD with 7 as the last operand. */
  cmpordpd(a: Xmm, b: Xmm | M<128>): this;
  /** CMPPS (sse). */
  cmpps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** CMPEQPS (sse). The same as CMPPS with 0 as the last operand. */
  cmpeqps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPLTPS (sse). The same as CMPPS with 1 as the last operand. */
  cmpltps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPLEPS (sse). The same as CMPPS with 2 as the last operand. */
  cmpleps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPUNORDPS (sse). The same as CMPPS with 3 as the last operand. */
  cmpunordps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNEQPS (sse). The same as CMPPS with 4 as the last operand. */
  cmpneqps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNLTPS (sse). The same as CMPPS with 5 as the last operand. */
  cmpnltps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPNLEPS (sse). The same as CMPPS with 6 as the last operand. */
  cmpnleps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPORDPS (sse). The same as CMPPS with 7 as the last operand. */
  cmpordps(a: Xmm, b: Xmm | M<128>): this;
  /** CMPPXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmppxadd(a: M<32>, b: R32, c: R32): this;
  cmppxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPPEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPPXADD. */
  cmppexadd(a: M<32>, b: R32, c: R32): this;
  cmppexadd(a: M<64>, b: R64, c: R64): this;
  /** CMPS (x86-64). */
  cmps(a: M<8>, b: M<8>): this;
  cmps(a: M<16>, b: M<16>): this;
  cmps(a: M<32>, b: M<32>): this;
  cmps(a: M<64>, b: M<64>): this;
  /** CMPSB (x86-64). */
  cmpsb(): this;
  cmpsb(a: M<8>, b: M<8>): this;
  /** CMPSD (x86-64, sse2). */
  cmpsd(): this;
  cmpsd(a: Xmm, b: Xmm | M<64>, c: Imm): this;
  cmpsd(a: M<32>, b: M<32>): this;
  /** CMPEQSD (x86-64, sse2). The same as CMPSD with 0 as the last operand. */
  cmpeqsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPLTSD (x86-64, sse2). The same as CMPSD with 1 as the last operand. */
  cmpltsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPLESD (x86-64, sse2). The same as CMPSD with 2 as the last operand. */
  cmplesd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPUNORDSD (x86-64, sse2). The same as CMPSD with 3 as the last operand. */
  cmpunordsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPNEQSD (x86-64, sse2). The same as CMPSD with 4 as the last operand. */
  cmpneqsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPNLTSD (x86-64, sse2). The same as CMPSD with 5 as the last operand. */
  cmpnltsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPNLESD (x86-64, sse2). The same as CMPSD with 6 as the last operand. */
  cmpnlesd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPORDSD (x86-64, sse2). The same as CMPSD with 7 as the last operand. */
  cmpordsd(a: Xmm, b: Xmm | M<64>): this;
  /** CMPSQ (x86-64). */
  cmpsq(): this;
  cmpsq(a: M<64>, b: M<64>): this;
  /** CMPSS (sse). */
  cmpss(a: Xmm, b: Xmm | M<32>, c: Imm): this;
  /** CMPEQSS (sse). The same as CMPSS with 0 as the last operand. */
  cmpeqss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPLTSS (sse). The same as CMPSS with 1 as the last operand. */
  cmpltss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPLESS (sse). The same as CMPSS with 2 as the last operand. */
  cmpless(a: Xmm, b: Xmm | M<32>): this;
  /** CMPUNORDSS (sse). The same as CMPSS with 3 as the last operand. */
  cmpunordss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPNEQSS (sse). The same as CMPSS with 4 as the last operand. */
  cmpneqss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPNLTSS (sse). The same as CMPSS with 5 as the last operand. */
  cmpnltss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPNLESS (sse). The same as CMPSS with 6 as the last operand. */
  cmpnless(a: Xmm, b: Xmm | M<32>): this;
  /** CMPORDSS (sse). The same as CMPSS with 7 as the last operand. */
  cmpordss(a: Xmm, b: Xmm | M<32>): this;
  /** CMPSW (x86-64). */
  cmpsw(): this;
  cmpsw(a: M<16>, b: M<16>): this;
  /** CMPSXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpsxadd(a: M<32>, b: R32, c: R32): this;
  cmpsxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPXCHG (x86-64). */
  cmpxchg(a: R8 | M<8>, b: R8): this;
  cmpxchg(a: R16 | M<16>, b: R16): this;
  cmpxchg(a: R32 | M<32>, b: R32): this;
  cmpxchg(a: R64 | M<64>, b: R64): this;
  /** CMPXCHG16B (cmpxchg16b). */
  cmpxchg16b(a: M<128>): this;
  /** CMPXCHG8B (x86-64). */
  cmpxchg8b(a: M<64>): this;
  /** CMPZXADD (cmpccxadd, apx_f+cmpccxadd). */
  cmpzxadd(a: M<32>, b: R32, c: R32): this;
  cmpzxadd(a: M<64>, b: R64, c: R64): this;
  /** CMPEXADD (cmpccxadd, apx_f+cmpccxadd). The same as CMPZXADD. */
  cmpexadd(a: M<32>, b: R32, c: R32): this;
  cmpexadd(a: M<64>, b: R64, c: R64): this;
  /** COMISD (sse2). */
  comisd(a: Xmm, b: Xmm | M<64>): this;
  /** COMISS (sse). */
  comiss(a: Xmm, b: Xmm | M<32>): this;
  /** CPUID (x86-64). */
  cpuid(): this;
  /** CQO (x86-64). */
  cqo(): this;
  /** CQTO (x86-64). The same as CQO. */
  cqto(): this;
  /** CRC32 (sse4_2, apx_f+sse4_2). */
  crc32(a: R32, b: R8 | M<8>): this;
  crc32(a: R64, b: R8 | M<8>): this;
  crc32(a: R32, b: R16 | M<16>): this;
  crc32(a: R32, b: R32 | M<32>): this;
  crc32(a: R64, b: R64 | M<64>): this;
  /** CTESTA (apx_f). */
  ctesta(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctesta(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctesta(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctesta(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctesta(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctesta(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctesta(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctesta(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTAE (apx_f). */
  ctestae(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestae(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestae(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestae(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestae(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestae(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestae(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestae(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTB (apx_f). */
  ctestb(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestb(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestb(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestb(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestb(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestb(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestb(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestb(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTBE (apx_f). */
  ctestbe(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestbe(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestbe(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestbe(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestbe(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestbe(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestbe(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestbe(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTE (apx_f). */
  cteste(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  cteste(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  cteste(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  cteste(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  cteste(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  cteste(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  cteste(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  cteste(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTF (apx_f). */
  ctestf(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestf(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestf(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestf(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestf(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestf(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestf(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestf(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTG (apx_f). */
  ctestg(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestg(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestg(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestg(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestg(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestg(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestg(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestg(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTGE (apx_f). */
  ctestge(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestge(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestge(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestge(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestge(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestge(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestge(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestge(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTL (apx_f). */
  ctestl(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestl(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestl(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestl(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestl(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestl(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestl(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestl(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTLE (apx_f). */
  ctestle(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestle(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestle(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestle(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestle(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestle(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestle(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestle(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTNE (apx_f). */
  ctestne(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestne(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestne(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestne(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestne(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestne(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestne(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestne(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTNO (apx_f). */
  ctestno(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestno(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestno(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestno(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestno(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestno(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestno(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestno(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTNS (apx_f). */
  ctestns(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestns(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestns(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestns(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestns(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestns(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestns(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestns(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTO (apx_f). */
  ctesto(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctesto(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctesto(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctesto(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctesto(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctesto(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctesto(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctesto(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTS (apx_f). */
  ctests(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctests(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctests(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctests(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctests(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctests(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctests(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctests(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CTESTT (apx_f). */
  ctestt(a: DefaultFlags, b: R8 | M<8>, c: R8): this;
  ctestt(a: DefaultFlags, b: R16 | M<16>, c: R16): this;
  ctestt(a: DefaultFlags, b: R32 | M<32>, c: R32): this;
  ctestt(a: DefaultFlags, b: R64 | M<64>, c: R64): this;
  ctestt(a: DefaultFlags, b: R8 | M<8>, c: Imm): this;
  ctestt(a: DefaultFlags, b: R16 | M<16>, c: Imm): this;
  ctestt(a: DefaultFlags, b: R32 | M<32>, c: Imm): this;
  ctestt(a: DefaultFlags, b: R64 | M<64>, c: Imm): this;
  /** CVTDQ2PD (sse2). */
  cvtdq2pd(a: Xmm, b: Xmm | M<64>): this;
  /** CVTDQ2PS (sse2). */
  cvtdq2ps(a: Xmm, b: Xmm | M<128>): this;
  /** CVTPD2DQ (sse2). */
  cvtpd2dq(a: Xmm, b: Xmm | M<128>): this;
  /** CVTPD2PI (sse2). */
  cvtpd2pi(a: Mm, b: Xmm | M<128>): this;
  /** CVTPD2PS (sse2). */
  cvtpd2ps(a: Xmm, b: Xmm | M<128>): this;
  /** CVTPI2PD (sse2). */
  cvtpi2pd(a: Xmm, b: Mm | M<64>): this;
  /** CVTPI2PS (sse). */
  cvtpi2ps(a: Xmm, b: Mm | M<64>): this;
  /** CVTPS2DQ (sse2). */
  cvtps2dq(a: Xmm, b: Xmm | M<128>): this;
  /** CVTPS2PD (sse2). */
  cvtps2pd(a: Xmm, b: Xmm | M<64>): this;
  /** CVTPS2PI (sse). */
  cvtps2pi(a: Mm, b: Xmm | M<64>): this;
  /** CVTSD2SI (sse2). */
  cvtsd2si(a: R32, b: Xmm | M<64>): this;
  cvtsd2si(a: R64, b: Xmm | M<64>): this;
  /** CVTSD2SS (sse2). */
  cvtsd2ss(a: Xmm, b: Xmm | M<64>): this;
  /** CVTSI2SD (sse2). */
  cvtsi2sd(a: Xmm, b: R32 | M<32>): this;
  cvtsi2sd(a: Xmm, b: R64 | M<64>): this;
  /** CVTSI2SDD (sse2). */
  cvtsi2sdd(a: Xmm, b: R32 | M<32>): this;
  /** CVTSI2SDQ (sse2). */
  cvtsi2sdq(a: Xmm, b: R64 | M<64>): this;
  /** CVTSI2SS (sse). */
  cvtsi2ss(a: Xmm, b: R32 | M<32>): this;
  cvtsi2ss(a: Xmm, b: R64 | M<64>): this;
  /** CVTSI2SSD (sse). */
  cvtsi2ssd(a: Xmm, b: R32 | M<32>): this;
  /** CVTSI2SSQ (sse). */
  cvtsi2ssq(a: Xmm, b: R64 | M<64>): this;
  /** CVTSS2SD (sse2). */
  cvtss2sd(a: Xmm, b: Xmm | M<32>): this;
  /** CVTSS2SI (sse). */
  cvtss2si(a: R32, b: Xmm | M<32>): this;
  cvtss2si(a: R64, b: Xmm | M<32>): this;
  /** CVTTPD2DQ (sse2). */
  cvttpd2dq(a: Xmm, b: Xmm | M<128>): this;
  /** CVTTPD2PI (sse2). */
  cvttpd2pi(a: Mm, b: Xmm | M<128>): this;
  /** CVTTPS2DQ (sse2). */
  cvttps2dq(a: Xmm, b: Xmm | M<128>): this;
  /** CVTTPS2PI (sse). */
  cvttps2pi(a: Mm, b: Xmm | M<64>): this;
  /** CVTTSD2SI (sse2). */
  cvttsd2si(a: R32, b: Xmm | M<64>): this;
  cvttsd2si(a: R64, b: Xmm | M<64>): this;
  /** CVTTSS2SI (sse). */
  cvttss2si(a: R32, b: Xmm | M<32>): this;
  cvttss2si(a: R64, b: Xmm | M<32>): this;
  /** CWD (x86-64). */
  cwd(): this;
  /** CWTD (x86-64). The same as CWD. */
  cwtd(): this;
  /** CWDE (x86-64). */
  cwde(): this;
  /** CWTL (x86-64). The same as CWDE. */
  cwtl(): this;
  /** DEC (x86-64, apx_f). */
  dec(a: R8 | M<8>): this;
  dec(a: R16 | M<16>): this;
  dec(a: R32 | M<32>): this;
  dec(a: R64 | M<64>): this;
  dec(a: R8, b: R8 | M<8>): this;
  dec(a: R16, b: R16 | M<16>): this;
  dec(a: R32, b: R32 | M<32>): this;
  dec(a: R64, b: R64 | M<64>): this;
  /** DIV (x86-64, apx_f). */
  div(a: R8 | M<8>): this;
  div(a: R16 | M<16>): this;
  div(a: R32 | M<32>): this;
  div(a: R64 | M<64>): this;
  div(a: R8<'al'>, b: R8 | M<8>): this;
  div(a: R16<'ax'>, b: R16 | M<16>): this;
  div(a: R32<'eax'>, b: R32 | M<32>): this;
  div(a: R64<'rax'>, b: R64 | M<64>): this;
  /** DIVPD (sse2). */
  divpd(a: Xmm, b: Xmm | M<128>): this;
  /** DIVPS (sse). */
  divps(a: Xmm, b: Xmm | M<128>): this;
  /** DIVSD (sse2). */
  divsd(a: Xmm, b: Xmm | M<64>): this;
  /** DIVSS (sse). */
  divss(a: Xmm, b: Xmm | M<32>): this;
  /** DPPD (sse4_1). */
  dppd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** DPPS (sse4_1). */
  dpps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** EMMS (mmx). */
  emms(): this;
  /** ENCLS (sgx1). */
  encls(): this;
  /** ENCLU (sgx1). */
  enclu(): this;
  /** ENCLV (x86-64). */
  enclv(): this;
  /** ENCODEKEY128 (aeskle). */
  encodekey128(a: R32, b: R32): this;
  /** ENCODEKEY256 (aeskle). */
  encodekey256(a: R32, b: R32): this;
  /** ENDBR32 (cet_ibt). */
  endbr32(): this;
  /** ENDBR64 (cet_ibt). */
  endbr64(): this;
  /** ENQCMD (enqcmd, apx_f+enqcmd). */
  enqcmd(a: R32, b: M<512>): this;
  enqcmd(a: R64, b: M<512>): this;
  /** ENQCMDS (enqcmd, apx_f+enqcmd). */
  enqcmds(a: R32, b: M<512>): this;
  enqcmds(a: R64, b: M<512>): this;
  /** ENTER (x86-64). */
  enter(a: Imm, b: Imm): this;
  /** ENTERW (x86-64). */
  enterw(a: Imm, b: Imm): this;
  /** ERETS (fred). */
  erets(): this;
  /** ERETU (fred). */
  eretu(): this;
  /** EXTRACTPS (sse4_1). */
  extractps(a: R32 | M<32>, b: Xmm, c: Imm): this;
  extractps(a: R64 | M<32>, b: Xmm, c: Imm): this;
  /** EXTRQ (sse4a). */
  extrq(a: Xmm, b: Imm, c: Imm): this;
  extrq(a: Xmm, b: Xmm): this;
  /** F2XM1 (fpu). */
  f2xm1(): this;
  /** FABS (fpu). */
  fabs(): this;
  /** FADD (fpu). */
  fadd(a: M<32>): this;
  fadd(a: St<'st0'>, b: St): this;
  fadd(a: M<64>): this;
  fadd(a: St, b: St<'st0'>): this;
  fadd(a: St): this;
  fadd(): this;
  /** FADDP (fpu). */
  faddp(a: St, b: St<'st0'>): this;
  faddp(a: St): this;
  faddp(): this;
  faddp(a: St<'st0'>, b: St): this;
  /** FBLD (fpu). */
  fbld(a: M<80>): this;
  /** FBSTP (fpu). */
  fbstp(a: M<80>): this;
  /** FCHS (fpu). */
  fchs(): this;
  /** FCLEX (fpu). */
  fclex(): this;
  /** FCMOVB (fpu). */
  fcmovb(a: St<'st0'>, b: St): this;
  /** FCMOVBE (fpu). */
  fcmovbe(a: St<'st0'>, b: St): this;
  /** FCMOVE (fpu). */
  fcmove(a: St<'st0'>, b: St): this;
  /** FCMOVNB (fpu). */
  fcmovnb(a: St<'st0'>, b: St): this;
  /** FCMOVNBE (fpu). */
  fcmovnbe(a: St<'st0'>, b: St): this;
  /** FCMOVNE (fpu). */
  fcmovne(a: St<'st0'>, b: St): this;
  /** FCMOVNU (fpu). */
  fcmovnu(a: St<'st0'>, b: St): this;
  /** FCMOVU (fpu). */
  fcmovu(a: St<'st0'>, b: St): this;
  /** FCOM (fpu). */
  fcom(a: M<32>): this;
  fcom(a: St<'st0'>, b: St): this;
  fcom(a: M<64>): this;
  fcom(a: St): this;
  fcom(): this;
  /** FCOMI (fpu). */
  fcomi(a: St<'st0'>, b: St): this;
  fcomi(a: St): this;
  fcomi(): this;
  /** FCOMIP (fpu). */
  fcomip(a: St<'st0'>, b: St): this;
  fcomip(a: St): this;
  fcomip(): this;
  /** FCOMPI (fpu). The same as FCOMIP. */
  fcompi(a: St<'st0'>, b: St): this;
  fcompi(a: St): this;
  fcompi(): this;
  /** FCOMP (fpu). */
  fcomp(a: M<32>): this;
  fcomp(a: St<'st0'>, b: St): this;
  fcomp(a: M<64>): this;
  fcomp(a: St): this;
  fcomp(): this;
  /** FCOMPP (fpu). */
  fcompp(): this;
  /** FCOS (fpu387). */
  fcos(): this;
  /** FDECSTP (fpu). */
  fdecstp(): this;
  /** FDISI (fpu). */
  fdisi(): this;
  /** FDIV (fpu). */
  fdiv(a: M<32>): this;
  fdiv(a: St<'st0'>, b: St): this;
  fdiv(a: M<64>): this;
  fdiv(a: St, b: St<'st0'>): this;
  fdiv(a: St): this;
  fdiv(): this;
  /** FDIVP (fpu). */
  fdivp(a: St, b: St<'st0'>): this;
  fdivp(a: St): this;
  fdivp(): this;
  fdivp(a: St<'st0'>, b: St): this;
  /** FDIVR (fpu). */
  fdivr(a: M<32>): this;
  fdivr(a: St<'st0'>, b: St): this;
  fdivr(a: M<64>): this;
  fdivr(a: St, b: St<'st0'>): this;
  fdivr(a: St): this;
  fdivr(): this;
  /** FDIVRP (fpu). */
  fdivrp(a: St, b: St<'st0'>): this;
  fdivrp(a: St): this;
  fdivrp(): this;
  fdivrp(a: St<'st0'>, b: St): this;
  /** FEMMS (d3now). */
  femms(): this;
  /** FENI (fpu). */
  feni(): this;
  /** FFREE (fpu). */
  ffree(a: St): this;
  /** FFREEP (fpu). */
  ffreep(a: St): this;
  /** FIADD (fpu). */
  fiadd(a: M<32>): this;
  fiadd(a: M<16>): this;
  /** FICOM (fpu). */
  ficom(a: M<32>): this;
  ficom(a: M<16>): this;
  /** FICOMP (fpu). */
  ficomp(a: M<32>): this;
  ficomp(a: M<16>): this;
  /** FIDIV (fpu). */
  fidiv(a: M<32>): this;
  fidiv(a: M<16>): this;
  /** FIDIVR (fpu). */
  fidivr(a: M<32>): this;
  fidivr(a: M<16>): this;
  /** FILD (fpu). */
  fild(a: M<32>): this;
  fild(a: M<16>): this;
  fild(a: M<64>): this;
  /** FIMUL (fpu). */
  fimul(a: M<32>): this;
  fimul(a: M<16>): this;
  /** FINCSTP (fpu). */
  fincstp(): this;
  /** FINIT (fpu). */
  finit(): this;
  /** FIST (fpu). */
  fist(a: M<32>): this;
  fist(a: M<16>): this;
  /** FISTP (fpu). */
  fistp(a: M<32>): this;
  fistp(a: M<16>): this;
  fistp(a: M<64>): this;
  /** FISTTP (fpu+sse3). */
  fisttp(a: M<32>): this;
  fisttp(a: M<64>): this;
  fisttp(a: M<16>): this;
  /** FISUB (fpu). */
  fisub(a: M<32>): this;
  fisub(a: M<16>): this;
  /** FISUBR (fpu). */
  fisubr(a: M<32>): this;
  fisubr(a: M<16>): this;
  /** FLD (fpu). */
  fld(a: M<32>): this;
  fld(a: St): this;
  fld(a: M<80>): this;
  fld(a: M<64>): this;
  /** FLD1 (fpu). */
  fld1(): this;
  /** FLDCW (fpu). */
  fldcw(a: M<16>): this;
  /** FLDENV (fpu387). */
  fldenv(a: M<224>): this;
  /** FLDENVW (fpu). */
  fldenvw(a: M<112>): this;
  /** FLDL2E (fpu). */
  fldl2e(): this;
  /** FLDL2T (fpu). */
  fldl2t(): this;
  /** FLDLG2 (fpu). */
  fldlg2(): this;
  /** FLDLN2 (fpu). */
  fldln2(): this;
  /** FLDPI (fpu). */
  fldpi(): this;
  /** FLDZ (fpu). */
  fldz(): this;
  /** FMUL (fpu). */
  fmul(a: M<32>): this;
  fmul(a: St<'st0'>, b: St): this;
  fmul(a: M<64>): this;
  fmul(a: St, b: St<'st0'>): this;
  fmul(a: St): this;
  fmul(): this;
  /** FMULP (fpu). */
  fmulp(a: St, b: St<'st0'>): this;
  fmulp(a: St): this;
  fmulp(): this;
  fmulp(a: St<'st0'>, b: St): this;
  /** FNCLEX (fpu). */
  fnclex(): this;
  /** FNDISI (fpu). */
  fndisi(): this;
  /** FNENI (fpu). */
  fneni(): this;
  /** FNINIT (fpu). */
  fninit(): this;
  /** FNOP (fpu). */
  fnop(): this;
  /** FNSAVE (fpu387). */
  fnsave(a: M<864>): this;
  /** FNSAVEW (fpu). */
  fnsavew(a: M<752>): this;
  /** FNSETPM (fpu287). */
  fnsetpm(): this;
  /** FNSTCW (fpu). */
  fnstcw(a: M<16>): this;
  /** FNSTENV (fpu387). */
  fnstenv(a: M<224>): this;
  /** FNSTENVW (fpu). */
  fnstenvw(a: M<112>): this;
  /** FNSTSW (fpu, fpu287). */
  fnstsw(a: M<16>): this;
  fnstsw(a: R16<'ax'>): this;
  fnstsw(): this;
  /** FPATAN (fpu). */
  fpatan(): this;
  /** FPREM (fpu). */
  fprem(): this;
  /** FPREM1 (fpu387). */
  fprem1(): this;
  /** FPTAN (fpu). */
  fptan(): this;
  /** FRNDINT (fpu). */
  frndint(): this;
  /** FRSTOR (fpu387). */
  frstor(a: M<864>): this;
  /** FRSTORW (fpu). */
  frstorw(a: M<752>): this;
  /** FSAVE (fpu387). */
  fsave(a: M<864>): this;
  /** FSAVEW (fpu). */
  fsavew(a: M<752>): this;
  /** FSCALE (fpu). */
  fscale(): this;
  /** FSETPM (fpu287). */
  fsetpm(): this;
  /** FSIN (fpu387). */
  fsin(): this;
  /** FSINCOS (fpu387). */
  fsincos(): this;
  /** FSQRT (fpu). */
  fsqrt(): this;
  /** FST (fpu). */
  fst(a: M<32>): this;
  fst(a: M<64>): this;
  fst(a: St): this;
  /** FSTCW (fpu). */
  fstcw(a: M<16>): this;
  /** FSTENV (fpu387). */
  fstenv(a: M<224>): this;
  /** FSTENVW (fpu). */
  fstenvw(a: M<112>): this;
  /** FSTP (fpu). */
  fstp(a: M<32>): this;
  fstp(a: M<80>): this;
  fstp(a: M<64>): this;
  fstp(a: St): this;
  /** FSTPNCE (fpu). */
  fstpnce(a: St): this;
  /** FSTSW (fpu, fpu287). */
  fstsw(a: M<16>): this;
  fstsw(a: R16<'ax'>): this;
  fstsw(): this;
  /** FSUB (fpu). */
  fsub(a: M<32>): this;
  fsub(a: St<'st0'>, b: St): this;
  fsub(a: M<64>): this;
  fsub(a: St, b: St<'st0'>): this;
  fsub(a: St): this;
  fsub(): this;
  /** FSUBP (fpu). */
  fsubp(a: St, b: St<'st0'>): this;
  fsubp(a: St): this;
  fsubp(): this;
  fsubp(a: St<'st0'>, b: St): this;
  /** FSUBR (fpu). */
  fsubr(a: M<32>): this;
  fsubr(a: St<'st0'>, b: St): this;
  fsubr(a: M<64>): this;
  fsubr(a: St, b: St<'st0'>): this;
  fsubr(a: St): this;
  fsubr(): this;
  /** FSUBRP (fpu). */
  fsubrp(a: St, b: St<'st0'>): this;
  fsubrp(a: St): this;
  fsubrp(): this;
  fsubrp(a: St<'st0'>, b: St): this;
  /** FTST (fpu). */
  ftst(): this;
  /** FUCOM (fpu). */
  fucom(a: St<'st0'>, b: St): this;
  fucom(a: St): this;
  fucom(): this;
  /** FUCOMI (fpu). */
  fucomi(a: St<'st0'>, b: St): this;
  fucomi(a: St): this;
  fucomi(): this;
  /** FUCOMIP (fpu). */
  fucomip(a: St<'st0'>, b: St): this;
  fucomip(a: St): this;
  fucomip(): this;
  /** FUCOMPI (fpu). The same as FUCOMIP. */
  fucompi(a: St<'st0'>, b: St): this;
  fucompi(a: St): this;
  fucompi(): this;
  /** FUCOMP (fpu). */
  fucomp(a: St<'st0'>, b: St): this;
  fucomp(a: St): this;
  fucomp(): this;
  /** FUCOMPP (fpu387). */
  fucompp(): this;
  /** FXAM (fpu). */
  fxam(): this;
  /** FXCH (fpu). */
  fxch(a: St<'st0'>, b: St): this;
  fxch(a: St): this;
  fxch(): this;
  /** FXRSTOR (x86-64). */
  fxrstor(a: M<4096>): this;
  /** FXRSTOR64 (x86-64). */
  fxrstor64(a: M<4096>): this;
  /** FXSAVE (x86-64). */
  fxsave(a: M<4096>): this;
  /** FXSAVE64 (x86-64). */
  fxsave64(a: M<4096>): this;
  /** FXTRACT (fpu). */
  fxtract(): this;
  /** FYL2X (fpu). */
  fyl2x(): this;
  /** FYL2XP1 (fpu). */
  fyl2xp1(): this;
  /** GETSEC (smx). */
  getsec(): this;
  /** GF2P8AFFINEINVQB (gfni). */
  gf2p8affineinvqb(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** GF2P8AFFINEQB (gfni). */
  gf2p8affineqb(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** GF2P8MULB (gfni). */
  gf2p8mulb(a: Xmm, b: Xmm | M<128>): this;
  /** HADDPD (sse3). */
  haddpd(a: Xmm, b: Xmm | M<128>): this;
  /** HADDPS (sse3). */
  haddps(a: Xmm, b: Xmm | M<128>): this;
  /** HLT (x86-64). */
  hlt(): this;
  /** HRESET (hreset). */
  hreset(a: Imm): this;
  /** HSUBPD (sse3). */
  hsubpd(a: Xmm, b: Xmm | M<128>): this;
  /** HSUBPS (sse3). */
  hsubps(a: Xmm, b: Xmm | M<128>): this;
  /** IDIV (x86-64, apx_f). */
  idiv(a: R8 | M<8>): this;
  idiv(a: R16 | M<16>): this;
  idiv(a: R32 | M<32>): this;
  idiv(a: R64 | M<64>): this;
  idiv(a: R8<'al'>, b: R8 | M<8>): this;
  idiv(a: R16<'ax'>, b: R16 | M<16>): this;
  idiv(a: R32<'eax'>, b: R32 | M<32>): this;
  idiv(a: R64<'rax'>, b: R64 | M<64>): this;
  /** IMUL (x86-64, apx_f). */
  imul(a: R16, b: R16 | M<16>, c: Imm): this;
  imul(a: R32, b: R32 | M<32>, c: Imm): this;
  imul(a: R64, b: R64 | M<64>, c: Imm): this;
  imul(a: R8 | M<8>): this;
  imul(a: R16 | M<16>): this;
  imul(a: R32 | M<32>): this;
  imul(a: R64 | M<64>): this;
  imul(a: R16, b: R16 | M<16>): this;
  imul(a: R32, b: R32 | M<32>): this;
  imul(a: R64, b: R64 | M<64>): this;
  imul(a: R16, b: Imm): this;
  imul(a: R32, b: Imm): this;
  imul(a: R64, b: Imm): this;
  imul(a: R16, b: R16, c: R16 | M<16>): this;
  imul(a: R32, b: R32, c: R32 | M<32>): this;
  imul(a: R64, b: R64, c: R64 | M<64>): this;
  /** IMULZU (apx_f). */
  imulzu(a: R16, b: R16 | M<16>, c: Imm): this;
  imulzu(a: R32, b: R32 | M<32>, c: Imm): this;
  imulzu(a: R64, b: R64 | M<64>, c: Imm): this;
  /** IN (x86-64). */
  in_(a: R8<'al'>, b: Imm): this;
  in_(a: R16<'ax'>, b: Imm): this;
  in_(a: R32<'eax'>, b: Imm): this;
  in_(a: R8<'al'>, b: R16<'dx'>): this;
  in_(a: R16<'ax'>, b: R16<'dx'>): this;
  in_(a: R32<'eax'>, b: R16<'dx'>): this;
  /** INB (x86-64). */
  inb(a: R16<'dx'>): this;
  inb(a: Imm): this;
  /** INC (x86-64, apx_f). */
  inc(a: R8 | M<8>): this;
  inc(a: R16 | M<16>): this;
  inc(a: R32 | M<32>): this;
  inc(a: R64 | M<64>): this;
  inc(a: R8, b: R8 | M<8>): this;
  inc(a: R16, b: R16 | M<16>): this;
  inc(a: R32, b: R32 | M<32>): this;
  inc(a: R64, b: R64 | M<64>): this;
  /** INCSSPD (cet_ss). */
  incsspd(a: R32): this;
  /** INCSSPQ (cet_ss). */
  incsspq(a: R64): this;
  /** INL (x86-64). */
  inl(a: R16<'dx'>): this;
  inl(a: Imm): this;
  /** INS (x86-64). */
  ins(a: M<8>, b: R16<'dx'>): this;
  ins(a: M<16>, b: R16<'dx'>): this;
  ins(a: M<32>, b: R16<'dx'>): this;
  /** INSB (x86-64). */
  insb(): this;
  insb(a: M<8>, b: R16<'dx'>): this;
  /** INSD (x86-64). */
  insd(): this;
  insd(a: M<32>, b: R16<'dx'>): this;
  /** INSERTPS (sse4_1). */
  insertps(a: Xmm, b: Xmm | M<32>, c: Imm): this;
  /** INSERTQ (sse4a). */
  insertq(a: Xmm, b: Xmm, c: Imm, d: Imm): this;
  insertq(a: Xmm, b: Xmm): this;
  /** INSW (x86-64). */
  insw(): this;
  insw(a: M<16>, b: R16<'dx'>): this;
  /** INT (x86-64). */
  int(a: Imm): this;
  int(a: 3): this;
  /** INT1 (x86-64). */
  int1(): this;
  /** INT3 (x86-64). */
  int3(): this;
  /** INVD (x86-64). */
  invd(): this;
  /** INVEPT (vmx+invept, apx_f+vmx+invept). */
  invept(a: R64, b: M<128>): this;
  /** INVLPG (x86-64). */
  invlpg(a: AnyMemory): this;
  /** INVLPGA (svm). */
  invlpga(): this;
  invlpga(a: R64<'rax'>, b: R32<'ecx'>): this;
  invlpga(a: R32<'eax'>, b: R32<'ecx'>): this;
  /** INVLPGB (invlpgb). */
  invlpgb(): this;
  invlpgb(a: R64<'rax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  invlpgb(a: R32<'eax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  /** INVPCID (invpcid, apx_f+invpcid). */
  invpcid(a: R64, b: M<128>): this;
  /** INVVPID (vmx+invvpid, apx_f+vmx+invvpid). */
  invvpid(a: R64, b: M<128>): this;
  /** INW (x86-64). */
  inw(a: R16<'dx'>): this;
  inw(a: Imm): this;
  /** IRETD (x86-64). */
  iretd(): this;
  /** IRET (x86-64). The same as IRETD. */
  iret(): this;
  /** IRETQ (x86-64). */
  iretq(): this;
  /** IRETW (x86-64). */
  iretw(): this;
  /** JA (x86-64). */
  ja(a: Target): this;
  /** JNBE (x86-64). The same as JA. */
  jnbe(a: Target): this;
  /** JAE (x86-64). */
  jae(a: Target): this;
  /** JNC (x86-64). The same as JAE. */
  jnc(a: Target): this;
  /** JNB (x86-64). The same as JAE. */
  jnb(a: Target): this;
  /** JB (x86-64). */
  jb(a: Target): this;
  /** JC (x86-64). The same as JB. */
  jc(a: Target): this;
  /** JNAE (x86-64). The same as JB. */
  jnae(a: Target): this;
  /** JBE (x86-64). */
  jbe(a: Target): this;
  /** JNA (x86-64). The same as JBE. */
  jna(a: Target): this;
  /** JE (x86-64). */
  je(a: Target): this;
  /** JZ (x86-64). The same as JE. */
  jz(a: Target): this;
  /** JECXZ (x86-64). */
  jecxz(a: Target): this;
  /** JG (x86-64). */
  jg(a: Target): this;
  /** JNLE (x86-64). The same as JG. */
  jnle(a: Target): this;
  /** JGE (x86-64). */
  jge(a: Target): this;
  /** JNL (x86-64). The same as JGE. */
  jnl(a: Target): this;
  /** JL (x86-64). */
  jl(a: Target): this;
  /** JNGE (x86-64). The same as JL. */
  jnge(a: Target): this;
  /** JLE (x86-64). */
  jle(a: Target): this;
  /** JNG (x86-64). The same as JLE. */
  jng(a: Target): this;
  /** JMP (x86-64). */
  jmp(a: Target): this;
  jmp(a: R16 | M<16>): this;
  jmp(a: R64 | M<64>): this;
  jmp(a: M<32>): this;
  jmp(a: M<48>): this;
  jmp(a: M<80>): this;
  /** JMPABS (apx_f). */
  jmpabs(a: Imm): this;
  /** JMPQ (x86-64). */
  jmpq(a: R64 | M<64>): this;
  /** JMPW (x86-64). */
  jmpw(a: R16 | M<16>): this;
  /** JNE (x86-64). */
  jne(a: Target): this;
  /** JNZ (x86-64). The same as JNE. */
  jnz(a: Target): this;
  /** JNO (x86-64). */
  jno(a: Target): this;
  /** JNP (x86-64). */
  jnp(a: Target): this;
  /** JPO (x86-64). The same as JNP. */
  jpo(a: Target): this;
  /** JNS (x86-64). */
  jns(a: Target): this;
  /** JO (x86-64). */
  jo(a: Target): this;
  /** JP (x86-64). */
  jp(a: Target): this;
  /** JPE (x86-64). The same as JP. */
  jpe(a: Target): this;
  /** JRCXZ (x86-64). */
  jrcxz(a: Target): this;
  /** JS (x86-64). */
  js(a: Target): this;
  /** KADDB (avx512dq). */
  kaddb(a: K, b: K, c: K): this;
  /** KADDD (avx512bw). */
  kaddd(a: K, b: K, c: K): this;
  /** KADDQ (avx512bw). */
  kaddq(a: K, b: K, c: K): this;
  /** KADDW (avx512dq). */
  kaddw(a: K, b: K, c: K): this;
  /** KANDB (avx512dq). */
  kandb(a: K, b: K, c: K): this;
  /** KANDD (avx512bw). */
  kandd(a: K, b: K, c: K): this;
  /** KANDNB (avx512dq). */
  kandnb(a: K, b: K, c: K): this;
  /** KANDND (avx512bw). */
  kandnd(a: K, b: K, c: K): this;
  /** KANDNQ (avx512bw). */
  kandnq(a: K, b: K, c: K): this;
  /** KANDNW (avx512f). */
  kandnw(a: K, b: K, c: K): this;
  /** KANDQ (avx512bw). */
  kandq(a: K, b: K, c: K): this;
  /** KANDW (avx512f). */
  kandw(a: K, b: K, c: K): this;
  /** KMOVB (avx512dq, apx_f+avx512dq). */
  kmovb(a: K, b: K | M<8>): this;
  kmovb(a: M<8>, b: K): this;
  kmovb(a: K, b: R32): this;
  kmovb(a: R32, b: K): this;
  /** KMOVD (avx512bw, apx_f+avx512bw). */
  kmovd(a: K, b: K | M<32>): this;
  kmovd(a: M<32>, b: K): this;
  kmovd(a: K, b: R32): this;
  kmovd(a: R32, b: K): this;
  /** KMOVQ (avx512bw, apx_f+avx512bw). */
  kmovq(a: K, b: K | M<64>): this;
  kmovq(a: M<64>, b: K): this;
  kmovq(a: K, b: R64): this;
  kmovq(a: R64, b: K): this;
  /** KMOVW (avx512f, apx_f+avx512f). */
  kmovw(a: K, b: K | M<16>): this;
  kmovw(a: M<16>, b: K): this;
  kmovw(a: K, b: R32): this;
  kmovw(a: R32, b: K): this;
  /** KNOTB (avx512dq). */
  knotb(a: K, b: K): this;
  /** KNOTD (avx512bw). */
  knotd(a: K, b: K): this;
  /** KNOTQ (avx512bw). */
  knotq(a: K, b: K): this;
  /** KNOTW (avx512f). */
  knotw(a: K, b: K): this;
  /** KORB (avx512dq). */
  korb(a: K, b: K, c: K): this;
  /** KORD (avx512bw). */
  kord(a: K, b: K, c: K): this;
  /** KORQ (avx512bw). */
  korq(a: K, b: K, c: K): this;
  /** KORTESTB (avx512dq). */
  kortestb(a: K, b: K): this;
  /** KORTESTD (avx512bw). */
  kortestd(a: K, b: K): this;
  /** KORTESTQ (avx512bw). */
  kortestq(a: K, b: K): this;
  /** KORTESTW (avx512f). */
  kortestw(a: K, b: K): this;
  /** KORW (avx512f). */
  korw(a: K, b: K, c: K): this;
  /** KSHIFTLB (avx512dq). */
  kshiftlb(a: K, b: K, c: Imm): this;
  /** KSHIFTLD (avx512bw). */
  kshiftld(a: K, b: K, c: Imm): this;
  /** KSHIFTLQ (avx512bw). */
  kshiftlq(a: K, b: K, c: Imm): this;
  /** KSHIFTLW (avx512f). */
  kshiftlw(a: K, b: K, c: Imm): this;
  /** KSHIFTRB (avx512dq). */
  kshiftrb(a: K, b: K, c: Imm): this;
  /** KSHIFTRD (avx512bw). */
  kshiftrd(a: K, b: K, c: Imm): this;
  /** KSHIFTRQ (avx512bw). */
  kshiftrq(a: K, b: K, c: Imm): this;
  /** KSHIFTRW (avx512f). */
  kshiftrw(a: K, b: K, c: Imm): this;
  /** KTESTB (avx512dq). */
  ktestb(a: K, b: K): this;
  /** KTESTD (avx512bw). */
  ktestd(a: K, b: K): this;
  /** KTESTQ (avx512bw). */
  ktestq(a: K, b: K): this;
  /** KTESTW (avx512dq). */
  ktestw(a: K, b: K): this;
  /** KUNPCKBW (avx512f). */
  kunpckbw(a: K, b: K, c: K): this;
  /** KUNPCKDQ (avx512bw). */
  kunpckdq(a: K, b: K, c: K): this;
  /** KUNPCKWD (avx512bw). */
  kunpckwd(a: K, b: K, c: K): this;
  /** KXNORB (avx512dq). */
  kxnorb(a: K, b: K, c: K): this;
  /** KXNORD (avx512bw). */
  kxnord(a: K, b: K, c: K): this;
  /** KXNORQ (avx512bw). */
  kxnorq(a: K, b: K, c: K): this;
  /** KXNORW (avx512f). */
  kxnorw(a: K, b: K, c: K): this;
  /** KXORB (avx512dq). */
  kxorb(a: K, b: K, c: K): this;
  /** KXORD (avx512bw). */
  kxord(a: K, b: K, c: K): this;
  /** KXORQ (avx512bw). */
  kxorq(a: K, b: K, c: K): this;
  /** KXORW (avx512f). */
  kxorw(a: K, b: K, c: K): this;
  /** LAHF (x86-64). */
  lahf(): this;
  /** LAR (x86-64). */
  lar(a: R16, b: R16 | M<16>): this;
  lar(a: R32, b: R32 | M<16>): this;
  lar(a: R64, b: R64 | M<16>): this;
  lar(a: R32, b: R16): this;
  lar(a: R32, b: R64): this;
  lar(a: R64, b: R16): this;
  lar(a: R64, b: R32): this;
  lar(a: R16, b: R32): this;
  lar(a: R16, b: R64): this;
  /** LCALL (x86-64). */
  lcall(a: M<48>): this;
  /** LDDQU (sse3). */
  lddqu(a: Xmm, b: M<128>): this;
  /** LDMXCSR (sse). */
  ldmxcsr(a: M<32>): this;
  /** LDTILECFG (amx_tile, apx_f+amx_tile). */
  ldtilecfg(a: M<512>): this;
  /** LEA (x86-64). */
  lea(a: R16, b: AnyMemory): this;
  lea(a: R32, b: AnyMemory): this;
  lea(a: R64, b: AnyMemory): this;
  /** LEAVE (x86-64). */
  leave(): this;
  /** LEAVEQ (x86-64). The same as LEAVE. */
  leaveq(): this;
  /** LEAVEW (x86-64). */
  leavew(): this;
  /** LFENCE (sse2). */
  lfence(): this;
  /** LFS (x86-64). */
  lfs(a: R16, b: M<32>): this;
  lfs(a: R32, b: M<48>): this;
  lfs(a: R64, b: M<80>): this;
  lfs(a: R64, b: M<48>): this;
  /** LGDT (x86-64). */
  lgdt(a: M<80>): this;
  lgdt(a: M<48>): this;
  /** LGS (x86-64). */
  lgs(a: R16, b: M<32>): this;
  lgs(a: R32, b: M<48>): this;
  lgs(a: R64, b: M<80>): this;
  lgs(a: R64, b: M<48>): this;
  /** LIDT (x86-64). */
  lidt(a: M<80>): this;
  lidt(a: M<48>): this;
  /** LJMP (x86-64). */
  ljmp(a: M<48>): this;
  /** LKGS (lkgs). */
  lkgs(a: R16 | M<16>): this;
  lkgs(a: R32 | M<16>): this;
  lkgs(a: R64 | M<16>): this;
  /** LLDT (x86-64). */
  lldt(a: R16 | M<16>): this;
  lldt(a: R32 | M<16>): this;
  lldt(a: R64 | M<16>): this;
  /** LLWPCB (lwp). */
  llwpcb(a: R32): this;
  llwpcb(a: R64): this;
  /** LMSW (x86-64). */
  lmsw(a: R16 | M<16>): this;
  lmsw(a: R32 | M<16>): this;
  lmsw(a: R64 | M<16>): this;
  /** LOADIWKEY (kl). */
  loadiwkey(a: Xmm, b: Xmm): this;
  /** LODS (x86-64). */
  lods(a: R8<'al'>, b: M<8>): this;
  lods(a: R16<'ax'>, b: M<16>): this;
  lods(a: R32<'eax'>, b: M<32>): this;
  lods(a: R64<'rax'>, b: M<64>): this;
  lods(a: M<8>): this;
  lods(a: M<16>): this;
  lods(a: M<32>): this;
  lods(a: M<64>): this;
  /** LODSB (x86-64). */
  lodsb(): this;
  lodsb(a: R8<'al'>, b: M<8>): this;
  lodsb(a: M<8>): this;
  /** LODSD (x86-64). */
  lodsd(): this;
  lodsd(a: R32<'eax'>, b: M<32>): this;
  lodsd(a: M<32>): this;
  /** LODSQ (x86-64). */
  lodsq(): this;
  lodsq(a: R64<'rax'>, b: M<64>): this;
  lodsq(a: M<64>): this;
  /** LODSW (x86-64). */
  lodsw(): this;
  lodsw(a: R16<'ax'>, b: M<16>): this;
  lodsw(a: M<16>): this;
  /** LOOP (x86-64). */
  loop(a: Target): this;
  /** LOOPE (x86-64). */
  loope(a: Target): this;
  /** LOOPZ (x86-64). The same as LOOPE. */
  loopz(a: Target): this;
  /** LOOPNE (x86-64). */
  loopne(a: Target): this;
  /** LOOPNZ (x86-64). The same as LOOPNE. */
  loopnz(a: Target): this;
  /** LSL (x86-64). */
  lsl(a: R16, b: R16 | M<16>): this;
  lsl(a: R32, b: R32 | M<16>): this;
  lsl(a: R64, b: R64 | M<16>): this;
  lsl(a: R32, b: R16): this;
  lsl(a: R32, b: R64): this;
  lsl(a: R64, b: R16): this;
  lsl(a: R64, b: R32): this;
  lsl(a: R16, b: R32): this;
  lsl(a: R16, b: R64): this;
  /** LSS (x86-64). */
  lss(a: R16, b: M<32>): this;
  lss(a: R32, b: M<48>): this;
  lss(a: R64, b: M<80>): this;
  lss(a: R64, b: M<48>): this;
  /** LTR (x86-64). */
  ltr(a: R16 | M<16>): this;
  ltr(a: R32 | M<16>): this;
  ltr(a: R64 | M<16>): this;
  /** LWPINS (lwp). */
  lwpins(a: R32, b: R32 | M<32>, c: Imm): this;
  lwpins(a: R64, b: R32 | M<32>, c: Imm): this;
  /** LWPVAL (lwp). */
  lwpval(a: R32, b: R32 | M<32>, c: Imm): this;
  lwpval(a: R64, b: R32 | M<32>, c: Imm): this;
  /** LZCNT (lzcnt, apx_f+lzcnt). */
  lzcnt(a: R16, b: R16 | M<16>): this;
  lzcnt(a: R32, b: R32 | M<32>): this;
  lzcnt(a: R64, b: R64 | M<64>): this;
  /** MASKMOVDQU (sse2). */
  maskmovdqu(a: Xmm, b: Xmm): this;
  /** MASKMOVQ (sse). */
  maskmovq(a: Mm, b: Mm): this;
  /** MAXPD (sse2). */
  maxpd(a: Xmm, b: Xmm | M<128>): this;
  /** MAXPS (sse). */
  maxps(a: Xmm, b: Xmm | M<128>): this;
  /** MAXSD (sse2). */
  maxsd(a: Xmm, b: Xmm | M<64>): this;
  /** MAXSS (sse). */
  maxss(a: Xmm, b: Xmm | M<32>): this;
  /** MCOMMIT (mcommit). */
  mcommit(): this;
  /** MFENCE (sse2). */
  mfence(): this;
  /** MINPD (sse2). */
  minpd(a: Xmm, b: Xmm | M<128>): this;
  /** MINPS (sse). */
  minps(a: Xmm, b: Xmm | M<128>): this;
  /** MINSD (sse2). */
  minsd(a: Xmm, b: Xmm | M<64>): this;
  /** MINSS (sse). */
  minss(a: Xmm, b: Xmm | M<32>): this;
  /** MONITOR (monitor). */
  monitor(): this;
  monitor(a: R64<'rax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  monitor(a: R64<'rax'>, b: R64<'rcx'>, c: R64<'rdx'>): this;
  monitor(a: R32<'eax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  /** MONITORX (monitorx). */
  monitorx(): this;
  monitorx(a: R64<'rax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  monitorx(a: R64<'rax'>, b: R64<'rcx'>, c: R64<'rdx'>): this;
  monitorx(a: R32<'eax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  /** MONTMUL (padlock_pmm). */
  montmul(): this;
  /** MOV (x86-64). */
  mov(a: R8 | M<8>, b: R8): this;
  mov(a: R16 | M<16>, b: R16): this;
  mov(a: R32 | M<32>, b: R32): this;
  mov(a: R64 | M<64>, b: R64): this;
  mov(a: R8, b: R8 | M<8>): this;
  mov(a: R16, b: R16 | M<16>): this;
  mov(a: R32, b: R32 | M<32>): this;
  mov(a: R64, b: R64 | M<64>): this;
  mov(a: R16 | M<16>, b: Sreg): this;
  mov(a: R32 | M<16>, b: Sreg): this;
  mov(a: R64 | M<16>, b: Sreg): this;
  mov(a: Sreg, b: R16 | M<16>): this;
  mov(a: Sreg, b: R32 | M<16>): this;
  mov(a: Sreg, b: R64 | M<16>): this;
  mov(a: R8<'al'>, b: M<8>): this;
  mov(a: R16<'ax'>, b: M<16>): this;
  mov(a: R32<'eax'>, b: M<32>): this;
  mov(a: R64<'rax'>, b: M<64>): this;
  mov(a: M<8>, b: R8<'al'>): this;
  mov(a: M<16>, b: R16<'ax'>): this;
  mov(a: M<32>, b: R32<'eax'>): this;
  mov(a: M<64>, b: R64<'rax'>): this;
  mov(a: R8, b: Imm): this;
  mov(a: R16, b: Imm): this;
  mov(a: R32, b: Imm): this;
  mov(a: R64, b: Imm): this;
  mov(a: R8 | M<8>, b: Imm): this;
  mov(a: R16 | M<16>, b: Imm): this;
  mov(a: R32 | M<32>, b: Imm): this;
  mov(a: R64 | M<64>, b: Imm): this;
  mov(a: R64, b: Cr): this;
  mov(a: R64, b: Dr): this;
  mov(a: Cr, b: R64): this;
  mov(a: Dr, b: R64): this;
  /** MOVABS (x86-64). */
  movabs(a: R64, b: Imm): this;
  movabs(a: R8<'al'>, b: M<8>): this;
  movabs(a: R16<'ax'>, b: M<16>): this;
  movabs(a: R32<'eax'>, b: M<32>): this;
  movabs(a: R64<'rax'>, b: M<64>): this;
  movabs(a: M<8>, b: R8<'al'>): this;
  movabs(a: M<16>, b: R16<'ax'>): this;
  movabs(a: M<32>, b: R32<'eax'>): this;
  movabs(a: M<64>, b: R64<'rax'>): this;
  /** MOVAPD (sse2). */
  movapd(a: Xmm, b: Xmm | M<128>): this;
  movapd(a: Xmm | M<128>, b: Xmm): this;
  /** MOVAPS (sse). */
  movaps(a: Xmm, b: Xmm | M<128>): this;
  movaps(a: Xmm | M<128>, b: Xmm): this;
  /** MOVBE (movbe, apx_f+movbe). */
  movbe(a: R16, b: M<16>): this;
  movbe(a: R32, b: M<32>): this;
  movbe(a: R64, b: M<64>): this;
  movbe(a: M<16>, b: R16): this;
  movbe(a: M<32>, b: R32): this;
  movbe(a: M<64>, b: R64): this;
  movbe(a: R16 | M<16>, b: R16): this;
  movbe(a: R32 | M<32>, b: R32): this;
  movbe(a: R64 | M<64>, b: R64): this;
  /** MOVD (mmx, sse2). */
  movd(a: Mm, b: R32 | M<32>): this;
  movd(a: R32 | M<32>, b: Mm): this;
  movd(a: Xmm, b: R32 | M<32>): this;
  movd(a: R32 | M<32>, b: Xmm): this;
  movd(a: Xmm, b: R64 | M<64>): this;
  movd(a: R64 | M<64>, b: Xmm): this;
  movd(a: Mm, b: R64 | M<64>): this;
  movd(a: R64 | M<64>, b: Mm): this;
  /** MOVDDUP (sse3). */
  movddup(a: Xmm, b: Xmm | M<64>): this;
  /** MOVDIR64B (movdir64b, apx_f+movdir64b). */
  movdir64b(a: R32, b: M<512>): this;
  movdir64b(a: R64, b: M<512>): this;
  /** MOVDIRI (movdiri, apx_f+movdiri). */
  movdiri(a: M<32>, b: R32): this;
  movdiri(a: M<64>, b: R64): this;
  /** MOVDQ2Q (sse2). */
  movdq2q(a: Mm, b: Xmm): this;
  /** MOVDQA (sse2). */
  movdqa(a: Xmm, b: Xmm | M<128>): this;
  movdqa(a: Xmm | M<128>, b: Xmm): this;
  /** MOVDQU (sse2). */
  movdqu(a: Xmm, b: Xmm | M<128>): this;
  movdqu(a: Xmm | M<128>, b: Xmm): this;
  /** MOVHLPS (sse). */
  movhlps(a: Xmm, b: Xmm): this;
  /** MOVHPD (sse2). */
  movhpd(a: Xmm, b: M<64>): this;
  movhpd(a: M<64>, b: Xmm): this;
  /** MOVHPS (sse). */
  movhps(a: Xmm, b: M<64>): this;
  movhps(a: M<64>, b: Xmm): this;
  /** MOVLHPS (sse). */
  movlhps(a: Xmm, b: Xmm): this;
  /** MOVLPD (sse2). */
  movlpd(a: Xmm, b: M<64>): this;
  movlpd(a: M<64>, b: Xmm): this;
  /** MOVLPS (sse). */
  movlps(a: Xmm, b: M<64>): this;
  movlps(a: M<64>, b: Xmm): this;
  /** MOVMSKPD (sse2). */
  movmskpd(a: R32, b: Xmm): this;
  movmskpd(a: R64, b: Xmm): this;
  /** MOVMSKPS (sse). */
  movmskps(a: R32, b: Xmm): this;
  movmskps(a: R64, b: Xmm): this;
  /** MOVNTDQ (sse2). */
  movntdq(a: M<128>, b: Xmm): this;
  /** MOVNTDQA (sse4_1). */
  movntdqa(a: Xmm, b: M<128>): this;
  /** MOVNTI (sse2). */
  movnti(a: M<32>, b: R32): this;
  movnti(a: M<64>, b: R64): this;
  /** MOVNTPD (sse2). */
  movntpd(a: M<128>, b: Xmm): this;
  /** MOVNTPS (sse). */
  movntps(a: M<128>, b: Xmm): this;
  /** MOVNTQ (sse). */
  movntq(a: M<64>, b: Mm): this;
  /** MOVNTSD (sse4a). */
  movntsd(a: M<64>, b: Xmm): this;
  /** MOVNTSS (sse4a). */
  movntss(a: M<32>, b: Xmm): this;
  /** MOVQ (mmx, sse2). */
  movq(a: Mm, b: R64 | M<64>): this;
  movq(a: Mm, b: Mm | M<64>): this;
  movq(a: R64 | M<64>, b: Mm): this;
  movq(a: Mm | M<64>, b: Mm): this;
  movq(a: Xmm, b: R64 | M<64>): this;
  movq(a: R64 | M<64>, b: Xmm): this;
  movq(a: Xmm, b: Xmm | M<64>): this;
  movq(a: Xmm | M<64>, b: Xmm): this;
  /** MOVQ2DQ (sse2). */
  movq2dq(a: Xmm, b: Mm): this;
  /** MOVS (x86-64). */
  movs(a: M<8>, b: M<8>): this;
  movs(a: M<16>, b: M<16>): this;
  movs(a: M<32>, b: M<32>): this;
  movs(a: M<64>, b: M<64>): this;
  /** MOVSB (x86-64). */
  movsb(): this;
  movsb(a: M<8>, b: M<8>): this;
  /** MOVSD (x86-64, sse2). */
  movsd(): this;
  movsd(a: Xmm, b: Xmm | M<64>): this;
  movsd(a: Xmm | M<64>, b: Xmm): this;
  movsd(a: M<32>, b: M<32>): this;
  /** MOVSHDUP (sse3). */
  movshdup(a: Xmm, b: Xmm | M<128>): this;
  /** MOVSLDUP (sse3). */
  movsldup(a: Xmm, b: Xmm | M<128>): this;
  /** MOVSQ (x86-64). */
  movsq(): this;
  movsq(a: M<64>, b: M<64>): this;
  /** MOVSS (sse). */
  movss(a: Xmm, b: Xmm | M<32>): this;
  movss(a: Xmm | M<32>, b: Xmm): this;
  /** MOVSW (x86-64). */
  movsw(): this;
  movsw(a: M<16>, b: M<16>): this;
  /** MOVSX (x86-64). */
  movsx(a: R16, b: R8 | M<8>): this;
  movsx(a: R32, b: R8 | M<8>): this;
  movsx(a: R64, b: R8 | M<8>): this;
  movsx(a: R16, b: R16 | M<16>): this;
  movsx(a: R32, b: R16 | M<16>): this;
  movsx(a: R64, b: R16 | M<16>): this;
  movsx(a: R64, b: R32 | M<32>): this;
  /** MOVSXD (x86-64). */
  movsxd(a: R16, b: R16 | M<16>): this;
  movsxd(a: R32, b: R32 | M<32>): this;
  movsxd(a: R64, b: R32 | M<32>): this;
  movsxd(a: R16, b: R32 | M<32>): this;
  /** MOVUPD (sse2). */
  movupd(a: Xmm, b: Xmm | M<128>): this;
  movupd(a: Xmm | M<128>, b: Xmm): this;
  /** MOVUPS (sse). */
  movups(a: Xmm, b: Xmm | M<128>): this;
  movups(a: Xmm | M<128>, b: Xmm): this;
  /** MOVZX (x86-64). */
  movzx(a: R16, b: R8 | M<8>): this;
  movzx(a: R32, b: R8 | M<8>): this;
  movzx(a: R64, b: R8 | M<8>): this;
  movzx(a: R16, b: R16 | M<16>): this;
  movzx(a: R32, b: R16 | M<16>): this;
  movzx(a: R64, b: R16 | M<16>): this;
  /** MPSADBW (sse4_1). */
  mpsadbw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** MUL (x86-64, apx_f). */
  mul(a: R8 | M<8>): this;
  mul(a: R16 | M<16>): this;
  mul(a: R32 | M<32>): this;
  mul(a: R64 | M<64>): this;
  /** MULPD (sse2). */
  mulpd(a: Xmm, b: Xmm | M<128>): this;
  /** MULPS (sse). */
  mulps(a: Xmm, b: Xmm | M<128>): this;
  /** MULSD (sse2). */
  mulsd(a: Xmm, b: Xmm | M<64>): this;
  /** MULSS (sse). */
  mulss(a: Xmm, b: Xmm | M<32>): this;
  /** MULX (bmi2, apx_f+bmi2). */
  mulx(a: R32, b: R32, c: R32 | M<32>): this;
  mulx(a: R64, b: R64, c: R64 | M<64>): this;
  /** MWAIT (monitor). */
  mwait(): this;
  mwait(a: R32<'eax'>, b: R32<'ecx'>): this;
  mwait(a: R64<'rax'>, b: R64<'rcx'>): this;
  /** MWAITX (monitorx). */
  mwaitx(): this;
  mwaitx(a: R32<'eax'>, b: R32<'ecx'>, c: R32<'ebx'>): this;
  mwaitx(a: R64<'rax'>, b: R64<'rcx'>, c: R64<'rbx'>): this;
  /** NEG (x86-64, apx_f). */
  neg(a: R8 | M<8>): this;
  neg(a: R16 | M<16>): this;
  neg(a: R32 | M<32>): this;
  neg(a: R64 | M<64>): this;
  neg(a: R8, b: R8 | M<8>): this;
  neg(a: R16, b: R16 | M<16>): this;
  neg(a: R32, b: R32 | M<32>): this;
  neg(a: R64, b: R64 | M<64>): this;
  /** NOP (x86-64). */
  nop(): this;
  nop(a: R16 | M<16>): this;
  nop(a: R32 | M<32>): this;
  nop(a: R64 | M<64>): this;
  /** NOT (x86-64, apx_f). */
  not(a: R8 | M<8>): this;
  not(a: R16 | M<16>): this;
  not(a: R32 | M<32>): this;
  not(a: R64 | M<64>): this;
  not(a: R8, b: R8 | M<8>): this;
  not(a: R16, b: R16 | M<16>): this;
  not(a: R32, b: R32 | M<32>): this;
  not(a: R64, b: R64 | M<64>): this;
  /** OR (x86-64, apx_f). */
  or(a: R8 | M<8>, b: R8): this;
  or(a: R16 | M<16>, b: R16): this;
  or(a: R32 | M<32>, b: R32): this;
  or(a: R64 | M<64>, b: R64): this;
  or(a: R8, b: R8 | M<8>): this;
  or(a: R16, b: R16 | M<16>): this;
  or(a: R32, b: R32 | M<32>): this;
  or(a: R64, b: R64 | M<64>): this;
  or(a: R8<'al'>, b: Imm): this;
  or(a: R16<'ax'>, b: Imm): this;
  or(a: R32<'eax'>, b: Imm): this;
  or(a: R64<'rax'>, b: Imm): this;
  or(a: R8 | M<8>, b: Imm): this;
  or(a: R16 | M<16>, b: Imm): this;
  or(a: R32 | M<32>, b: Imm): this;
  or(a: R64 | M<64>, b: Imm): this;
  or(a: R8, b: R8 | M<8>, c: R8): this;
  or(a: R16, b: R16 | M<16>, c: R16): this;
  or(a: R32, b: R32 | M<32>, c: R32): this;
  or(a: R64, b: R64 | M<64>, c: R64): this;
  or(a: R8, b: R8, c: R8 | M<8>): this;
  or(a: R16, b: R16, c: R16 | M<16>): this;
  or(a: R32, b: R32, c: R32 | M<32>): this;
  or(a: R64, b: R64, c: R64 | M<64>): this;
  or(a: R8, b: R8 | M<8>, c: Imm): this;
  or(a: R16, b: R16 | M<16>, c: Imm): this;
  or(a: R32, b: R32 | M<32>, c: Imm): this;
  or(a: R64, b: R64 | M<64>, c: Imm): this;
  /** ORPD (sse2). */
  orpd(a: Xmm, b: Xmm | M<128>): this;
  /** ORPS (sse). */
  orps(a: Xmm, b: Xmm | M<128>): this;
  /** OUT (x86-64). */
  out(a: Imm, b: R8<'al'>): this;
  out(a: Imm, b: R16<'ax'>): this;
  out(a: Imm, b: R32<'eax'>): this;
  out(a: R16<'dx'>, b: R8<'al'>): this;
  out(a: R16<'dx'>, b: R16<'ax'>): this;
  out(a: R16<'dx'>, b: R32<'eax'>): this;
  /** OUTB (x86-64). */
  outb(a: R16<'dx'>): this;
  outb(a: Imm): this;
  /** OUTL (x86-64). */
  outl(a: R16<'dx'>): this;
  outl(a: Imm): this;
  /** OUTS (x86-64). */
  outs(a: R16<'dx'>, b: M<8>): this;
  outs(a: R16<'dx'>, b: M<16>): this;
  outs(a: R16<'dx'>, b: M<32>): this;
  /** OUTSB (x86-64). */
  outsb(): this;
  outsb(a: R16<'dx'>, b: M<8>): this;
  /** OUTSD (x86-64). */
  outsd(): this;
  outsd(a: R16<'dx'>, b: M<32>): this;
  /** OUTSW (x86-64). */
  outsw(): this;
  outsw(a: R16<'dx'>, b: M<16>): this;
  /** OUTW (x86-64). */
  outw(a: R16<'dx'>): this;
  outw(a: Imm): this;
  /** PABSB (ssse3). */
  pabsb(a: Mm, b: Mm | M<64>): this;
  pabsb(a: Xmm, b: Xmm | M<128>): this;
  /** PABSD (ssse3). */
  pabsd(a: Mm, b: Mm | M<64>): this;
  pabsd(a: Xmm, b: Xmm | M<128>): this;
  /** PABSW (ssse3). */
  pabsw(a: Mm, b: Mm | M<64>): this;
  pabsw(a: Xmm, b: Xmm | M<128>): this;
  /** PACKSSDW (mmx, sse2). */
  packssdw(a: Mm, b: Mm | M<64>): this;
  packssdw(a: Xmm, b: Xmm | M<128>): this;
  /** PACKSSWB (mmx, sse2). */
  packsswb(a: Mm, b: Mm | M<64>): this;
  packsswb(a: Xmm, b: Xmm | M<128>): this;
  /** PACKUSDW (sse4_1). */
  packusdw(a: Xmm, b: Xmm | M<128>): this;
  /** PACKUSWB (mmx, sse2). */
  packuswb(a: Mm, b: Mm | M<64>): this;
  packuswb(a: Xmm, b: Xmm | M<128>): this;
  /** PADDB (mmx, sse2). */
  paddb(a: Mm, b: Mm | M<64>): this;
  paddb(a: Xmm, b: Xmm | M<128>): this;
  /** PADDD (mmx, sse2). */
  paddd(a: Mm, b: Mm | M<64>): this;
  paddd(a: Xmm, b: Xmm | M<128>): this;
  /** PADDQ (mmx, sse2). */
  paddq(a: Mm, b: Mm | M<64>): this;
  paddq(a: Xmm, b: Xmm | M<128>): this;
  /** PADDSB (mmx, sse2). */
  paddsb(a: Mm, b: Mm | M<64>): this;
  paddsb(a: Xmm, b: Xmm | M<128>): this;
  /** PADDSW (mmx, sse2). */
  paddsw(a: Mm, b: Mm | M<64>): this;
  paddsw(a: Xmm, b: Xmm | M<128>): this;
  /** PADDUSB (mmx, sse2). */
  paddusb(a: Mm, b: Mm | M<64>): this;
  paddusb(a: Xmm, b: Xmm | M<128>): this;
  /** PADDUSW (mmx, sse2). */
  paddusw(a: Mm, b: Mm | M<64>): this;
  paddusw(a: Xmm, b: Xmm | M<128>): this;
  /** PADDW (mmx, sse2). */
  paddw(a: Mm, b: Mm | M<64>): this;
  paddw(a: Xmm, b: Xmm | M<128>): this;
  /** PALIGNR (ssse3). */
  palignr(a: Mm, b: Mm | M<64>, c: Imm): this;
  palignr(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PAND (mmx, sse2). */
  pand(a: Mm, b: Mm | M<64>): this;
  pand(a: Xmm, b: Xmm | M<128>): this;
  /** PANDN (mmx, sse2). */
  pandn(a: Mm, b: Mm | M<64>): this;
  pandn(a: Xmm, b: Xmm | M<128>): this;
  /** PAUSE (x86-64). */
  pause(): this;
  /** PAVGB (sse, sse2). */
  pavgb(a: Mm, b: Mm | M<64>): this;
  pavgb(a: Xmm, b: Xmm | M<128>): this;
  /** PAVGUSB (d3now). */
  pavgusb(a: Mm, b: Mm | M<64>): this;
  /** PAVGW (sse, sse2). */
  pavgw(a: Mm, b: Mm | M<64>): this;
  pavgw(a: Xmm, b: Xmm | M<128>): this;
  /** PBLENDVB (sse4_1). */
  pblendvb(a: Xmm, b: Xmm | M<128>): this;
  pblendvb(a: Xmm, b: Xmm | M<128>, c: Xmm<'xmm0'>): this;
  /** PBLENDW (sse4_1). */
  pblendw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PBNDKB (tse). */
  pbndkb(): this;
  /** PCLMULQDQ (pclmulqdq). */
  pclmulqdq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCLMULLQLQDQ (pclmulqdq). The same as PCLMULQDQ with 0 as the last operand. */
  pclmullqlqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PCLMULHQLQDQ (pclmulqdq). The same as PCLMULQDQ with 1 as the last operand. */
  pclmulhqlqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PCLMULLQHQDQ (pclmulqdq). The same as PCLMULQDQ with 16 as the last operand. */
  pclmullqhqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PCLMULHQHQDQ (pclmulqdq). The same as PCLMULQDQ with 17 as the last operand. */
  pclmulhqhqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPEQB (mmx, sse2). */
  pcmpeqb(a: Mm, b: Mm | M<64>): this;
  pcmpeqb(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPEQD (mmx, sse2). */
  pcmpeqd(a: Mm, b: Mm | M<64>): this;
  pcmpeqd(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPEQQ (sse4_1). */
  pcmpeqq(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPEQW (mmx, sse2). */
  pcmpeqw(a: Mm, b: Mm | M<64>): this;
  pcmpeqw(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPESTRI (sse4_2). */
  pcmpestri(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCMPESTRIQ (sse4_2). */
  pcmpestriq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCMPESTRM (sse4_2). */
  pcmpestrm(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCMPESTRMQ (sse4_2). */
  pcmpestrmq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCMPGTB (mmx, sse2). */
  pcmpgtb(a: Mm, b: Mm | M<64>): this;
  pcmpgtb(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPGTD (mmx, sse2). */
  pcmpgtd(a: Mm, b: Mm | M<64>): this;
  pcmpgtd(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPGTQ (sse4_2). */
  pcmpgtq(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPGTW (mmx, sse2). */
  pcmpgtw(a: Mm, b: Mm | M<64>): this;
  pcmpgtw(a: Xmm, b: Xmm | M<128>): this;
  /** PCMPISTRI (sse4_2). */
  pcmpistri(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCMPISTRM (sse4_2). */
  pcmpistrm(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PCOMMIT (pcommit). */
  pcommit(): this;
  /** PCONFIG (pconfig). */
  pconfig(): this;
  /** PDEP (bmi2, apx_f+bmi2). */
  pdep(a: R32, b: R32, c: R32 | M<32>): this;
  pdep(a: R64, b: R64, c: R64 | M<64>): this;
  /** PEXT (bmi2, apx_f+bmi2). */
  pext(a: R32, b: R32, c: R32 | M<32>): this;
  pext(a: R64, b: R64, c: R64 | M<64>): this;
  /** PEXTRB (sse4_1). */
  pextrb(a: R32 | M<8>, b: Xmm, c: Imm): this;
  pextrb(a: R64 | M<8>, b: Xmm, c: Imm): this;
  /** PEXTRD (sse4_1). */
  pextrd(a: R32 | M<32>, b: Xmm, c: Imm): this;
  /** PEXTRQ (sse4_1). */
  pextrq(a: R64 | M<64>, b: Xmm, c: Imm): this;
  /** PEXTRW (sse, sse2, sse4_1). */
  pextrw(a: R32, b: Mm, c: Imm): this;
  pextrw(a: R64, b: Mm, c: Imm): this;
  pextrw(a: R32, b: Xmm, c: Imm): this;
  pextrw(a: R64, b: Xmm, c: Imm): this;
  pextrw(a: R32 | M<16>, b: Xmm, c: Imm): this;
  pextrw(a: R64 | M<16>, b: Xmm, c: Imm): this;
  /** PF2ID (d3now). */
  pf2id(a: Mm, b: Mm | M<64>): this;
  /** PF2IW (d3nowext). */
  pf2iw(a: Mm, b: Mm | M<64>): this;
  /** PFACC (d3now). */
  pfacc(a: Mm, b: Mm | M<64>): this;
  /** PFADD (d3now). */
  pfadd(a: Mm, b: Mm | M<64>): this;
  /** PFCMPEQ (d3now). */
  pfcmpeq(a: Mm, b: Mm | M<64>): this;
  /** PFCMPGE (d3now). */
  pfcmpge(a: Mm, b: Mm | M<64>): this;
  /** PFCMPGT (d3now). */
  pfcmpgt(a: Mm, b: Mm | M<64>): this;
  /** PFMAX (d3now). */
  pfmax(a: Mm, b: Mm | M<64>): this;
  /** PFMIN (d3now). */
  pfmin(a: Mm, b: Mm | M<64>): this;
  /** PFMUL (d3now). */
  pfmul(a: Mm, b: Mm | M<64>): this;
  /** PFNACC (d3nowext). */
  pfnacc(a: Mm, b: Mm | M<64>): this;
  /** PFPNACC (d3nowext). */
  pfpnacc(a: Mm, b: Mm | M<64>): this;
  /** PFRCP (d3now). */
  pfrcp(a: Mm, b: Mm | M<64>): this;
  /** PFRCPIT1 (d3now). */
  pfrcpit1(a: Mm, b: Mm | M<64>): this;
  /** PFRCPIT2 (d3now). */
  pfrcpit2(a: Mm, b: Mm | M<64>): this;
  /** PFRSQIT1 (d3now). */
  pfrsqit1(a: Mm, b: Mm | M<64>): this;
  /** PFRSQRT (d3now). */
  pfrsqrt(a: Mm, b: Mm | M<64>): this;
  /** PFSUB (d3now). */
  pfsub(a: Mm, b: Mm | M<64>): this;
  /** PFSUBR (d3now). */
  pfsubr(a: Mm, b: Mm | M<64>): this;
  /** PHADDD (ssse3). */
  phaddd(a: Mm, b: Mm | M<64>): this;
  phaddd(a: Xmm, b: Xmm | M<128>): this;
  /** PHADDSW (ssse3). */
  phaddsw(a: Mm, b: Mm | M<64>): this;
  phaddsw(a: Xmm, b: Xmm | M<128>): this;
  /** PHADDW (ssse3). */
  phaddw(a: Mm, b: Mm | M<64>): this;
  phaddw(a: Xmm, b: Xmm | M<128>): this;
  /** PHMINPOSUW (sse4_1). */
  phminposuw(a: Xmm, b: Xmm | M<128>): this;
  /** PHSUBD (ssse3). */
  phsubd(a: Mm, b: Mm | M<64>): this;
  phsubd(a: Xmm, b: Xmm | M<128>): this;
  /** PHSUBSW (ssse3). */
  phsubsw(a: Mm, b: Mm | M<64>): this;
  phsubsw(a: Xmm, b: Xmm | M<128>): this;
  /** PHSUBW (ssse3). */
  phsubw(a: Mm, b: Mm | M<64>): this;
  phsubw(a: Xmm, b: Xmm | M<128>): this;
  /** PI2FD (d3now). */
  pi2fd(a: Mm, b: Mm | M<64>): this;
  /** PI2FW (d3nowext). */
  pi2fw(a: Mm, b: Mm | M<64>): this;
  /** PINSRB (sse4_1). */
  pinsrb(a: Xmm, b: R32 | M<8>, c: Imm): this;
  pinsrb(a: Xmm, b: R64 | M<8>, c: Imm): this;
  /** PINSRD (sse4_1). */
  pinsrd(a: Xmm, b: R32 | M<32>, c: Imm): this;
  /** PINSRQ (sse4_1). */
  pinsrq(a: Xmm, b: R64 | M<64>, c: Imm): this;
  /** PINSRW (sse, sse2). */
  pinsrw(a: Mm, b: R32 | M<16>, c: Imm): this;
  pinsrw(a: Mm, b: R64 | M<16>, c: Imm): this;
  pinsrw(a: Xmm, b: R32 | M<16>, c: Imm): this;
  pinsrw(a: Xmm, b: R64 | M<16>, c: Imm): this;
  /** PMADDUBSW (ssse3). */
  pmaddubsw(a: Mm, b: Mm | M<64>): this;
  pmaddubsw(a: Xmm, b: Xmm | M<128>): this;
  /** PMADDWD (mmx, sse2). */
  pmaddwd(a: Mm, b: Mm | M<64>): this;
  pmaddwd(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXSB (sse4_1). */
  pmaxsb(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXSD (sse4_1). */
  pmaxsd(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXSW (sse, sse2). */
  pmaxsw(a: Mm, b: Mm | M<64>): this;
  pmaxsw(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXUB (sse, sse2). */
  pmaxub(a: Mm, b: Mm | M<64>): this;
  pmaxub(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXUD (sse4_1). */
  pmaxud(a: Xmm, b: Xmm | M<128>): this;
  /** PMAXUW (sse4_1). */
  pmaxuw(a: Xmm, b: Xmm | M<128>): this;
  /** PMINSB (sse4_1). */
  pminsb(a: Xmm, b: Xmm | M<128>): this;
  /** PMINSD (sse4_1). */
  pminsd(a: Xmm, b: Xmm | M<128>): this;
  /** PMINSW (sse, sse2). */
  pminsw(a: Mm, b: Mm | M<64>): this;
  pminsw(a: Xmm, b: Xmm | M<128>): this;
  /** PMINUB (sse, sse2). */
  pminub(a: Mm, b: Mm | M<64>): this;
  pminub(a: Xmm, b: Xmm | M<128>): this;
  /** PMINUD (sse4_1). */
  pminud(a: Xmm, b: Xmm | M<128>): this;
  /** PMINUW (sse4_1). */
  pminuw(a: Xmm, b: Xmm | M<128>): this;
  /** PMOVMSKB (sse, sse2). */
  pmovmskb(a: R32, b: Mm): this;
  pmovmskb(a: R64, b: Mm): this;
  pmovmskb(a: R32, b: Xmm): this;
  pmovmskb(a: R64, b: Xmm): this;
  /** PMOVSXBD (sse4_1). */
  pmovsxbd(a: Xmm, b: Xmm | M<32>): this;
  /** PMOVSXBQ (sse4_1). */
  pmovsxbq(a: Xmm, b: Xmm | M<16>): this;
  /** PMOVSXBW (sse4_1). */
  pmovsxbw(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVSXDQ (sse4_1). */
  pmovsxdq(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVSXWD (sse4_1). */
  pmovsxwd(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVSXWQ (sse4_1). */
  pmovsxwq(a: Xmm, b: Xmm | M<32>): this;
  /** PMOVZXBD (sse4_1). */
  pmovzxbd(a: Xmm, b: Xmm | M<32>): this;
  /** PMOVZXBQ (sse4_1). */
  pmovzxbq(a: Xmm, b: Xmm | M<16>): this;
  /** PMOVZXBW (sse4_1). */
  pmovzxbw(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVZXDQ (sse4_1). */
  pmovzxdq(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVZXWD (sse4_1). */
  pmovzxwd(a: Xmm, b: Xmm | M<64>): this;
  /** PMOVZXWQ (sse4_1). */
  pmovzxwq(a: Xmm, b: Xmm | M<32>): this;
  /** PMULDQ (sse4_1). */
  pmuldq(a: Xmm, b: Xmm | M<128>): this;
  /** PMULHRSW (ssse3). */
  pmulhrsw(a: Mm, b: Mm | M<64>): this;
  pmulhrsw(a: Xmm, b: Xmm | M<128>): this;
  /** PMULHRW (d3now). */
  pmulhrw(a: Mm, b: Mm | M<64>): this;
  /** PMULHUW (sse, sse2). */
  pmulhuw(a: Mm, b: Mm | M<64>): this;
  pmulhuw(a: Xmm, b: Xmm | M<128>): this;
  /** PMULHW (mmx, sse2). */
  pmulhw(a: Mm, b: Mm | M<64>): this;
  pmulhw(a: Xmm, b: Xmm | M<128>): this;
  /** PMULLD (sse4_1). */
  pmulld(a: Xmm, b: Xmm | M<128>): this;
  /** PMULLW (mmx, sse2). */
  pmullw(a: Mm, b: Mm | M<64>): this;
  pmullw(a: Xmm, b: Xmm | M<128>): this;
  /** PMULUDQ (sse2). */
  pmuludq(a: Mm, b: Mm | M<64>): this;
  pmuludq(a: Xmm, b: Xmm | M<128>): this;
  /** POP (x86-64). */
  pop(a: R16): this;
  pop(a: R64): this;
  pop(a: R16 | M<16>): this;
  pop(a: R64 | M<64>): this;
  pop(a: Sreg<'fs'>): this;
  pop(a: Sreg<'gs'>): this;
  /** POPQ (x86-64). The same as POP. */
  popq(a: R16): this;
  popq(a: R64): this;
  popq(a: R16 | M<16>): this;
  popq(a: R64 | M<64>): this;
  popq(a: Sreg<'fs'>): this;
  popq(a: Sreg<'gs'>): this;
  /** POP2 (apx_f). */
  pop2(a: R64, b: R64): this;
  /** POP2P (apx_f). */
  pop2p(a: R64, b: R64): this;
  /** POPCNT (popcnt, apx_f+popcnt). */
  popcnt(a: R16, b: R16 | M<16>): this;
  popcnt(a: R32, b: R32 | M<32>): this;
  popcnt(a: R64, b: R64 | M<64>): this;
  /** POPFQ (x86-64). */
  popfq(): this;
  /** POPF (x86-64). The same as POPFQ. */
  popf(): this;
  /** POPFW (x86-64). */
  popfw(): this;
  /** POPP (apx_f). */
  popp(a: R64): this;
  /** POPW (x86-64). */
  popw(a: Sreg<'fs'>): this;
  popw(a: Sreg<'gs'>): this;
  /** POR (mmx, sse2). */
  por(a: Mm, b: Mm | M<64>): this;
  por(a: Xmm, b: Xmm | M<128>): this;
  /** PREFETCH (prefetchw). */
  prefetch(a: AnyMemory): this;
  /** PREFETCHIT0 (prefetchiti). */
  prefetchit0(a: AnyMemory): this;
  /** PREFETCHIT1 (prefetchiti). */
  prefetchit1(a: AnyMemory): this;
  /** PREFETCHNTA (sse). */
  prefetchnta(a: AnyMemory): this;
  /** PREFETCHT0 (sse). */
  prefetcht0(a: AnyMemory): this;
  /** PREFETCHT1 (sse). */
  prefetcht1(a: AnyMemory): this;
  /** PREFETCHT2 (sse). */
  prefetcht2(a: AnyMemory): this;
  /** PREFETCHW (prefetchw). */
  prefetchw(a: AnyMemory): this;
  /** PREFETCHWT1 (prefetchwt1). */
  prefetchwt1(a: AnyMemory): this;
  /** PSADBW (sse, sse2). */
  psadbw(a: Mm, b: Mm | M<64>): this;
  psadbw(a: Xmm, b: Xmm | M<128>): this;
  /** PSHUFB (ssse3). */
  pshufb(a: Mm, b: Mm | M<64>): this;
  pshufb(a: Xmm, b: Xmm | M<128>): this;
  /** PSHUFD (sse2). */
  pshufd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PSHUFHW (sse2). */
  pshufhw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PSHUFLW (sse2). */
  pshuflw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** PSHUFW (sse). */
  pshufw(a: Mm, b: Mm | M<64>, c: Imm): this;
  /** PSIGNB (ssse3). */
  psignb(a: Mm, b: Mm | M<64>): this;
  psignb(a: Xmm, b: Xmm | M<128>): this;
  /** PSIGND (ssse3). */
  psignd(a: Mm, b: Mm | M<64>): this;
  psignd(a: Xmm, b: Xmm | M<128>): this;
  /** PSIGNW (ssse3). */
  psignw(a: Mm, b: Mm | M<64>): this;
  psignw(a: Xmm, b: Xmm | M<128>): this;
  /** PSLLD (mmx, sse2). */
  pslld(a: Mm, b: Imm): this;
  pslld(a: Mm, b: Mm | M<64>): this;
  pslld(a: Xmm, b: Imm): this;
  pslld(a: Xmm, b: Xmm | M<128>): this;
  /** PSLLDQ (sse2). */
  pslldq(a: Xmm, b: Imm): this;
  /** PSLLQ (mmx, sse2). */
  psllq(a: Mm, b: Imm): this;
  psllq(a: Mm, b: Mm | M<64>): this;
  psllq(a: Xmm, b: Imm): this;
  psllq(a: Xmm, b: Xmm | M<128>): this;
  /** PSLLW (mmx, sse2). */
  psllw(a: Mm, b: Imm): this;
  psllw(a: Mm, b: Mm | M<64>): this;
  psllw(a: Xmm, b: Imm): this;
  psllw(a: Xmm, b: Xmm | M<128>): this;
  /** PSMASH (sev_snp). */
  psmash(): this;
  psmash(a: R64<'rax'>): this;
  /** PSRAD (mmx, sse2). */
  psrad(a: Mm, b: Imm): this;
  psrad(a: Mm, b: Mm | M<64>): this;
  psrad(a: Xmm, b: Imm): this;
  psrad(a: Xmm, b: Xmm | M<128>): this;
  /** PSRAW (mmx, sse2). */
  psraw(a: Mm, b: Imm): this;
  psraw(a: Mm, b: Mm | M<64>): this;
  psraw(a: Xmm, b: Imm): this;
  psraw(a: Xmm, b: Xmm | M<128>): this;
  /** PSRLD (mmx, sse2). */
  psrld(a: Mm, b: Imm): this;
  psrld(a: Mm, b: Mm | M<64>): this;
  psrld(a: Xmm, b: Imm): this;
  psrld(a: Xmm, b: Xmm | M<128>): this;
  /** PSRLDQ (sse2). */
  psrldq(a: Xmm, b: Imm): this;
  /** PSRLQ (mmx, sse2). */
  psrlq(a: Mm, b: Imm): this;
  psrlq(a: Mm, b: Mm | M<64>): this;
  psrlq(a: Xmm, b: Imm): this;
  psrlq(a: Xmm, b: Xmm | M<128>): this;
  /** PSRLW (mmx, sse2). */
  psrlw(a: Mm, b: Imm): this;
  psrlw(a: Mm, b: Mm | M<64>): this;
  psrlw(a: Xmm, b: Imm): this;
  psrlw(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBB (mmx, sse2). */
  psubb(a: Mm, b: Mm | M<64>): this;
  psubb(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBD (mmx, sse2). */
  psubd(a: Mm, b: Mm | M<64>): this;
  psubd(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBQ (sse2). */
  psubq(a: Mm, b: Mm | M<64>): this;
  psubq(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBSB (mmx, sse2). */
  psubsb(a: Mm, b: Mm | M<64>): this;
  psubsb(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBSW (mmx, sse2). */
  psubsw(a: Mm, b: Mm | M<64>): this;
  psubsw(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBUSB (mmx, sse2). */
  psubusb(a: Mm, b: Mm | M<64>): this;
  psubusb(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBUSW (mmx, sse2). */
  psubusw(a: Mm, b: Mm | M<64>): this;
  psubusw(a: Xmm, b: Xmm | M<128>): this;
  /** PSUBW (mmx, sse2). */
  psubw(a: Mm, b: Mm | M<64>): this;
  psubw(a: Xmm, b: Xmm | M<128>): this;
  /** PSWAPD (d3nowext). */
  pswapd(a: Mm, b: Mm | M<64>): this;
  /** PTEST (sse4_1). */
  ptest(a: Xmm, b: Xmm | M<128>): this;
  /** PTWRITE (ptwrite). */
  ptwrite(a: R32 | M<32>): this;
  ptwrite(a: R64 | M<64>): this;
  /** PUNPCKHBW (mmx, sse2). */
  punpckhbw(a: Mm, b: Mm | M<64>): this;
  punpckhbw(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKHDQ (mmx, sse2). */
  punpckhdq(a: Mm, b: Mm | M<64>): this;
  punpckhdq(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKHQDQ (sse2). */
  punpckhqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKHWD (mmx, sse2). */
  punpckhwd(a: Mm, b: Mm | M<64>): this;
  punpckhwd(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKLBW (mmx, sse2). */
  punpcklbw(a: Mm, b: Mm | M<32>): this;
  punpcklbw(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKLDQ (mmx, sse2). */
  punpckldq(a: Mm, b: Mm | M<32>): this;
  punpckldq(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKLQDQ (sse2). */
  punpcklqdq(a: Xmm, b: Xmm | M<128>): this;
  /** PUNPCKLWD (mmx, sse2). */
  punpcklwd(a: Mm, b: Mm | M<32>): this;
  punpcklwd(a: Xmm, b: Xmm | M<128>): this;
  /** PUSH (x86-64). */
  push(a: R16): this;
  push(a: R64): this;
  push(a: Imm): this;
  push(a: R16 | M<16>): this;
  push(a: R64 | M<64>): this;
  push(a: Sreg<'fs'>): this;
  push(a: Sreg<'gs'>): this;
  /** PUSHQ (x86-64). The same as PUSH. */
  pushq(a: R16): this;
  pushq(a: R64): this;
  pushq(a: Imm): this;
  pushq(a: R16 | M<16>): this;
  pushq(a: R64 | M<64>): this;
  pushq(a: Sreg<'fs'>): this;
  pushq(a: Sreg<'gs'>): this;
  /** PUSH2 (apx_f). */
  push2(a: R64, b: R64): this;
  /** PUSH2P (apx_f). */
  push2p(a: R64, b: R64): this;
  /** PUSHFQ (x86-64). */
  pushfq(): this;
  /** PUSHF (x86-64). The same as PUSHFQ. */
  pushf(): this;
  /** PUSHFW (x86-64). */
  pushfw(): this;
  /** PUSHP (apx_f). */
  pushp(a: R64): this;
  /** PUSHW (x86-64). */
  pushw(a: Imm): this;
  pushw(a: Sreg<'fs'>): this;
  pushw(a: Sreg<'gs'>): this;
  /** PVALIDATE (sev_snp). */
  pvalidate(): this;
  pvalidate(a: R64<'rax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  pvalidate(a: R32<'eax'>, b: R32<'ecx'>, c: R32<'edx'>): this;
  /** PXOR (mmx, sse2). */
  pxor(a: Mm, b: Mm | M<64>): this;
  pxor(a: Xmm, b: Xmm | M<128>): this;
  /** RCL (x86-64, apx_f). */
  rcl(a: R8 | M<8>, b: Imm): this;
  rcl(a: R16 | M<16>, b: Imm): this;
  rcl(a: R32 | M<32>, b: Imm): this;
  rcl(a: R64 | M<64>, b: Imm): this;
  rcl(a: R8 | M<8>, b: 1): this;
  rcl(a: R16 | M<16>, b: 1): this;
  rcl(a: R32 | M<32>, b: 1): this;
  rcl(a: R64 | M<64>, b: 1): this;
  rcl(a: R8 | M<8>, b: R8<'cl'>): this;
  rcl(a: R16 | M<16>, b: R8<'cl'>): this;
  rcl(a: R32 | M<32>, b: R8<'cl'>): this;
  rcl(a: R64 | M<64>, b: R8<'cl'>): this;
  rcl(a: R8 | M<8>): this;
  rcl(a: R16 | M<16>): this;
  rcl(a: R32 | M<32>): this;
  rcl(a: R64 | M<64>): this;
  rcl(a: R8, b: R8 | M<8>, c: 1): this;
  rcl(a: R16, b: R16 | M<16>, c: 1): this;
  rcl(a: R32, b: R32 | M<32>, c: 1): this;
  rcl(a: R64, b: R64 | M<64>, c: 1): this;
  rcl(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  rcl(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  rcl(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  rcl(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  rcl(a: R8, b: R8 | M<8>, c: Imm): this;
  rcl(a: R16, b: R16 | M<16>, c: Imm): this;
  rcl(a: R32, b: R32 | M<32>, c: Imm): this;
  rcl(a: R64, b: R64 | M<64>, c: Imm): this;
  rcl(a: R8, b: R8 | M<8>): this;
  rcl(a: R16, b: R16 | M<16>): this;
  rcl(a: R32, b: R32 | M<32>): this;
  rcl(a: R64, b: R64 | M<64>): this;
  /** RCPPS (sse). */
  rcpps(a: Xmm, b: Xmm | M<128>): this;
  /** RCPSS (sse). */
  rcpss(a: Xmm, b: Xmm | M<32>): this;
  /** RCR (x86-64, apx_f). */
  rcr(a: R8 | M<8>, b: Imm): this;
  rcr(a: R16 | M<16>, b: Imm): this;
  rcr(a: R32 | M<32>, b: Imm): this;
  rcr(a: R64 | M<64>, b: Imm): this;
  rcr(a: R8 | M<8>, b: 1): this;
  rcr(a: R16 | M<16>, b: 1): this;
  rcr(a: R32 | M<32>, b: 1): this;
  rcr(a: R64 | M<64>, b: 1): this;
  rcr(a: R8 | M<8>, b: R8<'cl'>): this;
  rcr(a: R16 | M<16>, b: R8<'cl'>): this;
  rcr(a: R32 | M<32>, b: R8<'cl'>): this;
  rcr(a: R64 | M<64>, b: R8<'cl'>): this;
  rcr(a: R8 | M<8>): this;
  rcr(a: R16 | M<16>): this;
  rcr(a: R32 | M<32>): this;
  rcr(a: R64 | M<64>): this;
  rcr(a: R8, b: R8 | M<8>, c: 1): this;
  rcr(a: R16, b: R16 | M<16>, c: 1): this;
  rcr(a: R32, b: R32 | M<32>, c: 1): this;
  rcr(a: R64, b: R64 | M<64>, c: 1): this;
  rcr(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  rcr(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  rcr(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  rcr(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  rcr(a: R8, b: R8 | M<8>, c: Imm): this;
  rcr(a: R16, b: R16 | M<16>, c: Imm): this;
  rcr(a: R32, b: R32 | M<32>, c: Imm): this;
  rcr(a: R64, b: R64 | M<64>, c: Imm): this;
  rcr(a: R8, b: R8 | M<8>): this;
  rcr(a: R16, b: R16 | M<16>): this;
  rcr(a: R32, b: R32 | M<32>): this;
  rcr(a: R64, b: R64 | M<64>): this;
  /** RDFSBASE (fsgsbase). */
  rdfsbase(a: R32): this;
  rdfsbase(a: R64): this;
  /** RDGSBASE (fsgsbase). */
  rdgsbase(a: R32): this;
  rdgsbase(a: R64): this;
  /** RDMSR (x86-64). */
  rdmsr(): this;
  /** RDMSRLIST (msrlist). */
  rdmsrlist(): this;
  /** RDPID (rdpid). */
  rdpid(a: R64): this;
  /** RDPKRU (pku). */
  rdpkru(): this;
  /** RDPMC (x86-64). */
  rdpmc(): this;
  /** RDPRU (rdpru). */
  rdpru(): this;
  /** RDRAND (rdrand). */
  rdrand(a: R16): this;
  rdrand(a: R32): this;
  rdrand(a: R64): this;
  /** RDSEED (rdseed). */
  rdseed(a: R16): this;
  rdseed(a: R32): this;
  rdseed(a: R64): this;
  /** RDSSPD (cet_ss). */
  rdsspd(a: R32): this;
  /** RDSSPQ (cet_ss). */
  rdsspq(a: R64): this;
  /** RDTSC (x86-64). */
  rdtsc(): this;
  /** RDTSCP (rdtscp). */
  rdtscp(): this;
  /** RDUDBG (udbg). */
  rdudbg(): this;
  /** RET (x86-64). */
  ret(a: Imm): this;
  ret(): this;
  /** RETN (x86-64). The same as RET. */
  retn(a: Imm): this;
  retn(): this;
  /** RETQ (x86-64). The same as RET. */
  retq(a: Imm): this;
  retq(): this;
  /** RETF (x86-64). */
  retf(a: Imm): this;
  retf(): this;
  /** LRET (x86-64). The same as RETF. */
  lret(a: Imm): this;
  lret(): this;
  /** RETFD (x86-64). The same as RETF. */
  retfd(a: Imm): this;
  retfd(): this;
  /** RETFQ (x86-64). */
  retfq(a: Imm): this;
  retfq(): this;
  /** LRETQ (x86-64). The same as RETFQ. */
  lretq(a: Imm): this;
  lretq(): this;
  /** RETFW (x86-64). */
  retfw(a: Imm): this;
  retfw(): this;
  /** LRETW (x86-64). The same as RETFW. */
  lretw(a: Imm): this;
  lretw(): this;
  /** RETW (x86-64). */
  retw(a: Imm): this;
  retw(): this;
  /** RMPADJUST (sev_snp). */
  rmpadjust(): this;
  rmpadjust(a: R64<'rax'>, b: R64<'rcx'>, c: R64<'rdx'>): this;
  /** RMPQUERY (rmpquery). */
  rmpquery(): this;
  /** RMPUPDATE (sev_snp). */
  rmpupdate(): this;
  rmpupdate(a: R64<'rax'>, b: R64<'rcx'>): this;
  /** ROL (x86-64, apx_f). */
  rol(a: R8 | M<8>, b: Imm): this;
  rol(a: R16 | M<16>, b: Imm): this;
  rol(a: R32 | M<32>, b: Imm): this;
  rol(a: R64 | M<64>, b: Imm): this;
  rol(a: R8 | M<8>, b: 1): this;
  rol(a: R16 | M<16>, b: 1): this;
  rol(a: R32 | M<32>, b: 1): this;
  rol(a: R64 | M<64>, b: 1): this;
  rol(a: R8 | M<8>, b: R8<'cl'>): this;
  rol(a: R16 | M<16>, b: R8<'cl'>): this;
  rol(a: R32 | M<32>, b: R8<'cl'>): this;
  rol(a: R64 | M<64>, b: R8<'cl'>): this;
  rol(a: R8 | M<8>): this;
  rol(a: R16 | M<16>): this;
  rol(a: R32 | M<32>): this;
  rol(a: R64 | M<64>): this;
  rol(a: R8, b: R8 | M<8>, c: 1): this;
  rol(a: R16, b: R16 | M<16>, c: 1): this;
  rol(a: R32, b: R32 | M<32>, c: 1): this;
  rol(a: R64, b: R64 | M<64>, c: 1): this;
  rol(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  rol(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  rol(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  rol(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  rol(a: R8, b: R8 | M<8>, c: Imm): this;
  rol(a: R16, b: R16 | M<16>, c: Imm): this;
  rol(a: R32, b: R32 | M<32>, c: Imm): this;
  rol(a: R64, b: R64 | M<64>, c: Imm): this;
  rol(a: R8, b: R8 | M<8>): this;
  rol(a: R16, b: R16 | M<16>): this;
  rol(a: R32, b: R32 | M<32>): this;
  rol(a: R64, b: R64 | M<64>): this;
  /** ROR (x86-64, apx_f). */
  ror(a: R8 | M<8>, b: Imm): this;
  ror(a: R16 | M<16>, b: Imm): this;
  ror(a: R32 | M<32>, b: Imm): this;
  ror(a: R64 | M<64>, b: Imm): this;
  ror(a: R8 | M<8>, b: 1): this;
  ror(a: R16 | M<16>, b: 1): this;
  ror(a: R32 | M<32>, b: 1): this;
  ror(a: R64 | M<64>, b: 1): this;
  ror(a: R8 | M<8>, b: R8<'cl'>): this;
  ror(a: R16 | M<16>, b: R8<'cl'>): this;
  ror(a: R32 | M<32>, b: R8<'cl'>): this;
  ror(a: R64 | M<64>, b: R8<'cl'>): this;
  ror(a: R8 | M<8>): this;
  ror(a: R16 | M<16>): this;
  ror(a: R32 | M<32>): this;
  ror(a: R64 | M<64>): this;
  ror(a: R8, b: R8 | M<8>, c: 1): this;
  ror(a: R16, b: R16 | M<16>, c: 1): this;
  ror(a: R32, b: R32 | M<32>, c: 1): this;
  ror(a: R64, b: R64 | M<64>, c: 1): this;
  ror(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  ror(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  ror(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  ror(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  ror(a: R8, b: R8 | M<8>, c: Imm): this;
  ror(a: R16, b: R16 | M<16>, c: Imm): this;
  ror(a: R32, b: R32 | M<32>, c: Imm): this;
  ror(a: R64, b: R64 | M<64>, c: Imm): this;
  ror(a: R8, b: R8 | M<8>): this;
  ror(a: R16, b: R16 | M<16>): this;
  ror(a: R32, b: R32 | M<32>): this;
  ror(a: R64, b: R64 | M<64>): this;
  /** RORX (bmi2, apx_f+bmi2). */
  rorx(a: R32, b: R32 | M<32>, c: Imm): this;
  rorx(a: R64, b: R64 | M<64>, c: Imm): this;
  /** ROUNDPD (sse4_1). */
  roundpd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** ROUNDPS (sse4_1). */
  roundps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** ROUNDSD (sse4_1). */
  roundsd(a: Xmm, b: Xmm | M<64>, c: Imm): this;
  /** ROUNDSS (sse4_1). */
  roundss(a: Xmm, b: Xmm | M<32>, c: Imm): this;
  /** RSM (x86-64). */
  rsm(): this;
  /** RSQRTPS (sse). */
  rsqrtps(a: Xmm, b: Xmm | M<128>): this;
  /** RSQRTSS (sse). */
  rsqrtss(a: Xmm, b: Xmm | M<32>): this;
  /** RSTORSSP (cet_ss). */
  rstorssp(a: M<64>): this;
  rstorssp(a: M<32>): this;
  /** SAHF (x86-64). */
  sahf(): this;
  /** SAR (x86-64, apx_f). */
  sar(a: R8 | M<8>, b: Imm): this;
  sar(a: R16 | M<16>, b: Imm): this;
  sar(a: R32 | M<32>, b: Imm): this;
  sar(a: R64 | M<64>, b: Imm): this;
  sar(a: R8 | M<8>, b: 1): this;
  sar(a: R16 | M<16>, b: 1): this;
  sar(a: R32 | M<32>, b: 1): this;
  sar(a: R64 | M<64>, b: 1): this;
  sar(a: R8 | M<8>, b: R8<'cl'>): this;
  sar(a: R16 | M<16>, b: R8<'cl'>): this;
  sar(a: R32 | M<32>, b: R8<'cl'>): this;
  sar(a: R64 | M<64>, b: R8<'cl'>): this;
  sar(a: R8 | M<8>): this;
  sar(a: R16 | M<16>): this;
  sar(a: R32 | M<32>): this;
  sar(a: R64 | M<64>): this;
  sar(a: R8, b: R8 | M<8>, c: 1): this;
  sar(a: R16, b: R16 | M<16>, c: 1): this;
  sar(a: R32, b: R32 | M<32>, c: 1): this;
  sar(a: R64, b: R64 | M<64>, c: 1): this;
  sar(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  sar(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  sar(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  sar(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  sar(a: R8, b: R8 | M<8>, c: Imm): this;
  sar(a: R16, b: R16 | M<16>, c: Imm): this;
  sar(a: R32, b: R32 | M<32>, c: Imm): this;
  sar(a: R64, b: R64 | M<64>, c: Imm): this;
  sar(a: R8, b: R8 | M<8>): this;
  sar(a: R16, b: R16 | M<16>): this;
  sar(a: R32, b: R32 | M<32>): this;
  sar(a: R64, b: R64 | M<64>): this;
  /** SARX (bmi2, apx_f+bmi2). */
  sarx(a: R32, b: R32 | M<32>, c: R32): this;
  sarx(a: R64, b: R64 | M<64>, c: R64): this;
  /** SAVEPREVSSP (cet_ss). */
  saveprevssp(): this;
  /** SBB (x86-64, apx_f). */
  sbb(a: R8 | M<8>, b: R8): this;
  sbb(a: R16 | M<16>, b: R16): this;
  sbb(a: R32 | M<32>, b: R32): this;
  sbb(a: R64 | M<64>, b: R64): this;
  sbb(a: R8, b: R8 | M<8>): this;
  sbb(a: R16, b: R16 | M<16>): this;
  sbb(a: R32, b: R32 | M<32>): this;
  sbb(a: R64, b: R64 | M<64>): this;
  sbb(a: R8<'al'>, b: Imm): this;
  sbb(a: R16<'ax'>, b: Imm): this;
  sbb(a: R32<'eax'>, b: Imm): this;
  sbb(a: R64<'rax'>, b: Imm): this;
  sbb(a: R8 | M<8>, b: Imm): this;
  sbb(a: R16 | M<16>, b: Imm): this;
  sbb(a: R32 | M<32>, b: Imm): this;
  sbb(a: R64 | M<64>, b: Imm): this;
  sbb(a: R8, b: R8 | M<8>, c: R8): this;
  sbb(a: R16, b: R16 | M<16>, c: R16): this;
  sbb(a: R32, b: R32 | M<32>, c: R32): this;
  sbb(a: R64, b: R64 | M<64>, c: R64): this;
  sbb(a: R8, b: R8, c: R8 | M<8>): this;
  sbb(a: R16, b: R16, c: R16 | M<16>): this;
  sbb(a: R32, b: R32, c: R32 | M<32>): this;
  sbb(a: R64, b: R64, c: R64 | M<64>): this;
  sbb(a: R8, b: R8 | M<8>, c: Imm): this;
  sbb(a: R16, b: R16 | M<16>, c: Imm): this;
  sbb(a: R32, b: R32 | M<32>, c: Imm): this;
  sbb(a: R64, b: R64 | M<64>, c: Imm): this;
  /** SCAS (x86-64). */
  scas(a: R8<'al'>, b: M<8>): this;
  scas(a: R16<'ax'>, b: M<16>): this;
  scas(a: R32<'eax'>, b: M<32>): this;
  scas(a: R64<'rax'>, b: M<64>): this;
  scas(a: M<8>): this;
  scas(a: M<16>): this;
  scas(a: M<32>): this;
  scas(a: M<64>): this;
  /** SCASB (x86-64). */
  scasb(): this;
  scasb(a: R8<'al'>, b: M<8>): this;
  scasb(a: M<8>): this;
  /** SCASD (x86-64). */
  scasd(): this;
  scasd(a: R32<'eax'>, b: M<32>): this;
  scasd(a: M<32>): this;
  /** SCASQ (x86-64). */
  scasq(): this;
  scasq(a: R64<'rax'>, b: M<64>): this;
  scasq(a: M<64>): this;
  /** SCASW (x86-64). */
  scasw(): this;
  scasw(a: R16<'ax'>, b: M<16>): this;
  scasw(a: M<16>): this;
  /** SEAMCALL (tdx). */
  seamcall(): this;
  /** SEAMOPS (tdx). */
  seamops(): this;
  /** SEAMRET (tdx). */
  seamret(): this;
  /** SENDUIPI (uintr). */
  senduipi(a: R64): this;
  /** SERIALIZE (serialize). */
  serialize(): this;
  /** SETA (x86-64, apx_f). */
  seta(a: R8 | M<8>): this;
  /** SETNBE (x86-64, apx_f). The same as SETA. */
  setnbe(a: R8 | M<8>): this;
  /** SETAE (x86-64, apx_f). */
  setae(a: R8 | M<8>): this;
  /** SETNC (x86-64, apx_f). The same as SETAE. */
  setnc(a: R8 | M<8>): this;
  /** SETNB (x86-64, apx_f). The same as SETAE. */
  setnb(a: R8 | M<8>): this;
  /** SETB (x86-64, apx_f). */
  setb(a: R8 | M<8>): this;
  /** SETC (x86-64, apx_f). The same as SETB. */
  setc(a: R8 | M<8>): this;
  /** SETNAE (x86-64, apx_f). The same as SETB. */
  setnae(a: R8 | M<8>): this;
  /** SETBE (x86-64, apx_f). */
  setbe(a: R8 | M<8>): this;
  /** SETNA (x86-64, apx_f). The same as SETBE. */
  setna(a: R8 | M<8>): this;
  /** SETE (x86-64, apx_f). */
  sete(a: R8 | M<8>): this;
  /** SETZ (x86-64, apx_f). The same as SETE. */
  setz(a: R8 | M<8>): this;
  /** SETG (x86-64, apx_f). */
  setg(a: R8 | M<8>): this;
  /** SETNLE (x86-64, apx_f). The same as SETG. */
  setnle(a: R8 | M<8>): this;
  /** SETGE (x86-64, apx_f). */
  setge(a: R8 | M<8>): this;
  /** SETNL (x86-64, apx_f). The same as SETGE. */
  setnl(a: R8 | M<8>): this;
  /** SETL (x86-64, apx_f). */
  setl(a: R8 | M<8>): this;
  /** SETNGE (x86-64, apx_f). The same as SETL. */
  setnge(a: R8 | M<8>): this;
  /** SETLE (x86-64, apx_f). */
  setle(a: R8 | M<8>): this;
  /** SETNG (x86-64, apx_f). The same as SETLE. */
  setng(a: R8 | M<8>): this;
  /** SETNE (x86-64, apx_f). */
  setne(a: R8 | M<8>): this;
  /** SETNZ (x86-64, apx_f). The same as SETNE. */
  setnz(a: R8 | M<8>): this;
  /** SETNO (x86-64, apx_f). */
  setno(a: R8 | M<8>): this;
  /** SETNP (x86-64, apx_f). */
  setnp(a: R8 | M<8>): this;
  /** SETPO (x86-64, apx_f). The same as SETNP. */
  setpo(a: R8 | M<8>): this;
  /** SETNS (x86-64, apx_f). */
  setns(a: R8 | M<8>): this;
  /** SETO (x86-64, apx_f). */
  seto(a: R8 | M<8>): this;
  /** SETP (x86-64, apx_f). */
  setp(a: R8 | M<8>): this;
  /** SETPE (x86-64, apx_f). The same as SETP. */
  setpe(a: R8 | M<8>): this;
  /** SETS (x86-64, apx_f). */
  sets(a: R8 | M<8>): this;
  /** SETSSBSY (cet_ss). */
  setssbsy(): this;
  /** SETZUA (apx_f). */
  setzua(a: R8 | M<8>): this;
  /** SETZUAE (apx_f). */
  setzuae(a: R8 | M<8>): this;
  /** SETZUB (apx_f). */
  setzub(a: R8 | M<8>): this;
  /** SETZUBE (apx_f). */
  setzube(a: R8 | M<8>): this;
  /** SETZUE (apx_f). */
  setzue(a: R8 | M<8>): this;
  /** SETZUG (apx_f). */
  setzug(a: R8 | M<8>): this;
  /** SETZUGE (apx_f). */
  setzuge(a: R8 | M<8>): this;
  /** SETZUL (apx_f). */
  setzul(a: R8 | M<8>): this;
  /** SETZULE (apx_f). */
  setzule(a: R8 | M<8>): this;
  /** SETZUNE (apx_f). */
  setzune(a: R8 | M<8>): this;
  /** SETZUNO (apx_f). */
  setzuno(a: R8 | M<8>): this;
  /** SETZUNP (apx_f). */
  setzunp(a: R8 | M<8>): this;
  /** SETZUNS (apx_f). */
  setzuns(a: R8 | M<8>): this;
  /** SETZUO (apx_f). */
  setzuo(a: R8 | M<8>): this;
  /** SETZUP (apx_f). */
  setzup(a: R8 | M<8>): this;
  /** SETZUS (apx_f). */
  setzus(a: R8 | M<8>): this;
  /** SFENCE (sse). */
  sfence(): this;
  /** SGDT (x86-64). */
  sgdt(a: M<80>): this;
  sgdt(a: M<48>): this;
  /** SHA1MSG1 (sha). */
  sha1msg1(a: Xmm, b: Xmm | M<128>): this;
  /** SHA1MSG2 (sha). */
  sha1msg2(a: Xmm, b: Xmm | M<128>): this;
  /** SHA1NEXTE (sha). */
  sha1nexte(a: Xmm, b: Xmm | M<128>): this;
  /** SHA1RNDS4 (sha). */
  sha1rnds4(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** SHA256MSG1 (sha). */
  sha256msg1(a: Xmm, b: Xmm | M<128>): this;
  /** SHA256MSG2 (sha). */
  sha256msg2(a: Xmm, b: Xmm | M<128>): this;
  /** SHA256RNDS2 (sha). */
  sha256rnds2(a: Xmm, b: Xmm | M<128>): this;
  sha256rnds2(a: Xmm, b: Xmm | M<128>, c: Xmm<'xmm0'>): this;
  /** SHL (x86-64, apx_f). */
  shl(a: R8 | M<8>, b: Imm): this;
  shl(a: R16 | M<16>, b: Imm): this;
  shl(a: R32 | M<32>, b: Imm): this;
  shl(a: R64 | M<64>, b: Imm): this;
  shl(a: R8 | M<8>, b: 1): this;
  shl(a: R16 | M<16>, b: 1): this;
  shl(a: R32 | M<32>, b: 1): this;
  shl(a: R64 | M<64>, b: 1): this;
  shl(a: R8 | M<8>, b: R8<'cl'>): this;
  shl(a: R16 | M<16>, b: R8<'cl'>): this;
  shl(a: R32 | M<32>, b: R8<'cl'>): this;
  shl(a: R64 | M<64>, b: R8<'cl'>): this;
  shl(a: R8 | M<8>): this;
  shl(a: R16 | M<16>): this;
  shl(a: R32 | M<32>): this;
  shl(a: R64 | M<64>): this;
  shl(a: R8, b: R8 | M<8>, c: 1): this;
  shl(a: R16, b: R16 | M<16>, c: 1): this;
  shl(a: R32, b: R32 | M<32>, c: 1): this;
  shl(a: R64, b: R64 | M<64>, c: 1): this;
  shl(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  shl(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  shl(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  shl(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  shl(a: R8, b: R8 | M<8>, c: Imm): this;
  shl(a: R16, b: R16 | M<16>, c: Imm): this;
  shl(a: R32, b: R32 | M<32>, c: Imm): this;
  shl(a: R64, b: R64 | M<64>, c: Imm): this;
  shl(a: R8, b: R8 | M<8>): this;
  shl(a: R16, b: R16 | M<16>): this;
  shl(a: R32, b: R32 | M<32>): this;
  shl(a: R64, b: R64 | M<64>): this;
  /** SAL (x86-64, apx_f). The same as SHL. */
  sal(a: R8 | M<8>, b: Imm): this;
  sal(a: R16 | M<16>, b: Imm): this;
  sal(a: R32 | M<32>, b: Imm): this;
  sal(a: R64 | M<64>, b: Imm): this;
  sal(a: R8 | M<8>, b: 1): this;
  sal(a: R16 | M<16>, b: 1): this;
  sal(a: R32 | M<32>, b: 1): this;
  sal(a: R64 | M<64>, b: 1): this;
  sal(a: R8 | M<8>, b: R8<'cl'>): this;
  sal(a: R16 | M<16>, b: R8<'cl'>): this;
  sal(a: R32 | M<32>, b: R8<'cl'>): this;
  sal(a: R64 | M<64>, b: R8<'cl'>): this;
  sal(a: R8 | M<8>): this;
  sal(a: R16 | M<16>): this;
  sal(a: R32 | M<32>): this;
  sal(a: R64 | M<64>): this;
  sal(a: R8, b: R8 | M<8>, c: 1): this;
  sal(a: R16, b: R16 | M<16>, c: 1): this;
  sal(a: R32, b: R32 | M<32>, c: 1): this;
  sal(a: R64, b: R64 | M<64>, c: 1): this;
  sal(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  sal(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  sal(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  sal(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  sal(a: R8, b: R8 | M<8>, c: Imm): this;
  sal(a: R16, b: R16 | M<16>, c: Imm): this;
  sal(a: R32, b: R32 | M<32>, c: Imm): this;
  sal(a: R64, b: R64 | M<64>, c: Imm): this;
  sal(a: R8, b: R8 | M<8>): this;
  sal(a: R16, b: R16 | M<16>): this;
  sal(a: R32, b: R32 | M<32>): this;
  sal(a: R64, b: R64 | M<64>): this;
  /** SHLD (x86-64, apx_f). */
  shld(a: R16 | M<16>, b: R16, c: Imm): this;
  shld(a: R32 | M<32>, b: R32, c: Imm): this;
  shld(a: R64 | M<64>, b: R64, c: Imm): this;
  shld(a: R16 | M<16>, b: R16, c: R8<'cl'>): this;
  shld(a: R32 | M<32>, b: R32, c: R8<'cl'>): this;
  shld(a: R64 | M<64>, b: R64, c: R8<'cl'>): this;
  shld(a: R16 | M<16>, b: R16): this;
  shld(a: R32 | M<32>, b: R32): this;
  shld(a: R64 | M<64>, b: R64): this;
  shld(a: R16, b: R16 | M<16>, c: R16, d: Imm): this;
  shld(a: R32, b: R32 | M<32>, c: R32, d: Imm): this;
  shld(a: R64, b: R64 | M<64>, c: R64, d: Imm): this;
  shld(a: R16, b: R16 | M<16>, c: R16, d: R8<'cl'>): this;
  shld(a: R32, b: R32 | M<32>, c: R32, d: R8<'cl'>): this;
  shld(a: R64, b: R64 | M<64>, c: R64, d: R8<'cl'>): this;
  /** SHLX (bmi2, apx_f+bmi2). */
  shlx(a: R32, b: R32 | M<32>, c: R32): this;
  shlx(a: R64, b: R64 | M<64>, c: R64): this;
  /** SHR (x86-64, apx_f). */
  shr(a: R8 | M<8>, b: Imm): this;
  shr(a: R16 | M<16>, b: Imm): this;
  shr(a: R32 | M<32>, b: Imm): this;
  shr(a: R64 | M<64>, b: Imm): this;
  shr(a: R8 | M<8>, b: 1): this;
  shr(a: R16 | M<16>, b: 1): this;
  shr(a: R32 | M<32>, b: 1): this;
  shr(a: R64 | M<64>, b: 1): this;
  shr(a: R8 | M<8>, b: R8<'cl'>): this;
  shr(a: R16 | M<16>, b: R8<'cl'>): this;
  shr(a: R32 | M<32>, b: R8<'cl'>): this;
  shr(a: R64 | M<64>, b: R8<'cl'>): this;
  shr(a: R8 | M<8>): this;
  shr(a: R16 | M<16>): this;
  shr(a: R32 | M<32>): this;
  shr(a: R64 | M<64>): this;
  shr(a: R8, b: R8 | M<8>, c: 1): this;
  shr(a: R16, b: R16 | M<16>, c: 1): this;
  shr(a: R32, b: R32 | M<32>, c: 1): this;
  shr(a: R64, b: R64 | M<64>, c: 1): this;
  shr(a: R8, b: R8 | M<8>, c: R8<'cl'>): this;
  shr(a: R16, b: R16 | M<16>, c: R8<'cl'>): this;
  shr(a: R32, b: R32 | M<32>, c: R8<'cl'>): this;
  shr(a: R64, b: R64 | M<64>, c: R8<'cl'>): this;
  shr(a: R8, b: R8 | M<8>, c: Imm): this;
  shr(a: R16, b: R16 | M<16>, c: Imm): this;
  shr(a: R32, b: R32 | M<32>, c: Imm): this;
  shr(a: R64, b: R64 | M<64>, c: Imm): this;
  shr(a: R8, b: R8 | M<8>): this;
  shr(a: R16, b: R16 | M<16>): this;
  shr(a: R32, b: R32 | M<32>): this;
  shr(a: R64, b: R64 | M<64>): this;
  /** SHRD (x86-64, apx_f). */
  shrd(a: R16 | M<16>, b: R16, c: Imm): this;
  shrd(a: R32 | M<32>, b: R32, c: Imm): this;
  shrd(a: R64 | M<64>, b: R64, c: Imm): this;
  shrd(a: R16 | M<16>, b: R16, c: R8<'cl'>): this;
  shrd(a: R32 | M<32>, b: R32, c: R8<'cl'>): this;
  shrd(a: R64 | M<64>, b: R64, c: R8<'cl'>): this;
  shrd(a: R16 | M<16>, b: R16): this;
  shrd(a: R32 | M<32>, b: R32): this;
  shrd(a: R64 | M<64>, b: R64): this;
  shrd(a: R16, b: R16 | M<16>, c: R16, d: Imm): this;
  shrd(a: R32, b: R32 | M<32>, c: R32, d: Imm): this;
  shrd(a: R64, b: R64 | M<64>, c: R64, d: Imm): this;
  shrd(a: R16, b: R16 | M<16>, c: R16, d: R8<'cl'>): this;
  shrd(a: R32, b: R32 | M<32>, c: R32, d: R8<'cl'>): this;
  shrd(a: R64, b: R64 | M<64>, c: R64, d: R8<'cl'>): this;
  /** SHRX (bmi2, apx_f+bmi2). */
  shrx(a: R32, b: R32 | M<32>, c: R32): this;
  shrx(a: R64, b: R64 | M<64>, c: R64): this;
  /** SHUFPD (sse2). */
  shufpd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** SHUFPS (sse). */
  shufps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** SIDT (x86-64). */
  sidt(a: M<80>): this;
  sidt(a: M<48>): this;
  /** SKINIT (skinit_or_svm). */
  skinit(): this;
  skinit(a: R32<'eax'>): this;
  /** SLDT (x86-64). */
  sldt(a: R16 | M<16>): this;
  sldt(a: R32 | M<16>): this;
  sldt(a: R64 | M<16>): this;
  /** SLWPCB (lwp). */
  slwpcb(a: R32): this;
  slwpcb(a: R64): this;
  /** SMSW (x86-64). */
  smsw(a: R16 | M<16>): this;
  smsw(a: R32 | M<16>): this;
  smsw(a: R64 | M<16>): this;
  /** SQRTPD (sse2). */
  sqrtpd(a: Xmm, b: Xmm | M<128>): this;
  /** SQRTPS (sse). */
  sqrtps(a: Xmm, b: Xmm | M<128>): this;
  /** SQRTSD (sse2). */
  sqrtsd(a: Xmm, b: Xmm | M<64>): this;
  /** SQRTSS (sse). */
  sqrtss(a: Xmm, b: Xmm | M<32>): this;
  /** STAC (smap). */
  stac(): this;
  /** STC (x86-64). */
  stc(): this;
  /** STD (x86-64). */
  std(): this;
  /** STGI (skinit_or_svm). */
  stgi(): this;
  /** STI (x86-64). */
  sti(): this;
  /** STMXCSR (sse). */
  stmxcsr(a: M<32>): this;
  /** STOS (x86-64). */
  stos(a: M<8>, b: R8<'al'>): this;
  stos(a: M<16>, b: R16<'ax'>): this;
  stos(a: M<32>, b: R32<'eax'>): this;
  stos(a: M<64>, b: R64<'rax'>): this;
  stos(a: M<8>): this;
  stos(a: M<16>): this;
  stos(a: M<32>): this;
  stos(a: M<64>): this;
  /** STOSB (x86-64). */
  stosb(): this;
  stosb(a: M<8>, b: R8<'al'>): this;
  stosb(a: M<8>): this;
  /** STOSD (x86-64). */
  stosd(): this;
  stosd(a: M<32>, b: R32<'eax'>): this;
  stosd(a: M<32>): this;
  /** STOSQ (x86-64). */
  stosq(): this;
  stosq(a: M<64>, b: R64<'rax'>): this;
  stosq(a: M<64>): this;
  /** STOSW (x86-64). */
  stosw(): this;
  stosw(a: M<16>, b: R16<'ax'>): this;
  stosw(a: M<16>): this;
  /** STR (x86-64). */
  str(a: R16 | M<16>): this;
  str(a: R32 | M<16>): this;
  str(a: R64 | M<16>): this;
  /** STTILECFG (amx_tile, apx_f+amx_tile). */
  sttilecfg(a: M<512>): this;
  /** STUI (uintr). */
  stui(): this;
  /** SUB (x86-64, apx_f). */
  sub(a: R8 | M<8>, b: R8): this;
  sub(a: R16 | M<16>, b: R16): this;
  sub(a: R32 | M<32>, b: R32): this;
  sub(a: R64 | M<64>, b: R64): this;
  sub(a: R8, b: R8 | M<8>): this;
  sub(a: R16, b: R16 | M<16>): this;
  sub(a: R32, b: R32 | M<32>): this;
  sub(a: R64, b: R64 | M<64>): this;
  sub(a: R8<'al'>, b: Imm): this;
  sub(a: R16<'ax'>, b: Imm): this;
  sub(a: R32<'eax'>, b: Imm): this;
  sub(a: R64<'rax'>, b: Imm): this;
  sub(a: R8 | M<8>, b: Imm): this;
  sub(a: R16 | M<16>, b: Imm): this;
  sub(a: R32 | M<32>, b: Imm): this;
  sub(a: R64 | M<64>, b: Imm): this;
  sub(a: R8, b: R8 | M<8>, c: R8): this;
  sub(a: R16, b: R16 | M<16>, c: R16): this;
  sub(a: R32, b: R32 | M<32>, c: R32): this;
  sub(a: R64, b: R64 | M<64>, c: R64): this;
  sub(a: R8, b: R8, c: R8 | M<8>): this;
  sub(a: R16, b: R16, c: R16 | M<16>): this;
  sub(a: R32, b: R32, c: R32 | M<32>): this;
  sub(a: R64, b: R64, c: R64 | M<64>): this;
  sub(a: R8, b: R8 | M<8>, c: Imm): this;
  sub(a: R16, b: R16 | M<16>, c: Imm): this;
  sub(a: R32, b: R32 | M<32>, c: Imm): this;
  sub(a: R64, b: R64 | M<64>, c: Imm): this;
  /** SUBPD (sse2). */
  subpd(a: Xmm, b: Xmm | M<128>): this;
  /** SUBPS (sse). */
  subps(a: Xmm, b: Xmm | M<128>): this;
  /** SUBSD (sse2). */
  subsd(a: Xmm, b: Xmm | M<64>): this;
  /** SUBSS (sse). */
  subss(a: Xmm, b: Xmm | M<32>): this;
  /** SWAPGS (x86-64). */
  swapgs(): this;
  /** SYSCALL (x86-64). */
  syscall(): this;
  /** SYSENTER (x86-64). */
  sysenter(): this;
  /** SYSEXIT (x86-64). */
  sysexit(): this;
  /** SYSEXITD (x86-64). The same as SYSEXIT. */
  sysexitd(): this;
  /** SYSEXITQ (x86-64). */
  sysexitq(): this;
  /** SYSRET (x86-64). */
  sysret(): this;
  /** SYSRETD (x86-64). The same as SYSRET. */
  sysretd(): this;
  /** SYSRETQ (x86-64). */
  sysretq(): this;
  /** T1MSKC (tbm). */
  t1mskc(a: R32, b: R32 | M<32>): this;
  t1mskc(a: R64, b: R64 | M<64>): this;
  /** TCMMIMFP16PS (amx_complex). */
  tcmmimfp16ps(a: Tmm, b: Tmm, c: Tmm): this;
  /** TCMMRLFP16PS (amx_complex). */
  tcmmrlfp16ps(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDCALL (tdx). */
  tdcall(): this;
  /** TDPBF16PS (amx_bf16). */
  tdpbf16ps(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDPBSSD (amx_int8). */
  tdpbssd(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDPBSUD (amx_int8). */
  tdpbsud(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDPBUSD (amx_int8). */
  tdpbusd(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDPBUUD (amx_int8). */
  tdpbuud(a: Tmm, b: Tmm, c: Tmm): this;
  /** TDPFP16PS (amx_fp16). */
  tdpfp16ps(a: Tmm, b: Tmm, c: Tmm): this;
  /** TEST (x86-64). */
  test(a: R8 | M<8>, b: R8): this;
  test(a: R16 | M<16>, b: R16): this;
  test(a: R32 | M<32>, b: R32): this;
  test(a: R64 | M<64>, b: R64): this;
  test(a: R8<'al'>, b: Imm): this;
  test(a: R16<'ax'>, b: Imm): this;
  test(a: R32<'eax'>, b: Imm): this;
  test(a: R64<'rax'>, b: Imm): this;
  test(a: R8 | M<8>, b: Imm): this;
  test(a: R16 | M<16>, b: Imm): this;
  test(a: R32 | M<32>, b: Imm): this;
  test(a: R64 | M<64>, b: Imm): this;
  test(a: R32, b: R32 | M<32>): this;
  test(a: R8, b: R8 | M<8>): this;
  test(a: R16, b: R16 | M<16>): this;
  test(a: R64, b: R64 | M<64>): this;
  /** TESTUI (uintr). */
  testui(): this;
  /** TILELOADD (amx_tile, apx_f+amx_tile). */
  tileloadd(a: Tmm, b: AnyMemory): this;
  /** TILELOADDT1 (amx_tile, apx_f+amx_tile). */
  tileloaddt1(a: Tmm, b: AnyMemory): this;
  /** TILERELEASE (amx_tile). */
  tilerelease(): this;
  /** TILESTORED (amx_tile, apx_f+amx_tile). */
  tilestored(a: AnyMemory, b: Tmm): this;
  /** TILEZERO (amx_tile). */
  tilezero(a: Tmm): this;
  /** TLBSYNC (invlpgb). */
  tlbsync(): this;
  /** TPAUSE (waitpkg). */
  tpause(a: R32): this;
  tpause(a: R64): this;
  tpause(a: R32, b: R32<'edx'>, c: R32<'eax'>): this;
  /** TZCNT (bmi1, apx_f+bmi1). */
  tzcnt(a: R16, b: R16 | M<16>): this;
  tzcnt(a: R32, b: R32 | M<32>): this;
  tzcnt(a: R64, b: R64 | M<64>): this;
  /** TZMSK (tbm). */
  tzmsk(a: R32, b: R32 | M<32>): this;
  tzmsk(a: R64, b: R64 | M<64>): this;
  /** UCOMISD (sse2). */
  ucomisd(a: Xmm, b: Xmm | M<64>): this;
  /** UCOMISS (sse). */
  ucomiss(a: Xmm, b: Xmm | M<32>): this;
  /** UD0 (x86-64). */
  ud0(a: R16, b: R16 | M<16>): this;
  ud0(a: R32, b: R32 | M<32>): this;
  ud0(a: R64, b: R64 | M<64>): this;
  ud0(): this;
  /** UD1 (x86-64). */
  ud1(a: R16, b: R16 | M<16>): this;
  ud1(a: R32, b: R32 | M<32>): this;
  ud1(a: R64, b: R64 | M<64>): this;
  /** UD2B (x86-64). The same as UD1. */
  ud2b(a: R16, b: R16 | M<16>): this;
  ud2b(a: R32, b: R32 | M<32>): this;
  ud2b(a: R64, b: R64 | M<64>): this;
  /** UD2 (x86-64). */
  ud2(): this;
  /** UD2A (x86-64). The same as UD2. */
  ud2a(): this;
  /** UIRET (uintr). */
  uiret(): this;
  /** UMONITOR (waitpkg). */
  umonitor(a: R32): this;
  umonitor(a: R64): this;
  /** UMWAIT (waitpkg). */
  umwait(a: R32): this;
  umwait(a: R64): this;
  umwait(a: R32, b: R32<'edx'>, c: R32<'eax'>): this;
  /** UNPCKHPD (sse2). */
  unpckhpd(a: Xmm, b: Xmm | M<128>): this;
  /** UNPCKHPS (sse). */
  unpckhps(a: Xmm, b: Xmm | M<128>): this;
  /** UNPCKLPD (sse2). */
  unpcklpd(a: Xmm, b: Xmm | M<128>): this;
  /** UNPCKLPS (sse). */
  unpcklps(a: Xmm, b: Xmm | M<128>): this;
  /** URDMSR (user_msr, apx_f+user_msr). */
  urdmsr(a: R64, b: R64): this;
  urdmsr(a: R64, b: Imm): this;
  /** UWRMSR (user_msr, apx_f+user_msr). */
  uwrmsr(a: R64, b: R64): this;
  uwrmsr(a: Imm, b: R64): this;
  /** V4FMADDPS (avx512_4fmaps). */
  v4fmaddps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: M<128>): this;
  /** V4FMADDSS (avx512_4fmaps). */
  v4fmaddss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: M<128>): this;
  /** V4FNMADDPS (avx512_4fmaps). */
  v4fnmaddps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: M<128>): this;
  /** V4FNMADDSS (avx512_4fmaps). */
  v4fnmaddss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: M<128>): this;
  /** VADDPD (avx, avx512vl+avx512f, avx512f). */
  vaddpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaddpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaddpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vaddpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vaddpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vaddpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VADDPH (avx512vl+avx512_fp16, avx512_fp16). */
  vaddph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vaddph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vaddph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vaddph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VADDPS (avx, avx512vl+avx512f, avx512f). */
  vaddps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaddps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaddps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vaddps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vaddps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vaddps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VADDSD (avx, avx512f). */
  vaddsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vaddsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vaddsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VADDSH (avx512_fp16). */
  vaddsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vaddsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VADDSS (avx, avx512f). */
  vaddss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vaddss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vaddss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VADDSUBPD (avx). */
  vaddsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaddsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VADDSUBPS (avx). */
  vaddsubps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaddsubps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VAESDEC (aes+avx, vaes, avx512vl+vaes, avx512f+vaes). */
  vaesdec(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaesdec(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaesdec(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VAESDECLAST (aes+avx, vaes, avx512vl+vaes, avx512f+vaes). */
  vaesdeclast(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaesdeclast(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaesdeclast(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VAESENC (aes+avx, vaes, avx512vl+vaes, avx512f+vaes). */
  vaesenc(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaesenc(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaesenc(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VAESENCLAST (aes+avx, vaes, avx512vl+vaes, avx512f+vaes). */
  vaesenclast(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vaesenclast(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vaesenclast(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VAESIMC (aes+avx). */
  vaesimc(a: Xmm, b: Xmm | M<128>): this;
  /** VAESKEYGENASSIST (aes+avx). */
  vaeskeygenassist(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VALIGND (avx512vl+avx512f, avx512f). */
  valignd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  valignd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  valignd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VALIGNQ (avx512vl+avx512f, avx512f). */
  valignq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  valignq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  valignq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VANDNPD (avx, avx512vl+avx512dq, avx512dq). */
  vandnpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vandnpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vandnpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vandnpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vandnpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VANDNPS (avx, avx512vl+avx512dq, avx512dq). */
  vandnps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vandnps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vandnps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vandnps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vandnps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VANDPD (avx, avx512vl+avx512dq, avx512dq). */
  vandpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vandpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vandpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vandpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vandpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VANDPS (avx, avx512vl+avx512dq, avx512dq). */
  vandps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vandps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vandps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vandps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vandps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VBCSTNEBF162PS (avx_ne_convert). */
  vbcstnebf162ps(a: Xmm, b: M<16>): this;
  vbcstnebf162ps(a: Ymm, b: M<16>): this;
  /** VBCSTNESH2PS (avx_ne_convert). */
  vbcstnesh2ps(a: Xmm, b: M<16>): this;
  vbcstnesh2ps(a: Ymm, b: M<16>): this;
  /** VBLENDMPD (avx512vl+avx512f, avx512f). */
  vblendmpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vblendmpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vblendmpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VBLENDMPS (avx512vl+avx512f, avx512f). */
  vblendmps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vblendmps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vblendmps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VBLENDPD (avx). */
  vblendpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vblendpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VBLENDPS (avx). */
  vblendps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vblendps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VBLENDVPD (avx). */
  vblendvpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vblendvpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VBLENDVPS (avx). */
  vblendvps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vblendvps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VBROADCASTF128 (avx). */
  vbroadcastf128(a: Ymm, b: M<128>): this;
  /** VBROADCASTF32X2 (avx512vl+avx512dq, avx512dq). */
  vbroadcastf32x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vbroadcastf32x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  /** VBROADCASTF32X4 (avx512vl+avx512f, avx512f). */
  vbroadcastf32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: M<128>): this;
  vbroadcastf32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<128>): this;
  /** VBROADCASTF32X8 (avx512dq). */
  vbroadcastf32x8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<256>): this;
  /** VBROADCASTF64X2 (avx512vl+avx512dq, avx512dq). */
  vbroadcastf64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: M<128>): this;
  vbroadcastf64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<128>): this;
  /** VBROADCASTF64X4 (avx512f). */
  vbroadcastf64x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<256>): this;
  /** VBROADCASTI128 (avx2). */
  vbroadcasti128(a: Ymm, b: M<128>): this;
  /** VBROADCASTI32X2 (avx512vl+avx512dq, avx512dq). */
  vbroadcasti32x2(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vbroadcasti32x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vbroadcasti32x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  /** VBROADCASTI32X4 (avx512vl+avx512f, avx512f). */
  vbroadcasti32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: M<128>): this;
  vbroadcasti32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<128>): this;
  /** VBROADCASTI32X8 (avx512dq). */
  vbroadcasti32x8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<256>): this;
  /** VBROADCASTI64X2 (avx512vl+avx512dq, avx512dq). */
  vbroadcasti64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: M<128>): this;
  vbroadcasti64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<128>): this;
  /** VBROADCASTI64X4 (avx512f). */
  vbroadcasti64x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: M<256>): this;
  /** VBROADCASTSD (avx, avx2, avx512vl+avx512f, avx512f). */
  vbroadcastsd(a: Ymm, b: M<64>): this;
  vbroadcastsd(a: Ymm, b: Xmm): this;
  vbroadcastsd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vbroadcastsd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  /** VBROADCASTSS (avx, avx2, avx512vl+avx512f, avx512f). */
  vbroadcastss(a: Xmm, b: M<32>): this;
  vbroadcastss(a: Ymm, b: M<32>): this;
  vbroadcastss(a: Xmm, b: Xmm): this;
  vbroadcastss(a: Ymm, b: Xmm): this;
  vbroadcastss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vbroadcastss(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<32>): this;
  vbroadcastss(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<32>): this;
  /** VCMPPD (avx, avx512vl+avx512f, avx512f). */
  vcmppd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vcmppd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vcmppd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vcmppd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vcmppd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vcmppd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 0 as the last operand. */
  vcmpeqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 1 as the last operand. */
  vcmpltpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpltpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpltpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpltpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpltpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpltpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 2 as the last operand. */
  vcmplepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmplepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmplepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 3 as the last operand. */
  vcmpunordpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunordpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunordpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunordpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunordpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunordpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 4 as the last operand. */
  vcmpneqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 5 as the last operand. */
  vcmpnltpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnltpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnltpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnltpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnltpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnltpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 6 as the last operand. */
  vcmpnlepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnlepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnlepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 7 as the last operand. */
  vcmpordpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpordpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpordpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpordpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpordpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpordpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 8 as the last operand. */
  vcmpeq_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 9 as the last operand. */
  vcmpngepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 10 as the last operand. */
  vcmpngtpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngtpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngtpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngtpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngtpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngtpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 11 as the last operand. */
  vcmpfalsepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalsepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalsepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalsepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalsepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalsepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 12 as the last operand. */
  vcmpneq_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 13 as the last operand. */
  vcmpgepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 14 as the last operand. */
  vcmpgtpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgtpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgtpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgtpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgtpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgtpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUEPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 15 as the last operand. */
  vcmptruepd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptruepd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptruepd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptruepd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptruepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptruepd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 16 as the last operand. */
  vcmpeq_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 17 as the last operand. */
  vcmplt_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmplt_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmplt_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 18 as the last operand. */
  vcmple_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmple_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmple_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 19 as the last operand. */
  vcmpunord_spd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunord_spd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunord_spd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_spd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_spd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_spd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 20 as the last operand. */
  vcmpneq_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 21 as the last operand. */
  vcmpnlt_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnlt_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnlt_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 22 as the last operand. */
  vcmpnle_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnle_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnle_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 23 as the last operand. */
  vcmpord_spd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpord_spd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpord_spd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_spd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_spd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_spd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 24 as the last operand. */
  vcmpeq_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 25 as the last operand. */
  vcmpnge_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnge_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnge_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 26 as the last operand. */
  vcmpngt_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngt_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngt_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 27 as the last operand. */
  vcmpfalse_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalse_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalse_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 28 as the last operand. */
  vcmpneq_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 29 as the last operand. */
  vcmpge_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpge_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpge_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 30 as the last operand. */
  vcmpgt_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgt_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgt_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 31 as the last operand. */
  vcmptrue_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptrue_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptrue_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 0 as the last operand. */
  vcmpeq_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 1 as the last operand. */
  vcmplt_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmplt_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmplt_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 2 as the last operand. */
  vcmple_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmple_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmple_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 3 as the last operand. */
  vcmpunord_qpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunord_qpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunord_qpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_qpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_qpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_qpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 4 as the last operand. */
  vcmpneq_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 5 as the last operand. */
  vcmpnlt_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnlt_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnlt_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 6 as the last operand. */
  vcmpnle_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnle_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnle_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 7 as the last operand. */
  vcmpord_qpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpord_qpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpord_qpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_qpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_qpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_qpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 9 as the last operand. */
  vcmpnge_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnge_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnge_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 10 as the last operand. */
  vcmpngt_uspd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngt_uspd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngt_uspd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_uspd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_uspd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 11 as the last operand. */
  vcmpfalse_oqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalse_oqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalse_oqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_oqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_oqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 13 as the last operand. */
  vcmpge_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpge_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpge_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 14 as the last operand. */
  vcmpgt_ospd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgt_ospd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgt_ospd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_ospd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_ospd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQPD (avx, avx512vl+avx512f, avx512f). The same as VCMPPD with 15 as the last operand. */
  vcmptrue_uqpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptrue_uqpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptrue_uqpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_uqpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_uqpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPPH (avx512vl+avx512_fp16, avx512_fp16). */
  vcmpph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vcmpph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vcmpph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vcmpph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 0 as the last operand. */
  vcmpeqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 1 as the last operand. */
  vcmpltph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpltph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpltph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpltph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 2 as the last operand. */
  vcmpleph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpleph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpleph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpleph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 3 as the last operand. */
  vcmpunordph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunordph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunordph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunordph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 4 as the last operand. */
  vcmpneqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 5 as the last operand. */
  vcmpnltph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnltph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnltph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnltph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 6 as the last operand. */
  vcmpnleph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnleph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnleph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnleph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 7 as the last operand. */
  vcmpordph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpordph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpordph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpordph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 8 as the last operand. */
  vcmpeq_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 9 as the last operand. */
  vcmpngeph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngeph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngeph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngeph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 10 as the last operand. */
  vcmpngtph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngtph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngtph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngtph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 11 as the last operand. */
  vcmpfalseph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalseph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalseph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalseph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 12 as the last operand. */
  vcmpneq_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 13 as the last operand. */
  vcmpgeph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgeph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgeph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgeph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 14 as the last operand. */
  vcmpgtph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgtph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgtph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgtph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUEPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 15 as the last operand. */
  vcmptrueph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrueph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrueph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrueph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 16 as the last operand. */
  vcmpeq_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 17 as the last operand. */
  vcmplt_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 18 as the last operand. */
  vcmple_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 19 as the last operand. */
  vcmpunord_sph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_sph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_sph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_sph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 20 as the last operand. */
  vcmpneq_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 21 as the last operand. */
  vcmpnlt_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 22 as the last operand. */
  vcmpnle_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 23 as the last operand. */
  vcmpord_sph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_sph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_sph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_sph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 24 as the last operand. */
  vcmpeq_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 25 as the last operand. */
  vcmpnge_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 26 as the last operand. */
  vcmpngt_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 27 as the last operand. */
  vcmpfalse_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 28 as the last operand. */
  vcmpneq_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 29 as the last operand. */
  vcmpge_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 30 as the last operand. */
  vcmpgt_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 31 as the last operand. */
  vcmptrue_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 0 as the last operand. */
  vcmpeq_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 1 as the last operand. */
  vcmplt_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 2 as the last operand. */
  vcmple_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 3 as the last operand. */
  vcmpunord_qph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_qph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_qph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_qph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 4 as the last operand. */
  vcmpneq_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 5 as the last operand. */
  vcmpnlt_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 6 as the last operand. */
  vcmpnle_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 7 as the last operand. */
  vcmpord_qph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_qph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_qph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_qph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 9 as the last operand. */
  vcmpnge_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 10 as the last operand. */
  vcmpngt_usph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_usph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_usph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 11 as the last operand. */
  vcmpfalse_oqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_oqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_oqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 13 as the last operand. */
  vcmpge_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 14 as the last operand. */
  vcmpgt_osph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_osph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_osph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQPH (avx512vl+avx512_fp16, avx512_fp16). The same as VCMPPH with 15 as the last operand. */
  vcmptrue_uqph(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_uqph(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_uqph(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPPS (avx, avx512vl+avx512f, avx512f). */
  vcmpps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vcmpps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vcmpps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vcmpps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vcmpps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vcmpps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 0 as the last operand. */
  vcmpeqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 1 as the last operand. */
  vcmpltps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpltps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpltps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpltps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpltps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpltps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 2 as the last operand. */
  vcmpleps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpleps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpleps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpleps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpleps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpleps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 3 as the last operand. */
  vcmpunordps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunordps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunordps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunordps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunordps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunordps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 4 as the last operand. */
  vcmpneqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 5 as the last operand. */
  vcmpnltps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnltps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnltps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnltps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnltps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnltps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 6 as the last operand. */
  vcmpnleps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnleps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnleps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnleps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnleps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnleps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 7 as the last operand. */
  vcmpordps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpordps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpordps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpordps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpordps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpordps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 8 as the last operand. */
  vcmpeq_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 9 as the last operand. */
  vcmpngeps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngeps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngeps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngeps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngeps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngeps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 10 as the last operand. */
  vcmpngtps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngtps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngtps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngtps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngtps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngtps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 11 as the last operand. */
  vcmpfalseps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalseps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalseps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalseps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalseps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalseps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 12 as the last operand. */
  vcmpneq_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 13 as the last operand. */
  vcmpgeps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgeps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgeps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgeps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgeps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgeps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 14 as the last operand. */
  vcmpgtps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgtps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgtps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgtps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgtps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgtps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUEPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 15 as the last operand. */
  vcmptrueps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptrueps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptrueps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrueps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrueps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrueps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 16 as the last operand. */
  vcmpeq_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 17 as the last operand. */
  vcmplt_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmplt_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmplt_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 18 as the last operand. */
  vcmple_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmple_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmple_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 19 as the last operand. */
  vcmpunord_sps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunord_sps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunord_sps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_sps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_sps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_sps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 20 as the last operand. */
  vcmpneq_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 21 as the last operand. */
  vcmpnlt_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnlt_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnlt_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 22 as the last operand. */
  vcmpnle_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnle_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnle_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 23 as the last operand. */
  vcmpord_sps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpord_sps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpord_sps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_sps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_sps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_sps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 24 as the last operand. */
  vcmpeq_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 25 as the last operand. */
  vcmpnge_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnge_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnge_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 26 as the last operand. */
  vcmpngt_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngt_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngt_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 27 as the last operand. */
  vcmpfalse_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalse_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalse_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 28 as the last operand. */
  vcmpneq_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 29 as the last operand. */
  vcmpge_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpge_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpge_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 30 as the last operand. */
  vcmpgt_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgt_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgt_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 31 as the last operand. */
  vcmptrue_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptrue_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptrue_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 0 as the last operand. */
  vcmpeq_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpeq_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpeq_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpeq_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpeq_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpeq_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 1 as the last operand. */
  vcmplt_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmplt_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmplt_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmplt_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmplt_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmplt_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 2 as the last operand. */
  vcmple_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmple_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmple_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmple_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmple_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmple_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 3 as the last operand. */
  vcmpunord_qps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpunord_qps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpunord_qps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpunord_qps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpunord_qps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpunord_qps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 4 as the last operand. */
  vcmpneq_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpneq_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpneq_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpneq_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpneq_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpneq_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 5 as the last operand. */
  vcmpnlt_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnlt_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnlt_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnlt_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnlt_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnlt_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 6 as the last operand. */
  vcmpnle_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnle_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnle_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnle_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnle_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnle_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 7 as the last operand. */
  vcmpord_qps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpord_qps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpord_qps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpord_qps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpord_qps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpord_qps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 9 as the last operand. */
  vcmpnge_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpnge_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpnge_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpnge_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpnge_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpnge_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 10 as the last operand. */
  vcmpngt_usps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpngt_usps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpngt_usps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpngt_usps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpngt_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpngt_usps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 11 as the last operand. */
  vcmpfalse_oqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpfalse_oqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpfalse_oqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpfalse_oqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpfalse_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpfalse_oqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 13 as the last operand. */
  vcmpge_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpge_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpge_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpge_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpge_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpge_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 14 as the last operand. */
  vcmpgt_osps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmpgt_osps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmpgt_osps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmpgt_osps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmpgt_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmpgt_osps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQPS (avx, avx512vl+avx512f, avx512f). The same as VCMPPS with 15 as the last operand. */
  vcmptrue_uqps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vcmptrue_uqps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vcmptrue_uqps(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcmptrue_uqps(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcmptrue_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vcmptrue_uqps(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VCMPSD (avx, avx512f). */
  vcmpsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vcmpsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vcmpsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQSD (avx, avx512f). The same as VCMPSD with 0 as the last operand. */
  vcmpeqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpeqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpeqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTSD (avx, avx512f). The same as VCMPSD with 1 as the last operand. */
  vcmpltsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpltsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpltsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLESD (avx, avx512f). The same as VCMPSD with 2 as the last operand. */
  vcmplesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmplesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmplesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDSD (avx, avx512f). The same as VCMPSD with 3 as the last operand. */
  vcmpunordsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpunordsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpunordsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQSD (avx, avx512f). The same as VCMPSD with 4 as the last operand. */
  vcmpneqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpneqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpneqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTSD (avx, avx512f). The same as VCMPSD with 5 as the last operand. */
  vcmpnltsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnltsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnltsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLESD (avx, avx512f). The same as VCMPSD with 6 as the last operand. */
  vcmpnlesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDSD (avx, avx512f). The same as VCMPSD with 7 as the last operand. */
  vcmpordsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpordsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpordsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQSD (avx, avx512f). The same as VCMPSD with 8 as the last operand. */
  vcmpeq_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGESD (avx, avx512f). The same as VCMPSD with 9 as the last operand. */
  vcmpngesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpngesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpngesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTSD (avx, avx512f). The same as VCMPSD with 10 as the last operand. */
  vcmpngtsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpngtsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpngtsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSESD (avx, avx512f). The same as VCMPSD with 11 as the last operand. */
  vcmpfalsesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalsesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalsesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQSD (avx, avx512f). The same as VCMPSD with 12 as the last operand. */
  vcmpneq_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGESD (avx, avx512f). The same as VCMPSD with 13 as the last operand. */
  vcmpgesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpgesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpgesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTSD (avx, avx512f). The same as VCMPSD with 14 as the last operand. */
  vcmpgtsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpgtsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpgtsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUESD (avx, avx512f). The same as VCMPSD with 15 as the last operand. */
  vcmptruesd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmptruesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmptruesd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSSD (avx, avx512f). The same as VCMPSD with 16 as the last operand. */
  vcmpeq_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQSD (avx, avx512f). The same as VCMPSD with 17 as the last operand. */
  vcmplt_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmplt_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmplt_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQSD (avx, avx512f). The same as VCMPSD with 18 as the last operand. */
  vcmple_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmple_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmple_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SSD (avx, avx512f). The same as VCMPSD with 19 as the last operand. */
  vcmpunord_ssd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpunord_ssd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpunord_ssd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USSD (avx, avx512f). The same as VCMPSD with 20 as the last operand. */
  vcmpneq_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQSD (avx, avx512f). The same as VCMPSD with 21 as the last operand. */
  vcmpnlt_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlt_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlt_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQSD (avx, avx512f). The same as VCMPSD with 22 as the last operand. */
  vcmpnle_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnle_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnle_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SSD (avx, avx512f). The same as VCMPSD with 23 as the last operand. */
  vcmpord_ssd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpord_ssd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpord_ssd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USSD (avx, avx512f). The same as VCMPSD with 24 as the last operand. */
  vcmpeq_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQSD (avx, avx512f). The same as VCMPSD with 25 as the last operand. */
  vcmpnge_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnge_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnge_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQSD (avx, avx512f). The same as VCMPSD with 26 as the last operand. */
  vcmpngt_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpngt_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpngt_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSSD (avx, avx512f). The same as VCMPSD with 27 as the last operand. */
  vcmpfalse_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalse_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalse_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSSD (avx, avx512f). The same as VCMPSD with 28 as the last operand. */
  vcmpneq_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQSD (avx, avx512f). The same as VCMPSD with 29 as the last operand. */
  vcmpge_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpge_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpge_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQSD (avx, avx512f). The same as VCMPSD with 30 as the last operand. */
  vcmpgt_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpgt_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpgt_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USSD (avx, avx512f). The same as VCMPSD with 31 as the last operand. */
  vcmptrue_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmptrue_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmptrue_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQSD (avx, avx512f). The same as VCMPSD with 0 as the last operand. */
  vcmpeq_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpeq_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSSD (avx, avx512f). The same as VCMPSD with 1 as the last operand. */
  vcmplt_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmplt_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmplt_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSSD (avx, avx512f). The same as VCMPSD with 2 as the last operand. */
  vcmple_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmple_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmple_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QSD (avx, avx512f). The same as VCMPSD with 3 as the last operand. */
  vcmpunord_qsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpunord_qsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpunord_qsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQSD (avx, avx512f). The same as VCMPSD with 4 as the last operand. */
  vcmpneq_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpneq_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USSD (avx, avx512f). The same as VCMPSD with 5 as the last operand. */
  vcmpnlt_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlt_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnlt_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USSD (avx, avx512f). The same as VCMPSD with 6 as the last operand. */
  vcmpnle_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnle_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnle_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QSD (avx, avx512f). The same as VCMPSD with 7 as the last operand. */
  vcmpord_qsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpord_qsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpord_qsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USSD (avx, avx512f). The same as VCMPSD with 9 as the last operand. */
  vcmpnge_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpnge_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpnge_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USSD (avx, avx512f). The same as VCMPSD with 10 as the last operand. */
  vcmpngt_ussd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpngt_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpngt_ussd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQSD (avx, avx512f). The same as VCMPSD with 11 as the last operand. */
  vcmpfalse_oqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalse_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpfalse_oqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSSD (avx, avx512f). The same as VCMPSD with 13 as the last operand. */
  vcmpge_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpge_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpge_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSSD (avx, avx512f). The same as VCMPSD with 14 as the last operand. */
  vcmpgt_ossd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmpgt_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmpgt_ossd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQSD (avx, avx512f). The same as VCMPSD with 15 as the last operand. */
  vcmptrue_uqsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcmptrue_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<64>): this;
  vcmptrue_uqsd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPSH (avx512_fp16). */
  vcmpsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>, d: Imm): this;
  vcmpsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQSH (avx512_fp16). The same as VCMPSH with 0 as the last operand. */
  vcmpeqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpeqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTSH (avx512_fp16). The same as VCMPSH with 1 as the last operand. */
  vcmpltsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpltsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLESH (avx512_fp16). The same as VCMPSH with 2 as the last operand. */
  vcmplesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmplesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDSH (avx512_fp16). The same as VCMPSH with 3 as the last operand. */
  vcmpunordsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpunordsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQSH (avx512_fp16). The same as VCMPSH with 4 as the last operand. */
  vcmpneqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpneqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTSH (avx512_fp16). The same as VCMPSH with 5 as the last operand. */
  vcmpnltsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnltsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLESH (avx512_fp16). The same as VCMPSH with 6 as the last operand. */
  vcmpnlesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnlesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDSH (avx512_fp16). The same as VCMPSH with 7 as the last operand. */
  vcmpordsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpordsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQSH (avx512_fp16). The same as VCMPSH with 8 as the last operand. */
  vcmpeq_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpeq_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGESH (avx512_fp16). The same as VCMPSH with 9 as the last operand. */
  vcmpngesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpngesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTSH (avx512_fp16). The same as VCMPSH with 10 as the last operand. */
  vcmpngtsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpngtsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSESH (avx512_fp16). The same as VCMPSH with 11 as the last operand. */
  vcmpfalsesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpfalsesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQSH (avx512_fp16). The same as VCMPSH with 12 as the last operand. */
  vcmpneq_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpneq_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGESH (avx512_fp16). The same as VCMPSH with 13 as the last operand. */
  vcmpgesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpgesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTSH (avx512_fp16). The same as VCMPSH with 14 as the last operand. */
  vcmpgtsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpgtsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUESH (avx512_fp16). The same as VCMPSH with 15 as the last operand. */
  vcmptruesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmptruesh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSSH (avx512_fp16). The same as VCMPSH with 16 as the last operand. */
  vcmpeq_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpeq_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQSH (avx512_fp16). The same as VCMPSH with 17 as the last operand. */
  vcmplt_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmplt_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQSH (avx512_fp16). The same as VCMPSH with 18 as the last operand. */
  vcmple_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmple_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SSH (avx512_fp16). The same as VCMPSH with 19 as the last operand. */
  vcmpunord_ssh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpunord_ssh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USSH (avx512_fp16). The same as VCMPSH with 20 as the last operand. */
  vcmpneq_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpneq_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQSH (avx512_fp16). The same as VCMPSH with 21 as the last operand. */
  vcmpnlt_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnlt_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQSH (avx512_fp16). The same as VCMPSH with 22 as the last operand. */
  vcmpnle_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnle_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SSH (avx512_fp16). The same as VCMPSH with 23 as the last operand. */
  vcmpord_ssh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpord_ssh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USSH (avx512_fp16). The same as VCMPSH with 24 as the last operand. */
  vcmpeq_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpeq_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQSH (avx512_fp16). The same as VCMPSH with 25 as the last operand. */
  vcmpnge_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnge_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQSH (avx512_fp16). The same as VCMPSH with 26 as the last operand. */
  vcmpngt_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpngt_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSSH (avx512_fp16). The same as VCMPSH with 27 as the last operand. */
  vcmpfalse_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpfalse_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSSH (avx512_fp16). The same as VCMPSH with 28 as the last operand. */
  vcmpneq_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpneq_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQSH (avx512_fp16). The same as VCMPSH with 29 as the last operand. */
  vcmpge_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpge_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQSH (avx512_fp16). The same as VCMPSH with 30 as the last operand. */
  vcmpgt_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpgt_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USSH (avx512_fp16). The same as VCMPSH with 31 as the last operand. */
  vcmptrue_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmptrue_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQSH (avx512_fp16). The same as VCMPSH with 0 as the last operand. */
  vcmpeq_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpeq_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSSH (avx512_fp16). The same as VCMPSH with 1 as the last operand. */
  vcmplt_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmplt_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSSH (avx512_fp16). The same as VCMPSH with 2 as the last operand. */
  vcmple_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmple_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QSH (avx512_fp16). The same as VCMPSH with 3 as the last operand. */
  vcmpunord_qsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpunord_qsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQSH (avx512_fp16). The same as VCMPSH with 4 as the last operand. */
  vcmpneq_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpneq_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USSH (avx512_fp16). The same as VCMPSH with 5 as the last operand. */
  vcmpnlt_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnlt_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USSH (avx512_fp16). The same as VCMPSH with 6 as the last operand. */
  vcmpnle_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnle_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QSH (avx512_fp16). The same as VCMPSH with 7 as the last operand. */
  vcmpord_qsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpord_qsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USSH (avx512_fp16). The same as VCMPSH with 9 as the last operand. */
  vcmpnge_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpnge_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USSH (avx512_fp16). The same as VCMPSH with 10 as the last operand. */
  vcmpngt_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpngt_ussh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQSH (avx512_fp16). The same as VCMPSH with 11 as the last operand. */
  vcmpfalse_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpfalse_oqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSSH (avx512_fp16). The same as VCMPSH with 13 as the last operand. */
  vcmpge_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpge_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSSH (avx512_fp16). The same as VCMPSH with 14 as the last operand. */
  vcmpgt_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmpgt_ossh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQSH (avx512_fp16). The same as VCMPSH with 15 as the last operand. */
  vcmptrue_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<16>): this;
  vcmptrue_uqsh(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPSS (avx, avx512f). */
  vcmpss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vcmpss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vcmpss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VCMPEQSS (avx, avx512f). The same as VCMPSS with 0 as the last operand. */
  vcmpeqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpeqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpeqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLTSS (avx, avx512f). The same as VCMPSS with 1 as the last operand. */
  vcmpltss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpltss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpltss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLESS (avx, avx512f). The same as VCMPSS with 2 as the last operand. */
  vcmpless(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpless(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpless(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORDSS (avx, avx512f). The same as VCMPSS with 3 as the last operand. */
  vcmpunordss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpunordss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpunordss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQSS (avx, avx512f). The same as VCMPSS with 4 as the last operand. */
  vcmpneqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpneqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpneqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLTSS (avx, avx512f). The same as VCMPSS with 5 as the last operand. */
  vcmpnltss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnltss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnltss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLESS (avx, avx512f). The same as VCMPSS with 6 as the last operand. */
  vcmpnless(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnless(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnless(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORDSS (avx, avx512f). The same as VCMPSS with 7 as the last operand. */
  vcmpordss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpordss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpordss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_UQSS (avx, avx512f). The same as VCMPSS with 8 as the last operand. */
  vcmpeq_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGESS (avx, avx512f). The same as VCMPSS with 9 as the last operand. */
  vcmpngess(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpngess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpngess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGTSS (avx, avx512f). The same as VCMPSS with 10 as the last operand. */
  vcmpngtss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpngtss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpngtss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSESS (avx, avx512f). The same as VCMPSS with 11 as the last operand. */
  vcmpfalsess(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalsess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalsess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OQSS (avx, avx512f). The same as VCMPSS with 12 as the last operand. */
  vcmpneq_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGESS (avx, avx512f). The same as VCMPSS with 13 as the last operand. */
  vcmpgess(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpgess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpgess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGTSS (avx, avx512f). The same as VCMPSS with 14 as the last operand. */
  vcmpgtss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpgtss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpgtss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUESS (avx, avx512f). The same as VCMPSS with 15 as the last operand. */
  vcmptruess(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmptruess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmptruess(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OSSS (avx, avx512f). The same as VCMPSS with 16 as the last operand. */
  vcmpeq_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OQSS (avx, avx512f). The same as VCMPSS with 17 as the last operand. */
  vcmplt_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmplt_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmplt_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OQSS (avx, avx512f). The same as VCMPSS with 18 as the last operand. */
  vcmple_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmple_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmple_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_SSS (avx, avx512f). The same as VCMPSS with 19 as the last operand. */
  vcmpunord_sss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpunord_sss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpunord_sss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_USSS (avx, avx512f). The same as VCMPSS with 20 as the last operand. */
  vcmpneq_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_UQSS (avx, avx512f). The same as VCMPSS with 21 as the last operand. */
  vcmpnlt_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnlt_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnlt_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_UQSS (avx, avx512f). The same as VCMPSS with 22 as the last operand. */
  vcmpnle_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnle_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnle_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_SSS (avx, avx512f). The same as VCMPSS with 23 as the last operand. */
  vcmpord_sss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpord_sss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpord_sss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_USSS (avx, avx512f). The same as VCMPSS with 24 as the last operand. */
  vcmpeq_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_UQSS (avx, avx512f). The same as VCMPSS with 25 as the last operand. */
  vcmpnge_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnge_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnge_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_UQSS (avx, avx512f). The same as VCMPSS with 26 as the last operand. */
  vcmpngt_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpngt_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpngt_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OSSS (avx, avx512f). The same as VCMPSS with 27 as the last operand. */
  vcmpfalse_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalse_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalse_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_OSSS (avx, avx512f). The same as VCMPSS with 28 as the last operand. */
  vcmpneq_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OQSS (avx, avx512f). The same as VCMPSS with 29 as the last operand. */
  vcmpge_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpge_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpge_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OQSS (avx, avx512f). The same as VCMPSS with 30 as the last operand. */
  vcmpgt_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpgt_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpgt_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_USSS (avx, avx512f). The same as VCMPSS with 31 as the last operand. */
  vcmptrue_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmptrue_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmptrue_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPEQ_OQSS (avx, avx512f). The same as VCMPSS with 0 as the last operand. */
  vcmpeq_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpeq_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLT_OSSS (avx, avx512f). The same as VCMPSS with 1 as the last operand. */
  vcmplt_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmplt_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmplt_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPLE_OSSS (avx, avx512f). The same as VCMPSS with 2 as the last operand. */
  vcmple_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmple_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmple_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPUNORD_QSS (avx, avx512f). The same as VCMPSS with 3 as the last operand. */
  vcmpunord_qss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpunord_qss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpunord_qss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNEQ_UQSS (avx, avx512f). The same as VCMPSS with 4 as the last operand. */
  vcmpneq_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpneq_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLT_USSS (avx, avx512f). The same as VCMPSS with 5 as the last operand. */
  vcmpnlt_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnlt_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnlt_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNLE_USSS (avx, avx512f). The same as VCMPSS with 6 as the last operand. */
  vcmpnle_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnle_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnle_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPORD_QSS (avx, avx512f). The same as VCMPSS with 7 as the last operand. */
  vcmpord_qss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpord_qss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpord_qss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGE_USSS (avx, avx512f). The same as VCMPSS with 9 as the last operand. */
  vcmpnge_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpnge_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpnge_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPNGT_USSS (avx, avx512f). The same as VCMPSS with 10 as the last operand. */
  vcmpngt_usss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpngt_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpngt_usss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPFALSE_OQSS (avx, avx512f). The same as VCMPSS with 11 as the last operand. */
  vcmpfalse_oqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalse_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpfalse_oqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGE_OSSS (avx, avx512f). The same as VCMPSS with 13 as the last operand. */
  vcmpge_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpge_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpge_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPGT_OSSS (avx, avx512f). The same as VCMPSS with 14 as the last operand. */
  vcmpgt_osss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmpgt_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmpgt_osss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCMPTRUE_UQSS (avx, avx512f). The same as VCMPSS with 15 as the last operand. */
  vcmptrue_uqss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcmptrue_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<32>): this;
  vcmptrue_uqss(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMISD (avx, avx512f). */
  vcomisd(a: Xmm, b: Xmm | M<64>): this;
  vcomisd(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMISH (avx512_fp16). */
  vcomish(a: Xmm, b: Xmm | M<16>): this;
  vcomish(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMISS (avx, avx512f). */
  vcomiss(a: Xmm, b: Xmm | M<32>): this;
  vcomiss(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMPRESSPD (avx512vl+avx512f, avx512f). */
  vcompresspd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vcompresspd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vcompresspd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VCOMPRESSPS (avx512vl+avx512f, avx512f). */
  vcompressps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vcompressps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vcompressps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VCOMXSD (avx10_2). */
  vcomxsd(a: Xmm, b: Xmm | M<64>): this;
  vcomxsd(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMXSH (avx10_2). */
  vcomxsh(a: Xmm, b: Xmm | M<16>): this;
  vcomxsh(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCOMXSS (avx10_2). */
  vcomxss(a: Xmm, b: Xmm | M<32>): this;
  vcomxss(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTDQ2PD (avx, avx512vl+avx512f, avx512f). */
  vcvtdq2pd(a: Xmm, b: Xmm | M<64>): this;
  vcvtdq2pd(a: Ymm, b: Xmm | M<128>): this;
  vcvtdq2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtdq2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtdq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtdq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTDQ2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtdq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtdq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtdq2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtdq2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTDQ2PS (avx, avx512vl+avx512f, avx512f). */
  vcvtdq2ps(a: Xmm, b: Xmm | M<128>): this;
  vcvtdq2ps(a: Ymm, b: Ymm | M<256>): this;
  vcvtdq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtdq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtdq2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtdq2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTNE2PS2BF16 (avx512vl+avx512_bf16, avx512f+avx512_bf16). */
  vcvtne2ps2bf16(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vcvtne2ps2bf16(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vcvtne2ps2bf16(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VCVTNEEBF162PS (avx_ne_convert). */
  vcvtneebf162ps(a: Xmm, b: M<128>): this;
  vcvtneebf162ps(a: Ymm, b: M<256>): this;
  /** VCVTNEEPH2PS (avx_ne_convert). */
  vcvtneeph2ps(a: Xmm, b: M<128>): this;
  vcvtneeph2ps(a: Ymm, b: M<256>): this;
  /** VCVTNEOBF162PS (avx_ne_convert). */
  vcvtneobf162ps(a: Xmm, b: M<128>): this;
  vcvtneobf162ps(a: Ymm, b: M<256>): this;
  /** VCVTNEOPH2PS (avx_ne_convert). */
  vcvtneoph2ps(a: Xmm, b: M<128>): this;
  vcvtneoph2ps(a: Ymm, b: M<256>): this;
  /** VCVTNEPS2BF16 (avx512vl+avx512_bf16, avx512f+avx512_bf16, avx_ne_convert). */
  vcvtneps2bf16(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtneps2bf16(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtneps2bf16(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtneps2bf16(a: Xmm, b: Xmm | M<128>): this;
  vcvtneps2bf16(a: Xmm, b: Ymm | M<256>): this;
  /** VCVTNEPS2BF16X (avx512vl+avx512_bf16). */
  vcvtneps2bf16x(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  /** VCVTNEPS2BF16Y (avx512vl+avx512_bf16). */
  vcvtneps2bf16y(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  /** VCVTPD2DQ (avx, avx512vl+avx512f, avx512f). */
  vcvtpd2dq(a: Xmm, b: Xmm | M<128>): this;
  vcvtpd2dq(a: Xmm, b: Ymm | M<256>): this;
  vcvtpd2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPD2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtpd2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPD2PS (avx, avx512vl+avx512f, avx512f). */
  vcvtpd2ps(a: Xmm, b: Xmm | M<128>): this;
  vcvtpd2ps(a: Xmm, b: Ymm | M<256>): this;
  vcvtpd2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPD2QQ (avx512vl+avx512dq, avx512dq). */
  vcvtpd2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPD2UDQ (avx512vl+avx512f, avx512f). */
  vcvtpd2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPD2UQQ (avx512vl+avx512dq, avx512dq). */
  vcvtpd2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtpd2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtpd2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtpd2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPH2DQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtph2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTPH2PD (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32> | Broadcast): this;
  vcvtph2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTPH2PS (f16c, avx512vl+avx512f, avx512f). */
  vcvtph2ps(a: Xmm, b: Xmm | M<64>): this;
  vcvtph2ps(a: Ymm, b: Xmm | M<128>): this;
  vcvtph2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vcvtph2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vcvtph2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  vcvtph2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTPH2PSX (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2psx(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2psx(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2psx(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtph2psx(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTPH2QQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32> | Broadcast): this;
  vcvtph2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm, rounding: Rounding): this;
  /** VCVTPH2UDQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtph2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTPH2UQQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32> | Broadcast): this;
  vcvtph2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtph2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm, rounding: Rounding): this;
  /** VCVTPH2UW (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2uw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2uw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtph2uw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtph2uw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPH2W (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtph2w(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtph2w(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtph2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtph2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPS2DQ (avx, avx512vl+avx512f, avx512f). */
  vcvtps2dq(a: Xmm, b: Xmm | M<128>): this;
  vcvtps2dq(a: Ymm, b: Ymm | M<256>): this;
  vcvtps2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtps2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPS2PD (avx, avx512vl+avx512f, avx512f). */
  vcvtps2pd(a: Xmm, b: Xmm | M<64>): this;
  vcvtps2pd(a: Ymm, b: Xmm | M<128>): this;
  vcvtps2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtps2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTPS2PH (f16c, avx512vl+avx512f, avx512f). */
  vcvtps2ph(a: Xmm | M<64>, b: Xmm, c: Imm): this;
  vcvtps2ph(a: Xmm | M<128>, b: Ymm, c: Imm): this;
  vcvtps2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm, c: Imm): this;
  vcvtps2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm, c: Imm): this;
  vcvtps2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm, c: Imm): this;
  vcvtps2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VCVTPS2PHX (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtps2phx(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2phx(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2phx(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtps2phx(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPS2QQ (avx512vl+avx512dq, avx512dq). */
  vcvtps2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtps2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTPS2UDQ (avx512vl+avx512f, avx512f). */
  vcvtps2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtps2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTPS2UQQ (avx512vl+avx512dq, avx512dq). */
  vcvtps2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtps2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtps2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtps2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTQQ2PD (avx512vl+avx512dq, avx512dq). */
  vcvtqq2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtqq2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtqq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtqq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTQQ2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTQQ2PS (avx512vl+avx512dq, avx512dq). */
  vcvtqq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtqq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtqq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtqq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTSD2SH (avx512_fp16). */
  vcvtsd2sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vcvtsd2sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VCVTSD2SI (avx, avx512f). */
  vcvtsd2si(a: R32, b: Xmm | M<64>): this;
  vcvtsd2si(a: R64, b: Xmm | M<64>): this;
  vcvtsd2si(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtsd2si(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTSD2SS (avx, avx512f). */
  vcvtsd2ss(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vcvtsd2ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vcvtsd2ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VCVTSD2USI (avx512f). */
  vcvtsd2usi(a: R32, b: Xmm | M<64>): this;
  vcvtsd2usi(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtsd2usi(a: R64, b: Xmm | M<64>): this;
  vcvtsd2usi(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTSH2SD (avx512_fp16). */
  vcvtsh2sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vcvtsh2sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTSH2SI (avx512_fp16). */
  vcvtsh2si(a: R32, b: Xmm | M<16>): this;
  vcvtsh2si(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtsh2si(a: R64, b: Xmm | M<16>): this;
  vcvtsh2si(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTSH2SS (avx512_fp16). */
  vcvtsh2ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vcvtsh2ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTSH2USI (avx512_fp16). */
  vcvtsh2usi(a: R32, b: Xmm | M<16>): this;
  vcvtsh2usi(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtsh2usi(a: R64, b: Xmm | M<16>): this;
  vcvtsh2usi(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTSI2SD (avx, avx512f). */
  vcvtsi2sd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtsi2sd(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2sd(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSI2SDD (avx, avx512f). */
  vcvtsi2sdd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  /** VCVTSI2SDQ (avx, avx512f). */
  vcvtsi2sdq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2sdq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSI2SH (avx512_fp16). */
  vcvtsi2sh(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtsi2sh(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  vcvtsi2sh(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2sh(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSI2SHD (avx512_fp16). */
  vcvtsi2shd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtsi2shd(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  /** VCVTSI2SHQ (avx512_fp16). */
  vcvtsi2shq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2shq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSI2SS (avx, avx512f). */
  vcvtsi2ss(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtsi2ss(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2ss(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  vcvtsi2ss(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSI2SSD (avx, avx512f). */
  vcvtsi2ssd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtsi2ssd(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  /** VCVTSI2SSQ (avx, avx512f). */
  vcvtsi2ssq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtsi2ssq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTSS2SD (avx, avx512f). */
  vcvtss2sd(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vcvtss2sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vcvtss2sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTSS2SH (avx512_fp16). */
  vcvtss2sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vcvtss2sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VCVTSS2SI (avx, avx512f). */
  vcvtss2si(a: R32, b: Xmm | M<32>): this;
  vcvtss2si(a: R64, b: Xmm | M<32>): this;
  vcvtss2si(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtss2si(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTSS2USI (avx512f). */
  vcvtss2usi(a: R32, b: Xmm | M<32>): this;
  vcvtss2usi(a: R32, b: Xmm, rounding: Rounding): this;
  vcvtss2usi(a: R64, b: Xmm | M<32>): this;
  vcvtss2usi(a: R64, b: Xmm, rounding: Rounding): this;
  /** VCVTTPD2DQ (avx, avx512vl+avx512f, avx512f). */
  vcvttpd2dq(a: Xmm, b: Xmm | M<128>): this;
  vcvttpd2dq(a: Xmm, b: Ymm | M<256>): this;
  vcvttpd2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttpd2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttpd2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttpd2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPD2QQ (avx512vl+avx512dq, avx512dq). */
  vcvttpd2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttpd2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttpd2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttpd2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPD2UDQ (avx512vl+avx512f, avx512f). */
  vcvttpd2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttpd2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttpd2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttpd2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPD2UQQ (avx512vl+avx512dq, avx512dq). */
  vcvttpd2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttpd2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttpd2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttpd2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2DQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttph2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttph2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2QQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32> | Broadcast): this;
  vcvttph2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttph2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2UDQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttph2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttph2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2UQQ (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32> | Broadcast): this;
  vcvttph2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttph2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2UW (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2uw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2uw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttph2uw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttph2uw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPH2W (avx512vl+avx512_fp16, avx512_fp16). */
  vcvttph2w(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttph2w(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttph2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttph2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPS2DQ (avx, avx512vl+avx512f, avx512f). */
  vcvttps2dq(a: Xmm, b: Xmm | M<128>): this;
  vcvttps2dq(a: Ymm, b: Ymm | M<256>): this;
  vcvttps2dq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttps2dq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttps2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttps2dq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPS2QQ (avx512vl+avx512dq, avx512dq). */
  vcvttps2qq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttps2qq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttps2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttps2qq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTTPS2UDQ (avx512vl+avx512f, avx512f). */
  vcvttps2udq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttps2udq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttps2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvttps2udq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VCVTTPS2UQQ (avx512vl+avx512dq, avx512dq). */
  vcvttps2uqq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvttps2uqq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvttps2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvttps2uqq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, suppress: SuppressAllExceptions): this;
  /** VCVTTSD2SI (avx, avx512f). */
  vcvttsd2si(a: R32, b: Xmm | M<64>): this;
  vcvttsd2si(a: R64, b: Xmm | M<64>): this;
  vcvttsd2si(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttsd2si(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTSD2USI (avx512f). */
  vcvttsd2usi(a: R32, b: Xmm | M<64>): this;
  vcvttsd2usi(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttsd2usi(a: R64, b: Xmm | M<64>): this;
  vcvttsd2usi(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTSH2SI (avx512_fp16). */
  vcvttsh2si(a: R32, b: Xmm | M<16>): this;
  vcvttsh2si(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttsh2si(a: R64, b: Xmm | M<16>): this;
  vcvttsh2si(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTSH2USI (avx512_fp16). */
  vcvttsh2usi(a: R32, b: Xmm | M<16>): this;
  vcvttsh2usi(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttsh2usi(a: R64, b: Xmm | M<16>): this;
  vcvttsh2usi(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTSS2SI (avx, avx512f). */
  vcvttss2si(a: R32, b: Xmm | M<32>): this;
  vcvttss2si(a: R64, b: Xmm | M<32>): this;
  vcvttss2si(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttss2si(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTTSS2USI (avx512f). */
  vcvttss2usi(a: R32, b: Xmm | M<32>): this;
  vcvttss2usi(a: R32, b: Xmm, suppress: SuppressAllExceptions): this;
  vcvttss2usi(a: R64, b: Xmm | M<32>): this;
  vcvttss2usi(a: R64, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VCVTUDQ2PD (avx512vl+avx512f, avx512f). */
  vcvtudq2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64> | Broadcast): this;
  vcvtudq2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtudq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtudq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm, rounding: Rounding): this;
  /** VCVTUDQ2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtudq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtudq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtudq2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtudq2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTUDQ2PS (avx512vl+avx512f, avx512f). */
  vcvtudq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtudq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtudq2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtudq2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTUQQ2PD (avx512vl+avx512dq, avx512dq). */
  vcvtuqq2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtuqq2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtuqq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtuqq2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTUQQ2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtuqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtuqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtuqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtuqq2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTUQQ2PS (avx512vl+avx512dq, avx512dq). */
  vcvtuqq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtuqq2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtuqq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtuqq2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTUSI2SD (avx512f). */
  vcvtusi2sd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtusi2sd(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2sd(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUSI2SDD (avx512f). */
  vcvtusi2sdd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  /** VCVTUSI2SDQ (avx512f). */
  vcvtusi2sdq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2sdq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUSI2SH (avx512_fp16). */
  vcvtusi2sh(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtusi2sh(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  vcvtusi2sh(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2sh(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUSI2SHD (avx512_fp16). */
  vcvtusi2shd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtusi2shd(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  /** VCVTUSI2SHQ (avx512_fp16). */
  vcvtusi2shq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2shq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUSI2SS (avx512f). */
  vcvtusi2ss(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtusi2ss(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  vcvtusi2ss(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2ss(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUSI2SSD (avx512f). */
  vcvtusi2ssd(a: Xmm, b: Xmm, c: R32 | M<32>): this;
  vcvtusi2ssd(a: Xmm, b: Xmm, c: R32, rounding: Rounding): this;
  /** VCVTUSI2SSQ (avx512f). */
  vcvtusi2ssq(a: Xmm, b: Xmm, c: R64 | M<64>): this;
  vcvtusi2ssq(a: Xmm, b: Xmm, c: R64, rounding: Rounding): this;
  /** VCVTUW2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtuw2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtuw2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtuw2ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtuw2ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VCVTW2PH (avx512vl+avx512_fp16, avx512_fp16). */
  vcvtw2ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vcvtw2ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vcvtw2ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vcvtw2ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VDBPSADBW (avx512vl+avx512bw, avx512bw). */
  vdbpsadbw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vdbpsadbw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vdbpsadbw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VDIVPD (avx, avx512vl+avx512f, avx512f). */
  vdivpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vdivpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vdivpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vdivpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vdivpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vdivpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VDIVPH (avx512vl+avx512_fp16, avx512_fp16). */
  vdivph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vdivph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vdivph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vdivph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VDIVPS (avx, avx512vl+avx512f, avx512f). */
  vdivps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vdivps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vdivps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vdivps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vdivps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vdivps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VDIVSD (avx, avx512f). */
  vdivsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vdivsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vdivsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VDIVSH (avx512_fp16). */
  vdivsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vdivsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VDIVSS (avx, avx512f). */
  vdivss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vdivss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vdivss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VDPBF16PS (avx512vl+avx512_bf16, avx512f+avx512_bf16). */
  vdpbf16ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vdpbf16ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vdpbf16ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VDPPD (avx). */
  vdppd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VDPPS (avx). */
  vdpps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vdpps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VERR (x86-64). */
  verr(a: R16 | M<16>): this;
  verr(a: R32 | M<16>): this;
  verr(a: R64 | M<16>): this;
  /** VERW (x86-64). */
  verw(a: R16 | M<16>): this;
  verw(a: R32 | M<16>): this;
  verw(a: R64 | M<16>): this;
  /** VEXP2PD (avx512er). */
  vexp2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vexp2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VEXP2PS (avx512er). */
  vexp2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vexp2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VEXPANDPD (avx512vl+avx512f, avx512f). */
  vexpandpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vexpandpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vexpandpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VEXPANDPS (avx512vl+avx512f, avx512f). */
  vexpandps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vexpandps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vexpandps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VEXTRACTF128 (avx). */
  vextractf128(a: Xmm | M<128>, b: Ymm, c: Imm): this;
  /** VEXTRACTF32X4 (avx512vl+avx512f, avx512f). */
  vextractf32x4(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm, c: Imm): this;
  vextractf32x4(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTF32X8 (avx512dq). */
  vextractf32x8(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTF64X2 (avx512vl+avx512dq, avx512dq). */
  vextractf64x2(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm, c: Imm): this;
  vextractf64x2(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTF64X4 (avx512f). */
  vextractf64x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTI128 (avx2). */
  vextracti128(a: Xmm | M<128>, b: Ymm, c: Imm): this;
  /** VEXTRACTI32X4 (avx512vl+avx512f, avx512f). */
  vextracti32x4(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm, c: Imm): this;
  vextracti32x4(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTI32X8 (avx512dq). */
  vextracti32x8(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTI64X2 (avx512vl+avx512dq, avx512dq). */
  vextracti64x2(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm, c: Imm): this;
  vextracti64x2(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTI64X4 (avx512f). */
  vextracti64x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm, c: Imm): this;
  /** VEXTRACTPS (avx, avx512f). */
  vextractps(a: R32 | M<32>, b: Xmm, c: Imm): this;
  vextractps(a: R64 | M<32>, b: Xmm, c: Imm): this;
  /** VFCMADDCPH (avx512vl+avx512_fp16, avx512_fp16). */
  vfcmaddcph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfcmaddcph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfcmaddcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfcmaddcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFCMADDCSH (avx512_fp16). */
  vfcmaddcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfcmaddcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFCMULCPH (avx512vl+avx512_fp16, avx512_fp16). */
  vfcmulcph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfcmulcph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfcmulcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfcmulcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFCMULCSH (avx512_fp16). */
  vfcmulcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfcmulcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFIXUPIMMPD (avx512vl+avx512f, avx512f). */
  vfixupimmpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vfixupimmpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vfixupimmpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vfixupimmpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VFIXUPIMMPS (avx512vl+avx512f, avx512f). */
  vfixupimmps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vfixupimmps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vfixupimmps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vfixupimmps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VFIXUPIMMSD (avx512f). */
  vfixupimmsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vfixupimmsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VFIXUPIMMSS (avx512f). */
  vfixupimmss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vfixupimmss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VFMADD132PD (fma, avx512vl+avx512f, avx512f). */
  vfmadd132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmadd132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD132PS (fma, avx512vl+avx512f, avx512f). */
  vfmadd132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD132SD (fma, avx512f). */
  vfmadd132sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmadd132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmadd132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD132SH (avx512_fp16). */
  vfmadd132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmadd132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD132SS (fma, avx512f). */
  vfmadd132ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmadd132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmadd132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD213PD (fma, avx512vl+avx512f, avx512f). */
  vfmadd213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmadd213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD213PS (fma, avx512vl+avx512f, avx512f). */
  vfmadd213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD213SD (fma, avx512f). */
  vfmadd213sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmadd213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmadd213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD213SH (avx512_fp16). */
  vfmadd213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmadd213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD213SS (fma, avx512f). */
  vfmadd213ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmadd213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmadd213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD231PD (fma, avx512vl+avx512f, avx512f). */
  vfmadd231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmadd231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD231PS (fma, avx512vl+avx512f, avx512f). */
  vfmadd231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmadd231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmadd231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmadd231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADD231SD (fma, avx512f). */
  vfmadd231sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmadd231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmadd231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD231SH (avx512_fp16). */
  vfmadd231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmadd231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADD231SS (fma, avx512f). */
  vfmadd231ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmadd231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmadd231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADDCPH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmaddcph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddcph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDCSH (avx512_fp16). */
  vfmaddcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmaddcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMADDPD (fma4). */
  vfmaddpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmaddpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmaddpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmaddpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMADDPS (fma4). */
  vfmaddps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmaddps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmaddps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmaddps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMADDSD (fma4). */
  vfmaddsd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<64>): this;
  vfmaddsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Xmm): this;
  /** VFMADDSS (fma4). */
  vfmaddss(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<32>): this;
  vfmaddss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Xmm): this;
  /** VFMADDSUB132PD (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmaddsub132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB132PS (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB213PD (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmaddsub213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB213PS (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB231PD (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmaddsub231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUB231PS (fma, avx512vl+avx512f, avx512f). */
  vfmaddsub231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmaddsub231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmaddsub231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmaddsub231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmaddsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmaddsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMADDSUBPD (fma4). */
  vfmaddsubpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmaddsubpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmaddsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmaddsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMADDSUBPS (fma4). */
  vfmaddsubps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmaddsubps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmaddsubps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmaddsubps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMSUB132PD (fma, avx512vl+avx512f, avx512f). */
  vfmsub132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsub132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB132PS (fma, avx512vl+avx512f, avx512f). */
  vfmsub132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB132SD (fma, avx512f). */
  vfmsub132sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmsub132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmsub132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB132SH (avx512_fp16). */
  vfmsub132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmsub132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB132SS (fma, avx512f). */
  vfmsub132ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmsub132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmsub132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB213PD (fma, avx512vl+avx512f, avx512f). */
  vfmsub213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsub213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB213PS (fma, avx512vl+avx512f, avx512f). */
  vfmsub213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB213SD (fma, avx512f). */
  vfmsub213sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmsub213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmsub213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB213SH (avx512_fp16). */
  vfmsub213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmsub213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB213SS (fma, avx512f). */
  vfmsub213ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmsub213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmsub213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB231PD (fma, avx512vl+avx512f, avx512f). */
  vfmsub231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsub231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB231PS (fma, avx512vl+avx512f, avx512f). */
  vfmsub231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsub231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsub231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsub231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUB231SD (fma, avx512f). */
  vfmsub231sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfmsub231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfmsub231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB231SH (avx512_fp16). */
  vfmsub231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfmsub231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUB231SS (fma, avx512f). */
  vfmsub231ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfmsub231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmsub231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFMSUBADD132PD (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsubadd132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD132PS (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD213PD (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsubadd213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD213PS (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD231PD (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmsubadd231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADD231PS (fma, avx512vl+avx512f, avx512f). */
  vfmsubadd231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfmsubadd231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfmsubadd231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmsubadd231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmsubadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmsubadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMSUBADDPD (fma4). */
  vfmsubaddpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmsubaddpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmsubaddpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmsubaddpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMSUBADDPS (fma4). */
  vfmsubaddps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmsubaddps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmsubaddps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmsubaddps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMSUBPD (fma4). */
  vfmsubpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmsubpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMSUBPS (fma4). */
  vfmsubps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfmsubps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfmsubps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfmsubps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFMSUBSD (fma4). */
  vfmsubsd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<64>): this;
  vfmsubsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Xmm): this;
  /** VFMSUBSS (fma4). */
  vfmsubss(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<32>): this;
  vfmsubss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Xmm): this;
  /** VFMULCPH (avx512vl+avx512_fp16, avx512_fp16). */
  vfmulcph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfmulcph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfmulcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfmulcph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFMULCSH (avx512_fp16). */
  vfmulcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfmulcsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD132PD (fma, avx512vl+avx512f, avx512f). */
  vfnmadd132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmadd132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD132PS (fma, avx512vl+avx512f, avx512f). */
  vfnmadd132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD132SD (fma, avx512f). */
  vfnmadd132sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD132SH (avx512_fp16). */
  vfnmadd132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmadd132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD132SS (fma, avx512f). */
  vfnmadd132ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD213PD (fma, avx512vl+avx512f, avx512f). */
  vfnmadd213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmadd213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD213PS (fma, avx512vl+avx512f, avx512f). */
  vfnmadd213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD213SD (fma, avx512f). */
  vfnmadd213sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD213SH (avx512_fp16). */
  vfnmadd213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmadd213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD213SS (fma, avx512f). */
  vfnmadd213ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD231PD (fma, avx512vl+avx512f, avx512f). */
  vfnmadd231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmadd231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD231PS (fma, avx512vl+avx512f, avx512f). */
  vfnmadd231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmadd231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmadd231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmadd231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmadd231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMADD231SD (fma, avx512f). */
  vfnmadd231sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmadd231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD231SH (avx512_fp16). */
  vfnmadd231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmadd231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADD231SS (fma, avx512f). */
  vfnmadd231ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmadd231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMADDPD (fma4). */
  vfnmaddpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfnmaddpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfnmaddpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfnmaddpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFNMADDPS (fma4). */
  vfnmaddps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfnmaddps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfnmaddps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfnmaddps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFNMADDSD (fma4). */
  vfnmaddsd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<64>): this;
  vfnmaddsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Xmm): this;
  /** VFNMADDSS (fma4). */
  vfnmaddss(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<32>): this;
  vfnmaddss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Xmm): this;
  /** VFNMSUB132PD (fma, avx512vl+avx512f, avx512f). */
  vfnmsub132pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub132pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub132pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub132pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub132pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB132PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmsub132ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub132ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub132ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB132PS (fma, avx512vl+avx512f, avx512f). */
  vfnmsub132ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub132ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub132ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub132ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub132ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB132SD (fma, avx512f). */
  vfnmsub132sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub132sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB132SH (avx512_fp16). */
  vfnmsub132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmsub132sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB132SS (fma, avx512f). */
  vfnmsub132ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub132ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB213PD (fma, avx512vl+avx512f, avx512f). */
  vfnmsub213pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub213pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub213pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub213pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub213pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB213PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmsub213ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub213ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub213ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB213PS (fma, avx512vl+avx512f, avx512f). */
  vfnmsub213ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub213ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub213ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub213ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub213ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB213SD (fma, avx512f). */
  vfnmsub213sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub213sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB213SH (avx512_fp16). */
  vfnmsub213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmsub213sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB213SS (fma, avx512f). */
  vfnmsub213ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub213ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB231PD (fma, avx512vl+avx512f, avx512f). */
  vfnmsub231pd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub231pd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub231pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub231pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub231pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB231PH (avx512vl+avx512_fp16, avx512_fp16). */
  vfnmsub231ph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub231ph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub231ph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB231PS (fma, avx512vl+avx512f, avx512f). */
  vfnmsub231ps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vfnmsub231ps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vfnmsub231ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vfnmsub231ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vfnmsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vfnmsub231ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VFNMSUB231SD (fma, avx512f). */
  vfnmsub231sd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vfnmsub231sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB231SH (avx512_fp16). */
  vfnmsub231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vfnmsub231sh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUB231SS (fma, avx512f). */
  vfnmsub231ss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vfnmsub231ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VFNMSUBPD (fma4). */
  vfnmsubpd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfnmsubpd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfnmsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfnmsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFNMSUBPS (fma4). */
  vfnmsubps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vfnmsubps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  vfnmsubps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vfnmsubps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VFNMSUBSD (fma4). */
  vfnmsubsd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<64>): this;
  vfnmsubsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Xmm): this;
  /** VFNMSUBSS (fma4). */
  vfnmsubss(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<32>): this;
  vfnmsubss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Xmm): this;
  /** VFPCLASSPD (avx512vl+avx512dq, avx512dq). */
  vfpclasspd(a: K | MaskedRegister<'k'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vfpclasspd(a: K | MaskedRegister<'k'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vfpclasspd(a: K | MaskedRegister<'k'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VFPCLASSPDX (avx512vl+avx512dq). */
  vfpclasspdx(a: K | MaskedRegister<'k'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  /** VFPCLASSPDY (avx512vl+avx512dq). */
  vfpclasspdy(a: K | MaskedRegister<'k'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  /** VFPCLASSPDZ (avx512dq). */
  vfpclasspdz(a: K | MaskedRegister<'k'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VFPCLASSPH (avx512vl+avx512_fp16, avx512_fp16). */
  vfpclassph(a: K | MaskedRegister<'k'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vfpclassph(a: K | MaskedRegister<'k'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vfpclassph(a: K | MaskedRegister<'k'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VFPCLASSPS (avx512vl+avx512dq, avx512dq). */
  vfpclassps(a: K | MaskedRegister<'k'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vfpclassps(a: K | MaskedRegister<'k'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vfpclassps(a: K | MaskedRegister<'k'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VFPCLASSPSX (avx512vl+avx512dq). */
  vfpclasspsx(a: K | MaskedRegister<'k'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  /** VFPCLASSPSY (avx512vl+avx512dq). */
  vfpclasspsy(a: K | MaskedRegister<'k'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  /** VFPCLASSPSZ (avx512dq). */
  vfpclasspsz(a: K | MaskedRegister<'k'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VFPCLASSSD (avx512dq). */
  vfpclasssd(a: K | MaskedRegister<'k'>, b: Xmm | M<64>, c: Imm): this;
  /** VFPCLASSSH (avx512_fp16). */
  vfpclasssh(a: K | MaskedRegister<'k'>, b: Xmm | M<16>, c: Imm): this;
  /** VFPCLASSSS (avx512dq). */
  vfpclassss(a: K | MaskedRegister<'k'>, b: Xmm | M<32>, c: Imm): this;
  /** VFRCZPD (xop). */
  vfrczpd(a: Xmm, b: Xmm | M<128>): this;
  vfrczpd(a: Ymm, b: Ymm | M<256>): this;
  /** VFRCZPS (xop). */
  vfrczps(a: Xmm, b: Xmm | M<128>): this;
  vfrczps(a: Ymm, b: Ymm | M<256>): this;
  /** VFRCZSD (xop). */
  vfrczsd(a: Xmm, b: Xmm | M<64>): this;
  /** VFRCZSS (xop). */
  vfrczss(a: Xmm, b: Xmm | M<32>): this;
  /** VGATHERDPD (avx2, avx512vl+avx512f, avx512f). */
  vgatherdpd(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vgatherdpd(a: Ymm, b: VectorMemory<'x'>, c: Ymm): this;
  vgatherdpd(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vgatherdpd(a: MaskedRegister<'ymm'>, b: VectorMemory<'x'>): this;
  vgatherdpd(a: MaskedRegister<'zmm'>, b: VectorMemory<'y'>): this;
  /** VGATHERDPS (avx2, avx512vl+avx512f, avx512f). */
  vgatherdps(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vgatherdps(a: Ymm, b: VectorMemory<'y'>, c: Ymm): this;
  vgatherdps(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vgatherdps(a: MaskedRegister<'ymm'>, b: VectorMemory<'y'>): this;
  vgatherdps(a: MaskedRegister<'zmm'>, b: VectorMemory<'z'>): this;
  /** VGATHERPF0DPD (avx512pf). */
  vgatherpf0dpd(a: MaskedVectorMemory<'y'>): this;
  /** VGATHERPF0DPS (avx512pf). */
  vgatherpf0dps(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERPF0QPD (avx512pf). */
  vgatherpf0qpd(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERPF0QPS (avx512pf). */
  vgatherpf0qps(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERPF1DPD (avx512pf). */
  vgatherpf1dpd(a: MaskedVectorMemory<'y'>): this;
  /** VGATHERPF1DPS (avx512pf). */
  vgatherpf1dps(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERPF1QPD (avx512pf). */
  vgatherpf1qpd(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERPF1QPS (avx512pf). */
  vgatherpf1qps(a: MaskedVectorMemory<'z'>): this;
  /** VGATHERQPD (avx2, avx512vl+avx512f, avx512f). */
  vgatherqpd(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vgatherqpd(a: Ymm, b: VectorMemory<'y'>, c: Ymm): this;
  vgatherqpd(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vgatherqpd(a: MaskedRegister<'ymm'>, b: VectorMemory<'y'>): this;
  vgatherqpd(a: MaskedRegister<'zmm'>, b: VectorMemory<'z'>): this;
  /** VGATHERQPS (avx2, avx512vl+avx512f, avx512f). */
  vgatherqps(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vgatherqps(a: Xmm, b: VectorMemory<'y'>, c: Xmm): this;
  vgatherqps(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vgatherqps(a: MaskedRegister<'xmm'>, b: VectorMemory<'y'>): this;
  vgatherqps(a: MaskedRegister<'ymm'>, b: VectorMemory<'z'>): this;
  /** VGETEXPPD (avx512vl+avx512f, avx512f). */
  vgetexppd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vgetexppd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vgetexppd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vgetexppd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VGETEXPPH (avx512vl+avx512_fp16, avx512_fp16). */
  vgetexpph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vgetexpph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vgetexpph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vgetexpph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VGETEXPPS (avx512vl+avx512f, avx512f). */
  vgetexpps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vgetexpps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vgetexpps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vgetexpps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VGETEXPSD (avx512f). */
  vgetexpsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vgetexpsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VGETEXPSH (avx512_fp16). */
  vgetexpsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vgetexpsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VGETEXPSS (avx512f). */
  vgetexpss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vgetexpss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VGETMANTPD (avx512vl+avx512f, avx512f). */
  vgetmantpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vgetmantpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vgetmantpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vgetmantpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VGETMANTPH (avx512vl+avx512_fp16, avx512_fp16). */
  vgetmantph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vgetmantph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vgetmantph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vgetmantph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VGETMANTPS (avx512vl+avx512f, avx512f). */
  vgetmantps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vgetmantps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vgetmantps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vgetmantps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VGETMANTSD (avx512f). */
  vgetmantsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vgetmantsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VGETMANTSH (avx512_fp16). */
  vgetmantsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>, d: Imm): this;
  vgetmantsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VGETMANTSS (avx512f). */
  vgetmantss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vgetmantss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VGF2P8AFFINEINVQB (avx+gfni, avx512vl+gfni, avx512f+gfni). */
  vgf2p8affineinvqb(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vgf2p8affineinvqb(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vgf2p8affineinvqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vgf2p8affineinvqb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vgf2p8affineinvqb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VGF2P8AFFINEQB (avx+gfni, avx512vl+gfni, avx512f+gfni). */
  vgf2p8affineqb(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vgf2p8affineqb(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vgf2p8affineqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vgf2p8affineqb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vgf2p8affineqb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VGF2P8MULB (avx+gfni, avx512vl+gfni, avx512f+gfni). */
  vgf2p8mulb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vgf2p8mulb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vgf2p8mulb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vgf2p8mulb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vgf2p8mulb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VHADDPD (avx). */
  vhaddpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vhaddpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VHADDPS (avx). */
  vhaddps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vhaddps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VHSUBPD (avx). */
  vhsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vhsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VHSUBPS (avx). */
  vhsubps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vhsubps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VINSERTF128 (avx). */
  vinsertf128(a: Ymm, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTF32X4 (avx512vl+avx512f, avx512f). */
  vinsertf32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  vinsertf32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTF32X8 (avx512dq). */
  vinsertf32x8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Ymm | M<256>, d: Imm): this;
  /** VINSERTF64X2 (avx512vl+avx512dq, avx512dq). */
  vinsertf64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  vinsertf64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTF64X4 (avx512f). */
  vinsertf64x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Ymm | M<256>, d: Imm): this;
  /** VINSERTI128 (avx2). */
  vinserti128(a: Ymm, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTI32X4 (avx512vl+avx512f, avx512f). */
  vinserti32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  vinserti32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTI32X8 (avx512dq). */
  vinserti32x8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Ymm | M<256>, d: Imm): this;
  /** VINSERTI64X2 (avx512vl+avx512dq, avx512dq). */
  vinserti64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>, d: Imm): this;
  vinserti64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>, d: Imm): this;
  /** VINSERTI64X4 (avx512f). */
  vinserti64x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Ymm | M<256>, d: Imm): this;
  /** VINSERTPS (avx, avx512f). */
  vinsertps(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  /** VLDDQU (avx). */
  vlddqu(a: Xmm, b: M<128>): this;
  vlddqu(a: Ymm, b: M<256>): this;
  /** VLDMXCSR (avx). */
  vldmxcsr(a: M<32>): this;
  /** VMASKMOVDQU (avx). */
  vmaskmovdqu(a: Xmm, b: Xmm): this;
  /** VMASKMOVPD (avx). */
  vmaskmovpd(a: Xmm, b: Xmm, c: M<128>): this;
  vmaskmovpd(a: Ymm, b: Ymm, c: M<256>): this;
  vmaskmovpd(a: M<128>, b: Xmm, c: Xmm): this;
  vmaskmovpd(a: M<256>, b: Ymm, c: Ymm): this;
  /** VMASKMOVPS (avx). */
  vmaskmovps(a: Xmm, b: Xmm, c: M<128>): this;
  vmaskmovps(a: Ymm, b: Ymm, c: M<256>): this;
  vmaskmovps(a: M<128>, b: Xmm, c: Xmm): this;
  vmaskmovps(a: M<256>, b: Ymm, c: Ymm): this;
  /** VMAXPD (avx, avx512vl+avx512f, avx512f). */
  vmaxpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vmaxpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vmaxpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmaxpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmaxpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmaxpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMAXPH (avx512vl+avx512_fp16, avx512_fp16). */
  vmaxph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmaxph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmaxph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmaxph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMAXPS (avx, avx512vl+avx512f, avx512f). */
  vmaxps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vmaxps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vmaxps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmaxps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmaxps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmaxps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMAXSD (avx, avx512f). */
  vmaxsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vmaxsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vmaxsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMAXSH (avx512_fp16). */
  vmaxsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vmaxsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMAXSS (avx, avx512f). */
  vmaxss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vmaxss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vmaxss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMCALL (vmx). */
  vmcall(): this;
  /** VMCLEAR (vmx). */
  vmclear(a: M<64>): this;
  /** VMFUNC (vmx). */
  vmfunc(): this;
  /** VMGEXIT (sev_es). */
  vmgexit(): this;
  /** VMINPD (avx, avx512vl+avx512f, avx512f). */
  vminpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vminpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vminpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vminpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vminpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vminpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMINPH (avx512vl+avx512_fp16, avx512_fp16). */
  vminph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vminph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vminph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vminph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMINPS (avx, avx512vl+avx512f, avx512f). */
  vminps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vminps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vminps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vminps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vminps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vminps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions): this;
  /** VMINSD (avx, avx512f). */
  vminsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vminsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vminsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMINSH (avx512_fp16). */
  vminsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vminsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMINSS (avx, avx512f). */
  vminss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vminss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vminss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VMLAUNCH (vmx). */
  vmlaunch(): this;
  /** VMLOAD (svm). */
  vmload(): this;
  vmload(a: R64<'rax'>): this;
  vmload(a: R32<'eax'>): this;
  /** VMMCALL (svm). */
  vmmcall(): this;
  /** VMOVAPD (avx, avx512vl+avx512f, avx512f). */
  vmovapd(a: Xmm, b: Xmm | M<128>): this;
  vmovapd(a: Ymm, b: Ymm | M<256>): this;
  vmovapd(a: Xmm | M<128>, b: Xmm): this;
  vmovapd(a: Ymm | M<256>, b: Ymm): this;
  vmovapd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovapd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovapd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovapd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovapd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovapd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVAPS (avx, avx512vl+avx512f, avx512f). */
  vmovaps(a: Xmm, b: Xmm | M<128>): this;
  vmovaps(a: Ymm, b: Ymm | M<256>): this;
  vmovaps(a: Xmm | M<128>, b: Xmm): this;
  vmovaps(a: Ymm | M<256>, b: Ymm): this;
  vmovaps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovaps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovaps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovaps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovaps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovaps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVD (avx, avx512f). */
  vmovd(a: Xmm, b: R32 | M<32>): this;
  vmovd(a: R32 | M<32>, b: Xmm): this;
  vmovd(a: Xmm, b: R64): this;
  vmovd(a: R64, b: Xmm): this;
  /** VMOVDDUP (avx, avx512vl+avx512f, avx512f). */
  vmovddup(a: Xmm, b: Xmm | M<64>): this;
  vmovddup(a: Ymm, b: Ymm | M<256>): this;
  vmovddup(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vmovddup(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovddup(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VMOVDQA (avx). */
  vmovdqa(a: Xmm, b: Xmm | M<128>): this;
  vmovdqa(a: Ymm, b: Ymm | M<256>): this;
  vmovdqa(a: Xmm | M<128>, b: Xmm): this;
  vmovdqa(a: Ymm | M<256>, b: Ymm): this;
  /** VMOVDQA32 (avx512vl+avx512f, avx512f). */
  vmovdqa32(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqa32(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqa32(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqa32(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqa32(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqa32(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVDQA64 (avx512vl+avx512f, avx512f). */
  vmovdqa64(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqa64(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqa64(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqa64(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqa64(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqa64(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVDQU (avx). */
  vmovdqu(a: Xmm, b: Xmm | M<128>): this;
  vmovdqu(a: Ymm, b: Ymm | M<256>): this;
  vmovdqu(a: Xmm | M<128>, b: Xmm): this;
  vmovdqu(a: Ymm | M<256>, b: Ymm): this;
  /** VMOVDQU16 (avx512vl+avx512bw, avx512bw). */
  vmovdqu16(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqu16(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqu16(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqu16(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqu16(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqu16(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVDQU32 (avx512vl+avx512f, avx512f). */
  vmovdqu32(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqu32(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqu32(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqu32(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqu32(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqu32(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVDQU64 (avx512vl+avx512f, avx512f). */
  vmovdqu64(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqu64(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqu64(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqu64(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqu64(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqu64(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVDQU8 (avx512vl+avx512bw, avx512bw). */
  vmovdqu8(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovdqu8(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovdqu8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovdqu8(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovdqu8(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovdqu8(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVHLPS (avx, avx512f). */
  vmovhlps(a: Xmm, b: Xmm, c: Xmm): this;
  /** VMOVHPD (avx, avx512f). */
  vmovhpd(a: Xmm, b: Xmm, c: M<64>): this;
  vmovhpd(a: M<64>, b: Xmm): this;
  /** VMOVHPS (avx, avx512f). */
  vmovhps(a: Xmm, b: Xmm, c: M<64>): this;
  vmovhps(a: M<64>, b: Xmm): this;
  /** VMOVLHPS (avx, avx512f). */
  vmovlhps(a: Xmm, b: Xmm, c: Xmm): this;
  /** VMOVLPD (avx, avx512f). */
  vmovlpd(a: Xmm, b: Xmm, c: M<64>): this;
  vmovlpd(a: M<64>, b: Xmm): this;
  /** VMOVLPS (avx, avx512f). */
  vmovlps(a: Xmm, b: Xmm, c: M<64>): this;
  vmovlps(a: M<64>, b: Xmm): this;
  /** VMOVMSKPD (avx). */
  vmovmskpd(a: R32, b: Xmm): this;
  vmovmskpd(a: R64, b: Xmm): this;
  vmovmskpd(a: R32, b: Ymm): this;
  vmovmskpd(a: R64, b: Ymm): this;
  /** VMOVMSKPS (avx). */
  vmovmskps(a: R32, b: Xmm): this;
  vmovmskps(a: R64, b: Xmm): this;
  vmovmskps(a: R32, b: Ymm): this;
  vmovmskps(a: R64, b: Ymm): this;
  /** VMOVNTDQ (avx, avx512vl+avx512f, avx512f). */
  vmovntdq(a: M<128>, b: Xmm): this;
  vmovntdq(a: M<256>, b: Ymm): this;
  vmovntdq(a: M<512>, b: Zmm): this;
  /** VMOVNTDQA (avx, avx2, avx512vl+avx512f, avx512f). */
  vmovntdqa(a: Xmm, b: M<128>): this;
  vmovntdqa(a: Ymm, b: M<256>): this;
  vmovntdqa(a: Zmm, b: M<512>): this;
  /** VMOVNTPD (avx, avx512vl+avx512f, avx512f). */
  vmovntpd(a: M<128>, b: Xmm): this;
  vmovntpd(a: M<256>, b: Ymm): this;
  vmovntpd(a: M<512>, b: Zmm): this;
  /** VMOVNTPS (avx, avx512vl+avx512f, avx512f). */
  vmovntps(a: M<128>, b: Xmm): this;
  vmovntps(a: M<256>, b: Ymm): this;
  vmovntps(a: M<512>, b: Zmm): this;
  /** VMOVQ (avx, avx512f). */
  vmovq(a: Xmm, b: Xmm | M<64>): this;
  vmovq(a: Xmm | M<64>, b: Xmm): this;
  vmovq(a: Xmm, b: R64 | M<64>): this;
  vmovq(a: R64 | M<64>, b: Xmm): this;
  /** VMOVSD (avx, avx512f). */
  vmovsd(a: Xmm, b: Xmm, c: Xmm): this;
  vmovsd(a: Xmm, b: M<64>): this;
  vmovsd(a: M<64>, b: Xmm): this;
  vmovsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm): this;
  vmovsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: M<64>): this;
  vmovsd(a: M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  /** VMOVSH (avx512_fp16). */
  vmovsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: M<16>): this;
  vmovsh(a: M<16> | MaskedMemory<16 | 0>, b: Xmm): this;
  vmovsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm): this;
  /** VMOVSHDUP (avx, avx512vl+avx512f, avx512f). */
  vmovshdup(a: Xmm, b: Xmm | M<128>): this;
  vmovshdup(a: Ymm, b: Ymm | M<256>): this;
  vmovshdup(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovshdup(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovshdup(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VMOVSLDUP (avx, avx512vl+avx512f, avx512f). */
  vmovsldup(a: Xmm, b: Xmm | M<128>): this;
  vmovsldup(a: Ymm, b: Ymm | M<256>): this;
  vmovsldup(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovsldup(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovsldup(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VMOVSS (avx, avx512f). */
  vmovss(a: Xmm, b: Xmm, c: Xmm): this;
  vmovss(a: Xmm, b: M<32>): this;
  vmovss(a: M<32>, b: Xmm): this;
  vmovss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm): this;
  vmovss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: M<32>): this;
  vmovss(a: M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  /** VMOVUPD (avx, avx512vl+avx512f, avx512f). */
  vmovupd(a: Xmm, b: Xmm | M<128>): this;
  vmovupd(a: Ymm, b: Ymm | M<256>): this;
  vmovupd(a: Xmm | M<128>, b: Xmm): this;
  vmovupd(a: Ymm | M<256>, b: Ymm): this;
  vmovupd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovupd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovupd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovupd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovupd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovupd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVUPS (avx, avx512vl+avx512f, avx512f). */
  vmovups(a: Xmm, b: Xmm | M<128>): this;
  vmovups(a: Ymm, b: Ymm | M<256>): this;
  vmovups(a: Xmm | M<128>, b: Xmm): this;
  vmovups(a: Ymm | M<256>, b: Ymm): this;
  vmovups(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vmovups(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vmovups(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  vmovups(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vmovups(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vmovups(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VMOVW (avx512_fp16). */
  vmovw(a: Xmm, b: R32 | M<16>): this;
  vmovw(a: Xmm, b: R64 | M<16>): this;
  vmovw(a: R32 | M<16>, b: Xmm): this;
  vmovw(a: R64 | M<16>, b: Xmm): this;
  /** VMPSADBW (avx, avx2). */
  vmpsadbw(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vmpsadbw(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VMPTRLD (vmx). */
  vmptrld(a: M<64>): this;
  /** VMPTRST (vmx). */
  vmptrst(a: M<64>): this;
  /** VMREAD (vmx). */
  vmread(a: R64 | M<64>, b: R64): this;
  /** VMRESUME (vmx). */
  vmresume(): this;
  /** VMRUN (svm). */
  vmrun(): this;
  vmrun(a: R64<'rax'>): this;
  vmrun(a: R32<'eax'>): this;
  /** VMSAVE (svm). */
  vmsave(): this;
  vmsave(a: R64<'rax'>): this;
  vmsave(a: R32<'eax'>): this;
  /** VMULPD (avx, avx512vl+avx512f, avx512f). */
  vmulpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vmulpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vmulpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmulpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmulpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmulpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VMULPH (avx512vl+avx512_fp16, avx512_fp16). */
  vmulph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmulph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmulph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmulph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VMULPS (avx, avx512vl+avx512f, avx512f). */
  vmulps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vmulps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vmulps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vmulps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vmulps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vmulps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VMULSD (avx, avx512f). */
  vmulsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vmulsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vmulsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VMULSH (avx512_fp16). */
  vmulsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vmulsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VMULSS (avx, avx512f). */
  vmulss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vmulss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vmulss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VMWRITE (vmx). */
  vmwrite(a: R64, b: R64 | M<64>): this;
  /** VMXOFF (vmx). */
  vmxoff(): this;
  /** VMXON (vmx). */
  vmxon(a: M<64>): this;
  /** VORPD (avx, avx512vl+avx512dq, avx512dq). */
  vorpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vorpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vorpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vorpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vorpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VORPS (avx, avx512vl+avx512dq, avx512dq). */
  vorps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vorps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vorps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vorps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vorps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VP2INTERSECTD (avx512vl+avx512_vp2intersect, avx512f+avx512_vp2intersect). */
  vp2intersectd(a: K, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vp2intersectd(a: K, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vp2intersectd(a: K, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VP2INTERSECTQ (avx512vl+avx512_vp2intersect, avx512f+avx512_vp2intersect). */
  vp2intersectq(a: K, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vp2intersectq(a: K, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vp2intersectq(a: K, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VP4DPWSSD (avx512_4vnniw). */
  vp4dpwssd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: M<128>): this;
  /** VP4DPWSSDS (avx512_4vnniw). */
  vp4dpwssds(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: M<128>): this;
  /** VPABSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpabsb(a: Xmm, b: Xmm | M<128>): this;
  vpabsb(a: Ymm, b: Ymm | M<256>): this;
  vpabsb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpabsb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpabsb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPABSD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpabsd(a: Xmm, b: Xmm | M<128>): this;
  vpabsd(a: Ymm, b: Ymm | M<256>): this;
  vpabsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpabsd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpabsd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPABSQ (avx512vl+avx512f, avx512f). */
  vpabsq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpabsq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpabsq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPABSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpabsw(a: Xmm, b: Xmm | M<128>): this;
  vpabsw(a: Ymm, b: Ymm | M<256>): this;
  vpabsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpabsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpabsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPACKSSDW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpackssdw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpackssdw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpackssdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpackssdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpackssdw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPACKSSWB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpacksswb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpacksswb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpacksswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpacksswb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpacksswb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPACKUSDW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpackusdw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpackusdw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpackusdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpackusdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpackusdw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPACKUSWB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpackuswb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpackuswb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpackuswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpackuswb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpackuswb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpaddd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpaddd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpaddd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPADDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpaddq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpaddq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpaddq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPADDSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddsb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddsb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddsb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddsb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddsb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDUSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddusb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddusb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddusb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddusb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddusb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDUSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddusw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddusw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddusw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddusw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddusw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPADDW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpaddw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpaddw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpaddw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpaddw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpaddw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPALIGNR (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpalignr(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpalignr(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpalignr(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpalignr(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpalignr(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPAND (avx, avx2). */
  vpand(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpand(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPANDD (avx512vl+avx512f, avx512f). */
  vpandd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpandd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpandd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPANDN (avx, avx2). */
  vpandn(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpandn(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPANDND (avx512vl+avx512f, avx512f). */
  vpandnd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpandnd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpandnd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPANDNQ (avx512vl+avx512f, avx512f). */
  vpandnq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpandnq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpandnq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPANDQ (avx512vl+avx512f, avx512f). */
  vpandq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpandq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpandq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPAVGB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpavgb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpavgb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpavgb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpavgb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpavgb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPAVGW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpavgw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpavgw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpavgw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpavgw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpavgw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPBLENDD (avx2). */
  vpblendd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpblendd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VPBLENDMB (avx512vl+avx512bw, avx512bw). */
  vpblendmb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpblendmb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpblendmb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPBLENDMD (avx512vl+avx512f, avx512f). */
  vpblendmd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpblendmd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpblendmd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPBLENDMQ (avx512vl+avx512f, avx512f). */
  vpblendmq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpblendmq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpblendmq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPBLENDMW (avx512vl+avx512bw, avx512bw). */
  vpblendmw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpblendmw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpblendmw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPBLENDVB (avx, avx2). */
  vpblendvb(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vpblendvb(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  /** VPBLENDW (avx, avx2). */
  vpblendw(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpblendw(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VPBROADCASTB (avx2, avx512vl+avx512bw, avx512bw). */
  vpbroadcastb(a: Xmm, b: Xmm | M<8>): this;
  vpbroadcastb(a: Ymm, b: Xmm | M<8>): this;
  vpbroadcastb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<8>): this;
  vpbroadcastb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<8>): this;
  vpbroadcastb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<8>): this;
  vpbroadcastb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: R32): this;
  vpbroadcastb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: R32): this;
  vpbroadcastb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: R32): this;
  /** VPBROADCASTD (avx2, avx512vl+avx512f, avx512f). */
  vpbroadcastd(a: Xmm, b: Xmm | M<32>): this;
  vpbroadcastd(a: Ymm, b: Xmm | M<32>): this;
  vpbroadcastd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vpbroadcastd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<32>): this;
  vpbroadcastd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<32>): this;
  vpbroadcastd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: R32): this;
  vpbroadcastd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: R32): this;
  vpbroadcastd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: R32): this;
  /** VPBROADCASTMB2Q (avx512vl+avx512cd, avx512cd). */
  vpbroadcastmb2q(a: Xmm, b: K): this;
  vpbroadcastmb2q(a: Ymm, b: K): this;
  vpbroadcastmb2q(a: Zmm, b: K): this;
  /** VPBROADCASTMW2D (avx512vl+avx512cd, avx512cd). */
  vpbroadcastmw2d(a: Xmm, b: K): this;
  vpbroadcastmw2d(a: Ymm, b: K): this;
  vpbroadcastmw2d(a: Zmm, b: K): this;
  /** VPBROADCASTQ (avx2, avx512vl+avx512f, avx512f). */
  vpbroadcastq(a: Xmm, b: Xmm | M<64>): this;
  vpbroadcastq(a: Ymm, b: Xmm | M<64>): this;
  vpbroadcastq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpbroadcastq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vpbroadcastq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  vpbroadcastq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: R64): this;
  vpbroadcastq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: R64): this;
  vpbroadcastq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: R64): this;
  /** VPBROADCASTW (avx2, avx512vl+avx512bw, avx512bw). */
  vpbroadcastw(a: Xmm, b: Xmm | M<16>): this;
  vpbroadcastw(a: Ymm, b: Xmm | M<16>): this;
  vpbroadcastw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<16>): this;
  vpbroadcastw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<16>): this;
  vpbroadcastw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<16>): this;
  vpbroadcastw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: R32): this;
  vpbroadcastw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: R32): this;
  vpbroadcastw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: R32): this;
  /** VPCLMULQDQ (pclmulqdq+avx, vpclmulqdq, avx512vl+vpclmulqdq, avx512f+vpclmulqdq). */
  vpclmulqdq(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpclmulqdq(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpclmulqdq(a: Zmm, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPCLMULLQLQDQ (pclmulqdq+avx, vpclmulqdq, avx512vl+vpclmulqdq, avx512f+vpclmulqdq). The same as VPCLMULQDQ with 0 as the last operand. */
  vpclmullqlqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpclmullqlqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpclmullqlqdq(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VPCLMULHQLQDQ (pclmulqdq+avx, vpclmulqdq, avx512vl+vpclmulqdq, avx512f+vpclmulqdq). The same as VPCLMULQDQ with 1 as the last operand. */
  vpclmulhqlqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpclmulhqlqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpclmulhqlqdq(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VPCLMULLQHQDQ (pclmulqdq+avx, vpclmulqdq, avx512vl+vpclmulqdq, avx512f+vpclmulqdq). The same as VPCLMULQDQ with 16 as the last operand. */
  vpclmullqhqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpclmullqhqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpclmullqhqdq(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VPCLMULHQHQDQ (pclmulqdq+avx, vpclmulqdq, avx512vl+vpclmulqdq, avx512f+vpclmulqdq). The same as VPCLMULQDQ with 17 as the last operand. */
  vpclmulhqhqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpclmulhqhqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpclmulhqhqdq(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMOV (xop). */
  vpcmov(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vpcmov(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm): this;
  vpcmov(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  vpcmov(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>): this;
  /** VPCMPB (avx512vl+avx512bw, avx512bw). */
  vpcmpb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpcmpb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpcmpb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPCMPLTB (avx512vl+avx512bw, avx512bw). The same as VPCMPB with 1 as the last operand. */
  vpcmpltb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpltb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpltb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLEB (avx512vl+avx512bw, avx512bw). The same as VPCMPB with 2 as the last operand. */
  vpcmpleb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpleb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpleb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNEQB (avx512vl+avx512bw, avx512bw). The same as VPCMPB with 4 as the last operand. */
  vpcmpneqb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpneqb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpneqb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLTB (avx512vl+avx512bw, avx512bw). The same as VPCMPB with 5 as the last operand. */
  vpcmpnltb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnltb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnltb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLEB (avx512vl+avx512bw, avx512bw). The same as VPCMPB with 6 as the last operand. */
  vpcmpnleb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnleb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnleb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPD (avx512vl+avx512f, avx512f). */
  vpcmpd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpcmpd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpcmpd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPCMPLTD (avx512vl+avx512f, avx512f). The same as VPCMPD with 1 as the last operand. */
  vpcmpltd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpltd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpltd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLED (avx512vl+avx512f, avx512f). The same as VPCMPD with 2 as the last operand. */
  vpcmpled(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpled(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpled(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNEQD (avx512vl+avx512f, avx512f). The same as VPCMPD with 4 as the last operand. */
  vpcmpneqd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpneqd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpneqd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLTD (avx512vl+avx512f, avx512f). The same as VPCMPD with 5 as the last operand. */
  vpcmpnltd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnltd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnltd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLED (avx512vl+avx512f, avx512f). The same as VPCMPD with 6 as the last operand. */
  vpcmpnled(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnled(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnled(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPEQB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpcmpeqb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPEQD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpcmpeqd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpeqd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpeqd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPEQQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpcmpeqq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpeqq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpeqq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPEQW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpcmpeqw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpeqw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpeqw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPESTRI (avx). */
  vpcmpestri(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPESTRIQ (avx). */
  vpcmpestriq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPESTRM (avx). */
  vpcmpestrm(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPESTRMQ (avx). */
  vpcmpestrmq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPGTB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpcmpgtb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPGTD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpcmpgtd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpgtd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpgtd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPGTQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpcmpgtq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpgtq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpgtq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPGTW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpcmpgtw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpgtw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpgtw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPISTRI (avx). */
  vpcmpistri(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPISTRM (avx). */
  vpcmpistrm(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  /** VPCMPQ (avx512vl+avx512f, avx512f). */
  vpcmpq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpcmpq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpcmpq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPCMPLTQ (avx512vl+avx512f, avx512f). The same as VPCMPQ with 1 as the last operand. */
  vpcmpltq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpltq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpltq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLEQ (avx512vl+avx512f, avx512f). The same as VPCMPQ with 2 as the last operand. */
  vpcmpleq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpleq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpleq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNEQQ (avx512vl+avx512f, avx512f). The same as VPCMPQ with 4 as the last operand. */
  vpcmpneqq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpneqq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpneqq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLTQ (avx512vl+avx512f, avx512f). The same as VPCMPQ with 5 as the last operand. */
  vpcmpnltq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnltq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnltq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLEQ (avx512vl+avx512f, avx512f). The same as VPCMPQ with 6 as the last operand. */
  vpcmpnleq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnleq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnleq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPUB (avx512vl+avx512bw, avx512bw). */
  vpcmpub(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpcmpub(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpcmpub(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPCMPEQUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 0 as the last operand. */
  vpcmpequb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpequb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpequb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLTUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 1 as the last operand. */
  vpcmpltub(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpltub(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpltub(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLEUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 2 as the last operand. */
  vpcmpleub(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpleub(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpleub(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNEQUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 4 as the last operand. */
  vpcmpnequb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnequb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnequb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLTUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 5 as the last operand. */
  vpcmpnltub(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnltub(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnltub(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLEUB (avx512vl+avx512bw, avx512bw). The same as VPCMPUB with 6 as the last operand. */
  vpcmpnleub(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnleub(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnleub(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPUD (avx512vl+avx512f, avx512f). */
  vpcmpud(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpcmpud(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpcmpud(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPCMPEQUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 0 as the last operand. */
  vpcmpequd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpequd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpequd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLTUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 1 as the last operand. */
  vpcmpltud(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpltud(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpltud(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLEUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 2 as the last operand. */
  vpcmpleud(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpleud(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpleud(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNEQUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 4 as the last operand. */
  vpcmpnequd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnequd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnequd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLTUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 5 as the last operand. */
  vpcmpnltud(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnltud(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnltud(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLEUD (avx512vl+avx512f, avx512f). The same as VPCMPUD with 6 as the last operand. */
  vpcmpnleud(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnleud(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnleud(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPUQ (avx512vl+avx512f, avx512f). */
  vpcmpuq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpcmpuq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpcmpuq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPCMPEQUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 0 as the last operand. */
  vpcmpequq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpequq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpequq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLTUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 1 as the last operand. */
  vpcmpltuq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpltuq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpltuq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPLEUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 2 as the last operand. */
  vpcmpleuq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpleuq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpleuq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNEQUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 4 as the last operand. */
  vpcmpnequq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnequq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnequq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLTUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 5 as the last operand. */
  vpcmpnltuq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnltuq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnltuq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPNLEUQ (avx512vl+avx512f, avx512f). The same as VPCMPUQ with 6 as the last operand. */
  vpcmpnleuq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpcmpnleuq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpcmpnleuq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPCMPUW (avx512vl+avx512bw, avx512bw). */
  vpcmpuw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpcmpuw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpcmpuw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPCMPEQUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 0 as the last operand. */
  vpcmpequw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpequw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpequw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLTUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 1 as the last operand. */
  vpcmpltuw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpltuw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpltuw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLEUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 2 as the last operand. */
  vpcmpleuw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpleuw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpleuw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNEQUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 4 as the last operand. */
  vpcmpnequw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnequw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnequw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLTUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 5 as the last operand. */
  vpcmpnltuw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnltuw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnltuw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLEUW (avx512vl+avx512bw, avx512bw). The same as VPCMPUW with 6 as the last operand. */
  vpcmpnleuw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnleuw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnleuw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPW (avx512vl+avx512bw, avx512bw). */
  vpcmpw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpcmpw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpcmpw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPCMPLTW (avx512vl+avx512bw, avx512bw). The same as VPCMPW with 1 as the last operand. */
  vpcmpltw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpltw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpltw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPLEW (avx512vl+avx512bw, avx512bw). The same as VPCMPW with 2 as the last operand. */
  vpcmplew(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmplew(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmplew(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNEQW (avx512vl+avx512bw, avx512bw). The same as VPCMPW with 4 as the last operand. */
  vpcmpneqw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpneqw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpneqw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLTW (avx512vl+avx512bw, avx512bw). The same as VPCMPW with 5 as the last operand. */
  vpcmpnltw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnltw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnltw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCMPNLEW (avx512vl+avx512bw, avx512bw). The same as VPCMPW with 6 as the last operand. */
  vpcmpnlew(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpcmpnlew(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpcmpnlew(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPCOMB (xop). */
  vpcomb(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTB (xop). The same as VPCOMB with 0 as the last operand. */
  vpcomltb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEB (xop). The same as VPCOMB with 1 as the last operand. */
  vpcomleb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTB (xop). The same as VPCOMB with 2 as the last operand. */
  vpcomgtb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEB (xop). The same as VPCOMB with 3 as the last operand. */
  vpcomgeb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQB (xop). The same as VPCOMB with 4 as the last operand. */
  vpcomeqb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQB (xop). The same as VPCOMB with 5 as the last operand. */
  vpcomneqb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEB (xop). The same as VPCOMB with 6 as the last operand. */
  vpcomfalseb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEB (xop). The same as VPCOMB with 7 as the last operand. */
  vpcomtrueb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMD (xop). */
  vpcomd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTD (xop). The same as VPCOMD with 0 as the last operand. */
  vpcomltd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLED (xop). The same as VPCOMD with 1 as the last operand. */
  vpcomled(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTD (xop). The same as VPCOMD with 2 as the last operand. */
  vpcomgtd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGED (xop). The same as VPCOMD with 3 as the last operand. */
  vpcomged(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQD (xop). The same as VPCOMD with 4 as the last operand. */
  vpcomeqd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQD (xop). The same as VPCOMD with 5 as the last operand. */
  vpcomneqd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSED (xop). The same as VPCOMD with 6 as the last operand. */
  vpcomfalsed(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUED (xop). The same as VPCOMD with 7 as the last operand. */
  vpcomtrued(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMPRESSB (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpcompressb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vpcompressb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vpcompressb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VPCOMPRESSD (avx512vl+avx512f, avx512f). */
  vpcompressd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vpcompressd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vpcompressd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VPCOMPRESSQ (avx512vl+avx512f, avx512f). */
  vpcompressq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vpcompressq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vpcompressq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VPCOMPRESSW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpcompressw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Xmm): this;
  vpcompressw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Ymm): this;
  vpcompressw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'> | M<512> | MaskedMemory<512 | 0>, b: Zmm): this;
  /** VPCOMQ (xop). */
  vpcomq(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTQ (xop). The same as VPCOMQ with 0 as the last operand. */
  vpcomltq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEQ (xop). The same as VPCOMQ with 1 as the last operand. */
  vpcomleq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTQ (xop). The same as VPCOMQ with 2 as the last operand. */
  vpcomgtq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEQ (xop). The same as VPCOMQ with 3 as the last operand. */
  vpcomgeq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQQ (xop). The same as VPCOMQ with 4 as the last operand. */
  vpcomeqq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQQ (xop). The same as VPCOMQ with 5 as the last operand. */
  vpcomneqq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEQ (xop). The same as VPCOMQ with 6 as the last operand. */
  vpcomfalseq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEQ (xop). The same as VPCOMQ with 7 as the last operand. */
  vpcomtrueq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMUB (xop). */
  vpcomub(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTUB (xop). The same as VPCOMUB with 0 as the last operand. */
  vpcomltub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEUB (xop). The same as VPCOMUB with 1 as the last operand. */
  vpcomleub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTUB (xop). The same as VPCOMUB with 2 as the last operand. */
  vpcomgtub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEUB (xop). The same as VPCOMUB with 3 as the last operand. */
  vpcomgeub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQUB (xop). The same as VPCOMUB with 4 as the last operand. */
  vpcomequb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQUB (xop). The same as VPCOMUB with 5 as the last operand. */
  vpcomnequb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEUB (xop). The same as VPCOMUB with 6 as the last operand. */
  vpcomfalseub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEUB (xop). The same as VPCOMUB with 7 as the last operand. */
  vpcomtrueub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMUD (xop). */
  vpcomud(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTUD (xop). The same as VPCOMUD with 0 as the last operand. */
  vpcomltud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEUD (xop). The same as VPCOMUD with 1 as the last operand. */
  vpcomleud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTUD (xop). The same as VPCOMUD with 2 as the last operand. */
  vpcomgtud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEUD (xop). The same as VPCOMUD with 3 as the last operand. */
  vpcomgeud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQUD (xop). The same as VPCOMUD with 4 as the last operand. */
  vpcomequd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQUD (xop). The same as VPCOMUD with 5 as the last operand. */
  vpcomnequd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEUD (xop). The same as VPCOMUD with 6 as the last operand. */
  vpcomfalseud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEUD (xop). The same as VPCOMUD with 7 as the last operand. */
  vpcomtrueud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMUQ (xop). */
  vpcomuq(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTUQ (xop). The same as VPCOMUQ with 0 as the last operand. */
  vpcomltuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEUQ (xop). The same as VPCOMUQ with 1 as the last operand. */
  vpcomleuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTUQ (xop). The same as VPCOMUQ with 2 as the last operand. */
  vpcomgtuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEUQ (xop). The same as VPCOMUQ with 3 as the last operand. */
  vpcomgeuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQUQ (xop). The same as VPCOMUQ with 4 as the last operand. */
  vpcomequq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQUQ (xop). The same as VPCOMUQ with 5 as the last operand. */
  vpcomnequq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEUQ (xop). The same as VPCOMUQ with 6 as the last operand. */
  vpcomfalseuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEUQ (xop). The same as VPCOMUQ with 7 as the last operand. */
  vpcomtrueuq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMUW (xop). */
  vpcomuw(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTUW (xop). The same as VPCOMUW with 0 as the last operand. */
  vpcomltuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEUW (xop). The same as VPCOMUW with 1 as the last operand. */
  vpcomleuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTUW (xop). The same as VPCOMUW with 2 as the last operand. */
  vpcomgtuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEUW (xop). The same as VPCOMUW with 3 as the last operand. */
  vpcomgeuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQUW (xop). The same as VPCOMUW with 4 as the last operand. */
  vpcomequw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQUW (xop). The same as VPCOMUW with 5 as the last operand. */
  vpcomnequw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEUW (xop). The same as VPCOMUW with 6 as the last operand. */
  vpcomfalseuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEUW (xop). The same as VPCOMUW with 7 as the last operand. */
  vpcomtrueuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMW (xop). */
  vpcomw(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VPCOMLTW (xop). The same as VPCOMW with 0 as the last operand. */
  vpcomltw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMLEW (xop). The same as VPCOMW with 1 as the last operand. */
  vpcomlew(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGTW (xop). The same as VPCOMW with 2 as the last operand. */
  vpcomgtw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMGEW (xop). The same as VPCOMW with 3 as the last operand. */
  vpcomgew(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMEQW (xop). The same as VPCOMW with 4 as the last operand. */
  vpcomeqw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMNEQW (xop). The same as VPCOMW with 5 as the last operand. */
  vpcomneqw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMFALSEW (xop). The same as VPCOMW with 6 as the last operand. */
  vpcomfalsew(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCOMTRUEW (xop). The same as VPCOMW with 7 as the last operand. */
  vpcomtruew(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPCONFLICTD (avx512vl+avx512cd, avx512cd). */
  vpconflictd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpconflictd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpconflictd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPCONFLICTQ (avx512vl+avx512cd, avx512cd). */
  vpconflictq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpconflictq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpconflictq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPDPBSSD (avx_vnni_int8). */
  vpdpbssd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbssd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBSSDS (avx_vnni_int8). */
  vpdpbssds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbssds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBSUD (avx_vnni_int8). */
  vpdpbsud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbsud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBSUDS (avx_vnni_int8). */
  vpdpbsuds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbsuds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBUSD (avx512vl+avx512_vnni, avx512_vnni, avx_vnni). */
  vpdpbusd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpdpbusd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpdpbusd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpdpbusd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbusd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBUSDS (avx512vl+avx512_vnni, avx512_vnni, avx_vnni). */
  vpdpbusds(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpdpbusds(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpdpbusds(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpdpbusds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbusds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBUUD (avx_vnni_int8). */
  vpdpbuud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbuud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPBUUDS (avx_vnni_int8). */
  vpdpbuuds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpbuuds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWSSD (avx512vl+avx512_vnni, avx512_vnni, avx_vnni). */
  vpdpwssd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpdpwssd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpdpwssd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpdpwssd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwssd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWSSDS (avx512vl+avx512_vnni, avx512_vnni, avx_vnni). */
  vpdpwssds(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpdpwssds(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpdpwssds(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpdpwssds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwssds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWSUD (avx_vnni_int16). */
  vpdpwsud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwsud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWSUDS (avx_vnni_int16). */
  vpdpwsuds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwsuds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWUSD (avx_vnni_int16). */
  vpdpwusd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwusd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWUSDS (avx_vnni_int16). */
  vpdpwusds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwusds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWUUD (avx_vnni_int16). */
  vpdpwuud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwuud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPDPWUUDS (avx_vnni_int16). */
  vpdpwuuds(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpdpwuuds(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPERM2F128 (avx). */
  vperm2f128(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VPERM2I128 (avx2). */
  vperm2i128(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  /** VPERMB (avx512vl+avx512_vbmi, avx512_vbmi). */
  vpermb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPERMD (avx2, avx512vl+avx512f, avx512f). */
  vpermd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpermd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMI2B (avx512vl+avx512_vbmi, avx512_vbmi). */
  vpermi2b(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermi2b(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermi2b(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPERMI2D (avx512vl+avx512f, avx512f). */
  vpermi2d(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermi2d(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermi2d(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMI2PD (avx512vl+avx512f, avx512f). */
  vpermi2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermi2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermi2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMI2PS (avx512vl+avx512f, avx512f). */
  vpermi2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermi2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermi2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMI2Q (avx512vl+avx512f, avx512f). */
  vpermi2q(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermi2q(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermi2q(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMI2W (avx512vl+avx512bw, avx512bw). */
  vpermi2w(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermi2w(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermi2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPERMIL2PD (xop). */
  vpermil2pd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm, e: Imm): this;
  vpermil2pd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm, e: Imm): this;
  vpermil2pd(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>, e: Imm): this;
  vpermil2pd(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>, e: Imm): this;
  /** VPERMIL2PS (xop). */
  vpermil2ps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm, e: Imm): this;
  vpermil2ps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Ymm, e: Imm): this;
  vpermil2ps(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>, e: Imm): this;
  vpermil2ps(a: Ymm, b: Ymm, c: Ymm, d: Ymm | M<256>, e: Imm): this;
  /** VPERMILPD (avx, avx512vl+avx512f, avx512f). */
  vpermilpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpermilpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpermilpd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpermilpd(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpermilpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermilpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermilpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpermilpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpermilpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpermilpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPERMILPS (avx, avx512vl+avx512f, avx512f). */
  vpermilps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpermilps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpermilps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpermilps(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpermilps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermilps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermilps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpermilps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpermilps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpermilps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPERMPD (avx2, avx512vl+avx512f, avx512f). */
  vpermpd(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpermpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpermpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpermpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPERMPS (avx2, avx512vl+avx512f, avx512f). */
  vpermps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpermps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMQ (avx2, avx512vl+avx512f, avx512f). */
  vpermq(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpermq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpermq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpermq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPERMT2B (avx512vl+avx512_vbmi, avx512_vbmi). */
  vpermt2b(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermt2b(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermt2b(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPERMT2D (avx512vl+avx512f, avx512f). */
  vpermt2d(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermt2d(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermt2d(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMT2PD (avx512vl+avx512f, avx512f). */
  vpermt2pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermt2pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermt2pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMT2PS (avx512vl+avx512f, avx512f). */
  vpermt2ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermt2ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermt2ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMT2Q (avx512vl+avx512f, avx512f). */
  vpermt2q(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpermt2q(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpermt2q(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPERMT2W (avx512vl+avx512bw, avx512bw). */
  vpermt2w(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermt2w(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermt2w(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPERMW (avx512vl+avx512bw, avx512bw). */
  vpermw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpermw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpermw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPEXPANDB (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpexpandb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpexpandb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpexpandb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPEXPANDD (avx512vl+avx512f, avx512f). */
  vpexpandd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpexpandd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpexpandd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPEXPANDQ (avx512vl+avx512f, avx512f). */
  vpexpandq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpexpandq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpexpandq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPEXPANDW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpexpandw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpexpandw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpexpandw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPEXTRB (avx, avx512bw). */
  vpextrb(a: R32 | M<8>, b: Xmm, c: Imm): this;
  vpextrb(a: R64 | M<8>, b: Xmm, c: Imm): this;
  /** VPEXTRD (avx, avx512dq). */
  vpextrd(a: R32 | M<32>, b: Xmm, c: Imm): this;
  /** VPEXTRQ (avx, avx512dq). */
  vpextrq(a: R64 | M<64>, b: Xmm, c: Imm): this;
  /** VPEXTRW (avx, avx512bw). */
  vpextrw(a: R32, b: Xmm, c: Imm): this;
  vpextrw(a: R64, b: Xmm, c: Imm): this;
  vpextrw(a: R32 | M<16>, b: Xmm, c: Imm): this;
  vpextrw(a: R64 | M<16>, b: Xmm, c: Imm): this;
  /** VPGATHERDD (avx2, avx512vl+avx512f, avx512f). */
  vpgatherdd(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vpgatherdd(a: Ymm, b: VectorMemory<'y'>, c: Ymm): this;
  vpgatherdd(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vpgatherdd(a: MaskedRegister<'ymm'>, b: VectorMemory<'y'>): this;
  vpgatherdd(a: MaskedRegister<'zmm'>, b: VectorMemory<'z'>): this;
  /** VPGATHERDQ (avx2, avx512vl+avx512f, avx512f). */
  vpgatherdq(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vpgatherdq(a: Ymm, b: VectorMemory<'x'>, c: Ymm): this;
  vpgatherdq(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vpgatherdq(a: MaskedRegister<'ymm'>, b: VectorMemory<'x'>): this;
  vpgatherdq(a: MaskedRegister<'zmm'>, b: VectorMemory<'y'>): this;
  /** VPGATHERQD (avx2, avx512vl+avx512f, avx512f). */
  vpgatherqd(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vpgatherqd(a: Xmm, b: VectorMemory<'y'>, c: Xmm): this;
  vpgatherqd(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vpgatherqd(a: MaskedRegister<'xmm'>, b: VectorMemory<'y'>): this;
  vpgatherqd(a: MaskedRegister<'ymm'>, b: VectorMemory<'z'>): this;
  /** VPGATHERQQ (avx2, avx512vl+avx512f, avx512f). */
  vpgatherqq(a: Xmm, b: VectorMemory<'x'>, c: Xmm): this;
  vpgatherqq(a: Ymm, b: VectorMemory<'y'>, c: Ymm): this;
  vpgatherqq(a: MaskedRegister<'xmm'>, b: VectorMemory<'x'>): this;
  vpgatherqq(a: MaskedRegister<'ymm'>, b: VectorMemory<'y'>): this;
  vpgatherqq(a: MaskedRegister<'zmm'>, b: VectorMemory<'z'>): this;
  /** VPHADDBD (xop). */
  vphaddbd(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDBQ (xop). */
  vphaddbq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDBW (xop). */
  vphaddbw(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDD (avx, avx2). */
  vphaddd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphaddd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHADDDQ (xop). */
  vphadddq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDSW (avx, avx2). */
  vphaddsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphaddsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHADDUBD (xop). */
  vphaddubd(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDUBQ (xop). */
  vphaddubq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDUBW (xop). */
  vphaddubw(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDUDQ (xop). */
  vphaddudq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDUWD (xop). */
  vphadduwd(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDUWQ (xop). */
  vphadduwq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDW (avx, avx2). */
  vphaddw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphaddw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHADDWD (xop). */
  vphaddwd(a: Xmm, b: Xmm | M<128>): this;
  /** VPHADDWQ (xop). */
  vphaddwq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHMINPOSUW (avx). */
  vphminposuw(a: Xmm, b: Xmm | M<128>): this;
  /** VPHSUBBW (xop). */
  vphsubbw(a: Xmm, b: Xmm | M<128>): this;
  /** VPHSUBD (avx, avx2). */
  vphsubd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphsubd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHSUBDQ (xop). */
  vphsubdq(a: Xmm, b: Xmm | M<128>): this;
  /** VPHSUBSW (avx, avx2). */
  vphsubsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphsubsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHSUBW (avx, avx2). */
  vphsubw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vphsubw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPHSUBWD (xop). */
  vphsubwd(a: Xmm, b: Xmm | M<128>): this;
  /** VPINSRB (avx, avx512bw). */
  vpinsrb(a: Xmm, b: Xmm, c: R32 | M<8>, d: Imm): this;
  vpinsrb(a: Xmm, b: Xmm, c: R64 | M<8>, d: Imm): this;
  /** VPINSRD (avx, avx512dq). */
  vpinsrd(a: Xmm, b: Xmm, c: R32 | M<32>, d: Imm): this;
  /** VPINSRQ (avx, avx512dq). */
  vpinsrq(a: Xmm, b: Xmm, c: R64 | M<64>, d: Imm): this;
  /** VPINSRW (avx, avx512bw). */
  vpinsrw(a: Xmm, b: Xmm, c: R32 | M<16>, d: Imm): this;
  vpinsrw(a: Xmm, b: Xmm, c: R64 | M<16>, d: Imm): this;
  /** VPLZCNTD (avx512vl+avx512cd, avx512cd). */
  vplzcntd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vplzcntd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vplzcntd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPLZCNTQ (avx512vl+avx512cd, avx512cd). */
  vplzcntq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vplzcntq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vplzcntq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPMACSDD (xop). */
  vpmacsdd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSDQH (xop). */
  vpmacsdqh(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSDQL (xop). */
  vpmacsdql(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSSDD (xop). */
  vpmacssdd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSSDQH (xop). */
  vpmacssdqh(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSSDQL (xop). */
  vpmacssdql(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSSWD (xop). */
  vpmacsswd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSSWW (xop). */
  vpmacssww(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSWD (xop). */
  vpmacswd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMACSWW (xop). */
  vpmacsww(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMADCSSWD (xop). */
  vpmadcsswd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMADCSWD (xop). */
  vpmadcswd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  /** VPMADD52HUQ (avx512vl+avx512_ifma, avx512_ifma, avx_ifma). */
  vpmadd52huq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmadd52huq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmadd52huq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpmadd52huq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmadd52huq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPMADD52LUQ (avx512vl+avx512_ifma, avx512_ifma, avx_ifma). */
  vpmadd52luq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmadd52luq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmadd52luq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vpmadd52luq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmadd52luq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPMADDUBSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaddubsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaddubsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaddubsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaddubsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaddubsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMADDWD (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaddwd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaddwd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaddwd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaddwd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaddwd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMASKMOVD (avx2). */
  vpmaskmovd(a: Xmm, b: Xmm, c: M<128>): this;
  vpmaskmovd(a: Ymm, b: Ymm, c: M<256>): this;
  vpmaskmovd(a: M<128>, b: Xmm, c: Xmm): this;
  vpmaskmovd(a: M<256>, b: Ymm, c: Ymm): this;
  /** VPMASKMOVQ (avx2). */
  vpmaskmovq(a: Xmm, b: Xmm, c: M<128>): this;
  vpmaskmovq(a: Ymm, b: Ymm, c: M<256>): this;
  vpmaskmovq(a: M<128>, b: Xmm, c: Xmm): this;
  vpmaskmovq(a: M<256>, b: Ymm, c: Ymm): this;
  /** VPMAXSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaxsb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxsb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxsb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaxsb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaxsb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMAXSD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmaxsd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxsd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmaxsd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmaxsd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMAXSQ (avx512vl+avx512f, avx512f). */
  vpmaxsq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmaxsq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmaxsq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMAXSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaxsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaxsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaxsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMAXUB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaxub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxub(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxub(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaxub(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaxub(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMAXUD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmaxud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxud(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmaxud(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmaxud(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMAXUQ (avx512vl+avx512f, avx512f). */
  vpmaxuq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmaxuq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmaxuq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMAXUW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmaxuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmaxuw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmaxuw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmaxuw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmaxuw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMINSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpminsb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminsb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminsb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpminsb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpminsb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMINSD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpminsd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminsd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpminsd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpminsd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMINSQ (avx512vl+avx512f, avx512f). */
  vpminsq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpminsq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpminsq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMINSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpminsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpminsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpminsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMINUB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpminub(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminub(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminub(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpminub(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpminub(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMINUD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpminud(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminud(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminud(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpminud(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpminud(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMINUQ (avx512vl+avx512f, avx512f). */
  vpminuq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpminuq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpminuq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMINUW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpminuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpminuw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpminuw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpminuw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpminuw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMOVB2M (avx512vl+avx512bw, avx512bw). */
  vpmovb2m(a: K, b: Xmm): this;
  vpmovb2m(a: K, b: Ymm): this;
  vpmovb2m(a: K, b: Zmm): this;
  /** VPMOVD2M (avx512vl+avx512dq, avx512dq). */
  vpmovd2m(a: K, b: Xmm): this;
  vpmovd2m(a: K, b: Ymm): this;
  vpmovd2m(a: K, b: Zmm): this;
  /** VPMOVDB (avx512vl+avx512f, avx512f). */
  vpmovdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVDW (avx512vl+avx512f, avx512f). */
  vpmovdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVM2B (avx512vl+avx512bw, avx512bw). */
  vpmovm2b(a: Xmm, b: K): this;
  vpmovm2b(a: Ymm, b: K): this;
  vpmovm2b(a: Zmm, b: K): this;
  /** VPMOVM2D (avx512vl+avx512dq, avx512dq). */
  vpmovm2d(a: Xmm, b: K): this;
  vpmovm2d(a: Ymm, b: K): this;
  vpmovm2d(a: Zmm, b: K): this;
  /** VPMOVM2Q (avx512vl+avx512dq, avx512dq). */
  vpmovm2q(a: Xmm, b: K): this;
  vpmovm2q(a: Ymm, b: K): this;
  vpmovm2q(a: Zmm, b: K): this;
  /** VPMOVM2W (avx512vl+avx512bw, avx512bw). */
  vpmovm2w(a: Xmm, b: K): this;
  vpmovm2w(a: Ymm, b: K): this;
  vpmovm2w(a: Zmm, b: K): this;
  /** VPMOVMSKB (avx, avx2). */
  vpmovmskb(a: R32, b: Xmm): this;
  vpmovmskb(a: R64, b: Xmm): this;
  vpmovmskb(a: R32, b: Ymm): this;
  vpmovmskb(a: R64, b: Ymm): this;
  /** VPMOVQ2M (avx512vl+avx512dq, avx512dq). */
  vpmovq2m(a: K, b: Xmm): this;
  vpmovq2m(a: K, b: Ymm): this;
  vpmovq2m(a: K, b: Zmm): this;
  /** VPMOVQB (avx512vl+avx512f, avx512f). */
  vpmovqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<16> | MaskedMemory<16 | 0>, b: Xmm): this;
  vpmovqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Ymm): this;
  vpmovqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Zmm): this;
  /** VPMOVQD (avx512vl+avx512f, avx512f). */
  vpmovqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovqd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVQW (avx512vl+avx512f, avx512f). */
  vpmovqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVSDB (avx512vl+avx512f, avx512f). */
  vpmovsdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovsdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovsdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVSDW (avx512vl+avx512f, avx512f). */
  vpmovsdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovsdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovsdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVSQB (avx512vl+avx512f, avx512f). */
  vpmovsqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<16> | MaskedMemory<16 | 0>, b: Xmm): this;
  vpmovsqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Ymm): this;
  vpmovsqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Zmm): this;
  /** VPMOVSQD (avx512vl+avx512f, avx512f). */
  vpmovsqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovsqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovsqd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVSQW (avx512vl+avx512f, avx512f). */
  vpmovsqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovsqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovsqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVSWB (avx512vl+avx512bw, avx512bw). */
  vpmovswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovswb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVSXBD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovsxbd(a: Xmm, b: Xmm | M<32>): this;
  vpmovsxbd(a: Ymm, b: Xmm | M<64>): this;
  vpmovsxbd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vpmovsxbd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vpmovsxbd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128>): this;
  /** VPMOVSXBQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovsxbq(a: Xmm, b: Xmm | M<16>): this;
  vpmovsxbq(a: Ymm, b: Xmm | M<32>): this;
  vpmovsxbq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<16>): this;
  vpmovsxbq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<32>): this;
  vpmovsxbq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  /** VPMOVSXBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmovsxbw(a: Xmm, b: Xmm | M<64>): this;
  vpmovsxbw(a: Ymm, b: Xmm | M<128>): this;
  vpmovsxbw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovsxbw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovsxbw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVSXDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovsxdq(a: Xmm, b: Xmm | M<64>): this;
  vpmovsxdq(a: Ymm, b: Xmm | M<128>): this;
  vpmovsxdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovsxdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovsxdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVSXWD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovsxwd(a: Xmm, b: Xmm | M<64>): this;
  vpmovsxwd(a: Ymm, b: Xmm | M<128>): this;
  vpmovsxwd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovsxwd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovsxwd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVSXWQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovsxwq(a: Xmm, b: Xmm | M<32>): this;
  vpmovsxwq(a: Ymm, b: Xmm | M<64>): this;
  vpmovsxwq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vpmovsxwq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vpmovsxwq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128>): this;
  /** VPMOVUSDB (avx512vl+avx512f, avx512f). */
  vpmovusdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovusdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovusdb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVUSDW (avx512vl+avx512f, avx512f). */
  vpmovusdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovusdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovusdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVUSQB (avx512vl+avx512f, avx512f). */
  vpmovusqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<16> | MaskedMemory<16 | 0>, b: Xmm): this;
  vpmovusqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Ymm): this;
  vpmovusqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Zmm): this;
  /** VPMOVUSQD (avx512vl+avx512f, avx512f). */
  vpmovusqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovusqd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovusqd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVUSQW (avx512vl+avx512f, avx512f). */
  vpmovusqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<32> | MaskedMemory<32 | 0>, b: Xmm): this;
  vpmovusqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Ymm): this;
  vpmovusqw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Zmm): this;
  /** VPMOVUSWB (avx512vl+avx512bw, avx512bw). */
  vpmovuswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovuswb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovuswb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVW2M (avx512vl+avx512bw, avx512bw). */
  vpmovw2m(a: K, b: Xmm): this;
  vpmovw2m(a: K, b: Ymm): this;
  vpmovw2m(a: K, b: Zmm): this;
  /** VPMOVWB (avx512vl+avx512bw, avx512bw). */
  vpmovwb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<64> | MaskedMemory<64 | 0>, b: Xmm): this;
  vpmovwb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'> | M<128> | MaskedMemory<128 | 0>, b: Ymm): this;
  vpmovwb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'> | M<256> | MaskedMemory<256 | 0>, b: Zmm): this;
  /** VPMOVZXBD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovzxbd(a: Xmm, b: Xmm | M<32>): this;
  vpmovzxbd(a: Ymm, b: Xmm | M<64>): this;
  vpmovzxbd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vpmovzxbd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vpmovzxbd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128>): this;
  /** VPMOVZXBQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovzxbq(a: Xmm, b: Xmm | M<16>): this;
  vpmovzxbq(a: Ymm, b: Xmm | M<32>): this;
  vpmovzxbq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<16>): this;
  vpmovzxbq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<32>): this;
  vpmovzxbq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<64>): this;
  /** VPMOVZXBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmovzxbw(a: Xmm, b: Xmm | M<64>): this;
  vpmovzxbw(a: Ymm, b: Xmm | M<128>): this;
  vpmovzxbw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovzxbw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovzxbw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVZXDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovzxdq(a: Xmm, b: Xmm | M<64>): this;
  vpmovzxdq(a: Ymm, b: Xmm | M<128>): this;
  vpmovzxdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovzxdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovzxdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVZXWD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovzxwd(a: Xmm, b: Xmm | M<64>): this;
  vpmovzxwd(a: Ymm, b: Xmm | M<128>): this;
  vpmovzxwd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<64>): this;
  vpmovzxwd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<128>): this;
  vpmovzxwd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Ymm | M<256>): this;
  /** VPMOVZXWQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmovzxwq(a: Xmm, b: Xmm | M<32>): this;
  vpmovzxwq(a: Ymm, b: Xmm | M<64>): this;
  vpmovzxwq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<32>): this;
  vpmovzxwq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Xmm | M<64>): this;
  vpmovzxwq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Xmm | M<128>): this;
  /** VPMULDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmuldq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmuldq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmuldq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmuldq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmuldq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMULHRSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmulhrsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmulhrsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmulhrsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmulhrsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmulhrsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMULHUW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmulhuw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmulhuw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmulhuw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmulhuw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmulhuw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMULHW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmulhw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmulhw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmulhw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmulhw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmulhw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMULLD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmulld(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmulld(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmulld(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmulld(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmulld(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMULLQ (avx512vl+avx512dq, avx512dq). */
  vpmullq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmullq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmullq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMULLW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpmullw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmullw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmullw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpmullw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpmullw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPMULTISHIFTQB (avx512vl+avx512_vbmi, avx512_vbmi). */
  vpmultishiftqb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmultishiftqb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmultishiftqb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPMULUDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpmuludq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpmuludq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpmuludq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpmuludq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpmuludq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPOPCNTB (avx512vl+avx512_bitalg, avx512_bitalg). */
  vpopcntb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpopcntb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpopcntb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPOPCNTD (avx512vl+avx512_vpopcntdq, avx512_vpopcntdq). */
  vpopcntd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpopcntd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpopcntd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPOPCNTQ (avx512vl+avx512_vpopcntdq, avx512_vpopcntdq). */
  vpopcntq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vpopcntq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vpopcntq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VPOPCNTW (avx512vl+avx512_bitalg, avx512_bitalg). */
  vpopcntw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>): this;
  vpopcntw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>): this;
  vpopcntw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>): this;
  /** VPOR (avx, avx2). */
  vpor(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpor(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPORD (avx512vl+avx512f, avx512f). */
  vpord(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpord(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpord(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPORQ (avx512vl+avx512f, avx512f). */
  vporq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vporq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vporq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPPERM (xop). */
  vpperm(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Xmm): this;
  vpperm(a: Xmm, b: Xmm, c: Xmm, d: Xmm | M<128>): this;
  /** VPROLD (avx512vl+avx512f, avx512f). */
  vprold(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vprold(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vprold(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPROLQ (avx512vl+avx512f, avx512f). */
  vprolq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vprolq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vprolq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPROLVD (avx512vl+avx512f, avx512f). */
  vprolvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vprolvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vprolvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPROLVQ (avx512vl+avx512f, avx512f). */
  vprolvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vprolvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vprolvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPRORD (avx512vl+avx512f, avx512f). */
  vprord(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vprord(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vprord(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPRORQ (avx512vl+avx512f, avx512f). */
  vprorq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vprorq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vprorq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPRORVD (avx512vl+avx512f, avx512f). */
  vprorvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vprorvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vprorvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPRORVQ (avx512vl+avx512f, avx512f). */
  vprorvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vprorvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vprorvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPROTB (xop). */
  vprotb(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vprotb(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vprotb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPROTD (xop). */
  vprotd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vprotd(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vprotd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPROTQ (xop). */
  vprotq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vprotq(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vprotq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPROTW (xop). */
  vprotw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vprotw(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vprotw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSADBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsadbw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsadbw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsadbw(a: Zmm, b: Zmm, c: Zmm | M<512>): this;
  /** VPSCATTERDD (avx512vl+avx512f, avx512f). */
  vpscatterdd(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vpscatterdd(a: MaskedVectorMemory<'y'>, b: Ymm): this;
  vpscatterdd(a: MaskedVectorMemory<'z'>, b: Zmm): this;
  /** VPSCATTERDQ (avx512vl+avx512f, avx512f). */
  vpscatterdq(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vpscatterdq(a: MaskedVectorMemory<'x'>, b: Ymm): this;
  vpscatterdq(a: MaskedVectorMemory<'y'>, b: Zmm): this;
  /** VPSCATTERQD (avx512vl+avx512f, avx512f). */
  vpscatterqd(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vpscatterqd(a: MaskedVectorMemory<'y'>, b: Xmm): this;
  vpscatterqd(a: MaskedVectorMemory<'z'>, b: Ymm): this;
  /** VPSCATTERQQ (avx512vl+avx512f, avx512f). */
  vpscatterqq(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vpscatterqq(a: MaskedVectorMemory<'y'>, b: Ymm): this;
  vpscatterqq(a: MaskedVectorMemory<'z'>, b: Zmm): this;
  /** VPSHAB (xop). */
  vpshab(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshab(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHAD (xop). */
  vpshad(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshad(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHAQ (xop). */
  vpshaq(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshaq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHAW (xop). */
  vpshaw(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshaw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHLB (xop). */
  vpshlb(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshlb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHLD (xop). */
  vpshld(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshld(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHLDD (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpshldd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpshldd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPSHLDQ (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpshldq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpshldq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPSHLDVD (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpshldvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpshldvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSHLDVQ (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpshldvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpshldvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSHLDVW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldvw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpshldvw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpshldvw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSHLDW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshldw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpshldw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpshldw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPSHLQ (xop). */
  vpshlq(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshlq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHLW (xop). */
  vpshlw(a: Xmm, b: Xmm | M<128>, c: Xmm): this;
  vpshlw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VPSHRDD (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpshrdd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpshrdd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPSHRDQ (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpshrdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpshrdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPSHRDVD (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpshrdvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpshrdvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSHRDVQ (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpshrdvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpshrdvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSHRDVW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdvw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpshrdvw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpshrdvw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSHRDW (avx512vl+avx512_vbmi2, avx512_vbmi2). */
  vpshrdw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vpshrdw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vpshrdw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>, d: Imm): this;
  /** VPSHUFB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpshufb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpshufb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpshufb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpshufb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpshufb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSHUFBITQMB (avx512vl+avx512_bitalg, avx512_bitalg). */
  vpshufbitqmb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vpshufbitqmb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vpshufbitqmb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSHUFD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpshufd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpshufd(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpshufd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpshufd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpshufd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  /** VPSHUFHW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpshufhw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpshufhw(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpshufhw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>, c: Imm): this;
  vpshufhw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>, c: Imm): this;
  vpshufhw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>, c: Imm): this;
  /** VPSHUFLW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpshuflw(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpshuflw(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpshuflw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>, c: Imm): this;
  vpshuflw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>, c: Imm): this;
  vpshuflw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>, c: Imm): this;
  /** VPSIGNB (avx, avx2). */
  vpsignb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsignb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPSIGND (avx, avx2). */
  vpsignd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsignd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPSIGNW (avx, avx2). */
  vpsignw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsignw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPSLLD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpslld(a: Xmm, b: Xmm, c: Imm): this;
  vpslld(a: Ymm, b: Ymm, c: Imm): this;
  vpslld(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpslld(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpslld(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpslld(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpslld(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpslld(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpslld(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpslld(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSLLDQ (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpslldq(a: Xmm, b: Xmm, c: Imm): this;
  vpslldq(a: Ymm, b: Ymm, c: Imm): this;
  vpslldq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpslldq(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpslldq(a: Zmm, b: Zmm | M<512>, c: Imm): this;
  /** VPSLLQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsllq(a: Xmm, b: Xmm, c: Imm): this;
  vpsllq(a: Ymm, b: Ymm, c: Imm): this;
  vpsllq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsllq(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsllq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpsllq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpsllq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpsllq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsllq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsllq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSLLVD (avx2, avx512vl+avx512f, avx512f). */
  vpsllvd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsllvd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsllvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsllvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsllvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSLLVQ (avx2, avx512vl+avx512f, avx512f). */
  vpsllvq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsllvq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsllvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsllvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsllvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSLLVW (avx512vl+avx512bw, avx512bw). */
  vpsllvw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsllvw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsllvw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSLLW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsllw(a: Xmm, b: Xmm, c: Imm): this;
  vpsllw(a: Ymm, b: Ymm, c: Imm): this;
  vpsllw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsllw(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsllw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>, c: Imm): this;
  vpsllw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>, c: Imm): this;
  vpsllw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>, c: Imm): this;
  vpsllw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsllw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsllw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRAD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsrad(a: Xmm, b: Xmm, c: Imm): this;
  vpsrad(a: Ymm, b: Ymm, c: Imm): this;
  vpsrad(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrad(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsrad(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpsrad(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpsrad(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpsrad(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsrad(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsrad(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRAQ (avx512vl+avx512f, avx512f). */
  vpsraq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpsraq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpsraq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpsraq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsraq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsraq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRAVD (avx2, avx512vl+avx512f, avx512f). */
  vpsravd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsravd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsravd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsravd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsravd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSRAVQ (avx512vl+avx512f, avx512f). */
  vpsravq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsravq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsravq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSRAVW (avx512vl+avx512bw, avx512bw). */
  vpsravw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsravw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsravw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSRAW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsraw(a: Xmm, b: Xmm, c: Imm): this;
  vpsraw(a: Ymm, b: Ymm, c: Imm): this;
  vpsraw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsraw(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsraw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>, c: Imm): this;
  vpsraw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>, c: Imm): this;
  vpsraw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>, c: Imm): this;
  vpsraw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsraw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsraw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRLD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsrld(a: Xmm, b: Xmm, c: Imm): this;
  vpsrld(a: Ymm, b: Ymm, c: Imm): this;
  vpsrld(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrld(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsrld(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpsrld(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpsrld(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpsrld(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsrld(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsrld(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRLDQ (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsrldq(a: Xmm, b: Xmm, c: Imm): this;
  vpsrldq(a: Ymm, b: Ymm, c: Imm): this;
  vpsrldq(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vpsrldq(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  vpsrldq(a: Zmm, b: Zmm | M<512>, c: Imm): this;
  /** VPSRLQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsrlq(a: Xmm, b: Xmm, c: Imm): this;
  vpsrlq(a: Ymm, b: Ymm, c: Imm): this;
  vpsrlq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrlq(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsrlq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vpsrlq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vpsrlq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vpsrlq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsrlq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsrlq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSRLVD (avx2, avx512vl+avx512f, avx512f). */
  vpsrlvd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrlvd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsrlvd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsrlvd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsrlvd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSRLVQ (avx2, avx512vl+avx512f, avx512f). */
  vpsrlvq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrlvq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsrlvq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsrlvq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsrlvq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSRLVW (avx512vl+avx512bw, avx512bw). */
  vpsrlvw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsrlvw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsrlvw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSRLW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsrlw(a: Xmm, b: Xmm, c: Imm): this;
  vpsrlw(a: Ymm, b: Ymm, c: Imm): this;
  vpsrlw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsrlw(a: Ymm, b: Ymm, c: Xmm | M<128>): this;
  vpsrlw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128>, c: Imm): this;
  vpsrlw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256>, c: Imm): this;
  vpsrlw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512>, c: Imm): this;
  vpsrlw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsrlw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Xmm | M<128>): this;
  vpsrlw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Xmm | M<128>): this;
  /** VPSUBB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSUBD (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsubd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsubd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsubd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSUBQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpsubq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpsubq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpsubq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPSUBSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubsb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubsb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubsb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubsb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubsb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSUBSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubsw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubsw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubsw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubsw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubsw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSUBUSB (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubusb(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubusb(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubusb(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubusb(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubusb(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSUBUSW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubusw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubusw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubusw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubusw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubusw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPSUBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpsubw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpsubw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpsubw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpsubw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpsubw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPTERNLOGD (avx512vl+avx512f, avx512f). */
  vpternlogd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpternlogd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpternlogd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPTERNLOGQ (avx512vl+avx512f, avx512f). */
  vpternlogq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vpternlogq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vpternlogq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VPTEST (avx). */
  vptest(a: Xmm, b: Xmm | M<128>): this;
  vptest(a: Ymm, b: Ymm | M<256>): this;
  /** VPTESTMB (avx512vl+avx512bw, avx512bw). */
  vptestmb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vptestmb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vptestmb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPTESTMD (avx512vl+avx512f, avx512f). */
  vptestmd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vptestmd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vptestmd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPTESTMQ (avx512vl+avx512f, avx512f). */
  vptestmq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vptestmq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vptestmq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPTESTMW (avx512vl+avx512bw, avx512bw). */
  vptestmw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vptestmw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vptestmw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPTESTNMB (avx512vl+avx512bw, avx512bw). */
  vptestnmb(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vptestnmb(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vptestnmb(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPTESTNMD (avx512vl+avx512f, avx512f). */
  vptestnmd(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vptestnmd(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vptestnmd(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPTESTNMQ (avx512vl+avx512f, avx512f). */
  vptestnmq(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vptestnmq(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vptestnmq(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPTESTNMW (avx512vl+avx512bw, avx512bw). */
  vptestnmw(a: K | MaskedRegister<'k'>, b: Xmm, c: Xmm | M<128>): this;
  vptestnmw(a: K | MaskedRegister<'k'>, b: Ymm, c: Ymm | M<256>): this;
  vptestnmw(a: K | MaskedRegister<'k'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPUNPCKHBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpunpckhbw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhbw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhbw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhbw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhbw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPUNPCKHDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpunpckhdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpunpckhdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpunpckhdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPUNPCKHQDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpunpckhqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhqdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpunpckhqdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpunpckhqdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPUNPCKHWD (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpunpckhwd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhwd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhwd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpunpckhwd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpunpckhwd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPUNPCKLBW (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpunpcklbw(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpcklbw(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpcklbw(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpunpcklbw(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpunpcklbw(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPUNPCKLDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpunpckldq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpckldq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpckldq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpunpckldq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpunpckldq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPUNPCKLQDQ (avx, avx2, avx512vl+avx512f, avx512f). */
  vpunpcklqdq(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpcklqdq(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpcklqdq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpunpcklqdq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpunpcklqdq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPUNPCKLWD (avx, avx2, avx512vl+avx512bw, avx512bw). */
  vpunpcklwd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpunpcklwd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vpunpcklwd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128>): this;
  vpunpcklwd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256>): this;
  vpunpcklwd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512>): this;
  /** VPXOR (avx, avx2). */
  vpxor(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vpxor(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VPXORD (avx512vl+avx512f, avx512f). */
  vpxord(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpxord(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpxord(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VPXORQ (avx512vl+avx512f, avx512f). */
  vpxorq(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vpxorq(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vpxorq(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VRANGEPD (avx512vl+avx512dq, avx512dq). */
  vrangepd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vrangepd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vrangepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vrangepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRANGEPS (avx512vl+avx512dq, avx512dq). */
  vrangeps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vrangeps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vrangeps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  vrangeps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRANGESD (avx512dq). */
  vrangesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vrangesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRANGESS (avx512dq). */
  vrangess(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vrangess(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRCP14PD (avx512vl+avx512f, avx512f). */
  vrcp14pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrcp14pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrcp14pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRCP14PS (avx512vl+avx512f, avx512f). */
  vrcp14ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrcp14ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrcp14ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRCP14SD (avx512f). */
  vrcp14sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  /** VRCP14SS (avx512f). */
  vrcp14ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  /** VRCP28PD (avx512er). */
  vrcp28pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vrcp28pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VRCP28PS (avx512er). */
  vrcp28ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vrcp28ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VRCP28SD (avx512er). */
  vrcp28sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vrcp28sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VRCP28SS (avx512er). */
  vrcp28ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vrcp28ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VRCPPH (avx512vl+avx512_fp16, avx512_fp16). */
  vrcpph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrcpph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrcpph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRCPPS (avx). */
  vrcpps(a: Xmm, b: Xmm | M<128>): this;
  vrcpps(a: Ymm, b: Ymm | M<256>): this;
  /** VRCPSH (avx512_fp16). */
  vrcpsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  /** VRCPSS (avx). */
  vrcpss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  /** VREDUCEPD (avx512vl+avx512dq, avx512dq). */
  vreducepd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vreducepd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vreducepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vreducepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VREDUCEPH (avx512vl+avx512_fp16, avx512_fp16). */
  vreduceph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vreduceph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vreduceph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vreduceph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VREDUCEPS (avx512vl+avx512dq, avx512dq). */
  vreduceps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vreduceps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vreduceps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vreduceps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VREDUCESD (avx512dq). */
  vreducesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vreducesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VREDUCESH (avx512_fp16). */
  vreducesh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>, d: Imm): this;
  vreducesh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VREDUCESS (avx512dq). */
  vreducess(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vreducess(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRNDSCALEPD (avx512vl+avx512f, avx512f). */
  vrndscalepd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vrndscalepd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vrndscalepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vrndscalepd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VRNDSCALEPH (avx512vl+avx512_fp16, avx512_fp16). */
  vrndscaleph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vrndscaleph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vrndscaleph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vrndscaleph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VRNDSCALEPS (avx512vl+avx512f, avx512f). */
  vrndscaleps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast, c: Imm): this;
  vrndscaleps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast, c: Imm): this;
  vrndscaleps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast, c: Imm): this;
  vrndscaleps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions, c: Imm): this;
  /** VRNDSCALESD (avx512f). */
  vrndscalesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  vrndscalesd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRNDSCALESH (avx512_fp16). */
  vrndscalesh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>, d: Imm): this;
  vrndscalesh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VRNDSCALESS (avx512f). */
  vrndscaless(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  vrndscaless(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions, d: Imm): this;
  /** VROUNDPD (avx). */
  vroundpd(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vroundpd(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  /** VROUNDPS (avx). */
  vroundps(a: Xmm, b: Xmm | M<128>, c: Imm): this;
  vroundps(a: Ymm, b: Ymm | M<256>, c: Imm): this;
  /** VROUNDSD (avx). */
  vroundsd(a: Xmm, b: Xmm, c: Xmm | M<64>, d: Imm): this;
  /** VROUNDSS (avx). */
  vroundss(a: Xmm, b: Xmm, c: Xmm | M<32>, d: Imm): this;
  /** VRSQRT14PD (avx512vl+avx512f, avx512f). */
  vrsqrt14pd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrsqrt14pd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrsqrt14pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRSQRT14PS (avx512vl+avx512f, avx512f). */
  vrsqrt14ps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrsqrt14ps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrsqrt14ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRSQRT14SD (avx512f). */
  vrsqrt14sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  /** VRSQRT14SS (avx512f). */
  vrsqrt14ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  /** VRSQRT28PD (avx512er). */
  vrsqrt28pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vrsqrt28pd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VRSQRT28PS (avx512er). */
  vrsqrt28ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vrsqrt28ps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, suppress: SuppressAllExceptions): this;
  /** VRSQRT28SD (avx512er). */
  vrsqrt28sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vrsqrt28sd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VRSQRT28SS (avx512er). */
  vrsqrt28ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vrsqrt28ss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, suppress: SuppressAllExceptions): this;
  /** VRSQRTPH (avx512vl+avx512_fp16, avx512_fp16). */
  vrsqrtph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vrsqrtph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vrsqrtph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  /** VRSQRTPS (avx). */
  vrsqrtps(a: Xmm, b: Xmm | M<128>): this;
  vrsqrtps(a: Ymm, b: Ymm | M<256>): this;
  /** VRSQRTSH (avx512_fp16). */
  vrsqrtsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  /** VRSQRTSS (avx). */
  vrsqrtss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  /** VSCALEFPD (avx512vl+avx512f, avx512f). */
  vscalefpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vscalefpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vscalefpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vscalefpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSCALEFPH (avx512vl+avx512_fp16, avx512_fp16). */
  vscalefph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vscalefph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vscalefph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vscalefph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSCALEFPS (avx512vl+avx512f, avx512f). */
  vscalefps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vscalefps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vscalefps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vscalefps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSCALEFSD (avx512f). */
  vscalefsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vscalefsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSCALEFSH (avx512_fp16). */
  vscalefsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vscalefsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSCALEFSS (avx512f). */
  vscalefss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vscalefss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSCATTERDPD (avx512vl+avx512f, avx512f). */
  vscatterdpd(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vscatterdpd(a: MaskedVectorMemory<'x'>, b: Ymm): this;
  vscatterdpd(a: MaskedVectorMemory<'y'>, b: Zmm): this;
  /** VSCATTERDPS (avx512vl+avx512f, avx512f). */
  vscatterdps(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vscatterdps(a: MaskedVectorMemory<'y'>, b: Ymm): this;
  vscatterdps(a: MaskedVectorMemory<'z'>, b: Zmm): this;
  /** VSCATTERPF0DPD (avx512pf). */
  vscatterpf0dpd(a: MaskedVectorMemory<'y'>): this;
  /** VSCATTERPF0DPS (avx512pf). */
  vscatterpf0dps(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERPF0QPD (avx512pf). */
  vscatterpf0qpd(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERPF0QPS (avx512pf). */
  vscatterpf0qps(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERPF1DPD (avx512pf). */
  vscatterpf1dpd(a: MaskedVectorMemory<'y'>): this;
  /** VSCATTERPF1DPS (avx512pf). */
  vscatterpf1dps(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERPF1QPD (avx512pf). */
  vscatterpf1qpd(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERPF1QPS (avx512pf). */
  vscatterpf1qps(a: MaskedVectorMemory<'z'>): this;
  /** VSCATTERQPD (avx512vl+avx512f, avx512f). */
  vscatterqpd(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vscatterqpd(a: MaskedVectorMemory<'y'>, b: Ymm): this;
  vscatterqpd(a: MaskedVectorMemory<'z'>, b: Zmm): this;
  /** VSCATTERQPS (avx512vl+avx512f, avx512f). */
  vscatterqps(a: MaskedVectorMemory<'x'>, b: Xmm): this;
  vscatterqps(a: MaskedVectorMemory<'y'>, b: Xmm): this;
  vscatterqps(a: MaskedVectorMemory<'z'>, b: Ymm): this;
  /** VSHA512MSG1 (avx+sha512). */
  vsha512msg1(a: Ymm, b: Xmm): this;
  /** VSHA512MSG2 (avx+sha512). */
  vsha512msg2(a: Ymm, b: Ymm): this;
  /** VSHA512RNDS2 (avx+sha512). */
  vsha512rnds2(a: Ymm, b: Ymm, c: Xmm): this;
  /** VSHUFF32X4 (avx512vl+avx512f, avx512f). */
  vshuff32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshuff32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSHUFF64X2 (avx512vl+avx512f, avx512f). */
  vshuff64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshuff64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSHUFI32X4 (avx512vl+avx512f, avx512f). */
  vshufi32x4(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshufi32x4(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSHUFI64X2 (avx512vl+avx512f, avx512f). */
  vshufi64x2(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshufi64x2(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSHUFPD (avx, avx512vl+avx512f, avx512f). */
  vshufpd(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vshufpd(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vshufpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vshufpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshufpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSHUFPS (avx, avx512vl+avx512f, avx512f). */
  vshufps(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  vshufps(a: Ymm, b: Ymm, c: Ymm | M<256>, d: Imm): this;
  vshufps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast, d: Imm): this;
  vshufps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast, d: Imm): this;
  vshufps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast, d: Imm): this;
  /** VSM3MSG1 (avx+sm3). */
  vsm3msg1(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VSM3MSG2 (avx+sm3). */
  vsm3msg2(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  /** VSM3RNDS2 (avx+sm3). */
  vsm3rnds2(a: Xmm, b: Xmm, c: Xmm | M<128>, d: Imm): this;
  /** VSM4KEY4 (avx+sm4). */
  vsm4key4(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vsm4key4(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VSM4RNDS4 (avx+sm4). */
  vsm4rnds4(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vsm4rnds4(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  /** VSQRTPD (avx, avx512vl+avx512f, avx512f). */
  vsqrtpd(a: Xmm, b: Xmm | M<128>): this;
  vsqrtpd(a: Ymm, b: Ymm | M<256>): this;
  vsqrtpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vsqrtpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vsqrtpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vsqrtpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VSQRTPH (avx512vl+avx512_fp16, avx512_fp16). */
  vsqrtph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vsqrtph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vsqrtph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vsqrtph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VSQRTPS (avx, avx512vl+avx512f, avx512f). */
  vsqrtps(a: Xmm, b: Xmm | M<128>): this;
  vsqrtps(a: Ymm, b: Ymm | M<256>): this;
  vsqrtps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm | M<128> | Broadcast): this;
  vsqrtps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm | M<256> | Broadcast): this;
  vsqrtps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm | M<512> | Broadcast): this;
  vsqrtps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, rounding: Rounding): this;
  /** VSQRTSD (avx, avx512f). */
  vsqrtsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vsqrtsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vsqrtsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSQRTSH (avx512_fp16). */
  vsqrtsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vsqrtsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSQRTSS (avx, avx512f). */
  vsqrtss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vsqrtss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vsqrtss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSTMXCSR (avx). */
  vstmxcsr(a: M<32>): this;
  /** VSUBPD (avx, avx512vl+avx512f, avx512f). */
  vsubpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vsubpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vsubpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vsubpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vsubpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vsubpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSUBPH (avx512vl+avx512_fp16, avx512_fp16). */
  vsubph(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vsubph(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vsubph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vsubph(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSUBPS (avx, avx512vl+avx512f, avx512f). */
  vsubps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vsubps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vsubps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vsubps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vsubps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  vsubps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm, rounding: Rounding): this;
  /** VSUBSD (avx, avx512f). */
  vsubsd(a: Xmm, b: Xmm, c: Xmm | M<64>): this;
  vsubsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<64>): this;
  vsubsd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSUBSH (avx512_fp16). */
  vsubsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<16>): this;
  vsubsh(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VSUBSS (avx, avx512f). */
  vsubss(a: Xmm, b: Xmm, c: Xmm | M<32>): this;
  vsubss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<32>): this;
  vsubss(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm, rounding: Rounding): this;
  /** VTESTPD (avx). */
  vtestpd(a: Xmm, b: Xmm | M<128>): this;
  vtestpd(a: Ymm, b: Ymm | M<256>): this;
  /** VTESTPS (avx). */
  vtestps(a: Xmm, b: Xmm | M<128>): this;
  vtestps(a: Ymm, b: Ymm | M<256>): this;
  /** VUCOMISD (avx, avx512f). */
  vucomisd(a: Xmm, b: Xmm | M<64>): this;
  vucomisd(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUCOMISH (avx512_fp16). */
  vucomish(a: Xmm, b: Xmm | M<16>): this;
  vucomish(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUCOMISS (avx, avx512f). */
  vucomiss(a: Xmm, b: Xmm | M<32>): this;
  vucomiss(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUCOMXSD (avx10_2). */
  vucomxsd(a: Xmm, b: Xmm | M<64>): this;
  vucomxsd(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUCOMXSH (avx10_2). */
  vucomxsh(a: Xmm, b: Xmm | M<16>): this;
  vucomxsh(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUCOMXSS (avx10_2). */
  vucomxss(a: Xmm, b: Xmm | M<32>): this;
  vucomxss(a: Xmm, b: Xmm, suppress: SuppressAllExceptions): this;
  /** VUNPCKHPD (avx, avx512vl+avx512f, avx512f). */
  vunpckhpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vunpckhpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vunpckhpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vunpckhpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vunpckhpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VUNPCKHPS (avx, avx512vl+avx512f, avx512f). */
  vunpckhps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vunpckhps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vunpckhps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vunpckhps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vunpckhps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VUNPCKLPD (avx, avx512vl+avx512f, avx512f). */
  vunpcklpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vunpcklpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vunpcklpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vunpcklpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vunpcklpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VUNPCKLPS (avx, avx512vl+avx512f, avx512f). */
  vunpcklps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vunpcklps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vunpcklps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vunpcklps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vunpcklps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VXORPD (avx, avx512vl+avx512dq, avx512dq). */
  vxorpd(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vxorpd(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vxorpd(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vxorpd(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vxorpd(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VXORPS (avx, avx512vl+avx512dq, avx512dq). */
  vxorps(a: Xmm, b: Xmm, c: Xmm | M<128>): this;
  vxorps(a: Ymm, b: Ymm, c: Ymm | M<256>): this;
  vxorps(a: Xmm | MaskedRegister<'xmm'> | ZeroingRegister<'xmm'>, b: Xmm, c: Xmm | M<128> | Broadcast): this;
  vxorps(a: Ymm | MaskedRegister<'ymm'> | ZeroingRegister<'ymm'>, b: Ymm, c: Ymm | M<256> | Broadcast): this;
  vxorps(a: Zmm | MaskedRegister<'zmm'> | ZeroingRegister<'zmm'>, b: Zmm, c: Zmm | M<512> | Broadcast): this;
  /** VZEROALL (avx). */
  vzeroall(): this;
  /** VZEROUPPER (avx). */
  vzeroupper(): this;
  /** WAIT (x86-64). */
  wait(): this;
  /** FWAIT (x86-64). The same as WAIT. */
  fwait(): this;
  /** WBINVD (x86-64). */
  wbinvd(): this;
  /** WBNOINVD (wbnoinvd). */
  wbnoinvd(): this;
  /** WRFSBASE (fsgsbase). */
  wrfsbase(a: R32): this;
  wrfsbase(a: R64): this;
  /** WRGSBASE (fsgsbase). */
  wrgsbase(a: R32): this;
  wrgsbase(a: R64): this;
  /** WRMSR (x86-64). */
  wrmsr(): this;
  /** WRMSRLIST (msrlist). */
  wrmsrlist(): this;
  /** WRMSRNS (wrmsrns). */
  wrmsrns(): this;
  /** WRPKRU (pku). */
  wrpkru(): this;
  /** WRSSD (cet_ss, apx_f+cet_ss). */
  wrssd(a: M<32>, b: R32): this;
  /** WRSSQ (cet_ss, apx_f+cet_ss). */
  wrssq(a: M<64>, b: R64): this;
  /** WRUDBG (udbg). */
  wrudbg(): this;
  /** WRUSSD (cet_ss, apx_f+cet_ss). */
  wrussd(a: M<32>, b: R32): this;
  /** WRUSSQ (cet_ss, apx_f+cet_ss). */
  wrussq(a: M<64>, b: R64): this;
  /** XABORT (rtm). */
  xabort(a: Imm): this;
  /** XADD (x86-64). */
  xadd(a: R8 | M<8>, b: R8): this;
  xadd(a: R16 | M<16>, b: R16): this;
  xadd(a: R32 | M<32>, b: R32): this;
  xadd(a: R64 | M<64>, b: R64): this;
  /** XBEGIN (rtm). */
  xbegin(a: Target): this;
  /** XCHG (x86-64). */
  xchg(a: R8 | M<8>, b: R8): this;
  xchg(a: R16 | M<16>, b: R16): this;
  xchg(a: R32 | M<32>, b: R32): this;
  xchg(a: R64 | M<64>, b: R64): this;
  xchg(a: R16, b: R16<'ax'>): this;
  xchg(a: R32, b: R32<'eax'>): this;
  xchg(a: R64, b: R64<'rax'>): this;
  xchg(a: R32<'eax'>, b: R32<'eax'>): this;
  xchg(a: R64<'rax'>, b: R64<'rax'>): this;
  xchg(a: R16<'ax'>, b: R16): this;
  xchg(a: R32<'eax'>, b: R32): this;
  xchg(a: R64<'rax'>, b: R64): this;
  xchg(a: R8, b: R8 | M<8>): this;
  xchg(a: R16, b: R16 | M<16>): this;
  xchg(a: R32, b: R32 | M<32>): this;
  xchg(a: R64, b: R64 | M<64>): this;
  /** XCRYPTCBC (padlock_ace). */
  xcryptcbc(): this;
  /** XCRYPTCFB (padlock_ace). */
  xcryptcfb(): this;
  /** XCRYPTCTR (padlock_ace). */
  xcryptctr(): this;
  /** XCRYPTECB (padlock_ace). */
  xcryptecb(): this;
  /** XCRYPTOFB (padlock_ace). */
  xcryptofb(): this;
  /** XEND (rtm). */
  xend(): this;
  /** XGETBV (xsave). */
  xgetbv(): this;
  /** XLATB (x86-64). */
  xlatb(): this;
  xlatb(a: M<8>): this;
  /** XLAT (x86-64). The same as XLATB. */
  xlat(): this;
  xlat(a: M<8>): this;
  /** XOR (x86-64, apx_f). */
  xor(a: R8 | M<8>, b: R8): this;
  xor(a: R16 | M<16>, b: R16): this;
  xor(a: R32 | M<32>, b: R32): this;
  xor(a: R64 | M<64>, b: R64): this;
  xor(a: R8, b: R8 | M<8>): this;
  xor(a: R16, b: R16 | M<16>): this;
  xor(a: R32, b: R32 | M<32>): this;
  xor(a: R64, b: R64 | M<64>): this;
  xor(a: R8<'al'>, b: Imm): this;
  xor(a: R16<'ax'>, b: Imm): this;
  xor(a: R32<'eax'>, b: Imm): this;
  xor(a: R64<'rax'>, b: Imm): this;
  xor(a: R8 | M<8>, b: Imm): this;
  xor(a: R16 | M<16>, b: Imm): this;
  xor(a: R32 | M<32>, b: Imm): this;
  xor(a: R64 | M<64>, b: Imm): this;
  xor(a: R8, b: R8 | M<8>, c: R8): this;
  xor(a: R16, b: R16 | M<16>, c: R16): this;
  xor(a: R32, b: R32 | M<32>, c: R32): this;
  xor(a: R64, b: R64 | M<64>, c: R64): this;
  xor(a: R8, b: R8, c: R8 | M<8>): this;
  xor(a: R16, b: R16, c: R16 | M<16>): this;
  xor(a: R32, b: R32, c: R32 | M<32>): this;
  xor(a: R64, b: R64, c: R64 | M<64>): this;
  xor(a: R8, b: R8 | M<8>, c: Imm): this;
  xor(a: R16, b: R16 | M<16>, c: Imm): this;
  xor(a: R32, b: R32 | M<32>, c: Imm): this;
  xor(a: R64, b: R64 | M<64>, c: Imm): this;
  /** XORPD (sse2). */
  xorpd(a: Xmm, b: Xmm | M<128>): this;
  /** XORPS (sse). */
  xorps(a: Xmm, b: Xmm | M<128>): this;
  /** XRESLDTRK (tsxldtrk). */
  xresldtrk(): this;
  /** XRSTOR (xsave). */
  xrstor(a: AnyMemory): this;
  /** XRSTOR64 (xsave). */
  xrstor64(a: AnyMemory): this;
  /** XRSTORS (xsaves). */
  xrstors(a: AnyMemory): this;
  /** XRSTORS64 (xsaves). */
  xrstors64(a: AnyMemory): this;
  /** XSAVE (xsave). */
  xsave(a: AnyMemory): this;
  /** XSAVE64 (xsave). */
  xsave64(a: AnyMemory): this;
  /** XSAVEC (xsavec). */
  xsavec(a: AnyMemory): this;
  /** XSAVEC64 (xsavec). */
  xsavec64(a: AnyMemory): this;
  /** XSAVEOPT (xsaveopt). */
  xsaveopt(a: AnyMemory): this;
  /** XSAVEOPT64 (xsaveopt). */
  xsaveopt64(a: AnyMemory): this;
  /** XSAVES (xsaves). */
  xsaves(a: AnyMemory): this;
  /** XSAVES64 (xsaves). */
  xsaves64(a: AnyMemory): this;
  /** XSETBV (xsave). */
  xsetbv(): this;
  /** XSHA1 (padlock_phe). */
  xsha1(): this;
  /** XSHA256 (padlock_phe). */
  xsha256(): this;
  /** XSHA512 (padlock_phe). */
  xsha512(): this;
  /** XSHA512_ALT (padlock_phe). */
  xsha512_alt(): this;
  /** XSTORE (padlock_rng). */
  xstore(): this;
  /** XSTORERNG (padlock_rng). The same as XSTORE. */
  xstorerng(): this;
  /** XSTORE_ALT (padlock_rng). */
  xstore_alt(): this;
  /** XSUSLDTRK (tsxldtrk). */
  xsusldtrk(): this;
  /** XTEST (hle_or_rtm). */
  xtest(): this;
}
