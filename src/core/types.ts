/**
 * The words that core and its users share. Layers count from 1, layer 1 is the input, L the output; arrays
 * indexed by layer leave the places 0 and 1 empty, so that `w[l]` is wˡ.
 */

/** The activations of the page, in the order in which they are offered. */
export const activationIds = [
  'linear',
  'sigmoid',
  'tanh',
  'relu',
  'leaky-relu',
  'elu',
  'selu',
  'softplus',
  'softsign',
  'gelu',
  'silu',
  'mish',
  'hard-tanh',
  'hard-sigmoid',
  'sin',
  'arctan',
  'erf',
] as const;
export type ActivationId = (typeof activationIds)[number];

/** A scalar activation σ: ℝ → ℝ. */
export interface Activation {
  /** σ(z). */
  readonly value: (z: number) => number;
  /** σ′(z); at a kink one of the two one-sided derivatives, as PyTorch takes it. Relative error of a few ulp, no cancellation. */
  readonly slope: (z: number) => number;
  /** log|σ′(z)|, natural; right also where σ′(z) underflows; −Infinity exactly where σ′(z) = 0. */
  readonly logSlope: (z: number) => number;
  /** γ = sup over all t of |σ′(t)|; never below any |slope(z)|. */
  readonly slopeBound: number;
  /** Whether some z has |σ′(z)| = γ. */
  readonly slopeBoundAttained: boolean;
  /** σ(tz) = tσ(z) for every t > 0. */
  readonly homogeneous: boolean;
}

/** A number known to lie in [lower, upper], both computed so that this holds in floating point. */
export interface Bracket {
  readonly lower: number;
  readonly upper: number;
}

/** A rows × columns matrix, flat and row-major: entry (i, j) stands at i·columns + j. Rows are output neurons. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
}
