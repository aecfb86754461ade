import { deadProbability, linearLogNorm, reluLogNorm } from '../core/mean-field/finite-width.ts';
import type { Results } from '../state/results.ts';
import { isTheorised } from '../state/typical.ts';

/** The nets whose law at finite width is known exactly. */
export const exactIds = ['linear', 'relu'] as const;
export type ExactId = (typeof exactIds)[number];

/** The widest net that can be set. */
export const widest = 256;

/** The variance of a weight, times n, at which the mean square is kept: σ_w² = 1 and 2. */
const critical = { linear: 1, relu: 2 } as const;
/** −2n times the mean of the log-norm of one layer, as n → ∞. */
const rate = { linear: 1, relu: 2.5 } as const;

/** log₁₀ ‖δ²‖/‖δ^L‖ less the root mean square: mean and standard deviation. */
export interface WidthLaw {
  readonly mean: number;
  readonly spread: number;
}

const known = new Map<string, WidthLaw>();

/** F.1 and F.3 over the L − 2 steps between layer L and layer 2, in layers of `width` neurons. */
export function lawAt(id: ExactId, width: number, layers: number): WidthLaw {
  const key = `${id} ${width}`;
  let one = known.get(key);
  if (!one) {
    const { mean, variance } = (id === 'linear' ? linearLogNorm : reluLogNorm)(width, critical[id] / width);
    one = { mean: mean / Math.LN10, spread: Math.sqrt(variance) / Math.LN10 };
    known.set(key, one);
  }
  const steps = layers - 2;
  return { mean: steps * one.mean, spread: Math.sqrt(steps) * one.spread };
}

/** The probability that one of the layers 2 … L−1 of a bias-free ReLU net is dead. */
export const deadSomewhere = (width: number, layers: number): number =>
  -Math.expm1((layers - 2) * Math.log1p(-deadProbability(width)));

/** log₁₀ of e^{−(L−2)/2n}, of e^{−5(L−2)/4n} for ReLU. */
export const roughLog10 = (id: ExactId, width: number, layers: number): number =>
  (-rate[id] * (layers - 2)) / (2 * width) / Math.LN10;

/**
 * log₁₀ ‖δ²‖/‖δ^L‖ of the net on show less the root mean square at its weight scale; null where the law is not about it:
 * other activations, biases, weights that are not independent Gaussian numbers, an error that depends on them, several
 * examples, a dead layer.
 */
export function measuredAgainstRms({ settings, measurement }: Results, id: ExactId): number | null {
  const { activation, bias, weights, data, target, scale, layers } = settings;
  const isOf = activation === id && bias === 0 && weights === 'gaussian' && data === 'noise';
  if (!isOf || !isTheorised(settings) || target !== 'independent' || !measurement.single) return null;
  const steps = layers - 2;
  const ratio = (measurement.logDelta[2]! - measurement.logDelta[layers]!) / Math.LN10;
  const value = ratio - (steps * Math.log10(scale ** 2 / critical[id])) / 2;
  return Number.isFinite(value) ? value : null;
}
