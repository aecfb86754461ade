import type { Measurement } from './measurement.ts';
import { activationAt, depth, type Net } from './network.ts';
import type { WeightNorms } from './weight-norms.ts';

/** Unit roundoff of a double. */
const u = 2 ** -53;

/**
 * Bounds of ‖∂C̄/∂bˡ‖, natural logarithms, l = 2 … L. A bound that needs a norm which is not known yet is ∞ (upper) or
 * −∞ (lower): true, and saying nothing.
 */
export interface Bounds {
  /** B0, the bound (∗∗): γ^{L−l+1} ∏_{r=l+1}^{L}‖wʳ‖ · (1/m)Σ‖e_x‖; one γ fewer with the cross-entropy. */
  readonly logB0: Float64Array;
  /** B1: with max_j|σ′(zʳ_j)| of the visited z in place of γ. */
  readonly logB1: Float64Array;
  /** ∏_{r=l}^{L} min_j|σ′(zʳ_j)| · ∏_{r=l+1}^{L} s₋(wʳ) · ‖e‖, for one example; −∞ for more, whose gradients may cancel. */
  readonly logLower: Float64Array;
  /** γ‖wʳ‖, from above, r = 3 … L. */
  readonly growthMost: Float64Array;
  /** min_j|σ′(zʳ⁻¹_j)|·s₋(wʳ), from below, r = 3 … L: layer r−1 receives at least this times the error of layer r. */
  readonly growthLeast: Float64Array;
}

/** log γ of layer l; 0 where no slope enters. */
export function logSlopeBound(net: Net, l: number): number {
  if (l === depth(net) && net.cost === 'cross-entropy') return 0;
  return Math.log(activationAt(net, l).slopeBound);
}

/**
 * What the rounding of the backward pass and of these sums of logarithms may amount to, in log units: (2n+8)u a layer,
 * u = 2⁻⁵³. Upper bounds are raised and lower ones lowered by it.
 */
export const rounding = (net: Net, l: number): number => (depth(net) - l + 1) * (2 * net.sizes[l]! + 8) * u;

/** Theorem (∗∗), the rung below it, and the lower bound. `norms` gives the norms of w[r] at unit scale. */
export function bounds(
  net: Net,
  measurement: Measurement,
  norms: (r: number) => WeightNorms | undefined,
): Bounds {
  const L = depth(net);
  const logB0 = new Float64Array(L + 1);
  const logB1 = new Float64Array(L + 1);
  const logLower = new Float64Array(L + 1);
  const growthMost = new Float64Array(L + 1);
  const growthLeast = new Float64Array(L + 1);
  const back = measurement.single?.backward;
  let slopeBounds = 0;
  let largest = 0;
  let lower = back ? measurement.logError : Number.NEGATIVE_INFINITY;
  for (let l = L; l >= 2; l--) {
    slopeBounds += logSlopeBound(net, l);
    const slopeMin = back ? back.logSlopeMin[l]![0]! : Number.NEGATIVE_INFINITY;
    lower += slopeMin;
    if (l < L) {
      const r = l + 1;
      const known = norms(r);
      const logFactor = Math.log(net.factor[r]!);
      const most = known ? Math.log(known.largest.upper) + logFactor : Number.POSITIVE_INFINITY;
      const least = known ? Math.log(known.smallest.lower) + logFactor : Number.NEGATIVE_INFINITY;
      largest += most;
      lower += least;
      growthMost[r] = Math.exp(logSlopeBound(net, l) + most);
      growthLeast[r] = Math.exp(slopeMin + least);
    }
    const slack = rounding(net, l);
    logB0[l] = slopeBounds + largest + measurement.logError + slack;
    logB1[l] = Math.min(logB0[l]!, atMost(measurement.logSlopes[l]! + largest + slack));
    logLower[l] = Math.min(measurement.logDelta[l]!, lower - slack);
  }
  return { logB0, logB1, logLower, growthMost, growthLeast };
}

/** −∞ + ∞ is a zero factor beside an unknown one: zero. */
const atMost = (log: number): number => (Number.isNaN(log) ? Number.NEGATIVE_INFINITY : log);

/** What the two bounds prove about these very weights. */
export type Verdict = 'vanishing' | 'silent' | 'growth';

/**
 * `vanishing` if γ‖wʳ‖ < 1 for every r = 3 … L: then ‖δˡ‖ < ‖δˡ⁺¹‖ for every l, whatever the example.
 * `growth` if min_j|σ′(zʳ⁻¹_j)| s₋(wʳ) > 1 for every r: then ‖δˡ‖ > ‖δˡ⁺¹‖ for every l, for this example.
 * Otherwise the bounds are silent; so they are for L = 2, where no weights stand between two layers.
 */
export function verdict(bounds: Bounds): Verdict {
  const r = [...bounds.growthMost.keys()].slice(3);
  if (r.length === 0) return 'silent';
  if (r.every((i) => bounds.growthMost[i]! < 1)) return 'vanishing';
  if (r.every((i) => bounds.growthLeast[i]! > 1)) return 'growth';
  return 'silent';
}

/** The largest σ_w at which vanishing is certified: 1/(γ max_r ‖wʳ‖ at σ_w = 1). ∞ for L = 2; 0 while a norm is unknown. */
export function certifiedScale(
  net: Net,
  weightScale: number,
  norms: (r: number) => WeightNorms | undefined,
): number {
  let steepest = 0;
  for (let r = 3; r <= depth(net); r++) {
    const upper = norms(r)?.largest.upper ?? Number.POSITIVE_INFINITY;
    steepest = Math.max(steepest, (upper * net.factor[r]!) / weightScale);
  }
  return 1 / (net.activation.slopeBound * steepest);
}
