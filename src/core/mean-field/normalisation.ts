import type { ActivationId } from '../types.ts';
import { meanValue, moments } from './moments.ts';

/** Factor of E‖δ‖² per layer in wide nets whose zˡ is normalised, u ~ N(0, 1); whatever σ_w and σ_b. */
export interface NormalisedGrowth {
  /** Batch normalisation, batch size → ∞: E σ′(u)²/Var σ(u) > 1 unless σ is affine (Gaussian Poincaré inequality). */
  readonly batch: number;
  /** Layer normalisation: E σ′(u)²/E σ(u)². */
  readonly layer: number;
}

export function normalisedGrowth(id: ActivationId): NormalisedGrowth {
  const { square, slopeSquare } = moments(id, 1);
  return { batch: slopeSquare / (square - meanValue(id, 1) ** 2), layer: slopeSquare / square };
}

/** The same factor for batch normalisation of a linear net with B ≥ 4 examples: (B−2)/(B−3) (Yang et al. 2019). */
export const linearBatchGrowth = (examples: number): number => (examples - 2) / (examples - 3);
