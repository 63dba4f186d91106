import ctypes
import sys
import time

add = ctypes.CDLL(sys.argv[1]).add
add.argtypes = [ctypes.c_double, ctypes.c_double]
add.restype = ctypes.c_double
print("ready", flush=True)
for line in sys.stdin:
    count = int(line)
    total = 0.0
    start = time.perf_counter_ns()
    for i in range(count):
        total += add(i, 1)
    print(time.perf_counter_ns() - start, flush=True)
