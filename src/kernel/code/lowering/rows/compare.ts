// Lowering rows: comparisons and select. The notation is described in row-notation.ts. Predicates of cmpps: 0 eq, 1 lt, 2 le,
// 3 unordered, 4 neq, 7 ordered; VEX has 0x11 lt, 0x12 le, 0x1d ge, 0x1e gt, which leave no exception behind for NaN.
// Predicates of vpcmpd: 0 eq, 1 lt, 2 le, 4 ne, 5 ge, 6 gt.

const integerCompare = (op: string, predicate: number) => `
${op}.signed [evex] | vpcmp%i d, a, b, ${predicate}
${op}.unsigned [evex] | vpcmpu%i d, a, b, ${predicate}`;

export const compareRows = `
eq.float [native] | vcmp%s d, a, b, 0
ne.float [native] | vcmp%s d, a, b, 4
lt.float [native vex] | vcmp%s d, a, b, 0x11
le.float [native vex] | vcmp%s d, a, b, 0x12
gt.float [native vex] | vcmp%s d, a, b, 0x1e
ge.float [native vex] | vcmp%s d, a, b, 0x1d
lt.float [native] | vcmp%s d, a, b, 1
le.float [native] | vcmp%s d, a, b, 2
gt.float [native] | vcmp%s d, b, a, 1
ge.float [native] | vcmp%s d, b, a, 2
eq,ne,lt,le,gt,ge.half | = through f32
${integerCompare('eq', 0)}
${integerCompare('ne', 4)}
${integerCompare('lt', 1)}
${integerCompare('le', 2)}
${integerCompare('gt', 6)}
${integerCompare('ge', 5)}
eq.byte,word,dword | vpcmpeq%i d, a, b
eq.qword [sse4_1] | vpcmpeqq d, a, b
eq.qword | vpcmpeqd t, a, b ; vpshufd u, t, 0xb1 ; vpand d, t, u
gt.i8,i16,i32 | vpcmpgt%i d, a, b
lt.i8,i16,i32 | vpcmpgt%i d, b, a
gt.i64 [sse4_2] | vpcmpgtq d, a, b
lt.i64 [sse4_2] | vpcmpgtq d, b, a
# The upper halves decide, or where they are equal the lower ones, compared without sign.
gt.i64 | vpxor x, a, @u64:0x80000000 ; vpxor y, b, @u64:0x80000000 ; vpcmpgtd g, x, y ; vpcmpeqd e, a, b ; vpshufd l, g, 0xa0 ; vpand l, l, e ; vpor g, g, l ; vpshufd d, g, 0xf5
lt.i64 | vpxor x, a, @u64:0x80000000 ; vpxor y, b, @u64:0x80000000 ; vpcmpgtd g, y, x ; vpcmpeqd e, a, b ; vpshufd l, g, 0xa0 ; vpand l, l, e ; vpor g, g, l ; vpshufd d, g, 0xf5
le.u8 | vpminub t, a, b ; vpcmpeqb d, t, a
ge.u8 | vpmaxub t, a, b ; vpcmpeqb d, t, a
le.u16,u32 [sse4_1] | vpminu%i t, a, b ; vpcmpeq%i d, t, a
ge.u16,u32 [sse4_1] | vpmaxu%i t, a, b ; vpcmpeq%i d, t, a
le.u16 | vpsubusw t, a, b ; vpcmpeqw d, t, @zero
ge.u16 | vpsubusw t, b, a ; vpcmpeqw d, t, @zero
lt,gt.unsigned | = flipSigns
ne,le,ge.int | = opposite

select.f32,dword [evex c=+0] | vmovaps d{a}{z}, b
select.f64,qword [evex c=+0] | vmovapd d{a}{z}, b
select.f32,dword [evex] | vblendmps d{a}, c, b
select.f64,qword [evex] | vblendmpd d{a}, c, b
select.word,half [evex] | vpblendmw d{a}, c, b
select.byte [evex] | vpblendmb d{a}, c, b
select.any [c=+0] | vandps d, a, b
select.any [b=+0] | vandnps d, a, c
select.f32,dword [vex] | vblendvps d, c, b, a
select.f64,qword [vex] | vblendvpd d, c, b, a
select.byte,word,half [vex] | vpblendvb d, c, b, a
select.any | vandps t, a, b ; vandnps u, a, c ; vorps d, t, u
`;
