def decode(text, shape):
    return np.frombuffer(base64.b64decode(text), "<f8").reshape(shape)


def log_slopes(net, l, u):
    """The sign and the logarithm of |sigma'(u)|, also where sigma'(u) underflows."""
    name = net.activation(l)
    slope = SIGMA[name][1](u)
    sign, logs = np.sign(slope), np.log(np.abs(slope))
    if name in TAIL:
        for i in np.argwhere(np.abs(slope) < 1e-290):
            sign[tuple(i)], logs[tuple(i)] = TAIL[name](u[tuple(i)])
    return sign, logs


def store(net, x):
    """Every number rounded to the format of the net; as it is with doubles."""
    if net.format is None:
        return x
    digits, least = net.format
    exponent = np.maximum(np.frexp(x)[1] - 1, least)
    spacing = np.ldexp(1.0, exponent - digits + 1)
    rounded = np.rint(x / spacing) * spacing
    largest = (2 - 2.0 ** (1 - digits)) * 2.0 ** (1 - least)
    return np.where(np.abs(rounded) > largest, np.sign(x) * np.inf, rounded)


def normalise(z, axis):
    """z with mean 0 and variance 1 along the axis, and what it was divided by."""
    centred = z - z.mean(axis, keepdims=True)
    centred = centred - centred.mean(axis, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis, keepdims=True))
    return np.divide(centred, spread, out=np.zeros_like(z), where=spread > 0), spread


def carry_back(d, u, spread, axis):
    """(I - 11^T/k - uu^T/k)/s along the axis, of k numbers; nothing is left of it for k <= 2."""
    if u.shape[axis] <= 2:
        return np.zeros_like(d)
    for _ in range(2):
        d = d - d.mean(axis, keepdims=True) - u * (u * d).mean(axis, keepdims=True)
    return np.divide(d, spread, out=np.zeros_like(d), where=spread > 0)


AXIS = {"layer": 1, "batch": 0}


def forward(net, x, b=None):
    """z^l = w^l a^{l-1} + b^l, u^l = N(z^l) or z^l, a^l = [a^{l-1} +] sigma(u^l); rows are examples."""
    z, u, spread, a = {}, {}, {}, {1: store(net, x)}
    for l in range(2, net.L + 1):
        w = store(net, net.w[l])
        z[l] = store(net, a[l - 1] @ w.T + store(net, (b or net.b)[l]))
        u[l] = z[l]
        if net.norm(l):
            u[l], spread[l] = normalise(z[l], AXIS[net.norm(l)])
            u[l] = store(net, u[l])
        out = SIGMA[net.activation(l)][0](u[l])
        a[l] = store(net, out + a[l - 1] if net.skips(l) else out)
    return z, u, spread, a


def error_of(net, z, a):
    """a^L - y."""
    if net.error is not None:
        return store(net, net.error)
    e = a[net.L] - net.y
    return store(net, np.where(net.y == 1, -logistic(-z[net.L]), e) if net.logistic else e)


def cost_of(net, z, a, y):
    """(1/m) sum of |a^L - y|^2/2, or of the cross-entropy of logistic outputs."""
    if net.logistic:
        terms = np.where(y == 0, 0, y * softplus(-z)) + np.where(y == 1, 0, (1 - y) * softplus(z))
        return float(terms.sum()) / net.m
    return float(((a - y) ** 2).sum()) / (2 * net.m)


def rescale(net, g, logs):
    """Every row with a largest entry of 1, and the logarithm it is multiplied by; stored numbers stay."""
    size = np.abs(g).max(1)
    if net.format is not None:
        return g, logs
    safe = np.where(size > 0, size, 1)
    return g / safe[:, None], np.where(size > 0, logs + np.log(safe), ZERO)


def log_norms(rows, logs):
    """log of exp(logs) |row|."""
    size = np.abs(rows).max(1)
    safe = np.where((size > 0) & np.isfinite(size), size, 1)
    return logs + np.log(np.where(size > 0, safe * np.sqrt(((rows / safe[:, None]) ** 2).sum(1)), size))


def log_norm(matrix):
    return float(log_norms(matrix.reshape(1, -1), np.zeros(1))[0])


def backward(net, z, u, spread, a):
    """delta^l = dC/dz^l and g^l = dC/da^l, each row by row in a unit of its own."""
    m, L = net.m, net.L
    g, log_g = rescale(net, error_of(net, z, a), np.zeros(m))
    deltas, carried, stretch = {}, {}, {L: np.zeros(m)}
    for l in range(L, 1, -1):
        carried[l] = log_norms(g, log_g)
        d, log_d = g, log_g
        if net.sloped(l):
            sign, slope = log_slopes(net, l, u[l])
            logs = np.log(np.abs(d)) + slope
            top = logs.max(1)
            top = np.where(np.isfinite(top), top, 0) if net.format is None else np.zeros(m)
            d = store(net, np.sign(d) * sign * np.exp(logs - top[:, None]))
            log_d = log_d + top
            if net.norm(l):
                if net.norm(l) == "batch":
                    unit = log_d.max()
                    d, log_d = d * np.exp(log_d - unit)[:, None], np.full(m, unit)
                d = store(net, carry_back(d, u[l], spread[l], AXIS[net.norm(l)]))
        d, log_d = rescale(net, d, log_d)
        deltas[l] = d, log_d
        if l == 2:
            break
        w = store(net, net.w[l])
        below = d @ w
        if net.norm(l) and not net.skips(l):
            # dC/da is orthogonal to much here: what is only rounding of that is zero.
            below = np.where(np.abs(below) <= 64 * len(w) * EPS * (np.abs(d) @ np.abs(w)), 0, below)
        stretch[l - 1] = log_norms(below, np.zeros(m)) - log_norms(d, np.zeros(m))
        log_b = log_d
        if net.skips(l):
            log_b = np.maximum(log_d, log_g)
            unit = np.where(np.isfinite(log_b), log_b, 0)
            below = below * np.exp(log_d - unit)[:, None] + g * np.exp(log_g - unit)[:, None]
        g, log_g = rescale(net, store(net, below), log_b)
    return deltas, carried, stretch


def gradients(net, deltas, a):
    """log of |dC/db^l| and |dC/dw^l|, the latter of all its entries, of the mean cost."""
    grad_b, grad_w = {}, {}
    for l, (d, log_d) in deltas.items():
        unit = log_d.max()
        if unit == ZERO:
            grad_b[l] = grad_w[l] = ZERO
            continue
        d = d * np.exp(log_d - unit)[:, None]
        grad_b[l] = unit + log_norm(store(net, d.mean(0)))
        grad_w[l] = unit + log_norm(store(net, d.T @ a[l - 1] / net.m))
    return grad_b, grad_w


def singular_values(matrix):
    return [float(s) for s in np.linalg.svd(matrix, compute_uv=False)]


def moved(x):
    """Every number moved by about a rounding, up and down in turn."""
    turns = np.where(np.arange(x.size).reshape(x.shape) % 2 == 0, 1, -1)
    return x * (1 + 2 * EPS * turns)


def log_spread(spread):
    return np.where(spread > 0, np.log(spread), np.inf)


def to_list(values):
    return [float(value) for value in values]


def extremes(logs):
    """The largest and the smallest of every row."""
    return to_list(logs.max(1)), to_list(logs.min(1))


def diagonal(logs, sign, top):
    return np.diag(sign * np.exp(logs - top))


def norm_matrix(net, l, u, spread):
    """N', as a matrix, of one example."""
    return carry_back(np.eye(net.sizes[l]), u[l], spread[l].reshape(1, 1), 1) if net.norm(l) else None


def largest_entry(matrix):
    return float(np.abs(matrix).max())


def identity(n):
    return np.eye(n)


KINKED = {"relu", "leaky-relu", "selu", "hard-tanh", "hard-sigmoid"}


def central_differences(net, grad_b):
    """
    (C(b + hv) - C(b - hv))/2h against |dC/db^l| for v along the gradient, once with h and once with h/2, of which the
    error of order h^2 is taken out. In doubles they see a gradient only where it is neither too small beside the cost
    nor so large that the cost is bent within h.
    """
    if net.format is not None:
        return 0.0, []
    z, u, spread, a = forward(net, net.x)
    y = net.y if net.error is None else a[net.L] - net.error
    deltas, _, _ = backward(net, z, u, spread, a)
    cost = cost_of(net, z[net.L], a[net.L], y)
    worst, seen = 0.0, []
    for l in range(net.L, 1, -1):
        if not log(1e-4 * cost) < grad_b[l] < log(1e2 * cost) or np.abs(z[l]).max() > 1e3:
            continue
        d, log_d = deltas[l]
        v = (d * np.exp(log_d)[:, None]).mean(0)
        v = v / np.linalg.norm(v)

        def difference(h):
            ends = []
            for step in (h, -h):
                z, _, _, a = forward(net, net.x, {**net.b, l: net.b[l] + step * v})
                ends.append(cost_of(net, z[net.L], a[net.L], y))
            return (ends[0] - ends[1]) / (2 * h)

        # Between two kinks there is no third derivative; the nearest may be near.
        faults = []
        for h in (1e-5, 1e-6, 1e-7, 1e-8) if net.settings["activation"] in KINKED else (1e-3, 1e-4):
            h *= min(1, math.exp(-grad_b[l]))
            rate = (4 * difference(h / 2) - difference(h)) / 3
            faults.append(abs(rate / math.exp(grad_b[l]) - 1))
        worst = max(worst, min(faults))
        seen.append(l)
    return worst, seen


def extra_rows(net, found):
    worst, seen = central_differences(net, found["grad_b"])
    if not seen:
        return []
    return [(f"dC/db of {len(seen)} layers by central differences", worst, 1e-4)]
