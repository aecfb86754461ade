import type { SinglePass } from './backpropagation.ts';
import { jacobianSteps, type LogMatrix } from './jacobian.ts';
import { norm, product } from './linear-algebra.ts';
import { depth, type Net } from './network.ts';
import { pivotedQr } from './pivoted-qr.ts';
import type { Matrix } from './types.ts';

/** The singular values of J_l, δˡ = J_l e: what the layers l … L do to an error, direction by direction. */
export interface Spectrum {
  readonly layer: number;
  /**
   * log of the min(n_l, n_L) largest, descending. −∞ for an exact zero: units that are off, a layer narrower than both
   * ends, or a slope 10³⁰⁰ times smaller than the largest of its layer.
   */
  readonly logSingularValues: Float64Array;
}

/** J_l = Q diag(exp(log)) U: Qᵀ is k × n_l with orthonormal rows, U is k × n_L with rows of norm 1. */
interface Graded {
  readonly transposedQ: Matrix;
  readonly log: Float64Array;
  readonly U: readonly Float64Array[];
}

/**
 * The spectrum of J_L, J_{L−1}, … J_2, to relative accuracy far below the rounding of the largest value: the product is kept
 * as Q·diag·U with the scale of every row apart, in logarithms (graded QR; Higham, QR factorization with complete pivoting
 * and accurate computation of the SVD, 2000), and U's singular values are found by rotating rows against each other.
 * Yields null between two pieces of work.
 */
export function* jacobianSpectra(net: Net, pass: SinglePass): Generator<Spectrum | null, void> {
  const L = depth(net);
  const n = net.sizes[L]!;
  const unit = (i: number) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0));
  const U = Array.from({ length: n }, (_, i) => unit(i));
  const identity: Matrix = { rows: n, columns: n, entries: Float64Array.from(U.flatMap((row) => [...row])) };
  let graded: Graded = { transposedQ: identity, log: new Float64Array(n), U };
  for (const { layer: l, carry, own } of jacobianSteps(net, pass)) {
    graded = yield* advance(graded, carry);
    const values = yield* singularValuesOf(yield* advance(graded, own));
    const logSingularValues = new Float64Array(Math.min(net.sizes[l]!, n)).fill(Number.NEGATIVE_INFINITY);
    logSingularValues.set(values);
    yield { layer: l, logSingularValues };
  }
}

const zero: Graded = {
  transposedQ: { rows: 0, columns: 0, entries: new Float64Array(0) },
  log: new Float64Array(0),
  U: [],
};

/** SᵀJ with S = exp(logS)·matrix: (SᵀQ) diag U = Q′(R diag U). */
function* advance(J: Graded, step: LogMatrix | null): Generator<null, Graded> {
  if (step === null) return J;
  const { log: logS, matrix } = step;
  if (J.U.length === 0 || logS === Number.NEGATIVE_INFINITY) return zero;
  const { transposedQ, R, pivots } = yield* pivotedQr(product(J.transposedQ, matrix), J.log);
  const k = R.columns;
  const log = new Float64Array(R.rows);
  const U: Float64Array[] = [];
  for (let i = 0; i < R.rows; i++) {
    // Row i of R diag U = Σ_{p ≥ i} R_ip exp(log_j) U_j, j = pivots[p].
    const sizes = pivots.map((j, p) => Math.log(Math.abs(R.entries[i * k + p]!)) + J.log[j]!);
    const largest = Math.max(...sizes);
    const row = new Float64Array(J.U[0]!.length);
    for (let p = i; p < k; p++) {
      const c = Math.sign(R.entries[i * k + p]!) * Math.exp(sizes[p]! - largest);
      const u = J.U[pivots[p]!]!;
      if (c !== 0) for (let j = 0; j < row.length; j++) row[j]! += c * u[j]!;
    }
    log[i] = logS + largest + normalise(row);
    U.push(row);
    yield null;
  }
  return { transposedQ, log, U };
}

/** Divides a vector by its norm; returns the logarithm of the norm. */
function normalise(x: Float64Array): number {
  const size = norm(x);
  if (size > 0) for (let i = 0; i < x.length; i++) x[i]! /= size;
  return Math.log(size);
}

/** Sweeps after which the rotations stop, converged or not; some ten suffice. */
const mostSweeps = 60;

/**
 * One-sided Jacobi: rotates pairs of rows of diag(exp(log))U until they are orthogonal; their norms are the singular values,
 * right relative to each (Demmel and Veselić, Jacobi's method is more accurate than QR, 1992).
 */
function* singularValuesOf({ log: logs, U }: Graded): Generator<null, number[]> {
  const log = logs.slice();
  const rows = U.map((row) => row.slice());
  const k = rows.length;
  const orthogonal = 4 * (rows[0]?.length ?? 0) * 2 ** -53;
  for (let sweep = 0, turned = true; turned && sweep < mostSweeps; sweep++) {
    turned = false;
    for (let i = 0; i < k; i++) {
      for (let j = i + 1; j < k; j++) if (rotate(rows, log, i, j, orthogonal)) turned = true;
      yield null;
    }
  }
  return [...log].sort((a, b) => b - a);
}

/**
 * Makes the rows exp(log_i) u_i and exp(log_j) u_j orthogonal; false if they are already. With a the longer, ρ = ‖b‖/‖a‖ and
 * c = ⟨u_a, u_b⟩: tan θ = ρτ, τ = 2c / ((1−ρ²) + √((1−ρ²)² + 4ρ²c²)),
 *   u_a ← cos θ (u_a + ρ²τ u_b),  u_b ← cos θ (u_b − τ u_a).
 */
function rotate(
  rows: readonly Float64Array[],
  log: Float64Array,
  i: number,
  j: number,
  orthogonal: number,
): boolean {
  const [longer, shorter] = log[i]! >= log[j]! ? [i, j] : [j, i];
  const a = rows[longer]!;
  const b = rows[shorter]!;
  let c = 0;
  for (let q = 0; q < a.length; q++) c += a[q]! * b[q]!;
  if (Math.abs(c) <= orthogonal || log[shorter] === Number.NEGATIVE_INFINITY) return false;
  const square = Math.exp(2 * (log[shorter]! - log[longer]!));
  const gap = -Math.expm1(2 * (log[shorter]! - log[longer]!));
  const tau = (2 * c) / (gap + Math.hypot(gap, 2 * Math.sqrt(square) * c));
  const cosine = 1 / Math.sqrt(1 + square * tau * tau);
  for (let q = 0; q < a.length; q++) {
    const [aq, bq] = [a[q]!, b[q]!];
    a[q] = cosine * (aq + square * tau * bq);
    b[q] = cosine * (bq - tau * aq);
  }
  log[longer]! += normalise(a);
  log[shorter]! += normalise(b);
  return true;
}
