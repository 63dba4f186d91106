// The mix of bench/asm.ts through Xbyak. Arguments and output as in asmjit.cpp.
#include <xbyak/xbyak.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>

struct Code : Xbyak::CodeGenerator {
  Code(void* memory) : Xbyak::CodeGenerator(8192, memory) {
    for (int i = 0; i < 64; i++) {
      mov(rax, rdi);
      add(rax, 8);
      mov(eax, dword[rdi + rcx * 4 + 8]);
      lea(r8, ptr[rsi + rcx * 8]);
      addss(xmm0, xmm1);
      movss(ptr[rdx], xmm0);
      vaddps(ymm1, ymm2, ymm3);
      vfmadd231ps(ymm1, ymm2, ptr[rax + 64]);
      vaddps(zmm0, zmm1, ptr[rax + rcx * 4 + 64]);
      vaddps(zmm0 | k1, zmm1, zmm2);
      xor_(eax, eax);
      imul(r8, r9, 1000);
      shl(rax, 3);
      cmp(rcx, rdx);
      push(r9);
      ret();
    }
  }
};

static unsigned char memory[8192];

int main(int argc, char** argv) {
  const int buffers = argc > 1 ? atoi(argv[1]) : 1000;
  const int samples = argc > 2 ? atoi(argv[2]) : 9;
  const size_t size = Code(memory).getSize();
  fprintf(stderr, "%zu bytes\n", size);
  for (int s = 0; s <= samples; s++) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < buffers; i++)
      if (Code(memory).getSize() != size) return 1;
    const std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - start;
    if (s > 0) printf("%.3f\n", elapsed.count() / (buffers * 1024.0));
  }
  return 0;
}
