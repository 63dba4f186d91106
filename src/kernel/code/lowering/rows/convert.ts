// Lowering rows: conversions. The notation is described in row-notation.ts.

const TWO_31 = 2 ** 31;
const TWO_63 = 2 ** 63;
const TWO_52 = 2 ** 52;

/** Narrows words, doublewords and quadwords: pshufb brings the low bytes together in each half of 16 bytes. */
const shuffled = (from: string, to: string, selectors: string, join: string) => `
convert.${from}.${to} [avx2 a=y] | vpshufb t, a, @shuffle:${selectors} ; vextracti128 h:x, t, 1 ; ${join} d, t:x, h
convert.${from}.${to} [ssse3] | vpshufb d, a, @shuffle:${selectors}`;

/** f32 to 8 and 16 bits by instructions that pack with saturation, of which packusdw came with SSE4.1. */
function packed(to: string, most: number, words: string, bytes?: string): string {
  const inRange = to.startsWith('u')
    ? `vmaxps x, a, @zero ; vminps x, x, @f32:${most}`
    : `vcmpps m, a, a, 7 ; vandps x, m, a ; vminps x, x, @f32:${most}`;
  const level = words === 'vpackusdw' ? 'sse4_1' : 'sse2';
  const [wide, narrow] =
    bytes === undefined
      ? [`${words} d, t:x, h`, `${words} d, t, t`]
      : [`${words} w:x, t:x, h ; ${bytes} d, w, w`, `${words} w, t, t ; ${bytes} d, w, w`];
  return `
convert.f32.${to} [avx2 a=y] | ${inRange} ; vcvttps2dq t, x ; vextracti128 h:x, t, 1 ; ${wide}
convert.f32.${to} [${level}] | ${inRange} ; vcvttps2dq t, x ; ${narrow}`;
}

/** Rounds f32 to bf16, to nearest even, in the upper half of t; NaN becomes quiet. */
const bf16 = `vpsrld t, a, 16 ; vpand t, t, @u32:1 ; vpaddd t, t, @u32:0x7fff ; vpaddd t, t, a`;
const bf16Nan = `vcmpps m, a, a, 3 ; vpor q, a, @u32:0x400000 ; vandps q, m, q ; vandnps t, m, t ; vorps t, t, q ; vpsrad t, t, 16`;

export const convertRows = `
# Integers: wider ones.
convert.i8.word [sse4_1] | vpmovsxbw d, a
convert.i8.dword [sse4_1] | vpmovsxbd d, a
convert.i8.qword [sse4_1] | vpmovsxbq d, a
convert.u8.word [sse4_1] | vpmovzxbw d, a
convert.u8.dword [sse4_1] | vpmovzxbd d, a
convert.u8.qword [sse4_1] | vpmovzxbq d, a
convert.i16.dword [sse4_1] | vpmovsxwd d, a
convert.i16.qword [sse4_1] | vpmovsxwq d, a
convert.u16.dword [sse4_1] | vpmovzxwd d, a
convert.u16.qword [sse4_1] | vpmovzxwq d, a
convert.i32.qword [sse4_1] | vpmovsxdq d, a
convert.u32.qword [sse4_1] | vpmovzxdq d, a
convert.i8.word | vpunpcklbw t:2, a, a ; vpsraw d, t, 8
convert.u8.word | vpunpcklbw d, a, @zero
convert.i16.dword | vpunpcklwd t:4, a, a ; vpsrad d, t, 16
convert.u16.dword | vpunpcklwd d, a, @zero
convert.i32.qword | vpsrad s, a, 31 ; vpunpckldq d, a, s
convert.u32.qword | vpunpckldq d, a, @zero
convert.i8.dword,qword | = through i16
convert.u8.dword,qword | = through u16
convert.i16.qword | = through i32
convert.u16.qword | = through u32

# Integers: narrower ones, which wrap.
convert.word.byte [evex] | vpmovwb d, a
convert.dword.byte [evex] | vpmovdb d, a
convert.dword.word [evex] | vpmovdw d, a
convert.qword.byte [evex] | vpmovqb d, a
convert.qword.word [evex] | vpmovqw d, a
convert.qword.dword [evex] | vpmovqd d, a
convert.qword.dword [vex a=y] | vextractf128 h:x, a, 1 ; vshufps d, a:x, h, 0x88
convert.qword.dword | vpshufd d, a, 0x88
${shuffled('dword', 'word', '0-1-4-5-8-9-12-13', 'vpunpcklqdq')}
${shuffled('dword', 'byte', '0-4-8-12', 'vpunpckldq')}
${shuffled('qword', 'word', '0-1-8-9', 'vpunpckldq')}
${shuffled('qword', 'byte', '0-8', 'vpunpcklwd')}
convert.word.byte [avx2 a=y] | vpand t, a, @u16:0xff ; vextracti128 h:x, t, 1 ; vpackuswb d, t:x, h
convert.word.byte | vpand t, a, @u16:0xff ; vpackuswb d, t, t
convert.dword.word | vpslld t, a, 16 ; vpsrad t, t, 16 ; vpackssdw d, t, t
convert.dword.byte | = through i16
convert.qword.word,byte | = through i32

# Bools.
convert.bool.f32,dword [evex] | vmovaps d{a}{z}, @one
convert.bool.f64,qword [evex] | vmovapd d{a}{z}, @one
convert.bool.word,half [evex] | vmovdqu16 d{a}{z}, @one
convert.bool.byte [evex] | vmovdqu8 d{a}{z}, @one
convert.bool.any | vandps d, a, @one
convert.any.bool | = notZero

# Integers to floats.
convert.i32.f32 | vcvtdq2ps d, a
convert.i32.f64 | vcvtdq2pd d, a
convert.u32.f32 [evex] | vcvtudq2ps d, a
convert.u32.f64 [evex] | vcvtudq2pd d, a
convert.i64.f64 [evex] | vcvtqq2pd d, a
convert.u64.f64 [evex] | vcvtuqq2pd d, a
convert.i64.f32 [evex] | vcvtqq2ps d, a
convert.u64.f32 [evex] | vcvtuqq2ps d, a
# Both halves become floats by the bits of a power of two above them; only the last sum rounds. What cancels is -0 where
# MXCSR rounds down, so the sign is the integer's.
convert.u32.f32 | vpand l, a, @u32:0xffff ; vpor l, l, @f32:${2 ** 23} ; vpsrld h, a, 16 ; vpor h, h, @f32:${2 ** 39} ; vsubps h, h, @f32:${2 ** 39 + 2 ** 23} ; vaddps t, h, l ; vandps d, t, @u32:magnitude
convert.u32.f64 [sse4_1] | vpmovzxdq t:8, a ; vpor t:8, t, @f64:${TWO_52}/8 ; vsubpd t:8, t, @f64:${TWO_52}/8 ; vandpd d, t, @u64:magnitude/8
convert.u32.f64 | vpunpckldq t:8, a, @zero ; vpor t:8, t, @f64:${TWO_52}/8 ; vsubpd t:8, t, @f64:${TWO_52}/8 ; vandpd d, t, @u64:magnitude/8
convert.u64.f64 | vpand l, a, @u64:0xffffffff ; vpor l, l, @f64:${TWO_52} ; vpsrlq h, a, 32 ; vpor h, h, @f64:${2 ** 84} ; vsubpd h, h, @f64:${2 ** 84 + TWO_52} ; vaddpd t, h, l ; vandpd d, t, @u64:magnitude
convert.i64.f64 | vpand l, a, @u64:0xffffffff ; vpor l, l, @f64:${TWO_52} ; vpxor h, a, @sign ; vpsrlq h, h, 32 ; vpor h, h, @f64:${2 ** 84} ; vsubpd h, h, @f64:${2 ** 84 + TWO_63 + TWO_52} ; vaddpd t, h, l ; vpor s, a, @magnitude ; vandpd d, t, s
convert.qword.f32 | = wideToSingle
convert.byte,word.f32,f64 | = through i32
convert.i16.f16 [avx512_fp16] | vcvtw2ph d, a
convert.u16.f16 [avx512_fp16] | vcvtuw2ph d, a
convert.i32.f16 [avx512_fp16] | vcvtdq2ph d, a
convert.u32.f16 [avx512_fp16] | vcvtudq2ph d, a
convert.i64.f16 [avx512_fp16] | vcvtqq2ph d, a
convert.u64.f16 [avx512_fp16] | vcvtuqq2ph d, a
# What f32 would round is beyond the range of f16, so rounding twice does no harm.
convert.int.f16 | = through f32
convert.byte,word.bf16 | = through f32
convert.dword.bf16 | = through f64
convert.qword.bf16 | = wideToSingle

# Floats to integers: towards zero; what is too large becomes the largest, NaN becomes 0.
convert.f32.i32 [evex] | vcmpps k, a, a, 7 ; vcvttps2dq t{k}{z}, a ; vcmpps k2, a, @f32:${TWO_31}, 0x1d ; vmovdqa32 d=t{k2}, @i32:0x7fffffff
convert.f32.i32 | vcmpps m, a, a, 7 ; vandps x, m, a ; vcmpps m, @f32:${TWO_31}, x, 2 ; vcvttps2dq t, x ; vxorps d, t, m
convert.f32.u32 [evex] | vmaxps t, a, @zero ; vcvttps2udq d, t
convert.f32.u32 | vmaxps x, a, @zero ; vcmpps m, @f32:${TWO_31}, x, 2 ; vandps s, m, @f32:${TWO_31} ; vsubps x, x, s ; vcvttps2dq t, x ; vcmpps n, @f32:${TWO_31}, x, 2 ; vandps m, m, @sign ; vxorps t, t, m ; vorps d, t, n
convert.f32.i64 [evex] | vcmpps k, a, a, 7 ; vcvttps2qq t:8{k}{z}, a ; vcmpps k2, a, @f32:${TWO_63}, 0x1d ; vmovdqa64 d=t{k2}, @i64:magnitude/8
convert.f32.u64 [evex] | vmaxps t, a, @zero ; vcvttps2uqq d, t
convert.f32.qword | = through f64
convert.f64.i32 [evex] | vcmppd k, a, a, 7 ; vminpd x{k}{z}, a, @f64:${TWO_31 - 1} ; vcvttpd2dq d, x
convert.f64.i32 | vcmppd m, a, a, 7 ; vandpd x, m, a ; vminpd x, x, @f64:${TWO_31 - 1} ; vcvttpd2dq d, x
convert.f64.u32 [evex] | vmaxpd t, a, @zero ; vcvttpd2udq d, t
# 2^31 does not fit and becomes 0x80000000, which is what has to be added back.
convert.f64.u32 | vmaxpd x, a, @zero ; vminpd x, x, @f64:${2 ** 32 - 1} ; vcmppd m, @f64:${TWO_31}, x, 2 ; vandpd s, m, @f64:${TWO_31} ; vsubpd x, x, s ; vcvttpd2dq t:4, x ; vcvttpd2dq u:4, s ; vxorps d, t, u
convert.f64.i64 [evex] | vcmppd k, a, a, 7 ; vcvttpd2qq t{k}{z}, a ; vcmppd k2, a, @f64:${TWO_63}, 0x1d ; vmovdqa64 d=t{k2}, @magnitude
convert.f64.u64 [evex] | vmaxpd t, a, @zero ; vcvttpd2uqq d, t
convert.f64.i64 | vcmppd m, a, a, 7 ; vandpd x, m, a ; lanes cvttsd2si t, x ; vcmppd m, @f64:${TWO_63}, x, 2 ; vxorpd d, t, m
convert.f64.u64 | vmaxpd x, a, @zero ; vcmppd m, @f64:${TWO_63}, x, 2 ; vandpd s, m, @f64:${TWO_63} ; vsubpd x, x, s ; lanes cvttsd2si t, x ; vcmppd n, @f64:${TWO_63}, x, 2 ; vandpd m, m, @sign ; vxorpd t, t, m ; vorpd d, t, n
# Into the narrow types: narrowing saturates by itself, so only what i32 or u32 cannot hold has to be kept out.
convert.f32.u8 [evex] | vmaxps t, a, @zero ; vcvttps2udq t, t ; vpmovusdb d, t
convert.f32.u16 [evex] | vmaxps t, a, @zero ; vcvttps2udq t, t ; vpmovusdw d, t
convert.f32.i8 [evex] | vcmpps k, a, a, 7 ; vminps t{k}{z}, a, @f32:127 ; vcvttps2dq t, t ; vpmovsdb d, t
convert.f32.i16 [evex] | vcmpps k, a, a, 7 ; vminps t{k}{z}, a, @f32:32767 ; vcvttps2dq t, t ; vpmovsdw d, t
convert.f64.u8 [evex] | vmaxpd t, a, @zero ; vcvttpd2udq t:4, t ; vpmovusdb d, t
convert.f64.u16 [evex] | vmaxpd t, a, @zero ; vcvttpd2udq t:4, t ; vpmovusdw d, t
convert.f64.i8 [evex] | vcmppd k, a, a, 7 ; vminpd t{k}{z}, a, @f64:127 ; vcvttpd2dq t:4, t ; vpmovsdb d, t
convert.f64.i16 [evex] | vcmppd k, a, a, 7 ; vminpd t{k}{z}, a, @f64:32767 ; vcvttpd2dq t:4, t ; vpmovsdw d, t
${packed('u8', 255, 'vpackssdw', 'vpackuswb')}
${packed('i8', 127, 'vpackssdw', 'vpacksswb')}
${packed('u16', 65535, 'vpackusdw')}
${packed('i16', 32767, 'vpackssdw')}
convert.f32,f64.byte,word | = clampToInteger
convert.half.int | = through f32

# Floats to floats. The 4 in vcvtps2ph rounds as MXCSR says.
convert.f32.f64 | vcvtps2pd d, a
convert.f64.f32 | vcvtpd2ps d, a
convert.f16.f32 [f16c] | vcvtph2ps d, a
convert.f32.f16 [f16c] | vcvtps2ph d, a, 4
convert.f16.f32 | = singleFromHalf
convert.f32.f16 | = halfFromSingle
convert.f16.f64 [avx512_fp16] | vcvtph2pd d, a
convert.f64.f16 [avx512_fp16] | vcvtpd2ph d, a
convert.f64.f16 | = halfFromDouble
convert.bf16.f32 [avx2] | vpmovzxwd t:4, a ; vpslld d, t, 16
convert.bf16.f32 | vpunpcklwd d, @zero, a
convert.f32.bf16 [evex] | ${bf16} ; vcmpps k, a, a, 3 ; vpor t=t{k}, a, @u32:0x400000 ; vpsrld t, t, 16 ; vpmovdw d, t
convert.f32.bf16 [avx2 a=y] | ${bf16} ; ${bf16Nan} ; vextracti128 h:x, t, 1 ; vpackssdw d, t:x, h
convert.f32.bf16 | ${bf16} ; ${bf16Nan} ; vpackssdw d, t, t
convert.f64.bf16 | = bf16FromDouble
convert.half.f64,half | = through f32
`;
