import { reflector, reflectRows } from './householder.ts';
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
    reflectRows(work, c, k, work.subarray(k * c, (k + 1) * c), k + 1, r);
  }
  const Q = new Float64Array(r * c);
  for (let k = r - 1; k >= 0; k--) {
    Q[k * c + k] = 1;
    reflectRows(Q, c, k, work.subarray(k * c, (k + 1) * c), k, r);
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
