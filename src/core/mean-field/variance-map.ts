import type { ActivationId } from '../types.ts';
import { growthAtInfinity, type Moments, moments } from './moments.ts';

/**
 * A net of infinite width: weights N(0, σ_w²/n_{l−1}), biases N(0, σ_b²), all independent. Then the numbers zˡ_j are
 * independent N(0, qˡ).
 */
export interface WideNet {
  readonly activation: ActivationId;
  /** σ_w. */
  readonly weightScale: number;
  /** σ_b. */
  readonly biasScale: number;
}

/** One step of the variance map at q. */
export interface VarianceStep {
  /** V(q) = σ_w² E σ(u)² + σ_b², u ~ N(0, q): the variance of the next layer. */
  readonly next: number;
  /** V′(q) = σ_w² E[σσ′u]/q. */
  readonly rate: number;
  /** χ(q) = σ_w² E σ′(u)²: what E‖δˡ‖² is of E‖δˡ⁺¹‖². */
  readonly chi: number;
}

export function stepOf(net: WideNet, { square, squareRate, slopeSquare }: Moments): VarianceStep {
  const weightSquare = net.weightScale ** 2;
  return {
    next: weightSquare * square + net.biasScale ** 2,
    rate: weightSquare * squareRate,
    chi: weightSquare * slopeSquare,
  };
}

/** V, V′ and χ at 0 ≤ q ≤ ∞. At ∞ `rate` is lim V(q)/q and χ its own limit, which is the same. */
export function varianceStep(net: WideNet, q: number): VarianceStep {
  if (q === Number.POSITIVE_INFINITY) {
    const growth = growthAtInfinity(net.activation);
    const rate = net.weightScale ** 2 * growth;
    return { next: growth > 0 ? q : stepOf(net, moments(net.activation, 1e24)).next, rate, chi: rate };
  }
  return stepOf(net, moments(net.activation, q));
}

/** q² of layer 2 from the actual input: σ_w²‖x‖²/n₁ + σ_b², with meanSquare = ‖x‖²/n₁. */
export const firstVariance = (net: WideNet, meanSquare: number): number =>
  net.weightScale ** 2 * meanSquare + net.biasScale ** 2;

/** The variances qˡ and factors χ(qˡ) of layers l = 2 … L, indexed by layer; 0 and 1 are empty. */
export interface Trajectory {
  readonly variance: Float64Array;
  readonly chi: Float64Array;
}

/** q^{l+1} = V(qˡ),  l = 2 … L−1.  E.1. */
export function trajectory(net: WideNet, start: number, layers: number): Trajectory {
  const variance = new Float64Array(layers + 1);
  const chi = new Float64Array(layers + 1);
  let q = start;
  for (let l = 2; l <= layers; l++) {
    const step = varianceStep(net, q);
    variance[l] = q;
    chi[l] = step.chi;
    q = step.next;
  }
  return { variance, chi };
}

/** Layers in which a quantity that is multiplied by `factor` a layer falls by 1/e: −1/ln factor; negative where it grows, ∞ at 1. E.4. */
export const depthScale = (factor: number): number =>
  factor === 1 ? Number.POSITIVE_INFINITY : -1 / Math.log(factor);
