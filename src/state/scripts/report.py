LIMIT = 1e-9


def stored(value):
    """The natural logarithm of a stored log10; None where there is none."""
    return None if value is None else value * math.log(10)


class Report:
    """
    What has been compared. `amplified` is by how much the net itself amplifies rounding; where numbers are stored in a
    format, one that lies next to the middle of two of its numbers may be rounded either way.
    """

    def __init__(self, amplified, format):
        self.amplified, self.format, self.rows, self.faults, self.largest = amplified, format, [], [], 0.0
        self.limit = max(LIMIT, 100 * amplified, 8 * 2.0 ** -format[0] if format else 0)
        if self.limit > 0.1:
            self.limit = math.inf

    def add(self, name, difference, where="", limit=None):
        self.rows.append((name, difference, where))
        limit = self.limit if limit is None else limit
        if limit == math.inf:
            return
        if limit <= self.limit:
            self.largest = max(self.largest, difference)
        if not difference < limit:
            self.faults.append(f"{name}: {difference:.1e}{where and ' at ' + where}")

    def compare(self, name, pairs, per=None, floor=None, limit=None):
        """pairs: layer -> (computed, stored), logarithms; `per` divides the difference of a product of many factors."""
        worst, where = 0.0, ""
        for l, (a, b) in pairs.items():
            low = floor[l] if floor else ZERO
            b = (ZERO if math.isfinite(a) else a) if b is None else b
            if a <= low and b <= low or a == b:
                continue
            difference = relative(a / per(l), b / per(l)) if per else relative(a, b)
            if not difference <= worst:
                worst, where = difference, f"layer {l}"
        if pairs:
            self.add(name, worst, where, limit)

    def require(self, name, holds):
        self.rows.append((name, None, "holds" if holds else "FAILS"))
        if not holds:
            self.faults.append(name)


def rounding_of(net, f):
    """By how much the numbers move if every input is moved by a rounding or two: chaotic nets amplify that."""
    g = measured(net, moved(net.x))
    worst = relative(g["error"], f["error"])
    for key in ("grad_b", "grad_w"):
        for l in f[key]:
            if f[key][l] > f["floor"][l]:
                worst = max(worst, relative(g[key][l], f[key][l]))
    return worst


def main(record, arrays):
    net = Net(record, arrays, decode)
    f = measured(net, net.x)
    amplified = rounding_of(net, f)
    report = Report(amplified, net.format)
    rows = {row["layer"]: row for row in record["layers"]}
    logs = {l: row["log10"] for l, row in rows.items()}
    pair = lambda values, read: {l: (values[l], read(l)) for l in values}

    report.compare("bias gradients |dC/db|", pair(f["grad_b"], lambda l: stored(logs[l]["delta"])), floor=f["floor"])
    report.compare("weight gradients |dC/dw|", pair(f["grad_w"], lambda l: stored(logs[l]["gradW"])), floor=f["floor"])
    slope_max = {l: max(f["most"][l]) for l in rows if rows[l]["slopeMax"] is not None}
    report.compare("largest slopes", pair(slope_max, lambda l: log(rows[l]["slopeMax"])))
    if record["errorNorm"] is not None:
        report.add("output error |a - y|", relative(f["error"], log(record["errorNorm"])))
    if record["cost"] is not None:
        report.add("cost", relative(f["cost"], log(record["cost"])))

    largest, smallest = weight_norms(net)
    report.compare("norms of the weights |w|", {l: (log(largest[l]), log(rows[l]["weightNorm"]["upper"])) for l in rows}, limit=LIMIT)
    gains = {l: rows[l]["weightSmallest"] for l in rows}
    report.add("their smallest gains, in units of the norm", max(abs(smallest[l] - gains[l]) / largest[l] for l in rows), limit=LIMIT)
    inside = [l for l in rows if brackets(rows[l], largest[l], smallest[l], net.sizes[l] + net.sizes[l - 1])]
    report.require(f"LAPACK's norms lie in the certified brackets of {len(inside)} of {len(rows)} layers", len(inside) == len(rows))
    factors = lambda l: net.L - l + 1
    found = {**bounds(net, f, largest, gains), **rungs(net, f)}
    # Of a product that cancels nothing but rounding is left.
    floors = {"b3": {l: b2 + math.log(1e-11) for l, b2 in found["b2"].items()}} if "b2" in found else {}
    names = {"b0": "bound (**), B0", "b1": "rung B1", "b2": "rung B2", "b3": "rung B3", "lower": "lower bound"}
    for key, name in names.items():
        if key in found:
            values = pair(found[key], lambda l: stored(logs[l][key]))
            report.compare(f"{name}, per factor", values, per=factors, floor=floors.get(key))
    parts = slack(net, f, largest)
    for cause in parts or {}:
        report.compare(f"slack by {cause}", pair(parts[cause], lambda l: rows[l]["slack"][cause]))
    report.require("lower bound <= gradient <= B3 <= B2 <= B1 <= B0 as stored, in every layer", all(map(ordered, logs.values())))
    for name, difference, limit in extra_rows(net, f):
        report.add(name, difference, limit=limit and max(limit, report.limit))
    return tell(report)


def brackets(row, norm, gain, n):
    spare = 8 * n * EPS * norm
    inside = row["weightNorm"]["lower"] - spare <= norm <= row["weightNorm"]["upper"] + spare
    return inside and row["weightSmallest"] <= gain + spare


def ordered(log10):
    chain = [log10[key] for key in ("lower", "delta", "b3", "b2", "b1", "b0") if log10[key] is not None]
    return all(a <= b + 1e-9 + 1e-14 * abs(b) for a, b in zip(chain, chain[1:]))


def tell(report):
    width = max(len(name) for name, _, _ in report.rows) + 2
    print(f"{'quantity':{width}}largest relative difference")
    for name, difference, where in report.rows:
        print(f"{name:{width}}" + (where if difference is None else f"{difference:.1e}{where and '   ' + where}"))
    print()
    if report.format:
        print("Stored numbers that lie next to the middle of two of the format may be rounded either way.")
    if 100 * report.amplified > LIMIT:
        print(f"This net amplifies rounding: inputs moved by 4e-16 of themselves move a gradient by {report.amplified:.0e} of itself.")
    if report.limit == math.inf:
        print("Its gradients differ between any two programs; what does not pass through the net is compared.")
    if report.faults:
        print("DIFFERS: " + "; ".join(report.faults))
        return 1
    limit = f"{LIMIT if report.limit == math.inf else report.limit:.0e}"
    print(f"AGREES: the largest relative difference is {report.largest:.1e}, the limit {limit}.")
    return 0
