// Lowering rows: rounding, and the parts of floating-point numbers. The notation is described in row-notation.ts.

export const floatPartRows = `
floor.float [native evex] | vrndscale%s d, a, 9
ceil.float [native evex] | vrndscale%s d, a, 10
trunc.float [native evex] | vrndscale%s d, a, 11
nearest.float [native evex] | vrndscale%s d, a, 8
floor.f32,f64 [sse4_1] | vround%s d, a, 9
ceil.f32,f64 [sse4_1] | vround%s d, a, 10
trunc.f32,f64 [sse4_1] | vround%s d, a, 11
nearest.f32,f64 [sse4_1] | vround%s d, a, 8
floor.f32,f64 | = floorByNearest
ceil.f32,f64 | = ceilByNearest
trunc.f32,f64 | = truncByNearest
nearest.f32,f64 | = nearestBySum
floor,ceil,trunc,nearest.half | = through f32

copysign.float,bf16 [evex] | vpternlogd d=a, b, @sign, 0xd8
copysign.float,bf16 | vand%l s, b, @sign ; vand%l t, a, @magnitude ; vor%l d, t, s

scalb.f32 [evex] | vcvtdq2ps t, b ; vscalefps d, a, t
scalb.f64 [evex] | vcvtqq2pd t, b ; vscalefpd d, a, t
scalb.f16 [native] | vcvtw2ph t, b ; vscalefph d, a, t
scalb.f32,f64 | = scalbByProducts
scalb.half | = through f32
exponent.f32 [evex] | vgetexpps t, a ; vcvttps2dq d, t
exponent.f64 [evex] | vgetexppd t, a ; vcvttpd2qq d, t
exponent.f16 [native] | vgetexpph t, a ; vcvttph2w d, t
exponent.f32,f64 | = exponentByBits
exponent.half | = through f32
significand.float [native evex] | vgetmant%s d, a, 0
significand.f32,f64 | = significandByBits
significand.half | = through f32
scalef.float [native evex] | vscalef%s d, a, b
logb.float [native evex] | vgetexp%s d, a
mantissa.float [native evex] | vgetmant%s d, a, 8
scalef.f32,f64 | = scalefByScalb
logb.f32,f64 | = logbByExponent
mantissa.f32,f64 | = mantissaBySignificand
scalef,logb,mantissa.half | = through f32
`;
