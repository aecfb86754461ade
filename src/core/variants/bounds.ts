import { type Bounds, logProduct, logSlopeBound, rounding, stretchOf } from '../bounds.ts';
import type { Measurement } from '../measurement.ts';
import { depth, type Net } from '../network.ts';
import { unitRoundoff as u } from '../rounding.ts';
import type { WeightNorms } from '../weight-norms.ts';
import { logAdd } from './log-add.ts';
import { createStorageLoss } from './storage-loss.ts';
import type { Refusal, RungId } from './variant.ts';

/** Of a net that is not plain. Natural logarithms, by layer, l = 2 … L. */
export interface VariantBounds {
  /** The rungs that do not apply, whose numbers are ∞ (the lower bound −∞), and why. */
  readonly refused: Readonly<Partial<Record<RungId, Refusal>>>;
  /** Bounds of the root mean square of ‖∂C/∂aˡ‖: √((1/m)Σ‖a^L − y‖²) times ∏(1 + κ_r), or ∏(1 − κ_r)₊, over r = l+1 … L. */
  readonly carriedMost: Float64Array;
  readonly carriedLeast: Float64Array;
  /**
   * log ∏(1 − κ_r)₊ over those r = 3 … L that skip: as much of ∂C/∂a is certain to come through them. null if none skips, or if
   * rounding may set numbers to zero.
   */
  readonly logKept: number | null;
  /** Whether growth and what is kept hold for these weights whatever the examples, or for these examples alone. */
  readonly restsOn: 'weights' | 'examples';
  /** Whether the bounds are those of √((1/m)Σ‖δˡ_x‖²), as where examples meet on the way; else those of ‖∂C̄/∂bˡ‖. */
  readonly ofErrors: boolean;
}

/** The rounding of the plain net's step at layer l, and that of a mean over the group of a normalisation. */
export function roundingOf(net: Net, l: number, m: number, ...logs: readonly number[]): number {
  const { maps } = net.variant!;
  const size = (at: number): number => maps[at]?.norm?.groupSize(m, net.sizes[at]!) ?? 0;
  return rounding(net, l, ...logs.filter(Number.isFinite)) + 8 * (size(l) + size(l + 1)) * u;
}

/** log(1 − κ)₊ with room for rounding, relative to 1 + κ. */
const logKeptBy = (kappa: number, room: number): number =>
  Math.log(Math.max(0, 1 - kappa - room * (1 + kappa)));

/**
 * With κ_r = branch·γ‖wʳ‖, the norm of N′ʳ as one more factor where layer r is normalised, gˡ = ∂C/∂aˡ and e = a^L − y:
 *   ‖gʳ⁻¹‖ = ‖[gʳ +] (wʳ)ᵀδʳ‖ ≤ ([1 +] κ_r)‖gʳ‖,  and where layer r skips ‖gʳ⁻¹‖ ≥ (1 − κ_r)‖gʳ‖;
 *   ‖δˡ‖ = branch·‖N′ˡΣ′ˡgˡ‖ ≤ branch·‖N′ˡ‖γ‖gˡ‖,  and without a norm ‖δˡ‖ ≥ branch·min_j|σ′(zˡ_j)|‖gˡ‖.
 * Hence, theory of residual nets, for ‖∂C̄/∂bˡ‖ with (1/m)Σ‖e_x‖ in place of ‖e‖:
 *   B0 = branch·γ ∏_{r=l+1}^{L}([1 +] κ_r)·‖e‖, which is (∗∗) where nothing skips;
 *   B1 with max|σ′|·‖N′‖ as it is in these examples in place of γ and ‖N′‖;
 *   lower = branch·min|σ′(zˡ)| ∏_{r=l+1}^{L} λ_r ‖e‖ of one example, λ_r = (1 − κ_r)₊ with the visited slopes where layer r skips, else
 *   min|σ′(zʳ)|s₋(wʳ).
 * ‖N′‖ = 1/s is known when s has been measured, not before: with a normalisation B0 is refused, and as N′ kills two
 * directions the lower bound as well, but for what a skip carries past it. Where a batch is normalised, everything holds
 * for the errors of all examples as one vector: root mean squares instead of means.
 *
 * In a format other than doubles every stored vector of n numbers may be longer by the factor 1 + u and √n halves of the
 * smallest number; with both allowed for at each step B0 and B1 hold for the numbers as they are stored.
 */
export function variantBounds(
  net: Net,
  measurement: Measurement,
  norms: (r: number) => WeightNorms | undefined,
): Bounds {
  const { maps, format, couplesExamples, lossScale } = net.variant!;
  const seen = measurement.variant!;
  const { examples: m, single } = measurement;
  const L = depth(net);
  const loss = createStorageLoss(net);
  const back = single && !format ? single.backward : null;
  const make = () => new Float64Array(L + 1);
  const [logB0, logB1, logLower, growthMost, growthLeast] = [make(), make(), make(), make(), make()];
  const [carriedMost, carriedLeast] = [make(), make()];
  const none = Number.NEGATIVE_INFINITY;

  /** log branch·γ, known before any example; log of what the visited slopes and spreads make of it. */
  const slopeOf = (l: number): number => logSlopeBound(net, l) + Math.log(maps[l]!.branch);
  const steepBefore = (l: number): number => (maps[l]!.norm ? Number.POSITIVE_INFINITY : slopeOf(l));
  const steepKnown = (l: number): number => (maps[l]!.norm ? seen.logSteepest[l]! : slopeOf(l));
  const leastOf = (l: number): number =>
    back && !maps[l]!.norm ? back.logSlopeMin[l]![0]! + Math.log(maps[l]!.branch) : none;

  const start = couplesExamples ? seen.logErrorRms : measurement.logError;
  let [above0, above1, lower] = [start, start, back ? start : none];
  let [most, least] = [seen.logErrorRms, format ? none : seen.logErrorRms];
  // A mean over m examples; logarithms that the scaling of the error has moved and moved back.
  let spare = (4 * m + 16 * Math.abs(lossScale)) * u;
  let kept: number | null = null;
  for (let l = L; l >= 2; l--) {
    const { skips } = maps[l]!;
    const known = steepKnown(l);
    carriedMost[l] = logProduct(most, spare);
    carriedLeast[l] = least - spare;
    const [delta0, delta1] = [
      loss.ofError(l, logProduct(above0, steepBefore(l)), none),
      loss.ofError(l, logProduct(above1, seen.logSteepest[l]!), seen.logInverseSpread[l]!),
    ];
    spare += roundingOf(net, l, m, above1, seen.logSteepest[l]!, delta1, lower);
    logB0[l] = logProduct(loss.ofMean(l, delta0, m), spare);
    logB1[l] = Math.min(logB0[l]!, logProduct(loss.ofMean(l, delta1, m), spare));
    logLower[l] = lower + leastOf(l) - spare;
    if (l === 2) break;

    const weights = stretchOf(net, l, norms(l));
    const log = loss.ofWeights(l, Math.log(weights.most));
    const carry = (vector: number, delta: number): number =>
      loss.ofVector(l - 1, logAdd(logProduct(delta, log), skips ? vector : none));
    above0 = carry(above0, delta0);
    above1 = carry(above1, delta1);
    most = carry(most, loss.ofError(l, logProduct(most, known), seen.logInverseSpread[l]!));
    const room = roundingOf(net, l - 1, m, log);
    const kappa = (steepness: number): number => Math.exp(logProduct(steepness, log));
    const through = skips ? logKeptBy(kappa(known), room) : leastOf(l) + Math.log(weights.least);
    lower += skips ? logKeptBy(kappa(seen.logSteepest[l]!), room) : through;
    least += through;
    if (skips && !format) kept = (kept ?? 0) + through;
    growthMost[l] = skips
      ? 1 + kappa(known) * (1 + 8 * u)
      : Math.exp(logProduct(steepKnown(l - 1), log)) * (1 + 8 * u);
    growthMost[l]! *= loss.factor ** 2;
    growthLeast[l] = format
      ? 0
      : Math.exp(skips ? through : leastOf(l - 1) + Math.log(weights.least)) * (1 - 8 * u);
  }

  const normalises = maps.some((map) => map?.norm);
  const inner = format ? 'product-rounded' : single ? null : 'several-examples';
  const below = format ? 'rounded-to-zero' : normalises ? 'norm-kills' : single ? null : 'several-examples';
  const refused: Partial<Record<RungId, Refusal>> = {
    ...(normalises && { b0: 'spread-unknown' as const }),
    ...(inner && { b2: inner, b3: inner }),
    ...(below && { lower: below }),
  };
  const variant: VariantBounds = {
    refused,
    carriedMost,
    carriedLeast,
    logKept: kept,
    restsOn: normalises ? 'examples' : 'weights',
    ofErrors: couplesExamples,
  };
  return { logB0, logB1, logLower, growthMost, growthLeast, variant };
}
