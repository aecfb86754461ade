import { multiplyTransposed, norm } from './linear-algebra.ts';
import { activationAt, depth, type ForwardPass, type Net } from './network.ts';
import type { Activation } from './types.ts';
import type { VariantBackward } from './variants/variant.ts';

/**
 * The errors δˡ = ∂C/∂zˡ of every example, as direction and size: δˡ_x = exp(logDelta[l][x])·direction[l][x], so that
 * a gradient of 10^−2000 is as exact as one of 10^−2. All logarithms are natural. Index l = 2 … L; a layer of m
 * examples holds m numbers, its directions m × n_l, row-major.
 */
export interface BackwardPass {
  /** Unit vectors; all zero where δˡ_x = 0. */
  readonly direction: readonly Float64Array[];
  /** log‖δˡ_x‖; −∞ where δˡ_x = 0 exactly. */
  readonly logDelta: readonly Float64Array[];
  /** log‖(wˡ⁺¹)ᵀu‖ with u the direction of δˡ⁺¹_x; 0 at l = L. What the weights do to this error. */
  readonly logStretch: readonly Float64Array[];
  /** log max_j |σ′(zˡ_j)| = log‖Σ′ˡ‖; 0 at l = L with the cross-entropy, where no slope enters. */
  readonly logSlopeMax: readonly Float64Array[];
  /** log min_j |σ′(zˡ_j)|; the same convention. */
  readonly logSlopeMin: readonly Float64Array[];
  /** Of a net that is not plain. */
  readonly variant?: VariantBackward;
}

/** Both passes of one example. */
export interface SinglePass {
  readonly forward: ForwardPass;
  readonly backward: BackwardPass;
}

/** Below this size a product is taken again in the log domain: clear of the subnormal numbers by a wide margin. */
const tiny = 1e-200;

/**
 * Largest and smallest log|σ′| of z[from … from+n), whose slopes are `slopes`. Logs are taken of two slopes only, unless one
 * of them underflows.
 */
export function slopeRange(
  sigma: Activation,
  z: Float64Array,
  slopes: Float64Array,
  from: number,
  n: number,
): { max: number; min: number } {
  let most = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = from; j < from + n; j++) {
    const slope = Math.abs(slopes[j]!);
    if (slope > most) most = slope;
    if (slope < least) least = slope;
  }
  if (least >= tiny) return { max: Math.log(most), min: Math.log(least) };
  let max = Number.NEGATIVE_INFINITY;
  let min = Number.POSITIVE_INFINITY;
  for (let j = from; j < from + n; j++) {
    const log = sigma.logSlope(z[j]!);
    if (log > max) max = log;
    if (log < min) min = log;
  }
  return { max, min };
}

/**
 * g ← σ′(z)⊙g normalised, for the n numbers from `from` on; returns log‖σ′(z)⊙g‖, −∞ if that is zero.
 * Products too small for a double are formed as exp(log|g_j| + log|σ′(z_j)| − their maximum).
 */
export function hadamard(
  sigma: Activation,
  z: Float64Array,
  slopes: Float64Array,
  g: Float64Array,
  from: number,
  n: number,
): number {
  let largest = 0;
  for (let j = from; j < from + n; j++) {
    const size = Math.abs(g[j]! * slopes[j]!);
    if (size > largest) largest = size;
  }
  let shift = 0;
  if (largest >= tiny) for (let j = from; j < from + n; j++) g[j]! *= slopes[j]!;
  else shift = hadamardOfLogs(sigma, z, g, from, n);
  return shift + normalise(g, from, n);
}

/** g ← e^{−shift} σ′(z)⊙g with the returned shift the largest log|g_j σ′(z_j)|; zeros and −∞ if there is none. */
export function hadamardOfLogs(
  sigma: Activation,
  z: Float64Array,
  g: Float64Array,
  from: number,
  n: number,
): number {
  const logs = new Float64Array(n);
  let shift = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < n; j++) {
    logs[j] = Math.log(Math.abs(g[from + j]!)) + sigma.logSlope(z[from + j]!);
    shift = Math.max(shift, logs[j]!);
  }
  if (shift === Number.NEGATIVE_INFINITY) {
    g.fill(0, from, from + n);
    return shift;
  }
  for (let j = 0; j < n; j++) {
    const size = Math.exp(logs[j]! - shift);
    g[from + j] = g[from + j]! > 0 === signOfSlope(sigma, z[from + j]!) > 0 ? size : -size;
  }
  return shift;
}

/** The sign of σ′(z); where the slope underflows that of the tail, which begins before |z| = 20 for every activation. */
export const signOfSlope = ({ slope }: Activation, z: number): number =>
  Math.sign(slope(z) || slope(Math.max(-20, Math.min(20, z))));

/** Divides x[from … from+n) by its norm and returns the logarithm of the norm; leaves a zero vector as it is. */
export function normalise(x: Float64Array, from: number, n: number): number {
  const size = norm(x, from, n);
  if (size > 0) for (let j = from; j < from + n; j++) x[j]! /= size;
  return Math.log(size);
}

/**
 * δ^L = Σ′(z^L)(a^L − y)  (Nielsen (30); with the cross-entropy δ^L = a^L − y),
 * δˡ = Σ′(zˡ)(wˡ⁺¹)ᵀδˡ⁺¹,  l = L−1 … 2  (Nielsen (34)).  Shapes: δˡ is m × n_l, `error` is m × n_L.
 */
export function backward(net: Net, pass: ForwardPass, error: Float64Array): BackwardPass {
  const L = depth(net);
  const m = pass.examples;
  const direction: Float64Array[] = [];
  const logDelta: Float64Array[] = [];
  const logStretch: Float64Array[] = [];
  const logSlopeMax: Float64Array[] = [];
  const logSlopeMin: Float64Array[] = [];
  for (let l = L; l >= 2; l--) {
    const n = net.sizes[l]!;
    const g = l === L ? error.slice() : new Float64Array(m * n);
    if (l < L) multiplyTransposed(net.w[l + 1]!, direction[l + 1]!, g, net.factor[l + 1]!, m);
    const delta = new Float64Array(m);
    const stretch = new Float64Array(m);
    const most = new Float64Array(m);
    const least = new Float64Array(m);
    const linear = l === L && net.cost === 'cross-entropy';
    const sigma = activationAt(net, l);
    const z = pass.z[l]!;
    const slopes = new Float64Array(linear ? 0 : m * n);
    for (let i = 0; i < slopes.length; i++) slopes[i] = sigma.slope(z[i]!);
    for (let x = 0; x < m; x++) {
      const size = normalise(g, x * n, n);
      if (l < L) stretch[x] = size;
      delta[x] = size + (l < L ? logDelta[l + 1]![x]! : 0);
      if (linear) continue;
      const range = slopeRange(sigma, z, slopes, x * n, n);
      most[x] = range.max;
      least[x] = range.min;
      delta[x]! += hadamard(sigma, z, slopes, g, x * n, n);
    }
    direction[l] = g;
    logDelta[l] = delta;
    logStretch[l] = stretch;
    logSlopeMax[l] = most;
    logSlopeMin[l] = least;
  }
  return { direction, logDelta, logStretch, logSlopeMax, logSlopeMin };
}
