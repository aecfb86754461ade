import type { ActivationId } from '../types.ts';
import { moments } from './moments.ts';

/** A net with independent weights of mean 0, as theory needs it: widths and variances may differ from layer to layer. */
export interface TypicalNet {
  /** Activation of the layers 2 … L−1; the last layer enters through the error only. */
  readonly activation: ActivationId;
  /** n_l at l = 1 … L; index 0 is unused. */
  readonly sizes: readonly number[];
  /** The variance of an entry of wˡ at l = 2 … L: σ_w²/fan. */
  readonly weightVariance: readonly number[];
  /** σ_b. */
  readonly biasScale: number;
}

/** What theory says of the two passes; indexed by layer, natural logarithms of root mean squares. */
export interface GradientPrediction {
  /** qˡ, the variance of zˡ_j, l = 2 … L. */
  readonly variance: Float64Array;
  /** E‖δˡ‖²/E‖δˡ⁺¹‖², l = 2 … L−1; χ(qˡ) with the fan-in scaling. */
  readonly gain: Float64Array;
  /** ½ log E‖δˡ‖², l = 2 … L. */
  readonly logDelta: Float64Array;
  /** ½ log E‖∂C/∂wˡ‖², l = 2 … L. */
  readonly logGradW: Float64Array;
}

/**
 * From the square norm ‖x‖² of the input and the measured log‖δ^L‖, with v_l the variance of the entries of wˡ:
 *   qˡ = v_l E‖aˡ⁻¹‖² + σ_b²,  E‖a¹‖² = ‖x‖²,  E‖aˡ‖² = n_l E σ(u)²,  u ~ N(0, qˡ),
 *   E‖δˡ‖² = n_l v_{l+1} E σ′(u)² E‖δˡ⁺¹‖²,   E‖∂C/∂wˡ‖² = E‖δˡ‖² E‖aˡ⁻¹‖².   E.1, E.3.
 * The limit of wide layers, and an error that does not depend on the weights (F.4 says what happens if it does).
 */
export function predictGradients(
  net: TypicalNet,
  inputSquare: number,
  logDeltaLast: number,
): GradientPrediction {
  const { sizes, weightVariance: v, activation } = net;
  const L = sizes.length - 1;
  const variance = new Float64Array(L + 1);
  const gain = new Float64Array(L + 1);
  const logDelta = new Float64Array(L + 1);
  const logGradW = new Float64Array(L + 1);
  const logOutput = new Float64Array(L + 1);
  let square = inputSquare;
  for (let l = 2; l <= L; l++) {
    logOutput[l - 1] = Math.log(square) / 2;
    const q = v[l]! * square + net.biasScale ** 2;
    variance[l] = q;
    if (l === L) break;
    const { square: outputSquare, slopeSquare } = moments(activation, q);
    square = sizes[l]! * outputSquare;
    gain[l] = sizes[l]! * v[l + 1]! * slopeSquare;
  }
  logDelta[L] = logDeltaLast;
  for (let l = L - 1; l >= 2; l--) logDelta[l] = logDelta[l + 1]! + Math.log(gain[l]!) / 2;
  for (let l = 2; l <= L; l++) logGradW[l] = logDelta[l]! + logOutput[l - 1]!;
  return { variance, gain, logDelta, logGradW };
}
