import { reflectColumns, reflector, reflectRows } from './householder.ts';
import { norm } from './linear-algebra.ts';
import { lq } from './orthogonal.ts';
import { unitRoundoff as u } from './rounding.ts';
import { moderated, transpose } from './scaling.ts';
import type { Matrix } from './types.ts';

/** Stands for a pivot that is exactly zero. */
const tiny = 1e-200;

/**
 * All min(rows, columns) singular values of w, descending, each to some n·2⁻⁵³‖w‖: Householder's transformations are
 * exact for a matrix that near to w (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., Lemma 19.3), and no
 * singular value moves by more than the norm of the change (Weyl). Not a bracket; for the two ends of the
 * spectrum see spectralNorm and smallestGain.
 */
export function singularValues(w: Matrix): Float64Array {
  const { A, scale } = moderated(w);
  const { L } = lq(A.rows <= A.columns ? A : transpose(A));
  const { diagonal, above } = bidiagonal(L);
  return bisected(diagonal, above).map((value) => value * scale);
}

/**
 * The upper bidiagonal matrix B = HAK, H and K orthogonal, with the singular values of the n × n matrix A (Golub and Kahan 1965).
 */
function bidiagonal({ rows: n, entries }: Matrix): { diagonal: Float64Array; above: Float64Array } {
  const work = entries.slice();
  const diagonal = new Float64Array(n);
  const above = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const column = new Float64Array(n);
    for (let i = k; i < n; i++) column[i] = work[i * n + k]!;
    diagonal[k] = reflector(column, k, n - k);
    reflectColumns(work, n, k + 1, column, k, n);
    above[k] = reflector(work, k * n + k + 1, n - k - 1);
    reflectRows(work, n, k + 1, work.subarray(k * n, (k + 1) * n), k + 1, n);
  }
  return { diagonal, above };
}

/**
 * Singular values, descending, of the upper bidiagonal matrix B, by bisection. BᵀB − x²I = LDLᵀ has as many negative
 * pivots as B has singular values below x; d_k = b_k² + t_k,  t_1 = −x²,  t_{k+1} = t_k c_k²/d_k − x², with b the diagonal and c the
 * numbers above it. In this form (Fernando, SIAM J. Matrix Anal. Appl. 20 (1998) 373) the count is that of a B each of whose entries
 * is changed by a few units in the last place.
 */
function bisected(diagonal: Float64Array, above: Float64Array): Float64Array {
  const n = diagonal.length;
  const b = diagonal.map((entry) => entry * entry);
  const c = above.map((entry) => entry * entry);
  const below = (x: number): number => {
    const square = x * x;
    let t = -square;
    let count = 0;
    for (let k = 0; k < n; k++) {
      const d = b[k]! + t || tiny;
      if (d < 0) count++;
      t = t * (c[k]! / d) - square;
    }
    return count;
  };
  const bound = norm(diagonal) + norm(above);
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let least = 0;
    let most = i > 0 ? values[i - 1]! : bound;
    while (most - least > 4 * u * bound) {
      const middle = (least + most) / 2;
      if (below(middle) >= n - i) most = middle;
      else least = middle;
    }
    values[i] = most;
  }
  return values;
}
