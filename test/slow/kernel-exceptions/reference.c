// Reads arguments (x, y, z of each element) from a file, applies the function FUNCTION of TYPE to each, and writes the
// result and the exceptions that it raised. Compiled once for each function, without optimisation.

#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  FILE *in = fopen(argv[1], "rb"), *out = fopen(argv[2], "wb");
  TYPE a[3];
  while (fread(a, sizeof(TYPE), 3, in) == 3) {
    volatile TYPE x = a[0], y = a[1], z = a[2], result;
    (void)y;
    (void)z;
    feclearexcept(FE_ALL_EXCEPT);
    result = FUNCTION;
    unsigned char raised = fetestexcept(FE_ALL_EXCEPT) & 0x3f;
    TYPE value = result;
    fwrite(&value, sizeof value, 1, out);
    fwrite(&raised, 1, 1, out);
  }
  return fclose(out) | (argc != 3);
}
