import { activations } from '../activations.ts';
import type { CostId } from '../network.ts';
import type { Activation } from '../types.ts';
import type { GradientPrediction, TypicalNet } from './gradient-prediction.ts';

/** Nodes of the midpoint rule for z ~ N(0,1), and their weights: exact for smooth σ, good to two percent for σ with kinks. */
const nodes = Float64Array.from({ length: 400 }, (_, i) => (i - 199.5) / 25);
const weights = nodes.map((z) => Math.exp(-0.5 * z * z));
{
  const total = weights.reduce((sum, w) => sum + w, 0);
  weights.forEach((w, i) => {
    weights[i] = w / total;
  });
}

/** E f(z), z ~ N(0,1). */
const mean = (f: (z: number) => number): number => nodes.reduce((sum, z, i) => sum + weights[i]! * f(z), 0);

/** What the output layer hands back, in the limit of wide layers. */
export interface OutputPrediction {
  /** ½ log E‖δ^L‖². */
  readonly logDelta: number;
  /** E[z_j δ_j]²/(E z_j² E δ_j²) at layer L: how far the error goes along with the pre-activations. */
  readonly overlap: number;
}

/**
 * δ^L_j = σ′(z_j)(σ(z_j) − y_j), with the cross-entropy σ(z_j) − y_j and σ logistic, z_j ~ N(0, q); one y_j of n is 1, the
 * others are 0. An independent error is a random unit vector instead of σ(z) − y.
 */
export function predictOutput(
  activation: Activation,
  cost: CostId,
  isIndependent: boolean,
  n: number,
  q: number,
): OutputPrediction {
  const root = Math.sqrt(q);
  const { value, slope } = cost === 'cross-entropy' ? activations.sigmoid : activation;
  const factor = (u: number) => (cost === 'cross-entropy' ? 1 : slope(u));
  if (isIndependent) return { logDelta: Math.log(mean((z) => factor(root * z) ** 2)) / 2, overlap: 0 };
  const delta = (z: number, y: number) => factor(root * z) * (value(root * z) - y);
  const share = 1 / n;
  const square = mean((z) => (1 - share) * delta(z, 0) ** 2 + share * delta(z, 1) ** 2);
  const along = mean((z) => z * ((1 - share) * delta(z, 0) + share * delta(z, 1)));
  return { logDelta: Math.log(n * square) / 2, overlap: along ** 2 / square };
}

/** How far nets of finite width, with errors of their own, are from the prediction, by layer; natural logarithms of norms. */
export interface PredictionLimits {
  /** What the root mean square exceeds the prediction by, the error not being independent of the weights. F.4. */
  readonly ownOutput: Float64Array;
  /** What the median of nets of this width is below their root mean square, to first order in 1/n. F.1, F.3. */
  readonly spread: Float64Array;
}

/**
 * With u = √q z at layer l and v = δˡ⁺¹ before it came back through wˡ⁺¹:
 * (wˡ⁺¹)ᵀδ has a part along aˡ; beside the part across, its share of the square is κ² = ρ²ω² n_{l+1}/n_l with ω² the overlap
 * of δˡ⁺¹ and zˡ⁺¹, ρ² = (q − σ_b²)/q there. Coordinate by coordinate δˡ = σ′(u)(h + κσ(u)/√E σ²), h standard normal, so
 *   E‖δˡ‖² is the predicted one times 1 + κ² E[σ′²σ²]/(E σ′² E σ²),
 *   ω² at layer l is κ² E[zσσ′]²/(E σ² E σ′²) over the same factor.
 * Given δˡ⁺¹, ‖δˡ‖² is a sum of n_l terms and has the relative variance (3E σ′⁴/(E σ′²)² − 1)/n_l; a quarter of it is what
 * the median of the norm falls behind. An orthogonal wˡ⁺¹ keeps the length: κ² is taken from the part across, and 3 from the variance.
 */
export function predictionLimits(
  net: TypicalNet,
  { variance }: Pick<GradientPrediction, 'variance'>,
  outputOverlap: number,
  isOrthogonal: boolean,
): PredictionLimits {
  const sigma = activations[net.activation];
  const { sizes } = net;
  const L = sizes.length - 1;
  const ownOutput = new Float64Array(L + 1);
  const spread = new Float64Array(L + 1);
  let overlap = outputOverlap;
  for (let l = L - 1; l >= 2; l--) {
    const n = sizes[l]!;
    const after = variance[l + 1]!;
    const { slopeSquare, slopeFourth, square, both, along } = meansOf(sigma, variance[l]!);
    const share = ((1 - net.biasScale ** 2 / after) * overlap * sizes[l + 1]!) / n;
    const factor = 1 + share * (both / (slopeSquare * square) - (isOrthogonal ? 1 : 0));
    overlap = (share * along ** 2) / (square * slopeSquare * factor);
    ownOutput[l] = ownOutput[l + 1]! + Math.log(factor) / 2;
    spread[l] = spread[l + 1]! + (3 * (slopeFourth / slopeSquare ** 2) - (isOrthogonal ? 3 : 1)) / (4 * n);
  }
  return { ownOutput, spread };
}

/** E σ′², E σ′⁴, E σ²/q, E σ′²σ²/q and E[zσσ′]/√q at u = √q z. */
function meansOf({ value, slope }: Activation, q: number) {
  const root = Math.sqrt(q);
  const means = { slopeSquare: 0, slopeFourth: 0, square: 0, both: 0, along: 0 };
  nodes.forEach((z, i) => {
    const weight = weights[i]!;
    const a = value(root * z) / root;
    const slopeHere = slope(root * z);
    const slopeSquare = slopeHere * slopeHere;
    means.slopeSquare += weight * slopeSquare;
    means.slopeFourth += weight * slopeSquare * slopeSquare;
    means.square += weight * a * a;
    means.both += weight * slopeSquare * a * a;
    means.along += weight * z * slopeHere * a;
  });
  return means;
}
