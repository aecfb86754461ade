import { activations } from './activations.ts';
import type { Net } from './network.ts';

/**
 * One logistic neuron per layer (Nielsen ch. 5, (122)): a step back multiplies the error by wσ′(z), z = wa + b, σ′ ≤ ¼.
 * All that follows asks when |wσ′(wa + b)| ≥ 1, so that the error does not shrink.
 */

/** [from, to], a set of activations. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * W(|w|) = (2/|w|) ln(|w|(1+r)/2 − 1), r = √(1 − 4/|w|): the length of the interval of those a for which |w|σ′(wa+b) ≥ 1,
 * whatever b; 0 for |w| = 4, and 0 for less, where there is none. Nielsen (123).
 */
export function intervalWidth(weight: number): number {
  const w = Math.abs(weight);
  return w > 4 ? (2 * steepHalf(w)) / w : 0;
}

/** ln(w(1+r)/2 − 1) = log1p(w r(1+r)/2): |z| up to which wσ′(z) ≥ 1, w ≥ 4, without cancellation near w = 4. */
function steepHalf(w: number): number {
  const r = Math.sqrt((w - 4) / w);
  return Math.log1p((w * r * (1 + r)) / 2);
}

/** The activations a with |w|σ′(wa+b) ≥ 1, ends included; null if there are none, which is so for |w| < 4. */
export function steepInterval(weight: number, bias: number): Interval | null {
  const w = Math.abs(weight);
  if (!(w >= 4)) return null;
  const centre = -bias / weight;
  const half = steepHalf(w) / w;
  return { from: centre - half, to: centre + half };
}

/** t of t tanh t = ½. With |w| = 4cosh²t is W = t/cosh²t, and there it is largest. */
const widestT = 0.7717023192091043;

/** The weight for which the interval is widest, and that width: |w| = 4cosh²t ≈ 6.894, W = t − 1/(4t) ≈ 0.4477. */
export const widestInterval = {
  weight: 4 * Math.cosh(widestT) ** 2,
  width: widestT - 1 / (4 * widestT),
} as const;

/** wˡ and bˡ at l = 2 … L; places 0 and 1 are empty. */
export interface Chain {
  readonly w: readonly number[];
  readonly b: readonly number[];
}

/**
 * Equal weights, and biases that put every activation `offset` away from where its neuron is steepest: zˡ = w·offset for
 * every l, so that each step back multiplies the error by wσ′(w·offset). Layer 2 sees the input, all others a = σ(w·offset).
 */
export function offsetChain(layers: number, weight: number, input: number, offset: number): Chain {
  const w: number[] = [];
  const b: number[] = [];
  const a = activations.sigmoid.value(weight * offset);
  for (let l = 2; l <= layers; l++) {
    w[l] = weight;
    b[l] = weight * (offset - (l === 2 ? input : a));
  }
  return { w, b };
}

/** Nielsen's exploding example: every zˡ = 0, where σ′ = ¼. With w = 100 each step back multiplies the error by 25. */
export const explodingChain = (layers: number, weight: number, input: number): Chain =>
  offsetChain(layers, weight, input, 0);

/** log|wσ′(w·offset)|, natural: what a step back does to the error in such a chain. */
export const logStepBack = (weight: number, offset: number): number =>
  Math.log(Math.abs(weight)) + activations.sigmoid.logSlope(weight * offset);

/** The chain as a net like any other. */
export function chainNet({ w, b }: Chain): Net {
  const sizes = Array.from(w, (_, l) => (l === 0 ? 0 : 1));
  const sigmoid = activations.sigmoid;
  return {
    sizes,
    w: w.map((weight) => ({ rows: 1, columns: 1, entries: Float64Array.of(weight) })),
    factor: w.map(() => 1),
    b: b.map((bias) => Float64Array.of(bias)),
    activation: sigmoid,
    outputActivation: sigmoid,
    cost: 'quadratic',
  };
}
