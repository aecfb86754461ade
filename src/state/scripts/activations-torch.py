def half_line(z, inner, outer):
    """inner where z < 0, outer elsewhere; each is given only numbers of its own side, so that autograd meets no 0 * inf."""
    return torch.where(z < 0, inner(z.clamp(max=0)), outer(z.clamp(min=0)))


def logistic(z):
    return half_line(z, lambda u: u.exp() / (1 + u.exp()), lambda u: 1 / (1 + (-u).exp()))


def tanh(z):
    """1 - tanh^2, the slope that PyTorch takes, has lost its digits where tanh is nearly 1."""
    far = z.abs().clamp(min=0.5)
    e = (-2 * far).exp()
    return torch.where(z.abs() < 0.5, torch.tanh(z), z.sign() * (1 - e) / (1 + e))


def minus_one(u):
    """exp(u) - 1 for u <= 0, again with a slope that keeps its digits."""
    return torch.where(u > -1, torch.expm1(u), u.exp() - 1)


def softplus(z):
    return half_line(z, lambda u: torch.log1p(u.exp()), lambda u: u + torch.log1p((-u).exp()))


SELU = 1.0507009873554805

# sigma; the slopes are autograd's
SIGMA = {
    "linear": lambda z: 1 * z,
    "sigmoid": logistic,
    "tanh": tanh,
    "relu": torch.relu,
    "leaky-relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "elu": lambda z: torch.where(z > 0, z, minus_one(z.clamp(max=0))),
    "selu": lambda z: torch.where(z > 0, SELU * z, SLOPE_BOUND["selu"] * minus_one(z.clamp(max=0))),
    "softplus": softplus,
    "softsign": lambda z: z / (1 + z.abs()),
    "gelu": lambda z: z * torch.special.erfc(-z / math.sqrt(2)) / 2,
    "silu": lambda z: z * logistic(z),
    "mish": lambda z: z * tanh(softplus(z)),
    "hard-tanh": torch.nn.functional.hardtanh,
    "hard-sigmoid": lambda z: (torch.nn.functional.hardtanh(z, -3, 3) + 3) / 6,
    "sin": torch.sin,
    "arctan": torch.atan,
    "erf": torch.erf,
}
