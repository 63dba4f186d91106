import ctypes
import sys
import time

add = ctypes.CDLL(sys.argv[1]).add
add.argtypes = [ctypes.c_double, ctypes.c_double]
add.restype = ctypes.c_double
print("ready", flush=True)
for line in sys.stdin:
    count = int(line)
    wrong = 0
    start = time.perf_counter_ns()
    for i in range(count):
        if add(i, 1) != i + 1:
            wrong += 1
    elapsed = time.perf_counter_ns() - start
    print(elapsed if wrong == 0 else f"{wrong} wrong results", flush=True)
