import { multiply, multiplyTransposed, norm } from './linear-algebra.ts';
import { lq } from './orthogonal.ts';
import { frobeniusNorm, gamma, stretchOf, unitRoundoff as u } from './rounding.ts';
import { moderated, scaledBack, transpose } from './scaling.ts';
import { greatestStretch } from './spectral-norm.ts';
import type { Bracket, Matrix } from './types.ts';

/**
 * s₋(w) = min ‖wᵀu‖ over unit vectors u, between two numbers that hold in floating point: the smallest singular value for
 * rows ≤ columns; 0 for rows > columns, where wᵀ has a kernel. Their distance is that of rounding, at most about
 * 10⁻⁹s₋ + (columns+16)·2⁻⁵⁰‖w‖_F, and the lower end 0 where that exceeds s₋. Throws if an entry is not finite.
 *
 * Let wXᵀ = I − E for some X. Every unit u is (wXᵀ)ᵀu + Eᵀu, so that 1 ≤ ‖X‖‖wᵀu‖ + ‖E‖: from below
 *   s₋ ≥ (1 − ‖E‖)/‖X‖.
 * From above serves the vector that X stretches most, or any other, as ‖wᵀu‖/‖u‖ ≥ s₋.
 */
export function smallestGain(w: Matrix): Bracket {
  const { A, scale } = moderated(w);
  const frobenius = frobeniusNorm(A);
  if (A.rows > A.columns || frobenius === 0) return { lower: 0, upper: 0 };
  const inverse = rightInverse(A, frobenius);
  if (!inverse.entries.every(Number.isFinite)) return scaledBack({ lower: 0, upper: shortestRow(A) }, scale);
  const X = moderated(inverse);
  const stretch = greatestStretch(X.A);
  const lower = (1 - defect(A, X.A, X.scale, frobenius)) / stretch.upper / X.scale;
  const { upper } = stretchOf(A, stretch.direction, frobenius);
  return scaledBack({ lower: Math.max(0, lower * (1 - 8 * u)), upper }, scale);
}

/**
 * X, r × c, with AXᵀ ≈ I: from A = LQ by LᵀX = Q, row by row from the last, X_i = (Q_i − Σ_{k>i} L_ki X_k)/L_ii. A
 * pivot below the size of rounding is replaced by that size; if there are many X may overflow.
 */
function rightInverse(A: Matrix, frobenius: number): Matrix {
  const { rows: r, columns: c } = A;
  const { L, Q } = lq(A);
  const U = transpose(L).entries;
  const X = new Float64Array(r * c);
  const sum = new Float64Array(c);
  for (let i = r - 1; i >= 0; i--) {
    const solved: Matrix = { rows: r - 1 - i, columns: c, entries: X.subarray((i + 1) * c) };
    multiplyTransposed(solved, U.subarray(i * r + i + 1, (i + 1) * r), sum, 1, 1);
    const pivot = Math.max(U[i * r + i]!, u * frobenius);
    for (let k = 0; k < c; k++) X[i * c + k] = (Q.entries[i * c + k]! - sum[k]!) / pivot;
  }
  return { rows: r, columns: c, entries: X };
}

/** ‖I − A(scale·X)ᵀ‖_F from above; the computed product is wrong by at most γ_c‖A‖_F‖scale·X‖_F. */
function defect(A: Matrix, X: Matrix, scale: number, frobenius: number): number {
  const { rows: r, columns: c } = A;
  const E = new Float64Array(r * r);
  multiply(X, A.entries, E, scale, r);
  for (let i = 0; i < r; i++) E[i * (r + 1)]! -= 1;
  const rounding = gamma(c + 4) * frobenius * frobeniusNorm(X) * scale;
  return (norm(E) + rounding) * (1 + gamma(r * r + 8));
}

/** The shortest row of A: ‖Aᵀu‖ for the best u among the unit vectors of the axes. */
function shortestRow(A: Matrix): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < A.rows; i++) shortest = Math.min(shortest, norm(A.entries, i * A.columns, A.columns));
  return shortest * (1 + gamma(A.columns + 4));
}
