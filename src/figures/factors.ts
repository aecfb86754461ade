import { activations } from '../core/activations.ts';
import { fixedPoints, restingPoint } from '../core/mean-field/fixed-points.ts';
import { firstVariance } from '../core/mean-field/variance-map.ts';
import { type ActivationId, activationIds } from '../core/types.ts';
import type { Results } from '../state/results.ts';
import { weightNorm } from './readings.ts';

/** What one layer does to the length of the error on its way back, for one activation. */
export interface Factor {
  readonly id: ActivationId;
  /** √χ₁ where the variance of an input with components of variance 1 comes to rest. */
  readonly typical: number;
  /** γ times the geometric mean of the net's ‖wʳ‖; null while a norm is not known. */
  readonly bound: number | null;
}

/** (∏ ‖wʳ‖)^{1/(L−2)} over r = 3 … L; null while a norm is not known, or where there is none. */
export function meanNorm(results: Results): number | null {
  const { layers } = results.settings;
  let sum = 0;
  for (let r = 3; r <= layers; r++) sum += Math.log(weightNorm(results, r) ?? Number.NaN);
  const mean = Math.exp(sum / (layers - 2));
  return Number.isFinite(mean) ? mean : null;
}

/** All activations at the same σ_w and σ_b, from the strongest vanishing to the strongest growth. */
export function factorsAt(weightScale: number, biasScale: number, norm: number | null): readonly Factor[] {
  return activationIds
    .map((id) => {
      const net = { activation: id, weightScale, biasScale };
      const { chi } = restingPoint(net, fixedPoints(net), firstVariance(net, 1));
      return {
        id,
        typical: Math.sqrt(chi),
        bound: norm === null ? null : activations[id].slopeBound * norm,
      };
    })
    .sort((a, b) => a.typical - b.typical);
}

/** ρ of the net on show between layer 2 and the last; null of nets that the theory beside it is not about. */
export function measuredFactor({
  net,
  measurement: { logDelta },
  settings: { layers },
}: Results): number | null {
  if (net.variant) return null;
  const factor = Math.exp((logDelta[2]! - logDelta[layers]!) / (layers - 2));
  return layers > 2 && Number.isFinite(factor) ? factor : null;
}

/** Whole decades around 1 that have all the factors, at most three on either side. */
export function decadesOf(factors: readonly Factor[]): readonly [low: number, high: number] {
  const logs = factors.flatMap(({ typical, bound }) => [typical, bound ?? 1]).map(Math.log10);
  return [
    Math.max(-3, Math.min(-1, Math.floor(Math.min(...logs)))),
    Math.min(3, Math.max(1, Math.ceil(Math.max(...logs)))),
  ];
}
