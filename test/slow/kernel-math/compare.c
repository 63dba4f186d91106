// Runs a kernel's machine code over many arguments and compares its results: f32 with functions of double, f64 with
// those of long double, whose own errors are about a 2^-27th and a 2^-10th of the last place that is asked about.
//
//   compare CODE ENTRY all FROM TO STEP     every STEP-th bit pattern of f32
//   compare CODE ENTRY random COUNT SEED    random arguments, many of them where functions change their ways
//
// Macros: BITS (32 or 64), ARGUMENTS (1 or 2), FUNCTION (what glibc calls it). Prints the largest error in units of the
// last place of the true result, and how many results are of the wrong kind: NaN, infinity, sign of zero.

#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if BITS == 32
typedef float T;
typedef double R;
typedef uint32_t U;
#define PRECISION 24
#define LEAST (-126)
#define MOST 128
#else
typedef double T;
typedef long double R;
typedef uint64_t U;
#define PRECISION 53
#define LEAST (-1022)
#define MOST 1024
#endif

#define CHUNK 8192

#if ARGUMENTS == 1
typedef void (*kernel)(double, const T *, T *);
#else
typedef void (*kernel)(double, const T *, const T *, T *);
#endif

struct outcome { double ulp; T at[2]; T got; R want; long wrong; T wrong_at[2]; T wrong_got; R wrong_want; };
static struct outcome o;
static T x[CHUNK], y[CHUNK], out[CHUNK];

// What C's library does otherwise than ECMAScript, or does not have.
static R js_pow(R a, R b) {
  if (b != b || ((a == 1 || a == -1) && isinf(b))) return NAN;
#if BITS == 32
  return pow(a, b);
#else
  return powl(a, b);
#endif
}
static R js_round(R a) {
  if (!(fabsl(a) < ldexpl(1, 60))) return a;
  R below = floorl(a);
  return copysignl(a - below >= 0.5 ? below + 1 : below, a);
}
static R js_sign(R a) { return a > 0 ? 1 : a < 0 ? -1 : a; }

static double error(T got, R want, int *wrong) {
  *wrong = 0;
  if (isnan(want) || isnan(got)) { *wrong = !(isnan(want) && isnan(got)); return 0; }
  if (isinf(want)) { *wrong = got != want; return 0; }
  if (got == 0 && !signbit(got) != !signbit(want)) *wrong = 1;
  if (want == 0) { *wrong |= got != 0; return 0; }
  // Infinity stands for the power of two where it begins, and all beyond.
  if (isinf(got) && (got > 0) == (want > 0) && fabsl(want) >= ldexpl(1, MOST)) return 0;
  R value = isinf(got) ? (got > 0 ? 1 : -1) * (R)ldexpl(1, MOST) : (R)got;
  int e;
  frexpl(want, &e);
  e -= 1;
  if (e < LEAST) e = LEAST;
  if (e > MOST - 1) e = MOST - 1;
  R distance = value - want;
  return (double)ldexpl(distance < 0 ? -distance : distance, PRECISION - 1 - e);
}

static void judge(long i, R want) {
  int wrong;
  double e = error(out[i], want, &wrong);
  if (wrong && !o.wrong++) { o.wrong_at[0] = x[i]; o.wrong_at[1] = y[i]; o.wrong_got = out[i]; o.wrong_want = want; }
  if (e > o.ulp) { o.ulp = e; o.at[0] = x[i]; o.at[1] = y[i]; o.got = out[i]; o.want = want; }
}

#if BITS == 32 && ARGUMENTS == 1
void reference(const float *x, double *want, long n);
static double want[CHUNK];

// The same judgement in a form that vectorises; only chunks with something new are looked at one by one. Errors are
// compared as integers, which order numbers above 0 alike.
static void judge_all(long n) {
  reference(x, want, n);
  int64_t worst = 0, odd = 0;
  for (long i = 0; i < n; i++) {
    double w = want[i], g = out[i];
    union { double value; int64_t bits; } wu = { w }, gu = { g }, aw = { fabs(w) }, ag = { fabs(g) }, scale, e;
    int64_t field = aw.bits >> 52;
    field = field < 1023 + LEAST ? 1023 + LEAST : field;
    scale.bits = (2 * 1023 + PRECISION - 1 - field) << 52;
    e.value = fabs(g - w) * scale.value;
    const int64_t endless = 0x7ffll << 52, limit = (int64_t)(1023 + MOST) << 52;
    int64_t same_sign = (wu.bits ^ gu.bits) >= 0;
    int64_t plain = (aw.bits < limit) & (ag.bits < endless) & ((ag.bits != 0) | same_sign);
    int64_t both_nan = (aw.bits > endless) & (ag.bits > endless);
    int64_t both_infinite = (aw.bits >= limit) & (aw.bits <= endless) & (ag.bits == endless) & same_sign;
    odd |= 1 ^ (plain | both_nan | both_infinite);
    int64_t bits = plain ? e.bits : 0;
    worst = bits > worst ? bits : worst;
  }
  union { int64_t bits; double value; } most = { worst };
  if (most.value > o.ulp || odd) for (long i = 0; i < n; i++) judge(i, want[i]);
}
#else
static void judge_all(long n) {
  for (long i = 0; i < n; i++) {
#if ARGUMENTS == 1
    judge(i, FUNCTION((R)x[i]));
#else
    judge(i, FUNCTION((R)x[i], (R)y[i]));
#endif
  }
}
#endif

static uint64_t state = 0x9e3779b97f4a7c15ull;
static uint64_t next(void) {
  state ^= state << 13; state ^= state >> 7; state ^= state << 17;
  return state * 0x2545f4914f6cdd1dull;
}

static T sample(void) {
  static const double centres[] = { 0, 1, -1, 0.5, -0.5, 2, 1e-3, 1e-8, 10, 100, M_PI_4, M_PI, 0.75, 1.5, 17, 700, 88 };
  static const double specials[] = { 0, -0.0, 1, -1, INFINITY, -INFINITY, NAN, 5e-324, 1e-40, 2.2e-308, 1.2e-38, 3.4028234e38,
    1.79e308, 0.5, -0.5, 2, 3 };
  uint64_t r = next();
  switch (r & 7) {
    case 0: case 1: { U u = (U)next(); T t; memcpy(&t, &u, sizeof t); return t; }
    case 2: return (T)(centres[next() % 17] * (1 + ldexp((double)(int64_t)next(), -63 - (int)(next() % 40))));
    case 3: return (T)ldexp((double)(int64_t)next(), -63 + (int)(next() % 24) - 12);
    case 4: return (T)(int64_t)(next() % 2001) - 1000;
    case 5: return (T)((double)(int64_t)(next() % 4001 - 2000) * M_PI_4);
    case 6: return (r >> 3) % 16 == 0 ? (T)specials[next() % 17] : (T)ldexp((double)(int64_t)next(), -63 + 2);
    default: return (T)(1 + ldexp((double)(int64_t)next(), -64 - (int)(next() % 50)));
  }
}

static kernel load(const char *path, long entry) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(2); }
  uint8_t *code = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (code == MAP_FAILED || fread(code, 1, 1 << 20, file) == 0 || mprotect(code, 1 << 20, PROT_READ | PROT_EXEC)) {
    perror("code");
    exit(2);
  }
  fclose(file);
  return (kernel)(code + entry);
}

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  kernel run = load(argv[1], atol(argv[2]));
  int all = argv[3][0] == 'a';
  uint64_t from = all ? strtoull(argv[4], 0, 0) : 0, to = strtoull(argv[all ? 5 : 4], 0, 0);
  uint64_t step = all ? strtoull(argv[6], 0, 0) : 1;
  if (!all) state += 2 * strtoull(argv[5], 0, 0);
  while (from < to) {
    long n = 0;
    for (; n < CHUNK && from < to; n++, from += step) {
      if (all) { U u = (U)from; memcpy(&x[n], &u, sizeof u); }
      else { x[n] = sample(); y[n] = sample(); }
    }
#if ARGUMENTS == 1
    run((double)n, x, out);
#else
    run((double)n, x, y, out);
#endif
    judge_all(n);
  }
  printf("{\"ulp\":%.4f,\"at\":[\"%.17g\",\"%.17g\"],\"got\":\"%.17g\",\"want\":\"%.20Lg\",\"wrong\":%ld,"
    "\"wrongAt\":[\"%.17g\",\"%.17g\"],\"wrongGot\":\"%.17g\",\"wrongWant\":\"%.20Lg\"}\n",
    o.ulp, (double)o.at[0], (double)o.at[1], (double)o.got, (long double)o.want, o.wrong,
    (double)o.wrong_at[0], (double)o.wrong_at[1], (double)o.wrong_got, (long double)o.wrong_want);
  return 0;
}
