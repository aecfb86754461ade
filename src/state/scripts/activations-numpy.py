def half_line(z, inner, outer):
    """inner where z < 0, outer elsewhere; each is given only numbers of its own side."""
    return np.where(z < 0, inner(np.minimum(z, 0)), outer(np.maximum(z, 0)))


erf, erfc = np.vectorize(math.erf, otypes=[float]), np.vectorize(math.erfc, otypes=[float])


def density(z):
    return np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def logistic(z):
    return half_line(z, lambda u: np.exp(u) / (1 + np.exp(u)), lambda u: 1 / (1 + np.exp(-u)))


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def mish_slope(z):
    s, t = logistic(z), np.tanh(softplus(z))
    e = np.exp(-softplus(z))
    return t + z * s * 4 * e**2 / (1 + e**2) ** 2


SELU = 1.0507009873554805
LEAK = 0.01

# sigma and sigma', each written without cancellation far out
SIGMA = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "sigmoid": (logistic, lambda z: logistic(z) * logistic(-z)),
    "tanh": (np.tanh, lambda z: 4 * logistic(2 * z) * logistic(-2 * z)),
    "relu": (lambda z: np.maximum(z, 0), lambda z: 1.0 * (z > 0)),
    "leaky-relu": (lambda z: np.where(z > 0, z, LEAK * z), lambda z: np.where(z > 0, 1, LEAK)),
    "elu": (lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
            lambda z: np.where(z > 0, 1, np.exp(np.minimum(z, 0)))),
    "selu": (lambda z: np.where(z > 0, SELU * z, SLOPE_BOUND["selu"] * np.expm1(np.minimum(z, 0))),
             lambda z: np.where(z > 0, SELU, SLOPE_BOUND["selu"] * np.exp(np.minimum(z, 0)))),
    "softplus": (softplus, logistic),
    "softsign": (lambda z: z / (1 + np.abs(z)), lambda z: (1 + np.abs(z)) ** -2.0),
    "gelu": (lambda z: z * erfc(-z / math.sqrt(2)) / 2,
             lambda z: erfc(-z / math.sqrt(2)) / 2 + z * density(z)),
    "silu": (lambda z: z * logistic(z), lambda z: logistic(z) * (1 + z * logistic(-z))),
    "mish": (lambda z: z * np.tanh(softplus(z)), mish_slope),
    "hard-tanh": (lambda z: np.clip(z, -1, 1), lambda z: 1.0 * (np.abs(z) < 1)),
    "hard-sigmoid": (lambda z: np.clip(z + 3, 0, 6) / 6, lambda z: (np.abs(z) < 3) / 6),
    "sin": (np.sin, np.cos),
    "arctan": (np.arctan, lambda z: 1 / (1 + z * z)),
    "erf": (erf, lambda z: SLOPE_BOUND["erf"] * np.exp(-z * z)),
}
