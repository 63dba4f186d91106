// Lowering rows: arithmetic. The notation is described in row-notation.ts.

/** All ways to multiply and add in one rounding: which operand is written over follows from which one is not needed after. */
const fused = (op: string, mnemonic: string) => `
${op}.float [native fma dies:c] | v${mnemonic}231%s d=c, a, b
${op}.float [native fma dies:a] | v${mnemonic}213%s d=a, b, c
${op}.float [native fma dies:b] | v${mnemonic}213%s d=b, a, c
${op}.float [native fma] | v${mnemonic}231%s d=c, a, b`;

export const arithmeticRows = `
add.float [native] | vadd%s d, a, b
sub.float [native] | vsub%s d, a, b
mul.float [native] | vmul%s d, a, b
div.float [native] | vdiv%s d, a, b
sqrt.float [native] | vsqrt%s d, a
rem.f32,f64 [fma] | = remainderByQuotient
rem.f32,f64 | lanes rem%s d, a, b
add,sub,mul,div,rem,sqrt.half | = through f32
${fused('fma', 'fmadd')}
${fused('fms', 'fmsub')}
${fused('fnma', 'fnmadd')}
${fused('fnms', 'fnmsub')}
fma.f64 | lanes fma d, a, b, c
raisingFma.f64 | lanes raisingFma d, a, b, c
fma.f32,half | = fmaThroughDouble
muladd.float [native fma] | = fma
muladd.float,bf16 | = mulAdd

add.int | vpadd%i d, a, b
sub.int | vpsub%i d, a, b
neg.int | vpsub%i d, @zero, a
neg.float,bf16 | vxor%l d, a, @sign
abs.float,bf16 | vand%l d, a, @magnitude
abs.i8,i16,i32 [ssse3] | vpabs%i d, a
abs.i64 [evex] | vpabsq d, a
abs.i8 | vpsubb t, @zero, a ; vpminub d, a, t
abs.i16 | vpsubw t, @zero, a ; vpmaxsw d, a, t
abs.i32 | vpsrad s, a, 31 ; vpxor t, a, s ; vpsubd d, t, s
abs.i64 | vpsrad s, a, 31 ; vpshufd s, s, 0xf5 ; vpxor t, a, s ; vpsubq d, t, s
abs.unsigned | = same

# Bytes are multiplied in their places: the even ones as they are, the odd ones with the product in the upper byte.
mul.byte [evex] | vpmullw e, a, b ; vpsrlw x, a, 8 ; vpand y, b, @u16:0xff00 ; vpmullw o, x, y ; vpternlogd d=e, @u16:0x00ff, o, 0xea
mul.byte | vpmullw e, a, b ; vpsrlw x, a, 8 ; vpand y, b, @u16:0xff00 ; vpmullw o, x, y ; vpand e, e, @u16:0x00ff ; vpor d, e, o
mul.word | vpmullw d, a, b
mul.dword [sse4_1] | vpmulld d, a, b
mul.dword | vpmuludq e, a, b ; vpsrlq x, a, 32 ; vpsrlq y, b, 32 ; vpmuludq o, x, y ; vpshufd e, e, 0x08 ; vpshufd o, o, 0x08 ; vpunpckldq d, e, o
mulunsigned.qword | vpmuludq d, a, b
mulsigned.qword [sse4_1] | vpmuldq d, a, b
mul.qword [avx512dq] | vpmullq d, a, b
mul,mulsigned.qword | vpsrlq x, a, 32 ; vpmuludq x, x, b ; vpsrlq y, b, 32 ; vpmuludq y, y, a ; vpaddq x, x, y ; vpsllq x, x, 32 ; vpmuludq y, a, b ; vpaddq d, x, y

# Quotients of integers up to 32 bits are exact in floats of twice the width: what lies between two quotients and an
# integer is more than the rounding. x / 0 and MIN / -1 both come out as MIN, the first of which becomes 0.
div.i32 [b=nonzero] | vcvtdq2pd x:8, a ; vmulpd x:8, x, @reciprocal:b/8 ; vcvttpd2dq d, x
div.u32 [evex b=nonzero] | vcvtudq2pd x:8, a ; vmulpd x:8, x, @reciprocal:b/8 ; vcvttpd2udq d, x
div.i32 [evex] | vcvtdq2pd x:8, a ; vcvtdq2pd y:8, b ; vdivpd x:8, x, y ; vptestmd k, b, b ; vcvttpd2dq d{k}{z}, x
div.u32 [evex] | vcvtudq2pd x:8, a ; vcvtudq2pd y:8, b ; vdivpd x:8, x, y ; vptestmd k, b, b ; vcvttpd2udq d{k}{z}, x
div.i32 | vcvtdq2pd x:8, a ; vcvtdq2pd y:8, b ; vdivpd x:8, x, y ; vcvttpd2dq t, x ; vpcmpeqd z, b, @zero ; vpandn d, z, t
div.u32 | = divideThrough f64
div.byte,word | = divideThrough f32
div.i64 | lanes idivq d, a, b
div.u64 | lanes divq d, a, b
rem.i64 | lanes iremq d, a, b
rem.u64 | lanes remq d, a, b
rem.byte,word,dword | = remainder

# minps gives its second source where one is NaN or both are zero. Either order of sources, or-ed, has the NaN of one and
# the sign of -0; for the maximum zeros have to be and-ed instead.
min.float [native b=nonzero] | vmin%s d, b, a
min.float [native b=+0] | vmin%s d, b, a
min.float [native] | vmin%s t, a, b ; vmin%s u, b, a ; vor%l d, t, u
max.float [native b=nonzero] | vmax%s d, b, a
max.float [native b=-0] | vmax%s d, b, a
max.float [native b=+0] | vmax%s t, b, a ; vand%l d, t, @magnitude
max.f32,f64 [avx512dq] | vcmp%s k, a, b, 3 ; vrange%s t, a, b, 5 ; vadd%s d=t{k}, a, b
max.f16 [native] | vcmpph k, a, b, 3 ; vmaxph t, a, b ; vmaxph u, b, a ; vandps t, t, u ; vaddph d=t{k}, a, b
max.f32,f64 | vmax%s t, a, b ; vmax%s u, b, a ; vcmp%s m, a, b, 3 ; vand%l t, t, u ; vor%l d, t, m
min,max.half | = through f32
lesser.float [native] | vmin%s d, a, b
greater.float [native] | vmax%s d, a, b
lesser,greater.half | = through f32
min.u8 | vpminub d, a, b
max.u8 | vpmaxub d, a, b
min.i16 | vpminsw d, a, b
max.i16 | vpmaxsw d, a, b
min.i8,i32 [sse4_1] | vpmins%i d, a, b
max.i8,i32 [sse4_1] | vpmaxs%i d, a, b
min.u16,u32 [sse4_1] | vpminu%i d, a, b
max.u16,u32 [sse4_1] | vpmaxu%i d, a, b
min.u16 | vpsubusw t, a, b ; vpsubw d, a, t
max.u16 | vpsubusw t, a, b ; vpaddw d, t, b
min.i64 [evex] | vpminsq d, a, b
max.i64 [evex] | vpmaxsq d, a, b
min.u64 [evex] | vpminuq d, a, b
max.u64 [evex] | vpmaxuq d, a, b
min.int | = minBySelect
max.int | = maxBySelect
lesser.int | = min
greater.int | = max
`;
