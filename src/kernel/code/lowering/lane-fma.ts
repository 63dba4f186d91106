// a * b + c with one rounding, for processors without FMA: scalar x87 code for one lane. Extended precision has 64 bits of
// significand, 11 more than a double, and exponents that no product of doubles leaves.
//
// The product becomes u + v exactly: each factor is cut into 26 and 27 bits, whose products need no rounding (Dekker, "A
// floating-point technique for extending the available precision", 1971). Then u + v + c is summed without error but the
// last, which is rounded to odd, so that the store may round again (Boldo and Melquiond, "Emulation of a FMA and
// correctly rounded sums", 2008). Scratch is the 128 bytes below the stack pointer.

import type { AnyOperand } from '../../../asm/index.ts';
import type { Label, Memory } from '../../../isa/index.ts';
import {
  ah,
  ax,
  byte,
  dword,
  eax,
  ecx,
  qword,
  rax,
  rcx,
  rsp,
  st0,
  st1,
  st2,
  st3,
  tbyte,
  word,
} from '../../../isa/index.ts';
import type { LaneRoutine, LaneWriter } from '../machine-steps.ts';

/** Where numbers of extended precision lie, from the stack pointer. */
const scratch = { u: -32, v: -48, c: -64, high: -80, low: -96, rest: -112, head: -128 } as const;

type Scratch = keyof typeof scratch;

const extendedAt = (name: Scratch): Memory => tbyte(rsp, scratch[name]);

/** Where the upper parts of the two factors lie, and MXCSR in the end. */
const FACTORS = [-16, -8] as const;
const MXCSR = -8;

/** What is infinite, NaN or more, shifted left by one to lose its sign. */
const INFINITE = 0xffe0_0000_0000_0000n;
/** The sign, the exponent and the upper 26 bits of the significand. */
const UPPER_HALF = -0x800_0000;

/** Exceptions of the x87 status word that MXCSR has under the same bits: overflow, underflow and inexact. */
const ROUNDING_EXCEPTIONS = 0x38;

class FusedProduct {
  private readonly code: LaneWriter;

  constructor(code: LaneWriter) {
    this.code = code;
  }

  private op(mnemonic: string, ...operands: readonly AnyOperand[]): void {
    this.code.op(mnemonic, ...operands);
  }

  /** x + y as a rounded sum and its error, both exact (Knuth's TwoSum). */
  private twoSum(x: Scratch, y: Scratch, sum: Scratch, error: Scratch): void {
    this.op('fld', extendedAt(x));
    this.op('fld', extendedAt(y));
    this.op('fadd', st0, st1);
    this.op('fld', st0);
    this.op('fsub', st0, st2);
    this.op('fld', st1);
    this.op('fsub', st0, st1);
    this.op('fld', st3);
    this.op('fsub', st0, st1);
    this.op('fld', extendedAt(y));
    this.op('fsub', st0, st3);
    this.op('faddp', st1, st0);
    this.op('fstp', extendedAt(error));
    this.op('fstp', st0);
    this.op('fstp', st0);
    this.op('fstp', extendedAt(sum));
    this.op('fstp', st0);
  }

  /** A sum and its error become one value whose last bit is odd where anything was lost. */
  private roundToOdd(sum: Scratch, error: Scratch): void {
    const [away, odd] = [this.code.label(`${sum}_away`), this.code.label(`${sum}_odd`)];
    const at = scratch[sum];
    this.op('fld', extendedAt(error));
    this.op('ftst');
    this.op('fnstsw', ax);
    this.op('fstp', st0);
    this.op('test', ah, 0x40);
    this.op('jnz', odd);
    this.op('test', byte(rsp, at), 1);
    this.op('jnz', odd);
    // The last bit is even: it goes towards where the error points.
    this.op('movzx', ecx, byte(rsp, at + 9));
    this.op('shr', ecx, 7);
    this.op('movzx', eax, ah);
    this.op('and', eax, 1);
    this.op('cmp', eax, ecx);
    this.op('je', away);
    this.op('sub', qword(rsp, at), 1);
    this.op('js', odd);
    this.op('mov', qword(rsp, at), -1);
    this.op('dec', word(rsp, at + 8));
    this.op('jmp', odd);
    this.code.bind(away);
    this.op('inc', qword(rsp, at));
    this.code.bind(odd);
  }

  /** Cuts a factor: its upper 26 bits go to memory, what is left onto the x87 stack. */
  private cut(argument: 0 | 1): void {
    const upper = qword(rsp, FACTORS[argument]);
    this.op('mov', rax, this.code.source(argument, 8));
    this.op('and', rax, UPPER_HALF);
    this.op('mov', upper, rax);
    this.op('fld', this.code.source(argument, 8));
    this.op('fsub', upper);
  }

  /** Leaves for the plain way where an argument is infinite, NaN or, for factors, 0: there is nothing to round then. */
  private check(argument: number, plain: Label, zeroToo: boolean): void {
    this.op('mov', rax, this.code.source(argument, 8));
    this.op('add', rax, rax);
    if (zeroToo) this.op('jz', plain);
    this.op('cmp', rax, rcx);
    this.op('jae', plain);
  }

  /** u + v, the product of the factors, of which u has its rounded value. */
  private exactProduct(): void {
    const [a, b] = [qword(rsp, FACTORS[0]), qword(rsp, FACTORS[1])];
    this.op('fld', this.code.source(0, 8));
    this.op('fmul', this.code.source(1, 8));
    this.op('fstp', extendedAt('u'));
    this.cut(0);
    this.cut(1);
    this.op('fld', a);
    this.op('fmul', b);
    this.op('fld', extendedAt('u'));
    this.op('fsubp', st1, st0);
    this.op('fld', a);
    this.op('fmul', st0, st2);
    this.op('faddp', st1, st0);
    this.op('fld', b);
    this.op('fmul', st0, st3);
    this.op('faddp', st1, st0);
    this.op('fxch', st2);
    this.op('fmulp', st1, st0);
    this.op('faddp', st1, st0);
    this.op('fstp', extendedAt('v'));
  }

  /** @param tells whether MXCSR gets what the only step raises that rounds to the type. */
  write(tells: boolean): void {
    const { code } = this;
    const [plain, done] = [code.label('plain'), code.label('done')];
    this.op('mov', rcx, INFINITE);
    this.check(0, plain, true);
    this.check(1, plain, true);
    this.check(2, plain, false);
    this.op('fld', code.source(2, 8));
    this.op('fstp', extendedAt('c'));
    this.exactProduct();
    this.twoSum('c', 'v', 'high', 'low');
    this.twoSum('u', 'high', 'head', 'rest');
    this.twoSum('rest', 'low', 'u', 'v');
    this.roundToOdd('u', 'v');
    this.twoSum('head', 'u', 'high', 'low');
    this.roundToOdd('high', 'low');
    this.op('fld', extendedAt('high'));
    if (tells) this.op('fnclex');
    this.op('fstp', code.result(8));
    if (tells) this.tell();
    this.op('jmp', done);
    code.bind(plain);
    this.op('fld', code.source(0, 8));
    this.op('fmul', code.source(1, 8));
    this.op('fadd', code.source(2, 8));
    this.op('fstp', code.result(8));
    code.bind(done);
  }

  private tell(): void {
    const mxcsr = dword(rsp, MXCSR);
    this.op('fnstsw', ax);
    this.op('and', eax, ROUNDING_EXCEPTIONS);
    this.op('stmxcsr', mxcsr);
    this.op('or', mxcsr, eax);
    this.op('ldmxcsr', mxcsr);
  }
}

export const fmaRoutine: LaneRoutine = { name: 'fma', write: (code) => new FusedProduct(code).write(false) };

/** The same, where MXCSR gets what the last step raises: overflow, underflow and inexact. */
export const raisingFmaRoutine: LaneRoutine = { name: 'fma', write: (code) => new FusedProduct(code).write(true) };
