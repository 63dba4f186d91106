// The reference for f32: the functions of double over an array. Compiled by itself, with -ffast-math, so that gcc calls
// glibc's vector library where it has one: that errs by at most 4 units in the last place of double, 2^-27 of one of f32.

#include <math.h>

#ifdef OWN
// Not in C's library as ECMAScript has them.
static double js_round(double a) {
  if (!(fabs(a) < 0x1p52)) return a;
  double below = floor(a);
  return copysign(a - below >= 0.5 ? below + 1 : below, a);
}
static double js_sign(double a) { return a > 0 ? 1 : a < 0 ? -1 : a; }
#endif

void reference(const float *x, double *want, long n) {
  for (long i = 0; i < n; i++) want[i] = FUNCTION((double)x[i]);
}
