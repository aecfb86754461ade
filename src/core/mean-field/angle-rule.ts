/** Nodes t and weights of a rule on (0, 1) for functions smooth inside, however steep at the ends. */
export interface AngleRule {
  /** Nodes from ½ down towards 0; the others are 1 − t. */
  readonly t: Float64Array;
  /** Weight of the node; the first, ½, stands for itself alone. */
  readonly weight: Float64Array;
}

/**
 * Tanh–sinh (Takahasi and Mori 1974): t = 1/(1+e^{π sinh x}), evenly spaced in x. The nodes near 0 are exact relative to
 * their own size, which 1 − t could not be.
 */
export function tanhSinh(step: number): AngleRule {
  const t: number[] = [];
  const weight: number[] = [];
  for (let k = 0; k === 0 || weight[k - 1]! > 1e-18; k++) {
    const e = Math.exp(-Math.PI * Math.sinh(k * step));
    t.push(e / (1 + e));
    weight.push((step * Math.PI * Math.cosh(k * step) * e) / (1 + e) ** 2);
  }
  return { t: Float64Array.from(t), weight: Float64Array.from(weight) };
}

/** ∫_a^b f(t) dt by the rule. */
export function integrate(rule: AngleRule, f: (t: number) => number, a: number, b: number): number {
  const width = b - a;
  let sum = 0;
  for (let k = 0; k < rule.t.length; k++) {
    const offset = width * rule.t[k]!;
    sum += rule.weight[k]! * (k === 0 ? f(a + offset) : f(a + offset) + f(b - offset));
  }
  return width * sum;
}
