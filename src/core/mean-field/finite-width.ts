import { digamma, trigamma } from '../gamma-functions.ts';

/** Mean and variance of the logarithm (natural) of a norm. */
export interface LogNorm {
  readonly mean: number;
  readonly variance: number;
}

/**
 * F.1: what one Gaussian matrix with n rows and entries of variance v does to a vector: ‖wu‖² = ‖u‖²·v·χ²_n, whatever u, so
 * log‖wu‖ − log‖u‖ has mean ½[log 2v + ψ(n/2)] and variance ¼ψ′(n/2). Going back, (w)ᵀ has as many rows as w has columns.
 */
export const linearLogNorm = (n: number, variance: number): LogNorm => ({
  mean: (Math.log(2 * variance) + digamma(n / 2)) / 2,
  variance: trigamma(n / 2) / 4,
});

/** Probability that a ReLU layer of n units without biases is dead, given that the one before is not. */
export const deadProbability = (n: number): number => 2 ** -n;

/**
 * F.3: the same for a ReLU layer of n units without biases, given that not all are off. In law the gates are fair coins
 * independent of the weights: K ~ Bin(n, ½) units are on, the square of the norm is v·χ²_K.
 */
export function reluLogNorm(n: number, variance: number): LogNorm {
  let total = 0;
  let first = 0;
  let second = 0;
  let inner = 0;
  let logProbability = -n * Math.LN2;
  for (let k = 1; k <= n; k++) {
    logProbability += Math.log((n - k + 1) / k);
    const probability = Math.exp(logProbability);
    const mean = (Math.log(2 * variance) + digamma(k / 2)) / 2;
    total += probability;
    first += probability * mean;
    second += probability * mean * mean;
    inner += (probability * trigamma(k / 2)) / 4;
  }
  const mean = first / total;
  return { mean, variance: inner / total + second / total - mean * mean };
}

/**
 * Mean and variance of log‖δˡ‖ − log‖δ^L‖ at l = 2 … L in a bias-free Gaussian net, exactly: sums over r = l … L−1 of what
 * (wʳ⁺¹)ᵀ and the gates of layer r do. `weightVariance[l]` is that of the entries of wˡ. The error is independent of the net.
 */
export function finiteWidthDeltas(
  activation: 'linear' | 'relu',
  sizes: readonly number[],
  weightVariance: readonly number[],
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const L = sizes.length - 1;
  const mean = new Float64Array(L + 1);
  const variance = new Float64Array(L + 1);
  const logNormOf = activation === 'linear' ? linearLogNorm : reluLogNorm;
  const known = new Map<string, LogNorm>();
  for (let l = L - 1; l >= 2; l--) {
    const key = `${sizes[l]} ${weightVariance[l + 1]}`;
    const step = known.get(key) ?? logNormOf(sizes[l]!, weightVariance[l + 1]!);
    known.set(key, step);
    mean[l] = mean[l + 1]! + step.mean;
    variance[l] = variance[l + 1]! + step.variance;
  }
  return { mean, variance };
}

/** F.2 (Newman 1986): the Lyapunov exponents λ_k = ½[log(2σ_w²/n) + ψ((n−k+1)/2)], k = 1 … n, of products of n × n matrices. */
export const lyapunovExponents = (n: number, weightScale: number): Float64Array =>
  Float64Array.from(
    { length: n },
    (_, i) => (Math.log((2 * weightScale ** 2) / n) + digamma((n - i) / 2)) / 2,
  );

/**
 * F.4: E‖JᵀJx‖²/‖x‖² for J the Jacobian of L = 0 … `layers` n × n layers without biases that keep the mean square (linear
 * with σ_w = 1, ReLU with σ_w = √2). It is what E‖δ‖² gains over an independent error where y = 0.
 */
export function ownOutputGain(activation: 'linear' | 'relu', n: number, layers: number): Float64Array {
  const gain = new Float64Array(layers + 1);
  let [m, t, s] = [1, 1, activation === 'linear' ? 0 : 1];
  gain[0] = m;
  for (let k = 1; k <= layers; k++) {
    [m, t, s] =
      activation === 'linear'
        ? [t + (1 + 1 / n) * m, t + (2 * m) / n ** 2, 0]
        : [
            t + s / n + (1 + 1 / n) * (m + s),
            t + s / n + (2 / n ** 2) * (m + s),
            t + s / n + (2 / n) * (m + s),
          ];
    gain[k] = m;
  }
  return gain;
}

/** E‖Ju‖⁴/(E‖Ju‖²)² over layers of widths n_l: ∏(1+2/n_l) for linear nets, ∏(1+5/n_l) for ReLU at any scale.  F.1, F.3. */
export const fourthMoment = (activation: 'linear' | 'relu', widths: readonly number[]): number =>
  widths.reduce((product, n) => product * (1 + (activation === 'linear' ? 2 : 5) / n), 1);
