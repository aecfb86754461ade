import { norm } from './linear-algebra.ts';
import { moderated, transpose } from './scaling.ts';
import type { Matrix } from './types.ts';

/**
 * The orthonormal factor of w: w = LQ for rows ≤ columns, w = QR for rows > columns, with no negative number on the diagonal of
 * L or R. With that sign Q is unique if w has full rank, and Haar distributed if the entries of w are independent standard
 * normals; Householder's signs alone would not do (Mezzadri, Notices AMS 54 (2007) 592). Its rows or columns are
 * orthonormal, whichever are fewer, also where w has not full rank.
 */
export function orthonormalise(w: Matrix): Matrix {
  const { A } = moderated(w);
  return A.rows <= A.columns ? lq(A).Q : transpose(lq(transpose(A)).Q);
}

/**
 * A = LQ for an r × c matrix, r ≤ c: L lower triangular, r × r, its diagonal not negative; the rows of Q orthonormal.
 *
 * Householder: H_k = I − vvᵀ turns what is left of row k into a multiple of e_k; A H_1 ⋯ H_r = [L 0], so that Q is the first r
 * rows of H_r ⋯ H_1 (Golub and Van Loan, Matrix Computations, 4th ed., 5.2, for Aᵀ).
 */
export function lq(A: Matrix): { readonly L: Matrix; readonly Q: Matrix } {
  const { rows: r, columns: c } = A;
  // Row k ends as L_k0 … L_k,k−1 followed by v of H_k.
  const work = A.entries.slice();
  const diagonal = new Float64Array(r);
  for (let k = 0; k < r; k++) {
    diagonal[k] = reflector(work, k * c + k, c - k);
    reflect(work, c, k, work.subarray(k * c, (k + 1) * c), k + 1, r);
  }
  const Q = new Float64Array(r * c);
  for (let k = r - 1; k >= 0; k--) {
    Q[k * c + k] = 1;
    reflect(Q, c, k, work.subarray(k * c, (k + 1) * c), k, r);
  }
  const L = new Float64Array(r * r);
  for (let k = 0; k < r; k++) {
    const sign = diagonal[k]! < 0 ? -1 : 1;
    L[k * r + k] = sign * diagonal[k]!;
    for (let i = k + 1; i < r; i++) L[i * r + k] = sign * work[i * c + k]!;
    if (sign < 0) for (let j = 0; j < c; j++) Q[k * c + j]! *= -1;
  }
  return { L: { rows: r, columns: r, entries: L }, Q: { rows: r, columns: c, entries: Q } };
}

/**
 * Replaces the vector x at x[from … from+count) by v, ‖v‖² = 2, with (I − vvᵀ)x = ∓‖x‖e, and returns ∓‖x‖. Here e is the
 * first unit vector and v a multiple of x ± ‖x‖e, with the sign of x_0 so that nothing cancels; v = 0 if x = 0.
 */
function reflector(x: Float64Array, from: number, count: number): number {
  const size = norm(x, from, count);
  if (size === 0) return 0;
  const sign = x[from]! < 0 ? -1 : 1;
  for (let j = from; j < from + count; j++) x[j]! /= size;
  x[from]! += sign;
  const length = norm(x, from, count) / Math.SQRT2;
  for (let j = from; j < from + count; j++) x[j]! /= length;
  return -sign * size;
}

/** Rows `from` … `to`−1 of a matrix with c columns ← row·(I − vvᵀ), v zero before place k. Four rows at a time. */
function reflect(rows: Float64Array, c: number, k: number, v: Float64Array, from: number, to: number): void {
  let i = from;
  for (; i + 3 < to; i += 4) {
    const r0 = i * c;
    const r1 = r0 + c;
    const r2 = r1 + c;
    const r3 = r2 + c;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let j = k; j < c; j++) {
      const vj = v[j]!;
      s0 += rows[r0 + j]! * vj;
      s1 += rows[r1 + j]! * vj;
      s2 += rows[r2 + j]! * vj;
      s3 += rows[r3 + j]! * vj;
    }
    for (let j = k; j < c; j++) {
      const vj = v[j]!;
      rows[r0 + j]! -= s0 * vj;
      rows[r1 + j]! -= s1 * vj;
      rows[r2 + j]! -= s2 * vj;
      rows[r3 + j]! -= s3 * vj;
    }
  }
  for (; i < to; i++) {
    let s = 0;
    for (let j = k; j < c; j++) s += rows[i * c + j]! * v[j]!;
    for (let j = k; j < c; j++) rows[i * c + j]! -= s * v[j]!;
  }
}
