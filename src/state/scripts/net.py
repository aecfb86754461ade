EPS = sys.float_info.epsilon
ZERO = -math.inf  # the logarithm of zero

# gamma, the supremum of |sigma'|
SLOPE_BOUND = {
    "linear": 1, "sigmoid": 0.25, "tanh": 1, "relu": 1, "leaky-relu": 1, "elu": 1,
    "selu": 1.7580993408473768, "softplus": 1, "softsign": 1, "gelu": 1.1289041451851547,
    "silu": 1.099839320128867, "mish": 1.088498161251728, "hard-tanh": 1, "hard-sigmoid": 1 / 6,
    "sin": 1, "arctan": 1, "erf": 2 / math.sqrt(math.pi),
}

# Sign and log|sigma'(z)| far out, where the slope itself is below the smallest double.
TAIL = {
    "sigmoid": lambda z: (1, -abs(z)),
    "tanh": lambda z: (1, 2 * math.log(2) - 2 * abs(z)),
    "softplus": lambda z: (1, z),
    "elu": lambda z: (1, z),
    "selu": lambda z: (1, math.log(SLOPE_BOUND["selu"]) + z),
    "silu": lambda z: (-1, z + math.log(-1 - z)),
    "mish": lambda z: (-1, z + math.log(-1 - z)),
    "gelu": lambda z: (-1, -z * z / 2 - math.log(2 * math.pi) / 2 + math.log(-z - mills_ratio(-z))),
    "erf": lambda z: (1, math.log(SLOPE_BOUND["erf"]) - z * z),
}


def mills_ratio(z):
    """Upper tail of the normal law over its density, z > 30."""
    return (1 - 1 / z**2 + 3 / z**4 - 15 / z**6) / z


# Digits of the significand and least exponent of the formats in which numbers may be stored.
FORMATS = {"float32": (24, -126), "bfloat16": (8, -126), "float16": (11, -14)}


class Net:
    """Layers count from 1, the input, to L; what is indexed by layer leaves the place 0 empty."""

    def __init__(self, record, arrays, decode):
        self.settings = settings = record["settings"]
        self.sizes = sizes = [0] + record["sizes"]
        self.L = L = len(sizes) - 1
        self.m = m = len(base64.b64decode(arrays["x"])) // (8 * sizes[1])
        self.logistic = settings["cost"] == "cross-entropy"
        self.format = FORMATS.get(settings["precision"])
        self.w = {l: decode(arrays["w"][l], (sizes[l], sizes[l - 1])) for l in range(2, L + 1)}
        self.b = {l: decode(arrays["b"][l], (sizes[l],)) for l in range(2, L + 1)}
        self.x = decode(arrays["x"], (m, sizes[1]))
        self.y = decode(arrays["y"], (m, sizes[L]))
        # With an independent target the error is what is given, and y = a^L - e follows from the net.
        independent = settings["target"] == "independent"
        self.error = decode(arrays["error"], (m, sizes[L])) if independent else None

    def activation(self, l):
        return "sigmoid" if l == self.L and self.logistic else self.settings["activation"]

    def sloped(self, l):
        """Whether a slope enters on the way back: not at the output with the cross-entropy."""
        return l < self.L or not self.logistic

    def skips(self, l):
        return self.settings["skip"] == "residual" and self.sloped(l) and self.sizes[l] == self.sizes[l - 1]

    def norm(self, l):
        """None, or over what z is normalised: the neurons of an example (layer), the examples (batch)."""
        return None if l == self.L or self.settings["norm"] == "none" else self.settings["norm"]

    def plain(self):
        s = self.settings
        return s["skip"] == "none" and s["norm"] == "none" and s["precision"] == "float64"

    def log_gamma(self, l):
        return math.log(SLOPE_BOUND[self.activation(l)]) if self.sloped(l) else 0.0


def log(x):
    return math.log(x) if x > 0 else ZERO


def log_add(a, b):
    top = max(a, b)
    return top if math.isinf(top) else top + math.log1p(math.exp(min(a, b) - top))


def log_mean(logs):
    top = max(logs)
    if math.isinf(top):
        return top
    return top + math.log(math.fsum(math.exp(a - top) for a in logs) / len(logs))
