import type { Measurement } from './measurement.ts';
import { activationAt, depth, type Net } from './network.ts';
import { unitRoundoff as u } from './rounding.ts';
import type { VariantBounds } from './variants/bounds.ts';
import type { WeightNorms } from './weight-norms.ts';

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
  /** What else is known of a net that is not plain, and which bounds do not apply to it. */
  readonly variant?: VariantBounds;
}

/** log γ of layer l; 0 where no slope enters. */
export function logSlopeBound(net: Net, l: number): number {
  if (l === depth(net) && net.cost === 'cross-entropy') return 0;
  return Math.log(activationAt(net, l).slopeBound);
}

/**
 * What rounding may amount to at layer l, in log units, when a gradient computed in doubles (u = 2⁻⁵³) is held against
 * a bound that adds the logarithms `logs` there. Upper bounds are raised, lower ones lowered, by its sum over r = l … L.
 *
 * Let N be the wider of the layers l and l+1, d the direction of δˡ⁺¹ as it is stored. The pass forms wᵀd to within
 * γ_N‖|w|ᵀ|d|‖ ≤ N√N u‖w‖, as ‖|w|‖ ≤ ‖w‖_F ≤ √N‖w‖, and divides by two norms, each right to Nu. With some
 * products by slopes and factors this stays below (N√N + 2N + 16)u. A logarithm and its place in a sum are right to u
 * of their sizes: 8u of `logs` for those of the bound. Those of the pass may be larger; but then they are so by as
 * much as the gradient lies below the bound, and a few hundred u of that distance do not bridge it.
 */
export function rounding(net: Net, l: number, ...logs: readonly number[]): number {
  const N = Math.max(net.sizes[l]!, net.sizes[l + 1] ?? 0);
  return (N * Math.sqrt(N) + 2 * N + 16 + 8 * logs.reduce((sum, log) => sum + Math.abs(log), 0)) * u;
}

/** log ab; a factor zero makes zero also beside a factor that is not known. */
export const logProduct = (logA: number, logB: number): number =>
  logA === Number.NEGATIVE_INFINITY || logB === Number.NEGATIVE_INFINITY
    ? Number.NEGATIVE_INFINITY
    : logA + logB;

/** Theorem (∗∗), the rung below it, and the lower bound. `norms` gives the norms of w[r] at unit scale. */
export function bounds(
  net: Net,
  measurement: Measurement,
  norms: (r: number) => WeightNorms | undefined,
): Bounds {
  if (net.variant) return net.variant.bounds(net, measurement, norms);
  const L = depth(net);
  const logB0 = new Float64Array(L + 1);
  const logB1 = new Float64Array(L + 1);
  const logLower = new Float64Array(L + 1);
  const growthMost = new Float64Array(L + 1);
  const growthLeast = new Float64Array(L + 1);
  const back = measurement.single?.backward;
  let b0 = measurement.logError;
  let lower = back ? measurement.logError : Number.NEGATIVE_INFINITY;
  let largest = 0;
  // The mean over m examples adds 4m roundings.
  let spareB0 = 4 * measurement.examples * u;
  let spareB1 = spareB0;
  let spareLower = 0;
  for (let l = L; l >= 2; l--) {
    const slopeBound = logSlopeBound(net, l);
    const slopeMin = back ? back.logSlopeMin[l]![0]! : Number.NEGATIVE_INFINITY;
    b0 += slopeBound;
    lower += slopeMin;
    let most = 0;
    let least = 0;
    if (l < L) {
      const r = l + 1;
      const stretch = stretchOf(net, r, norms(r));
      most = Math.log(stretch.most);
      least = Math.log(stretch.least);
      growthMost[r] = Math.exp(slopeBound) * stretch.most * (1 + 8 * u);
      growthLeast[r] = Math.exp(slopeMin) * stretch.least * (1 - 8 * u);
      largest = logProduct(largest, most);
      b0 = logProduct(b0, most);
      lower += least;
    }
    const b1 = logProduct(measurement.logSlopes[l]!, largest);
    spareB0 += rounding(net, l, b0, slopeBound, most);
    spareB1 += rounding(net, l, measurement.logSlopes[l]!, largest, most);
    spareLower += rounding(net, l, lower, slopeMin, least);
    logB0[l] = logProduct(b0, spareB0);
    logB1[l] = Math.min(logB0[l]!, logProduct(b1, spareB1));
    logLower[l] = lower - spareLower;
  }
  return { logB0, logB1, logLower, growthMost, growthLeast };
}

/**
 * What (wʳ)ᵀ does at most and at least to a unit vector, the scale applied; [0, ∞] while it is not known. The least
 * is that of the product as it is computed, which may lose N√N u‖w‖, however small s₋ (see {@link rounding}).
 */
export function stretchOf(
  net: Net,
  r: number,
  norms: WeightNorms | undefined,
): { most: number; least: number } {
  if (!norms) return { most: Number.POSITIVE_INFINITY, least: 0 };
  const factor = net.factor[r]!;
  const N = Math.max(net.sizes[r]!, net.sizes[r - 1]!);
  const lost = N * Math.sqrt(N) * u * norms.largest.upper;
  return { most: factor * norms.largest.upper, least: factor * Math.max(0, norms.smallest.lower - lost) };
}

/** What the two bounds prove about these very weights. */
export type Verdict = 'vanishing' | 'silent' | 'growth' | 'kept';

/**
 * `vanishing` if γ‖wʳ‖ < 1 for every r = 3 … L: then ‖δˡ‖ < ‖δˡ⁺¹‖ for every l, whatever the example.
 * `growth` if min_j|σ′(zʳ⁻¹_j)| s₋(wʳ) > 1 for every r: then ‖δˡ‖ > ‖δˡ⁺¹‖ for every l, for this example.
 * `kept` if layers skip and κ_r < 1 for each that does: then ∂C/∂a keeps at least the share ∏(1 − κ_r) on its way through
 * them, and cannot vanish.
 * Otherwise the bounds are silent; so they are for L = 2, where no weights stand between two layers. In nets that are not
 * plain these are statements on the examples measured where `variant.restsOn` says so.
 */
export function verdict(bounds: Bounds): Verdict {
  const r = [...bounds.growthMost.keys()].slice(3);
  if (r.length === 0) return 'silent';
  if (r.every((i) => bounds.growthMost[i]! < 1)) return 'vanishing';
  // Without an error nothing grows.
  if (bounds.logLower[2]! > Number.NEGATIVE_INFINITY && r.every((i) => bounds.growthLeast[i]! > 1))
    return 'growth';
  if ((bounds.variant?.logKept ?? Number.NEGATIVE_INFINITY) > Number.NEGATIVE_INFINITY) return 'kept';
  return 'silent';
}

/**
 * The largest σ_w at which vanishing is certified: 1/(γ max_r ‖wʳ‖ at σ_w = 1). ∞ for L = 2; 0 while a norm is unknown, and
 * where the weights alone certify nothing of the kind: with residual connections, normalisation or rounded numbers.
 */
export function certifiedScale(
  net: Net,
  weightScale: number,
  norms: (r: number) => WeightNorms | undefined,
): number {
  if (net.variant && depth(net) > 2) return 0;
  let steepest = 0;
  for (let r = 3; r <= depth(net); r++) {
    const upper = norms(r)?.largest.upper ?? Number.POSITIVE_INFINITY;
    steepest = Math.max(steepest, (upper * net.factor[r]!) / weightScale);
  }
  return 1 / (net.activation.slopeBound * steepest);
}
