"""Values of the elementary functions for tests/golden/maths.json, from mpmath with 400 bits.

Each point is [x, rounded, residual]: the hex of the 8 bytes of x and of f(x) rounded to the nearest
double, and what rounding took away in thousandths of that double's ulp. So an error can be measured
to a thousandth of an ulp. Run with mpmath 1.3: python3 tests/golden/maths.py > tests/golden/maths.json
"""
import json
import math
import random
import struct
from mpmath import mp, mpf

mp.prec = 400
MAX = struct.unpack(">d", bytes.fromhex("7fefffffffffffff"))[0]


def hex_of(x):
    return struct.pack(">d", x).hex()


def rounded(v):
    """The nearest double (mpmath's own conversion rounds subnormals twice)."""
    if abs(v) < mpf(2) ** -1076 or abs(v) >= mpf(2) ** 1024:
        return float(v)
    exponent = max(math.floor(mp.log(abs(v), 2)), -1022) - 52
    n = int(mp.nint(v * mpf(2) ** -exponent))
    return math.ldexp(n, exponent) if n < 2**53 or exponent < 971 else math.inf


def point(f, x):
    v = f(mpf(x))
    y = rounded(v)
    residual = int(mp.nint((v - mpf(y)) / mpf(math.ulp(y)) * 1000)) if math.isfinite(y) else 0
    return [hex_of(x), hex_of(y), residual]


def neighbours(xs):
    return [v for x in xs for v in (math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf))]


def mirrored(xs):
    return [s * x for x in xs for s in (1.0, -1.0)]


random.seed(20261122)


def uniform(low, high, n):
    return [random.uniform(low, high) for _ in range(n)]


def by_size(low, high, n):
    """Evenly over the exponents of 2, so that small numbers come as often as large ones."""
    return [math.ldexp(random.uniform(1, 2), random.randint(low, high)) for _ in range(n)]


TINY = [5e-324, 2.0**-1022, 1e-300, 1e-100, 2.0**-54, 2.0**-27]
LN2 = math.log(2)
STEP = LN2 / 512


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def softplus(x):
    return mp.log1p(mp.exp(-abs(x))) + max(x, mpf(0))


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


# The doubles nearest to multiples of pi/2, where a sloppy reduction loses everything; the first is
# the hardest of all (Muller, "Elementary Functions", table 11.1).
HARD_ANGLES = [float.fromhex("0x1.6ac5b262ca1ffp+849"), float.fromhex("0x1.921fb54442d18p+0")] + [
    float(mp.pi / 2 * k) for k in (2, 3, 4, 11, 22, 355, 710, 33102, 103993, 208341, 1146408, 10**9, 10**15)
]
ANGLES = (
    neighbours(HARD_ANGLES) + TINY + neighbours([math.pi / 4 * k for k in range(1, 16, 2)]) + uniform(0, 8, 200)
    + uniform(0, 1e5, 200) + neighbours([1e6]) + uniform(1e5, 1e7, 100) + uniform(0, 1e15, 100)
    + by_size(-40, 1023, 200) + [1e22, MAX]
)

FUNCTIONS = {
    "exp": (mp.exp, mirrored(TINY) + neighbours(mirrored([STEP, 3 * STEP, LN2 / 2, 1.0, 700.0]))
            + neighbours([709.782712893384, -708.0, -708.3964185322641, -745.1332191019411]) + [710.0, -746.0, 1e300]
            + uniform(-1, 1, 300) + uniform(-708, 709.78, 500) + uniform(-745.2, -708, 100) + mirrored(by_size(-60, 9, 100))),
    "decay": (mp.exp, [-t for t in TINY] + neighbours([-STEP, -1.0, -700.0]) + [-708.0]
              + uniform(-1, 0, 300) + uniform(-40, 0, 400) + uniform(-708, 0, 300)),
    "expm1": (mp.expm1, mirrored(TINY) + neighbours(mirrored([STEP, 3 * STEP, LN2 / 2, 1.0])) + [709.78, 710.0, -708.0, -1e10]
              + uniform(-0.01, 0.01, 300) + uniform(-1, 1, 400) + uniform(-40, 40, 300) + uniform(-708, 709.7, 100)
              + mirrored(by_size(-60, 9, 200))),
    "log": (mp.log, TINY + neighbours([1.0, 2.0, 0.5, 2**0.5, 0.5**0.5, math.e, 2.0**-1022]) + [MAX] + uniform(0.5, 2, 500)
            + by_size(-1074, 1023, 400) + [1 + s for s in mirrored(by_size(-52, -2, 200))]),
    "log1p": (mp.log1p, mirrored(TINY) + neighbours([-0.5, 1.0, 2.0, -0.99]) + [-1 + 2.0**-53, 1e300] + uniform(-0.5, 1, 600)
              + uniform(-1, -0.5, 100) + mirrored(by_size(-60, -2, 200)) + by_size(0, 1000, 100)),
    "softplus": (softplus, mirrored(TINY) + neighbours(mirrored([STEP, 1.0, 36.0, 37.0])) + [-708.0, 1e300] + uniform(-2, 2, 400)
                 + uniform(-40, 40, 400) + uniform(-708, 0, 200) + mirrored(by_size(-60, 8, 50))),
    "tanh": (mp.tanh, mirrored(TINY) + neighbours(mirrored([STEP / 2, STEP, 0.5, 1.0, 19.06, 22.0, 40.0])) + [1e300]
             + uniform(-0.01, 0.01, 200) + uniform(-1, 1, 500) + uniform(-20, 20, 300) + mirrored(by_size(-60, 6, 150))),
    "sigmoid": (sigmoid, mirrored(TINY) + neighbours(mirrored([STEP, 1.0, 36.7, 40.0])) + [-708.0, 800.0, 1e300]
                + uniform(-1, 1, 300) + uniform(-40, 40, 500) + uniform(-708, -40, 200) + mirrored(by_size(-60, 8, 50))),
    "erf": (mp.erf, mirrored(TINY) + neighbours(mirrored([0.5, 1.0, 2.0, 5.92, 6.0])) + [1e300] + uniform(-1, 1, 500)
            + uniform(1, 6, 500) + uniform(-6, -1, 100) + mirrored(by_size(-60, 2, 150))),
    "normalDensity": (density, mirrored(TINY) + neighbours(mirrored([1.0])) + [37.6] + uniform(-1, 1, 400) + uniform(-37.6, 37.6, 300)
                      + mirrored(by_size(-60, 4, 50))),
    "sin": (mp.sin, mirrored(TINY) + ANGLES),
    "cos": (mp.cos, TINY + ANGLES),
}


def main():
    what = "[x, f(x), residual]: hex of the doubles, and f(x) before rounding less that, in 1/1000 ulp (maths.py)"
    lines = [json.dumps("what") + ":" + json.dumps(what)]
    for name, (f, xs) in FUNCTIONS.items():
        if name in ("sin", "cos"):
            mp.prec = 1400
        points = sorted({hex_of(x): x for x in xs}.values())
        rows = ",\n".join(json.dumps(point(f, x), separators=(",", ":")) for x in points)
        lines.append(json.dumps(name) + ":[\n" + rows + "]")
    print("{" + ",\n".join(lines) + "}")


main()
