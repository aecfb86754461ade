torch.set_default_dtype(torch.float64)


def decode(text, shape):
    numbers = array.array("d", base64.b64decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return torch.tensor(numbers, dtype=torch.float64).reshape(shape)


def pulled_back(output, variable, g):
    """The derivative of <g, output> by the variable."""
    return torch.autograd.grad(output, variable, g, retain_graph=True)[0]


def log_slopes(net, l, u):
    """The sign and the logarithm of |sigma'(u)|, also where sigma'(u) underflows."""
    name = net.activation(l)
    u = u.detach().requires_grad_()
    out = SIGMA[name](u)
    slope = pulled_back(out, u, torch.ones_like(out))
    sign, logs = slope.sign(), slope.abs().log()
    if name in TAIL:
        for i in (slope.abs() < 1e-290).nonzero().tolist():
            sign[tuple(i)], logs[tuple(i)] = TAIL[name](float(u[tuple(i)]))
    return sign, logs


def store(net, x):
    """Every number rounded to the format of the net; as it is with doubles."""
    if net.format is None:
        return x
    digits, least = net.format
    exponent = torch.frexp(x)[1].clamp(min=least + 1) - 1
    spacing = torch.ldexp(torch.ones_like(x), exponent - digits + 1)
    rounded = (x / spacing).round() * spacing
    largest = (2 - 2.0 ** (1 - digits)) * 2.0 ** (1 - least)
    return torch.where(rounded.abs() > largest, x.sign() * math.inf, rounded)


AXIS = {"layer": 1, "batch": 0}


def normalise(z, axis):
    """z with mean 0 and variance 1 along the axis; the spread by which it is divided."""
    centred = z - z.mean(axis, keepdim=True)
    centred = centred - centred.mean(axis, keepdim=True)
    square = (centred**2).mean(axis, keepdim=True)
    spread = torch.where(square > 0, square, torch.ones_like(square)).sqrt()
    return torch.where(square > 0, centred / spread, torch.zeros_like(z)), torch.where(square > 0, spread, 0 * square)


def forward(net, x):
    """z^l = w^l a^{l-1} + b^l, u^l = N(z^l) or z^l, a^l = [a^{l-1} +] sigma(u^l); rows are examples. A graph for each step."""
    z, u, spread, a = {}, {}, {}, {1: store(net, x)}
    for l in range(2, net.L + 1):
        before = a[l - 1].detach()
        z[l] = store(net, before @ store(net, net.w[l]).T + store(net, net.b[l])).requires_grad_()
        u[l] = z[l]
        if net.norm(l):
            u[l], spread[l] = normalise(z[l], AXIS[net.norm(l)])
        out = SIGMA[net.activation(l)](store(net, u[l].detach()))
        a[l] = store(net, out + before if net.skips(l) else out)
    return z, u, spread, a


def error_of(net, z, a):
    """a^L - y."""
    if net.error is not None:
        return store(net, net.error)
    e = a[net.L] - net.y
    return store(net, torch.where(net.y == 1, -logistic(-z[net.L]), e) if net.logistic else e).detach()


def cost_of(net, z, a, y):
    """(1/m) sum of |a^L - y|^2/2, or of the cross-entropy of logistic outputs."""
    if net.logistic:
        zero = torch.zeros_like(y)
        terms = torch.where(y == 0, zero, y * softplus(-z)) + torch.where(y == 1, zero, (1 - y) * softplus(z))
        return terms.sum() / net.m
    return ((a - y) ** 2).sum() / (2 * net.m)


def rescale(net, g, logs):
    """Every row with a largest entry of 1, and the logarithm it is multiplied by; stored numbers stay."""
    if net.format is not None:
        return g, logs
    size = g.abs().max(1).values
    safe = torch.where(size > 0, size, torch.ones_like(size))
    return g / safe[:, None], torch.where(size > 0, logs + safe.log(), torch.full_like(size, ZERO))


def log_norms(rows, logs):
    """log of exp(logs) |row|."""
    size = rows.abs().max(1).values
    safe = torch.where((size > 0) & size.isfinite(), size, torch.ones_like(size))
    length = safe * ((rows / safe[:, None]) ** 2).sum(1).sqrt()
    return logs + torch.where(size > 0, length, size).log()


def log_norm(matrix):
    return float(log_norms(matrix.reshape(1, -1), torch.zeros(1))[0])


def through_slopes(net, l, u, d):
    """sigma'(u) d by autograd; where that underflows by logarithms. Rows, and what they are to be multiplied by."""
    at = store(net, u.detach()).requires_grad_()
    product = pulled_back(SIGMA[net.activation(l)](at), at, d)
    logs = torch.zeros(len(d))
    faint = product.abs().max(1).values < 1e-200
    if net.format is None and bool(faint.any()):
        sign, slope = log_slopes(net, l, at)
        far = d.abs().log() + slope
        top = far.max(1).values
        top = torch.where(top.isfinite(), top, torch.zeros_like(top))
        product = torch.where(faint[:, None], d.sign() * sign * (far - top[:, None]).exp(), product)
        logs = torch.where(faint, top, logs)
    return store(net, product), logs


def backward(net, z, u, spread, a):
    """delta^l = dC/dz^l and g^l = dC/da^l, each row by row in a unit of its own: autograd from layer to layer."""
    m, L = net.m, net.L
    g, log_g = rescale(net, error_of(net, z, a), torch.zeros(m))
    deltas, carried, stretch = {}, {}, {L: torch.zeros(m)}
    for l in range(L, 1, -1):
        carried[l] = log_norms(g, log_g)
        d, log_d = g, log_g
        if net.sloped(l):
            d, logs = through_slopes(net, l, u[l], d)
            log_d = log_d + logs
            if net.norm(l) == "batch":
                unit = log_d.max()
                d, log_d = d * (log_d - unit).exp()[:, None], torch.full((m,), float(unit))
            if net.norm(l):
                # Of two numbers +-1 is left whatever they were.
                some = z[l].shape[AXIS[net.norm(l)]] > 2
                d = store(net, pulled_back(u[l], z[l], d) if some else torch.zeros_like(d))
        d, log_d = rescale(net, d, log_d)
        deltas[l] = d, log_d
        if l == 2:
            break
        w = store(net, net.w[l])
        before = a[l - 1].detach().requires_grad_()
        below = pulled_back(before @ w.T, before, d)
        if net.norm(l) and not net.skips(l):
            # dC/da is orthogonal to much here: what is only rounding of that is zero.
            rounding = 64 * len(w) * EPS * (d.abs() @ w.abs())
            below = torch.where(below.abs() <= rounding, torch.zeros_like(below), below)
        stretch[l - 1] = log_norms(below, torch.zeros(m)) - log_norms(d, torch.zeros(m))
        log_b = log_d
        if net.skips(l):
            log_b = torch.maximum(log_d, log_g)
            unit = torch.where(log_b.isfinite(), log_b, torch.zeros_like(log_b))
            below = below * (log_d - unit).exp()[:, None] + g * (log_g - unit).exp()[:, None]
        g, log_g = rescale(net, store(net, below), log_b)
    return deltas, carried, stretch


def gradients(net, deltas, a):
    """log of |dC/db^l| and |dC/dw^l|, the latter of all its entries, of the mean cost."""
    grad_b, grad_w = {}, {}
    for l, (d, log_d) in deltas.items():
        unit = float(log_d.max())
        if unit == ZERO:
            grad_b[l] = grad_w[l] = ZERO
            continue
        d = d * (log_d - unit).exp()[:, None]
        grad_b[l] = unit + log_norm(store(net, d.mean(0)))
        grad_w[l] = unit + log_norm(store(net, d.T @ a[l - 1].detach() / net.m))
    return grad_b, grad_w


def singular_values(matrix):
    return torch.linalg.svdvals(matrix).tolist()


def moved(x):
    """Every number moved by about a rounding, up and down in turn."""
    turns = 1 - 2 * (torch.arange(x.numel()).reshape(x.shape) % 2)
    return x * (1 + 2 * EPS * turns)


def log_spread(spread):
    return torch.where(spread > 0, spread, torch.full_like(spread, math.inf)).log().detach()


def to_list(values):
    return values.tolist()


def extremes(logs):
    """The largest and the smallest of every row."""
    return to_list(logs.max(1).values), to_list(logs.min(1).values)


def diagonal(logs, sign, top):
    return torch.diag(sign * (logs - top).exp())


def norm_matrix(net, l, u, spread):
    """N', as a matrix, of one example: autograd of as many copies of it as it has numbers."""
    if not net.norm(l):
        return None
    n = net.sizes[l]
    if net.norm(l) == "batch" or n <= 2:
        return torch.zeros(n, n)
    z = (u[l].detach() * spread[l]).repeat(n, 1).requires_grad_()
    return pulled_back(normalise(z, 1)[0], z, torch.eye(n)).T


def largest_entry(matrix):
    return float(matrix.abs().max())


def identity(n):
    return torch.eye(n)


def extra_rows(net, found):
    """One graph of the whole net and one call of backward(): against the walk from layer to layer, where doubles reach."""
    if net.format is not None:
        return []
    w = {l: net.w[l].clone().requires_grad_() for l in net.w}
    b = {l: net.b[l].clone().requires_grad_() for l in net.b}
    a = net.x
    for l in range(2, net.L + 1):
        z = a @ w[l].T + b[l]
        out = SIGMA[net.activation(l)](normalise(z, AXIS[net.norm(l)])[0] if net.norm(l) else z)
        a = a + out if net.skips(l) else out
    if net.error is None:
        cost_of(net, z, a, net.y).backward()
    else:
        # The gradient of a cost whose derivative by a^L, or with the cross-entropy by z^L, is the error.
        (((z if net.logistic else a) * net.error).sum() / net.m).backward()
    worst, seen = 0.0, 0
    for found_logs, leaves in ((found["grad_b"], b), (found["grad_w"], w)):
        for l, leaf in leaves.items():
            if bool(leaf.grad.isfinite().all()) and found_logs[l] > math.log(1e-250):
                if found["floor"][l] < found_logs[l]:
                    worst = max(worst, relative(log_norm(leaf.grad), found_logs[l]))
                    seen += 1
    return [(f"{seen} of these gradients by one backward() of the whole net", worst, None)] if seen else []
