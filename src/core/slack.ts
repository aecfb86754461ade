import { logSlopeBound } from './bounds.ts';
import type { Measurement } from './measurement.ts';
import { depth, type Net } from './network.ts';
import type { WeightNorms } from './weight-norms.ts';

/** Where the bound (∗∗) loses, step r = 2 … L and cause by cause; natural logarithms, each ≥ 0. */
export interface Slack {
  /** log(γ/‖Σ′ʳ‖): no unit of the layer has the steepest slope. */
  readonly activation: Float64Array;
  /** log(‖wʳ⁺¹‖/‖(wʳ⁺¹)ᵀu‖), u the direction of δʳ⁺¹: the error is not what the matrix stretches most. 0 at r = L. */
  readonly alignment: Float64Array;
  /** log(‖Σ′ʳ‖‖v‖/‖Σ′ʳv‖), v = (wʳ⁺¹)ᵀu, at r = L v = e: not all units have the layer's largest slope. */
  readonly averaging: Float64Array;
}

/**
 * Vector attribution of the slack of one example. Identity: Σ_{r=l}^{L} (activation + alignment + averaging) =
 * log(B0/‖δˡ‖), by telescoping ‖δʳ‖ = ‖Σ′ʳv_r‖‖δʳ⁺¹‖. Below a dead layer, where δ = 0, the terms are 0: there is nothing
 * left to lose. Returns null for several examples, and for nets that are not plain, where δʳ is more than Σ′ʳ(wʳ⁺¹)ᵀδʳ⁺¹.
 */
export function slack(
  net: Net,
  measurement: Measurement,
  norms: (r: number) => WeightNorms | undefined,
): Slack | null {
  const back = measurement.single?.backward;
  if (!back || net.variant) return null;
  const L = depth(net);
  const activation = new Float64Array(L + 1);
  const alignment = new Float64Array(L + 1);
  const averaging = new Float64Array(L + 1);
  for (let r = L; r >= 2; r--) {
    const logDelta = back.logDelta[r]![0]!;
    if (logDelta === Number.NEGATIVE_INFINITY) break;
    const slopeMax = back.logSlopeMax[r]![0]!;
    const above = r < L ? back.logDelta[r + 1]![0]! : measurement.logError;
    const stretch = back.logStretch[r]![0]!;
    // The true terms are non-negative; below zero is rounding.
    activation[r] = Math.max(0, logSlopeBound(net, r) - slopeMax);
    averaging[r] = Math.max(0, slopeMax + stretch - (logDelta - above));
    if (r < L) {
      const upper = norms(r + 1)?.largest.upper ?? Number.POSITIVE_INFINITY;
      alignment[r] = Math.max(0, Math.log(upper) + Math.log(net.factor[r + 1]!) - stretch);
    }
  }
  return { activation, alignment, averaging };
}
