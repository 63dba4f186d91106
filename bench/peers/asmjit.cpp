// The mix of bench/asm.ts through AsmJit's assembler. Arguments: buffers a sample, samples. Prints nanoseconds an
// instruction, one sample a line.
#include <asmjit/x86.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace asmjit;
using namespace asmjit::x86;

static size_t buffer(CodeHolder& code) {
  code.init(Environment::host());
  Assembler a(&code);
  for (int i = 0; i < 64; i++) {
    a.mov(rax, rdi);
    a.add(rax, 8);
    a.mov(eax, dword_ptr(rdi, rcx, 2, 8));
    a.lea(r8, ptr(rsi, rcx, 3));
    a.addss(xmm0, xmm1);
    a.movss(ptr(rdx), xmm0);
    a.vaddps(ymm1, ymm2, ymm3);
    a.vfmadd231ps(ymm1, ymm2, ptr(rax, 64));
    a.vaddps(zmm0, zmm1, ptr(rax, rcx, 2, 64));
    a.k(k1).vaddps(zmm0, zmm1, zmm2);
    a.xor_(eax, eax);
    a.imul(r8, r9, 1000);
    a.shl(rax, 3);
    a.cmp(rcx, rdx);
    a.push(r9);
    a.ret();
  }
  size_t size = code.codeSize();
  code.reset();
  return size;
}

int main(int argc, char** argv) {
  const int buffers = argc > 1 ? atoi(argv[1]) : 1000;
  const int samples = argc > 2 ? atoi(argv[2]) : 9;
  CodeHolder code;
  const size_t size = buffer(code);
  fprintf(stderr, "%zu bytes\n", size);
  for (int s = 0; s <= samples; s++) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < buffers; i++)
      if (buffer(code) != size) return 1;
    const std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - start;
    // The first one warms up.
    if (s > 0) printf("%.3f\n", elapsed.count() / (buffers * 1024.0));
  }
  return 0;
}
