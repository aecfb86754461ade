import { choleskyCompletes } from './cholesky.ts';
import { dominantEigenvector } from './lanczos.ts';
import { multiply } from './linear-algebra.ts';
import { frobeniusNorm, gamma, stretchOf, unitRoundoff as u } from './rounding.ts';
import { moderated, scaledBack, transpose } from './scaling.ts';
import type { Bracket, Matrix } from './types.ts';

/**
 * ‖w‖, the largest singular value, between two numbers less than 10⁻⁸ of it apart, as a rule some 10n² units of the last
 * place. Holds in floating point, for the very numbers stored in w. Throws if one of them is not finite.
 */
export function spectralNorm(w: Matrix): Bracket {
  const { A, scale } = moderated(w);
  return scaledBack(greatestStretch(A.rows <= A.columns ? A : transpose(A)), scale);
}

/**
 * By how much μ exceeds θ², relatively: first little more than the rounding of μI − AAᵀ and its factorisation, then, if that
 * fails, 10⁻⁹, which each further attempt doubles.
 */
const margins = (n: number, N: number, attempt: number): readonly number[] => [
  8 * (n * n + N + 16) * u,
  1e-9 * 2 ** attempt,
];
const attempts = 5;

/**
 * ‖A‖ of an n × N matrix, n ≤ N, with entries of moderate size, and a vector x with ‖Aᵀx‖ ≈ ‖A‖‖x‖ from Lanczos.
 *
 * From below any x serves: θ = ‖Aᵀx‖/‖x‖ ≤ ‖A‖. From above no residual tells that no other vector is stretched more; but if the
 * Cholesky factorisation of μI − AAᵀ, μ = θ²(1+τ), runs to completion, none is, up to rounding ({@link ceiling}).
 * If it breaks down, x was another singular vector: once more, from another start. If all attempts fail, which takes more
 * rounding than τ allows, some thousand rows, ‖A‖_F is the upper end.
 */
export function greatestStretch(A: Matrix): Bracket & { readonly direction: Float64Array } {
  const frobenius = frobeniusNorm(A);
  let lower = 0;
  let direction: Float64Array = new Float64Array(A.rows);
  if (frobenius === 0) return { lower, upper: 0, direction };
  const G = gramian(A);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const x = dominantEigenvector(G, attempt);
    const theta = stretchOf(A, x, frobenius).lower;
    if (theta > lower) {
      lower = theta;
      direction = x;
    }
    for (const tau of margins(A.rows, A.columns, attempt)) {
      const upper = ceiling(G, lower ** 2 * (1 + tau), A.columns, frobenius);
      if (upper < Number.POSITIVE_INFINITY) return { lower, upper: Math.min(upper, frobenius), direction };
    }
  }
  return { lower, upper: frobenius, direction };
}

/**
 * An upper bound of ‖A‖ from the computed n × n Gram matrix G of A, whose entries are sums of N products; ∞ if Cholesky
 * breaks down. Let M be the computed μI − G. Completion means RᵀR = M + ΔM with ‖ΔM‖ ≤ γ_{n+1}/(1−γ_{n+1}) tr M (Higham,
 * Accuracy and Stability of Numerical Algorithms, 2nd ed., Theorem 10.3; Rump, BIT 46 (2006) 433), and RᵀR has no
 * negative eigenvalue. G is wrong by at most γ_N‖A‖_F², the subtraction by u(μ + ‖A‖_F²). Hence
 *   ‖A‖² ≤ μ + γ_{n+1}/(1−γ_{n+1}) tr M + γ_N‖A‖_F² + 2u(μ + ‖A‖_F²).
 */
function ceiling(G: Matrix, mu: number, N: number, frobenius: number): number {
  const n = G.rows;
  const M = G.entries.map((entry) => -entry);
  let trace = 0;
  for (let i = 0; i < M.length; i += n + 1) {
    M[i]! += mu;
    trace += M[i]!;
  }
  if (!choleskyCompletes(M, n)) return Number.POSITIVE_INFINITY;
  const factorisation = (gamma(n + 1) / (1 - gamma(n + 1))) * trace * (1 + gamma(n + 4));
  const square = frobenius ** 2;
  return Math.sqrt(mu + factorisation + gamma(N) * square + 2 * u * (mu + square)) * (1 + 8 * u);
}

/** Rows of the Gram matrix that are computed together. */
const strip = 16;

/** AAᵀ: strips of its upper half, mirrored. */
function gramian({ rows: n, columns: N, entries }: Matrix): Matrix {
  const G = new Float64Array(n * n);
  const products = new Float64Array(strip * n);
  for (let i = 0; i < n; i += strip) {
    const height = Math.min(strip, n - i);
    const width = n - i;
    const below: Matrix = { rows: width, columns: N, entries: entries.subarray(i * N) };
    multiply(below, entries.subarray(i * N, (i + height) * N), products, 1, height);
    for (let p = 0; p < height; p++) {
      for (let q = p; q < width; q++) {
        const value = products[p * width + q]!;
        G[(i + p) * n + i + q] = value;
        G[(i + q) * n + i + p] = value;
      }
    }
  }
  return { rows: n, columns: n, entries: G };
}
