# The oracle of kernel-numpy.test.ts: evaluates expressions with NumPy. The first line in holds the data, each further one a
# list of statements and the name of the result; a line out is the result's type and its bytes.
import base64
import json
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")

TYPES = {
    "f64": np.float64, "f32": np.float32, "f16": np.float16,
    "i8": np.int8, "u8": np.uint8, "i16": np.int16, "u16": np.uint16,
    "i32": np.int32, "u32": np.uint32, "i64": np.int64, "u64": np.uint64,
}
NAMES = {np.dtype(dtype): name for name, dtype in TYPES.items()}
UNSIGNED = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}


def both(a, b):
    dtype = np.result_type(a, b)
    return np.asarray(a, dtype), np.asarray(b, dtype)


def idiv(a, b):
    """Truncates; x / 0 is 0, MIN / -1 is MIN."""
    a, b = both(a, b)
    rest = np.fmod(a, b)
    safe = np.where(b == 0, b.dtype.type(1), b)
    return np.where(b == 0, b.dtype.type(0), (a - rest) // safe)


def irem(a, b):
    a, b = both(a, b)
    safe = np.where(b == 0, b.dtype.type(1), b)
    return np.where(b == 0, b.dtype.type(0), np.fmod(a, safe))


def count(a, b):
    a, b = both(a, b)
    return a, b & a.dtype.type(a.dtype.itemsize * 8 - 1)


def shl(a, b):
    a, n = count(a, b)
    return a << n


def shr(a, b):
    a, n = count(a, b)
    return a >> n


def ushr(a, b):
    a, n = count(a, b)
    unsigned = UNSIGNED[a.dtype.itemsize]
    return (a.view(unsigned) >> n.view(unsigned)).view(a.dtype)


def minimum(a, b):
    """NumPy's, which of two zeros takes either one: here -0 is less than 0, as in JavaScript."""
    return with_zero(np.minimum(a, b), a, b, np.logical_or)


def maximum(a, b):
    return with_zero(np.maximum(a, b), a, b, np.logical_and)


def with_zero(result, a, b, is_negative):
    if result.dtype.kind != "f":
        return result
    zero = np.where(is_negative(np.signbit(a), np.signbit(b)), -0.0, 0.0).astype(result.dtype)
    return np.where(np.equal(a, 0) & np.equal(b, 0), zero, result)


def cast(a, name):
    """Integers wrap, floats become integers by truncation and saturation."""
    dtype = np.dtype(TYPES[name])
    if a.dtype.kind != "f" or dtype.kind == "f":
        return a.astype(dtype)
    info = np.iinfo(dtype)
    wide = np.trunc(a.astype(np.float64))
    inside = (wide > float(info.min)) & (wide < float(info.max))
    result = np.where(inside, wide, 0).astype(dtype)
    result = np.where(wide >= float(info.max), info.max, result)
    result = np.where(wide <= float(info.min), info.min, result)
    return np.where(np.isnan(a), 0, result).astype(dtype)


HELPERS = {f.__name__: f for f in (idiv, irem, shl, shr, ushr, minimum, maximum, cast)}

data = {
    name: [np.frombuffer(base64.b64decode(column), TYPES[name]) for column in columns]
    for name, columns in json.loads(sys.stdin.readline()).items()
}
print(json.dumps(np.__version__), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    scope = dict(HELPERS, np=np)
    for i, (name, column) in enumerate(request["inputs"]):
        scope[f"x{i}"] = data[name][column]
    exec("\n".join(request["python"]), scope)
    result = np.ascontiguousarray(scope[request["result"]])
    print(json.dumps([NAMES[result.dtype], base64.b64encode(result.tobytes()).decode()]), flush=True)
