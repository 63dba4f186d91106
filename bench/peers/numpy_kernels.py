# Times NumPy or numexpr statements on request. A line in is JSON: the statement, the length and element type of the arrays
# a, b, c, o, and how often; a line out is the time of all of it in nanoseconds.
import json
import sys
import time

import numpy as np

try:
    import numexpr as ne

    ne.set_num_threads(1)
except ImportError:
    ne = None

arrays = {}


def arrays_for(n, dtype):
    key = (n, dtype)
    if key not in arrays:
        arrays.clear()
        rng = np.random.default_rng(1)
        made = {name: (rng.random(n) * 4 + 0.25).astype(dtype) for name in "abc"}
        made["o"] = np.empty(n, dtype)
        made["h"] = made["a"].astype(np.float16)
        made["ho"] = np.empty(n, np.float16)
        arrays[key] = made
    return arrays[key]


compiled = {}
print(json.dumps({"numpy": np.__version__, "numexpr": ne.__version__ if ne else None}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    code = request["code"]
    names = dict(arrays_for(request["n"], request["dtype"]), np=np, ne=ne)
    if code not in compiled:
        source = f"def run(count, a, b, c, o, h, ho):\n  for _ in range(count):\n    {code}\n"
        scope = {"np": np, "ne": ne}
        exec(source, scope)
        compiled[code] = scope["run"]
    args = [names[k] for k in ("a", "b", "c", "o", "h", "ho")]
    start = time.perf_counter_ns()
    compiled[code](request["count"], *args)
    print(time.perf_counter_ns() - start, flush=True)
