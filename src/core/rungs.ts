import { type Bounds, rounding } from './bounds.ts';
import { product } from './linear-algebra.ts';
import type { Measurement } from './measurement.ts';
import { activationAt, depth, type Net } from './network.ts';
import { spectralNorm } from './spectral-norm.ts';
import type { Matrix } from './types.ts';

/** The two inner rungs at one layer; natural logarithms. */
export interface Rungs {
  readonly layer: number;
  /** B2 = ∏_{r=l}^{L−1}‖Σ′ʳ(wʳ⁺¹)ᵀ‖ · ‖Σ′^L‖ · ‖e‖. */
  readonly logB2: number;
  /** B3 = ‖J_l‖·‖e‖ with δˡ = J_l e. */
  readonly logB3: number;
}

/** exp(log)·matrix. */
interface LogMatrix {
  readonly log: number;
  readonly matrix: Matrix;
}

/** Takes the largest entry out as a power of two, which is exact. */
function rescaled({ log, matrix }: LogMatrix): LogMatrix {
  const largest = matrix.entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0) return { log: Number.NEGATIVE_INFINITY, matrix };
  const power = Math.floor(Math.log2(largest));
  const shrink = 2 ** -power;
  return {
    log: log + power * Math.LN2,
    matrix: { ...matrix, entries: matrix.entries.map((entry) => entry * shrink) },
  };
}

const logNorm = ({ log, matrix }: LogMatrix): number => log + Math.log(spectralNorm(matrix).upper);

/** Σ′ˡ as exp(log)·diagonal numbers in [−1, 1]. */
function slopes(net: Net, l: number, z: Float64Array): { log: number; diagonal: Float64Array } {
  if (l === depth(net) && net.cost === 'cross-entropy') return { log: 0, diagonal: z.map(() => 1) };
  const { slope, logSlope } = activationAt(net, l);
  const log = z.reduce((most, zj) => Math.max(most, logSlope(zj)), Number.NEGATIVE_INFINITY);
  const diagonal = z.map((zj) => {
    const size = Math.exp(logSlope(zj) - log);
    return slope(zj) < 0 ? -size : size;
  });
  return { log, diagonal };
}

/**
 * B2 and B3 of one example, one layer a step, l = L … 2. Each rung takes the rung above where rounding would put it
 * higher. Upper ends of certified brackets throughout; the product J_l itself is the computed one.
 */
export function* innerRungs(net: Net, measurement: Measurement, outer: Bounds): Generator<Rungs, void> {
  const { single, logError } = measurement;
  if (!single) return;
  const L = depth(net);
  let logB2 = logError;
  let transposed: LogMatrix | undefined;
  for (let l = L; l >= 2; l--) {
    const { log, diagonal } = slopes(net, l, single.forward.z[l]!);
    if (log === Number.NEGATIVE_INFINITY) {
      for (; l >= 2; l--) yield { layer: l, logB2: log, logB3: log };
      return;
    }
    if (!transposed) {
      transposed = rescaled({ log, matrix: diagonalMatrix(diagonal) });
      logB2 += log + Math.log(diagonal.reduce((most, s) => Math.max(most, Math.abs(s)), 0));
    } else {
      // (Σ′ˡ(wˡ⁺¹)ᵀ)ᵀ = wˡ⁺¹Σ′ˡ, n_{l+1} × n_l.
      const w = net.w[l + 1]!;
      const entries = w.entries.map((entry, i) => entry * diagonal[i % w.columns]!);
      const step: LogMatrix = { log: log + Math.log(net.factor[l + 1]!), matrix: { ...w, entries } };
      logB2 += logNorm(rescaled(step));
      transposed = rescaled({
        log: transposed.log + step.log,
        matrix: product(transposed.matrix, step.matrix),
      });
    }
    const slack = rounding(net, l);
    const b2 = Math.min(outer.logB1[l]!, logB2 + slack);
    const b3 = transposed.log === Number.NEGATIVE_INFINITY ? transposed.log : logNorm(transposed) + logError;
    yield { layer: l, logB2: b2, logB3: Math.min(b2, b3 + slack) };
  }
}

function diagonalMatrix(diagonal: Float64Array): Matrix {
  const n = diagonal.length;
  const entries = new Float64Array(n * n);
  diagonal.forEach((entry, j) => {
    entries[j * (n + 1)] = entry;
  });
  return { rows: n, columns: n, entries };
}
