import { type SinglePass, signOfSlope } from './backpropagation.ts';
import { product } from './linear-algebra.ts';
import { activationAt, depth, type Net, slopeArgument } from './network.ts';
import { powerOfTwoBelow } from './scaling.ts';
import type { Matrix } from './types.ts';

/** exp(log)·matrix, the largest entry of the matrix between 1 and 2; log = −∞ for a matrix of zeros. */
export interface LogMatrix {
  readonly log: number;
  readonly matrix: Matrix;
}

/** δˡ = J_l e, and the factor by which J_l differs from J_{l+1}. Both stand transposed: rows are units of a later layer. */
export interface Jacobian {
  readonly layer: number;
  /** wˡ⁺¹Σ′ˡ, n_{l+1} × n_l; at l = L Σ′^L. */
  readonly step: LogMatrix;
  /** (J_l)ᵀ = Σ′^L w^L Σ′^{L−1} … wˡ⁺¹Σ′ˡ, n_L × n_l. */
  readonly transposed: LogMatrix;
}

/** Takes the largest entry out as a power of two, which is exact. */
export function rescaled({ log, matrix }: LogMatrix): LogMatrix {
  const largest = matrix.entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0 || log === Number.NEGATIVE_INFINITY) return { log: Number.NEGATIVE_INFINITY, matrix };
  const scale = powerOfTwoBelow(largest);
  return {
    log: log + Math.log(scale),
    matrix: { ...matrix, entries: matrix.entries.map((entry) => entry / scale) },
  };
}

/** Σ′ˡ as exp(log)·diagonal, the largest number of the diagonal ±1; with the cross-entropy no slope enters at l = L. */
export function slopes(
  net: Net,
  l: number,
  { forward, backward }: SinglePass,
): { log: number; diagonal: Float64Array } {
  const z = slopeArgument(forward, l);
  if (l === depth(net) && net.cost === 'cross-entropy') return { log: 0, diagonal: z.map(() => 1) };
  const sigma = activationAt(net, l);
  const log = backward.logSlopeMax[l]![0]!;
  const largest = Math.exp(log);
  if (log === Number.NEGATIVE_INFINITY) return { log, diagonal: z.map(() => 0) };
  if (largest > 1e-200) return { log, diagonal: z.map((zj) => sigma.slope(zj) / largest) };
  return { log, diagonal: z.map((zj) => signOfSlope(sigma, zj) * Math.exp(sigma.logSlope(zj) - log)) };
}

/** Σ′^L, then wˡ⁺¹Σ′ˡ for l = L−1 … 2: the factors of the products above. */
export function backwardStep(net: Net, l: number, pass: SinglePass): LogMatrix {
  const { log, diagonal } = slopes(net, l, pass);
  if (l === depth(net)) return rescaled({ log, matrix: diagonalMatrix(diagonal) });
  const w = net.w[l + 1]!;
  const entries = w.entries.map((entry, i) => entry * diagonal[i % w.columns]!);
  return rescaled({ log: log + Math.log(net.factor[l + 1]!), matrix: { ...w, entries } });
}

/**
 * The factors of J_l one layer at a time, l = L … 2: with the product P_l = carry_l P_{l+1}, P_{L+1} = I, J_l is own_l P_l. All
 * stand transposed; null is the identity. In the plain net carry_l = Σ′ˡ(wˡ⁺¹)ᵀ and P_l is J_l itself.
 */
export interface JacobianStep {
  readonly layer: number;
  readonly carry: LogMatrix | null;
  readonly own: LogMatrix | null;
}

export function* jacobianSteps(net: Net, pass: SinglePass): Generator<JacobianStep, void> {
  if (net.variant) return yield* net.variant.jacobianSteps(net, pass);
  for (let l = depth(net); l >= 2; l--) yield { layer: l, carry: backwardStep(net, l, pass), own: null };
}

/** J_L, J_{L−1}, … J_2 of a plain net, one a step. */
export function* jacobians(net: Net, pass: SinglePass): Generator<Jacobian, void> {
  let transposed: LogMatrix | undefined;
  for (let l = depth(net); l >= 2; l--) {
    const step = backwardStep(net, l, pass);
    transposed = transposed
      ? rescaled({ log: transposed.log + step.log, matrix: product(transposed.matrix, step.matrix) })
      : step;
    yield { layer: l, step, transposed };
  }
}

export function diagonalMatrix(diagonal: Float64Array): Matrix {
  const n = diagonal.length;
  const entries = new Float64Array(n * n);
  diagonal.forEach((entry, j) => {
    entries[j * (n + 1)] = entry;
  });
  return { rows: n, columns: n, entries };
}
