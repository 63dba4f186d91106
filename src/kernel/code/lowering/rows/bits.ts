// Lowering rows: bits and shifts. The notation is described in row-notation.ts.

/** The bits that are set in each byte, in t. */
const shuffledCount = `vpand l, a, @u8:0x0f ; vpsrlw h, a, 4 ; vpand h, h, @u8:0x0f ;
  vpshufb l, @shuffle:0-1-1-2-1-2-2-3-1-2-2-3-2-3-3-4, l ; vpshufb h, @shuffle:0-1-1-2-1-2-2-3-1-2-2-3-2-3-3-4, h ;
  vpaddb t, l, h`.replaceAll('\n', ' ');
const summedCount = `vpsrlw t, a, 1 ; vpand t, t, @u8:0x55 ; vpsubb t, a, t ; vpand l, t, @u8:0x33 ; vpsrlw h, t, 2 ;
  vpand h, h, @u8:0x33 ; vpaddb t, l, h ; vpsrlw h, t, 4 ; vpaddb t, t, h ; vpand t, t, @u8:0x0f`.replaceAll('\n', ' ');

/** Counts in bytes become counts in wider elements. */
const counts = (guards: string, bytes: string) => `
popcnt.byte [${guards}] | ${bytes} ; vpaddb d, t, @zero
popcnt.word [${guards}] | ${bytes} ; vpsrlw h, t, 8 ; vpaddw t, t, h ; vpand d, t, @u16:0x1f
popcnt.dword [${guards}] | ${bytes} ; vpsrld h, t, 16 ; vpaddd t, t, h ; vpsrld h, t, 8 ; vpaddd t, t, h ; vpand d, t, @u32:0x3f
popcnt.qword [${guards}] | ${bytes} ; vpsadbw d, t, @zero`;

export const bitRows = `
and.int | vpand d, a, b
or.int | vpor d, a, b
xor.int | vpxor d, a, b
andn.int | vpandn d, a, b
not.int [evex] | vpternlogd d=a, a, a, 0x0f
not.int | vpxor d, a, @ones
and.bool [evex] | kand%k d, a, b
or.bool [evex] | kor%k d, a, b
xor.bool [evex] | kxor%k d, a, b
andn.bool [evex] | kandn%k d, a, b
not.bool [evex] | knot%k d, a
and.bool | vandps d, a, b
or.bool | vorps d, a, b
xor.bool | vxorps d, a, b
andn.bool | vandnps d, a, b
not.bool | vxorps d, a, @ones

shl.word,dword,qword [b=const] | vpsll%i d, a, #b
shl.byte [b=const] | vpsllw t, a, #b ; vpand d, t, @shl:b
ushr.word,dword,qword [b=const] | vpsrl%i d, a, #b
ushr.byte [b=const] | vpsrlw t, a, #b ; vpand d, t, @ushr:b
shr.unsigned | = ushr
shr.i16,i32 [b=const] | vpsra%i d, a, #b
shr.i64 [evex b=const] | vpsraq d, a, #b
shr.i64 [b=const] | vpsrlq t, a, #b ; vpxor t, t, @signshr:b ; vpsubq d, t, @signshr:b
shr.i8 [b=const] | vpsrlw t, a, #b ; vpand t, t, @ushr:b ; vpxor t, t, @signshr:b ; vpsubb d, t, @signshr:b
shl.dword,qword [avx2] | vpand t, b, @width ; vpsllv%i d, a, t
ushr.dword,qword [avx2] | vpand t, b, @width ; vpsrlv%i d, a, t
shr.i32 [avx2] | vpand t, b, @width ; vpsravd d, a, t
shr.i64 [evex] | vpand t, b, @width ; vpsravq d, a, t
shr.i64 [avx2] | vpand t, b, @width ; vpsrlvq x, a, t ; vpsrlvq m, @sign, t ; vpxor x, x, m ; vpsubq d, x, m
shl.word [evex] | vpand t, b, @width ; vpsllvw d, a, t
ushr.word [evex] | vpand t, b, @width ; vpsrlvw d, a, t
shr.i16 [evex] | vpand t, b, @width ; vpsravw d, a, t
shl,ushr,shr.byte [evex] | = shiftThrough i16
shl,ushr,shr.byte,word [avx2] | = shiftThrough i32
shl.int | lanes shl%i d, a, b
ushr.int | lanes shr%i d, a, b
shr.signed | lanes sar%i d, a, b

clz.dword,qword [evex] | vplzcnt%i d, a
clz.dword | = clzByExponent f32
clz.qword | = clzByExponent f64
clz.byte,word | = clzThrough u32
popcnt.byte,word [avx512_bitalg] | vpopcnt%i d, a
popcnt.dword,qword [avx512_vpopcntdq] | vpopcnt%i d, a
${counts('ssse3', shuffledCount)}
${counts('', summedCount)}
`;
