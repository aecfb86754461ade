import { multiply, multiplyTransposed, norm } from './linear-algebra.ts';
import type { Matrix } from './types.ts';

/** ‖Gv − θv‖ ≤ this·θ ends the search: then an eigenvalue of G lies that near θ, though not certainly the largest. */
const residual = 1e-10;

/**
 * A unit vector v with Gv ≈ θv, θ almost always the largest eigenvalue of the symmetric, positive semidefinite G.
 *
 * Lanczos with full reorthogonalisation: orthonormal q_0 … q_k with Gq_k = β_{k−1}q_{k−1} + α_k q_k + β_k q_{k+1}. The
 * eigenvector s of the tridiagonal matrix of α and β gives v = Σ s_k q_k, with residual β_k|s_k| (Golub and Van Loan,
 * Matrix Computations, 4th ed., 10.1). `attempt` numbers the starting vector.
 */
export function dominantEigenvector(G: Matrix, attempt: number): Float64Array {
  const n = G.rows;
  const q = new Float64Array(n * n);
  const alpha = new Float64Array(n);
  const beta = new Float64Array(n);
  const r = Float64Array.from({ length: n }, (_, i) => scatter(i, attempt));
  const correction = new Float64Array(n);
  const coefficients = new Float64Array(n);
  let previous = norm(r);
  for (let k = 0; ; k++) {
    const now = k * n;
    for (let i = 0; i < n; i++) q[now + i] = r[i]! / previous;
    multiply(G, q.subarray(now, now + n), r, 1, 1);
    if (k > 0) addMultiple(r, -previous, q, now - n);
    alpha[k] = dot(r, q, now);
    addMultiple(r, -alpha[k]!, q, now);
    const basis: Matrix = { rows: k + 1, columns: n, entries: q };
    multiply(basis, r, coefficients, 1, 1);
    multiplyTransposed(basis, coefficients, correction, -1, 1);
    addMultiple(r, 1, correction, 0);
    previous = norm(r);
    beta[k] = previous;
    const last = k + 1 === n || previous <= residual * alpha[0]!;
    if (!last && k % 4 !== 3) continue;
    const { theta, vector } = dominantOfTridiagonal(alpha, beta, k + 1);
    if (last || previous * vector[k]! <= residual * theta) {
      const v = new Float64Array(n);
      multiplyTransposed(basis, vector, v, 1, 1);
      return v;
    }
  }
}

/** Numbers in [−½, ½) without a pattern that a matrix could share: the fractional parts of squares times an irrational. */
function scatter(i: number, attempt: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  return (((i + 1) ** 2 * golden * (attempt + 1)) % 1) - 0.5;
}

function dot(x: Float64Array, y: Float64Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[from + i]!;
  return sum;
}

function addMultiple(x: Float64Array, c: number, y: Float64Array, from: number): void {
  for (let i = 0; i < x.length; i++) x[i]! += c * y[from + i]!;
}

/** Largest eigenvalue and its unit eigenvector, all of one sign, of the tridiagonal matrix T of α_0 … and β_0 …, k × k. */
function dominantOfTridiagonal(
  alpha: Float64Array,
  beta: Float64Array,
  k: number,
): { theta: number; vector: Float64Array } {
  const theta = largestRoot(alpha, beta, k);
  // Inverse iteration at θ, which is not below the eigenvalue: the pivots d of θI − T = LDLᵀ are positive.
  const d = new Float64Array(k);
  const vector = new Float64Array(k).fill(1);
  for (let i = 0; i < k; i++) d[i] = theta - alpha[i]! - (i > 0 ? beta[i - 1]! ** 2 / d[i - 1]! : 0);
  for (let round = 0; round < 2; round++) {
    for (let i = 1; i < k; i++) vector[i]! += (beta[i - 1]! / d[i - 1]!) * vector[i - 1]!;
    vector[k - 1]! /= d[k - 1]!;
    for (let i = k - 2; i >= 0; i--) vector[i] = (vector[i]! + beta[i]! * vector[i + 1]!) / d[i]!;
    const size = norm(vector);
    for (let i = 0; i < k; i++) vector[i]! /= size;
  }
  return { theta, vector };
}

/**
 * Largest root of p(θ) = det(θI − T), from above, by Laguerre's iteration, which never passes the last root of a
 * polynomial whose roots are real (Wilkinson, The Algebraic Eigenvalue Problem, 7.26). With the pivots d_i of θI − T,
 * p = ∏d_i, p′/p = Σ g_i with g_i = d_i′/d_i, and −(p′/p)′ = Σ (g_i² − h_i) with h_i = d_i″/d_i. Where rounding passes the
 * root and a pivot is not positive, it goes back by a few units in the last place.
 */
function largestRoot(alpha: Float64Array, beta: Float64Array, k: number): number {
  let theta = 0;
  for (let i = 0; i < k; i++) {
    theta = Math.max(theta, alpha[i]! + (i > 0 ? beta[i - 1]! : 0) + (i + 1 < k ? beta[i]! : 0));
  }
  theta *= 1 + 1e-15;
  let back = 0;
  for (let trial = theta; ; ) {
    let first = 0;
    let second = 0;
    let d = 1;
    let g = 0;
    let h = 0;
    for (let i = 0; i < k && d > 0; i++) {
      const quotient = i > 0 ? beta[i - 1]! ** 2 / d : 0;
      d = trial - alpha[i]! - quotient;
      h = (quotient * (h - 2 * g * g)) / d;
      g = (1 + quotient * g) / d;
      first += g;
      second += g * g - h;
    }
    if (d > 0) {
      theta = trial;
      if (back > 0) return theta;
      trial -= k / (first + Math.sqrt(Math.max(0, (k - 1) * (k * second - first * first))));
      if (trial >= theta * (1 - 2 ** -52)) return theta;
    } else {
      back = back === 0 ? 2 ** -52 : 2 * back;
      trial *= 1 + back;
      if (trial >= theta) return theta;
    }
  }
}
