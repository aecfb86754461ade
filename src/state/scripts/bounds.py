def relative(a, b):
    """|e^a / e^b - 1|, as far as doubles hold the logarithms of what they do not hold themselves."""
    if a == b:
        return 0.0
    apart = max(0.0, abs(a - b) - 1024 * EPS * max(0.0, abs(a) - 700))
    return math.expm1(apart) if apart < 700 else math.inf


def measured(net, x):
    """What the net does to its examples: natural logarithms by layer, and the pieces of which the bounds are made."""
    L, layers = net.L, range(2, net.L + 1)
    z, u, spread, a = forward(net, x)
    deltas, carried, stretch = backward(net, z, u, spread, a)
    grad_b, grad_w = gradients(net, deltas, a)
    slopes = {l: log_slopes(net, l, store(net, u[l])) for l in layers}
    most, least = {}, {}
    for l in layers:
        most[l], least[l] = extremes(slopes[l][1])
    errors = to_list(carried[L])
    # What N' Sigma' stretches at most in any example; nothing where no slope enters.
    steepest = {}
    for l in layers:
        steepest[l] = max(most[l]) if net.sloped(l) else 0.0
        if net.norm(l):
            own = slopes[l][1] - log_spread(spread[l])
            steepest[l] = max(extremes(own)[0]) if group(net, l) > 2 else ZERO
    # Smaller than this a gradient is what rounding leaves of numbers that cancel.
    floor = {l: max(to_list(carried[l])) + steepest[l] + math.log(1e-11) if net.norm(l) else ZERO for l in layers}
    error = error_of(net, z, a)
    error_rms = log_mean([2 * e for e in errors]) / 2
    cost = cost_of(net, z[L], a[L], net.y if net.error is None else a[L] - error) if net.logistic else None
    return {
        "z": z, "u": u, "spread": spread, "slopes": slopes,
        "grad_b": grad_b, "grad_w": grad_w, "floor": floor,
        "delta": {l: to_list(log_norms(*deltas[l])) for l in layers},
        "stretch": {l: to_list(stretch[l]) for l in layers},
        "most": most, "least": least, "steepest": steepest,
        "errors": errors, "error": log_mean(errors), "error_rms": error_rms,
        "cost": 2 * error_rms - math.log(2) if cost is None else log(float(cost)),
    }


def group(net, l):
    """How many numbers are normalised together."""
    return net.sizes[l] if net.norm(l) == "layer" else net.m


def weight_norms(net):
    """|w^l| and the smallest gain of (w^l)^T by the singular values of LAPACK."""
    largest, smallest = {}, {}
    for l in range(2, net.L + 1):
        values = singular_values(net.w[l])
        largest[l] = values[0]
        smallest[l] = values[-1] if net.sizes[l] <= net.sizes[l - 1] else 0.0
    return largest, smallest


U = EPS / 2


def room(net, l, *logs):
    """What rounding may amount to in the step at layer l: the stored bounds leave room for it."""
    n = max(net.sizes[l : l + 2])
    groups = sum(group(net, i) for i in (l, l + 1) if i <= net.L and net.norm(i))
    return (n * math.sqrt(n) + 2 * n + 16 + 8 * sum(abs(a) for a in logs if math.isfinite(a)) + 8 * groups) * U


def bounds(net, f, largest, gains):
    """log of B0, B1 and the lower bound; a bound that does not apply is left out."""
    L, m = net.L, net.m
    if net.format:
        return {}
    found = {"b1": {}}
    normalised = net.settings["norm"] != "none"
    if not normalised:
        found["b0"] = {}
    if m == 1 and not normalised:
        found["lower"] = {}
    start = f["error_rms"] if net.settings["norm"] == "batch" else f["error"]
    above0 = above1 = lower = start
    paths = list(f["errors"])
    norms = 0.0
    for l in range(L, 1, -1):
        weights, own = log(largest[l]), ZERO
        if net.plain():
            # B1 as a mean over the examples of the product of their own slopes.
            if net.sloped(l):
                paths = [path + most for path, most in zip(paths, f["most"][l])]
            delta1 = log_mean(paths) + norms
            norms += weights
        else:
            delta1 = above1 + f["steepest"][l]
        delta0 = above0 + net.log_gamma(l)
        least = f["least"][l][0] if net.sloped(l) else 0.0
        found["b1"][l] = delta1
        if "b0" in found:
            found["b0"][l] = delta0
            found["b1"][l] = min(delta0, delta1)
        if "lower" in found:
            found["lower"][l] = lower + least
        above0 = log_add(delta0 + weights, above0 if net.skips(l) else ZERO)
        above1 = log_add(delta1 + weights, above1 if net.skips(l) else ZERO)
        if net.skips(l):
            kappa = math.exp(f["steepest"][l] + weights)
            own = log(1 - kappa - room(net, l - 1, weights) * (1 + kappa))
        else:
            n = max(net.sizes[l - 1 : l + 1])
            own = least + log(gains[l] - n * math.sqrt(n) * U * largest[l])
        lower += own
    return found


def rungs(net, f):
    """log of B2 and B3 of one example, by singular values of the steps and of their product."""
    if net.m > 1 or net.format or net.settings["norm"] == "batch":
        return {}
    found = {"b2": {}, "b3": {}}
    product, log_product, log_steps = None, 0.0, f["error"]
    own = log_own = None
    for l in range(net.L, 1, -1):
        if product is not None:
            # On the way from da^{l+1} to da^l, or in a plain net from delta^{l+1} to delta^l.
            step, log_step = net.w[l + 1].T @ own, log_own
            if net.skips(l + 1):
                step, log_step = step * math.exp(log_own) + identity(net.sizes[l]), 0.0
        sign, logs = f["slopes"][l]
        above, log_above = own, log_own
        own, log_own = identity(net.sizes[l]), 0.0
        if net.sloped(l):
            log_own = f["most"][l][0]
            if log_own == ZERO:
                own, log_own = 0 * own, 0.0
            else:
                own = diagonal(logs[0], sign[0], log_own)
            if net.norm(l):
                own = norm_matrix(net, l, f["u"], f["spread"]) @ own
        if product is None:
            product = identity(net.sizes[l])
        elif net.plain():
            log_steps += spectral(own @ net.w[l + 1].T) + log_own
            product, log_product = shrunk(net.w[l + 1].T @ above @ product, log_product + log_above)
        else:
            log_steps += spectral(step) + log_step
            product, log_product = shrunk(step @ product, log_product + log_step)
        last = spectral(own) + log_own
        if net.plain():
            first = f["most"][net.L][0] if net.sloped(net.L) else 0.0
            found["b2"][l] = log_steps + first
        else:
            found["b2"][l] = log_steps + last
        found["b3"][l] = min(found["b2"][l], spectral(own @ product) + log_own + log_product + f["error"])
    return found


def spectral(matrix):
    return log(singular_values(matrix)[0])


def shrunk(matrix, logs):
    """The matrix with a largest entry of 1, and what it is multiplied by."""
    size = largest_entry(matrix)
    return (matrix / size, logs + math.log(size)) if size > 0 else (matrix, ZERO)


def slack(net, f, largest):
    """Where (**) loses: the decades of each step by cause, as natural logarithms; of a plain net and one example."""
    if net.m > 1 or not net.plain():
        return None
    found = {"activation": {}, "alignment": {}, "averaging": {}}
    for l in range(net.L, 1, -1):
        delta = f["delta"][l][0]
        above = f["delta"][l + 1][0] if l < net.L else f["error"]
        if delta == ZERO:
            for part in found.values():
                part[l] = 0.0
            continue
        if abs(delta) > 1e5:
            # Of the difference of two such logarithms nothing is left to compare.
            continue
        most = f["most"][l][0] if net.sloped(l) else 0.0
        stretch = f["stretch"][l][0]
        found["activation"][l] = net.log_gamma(l) - most
        found["averaging"][l] = most + stretch - (delta - above)
        found["alignment"][l] = log(largest[l + 1]) - stretch if l < net.L else 0.0
    return found
