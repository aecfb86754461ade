import { multiplyTransposed, norm } from './linear-algebra.ts';
import type { Bracket, Matrix } from './types.ts';

/** Unit roundoff of a double: each operation is right to a factor 1 ± this. */
export const unitRoundoff = 2 ** -53;

/**
 * γ_k = ku/(1−ku): k roundings together amount to a relative error of at most this, and a sum of k products, in any
 * order, to γ_k Σ|x_i y_i| (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., Lemmas 3.1 and 3.5).
 */
export const gamma = (k: number): number => (k * unitRoundoff) / (1 - k * unitRoundoff);

/** ‖A‖_F from above. */
export const frobeniusNorm = (A: Matrix): number => norm(A.entries) * (1 + gamma(A.entries.length + 4));

/**
 * ‖Aᵀx‖/‖x‖, x not zero, between two numbers. A is rows × columns with entries of moderate size; ‖A‖_F ≤ `frobenius`.
 * The computed Aᵀx is wrong by at most γ_rows‖A‖_F‖x‖, either norm by half as many roundings as it has terms.
 */
export function stretchOf(A: Matrix, x: Float64Array, frobenius: number): Bracket {
  const image = new Float64Array(A.columns);
  multiplyTransposed(A, x, image, 1, 1);
  const ratio = norm(image) / norm(x);
  const relative = gamma(A.rows + A.columns + 16);
  const absolute = gamma(A.rows + 4) * frobenius;
  return {
    lower: Math.max(0, ratio * (1 - relative) - absolute),
    upper: ratio * (1 + relative) + absolute,
  };
}
